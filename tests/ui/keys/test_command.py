"""Commands: declared once beside what they run, bound by whoever has the part."""

from textual.app import App
from textual.widget import Widget

from reader.ui.keys.command import Command, Commanded, command, commands_in, commands_of


class Counter:
    """A part that knows no app."""

    def __init__(self):
        self.seen = []
        self.is_there = True

    @command("count.up", "x", "Up", "count up", 1)
    @command("count.down", "y", "Down", "count down", -1, when=lambda self: self.is_there)
    def step(self, step, *, count=1):
        self.seen.append(step * count)

    @command("count.letter", "z", "Letter", "keep the key")
    async def letter(self, *, key=""):
        self.seen.append(key)


class Host(Commanded, Widget, parts=(Counter,), can_focus=True):
    """A widget with a command of its own and those of a part."""

    own = 0

    @command("own", "w", "Own", "its own", is_leap=True)
    def act(self):
        self.own += 1


async def test_keys_run_the_commands_of_a_widget_and_of_its_parts():
    part, host = Counter(), Host()
    host.attach(part)

    class Hosting(App):
        def compose(self):
            yield host

    async with Hosting().run_test() as pilot:
        host.focus()
        await pilot.press("x")
        host.count, host.key = 3, "z"
        await pilot.press("y", "z", "w")
        part.is_there = False
        await pilot.press("y")
    assert part.seen == [1, -3, "z"]
    assert host.own == 1


def test_a_class_says_what_it_declares_in_its_order():
    assert [each.id for each in commands_in(Counter)] == ["count.up", "count.down", "count.letter"]
    assert [each.id for each in commands_of(Host.__mro__)] == ["own"]
    assert [each.id for each in Host.BINDINGS] == [
        "own",
        *("count.up", "count.down", "count.letter"),
    ]


def test_a_class_may_do_otherwise_what_a_command_of_its_base_does():
    class Backwards(Counter):
        def step(self, step, *, count=1):
            self.seen.append(-step * count)

    part = Backwards()
    up, _, _ = commands_in(Counter)
    up.invoke(part, 3, "x")
    assert part.seen == [-3]


def test_a_command_is_a_binding_for_textual():
    made = Command("a.b", "g a,x", "Label", "what it does", lambda _: None, shown="ga")
    assert made.binding.key == "g a,x"
    assert made.binding.action == "run('a.b')"
    assert (made.binding.id, made.binding.description) == ("a.b", "Label")
    assert (made.binding.tooltip, made.binding.key_display) == ("what it does", "ga")

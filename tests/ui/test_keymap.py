"""Keys of one's own: what is bound instead, what is told, and each preset."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seen import notice, rows

from reader.config import Config, KeySetting
from reader.errors import ReaderError
from reader.options import PRESETS as NAMES
from reader.ui.keys import presets
from reader.ui.keys.commands import RENAMED, checked, classes, listed, places
from reader.ui.keys.keymap import Keymap, bindings_of
from reader.ui.keys.names import read_keys
from reader.ui.keys.sequence import character_of, shown


def settings(tmp_path, **keys):
    """What a file says that sets these keys."""
    found = [
        KeySetting(name.replace("__", "."), each, f"keys.{name.replace('__', '.')}")
        for name, each in keys.items()
    ]
    return Config(tmp_path / "config.toml", keys=tuple(found))


def told(app):
    return [each.message for each in app._notifications]


# Names of keys


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("x", "x"),
        ("X", "X"),
        ("shift+x", "X"),
        ("?", "question_mark"),
        ("question_mark", "question_mark"),
        ("+", "plus"),
        ("plus", "plus"),
        ("-", "minus"),
        ("/", "slash"),
        (",", "comma"),
        ("ö", "ö"),
        ("space", "space"),
        ("Esc", "escape"),
        ("PgDn", "pagedown"),
        ("C-d", "ctrl+d"),
        ("ctrl+D", "ctrl+d"),
        ("C-\\", "ctrl+backslash"),
        ("S-Tab", "shift+tab"),
        ("Alt-←", "alt+left"),
        ("shift+alt+left", "alt+shift+left"),
        ("Alt-H", "alt+shift+h"),
        ("alt+1", "alt+1"),
        ("f5", "f5"),
        ("C-F5", "ctrl+f5"),
        ("g h", "g h"),
        ("ctrl+w v", "ctrl+w v"),
        ("C-w C-w", "ctrl+w ctrl+w"),
        ("g slash", "g /"),
        ("space x", "space x"),
    ],
)
def test_keys_are_read_as_they_are_written_and_shown(written, bound):
    assert read_keys(written) == (bound,)
    if " " in shown(bound) or " " not in bound:
        assert read_keys(shown(bound)) == (bound,)


def test_several_keys_and_none():
    assert read_keys("x, g h ,f5,x") == ("x", "g h", "f5")
    assert read_keys("nop") == ()


@pytest.mark.parametrize(
    "written",
    [
        *("C-i", "ctrl+m", "C-[", "ctrl+left_square_bracket", "C-h", "C-/", "ctrl+slash"),
        *("shift+space", "S-Space", "ctrl+enter", "C-Enter", "alt+enter", "ctrl+backspace"),
        *("ctrl+shift+x", "ctrl+1", "ctrl+ö", "alt+.", "shift+1", "ctrl+alt+x", "ctrl+tab"),
    ],
)
def test_what_terminals_cannot_send_is_refused_with_the_reason(written):
    with pytest.raises(ReaderError, match=r"can't be bound: .*(terminals|Shift)"):
        read_keys(written)


@pytest.mark.parametrize(
    "written", ["", "x,,y", "hyper+x", "xy", "f99", "ctrl+", "C-", "\x1b", "a\x00"]
)
def test_what_is_no_key_is_refused(written):
    with pytest.raises(ReaderError, match="no key"):
        read_keys(written)


@given(st.text(st.sampled_from("abCS-+ ,altcrshif\\/[]1f\x1b\u202e\u0301"), max_size=12))
def test_any_line_is_read_or_refused(line):
    try:
        keys = read_keys(line)
    except ReaderError:
        return
    assert all(key and key.split() for key in keys)
    assert read_keys(", ".join(keys) or "nop") == keys or "+" in line or "," in line


# All commands


def test_every_command_has_an_id_of_its_own():
    found = defaultdict(set)
    for each in classes():
        for binding in vars(each)["BINDINGS"]:
            assert binding.id, (each, binding)
            # The same command may be in several places by a part of theirs.
            found[binding.id].add((binding.key, binding.action, binding.description))
    assert {key: made for key, made in found.items() if len(made) > 1} == {}


def test_each_renamed_command_goes_by_its_new_name_alone():
    known = {each.id for each in listed(Keymap())}
    assert set(RENAMED.values()) <= known
    assert not known & RENAMED.keys()


def test_an_old_id_is_told_the_new_one(tmp_path):
    keymap, problems = checked(settings(tmp_path, mark__highlight="x"))
    assert problems == (
        "config.toml, keys.mark.highlight: “mark.highlight” is called highlight.add now.",
    )
    assert {each.id: each.keys for each in listed(keymap)}["highlight.add"] == ("H",)


def test_every_class_outside_reading_names_the_place_of_its_keys():
    rooms = ("reader.ui.app", "reader.ui.pane", "reader.ui.reading")
    nameless = [each for each in classes() if "PLACE" not in vars(each)]
    assert all(each.__module__.startswith(rooms) for each in nameless)
    names = [place.name for place in places()]
    assert len(names) == len(set(names)) == len(classes()) - len(nameless) + 1


def clashes(keymap):
    """The pairs of commands that share a key in a place."""
    found = set()
    for place in places():
        taken = {}
        for each in place.classes:
            for bindings in bindings_of(each):
                name = bindings[0].id
                if name:
                    for key in keymap.keys_of(name, [binding.key for binding in bindings]):
                        taken.setdefault(key, set()).add(name)
        for names in taken.values():
            found |= {frozenset((one, other)) for one in names for other in names if one != other}
    return found


@pytest.mark.parametrize("name", NAMES)
def test_no_preset_gives_a_key_twice(name):
    # There at different times, or one of a list's own, which go before those of all lists.
    also = {
        frozenset(("select.swap", "highlight.other-end")),
        frozenset(("highlight.delete", "highlight.delete-held")),
        frozenset(("list.page-down", "annotations.select")),
        frozenset(("list.page-up", "facets.take-back")),
    }
    assert clashes(Keymap(name)) - clashes(Keymap()) - also == set()


@pytest.mark.parametrize("name", NAMES)
def test_each_key_of_a_preset_can_be_written(name):
    keymap = Keymap(name)
    known = {each.id for each in listed(keymap)}
    assert set(presets.PRESETS[name].keys) <= known
    for each in listed(keymap):
        for key in each.keys:
            bare = key.removesuffix(" letter").removesuffix(" character")
            assert read_keys(bare) == read_keys(shown(bare) if " " not in bare else bare), each.id
            assert bare == key or keymap.keys_of(each.id, each.usual) == each.keys
            if bare == key:
                assert read_keys(key) == (key,), each.id


def test_arrows_need_no_letter():
    for each in listed(Keymap("arrows")):
        assert not any(map(presets.has_letter, each.keys)), each.id


# Told apart from Textual's own


def is_typed(screen, active, key):
    """Whether a command cannot be begun, since its first key is typed into something."""
    first = key.partition(" ")[0]
    return (
        active.node is not screen.focused
        and screen.focused is not None
        and screen.focused.check_consume_key(first, character_of(first))
    )


async def test_the_usual_keys_are_those_that_textual_has(open_app):
    app = open_app("town-hall.md", "guide.md")
    steps = (
        *("", "}", "v", "escape", "H", "g h", "/", "escape", "escape", "C", "escape", "T"),
        *("escape", "a", "escape", "o", "escape", "g /", "escape", "g p", "escape", "?"),
    )
    async with app.run_test(size=(120, 30)) as pilot:
        for step in steps:
            await pilot.press(*step.split())
            screen = app.screen
            ours = Keymap().active(screen)
            theirs = {
                key: each
                for key, each in screen.active_bindings.items()
                if not is_typed(screen, each, key)
            }
            assert {key: (each.node, each.binding.action) for key, each in ours.items()} == {
                key: (each.node, each.binding.action) for key, each in theirs.items()
            }, step


# Keys of one's own


@pytest.fixture
def with_keys(workspace, tmp_path, opened_app):
    """Makes the app with keys of one's own, a line of the file for each."""

    def make(*names, preset="vim", more="", **keys):
        file = tmp_path / "config.toml"
        lines = [f'keys."{name.replace("__", ".")}" = "{each}"' for name, each in keys.items()]
        file.write_text("\n".join([*lines, f'preset = "{preset}"', more]))
        return opened_app(workspace, [workspace.texts / name for name in names], settings=file)

    return make


async def test_a_command_has_the_keys_that_it_is_given(with_keys, workspace):
    app = with_keys("town-hall.md", highlight__add="x, g b, f5", note__edit="nop")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("}", "H")
        assert rows(workspace.annotations_file) == []
        await pilot.press("a")
        assert app.screen is app.screen_stack[0]
        await pilot.press("x")
        assert len(rows(workspace.annotations_file)) == 1
        await pilot.press("}", "g", "b", "}", "f5")
        assert len(rows(workspace.annotations_file)) == 3
        await pilot.press("escape")
        hints = app.screen.query_one("StatusLine").hints
        assert ("x", "highlight") in hints
        assert "note" not in [what for _, what in hints]


async def test_a_key_that_was_freed_does_nothing(with_keys):
    app = with_keys("town-hall.md", row__down="s", row__up="nop")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}")
        row = app.screen.pane.caret.row
        await pilot.press("j", "down", "k", "up")
        assert app.screen.pane.caret.row == row
        await pilot.press("2", "s")
        assert app.screen.pane.caret.row == app.screen.pane.caret.layout.below(row, 2)


async def test_a_key_can_go_to_another_command(with_keys):
    app = with_keys("town-hall.md", find__next="N", find__previous="n", position__set="M")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("slash", *"biden", "enter")
        first = app.screen.pane.caret.offset
        await pilot.press("N")
        assert app.screen.pane.caret.offset > first
        await pilot.press("n")
        assert app.screen.pane.caret.offset == first
        await pilot.press("M", "q")
        assert "q" in app.screen.parts.navigation.positions.letters
        assert "'q" in notice(app)


async def test_keys_in_dialogs_and_lists(with_keys):
    app = with_keys("town-hall.md", library__down="f7", dialog__cancel="f8", list__down="f6")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("o", "f7", "down")
        assert app.screen.query_one("TextList").cursor == 1
        await pilot.press("escape")
        assert app.screen is not app.screen_stack[0]
        await pilot.press("f8")
        assert app.screen is app.screen_stack[0]
        await pilot.press("}", "H", "}", "H", "g", "h", "f6")
        assert app.screen.panel.list.cursor == 1
        await pilot.press("j")
        assert app.screen.panel.list.cursor == 1


async def test_what_is_wrong_is_told_by_its_name_and_the_rest_holds(with_keys, workspace):
    app = with_keys(
        "town-hall.md",
        highlight__ad="x",
        note__edit="C-i",
        tags__edit="j",
        highlight__add="x",
        annotations__here="g",
        undo="x",
    )
    async with app.run_test(size=(120, 40)) as pilot:
        while len(told(app)) < 4:
            await pilot.pause()
        problems = "\n".join(told(app))
        first = "config.toml, keys.highlight.ad: no command is called “highlight.ad”. Did you m"
        assert first in problems
        assert "keys.note.edit: “C-i” can't be bound: terminals send the" in problems
        assert "keys.tags.edit: “j” is the key of row.down" in problems
        assert "keys.annotations.here: “g” begins “gg”" in problems
        await pilot.press("}", "x", "u")
        assert rows(workspace.annotations_file) == []
        await pilot.press("a")
        assert app.screen is not app.screen_stack[0]


def test_the_later_of_two_that_want_a_key_loses(tmp_path):
    keymap, problems = checked(settings(tmp_path, undo="x", redo="x", row__down="u"))
    assert [each.partition(": ")[0] for each in problems] == ["config.toml, keys.redo"]
    keys = {each.id: each.keys for each in listed(keymap)}
    assert (keys["undo"], keys["redo"], keys["row.down"]) == (("x",), ("ctrl+r",), ("u",))


def test_who_relies_on_a_key_that_is_refused_loses_too(tmp_path):
    keymap, problems = checked(settings(tmp_path, undo="C-i", redo="u"))
    assert len(problems) == 2
    assert {each.id: each.keys for each in listed(keymap)}["undo"] == ("u",)


async def test_pens_have_keys_and_names(with_keys, workspace):
    pen = '[[pens]]\ncolor = "red"\nname = "Claim"\ndescription = "check it"\n'
    app = with_keys("town-hall.md", more=pen + 'tags = ["claim"]\nkey = "8"\n')
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("}", "H", "8")
        [mark] = rows(workspace.annotations_file)
        assert (mark["color"], mark["tags"]) == ("red", ["claim"])
        assert " 8  Claim" in app.screen.query_one("StatusLine").render().plain
        await pilot.press("question_mark", *"check it")
        assert [item.detail for item in app.screen.query_one("EntryList").items] == ["8"]


# Help


async def test_the_help_is_for_where_one_is_and_enter_does_it(with_keys, workspace):
    app = with_keys("town-hall.md", highlight__add="x")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("}", "question_mark", *"annotate highlight the selection")
        [item] = [each for each in app.screen.query_one("EntryList").items if each.detail == "x"]
        assert item.sign.strip() == "Annotate"
        await pilot.press("enter")
        assert len(rows(workspace.annotations_file)) == 1
        await pilot.press("question_mark")
        first = app.screen.query_one("EntryList").items[0]
        assert (first.sign.strip(), first.detail) == ("Annotate", "a")
        await pilot.press("escape", "j", "v", "question_mark")
        assert app.screen.query_one("EntryList").items[0].sign.strip() == "Select"
        await pilot.press("escape", "escape", "g", "h", "question_mark", *"query", "escape")
        await pilot.press("escape", "o", "f1", *"new pane")
        assert [each.detail for each in app.screen.query_one("EntryList").items] == ["C-v"]
        await pilot.press("f1", "escape", "escape")
        assert app.screen is app.screen_stack[0]


async def test_a_command_without_a_key_can_be_found(with_keys, workspace):
    app = with_keys("town-hall.md", highlight__add="nop")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("}", "question_mark", *"highlight the selection", "enter")
        assert len(rows(workspace.annotations_file)) == 1
        titles = [each.title for each in app.get_system_commands(app.screen)]
        assert "Highlight this sentence, or the selection; with a count, so many" in titles
        assert any(each.startswith("The next hit (n)") for each in titles)
        assert not [each for each in titles if not each]


# Presets


async def test_less_has_the_keys_of_less(with_keys):
    app = with_keys("guide.md", preset="less")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("f", "f", "d")
        there = pane.caret.offset
        assert there > 0
        await pilot.press("u", "b", "b")
        assert pane.caret.offset < there
        await pilot.press("G", "g")
        assert pane.caret.offset < there
        await pilot.press("5", "0", "p")
        assert pane.caret.offset > there
        await pilot.press("backslash", "h")
        assert app.screen.panel.display
        await pilot.press("escape", "h")
        assert app.screen is not app.screen_stack[0]
        await pilot.press("escape", "q")
    assert app.return_code == 0


async def test_arrows_tell_the_whole_story_without_a_letter(with_keys, workspace):
    app = with_keys(preset="arrows")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*"town", "enter")
        await pilot.press("ctrl+down", "right_curly_bracket", "f7")
        [mark] = rows(workspace.annotations_file)
        await pilot.press("3", "shift+right", "f9", *"claim", "enter", "f8", *"Why?", "escape")
        [after] = rows(workspace.annotations_file)
        assert (after["color"], after["tags"], after["note"]) == ("blue", ["claim"], "Why?")
        assert len(after["exact"]) > len(mark["exact"])
        await pilot.press("f10")
        assert "Copied" in notice(app)
        await pilot.press("f12", "enter", "alt+u")
        assert "ndid" in notice(app)
        await pilot.press("f1", *"delete", "enter", "alt+q")
    assert app.return_code == 0

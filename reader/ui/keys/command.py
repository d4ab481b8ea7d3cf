"""Commands: what a person can do, each declared once, beside the function that it runs.

Help, footer, palette, keymap, `reader keys` and `docs/keys.md` all read these declarations. A
command may be declared by a widget or a screen, or by one of its parts: a plain object that
knows no app. Textual's own bindings are made from them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any, TypeVar

from textual.binding import Binding, BindingType

Run = Callable[..., Awaitable[None] | None]
Function = TypeVar("Function", bound=Run)

_DECLARED = "declared_commands"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do."""

    id: str
    """What it is called in the settings; it never changes without the old one being explained."""
    keys: str
    """Its usual keys with commas between, as Textual names them; of a sequence, with spaces."""
    label: str
    """One or two words for the footer."""
    help: str
    """What it does, in a line."""
    run: Run
    """What it runs: a function of whoever declares it.

    Its keyword-only parameters `count` and `key`, where it has them, get the number typed before
    the command and the command's last key.
    """
    words: tuple[object, ...] = ()
    """What else that function is given."""
    shown: str = ""
    """How its keys are shown, where not by their names."""
    when: Callable[[Any], bool] | None = None
    """Asked of whoever declares it: whether there is such a command now."""
    is_early: bool = False
    """Whether it can run while the text and its annotations are still being read."""
    is_leap: bool = False
    """Whether it leads so far that one may want to come back."""
    has_priority: bool = False
    """Whether its keys come before those of what has the focus."""

    @property
    def binding(self) -> Binding:
        """The same as Textual has it."""
        return Binding(
            self.keys,
            f"run('{self.id}')",
            self.label,
            id=self.id,
            tooltip=self.help,
            key_display=self.shown or None,
            priority=self.has_priority,
        )

    def invoke(self, owner: object, count: int | None, key: str) -> Awaitable[None] | None:
        """Run it for an instance of whoever declares it, as that one's own class has it."""
        run: Run = getattr(type(owner), self.run.__name__, self.run)
        typed: dict[str, object] = {} if count is None else {"count": count}
        if key:
            typed["key"] = key
        taken: Mapping[str, object] = getattr(run, "__kwdefaults__", None) or {}
        named = {name: value for name, value in typed.items() if name in taken}
        return run(owner, *self.words, **named)


def command(  # noqa: PLR0913 (each is a word of one declaration)
    id: str,  # noqa: A002
    keys: str,
    label: str,
    help: str,  # noqa: A002
    *words: object,
    shown: str = "",
    when: Callable[[Any], bool] | None = None,
    is_early: bool = False,
    is_leap: bool = False,
    has_priority: bool = False,
) -> Callable[[Function], Function]:
    """Declare that a function is run by a command; see the fields of `Command`."""

    def declare(function: Function) -> Function:
        made = Command(
            id, keys, label, help, function, words, shown, when, is_early, is_leap, has_priority
        )
        return declared(made)(function)

    return declare


def declared(*commands: Command) -> Callable[[Function], Function]:
    """Declare commands that were made elsewhere, such as one for each pen."""

    def declare(function: Function) -> Function:
        # Decorators are applied from the last to the first.
        setattr(function, _DECLARED, (*commands, *getattr(function, _DECLARED, ())))
        return function

    return declare


def commands_in(part: type) -> tuple[Command, ...]:
    """The commands that a class declares itself, in its order."""
    return tuple(made for each in vars(part).values() for made in getattr(each, _DECLARED, ()))


class Commanded:
    """A widget or a screen whose keys run commands: its own, and those of its parts."""

    count: int | None = None
    """The number typed before the command that runs now, or None for none."""
    key = ""
    """The last key of the command that runs now."""

    def __init_subclass__(cls, *, parts: tuple[type, ...] = (), **kwargs: Any) -> None:
        """Bind the commands of a class and of its parts.

        Args:
            parts: The classes of its parts, those first whose commands come first on a key;
                `attach` gives it their instances.
            kwargs: What Textual takes.
        """
        made = [each for part in (cls, *parts) for each in commands_in(part)]
        if made:
            own: list[BindingType] = list(vars(cls).get("BINDINGS", ()))
            cls.BINDINGS = [*(each.binding for each in made), *own]  # type: ignore[attr-defined]
        super().__init_subclass__(**kwargs)

    def attach(self, *parts: object) -> None:
        """Have commands run on the instances of its parts."""
        made = dict(self.commands)
        made.update((each.id, (each, part)) for part in parts for each in commands_in(type(part)))
        self.__dict__["_commands"] = made

    @property
    def commands(self) -> Mapping[str, tuple[Command, object]]:
        """The commands that can be run, by their ids, each with the instance it is run on."""
        made: dict[str, tuple[Command, object]] | None = self.__dict__.get("_commands")
        if made is None:
            made = {each.id: (each, self) for each in commands_of(type(self).__mro__)}
            self.__dict__["_commands"] = made
        return made

    async def action_run(self, command_id: str) -> None:
        """Run a command, with the number and the key that were typed for it."""
        made, owner = self.commands[command_id]
        done = made.invoke(owner, self.count, self.key)
        if done is not None and isawaitable(done):
            await done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a command now."""
        if action != "run":
            return super().check_action(action, parameters)  # type: ignore[misc, no-any-return]
        found = self.commands.get(str(parameters[0]))
        if found is None:
            return False
        made, owner = found
        return made.when is None or made.when(owner)


def commands_of(classes: Iterable[type]) -> list[Command]:
    """The commands that some classes declare, of each id the first."""
    found: dict[str, Command] = {}
    for each in classes:
        for made in commands_in(each):
            found.setdefault(made.id, made)
    return list(found.values())

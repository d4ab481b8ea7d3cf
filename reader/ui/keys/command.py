"""Commands: user actions, each declared once, beside the function that it runs.

Help, footer, palette, keymap, `reader keys` and `docs/keys.md` all read these declarations. A
command may be declared by a widget or a screen, or by one of its parts: a plain object independent
of the app. Textual's bindings are made from them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any, ClassVar, TypeVar

from textual.binding import Binding, BindingType

Run = Callable[..., Awaitable[None] | None]
Function = TypeVar("Function", bound=Run)

_DECLARED = "declared_commands"


@dataclass(frozen=True, slots=True)
class Command:
    """A user action."""

    id: str
    """Its id in the settings; a renamed id must be listed with the old ones."""
    keys: str
    """Its default keys, separated by commas, in Textual's names; those of a sequence by spaces."""
    label: str
    """One or two words for the footer."""
    help: str
    """A one-line description."""
    run: Run
    """The function that it runs, a method of the object that declares it.

    Its keyword-only parameters `count` and `key`, where it has them, get the number typed before
    the command and the command's last key.
    """
    words: tuple[object, ...] = ()
    """Further arguments for that function."""
    shown: str = ""
    """How its keys are shown, if not by their names."""
    when: Callable[[Any], bool] | None = None
    """Called on the object that declares it: whether the command exists now."""
    is_early: bool = False
    """Whether it can run while the text and its annotations are still being read."""
    is_leap: bool = False
    """Whether it may move so far that the user may want to come back."""
    has_priority: bool = False
    """Whether its keys take precedence over those of the focused widget."""

    @property
    def binding(self) -> Binding:
        """The command as a Textual binding."""
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
        """Run it on an instance of the declaring class, respecting overrides."""
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
    """Declare commands that were created elsewhere, such as one for each pen."""

    def declare(function: Function) -> Function:
        # Decorators are applied from the last to the first.
        setattr(function, _DECLARED, (*commands, *getattr(function, _DECLARED, ())))
        return function

    return declare


def commands_in(part: type) -> tuple[Command, ...]:
    """The commands that a class declares itself, in order."""
    return tuple(made for each in vars(part).values() for made in getattr(each, _DECLARED, ()))


class Commanded:
    """A widget or screen whose keys run commands: its own, and those of its parts."""

    count: int | None = None
    """The count typed before the running command; None if there is none."""
    key = ""
    """The last key of the command that runs now."""
    MEANINGS: ClassVar[Mapping[str, str]] = {}
    """What commands that it inherits do in it, by their ids, where that has to be said anew."""

    def __init_subclass__(cls, *, parts: tuple[type, ...] = (), **kwargs: Any) -> None:
        """Bind the commands of a class and of its parts.

        Args:
            parts: The classes of its parts, in order of precedence for a key; their instances are
                passed to `attach`.
            kwargs: Textual's class arguments.
        """
        made = [each for part in (cls, *parts) for each in commands_in(part)]
        if made:
            own: list[BindingType] = list(vars(cls).get("BINDINGS", ()))
            cls.BINDINGS = [*(each.binding for each in made), *own]  # type: ignore[attr-defined]
        super().__init_subclass__(**kwargs)

    def attach(self, *parts: object) -> None:
        """Attach the instances of the parts, on which their commands run."""
        made = dict(self.commands)
        made.update((each.id, (each, part)) for part in parts for each in commands_in(type(part)))
        self.__dict__["_commands"] = made

    @property
    def commands(self) -> Mapping[str, tuple[Command, object]]:
        """The available commands by id, each with the instance that it runs on."""
        made: dict[str, tuple[Command, object]] | None = self.__dict__.get("_commands")
        if made is None:
            made = {each.id: (each, self) for each in commands_of(type(self).__mro__)}
            self.__dict__["_commands"] = made
        return made

    async def action_run(self, command_id: str) -> None:
        """Run a command, with the count and the key typed for it."""
        made, owner = self.commands[command_id]
        done = made.invoke(owner, self.count, self.key)
        if done is not None and isawaitable(done):
            await done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command is available now."""
        if action != "run":
            return super().check_action(action, parameters)  # type: ignore[misc, no-any-return]
        found = self.commands.get(str(parameters[0]))
        if found is None:
            return False
        made, owner = found
        return made.when is None or made.when(owner)


def commands_of(classes: Iterable[type]) -> list[Command]:
    """The commands that some classes declare, the first for each id."""
    found: dict[str, Command] = {}
    for each in classes:
        for made in commands_in(each):
            found.setdefault(made.id, made)
    return list(found.values())

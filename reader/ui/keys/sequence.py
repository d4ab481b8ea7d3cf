"""Commands of more than one key, and how often to do them.

A binding's key may be several keys with a space between, as in `g g`. A number typed before
a command is its count. Both are gathered here; which command it is, Textual's bindings say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from string import ascii_lowercase
from typing import NamedTuple

from textual.binding import ActiveBinding, Binding, BindingType
from textual.events import Key
from textual.keys import key_to_character

_MODIFIERS = {"ctrl": "C-", "shift": "S-", "alt": "Alt-"}
_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Delete",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "insert": "Ins",
    "letter": "a–z",
    "character": "{char}",
}
"""Keys whose usual signs are not in every font."""

_CHARACTERS = {
    "slash": "/",
    "backslash": "\\",
    "at": "@",
    "minus": "-",
    "plus": "+",
    "underscore": "_",
}
"""Characters of keys that Textual has short names for."""

LETTER = "letter"
"""Stands in a binding of several keys for any letter from a to z."""
CHARACTER = "character"
"""Stands there for anything that can be typed into a text."""
MAXIMUM = 9999
"""The largest count: more is a slip of the finger."""
_STAND_INS: dict[str, Callable[[str], bool]] = {
    LETTER: lambda typed: len(typed) == 1 and typed in ascii_lowercase,
    CHARACTER: lambda typed: len(typed) == 1,
}
"""What each of those stands for."""


def gathered(layers: type) -> list[BindingType]:
    """The bindings of a class and of those below it; of one key, the upper ones go before."""
    return [binding for each in layers.__mro__ for binding in vars(each).get("BINDINGS", ())]


class Counted:
    """Something whose commands can be given a count."""

    count: int | None = None
    """The number typed before the command that runs now, or None for none."""
    key = ""
    """The last key of the command that runs now."""

    def take_count(self, default: int = 1) -> int:
        """The number typed before the command, or what it is without one."""
        return default if self.count is None else self.count


class Chord(NamedTuple):
    """A whole command as typed."""

    binding: ActiveBinding
    """What it is bound to."""
    times: int | None
    """The number before it."""
    key: str
    """The last key of it."""
    rest: tuple[Key, ...] = ()
    """What was typed behind it while a longer command might have come of it."""


class KeySequence:
    """What has been typed of a command so far."""

    def __init__(self) -> None:
        self._digits = ""
        self._keys: list[Key] = []

    @property
    def pending(self) -> str:
        """What has been typed, as it is shown."""
        return self._digits + "".join(map(_spelling, self._keys))

    def clear(self) -> None:
        """Forget what has been typed."""
        self._digits = ""
        self._keys.clear()

    def begin(self, binding: Binding) -> bool:
        """Have a command wait for the key that any will do for; answers whether it has one."""
        *keys, last = binding.key.split(" ")
        if not keys or last not in _STAND_INS:
            return False
        self.clear()
        self._keys = [Key(key, key if len(key) == 1 else None) for key in keys]
        return True

    def press(self, event: Key, bindings: Mapping[str, ActiveBinding]) -> Chord | bool:
        """The command that a key completes; without one, whether the key is used up.

        What is complete and begins a longer command too waits for one more key. If that goes on
        with nothing, the shorter one is done, and the key is dealt with next. Where nothing is
        complete, such a key ends what was begun, and does nothing else; Esc always does that.
        One that begins nothing is somebody else's.
        """
        if self._is_count(event, bindings):
            self._digits = str(min(int(self._digits + event.key), MAXIMUM))
            return True
        self._keys.append(event)
        if self._goes_on(bindings):
            return True
        typed = tuple(self._keys)
        count = int(self._digits) if self._digits else None
        self.clear()
        if event.key == "escape" and len(typed) > 1:
            return True
        for length in range(len(typed), 0, -1):
            found = _found(typed[:length], bindings)
            if found is not None:
                return Chord(found, count, _typed(typed[length - 1]), typed[length:])
        return len(typed) > 1

    def _goes_on(self, bindings: Mapping[str, ActiveBinding]) -> bool:
        """Whether there are commands that begin with what was typed, and are longer."""
        start = " ".join(map(_spelling, self._keys)) + " "
        return any(keys.startswith(start) and bindings[keys].enabled for keys in bindings)

    def _is_count(self, event: Key, bindings: Mapping[str, ActiveBinding]) -> bool:
        if self._keys or not event.key.isascii() or not event.key.isdigit():
            return False
        return bool(self._digits) or event.key not in bindings


def _found(typed: Sequence[Key], bindings: Mapping[str, ActiveBinding]) -> ActiveBinding | None:
    """The command that some keys are."""
    *before, last = map(_spelling, typed)
    names = [" ".join([*before, last])] if before else [typed[0].key]
    if before:
        fitting = [name for name, fits in _STAND_INS.items() if fits(_typed(typed[-1]))]
        names += [" ".join([*before, name]) for name in fitting]
    found = (bindings[name] for name in names if name in bindings)
    return next((binding for binding in found if binding.enabled), None)


def _spelling(event: Key) -> str:
    """A key as a binding of several keys spells it: by its character where it has one."""
    typed = _typed(event)
    return event.key if typed.isspace() else typed


def _typed(event: Key) -> str:
    """The character that a key types, or the key's name."""
    character = event.character
    if character is None or not character.isprintable() or "+" in event.key:
        return event.key
    return character


def spelling(binding: Binding) -> str:
    """A binding's key as it is shown to a person: `gh`, `C-w v`, `Space`."""
    return binding.key_display or shown(binding.key)


def shown(key: str) -> str:
    """A key, or several with spaces between, as a person is shown them."""
    words = [_shown(word) for word in key.split(" ")]
    return ("" if all(len(word) == 1 for word in words) else " ").join(words)


def _shown(key: str) -> str:
    """One key as it is shown: letters as they are, control keys as `C-d`, others by name."""
    *modifiers, name = key.split("+")
    sign = _NAMES.get(name) or character_of(name) or name.capitalize()
    return "".join(_MODIFIERS.get(each, f"{each}-") for each in modifiers) + sign


def character_of(name: str) -> str | None:
    """The character that a key without modifiers types, or None where it types none."""
    return name if len(name) == 1 else _CHARACTERS.get(name) or key_to_character(name)


def stand_in(key: str) -> str:
    """What the last of several keys stands for, where any letter or character will do."""
    last = key.rpartition(" ")[2]
    return last if last in _STAND_INS and last != key else ""

"""Sequences of keys that run one command, and counts typed before them.

A binding's key may be several keys separated by spaces, as in `g g`. A number typed before a
command is its count. Both are collected here; bindings map them to commands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from string import ascii_lowercase
from typing import NamedTuple

from textual.binding import ActiveBinding, Binding
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
"""Replacements for key symbols that not every font has."""

_CHARACTERS = {
    "slash": "/",
    "backslash": "\\",
    "at": "@",
    "minus": "-",
    "plus": "+",
    "underscore": "_",
}
"""The characters of keys that Textual has short names for."""

LETTER = "letter"
"""Wildcard: as the last key of a binding, any letter from a to z."""
CHARACTER = "character"
"""Wildcard: as the last key of a binding, any character."""
MAXIMUM = 9999
"""The largest count; a larger one is taken for a typing error."""
_WILDCARDS: dict[str, Callable[[str], bool]] = {
    LETTER: lambda typed: len(typed) == 1 and typed in ascii_lowercase,
    CHARACTER: lambda typed: len(typed) == 1,
}
"""Whether a typed key matches each wildcard."""


class Chord(NamedTuple):
    """A complete command as it was typed."""

    binding: ActiveBinding
    """The binding that it matches."""
    times: int | None
    """The count typed before it."""
    key: str
    """Its last key."""
    rest: tuple[Key, ...] = ()
    """Keys typed after it, while it could still have become a longer command."""


class KeySequence:
    """The keys typed so far of a command."""

    def __init__(self) -> None:
        self._digits = ""
        self._keys: list[Key] = []

    @property
    def pending(self) -> str:
        """The keys typed so far, as shown."""
        return self._digits + (shown(self.begun) if self._keys else "")

    @property
    def begun(self) -> str:
        """The keys typed so far, in Textual's spelling."""
        return " ".join(map(_spelling, self._keys))

    def clear(self) -> None:
        """Discard the keys typed so far."""
        self._digits = ""
        self._keys.clear()

    def begin(self, binding: Binding) -> bool:
        """Wait for the key that a command's wildcard takes; return whether it has a wildcard."""
        *keys, last = binding.key.split(" ")
        if not keys or last not in _WILDCARDS:
            return False
        self.clear()
        self._keys = [Key(key, key if len(key) == 1 else None) for key in keys]
        return True

    def press(self, event: Key, bindings: Mapping[str, ActiveBinding]) -> Chord | bool:
        """The command that a key completes; if none, whether the key was used.

        A complete command that also begins a longer one waits for the next key. If that key
        continues no command, the shorter one runs, and the key is handled next. If nothing was
        complete, such a key only ends the sequence, as Esc always does. A key that begins
        nothing is not used.
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
        """Whether longer commands begin with the keys typed so far."""
        start = self.begun + " "
        return any(keys.startswith(start) and bindings[keys].enabled for keys in bindings)

    def _is_count(self, event: Key, bindings: Mapping[str, ActiveBinding]) -> bool:
        if self._keys or not event.key.isascii() or not event.key.isdigit():
            return False
        return bool(self._digits) or event.key not in bindings


def _found(typed: Sequence[Key], bindings: Mapping[str, ActiveBinding]) -> ActiveBinding | None:
    """The command that some keys run."""
    *before, last = map(_spelling, typed)
    names = [" ".join([*before, last])] if before else [typed[0].key]
    if before:
        fitting = [name for name, fits in _WILDCARDS.items() if fits(_typed(typed[-1]))]
        names += [" ".join([*before, name]) for name in fitting]
    found = (bindings[name] for name in names if name in bindings)
    return next((binding for binding in found if binding.enabled), None)


def _spelling(event: Key) -> str:
    """A key in the spelling of sequences: by its character if it has one."""
    typed = _typed(event)
    return event.key if typed.isspace() else typed


def _typed(event: Key) -> str:
    """The character that a key types, or the key's name."""
    character = event.character
    if character is None or not character.isprintable() or "+" in event.key:
        return event.key
    return character


def spelling(binding: Binding) -> str:
    """A binding's key as shown: `gh`, `C-w v`, `Space`."""
    return binding.key_display or shown(binding.key)


def shown(key: str) -> str:
    """A key or sequence as shown."""
    words = [_shown(word) for word in key.split(" ")]
    return ("" if all(len(word) == 1 for word in words) else " ").join(words)


def _shown(key: str) -> str:
    """One key as shown: a letter as it is, with Control as `C-d`, others by name."""
    *modifiers, name = key.split("+")
    sign = _NAMES.get(name) or character_of(name) or name.capitalize()
    return "".join(_MODIFIERS.get(each, f"{each}-") for each in modifiers) + sign


def character_of(name: str) -> str | None:
    """The character that a key without modifiers types, or None."""
    return name if len(name) == 1 else _CHARACTERS.get(name) or key_to_character(name)


def wildcard_of(key: str) -> str:
    """The wildcard that a sequence ends with; empty if it has none."""
    last = key.rpartition(" ")[2]
    return last if last in _WILDCARDS and last != key else ""

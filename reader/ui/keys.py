"""Commands of more than one key, and how often to do them.

A binding's key may be several keys with a space between, as in `g g`. A number typed before
a command is its count. Both are gathered here; which command it is, Textual's bindings say.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_lowercase
from typing import Any, NamedTuple

from textual.app import App
from textual.binding import ActiveBinding, Binding
from textual.events import Key

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
}
"""Keys whose usual signs are not in every font."""

LETTER = "letter"
"""Stands in a binding of several keys for any letter from a to z."""
MAXIMUM = 9999
"""The largest count: more is a slip of the finger."""


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


class KeySequence:
    """What has been typed of a command so far."""

    def __init__(self) -> None:
        self._digits = ""
        self._keys: list[str] = []

    @property
    def pending(self) -> str:
        """What has been typed, as it is shown."""
        return self._digits + "".join(self._keys)

    def clear(self) -> None:
        """Forget what has been typed."""
        self._digits = ""
        self._keys.clear()

    def press(self, event: Key, bindings: Mapping[str, ActiveBinding]) -> Chord | bool:
        """The command that a key completes; without one, whether the key is used up.

        A key that goes on with nothing ends what was begun, and does nothing else. One that
        begins nothing is somebody else's.
        """
        if self._is_count(event, bindings):
            self._digits = str(min(int(self._digits + event.key), MAXIMUM))
            return True
        is_begun = bool(self._keys)
        self._keys.append(_spelling(event))
        binding = bindings.get(event.key if len(self._keys) == 1 else " ".join(self._keys))
        if binding is None and len(self._keys) > 1 and self._keys[-1] in ascii_lowercase:
            binding = bindings.get(" ".join([*self._keys[:-1], LETTER]))
        if binding is not None and binding.enabled:
            count = int(self._digits) if self._digits else None
            key = self._keys[-1]
            self.clear()
            return Chord(binding, count, key)
        start = " ".join(self._keys) + " "
        if any(keys.startswith(start) for keys in bindings):
            return True
        self.clear()
        return is_begun

    def _is_count(self, event: Key, bindings: Mapping[str, ActiveBinding]) -> bool:
        if self._keys or not event.key.isascii() or not event.key.isdigit():
            return False
        return bool(self._digits) or event.key not in bindings


def _spelling(event: Key) -> str:
    """A key as a binding of several keys spells it: by its character where it has one."""
    character = event.character
    if character is not None and character.isprintable() and not character.isspace():
        return character
    return event.key


def spelling(app: App[Any], binding: Binding) -> str:
    """A binding's key as it is shown to a person: `gh`, `C-w v`, `Space`."""
    if binding.key_display:
        return binding.key_display
    shown = [_shown(app, binding.with_key(key)) for key in binding.key.split(" ")]
    return ("" if all(len(key) == 1 for key in shown) else " ").join(shown)


def _shown(app: App[Any], binding: Binding) -> str:
    """One key as it is shown: letters as they are, control keys as `C-d`, others by name."""
    *modifiers, key = binding.key.split("+")
    name = _NAMES.get(key) or app.get_key_display(binding.with_key(key))
    return "".join(_MODIFIERS.get(each, f"{each}-") for each in modifiers) + name

"""Keys in the settings' spelling, converted to Textual's."""

from __future__ import annotations

import re

from textual.binding import Binding

from reader.errors import ReaderError
from reader.ui.keys.sequence import character_of

NOP = "nop"
"""The settings' word for no key at all."""

_DASHED = re.compile(r"(?i)(c|s|a|m|alt|ctrl|shift|meta)-(?=.)")
_MODIFIERS = {
    **dict.fromkeys(("c", "ctrl", "control"), "ctrl"),
    **dict.fromkeys(("s", "shift"), "shift"),
    **dict.fromkeys(("a", "m", "alt", "meta", "option"), "alt"),
}
_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "spacebar": "space",
    "bs": "backspace",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
    "←": "left",
    "→": "right",
    "↑": "up",
    "↓": "down",
}
_MOVING = {
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"),
    *(f"f{number}" for number in range(1, 25)),
}
"""Keys without a character; terminals send them with every modifier."""
_NAMED = {*_MOVING, "enter", "escape", "space", "tab", "backspace"}
_SAME = {
    "i": "the same as for Tab",
    "m": "the same as for Enter",
    "[": "the same as for Esc",
    "h": "the same as for Backspace",
    "/": "the same as for C-_",
}
"""Keys that terminals send as another key with Control."""
_CONTROLLED = {"\\", "]", "^", "_", "@"}
"""Symbols that have a control character."""


def read_keys(line: str) -> tuple[str, ...]:
    """The keys of a setting in Textual's spelling; none for `nop`.

    Raises:
        ReaderError: One of them is not a key, or no terminal can send it.
    """
    if line.strip().casefold() == NOP:
        return ()
    if line.strip() == ",":
        return ("comma",)
    found = [_sequence(words) for words in line.split(",")]
    return tuple(dict.fromkeys(found))


def _sequence(words: str) -> str:
    """One command's key, or a sequence separated by spaces."""
    strokes = [_stroke(word) for word in words.split()]
    if not strokes:
        raise ReaderError("between two commas there is no key; the comma itself is “comma”.")
    if strokes == [","]:
        return "comma"
    if len(strokes) == 1:
        [binding] = Binding.make_bindings([Binding(strokes[0], "")])
        return binding.key
    return " ".join(strokes)


def _stroke(word: str) -> str:
    """One key with its modifiers: a character as it is, any other key by name."""
    modifiers, name = _parts(word)
    name = _ALIASES.get(name.casefold(), name)
    if len(name) > 1:
        name = name.casefold()
    character = character_of(name) if name not in _NAMED else None
    if name not in _NAMED:
        if character is None or len(character) > 1 or not character.isprintable():
            raise ReaderError(f"there is no key “{word}”.")
        return _with_character(word, modifiers, character)
    return _with_name(word, modifiers, name)


def _parts(word: str) -> tuple[set[str], str]:
    """The modifiers of a key, and the key."""
    modifiers: set[str] = set()
    while found := _DASHED.match(word):
        modifiers.add(_MODIFIERS[found[1].casefold()])
        word = word[found.end() :]
    *names, key = (*word[:-2].split("+"), "+") if word.endswith("++") else word.split("+")
    if key == "" or not all(name.casefold() in _MODIFIERS for name in names):
        if word == "+":
            return modifiers, "+"
        raise ReaderError(f"there is no key “{word}”.")
    return modifiers | {_MODIFIERS[name.casefold()] for name in names}, key


def _with_character(word: str, modifiers: set[str], character: str) -> str:
    """A key that types a character."""
    if character.isspace():
        raise ReaderError(f"there is no key “{word}”: the space bar is “space”.")
    if not modifiers:
        return character
    if "ctrl" in modifiers:
        return _with_control(word, modifiers, character)
    if "alt" in modifiers:
        if not (character.isascii() and character.isalnum()):
            raise ReaderError(f"“{word}” can't be bound: terminals send it in too many ways.")
        is_capital = "shift" in modifiers or character.isupper()
        return f"alt+shift+{character.lower()}" if is_capital else f"alt+{character}"
    if character.isalpha():
        return character.upper()
    raise ReaderError(f"“{word}” can't be bound: write the sign that is typed with Shift.")


def _with_control(word: str, modifiers: set[str], character: str) -> str:
    """A key that types a character, with Control."""
    letter = character.lower()
    if letter in _SAME:
        raise ReaderError(f"“{word}” can't be bound: terminals send {_SAME[letter]}.")
    if modifiers != {"ctrl"}:
        raise ReaderError(f"“{word}” can't be bound: terminals send the same as for C-{letter}.")
    if not (letter.isascii() and letter.isalpha()) and letter not in _CONTROLLED:
        raise ReaderError(f"“{word}” can't be bound: terminals can't send it.")
    if letter.isalpha() or letter == "@":
        return f"ctrl+{letter}"
    [binding] = Binding.make_bindings([Binding(letter, "")])
    return f"ctrl+{binding.key}"


def _with_name(word: str, modifiers: set[str], name: str) -> str:
    """A named key."""
    if name in _MOVING or not modifiers:
        return "+".join((*sorted(modifiers), name))
    if name == "tab" and modifiers == {"shift"}:
        return "shift+tab"
    if name == "space" and modifiers == {"ctrl"}:
        return "ctrl+@"
    raise ReaderError(
        f"“{word}” can't be bound: most terminals send the same without {_said(modifiers)}."
    )


def _said(modifiers: set[str]) -> str:
    names = {"ctrl": "Control", "shift": "Shift", "alt": "Alt"}
    return " and ".join(names[each] for each in sorted(modifiers))

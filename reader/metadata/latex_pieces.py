"""LaTeX whose commands have plain arguments, converted piece by piece.

Pylatexenc makes a tree of each text, which takes a hundred times as long. So it is given each
command once, and whole texts only where a command means something for what is behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from reader.lazy import late_pattern

ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "v": "\u030c",
    "c": "\u0327",
    "u": "\u0306",
    "H": "\u030b",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
}
ACCENTED = late_pattern(
    r"\\(?:(['`^\"~=.])(?:([A-Za-z])|\{([A-Za-z])\})|([vcuHkrd])(?: ([A-Za-z])|\{([A-Za-z])\}))"
)
"""A letter with an accent, as nearly all are written."""
_SIGN = late_pattern(
    r"\\(?:(?P<word>[^\W\d_]+)[ \t]*+(?:\n[ \t]*+(?!\n))?|(?s:.)|\Z)|[{}^_]"
    r"|\$(?:[^$\\{}\n]|\{[^$\\{}\n]*\}){1,80}\$|\$|---?|``|''|[?!]`|[~`]|\n[ \t]*\n"
)
"""What is not printed as it stands."""
_PLAIN_ARGUMENT = late_pattern(r"\{(?:\\[A-Za-z]+|[^{}\\$^_~`'?!\n-]*)\}")
_SCRIPT = late_pattern(r"([_^])(?:([A-Za-z0-9])|\{([A-Za-z0-9]+)\})")
_FORMULA = late_pattern(r"\$((?:[A-Za-z0-9+=<>/().,]++|[_^](?:[A-Za-z0-9]|\{[A-Za-z0-9]+\}))++)\$")
"""Letters, digits and signs with scripts, as most formulas in titles are."""
_DEEPEST = 20
"""The deepest nesting of braces that is read here."""

Meaning = Callable[[list[str]], str]
"""What a command makes of its arguments."""


class Commands(NamedTuple):
    """What is known of commands."""

    meanings: Mapping[str, tuple[int, Meaning]]
    """Commands with the number of their arguments."""
    scripts: Mapping[str, tuple[str, str]]
    """What is before and behind what `^` raises and `_` lowers in formulas."""
    arguments: Callable[[str], int | None]
    """Returns the number of arguments of any other; None if they are not all in braces."""
    printed: Callable[[str], str]
    """Converts a sign or a command with its argument; for each only once."""


class _HardError(ValueError):
    """A text that has to be read as a whole."""


def printed(latex: str, commands: Commands) -> str | None:
    """The text of some LaTeX; None if it has to be read as a whole."""
    try:
        return _Reader(latex, commands).text()
    except _HardError:
        return None


def accented(found: re.Match[str]) -> str:
    """A letter and its accent."""
    letter: str = found[2] or found[3] or found[5] or found[6]
    return letter + ACCENTS[found[1] or found[4]]


class _Reader:
    """One pass over a text."""

    def __init__(self, latex: str, commands: Commands) -> None:
        self._latex, self._commands = latex, commands
        self._at = self._deep = 0

    def text(self) -> str:
        """The text up to the end of the group, or the whole."""
        parts: list[str] = []
        while found := _SIGN.search(self._latex, self._at):
            parts.append(self._latex[self._at : found.start()])
            self._at = found.end()
            sign = found[0]
            if sign == "}":
                if not self._deep:
                    raise _HardError
                return "".join(parts)
            if sign == "{":
                parts.append(self._group())
            elif sign[0] == "\\":
                parts.append(self._command(found))
            elif sign in "$^_" or sign[0] == "\n":
                raise _HardError
            elif formula := _FORMULA.fullmatch(sign):
                parts.append(_SCRIPT.sub(self._script, formula[1]))
            else:
                parts.append(self._commands.printed(sign))
        if self._deep:
            raise _HardError
        parts.append(self._latex[self._at :])
        return "".join(parts)

    def _group(self) -> str:
        """The text of the group whose brace was read."""
        if self._deep == _DEEPEST:
            raise _HardError
        self._deep += 1
        text = self.text()
        self._deep -= 1
        return text

    def _command(self, found: re.Match[str]) -> str:
        if accent := ACCENTED.match(self._latex, found.start()):
            self._at = accent.end()
            return accented(accent)
        name = found["word"] or found[0][1:]
        if found["word"] and not name.isalpha():
            raise _HardError
        if known := self._commands.meanings.get(name):
            return known[1]([self._argument() for _ in range(known[0])])
        count = self._commands.arguments(name)
        if count == 0:
            return self._commands.printed(f"\\{name}")
        argument = _PLAIN_ARGUMENT.match(self._latex, self._at)
        if count != 1 or argument is None:
            raise _HardError
        self._at = argument.end()
        return self._commands.printed(f"\\{name}{argument[0]}")

    def _script(self, found: re.Match[str]) -> str:
        before, behind = self._commands.scripts[found[1]]
        return before + (found[2] or found[3]) + behind

    def _argument(self) -> str:
        if not self._latex.startswith("{", self._at):
            raise _HardError
        self._at += 1
        return self._group()

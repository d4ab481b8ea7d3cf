"""BibTeX and BibLaTeX: the entries of a `.bib` file, and what LaTeX makes of their words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from unicodedata import normalize

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
_LETTERS = {
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "aa": "å",
    "AA": "Å",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "dj": "đ",
    "DJ": "Đ",
    "ldots": "…",
    "dots": "…",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "textquoteleft": "‘",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "S": "§",
    "pounds": "£",
    "euro": "€",
    "copyright": "©",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
}
_DOTLESS = {"ı": "i", "ȷ": "j"}
_LETTER = r"\\[ij](?![A-Za-z])\s*|[^\W\d_]"
_SIGN = (
    r"""\\(?P<sign>[`'^~="."])\s*"""
    rf"(?:\{{\s*(?P<in_sign>{_LETTER})?\s*\}}|(?P<by_sign>{_LETTER}))"
)
_WORD = (
    r"\\(?P<word>[uvHcdbkr])"
    rf"(?:\s*\{{\s*(?P<in_word>{_LETTER})\s*\}}|\s+(?P<by_word>{_LETTER}))"
)
_ACCENTED = re.compile(f"{_SIGN}|{_WORD}")
_COMMAND = re.compile(r"\\([A-Za-z]+)(?:\s*\{\}|[ \t\n]*)")
_ESCAPED = re.compile(r"\\([&%$#_{} ])")
_NAME = re.compile(r"[^\s\"#%'(),={}@]+")
_KEY = re.compile(r"[^\s,{}\"()=]+")
_SPACE = re.compile(r"(?:\s|%[^\n]*(?:\n|$))*")
_ENTRY = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
_AND = re.compile(r"and(?=\s)", re.IGNORECASE)
_DEEPEST = 200
"""Braces in braces; what is nested deeper was written by no person."""


class Entry(NamedTuple):
    """One work in such a file."""

    kind: str
    """What comes behind the `@`, in small letters."""
    key: str
    """What it is cited by."""
    fields: Mapping[str, str]
    """Its fields as they were typed, with their braces and commands; names in small letters."""


class BadBibError(ValueError):
    """A file that can't be read to its end, and where that shows."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def entries(text: str) -> list[Entry]:
    """The works in a file; comments, preambles and what stands between entries are passed over.

    Raises:
        BadBibError: A brace or quotation mark is never closed, or something stands where it can't.
    """
    return _Reader(text).entries()


class _Reader:
    """One walk through a file, from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._strings = dict(zip(_MONTHS, _MONTHS, strict=True))

    def entries(self) -> list[Entry]:
        found = []
        while match := _ENTRY.search(self._text, self._at):
            kind, close = match[1].casefold(), "}" if match[2] == "{" else ")"
            self._at = match.end()
            if kind in {"comment", "preamble"}:
                self._at = match.end() - 1
                self._skip(close)
            elif kind == "string":
                self._strings.update(self._fields(close))
            else:
                self._space()
                key = self._take(_KEY, "a key to cite it by")
                self._space()
                if self._peek() == ",":
                    self._at += 1
                found.append(Entry(kind, key, self._fields(close)))
        return found

    def _fields(self, close: str) -> dict[str, str]:
        """The fields up to the end of an entry; of two with one name, the first."""
        found: dict[str, str] = {}
        while True:
            self._space()
            if self._peek() == close:
                self._at += 1
                return found
            name = self._take(_NAME, "a field's name or the end of the entry").casefold()
            self._space()
            if self._peek() != "=":
                raise self._error(f"“=” is missing behind {name}")
            self._at += 1
            found.setdefault(name, self._value())
            self._space()
            if self._peek() == ",":
                self._at += 1
            elif self._peek() != close:
                raise self._error(f"a comma or “{close}” is missing behind {name}")

    def _value(self) -> str:
        """A field's value: what is in braces or quotation marks, numbers, names, joined by `#`."""
        pieces = []
        while True:
            self._space()
            if self._peek() == "{":
                pieces.append(self._braced())
            elif self._peek() == '"':
                pieces.append(self._quoted())
            else:
                word = self._take(_NAME, "a value")
                pieces.append(self._strings.get(word.casefold(), word))
            self._space()
            if self._peek() != "#":
                return "".join(pieces)
            self._at += 1

    def _braced(self) -> str:
        start = self._at
        self._skip("}")
        return self._text[start + 1 : self._at - 1]

    def _quoted(self) -> str:
        start, depth = self._at, 0
        for at in range(start + 1, len(self._text)):
            character = self._text[at]
            depth += (character == "{") - (character == "}")
            if character == '"' and depth == 0:
                self._at = at + 1
                return self._text[start + 1 : at]
        raise self._error("a quotation mark is never closed")

    def _skip(self, close: str) -> None:
        """Go behind the brace or bracket that closes the one here."""
        opening, depth, at = self._text[self._at], 0, self._at
        while at < len(self._text):
            character = self._text[at]
            if character == "\\":
                at += 1
            elif character == opening:
                depth += 1
                if depth > _DEEPEST:
                    raise self._error("braces are nested too deeply")
            elif character == close:
                depth -= 1
                if depth == 0:
                    self._at = at + 1
                    return
            at += 1
        raise self._error("a brace is never closed")

    def _take(self, pattern: re.Pattern[str], what: str) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise self._error(f"{what} is missing")
        self._at = found.end()
        return found[0]

    def _space(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _error(self, what: str) -> BadBibError:
        return BadBibError(self._text.count("\n", 0, self._at) + 1, what)


def plain(text: str) -> str:
    """What LaTeX would print of a field: accents made, commands and protecting braces gone."""
    text = _ACCENTED.sub(_accented, text)
    text = _ESCAPED.sub(lambda found: {"{": "\ue000", "}": "\ue001"}.get(found[1], found[1]), text)
    text = _COMMAND.sub(lambda found: _LETTERS.get(found[1], ""), text)
    text = text.replace("{", "").replace("}", "").replace("~", "\u00a0")
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    text = text.replace("\ue000", "{").replace("\ue001", "}")
    return normalize("NFC", " ".join(text.split(" ")).strip()) if text.strip() else ""


def _accented(found: re.Match[str]) -> str:
    letter = found["in_sign"] or found["by_sign"] or found["in_word"] or found["by_word"] or ""
    letter = letter.strip().removeprefix("\\")
    letter = _DOTLESS.get(letter, letter)
    return normalize("NFC", letter + _ACCENTS[found["sign"] or found["word"]]) if letter else ""


def people(text: str) -> list[str]:
    """The single names of a field, parted at an `and` that stands in no braces."""
    return [name for name in _split_at(text, _AND) if name]


def commas(name: str) -> list[str]:
    """The parts of one name, parted at commas that stand in no braces."""
    return _split_at(name, re.compile(","))


def _split_at(text: str, between: re.Pattern[str]) -> list[str]:
    parts, depth, start, at = [], 0, 0, 0
    while at < len(text):
        depth += (text[at] == "{") - (text[at] == "}")
        is_word = text[at] == "," or at == 0 or text[at - 1].isspace()
        found = between.match(text, at) if depth == 0 and is_word else None
        if found:
            parts.append(text[start:at].strip())
            start = at = found.end()
        else:
            at += 1
    return [*parts, text[start:].strip()]

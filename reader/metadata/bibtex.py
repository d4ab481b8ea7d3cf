"""BibTeX and BibLaTeX: the entries of a `.bib` file, with their fields as they were typed."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import NamedTuple

from reader.lazy import late_pattern
from reader.metadata.braces import Braces
from reader.metadata.csl import CROWDED, is_crowded

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAME = late_pattern(r"[^\s\"#%'(),={}@]+")
_FIELD = late_pattern(r"[^\s\"#%'(),={}@]+\s*=")
_KEY = late_pattern(r"[^\s,{}\"()=]+")
_SPACE = late_pattern(r"(?:\s++|%[^\n]*+(?:\n|$))*+")
_PLAIN_FIELD = late_pattern(r"([^\s\"#%'(),={}@]++)\s*+=\s*+\{([^{}\\]*+)\}\s*+,\s*+")
"""A field as nearly all are written, with the comma and the white space behind it."""
_LINE_OF_ENTRY = late_pattern(r"^[ \t]*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE)
_ENTRY = late_pattern(r"@\s*([A-Za-z]+)\s*([{(])")
_AND = late_pattern(r"[{}]|(?<!\S)and(?=\s)", re.IGNORECASE)
_COMMA = late_pattern("[{},]")
_SEMICOLON = late_pattern("[{};]")
_MOST_EXPANDED = 16
"""How many times as long as its file what its abbreviations stand for may be: each may be made of
others, so that they can grow without end."""
_BRACES, _BRACKETS = late_pattern(r"(?s:\\.)|[{}]"), late_pattern(r"(?s:\\.)|[()]")
_MOST_TOLD = 100
"""The most errors of a file that are told one by one."""
_QUOTES = late_pattern(r"[{}\"]")
_TOO_DEEP, _NEVER_CLOSED = "braces are nested too deeply", "a brace is never closed"
_DEEPEST = 50
"""The deepest nesting of braces that is read; each one without end is sought as far as that."""


class Entry(NamedTuple):
    """One work in such a file."""

    kind: str
    """The type of entry after the `@`, in lower case."""
    key: str
    """The citation key; empty if there is none."""
    fields: Mapping[str, str]
    """The fields as they were typed, with braces and commands; names in lower case."""


class BadBibError(ValueError):
    """A syntax error in a file, and its line."""

    def __init__(self, line: int, what: str, key: str = "", *, is_mended: bool = False) -> None:
        super().__init__(what)
        self.line = line
        self.key = key
        """The key of the entry, if it could be read."""
        self.is_mended = is_mended
        """Whether the entry could be read nevertheless."""


def readable(text: str) -> tuple[list[Entry], list[BadBibError]]:
    """The readable entries of a file, and the errors in it.

    Comments, preambles and text between entries are skipped.
    """
    return _Reader(text).readable()


class _Reader:
    """One pass over a file, from start to end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = self._began = self._expanded = self._untold = 0
        self._entry = ""
        self._strings = dict(zip(_MONTHS, _MONTHS, strict=True))
        self._wrong: list[BadBibError] = []
        self._braces: Braces | None = None
        self._quoted_braces: Braces | None = None
        """Where braces are closed, outside and inside of quotation marks: found for all once one is
        not, so that none is sought anew for each entry with errors."""
        self._counted = 0, 1
        """An offset, and the line that it is on."""

    def readable(self) -> tuple[list[Entry], list[BadBibError]]:
        """The readable entries, and the errors in the file."""
        found: list[Entry] = []
        while True:
            if is_crowded(len(found), self._at):
                return [], [BadBibError(1, CROWDED)]
            mended = len(self._wrong)
            try:
                if not self._next(found):
                    break
            except BadBibError as error:
                del self._wrong[mended:]
                self._tell(error)
                behind = _LINE_OF_ENTRY.search(self._text, self._began)
                if behind is None:
                    break
                self._at = behind.start()
        if self._untold:
            last = self._wrong[-1]
            what = f"{last}, and there are {self._untold} more errors behind it"
            self._wrong[-1] = BadBibError(last.line, what, last.key, is_mended=last.is_mended)
        return found, self._wrong

    def _tell(self, error: BadBibError) -> None:
        """Add an error; of very many, the first."""
        if len(self._wrong) < _MOST_TOLD:
            # Its traceback would hold the frames of all that was called.
            self._wrong.append(error.with_traceback(None))
        else:
            self._untold += 1

    def _next(self, found: list[Entry]) -> bool:
        """Read the next item; return whether there was any."""
        match = _ENTRY.search(self._text, self._at)
        if match is None:
            return False
        kind, close = match[1].casefold(), "}" if match[2] == "{" else ")"
        self._at = self._began = match.end()
        self._entry = ""
        if kind in {"comment", "preamble"}:
            self._at = match.end() - 1
            self._skip(close)
        elif kind == "string":
            self._strings.update(self._fields(close))
        else:
            self._entry = key = self._key()
            found.append(Entry(kind, key, self._fields(close)))
        return True

    def _key(self) -> str:
        """The key of an entry, if it has one."""
        self._sign()
        if _FIELD.match(self._text, self._at):
            return ""
        key = _KEY.match(self._text, self._at)
        self._at = key.end() if key else self._at
        if self._sign() == ",":
            self._at += 1
        return key[0] if key else ""

    def _fields(self, close: str) -> dict[str, str]:
        """The fields up to the end of an entry; of duplicates, the first."""
        found: dict[str, str] = {}
        while True:
            while plain := _PLAIN_FIELD.match(self._text, self._at):
                found.setdefault(plain[1].casefold(), plain[2])
                self._at = plain.end()
            if self._sign() == close:
                self._at += 1
                return found
            name = self._take(_NAME, "a field's name or the end of the entry").casefold()
            if self._sign() != "=":
                raise self._error(f"“=” is missing behind {name}")
            self._at += 1
            found.setdefault(name, self._value())
            sign = self._sign()
            if sign == ",":
                self._at += 1
            elif sign != close:
                if len(self._wrong) >= _MOST_TOLD and _FIELD.match(self._text, self._at):
                    self._untold += 1
                    continue
                error = self._error(f"a comma or “{close}” is missing behind {name}")
                if not _FIELD.match(self._text, self._at):
                    raise error
                self._tell(BadBibError(error.line, str(error), error.key, is_mended=True))

    def _value(self) -> str:
        """A field's value: braced or quoted texts, numbers and names, joined by `#`."""
        pieces = []
        while True:
            sign = self._sign()
            if sign == "{":
                pieces.append(self._braced())
            elif sign == '"':
                pieces.append(self._quoted())
            else:
                word = self._take(_NAME, "a value")
                pieces.append(self._meaning(word))
            if self._sign() != "#":
                return "".join(pieces)
            self._at += 1

    def _meaning(self, word: str) -> str:
        """What an abbreviation stands for; the word itself if it is none."""
        meaning = self._strings.get(word.casefold(), word)
        self._expanded += len(meaning)
        if self._expanded > _MOST_EXPANDED * len(self._text):
            raise self._error("abbreviations stand for far more than the file holds")
        return meaning

    def _braced(self) -> str:
        start = self._at
        self._skip("}")
        return self._text[start + 1 : self._at - 1]

    def _quoted(self) -> str:
        start, depth = self._at, 0
        for found in _QUOTES.finditer(self._text, start + 1):
            mark = found[0]
            if mark == "{" and depth >= 0 and self._is_never_closed(found.start()):
                break
            depth += (mark == "{") - (mark == "}")
            if mark == '"' and depth == 0:
                self._at = found.end()
                return self._text[start + 1 : found.start()]
            if abs(depth) > _DEEPEST:
                break
        self._quoted_braces = self._quoted_braces or Braces(self._text, with_escaped=True)
        raise self._error("a quotation mark is never closed")

    def _is_never_closed(self, brace: int) -> bool:
        """Whether a brace in quotation marks is known for that."""
        found = self._quoted_braces.closing(brace) if self._quoted_braces else None
        return found is not None and not found[0]

    def _skip(self, close: str) -> None:
        """Skip to the end of a pair of braces or brackets."""
        if self._braces and close == "}" and (known := self._braces.closing(self._at)):
            end, height = known
            if not end or height > _DEEPEST:
                raise self._error(_TOO_DEEP if end else _NEVER_CLOSED)
            self._at = end
            return
        depth, marks = 0, _BRACES if close == "}" else _BRACKETS
        for found in marks.finditer(self._text, self._at):
            mark = found[0]
            if mark == close:
                depth -= 1
                if depth == 0:
                    self._at = found.end()
                    return
            elif mark[0] != "\\":
                depth += 1
                if depth > _DEEPEST:
                    break
        else:
            depth = 0
        self._braces = self._braces or Braces(self._text, with_escaped=False)
        raise self._error(_TOO_DEEP if depth else _NEVER_CLOSED)

    def _take(self, pattern: re.Pattern[str], what: str) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise self._error(f"{what} is missing")
        self._at = found.end()
        return found[0]

    def _sign(self) -> str:
        """The next character behind white space and comments; empty at the end."""
        sign = self._text[self._at : self._at + 1]
        if (sign.isspace() or sign == "%") and (found := _SPACE.match(self._text, self._at)):
            self._at = found.end()
            return self._text[self._at : self._at + 1]
        return sign

    def _error(self, what: str) -> BadBibError:
        before, line = self._counted
        if before > self._at:
            before, line = 0, 1
        line += self._text.count("\n", before, self._at)
        self._counted = self._at, line
        return BadBibError(line, what, self._entry)


def people(text: str, most: int = sys.maxsize) -> list[str]:
    """The individual names of a field, split at each `and` outside braces; else at semicolons.

    Args:
        text: The field.
        most: How many names are enough.
    """
    names = _split_at(text, _AND, most)
    if len(names) == 1:
        names = _split_at(text, _SEMICOLON, most)
    return [bare for name in names if (bare := name.rstrip(", "))]


def commas(name: str) -> list[str]:
    """The parts of one name, split at commas outside braces."""
    return _split_at(name, _COMMA) if "," in name else [name.strip()]


def _split_at(text: str, between: re.Pattern[str], most: int = sys.maxsize) -> list[str]:
    """The parts of a text between the matches outside braces, of which the pattern has both."""
    parts, depth, start = [], 0, 0
    for found in between.finditer(text):
        sign = found[0]
        if sign in "{}":
            depth += 1 if sign == "{" else -1
        elif depth == 0:
            parts.append(text[start : found.start()].strip())
            start = found.end()
            if len(parts) >= most:
                return parts
    return [*parts, text[start:].strip()]


def is_group(text: str) -> bool:
    """Whether one pair of braces encloses the whole text."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for at, character in enumerate(text, 1):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return at == len(text)
    return False


_IN_BOOK = frozenset(("inbook", "bookinbook", "suppbook"))
_IN_COLLECTION = frozenset(
    ("incollection", "suppcollection", "inproceedings", "conference", "inreference")
)
_IN_PERIODICAL = frozenset(("article", "review", "suppperiodical"))
_OWN = (
    "crossref entryset entrysubtype execute ids label options presort related relatedstring "
    "relatedtype shortauthor shorteditor shorthand shortjournal shorttitle sortkey sorttitle "
    "subtitle title titleaddon type xdata xref"
)
_NOT_INHERITED = frozenset(_OWN.split())
"""Fields that describe one entry alone."""
_NONE = "\0"
"""A key that no entry has."""
_FARTHEST = 8
"""The most ancestors of an entry; a cycle ends there."""


def inherited(entry: Entry, others: Mapping[str, Entry]) -> Entry:
    """An entry with the fields that it inherits by `crossref` and `xdata`.

    Args:
        entry: The entry.
        others: All entries of the file, by their case-folded keys.
    """
    fields, parent = dict(entry.fields), entry
    for _ in range(_FARTHEST):
        for key in parent.fields.get("xdata", "").split(","):
            if shared := others.get(key.strip().casefold() or _NONE):
                fields = {**shared.fields, **fields}
        above = others.get(parent.fields.get("crossref", "").strip().casefold() or _NONE)
        if above is None or above is entry:
            break
        fields = {**_handed_down(entry.kind, above), **fields}
        parent = above
    return entry._replace(fields=fields)


def _handed_down(kind: str, parent: Entry) -> dict[str, str]:
    """The fields that an entry of a kind inherits from its parent."""
    fields = {name: text for name, text in parent.fields.items() if name not in _NOT_INHERITED}
    title, subtitle = parent.fields.get("title", ""), parent.fields.get("subtitle", "")
    if kind in _IN_BOOK:
        fields.setdefault("bookauthor", fields.get("author", ""))
    if kind in _IN_COLLECTION:
        fields.pop("author", None)
    if kind in _IN_BOOK | _IN_COLLECTION:
        # BibTeX's own way is a field for the book beside the title.
        fields |= {"booktitle": fields.get("booktitle") or title, "booksubtitle": subtitle}
    elif kind in _IN_PERIODICAL:
        fields |= {"journaltitle": title, "journalsubtitle": subtitle}
    else:
        fields |= {"maintitle": title, "mainsubtitle": subtitle}
    return {name: text for name, text in fields.items() if text}

"""The query line for texts: which ones the library lists, and in what order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.annotations.records import DocumentRecord
from reader.lazy import lazy
from reader.query import publication_dates
from reader.query.context import Setting
from reader.query.facets import FacetKind, Language, Operand
from reader.query.parser import Parser
from reader.query.publication_dates import Day
from reader.query.tags import folded_path
from reader.query.tree import Facet, Form, Node, Not, Or, Pattern, Saved, Words
from reader.text.document import Span
from reader.text.folding import contains, fold_trimmed
from reader.text.suggest import nearest

if TYPE_CHECKING:
    from reader.query import patterns
else:
    patterns = lazy("reader.query.patterns")

UNREAD, READING, READ, CITED = STATES = ("unread", "reading", "read", "cited")
"""The states of reading a text."""

_NOWHERE = Span(0, 0)
_PERCENT = re.compile(r"(\d{1,3})?(-)?(\d{1,3})?")
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class TextEntry:
    """A text as the library lists it."""

    path: Path
    """Its file."""
    name: str
    """The file's path below the folder of texts."""
    title: str
    """Its title, as a person gave it or as the file has it."""
    author: str = ""
    """The names of its authors."""
    outlet: str = ""
    """Where it was published: a newspaper, journal, site or publisher."""
    day: str = ""
    """Its date in figures, as people write it: `44 BC`."""
    issued: str = ""
    """When it was published, as far as known: `2024-03-05`, `2024`, `-0044` for 44 BC."""
    kind: str = ""
    """The type of work, as CSL calls it."""
    words: int = 0
    """The number of words."""
    minutes: float = 0.0
    """The reading time in minutes."""
    share: float = 0.0
    """The share of the text before the caret, from 0 to 1."""
    count: int = 0
    """The number of annotations."""
    state: str = UNREAD
    """One of `STATES`."""
    note: str = ""
    """A person's comment on the text as a whole."""
    tags: tuple[str, ...] = ()
    """The tags of its annotations."""
    beginning: str = ""
    """Its first lines."""
    problem: str = ""
    """Why it can't be read; empty if it can."""
    has_no_text: bool = False
    """Whether that is because there is nothing to read in it."""
    notices: tuple[str, ...] = ()
    """The problems of the files that describe it."""
    record: DocumentRecord | None = field(default=None, repr=False)
    """Its record; None before its file is read."""

    @property
    def searched(self) -> tuple[str, ...]:
        """The fields that are searched for words."""
        return self.title, self.name, self.author, self.outlet, self.note, *self.tags


Test = Callable[[TextEntry], bool]


@dataclass(frozen=True, slots=True)
class TextQuery:
    """A parsed line."""

    matches: Test
    """Whether a text is to be listed."""
    sort: str
    """The sort order, with `-` in front for the reverse; empty to keep the given order."""
    limit: int | None
    """The greatest number of texts, or None for all."""

    def select(self, entries: Iterable[TextEntry]) -> list[TextEntry]:
        """The texts that match, sorted and limited as the line says; unknown values come last."""
        found = [each for each in entries if self.matches(each)]
        if self.sort:
            key = SORTS[self.sort.removeprefix("-")]
            found.sort(key=key, reverse=self.sort.startswith("-"))
            found.sort(key=lambda each: key(each) in ("", 0))
        return found[: self.limit]


def parse(line: str, now: datetime | None = None) -> TextQuery:
    """The query for a line; an empty line matches every text.

    Args:
        line: What was typed.
        now: The current time, if it is to differ from that of the clock.

    Raises:
        QueryError: The line can't be understood, or isn't finished yet.
    """
    setting = Setting(now) if now else Setting()
    parsed = Parser(line, setting, LANGUAGE).parse()
    return TextQuery(_test(parsed.tree, setting), parsed.sort, parsed.limit)


def _test(node: Node, setting: Setting) -> Test:  # noqa: PLR0911 (one for each kind)
    match node:
        case Words(text):
            holds = contains(fold_trimmed(text))
            return lambda each: any(map(holds, each.searched))
        case Pattern(source):
            found_in = patterns.finder(source)
            return lambda each: found_in(each.searched)
        case Facet(name, values):
            tests = [FACETS[name].compile(Operand(value, _NOWHERE, setting)) for value in values]
            return lambda each: any(test(each) for test in tests)
        case Not(inner):
            inside = _test(inner, setting)
            return lambda each: not inside(each)
        case Saved(_, inner):
            return _test(inner, setting)
    parts = [_test(part, setting) for part in node.nodes]
    if isinstance(node, Or):
        return lambda each: any(part(each) for part in parts)
    return lambda each: all(part(each) for part in parts)


def _text(of: Callable[[TextEntry], Iterable[str]]) -> Callable[[Operand], Test]:
    """The facet that searches some fields for words or a regular expression."""

    def compiled(operand: Operand) -> Test:
        text = operand.value.text
        if operand.value.form is Form.PATTERN:
            found_in = patterns.finder(text, operand.span.start + 1)
            return lambda each: found_in(of(each))
        holds = contains(fold_trimmed(text))
        return lambda each: any(map(holds, of(each)))

    return compiled


def _date(how: Callable[[Day, Day, Day], bool]) -> Callable[[Operand], Test]:
    """The facet that compares the first day of a text's date with the days that are asked for."""

    def compiled(operand: Operand) -> Test:
        asked = publication_dates.period(operand.value.text, operand.setting.now)
        if asked is None:
            examples = publication_dates.EXAMPLES
            raise operand.error(f"“{operand.value.text}” is no date: write {examples}.")

        def holds(each: TextEntry) -> bool:
            day = publication_dates.read(each.issued)
            return bool(day) and how(publication_dates.first_day(day), *asked)

        return holds

    return compiled


def _share(operand: Operand) -> Test:
    """The facet that compares the percentage read."""
    text = operand.value.text.removesuffix("%")
    found = _PERCENT.fullmatch(text)
    if not found or not (found[1] or found[3]):
        raise operand.error("“read:” takes percent: 50, 50-, -50 or 20-80.")
    first = int(found[1] or 0)
    last = int(found[3]) if found[3] else _WHOLE if found[2] else first
    return lambda each: first <= percent(each.share) <= last


def percent(share: float) -> int:
    """A share as a whole percentage; 0 and 100 only for none and all."""
    return min(max(int(share * _WHOLE + 0.5), share > 0), _WHOLE - (share < 1))


def _state(operand: Operand) -> Test:
    wanted = operand.value.text.casefold()
    if wanted not in STATES:
        raise operand.error(f"“state:” can't be “{wanted}”. {nearest(wanted, STATES)}")
    return lambda each: each.state == wanted


def _tag(operand: Operand) -> Test:
    """The facet that matches a tag and those below it."""
    if operand.value.form is Form.NONE:
        return lambda each: not each.tags
    wanted = folded_path(operand.value.text)
    is_exact = operand.value.form is Form.EXACT

    def has(each: TextEntry) -> bool:
        paths = map(folded_path, each.tags)
        return any((path if is_exact else path[: len(wanted)]) == wanted for path in paths)

    return has


_SEARCHED = frozenset({Form.TEXT, Form.PATTERN})
FACETS: Mapping[str, FacetKind[Test]] = MappingProxyType(
    {
        "title": FacetKind("the title", _text(lambda each: (each.title,)), _SEARCHED),
        "author": FacetKind("the authors", _text(lambda each: (each.author,)), _SEARCHED),
        "outlet": FacetKind("where it came out", _text(lambda each: (each.outlet,)), _SEARCHED),
        "date": FacetKind(
            "when it came out", _date(lambda issued, start, end: start <= issued < end)
        ),
        "before": FacetKind(
            "came out before a date", _date(lambda issued, start, _: issued < start)
        ),
        "after": FacetKind("came out after a date", _date(lambda issued, _, end: issued >= end)),
        "read": FacetKind("the percentage read: 50, 50-, 20-80", _share),
        "state": FacetKind("how far one is with it", _state, choices=STATES),
        "type": FacetKind(
            "the type of work",
            _text(lambda each: (each.kind, each.kind.replace("-", " "))),
            _SEARCHED,
        ),
        "tag": FacetKind(
            "a tag of its annotations, and those below it; “=a” only itself; “none”",
            _tag,
            frozenset({Form.TEXT, Form.EXACT, Form.NONE}),
        ),
        "note": FacetKind(
            "the note on the whole text", _text(lambda each: (each.note,)), _SEARCHED
        ),
        "file": FacetKind("the file's name", _text(lambda each: (each.name,)), _SEARCHED),
    }
)
"""The facets that filter texts, by name."""
SORTS: Mapping[str, Callable[[TextEntry], str | float]] = MappingProxyType(
    {
        "title": lambda each: fold_trimmed(each.title),
        "author": lambda each: fold_trimmed(each.author),
        "outlet": lambda each: fold_trimmed(each.outlet),
        "date": lambda each: publication_dates.ordered(each.issued),
        "minutes": lambda each: each.minutes,
        "read": lambda each: each.share,
        "state": lambda each: STATES.index(each.state) + 1,
        "annotations": lambda each: each.count,
        "type": lambda each: each.kind,
        "file": lambda each: each.name.casefold(),
    }
)
"""The orders that `sort:` takes, with their sort keys."""
LANGUAGE = Language(FACETS, SORTS)
"""The query language for texts."""

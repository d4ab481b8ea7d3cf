"""Completion of a query line at the cursor: facets, their values, tags, saved queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from reader.annotations.annotation import Annotation
from reader.annotations.links import Links
from reader.annotations.records import DocumentRecord
from reader.annotations.tag_completion import Completion as TagCompletion
from reader.annotations.tags import path_of
from reader.query import links as link_query
from reader.query.facets import DIRECTIVES, FACETS, SORTS
from reader.query.tags import Path, first_written, folded_path
from reader.query.tokens import Kind, Token, cut, word_at
from reader.query.tree import Form, Value
from reader.text.folding import fold_trimmed

_FEW = 6
"""The most tags offered for a word outside of `tag:`."""
_SIGNS = frozenset({Kind.OPEN, Kind.CLOSE, Kind.MINUS})
_DATES = (
    *(("today", ""), ("yesterday", ""), ("7d", "a week ago"), ("2w", "two weeks ago")),
    *(("3m", "three months ago"), ("1y", "a year ago"), ("12h", "twelve hours ago")),
)
_EXAMPLES = {
    **dict.fromkeys(("created", "modified", "since", "before", "after"), _DATES),
    "para": (("3", ""), ("3-5", "from 3 to 5"), ("3-", "from 3 on")),
    "limit": (("10", ""), ("50", ""), ("100", "")),
}
"""Examples for facets that take any date or number, with what each means."""


class Offer(NamedTuple):
    """One possible completion."""

    text: str
    """The text that is inserted."""
    detail: str
    """A count or an explanation, shown beside it."""


class Offers(NamedTuple):
    """The completions that can replace a part of a line."""

    start: int
    """The column where the replaced part begins."""
    end: int
    """The column after its end."""
    offers: tuple[Offer, ...]
    """The completions, best first."""

    def taken(self, line: str, index: int) -> tuple[str, int]:
        """The line with one of the completions inserted, and the new column of the cursor."""
        text = self.offers[index].text
        return line[: self.start] + text + line[self.end :], self.start + len(text)


NOTHING = Offers(0, 0, ())


class Known(NamedTuple):
    """The names and values that can be offered."""

    tags: TagCompletion
    """Completes tags."""
    values: Mapping[str, Mapping[str, int]]
    """For some facets, their values with the numbers of annotations, most frequent first."""
    saved: Mapping[str, str]
    """The saved queries by name."""
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each spelling of a tag that has several: all of them, the earliest first."""

    def spelled(self, tag: str) -> tuple[str, ...]:
        """All spellings of a tag, the earliest first."""
        return self.spellings.get(tag, (tag,))


def known(
    annotations: Iterable[Annotation],
    records: Mapping[str, DocumentRecord],
    tags: TagCompletion,
    saved: Mapping[str, str],
) -> Known:
    """The names and values that occur in some annotations and their documents."""
    counted = list(annotations)
    documents = Counter(each.document for each in counted)
    titles: Counter[str] = Counter()
    authors: Counter[str] = Counter()
    for key, count in documents.items():
        if key in records:
            titles[records[key].title] += count
            authors.update({name: count for name in records[key].author.split("; ") if name})
    colors = Counter(each.color for each in counted)
    styles = Counter(each.style for each in counted)
    links = Links(counted)
    relations: Counter[str] = Counter(dict.fromkeys(link_query.names(links), 0))
    relations.update(end.link.relation for end in links if end.link.relation)
    ends = (links.other(end) for each in counted for end in links.of(each.id))
    to = Counter(records[end.document].title for end in ends if end and end.document in records)
    values = {"doc": titles, "author": authors, "color": colors, "style": styles}
    values |= {"rel": relations, "to": to}
    return Known(
        tags,
        {name: dict(each.most_common()) for name, each in values.items()},
        saved,
        _spellings(tags.names, counted),
    )


def _spellings(
    tags: Iterable[str], annotations: Iterable[Annotation]
) -> dict[str, tuple[str, ...]]:
    """All spellings of each tag that has several, the earliest first."""
    ways: dict[Path, list[str]] = {}
    for tag in tags:
        ways.setdefault(folded_path(tag), []).append(tag)
    several = {path: names for path, names in ways.items() if len(names) > 1}
    first = first_written(annotations) if several else {}
    found: dict[str, tuple[str, ...]] = {}
    for path, names in several.items():
        ordered = tuple(sorted(names, key=lambda name: path_of(name) != first.get(path)))
        found.update(dict.fromkeys(names, ordered))
    return found


class _Part(NamedTuple):
    """The part of a line that is being typed at the cursor."""

    start: int
    """The column where it begins."""
    end: int
    """The column after its end, at the cursor or further right."""
    typed: str
    """Its text before the cursor, without an opening quote or `=`."""
    facet: str = ""
    """The facet whose value it is, or nothing."""
    form: Form = Form.TEXT
    """The kind of value."""
    barred: frozenset[str] = frozenset()
    """The directives that are not allowed here."""


def complete(line: str, cursor: int, known: Known, most: int = 50) -> Offers:
    """The completions of a line at the cursor.

    Args:
        line: The query line.
        cursor: The column of the cursor.
        known: The names and values that can be offered.
        most: The greatest number of completions.
    """
    part = _part(line, cursor)
    if part is None:
        return NOTHING
    if part.facet:
        offers = _values(part, known, most)
    elif part.typed.startswith("@"):
        offers = _saved(part.typed[1:], known)
    else:
        offers = _beginnings(part, known)
    there_already = line[part.start : part.end]
    found = [offer for offer in offers if offer.text != there_already]
    return Offers(part.start, part.end, tuple(found[:most]))


def _part(line: str, cursor: int) -> _Part | None:
    """The part at the cursor; None inside of quotes and patterns and right after them."""
    tokens = cut(line)
    index = next((at for at, token in enumerate(tokens) if token.end >= cursor), len(tokens))
    if index < len(tokens) and tokens[index].kind in _SIGNS and tokens[index].end == cursor:
        index += 1
    barred = _barred(tokens[:index], tokens[index + 1 :])
    if index == len(tokens) or not _is_at(tokens[index], cursor):
        return _Part(cursor, cursor, "", barred=barred)
    token = tokens[index]
    if token.kind in {Kind.QUOTED, Kind.PATTERN}:
        return None
    if token.kind is Kind.FACET and cursor > token.start + len(token.text):
        value = next(value for value in token.values if value.end >= cursor)
        return _value_part(line, cursor, token.text.casefold(), value)
    return _Part(
        token.start, word_at(line, token.start).end, line[token.start : cursor], barred=barred
    )


def _is_at(token: Token, cursor: int) -> bool:
    """Whether the cursor is inside a token or at its edge; for quoted ones, not at the start."""
    if token.kind in {*_SIGNS, Kind.QUOTED, Kind.PATTERN}:
        return token.start < cursor
    return token.start <= cursor


def _barred(before: Sequence[Token], after: Sequence[Token]) -> frozenset[str]:
    """The directives that are not allowed between some tokens."""
    kinds = [token.kind for token in before]
    is_inside = kinds.count(Kind.OPEN) > kinds.count(Kind.CLOSE)
    if is_inside or (kinds and kinds[-1] in {Kind.MINUS, Kind.NOT}):
        return frozenset(DIRECTIVES)
    names = {token.text.casefold() for token in (*before, *after) if token.kind is Kind.FACET}
    return frozenset(names & DIRECTIVES.keys())


def _value_part(line: str, cursor: int, name: str, value: Token) -> _Part | None:
    """The value of a facet at the cursor; None for a pattern, and for a quote that is closed."""
    start = value.start + (value.form is Form.EXACT) + (value.kind is Kind.QUOTED)
    is_whole = value.kind is Kind.QUOTED and value.is_closed and cursor == value.end
    if value.kind is Kind.PATTERN or is_whole:
        return None
    form = value.form if cursor > value.start else Form.TEXT
    return _Part(value.start, value.end, line[start:cursor], name, form)


def _values(part: _Part, known: Known, most: int) -> Iterator[Offer]:
    """The values of a facet that complete the typed text."""
    name, typed = part.facet, part.typed
    if name == "tag":
        for tag, count in _tags(typed, known, most):
            yield Offer(str(Value(tag, part.form)), _count(count))
        if part.form is Form.TEXT and "none".startswith(typed):
            yield Offer(str(Value("", Form.NONE)), "without tags")
    elif name == "sort":
        minus = "-" if typed.startswith("-") else ""
        for word in _leading(SORTS, typed[len(minus) :]):
            yield Offer(minus + word, "reversed" if minus else "")
    elif name in _EXAMPLES:
        yield from (Offer(*each) for each in _EXAMPLES[name] if each[0].startswith(typed.lower()))
    elif name in known.values:
        counts = known.values[name]
        for value in _leading(FACETS[name].choices or counts, typed):
            yield Offer(str(Value(value)), _count(counts.get(value, 0)))
    elif name in FACETS:
        yield from (Offer(each, "") for each in _leading(FACETS[name].choices, typed))


def _tags(typed: str, known: Known, most: int) -> Iterator[tuple[str, int]]:
    """The tags that complete the typed text, in their earliest spelling, with their counts."""
    names = dict.fromkeys(known.spelled(tag.name) for tag in known.tags.offers(typed, (), most))
    for spellings in names:
        yield spellings[0], sum(map(known.tags.count, spellings))


def _saved(typed: str, known: Known) -> Iterator[Offer]:
    """The saved queries whose names complete the typed text."""
    for name in _leading(sorted(known.saved, key=fold_trimmed), typed):
        yield Offer(f"@{name}", known.saved[name])


def _beginnings(part: _Part, known: Known) -> Iterator[Offer]:
    """The facets and tags that complete a word; for an empty one, saved queries too."""
    facets = {name: kind.about for name, kind in FACETS.items()} | dict(DIRECTIVES)
    typed = part.typed
    for name, about in facets.items():
        if name.startswith(typed.casefold()) and name not in part.barred:
            yield Offer(f"{name}:", about)
    if typed:
        for tag, count in _tags(typed, known, _FEW):
            yield Offer(f"tag:{Value(tag)}", _count(count))
    else:
        yield from _saved("", known)


def _leading(words: Iterable[str], typed: str) -> list[str]:
    """The entries that begin with the typed text, then those with another word that does."""
    wanted = fold_trimmed(typed)
    folded = [(word, fold_trimmed(word)) for word in words]
    first = [word for word, each in folded if each.startswith(wanted)]
    inside = [word for word, each in folded if f" {wanted}" in each and word not in first]
    return first + inside


def _count(count: int) -> str:
    return f"{count:,}"

"""What a query line can go on with at its cursor: facets, their values, saved queries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reader.annotations.annotation import Annotation
from reader.annotations.records import DocumentRecord
from reader.annotations.tag_completion import Completion as TagCompletion
from reader.query.facets import DIRECTIVES, FACETS, SORTS
from reader.query.tree import QUOTES_OPEN, Form, Value, facet_name
from reader.text.folding import fold_trimmed

_SPACE = re.compile(r"\s*[()\s]")
_MINUS = re.compile(r"-+|NOT(?=[\s(])\s*")
_WORD = re.compile(rf"[^\s(){QUOTES_OPEN}]+")
_BARE = re.compile(rf"[^\s(),{QUOTES_OPEN}]*")
_PATTERN = re.compile(r"/(?:\\.|[^/\\])+/", re.DOTALL)
_DATES = (
    *(("today", ""), ("yesterday", ""), ("7d", "a week ago"), ("2w", "two weeks ago")),
    *(("3m", "three months ago"), ("1y", "a year ago"), ("12h", "twelve hours ago")),
)
_EXAMPLES = {
    **dict.fromkeys(("created", "modified", "since", "before", "after"), _DATES),
    "para": (("3", ""), ("3-5", "from 3 to 5"), ("3-", "from 3 on")),
    "limit": (("10", ""), ("50", ""), ("100", "")),
}
"""For facets that take anything of a kind, some of it."""


class Offer(NamedTuple):
    """Something that a line can go on with."""

    text: str
    """What is put in."""
    detail: str
    """What is told of it."""


class Offers(NamedTuple):
    """What can be put in the place of a part of a line."""

    start: int
    """Where the part begins."""
    end: int
    """Where it ends."""
    offers: tuple[Offer, ...]
    """What can be put there, the best first."""

    def taken(self, line: str, index: int) -> tuple[str, int]:
        """The line with one of them in it, and where its cursor is then."""
        text = self.offers[index].text
        return line[: self.start] + text + line[self.end :], self.start + len(text)


NOTHING = Offers(0, 0, ())


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to ask for."""

    tags: TagCompletion
    """The tags."""
    values: Mapping[str, Mapping[str, int]]
    """For some facets, their values with how many marks each fits, the most first."""
    saved: Mapping[str, str]
    """The saved queries by name."""


def known(
    marks: Iterable[Annotation],
    records: Mapping[str, DocumentRecord],
    tags: TagCompletion,
    saved: Mapping[str, str],
) -> Known:
    """What there is to ask for, of some marks."""
    all_marks = list(marks)
    documents = Counter(mark.document for mark in all_marks)
    titles: Counter[str] = Counter()
    authors: Counter[str] = Counter()
    for key, count in documents.items():
        if key in records:
            titles[records[key].title] += count
            authors.update({name: count for name in records[key].author.split("; ") if name})
    colors = Counter(mark.color for mark in all_marks)
    styles = Counter(mark.style for mark in all_marks)
    counted = {"doc": titles, "author": authors, "color": colors, "style": styles}
    return Known(tags, {name: dict(each.most_common()) for name, each in counted.items()}, saved)


class _Part(NamedTuple):
    """What is being typed at the cursor."""

    start: int
    """Where it begins."""
    typed: str
    """What of it stands before the cursor, without an opening quote or `=`."""
    facet: str = ""
    """The facet that it is a value of, or nothing."""
    form: Form = Form.TEXT
    """How the value is meant."""
    without: frozenset[str] = frozenset()
    """The facets that can't begin here."""


def complete(line: str, cursor: int, there: Known, most: int = 50) -> Offers:
    """What a line can go on with at its cursor.

    Args:
        line: What was typed.
        cursor: Where the cursor is.
        there: What there is to ask for.
        most: How many offers at most.
    """
    part = _part(line[:cursor])
    if part is None:
        return NOTHING
    end = cursor + _rest(line, part, cursor)
    if part.facet:
        offers = _values(part, there, most)
    elif part.typed.startswith("@"):
        offers = _saved(part.typed[1:], there)
    else:
        offers = _beginnings(part, there)
    there_already = line[part.start : end]
    found = [offer for offer in offers if offer.text != there_already]
    return Offers(part.start, end, tuple(found[:most]))


def _part(line: str) -> _Part | None:
    """What is being typed at the end of a line; None inside of free quotes and patterns."""
    place = depth = 0
    without: set[str] = set()
    while True:
        while space := _SPACE.match(line, place):
            depth += space[0].count("(") - space[0].count(")")
            place = space.end()
        is_negated = _MINUS.match(line, place) is not None
        place = _behind(_MINUS, line, place)
        if place < len(line) and _SPACE.match(line, place):
            depth += is_negated
            continue
        word = _WORD.match(line, place)
        if place >= len(line) or (
            word and word.end() >= len(line) and not facet_name(word[0]) and line[place] != "/"
        ):
            barred = frozenset(DIRECTIVES) if depth or is_negated else frozenset(without)
            return _Part(place, line[place:], without=barred)
        if line[place] in QUOTES_OPEN:
            after = _after_quote(line, place)
        elif line[place] == "/":
            after = _after(_PATTERN, line, place)
        else:
            name = facet_name(word[0]) if word else None
            if name is None:
                after = word.end() if word else place + 1
            else:
                found = _in_values(line, place + len(name) + 1, name.casefold())
                if not isinstance(found, int):
                    return found
                without.update({name.casefold()} & DIRECTIVES.keys())
                after = found
        # A phrase or a pattern that is whole goes on with nothing but a space.
        if after is None or (after >= len(line) and line[after - 1] in f"/{QUOTES_OPEN}"):
            return None
        place = after


def _in_values(line: str, place: int, name: str) -> _Part | int | None:
    """The value of a facet at the end of a line, else where the values end; None for neither."""
    forms = FACETS[name].forms if name in FACETS else frozenset()
    while True:
        start, form = place, Form.TEXT
        if line.startswith("=", place) and Form.EXACT in forms:
            form, place = Form.EXACT, place + 1
        if place < len(line) and line[place] in QUOTES_OPEN:
            after = _after_quote(line, place)
            if after is None:
                return _Part(start, line[place + 1 :], name, form)
        elif line.startswith("/", place) and Form.PATTERN in forms:
            after = _after(_PATTERN, line, place)
            if after is None:
                return None
        else:
            after = _behind(_BARE, line, place)
            if after >= len(line):
                return _Part(start, line[place:], name, form)
        if not line.startswith(",", after):
            # A value that ends in a quote is whole: it goes on with nothing.
            return after if after < len(line) else None
        place = after + 1


def _rest(line: str, part: _Part, cursor: int) -> int:
    """How many characters behind the cursor belong to what is being typed."""
    opening = cursor - len(part.typed) - 1
    if opening >= part.start and line[opening] in QUOTES_OPEN:
        after = _after_quote(line, opening)
        return (after or len(line)) - cursor
    expression = _BARE if part.facet else _WORD
    return _behind(expression, line, cursor) - cursor


def _values(part: _Part, there: Known, most: int) -> Iterator[Offer]:
    """The values of a facet that go on from what is typed."""
    name, typed = part.facet, part.typed
    if name == "tag":
        for tag in there.tags.offers(typed, (), most):
            yield Offer(str(Value(tag.name, part.form)), _count(tag.count))
        if part.form is Form.TEXT and "none".startswith(typed):
            yield Offer(str(Value("", Form.NONE)), "without tags")
    elif name == "sort":
        minus = "-" if typed.startswith("-") else ""
        for word in _leading(SORTS, typed[len(minus) :]):
            yield Offer(minus + word, "turned round" if minus else "")
    elif name in _EXAMPLES:
        yield from (Offer(*each) for each in _EXAMPLES[name] if each[0].startswith(typed.lower()))
    elif name in there.values:
        counts = there.values[name]
        for value in _leading(FACETS[name].choices or counts, typed):
            yield Offer(str(Value(value)), _count(counts.get(value, 0)))
    elif name in FACETS:
        yield from (Offer(each, "") for each in _leading(FACETS[name].choices, typed))


def _saved(typed: str, there: Known) -> Iterator[Offer]:
    """The saved queries whose names go on from what is typed."""
    for name in _leading(sorted(there.saved, key=fold_trimmed), typed):
        yield Offer(f"@{name}", there.saved[name])


def _beginnings(part: _Part, there: Known) -> Iterator[Offer]:
    """The facets that go on from a word, the tags that it may mean, and saved queries."""
    facets = {name: kind.about for name, kind in FACETS.items()} | dict(DIRECTIVES)
    typed = part.typed
    for name, about in facets.items():
        if name.startswith(typed.casefold()) and name not in part.without:
            yield Offer(f"{name}:", about)
    if typed:
        for tag in there.tags.offers(typed):
            yield Offer(f"tag:{Value(tag.name)}", _count(tag.count))
    else:
        yield from _saved("", there)


def _leading(words: Iterable[str], typed: str) -> list[str]:
    """The words that begin as typed, then those in which another word does."""
    wanted = fold_trimmed(typed)
    folded = [(word, fold_trimmed(word)) for word in words]
    first = [word for word, each in folded if each.startswith(wanted)]
    inside = [word for word, each in folded if f" {wanted}" in each and word not in first]
    return first + inside


def _count(count: int) -> str:
    return f"{count:,}"


def _behind(expression: re.Pattern[str], line: str, place: int) -> int:
    """Where a match that begins here ends; here, if there is none."""
    found = expression.match(line, place)
    return found.end() if found else place


def _after(expression: re.Pattern[str], line: str, place: int) -> int | None:
    found = expression.match(line, place)
    return found.end() if found else None


def _after_quote(line: str, start: int) -> int | None:
    """Where a quoted text ends, its closing quote included; None while it is open."""
    closing = '"' if line[start] == '"' else '"”“‟'
    place = start + 1
    while place < len(line) and line[place] not in closing:
        place += 2 if line[place] == "\\" and line[place + 1 : place + 2] in tuple('\\"”“‟') else 1
    return place + 1 if place < len(line) else None

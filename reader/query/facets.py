"""The facets of the query line: their names, the values they take, and their predicates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from reader.annotations.annotation import Annotation, Motivation, Status
from reader.annotations.pens import COLORS
from reader.annotations.records import DocumentRecord
from reader.lazy import lazy
from reader.query import links
from reader.query.context import Setting
from reader.query.dates import EXAMPLES, Period, read_period
from reader.query.tags import folded_path
from reader.query.tree import Form, QueryError, Value
from reader.text.document import Span
from reader.text.folding import contains, fold_trimmed
from reader.text.suggest import nearest

if TYPE_CHECKING:
    from reader.query import patterns
else:
    patterns = lazy("reader.query.patterns")

Source = DocumentRecord | None
Predicate = Callable[[Annotation, Source], bool]
"""Whether an annotation of a document matches; the document may be unknown."""


class Operand(NamedTuple):
    """One value of a facet, with the context that determines its meaning."""

    value: Value
    """The value as it was typed."""
    span: Span
    """Its columns in the line."""
    setting: Setting
    """The time, the panes, and whatever else the meaning depends on."""

    def error(self, message: str) -> QueryError:
        """The error for this value, with its place."""
        return QueryError(message, self.span)


Test = TypeVar("Test")


class FacetKind(NamedTuple, Generic[Test]):
    """A facet: one property that a query can test, of annotations or of texts."""

    about: str
    """What it tests, for the list of facets that completion shows."""
    compile: Callable[[Operand], Test]
    """Makes a value's predicate; raises a `QueryError` for a bad value."""
    forms: frozenset[Form] = frozenset({Form.TEXT})
    """The forms that its values can have."""
    choices: tuple[str, ...] = ()
    """All values that it takes; empty if it takes anything."""


IS: Mapping[str, Predicate] = MappingProxyType(
    {
        "highlight": lambda each, _: each.motivation is Motivation.HIGHLIGHTING,
        "note": lambda each, _: (
            each.motivation is Motivation.COMMENTING or not _is_blank(each.note)
        ),
        Status.LOST.word: lambda each, _: each.anchor.status is Status.LOST,
        Status.REVIEW.word: lambda each, _: each.anchor.status is Status.REVIEW,
        "deleted": lambda each, _: each.deleted is not None,
    }
)
"""The values of `is:` that depend only on the annotation."""
IS_AS_KEPT: Mapping[str, Predicate] = MappingProxyType(
    {each.value: IS[each.word] for each in (Status.LOST, Status.REVIEW)}
)
"""The values of `is:` by the words that the file has for them; they are not offered."""
IS_AMONG: Mapping[str, Callable[[Setting], Predicate]] = MappingProxyType(
    {
        "linked": links.is_linked,
        "overlapping": lambda setting: lambda each, _: each.id in setting.overlapping,
    }
)
"""The values of `is:` that depend on other annotations."""
IN: Mapping[str, Predicate] = MappingProxyType({"trash": lambda each, _: each.deleted is not None})
"""The values of `in:` that depend only on the annotation."""
IN_OPEN: Mapping[str, Callable[[Setting], Predicate]] = MappingProxyType(
    {
        "pane": lambda setting: lambda each, _: each.document in setting.pane,
        "open": lambda setting: lambda each, _: each.document in setting.open,
    }
)
"""The values of `in:` that depend on which documents are open."""
TRASH = (("is", "deleted"), ("in", "trash"))
"""The facets, with their values, that match deleted annotations."""
HAS: Mapping[str, Predicate] = MappingProxyType(
    {
        "note": lambda each, _: not _is_blank(each.note),
        "tag": lambda each, _: bool(each.tags),
        "link": lambda each, _: bool(each.links),
    }
)
"""The values of `has:`."""
SORTS: Mapping[str, Callable[[Annotation, Source], tuple[object, ...]]] = MappingProxyType(
    {
        "position": lambda each, source: (*_place(each, source),),
        "doc": lambda each, source: (*_place(each, source),),
        "author": lambda each, source: (
            fold_trimmed(source.author) if source else "",
            *_place(each, source),
        ),
        "created": lambda each, _: (each.created,),
        "modified": lambda each, _: (each.modified,),
        "color": lambda each, source: (_color_rank(each.color), *_place(each, source)),
        "tag": lambda each, source: (
            not each.tags,
            *(fold_trimmed(tag) for tag in each.tags[:1]),
            *_place(each, source),
        ),
        "quote": lambda each, _: (fold_trimmed(each.selector.exact),),
        "note": lambda each, _: (_is_blank(each.note), fold_trimmed(each.note)),
    }
)
"""The orders that `sort:` takes, with their sort keys."""


def words_predicate(text: str) -> Predicate:
    """Matches words in the quote, the note, a tag or the title."""
    holds = contains(fold_trimmed(text))

    def found(each: Annotation, source: Source) -> bool:
        return (
            holds(each.selector.exact)
            or (each.note != "" and holds(each.note))
            or (each.tags != () and any(map(holds, each.tags)))
            or (source is not None and holds(source.title))
        )

    return found


def pattern_predicate(source: str) -> Predicate:
    """Matches a regular expression in the quote, the note, a tag or the title."""
    found_in = patterns.finder(source)

    def found(each: Annotation, source: Source) -> bool:
        title = (source.title,) if source is not None else ()
        return found_in((each.selector.exact, each.note, *each.tags, *title))

    return found


def _text(texts: Callable[[Annotation, Source], Iterable[str]]) -> Callable[[Operand], Predicate]:
    """A facet that searches some texts for words or for a regular expression."""

    def compiled(operand: Operand) -> Predicate:
        if operand.value.form is Form.PATTERN:
            found_in = patterns.finder(operand.value.text, operand.span.start + 1)
            return lambda each, source: found_in(texts(each, source))
        wanted = fold_trimmed(operand.value.text)
        return lambda each, source: any(
            wanted in fold_trimmed(text) for text in texts(each, source)
        )

    return compiled


def _of_source(texts: Callable[[DocumentRecord], Iterable[str]]) -> Callable[[Operand], Predicate]:
    """A facet that searches texts of the document; each document is searched only once."""

    def compiled(operand: Operand) -> Predicate:
        found = _text(lambda _, source: texts(source) if source else ())(operand)
        known: dict[str, tuple[DocumentRecord, bool]] = {}

        def remembered(each: Annotation, source: Source) -> bool:
            if source is None:
                return False
            record, answer = known.get(source.id, (None, False))
            if record is not source:
                answer = found(each, source)
                known[source.id] = (source, answer)
            return answer

        return remembered

    return compiled


def _tag(operand: Operand) -> Predicate:
    value = operand.value
    if value.form is Form.NONE:
        return lambda each, _: not each.tags
    typed = _path(value.text)
    # An old name may have come into use again.
    names = {typed, operand.setting.names(typed)}
    if value.form is Form.EXACT:
        return lambda each, _: any(_path(tag) in names for tag in each.tags)
    below = tuple(f"{name}/" for name in names)
    return lambda each, _: any(
        (path := _path(tag)) in names or path.startswith(below) for tag in each.tags
    )


@lru_cache(maxsize=1 << 14)
def _path(tag: str) -> str:
    """A tag in the form in which tags are compared."""
    return "/".join(folded_path(tag))


def _choice(
    name: str,
    choices: Mapping[str, Predicate],
    dependent: Mapping[str, Callable[[Setting], Predicate]] = MappingProxyType({}),
) -> Callable[[Operand], Predicate]:
    """A facet that takes one of a few words; the predicates in `dependent` need the setting."""

    def compiled(operand: Operand) -> Predicate:
        word = operand.value.text.casefold()
        if word in dependent:
            return dependent[word](operand.setting)
        if word not in choices:
            known = (*choices, *dependent)
            raise operand.error(
                f"“{name}:” can't be “{operand.value.text}”. {nearest(word, known)}"
            )
        return choices[word]

    return compiled


def _dated(
    name: str, matches: Callable[[Annotation, Period], bool]
) -> Callable[[Operand], Predicate]:
    """A facet that takes a date."""

    def compiled(operand: Operand) -> Predicate:
        text = operand.value.text
        period = read_period(text, operand.setting.now)
        if period is None:
            from difflib import get_close_matches  # noqa: PLC0415 — for an error only

            guess = get_close_matches(text.casefold(), ("today", "yesterday"), 1, 0.6)
            hint = f"Did you mean “{guess[0]}”?" if guess else f"Try one like {EXAMPLES}."
            raise operand.error(f"“{name}:” takes a date, and “{text}” is none. {hint}")
        return lambda each, _: matches(each, period)

    return compiled


def _paragraph(operand: Operand) -> Predicate:
    match = re.fullmatch(r"(\d{1,9})(?:(-)(\d{1,9})?)?", operand.value.text, re.ASCII)
    if match is None:
        raise operand.error(
            f"“para:” takes paragraph numbers like 3, 3-5 or 3-, not “{operand.value.text}”."
        )
    first = int(match[1])
    last = int(match[3]) if match[3] else None if match[2] else first
    if last is not None and last < first:
        raise operand.error(f"“para:{operand.value.text}” ends before it begins.")

    def inside(each: Annotation, _: Source) -> bool:
        number = each.locator.paragraph
        return number is not None and first <= number and (last is None or number <= last)

    return inside


def _relation(operand: Operand) -> Predicate:
    known = links.names(operand.setting.links(), operand.setting.relations)
    typed = operand.value.text
    if fold_trimmed(typed) not in map(fold_trimmed, known):
        raise operand.error(f"There is no relation “{typed}”. {nearest(typed, known)}")
    return links.related(operand.setting, typed)


def _id(operand: Operand) -> Predicate:
    wanted = operand.value.text.casefold()
    return lambda each, _: each.id.casefold().startswith(wanted)


def _style(operand: Operand) -> Predicate:
    wanted = fold_trimmed(operand.value.text)
    return lambda each, _: fold_trimmed(each.style) == wanted


def _is_color(color: str) -> Predicate:
    return lambda each, _: each.color == color


def _is_blank(text: str) -> bool:
    return not text or text.isspace()


def _place(each: Annotation, source: Source) -> tuple[str, str, int, int]:
    title = fold_trimmed(source.title) if source else ""
    return title, each.document, each.start, each.selector.end


def _color_rank(color: str) -> int:
    return COLORS.index(color) if color in COLORS else len(COLORS)


_SEARCHED = frozenset({Form.TEXT, Form.PATTERN})
_COLORS = {color: _is_color(color) for color in COLORS}

FACETS: Mapping[str, FacetKind[Predicate]] = MappingProxyType(
    {
        "quote": FacetKind(
            "the highlighted words", _text(lambda each, _: (each.selector.exact,)), _SEARCHED
        ),
        "note": FacetKind("the note", _text(lambda each, _: (each.note,)), _SEARCHED),
        "tag": FacetKind(
            "a tag and those below it; “=a” only itself; “none”",
            _tag,
            frozenset({Form.TEXT, Form.EXACT, Form.NONE}),
        ),
        "doc": FacetKind(
            "the document's title or path",
            _of_source(lambda source: (source.title, source.path)),
            _SEARCHED,
        ),
        "file": FacetKind(
            "the document's path", _of_source(lambda source: (source.path,)), _SEARCHED
        ),
        "author": FacetKind(
            "the document's authors",
            _of_source(lambda source: (source.author,)),
            _SEARCHED,
        ),
        "color": FacetKind("the colour of its pen", _choice("color", _COLORS), choices=COLORS),
        "style": FacetKind("the style of the highlight", _style),
        "created": FacetKind(
            "made on a date", _dated("created", lambda each, when: _within(each.created, when))
        ),
        "modified": FacetKind(
            "last changed on a date",
            _dated("modified", lambda each, when: _within(each.modified, when)),
        ),
        "since": FacetKind(
            "made on a date or later",
            _dated("since", lambda each, when: each.created >= when.start),
        ),
        "before": FacetKind(
            "made before a date", _dated("before", lambda each, when: each.created < when.start)
        ),
        "after": FacetKind(
            "made after a date", _dated("after", lambda each, when: each.created >= when.end)
        ),
        "para": FacetKind("the paragraph's number: 3, 3-5, 3-", _paragraph),
        "id": FacetKind("the beginning of its id", _id),
        "rel": FacetKind("the relation of a link, as it is told at this end", _relation),
        "to": FacetKind(
            "the other end of a link: the beginning of its id, or its text's title or path",
            lambda operand: links.leading_to(operand.setting, operand.value.text),
        ),
        "is": FacetKind(
            "its kind or state",
            _choice("is", {**IS, **IS_AS_KEPT}, IS_AMONG),
            choices=(*IS, *IS_AMONG),
        ),
        "has": FacetKind("what it comes with", _choice("has", HAS), choices=tuple(HAS)),
        "in": FacetKind(
            "where it is: this pane, any pane, the trash",
            _choice("in", IN, IN_OPEN),
            choices=(*IN_OPEN, *IN),
        ),
    }
)
"""The facets that filter annotations, by name."""


class Language(NamedTuple):
    """The facets and orders of a query line for one kind of item."""

    facets: Mapping[str, FacetKind[Any]]
    """The facets, by name."""
    sorts: Mapping[str, Any]
    """The orders, by name."""


ANNOTATIONS = Language(FACETS, SORTS)
"""The query language for annotations."""
DIRECTIVES = MappingProxyType(
    {"sort": "the order; “-” in front reverses it", "limit": "the greatest number"}
)
"""The facets that sort the result or limit its length."""


def _within(moment: datetime, period: Period) -> bool:
    return period.start <= moment < period.end

"""The facets of the query line: what each is called, what it takes, and what it asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType

from reader.annotations.annotation import Annotation, Motivation, Status
from reader.annotations.pens import COLORS
from reader.annotations.records import DocumentRecord
from reader.annotations.tags import path_of
from reader.query.context import Setting
from reader.query.dates import EXAMPLES, Period, read_period
from reader.query.tree import Form, QueryError, Value
from reader.search.query_pattern import SafePattern
from reader.text.document import Span
from reader.text.folding import fold_trimmed, holder
from reader.text.suggest import nearest

Source = DocumentRecord | None
Predicate = Callable[[Annotation, Source], bool]
"""Whether an annotation, of the document beside it, is asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One value of a facet, with what it takes to understand it."""

    value: Value
    """It."""
    span: Span
    """Where it stands in the line."""
    setting: Setting
    """What the line is asked in."""

    def error(self, message: str) -> QueryError:
        """That it is wrong, with its place."""
        return QueryError(message, self.span)


@dataclass(frozen=True, slots=True)
class FacetKind:
    """A facet that can be asked for."""

    about: str
    """What it asks, for a list of facets."""
    compile: Callable[[Asked], Predicate]
    """The predicate of a value; raises a `QueryError` for a bad one."""
    forms: frozenset[Form] = frozenset({Form.TEXT})
    """How its values may be meant."""
    choices: tuple[str, ...] = ()
    """Its values, where it takes no others."""


IS: Mapping[str, Predicate] = MappingProxyType(
    {
        "highlight": lambda each, _: each.motivation is Motivation.HIGHLIGHTING,
        "note": lambda each, _: (
            each.motivation is Motivation.COMMENTING or not _is_blank(each.note)
        ),
        "orphan": lambda each, _: each.anchor.status is Status.ORPHAN,
        "review": lambda each, _: each.anchor.status is Status.REVIEW,
        "deleted": lambda each, _: each.deleted is not None,
        "linked": lambda each, _: bool(each.links) or each.motivation is Motivation.LINKING,
    }
)
"""What `is:` takes, but for what depends on other marks."""
IS_AMONG: Mapping[str, Callable[[Setting], Predicate]] = MappingProxyType(
    {"overlapping": lambda setting: lambda each, _: each.id in setting.overlapping}
)
"""What else `is:` takes."""
IN: Mapping[str, Predicate] = MappingProxyType({"trash": lambda each, _: each.deleted is not None})
"""What `in:` takes, but for what depends on the panes."""
IN_OPEN: Mapping[str, Callable[[Setting], Predicate]] = MappingProxyType(
    {
        "pane": lambda setting: lambda each, _: each.document in setting.pane,
        "open": lambda setting: lambda each, _: each.document in setting.open,
    }
)
"""What else `in:` takes."""
TRASH = (("is", "deleted"), ("in", "trash"))
"""The facets with their values that ask for what is deleted."""
HAS: Mapping[str, Predicate] = MappingProxyType(
    {
        "note": lambda each, _: not _is_blank(each.note),
        "tag": lambda each, _: bool(each.tags),
        "link": lambda each, _: bool(each.links),
    }
)
"""What `has:` takes."""
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
"""What `sort:` takes, with the key that each sorts by."""


def words_predicate(text: str) -> Predicate:
    """Whether the words are in the quote, the note, a tag or the title."""
    holds = holder(fold_trimmed(text))

    def found(each: Annotation, source: Source) -> bool:
        return (
            holds(each.selector.exact)
            or (each.note != "" and holds(each.note))
            or (each.tags != () and any(map(holds, each.tags)))
            or (source is not None and holds(source.title))
        )

    return found


def pattern_predicate(pattern: SafePattern) -> Predicate:
    """Whether the quote, the note, a tag or the title holds a match."""
    found_in = pattern.found_in

    def found(each: Annotation, source: Source) -> bool:
        return (
            found_in(each.selector.exact)
            or (each.note != "" and found_in(each.note))
            or any(map(found_in, each.tags))
            or (source is not None and found_in(source.title))
        )

    return found


def _text(texts: Callable[[Annotation, Source], Iterable[str]]) -> Callable[[Asked], Predicate]:
    """The facet that looks for words, or for a pattern, in some texts."""

    def compiled(asked: Asked) -> Predicate:
        if asked.value.form is Form.PATTERN:
            found_in = SafePattern(asked.value.text, asked.span.start + 1).found_in
            return lambda each, source: any(map(found_in, texts(each, source)))
        wanted = fold_trimmed(asked.value.text)
        return lambda each, source: any(
            wanted in fold_trimmed(text) for text in texts(each, source)
        )

    return compiled


def _of_source(texts: Callable[[DocumentRecord], Iterable[str]]) -> Callable[[Asked], Predicate]:
    """The facet that looks in texts of the document, once for each document."""

    def compiled(asked: Asked) -> Predicate:
        found = _text(lambda _, source: texts(source) if source else ())(asked)
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


def _tag(asked: Asked) -> Predicate:
    value = asked.value
    if value.form is Form.NONE:
        return lambda each, _: not each.tags
    typed = _path(value.text)
    # Somebody may have begun to use an old name anew.
    names = {typed, asked.setting.names(typed)}
    if value.form is Form.EXACT:
        return lambda each, _: any(_path(tag) in names for tag in each.tags)
    below = tuple(f"{name}/" for name in names)
    return lambda each, _: any(
        (path := _path(tag)) in names or path.startswith(below) for tag in each.tags
    )


@lru_cache(maxsize=1 << 14)
def _path(tag: str) -> str:
    """A tag as it is sought: folded, segment by segment."""
    return "/".join(path_of(fold_trimmed(tag)))


def _choice(
    name: str,
    choices: Mapping[str, Predicate],
    asking: Mapping[str, Callable[[Setting], Predicate]] = MappingProxyType({}),
) -> Callable[[Asked], Predicate]:
    """The facet that takes one of a few words; what `asking` has depends on the setting."""

    def compiled(asked: Asked) -> Predicate:
        word = asked.value.text.casefold()
        if word in asking:
            return asking[word](asked.setting)
        if word not in choices:
            known = (*choices, *asking)
            raise asked.error(f"“{name}:” can't be “{asked.value.text}”. {nearest(word, known)}")
        return choices[word]

    return compiled


def _dated(
    name: str, matches: Callable[[Annotation, Period], bool]
) -> Callable[[Asked], Predicate]:
    """The facet that takes a date."""

    def compiled(asked: Asked) -> Predicate:
        text = asked.value.text
        period = read_period(text, asked.setting.now)
        if period is None:
            from difflib import get_close_matches  # noqa: PLC0415 — for an error only

            guess = get_close_matches(text.casefold(), ("today", "yesterday"), 1, 0.6)
            hint = f"Did you mean “{guess[0]}”?" if guess else f"Try one like {EXAMPLES}."
            raise asked.error(f"“{name}:” takes a date, and “{text}” is none. {hint}")
        return lambda each, _: matches(each, period)

    return compiled


def _paragraph(asked: Asked) -> Predicate:
    match = re.fullmatch(r"(\d{1,9})(?:(-)(\d{1,9})?)?", asked.value.text, re.ASCII)
    if match is None:
        raise asked.error(
            f"“para:” takes paragraph numbers like 3, 3-5 or 3-, not “{asked.value.text}”."
        )
    first = int(match[1])
    last = int(match[3]) if match[3] else None if match[2] else first
    if last is not None and last < first:
        raise asked.error(f"“para:{asked.value.text}” ends before it begins.")

    def inside(each: Annotation, _: Source) -> bool:
        number = each.locator.paragraph
        return number is not None and first <= number and (last is None or number <= last)

    return inside


def _id(asked: Asked) -> Predicate:
    wanted = asked.value.text.casefold()
    return lambda each, _: each.id.casefold().startswith(wanted)


def _style(asked: Asked) -> Predicate:
    wanted = fold_trimmed(asked.value.text)
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

FACETS: Mapping[str, FacetKind] = MappingProxyType(
    {
        "quote": FacetKind(
            "the marked words", _text(lambda each, _: (each.selector.exact,)), _SEARCHED
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
        "author": FacetKind(
            "the document's authors",
            _of_source(lambda source: (source.author,)),
            _SEARCHED,
        ),
        "color": FacetKind("the pen", _choice("color", _COLORS), choices=COLORS),
        "style": FacetKind("how it is drawn", _style),
        "created": FacetKind(
            "made then", _dated("created", lambda each, when: _within(each.created, when))
        ),
        "modified": FacetKind(
            "last changed then",
            _dated("modified", lambda each, when: _within(each.modified, when)),
        ),
        "since": FacetKind(
            "made then or later", _dated("since", lambda each, when: each.created >= when.start)
        ),
        "before": FacetKind(
            "made earlier", _dated("before", lambda each, when: each.created < when.start)
        ),
        "after": FacetKind(
            "made later", _dated("after", lambda each, when: each.created >= when.end)
        ),
        "para": FacetKind("the paragraph's number: 3, 3-5, 3-", _paragraph),
        "id": FacetKind("how its id begins", _id),
        "is": FacetKind("what it is", _choice("is", IS, IS_AMONG), choices=(*IS, *IS_AMONG)),
        "has": FacetKind("what it has", _choice("has", HAS), choices=tuple(HAS)),
        "in": FacetKind(
            "where it is: this pane, any pane, the trash",
            _choice("in", IN, IN_OPEN),
            choices=(*IN_OPEN, *IN),
        ),
    }
)
"""The facets that filter, by name."""
DIRECTIVES = MappingProxyType({"sort": "the order; “-” before it turns it", "limit": "how many"})
"""The facets that arrange what was found."""


def _within(moment: datetime, period: Period) -> bool:
    return period.start <= moment < period.end

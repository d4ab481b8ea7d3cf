"""Annotations and documents to rows of the store, and back.

A row may have been edited by hand: what cannot be read is reported, never guessed. Unknown keys
are kept.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from typing import Any

from reader.annotations.annotation import (
    Anchor,
    Annotation,
    Imported,
    Link,
    Locator,
    Motivation,
    Passage,
    Status,
    TextSelector,
)
from reader.annotations.names import encodable
from reader.annotations.pens import COLORS
from reader.annotations.records import DocumentRecord
from reader.errors import ReaderError
from reader.store.json_file import Row
from reader.store.schema import (
    LIST,
    NUMBER_OR_NULL,
    OBJECT,
    TEXT,
    TEXT_OR_NULL,
    Shape,
    kept_names,
    names,
    odd_key,
    read_time,
    strings,
    time_text,
)
from reader.text.document import Span

_PARTS = ("anchor", "locator", "imported")
"""The objects in a row that have keys of ours; any other key in them is kept."""


_OWN = {"more", "locator"}
"""Optional keys of ours in these objects, which are removed when they no longer apply."""


_NAMES = {"tags", "aliases"}
"""Lists of names, in which a name that had to be cleaned is kept as it was written."""


def annotation_row(annotation: Annotation) -> Row:
    """The row of an annotation, its keys always in this order."""
    row = {
        "id": annotation.id,
        "document": annotation.document,
        "motivation": str(annotation.motivation),
        **_selector_row(annotation.selector),
        "note": annotation.note,
        "tags": list(annotation.tags),
        "color": annotation.color,
        "style": annotation.style,
        "links": [
            {"to": link.to, "relation": link.relation, "note": link.note}
            for link in annotation.links
        ],
        "created": time_text(annotation.created),
        "modified": time_text(annotation.modified),
        "creator": annotation.creator,
        "deleted": annotation.deleted and time_text(annotation.deleted),
        "anchor": _placement_row(annotation),
        "locator": locator_row(annotation.marked_locator or annotation.locator),
        "imported": annotation.imported and _imported_row(annotation.imported),
        "extra": copy.deepcopy(dict(annotation.extra)),
    }
    if annotation.more:
        row["more"] = [_selector_row(passage.selector) for passage in annotation.more]
    return row


def _selector_row(selector: TextSelector) -> Row:
    return {
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "start": selector.start,
        "end": selector.end,
        "text_sha256": selector.text_sha256,
    }


def _placement_row(annotation: Annotation) -> Row:
    """The part of an annotation's row with its place in the current text."""
    row, *more = map(_anchor_row, annotation.anchors)
    if more:
        row["more"] = more
    if annotation.marked_locator is not None:
        row["locator"] = locator_row(annotation.locator)
    return row


def _anchor_row(anchor: Anchor) -> Row:
    return {
        "status": str(anchor.status),
        "start": anchor.span and anchor.span.start,
        "end": anchor.span and anchor.span.end,
        "score": anchor.score,
        "method": anchor.method,
        "text_sha256": anchor.text_sha256,
    }


def document_row(document: DocumentRecord) -> Row:
    """The row of a document, its keys always in this order."""
    return {
        "id": document.id,
        "path": document.path,
        "text_sha256": document.text_sha256,
        "title": document.title,
        "aliases": list(document.aliases),
        "csl": copy.deepcopy(dict(document.csl)),
        "csl_from": dict(document.csl_from),
        **{key: text for key in ("state", "note") if (text := getattr(document, key))},
        "added": document.added and time_text(document.added),
        "modified": document.modified and time_text(document.modified),
    }


def updated(row: Row, before: Row, after: Row) -> Row:
    """A row with the difference between two readings of it, and everything else unchanged."""
    kept = {key: value for key, value in row.items() if key in after or key not in before}
    return kept | {
        key: _merged(key, row.get(key), value)
        for key, value in after.items()
        if key not in before or before[key] != value
    }


def locator_row(locator: Locator) -> Row:
    """The part of an annotation's row that names its place, its keys always in this order."""
    row: Row = {
        "paragraph": locator.paragraph,
        "heading": locator.heading,
        "page": locator.page,
    }
    for name in ("last_paragraph", "line", "last_line"):
        if (number := getattr(locator, name)) is not None:
            row[name] = number
    return row | {name: text for name in ("time", "note") if (text := getattr(locator, name))}


def read_annotation(key: str, row: Any) -> tuple[Annotation, Sequence[str]]:
    """The annotation in a row, and what is odd about it although it can be read.

    Raises:
        ReaderError: It cannot be read; the message says what is wrong with which key.
    """
    # fmt: off
    (
        document, exact, start, end, text_sha256, created,
        prefix, suffix, note, creator, modified, motivation, color, style, tags, links,
        deleted, anchor, locator, imported, extra, more, own_key,
    ) = _ANNOTATION.read(row, "the row")
    # fmt: on
    selector = _selector(start, end, exact, prefix, suffix, text_sha256)
    marked = _locator(locator, "locator") if locator else _NOWHERE
    today = _locator(anchor["locator"], "anchor.locator") if "locator" in anchor else None
    annotation = Annotation(
        id=key,
        document=document,
        selector=selector,
        anchor=_anchor(anchor, selector),
        created=read_time(created, "created"),
        modified=read_time(modified or created, "modified"),
        motivation=_MOTIVATIONS.get(motivation, Motivation.HIGHLIGHTING),
        color=color if color in COLORS else COLORS[0],
        note=note,
        tags=names(tags, "tags"),
        style=style,
        links=tuple(Link(*_LINK.read(link, "a link")) for link in links) if links else (),
        creator=creator,
        deleted=None if deleted is None else read_time(deleted, "deleted"),
        locator=marked if today is None else today,
        marked_locator=None if today is None else marked,
        imported=None if imported is None else _imported(imported),
        extra=_copied(extra, "extra") if extra else {},
        more=_more(more, anchor) if more else (),
    )
    return annotation, [*odd_key(key, own_key), *_unknown_looks(motivation, color)]


def _unknown_looks(motivation: str, color: str) -> Iterator[str]:
    """The messages about a motivation or a color that Reader does not know."""
    if motivation not in _MOTIVATIONS:
        yield f"the motivation {motivation[:40]!a} is unknown; it is shown as a highlight"
    if color not in COLORS:
        yield f"the color {color[:40]!a} is unknown; it is shown in {COLORS[0]}"


def read_document(key: str, row: Any) -> tuple[DocumentRecord, Sequence[str]]:
    """The document in a row, and what is odd about it although it can be read.

    Raises:
        ReaderError: It cannot be read; the message says what is wrong with which key.
    """
    path, text_sha256, title, aliases, csl, csl_from, state, note, added, modified, own_key = (
        _DOCUMENT.read(row, "the row")
    )
    strings(list(csl_from.values()), "csl_from")
    document = DocumentRecord(
        id=key,
        path=encodable(path),
        text_sha256=text_sha256,
        title=title,
        aliases=strings(aliases, "aliases"),
        csl=_copied(csl, "csl"),
        csl_from=dict(csl_from),
        state=state,
        note=encodable(note),
        added=None if added is None else read_time(added, "added"),
        modified=None if modified is None else read_time(modified, "modified"),
    )
    return document, odd_key(key, own_key)


def _merged(key: str, old: Any, new: Any) -> Any:
    """A new value that keeps the unknown keys of the old one."""
    if key in _PARTS and isinstance(old, dict) and isinstance(new, dict):
        # Only this program says how many passages there are, and whether they have a locator.
        kept = {name: value for name, value in old.items() if name not in _OWN}
        return kept | new
    if key == "links" and isinstance(old, list):
        return _merged_links(old, new)
    if key == "more" and isinstance(old, list):
        return [next((had for had in old if _says(had, item)), item) for item in new]
    if key in _NAMES and isinstance(old, list):
        return kept_names(old, new)
    return new


def _merged_links(old: Sequence[Any], new: Sequence[Row]) -> list[Row]:
    """Links, with the unknown keys of the old ones kept, also when one was changed."""
    kept = {at: had for item in new for at, had in enumerate(old) if _says(had, item)}
    changed = [had for at, had in enumerate(old) if at not in kept and isinstance(had, dict)]
    links = []
    for item in new:
        had = next((each for each in kept.values() if _says(each, item)), None)
        if had is None:
            had = next((each for each in changed if each.get("to") == item["to"]), None)
            changed = [each for each in changed if each is not had]
            had = {**had, **item} if had else item
        links.append(had)
    return links


def _says(had: Any, part: Row) -> bool:
    """Whether a stored link or passage still means the same."""
    return isinstance(had, dict) and all(had.get(key, "") == part[key] for key in part)


def _imported_row(imported: Imported) -> Row:
    return {"system": imported.system, "id": imported.id, "at": time_text(imported.at)}


_ANNOTATION = Shape(
    {"document": str, "exact": str, "start": int, "end": int, "text_sha256": str, "created": str},
    {
        **dict.fromkeys(("prefix", "suffix", "note", "creator", "modified"), TEXT),
        "motivation": (Motivation.HIGHLIGHTING.value, str),
        "color": (COLORS[0], str),
        "style": ("highlight", str),
        "tags": LIST,
        "links": LIST,
        "deleted": TEXT_OR_NULL,
        "anchor": OBJECT,
        "locator": OBJECT,
        "imported": (None, dict),
        "extra": OBJECT,
        "more": LIST,
        "id": TEXT_OR_NULL,
    },
)
_PASSAGE = Shape(
    {"exact": str, "start": int, "end": int, "text_sha256": str},
    {"prefix": TEXT, "suffix": TEXT},
)
_ANCHOR = Shape(
    {"status": str},
    {
        "start": NUMBER_OR_NULL,
        "end": NUMBER_OR_NULL,
        "score": (1, float),
        "method": ("position", str),
        "text_sha256": TEXT,
    },
)
_LOCATOR = Shape(
    {},
    {
        "paragraph": NUMBER_OR_NULL,
        "heading": TEXT,
        "page": TEXT,
        "last_paragraph": NUMBER_OR_NULL,
        "line": NUMBER_OR_NULL,
        "last_line": NUMBER_OR_NULL,
        "time": TEXT,
        "note": TEXT,
    },
)
_LINK = Shape({"to": str}, {"relation": TEXT, "note": TEXT})
_IMPORTED = Shape({"system": str, "at": str}, {"id": TEXT})
_DOCUMENT = Shape(
    {"path": str, "text_sha256": str},
    {
        "title": TEXT,
        "aliases": LIST,
        "csl": OBJECT,
        "csl_from": OBJECT,
        "state": TEXT,
        "note": TEXT,
        "added": TEXT_OR_NULL,
        "modified": TEXT_OR_NULL,
        "id": TEXT_OR_NULL,
    },
)
_NOWHERE = Locator()
_STATUSES = {status.value: status for status in Status}
_MOTIVATIONS = {motivation.value: motivation for motivation in Motivation}


def _anchor(value: Row, selector: TextSelector) -> Anchor:
    if not value:
        # Written by hand or by another program: it is where it was made.
        span: Span | None = Span(selector.start, selector.end)
        return Anchor(span, Status.EXACT, text_sha256=selector.text_sha256)
    status, start, end, score, method, text_sha256 = _ANCHOR.read(value, "anchor")
    if status not in _STATUSES:
        raise ReaderError(f"“anchor” has the unknown status {status[:40]!a}")
    if not 0 <= score <= 1:
        raise ReaderError("“anchor” has a score that is not from 0 to 1")
    if start is None and end is None:
        span = None
    elif start is None or end is None or not 0 <= start <= end:
        raise ReaderError("“anchor” has a “start” and an “end” that are no span")
    else:
        span = Span(start, end)
    return Anchor(span, _STATUSES[status], float(score), method, text_sha256)


def _locator(value: Any, name: str) -> Locator:
    return Locator(*_LOCATOR.read(value, name))


def _selector(*values: Any) -> TextSelector:
    selector = TextSelector(*values)
    if not 0 <= selector.start <= selector.end:
        start, end = selector.start, selector.end
        raise ReaderError(f"“start” and “end” are {start} and {end}, which is no span")
    return selector


def _more(rows: Sequence[Any], anchor: Row) -> tuple[Passage, ...]:
    """The passages that were added to it, each with its anchor."""
    anchors = anchor.get("more", [])
    if not isinstance(anchors, list):
        raise ReaderError("“anchor” has a “more” that is not a list")
    places = chain(anchors, repeat({}))
    passages = []
    for row, place in zip(rows, places, strict=False):
        exact, start, end, text_sha256, prefix, suffix = _PASSAGE.read(row, "a part of “more”")
        selector = _selector(start, end, exact, prefix, suffix, text_sha256)
        if not isinstance(place, dict):
            raise ReaderError("“anchor” has a “more” that does not hold objects")
        passages.append(Passage(selector, _anchor(place, selector)))
    return tuple(passages)


def _imported(value: Row) -> Imported:
    system, at, key = _IMPORTED.read(value, "imported")
    return Imported(system, key, read_time(at, "imported.at"))


def _copied(value: Row, name: str) -> Row:
    """A deep copy of an object, so that nobody can change the row through it."""
    try:
        return copy.deepcopy(value)
    except RecursionError as error:
        raise ReaderError(f"“{name}” is nested too deeply") from error

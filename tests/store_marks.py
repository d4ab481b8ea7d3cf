"""Marks to put into a store."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from reader.annotations.annotation import Anchor, Annotation, Locator, Status, TextSelector
from reader.annotations.records import DocumentRecord
from reader.text.document import Span

THEN = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)


def key(number):
    return str(UUID(int=number))


def mark(number, **changes):
    selector = TextSelector(
        number, number + 12, f"“passage {number}”", "vor – ", " danach", "a" * 64
    )
    annotation = Annotation(
        id=key(number),
        document="d1",
        selector=selector,
        anchor=Anchor(Span(number, number + 12), Status.EXACT, 1.0, "position", "a" * 64),
        created=THEN,
        modified=THEN,
        tags=("claim",),
        locator=Locator(3, "A heading", ""),
    )
    return replace(annotation, **changes)


def record(**changes):
    document = DocumentRecord(
        "d1", "texts/a.md", "a" * 64, "Ä title", csl={"author": [{"family": "Ní"}], "x": {"y": 1}}
    )
    return replace(document, **changes)

"""An annotation and its document, for the tests of the query line."""

from dataclasses import replace
from datetime import UTC, datetime

from reader.annotations.annotation import Anchor, Annotation, Locator, Status, TextSelector
from reader.annotations.records import DocumentRecord
from reader.text.document import Span

NOW = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)
SOURCE = DocumentRecord(
    "d1",
    "texts/town-hall.md",
    "0" * 64,
    "Town hall: the call",
    csl={"author": [{"family": "Ní Bhriain", "given": "Áine"}]},
)


def mark(**changes):
    annotation = Annotation(
        id="3f2b6a54-0000-4000-8000-000000000001",
        document="d1",
        selector=TextSelector(10, 60, "He raised it “during a two-hour call” – twice", "", "", ""),
        anchor=Anchor(Span(10, 60), Status.EXACT),
        created=datetime(2026, 11, 3, 9, 0, tzinfo=UTC),
        modified=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
        note="Crème brûlée?",
        tags=("claim/strong", "Économie"),
        locator=Locator(paragraph=4),
    )
    return replace(annotation, **changes)

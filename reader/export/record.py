"""An annotation as a record for other programs."""

from __future__ import annotations

from typing import Any

from reader.annotations.annotation import Annotation
from reader.annotations.records import DocumentRecord
from reader.metadata.csl import limited
from reader.store.rows import annotation_row, locator_row


def record_of(annotation: Annotation, record: DocumentRecord | None) -> dict[str, Any]:
    """An annotation for other programs: its row, with its document's title and path.

    `locator` is that of today's text, `marked_locator` that of the text it was made in.
    """
    title, path = (record.title, record.path) if record else ("", "")
    row = annotation_row(annotation)
    places = {"locator": locator_row(annotation.locator), "marked_locator": row["locator"]}
    found: dict[str, Any] = limited({**row, **places, "title": title, "path": path})
    return found

"""An annotation as a record for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reader.annotations.annotation import Annotation
from reader.annotations.links import ToldLink
from reader.annotations.records import DocumentRecord
from reader.metadata.csl import limited
from reader.store.rows import annotation_row, locator_row


def record_of(
    annotation: Annotation, record: DocumentRecord | None, links: Iterable[ToldLink] = ()
) -> dict[str, Any]:
    """An annotation for other programs: its row, with its document's title and path.

    `locator` is that of today's text, `marked_locator` that of the text it was made in;
    `linked_from` has the links that begin at other annotations.

    Args:
        annotation: The annotation.
        record: What is known of its document.
        links: Its links, those that begin elsewhere too.
    """
    title, path = (record.title, record.path) if record else ("", "")
    row = annotation_row(annotation)
    places = {"locator": locator_row(annotation.locator), "marked_locator": row["locator"]}
    back = [
        {"from": each.end.other, "relation": each.relation, "note": each.note}
        for each in links
        if not each.end.begins_here
    ]
    own = {"title": title, "path": path, "linked_from": back}
    found: dict[str, Any] = limited({**row, **places, **own})
    return found

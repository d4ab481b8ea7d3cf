"""Several highlights merged into one, with their notes, tags and links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from reader.anchoring.passages import consisting_of, spans_of
from reader.annotations.annotation import Annotation
from reader.annotations.links import led_to, united_links
from reader.annotations.spans import united
from reader.errors import ReaderError
from reader.store.snapshot import Snapshot
from reader.store.transaction import Draft
from reader.text.document import Document


def living(annotation: Annotation) -> Annotation:
    """An annotation, unless somebody has deleted it meanwhile.

    Raises:
        ReaderError: It was deleted.
    """
    if annotation.deleted:
        raise ReaderError("That annotation was deleted meanwhile: copy what you wrote.")
    return annotation


def merged(
    annotations: Sequence[Annotation], into: str, document: Document
) -> Callable[[Snapshot, Draft], str]:
    """The step that merges annotations into one of them, which keeps its id and its colour.

    Links to the others lead to that one then; the notes on links among them become its notes.

    Args:
        annotations: All of them, each where it is today, in reading order.
        into: The id of the one that stays.
        document: The text that they are in.

    Raises:
        ReaderError: One of them is lost; or, when the step is made, was deleted meanwhile.
    """
    spans = [span for annotation in annotations for span in spans_of(annotation)]
    whole = united(document.text, spans)
    keys = {annotation.id for annotation in annotations}

    def make(now: Snapshot, draft: Draft) -> str:
        found = [living(now.annotation(each.id)) for each in annotations]
        for each in found:
            if each.id == into:
                one = consisting_of(each, document, whole)
                draft.update(each, _with_all(one, found, keys))
            else:
                draft.update(each, replace(each, deleted=datetime.now(UTC)))
        ends = (end for key in keys - {into} for end in now.links.of(key))
        for key in {end.other for end in ends if not end.begins_here} - keys:
            other = now.annotation(key)
            draft.update(other, led_to(other, keys, into))
        return f"merging {len(keys)} annotations"

    return make


def _with_all(one: Annotation, found: Sequence[Annotation], keys: set[str]) -> Annotation:
    """An annotation with the tags, the notes and the links of several."""
    links = [link for each in found for link in each.links]
    among = [link.note for link in links if link.to in keys]
    notes = dict.fromkeys(note for note in (*(each.note for each in found), *among) if note.strip())
    tags = dict.fromkeys(tag for each in found for tag in each.tags)
    kept = united_links(link for link in links if link.to not in keys)
    return replace(one, tags=tuple(tags)).with_links(kept).noted("\n\n".join(notes))

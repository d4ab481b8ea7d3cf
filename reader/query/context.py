"""The context of a query line: the time, saved queries, open documents, overlaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from reader.annotations.annotation import Annotation
from reader.annotations.links import RELATIONS, Links, Relation
from reader.annotations.records import DocumentRecord


@dataclass(frozen=True)
class Setting:
    """Everything besides the line itself that its meaning depends on."""

    now: datetime = field(default_factory=lambda: datetime.now().astimezone())
    """The current time: `today` and `7d` count from it, and dates are in its time zone."""
    names: Callable[[str], str] = str
    """Maps a folded tag to its current folded name, for tags that were renamed."""
    saved: Mapping[str, str] = field(default_factory=dict)
    """The saved queries by name."""
    pane: frozenset[str] = frozenset()
    """The id of the document in the focused pane; empty if there is none."""
    open: frozenset[str] = frozenset()
    """The ids of the documents in all panes."""
    annotations: Callable[[], Iterable[Annotation]] = tuple
    """The annotations among which overlaps are looked for."""
    links: Callable[[], Links] = lambda: Links(())
    """The links between annotations."""
    relations: Sequence[Relation] = RELATIONS
    """The relations that one annotation can have to another."""
    records: Callable[[], Mapping[str, DocumentRecord]] = dict
    """The record of each document, by id."""

    def saved_as(self, name: str) -> tuple[str, str] | None:
        """The exact name and the line of a saved query, whatever the case of the typed name."""
        wanted = name.casefold()
        return next((found for found in self.saved.items() if found[0].casefold() == wanted), None)

    @cached_property
    def overlapping(self) -> frozenset[str]:
        """The ids of the annotations that overlap another one."""
        by_document: dict[str, list[tuple[int, int, str]]] = {}
        for annotation in self.annotations():
            spans = by_document.setdefault(annotation.document, [])
            spans += [
                (anchor.span.start, anchor.span.end, annotation.id)
                for anchor in annotation.anchors
                if anchor.span
            ]
        found: set[str] = set()
        for spans in by_document.values():
            # A span that overlaps any earlier one also overlaps the one that reaches furthest.
            last_end, last = 0, ""
            for start, end, key in sorted(spans):
                if start < last_end and key != last:
                    found.update((key, last))
                if end > last_end:
                    last_end, last = end, key
        return frozenset(found)

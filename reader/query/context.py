"""What a query line is asked in: the time, the saved queries, what is open, which marks overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from reader.annotations.annotation import Annotation


@dataclass(frozen=True)
class Setting:
    """All that the meaning of a line depends on, beside the line and the marks."""

    now: datetime = field(default_factory=lambda: datetime.now().astimezone())
    """What `today` and `7d` count from, and whose time zone dates are in."""
    names: Callable[[str], str] = str
    """What a folded tag is called today, folded, for old names of tags."""
    saved: Mapping[str, str] = field(default_factory=dict)
    """The saved queries by name."""
    pane: frozenset[str] = frozenset()
    """The ids of the documents in the pane that has the keys: one, or none."""
    open: frozenset[str] = frozenset()
    """The ids of the documents in all panes."""
    marks: Callable[[], Iterable[Annotation]] = tuple
    """The marks that others may overlap with."""

    def saved_as(self, name: str) -> tuple[str, str] | None:
        """A saved query by its name, in any case: what it is called, and its line."""
        wanted = name.casefold()
        return next((found for found in self.saved.items() if found[0].casefold() == wanted), None)

    @cached_property
    def overlapping(self) -> frozenset[str]:
        """The ids of the marks that share characters with another one."""
        by_document: dict[str, list[tuple[int, int, str]]] = {}
        for mark in self.marks():
            spans = by_document.setdefault(mark.document, [])
            spans += [
                (anchor.span.start, anchor.span.end, mark.id)
                for anchor in mark.anchors
                if anchor.span
            ]
        found: set[str] = set()
        for spans in by_document.values():
            # What overlaps anything before it also overlaps the one of those that ends last.
            last_end, last = 0, ""
            for start, end, key in sorted(spans):
                if start < last_end and key != last:
                    found.update((key, last))
                if end > last_end:
                    last_end, last = end, key
        return frozenset(found)

"""Facets of the listed annotations, with counts, to narrow the list by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.message import Message

from reader.query.groups import Tally
from reader.query.query import Query, parse
from reader.query.tree import And, Node, none_of
from reader.text import glyphs
from reader.ui.keys.command import command
from reader.ui.widgets.box import Box
from reader.ui.widgets.dialog import Dialog, ForeignText
from reader.ui.widgets.frame import Keys, Title
from reader.ui.widgets.pick_list import PickList

WANTED, UNWANTED = "+", "−"
"""The signs for a facet that the query requires, and for one that it excludes."""


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A facet that can narrow the list."""

    label: str
    """Its name."""
    count: str
    """How many of the listed annotations have it."""
    term: Node
    """The query term that asks for it."""
    sign: str = " "
    """The sign for whether the query requires or excludes it."""


@dataclass(frozen=True, slots=True)
class KindRow:
    """The heading of a kind of facets."""

    title: str
    """The name of that kind."""


Row = FacetRow | KindRow


class FacetList(PickList[Row]):
    """Facets with their counts, one per row, under headings."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"facet-list--kind"}

    PLACE = "Narrowing the list"

    class Excluded(Message):
        """The user wants to exclude the facet under the cursor, or to stop excluding it."""

    class Dropped(Message):
        """The user wants to drop the facet under the cursor from the query."""

    @command("facets.without", "minus", "Without", "exclude these, or no longer")
    def exclude(self) -> None:
        """Exclude the facet under the cursor, or stop excluding it."""
        self.post_message(self.Excluded())

    @command("facets.take-back", "backspace", "Drop", "drop it from the query")
    def drop(self) -> None:
        """Drop the facet under the cursor from the query."""
        self.post_message(self.Dropped())

    def is_head(self, item: Row) -> bool:
        """Whether an item is a heading."""
        return isinstance(item, KindRow)

    def draw(self, item: Row, width: int) -> list[list[Segment]]:
        """A heading; or a sign, a label, and the count at the right."""
        if isinstance(item, KindRow):
            title = glyphs.fit(item.title, width)
            return [[Segment(title, self.part("facet-list--kind"))]]
        room = max(width - glyphs.cells(item.count) - 5, 1)
        label = glyphs.fit(item.label, room)
        gap = " " * (room - glyphs.cells(label) + 1)
        dim = self.part("pick-list--dim")
        return [[Segment(f" {item.sign} "), Segment(label), Segment(gap + item.count, dim)]]


class FacetsScreen(Dialog):
    """Narrows the list of annotations, key by key, until it is closed."""

    MODE = "FACETS"
    ACCEPTS = "list only these, or all again"

    def __init__(
        self, facets: Callable[[], tuple[Query, Sequence[Tally]]], narrow: Callable[[str], None]
    ) -> None:
        """Narrow a list.

        Args:
            facets: Returns the query, and the facets of the annotations that match it.
            narrow: Applies another query.
        """
        super().__init__(_do_nothing)
        self._facets = facets
        self._query = parse("")
        self._narrow = narrow

    def compose(self) -> ComposeResult:
        """The query over the facets."""
        with Box(classes="box tall", is_steady=True):
            yield Title()
            yield FacetList()
            yield ForeignText(classes="error")
            yield Keys("Enter only these · - without these · Backspace drops it · Esc closes")

    def on_mount(self) -> None:
        """Show the facets."""
        self._show()
        self.query_one(FacetList).focus()

    @property
    def answer(self) -> str:
        """Nothing: each key takes effect at once."""
        return ""

    async def accept(self) -> None:
        """Require the facet under the cursor, or stop requiring it."""
        self._toggle(lambda term: term)

    def on_facet_list_excluded(self, event: FacetList.Excluded) -> None:
        """Exclude the facet under the cursor, or stop excluding it."""
        event.stop()
        self._toggle(none_of)

    def on_facet_list_dropped(self, event: FacetList.Dropped) -> None:
        """Drop the facet under the cursor from the query."""
        event.stop()
        row = self._row
        if row:
            self._ask(self._query.without_term(row.term), row)

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Require the facet that was double-clicked, or stop requiring it."""
        event.stop()
        self._toggle(lambda term: term)

    @property
    def _row(self) -> FacetRow | None:
        item = self.query_one(FacetList).item
        return item if isinstance(item, FacetRow) else None

    def _toggle(self, meant: Callable[[Node], Node]) -> None:
        row = self._row
        if row is None:
            return
        query, term = self._query, meant(row.term)
        line = query.without_term(term) if query.asks_for(term) else query.with_term(term)
        self._ask(line, row)

    def _ask(self, line: str, row: FacetRow) -> None:
        self._narrow(line)
        self._show(row.term)

    def _show(self, at: Node | None = None) -> None:
        """Refresh the facets, with the cursor on a term."""
        query, tallies = self._facets()
        self._query = query
        rows = _rows(query, tallies)
        listed = self.query_one(FacetList)
        before = listed.cursor
        listed.items = rows
        wanted = (at, none_of(at)) if at else ()
        same = [
            index
            for index, row in enumerate(rows)
            if isinstance(row, FacetRow) and row.term in wanted
        ]
        listed.go(min(same, key=lambda index: abs(index - before), default=before))
        line = f" · {query}" if str(query) else ""
        self.query_one(".title", ForeignText).show(f"Narrow by{line}")


def _rows(query: Query, tallies: Sequence[Tally]) -> list[Row]:
    """The terms of the query, then all other facets, under headings."""
    rows: list[Row] = []
    known = {tally.term for tally in tallies}
    terms = [term for term in query.terms if term != And()]
    others = [term for term in terms if term not in known]
    if others:
        rows.append(KindRow("In the query"))
        rows += [FacetRow(str(term), "", term, WANTED) for term in others]
    for kind, group in groupby(tallies, key=lambda tally: tally.kind):
        rows.append(KindRow(kind))
        for tally in group:
            sign = WANTED if query.asks_for(tally.term) else " "
            if query.asks_for(none_of(tally.term)):
                sign = UNWANTED
            label = "  " * tally.depth + tally.label
            rows.append(FacetRow(label, f"{tally.count:,}", tally.term, sign))
    return rows


async def _do_nothing(_: str) -> None:
    """Do nothing: each key takes effect at once."""

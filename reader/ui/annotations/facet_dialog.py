"""What there is among the marks listed, with counts, to narrow the list by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from reader.query.groups import Tally
from reader.query.query import Query, parse
from reader.query.tree import And, Node, none_of
from reader.text import glyphs
from reader.ui.widgets.dialog import Dialog, ForeignText
from reader.ui.widgets.pick_list import PickList

WANTED, UNWANTED = "+", "−"
"""Signs of what the line asks for, and of what it excludes."""


@dataclass(frozen=True, slots=True)
class FacetRow:
    """Something that the list can be narrowed by."""

    label: str
    """What it is called."""
    count: str
    """How many marks have it."""
    term: Node
    """What asks for it."""
    sign: str = " "
    """What the line says of it."""


@dataclass(frozen=True, slots=True)
class KindRow:
    """A heading."""

    title: str
    """It."""


Row = FacetRow | KindRow


class FacetList(PickList[Row]):
    """Facets with their counts, one a row, under headings."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"facet-list--kind"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "minus",
            "screen.exclude",
            "Without",
            id="facets.without",
            tooltip="without these, or take it back",
        ),
        Binding(
            "backspace",
            "screen.take_back",
            "Take back",
            id="facets.take-back",
            tooltip="ask for it no more",
        ),
    ]

    def is_head(self, item: Row) -> bool:
        """Whether an item is a heading."""
        return isinstance(item, KindRow)

    def draw(self, item: Row, width: int) -> list[list[Segment]]:
        """A heading; or a sign, a label, and how many at the right."""
        if isinstance(item, KindRow):
            title = glyphs.fit(item.title, width)
            return [[Segment(title, self.part("facet-list--kind"))]]
        room = max(width - glyphs.cells(item.count) - 5, 1)
        label = glyphs.fit(item.label, room)
        gap = " " * (room - glyphs.cells(label) + 1)
        dim = self.part("pick-list--dim")
        return [[Segment(f" {item.sign} "), Segment(label), Segment(gap + item.count, dim)]]


class FacetsScreen(Dialog):
    """Narrows the list of marks, key by key, until it is closed."""

    def __init__(
        self, facets: Callable[[], tuple[Query, Sequence[Tally]]], narrow: Callable[[str], None]
    ) -> None:
        """Narrow a list.

        Args:
            facets: Answers the query that is asked, and what there is among what fits it.
            narrow: Asks another line.
        """
        super().__init__(_nothing)
        self._facets = facets
        self._query = parse("")
        self._narrow = narrow

    def compose(self) -> ComposeResult:
        """The line as it is, and what there is."""
        with Vertical(classes="box tall"):
            yield ForeignText(classes="title")
            yield FacetList()
            yield ForeignText(classes="error")
            yield Static(
                "Enter only these · - without these · Backspace takes back · Esc closes",
                classes="keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Show what there is."""
        self._show()
        self.query_one(FacetList).focus()

    @property
    def answer(self) -> str:
        """Nothing: each key does something at once."""
        return ""

    async def action_accept(self) -> None:
        """Ask only for what is chosen; if it is asked for, no more."""
        self._toggle(lambda term: term)

    def action_exclude(self) -> None:
        """Ask for all but what is chosen; if that is asked for, no more."""
        self._toggle(none_of)

    def action_take_back(self) -> None:
        """Ask no more for what is chosen, nor exclude it."""
        row = self._row
        if row:
            self._ask(self._query.without_term(row.term), row)

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Ask for what was clicked twice."""
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
        """Show what there is now, with the cursor on a term."""
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
    """What the line says already, then all else there is, under headings."""
    rows: list[Row] = []
    told = {tally.term for tally in tallies}
    terms = [term for term in query.terms if term != And()]
    others = [term for term in terms if term not in told]
    if others:
        rows.append(KindRow("The line"))
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


async def _nothing(_: str) -> None:
    """What closing without an answer does."""

"""The marks panel on the screen: where it stands, what it lists, and the way from it to a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.pointing_screen import PointingScreen

if TYPE_CHECKING:
    from reader import query_tree
    from reader.annotation import Annotation
    from reader.ui import marks_panel
    from reader.ui.marks_panel import MarksPanel
    from reader.ui.pick_list import PickList
else:
    marks_panel = lazy("reader.ui.marks_panel")
    query_tree = lazy("reader.query_tree")

LIST_HINTS = (
    "list.choose",
    "panel.filter",
    "mark.note",
    "mark.tags",
    "cite",
    "mark.delete",
    "leave",
)
PANEL, PANEL_SHARE = 36, 3
"""Cells that the marks panel takes at least, and its share of a wide screen."""
NARROW = 66
"""Cells under which the panel and a pane do not fit side by side."""


class PanelScreen(PointingScreen):
    """Lists marks beside the panes, and leads from them to their texts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g h", "panel('here')", "Marks", id="panel.here",
                tooltip="marks of this document"),
        Binding("g H", "panel('all')", "All marks", id="panel.all", tooltip="all marks"),
    ]  # fmt: skip

    _panel: MarksPanel | None = None
    _scope = ""

    async def furnished(self) -> None:
        """Have the panel at hand, not shown yet."""
        panel = marks_panel.MarksPanel()
        await self.query_one("#desk").mount(panel)
        # Not before it is whole: keys may be typed meanwhile.
        self._panel = panel
        await super().furnished()

    @property
    def panel(self) -> MarksPanel:
        """The marks panel."""
        if self._panel is None:
            raise ReaderError("The annotations are still being read: try again in a moment.")
        return self._panel

    @property
    def lists_marks(self) -> bool:
        """Whether keys go to the list of marks."""
        return self._panel is not None and self.focused is self._panel.list

    @property
    def marks_meant(self) -> list[Annotation]:
        """The marks that a command is for: the panel's where that has the keys."""
        if self.lists_marks:
            return [self.panel.mark] if self.panel.mark else []
        return super().marks_meant

    @property
    def room_for_panes(self) -> int:
        """Cells beside the panel."""
        return self.size.width - (self._panel_width if self._is_listing else 0)

    @property
    def _is_listing(self) -> bool:
        """Whether the panel is shown."""
        if not self._scope or self.is_zen:
            return False
        return self.size.width >= NARROW or self._panel_has_focus

    @property
    def _panel_width(self) -> int:
        if self.size.width < NARROW:
            return self.size.width
        return max(PANEL, self.size.width // PANEL_SHARE)

    def place_panes(self) -> None:
        """Give the panel its width; on a narrow screen it goes when a pane has the keys."""
        is_narrow = self.size.width < NARROW
        listing = self._is_listing
        if self._panel is not None:
            self._panel.display = listing
            self._panel.styles.width = self._panel_width
        super().place_panes()
        if listing and is_narrow:
            for pane in self.panes:
                pane.display = False

    @property
    def hints(self) -> Sequence[str]:
        """The ids of the bindings that matter most now: the list's where that has the keys."""
        if self.lists_marks:
            return LIST_HINTS
        return ("leave",) if self._panel_has_focus else super().hints

    @property
    def _panel_has_focus(self) -> bool:
        return (
            self.focused is not None
            and self._panel is not None
            and self._panel in self.focused.ancestors
        )

    def action_panel(self, scope: str) -> None:
        """List marks, or go back to the text from the list of them."""
        if self._scope == scope and self._panel_has_focus:
            self.close_panel()
            return
        self._scope = scope
        self.panel.display = True
        self.set_focus(self.panel.list)
        self.place_panes()
        self.show_marks()

    def list_all(self, line: str) -> None:
        """List the marks of all texts that fit a query."""
        self._scope = ""
        self.panel.line = line
        self.action_panel("all")

    def close_panel(self) -> None:
        """Put the panel away."""
        self._scope = ""
        self._go_back()

    def _go_back(self) -> None:
        """Give the keys back to the text."""
        if self.pane:
            self.focus_pane(self.pane)
        else:
            self.place_panes()

    def action_focus_query(self) -> None:
        """Type in the query line."""
        self.set_focus(self.panel.query_one("Input"))

    def action_pane(self, step: int) -> None:
        """Go to another pane, or through the panel."""
        stops = [pane for pane in self.panes if pane.display]
        if self._is_listing and not self._panel_has_focus and self.pane in stops:
            at = stops.index(self.pane)
            if (step > 0 and at == len(stops) - 1) or (step < 0 and at == 0):
                self.set_focus(self.panel.list)
                return
        if self._panel_has_focus and stops:
            self.focus_pane(stops[0] if step > 0 else stops[-1])
            return
        super().action_pane(step)

    async def action_quit_pane(self) -> None:
        """Close the panel where that has the keys; else the pane, or Reader with the last."""
        if self._panel_has_focus:
            self.close_panel()
        else:
            await super().action_quit_pane()

    def on_descendant_focus(self) -> None:
        """Show what keys do where they go now."""
        self.show_status()

    def action_leave(self) -> None:
        """From the query to the list, from the list to the text; else what the panes do."""
        if self._panel_has_focus and self.focused is self.panel.query_one("Input"):
            self.set_focus(self.panel.list)
        elif self._panel_has_focus:
            self.close_panel()
        else:
            super().action_leave()

    def show_marks(self) -> None:
        """Draw the marks, and list those that fit the query."""
        super().show_marks()
        if self._scope:
            self._list_marks()

    def _list_marks(self) -> None:
        here = self.pane.document_id if self.pane and self._scope == "here" else None
        try:
            wanted = self.desk.ask(self.panel.line)
        except query_tree.QueryError as error:
            self.panel.show_error(error)
            return
        marks = self.desk.marks(here, deleted=wanted.asks_for_deleted)
        records = self.desk.records
        fitting = wanted.select(marks, records)
        listed = [
            marks_panel.ListedMark(
                mark, "" if here or mark.document not in records else records[mark.document].title
            )
            for mark in fitting
        ]
        scope = self.pane.document.title if here and self.pane else "all documents"
        self.panel.list.monochrome = self.is_monochrome
        self.panel.show(listed, len(marks), scope)

    def on_marks_panel_asked(self, event: MarksPanel.Asked) -> None:
        """List what fits the query as it is typed."""
        event.stop()
        self._list_marks()

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Jump to a mark in its text."""
        event.stop()
        mark = self.panel.mark
        if mark is not None:
            with self.telling():
                await self.go_mark(mark)

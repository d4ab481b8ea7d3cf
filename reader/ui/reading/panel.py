"""The marks panel on the screen: where it stands, what it lists, and the way from it to a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.reading.menu import PointingScreen

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.query.completion import Known
    from reader.ui.annotations import panel as marks_panel
    from reader.ui.annotations.panel import MarksPanel
else:
    marks_panel = lazy("reader.ui.annotations.panel")

LIST_HINTS = (
    *("list.choose", "panel.filter", "panel.select", "mark.note", "mark.tags", "cite"),
    *("mark.delete", "panel.facets", "panel.sort", "panel.group", "panel.preview"),
    *("panel.export", "panel.saved", "view.filter", "leave"),
)
QUERY_HINTS = ("query.complete", "query.next", "leave")
TRASH_HINTS = ("panel.restore", "panel.purge", "panel.filter", "panel.select", "leave")


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
    scope = ""
    """Whose marks are listed: `here`, `all`, or nothing while they are not."""

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
            one = [self.panel.mark] if self.panel.mark else []
            return self.panel.list.selection or one
        return super().marks_meant

    @property
    def room_for_panes(self) -> int:
        """Cells beside the panel."""
        return self.size.width - (self._panel_width if self._is_listing else 0)

    @property
    def _is_listing(self) -> bool:
        """Whether the panel is shown."""
        if not self.scope or self.is_zen:
            return False
        return self.size.width >= NARROW or self.panel_has_focus

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
            mark = self.panel.mark
            return TRASH_HINTS if mark and mark.deleted else LIST_HINTS
        return QUERY_HINTS if self.panel_has_focus else super().hints

    @property
    def panel_has_focus(self) -> bool:
        """Whether keys go to the panel."""
        return (
            self.focused is not None
            and self._panel is not None
            and self._panel in self.focused.ancestors
        )

    def action_panel(self, scope: str) -> None:
        """List marks, or go back to the text from the list of them."""
        if self.scope == scope and self.panel_has_focus:
            self.close_panel()
            return
        self.scope = scope
        self.panel.display = True
        self.set_focus(self.panel.list)
        self.place_panes()
        self.list_marks()
        if self.pane:
            self.panel.go_near(self.held, self.pane.document_id, self.pane.caret.offset)

    @property
    def mode(self) -> str:
        """What kind of thing keys do now: those of the list are for its marks, not the held one."""
        return "LIST" if self.lists_marks else super().mode

    def list_all(self, line: str) -> None:
        """List the marks of all texts that fit a query."""
        self.scope = ""
        self.panel.line = line
        self.action_panel("all")

    def list_marks(self) -> None:
        """List the marks that fit the query line."""

    def close_panel(self) -> None:
        """Put the panel away."""
        self.scope = ""
        self._go_back()

    def _go_back(self) -> None:
        """Give the keys back to the text."""
        if self.pane:
            self.focus_pane(self.pane)
        else:
            self.place_panes()

    def action_focus_query(self) -> None:
        """Type in the query line."""
        self.set_focus(self.panel.query_line)

    def action_pane(self, step: int) -> None:
        """Go to another pane, or through the panel."""
        stops = [pane for pane in self.panes if pane.display]
        if self._is_listing and not self.panel_has_focus and self.pane in stops:
            at = stops.index(self.pane)
            if (step > 0 and at == len(stops) - 1) or (step < 0 and at == 0):
                self.set_focus(self.panel.list)
                return
        if self.panel_has_focus and stops:
            self.focus_pane(stops[0] if step > 0 else stops[-1])
            return
        super().action_pane(step)

    async def action_quit_pane(self) -> None:
        """Close the panel where that has the keys; else the pane, or Reader with the last."""
        if self.panel_has_focus:
            self.close_panel()
        else:
            await super().action_quit_pane()

    def on_descendant_focus(self) -> None:
        """Show what keys do where they go now, and what a query can go on with."""
        if self._panel is not None:
            is_typing = self.focused is self._panel.query_line
            self._panel.offer(self.askable if is_typing else None)
        self.show_status()

    @property
    def askable(self) -> Known | None:
        """What a query can ask for, where that is known."""
        return None

    def action_leave(self) -> None:
        """From the query to the list, from the list to the text; else what the panes do."""
        if self.panel_has_focus and self.focused is self.panel.query_line:
            self.set_focus(self.panel.list)
        elif self.panel_has_focus and self.panel.list.selected:
            self.panel.list.select_none()
        elif self.panel_has_focus:
            self.close_panel()
        else:
            super().action_leave()

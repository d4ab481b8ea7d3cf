"""The screen that one reads on: panes, the marks panel, and what leaves the program."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.steps_screen import StepsScreen
from reader.workspace import Workspace

if TYPE_CHECKING:
    from reader import clipboard, excerpt, query, query_tree
    from reader.annotation import Annotation, DocumentRecord
    from reader.ui import cite_screen, marks_panel
    from reader.ui.marks_panel import MarksPanel
    from reader.ui.pick_list import PickList
else:
    cite_screen = lazy("reader.ui.cite_screen")
    clipboard = lazy("reader.clipboard")
    excerpt = lazy("reader.excerpt")
    marks_panel = lazy("reader.ui.marks_panel")
    query = lazy("reader.query")
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


class ReadingScreen(StepsScreen):
    """Shows documents, lists their marks, and gives them out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "cite", "Cite", id="cite", tooltip="copy as a citation"),
        Binding("C", "cite_as", "Cite as", id="cite.as",
                tooltip="choose style and format, seeing the text"),
        Binding("y", "copy", "Copy", id="copy", tooltip="copy the passage"),
        Binding("g h", "panel('here')", "Marks", id="panel.here",
                tooltip="marks of this document"),
        Binding("g H", "panel('all')", "All marks", id="panel.all", tooltip="all marks"),
        Binding("question_mark", "app.keys", "Help", id="help", tooltip="the keys there are here"),
    ]  # fmt: skip

    _panel: MarksPanel | None = None
    _scope = ""

    def __init__(self, workspace: Workspace, paths: Sequence[Path], patience: float) -> None:
        """Show documents.

        Args:
            workspace: Where they and their marks are.
            paths: Their files; without any, those that were open last, else the library is asked.
            patience: Seconds to wait for another program that is writing the annotations.
        """
        super().__init__(workspace, paths, patience)
        self._told_lacking: set[str] = set()

    @cached_property
    def _clipboard(self) -> clipboard.Clipboard:
        return clipboard.Clipboard(self.app.copy_to_clipboard, self.state / "copied.txt")

    @cached_property
    def _manner(self) -> excerpt.Manner:
        return excerpt.Manner()

    async def furnished(self) -> None:
        """Have the panel at hand, not shown yet."""
        self._panel = marks_panel.MarksPanel()
        await self.query_one("#desk").mount(self._panel)
        await super().furnished()

    # The panel

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
            wanted = query.parse(self.panel.line)
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

    # What leaves the program

    async def action_copy(self) -> None:
        """Copy the passage."""
        marks = [self.mark_meant()] if self.lists_marks else self.marks_meant
        if marks:
            words = marks[0].words
        elif self.pane:
            span = self.pane.target(self.take_count())
            words = self.pane.document.text[span.start : span.end]
        else:
            return
        await self._copy(words.strip(), "")

    async def action_cite(self) -> None:
        """Copy the passage with its citation."""
        mark, record = self._cited()
        await self._copy(excerpt.excerpt(mark, record, self._manner), f"as {self._manner.title}")
        lacking = excerpt.missing(record, self._manner.style)
        if lacking and record.id not in self._told_lacking:
            self._told_lacking.add(record.id)
            sentence = f"The source does not say its {', '.join(lacking)}."
            self.notify(sentence, title=record.title, severity="warning")

    async def action_cite_as(self) -> None:
        """Ask how to give the passage out."""
        mark, record = self._cited()

        async def take(manner: excerpt.Manner) -> None:
            self._manner = manner
            await self._copy(excerpt.excerpt(mark, record, manner), f"as {manner.title}")

        await self.app.push_screen(cite_screen.CiteScreen(mark, record, self._manner, take))

    def _cited(self) -> tuple[Annotation, DocumentRecord]:
        """What is cited: the mark that is meant, else the passage as if it were marked.

        Raises:
            ReaderError: There is nothing to cite.
        """
        marks = [self.mark_meant()] if self.lists_marks else self.marks_meant
        if marks:
            record = self.desk.records.get(marks[0].document)
            if record is None:
                raise ReaderError("Nothing is known of the document that this mark stands in.")
            return marks[0], record
        if self.pane is None or self.opened is None:
            raise ReaderError("Open a document first, with o.")
        sketch = self.desk.sketch(self.opened, self.pane.target(self.take_count()))
        return sketch, self.opened.record

    async def _copy(self, text: str, how: str) -> None:
        """Copy a text, and say how much of it went where."""
        if not text:
            raise ReaderError("There is nothing to copy here.")
        delivery = await asyncio.to_thread(self._clipboard.copy, text)
        count = len(text.split())
        words = f"{count} word{'' if count == 1 else 's'}"
        way = delivery if delivery.file else f"by {delivery}"
        if self.pane:
            self.pane.stop_selecting()
        self.tell(" ".join(part for part in (f"Copied {words}", how, f"· {way}") if part))

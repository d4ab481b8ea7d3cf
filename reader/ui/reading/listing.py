"""What the marks panel lists, what of it the panes draw, and the way from it to a text."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.reading import steps
from reader.ui.reading.panel import PanelScreen
from reader.workspace.paths import Workspace

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.query import completion, groups, tree
    from reader.query.query import Query
    from reader.text import glyphs
    from reader.ui.annotations import panel
    from reader.ui.annotations.panel import MarksPanel
    from reader.ui.widgets.pick_list import PickList
    from reader.workspace import preview
else:
    preview = lazy("reader.workspace.preview")
    glyphs = lazy("reader.text.glyphs")
    panel = lazy("reader.ui.annotations.panel")
    completion = lazy("reader.query.completion")
    tree = lazy("reader.query.tree")
    groups = lazy("reader.query.groups")

TOLD_LINE = 24
"""Cells of the query that the status line tells while it narrows what is drawn."""


class ListingScreen(PanelScreen):
    """Lists the marks that fit a query, and draws only those where that is wished."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("z f", "filter", "Only these", id="view.filter",
                tooltip="draw only the marks that fit the query line of the list, or all again"),
    ]  # fmt: skip

    order = ""
    """How marks are sorted where the query does not say; empty for as they stand in the texts."""
    by: str = ""
    """What they are grouped by: one of `By`."""
    _drawn: Query | None = None
    """What marks have to fit to be drawn; None for all marks."""

    def __init__(self, workspace: Workspace, paths: Sequence[Path], patience: float) -> None:
        """Show documents.

        Args:
            workspace: Where they and their marks are.
            paths: Their files; without any, those that were open last, else the library is asked.
            patience: Seconds to wait for another program that is writing the annotations.
        """
        super().__init__(workspace, paths, patience)
        self._marks: dict[tuple[str | None, bool], list[Annotation]] = {}
        self.listed_query: Query | None = None
        """The last line that could be understood."""

    @property
    def askable(self) -> completion.Known:
        """What there is to ask for."""
        now = self.desk.store.snapshot
        tags = self.vocabulary.completion()
        return completion.known(now.live, self.desk.records, tags, now.saved)

    def action_leave(self) -> None:
        """Put messages away; end what narrows the marks drawn, if there is nothing to leave."""
        self.app.clear_notifications()
        pane = self.pane
        is_busy = self.held or (pane and (pane.caret.selection or pane.hits))
        if self._drawn and not self.panel_has_focus and not is_busy:
            self.action_filter()
        else:
            super().action_leave()

    # What is listed

    def ask(self, line: str) -> Query:
        """The query of a line, asked here.

        Raises:
            QueryError: It cannot be understood, or is not finished yet.
        """
        here = [self.pane.document_id] if self.pane else []
        return self.desk.ask(line, here, {pane.document_id for pane in self.panes})

    def show_marks(self) -> None:
        """Draw the marks, and list those that fit the query."""
        self._marks.clear()
        if self._drawn:
            self._draw_only()
        super().show_marks()
        if self.scope:
            self.list_marks()

    def list_marks(self) -> None:
        """List the marks that fit the query line; what can't be understood is told there."""
        here = self.pane.document_id if self.pane and self.scope == "here" else None
        try:
            wanted = self.ask(self.panel.line)
        except tree.QueryError as error:
            self.panel.show_error(error)
            return
        self.listed_query = wanted
        if self.order and not wanted.sort:
            wanted = replace(wanted, sort=self.order)
        key = (here, wanted.asks_for_deleted)
        if key not in self._marks:
            self._marks[key] = self.desk.marks(here, deleted=key[1])
        records = self.desk.records
        found = wanted.select(self._marks[key], records)
        titles = {} if here else {key: record.title for key, record in records.items()}
        by = groups.By(self.by)
        rows: list[panel.Row] = []
        row = panel.ListedMark
        for group in groups.grouped(found, by, records):
            if by:
                rows.append(panel.Heading(group.heading, len(group.marks)))
            rows += [row(mark, titles.get(mark.document, "")) for mark in group.marks]
        self.panel.list.monochrome = self.is_monochrome
        self.panel.show(
            panel.Listing(
                rows,
                len(found),
                len(self._marks[key]),
                sum(map(steps.is_bare, found)),
                self.pane.document.title if here and self.pane else "all documents",
                [f"by {each}" for each in (wanted.sort, by.value) if each],
            )
        )

    def on_marks_panel_asked(self, event: MarksPanel.Asked) -> None:
        """List what fits the query as it is typed, and draw no more where that is wished."""
        event.stop()
        self.list_marks()
        if self._drawn:
            self.show_marks()

    def on_marks_panel_looked(self, event: MarksPanel.Looked) -> None:
        """Show the mark under the cursor in its paragraph, where that is wished."""
        event.stop()
        mark = self.panel.mark
        wanted = self.panel.has_preview and mark is not None
        self.panel.show_preview(preview.context(self.desk, mark) if wanted and mark else None)
        self.show_status()

    # What is drawn

    def action_filter(self) -> None:
        """Draw only the marks that fit the query line, or all again."""
        if self._drawn:
            self._drawn = None
            self.show_marks()
            self.tell("All marks are drawn")
            return
        if not self.panel.line.strip():
            raise ReaderError("The query line is empty: type one in the list of marks, gh, then /.")
        self._drawn = self.ask(self.panel.line)
        self.show_marks()
        self.tell(f"Only marks that fit “{self.panel.line.strip()}” are drawn; zf draws all")

    def _draw_only(self) -> None:
        """Follow the query line with what is drawn, as far as it can be understood."""
        with suppress(tree.QueryError):
            self._drawn = self.ask(self.panel.line)

    def marks_drawn(self, document_id: str) -> Sequence[Annotation]:
        """The marks of a document that are drawn in it: those that fit, and the held one."""
        marks = super().marks_drawn(document_id)
        if self._drawn is None:
            return marks
        source = self.desk.records.get(document_id)
        return [mark for mark in marks if mark.id == self.held or self._drawn(mark, source)]

    def hold(self, key: str) -> None:
        """Have commands act on a mark until the caret moves; it is drawn meanwhile."""
        before = self.held
        super().hold(key)
        if self._drawn and key != before:
            self.show_marks()

    @property
    def place(self) -> str:
        """Where the caret is, and whether only some marks are drawn."""
        if not self._drawn:
            return super().place
        line = glyphs.fit(self.panel.line.strip() or "all marks", TOLD_LINE)
        return f"only {line} · {super().place}"

    # The way to a text

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Jump to a mark in its text."""
        event.stop()
        mark = self.panel.mark
        if mark is not None:
            with self.telling():
                if mark.deleted:
                    raise ReaderError("This mark is in the trash: r takes it out.")
                await self.go_mark(mark)

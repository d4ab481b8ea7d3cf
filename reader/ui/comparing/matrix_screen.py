"""The matrix screen: what each text says under each tag, or about each claim."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.annotations.annotation import Annotation
from reader.compare.matrix import Column, Matrix, MatrixRow, Rows
from reader.errors import ReaderError
from reader.text import glyphs
from reader.ui.comparing.matrix_table import MatrixTable
from reader.ui.keys.command import Commanded, command
from reader.ui.widgets.dialog import ForeignText
from reader.ui.widgets.frame import KeyRow
from reader.ui.widgets.list_keys import ListKeys

_TOLD = 20
"""The most highlights of a cell that are told below the table, where only a few fit."""
KEYS = "Enter lists · c cites · x exports · > draft · t claims · za folds · ? keys · q closes"


Act = Callable[[], Awaitable[None]]
"""Does something that has no arguments."""


class Acts(NamedTuple):
    """The actions available in the matrix."""

    made: Callable[[Rows], Matrix]
    """Returns the current matrix, with rows of a kind."""
    list_cell: Callable[[MatrixRow, Column], None]
    """Lists the highlights of a cell."""
    cite: Callable[[Sequence[Annotation]], Awaitable[None]]
    """Copies citations of annotations."""
    send: Callable[[Sequence[Annotation], str], Awaitable[None]]
    """Sends annotations to the draft, under a heading."""
    export: Callable[[Matrix], Awaitable[None]]
    """Asks for the format to export the matrix in."""
    undo: Act
    """Undoes the last change."""
    redo: Act
    """Redoes what was undone."""
    open_draft: Callable[[Callable[[], None]], Awaitable[None]]
    """Opens the draft, given what closes the matrix."""


class MatrixScreen(Commanded, ModalScreen[None], parts=(ListKeys,)):
    """Shows the matrix, until a key closes it."""

    PLACE = "Looking at the matrix"
    MODE = "MATRIX"

    def __init__(self, acts: Acts) -> None:
        """Show the matrix of tags; if there are none, that of claims."""
        super().__init__()
        self._acts = acts
        self._kind = Rows.TAGS
        made = acts.made(Rows.TAGS)
        if not made.rows:
            self._kind, made = Rows.CLAIMS, acts.made(Rows.CLAIMS)
        if not made.rows:
            raise ReaderError("Nothing is tagged or linked yet: T tags a highlight, L links two.")
        self._first = made
        self.attach(ListKeys(self, lambda: self.table))

    def compose(self) -> ComposeResult:
        """The table over the contents of the selected cell."""
        with Vertical(classes="matrix"):
            yield MatrixTable(self._first)
            yield ForeignText(classes="about")
            yield ForeignText(classes="error")
            yield KeyRow(KEYS)

    def on_mount(self) -> None:
        """Give the focus to the table."""
        self.set_focus(self.table)
        self._tell()

    @property
    def table(self) -> MatrixTable:
        """The table."""
        return self.query_one(MatrixTable)

    def on_matrix_table_moved(self, event: MatrixTable.Moved) -> None:
        """Show what is in the cell."""
        event.stop()
        self._tell()

    def on_matrix_table_nowhere(self, event: MatrixTable.Nowhere) -> None:
        """Say why the cursor stays."""
        event.stop()
        self._show_error(event.sentence)

    def _tell(self) -> None:
        table = self.table
        row, column, cell = table.row, table.column, table.cell
        if row is None or column is None:
            return
        where = f"{row.name} · {column.title}"
        words = " · ".join(
            " — ".join(filter(None, (row.line(each, each.quotation), " ".join(each.note.split()))))
            for each in cell[:_TOLD]
        )
        head = glyphs.fit(glyphs.showable(" ".join(where.split())), max(self.size.width - 2, 1))
        self.query_one(".about", ForeignText).show(f"{head}\n{words or 'nothing here'}")
        self._show_error("")

    def _show_error(self, sentence: str) -> None:
        line = self.query_one(".error", ForeignText)
        line.show(sentence)
        line.display = bool(sentence)

    async def action_run(self, command_id: str) -> None:
        """Run a command; an error is shown below the table, in place of the one before."""
        self._show_error("")
        try:
            await super().action_run(command_id)
        except ReaderError as error:
            if not self.is_current:
                raise
            self._show_error(str(error))

    def _meant(self) -> Sequence[Annotation]:
        """The annotations of the cell, or of the row if the cell is empty."""
        table = self.table
        found = table.cell or (table.row.annotations if table.row else ())
        if not found:
            raise ReaderError("There is nothing in this row.")
        return found

    @command("matrix.cite", "c", "Cite", "copy the cell's highlights as citations, or the row's")
    async def cite(self) -> None:
        """Cite the annotations of the cell; if it is empty, those of the row."""
        await self._acts.cite(self._meant())

    @command("matrix.cite-row", "C", "Cite row", "copy all of the row as citations")
    async def cite_row(self) -> None:
        """Cite the annotations of the row."""
        await self._acts.cite(self.table.row.annotations if self.table.row else ())

    @command("matrix.send", "greater_than_sign", "To draft", "send the row to the draft")
    async def send(self) -> None:
        """Send the annotations of the row to the draft, under its name."""
        row = self.table.row
        if row is not None:
            await self._acts.send(row.annotations, row.name)

    @command("matrix.export", "x", "Export", "export the matrix")
    async def export(self) -> None:
        """Ask for the format to export the matrix in."""
        await self._acts.export(self.table.matrix)

    @command("matrix.draft", "g d", "Draft", "close it, and open the draft in a pane")
    async def open_draft(self) -> None:
        """Close the matrix, and open the draft."""
        await self._acts.open_draft(self.close)

    @command("matrix.undo", "u", "Undo", "undo the last change")
    async def undo(self) -> None:
        """Undo the last change, also of what is not in the matrix."""
        await self._replay(self._acts.undo)

    @command("matrix.redo", "ctrl+r", "Redo", "redo what was undone")
    async def redo(self) -> None:
        """Redo what was undone."""
        await self._replay(self._acts.redo)

    async def _replay(self, act: Act) -> None:
        """Undo or redo, and show the matrix as it is then; without any rows, it is closed."""
        await act()
        made = self._acts.made(self._kind)
        if made.rows:
            self.table.matrix = made
            self._tell()
        else:
            self.dismiss()

    @command("matrix.kind", "t", "Rows", "rows of tags, or of linked claims")
    def turn(self) -> None:
        """Switch between rows of tags and of claims."""
        other = Rows.CLAIMS if self._kind is Rows.TAGS else Rows.TAGS
        made = self._acts.made(other)
        if not made.rows:
            what = "linked: L links two highlights" if other is Rows.CLAIMS else "tagged: T tags"
            raise ReaderError(f"Nothing is {what}.")
        self._kind = other
        self.table.matrix = made
        self._tell()

    @command("matrix.close", "q,escape,ctrl+g,g x", "Close", "close it")
    def close(self) -> None:
        """Close it."""
        self.dismiss()

    @command("matrix.keys", "f1", "Keys", "show the keys that work here")
    async def show_keys(self) -> None:
        """Show the keys that work here."""
        await self.run_action("app.keys")

    def on_matrix_table_chosen(self, event: MatrixTable.Chosen) -> None:
        """Close, and list the highlights of the cell."""
        event.stop()
        table = self.table
        if table.row is None or table.column is None:
            return
        if not table.cell:
            self._show_error("This text says nothing about it.")
            return
        self.dismiss()
        self._acts.list_cell(table.row, table.column)

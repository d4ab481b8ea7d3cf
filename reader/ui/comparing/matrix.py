"""The matrix of texts: opening, citing, sending to a draft, exporting."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from reader import files
    from reader.annotations.annotation import Annotation
    from reader.compare import matrix as comparing
    from reader.compare import matrix_formats
    from reader.export.passage import Manner
    from reader.query import tree
    from reader.query.query import Query
    from reader.ui.comparing import matrix_screen
    from reader.ui.widgets import chooser
    from reader.workspace import sources
else:
    chooser = lazy("reader.ui.widgets.chooser")
    comparing = lazy("reader.compare.matrix")
    files = lazy("reader.files")
    matrix_formats = lazy("reader.compare.matrix_formats")
    sources = lazy("reader.workspace.sources")
    matrix_screen = lazy("reader.ui.comparing.matrix_screen")
    tree = lazy("reader.query.tree")

Steps = tuple[
    Callable[[], Awaitable[None]],
    Callable[[], Awaitable[None]],
    Callable[[Callable[[], None]], Awaitable[None]],
]
"""Undoes, redoes, and opens the draft, given what closes the matrix."""
SHORT = 8
"""Characters of ids in a query."""


class MatrixOfTexts:
    """Shows the matrix."""

    def __init__(
        self,
        session: Session,
        query: Callable[[], Query | None],
        list_all: Callable[[str], None],
        cite: Callable[[Sequence[Annotation]], Awaitable[None]],
        send: Callable[[Sequence[Annotation], str], Awaitable[None]],
        manner: Callable[[], Manner],
        steps: Steps,
    ) -> None:
        """Compare the texts of a session's workspace.

        Args:
            session: The state of the reading screen.
            query: Returns the user's query of the list, or None while the list is hidden.
            list_all: Lists the annotations of all texts that match a query.
            cite: Copies citations.
            send: Sends annotations to the draft, under a heading.
            manner: Returns how passages are cited now.
            steps: Undoes and redoes, and opens the draft.
        """
        self._session = session
        self._query = query
        self._list_all = list_all
        self._cite = cite
        self._send = send
        self._manner = manner
        self._steps = steps

    @command("matrix", "g x", "Matrix", "the matrix: what each text says about each tag")
    async def open(self) -> None:
        """Show the matrix of all annotations, or of those that match while they are listed."""
        acts = matrix_screen.Acts(
            *(self._made, self._list_cell, self._cite, self._send, self._export), *self._steps
        )
        await self._session.host.open_dialog(matrix_screen.MatrixScreen(acts))

    def _made(self, rows: comparing.Rows) -> comparing.Matrix:
        desk, query = self._session.desk, self._query()
        annotations: Sequence[Annotation] = desk.annotations()
        if query is not None:
            annotations = query.select(annotations, desk.records)
        is_narrowed = query is not None and query.terms
        texts = [] if is_narrowed else [pane.document_id for pane in self._session.texts]
        known, links = filter(None, texts), desk.store.snapshot.links
        return comparing.matrix(annotations, desk.records, links, rows, known, desk.relations)

    def _list_cell(self, row: comparing.MatrixRow, column: comparing.Column) -> None:
        """List the highlights of a cell."""
        record = self._session.desk.records.get(column.document)
        cell = row.cells.get(column.document, ())
        is_tag = all(each.tags for each in cell) and any(
            tag.casefold().startswith(row.name.casefold()) for each in cell for tag in each.tags
        )
        if is_tag and record is not None:
            doc = tree.Value(record.path or record.title)
            terms = [tree.Facet("tag", (tree.Value(row.name),)), tree.Facet("doc", (doc,))]
        else:
            ids = tuple(tree.Value(each.id[:SHORT]) for each in cell)
            terms = [tree.Facet("id", ids)]
        self._list_all(" ".join(map(str, terms)))

    async def _export(self, matrix: comparing.Matrix) -> None:
        """Ask for a format, and write the matrix to a new file."""

        async def take(form: str) -> None:
            if form not in matrix_formats.FORMATS:
                raise ReaderError("There is no such format.")
            data = await asyncio.to_thread(self._printed, matrix, form)
            path = await asyncio.to_thread(_written, data, matrix_formats.SUFFIXES[form])
            self._session.host.tell(f"Wrote the matrix to {path}")

        entries = [chooser.Entry(key, about) for key, about in matrix_formats.FORMATS.items()]
        screen = chooser.ChooserScreen("Export the matrix as", entries, take)
        await self._session.host.open_dialog(screen)

    def _printed(self, matrix: comparing.Matrix, form: str) -> bytes:
        quoted = {}
        if form in matrix_formats.CITED:
            cited = (each for row in matrix.rows for each in row.annotations)
            quoted = sources.quotations(self._session.desk, cited, self._manner())
        return matrix_formats.printed(matrix, form, quoted)


def _written(data: bytes, suffix: str) -> Path:
    """The new file in the current folder that the matrix is written to."""
    number = 1
    while True:
        path = Path(f"matrix{f'-{number}' if number > 1 else ''}{suffix}")
        if not path.exists():
            break
        number += 1
    try:
        files.replace_file(path.absolute(), data)
    except OSError as error:
        raise ReaderError(f"{path} can't be written: {error.strerror or error}.") from error
    return path.absolute()

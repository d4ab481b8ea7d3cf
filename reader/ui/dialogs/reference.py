"""The reference and the citation of a text, updated while its metadata is edited."""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from reader.annotations.records import DocumentRecord
from reader.citation import cite
from reader.citation.registry import style_named
from reader.errors import ReaderError
from reader.export import passage
from reader.ui.widgets.dialog import ForeignText


class ReferenceView(Vertical):
    """Shows how a text is cited in a style, and which fields the style lacks."""

    def __init__(self, style: str) -> None:
        """Start empty.

        Args:
            style: The id or the name of the citation style.
        """
        super().__init__()
        self._style_id = style
        self._style = style_named(style)

    @property
    def style_title(self) -> str:
        """The title of the style."""
        return self._style.title

    def missing_fields(self, record: DocumentRecord) -> tuple[str, ...]:
        """The fields that the style needs and a document lacks."""
        return passage.missing_fields(record, self._style_id)

    def compose(self) -> ComposeResult:
        """The style's title over the reference."""
        yield ForeignText(classes="style")
        with VerticalScroll(classes="preview", can_focus=False):
            yield ForeignText(id="preview")

    def show(self, record: DocumentRecord) -> None:
        """Show the reference of a document."""
        missing = passage.missing(record, self._style_id)
        tail = f" · missing: {', '.join(missing)}" if missing else ""
        self.query_one(".style", ForeignText).show(f"{self._style.title}{tail}")
        if self._style.file:
            self.run_worker(self._print(record), group="preview", exclusive=True)
        else:
            self.query_one("#preview", ForeignText).show(self._printed(record))

    def _printed(self, record: DocumentRecord) -> str:
        item = passage.csl_item(record)
        entry = cite.bibliography_entry(item, self._style_id)
        return f"{entry}\n{cite.citation(item, self._style_id)}".strip()

    async def _print(self, record: DocumentRecord) -> None:
        """Show a reference once another program has formatted it."""
        preview = self.query_one("#preview", ForeignText)
        try:
            preview.show(await asyncio.to_thread(self._printed, record))
        except ReaderError as error:
            preview.show(str(error))

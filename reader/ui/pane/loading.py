"""Loading the whole document of a pane while the reader already sees part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.lazy import lazy
from reader.ui.pane.pane import DocumentPane

if TYPE_CHECKING:
    from reader.text.document import Document
    from reader.workspace.texts import loading
else:
    loading = lazy("reader.workspace.texts.loading")

STEP = 0.02
"""The share of a text after which progress is shown."""


class ReadingStopped(Exception):  # noqa: N818 - nothing went wrong
    """The document that is being read is no longer needed."""


def whole_document(pane: DocumentPane) -> Document:
    """The whole document of a pane; read in a thread, until the pane is closed.

    Raises:
        ReadingStopped: The pane was closed.
        ReaderError: It can't be read.
    """
    path = pane.document.path
    if path is None or not pane.is_part:
        return pane.document
    shown = 0.0

    def watch(share: float) -> None:
        nonlocal shown
        if not pane.is_wanted:
            raise ReadingStopped
        if share > shown + STEP:
            shown = share
            pane.call_later(pane.show_progress, share)

    document = loading.load(path, watch)
    # Prepares the first search before anybody waits for it.
    _ = document.alphabet
    return document

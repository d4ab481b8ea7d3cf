"""The whole document of a pane that shows a part of it, read while somebody reads that part."""

from __future__ import annotations

from reader.text.document import Document
from reader.ui.pane.pane import DocumentPane
from reader.workspace.texts import loading

STEP = 0.02
"""The share of a text after which it is shown how much of it is read."""


class ReadingStopped(Exception):  # noqa: N818 - nothing went wrong
    """Nobody wants the document any more that is being read."""


def whole_document(pane: DocumentPane) -> Document:
    """All of what a pane shows; read in a thread, until the pane is taken away.

    Raises:
        ReadingStopped: It was.
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
    # What the first search needs, before anybody waits for it.
    _ = document.alphabet
    return document

"""What changed in a mark since it was made."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.annotations.annotation import Annotation, Status
from reader.ui.widgets.diff_text import diff_text, safe

TOLD = {
    Status.EXACT: "The same words stand there.",
    Status.SHIFTED: "The same words stand there; white space, quotation marks or case differ.",
    Status.EDITED: "Words of it were changed: [-old-] and {+new+}.",
    Status.REVIEW: "It may be this, but that is not sure: gr asks.",
    Status.ORPHAN: "It is lost: its words are not in the text any more. gr looks for it.",
}


class ChangeView(ModalScreen[None]):
    """Shows the words that were marked and those that stand there now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,=,q,enter", "close", "Close", id="change-view.close", tooltip="close it"),
    ]

    def __init__(self, mark: Annotation, today: str) -> None:
        """Show what changed.

        Args:
            mark: What was marked.
            today: What stands at its place now, or nothing.
        """
        super().__init__()
        self._mark = mark
        self._today = today

    def compose(self) -> ComposeResult:
        """What happened, in words, and the words."""
        status = self._mark.anchor.status
        exact = self._mark.selector.exact
        changed = diff_text(exact, self._today) if self._today else Content(safe(exact))
        with VerticalScroll(classes="notes"):
            yield Static(TOLD[status], classes="title", markup=False)
            yield Static(changed, classes="changed")
            yield Static("Esc closes", classes="keys", markup=False)

    def action_close(self) -> None:
        """Close it."""
        self.dismiss()

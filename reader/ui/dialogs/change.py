"""How a highlighted passage has changed since it was highlighted."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.annotations.annotation import Annotation, Status
from reader.ui.keys.command import command
from reader.ui.widgets.diff_text import diff_text, safe
from reader.ui.widgets.frame import Keys, Title
from reader.ui.widgets.shown import ShownOver

EXPLANATIONS = {
    Status.EXACT: "The same words are there.",
    Status.SHIFTED: "The same words are there; white space, quotation marks or case differ.",
    Status.EDITED: "Some of its words were changed: [-old-] and {+new+}.",
    Status.REVIEW: "This may be it, but that is not certain: gr asks you.",
    Status.LOST: "It is lost: its words are no longer in the text. gr looks for it.",
}
"""The meaning of each anchor status."""


class ChangeView(ShownOver):
    """Shows the words that were highlighted and those that are there now."""

    PLACE = "Looking at a change"
    MODE = "CHANGE"

    def __init__(self, annotation: Annotation, today: str) -> None:
        """Show what changed.

        Args:
            annotation: The annotation with the highlighted words.
            today: The text at its place now, or an empty string.
        """
        super().__init__()
        self._annotation = annotation
        self._today = today

    def compose(self) -> ComposeResult:
        """A description of the change, and the words."""
        exact = self._annotation.selector.exact
        changed = diff_text(exact, self._today) if self._today else Content(safe(exact))
        with VerticalScroll(classes="notes"):
            yield Title("What changed here")
            yield Static(EXPLANATIONS[self._annotation.anchor.status], markup=False)
            yield Static(changed, classes="changed")
            yield Keys("j k scroll · Esc closes")

    @command("change-view.close", "escape,ctrl+g,=,q,enter", "Close", "close it")
    def close(self) -> None:
        """Close it."""
        self.dismiss()

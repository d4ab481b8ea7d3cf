"""The notes and tags at a place, shown over the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Markdown, Static

from reader.annotations.annotation import Annotation
from reader.text import glyphs
from reader.ui.keys.command import Commanded, command
from reader.ui.pane.row_painter import LINK_SIGN
from reader.ui.widgets.dialog import ForeignText


class NoteView(Commanded, ModalScreen[None]):
    """Shows the notes, tags and links of some annotations, until a key closes it."""

    PLACE = "Reading notes"
    MODE = "NOTES"

    def __init__(
        self, annotations: Sequence[Annotation], links: Mapping[str, Sequence[str]]
    ) -> None:
        """Show some annotations in their order.

        Args:
            annotations: The annotations.
            links: What is said of the links of each, a line for each link, by its id.
        """
        super().__init__()
        self._links = links
        self._annotations = annotations

    def compose(self) -> ComposeResult:
        """For each annotation its passage, its tags and its note."""
        with VerticalScroll(classes="notes"):
            for each in self._annotations:
                about = " · ".join([each.color, *each.tags])
                yield ForeignText(each.quotation, classes="passage")
                yield ForeignText(about, classes=f"about {each.color}")
                for line in self._links.get(each.id, ()):
                    yield ForeignText(f"{LINK_SIGN} {line}", classes="link")
                yield Markdown(showable_note(each.note), open_links=False)
            yield Static("Esc closes · j k scroll", classes="keys", markup=False)

    @command("note-view.close", "escape,K,q,enter", "Close", "close it")
    def close(self) -> None:
        """Close it."""
        self.dismiss()

    @command("note-view.down", "j,down", "Down", "scroll down", 1)
    @command("note-view.up", "k,up", "Up", "scroll up", -1)
    @command("note-view.page-down", "space,pagedown,ctrl+d", "Page", "a page down", 10)
    @command("note-view.page-up", "backspace,pageup,ctrl+u", "Page up", "a page up", -10)
    def scroll(self, rows: int) -> None:
        """Scroll by some rows."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)


def showable_note(note: str) -> str:
    """A note's Markdown with nothing in it that a terminal would obey."""
    return "\n".join(glyphs.showable(line) for line in note.split("\n"))

"""Notes to look at: all that is said of the marks at a place, over the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Markdown, Static

from reader.annotations.annotation import Annotation
from reader.text import glyphs
from reader.ui.widgets.dialog import ForeignText


class NoteView(ModalScreen[None]):
    """Shows the notes and tags of some marks, until a key closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,K,q,enter", "close", "Close", id="note-view.close", tooltip="close it"),
        Binding("j,down", "scroll(1)", "Down", id="note-view.down", tooltip="further down"),
        Binding("k,up", "scroll(-1)", "Up", id="note-view.up", tooltip="further up"),
        Binding("space,pagedown,ctrl+d", "scroll(10)", "Page", id="note-view.page-down",
                tooltip="a page down"),
        Binding("backspace,pageup,ctrl+u", "scroll(-10)", "Page up", id="note-view.page-up",
                tooltip="a page up"),
    ]  # fmt: skip

    def __init__(self, marks: Sequence[Annotation]) -> None:
        """Show what is said of some marks, the first one first."""
        super().__init__()
        self._marks = marks

    def compose(self) -> ComposeResult:
        """For each mark its words, its tags and its note."""
        with VerticalScroll(classes="notes"):
            for mark in self._marks:
                about = " · ".join([mark.color, *mark.tags])
                yield ForeignText(mark.quotation, classes="passage")
                yield ForeignText(about, classes=f"about {mark.color}")
                yield Markdown(showable_note(mark.note), open_links=False)
            yield Static("Esc closes · j k scroll", classes="keys", markup=False)

    def action_close(self) -> None:
        """Close it."""
        self.dismiss()

    def action_scroll(self, rows: int) -> None:
        """Scroll by some rows."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)


def showable_note(note: str) -> str:
    """A note's Markdown without anything that a terminal would obey."""
    return "\n".join(glyphs.showable(line) for line in note.split("\n"))

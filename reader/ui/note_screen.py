"""The editor of a note."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Static, TextArea

from reader import glyph
from reader.ui.dialog import Accept, Dialog, ForeignText

JOINERS = {"\u200c", "\u200d", "\u00ad"}


class NoteArea(TextArea):
    """Lines to write in; whatever a note holds, no control character of it is sent."""

    def on_key(self, event: Key) -> None:
        """Take joiners and soft hyphens that are typed, which some scripts are spelt with."""
        if event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.insert(event.character)

    def get_line(self, line_index: int) -> Text:
        """A line with the same number of characters, each one fit to be shown."""
        line = super().get_line(line_index)
        if glyph.is_simple(line.plain):
            return line
        line.plain = "".join(glyph.shown(each) or glyph.REPLACEMENT for each in line.plain)
        return line


class NoteScreen(Dialog, inherit_bindings=False):
    """Asks for a note under the passage that it is about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,escape,ctrl+q", "accept", "Save", tooltip="save the note", priority=True),
        Binding("ctrl+g", "cancel", "Discard", tooltip="leave the note as it was", priority=True),
    ]

    def __init__(self, passage: str, note: str, accept: Accept) -> None:
        """Edit a note.

        Args:
            passage: The words that it is about.
            note: What it says so far.
            accept: What is done with the new one.
        """
        super().__init__(accept)
        self._passage = passage
        self._note = note

    def compose(self) -> ComposeResult:
        """The passage, the editor, and the keys."""
        with Vertical(classes="box"):
            yield ForeignText(self._passage, classes="passage")
            yield NoteArea(
                self._note, soft_wrap=True, tab_behavior="indent", highlight_cursor_line=False
            )
            yield ForeignText(classes="error")
            yield Static("Esc or Ctrl+S saves · Ctrl+G discards", classes="keys", markup=False)

    def on_mount(self) -> None:
        """Go on writing at the end."""
        area = self.query_one(NoteArea)
        area.move_cursor(area.document.end)

    @property
    def answer(self) -> str:
        """The note."""
        return self.query_one(NoteArea).text.strip()

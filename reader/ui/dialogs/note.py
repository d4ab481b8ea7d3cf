"""The editor of a note."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Static, TextArea

from reader.annotations.annotation import Annotation
from reader.errors import ReaderError
from reader.text import glyphs
from reader.ui.widgets.dialog import Accept, Dialog, ForeignText
from reader.workspace import editor
from reader.workspace.drafts import Unsaved

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
        if glyphs.is_simple(line.plain):
            return line
        line.plain = "".join(glyphs.shown(each) or glyphs.REPLACEMENT for each in line.plain)
        return line


class NoteScreen(Dialog, inherit_bindings=False):
    """Asks for a note under the passage that it is about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,escape,ctrl+q", "accept", "Save", id="note.save",
                tooltip="save the note", priority=True),
        Binding("ctrl+g", "cancel", "Discard", id="note.discard",
                tooltip="leave the note as it was", priority=True),
        Binding("ctrl+e", "edit", "Editor", id="note.editor",
                tooltip="go on writing in your own editor ($VISUAL or $EDITOR)", priority=True),
    ]  # fmt: skip

    def __init__(self, mark: Annotation, unsaved: Unsaved, accept: Accept) -> None:
        """Edit the note of a mark; what was written of it and not saved is there again.

        Args:
            mark: What it is about.
            unsaved: Where it is kept while it is written.
            accept: What is done with the new one.
        """

        async def save(note: str) -> None:
            await accept(note)
            unsaved.drop(mark.id)

        super().__init__(save)
        self._mark = mark
        self._unsaved = unsaved
        self._begun = unsaved.note(mark.id)

    def compose(self) -> ComposeResult:
        """The passage, the editor, and the keys."""
        note = self._mark.note if self._begun is None else self._begun
        with Vertical(classes="box"):
            yield ForeignText(self._mark.words, classes="passage")
            yield NoteArea(note, soft_wrap=True, tab_behavior="indent", highlight_cursor_line=False)
            yield ForeignText(classes="error")
            yield Static(
                "Esc or C-s saves · C-g discards · C-e opens your editor",
                classes="keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Go on writing at the end."""
        area = self.query_one(NoteArea)
        area.move_cursor(area.document.end)
        if self._begun is not None and self._begun.strip() != self._mark.note:
            self.show_error("Written before and not saved: Esc saves it now, C-g throws it away.")

    @property
    def answer(self) -> str:
        """The note."""
        return self.query_one(NoteArea).text.strip()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is written at each key."""
        event.stop()
        if event.text_area.text == self._mark.note:
            self._unsaved.drop(self._mark.id)
            return
        try:
            self._unsaved.keep(self._mark.id, event.text_area.text)
        except OSError as error:
            self.show_error(
                f"What you write can't be kept before it is saved: {error.strerror or error}."
            )

    def action_cancel(self) -> None:
        """Throw away what was written."""
        self._unsaved.drop(self._mark.id)
        super().action_cancel()

    def action_edit(self) -> None:
        """Have another program change the note."""
        area = self.query_one(NoteArea)
        try:
            with self.app.suspend():
                text = edited(self._unsaved, self._mark.id, area.text)
        except SuspendNotSupported:
            self.show_error("No other program can be shown in this terminal: write here.")
        except ReaderError as error:
            self.show_error(str(error))
        else:
            area.text = text
            area.move_cursor(area.document.end)


def edited(unsaved: Unsaved, mark: str, note: str) -> str:
    """A note as another program leaves it.

    Raises:
        ReaderError: There is no such program, or it failed; the note is as it was.
    """
    try:
        file = unsaved.file_for_editor(mark, note)
        editor.edit(file)
        text = file.read_bytes().decode("utf-8", "replace")
        file.unlink()
    except OSError as error:
        raise ReaderError(
            f"The note can't be given to your editor: {error.strerror or error}."
        ) from error
    return text.replace("\r\n", "\n").rstrip("\n")

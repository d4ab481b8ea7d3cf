"""The note editor."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import TextArea

from reader.annotations.annotation import Annotation
from reader.errors import ReaderError
from reader.text import glyphs
from reader.ui.keys.command import command
from reader.ui.widgets.dialog import Accept, Cancelled, Dialog, ForeignText
from reader.ui.widgets.frame import Keys, Title
from reader.workspace import editor
from reader.workspace.unsaved_notes import Unsaved

JOINERS = {"\u200c", "\u200d", "\u00ad"}


class NoteArea(TextArea):
    """A text editor that sends no control characters to the terminal."""

    def on_key(self, event: Key) -> None:
        """Insert typed joiners and soft hyphens, which some scripts need."""
        if event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.insert(event.character)

    def get_line(self, line_index: int) -> Text:
        """A line of the same length, with each character safe to show."""
        line = super().get_line(line_index)
        if glyphs.is_simple(line.plain):
            return line
        line.plain = "".join(glyphs.shown(each) or glyphs.REPLACEMENT for each in line.plain)
        return line


class NoteScreen(Dialog, inherit_bindings=False):
    """Edits a note, below the passage that it is about."""

    PLACE = "Writing a note"
    MODE = "NOTE"

    def __init__(
        self,
        annotation: Annotation,
        unsaved: Unsaved,
        accept: Accept,
        cancelled: Cancelled | None = None,
    ) -> None:
        """Edit the note of an annotation, starting from its unsaved draft if there is one.

        Args:
            annotation: The annotation that it belongs to.
            unsaved: The store of unsaved notes.
            accept: Called with the new note.
            cancelled: Called when it is closed without an answer.
        """

        async def save(note: str) -> None:
            await accept(note)
            unsaved.drop(annotation.id)

        super().__init__(save, cancelled=cancelled)
        self._annotation = annotation
        self._unsaved = unsaved
        self._begun = unsaved.note(annotation.id)

    def compose(self) -> ComposeResult:
        """The passage, the editor, and the keys."""
        note = self._annotation.note if self._begun is None else self._begun
        with Vertical(classes="box"):
            yield Title("Note")
            yield ForeignText(self._annotation.words, classes="passage")
            yield NoteArea(note, soft_wrap=True, tab_behavior="indent", highlight_cursor_line=False)
            yield ForeignText(classes="error")
            yield Keys("C-e opens your editor · C-g discards · Esc or C-s saves")

    def on_mount(self) -> None:
        """Start with the cursor at the end."""
        area = self.query_one(NoteArea)
        area.move_cursor(area.document.end)
        if self._begun is not None and self._begun.strip() != self._annotation.note:
            self.show_error(
                "This was written before and not saved: Esc saves it now, C-g discards it."
            )

    @property
    def answer(self) -> str:
        """The note as typed."""
        return self.query_one(NoteArea).text.strip()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep the unsaved note at each key."""
        event.stop()
        if event.text_area.text == self._annotation.note:
            self._unsaved.drop(self._annotation.id)
            return
        try:
            self._unsaved.keep(self._annotation.id, event.text_area.text)
        except OSError as error:
            self.show_error(
                f"What you write can't be kept before it is saved: {error.strerror or error}."
            )

    @command(
        "note.save", "ctrl+s,escape,ctrl+q", "Save", "save the note and close", has_priority=True
    )
    async def save(self) -> None:
        """Save the note, and close."""
        await self.accept()

    @command("note.discard", "ctrl+g", "Discard", "leave the note as it was", has_priority=True)
    async def discard(self) -> None:
        """Discard the note as typed, and close."""
        self._unsaved.drop(self._annotation.id)
        await self.cancel()

    @command("note.keys", "f1", "Keys", "show the keys that work here", has_priority=True)
    async def show_keys(self) -> None:
        """Show the keys that work here."""
        await super().show_keys()

    @command(
        "note.editor",
        "ctrl+e",
        "Editor",
        "continue in your own editor ($VISUAL or $EDITOR)",
        has_priority=True,
    )
    def edit(self) -> None:
        """Edit the note in another program.

        Raises:
            ReaderError: There is no such program, it failed, or it cannot run here.
        """
        area = self.query_one(NoteArea)
        try:
            with self.app.suspend():
                text = edited(self._unsaved, self._annotation.id, area.text)
        except SuspendNotSupported as error:
            raise ReaderError(
                "No other program can be shown in this terminal: write here."
            ) from error
        area.text = text
        area.move_cursor(area.document.end)


def edited(unsaved: Unsaved, annotation_id: str, note: str) -> str:
    """A note after it was edited in another program.

    Raises:
        ReaderError: There is no such program, or it failed; the note is unchanged.
    """
    try:
        file = unsaved.file_for_editor(annotation_id, note)
        editor.edit(file)
        text = file.read_bytes().decode("utf-8", "replace")
        file.unlink()
    except OSError as error:
        raise ReaderError(
            f"The note can't be given to your editor: {error.strerror or error}."
        ) from error
    return text.replace("\r\n", "\n").rstrip("\n")

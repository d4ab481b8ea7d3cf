"""Notes: writing them, keeping unsaved ones, and showing them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.reading.session import Session
from reader.ui.reading.targets import Subject, Targets

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.text import glyphs
    from reader.text.document import Footnote
    from reader.ui.dialogs import note, note_view
    from reader.workspace import unsaved_notes
else:
    unsaved_notes = lazy("reader.workspace.unsaved_notes")
    glyphs = lazy("reader.text.glyphs")
    note = lazy("reader.ui.dialogs.note")
    note_view = lazy("reader.ui.dialogs.note_view")

QUOTED = 40
"""Width of the quotation by which a notice names a passage."""


class Notes:
    """Writes and shows notes."""

    def __init__(
        self,
        session: Session,
        targets: Targets,
        subject: Callable[[], Awaitable[Subject]],
    ) -> None:
        """Write notes on the annotations that a command applies to.

        Args:
            session: The state of the reading screen.
            targets: Returns the annotations that a command applies to.
            subject: Returns the annotation to work on, creating a highlight if there is none.
        """
        self._session = session
        self._targets = targets
        self._subject = subject

    @cached_property
    def _drafts(self) -> unsaved_notes.Unsaved:
        return unsaved_notes.Unsaved(self._session.workspace.state_dir / "notes")

    async def report_unsaved(self) -> None:
        """Report notes that were never saved."""
        session = self._session
        for key in await asyncio.to_thread(self._drafts.notes):
            annotation = session.desk.find(key)
            if annotation is not None:
                session.host.warn(
                    f"What you wrote on {glyphs.quoted(annotation.words, QUOTED)} was not saved: "
                    "a on that highlight brings it back.",
                    seconds=15,
                )

    @command("note.edit", "a", "Note", "write a note, highlighting first if need be")
    async def edit(self) -> None:
        """Open the note editor."""
        session = self._session
        if session.selection:
            raise ReaderError("A note is for one highlight: Esc selects none.")
        await self._edit(await self._subject())

    async def _edit(self, subject: Subject) -> None:
        session, annotation = self._session, subject.annotation

        async def save(text: str) -> None:
            if text != annotation.note:
                write = partial(session.desk.annotate, [annotation.id], text)
                await session.save(write, subject.since)
                session.changed()
                session.host.tell("Note saved" if text else "Note removed")
            await subject.withdraw()

        await session.host.open_dialog(
            note.NoteScreen(annotation, self._drafts, save, subject.withdraw)
        )

    @property
    def _footnote(self) -> Footnote | None:
        """The footnote that the reference at the caret, or just before it, refers to."""
        pane = self._session.pane
        if pane is None or self._session.has_list_focus or self._session.is_selecting:
            return None
        return pane.document.footnote_at(pane.caret.offset)

    def _is_at_sign(self) -> bool:
        return self._footnote is not None

    @command("note.footnote", "enter", "Footnote", "the footnote of the sign",
             when=_is_at_sign)  # fmt: skip
    @command("note.show", "K", "Show note",
             "the notes here, with tags and links, and the footnote")  # fmt: skip
    async def show(self) -> None:
        """Show the notes, tags and links here, and the footnote of a reference."""
        session = self._session
        annotations = self._targets.annotations
        if session.pane is not None and not session.has_list_focus:
            known = {annotation.id for annotation in annotations}
            here = dict.fromkeys(each.id for each in session.pane.highlights_here())
            found = (session.desk.find(key) for key in here if key not in known)
            annotations = [*annotations, *(each for each in found if each)]
        links = {
            each.id: [told.line for told in session.desk.links_of(each.id)] for each in annotations
        }
        with_text = [each for each in annotations if each.note or each.tags or links[each.id]]
        footnote = self._footnote
        if not with_text and footnote is None:
            raise ReaderError("No note here: a writes one, ]n goes to the next one.")
        told = self._told(footnote) if footnote else ()
        await session.host.open_dialog(note_view.NoteView(with_text, links, self.edit_shown, told))

    def _told(self, footnote: Footnote) -> tuple[str, ...]:
        """The paragraphs of a footnote, with its label before the first."""
        pane, _ = self._session.here()
        document = pane.document
        spans = (block.span for block in document.blocks_in(footnote.note))
        start, end = footnote.note
        texts = [document.text[max(span.start, start) : min(span.end, end)] for span in spans]
        first, *more = texts
        return f"[{footnote.label.strip('[]')}] {first}", *more

    async def edit_shown(self, annotation: Annotation) -> None:
        """Edit a note from the note view."""
        now = self._session.desk.find(annotation.id)
        if now is None:
            raise ReaderError("That highlight was deleted meanwhile.")
        await self._edit(Subject(now))

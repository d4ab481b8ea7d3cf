"""Highlighting, and what applies to every highlight: holding, deleting, undo, redo."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.annotations.count import counted
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.text.document import Span
from reader.ui.keys.command import command
from reader.ui.pane.overlay import Highlight
from reader.ui.reading.session import Session
from reader.ui.reading.targets import Subject, Targets

if TYPE_CHECKING:
    from reader.annotations import spans
    from reader.annotations.annotation import Annotation
    from reader.workspace.documents import OpenDocument
else:
    spans = lazy("reader.annotations.spans")

EDITED = "edited"
SHOWN = {"exact", "shifted", EDITED}
"""Statuses of annotations that are drawn in the text; the place of all others is uncertain."""
Look = tuple[str, tuple[str, ...]]
"""A colour and the tags that go with it."""


class Highlights:
    """Creates, holds and deletes highlights."""

    def __init__(self, session: Session, targets: Targets) -> None:
        """Highlight in the texts that a session has open.

        Args:
            session: The state of the reading screen.
            targets: Returns the highlights that a command applies to.
        """
        self._session = session
        self._targets = targets
        self._has_deleted = self._did_delete = False

    def forget_last_key(self) -> None:
        """Note that a new command begins.

        A deletion of the held highlight is remembered until the next command, so that an accidental
        second `d` does no harm.
        """
        self._has_deleted, self._did_delete = False, self._has_deleted

    # Creating

    @command("highlight.add", "H", "Highlight",
             "highlight this sentence, or the selection; with a count, so many")  # fmt: skip
    async def add(self, *, count: int = 1) -> None:
        """Highlight the selection, or the sentence and the next ones."""
        pen = self._session.pen
        await self._make(pen.color, pen.tags, count)

    @command("highlight.again", "full_stop", "Again", "highlight as last time")
    async def again(self, *, count: int = 1) -> None:
        """Highlight here with the colour and the tags of the last highlight."""
        color, tags = self._session.last_look
        annotation = await self._make(color, tags, count)
        # Users may type counts and motions next; Enter holds the highlight for other colours.
        # colours.
        self._session.hold(annotation.id, counts_digits=True)

    async def existing_or_new(self) -> Subject:
        """The annotation for a note or tags; created here if there is none."""
        if self._session.has_list_focus or self._targets.annotations:
            return Subject(self._targets.living()[0])
        pen, look = self._session.pen, self._session.last_look
        store = self._session.desk.store
        known, since = store.snapshot.annotation_entries, store.journal.position
        annotation = await self._make(pen.color, pen.tags, 1)
        if annotation.id in known:
            return Subject(annotation)
        made = store.journal.position
        return Subject(annotation, partial(self._withdraw, annotation, look, made), since)

    async def _withdraw(self, made: Annotation, look: Look, position: int) -> None:
        """Take back a highlight that was created for something else, if it is still bare.

        Args:
            made: The highlight.
            look: The look of the one before.
            position: The store's position when it had been created.
        """
        session, store = self._session, self._session.desk.store
        annotation = session.desk.find(made.id)
        if annotation is None or annotation.modified != made.modified:
            return
        if made.id in store.snapshot.links or annotation.note.strip():
            return
        if store.journal.position == position:
            await session.save(store.journal.withdraw)
        else:
            await session.save(partial(store.delete, [made.id]))
        session.last_look = look
        session.hold("")
        session.changed()
        session.host.tell("No highlight was made")

    async def _make(self, color: str, tags: tuple[str, ...], count: int) -> Annotation:
        """Highlight the selection, or else the sentence, and hold it.

        An existing highlight of the passage is held instead.
        """
        session = self._session
        if session.has_list_focus:
            raise ReaderError("That highlights in a text: Esc goes back to it.")
        pane, opened = session.here()
        is_selected = session.is_selecting and not pane.caret.selects_nothing_yet
        span = spans.trimmed(pane.document.text, pane.target(count))
        there = self._existing(pane.document_id, span, is_selected=is_selected)
        if there:
            annotation = session.desk.find(there)
        else:
            make = partial(session.desk.highlight, opened, [span], color=color, tags=tags)
            annotation = (await session.save(make))[0]
            session.last_look = (color, tags)
        pane.stop_selecting()
        if annotation is None:
            raise ReaderError("That highlight was deleted meanwhile.")
        session.changed()
        session.hold(annotation.id)
        session.host.tell("Highlighted" if not there else "Highlighted already: it is held now")
        return annotation

    async def at(self, opened: OpenDocument, span: Span) -> Annotation:
        """The highlight of a passage in any text; created with the default pen if there is none.

        Raises:
            ReaderError: The annotations file can't be written.
        """
        session = self._session
        known = session.desk.find(self._existing(opened.record.id, span, is_selected=True))
        if known is not None:
            return known
        pen = session.pen
        make = partial(session.desk.highlight, opened, [span], color=pen.color, tags=pen.tags)
        return (await session.save(make))[0]

    def _existing(self, document_id: str, span: Span, *, is_selected: bool) -> str:
        """The id of the shortest highlight of that span; for a sentence, of one containing it."""
        found = [
            each
            for each in drawn(self._session.desk.annotations(document_id))
            if each.span == span or (not is_selected and each.span.contains(span))
        ]
        found.sort(key=lambda each: each.span.end - each.span.start)
        return found[0].id if found else ""

    # Holding and deleting

    def _is_not_at_sign(self) -> bool:
        session = self._session
        if session.pane is None or session.has_list_focus or session.is_selecting:
            return True
        return session.pane.document.footnote_at(session.pane.caret.offset) is None

    @command("highlight.hold", "enter", "Hold", "hold the highlight here",
             when=_is_not_at_sign)  # fmt: skip
    def hold(self) -> None:
        """Hold the highlight under the caret."""
        self._session.hold(self._targets.one().id)

    def _deletes_held(self) -> bool:
        session = self._session
        is_held = bool(session.held) and not session.has_list_focus
        return (is_held and not session.is_selecting) or self._has_deleted

    def _deletes_here(self) -> bool:
        is_held = bool(self._session.held) and not self._session.has_list_focus
        return not is_held and not self._has_deleted

    @command("highlight.delete", "d d,delete", "Delete", "delete the highlight",
             when=_deletes_here)  # fmt: skip
    async def delete(self) -> None:
        """Delete the highlights that the command applies to."""
        session, annotations = self._session, self._targets.some()
        if any(annotation.deleted for annotation in annotations):
            raise ReaderError("It is in the trash already: X removes it for good.")
        ids = [annotation.id for annotation in annotations]
        await session.save(partial(session.desk.store.delete, ids))
        if session.panel and session.has_list_focus:
            session.panel.list.select_none()
        session.hold("")
        session.changed()
        what = "Deleted" if len(ids) == 1 else f"Deleted {counted(len(ids))}"
        session.host.tell(f"{what}; u brings {'it' if len(ids) == 1 else 'them'} back")

    @command("highlight.delete-held", "d", "Delete", "delete what is held",
             when=_deletes_held)  # fmt: skip
    async def delete_held(self) -> None:
        """Delete the held highlight, once."""
        if not self._did_delete:
            await self.delete()
            self._has_deleted = True

    # Undo

    @command("undo", "u", "Undo", "undo the last change")
    async def undo(self) -> None:
        """Undo the last change."""
        await self._replay(self._session.desk.removals.undo)

    @command("redo", "ctrl+r", "Redo", "redo what was undone")
    async def redo(self) -> None:
        """Redo what was undone."""
        await self._replay(self._session.desk.removals.redo)

    async def _replay(self, step: Callable[[], str]) -> None:
        session = self._session
        done = await session.save(step)
        session.hold(session.held if session.desk.find(session.held) else "")
        session.changed()
        session.host.tell(f"{done[0].upper()}{done[1:]}{self._where_replayed()}")

    def _where_replayed(self) -> str:
        """The text in which a step was undone, if it is not the current one."""
        desk, pane = self._session.desk, self._session.pane
        documents = {annotation.document for annotation in desk.store.replayed}
        if not documents or (pane and pane.document_id in documents):
            return ""
        titles = [desk.records[key].title for key in documents if key in desk.records]
        return f" · in {titles[0]}" if len(titles) == 1 else f" · in {len(documents)} texts"


class AnnotationsFile:
    """Watches for changes that other processes make to the annotations file."""

    def __init__(self, session: Session, prepare: Callable[[], None]) -> None:
        """Watch the annotations file of a session.

        Args:
            session: The session.
            prepare: Prepares new annotations for queries, in the background.
        """
        self._session = session
        self._prepare = prepare
        self._error = ""
        self._problems: tuple[str, ...] = ()

    async def look(self) -> None:
        """Reload the file if it changed; report an unreadable one once."""
        session = self._session
        try:
            changed = await asyncio.to_thread(session.desk.refresh)
        except ReaderError as error:
            if str(error) != self._error:
                self._error = str(error)
                session.host.show_error(error)
            return
        self._error = ""
        if changed:
            self._tell_problems()
            session.changed()
            self._prepare()

    def _tell_problems(self) -> None:
        """Report the rows of the file that could not be read."""
        problems = self._session.desk.store.problems
        for problem in [each for each in problems if each not in self._problems][:3]:
            self._session.host.warn(problem)
        self._problems = problems


def drawn(
    annotations: Sequence[Annotation], linked: Container[str] = frozenset()
) -> list[Highlight]:
    """A text's highlights to draw: one per passage, in the order of the text.

    Args:
        annotations: The annotations.
        linked: The ids of linked annotations.
    """
    found = [
        Highlight(
            annotation.id,
            anchor.span,
            annotation.color,
            "" if number else annotation.note,
            is_linked=not number and annotation.id in linked,
            is_edited=anchor.status == EDITED,
        )
        for annotation in annotations
        for number, anchor in enumerate(annotation.anchors)
        if anchor.span and anchor.status in SHOWN
    ]
    return sorted(found, key=lambda highlight: highlight.span)

"""What is done to the mark that one holds: its ends, its passages, the marks that it overlaps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.text.document import Span
from reader.ui.reading.notes import NotingScreen

if TYPE_CHECKING:
    from reader.anchoring import passages
    from reader.annotations import spans as stretch
    from reader.annotations.annotation import Annotation
    from reader.text import motions
    from reader.workspace.documents import OpenDocument
else:
    motions = lazy("reader.text.motions")
    passages = lazy("reader.anchoring.passages")
    stretch = lazy("reader.annotations.spans")


class HoldScreen(NotingScreen):
    """Changes what the held mark is about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+right", "move_end('word', 1)", "Longer", id="mark.word-longer",
                tooltip="move the held mark's end a word on"),
        Binding("shift+left", "move_end('word', -1)", "Shorter", id="mark.word-shorter",
                tooltip="move the held mark's end a word back"),
        Binding("alt+shift+right", "move_end('sentence', 1)", "Sentence longer",
                id="mark.sentence-longer", tooltip="move the held mark's end a sentence on"),
        Binding("alt+shift+left", "move_end('sentence', -1)", "Sentence shorter",
                id="mark.sentence-shorter", tooltip="move the held mark's end a sentence back"),
        Binding("d", "delete_held", "Delete", id="mark.delete-held",
                tooltip="delete the held mark"),
        Binding("g o", "next_overlap", "Next overlap", id="mark.overlap",
                tooltip="hold the next of the marks that overlap here"),
        Binding("g m", "merge", "Merge", id="mark.merge",
                tooltip="make one mark of those that overlap here, with all notes and tags"),
    ]  # fmt: skip

    _at_start = False
    """Whether keys move the start of the held mark instead of its end."""
    _held_before = ""
    """The id of the mark that was held last, which passages are joined to."""
    _has_deleted = _did_delete = False
    """Whether the key before this one deleted the held mark: before, and while this one is done."""

    def hold(self, key: str) -> None:
        """Have commands act on a mark until the caret moves."""
        if key != self.held:
            self._at_start = False
        if key:
            self._held_before = key
        super().hold(key)

    def clear_notice(self) -> None:
        """Forget what just happened, with the next key."""
        super().clear_notice()
        self._has_deleted, self._did_delete = False, self._has_deleted

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which commands there are now: most of them only while a mark is held."""
        is_held = bool(self.held) and not self.lists_marks
        if action in {"move_end", "other_end"}:
            return is_held and not self._is_selecting
        if action == "delete_held":
            return (is_held and not self._is_selecting) or self._has_deleted
        if action == "delete":
            return not is_held and not self._has_deleted
        if action == "join":
            return self._is_selecting
        return super().check_action(action, parameters)

    @property
    def _is_selecting(self) -> bool:
        return self.pane is not None and self.pane.caret.selection is not None

    # Ends

    async def action_move_end(self, pace: str, steps: int) -> None:
        """Move the end of the held mark, or its start after `other_end`."""
        mark, pane = self.mark_meant(), self.pane
        if pane is None or not pane.is_laid_open:
            return
        spans = passages.spans_of(mark)
        old = self._passage_here(spans)
        move = stretch.with_start_moved if self._at_start else stretch.with_end_moved
        new = move(pane.document, old, steps * self.take_count(), stretch.Pace(pace))
        if new == old:
            raise ReaderError("Its end can't go further there.")
        end = "start" if self._at_start else "end"
        await self._extend(mark, [new if span == old else span for span in spans], f"new {end} of")
        self._show_end(new)

    def action_other_end(self) -> None:
        """Have keys move the other end of the held mark."""
        self._at_start = not self._at_start
        self._show_end(self._passage_here(passages.spans_of(self.mark_meant())))
        self.tell("Keys move its start" if self._at_start else "Keys move its end")

    def _passage_here(self, spans: list[Span]) -> Span:
        """The passage that the caret is in, or the nearest one."""
        at = self.pane.caret.offset if self.pane else 0
        return min(spans, key=lambda span: max(span.start - at, at - span.end + 1, 0))

    def _show_end(self, span: Span) -> None:
        """Bring the caret to the end that keys move, and go on holding."""
        pane = self.pane
        if pane is not None:
            end = motions.character_at(pane.document, span.end - 1).start
            pane.go(span.start if self._at_start else end)
            self.hold(self.held)

    # Passages

    async def action_join(self) -> None:
        """Add the selection to the mark that is held, or was held last."""
        pane = self.pane
        if pane is None or pane.caret.selection is None:
            return
        key = self.held or self._held_before
        mark = self.desk.find(key) if key else None
        if mark is None or mark.document != pane.document_id:
            raise ReaderError(
                "Nothing to add it to: hold a mark of this text first, with Enter on it."
            )
        span = stretch.trimmed(pane.document.text, pane.caret.selection)
        await self._extend(mark, [*passages.spans_of(mark), span], "join of a passage to")
        pane.stop_selecting()
        self.hold(mark.id)
        count = len(getattr(self.desk.find(mark.id), "passages", ()))
        self.tell("Joined" if count == 1 else f"Joined: {count} passages, copied with […]")

    async def _extend(self, mark: Annotation, spans: list[Span], what: str) -> None:
        """Have a mark consist of other passages, and show it."""
        opened = self.opened_of(mark.document)
        await self._save(partial(self.desk.extend, mark.id, opened, spans, f"{what} 1 mark"))
        self.show_marks()

    def opened_of(self, document: str) -> OpenDocument:
        """An open document, by its id.

        Raises:
            ReaderError: It is not open.
        """
        opened = self.desk.open_documents.get(document)
        if opened is None:
            raise ReaderError("Open the text of this mark first: Enter goes there.")
        return opened

    # Overlaps

    async def action_delete_held(self) -> None:
        """Delete the held mark; a second d, which was meant for that too, does no harm."""
        if not self._did_delete:
            await self.action_delete()
            self._has_deleted = True

    def action_next_overlap(self) -> None:
        """Hold the next of the marks under the caret, the shortest first."""
        if self.pane is None:
            return
        keys = self._keys_here()
        if not keys:
            raise ReaderError("No mark here: H makes one, ]h goes to the next one.")
        at = (keys.index(self.held) + self.take_count()) % len(keys) if self.held in keys else 0
        self.hold(keys[at])
        self.tell(f"Mark {at + 1} of {len(keys)} here")

    async def action_merge(self) -> None:
        """Make one mark of those that overlap under the caret, or overlap the held one."""
        keys = self._overlapping()
        if len(keys) < 2:  # noqa: PLR2004 (one mark is nothing to merge)
            raise ReaderError("Nothing to merge: no other mark overlaps this one.")
        opened = self.opened_of(self.pane.document_id if self.pane else "")
        await self._save(partial(self.desk.merge, keys, opened))
        self.show_marks()
        self.hold(keys[0])
        self.tell(f"Merged {len(keys)} marks, with all their notes and tags; u parts them again")

    def _keys_here(self) -> list[str]:
        """The marks under the caret by their ids, the shortest first."""
        found = self.pane.highlights_here() if self.pane else ()
        return list(dict.fromkeys(mark.id for mark in found))

    def _overlapping(self) -> list[str]:
        """The held mark, or the shortest here, and what overlaps it."""
        here = self._keys_here()
        first = self.held or (here[0] if here else "")
        if self.pane is None or not first:
            return []
        others = self.pane.highlights
        own = [mark.span for mark in others if mark.id == first]
        found = [mark.id for mark in others if any(mark.span.overlaps(each) for each in own)]
        return list(dict.fromkeys([first, *found]))

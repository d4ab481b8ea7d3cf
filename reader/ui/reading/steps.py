"""Going from mark to mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.errors import ReaderError
from reader.ui.reading.hold import HoldScreen

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation


class StepsScreen(HoldScreen):
    """Steps through marks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("] h", "mark(1)", "Next mark", id="mark.next", tooltip="the next highlight"),
        Binding("[ h", "mark(-1)", "Mark before", id="mark.previous",
                tooltip="the highlight before"),
        Binding("] n", "mark(1, True)", "Next note", id="note.next", tooltip="the next note"),
        Binding("[ n", "mark(-1, True)", "Note before", id="note.previous",
                tooltip="the note before"),
        Binding("g .", "next_bare", "To work up", id="mark.bare",
                tooltip="the next mark without a note or tag, in this text and the others"),
    ]  # fmt: skip

    def action_mark(self, step: int, noted: bool = False) -> None:  # noqa: FBT001, FBT002 (an action's words are positional)
        """Go to the next mark, or the one before."""
        if self.pane is None:
            return
        starts = [mark.span for mark in self.pane.highlights if mark.has_note or not noted]
        at = self.pane.caret.offset
        if step > 0:
            ahead = [span for span in starts if span.start > at]
        else:
            ahead = [span for span in reversed(starts) if span.start < at]
        if not ahead:
            what = "note" if noted else "highlight"
            raise ReaderError(f"No {what} {'below' if step > 0 else 'above'} this place.")
        self.pane.go_span(ahead[min(self.take_count(), len(ahead)) - 1])

    async def action_next_bare(self) -> None:
        """Go to the next mark that has neither note nor tag, and hold it."""
        bare = [mark for mark in self.desk.marks() if is_bare(mark)]
        if not bare:
            raise ReaderError("Every mark has a note or a tag: nothing is left to work up.")
        mark = bare[(self._at_among(bare) + self.take_count() - 1) % len(bare)]
        await self.go_mark(mark)
        here = sum(each.document == mark.document for each in bare)
        elsewhere = f", {len(bare) - here} in other texts" if len(bare) > here else ""
        self.tell(f"{here} left to work up here{elsewhere}")

    def _at_among(self, marks: list[Annotation]) -> int:
        """Where among marks in reading order the first one behind the caret is."""
        pane = self.pane
        here = [at for at, mark in enumerate(marks) if pane and mark.document == pane.document_id]
        if pane is None or not here:
            return 0
        ahead = [at for at in here if marks[at].start > pane.caret.offset]
        return ahead[0] if ahead else here[-1] + 1

    async def go_mark(self, mark: Annotation) -> None:
        """Go to a mark, opening its document where it is not open.

        Raises:
            ReaderError: The mark is lost, or its document can't be opened.
        """
        if mark.anchor.span is None:
            raise ReaderError("This mark is lost: its words are not in the text any more.")
        pane = next((pane for pane in self.panes if pane.document_id == mark.document), None)
        with self.jumping():
            if pane is None:
                path = self.desk.path_of(mark.document)
                pane = await self.show_document(path, beside=False)
            self.focus_pane(pane)
            if not pane.is_laid_open:
                self.go_in(pane, mark.anchor.span.start)
                return
            pane.go_span(mark.anchor.span)
            self.hold(mark.id)


def is_bare(mark: Annotation) -> bool:
    """Whether nothing was said of a mark yet."""
    return not mark.note.strip() and not mark.tags

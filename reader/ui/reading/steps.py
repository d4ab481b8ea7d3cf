"""Moving from highlight to highlight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.ui.keys.command import command
from reader.ui.reading.navigation import Navigation
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation


class Steps:
    """Moves from highlight to highlight."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        """Move between the highlights of a session."""
        self._session = session
        self._navigation = navigation

    @command("highlight.next", "] h", "Next highlight", "the next highlight", 1, is_leap=True)
    @command("highlight.previous", "[ h", "Previous highlight", "the previous highlight", -1,
             is_leap=True)  # fmt: skip
    def step(self, step: int, *, count: int = 1) -> None:
        """Go to another highlight."""
        self._go(step, count, "highlight")

    @command("note.next", "] n", "Next note", "the next note", 1, is_leap=True)
    @command("note.previous", "[ n", "Previous note", "the previous note", -1, is_leap=True)
    def step_note(self, step: int, *, count: int = 1) -> None:
        """Go to another highlight with a note."""
        self._go(step, count, "note")

    def _go(self, step: int, count: int, what: str) -> None:
        pane = self._session.pane
        if pane is None:
            return
        spans = [each.span for each in pane.highlights if each.has_note or what != "note"]
        at = pane.caret.offset
        if step > 0:
            ahead = [span for span in spans if span.start > at]
        else:
            ahead = [span for span in reversed(spans) if span.start < at]
        if not ahead:
            raise ReaderError(f"No {what} {'below' if step > 0 else 'above'} this place.")
        pane.go_span(ahead[min(count, len(ahead)) - 1])

    @command("highlight.bare", "g .", "To work up",
             "the next to work up: without a note or tag, in any text")  # fmt: skip
    async def next_bare(self, *, count: int = 1) -> None:
        """Go to the next highlight that has neither note nor tag, and hold it."""
        bare = [each for each in self._session.desk.annotations() if is_bare(each)]
        if not bare:
            raise ReaderError("Every highlight has a note or a tag: nothing is left to work up.")
        annotation = bare[(self._index_ahead(bare) + count - 1) % len(bare)]
        await self._navigation.go_annotation(annotation)
        here = sum(each.document == annotation.document for each in bare)
        elsewhere = f", {len(bare) - here} in other texts" if len(bare) > here else ""
        self._session.host.tell(f"{here} left to work up here{elsewhere}")

    def _index_ahead(self, annotations: list[Annotation]) -> int:
        """The index, among annotations in reading order, of the first one after the caret."""
        pane = self._session.pane
        here = [
            at for at, each in enumerate(annotations) if pane and each.document == pane.document_id
        ]
        if pane is None or not here:
            return 0
        ahead = [at for at in here if annotations[at].start > pane.caret.offset]
        return ahead[0] if ahead else here[-1] + 1


def is_bare(annotation: Annotation) -> bool:
    """Whether a highlight has neither note nor tag yet."""
    return not annotation.note.strip() and not annotation.tags

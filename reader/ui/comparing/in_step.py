"""Scrolling two panes in step: one follows the other to the counterpart of its caret."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.ui.keys.command import command
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from reader.compare.in_step import Place
    from reader.ui.pane.pane import DocumentPane
    from reader.workspace.counterparts import Counterparts

FOLLOWS, NOWHERE = "⇉", "⇏"
"""The status messages while the other pane follows, and where it can't."""
MOST_ROWS = 400
"""Rows that the following pane may be scrolled away from the counterpart."""


@dataclass
class Tie:
    """Two panes in step."""

    panes: tuple[DocumentPane, DocumentPane]
    """Both panes, the one that the command was given in first."""
    shift: int = 0
    """Rows that the second pane is scrolled away from the counterpart."""
    put: int | None = None
    """The offset at which the caret of the following pane was put."""

    def other(self, pane: DocumentPane) -> DocumentPane:
        """The pane that follows when the other one leads."""
        return self.panes[1] if pane is self.panes[0] else self.panes[0]


class Stepping:
    """Keeps two panes in step."""

    def __init__(self, session: Session, counterparts: Callable[[], Counterparts]) -> None:
        """Start with no panes in step.

        Args:
            session: The state of the reading screen.
            counterparts: Returns the object that compares texts.
        """
        self._session = session
        self._counterparts = counterparts
        self._tie: Tie | None = None
        self._asked: tuple[DocumentPane, int] | None = None

    @command("step.tie", "z =", "In step", "the other pane follows, or no longer")
    def tie(self) -> None:
        """Make the next pane follow this one, or stop that."""
        session = self._session
        if self._tie:
            self._untie()
            session.host.tell("Out of step: each pane moves by itself")
            return
        pane, _ = session.here()
        compared = [each for each in session.panes if each is pane or each in session.texts]
        shown = [each for each in compared if each.display] or compared
        at = shown.index(pane)
        other = shown[(at + 1) % len(shown)]
        if other is pane:
            raise ReaderError("Open another text beside this one first: o, then C-v.")
        if not other.is_loaded or other.document_id not in session.desk.open_documents:
            raise ReaderError("The other text is still being read: try again in a moment.")
        self._tie = Tie((pane, other))
        self._asked = None
        session.host.tell("In step: the other pane follows; z= stops that")
        self.follow(pane)

    def _untie(self) -> None:
        if self._tie:
            for pane in self._tie.panes:
                pane.view.set_following(False)
        self._tie = None
        self._session.in_step = ""
        self._session.host.show_status()

    def follow(self, pane: DocumentPane) -> None:
        """Move the following pane to the counterpart of the leading pane's caret."""
        tie = self._tie
        if tie is None or pane not in tie.panes:
            return
        if any(each not in self._session.panes for each in tie.panes):
            self._untie()
            return
        if pane is not self._session.pane or self._asked == (pane, pane.caret.offset):
            return
        if self._asked and self._asked[0] is not pane:
            # The other pane leads now.
            tie.put = None
            pane.view.set_following(False)
        self._asked = pane, pane.caret.offset
        work = partial(self._look, tie, pane, tie.other(pane), pane.caret.offset)
        self._session.host.run_in_thread(work, "in step")

    def _look(self, tie: Tie, pane: DocumentPane, other: DocumentPane, offset: int) -> None:
        """Find the counterpart; runs in a thread so that keys need not wait."""
        found = self._counterparts().place(pane.document, other.document, offset)
        pane.call_later(self._show, tie, pane, other, offset, found)

    def _show(
        self, tie: Tie, pane: DocumentPane, other: DocumentPane, offset: int, place: Place | None
    ) -> None:
        """Show the counterpart, unless the caret has moved on."""
        session = self._session
        if tie is not self._tie or other not in session.panes or pane.caret.offset != offset:
            return
        self._take_shift(tie, other)
        if place is None:
            session.in_step = f"{NOWHERE} no counterpart found"
            other.view.set_following(False)
        else:
            session.in_step = f"{FOLLOWS} {place.how}"
            forward = tie.shift if other is tie.panes[1] else -tie.shift
            other.view.go_shifted(place.span.start, pane.height_of_caret, forward)
            other.view.set_following(not forward)
            tie.put = other.caret.offset
        session.host.show_status()

    def _take_shift(self, tie: Tie, other: DocumentPane) -> None:
        """Record how far the user scrolled the following pane."""
        if tie.put is None or tie.put == other.caret.offset:
            return
        layout = other.view.layout
        rows = layout.distance(layout.row_of(tie.put), other.caret.row, MOST_ROWS)
        tie.shift += rows if other is tie.panes[1] else -rows

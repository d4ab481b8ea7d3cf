"""Panes side by side, and the line under them: which has the keys, and where one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Horizontal
from textual.events import Resize
from textual.message import Message

from reader.annotations.pens import Pen
from reader.errors import ReaderError
from reader.text import glyphs, motions
from reader.ui.keys.sequence import Counted, spelling
from reader.ui.pane.pane import DocumentPane
from reader.ui.pane.view import DocumentView
from reader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.config import Config
    from reader.ui.keys.keymap import Keymap

HINTS = (
    *("mark.highlight", "mark.note", "mark.tags", "cite", "panel.here", "find", "help"),
    *("document.open", "copy", "undo"),
)
SELECT_HINTS = (
    *("mark.highlight", "mark.note", "mark.tags", "select.swap", "copy", "cite"),
    *("leave", "help"),
)
MODE_ROOM = 10
"""Cells of the status line that are not for notices."""
LONGEST = 20_000
"""Characters of a block in which sentences are counted: in more, that would be felt."""
MOST_PANES = 4
LEAST_PANE = 30
"""Cells that a pane needs: with fewer for each, some are hidden until they are gone to."""


if TYPE_CHECKING:
    Layer = Screen[None]
else:
    Layer = object
"""What the layers of the screen are, each a class of its own.

They are screens where types are checked. Textual takes half a millisecond to take in each class
of a screen, so that only the whole, `ReadingScreen`, is one where the program runs.
"""


class PanesScreen(Counted, Layer):
    """Shows documents in panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,ctrl+w w,ctrl+w l,ctrl+w ctrl+w", "pane(1)", "Next pane", id="pane.next",
                tooltip="the next pane"),
        Binding("shift+tab,ctrl+w h", "pane(-1)", "Pane before", id="pane.previous",
                tooltip="the pane before"),
        Binding("z m", "zen", "Zen", id="view.zen", tooltip="the text and nothing else"),
    ]  # fmt: skip

    class Ready(Message):
        """Something is there now that commands may have waited for."""

    settings: Config | None = None
    """What a person has set; nothing where that is nothing."""
    keymap: Keymap | None = None
    """Which keys do what; nothing where they are the usual ones."""
    pending = ""
    """What has been typed of a command."""
    is_zen = False
    """Whether nothing but the text is shown."""
    _row: Horizontal | None = None
    _current: DocumentPane | None = None
    _hinted: object = None

    def use_settings(self, settings: Config | None, keymap: Keymap | None) -> None:
        """Do as a person has set from now on."""
        self.settings, self.keymap = settings, keymap
        self._hinted = None
        if self.is_running:
            self.show_status()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """What each key does now."""
        return self.keymap.active(self) if self.keymap else super().active_bindings

    def compose(self) -> ComposeResult:
        """The panes over the status line."""
        self._row = Horizontal(*self.first_panes(), id="desk")
        yield self._row
        yield StatusLine()

    def first_panes(self) -> Sequence[DocumentPane]:
        """The panes to begin with."""
        return ()

    @property
    def is_monochrome(self) -> bool:
        """Whether colour says nothing here, or too little to tell pens apart."""
        return self.app.no_color or self.has_few_colors

    @property
    def has_few_colors(self) -> bool:
        """Whether the terminal's own sixteen colours are all there are.

        What those look like nobody knows: a text on one of them may not be readable.
        """
        return self.app.console.color_system in {None, "standard"}

    @property
    def panes(self) -> list[DocumentPane]:
        """The panes from left to right, hidden ones too."""
        # Asked for at each key: to look through the whole screen would take ten times as long.
        row = self._row
        return [each for each in row.children if isinstance(each, DocumentPane)] if row else []

    @property
    def pane(self) -> DocumentPane | None:
        """The pane that commands are for."""
        return self._current

    def pane_of(self, path: Path) -> DocumentPane | None:
        """A pane that shows a file, the current one if it does."""
        showing = [pane for pane in self.panes if pane.document.path == path]
        return self._current if self._current in showing else next(iter(showing), None)

    def focus_pane(self, pane: DocumentPane) -> None:
        """Have commands be for a pane."""
        self._current = pane
        pane.display = True
        self.set_focus(pane)
        self.place_panes()

    def place_panes(self) -> None:
        """Show as many panes as there is room for, the current one among them."""
        panes = self.panes
        if not panes:
            return
        fitting = 1 if self.is_zen else max(self.room_for_panes // LEAST_PANE, 1)
        at = panes.index(self._current) if self._current in panes else 0
        first = min(max(at - fitting + 1, 0), max(len(panes) - fitting, 0))
        for index, pane in enumerate(panes):
            pane.display = first <= index < first + fitting
            pane.set_divider(index > first)
            pane.set_plain(self.is_zen)

    @property
    def room_for_panes(self) -> int:
        """Cells that the panes have together."""
        return self.size.width

    def on_resize(self, event: Resize) -> None:
        """Show what there is room for."""
        del event
        self.place_panes()

    def action_pane(self, step: int) -> None:
        """Go to another pane."""
        panes = self.panes
        if panes:
            at = panes.index(self._current) if self._current in panes else 0
            self.focus_pane(panes[(at + step) % len(panes)])

    def action_zen(self) -> None:
        """Show the text and nothing else, or all there is again."""
        self.is_zen = not self.is_zen
        self.place_panes()
        self.show_status()

    # The status line

    def tell(self, notice: str) -> None:
        """Say what just happened, until the next key; in a box where the row is too short."""
        if glyphs.cells(notice) >= self.size.width - MODE_ROOM:
            self.notify(notice, timeout=10)
            return
        self.query_one(StatusLine).notice = notice
        self.show_status()

    def clear_notice(self) -> None:
        """Take back what was said of the command before."""
        line = self.query_one(StatusLine)
        if line.notice:
            line.notice = ""
            self.show_status()

    def show_error(self, error: ReaderError) -> None:
        """Say what is wrong: on the status line, or in a box where it does not fit there."""
        sentence = str(error)
        if glyphs.cells(sentence) < self.size.width - MODE_ROOM:
            self.tell(sentence)
        else:
            self.app.clear_notifications()
            self.notify(sentence, severity="error", timeout=10)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Tell a person what is wrong, and go on."""
        try:
            yield
        except ReaderError as error:
            self.show_error(error)

    def show_status(self) -> None:
        """Bring the status line up to date."""
        line = self.query_one(StatusLine)
        # What keys there are depends on nothing else, and to ask for all of them takes a while.
        state = (self.focused, self.mode, self.hints, self.pane and self.pane.caret.unit)
        if state != self._hinted:
            self._hinted = state
            line.hints = self._told_hints()
        line.legend, line.is_plain = self.legend, self.is_monochrome
        line.show(self.mode, self.place, self.pending, is_quiet=self.is_zen)

    def _told_hints(self) -> Sequence[tuple[str, str]]:
        """The keys that matter most now, and what they do."""
        found = {active.binding.id: active for active in reversed(self.active_bindings.values())}
        return [
            (spelling(found[name].binding), found[name].binding.description.lower())
            for name in self.hints
            if name in found and found[name].enabled
        ]

    @property
    def hints(self) -> Sequence[str]:
        """The ids of the bindings that matter most now."""
        return SELECT_HINTS if self.mode == "SELECT" else HINTS

    @property
    def legend(self) -> Sequence[Pen]:
        """The pens that a key gives to the mark that is held now."""
        return ()

    @property
    def mode(self) -> str:
        """What keys do now, in a word."""
        return "SELECT" if self.pane and self.pane.caret.selection else "READ"

    @property
    def place(self) -> str:
        """Where the caret is, in words; with the pane's number where some are hidden."""
        panes = self.panes
        if self.pane not in panes:
            return "no text: o opens one, q quits"
        hidden = any(not pane.display for pane in panes)
        which = f"pane {panes.index(self.pane) + 1}/{len(panes)} · " if hidden else ""
        return which + _place_in(self.pane)

    def on_document_view_moved(self, event: DocumentView.Moved) -> None:
        """Follow the caret."""
        event.stop()
        view = event.view
        if isinstance(view, DocumentPane) and view.has_focus and view is not self._current:
            self._current = view
        self.show_status()


def _place_in(pane: DocumentPane) -> str:
    """Where a pane's caret is."""
    document, offset = pane.document, pane.caret.offset
    block = document.block_at(offset)
    if block.span.end - block.span.start > LONGEST:
        return f"¶{block.number}" if block.number else block.kind.value
    sentences = motions.sentences_of(document, document.block_index(offset))
    at = sum(sentence.start <= offset for sentence in sentences)
    name = f"¶{block.number}" if block.number else block.kind.value
    return f"sentence {at}/{len(sentences)} of {name}" if sentences else name

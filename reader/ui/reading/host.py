"""The screen, as its parts see it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from reader.text import glyphs
from reader.ui.notices import Notices, seconds_for
from reader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel
    from textual.timer import Timer

    from reader.errors import ReaderError
    from reader.ui.pane.pane import DocumentPane

MODE_ROOM = 10
"""Cells of the status line that are not for notices."""


class Ready(Message):
    """Something is there now that commands may have waited for."""


class ScreenHost:
    """Does on a screen what the parts of it ask for."""

    def __init__(
        self,
        screen: Screen[None],
        draw: Callable[[], None],
        show_status: Callable[[], None],
        caret_line: Callable[[], int],
    ) -> None:
        """Serve the parts of a screen.

        Args:
            screen: The screen.
            draw: Draws everything that shows annotations.
            show_status: Brings the status line up to date.
            caret_line: Answers which row of the screen the caret is in.
        """
        self._screen = screen
        self._draw = draw
        self._show_status = show_status
        self._caret_line = caret_line
        self.row = Horizontal(id="desk")
        """The panes side by side, with the list behind them."""
        self.line = StatusLine()
        """The last row of the screen."""
        self.notices = Notices()
        """What was said lately."""
        self._end_of_notice: Timer | None = None

    @property
    def size(self) -> Size:
        """Cells and rows of the screen."""
        return self._screen.size

    @property
    def is_monochrome(self) -> bool:
        """Whether colour says nothing here, or too little to tell pens apart."""
        return self._screen.app.no_color or self.has_few_colors

    @property
    def has_few_colors(self) -> bool:
        """Whether the terminal's own sixteen colours are all there are.

        What those look like nobody knows: a text on one of them may not be readable.
        """
        return self._screen.app.console.color_system in {None, "standard"}

    @property
    def focused(self) -> Widget | None:
        """What keys go to."""
        return self._screen.focused

    def focus(self, widget: Widget) -> None:
        """Give a widget the keys."""
        self._screen.set_focus(widget)

    async def mount_pane(self, pane: DocumentPane, after: DocumentPane | None) -> None:
        """Put a pane behind another one, or before all others."""
        await self.row.mount(pane, after=after, before=None if after else 0)

    def tell(self, notice: str) -> None:
        """Say what just happened, as long as reading it takes; in a box where it needs the room."""
        if glyphs.cells(notice) >= self.size.width - MODE_ROOM:
            self._screen.notify(notice)
            return
        self.notices.add(notice)
        self._show_notice(notice)
        self._end_of_notice = self.call_after(seconds_for(notice), self._clear_line)

    def clear_notices(self) -> None:
        """Say nothing more, on the status line or in a box."""
        self._screen.app.clear_notifications()
        self._clear_line()

    def _clear_line(self) -> None:
        if self.line.notice:
            self._show_notice("")

    def _show_notice(self, notice: str) -> None:
        if self._end_of_notice:
            self._end_of_notice.stop()
            self._end_of_notice = None
        self.line.notice = notice
        self._show_status()

    def warn(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "warning",
        seconds: float | None = None,
    ) -> None:
        """Say something that stays for a while."""
        self._screen.notify(message, title=title, severity=severity, timeout=seconds, markup=False)

    def show_error(self, error: ReaderError) -> None:
        """Say what is wrong: on the status line, or in a box where it does not fit there."""
        sentence = str(error)
        if glyphs.cells(sentence) < self.size.width - MODE_ROOM:
            self.tell(sentence)
        else:
            self._screen.app.clear_notifications()
            self._screen.notify(sentence, severity="error")

    async def open_dialog(self, dialog: Screen[None]) -> None:
        """Put a dialog over the screen, where the place that it is about stays in sight."""
        dialog.set_class(self._caret_line() > self.size.height // 2, "-high")
        await self._screen.app.push_screen(dialog)

    def run_task(self, work: Coroutine[None, None, None]) -> None:
        """Have something done beside all else."""
        self._screen.run_worker(work)

    def run_in_thread(self, work: Callable[[], object], group: str) -> None:
        """Have something done in a thread; newer work of a group replaces older."""
        self._screen.run_worker(work, thread=True, exclusive=True, group=group)

    def call_after(self, seconds: float, callback: Callable[[], None]) -> Timer:
        """Have something done a little later."""
        return self._screen.set_timer(seconds, callback)

    def suspend(self) -> AbstractContextManager[None]:
        """Leave the terminal to another program."""
        return self._screen.app.suspend()

    def copy_by_terminal(self, text: str) -> None:
        """Ask the terminal to fill the clipboard."""
        self._screen.app.copy_to_clipboard(text)

    def quit(self) -> None:
        """End the program."""
        self._screen.app.exit()

    def ready(self) -> None:
        """Say that something is there now that commands may have waited for."""
        self._screen.post_message(Ready())

    def draw(self) -> None:
        """Draw everything that shows annotations from the session."""
        self._draw()

    def show_status(self) -> None:
        """Bring the status line up to date."""
        self._show_status()

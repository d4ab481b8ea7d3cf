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
"""Cells of the status line that notices can't use."""


class Ready(Message):
    """Something was loaded that commands may have waited for."""


class ScreenHost:
    """Gives the parts of a screen access to it."""

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
            draw: Redraws everything that shows annotations.
            show_status: Updates the status line.
            caret_line: Returns the row of the screen that the caret is in.
        """
        self._screen = screen
        self._draw = draw
        self._show_status = show_status
        self._caret_line = caret_line
        self.row = Horizontal(id="desk")
        """The container of the panes and the list."""
        self.line = StatusLine()
        """The status line."""
        self.notices = Notices()
        """The latest notices."""
        self._end_of_notice: Timer | None = None
        self._error = ""
        self._is_new = False
        """Whether the notice on the status line is the latest command's."""

    @property
    def size(self) -> Size:
        """The size of the screen in cells and rows."""
        return self._screen.size

    @property
    def is_monochrome(self) -> bool:
        """Whether there are no colours, or too few to tell pens apart."""
        return self._screen.app.no_color or self.has_few_colors

    @property
    def has_few_colors(self) -> bool:
        """Whether there are only the terminal's own sixteen colours.

        Their look is unknown, so text on such a background may be unreadable.
        """
        return self._screen.app.console.color_system in {None, "standard"}

    @property
    def focused(self) -> Widget | None:
        """The focused widget."""
        return self._screen.focused

    def focus(self, widget: Widget) -> None:
        """Focus a widget."""
        self._screen.set_focus(widget)

    async def mount_pane(self, pane: DocumentPane, after: DocumentPane | None) -> None:
        """Move a pane after another one, or before all others."""
        await self.row.mount(pane, after=after, before=None if after else 0)

    def tell(self, notice: str) -> None:
        """Show what just happened, long enough to be read; in a box if it needs the room."""
        if glyphs.cells(notice) >= self.size.width - MODE_ROOM:
            self._screen.notify(notice)
            return
        self.notices.add(notice)
        self._is_new = True
        self._show_notice(notice)
        self._end_of_notice = self.call_after(seconds_for(notice), self._clear_line)

    def clear_notices(self) -> None:
        """Clear the notice on the status line or in a box."""
        self._screen.app.clear_notifications()
        self._clear_line()

    def forget_error(self) -> None:
        """Clear the error of the previous command, which is true no more, as a new one begins."""
        if self._error and self.line.notice == self._error:
            self._clear_line()
        self._error, self._is_new = "", False

    def forget_old(self) -> None:
        """Clear a notice of an earlier command, as a dialog opens."""
        if not self._is_new:
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
        """Show a notice that stays for a while."""
        self._screen.notify(message, title=title, severity=severity, timeout=seconds, markup=False)

    def show_error(self, error: ReaderError) -> None:
        """Show an error: on the status line, or in a box if it does not fit there."""
        sentence = str(error)
        if glyphs.cells(sentence) < self.size.width - MODE_ROOM:
            self.tell(sentence)
            self._error = sentence
        else:
            self._screen.app.clear_notifications()
            self._screen.notify(sentence, severity="error")

    async def open_dialog(self, dialog: Screen[None]) -> None:
        """Open a dialog, keeping the place that it is about visible."""
        dialog.set_class(self._caret_line() > self.size.height // 2, "-high")
        await self._screen.app.push_screen(dialog)

    def run_task(self, work: Coroutine[None, None, None]) -> None:
        """Run something in the background."""
        self._screen.run_worker(work)

    def run_in_thread(self, work: Callable[[], object], group: str) -> None:
        """Run something in a thread; newer work of a group replaces older work."""
        self._screen.run_worker(work, thread=True, exclusive=True, group=group)

    def call_after(self, seconds: float, callback: Callable[[], None]) -> Timer:
        """Run something a little later."""
        return self._screen.set_timer(seconds, callback)

    def suspend(self) -> AbstractContextManager[None]:
        """Suspend the screen for another program."""
        return self._screen.app.suspend()

    def copy_by_terminal(self, text: str) -> None:
        """Copy text by asking the terminal to set the clipboard."""
        self._screen.app.copy_to_clipboard(text)

    def quit(self) -> None:
        """Exit the program."""
        self._screen.app.exit()

    def ready(self) -> None:
        """Report that something was loaded that commands may have waited for."""
        self._screen.post_message(Ready())

    def draw(self) -> None:
        """Redraw everything that shows annotations."""
        self._draw()

    def show_status(self) -> None:
        """Update the status line."""
        self._show_status()

"""The last row of the screen: where one is, what was done, what can be done now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.widget import Widget

from reader import glyph


class StatusLine(Widget):
    """Shows a mode, a place, and either what just happened or the keys that matter now."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "status-line--mode",
        "status-line--place",
        "status-line--notice",
        "status-line--key",
    }

    def __init__(self) -> None:
        super().__init__()
        self.mode = "READ"
        """What keys do now, in a word."""
        self.place = ""
        """Where the caret is."""
        self.pending = ""
        """What has been typed of a command."""
        self.notice = ""
        """What just happened; gone with the next key."""
        self.is_quiet = False
        """Whether only what just happened is shown."""
        self.hints: Sequence[tuple[str, str]] = ()
        """Keys and what they do, the most wanted first."""
        self._shown: object = None

    def show(self, mode: str, place: str, pending: str, *, is_quiet: bool) -> None:
        """Show where somebody is, and what has been typed."""
        self.mode, self.place, self.pending, self.is_quiet = mode, place, pending, is_quiet
        shown = (mode, place, pending, is_quiet, self.notice, tuple(self.hints))
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def render(self) -> Text:
        """The line, cut to what fits."""
        style = self.get_component_rich_style
        line = Text(no_wrap=True, end="")
        if self.is_quiet and not self.notice and not self.pending:
            return line
        line.append(f" {self.mode} ", style("status-line--mode", partial=True))
        if self.notice:
            line.append(
                " " + glyph.showable(self.notice), style("status-line--notice", partial=True)
            )
            return self._cut(line)
        line.append(f" {self.place} ", style("status-line--place", partial=True))
        if self.pending:
            line.append(
                f" {glyph.showable(self.pending)}…", style("status-line--key", partial=True)
            )
        for key, description in self.hints:
            if glyph.cells(line.plain) + len(key) + len(description) + 3 > self.size.width:
                break
            line.append(f"  {key}", style("status-line--key", partial=True))
            line.append(f" {description}", style("status-line--place", partial=True))
        return self._cut(line)

    def _cut(self, line: Text) -> Text:
        line.truncate(self.size.width, overflow="ellipsis")
        return line

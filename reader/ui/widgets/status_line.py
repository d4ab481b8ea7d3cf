"""The status line: the mode, where the caret is, what was done, and the keys that matter now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.widget import Widget

from reader.annotations.pens import COLORS, Pen
from reader.text import glyphs

PLACE_AND_LEGEND = 100
"""The least width in cells at which the place is shown beside the pens."""


class StatusLine(Widget):
    """Shows a mode, a place, and either a notice or the keys that matter now."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "status-line--mode",
        "status-line--place",
        "status-line--notice",
        "status-line--key",
        *(f"status-line--{color}" for color in COLORS),
    }

    def __init__(self) -> None:
        super().__init__()
        self.mode = "READ"
        """The mode that keys are in, in a word."""
        self.place = ""
        """Where the caret is."""
        self.pending = ""
        """What has been typed of a command."""
        self.notice = ""
        """What just happened; gone with the next key."""
        self.is_quiet = False
        """Whether nothing but a notice is shown."""
        self.hints: Sequence[tuple[str, str]] = ()
        """Keys and what they do, the most useful first."""
        self.legend: Sequence[Pen] = ()
        """The pens whose keys recolour the held annotation."""
        self.is_plain = False
        """Whether colours cannot be told apart."""
        self._shown: object = None

    def show(self, mode: str, place: str, pending: str, *, is_quiet: bool) -> None:
        """Show a mode and a place, and what has been typed."""
        self.mode, self.place, self.pending, self.is_quiet = mode, place, pending, is_quiet
        shown = (mode, place, pending, is_quiet, self.notice, tuple(self.hints), self.legend)
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def render(self) -> Text:
        """The line, cut to its width."""
        style = self.get_component_rich_style
        line = Text(no_wrap=True, end="")
        if self.is_quiet and not self.notice and not self.pending:
            return line
        line.append(f" {self.mode} ", style("status-line--mode", partial=True))
        if self.notice:
            line.append(
                " " + glyphs.showable(self.notice), style("status-line--notice", partial=True)
            )
            self._append_legend(line)
            return self._cut(line)
        if not self.legend or self.size.width >= PLACE_AND_LEGEND:
            line.append(f" {self.place} ", style("status-line--place", partial=True))
        if self.pending:
            line.append(
                f" {glyphs.showable(self.pending)}…", style("status-line--key", partial=True)
            )
        self._append_legend(line)
        for key, description in self.hints:
            if glyphs.cells(line.plain) + len(key) + len(description) + 3 > self.size.width:
                break
            line.append(f"  {key}", style("status-line--key", partial=True))
            line.append(f" {description}", style("status-line--place", partial=True))
        return self._cut(line)

    def _append_legend(self, line: Text) -> None:
        """Add the pens: every key with its sign, and as many names as fit."""
        style = self.get_component_rich_style
        room = self.size.width - glyphs.cells(line.plain) - 1
        bare = sum(glyphs.cells(pen.key) + 2 for pen in self.legend)
        for pen in self.legend:
            name = glyphs.showable(pen.name)
            room_of_name = room - bare
            bare -= glyphs.cells(pen.key) + 2
            if glyphs.cells(name) > room_of_name:
                name = ""
            sign = pen.color[0] if self.is_plain else "■"
            line.append(f" {pen.key}", style("status-line--key", partial=True))
            line.append(sign, style(f"status-line--{pen.color}", partial=True))
            line.append(name, style("status-line--place", partial=True))
            room -= glyphs.cells(pen.key) + 2 + glyphs.cells(name)

    def _cut(self, line: Text) -> Text:
        line.truncate(self.size.width, overflow="ellipsis")
        return line

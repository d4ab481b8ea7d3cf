"""The status line: mode, place of the caret, notices, and the keys that matter now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.widget import Widget

from reader.annotations.pens import COLORS, Pen
from reader.text import glyphs
from reader.ui.widgets.component import ComponentStyles

PLACE_AND_LEGEND = 100
"""Minimum width in cells at which the place is shown beside the pens."""
BETWEEN = 2
"""Cells between the label of a key and the next key."""


class StatusLine(Widget):
    """Shows a mode, a place or a notice, and the keys that matter now."""

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
        """The name of the mode."""
        self.place = ""
        """The place of the caret."""
        self.sign = ""
        """A sign that stays visible beside a notice."""
        self.pending = ""
        """The keys typed so far of a command."""
        self.notice = ""
        """The message about what just happened."""
        self.is_quiet = False
        """Whether only notices are shown."""
        self.hints: Sequence[tuple[str, str]] = ()
        """Keys and their labels, the most useful first; the last one is always shown."""
        self.legend: Sequence[Pen] = ()
        """The pens whose keys recolour the held annotation."""
        self.is_plain = False
        """Whether colours cannot be told apart."""
        self._shown: object = None
        self._looks = ComponentStyles(self, "status-line--")

    def notify_style_update(self) -> None:
        """Look up the styles again."""
        super().notify_style_update()
        self._looks.clear()

    def show(self, mode: str, place: str, pending: str, *, is_quiet: bool) -> None:
        """Set the mode, the place, and the keys typed so far."""
        self.mode, self.place, self.pending, self.is_quiet = mode, place, pending, is_quiet
        said = self.sign, self.notice
        shown = (mode, place, pending, is_quiet, said, tuple(self.hints), self.legend)
        if shown != self._shown:
            self._shown = shown
            self.refresh()
            if self.is_attached and self.app.screen is not self.screen:
                # What is below a dialog is drawn again only with the dialog.
                self.app.screen.refresh()

    def render(self) -> Text:
        """The line, cut to its width."""
        line = Text(no_wrap=True, end="")
        if self.is_quiet and not self.notice and not self.pending:
            return line
        self._append(line, f" {self.mode} ", "mode")
        if self.pending:
            self._append(line, f" {glyphs.showable(self.pending)}… ", "notice")
        elif self.notice:
            self._append(line, f" {self.sign} ·" if self.sign else "", "place")
            self._append(line, f" {glyphs.showable(self.notice)} ", "notice")
        elif self.place and (not self.legend or self.size.width >= PLACE_AND_LEGEND):
            self._append(line, f" {self.place} ", "place")
        self._append_legend(line)
        self._append_hints(line)
        line.truncate(self.size.width, overflow="ellipsis")
        return line

    def _append(self, line: Text, words: str, part: str) -> None:
        line.append(words, self._looks[part])

    def _append_hints(self, line: Text) -> None:
        """Add as many keys as fit, each as a chip with its label behind it."""
        for key, label in self._fitting(self.size.width - glyphs.cells(line.plain)):
            line.append(" " * (BETWEEN if line.plain[-1:] != " " else BETWEEN - 1))
            self._append(line, f" {key} ", "key")
            self._append(line, f" {label}", "place")

    def _fitting(self, room: int) -> Sequence[tuple[str, str]]:
        """The keys that fit: the first ones and the last, in order."""
        *others, last = self.hints or [("", "")]
        kept: list[tuple[str, str]] = []
        for wanted in (others[:1], [last], others[1:]):
            for hint in wanted:
                needed = BETWEEN + glyphs.cells(" {}  {}".format(*hint))
                if needed > room:
                    break
                room -= needed
                kept.append(hint)
        return [hint for hint in self.hints if hint in kept]

    def _append_legend(self, line: Text) -> None:
        """Add the pens: the key of each on its colour, and the names where all of them fit."""
        if self.pending:
            return
        room = self.size.width - glyphs.cells(line.plain)
        for chip, name, color in self._chips(room):
            if glyphs.cells(chip + name) > room:
                break
            room -= glyphs.cells(chip + name)
            gap = len(chip) - len(chip.lstrip(" ")) - 1
            line.append(" " * gap)
            self._append(line, chip[gap:], color)
            self._append(line, name, "place")

    def _chips(self, room: int) -> Sequence[tuple[str, str, str]]:
        """For each pen its key, its name, and its colour, as wide as there is room for."""
        letters = [pen.color[0] if self.is_plain else "" for pen in self.legend]
        keys = [glyphs.showable(pen.key) for pen in self.legend]
        names = [f" {glyphs.showable(pen.name)}" for pen in self.legend]
        nameless = [""] * len(names)
        pairs = list(zip(keys, letters, strict=True))
        full = [f"  {key} {letter and letter + ' '}" for key, letter in pairs]
        ways = (
            (full, names),
            ([chip.rstrip() if self.is_plain else chip for chip in full], nameless),
            ([f" {key}{letter or ' '}" for key, letter in pairs], nameless),
        )
        for chips, beside in ways:
            if sum(map(glyphs.cells, (*chips, *beside))) < room:
                break
        colors = [pen.color for pen in self.legend]
        return list(zip(chips, beside, colors, strict=True))

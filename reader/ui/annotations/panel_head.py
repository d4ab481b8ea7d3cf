"""The row above the list of annotations: how many are listed, from where, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.widget import Widget

from reader.text import glyphs
from reader.ui.pane.header import KEYS_SIGN
from reader.ui.widgets.component import component_style

LEAST_FACT = 12
"""The fewest cells in which a truncated fact is still worth showing."""


class PanelHead(Widget):
    """Shows a title and, as space allows, facts about the listed annotations."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"panel-head--sign", "panel-head--facts"}

    title = ""
    """The name of what is listed, and how many there are."""
    facts: Sequence[str] = ()
    """Further facts, the most important first."""
    has_keys = False
    """Whether the list has the focus, rather than its query line."""

    def show(self, title: str, facts: Sequence[str]) -> None:
        """Show another title, and other facts."""
        if (title, facts) != (self.title, self.facts):
            self.title, self.facts = title, facts
            self.refresh()

    def show_keys(self, *, has_keys: bool) -> None:
        """Show whether the list has the focus."""
        if has_keys != self.has_keys:
            self.has_keys = has_keys
            self.set_class(has_keys, "-keys")
            self.refresh()

    def render(self) -> Text:
        """The row, cut to its width."""
        line = Text(no_wrap=True, end="")
        sign = f"{KEYS_SIGN} " if self.has_keys else "  "
        line.append(sign, component_style(self, "panel-head--sign"))
        line.append(glyphs.showable(self.title))
        style = component_style(self, "panel-head--facts")
        left = self.size.width - glyphs.cells(line.plain) - 1
        for fact in self.facts:
            words = f" · {glyphs.fit(fact, left - 3)}"
            if left >= min(glyphs.cells(fact) + 3, LEAST_FACT):
                line.append(words, style)
                left -= glyphs.cells(words)
        line.truncate(self.size.width, overflow="ellipsis")
        return line

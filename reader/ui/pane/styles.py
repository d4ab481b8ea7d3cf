"""The styles that a pane is drawn in, by the names of its parts.

Those of the first frame are component classes of the pane itself. Those of the overlay belong to a
widget shared by all panes and mounted after the first frame: one widget per pane would take a fifth
of the start-up time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.style import Style
from textual.color import Color
from textual.filter import Monochrome
from textual.strip import Strip
from textual.widget import Widget

from reader.annotations.pens import COLORS
from reader.text.document import InlineKind
from reader.ui.widgets.component import component_style

PANE_PARTS = {
    *("text", "divider", "number", "thumb", "selection", "caret"),
    *("header", "header-active", "header-muted", "header-sign"),
    *("block-heading", "block-caption", "block-boilerplate", "block-rule"),
}
"""The parts in the first frame."""
OVERLAY_PARTS = {
    *("note", "note-text", "found", "seen", "sentence", "hit", "underline"),
    *COLORS,
    *(f"held-{color}" for color in COLORS),
    *(f"stripe-{color}" for color in COLORS),
    *(f"inline-{kind}" for kind in InlineKind),
}
"""The parts of the overlay, and those beside the text."""
ON_COLORS = {
    **dict.fromkeys((*COLORS, "sentence"), Style.null()),
    **dict.fromkeys((f"held-{color}" for color in COLORS), Style(bold=True)),
    "hit": Style(bold=True, reverse=True),
    "selection": Style(reverse=True),
    "caret": Style(bold=True, underline=True, reverse=True),
}
"""Replacement styles for coloured backgrounds, where no text may be on a coloured background."""
IN_GREY = {part: ON_COLORS[part] for part in ("hit", "selection", "caret")}
"""Replacement styles for parts that would differ from others only in brightness."""


class Inks(Widget):
    """Holds the styles of `OVERLAY_PARTS` as component classes; it is never visible."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"inks--{part}" for part in OVERLAY_PARTS}


def style_of(part: str, pane: Widget, inks: Inks | None, plain: Mapping[str, Style]) -> Style:
    """The style of a part in the current theme.

    Args:
        part: The name of the part.
        pane: The widget with the styles of `PANE_PARTS`.
        inks: The widget with those of `OVERLAY_PARTS`; without it, they have no style.
        plain: Styles for parts that colours cannot distinguish here.
    """
    if part == "text":
        return pane.get_component_rich_style("document-pane--text")
    if part in plain:
        return plain[part]
    if part in PANE_PARTS:
        return component_style(pane, f"document-pane--{part}")
    if inks and part in OVERLAY_PARTS:
        return component_style(inks, f"inks--{part}")
    return Style.null()


def in_grey(strips: Sequence[Strip]) -> list[Strip]:
    """The same lines without colours."""
    grey, black = Monochrome(), Color.parse("black")
    return [strip.apply_filter(grey, black) for strip in strips]

"""The looks of what is laid over a text: marks, hits, the sentence, words that are set apart.

All panes share one widget of them, which comes after the first picture: for each pane to have its
own would take a fifth of a start.
"""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.widget import Widget

from reader.annotations.pens import COLORS
from reader.text.document import InlineKind

PARTS = (
    *("note", "note-text", "found", "seen", "sentence", "hit", "underline"),
    *COLORS,
    *(f"stripe-{color}" for color in COLORS),
    *(f"inline-{kind}" for kind in InlineKind),
)


class Inks(Widget):
    """Not seen itself; it is asked for styles."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"inks--{part}" for part in PARTS}

    def style_of(self, part: str) -> Style:
        """The style of one of `PARTS`, as the theme has it."""
        return component_style(self, f"inks--{part}")


def component_style(widget: Widget, name: str) -> Style:
    """What the style sheet says of a part of a widget, and no more."""
    style = widget.get_component_rich_style(name, partial=True)
    whole = widget.get_component_rich_style(name)
    # Colours that are partly transparent are only blended in the whole style.
    color = whole.color if style.color else None
    return style + Style(color=color, bgcolor=whole.bgcolor if style.bgcolor else None)

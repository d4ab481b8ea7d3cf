"""The styles of parts that a widget draws itself, from the style sheet."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget


def component_style(widget: Widget, name: str) -> Style:
    """The style of a component class of a widget, and nothing else."""
    style = widget.get_component_rich_style(name, partial=True)
    whole = widget.get_component_rich_style(name)
    # Partly transparent colours are only blended in the complete style.
    color = whole.color if style.color else None
    return style + Style(color=color, bgcolor=whole.bgcolor if style.bgcolor else None)


class ComponentStyles:
    """The styles of a widget's parts, cached until told to forget them."""

    def __init__(self, widget: Widget, prefix: str = "") -> None:
        """Look up the styles of a widget.

        Args:
            widget: The widget.
            prefix: The prefix of its component classes.
        """
        self._widget = widget
        self._prefix = prefix
        self._found: dict[str, Style] = {}

    def __getitem__(self, name: str) -> Style:
        """The style of a part."""
        style = self._found.get(name)
        if style is None:
            style = self._found[name] = component_style(self._widget, f"{self._prefix}{name}")
        return style

    def clear(self) -> None:
        """Clear the cache, since styles may have changed."""
        self._found.clear()

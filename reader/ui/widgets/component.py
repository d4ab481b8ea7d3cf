"""The style of a part that a widget draws itself, as the style sheet has it."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget


def component_style(widget: Widget, name: str) -> Style:
    """What the style sheet says of a component class of a widget, and no more."""
    style = widget.get_component_rich_style(name, partial=True)
    whole = widget.get_component_rich_style(name)
    # Colours that are partly transparent are only blended in the whole style.
    color = whole.color if style.color else None
    return style + Style(color=color, bgcolor=whole.bgcolor if style.bgcolor else None)


class ComponentStyles:
    """The styles of a widget's parts, each looked up once until it is told to forget them."""

    def __init__(self, widget: Widget, prefix: str = "") -> None:
        """Look up the styles of a widget.

        Args:
            widget: The widget.
            prefix: What the names of its component classes begin with.
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
        """Look all up again, since they may have changed."""
        self._found.clear()

"""Text in the frame of a box: its title above, its keys below."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.visual import VisualType
from textual.widget import Widget

from reader.text import glyphs
from reader.ui.widgets.dialog import ForeignText

_EDGES = 6
"""Cells of a frame's edge that text can't use: corners and padding."""
_BETWEEN = " · "


class _InFrame(ForeignText):
    """A line that takes no row of its box, since it is in the frame."""

    EDGE: ClassVar[str]
    """The attribute of the box that holds the line."""

    def on_mount(self) -> None:
        """Put the line into the frame."""
        self.put()

    def on_resize(self) -> None:
        """Fit the line to the frame."""
        self.put()

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show another text."""
        super().update(content, layout=layout)
        self.put()

    def put(self) -> None:
        """Fit the line to the frame."""
        if isinstance(self.parent, Widget):
            room = self.parent.size.width or self.app.size.width
            line = self.fitted(str(self.content), max(room - _EDGES, 1))
            setattr(self.parent, self.EDGE, Content(line) if line else None)

    def fitted(self, line: str, room: int) -> str:
        """As much of the line as there is room for."""
        return glyphs.fit(line, room)


class Title(_InFrame):
    """The title of a box."""

    EDGE = "border_title"

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        """Show a title, without control characters."""
        super().__init__(text, id=id, classes="title")


class Keys(_InFrame):
    """The most important keys of a box: the first ones that fit."""

    EDGE = "border_subtitle"

    def __init__(self, text: str = "", *, classes: str = "keys") -> None:
        """Show keys and what they do, separated by middle dots."""
        super().__init__(text, classes=classes)

    def fitted(self, line: str, room: int) -> str:
        """As many keys as fit."""
        return fitting(line, room)


class KeyRow(ForeignText):
    """The most important keys where there is no frame for them, on a row of their own."""

    def __init__(self, text: str) -> None:
        """Show keys and what they do, separated by middle dots."""
        super().__init__(text, classes="keys")
        self._keys = text

    def on_resize(self) -> None:
        """Fit the keys to the row."""
        self.show(fitting(self._keys, self.content_size.width))


def fitting(line: str, room: int) -> str:
    """As many keys as fit, always including the last one, which closes."""
    *first, last = line.split(_BETWEEN)
    while first and glyphs.cells(_BETWEEN.join([*first, last])) > room:
        first.pop()
    return glyphs.fit(_BETWEEN.join([*first, last]), room)

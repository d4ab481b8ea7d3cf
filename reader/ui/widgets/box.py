"""The box of a dialog, which is as tall as its content."""

from __future__ import annotations

from textual.containers import Vertical
from textual.geometry import Size
from textual.layout import ArrangeResult, Layout
from textual.layouts.vertical import VerticalLayout
from textual.widget import Widget

_GIVING_WAY = "PickList, VerticalScroll"
"""Widgets that scroll, so that they can be less tall than their content."""


class _Stack(VerticalLayout):
    """Stacks widgets vertically; if there is too little room, those that scroll shrink."""

    name = "stack"

    def arrange(
        self,
        parent: Widget,
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: FBT001, FBT002 - as the base class has it
    ) -> ArrangeResult:
        """Compute the place of each widget."""
        placements = super().arrange(parent, children, size, greedy)
        lowest = max((each.region.bottom + each.margin.bottom for each in placements), default=0)
        excess = lowest - size.height if size.height else 0
        giving_way = set(parent.query_children(_GIVING_WAY))
        moved, arranged = 0, []
        for each in placements:
            y, height = each.region.y, each.region.height
            less = min(max(excess - moved, 0), height - 1) if each.widget in giving_way else 0
            region = each.region._replace(y=y - moved, height=height - max(less, 0))
            arranged.append(each._replace(region=region))
            moved += max(less, 0)
        return arranged


class Box(Vertical):
    """Stacks the content of a dialog, and is as tall as that, as far as there is room."""

    def __init__(self, *, classes: str = "box", is_steady: bool = False) -> None:
        """Start empty.

        Args:
            classes: The CSS classes.
            is_steady: Whether it only ever grows, so that what the user looks at stays in place.
        """
        super().__init__(classes=classes)
        self._stack = _Stack()
        self._is_steady = is_steady
        self._least = (Size(0, 0), 0)
        """The screen size, and the last height in rows for it."""

    @property
    def layout(self) -> Layout:
        """The layout of the content."""
        return self._stack

    @property
    def is_steady(self) -> bool:
        """Whether it only ever grows."""
        return self._is_steady

    @is_steady.setter
    def is_steady(self, is_steady: bool) -> None:
        if is_steady != self._is_steady:
            self._is_steady = is_steady
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height of the content in rows."""
        wanted = super().get_content_height(container, viewport, width)
        screen, least = self._least
        if self._is_steady and screen == viewport:
            wanted = max(wanted, least)
        self._least = (viewport, wanted)
        return wanted

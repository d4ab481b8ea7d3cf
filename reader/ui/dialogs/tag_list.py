"""Lists of tags, each with a stripe in its colour."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from rich.segment import Segment

from reader.annotations.pens import COLORS
from reader.annotations.tag_completion import Offer
from reader.text import glyphs
from reader.ui.pane.row_painter import STRIPE
from reader.ui.widgets.pick_list import PickList

Item = TypeVar("Item")


class TagList(PickList[Item]):
    """Tags, one per row."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"tag-list--{color}" for color in COLORS}

    def stripe(self, color: str) -> Segment:
        """The stripe in a tag's colour and a space; a letter where there are no colours."""
        if not color:
            return Segment("  ")
        is_monochrome = self.app.no_color or self.app.console.color_system is None
        sign = color[0] if is_monochrome else STRIPE
        return Segment(f"{sign} ", self.part(f"tag-list--{color}"))

    def row(self, head: str, color: str, label: str, detail: str, width: int) -> list[Segment]:
        """A row: a prefix, a stripe, a label, and a detail at the right."""
        detail = glyphs.fit(detail, width // 2)
        room = max(width - glyphs.cells(head) - glyphs.cells(detail) - 4, 1)
        label = glyphs.fit(label, room)
        gap = " " * (room - glyphs.cells(label) + 1)
        dim = self.part("pick-list--dim")
        return [
            Segment(head, dim),
            self.stripe(color),
            Segment(label),
            Segment(gap),
            Segment(f"{detail} ", dim),
        ]


class TagCompletions(TagList[Offer]):
    """Tags that complete the typed text."""

    can_focus = False

    def __init__(self, *, has_tags: bool) -> None:
        """Start empty; if there are no tags at all, explain how to create one."""
        super().__init__()
        if not has_tags:
            self.NOTHING = "no tags yet: type one, and Enter makes it"

    def draw(self, item: Offer, width: int) -> list[list[Segment]]:
        """The tag and its number of annotations; a new tag has a sign instead."""
        head = "▸ " if item is self.item else "  "
        if item.is_new:
            return [self.row(f"{head}+ ", item.color, item.name, "new tag", width)]
        detail = f"{item.below:,} below" if item.below else f"{item.count:,}"
        if item.alias:
            detail = f"also {item.alias} · {detail}"
        return [self.row(head, item.color, item.name, detail, width)]

"""A list with a cursor moved by keys, drawn line by line, however long it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.filter import Monochrome
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.annotations.pens import COLORS
from reader.ui.keys.command import Commanded, command
from reader.ui.widgets.box import Box
from reader.ui.widgets.component import ComponentStyles

Item = TypeVar("Item")


class PickList(Commanded, Widget, Generic[Item], can_focus=True):
    """Shows items with one under the cursor.

    A subclass draws an item in `draw`, and sets its height by `ROWS` or `rows_of`.
    """

    PLACE = "In every list"
    ROWS = 1
    """The height of an item in rows, if it is the same for each."""
    GAP = 0
    """Blank rows below each item, optional below the last one; included in `rows_of`."""
    has_quiet_cursor = False
    """Whether words of all colours are readable on the colour of the cursor."""
    NOTHING = "nothing found"
    """The text of an empty list."""
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pick-list--cursor",
        "pick-list--dim",
        "pick-list--nothing",
    }

    class Chosen(Message):
        """The item under the cursor was chosen."""

    class Moved(Message):
        """The cursor moved to another item."""

    def __init__(self, items: Sequence[Item] = (), *, id: str | None = None) -> None:  # noqa: A002
        """Show items, with the cursor on the first."""
        super().__init__(id=id)
        self._items: tuple[Item, ...] = tuple(items)
        self.cursor = 0
        """The index of the item under the cursor."""
        self.has_cursor = True
        """Whether an item is under the cursor; False until the cursor is first moved."""
        self._top = 0
        self._draws_cursor = False
        self._looks = ComponentStyles(self)

    def notify_style_update(self) -> None:
        """Look up the styles again."""
        super().notify_style_update()
        self._looks.clear()

    @property
    def items(self) -> tuple[Item, ...]:
        """The items."""
        return self._items

    @items.setter
    def items(self, items: Sequence[Item]) -> None:
        self._items = tuple(items)
        self.cursor = min(self.cursor, max(len(self._items) - 1, 0))
        self._follow()
        if isinstance(self.parent, Box):
            self.refresh(layout=True)

    @property
    def item(self) -> Item | None:
        """The item under the cursor, or None in an empty list."""
        return self._items[self.cursor] if self._items and self.has_cursor else None

    def draw(self, item: Item, width: int) -> list[list[Segment]]:
        """An item's rows, each at most `width` cells; a blank last one is never highlighted."""
        raise NotImplementedError

    def rows_of(self, item: Item, width: int) -> int:
        """How many rows an item is drawn on."""
        del item, width
        return self.ROWS

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of all items, up to the height of a screen."""
        del container
        rows = 0
        for item in self._items:
            rows += self.rows_of(item, width)
            if rows >= viewport.height:
                break
        return max(rows - self.GAP, 1)

    def is_head(self, item: Item) -> bool:
        """Whether an item is a heading, which the cursor skips."""
        del item
        return False

    def go(self, index: int) -> None:
        """Move the cursor to an item, or to the nearest there is.

        A heading is skipped in the direction of the move.
        """
        last = max(len(self._items) - 1, 0)
        index = min(max(index, 0), last)
        if self._items and self.is_head(self._items[index]):
            index += -1 if 0 < index < self.cursor else 1
        before = self.cursor
        self.cursor = min(index, last)
        self._follow()
        if self.cursor != before:
            self.post_message(self.Moved())

    @command("list.down", "j,down", "Down", "the next entry", 1)
    @command("list.up", "k,up", "Up", "the previous entry", -1)
    def step(self, step: int, *, count: int = 1) -> None:
        """Move down or up."""
        self.go(self.cursor + step * count)

    @command("list.page-down", "space,pagedown,ctrl+f,ctrl+d", "Page down", "a page down", 1)
    @command("list.page-up", "backspace,pageup,ctrl+b,ctrl+u", "Page up", "a page up", -1)
    def page(self, step: int, *, count: int = 1) -> None:
        """Move down or up by a page."""
        self.go(self.cursor + step * count * self._room)

    @command("list.first", "g g,home", "First", "the first entry")
    def first(self, *, count: int = 1) -> None:
        """Go to the first item, or to the one with a given number."""
        self.go(count - 1)

    @command("list.last", "G,end", "Last", "the last entry")
    def last(self, *, count: int | None = None) -> None:
        """Go to the last item, or to the one with a given number."""
        self.go((count or len(self._items)) - 1)

    @command("list.choose", "enter", "Choose", "choose this entry")
    def choose(self) -> None:
        """Choose the item under the cursor."""
        if self._items:
            self.post_message(self.Chosen())

    @property
    def _room(self) -> int:
        """The number of visible items."""
        return max(len({index for index, _ in self._places()}), 1)

    def _places(self) -> Iterator[tuple[int, int]]:
        """For each visible row, the index of its item and of the row in the item."""
        left = self.size.height
        for index in range(self._top, len(self._items)):
            for row in range(self.rows_of(self._items[index], self.size.width)):
                if not left:
                    return
                yield index, row
                left -= 1

    def _first_above(self, index: int) -> int:
        """The first visible item when the one with an index is the last."""
        left, first = self.size.height + self.GAP, index + 1
        while first:
            left -= self.rows_of(self._items[first - 1], self.size.width)
            if left < 0:
                break
            first -= 1
        return min(first, index)

    def _follow(self) -> None:
        if self._items and self.size.height:
            first = self._first_above(self.cursor)
            self._top = min(max(self._top, first), self.cursor)
            at_top = self._top == self.cursor > first
            if at_top and self.is_head(self._items[self.cursor - 1]):
                self._top -= 1
            self._top = min(self._top, self._first_above(len(self._items) - 1))
        else:
            self._top = 0
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor visible."""
        del event
        self._follow()

    def on_click(self, event: Click) -> None:
        """Move the cursor to the item that was clicked; a second click chooses it."""
        places = list(self._places())
        if event.y < len(places):
            self.go(places[event.y][0])
            if event.chain > 1:
                self.choose()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Move down."""
        event.stop()
        self.go(self.cursor + 1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Move up."""
        event.stop()
        self.go(self.cursor - 1)

    def part(self, name: str) -> Style:
        """The style of a part by its component class.

        At the cursor, words have the one colour that is readable there.
        """
        style = self._looks[name]
        if self._draws_cursor and not self.has_quiet_cursor and not style.bgcolor:
            return style if name.rpartition("-")[2] in COLORS else style.without_color
        return style

    def render_lines(self, crop: Region) -> list[Strip]:
        """The visible rows."""
        base = self.rich_style
        width = self.size.width
        cursor = base + self.part("pick-list--cursor")
        found: dict[int, list[list[Segment]]] = {}
        strips = []
        for index, row in islice(self._places(), crop.y, crop.bottom):
            if index not in found:
                self._draws_cursor = index == self.cursor and self.has_cursor
                found[index] = self.draw(self._items[index], width)
                self._draws_cursor = False
            segments = found[index][row]
            is_cursor = index == self.cursor and self.has_cursor and bool(segments)
            line = Strip(segments).adjust_cell_length(width)
            styled = line.apply_style(cursor if is_cursor else base)
            strips.append(styled.crop(crop.x, crop.right))
        if not self._items and self.NOTHING and crop.y == 0 and crop.height:
            words = Segment(f" {self.NOTHING}", self.part("pick-list--nothing"))
            line = Strip([words]).adjust_cell_length(width).apply_style(base)
            strips.append(line.crop(crop.x, crop.right))
        strips += [Strip.blank(crop.width, base)] * (crop.height - len(strips))
        return self.without_colors(strips)

    def without_colors(self, strips: list[Strip]) -> list[Strip]:
        """Rows in grey if the user wants no colours."""
        if not self.app.no_color:
            return strips
        grey, black = Monochrome(), Color.parse("black")
        return [strip.apply_filter(grey, black) for strip in strips]

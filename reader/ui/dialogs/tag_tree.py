"""All tags as a tree: how many marks each has, what it is for, and in which texts it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.message import Message
from textual.widgets import Input, Static

from reader.annotations.tag_tree import Order, TagNode, TagTree
from reader.annotations.tags import is_within
from reader.errors import ReaderError
from reader.query.tree import Facet, Value
from reader.store.tags import Vocabulary
from reader.text import glyphs
from reader.ui.dialogs.tag_list import TagList
from reader.ui.widgets.dialog import ForeignText, LineInput, TellingDialog
from reader.ui.widgets.pick_list import PickList
from reader.workspace.desk import Desk

_WATCH = 0.4
"""Seconds between two looks at whether somebody else changed a mark."""
_NARROW = 72
"""Cells under which what is told of a tag stands below the tree."""
_TOLD = 40
"""Texts that are counted one by one."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A tag as it is listed."""

    node: TagNode
    """It."""
    is_folded: bool
    """Whether those below it are not listed."""


class TagBranches(TagList[Branch]):
    """Tags, each below the one that it belongs to."""

    class Moved(Message):
        """Another tag is under the cursor."""

    def go(self, index: int) -> None:
        """Bring the cursor to a tag, and say so."""
        super().go(index)
        self.post_message(self.Moved())

    def draw(self, item: Branch, width: int) -> list[list[Segment]]:
        """The last part of its path, and how many marks have it."""
        node = item.node
        sign = ("▸" if item.is_folded else "▾") if node.below else " "
        own = f"{node.own:,} own · " if 0 < node.own < node.total else ""
        color = node.record.color if node.record else ""
        head = f" {'  ' * min(node.depth, width // 6)}{sign} "
        return [self.row(head, color, node.label, f"{own}{node.total:,}", width)]


class TagTreeScreen(TellingDialog):
    """Shows all tags."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", id="tags.filter", tooltip="find a tag by its words"),
        Binding("s", "sort", "Sort", id="tags.sort",
                tooltip="by name, by marks, or the latest first"),
        Binding("l,right", "fold(False)", "Unfold", id="tags.unfold",
                tooltip="show the tags below it"),
        Binding("h,left", "fold(True)", "Fold", id="tags.fold",
                tooltip="hide the tags below it, or go to the one above"),
        Binding("question_mark", "app.keys", "Help", id="tags.help",
                tooltip="the keys there are here"),
        Binding("q", "close", "Close", id="tags.close", tooltip="back to the text"),
    ]  # fmt: skip

    def __init__(
        self,
        vocabulary: Vocabulary,
        desk: Desk,
        changed: Callable[[], None],
        list_all: Callable[[str], None],
    ) -> None:
        """Show the tags of a desk.

        Args:
            vocabulary: What is done with them.
            desk: Whose marks they are on.
            changed: Told when a tag was changed.
            list_all: Lists the marks of all texts that fit a query.
        """
        super().__init__(self._list)
        self.vocabulary = vocabulary
        """What is done with tags."""
        self.desk = desk
        """Whose marks they are on."""
        self.changed = changed
        """Told when a tag was changed."""
        self._list_all = list_all
        self._order = Order.NAME
        self._folded: set[str] = set()
        self.tree_of_tags = TagTree((), 0)
        """What is shown."""
        self._seen: object = None

    def compose(self) -> ComposeResult:
        """The filter, the tree, and what is told of the tag under the cursor."""
        with Vertical(classes="box"):
            yield ForeignText(classes="title")
            yield LineInput(placeholder="words of a tag", compact=True)
            with Horizontal(classes="halves"):
                yield TagBranches()
                yield ForeignText(classes="about")
            yield ForeignText(classes="error")
            yield ForeignText(classes="told")
            yield Static(
                "r rename · m merge · v move · e describe · d take off · ? all keys",
                classes="keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Begin with the first tag, and watch for changes."""
        self.query_one(LineInput).display = False
        self.set_focus(self._branches)
        self.show_tags()
        self.set_interval(_WATCH, self._follow)

    def on_resize(self, event: Resize) -> None:
        """Put one half below the other on a narrow screen."""
        self.set_class(event.size.width < _NARROW, "-narrow")
        self.call_after_refresh(self._show_about)

    @property
    def _branches(self) -> TagBranches:
        return self.query_one(TagBranches)

    @property
    def node(self) -> TagNode:
        """The tag under the cursor.

        Raises:
            ReaderError: There is none.
        """
        item = self._branches.item
        if item is None:
            raise ReaderError("There is no tag here to do that with.")
        return item.node

    @property
    def answer(self) -> str:
        """The query for the tag under the cursor."""
        return str(Facet("tag", (Value(self.node.name),)))

    # Showing

    def _follow(self) -> None:
        """Show what somebody else changed."""
        if self.desk.store.snapshot is not self._seen:
            self.show_tags()

    def show_tags(self, at: str = "") -> None:
        """Bring all up to date, with the cursor on a tag, or where it was."""
        item = self._branches.item
        self._seen = self.desk.store.snapshot
        self.tree_of_tags = self.vocabulary.tree(self._order)
        self._list_branches(at or (item.node.name if item else ""))

    def _list_branches(self, at: str) -> None:
        words = self.query_one(LineInput).value
        nodes = self.tree_of_tags.filtered(words)
        folded = set() if words.strip() else self._folded
        hidden: str | None = None
        branches = []
        for node in nodes:
            if hidden is not None and is_within(node.name, hidden):
                continue
            hidden = node.name if node.name in folded else None
            branches.append(Branch(node, hidden is not None))
        self._branches.items = branches
        found = [index for index, each in enumerate(branches) if each.node.name == at]
        self._branches.go(found[0] if found else self._branches.cursor)
        count = len(self.tree_of_tags.nodes)
        shown = f"{len(nodes)}/{count}" if len(nodes) < count else str(count)
        marks = f"{self.tree_of_tags.tagged:,} mark{'' if self.tree_of_tags.tagged == 1 else 's'}"
        self.query_one(".title", ForeignText).show(f"Tags {shown} on {marks} · {self._order}")
        self._show_about()

    def _show_about(self) -> None:
        item = self._branches.item
        lines = self._about(item.node) if item else ["No tags yet: T gives tags to a mark."]
        self.query_one(".about", ForeignText).show("\n".join(lines))

    def _about(self, node: TagNode) -> list[str]:
        """What is told of a tag."""
        record = node.record
        lines = [node.name]
        if record:
            lines += [record.description] if record.description else []
            lines += [f"colour: {record.color}"] if record.color else []
            lines += [f"also: {', '.join(record.aliases)}"] if record.aliases else []
        counts = sorted(node.documents.items(), key=itemgetter(1), reverse=True)
        lines.append("")
        records, room = self.desk.records, self.query_one(".about").size.width - 7
        for key, count in counts[:_TOLD]:
            title = glyphs.fit(records[key].title if key in records else "?", max(room, 12))
            lines.append(f"{count:>4,}  {title}")
        if len(counts) > _TOLD:
            lines.append(f"      and {len(counts) - _TOLD} texts more")
        return lines

    def on_tag_branches_moved(self, event: TagBranches.Moved) -> None:
        """Tell of another tag."""
        event.stop()
        self._show_about()

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """List the marks of the tag that was clicked twice."""
        event.stop()
        await self.action_accept()

    # Going

    async def action_accept(self) -> None:
        """From the filter to the tree; from there to the marks of the tag."""
        if self.focused is not self._branches:
            self.set_focus(self._branches)
        elif self._branches.item:
            await super().action_accept()

    async def _list(self, line: str) -> None:
        """List the marks of the tag."""
        self._list_all(glyphs.showable(line))

    def action_cancel(self) -> None:
        """Take the filter away; close where there is none."""
        line = self.query_one(LineInput)
        if line.display:
            self.set_focus(self._branches)
            line.value = ""
            line.display = False
        else:
            super().action_cancel()

    def action_close(self) -> None:
        """Close."""
        self.dismiss()

    def action_filter(self) -> None:
        """Type words of a tag."""
        line = self.query_one(LineInput)
        line.display = True
        self.set_focus(line)

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the tags that fit."""
        event.stop()
        item = self._branches.item
        here = item.node.name if item else ""
        self._list_branches(
            self.tree_of_tags.first_fit(event.value) if event.value.strip() else here
        )

    def action_sort(self) -> None:
        """Order the tags otherwise."""
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self.show_tags()

    def action_fold(self, is_folded: bool) -> None:  # noqa: FBT001 (an action's words are positional)
        """Hide the tags below this one, or show them; go up where there are none."""
        node = self.node
        if not is_folded:
            self._folded.discard(node.name)
        elif node.below and node.name not in self._folded:
            self._folded.add(node.name)
        elif node.depth:
            self._list_branches(node.name.rpartition("/")[0])
            return
        self._list_branches(node.name)

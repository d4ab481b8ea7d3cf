"""All tags as a tree: how many annotations have each, its description, and its texts."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widgets import Input

from reader.annotations import step_names
from reader.annotations.count import counted
from reader.annotations.tag_tree import Order, TagNode, TagTree
from reader.errors import ReaderError
from reader.query.tree import Facet, Value
from reader.store.tags import Vocabulary
from reader.text import glyphs
from reader.ui.dialogs.tag_changes import TagChanges
from reader.ui.dialogs.tag_tree import TagBranches, described
from reader.ui.keys.command import command
from reader.ui.widgets.dialog import Dialog, ForeignText, LineInput, ReportingDialog
from reader.ui.widgets.frame import Keys, Title
from reader.ui.widgets.pick_list import PickList
from reader.workspace.desk import Desk

_WATCH = 0.4
"""Seconds between checks for changes by other processes."""
_NARROW = 72
"""Width in cells below which the description is under the tree."""
_LOW = 20
"""Rows of a narrow screen below which the description is hidden."""
_LOWEST = 6
"""The fewest rows of the tree."""
_BELOW = 7
"""Rows of the description when it is under the tree."""
_AROUND = 7
"""Screen rows that are not for the tree and the description."""


class TagBrowser(ReportingDialog, parts=(TagChanges,)):
    """Shows and edits all tags."""

    PLACE = "In the tag browser"
    MODE = "TAGS"
    ACCEPTS = "list what has the tag"

    def __init__(
        self,
        vocabulary: Vocabulary,
        desk: Desk,
        changed: Callable[[], None],
        list_all: Callable[[str], None],
    ) -> None:
        """Show the tags of a desk.

        Args:
            vocabulary: The tags.
            desk: The desk whose annotations have them.
            changed: Called after a change of the tags.
            list_all: Lists the annotations of all texts that match a query.
        """
        super().__init__(self._list)
        self._vocabulary = vocabulary
        self._desk = desk
        self._changed = changed
        self._list_all = list_all
        self._order = Order.NAME
        self.tags = TagTree((), 0)
        """All tags, as shown."""
        self._seen: object = None
        self.attach(TagChanges(vocabulary, desk, self))

    def compose(self) -> ComposeResult:
        """The filter, the tree, and the description of the tag under the cursor."""
        with Vertical(classes="box"):
            yield Title()
            yield LineInput(placeholder="words of a tag", compact=True)
            with Horizontal(classes="halves"):
                yield TagBranches()
                yield ForeignText(classes="about")
            yield ForeignText(classes="error")
            yield ForeignText(classes="report")
            yield Keys("r rename · m merge · v move · e describe · d remove · ? all keys")

    def on_mount(self) -> None:
        """Start on the first tag, and watch for changes."""
        self.query_one(LineInput).display = False
        self.set_focus(self._branches)
        self._show_tags()
        self.set_interval(_WATCH, self._follow)

    def on_resize(self, event: Resize) -> None:
        """Put the description under the tree on a narrow screen."""
        self.set_class(event.size.width < _NARROW, "-narrow")
        self._fit_height()
        self.call_after_refresh(self._show_about)

    def _fit_height(self) -> None:
        """Fit the height to the tree, as far as there is room."""
        about = self.query_one(".about")
        about.display = not self.has_class("-narrow") or self.size.height >= _LOW
        below = _BELOW if self.has_class("-narrow") and about.display else 0
        wanted = max(len(self.tags.nodes), 1 if self.has_class("-narrow") else _LOWEST) + below
        self.query_one(".halves").styles.height = min(wanted, max(self.size.height - _AROUND, 1))

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
            raise ReaderError("There is no tag here.")
        return item.node

    @property
    def answer(self) -> str:
        """The query that matches the tag under the cursor."""
        return str(Facet("tag", (Value(self.node.name),)))

    # Showing

    async def ask(self, dialog: Dialog) -> None:
        """Open another dialog over this one."""
        await self.app.push_screen(dialog)

    def show_change(self, label: str, at: str = "") -> None:
        """Refresh after a change, with the cursor on a tag or where it was."""
        self._changed()
        self._show_tags(at)
        self.report(step_names.done(label))

    def _follow(self) -> None:
        """Refresh after a change by another process."""
        if self._desk.store.snapshot is not self._seen:
            self._show_tags()

    def _show_tags(self, at: str = "") -> None:
        """Refresh all tags, with the cursor on a tag or where it was."""
        self._seen = self._desk.store.snapshot
        self.tags = self._vocabulary.tree(self._order)
        self._list_tags(at or self._branches.name_here)

    def _list_tags(self, at: str) -> None:
        """List the tags that match the filter."""
        found = self._branches.show(self.tags, self.query_one(LineInput).value, at)
        count = len(self.tags.nodes)
        shown = f"{found}/{count}" if found < count else str(count)
        title = f"Tags {shown} on {counted(self.tags.tagged)} · {self._order}"
        self.query_one(".title", ForeignText).show(title)
        self._fit_height()
        self._show_about()

    def _show_about(self) -> None:
        about, item = self.query_one(".about", ForeignText), self._branches.item
        if item is None:
            about.show("" if self.tags.nodes else "No tags yet: T tags an annotation.")
        else:
            about.show(described(item.node, self._desk.records, about.size.width))

    def on_pick_list_moved(self, event: PickList.Moved) -> None:
        """Describe the tag under the cursor."""
        event.stop()
        self._show_about()

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """List the annotations with the tag that was double-clicked."""
        event.stop()
        await self.attempt(self.accept())

    # Commands

    async def accept(self) -> None:
        """Move from the filter to the tree, and from there to the annotations with the tag."""
        if self.focused is not self._branches:
            self.set_focus(self._branches)
        elif self._branches.item:
            await super().accept()

    async def _list(self, line: str) -> None:
        """List the annotations with the tag."""
        self._list_all(glyphs.showable(line))

    async def cancel(self) -> None:
        """Clear the filter; close if there is none."""
        line = self.query_one(LineInput)
        if line.display:
            self.set_focus(self._branches)
            line.value = ""
            line.display = False
        else:
            await super().cancel()

    @command("tags.filter", "slash", "Filter", "find a tag by its words")
    def filter(self) -> None:
        """Move to the filter."""
        line = self.query_one(LineInput)
        line.display = True
        self.set_focus(line)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter the tags."""
        event.stop()
        words = event.value.strip()
        self._list_tags(self.tags.first_fit(words) if words else self._branches.name_here)

    @command("tags.sort", "s", "Sort", "by name, by use, or the latest first")
    def sort(self) -> None:
        """Switch to the next sort order."""
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._show_tags()

    @command("tags.unfold", "l,right", "Unfold", "show the tags below it")
    def unfold(self) -> None:
        """Expand this tag."""
        self._branches.fold(self.node, is_folded=False)
        self._show_about()

    @command("tags.fold", "h,left", "Fold", "hide the tags below it, or go to the one above")
    def fold(self) -> None:
        """Collapse this tag, or move to its parent."""
        self._branches.fold(self.node, is_folded=True)
        self._show_about()

    @command("tags.help", "question_mark", "Help", "show the keys that work here")
    async def help(self) -> None:
        """Show the keys that work here."""
        await self.show_keys()

    @command("tags.close", "q", "Close", "back to the text")
    def close(self) -> None:
        """Close."""
        self.dismiss()

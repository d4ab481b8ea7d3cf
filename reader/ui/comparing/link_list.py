"""The links of a highlight, to follow, change or remove."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from reader.annotations.links import ToldLink
from reader.ui.keys.command import command
from reader.ui.pane.row_painter import LINK_SIGN
from reader.ui.widgets.chooser import ChooserScreen, Entry, EntryList, step_entry, take_chosen
from reader.ui.widgets.dialog import Dialog, ForeignText
from reader.ui.widgets.frame import Keys, Title
from reader.ui.widgets.list_keys import ListKeys
from reader.ui.widgets.pick_list import PickList

Act = Callable[[ToldLink], Awaitable[None]]


class LinksScreen(Dialog, parts=(ListKeys,)):
    """Shows the links of a highlight."""

    PLACE = "Links of a highlight"
    MODE = "LINKS"
    ACCEPTS = "go to the other end"

    def __init__(
        self, words: str, links: Callable[[], Sequence[ToldLink]], go: Act, change: Act, remove: Act
    ) -> None:
        """Show links.

        Args:
            words: The words of the highlight.
            links: Returns the current links.
            go: Goes to the other end of one.
            change: Edits the relation and note of one.
            remove: Removes one.
        """
        super().__init__(_nothing)
        self._go = go
        self._words = words
        self._links = links
        self._change = change
        self._remove = remove
        self.attach(ListKeys(self, lambda: self.query_one(EntryList)))

    def compose(self) -> ComposeResult:
        """The highlight over its links."""
        with Vertical(classes="box tall"):
            yield Title("Links")
            yield ForeignText(self._words, classes="passage")
            yield EntryList()
            yield ForeignText(classes="link-note")
            yield ForeignText(classes="error")
            yield Keys("Enter goes there · e relation and note · d unlinks · Esc closes")

    def on_mount(self) -> None:
        """Show them."""
        entries = self.query_one(EntryList)
        entries.can_focus = True
        self.set_focus(entries)
        self._show()

    def on_resize(self) -> None:
        """Make the list as tall as all its entries, as far as there is room."""
        entries = self.query_one(EntryList)
        most = self.app.size.height * ChooserScreen.SHARE // 100
        entries.styles.height = max(min(len(entries.items), most), 1)

    def _show(self) -> None:
        self.query_one(EntryList).items = [
            Entry(str(at), f"{each.relation} {each.words}", each.state, LINK_SIGN, "dim")
            for at, each in enumerate(self._links())
        ]
        self.on_resize()
        self._show_note()

    def _show_note(self) -> None:
        found = self._links()
        note = self.query_one(".link-note", ForeignText)
        told = self._told.note if found else ""
        note.show(told)
        note.display = bool(told)

    @property
    def answer(self) -> str:
        """The number of the link at the cursor."""
        item = self.query_one(EntryList).item
        return item.key if item else ""

    @property
    def _told(self) -> ToldLink:
        found = self._links()
        return found[min(int(self.answer or 0), len(found) - 1)]

    async def accept(self) -> None:
        """Close, and follow the link to its other end."""
        told = self._told
        self.dismiss()
        await self._go(told)

    @command("links.down", "ctrl+n", "Next", "the next link", 1)
    @command("links.up", "ctrl+p", "Previous", "the previous link", -1)
    def step(self, step: int) -> None:
        """Move to another link."""
        step_entry(self, step)

    def on_pick_list_moved(self, event: PickList.Moved) -> None:
        """Show the note of another link."""
        event.stop()
        self._show_note()

    @command("links.change", "e,r", "Change", "give the link another relation or note")
    async def change(self) -> None:
        """Close, and edit the relation or note."""
        told = self._told
        self.dismiss()
        await self._change(told)

    @command("links.remove", "d,delete", "Unlink", "remove the link")
    async def unlink(self) -> None:
        """Remove the link; after the last one, close."""
        await self._remove(self._told)
        if self._links():
            self._show()
        else:
            self.dismiss()

    @command("links.close", "q", "Close", "close it")
    async def close(self) -> None:
        """Close it."""
        self.dismiss()

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Follow the link that was double-clicked."""
        await take_chosen(self, event)


async def _nothing(answer: str) -> None:
    """Called with the answer is done by the functions that the dialog was given."""
    del answer

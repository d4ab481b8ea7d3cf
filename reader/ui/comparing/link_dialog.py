"""A dialog that asks how two highlights are related, showing both."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from reader.annotations.links import Relation
from reader.ui.keys.command import command
from reader.ui.widgets.chooser import Entry, EntryList, step_entry, take_chosen
from reader.ui.widgets.dialog import Cancelled, Dialog, ForeignText, LineInput
from reader.ui.widgets.frame import Keys, Title
from reader.ui.widgets.pick_list import PickList

Take = Callable[[str, str], Awaitable[None]]
"""Acts on the name of a relation, and a note."""


class LinkScreen(Dialog):
    """Asks for a relation and an optional note."""

    PLACE = "Linking two highlights"
    MODE = "LINK"
    ACCEPTS = "link both"

    def __init__(
        self,
        ends: tuple[str, str],
        relations: Sequence[Relation],
        take: Take,
        cancelled: Cancelled | None = None,
        *,
        relation: str = "",
        note: str = "",
    ) -> None:
        """Ask how one highlight is related to another.

        Args:
            ends: The words of both.
            relations: The relations to choose from.
            take: Called with the relation and the note.
            cancelled: Called when it is closed without an answer.
            relation: The relation selected at first; it is offered even if it is not among them.
            note: The initial note.
        """

        async def accept(name: str) -> None:
            await take(name, self.query_one(LineInput).value.strip())

        super().__init__(accept, cancelled=cancelled)
        self._ends = ends
        self._note = note
        self._written = note
        """The note as it was before the last key."""
        self._keys = {each.key: each.name for each in relations if each.key}
        names = {each.name: each.key for each in relations}
        if relation:
            names.setdefault(relation, "")
        self._entries = [Entry(name, f"{key or ' '}  {name}") for name, key in names.items()]
        self._relation = relation

    def compose(self) -> ComposeResult:
        """One end, the relations, the other end, and the line for the note."""
        with Vertical(classes="box"):
            yield Title("How they are related")
            yield ForeignText(self._ends[0], classes="passage")
            yield EntryList(self._entries)
            yield ForeignText(self._ends[1], classes="passage")
            yield LineInput(self._note, placeholder="a note on the link, or nothing", compact=True)
            yield ForeignText(classes="error")
            yield Keys("a digit or ↑ ↓ chooses · Enter links · Esc abandons")

    def on_mount(self) -> None:
        """Start with the existing relation."""
        entries = self.query_one(EntryList)
        entries.styles.height = len(self._entries)
        self._go(self._relation)

    @property
    def answer(self) -> str:
        """The name of the relation."""
        item = self.query_one(EntryList).item
        return item.key if item else ""

    def _go(self, name: str) -> None:
        names = [entry.key for entry in self._entries]
        if name in names:
            self.query_one(EntryList).go(names.index(name))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Choose the relation whose key was typed; any longer text is the note.

        A key that is typed over the selected note leaves the note as it was; what is left of a
        note when letters are deleted is no key.
        """
        event.stop()
        self.show_error("")
        before, self._written = self._written, event.value
        if event.value in self._keys and not before.startswith(event.value):
            self._go(self._keys[event.value])
            self._written = event.input.value = before
            event.input.select_all()

    @command("link-relation.down", "down,ctrl+n", "Next", "the next relation", 1,
             has_priority=True)  # fmt: skip
    @command("link-relation.up", "up,ctrl+p", "Previous", "the previous relation", -1,
             has_priority=True)  # fmt: skip
    def step(self, step: int) -> None:
        """Move to another relation."""
        step_entry(self, step)

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Accept the entry that was double-clicked."""
        await take_chosen(self, event)

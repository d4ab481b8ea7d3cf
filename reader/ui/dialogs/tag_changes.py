"""The changes that can be made to a tag: name, place in the tree, colour, description."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Protocol

from reader.annotations.count import counted
from reader.annotations.pens import COLORS
from reader.annotations.tag_tree import TagNode, TagTree
from reader.annotations.tags import is_within, line_of, read_tag, read_tags
from reader.errors import ReaderError
from reader.store.recent import RecentSteps
from reader.store.tags import Vocabulary
from reader.ui.dialogs.tags import Doubt, TagNameScreen
from reader.ui.keys.command import Command, command, declared
from reader.ui.widgets.confirm import ConfirmScreen
from reader.ui.widgets.dialog import Accept, Dialog
from reader.ui.widgets.line_prompt import LinePrompt
from reader.workspace.desk import Desk


class TagView(Protocol):
    """The dialog that shows the tags."""

    @property
    def tags(self) -> TagTree:
        """All tags."""

    @property
    def node(self) -> TagNode:
        """The tag to change.

        Raises:
            ReaderError: There is none.
        """

    async def ask(self, dialog: Dialog) -> None:
        """Open a dialog."""

    def show_change(self, label: str, at: str = "") -> None:
        """Refresh after a change, with the cursor on a tag."""


def _recolor(number: int, color: str) -> Command:
    """The command that gives a tag one of the colours."""
    return Command(
        f"tags.{color}",
        str(number),
        color.title(),
        f"give the tag the colour {color}",
        lambda changes: changes.recolor(color),
    )


class TagChanges:
    """Changes the tag under the cursor."""

    def __init__(self, vocabulary: Vocabulary, desk: Desk, view: TagView) -> None:
        """Change tags.

        Args:
            vocabulary: The vocabulary that carries out the changes.
            desk: The desk whose history undoes them.
            view: The dialog that shows the tags.
        """
        self._vocabulary = vocabulary
        self._steps = RecentSteps(desk.store)
        self._view = view

    @command("tags.rename", "r", "Rename", "rename the tag")
    async def rename(self) -> None:
        """Ask for a new name."""
        name = self._view.node.name

        async def rename(line: str) -> None:
            await self._rename(name, line)

        await self._ask_name(
            f"Rename {self._named()}; the old name will still find it.",
            "New name: ",
            name,
            rename,
            partial(self._doubt, name),
            is_new_meant=True,
        )

    @command("tags.merge", "m", "Merge", "merge the tag into another")
    async def merge(self) -> None:
        """Ask which tag to merge this one into."""
        name = self._view.node.name

        async def merge(line: str) -> None:
            if not self._vocabulary.clash(name, line):
                raise ReaderError(f"There is no other tag {line.strip()}: r renames this one.")
            await self._rename(name, line)

        await self._ask_name(
            f"Merge {self._named()} into another; its name will find that one.",
            "Into: ",
            "",
            merge,
            lambda _: None,
        )

    @command("tags.move", "v", "Move", "move the tag below another")
    async def move(self) -> None:
        """Ask for the new parent of the tag."""
        node = self._view.node
        name = node.name

        def target(line: str) -> str:
            above = read_tag(line)
            return f"{above}/{node.label}" if above else node.label

        async def move(line: str) -> None:
            await self._rename(name, target(line))

        await self._ask_name(
            f"Move {self._named()} below another tag; an empty line moves it to the top.",
            "Below: ",
            "",
            move,
            lambda line: self._doubt(name, target(line), line),
        )

    @command("tags.describe", "e", "Describe", "describe what the tag is for")
    async def describe(self) -> None:
        """Ask for the description of the tag."""
        name, record = self._view.node.name, self._view.node.record

        async def describe(line: str) -> None:
            await self._change(partial(self._vocabulary.describe, name, line))

        line = record.description if record else ""
        await self._view.ask(LinePrompt(f"What is {name} for? ", describe, line=line))

    @command("tags.aliases", "a", "Other names", "edit its other names, which find it too")
    async def edit_aliases(self) -> None:
        """Ask for the tag's aliases."""
        name, record = self._view.node.name, self._view.node.record
        aliases = record.aliases if record else ()

        async def rename(line: str) -> None:
            names = read_tags(line, aliases)
            await self._change(partial(self._vocabulary.rename_aliases, name, names))

        label = f"Other names of {name}, separated by commas: "
        await self._view.ask(LinePrompt(label, rename, line=line_of(aliases)))

    @declared(*(_recolor(number, color) for number, color in enumerate(COLORS, 1)))
    @command("tags.plain", "0", "No colour", "remove the tag's colour", "")
    async def recolor(self, color: str) -> None:
        """Set or remove the tag's colour."""
        await self._change(partial(self._vocabulary.recolor, self._view.node.name, color))

    @command("tags.remove", "d", "Remove", "remove the tag from all annotations")
    async def remove(self) -> None:
        """Ask whether to remove the tag from all annotations."""
        node = self._view.node

        async def remove(_: str) -> None:
            await self._change(partial(self._vocabulary.remove, node.name))

        below = f" and the {node.below} below it" if node.below else ""
        question = f"Remove {node.name}{below} from {counted(node.total)}?"
        await self._view.ask(ConfirmScreen(question, remove))

    @command("tags.undo", "u", "Undo", "undo the last change made here")
    async def undo(self) -> None:
        """Undo the last change made in this dialog."""
        await self._change(self._steps.undo)

    @command("tags.redo", "ctrl+r", "Redo", "redo what was undone")
    async def redo(self) -> None:
        """Redo the last undone change."""
        await self._change(self._steps.redo)

    async def _change(self, change: Callable[[], str], at: str = "") -> None:
        """Make a change in a thread, and refresh."""
        self._view.show_change(await asyncio.to_thread(change), at)

    async def _rename(self, old: str, new: str) -> None:
        at = self._vocabulary.clash(old, new) or read_tag(new)
        await self._change(partial(self._vocabulary.rename, old, new, merging=True), at)

    async def _ask_name(
        self,
        head: str,
        label: str,
        line: str,
        accept: Accept,
        doubt: Callable[[str], Doubt | None],
        *,
        is_new_meant: bool = False,
    ) -> None:
        """Ask for a tag other than this one and its descendants."""
        completion, name = self._vocabulary.completion(), self._view.node.name
        own = [each for each in completion.names if is_within(each, name)]
        screen = TagNameScreen(head, label, line, completion, accept, doubt, but=own)
        screen.is_new_meant = is_new_meant
        await self._view.ask(screen)

    def _doubt(self, old: str, new: str, typed: str | None = None) -> Doubt | None:
        """The question to ask before a tag gets the name of another."""
        there = self._vocabulary.clash(old, new)
        if not there:
            return None
        node = self._view.tags.get(there)
        count = f" ({node.total})" if node else ""
        return Doubt(
            new if typed is None else typed,
            f"{there} exists{count}: Enter again merges {old} into it",
        )

    def _named(self) -> str:
        """The tag, and the number of annotations and texts that use it."""
        node = self._view.node
        below = f" and {node.below} below it" if node.below else ""
        return f"{node.name}{below} ({counted(node.total)})"

"""All tags, and what can be done with them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from reader.annotations.pens import COLORS
from reader.annotations.tags import is_within, line_of, read_tag, read_tags
from reader.errors import ReaderError
from reader.ui.dialogs.tag_tree import TagTreeScreen
from reader.ui.dialogs.tags import Doubt, TagNameScreen
from reader.ui.widgets.confirm import ConfirmScreen
from reader.ui.widgets.dialog import Accept
from reader.ui.widgets.line_prompt import LinePrompt


class TagBrowser(TagTreeScreen):
    """Renames, merges, moves, describes and removes tags."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "rename", "Rename", id="tags.rename", tooltip="call the tag otherwise"),
        Binding("m", "merge", "Merge", id="tags.merge", tooltip="merge the tag into another"),
        Binding("v", "move", "Move", id="tags.move", tooltip="put the tag below another"),
        Binding("e", "describe", "Describe", id="tags.describe", tooltip="say what it is for"),
        Binding("a", "aliases", "Other names", id="tags.aliases",
                tooltip="its old and other names, which mean it too"),
        *(
            Binding(str(number), f"color('{color}')", color.title(), id=f"tags.{color}",
                    tooltip=f"give the tag the colour {color}")
            for number, color in enumerate(COLORS, 1)
        ),
        Binding("0", "color('')", "No colour", id="tags.plain",
                tooltip="take the tag's colour away"),
        Binding("d", "remove", "Take off", id="tags.remove",
                tooltip="take the tag off all marks"),
        Binding("u", "undo", "Undo", id="tags.undo", tooltip="undo the last change"),
        Binding("ctrl+r", "redo", "Redo", id="tags.redo", tooltip="redo what was undone"),
    ]  # fmt: skip

    async def _do(self, change: Callable[[], str], at: str = "") -> None:
        """Make a change in a thread, show it, and say what it was."""
        told = await asyncio.to_thread(change)
        self.changed()
        self.show_tags(at)
        self.tell(told)

    async def _try(self, change: Callable[[], str], at: str = "") -> None:
        """The same, with what is wrong said here."""
        try:
            await self._do(change, at)
        except ReaderError as error:
            self.show_error(str(error))

    def _ask_name(
        self, head: str, label: str, line: str, accept: Accept, doubt: Callable[[str], Doubt | None]
    ) -> TagNameScreen:
        completion, name = self.vocabulary.completion(), self.node.name
        own = [each for each in completion.names if is_within(each, name)]
        return TagNameScreen(head, label, line, completion, accept, doubt, but=own)

    async def action_rename(self) -> None:
        """Ask what to call the tag."""
        name = self.node.name

        async def rename(line: str) -> None:
            await self._rename(name, line)

        await self.app.push_screen(
            self._ask_name(
                f"Rename {self._named()}; the old name goes on to mean it.",
                "New name: ",
                name,
                rename,
                partial(self._doubt, name),
            )
        )

    async def action_merge(self) -> None:
        """Ask which tag to merge this one into."""
        name = self.node.name

        async def merge(line: str) -> None:
            if not self.vocabulary.clash(name, line):
                raise ReaderError(f"There is no other tag {line.strip()}: r renames this one.")
            await self._rename(name, line)

        await self.app.push_screen(
            self._ask_name(
                f"Merge {self._named()} into another; its name goes on to mean that.",
                "Into: ",
                "",
                merge,
                lambda _: None,
            )
        )

    async def action_move(self) -> None:
        """Ask which tag to put this one below."""
        node = self.node
        name = node.name

        def target(line: str) -> str:
            above = read_tag(line)
            return f"{above}/{node.label}" if above else node.label

        async def move(line: str) -> None:
            await self._rename(name, target(line))

        await self.app.push_screen(
            self._ask_name(
                f"Move {self._named()} below another tag; nothing typed puts it on top.",
                "Below: ",
                "",
                move,
                lambda line: self._doubt(name, target(line), line),
            )
        )

    async def _rename(self, old: str, new: str) -> None:
        at = self.vocabulary.clash(old, new) or read_tag(new)
        await self._do(partial(self.vocabulary.rename, old, new, merging=True), at)

    def _doubt(self, old: str, new: str, typed: str | None = None) -> Doubt | None:
        """What to ask before a tag gets a name that another has."""
        there = self.vocabulary.clash(old, new)
        if not there:
            return None
        node = self.tree_of_tags.get(there)
        count = f" ({node.total})" if node else ""
        return Doubt(
            new if typed is None else typed,
            f"{there} exists{count}: Enter again merges {old} into it",
        )

    def _named(self) -> str:
        """The tag under the cursor, and how much it is used."""
        node = self.node
        below = f" and {node.below} below it" if node.below else ""
        return f"{node.name}{below} ({node.total:,} mark{'' if node.total == 1 else 's'})"

    async def action_describe(self) -> None:
        """Ask what the tag is for."""
        name, record = self.node.name, self.node.record

        async def describe(line: str) -> None:
            await self._do(partial(self.vocabulary.describe, name, line))

        line = record.description if record else ""
        await self.app.push_screen(LinePrompt(f"What is {name} for? ", describe, line=line))

    async def action_aliases(self) -> None:
        """Ask for the tag's other names."""
        name, record = self.node.name, self.node.record
        aliases = record.aliases if record else ()

        async def rename(line: str) -> None:
            names = read_tags(line, aliases)
            await self._do(partial(self.vocabulary.rename_aliases, name, names))

        label = f"Other names of {name}, with a comma between: "
        await self.app.push_screen(LinePrompt(label, rename, line=line_of(aliases)))

    async def action_color(self, color: str) -> None:
        """Give the tag a colour, or none."""
        await self._try(partial(self.vocabulary.recolor, self.node.name, color))

    async def action_remove(self) -> None:
        """Ask whether to take the tag off all marks."""
        name, count = self.node.name, self.node.total

        async def remove(_: str) -> None:
            await self._do(partial(self.vocabulary.remove, name))

        off = f"{count:,} mark{'' if count == 1 else 's'}"
        below = f" and the {self.node.below} below it" if self.node.below else ""
        await self.app.push_screen(ConfirmScreen(f"Take {name}{below} off {off}?", remove))

    async def action_undo(self) -> None:
        """Undo the last change."""
        await self._try(self.desk.store.undo)

    async def action_redo(self) -> None:
        """Redo what was undone."""
        await self._try(self.desk.store.redo)

"""What is done to several marks of the list at once, and to what is in the trash."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from reader.annotations.annotation import Annotation, counted, shared_tags, tags_of
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.reading.filters import KEYS, SiftingScreen

if TYPE_CHECKING:
    from reader.annotations import tags as tag
    from reader.store import tags as vocabularies
    from reader.ui.dialogs import tags as tag_screen
    from reader.ui.widgets import chooser, confirm
else:
    chooser = lazy("reader.ui.widgets.chooser")
    confirm = lazy("reader.ui.widgets.confirm")
    tag = lazy("reader.annotations.tags")
    tag_screen = lazy("reader.ui.dialogs.tags")
    vocabularies = lazy("reader.store.tags")


class SeveralScreen(SiftingScreen):
    """Has commands act on all selected marks, each as one step for undo."""

    async def mark_for(self) -> list[Annotation]:
        """The marks that a note or tags are for; none of them in the trash."""
        marks = await super().mark_for()
        return self._alive(marks)

    @staticmethod
    def _alive(marks: list[Annotation]) -> list[Annotation]:
        """Marks, unless one is in the trash.

        Raises:
            ReaderError: One is.
        """
        if any(mark.deleted for mark in marks):
            raise ReaderError("In the trash, marks can only be restored, by r, or purged, by X.")
        return marks

    @property
    def selected(self) -> list[Annotation]:
        """The marks that are selected in the list that has the keys."""
        return self.panel.list.selection if self.lists_marks else []

    def listed_meant(self) -> list[Annotation]:
        """The selected marks, else the one under the cursor.

        Raises:
            ReaderError: There is none.
        """
        return self.marks_meant or [self.mark_meant()]

    async def action_color(self, color: str) -> None:
        """Give the marks a pen's colour, and add the pen's tags."""
        marks = self.selected
        if not marks:
            if self.lists_marks:
                self._alive(self.listed_meant())
            await super().action_color(color)
            return
        pen, keys = self.pen_of(color), _keys(self._alive(marks))
        await self._save(partial(self.desk.recolor, keys, pen.color, pen.tags))
        self.show_marks()
        self.tell(f"{pen.name or color} on {counted(len(keys))}; u undoes it")

    async def action_note(self) -> None:
        """Ask for the mark's note."""
        if self.selected:
            raise ReaderError("A note is for one mark: Esc selects none.")
        await super().action_note()

    async def action_tags(self) -> None:
        """Ask for the marks' tags; of several, for those that all of them get."""
        marks = self.selected
        if not marks:
            await super().action_tags()
            return
        keys, shared = _keys(self._alive(marks)), shared_tags(marks)

        async def save(line: str) -> None:
            names = tag.read_tags(line, shared)
            added = [name for name in names if name not in shared]
            removed = [name for name in shared if name not in names]
            if added or removed:
                await self._retag(keys, added, removed)

        head = f"Tags for {counted(len(keys))}; the others that they have stay"
        screen = tag_screen.TagScreen(head, shared, self.vocabulary.completion(), save)
        await self.app.push_screen(screen)

    async def action_untag(self) -> None:
        """Take a tag off the marks, asking which where they have several."""
        marks = self._alive(self.listed_meant())
        tags, keys = tags_of(marks), _keys(marks)
        if not tags:
            raise ReaderError("There is no tag to take off.")
        if len(tags) == 1:
            await self._retag(keys, [], [tags[0][0]])
            return

        async def take(name: str) -> None:
            if name not in dict(tags):
                raise ReaderError("None of the marks has this tag.")
            await self._retag(keys, [], [name])

        entries = [chooser.Entry(name, name, f"{count:,}") for name, count in tags]
        await self.app.push_screen(
            chooser.ChooserScreen("Which tag to take off", entries, take, keys=KEYS)
        )

    async def _retag(self, keys: list[str], added: list[str], removed: list[str]) -> None:
        having = set(keys)
        if removed and not added:
            wanted = set(removed)
            having = {mark.id for mark in self.marks_meant if wanted & {*mark.tags}} or having
        kept = [key for key in keys if key in having]
        label = await self._save(partial(vocabularies.retag, self.desk.store, kept, added, removed))
        self.show_marks()
        self.tell(f"{label[0].upper()}{label[1:]}; u undoes it")

    async def action_delete(self) -> None:
        """Delete the marks."""
        if not self.lists_marks:
            await super().action_delete()
            return
        marks = self.listed_meant()
        if any(mark.deleted for mark in marks):
            raise ReaderError("It is in the trash already: X removes it for good.")
        await self._save(partial(self.desk.store.delete, _keys(marks)))
        self.panel.list.select_none()
        self.hold("")
        self.show_marks()
        what = "Deleted" if len(marks) == 1 else f"Deleted {counted(len(marks))}"
        self.tell(f"{what}; u brings {'it' if len(marks) == 1 else 'them'} back")

    async def action_restore(self) -> None:
        """Take the marks out of the trash."""
        keys = self._in_trash()
        await self._save(partial(self.desk.store.restore, keys))
        self.panel.list.select_none()
        self.show_marks()
        self.tell(f"Restored {counted(len(keys))}")

    async def action_purge(self) -> None:
        """Remove marks from the trash for good, asking first."""
        keys = self._in_trash()

        async def purge(_: str) -> None:
            await self._save(partial(self.desk.store.purge, keys))
            self.panel.list.select_none()
            self.show_marks()
            self.tell(f"Purged {counted(len(keys))}")

        question = (
            f"Remove {counted(len(keys))} from the file for good? "
            "Once Reader is quit, nothing brings them back."
        )
        await self.app.push_screen(confirm.ConfirmScreen(question, purge))

    def _in_trash(self) -> list[str]:
        """The ids of the marks that are meant and in the trash.

        Raises:
            ReaderError: There are none.
        """
        keys = _keys(mark for mark in self.listed_meant() if mark.deleted)
        if not keys:
            raise ReaderError("Not in the trash: type in:trash in the query line to list that.")
        return keys


def _keys(marks: Iterable[Annotation]) -> list[str]:
    return [mark.id for mark in marks]

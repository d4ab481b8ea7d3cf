"""Tags: adding them to annotations, removing them, and managing all of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from reader.annotations import step_names
from reader.annotations.count import counted
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.reading.session import Session
from reader.ui.reading.targets import Subject, Targets

if TYPE_CHECKING:
    from reader.annotations import annotation as annotation_tags
    from reader.annotations import tags as tag_names
    from reader.store import tags as store_tags
    from reader.ui.dialogs import tag_browser
    from reader.ui.dialogs import tags as tags_dialog
    from reader.ui.widgets import chooser
else:
    annotation_tags = lazy("reader.annotations.annotation")
    chooser = lazy("reader.ui.widgets.chooser")
    store_tags = lazy("reader.store.tags")
    tag_browser = lazy("reader.ui.dialogs.tag_browser")
    tag_names = lazy("reader.annotations.tags")
    tags_dialog = lazy("reader.ui.dialogs.tags")


class Tags:
    """Adds and removes tags, and shows all of them."""

    def __init__(
        self,
        session: Session,
        targets: Targets,
        subject: Callable[[], Awaitable[Subject]],
        list_all: Callable[[str], None],
    ) -> None:
        """Tag the annotations that a command applies to.

        Args:
            session: The state of the reading screen.
            targets: Returns the annotations that a command applies to.
            subject: Returns the annotation to work on, creating a highlight if there is none.
            list_all: Lists the annotations of all texts that match a query.
        """
        self._session = session
        self._targets = targets
        self._subject = subject
        self._list_all = list_all

    @cached_property
    def vocabulary(self) -> store_tags.Vocabulary:
        """All tags."""
        return store_tags.Vocabulary(self._session.desk.store)

    @command("tags.edit", "T", "Tag", "give tags, highlighting first if need be")
    async def edit(self) -> None:
        """Ask for tags; if several annotations are selected, for tags to add to all of them."""
        if self._session.selection:
            await self._edit_shared()
            return
        subject = await self._subject()
        session, annotation = self._session, subject.annotation

        async def save(line: str) -> None:
            typed = tag_names.read_tags(line, annotation.tags)
            tags = session.desk.store.snapshot.aliases.all(typed)
            await session.save(partial(session.desk.tag, [annotation.id], tags), subject.since)
            session.last_look = (annotation.color, tags)
            session.changed()
            session.host.tell(f"Tagged {', '.join(tags)}" if tags else "No tags")
            await subject.withdraw()

        completion = self.vocabulary.completion()
        await session.host.open_dialog(
            tags_dialog.TagScreen(
                annotation.words, annotation.tags, completion, save, cancelled=subject.withdraw
            )
        )

    async def _edit_shared(self) -> None:
        """Ask for tags to add to all selected annotations, which keep their other tags."""
        annotations = self._targets.living()
        ids, shared = (
            [annotation.id for annotation in annotations],
            annotation_tags.shared_tags(annotations),
        )

        async def save(line: str) -> None:
            names = tag_names.read_tags(line, shared)
            added = [name for name in names if name not in shared]
            removed = [name for name in shared if name not in names]
            if added or removed:
                await self._retag(ids, added, removed)

        head = f"Tags for {counted(len(ids))}; the others that they have stay"
        await self._session.host.open_dialog(
            tags_dialog.TagScreen(head, shared, self.vocabulary.completion(), save)
        )

    @command("tags.browse", "g t", "All tags", "all tags: rename, merge, move, describe")
    async def browse(self) -> None:
        """Open the tag browser."""
        session = self._session
        await session.host.open_dialog(
            tag_browser.TagBrowser(self.vocabulary, session.desk, session.changed, self._list_all)
        )

    async def take_off(self) -> None:
        """Remove a tag, asking which if there are several."""
        annotations = self._targets.living()
        ids, tags = (
            [annotation.id for annotation in annotations],
            annotation_tags.tags_of(annotations),
        )
        if not tags:
            raise ReaderError("There is no tag to take off.")
        if len(tags) == 1:
            await self._retag(ids, [], [tags[0][0]])
            return

        async def take(name: str) -> None:
            if name not in dict(tags):
                raise ReaderError("None of them has this tag.")
            await self._retag(ids, [], [name])

        entries = [chooser.Entry(name, name, f"{count:,}") for name, count in tags]
        await self._session.host.open_dialog(
            chooser.ChooserScreen("Which tag to take off", entries, take)
        )

    async def _retag(self, ids: list[str], added: list[str], removed: list[str]) -> None:
        session, having = self._session, set(ids)
        if removed and not added:
            wanted = set(removed)
            meant = self._targets.annotations
            having = {each.id for each in meant if wanted & {*each.tags}} or having
        kept = [each for each in ids if each in having]
        store = session.desk.store
        label = await session.save(partial(store_tags.retag, store, kept, added, removed))
        session.changed()
        session.host.tell(f"{step_names.done(label)}; u undoes it")

"""Commands that filter, sort and group the list of annotations."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from reader.annotations import step_names
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command

if TYPE_CHECKING:
    from reader.query import facets, groups
    from reader.query.query import Query
    from reader.ui.annotations import facet_dialog, saved_dialog
    from reader.ui.annotations.contents import ListContents
    from reader.ui.reading.session import Session
    from reader.ui.widgets import chooser
    from reader.workspace import saved_queries
else:
    chooser = lazy("reader.ui.widgets.chooser")
    facet_dialog = lazy("reader.ui.annotations.facet_dialog")
    facets = lazy("reader.query.facets")
    groups = lazy("reader.query.groups")
    saved_dialog = lazy("reader.ui.annotations.saved_dialog")
    saved_queries = lazy("reader.workspace.saved_queries")


class Narrowing:
    """Sorts, groups and filters the list."""

    def __init__(
        self, session: Session, contents: ListContents, focus_query: Callable[[], None]
    ) -> None:
        """Narrow the list of a session.

        Args:
            session: The session.
            contents: What the list shows.
            focus_query: Gives the focus to the query line.
        """
        self._session = session
        self._contents = contents
        self._focus_query = focus_query

    @command("annotations.filter", "/", "Filter", "filter the annotations")
    def type_query(self) -> None:
        """Move to the query line."""
        self._focus_query()

    @command("annotations.sort", "s", "Sort", "choose the order")
    async def sort(self) -> None:
        """Ask for the sort order."""
        entries = [chooser.Entry("", "as they stand in the texts")]
        for name in facets.SORTS:
            entries += [
                chooser.Entry(name, f"by {_called(name)}"),
                chooser.Entry(f"-{name}", f"by {_called(name)}, reversed"),
            ]

        async def take(order: str) -> None:
            if order not in {entry.key for entry in entries}:
                raise ReaderError("No order has these words.")
            self._contents.order = order
            self._contents.show()
            if self._contents.query and self._contents.query.sort:
                self._session.host.tell(
                    "The query line says its own order: take “sort:” out of it."
                )

        await self._session.host.open_dialog(
            chooser.ChooserScreen("Sort", entries, take, at=self._contents.order)
        )

    @command("annotations.group", "S", "Group", "group by text, tag or colour")
    async def group(self) -> None:
        """Ask for the grouping."""
        entries = [
            chooser.Entry(by.value, f"by {_called(by.value)}" if by else "not grouped")
            for by in groups.By
        ]

        async def take(by: str) -> None:
            if by not in {entry.key for entry in entries}:
                raise ReaderError("Annotations are not grouped by that.")
            self._contents.by = by
            self._contents.show()

        await self._session.host.open_dialog(
            chooser.ChooserScreen("Group", entries, take, at=self._contents.by)
        )

    @command("annotations.facets", "F", "Facets",
             "what there is among these, with counts, to narrow the list by")  # fmt: skip
    async def show_facets(self) -> None:
        """Show the facets of the listed annotations, to narrow the list by."""
        self._contents.parse()
        dialog = facet_dialog.FacetsScreen(self._facets, self._contents.ask)
        await self._session.host.open_dialog(dialog)

    def _facets(self) -> tuple[Query, tuple[groups.Tally, ...]]:
        """The query, and the facets of the annotations that match it."""
        annotations = self._contents.panel.list.annotations
        return self._contents.parse(), groups.tallies(annotations, self._session.desk.records)

    @command("annotations.preview", "p", "Preview", "show it in its paragraph, or not")
    def preview(self) -> None:
        """Show or hide the preview of the annotation at the cursor."""
        panel = self._contents.panel
        panel.has_preview = not panel.has_preview
        panel.refresh_preview()

    # Saved queries

    @cached_property
    def _queries(self) -> saved_queries.SavedQueries:
        return saved_queries.SavedQueries(self._session.desk.store)

    @command("annotations.saved", "@", "Saved", "saved queries")
    async def saved(self) -> None:
        """Show the saved queries, to use, save, rename or delete one."""
        session, contents = self._session, self._contents

        async def take(name: str) -> None:
            contents.ask(f"@{name}")

        async def save(name: str) -> None:
            line = contents.panel.line
            self._tell(await session.save(partial(self._queries.save, name, line)))

        async def rename(old: str, new: str) -> None:
            self._tell(await session.save(partial(self._queries.rename, old, new)))

        async def remove(name: str) -> None:
            self._tell(await session.save(partial(self._queries.remove, name)))

        await session.host.open_dialog(
            saved_dialog.SavedScreen(
                lambda: session.desk.store.snapshot.saved,
                contents.panel.line.strip(),
                saved_dialog.Actions(take, save, rename, remove),
            )
        )

    def _tell(self, label: str) -> None:
        """Show the saved queries after a change."""
        self._session.changed()
        self._session.host.tell(f"{step_names.done(label)}; u undoes it")


def _called(name: str) -> str:
    """The name of a sort order or grouping, as shown on the screen."""
    return {"doc": "text", "document": "text", "color": "colour"}.get(name, name)

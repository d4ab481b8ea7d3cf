"""What narrows and orders the list of marks: sorting, groups, facets, saved queries."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.reading.listing import ListingScreen

if TYPE_CHECKING:
    from reader.query import facets, groups
    from reader.query.query import Query
    from reader.ui.annotations import facet_dialog, saved_dialog
    from reader.ui.widgets import chooser
    from reader.workspace import saved_queries
else:
    chooser = lazy("reader.ui.widgets.chooser")
    facet_dialog = lazy("reader.ui.annotations.facet_dialog")
    facets = lazy("reader.query.facets")
    saved_queries = lazy("reader.workspace.saved_queries")
    saved_dialog = lazy("reader.ui.annotations.saved_dialog")
    groups = lazy("reader.query.groups")

KEYS = "type to search · Enter takes it · Esc closes"


class SiftingScreen(ListingScreen):
    """Sorts, groups and narrows the list of marks; its keys are the list's."""

    async def action_sort(self) -> None:
        """Ask for the order."""
        entries = [chooser.Entry("", "as they stand in the texts")]
        for name in facets.SORTS:
            entries += [
                chooser.Entry(name, f"by {name}"),
                chooser.Entry(f"-{name}", f"by {name}, turned round"),
            ]

        async def take(order: str) -> None:
            if order not in {entry.key for entry in entries}:
                raise ReaderError("No order has these words.")
            self.order = order
            self.list_marks()
            if self.listed_query and self.listed_query.sort:
                self.tell("The query line says its own order: take “sort:” out of it.")

        await self.app.push_screen(
            chooser.ChooserScreen("Sort", entries, take, keys=KEYS, at=self.order)
        )

    async def action_group(self) -> None:
        """Ask what to group by."""
        entries = [
            chooser.Entry(by.value, f"by {by.value}" if by else "not grouped") for by in groups.By
        ]

        async def take(by: str) -> None:
            if by not in {entry.key for entry in entries}:
                raise ReaderError("Marks are not grouped by that.")
            self.by = by
            self.list_marks()

        await self.app.push_screen(
            chooser.ChooserScreen("Group", entries, take, keys=KEYS, at=self.by)
        )

    async def action_facets(self) -> None:
        """Show what there is among the marks listed, to narrow the list by."""
        self._understood()
        await self.app.push_screen(facet_dialog.FacetsScreen(self._facets, self._narrow))

    def _facets(self) -> tuple[Query, tuple[groups.Tally, ...]]:
        """The query, and what there is among the marks that fit it."""
        return self._understood(), groups.tallies(self.panel.list.marks, self.desk.records)

    def _understood(self) -> Query:
        """The query line as it is.

        Raises:
            QueryError: It can't be understood.
        """
        return self.ask(self.panel.line)

    def _narrow(self, line: str) -> None:
        """Ask something else."""
        self.panel.line = line
        self.list_marks()

    def action_preview(self) -> None:
        """Show the mark under the cursor in its paragraph, or not."""
        self.panel.has_preview = not self.panel.has_preview
        self.panel.look()

    @cached_property
    def _queries(self) -> saved_queries.SavedQueries:
        return saved_queries.SavedQueries(self.desk.store)

    async def action_saved(self) -> None:
        """Show the saved queries: take, save, rename or forget one."""

        async def take(name: str) -> None:
            self._narrow(f"@{name}")

        async def save(name: str) -> None:
            self._tell_change(await self._save(partial(self._queries.save, name, self.panel.line)))

        async def rename(old: str, new: str) -> None:
            self._tell_change(await self._save(partial(self._queries.rename, old, new)))

        async def remove(name: str) -> None:
            self._tell_change(await self._save(partial(self._queries.remove, name)))

        await self.app.push_screen(
            saved_dialog.SavedScreen(
                lambda: self.desk.store.snapshot.saved,
                self.panel.line.strip(),
                saved_dialog.Deeds(take, save, rename, remove),
            )
        )

    def _tell_change(self, label: str) -> None:
        """Show a change of the saved queries."""
        self.show_marks()
        self.tell(f"{label[0].upper()}{label[1:]}; u undoes it")

"""Tags: giving them to marks, and looking after all of them."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.lazy import lazy
from reader.ui.reading.pens import PensScreen

if TYPE_CHECKING:
    from reader.annotations import tags as tag
    from reader.store import tags as vocabularies
    from reader.ui.dialogs import tag_browser
    from reader.ui.dialogs import tags as tag_screen
else:
    tag = lazy("reader.annotations.tags")
    tag_browser = lazy("reader.ui.dialogs.tag_browser")
    tag_screen = lazy("reader.ui.dialogs.tags")
    vocabularies = lazy("reader.store.tags")


class TaggingScreen(PensScreen):
    """Gives tags, and renames, merges and describes them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("T", "tags", "Tag", id="mark.tags",
                tooltip="give tags, highlighting first if need be"),
        Binding("g t", "browse_tags", "All tags", id="tags.browse",
                tooltip="all tags: rename, merge, move, describe"),
    ]  # fmt: skip

    @cached_property
    def vocabulary(self) -> vocabularies.Vocabulary:
        """The tags there are."""
        return vocabularies.Vocabulary(self.desk.store)

    def _prepare(self) -> None:
        """Have the first question for tags find them read."""
        super()._prepare()
        make = self.vocabulary.completion
        self.run_worker(make, thread=True, exclusive=True, group="tags")

    async def action_tags(self) -> None:
        """Ask for the marks' tags."""
        marks = await self.mark_for()
        keys = [mark.id for mark in marks]

        async def save(line: str) -> None:
            tags = self.desk.store.snapshot.aliases.all(tag.read_tags(line, marks[0].tags))
            await self._save(partial(self.desk.tag, keys, tags))
            self._last = (marks[0].color, tags)
            self.show_marks()
            self.tell(f"Tagged {', '.join(tags)}" if tags else "No tags")

        completion = self.vocabulary.completion()
        screen = tag_screen.TagScreen(marks[0].words, marks[0].tags, completion, save)
        await self.app.push_screen(screen)

    async def action_browse_tags(self) -> None:
        """Show all tags there are, and what can be done with them."""
        await self.app.push_screen(
            tag_browser.TagBrowser(self.vocabulary, self.desk, self.show_marks, self.list_all)
        )

    def list_all(self, line: str) -> None:
        """List the marks of all texts that fit a query."""
        raise NotImplementedError

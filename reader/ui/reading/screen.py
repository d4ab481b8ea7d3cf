"""The screen that one reads on, whole: what leaves the program is the last of its layers."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from reader.annotations.annotation import counted
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.sequence import gathered
from reader.ui.reading.metadata import DescribingScreen
from reader.workspace.paths import Workspace

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.annotations.records import DocumentRecord
    from reader.config import Config
    from reader.export import clipboard, highlights, passage
    from reader.ui.annotations import export
    from reader.ui.dialogs import cite
    from reader.ui.keys.keymap import Keymap
else:
    cite = lazy("reader.ui.dialogs.cite")
    clipboard = lazy("reader.export.clipboard")
    passage = lazy("reader.export.passage")
    export = lazy("reader.ui.annotations.export")
    highlights = lazy("reader.export.highlights")


class ReadingScreen(DescribingScreen, Screen[None]):
    """Shows documents, lists their marks, and gives them out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *gathered(DescribingScreen),
        Binding("c", "cite", "Cite", id="cite", tooltip="copy as a citation"),
        Binding("C", "cite_as", "Cite as", id="cite.as",
                tooltip="choose style and format, seeing the text"),
        Binding("y", "copy", "Copy", id="copy", tooltip="copy the passage"),
        Binding("question_mark,f1", "app.keys", "Help", id="help",
                tooltip="the keys there are here"),
    ]  # fmt: skip

    def __init__(self, workspace: Workspace, paths: Sequence[Path], patience: float) -> None:
        """Show documents.

        Args:
            workspace: Where they and their marks are.
            paths: Their files; without any, those that were open last, else the library is asked.
            patience: Seconds to wait for another program that is writing the annotations.
        """
        super().__init__(workspace, paths, patience)
        self._told_lacking: set[str] = set()

    @cached_property
    def _clipboard(self) -> clipboard.Clipboard:
        return clipboard.Clipboard(self.app.copy_to_clipboard, self.state / "copied.txt")

    @cached_property
    def _manner(self) -> passage.Manner:
        if self.settings is None:
            return passage.Manner()
        chosen = self.settings
        return passage.Manner(chosen.style, chosen.format, locator=chosen.locator)

    @property
    def style(self) -> str:
        """The id or name of the citation style that is used now."""
        return self._manner.style

    def use_settings(self, settings: Config | None, keymap: Keymap | None) -> None:
        """Do as a person has set; citations are given out in that manner at once."""
        now, then = (
            (each.style, each.format, each.locator) if each else None
            for each in (self.settings, settings)
        )
        if now != then:
            self.__dict__.pop("_manner", None)
        super().use_settings(settings, keymap)

    # What leaves the program

    async def action_copy(self) -> None:
        """Copy the passage."""
        marks = self.listed_meant() if self.lists_marks else self.marks_meant
        if marks:
            words = "\n\n".join(mark.words.strip() for mark in marks)
        elif self.pane:
            span = self.pane.target(self.take_count())
            words = self.pane.document.text[span.start : span.end]
        else:
            return
        await self._copy(words.strip(), "")

    async def action_cite(self) -> None:
        """Copy the passages with their citations."""
        cited = self._cited()
        text = await self._given_out(cited, self._manner)
        await self._copy(text, f"as {self._manner.title}")
        self._tell_changed(cited)
        for record in {record.id: record for _, record in cited}.values():
            lacking = passage.missing(record, self._manner.style)
            if lacking and record.id not in self._told_lacking:
                self._told_lacking.add(record.id)
                sentence = f"The source does not say its {', '.join(lacking)}; with i, you can."
                self.notify(sentence, title=record.title, severity="warning")

    async def action_cite_as(self) -> None:
        """Ask how to give the passages out."""
        cited = self._cited()

        async def take(manner: passage.Manner) -> None:
            text = await self._given_out(cited, manner)
            self._manner = manner
            await self._copy(text, f"as {manner.title}")
            self._tell_changed(cited)

        await self.app.push_screen(cite.CiteScreen(*cited[0], self._manner, take))

    def _tell_changed(self, cited: Sequence[tuple[Annotation, DocumentRecord]]) -> None:
        """Say which sources changed since they were marked, each once."""
        told = {record.title: changed for mark, record in cited
                if (changed := passage.changed_since(mark))}  # fmt: skip
        for title, changed in told.items():
            self.notify(changed, title=title, severity="warning")

    async def _given_out(
        self, cited: Sequence[tuple[Annotation, DocumentRecord]], manner: passage.Manner
    ) -> str:
        """Passages given out in a manner; the keys of their sources last from then on."""
        if passage.gives_keys(manner.format):
            records = [record for _, record in cited]
            keyed = await self._save(partial(self.catalogue.give_out, records))
            cited = [(mark, record) for (mark, _), record in zip(cited, keyed, strict=True)]
        return await asyncio.to_thread(self._excerpts, cited, manner)

    @staticmethod
    def _excerpts(
        cited: Sequence[tuple[Annotation, DocumentRecord]], manner: passage.Manner
    ) -> str:
        """Passages given out in a manner, a blank line between them; a reference only once."""
        sources = {record.id for _, record in cited}
        return "\n\n".join(highlights.together(cited, manner, alone=len(sources) == 1))

    def _cited(self) -> list[tuple[Annotation, DocumentRecord]]:
        """What is cited: the marks that are meant, else the passage as if it were marked.

        Raises:
            ReaderError: There is nothing to cite.
        """
        marks = self.listed_meant() if self.lists_marks else self.marks_meant
        if marks:
            records = self.desk.records
            if any(mark.document not in records for mark in marks):
                raise ReaderError("Nothing is known of the document that this mark stands in.")
            sources = self.catalogue.keyed(records[mark.document] for mark in marks)
            return list(zip(marks, sources, strict=True))
        if self.pane is None or self.opened is None:
            raise ReaderError("Open a document first, with o.")
        sketch = self.desk.sketch(self.opened, self.pane.target(self.take_count()))
        [record] = self.catalogue.keyed([self.opened.record])
        return [(sketch, record)]

    async def action_export(self) -> None:
        """Ask what to give the selected marks out as, or all listed, and where to."""
        marks = self.panel.list.selection or self.panel.list.marks
        if not marks:
            raise ReaderError("No mark is listed: there is nothing to give out.")

        async def give(kind: str, file: str, *, replaces: bool) -> None:
            records = self.desk.records
            if highlights.gives_keys(kind, self._manner):
                known = [records[each.document] for each in marks if each.document in records]
                given = await self._save(partial(self.catalogue.give_out, known))
                records = {**records, **{each.id: each for each in given}}
            text = await asyncio.to_thread(highlights.exported, marks, records, kind, self._manner)
            if file:
                path = await asyncio.to_thread(highlights.write, text, file, replaces=replaces)
                self.tell(f"Wrote {counted(len(marks))} to {path}")
            else:
                await self._copy(text, f"of {counted(len(marks))}")

        await self.app.push_screen(export.ExportScreen(counted(len(marks)), give))

    async def _copy(self, text: str, how: str) -> None:
        """Copy a text, and say how much of it went where."""
        if not text:
            raise ReaderError("There is nothing to copy here.")
        delivery = await asyncio.to_thread(self._clipboard.copy, text)
        count = len(text.split())
        words = f"{count} word{'' if count == 1 else 's'}"
        way = delivery if delivery.file else f"by {delivery}"
        if self.pane:
            self.pane.stop_selecting()
        self.tell(" ".join(part for part in (f"Copied {words}", how, f"· {way}") if part))

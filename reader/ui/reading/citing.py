"""Copying passages with or without citations, and exporting annotations."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from reader import options
from reader.annotations.count import counted
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.reading.session import Session
from reader.ui.reading.targets import Targets

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.annotations.records import DocumentRecord
    from reader.config import Config
    from reader.export import clipboard, highlights, passage
    from reader.text.document import Span
    from reader.ui.annotations import export
    from reader.ui.dialogs import cite
    from reader.workspace import sources
    from reader.workspace.catalogue import Catalogue
    from reader.workspace.documents import OpenDocument
    from reader.workspace.holdings import cited as cited_texts
else:
    cite = lazy("reader.ui.dialogs.cite")
    cited_texts = lazy("reader.workspace.holdings.cited")
    clipboard = lazy("reader.export.clipboard")
    export = lazy("reader.ui.annotations.export")
    highlights = lazy("reader.export.highlights")
    passage = lazy("reader.export.passage")
    sources = lazy("reader.workspace.sources")


class Citing:
    """Copies and exports."""

    def __init__(
        self,
        session: Session,
        targets: Targets,
        catalogue: Callable[[], Catalogue],
        grouping: Callable[[], str],
    ) -> None:
        """Copy the annotations that a command applies to.

        Args:
            session: The state of the reading screen.
            targets: Returns the annotations that a command applies to.
            catalogue: Returns the object that keeps the keys that are exported.
            grouping: Returns the grouping of the list, or an empty string.
        """
        self._session = session
        self._targets = targets
        self._catalogue = catalogue
        self._grouping = grouping
        self._format: passage.Manner | None = None
        self._reported: set[str] = set()
        """The ids of the documents whose missing fields were reported."""

    @cached_property
    def _clipboard(self) -> clipboard.Clipboard:
        file = self._session.workspace.state_dir / "copied.txt"
        chosen = self._session.settings
        rich = chosen.rich_copy if chosen else options.DEFAULT_RICH
        return clipboard.Clipboard(self._session.host.copy_by_terminal, file, rich=rich)

    @property
    def manner(self) -> passage.Manner:
        """The style and format in which passages are cited now."""
        if self._format is None:
            chosen = self._session.settings
            self._format = (
                passage.Manner(
                    chosen.style, chosen.format, locator=chosen.locator, words=chosen.words
                )
                if chosen
                else passage.Manner()
            )
        return self._format

    @property
    def style(self) -> str:
        """The id or name of the current citation style."""
        return self.manner.style

    def use_settings(self, before: Config | None, now: Config | None) -> None:
        """Apply the citation settings, if they changed."""
        old, new = (
            (each.style, each.format, each.locator, each.words) if each else None
            for each in (before, now)
        )
        if old != new:
            self._format = None
        if now:
            self._clipboard.rich = now.rich_copy

    # Passages

    @command("cite", "c", "Cite", "copy as a citation")
    async def cite(self, *, count: int = 1) -> None:
        """Copy the passages with their citations."""
        await self._give(await self._cited(count))

    async def cite_all(self, annotations: Sequence[Annotation]) -> None:
        """Copy some annotations with their citations."""
        await self._give(await self._sourced(annotations))

    async def _give(self, cited: Sequence[tuple[Annotation, DocumentRecord]]) -> None:
        """Copy citations, and report missing fields."""
        await self._copy_cited(cited, self.manner)
        self._report_changes(cited)
        for record in {record.id: record for _, record in cited}.values():
            lacking = passage.missing(record, self.manner.style)
            if lacking and record.id not in self._reported:
                self._reported.add(record.id)
                sentence = f"The source does not say its {', '.join(lacking)}; with i, you can."
                self._session.host.warn(sentence, title=record.title)

    @command("cite.as", "C", "Cite as", "choose style and format, seeing the text")
    async def cite_as(self, *, count: int = 1) -> None:
        """Ask how to cite the passages."""
        cited = await self._cited(count)

        async def take(manner: passage.Manner) -> None:
            await self._copy_cited(cited, manner)
            self._format = manner
            self._report_changes(cited)

        dialog = cite.CiteScreen(*cited[0], self.manner, take)
        await self._session.host.open_dialog(dialog)

    async def cite_passages(self, places: Sequence[tuple[OpenDocument, Span]]) -> None:
        """Copy passages of open texts with their citations."""
        desk = self._session.desk
        sketches = [desk.sketch(opened, span) for opened, span in places]
        keyed = self._catalogue().keyed([opened.record for opened, _ in places])
        await self._copy_cited(list(zip(sketches, keyed, strict=True)), self.manner)

    @command("copy", "y", "Copy", "copy the passage")
    async def copy(self, *, count: int = 1) -> None:
        """Copy the passages."""
        session = self._session
        annotations = self._targets.some() if session.has_list_focus else self._targets.annotations
        if annotations:
            annotations = await asyncio.to_thread(
                sources.sourced, session.desk, annotations, self.manner.words
            )
            words = "\n\n".join(annotation.words.strip() for annotation in annotations)
        elif session.pane:
            span = session.pane.target(count)
            words = session.pane.document.text[span.start : span.end]
        else:
            return
        await self._copy(words.strip(), "")
        records = session.desk.records if annotations else {}
        self._report_changes(
            [(each, records[each.document]) for each in annotations if each.document in records]
        )

    def _report_changes(self, cited: Sequence[tuple[Annotation, DocumentRecord]]) -> None:
        """Warn about sources that changed since they were highlighted, each once."""
        words = self.manner.words
        changes = {record.title: changed for annotation, record in cited
                   if (changed := passage.changed_since(annotation, words))}  # fmt: skip
        for title, changed in changes.items():
            self._session.host.warn(changed, title=title)

    async def _copy_cited(
        self, cited: Sequence[tuple[Annotation, DocumentRecord]], manner: passage.Manner
    ) -> None:
        """Copy passages as citations; as plain text, and as HTML for word processors."""
        text = await self._formatted(cited, manner)
        html = ""
        if manner.format == "plain" and self._clipboard.rich != "never":
            html = await self._formatted(cited, replace(manner, format="html"))
        await self._copy(text, f"as {manner.title}", html)
        await self._note_cited([record for _, record in cited])

    async def _note_cited(self, records: Sequence[DocumentRecord]) -> None:
        """Remember for the library that texts were cited."""
        folder = self._session.workspace.state_dir
        await asyncio.to_thread(cited_texts.note_cited, folder, records)

    async def _formatted(
        self, cited: Sequence[tuple[Annotation, DocumentRecord]], manner: passage.Manner
    ) -> str:
        """The passages as citations; the citation keys of their sources are kept from then on."""
        if passage.gives_keys(manner.format):
            records = [record for _, record in cited]
            keyed = await self._session.save(partial(self._catalogue().give_out, records))
            cited = [
                (annotation, record) for (annotation, _), record in zip(cited, keyed, strict=True)
            ]
        return await asyncio.to_thread(_joined, cited, manner)

    async def _cited(self, count: int) -> list[tuple[Annotation, DocumentRecord]]:
        """The annotations to cite, or else the passage as if it were highlighted.

        Raises:
            ReaderError: There is nothing to cite.
        """
        session = self._session
        annotations = self._targets.some() if session.has_list_focus else self._targets.annotations
        if annotations:
            return await self._sourced(annotations)
        pane, opened = session.here()
        sketch = session.desk.sketch(opened, pane.target(count))
        [record] = self._catalogue().keyed([opened.record])
        return [(sketch, record)]

    async def _sourced(
        self, annotations: Sequence[Annotation]
    ) -> list[tuple[Annotation, DocumentRecord]]:
        """Annotations with their documents and document records."""
        records = self._session.desk.records
        if any(annotation.document not in records for annotation in annotations):
            raise ReaderError("Nothing is known of the text that this highlight stands in.")
        keyed = self._catalogue().keyed(records[each.document] for each in annotations)
        sourced = await asyncio.to_thread(
            sources.sourced, self._session.desk, annotations, self.manner.words
        )
        return list(zip(sourced, keyed, strict=True))

    async def _copy(self, text: str, how: str, html: str = "") -> None:
        """Copy a text, and report how much was copied, and how."""
        if not text:
            raise ReaderError("There is nothing to copy here.")
        delivery = await asyncio.to_thread(self._clipboard.copy, text, html)
        count = len(text.split())
        words = f"{count} word{'' if count == 1 else 's'}"
        way = delivery if delivery.file else f"by {delivery}"
        if self._session.pane:
            self._session.pane.stop_selecting()
        self._session.host.tell(" ".join(filter(None, (f"Copied {words}", how, f"· {way}"))))

    # The list

    async def export(self) -> None:
        """Ask for the format and file to export the selected or all listed annotations."""
        session = self._session
        listed = session.panel.list if session.panel else None
        annotations = (listed.selection or listed.annotations) if listed else []
        if not annotations:
            raise ReaderError("No highlight is listed: there is nothing to export.")
        count = counted(len(annotations))

        async def give(kind: str, by: str, file: str, *, replaces: bool) -> None:
            records = session.desk.records
            if highlights.gives_keys(kind, self.manner):
                known = [records[each.document] for each in annotations if each.document in records]
                keyed = await session.save(partial(self._catalogue().give_out, known))
                records = {**records, **{each.id: each for each in keyed}}
            sourced = await asyncio.to_thread(
                sources.sourced, session.desk, annotations, self.manner.words
            )
            text = await asyncio.to_thread(
                partial(highlights.exported, told=session.desk.links_of),
                *(sourced, records, kind, self.manner, by),
            )
            if file:
                path = await asyncio.to_thread(highlights.write, text, file, replaces=replaces)
                session.host.tell(f"Wrote {count} to {path}")
            else:
                await self._copy(text, f"of {count}")
            if kind != "json":
                found = [records[each.document] for each in annotations if each.document in records]
                await self._note_cited(found)

        groups = self._grouping() or options.DEFAULT_GROUP
        await session.host.open_dialog(export.ExportScreen(count, groups, give))


def _joined(cited: Sequence[tuple[Annotation, DocumentRecord]], manner: passage.Manner) -> str:
    """Passages as citations with blank lines between them; each reference appears once."""
    sources = {record.id for _, record in cited}
    parts = highlights.together(cited, manner, alone=len(sources) == 1)
    return highlights.apart(parts, manner)

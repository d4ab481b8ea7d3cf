"""A workspace in use: its store, its open documents, and all operations on annotations.

The command line and the screen both work at a desk, so that an annotation is made, found and
numbered by the same rules wherever it comes from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from reader.anchoring import reanchor
from reader.anchoring.passages import consisting_of, locator_of, passage_at
from reader.annotations.annotation import Annotation
from reader.annotations.links import RELATIONS, Relation, ToldLink
from reader.annotations.pens import COLORS
from reader.annotations.records import PERSON, DocumentRecord
from reader.annotations.spans import united
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.metadata.bibliography import Bibliography
from reader.store.store import AnnotationStore
from reader.text.document import Document, Span
from reader.workspace.anchors import Anchors, placement
from reader.workspace.documents import OpenDocument, OpenDocuments
from reader.workspace.merging import living, merged
from reader.workspace.paths import Workspace
from reader.workspace.removals import Removals
from reader.workspace.texts import loading
from reader.workspace.texts.trash import Trash

if TYPE_CHECKING:
    from reader.query import context, query
else:
    query = lazy("reader.query.query")
    context = lazy("reader.query.context")


class Desk:
    """A workspace with its store and its open documents, where annotations are made."""

    def __init__(self, workspace: Workspace, *, patience: float = 5.0) -> None:
        """Work in a workspace; nothing is read before `refresh`.

        Args:
            workspace: The folder of the texts and their annotations.
            patience: Seconds to wait for another program that is writing the annotations.
        """
        self.workspace = workspace
        """The folder of the texts and their annotations."""
        self._trash = Trash(workspace)
        self.store = AnnotationStore(
            workspace.annotations_file, lock_timeout=patience, before_write=self._trash.prepare
        )
        """The annotations file."""
        self.removals = Removals(workspace, self.store, self._trash)
        """The texts that were removed from the library."""
        self.relations: Sequence[Relation] = RELATIONS
        """The relations between annotations: Reader's own and a person's."""
        self.bibliography = Bibliography()
        """The bibliography file for many texts, if a person has set one."""
        self._documents = OpenDocuments(workspace, self.store)
        self._anchors = Anchors(self.store)

    # Documents

    @property
    def open_documents(self) -> Mapping[str, OpenDocument]:
        """The open documents by id, each with its record as the store has it now."""
        return self._documents.by_id

    @property
    def records(self) -> Mapping[str, DocumentRecord]:
        """What is known of each document, open or not, by id."""
        return self._documents.records

    @property
    def titles(self) -> Mapping[Path, str]:
        """The titles that a person gave to texts, by their files."""
        return {
            self.workspace.absolute(record.path): record.title
            for record in self.records.values()
            if record.path
            and record.csl_from.get("title") == PERSON
            and record.id not in self.store.snapshot.removed_documents
        }

    def open(self, path: Path) -> OpenDocument:
        """Open a file and find its annotations.

        Raises:
            ReaderError: It can't be read.
        """
        opened = self.lay_down(loading.load(path))
        self.locate(opened)
        return opened

    def lay_down(self, document: Document) -> OpenDocument:
        """Open a document, finding those annotations that can be found at a glance."""
        opened = self._documents.identified(self.bibliography.described(document))
        # Before it counts as open, so that nobody sees its annotations in their old places.
        self._anchors.glance(opened)
        self._documents.add(opened)
        return opened

    def locate(self, opened: OpenDocument) -> bool:
        """Re-anchor all annotations of a document if its text changed; returns whether it did."""
        return self._anchors.find(opened)

    def adopt(self, opened: OpenDocument, record: DocumentRecord) -> OpenDocument:
        """Treat a document as the new version of a known one, whose annotations it gets.

        Raises:
            ReaderError: The annotations file can't be written.
        """
        self._documents.adopt(opened, record)
        adopted = self.lay_down(opened.document)
        self.locate(adopted)
        return adopted

    def path_of(self, document_id: str) -> Path:
        """Where a document's file is: where it was last seen, else wherever its text is now.

        Raises:
            ReaderError: Nothing is known of the document.
        """
        return self._documents.path_of(document_id)

    # Reading annotations

    def refresh(self) -> bool:
        """Read what others wrote; returns whether there was anything.

        Raises:
            ReaderError: The annotations file can't be read.
        """
        changed = self.store.refresh()
        with suppress(ReaderError):
            # A move that was cut short; where it can't be finished now, the next refresh tries.
            self._trash.settle(self.store)
        if changed:
            for opened in list(self.open_documents.values()):
                self.locate(opened)
        return changed

    def counts(self) -> Counter[str]:
        """How many annotations each document has, by its id."""
        return Counter(each.document for each in self.store.annotations)

    def annotations(
        self, document_id: str | None = None, *, deleted: bool = False
    ) -> list[Annotation]:
        """The annotations of one document, or of all, in reading order; each at its current place.

        Documents come in the order of their titles, and those with one title by their ids.

        Args:
            document_id: The document; None for all.
            deleted: Whether those in the trash are included.
        """
        found = [
            self.today(each)
            for each in (*self.store.annotations, *(self.store.trash if deleted else ()))
            if document_id is None or each.document == document_id
        ]
        return _in_reading_order(found, self.store.documents)

    def find(self, key: str) -> Annotation | None:
        """An annotation by its id, at its current place; None if it is missing or deleted."""
        found = next((each for each in self.store.annotations if each.id == key), None)
        return self.today(found) if found else None

    def today(self, annotation: Annotation) -> Annotation:
        """An annotation at its current place, if its document is open."""
        return self._anchors.today(annotation, self.open_documents.get(annotation.document))

    def links_of(self, key: str) -> tuple[ToldLink, ...]:
        """The described links of an annotation, whichever end of them it is."""
        return self.store.snapshot.links.told(key, self.relations, self.records)

    def ask(self, line: str, pane: Iterable[str] = (), shown: Iterable[str] = ()) -> query.Query:
        """The query for a typed line, with saved queries expanded and old tag names resolved.

        Args:
            line: What was typed.
            pane: The id of the document in the focused pane, if there is one.
            shown: The ids of the documents in all panes.

        Raises:
            QueryError: It cannot be understood, or is not finished yet.
        """
        now = self.store.snapshot
        names, open_ = now.folded_aliases.current, frozenset(shown)
        setting = context.Setting(
            names=names,
            saved=now.saved,
            pane=frozenset(pane),
            open=open_,
            annotations=self.annotations,
            links=lambda: now.links,
            relations=self.relations,
            records=lambda: self.records,
        )
        return query.parse(line, setting=setting)

    # Creating and changing annotations

    def highlight(
        self,
        opened: OpenDocument,
        spans: Sequence[Span],
        *,
        color: str = COLORS[0],
        note: str = "",
        tags: tuple[str, ...] = (),
    ) -> list[Annotation]:
        """Highlight passages; they are on disk when this returns.

        Raises:
            ReaderError: Nothing was highlighted, since the file can't be written or the text was
                removed.
        """
        if told := self.removals.told_of(opened.document.path):
            raise ReaderError(told)
        tags = self.store.snapshot.aliases.all(tags)
        made = [
            replace(self.sketch(opened, span), color=color, tags=tags, source=None).noted(note)
            for span in spans
        ]
        self.store.keep_version(opened.document.text)
        label = "highlighting" if len(made) == 1 else f"highlighting {len(made)} passages"
        self.store.add(made, opened.own, label)
        return made

    def sketch(self, opened: OpenDocument, span: Span) -> Annotation:
        """An annotation as it would be created, without storing it."""
        now = datetime.now(UTC)
        passage = passage_at(opened.document, span)
        return Annotation(
            id=str(uuid4()),
            document=opened.record.id,
            selector=passage.selector,
            anchor=passage.anchor,
            created=now,
            modified=now,
            locator=locator_of(opened.document, span),
            source=opened.document,
        )

    def recolor(self, keys: Iterable[str], color: str, tags: tuple[str, ...] = ()) -> None:
        """Change the colour of annotations, and add the tags that go with it."""
        ids, names = list(keys), self.store.snapshot.aliases.all(tags)

        def change(annotation: Annotation) -> Annotation:
            return replace(
                annotation, color=color, tags=tuple(dict.fromkeys((*annotation.tags, *names)))
            )

        self._change(ids, change, f"colouring{_several(ids) or ' a highlight'} {color}")

    def extend(self, key: str, opened: OpenDocument, spans: Iterable[Span], label: str) -> None:
        """Give an annotation other passages, such as after moving its ends or joining others to it.

        Args:
            key: The annotation's id.
            opened: The document that it belongs to.
            spans: Its new passages in today's text; adjacent ones become one.
            label: What an undo calls the change.

        Raises:
            ReaderError: It was deleted meanwhile, or the file can't be written.
        """
        whole = united(opened.document.text, spans)
        self.store.keep_version(opened.document.text)
        self.store.remark(
            [key],
            lambda annotation: consisting_of(living(annotation), opened.document, whole),
            label,
        )

    def merge(self, keys: Sequence[str], opened: OpenDocument) -> None:
        """Merge annotations into the first one, which keeps its id and colour and gets all else.

        Links to the others lead to the first one from then on; those among them become notes.

        Raises:
            ReaderError: One was deleted meanwhile or is lost, or the file can't be written.
        """
        annotations = [each for each in self.annotations(opened.record.id) if each.id in keys]
        step = merged(annotations, keys[0], opened.document)
        self.store.keep_version(opened.document.text)
        self.store.step(step)

    def annotate(self, keys: Iterable[str], note: str) -> None:
        """Set the note of annotations; an empty one removes it."""
        ids = list(keys)
        self._change(ids, lambda annotation: annotation.noted(note), f"editing the note{_on(ids)}")

    def tag(self, keys: Iterable[str], tags: tuple[str, ...]) -> None:
        """Set the tags of annotations; an old name stands for what the tag is called today."""
        ids = list(keys)
        what = f"tagging{_several(ids)} with {', '.join(tags)}"
        label = what if tags else f"untagging{_several(ids)}"
        self._change(ids, lambda annotation: replace(annotation, tags=tags), label)

    def settle(self, key: str, opened: OpenDocument, span: Span | None) -> None:
        """Anchor an annotation at a chosen place, or as lost; its selectors stay unchanged.

        Args:
            key: The annotation's id.
            opened: The document that it belongs to.
            span: The place in today's text; None if the words are gone for good.

        Raises:
            ReaderError: It was deleted meanwhile, or the file can't be written.
        """
        text = opened.document.text
        self.store.keep_version(text)

        def settled(annotation: Annotation) -> Annotation:
            anchor = reanchor.settled(living(annotation).selector, opened.document, span)
            return annotation.placed(placement((anchor, *annotation.anchors[1:]), opened.document))

        self.store.change(
            [key], settled, "leaving 1 highlight lost" if span is None else "repairing 1 highlight"
        )

    def _change(
        self, ids: Sequence[str], edit: Callable[[Annotation], Annotation], label: str
    ) -> None:
        """Change annotations, unless somebody else has deleted one of them meanwhile."""
        current = self.store.snapshot.aliases.all

        def changed(annotation: Annotation) -> Annotation:
            after = edit(living(annotation))
            return replace(after, tags=current(after.tags))

        self.store.change(ids, changed, label)


def _in_reading_order(
    annotations: Iterable[Annotation], documents: Mapping[str, DocumentRecord]
) -> list[Annotation]:
    """Annotations by the titles of their documents, and by their places in them."""
    titles = {key: record.title.casefold() for key, record in documents.items()}

    def place(each: Annotation) -> tuple[str, str, int, int, str]:
        title = titles.get(each.document, "")
        return title, each.document, each.start, each.selector.end, each.id

    return sorted(annotations, key=place)


def _several(keys: Sequence[str]) -> str:
    """How many annotations are changed, in words, if there are several."""
    return f" {len(keys)} annotations" if len(keys) > 1 else ""


def _on(keys: Sequence[str]) -> str:
    """The same, as what something is on."""
    return f" on{_several(keys)}" if len(keys) > 1 else ""

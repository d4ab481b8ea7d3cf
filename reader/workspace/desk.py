"""Where marks are made and changed.

The command line and the screen both work at a desk, so that a mark is made, found and
numbered by the same rules wherever it comes from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from reader.anchoring import reanchor
from reader.anchoring.passages import consisting_of, locator_of, passage_at, spans_of
from reader.annotations.annotation import Annotation
from reader.annotations.pens import COLORS
from reader.annotations.spans import united
from reader.errors import ReaderError
from reader.text.document import Span
from reader.workspace.documents import OpenDocument, Reading


class Desk(Reading):
    """A workspace with its store and the documents that are open, where marks are made."""

    def mark(
        self,
        opened: OpenDocument,
        spans: Sequence[Span],
        *,
        color: str = COLORS[0],
        note: str = "",
        tags: tuple[str, ...] = (),
    ) -> list[Annotation]:
        """Mark passages; on the disk when this returns.

        Raises:
            ReaderError: Nothing was marked, since the file can't be written.
        """
        tags = self.store.snapshot.aliases.all(tags)
        made = [
            replace(self.sketch(opened, span), color=color, tags=tags).noted(note) for span in spans
        ]
        self.store.keep_version(opened.document.text)
        self.store.add(made, opened.own)
        return made

    def sketch(self, opened: OpenDocument, span: Span) -> Annotation:
        """A mark as it would be made, before it is."""
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
        )

    def recolor(self, keys: Iterable[str], color: str, tags: tuple[str, ...] = ()) -> None:
        """Give marks a colour, and add the tags that go with it, by the names of today."""
        ids, names = list(keys), self.store.snapshot.aliases.all(tags)

        def change(mark: Annotation) -> Annotation:
            return replace(mark, color=color, tags=tuple(dict.fromkeys((*mark.tags, *names))))

        self._change(ids, change, f"colour {color}{_on(ids)}")

    def extend(self, key: str, opened: OpenDocument, spans: Iterable[Span], label: str) -> None:
        """Let a mark consist of other passages than until now, as a person moves or joins them.

        Args:
            key: Its id.
            opened: The document that it stands in.
            spans: Its passages in today's text; those that meet become one.
            label: What is done, as an undo tells it.

        Raises:
            ReaderError: It was deleted meanwhile, or the file can't be written.
        """
        whole = united(opened.document.text, spans)
        self.store.keep_version(opened.document.text)
        self.store.remark(
            [key], lambda mark: consisting_of(_live(mark), opened.document, whole), label
        )

    def merge(self, keys: Sequence[str], opened: OpenDocument) -> None:
        """Make one mark of several: the first keeps its id and colour, and gets all else as well.

        Raises:
            ReaderError: One was deleted meanwhile or is lost, or the file can't be written.
        """
        marks = [mark for mark in self.marks(opened.record.id) if mark.id in keys]
        whole = united(opened.document.text, (span for mark in marks for span in spans_of(mark)))
        notes = dict.fromkeys(mark.note for mark in marks if mark.note.strip())
        tags = dict.fromkeys(tag for mark in marks for tag in mark.tags)
        moment = datetime.now(UTC)

        def merged(mark: Annotation) -> Annotation:
            if _live(mark).id != keys[0]:
                return replace(mark, deleted=moment)
            one = consisting_of(mark, opened.document, whole)
            return replace(one, tags=tuple(tags)).noted("\n\n".join(notes))

        self.store.keep_version(opened.document.text)
        self.store.remark(keys, merged, f"merge of {len(keys)} marks")

    def annotate(self, keys: Iterable[str], note: str) -> None:
        """Give marks a note, or take it away by an empty one."""
        ids = list(keys)
        self._change(ids, lambda mark: mark.noted(note), f"note{_on(ids)}")

    def tag(self, keys: Iterable[str], tags: tuple[str, ...]) -> None:
        """Give marks these tags and no others; an old name gives the tag that it became."""
        ids = list(keys)
        names = f"tag{'s' if len(tags) > 1 else ''} {', '.join(tags)}" if tags else "no tags"
        self._change(ids, lambda mark: replace(mark, tags=tags), f"{names}{_on(ids)}")

    def settle(self, key: str, opened: OpenDocument, span: Span | None) -> None:
        """Have a mark be where a person says, or be lost; what was marked stays as it is.

        Args:
            key: Its id.
            opened: The document that it belongs to.
            span: The place in today's text; None where the words are gone for good.

        Raises:
            ReaderError: It was deleted meanwhile, or the file can't be written.
        """
        text = opened.document.text
        self.store.keep_version(text)

        def settled(mark: Annotation) -> Annotation:
            anchor = reanchor.settled(_live(mark).selector, opened.document, span)
            return replace(mark, anchor=anchor)

        self.store.change([key], settled, "loss of 1 mark" if span is None else "repair of 1 mark")

    def _change(
        self, ids: Sequence[str], edit: Callable[[Annotation], Annotation], label: str
    ) -> None:
        """Change marks, unless somebody else put one of them in the trash meanwhile."""
        current = self.store.snapshot.aliases.all

        def changed(mark: Annotation) -> Annotation:
            after = edit(_live(mark))
            return replace(after, tags=current(after.tags))

        self.store.change(ids, changed, label)


def _live(mark: Annotation) -> Annotation:
    """A mark, unless somebody else put it in the trash meanwhile.

    Raises:
        ReaderError: It is there.
    """
    if mark.deleted:
        raise ReaderError("That mark was deleted meanwhile: copy what you wrote.")
    return mark


def _on(keys: Sequence[str]) -> str:
    """On how many marks something is done, as an undo tells it."""
    return f" on {len(keys)} marks" if len(keys) > 1 else ""

"""Changes to the held highlight: its ends, its passages, and overlaps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.text.document import Span
from reader.ui.keys.command import command
from reader.ui.reading.session import Session
from reader.ui.reading.targets import Targets

if TYPE_CHECKING:
    from reader.anchoring import passages
    from reader.annotations import spans
    from reader.annotations.annotation import Annotation
    from reader.text import motions
else:
    motions = lazy("reader.text.motions")
    passages = lazy("reader.anchoring.passages")
    spans = lazy("reader.annotations.spans")


class Held:
    """Changes the passages of the held highlight."""

    def __init__(self, session: Session, targets: Targets) -> None:
        """Change the held highlight of a session."""
        self._session = session
        self._targets = targets
        self._start_of = ""
        """The id of the highlight whose start the keys move, rather than its end."""

    def _can_move_ends(self) -> bool:
        session = self._session
        return bool(session.held) and not session.has_list_focus and not session.is_selecting

    @property
    def _moves_start(self) -> bool:
        return bool(self._session.held) and self._start_of == self._session.held

    # Ends

    @command(
        "highlight.word-longer",
        "shift+right",
        "Longer",
        "a word longer: the held highlight",
        "word",
        1,
        when=_can_move_ends,
    )
    @command(
        "highlight.word-shorter",
        "shift+left",
        "Shorter",
        "a word shorter: the held highlight",
        "word",
        -1,
        when=_can_move_ends,
    )
    @command(
        "highlight.sentence-longer",
        "alt+shift+right",
        "Sentence longer",
        "a sentence longer: the held highlight",
        "sentence",
        1,
        when=_can_move_ends,
    )
    @command("highlight.sentence-shorter", "alt+shift+left", "Sentence shorter",
             "a sentence shorter: the held highlight", "sentence", -1,
             when=_can_move_ends)  # fmt: skip
    async def move_end(self, unit: str, steps: int, *, count: int = 1) -> None:
        """Move the end of the held highlight, or its start after `other_end`."""
        annotation, pane = self._targets.one(), self._session.pane
        if pane is None or not pane.is_loaded:
            return
        old_spans = passages.spans_of(annotation)
        old = self._passage_here(old_spans)
        move = spans.with_start_moved if self._moves_start else spans.with_end_moved
        new = move(pane.document, old, steps * count, spans.Pace(unit))
        if new == old:
            raise ReaderError("Its end can't go further there.")
        end = "start" if self._moves_start else "end"
        changed = [new if span == old else span for span in old_spans]
        await self._extend(annotation, changed, f"moving the {end} of")
        self._show_end(new)

    @command("highlight.other-end", "o", "Other end", "move the other end, of the held highlight",
             when=_can_move_ends)  # fmt: skip
    def other_end(self) -> None:
        """Switch the end of the held highlight that keys move."""
        self._start_of = "" if self._moves_start else self._session.held
        self._show_end(self._passage_here(passages.spans_of(self._targets.one())))
        self._session.host.tell("Keys move its start" if self._moves_start else "Keys move its end")

    def _passage_here(self, found: list[Span]) -> Span:
        """The passage that the caret is in, or the nearest one."""
        at = self._session.pane.caret.offset if self._session.pane else 0
        return min(found, key=lambda span: max(span.start - at, at - span.end + 1, 0))

    def _show_end(self, span: Span) -> None:
        """Move the caret to the end that keys move, keeping the highlight held."""
        pane = self._session.pane
        if pane is not None:
            end = motions.character_at(pane.document, span.end - 1).start
            pane.go(span.start if self._moves_start else end)
            self._session.hold(self._session.held)

    # Passages

    def _is_selecting(self) -> bool:
        return self._session.is_selecting

    @command("highlight.join", "plus", "Join", "add the selection to the highlight held last",
             when=_is_selecting)  # fmt: skip
    async def join(self) -> None:
        """Add the selection to the highlight that is or was last held."""
        session, pane = self._session, self._session.pane
        if pane is None or pane.caret.selection is None:
            return
        if pane.caret.selects_nothing_yet:
            raise ReaderError("Nothing is selected yet: move, or iw takes the word.")
        key = session.held or session.held_last
        annotation = session.desk.find(key) if key else None
        if annotation is None or annotation.document != pane.document_id:
            raise ReaderError(
                "Nothing to add it to: hold a highlight of this text first, with Enter on it."
            )
        span = spans.trimmed(pane.document.text, pane.caret.selection)
        await self._extend(
            annotation, [*passages.spans_of(annotation), span], "joining a passage to"
        )
        pane.stop_selecting()
        session.hold(annotation.id)
        joined = session.desk.find(annotation.id)
        count = len(joined.passages) if joined else 0
        session.host.tell("Joined" if count == 1 else f"Joined: {count} passages, copied with […]")

    async def _extend(self, annotation: Annotation, changed: list[Span], what: str) -> None:
        """Change the passages of a highlight, and show it."""
        session = self._session
        opened = session.opened_of(annotation.document)
        label = f"{what} 1 highlight"
        await session.save(partial(session.desk.extend, annotation.id, opened, changed, label))
        session.changed()

    # Overlaps

    @command("highlight.overlap", "g o", "Next overlap",
             "the next overlap: hold another highlight that is here")  # fmt: skip
    def next_overlap(self, *, count: int = 1) -> None:
        """Hold the next of the highlights under the caret, from the shortest."""
        session = self._session
        if session.pane is None:
            return
        ids = self._ids_here()
        if not ids:
            raise ReaderError("No highlight here: H makes one, ]h goes to the next one.")
        at = (ids.index(session.held) + count) % len(ids) if session.held in ids else 0
        session.hold(ids[at])
        session.host.tell(f"Highlight {at + 1} of {len(ids)} here")

    @command("highlight.merge", "g m", "Merge",
             "merge what overlaps here, with all notes and tags")  # fmt: skip
    async def merge(self) -> None:
        """Merge the highlights that overlap under the caret, or that overlap the held one."""
        session, ids = self._session, self._overlapping()
        if len(ids) < 2:  # noqa: PLR2004 (one is nothing to merge)
            raise ReaderError("Nothing to merge: no other highlight overlaps this one.")
        opened = session.opened_of(session.pane.document_id if session.pane else "")
        await session.save(partial(session.desk.merge, ids, opened))
        session.changed()
        session.hold(ids[0])
        session.host.tell(
            f"Merged {len(ids)} highlights, with all their notes and tags; u parts them again"
        )

    def _ids_here(self) -> list[str]:
        """The ids of the highlights under the caret, the shortest first."""
        found = self._session.pane.highlights_here() if self._session.pane else ()
        return list(dict.fromkeys(each.id for each in found))

    def _overlapping(self) -> list[str]:
        """The ids of the held highlight (or the shortest here) and of those it overlaps."""
        here, pane = self._ids_here(), self._session.pane
        first = self._session.held or (here[0] if here else "")
        if pane is None or not first:
            return []
        own = [each.span for each in pane.highlights if each.id == first]
        found = [
            each.id for each in pane.highlights if any(each.span.overlaps(span) for span in own)
        ]
        return list(dict.fromkeys([first, *found]))

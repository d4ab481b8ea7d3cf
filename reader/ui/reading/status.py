"""The content of the status line: mode, place, the keys that matter now, the pens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.lazy import lazy
from reader.text import motions
from reader.ui.keys.sequence import shown, spelling
from reader.ui.reading.session import Session
from reader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

    from reader.annotations.pens import Pen
    from reader.text import glyphs
    from reader.ui.pane.pane import DocumentPane
else:
    glyphs = lazy("reader.text.glyphs")

READ_HINTS = (
    *("highlight.add", "note.edit", "tags.edit", "cite", "annotations.here", "find"),
    *("text.open", "copy", "undo", "help"),
)
NO_TEXT_HINTS = ("text.open", "quit", "annotations.all", "find.all", "commands", "help")
SELECT_HINTS = (
    *("highlight.add", "note.edit", "tags.edit", "select.swap", "copy", "cite"),
    *("leave", "help"),
)
HELD_HINTS = (
    *("note.edit", "tags.edit", "cite", "highlight.delete-held", "highlight.word-longer"),
    *("highlight.other-end", "pens", "leave", "help"),
)
LIST_HINTS = (
    *("list.choose", "annotations.filter", "annotations.select", "note.edit", "tags.edit", "cite"),
    *("highlight.delete", "annotations.facets", "annotations.sort", "annotations.group"),
    *("annotations.preview", "annotations.export", "annotations.saved", "view.filter", "leave"),
)
QUERY_HINTS = ("query.complete", "query.next", "leave")
LINK_HINTS = ("link", "annotations.here", "text.open", "pane.next", "find", "leave", "help")
TRASH_HINTS = (
    *("annotations.restore", "annotations.purge", "annotations.filter", "annotations.select"),
    "leave",
)
LONGEST = 20_000
"""Block size in characters above which sentences are not counted, since that would lag."""
NARROW = 60
"""Screen width below which the place is shown by its paragraph alone."""
QUERY_ROOM = 24
"""The most cells of the query shown while it hides highlights."""


class Status:
    """Keeps the status line up to date."""

    def __init__(
        self,
        session: Session,
        line: StatusLine,
        active: Callable[[], Mapping[str, ActiveBinding]],
        dialog: Callable[[], str],
        words: Callable[[], str],
    ) -> None:
        """Show the status of a session.

        Args:
            session: The session.
            line: The widget.
            active: Returns what each key does now.
            dialog: Returns the mode of the focused dialog, or an empty string.
            words: Returns the words that stand for something at the caret, or an empty string.
        """
        self._session = session
        self._line = line
        self._active = active
        self._dialog = dialog
        self._words = words
        self._hinted: object = None
        self.pending = ""
        """The keys typed so far of a command, as shown."""
        self.begun = ""
        """The same keys in Textual's spelling, without a count."""

    def forget_keys(self) -> None:
        """Update the keys: they may have changed."""
        self._hinted = None

    def show(self) -> None:
        """Bring the line up to date."""
        session, line = self._session, self._line
        # The keys depend on nothing else, and computing all of them takes a while: the first
        # screen does not wait for them.
        unit = session.pane and session.pane.caret.unit
        state = (session.host.focused, self.mode, self.hints, unit, self.begun)
        if session.has_desk and state != self._hinted:
            self._hinted = state
            line.hints = self._keys()
        line.legend, line.is_plain = self._legend, session.host.is_monochrome
        line.sign = session.in_step
        line.show(self.mode, self.place, self.pending, is_quiet=session.is_zen)

    def _keys(self) -> Sequence[tuple[str, str]]:
        """The keys that matter most now, with their labels."""
        if self.begun:
            return list(continuing(self._active(), self.begun))
        found = {active.binding.id: active for active in reversed(list(self._active().values()))}
        return [
            (spelling(found[name].binding), found[name].binding.description.lower())
            for name in self.hints
            if name in found and found[name].enabled
        ]

    @property
    def mode(self) -> str:
        """The name of the current mode."""
        session = self._session
        dialog = self._dialog()
        if dialog:
            return dialog
        if session.has_list_focus:
            return "LIST"
        if session.has_query_focus:
            return "QUERY"
        if session.link_from:
            return "LINK"
        if session.is_selecting:
            return "SELECT"
        return "HOLD" if session.held else "READ"

    @property
    def hints(self) -> Sequence[str]:
        """The ids of the commands that matter most now."""
        session = self._session
        if self._dialog():
            return ()
        if session.panel and session.has_list_focus:
            annotation = session.panel.list.annotation
            return TRASH_HINTS if annotation and annotation.deleted else LIST_HINTS
        if session.pane is None and self.mode == "READ":
            return NO_TEXT_HINTS
        by_mode = {
            "QUERY": QUERY_HINTS,
            "HOLD": HELD_HINTS,
            "SELECT": SELECT_HINTS,
            "LINK": LINK_HINTS,
        }
        return by_mode.get(self.mode, READ_HINTS)

    @property
    def _legend(self) -> Sequence[Pen]:
        """The pens whose keys recolour the held highlight."""
        session = self._session
        return session.pens if self.mode == "HOLD" and not session.counts_digits else ()

    @property
    def _link(self) -> str:
        """The start of an unfinished link."""
        session = self._session
        begun = session.desk.find(session.link_from) if session.link_from else None
        if begun is None:
            return ""
        return f"from {glyphs.fit(' '.join(begun.quotation.split()), QUERY_ROOM)} · "

    @property
    def place(self) -> str:
        """The place of the caret; with the pane's number if some are hidden."""
        session = self._session
        panes, pane = session.panes, session.pane
        if pane is None or pane not in panes:
            return "no text is open"
        hidden = any(not each.display for each in panes)
        which = f"pane {panes.index(pane) + 1}/{len(panes)} · " if hidden else ""
        only = ""
        if session.shown_only and session.panel:
            only = glyphs.fit(session.panel.line.strip() or "all highlights", QUERY_ROOM)
            only = f"only {only} · "
        step = f"{session.in_step} · " if session.in_step else ""
        if session.has_list_focus or session.has_query_focus:
            return (self._link + step + only).removesuffix(" · ")
        is_narrow = 0 < self._line.size.width < NARROW
        if is_narrow and self._link:
            return self._link.removesuffix(" · ")
        words = glyphs.fit(glyphs.showable(self._words()), max(self._line.size.width // 2, NARROW))
        words = f"{words} · " if words else ""
        is_short = is_narrow or not session.has_desk
        return self._link + step + only + which + words + _place_in(pane, is_short=is_short)


def continuing(active: Mapping[str, ActiveBinding], begun: str) -> Iterator[tuple[str, str]]:
    """The keys that can follow those typed so far, and their labels, each command once."""
    seen: set[str | None] = set()
    for keys, each in active.items():
        if keys.startswith(f"{begun} ") and each.enabled and each.binding.id not in seen:
            seen.add(each.binding.id)
            rest = spelling(each.binding).split(" ")[-1]
            rest = rest if each.binding.key_display else shown(keys.removeprefix(f"{begun} "))
            yield rest, each.binding.description.lower()


def _place_in(pane: DocumentPane, *, is_short: bool) -> str:
    """The place of a pane's caret: the sentence in its paragraph, or the paragraph alone.

    What divides a text into sentences is loaded after the first screen.
    """
    document, offset = pane.document, pane.caret.offset
    block = document.block_at(offset)
    name = f"¶{block.number}" if block.number else block.kind.value
    if is_short or block.span.end - block.span.start > LONGEST:
        return name
    sentences = motions.sentences_of(document, document.block_index(offset))
    at = sum(sentence.start <= offset for sentence in sentences)
    return f"sentence {at}/{len(sentences)} of {name}" if sentences else name

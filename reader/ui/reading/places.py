"""Finding the way: contents, places with a letter, back and forward across documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.sequence import LETTER
from reader.ui.pane.pane import DocumentPane
from reader.ui.reading.watch import WatchScreen
from reader.workspace.jumps import Jumps, Location

if TYPE_CHECKING:
    from reader.ui.widgets import chooser
    from reader.workspace import positions
else:
    chooser = lazy("reader.ui.widgets.chooser")
    positions = lazy("reader.workspace.positions")

JUMPS = {
    *("text.start", "text.end", "text.percent", "heading.next", "heading.previous"),
    *("find.next", "find.previous", "find.word"),
    *("mark.next", "mark.previous", "note.next", "note.previous"),
}
"""The ids of the commands that lead far enough for somebody to want to come back."""
INDENT = "  "


class PlacesScreen(WatchScreen):
    """Leads to places, and back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "contents", "Contents", id="contents",
                tooltip="the headings, with the place I am in"),
        Binding(f"m {LETTER}", "set_letter", "Set letter",
                id="place.set", key_display="m a–z", tooltip="give this place a letter"),
        Binding(f"' {LETTER}", "go_letter", "Go to letter",
                id="place.go", key_display="' a–z", tooltip="go to the place with a letter"),
        Binding("' '", "go_before", "Before the jump", id="place.before",
                tooltip="where I was before the last jump"),
        Binding("ctrl+o,alt+left", "back", "Back", id="jump.back",
                tooltip="back to where I jumped from, also in another document"),
        Binding("alt+right", "forward", "Forward", id="jump.forward",
                tooltip="forward again"),
    ]  # fmt: skip

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._jumps = Jumps()
        self._before: Location | None = None
        """Where somebody was before the last jump."""

    @property
    def location(self) -> Location | None:
        """Where the caret is."""
        if self.pane is None or self.pane.document.path is None:
            return None
        return Location(str(self.pane.document.path), self.pane.caret.offset)

    @contextmanager
    def jumping(self) -> Iterator[None]:
        """Keep where somebody was, if what is done now leads elsewhere."""
        origin = self.location
        yield
        if origin and origin != self.location:
            self._jumps.leave(origin)
            self._before = origin

    async def open_named(self, name: str, *, beside: bool) -> None:
        """Open what was chosen, with a way back to where somebody was."""
        with self.jumping():
            await super().open_named(name, beside=beside)

    async def go_to(self, location: Location, words: str = "") -> None:
        """Go to a place, opening its document in this pane where none shows it.

        Args:
            location: Where to.
            words: What stands there, if the text may have changed.

        Raises:
            ReaderError: It can't be opened.
        """
        path = Path(location.path)
        pane = self.pane_of(path) or await self.show_document(path, beside=False)
        self.focus_pane(pane)
        self.go_in(pane, location.offset, words)

    async def action_back(self) -> None:
        """Go back to where somebody jumped from."""
        for _ in range(self.take_count()):
            here = self.location
            place = self._jumps.back(here) if here else None
            if place is None:
                raise ReaderError("There is nothing to go back to.")
            self._before = here
            await self.go_to(place)

    async def action_forward(self) -> None:
        """Go forward to where somebody went back from."""
        for _ in range(self.take_count()):
            place = self._jumps.forward()
            if place is None:
                raise ReaderError("There is nothing to go forward to.")
            self._before = self.location
            await self.go_to(place)

    async def action_go_before(self) -> None:
        """Go to where the last jump was made from."""
        place = self._before
        if place is None:
            raise ReaderError("There was no jump yet.")
        with self.jumping():
            await self.go_to(place)

    def action_set_letter(self) -> None:
        """Give the place a letter."""
        pane = self.pane
        if pane is None or pane.document.path is None:
            raise ReaderError("Open a document first, with o.")
        offset = pane.caret.offset
        around = pane.document.text[offset : offset + positions.AROUND]
        place = positions.Place(offset, pane.height_of_caret, around)
        letter = self.key
        self.known.letters[letter] = positions.LetteredPlace(str(pane.document.path), place)
        self.tell(f"This place is {letter}: '{letter} comes back to it")

    async def action_go_letter(self) -> None:
        """Go to the place that has a letter."""
        found = self.known.letters.get(self.key)
        if found is None:
            have = " ".join(sorted(self.known.letters)) or "none yet"
            raise ReaderError(
                f"No place has the letter {self.key} (there are: {have}): m sets one."
            )
        with self.jumping():
            await self.go_to(Location(found.path, found.place.offset), found.place.around)

    async def action_contents(self) -> None:
        """Show the headings, with the one that the caret stands under chosen."""
        pane = self.pane
        if pane is None:
            raise ReaderError("Open a document first, with o.")
        entries = self._headings(pane)
        if not entries:
            raise ReaderError(f"{pane.document.title} has no headings: }} and {{ go by paragraphs.")
        heading = pane.document.heading_at(pane.caret.offset)
        here = str(heading.span.start) if heading else ""

        async def go(key: str) -> None:
            if not key.isdecimal():
                raise ReaderError("No heading has these words.")
            with self.jumping():
                pane.go(int(key))

        title = f"Contents of {pane.document.title}"
        await self.app.push_screen(chooser.ChooserScreen(
            title, entries, go, keys="type to search · Enter goes there · Esc closes", at=here
        ))  # fmt: skip

    @staticmethod
    def _headings(pane: DocumentPane) -> Sequence[chooser.Entry]:
        document = pane.document
        last = max(len(document.text), 1)
        found = []
        for index in document.headings:
            _, span, level, _, _ = document.blocks[index]
            words = " ".join(document.text[span.start : span.end].split())
            label = INDENT * (level - 1) + words
            entry = chooser.Entry(str(span.start), label, f"{100 * span.start // last}%")
            found.append(entry)
        return found

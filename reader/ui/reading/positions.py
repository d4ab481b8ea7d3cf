"""Commands for finding the way: contents, named positions, back and forward across texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.keys.sequence import LETTER
from reader.ui.reading.navigation import Navigation
from reader.ui.reading.session import Session
from reader.workspace.jumps import Location

if TYPE_CHECKING:
    from reader.ui.dialogs import contents
    from reader.ui.pane.pane import DocumentPane
    from reader.ui.widgets import chooser
    from reader.workspace import positions
else:
    chooser = lazy("reader.ui.widgets.chooser")
    contents = lazy("reader.ui.dialogs.contents")
    positions = lazy("reader.workspace.positions")

INDENT = "  "


class Positions:
    """Goes to places, and back."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        """Navigate in the texts of a session."""
        self._session = session
        self._navigation = navigation

    @command("contents", "t", "Contents", "the headings, with the one here")
    async def contents(self) -> None:
        """Show the headings, with the one that the caret is under selected."""
        pane = self._session.pane
        if pane is None:
            raise ReaderError("Open a text first, with o.")
        entries = _headings(pane)
        if not entries:
            raise ReaderError(f"{pane.title} has no headings: }} and {{ go by paragraphs.")
        heading = pane.document.heading_at(pane.caret.offset)
        here = str(heading.span.start) if heading else ""

        async def go(key: str) -> None:
            if not key.isdecimal():
                raise ReaderError("No heading has these words.")
            with self._navigation.jumping():
                pane.go(int(key))

        keys = "type to search · Enter goes there · Esc closes"
        await self._session.host.open_dialog(
            contents.ContentsScreen(f"Contents of {pane.title}", entries, go, keys=keys, at=here)
        )

    @command("link.follow", "g F", "Follow", "where this link leads, in its text")
    def follow(self) -> None:
        """Follow the link under the caret."""
        pane, _ = self._session.here()
        link = pane.document.link_at(pane.caret.offset)
        if link is None:
            raise ReaderError("No link here.")
        place = pane.document.places.get(link.target)
        if place is None:
            raise ReaderError(f"This link leads out of the text, to {link.target}")
        with self._navigation.jumping():
            pane.go(place)

    @command("position.set", f"m {LETTER}", "Set letter", "name this position, with a letter",
             shown="m a–z")  # fmt: skip
    def set_letter(self, *, key: str = "") -> None:
        """Name the position with a letter."""
        pane = self._session.pane
        if pane is None or pane.document.path is None:
            raise ReaderError("Open a text first, with o.")
        offset = pane.caret.offset
        around = pane.document.text[offset : offset + positions.AROUND]
        place = positions.Place(offset, pane.height_of_caret, around)
        letters = self._navigation.positions.letters
        letters[key] = positions.LetteredPlace(str(pane.document.path), place)
        self._session.host.tell(f"This position is {key}: '{key} comes back to it")

    @command("position.go", f"' {LETTER}", "Go to letter", "to a position, by its letter",
             shown="' a–z")  # fmt: skip
    async def go_letter(self, *, key: str = "") -> None:
        """Go to the position with a letter."""
        letters = self._navigation.positions.letters
        found = letters.get(key)
        if found is None:
            have = " ".join(sorted(letters)) or "none yet"
            raise ReaderError(f"No position has the letter {key} (there are: {have}): m sets one.")
        with self._navigation.jumping():
            place = Location(found.path, found.place.offset)
            await self._navigation.go_to(place, found.place.around)

    @command("position.before", "' '", "Before the jump", "to before the last jump")
    async def go_before(self) -> None:
        """Go back to where the last jump started."""
        place = self._navigation.before
        if place is None:
            raise ReaderError("There was no jump yet.")
        with self._navigation.jumping():
            await self._navigation.go_to(place)

    @command("jump.back", "ctrl+o,alt+left", "Back",
             "back through my jumps, also to another text")  # fmt: skip
    async def back(self, *, count: int = 1) -> None:
        """Go back through the jumps."""
        navigation = self._navigation
        for _ in range(count):
            here = navigation.location
            place = navigation.jumps.back(here) if here else None
            if place is None:
                raise ReaderError("There is nothing to go back to.")
            navigation.before = here
            await navigation.go_to(place)

    @command("jump.forward", "alt+right", "Forward", "forward again")
    async def forward(self, *, count: int = 1) -> None:
        """Go forward through the jumps again."""
        navigation = self._navigation
        for _ in range(count):
            place = navigation.jumps.forward()
            if place is None:
                raise ReaderError("There is nothing to go forward to.")
            navigation.before = navigation.location
            await navigation.go_to(place)


def _headings(pane: DocumentPane) -> Sequence[chooser.Entry]:
    """The headings of a pane's text, indented by level, each with its place as a percentage."""
    document = pane.document
    last = max(len(document.text), 1)
    found = []
    for index in document.headings:
        _, span, level, _, _ = document.blocks[index]
        words = " ".join(document.text[span.start : span.end].split())
        label = INDENT * (level - 1) + words
        found.append(chooser.Entry(str(span.start), label, f"{100 * span.start // last}%"))
    return found

"""Keys of boxes that show a list and have no line to type in: finding in it, and help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.text.folding import fold_trimmed
from reader.ui.keys.command import command

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.ui.widgets import line_prompt
else:
    line_prompt = lazy("reader.ui.widgets.line_prompt")


class Searched(Protocol):
    """A list that is searched."""

    @property
    def texts(self) -> Sequence[str]:
        """The words of each entry."""

    @property
    def cursor(self) -> int:
        """The index of the entry at the cursor."""

    def go(self, index: int, /) -> None:
        """Move the cursor to an entry."""


class ListKeys:
    """Finds entries by their words, and shows the keys that work."""

    def __init__(self, screen: Screen[None], searched: Callable[[], Searched]) -> None:
        """Find in a list.

        Args:
            screen: The screen that shows it.
            searched: Returns the list.
        """
        self._screen = screen
        self._list = searched
        self._words = ""

    @command("list-keys.find", "slash", "Find", "find an entry by its words; n and N go on")
    async def find(self) -> None:
        """Ask for words, going to the first entry with them as they are typed."""
        listed = self._list()
        start = listed.cursor

        async def accept(line: str) -> None:
            self._words = line.strip()
            self._go(start, 1)

        async def back() -> None:
            listed.go(start)

        def changed(line: str) -> None:
            found = self._found(line, start, 1)
            listed.go(start if found is None else found)

        await self._screen.app.push_screen(
            line_prompt.LinePrompt("Find: ", accept, changed=changed, cancelled=back)
        )

    @command("list-keys.next", "n", "Next match", "the next entry with the words", 1)
    @command("list-keys.previous", "N", "Previous match", "the previous entry with them", -1)
    def step(self, step: int) -> None:
        """Go to the next entry with the words."""
        if not self._words:
            raise ReaderError("Nothing was looked for yet: / finds an entry by its words.")
        self._go(self._list().cursor + step, step)

    @command("list-keys.keys", "question_mark", "Keys", "show the keys that work here")
    async def show_keys(self) -> None:
        """Show the keys that work here."""
        await self._screen.run_action("app.keys")

    def _go(self, start: int, step: int) -> None:
        found = self._found(self._words, start, step)
        if found is None and self._words:
            raise ReaderError(f"Nothing here has the words “{self._words}”.")
        if found is not None:
            self._list().go(found)

    def _found(self, line: str, start: int, step: int) -> int | None:
        """The first entry with all of some words from one on, going round at the end."""
        words = fold_trimmed(line).split()
        texts = self._list().texts
        if not words:
            return None
        for distance in range(len(texts)):
            at = (start + step * distance) % len(texts)
            text = fold_trimmed(texts[at])
            if all(word in text for word in words):
                return at
        return None

"""A text read aloud, sentence by sentence, with the caret on what is said."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widget import Widget

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from reader.text import motions
    from reader.ui.pane.pane import DocumentPane
    from reader.workspace import programs
else:
    motions = lazy("reader.text.motions")
    programs = lazy("reader.workspace.programs")

LOOK = 0.05
"""Seconds between two looks at whether a sentence has been said."""


class Ear(Widget, can_focus=True):
    """Gets all keys while a text is read aloud."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Take any key."""
        del key, character
        return True

    def on_key(self, event: Key) -> None:
        """Stop the reading."""
        event.stop()
        event.prevent_default()
        self.screen.dismiss()


class AloudScreen(ModalScreen[None]):
    """Lies over the text while that is read aloud; any key or click ends it."""

    MODE = "ALOUD"

    def compose(self) -> ComposeResult:
        """What the keys go to."""
        yield Ear()

    def on_mount(self) -> None:
        """Give it the keys."""
        self.set_focus(self.query_one(Ear))

    def on_click(self) -> None:
        """Stop the reading."""
        self.dismiss()


class Aloud:
    """Reads texts aloud."""

    def __init__(self, session: Session) -> None:
        """Read what a session has open."""
        self._session = session

    @command("read-aloud", "g z", "Read aloud", "read aloud from this sentence on; any key stops")
    async def read(self) -> None:
        """Begin to read aloud."""
        session, pane = self._session, self._session.pane
        if pane is None or not pane.is_loaded:
            raise ReaderError("Open a text first, with o.")
        voice = programs.voice()
        screen = AloudScreen()
        await session.host.open_dialog(screen)
        session.host.run_task(self._say(pane, screen, voice))

    async def _say(self, pane: DocumentPane, screen: AloudScreen, voice: list[str]) -> None:
        """Read from the caret on, until the end or until the screen is closed."""
        try:
            while screen.is_running and pane.is_attached:
                sentence = motions.sentence_at(pane.document, pane.caret.offset)
                pane.go(sentence.start)
                words = pane.document.text[sentence.start : sentence.end]
                if not await self._said(words, screen, voice):
                    break
                following = motions.next_sentence(pane.document, sentence.start)
                if following <= sentence.start:
                    break
                pane.go(following)
        except ReaderError as error:
            self._session.host.show_error(error)
        if screen.is_running:
            screen.dismiss()

    async def _said(self, words: str, screen: AloudScreen, voice: list[str]) -> bool:
        """Say one sentence; whether it was said to its end."""
        process = programs.say(voice, words)
        try:
            while process.poll() is None:
                if not screen.is_running:
                    await asyncio.to_thread(programs.hush, voice)
                    return False
                await asyncio.sleep(LOOK)
        finally:
            programs.end(process)
            process.wait()
        return screen.is_running

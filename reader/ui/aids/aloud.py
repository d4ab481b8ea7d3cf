"""Reading a text aloud, sentence by sentence, with the caret on the sentence being spoken."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from reader.text import motions
    from reader.ui.aids import aloud_screen
    from reader.ui.aids.aloud_screen import AloudScreen
    from reader.ui.pane.pane import DocumentPane
    from reader.workspace import programs
else:
    aloud_screen = lazy("reader.ui.aids.aloud_screen")
    motions = lazy("reader.text.motions")
    programs = lazy("reader.workspace.programs")

LOOK = 0.05
"""Seconds between checks whether a sentence has been spoken."""


class Aloud:
    """Reads texts aloud."""

    def __init__(self, session: Session) -> None:
        """Read aloud the texts that a session has open."""
        self._session = session

    @command("read-aloud", "g z", "Read aloud", "read aloud from here on; any key stops")
    async def read(self) -> None:
        """Start reading aloud."""
        session, pane = self._session, self._session.pane
        if pane is None or not pane.is_loaded:
            raise ReaderError("Open a text first, with o.")
        voice = programs.voice()
        screen = aloud_screen.AloudScreen()
        await session.host.open_dialog(screen)
        session.host.tell("Reading aloud: any key stops it")
        session.host.run_task(self._say(pane, screen, voice))

    async def _say(self, pane: DocumentPane, screen: AloudScreen, voice: list[str]) -> None:
        """Read from the caret to the end of the text, or until the screen is closed."""
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
        else:
            is_done = screen.is_running
            self._session.host.tell("Read to the end" if is_done else "Stopped; gz reads on")
        if screen.is_running:
            screen.dismiss()

    async def _said(self, words: str, screen: AloudScreen, voice: list[str]) -> bool:
        """Speak one sentence; return whether it was spoken to its end."""
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

"""Handles keys in the order typed: each takes full effect before the next is handled."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import (
    AbstractContextManager,
    ExitStack,
    asynccontextmanager,
    nullcontext,
    suppress,
)

from textual import events
from textual.binding import ActiveBinding
from textual.screen import Screen

from reader.errors import ReaderError
from reader.ui.app_settings import ConfiguredApp
from reader.ui.keys.command import Commanded
from reader.ui.keys.sequence import Chord, KeySequence
from reader.ui.reading.screen import ReadingScreen

SOON = 0.02
"""Seconds after which the changes made by a running command are shown."""
PATIENCE = 2.0
"""Seconds that a key waits for the previous one to take effect."""
PARTS = 20
"""The parts of that time; a machine that stands still meanwhile uses up only one of them."""


class Keyboard:
    """Turns keys into commands; passes all other events on to the app."""

    def __init__(
        self,
        app: ConfiguredApp,
        otherwise: Callable[[events.Event], Awaitable[None]],
        show_error: Callable[[ReaderError], None],
    ) -> None:
        """Handle the keys of an app.

        Args:
            app: The app whose commands the keys run.
            otherwise: Handles an event that is not a command's key.
            show_error: Shows an error.
        """
        self._app = app
        self._otherwise = otherwise
        self._show_error = show_error
        self._sequence = KeySequence()
        self._waiting: Chord | None = None
        self._typed_ahead: deque[events.Key] = deque()
        self._is_pointed = False

    async def take(self, event: events.Event) -> None:
        """Handle an event; a key is handled completely before the next, so that none is lost."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            is_awaited = isinstance(event, events.MouseDown | events.MouseUp | events.Paste)
            is_awaited = is_awaited and not event.is_forwarded
            self._is_pointed = self._is_pointed or isinstance(event, events.MouseEvent)
            await self._otherwise(event)
            if is_awaited:
                # The widget that was pressed gets the following events, wherever
                # the pointer is; and a key typed after a paste acts on what was pasted.
                await self._settle()
        elif self._waiting is None:
            await self._deal_with(event)
        elif event.key == "escape":
            self._waiting = None
            self._typed_ahead.clear()
            self._show_error(ReaderError("Not done: the text is still being read."))
        else:
            self._typed_ahead.append(event)

    async def go_on(self) -> None:
        """Run the waiting command, if it can run now, and then the keys typed meanwhile."""
        chord = self._waiting
        if chord is None or not self._can_run(chord):
            return
        self._waiting = None
        self._begin_command()
        await self.run(chord.binding, chord.times, chord.key)
        await self._settle()
        while self._typed_ahead and self._waiting is None:
            await self._deal_with(self._typed_ahead.popleft())

    async def run(self, active: ActiveBinding, count: int | None = None, key: str = "") -> None:
        """Run a command, and show its error if it fails.

        Args:
            active: The command, and the part or widget that declares it.
            count: The count, if one was typed.
            key: Its last key; empty if the command was not run by a key.
        """
        if not key and self._sequence.begin(active.binding):
            self._show_pending(self._app.screen)
            return
        if isinstance(active.node, Commanded):
            active.node.count, active.node.key = count, key
        try:
            with self._jumping(active):
                await self._app.run_action(active.binding.action, active.node)
        except ReaderError as error:
            self._show_error(error)
        finally:
            if isinstance(active.node, Commanded):
                active.node.count = None

    def _can_run(self, chord: Chord) -> bool:
        """Whether everything that a command needs has been loaded."""
        screen = self._app.screen
        return not isinstance(screen, ReadingScreen) or screen.can_run(chord.binding, chord.times)

    async def _deal_with(self, event: events.Key) -> None:
        """Handle one key to completion."""
        if self._is_pointed:
            # Once for pending mouse events, and once for what they caused.
            self._is_pointed = False
            await self._settle()
            await self._settle()
        screen = self._app.screen
        async with self._at_once():
            if not await self._press(event):
                await self._otherwise(event)
            await self._settle()
            self._show_pending(screen)

    def _begin_command(self) -> None:
        """Have the screen discard state left by the previous command."""
        screen = self._app.screen
        if isinstance(screen, ReadingScreen):
            screen.begin_command()

    def _show_pending(self, screen: Screen[object]) -> None:
        """Show the keys typed so far of a command."""
        if isinstance(screen, ReadingScreen):
            screen.show_pending(self._sequence.pending, self._sequence.begun)

    @asynccontextmanager
    async def _at_once(self) -> AsyncIterator[None]:
        """Batch all screen updates of a key into one, unless it takes long."""
        batch = ExitStack()
        batch.enter_context(self._app.batch_update())
        late = asyncio.get_running_loop().call_later(SOON, batch.close)
        try:
            yield
        finally:
            late.cancel()
            batch.close()
            self._app.screen.check_idle()

    async def _press(self, event: events.Key) -> bool:
        """Run the command that a key completes; return whether the key was consumed."""
        screen, focused = self._app.screen, self._app.focused
        bare = _behind_escape(event)
        bindings = self._app.bindings(screen)
        begins = f"{event.key} "
        is_bound = event.key in bindings or any(keys.startswith(begins) for keys in bindings)
        if bare is not None and not is_bound:
            for key in (events.Key("escape", None), bare):
                await self.take(key)
            return True
        if focused is not None and focused.check_consume_key(event.key, event.character):
            self._sequence.clear()
            return False
        self._begin_command()
        chord = self._sequence.press(event, bindings)
        if isinstance(chord, bool):
            keymap = self._app.keymap
            return chord or (keymap is not None and keymap.frees(screen, event.key))
        if self._can_run(chord):
            await self.run(chord.binding, chord.times, chord.key)
        else:
            self._waiting = chord
            self._show_error(ReaderError("Once the text is read; Esc leaves it undone."))
        for key in chord.rest:
            await self._settle()
            await self.take(key)
        return True

    def _jumping(self, active: ActiveBinding) -> AbstractContextManager[None]:
        """Record a jump for a command that may move far."""
        screen, node = self._app.screen, active.node
        if isinstance(screen, ReadingScreen) and isinstance(node, Commanded):
            found = node.commands.get(active.binding.id or "")
            if found and found[0].is_leap:
                return screen.parts.navigation.jumping()
        return nullcontext()

    async def _settle(self) -> None:
        """Wait until the effects of a key have reached the screen that it was typed on."""
        node = self._app.focused or self._app.screen
        for each in (node, *node.ancestors):
            if each is self._app:
                return
            done = asyncio.Event()
            if each.call_later(done.set) and not await _is_set(done):
                return


async def _is_set(event: asyncio.Event) -> bool:
    """Whether an event is set in time."""
    for _ in range(PARTS):
        with suppress(TimeoutError):
            await asyncio.wait_for(event.wait(), PATIENCE / PARTS)
            return True
    return False


def _behind_escape(event: events.Key) -> events.Key | None:
    """The key typed right after Esc, if the terminal sent both as one key with Alt."""
    character = event.character
    if not event.key.startswith("alt+") or character is None or not character.isprintable():
        return None
    bare = character if character.isalnum() else event.key.removeprefix("alt+")
    return events.Key(bare, character)

"""The app: themes, keys in the order they were typed, and one way to say what is wrong."""

from __future__ import annotations

import asyncio
import signal
from collections import deque
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack, asynccontextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual import events
from textual.app import App, SystemCommand
from textual.binding import ActiveBinding, Binding, BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen

from reader.errors import ReaderError
from reader.glyph import showable
from reader.lazy import lazy
from reader.ui.documents_screen import DocumentsScreen
from reader.ui.keys import Chord, Counted, KeySequence, spelling
from reader.ui.panes_screen import PanesScreen
from reader.ui.places_screen import JUMPS, PlacesScreen
from reader.ui.reading_screen import ReadingScreen
from reader.ui.themes import THEMES, pen_variables
from reader.workspace import Workspace

if TYPE_CHECKING:
    from reader.ui import chooser_screen
else:
    chooser_screen = lazy("reader.ui.chooser_screen")

SOON = 0.02
"""Seconds after which what a key has changed so far is shown."""
PATIENCE = 2.0
"""Seconds that a key waits for the one before it to have its effect."""


class ReaderApp(App[None]):
    """Reader on the screen."""

    CSS_PATH = Path(__file__).with_name("reader.tcss")
    TITLE = "Reader"
    ENABLE_COMMAND_PALETTE = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("colon,ctrl+p", "command_palette", "Commands", id="commands",
                tooltip="every command by name"),
        Binding("ctrl+z", "suspend_process", "Suspend", id="suspend",
                tooltip="back to the shell; fg returns"),
    ]  # fmt: skip

    def __init__(
        self, workspace: Workspace, paths: Sequence[Path] = (), *, patience: float = 1.5
    ) -> None:
        """Open documents.

        Args:
            workspace: Where they and their marks are.
            paths: Their files; without any, those that were open last.
            patience: Seconds to wait for another program that is writing the annotations.
        """
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        if self.theme == "textual-dark":
            # Set without a word to those who watch: at a change, all styles are parsed anew.
            self.set_reactive(App.theme, "reader-dark")
            self.stylesheet.set_variables(self.get_css_variables())
        self._workspace = workspace
        self._paths = paths
        self._patience = patience
        self._sequence = KeySequence()
        self._waiting: Chord | None = None
        self._typed_ahead: deque[events.Key] = deque()
        self._is_pointed = False

    def get_default_screen(self) -> Screen[None]:
        """The screen that one reads on."""
        return ReadingScreen(self._workspace, self._paths, self._patience)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End the program; where somebody was is written down first."""
        for screen in self.screen_stack:
            if isinstance(screen, DocumentsScreen):
                screen.keep_places()
        super().exit(result, return_code, message)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The pens' colours, for themes that bring none of their own."""
        return pen_variables(self.current_theme)

    def on_mount(self) -> None:
        """Leave the terminal as it was found, also when somebody else ends the program."""
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop = asyncio.get_running_loop()
                    loop.add_signal_handler(getattr(signal, name), self.exit)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a box; whatever it says, it is shown as it is and safely."""
        del markup
        safe = "\n".join(showable(line) for line in message.split("\n"))
        super().notify(
            safe, title=showable(title), severity=severity, timeout=timeout, markup=False
        )

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Deal with each key wholly before the next, so that nothing typed ahead is lost."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            is_button = isinstance(event, events.MouseDown | events.MouseUp)
            is_button = is_button and not event.is_forwarded
            self._is_pointed = self._is_pointed or isinstance(event, events.MouseEvent)
            await super().on_event(event)
            if is_button:
                # So that who was pressed on gets what comes next, wherever the pointer is then.
                await self._settle()
        elif self._waiting is None:
            await self._deal_with(event)
        elif event.key == "escape":
            self._waiting = None
            self._typed_ahead.clear()
            self.show_error(ReaderError("Not done: the text is still being read."))
        else:
            self._typed_ahead.append(event)

    async def on_panes_screen_ready(self) -> None:
        """Do what had to wait, and what was typed meanwhile."""
        chord = self._waiting
        if chord is None or not self._can_run(chord.binding):
            return
        self._waiting = None
        if isinstance(self.screen, PanesScreen):
            self.screen.clear_notice()
        await self._run(chord.binding, chord.times, chord.key)
        await self._settle()
        while self._typed_ahead and self._waiting is None:
            await self._deal_with(self._typed_ahead.popleft())

    def _can_run(self, active: ActiveBinding) -> bool:
        """Whether all is there that a command needs."""
        if not isinstance(self.screen, DocumentsScreen):
            return True
        return self.screen.can_run(active)

    async def _deal_with(self, event: events.Key) -> None:
        """Do what a key says, wholly."""
        if self._is_pointed:
            # Once for what the mouse set off, and once for what came of that.
            self._is_pointed = False
            await self._settle()
            await self._settle()
        screen = self.screen
        async with self._at_once():
            if not await self._press(event):
                await super().on_event(event)
            await self._settle()
            self._show_pending(screen)

    def _show_pending(self, screen: Screen[object]) -> None:
        """Show what has been typed of a command."""
        if isinstance(screen, PanesScreen) and screen.pending != self._sequence.pending:
            screen.pending = self._sequence.pending
            screen.show_status()

    @asynccontextmanager
    async def _at_once(self) -> AsyncIterator[None]:
        """Have all that a key changes be seen at once: in one picture, unless it takes long."""
        batch = ExitStack()
        batch.enter_context(self.batch_update())
        late = asyncio.get_running_loop().call_later(SOON, batch.close)
        try:
            yield
        finally:
            late.cancel()
            batch.close()
            self.screen.check_idle()

    async def _press(self, event: events.Key) -> bool:
        """Do the command that a key completes; answers whether the key is used up."""
        screen, focused = self.screen, self.focused
        bare = _behind_escape(event)
        if bare is not None and event.key not in screen.active_bindings:
            for key in (events.Key("escape", None), bare):
                await self.on_event(key)
            return True
        if focused is not None and focused.check_consume_key(event.key, event.character):
            self._sequence.clear()
            return False
        if isinstance(screen, PanesScreen):
            screen.clear_notice()
        chord = self._sequence.press(event, screen.active_bindings)
        if isinstance(chord, bool):
            return chord
        if self._can_run(chord.binding):
            await self._run(chord.binding, chord.times, chord.key)
        else:
            self._waiting = chord
            self.show_error(ReaderError("Once the text is read; Esc leaves it undone."))
        for key in chord.rest:
            await self._settle()
            await self.on_event(key)
        return True

    async def _run(self, active: ActiveBinding, count: int | None = None, key: str = "") -> None:
        """Do a command, and say what is wrong where it can't be done."""
        if not key and self._sequence.begin(active.binding):
            self._show_pending(self.screen)
            return
        if isinstance(active.node, Counted):
            active.node.count, active.node.key = count, key
        try:
            with self._jumping(active.binding):
                await self.run_action(active.binding.action, active.node)
        except ReaderError as error:
            self.show_error(error)
        finally:
            if isinstance(active.node, Counted):
                active.node.count = None

    def _jumping(self, binding: Binding) -> AbstractContextManager[None]:
        """Keep where somebody was, for a command that leads far."""
        if isinstance(self.screen, PlacesScreen) and binding.id in JUMPS:
            return self.screen.jumping()
        return nullcontext()

    async def _settle(self) -> None:
        """Wait until what a key set off has reached the screen that it was typed on."""
        node = self.focused or self.screen
        for each in (node, *node.ancestors):
            if each is self:
                return
            done = asyncio.Event()
            if each.call_later(done.set):
                try:
                    await asyncio.wait_for(done.wait(), PATIENCE)
                except TimeoutError:
                    return

    def show_error(self, error: ReaderError) -> None:
        """Say what is wrong."""
        if isinstance(self.screen, PanesScreen):
            self.screen.show_error(error)
        else:
            self.notify(str(error), severity="error", timeout=10, markup=False)

    # Help

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Textual's commands, and every one that a key is bound to."""
        yield from super().get_system_commands(screen)
        for active in self._commands(screen):
            keys = spelling(self, active.binding)
            tooltip = active.binding.tooltip or active.binding.description
            yield SystemCommand(
                f"{tooltip[0].upper()}{tooltip[1:]} ({keys})",
                active.binding.description,
                lambda active=active: self.call_later(self._run, active),
            )

    def _commands(self, screen: Screen[object]) -> list[ActiveBinding]:
        """The commands that there are on a screen, each once, with its first key."""
        found: dict[tuple[str, str], ActiveBinding] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.id and active.enabled:
                found.setdefault((binding.id, binding.action), active)
        return list(found.values())

    async def action_keys(self) -> None:
        """Show the keys there are here; the chosen one is done."""
        commands = {active.binding.id or "": active for active in self._commands(self.screen)}
        entries = [
            chooser_screen.Entry(
                key, active.binding.tooltip or active.binding.description, self._keys_of(key)
            )
            for key, active in commands.items()
        ]

        async def do(key: str) -> None:
            if key in commands:
                self.call_later(self._run, commands[key])

        await self.push_screen(
            chooser_screen.ChooserScreen(
                "Keys", entries, do, keys="type to search · Enter does it · Esc closes"
            )
        )

    def _keys_of(self, binding_id: str) -> str:
        """All keys that a command has, as they are shown."""
        bindings = (active.binding for active in self.screen.active_bindings.values())
        shown = [spelling(self, each) for each in bindings if each.id == binding_id]
        return "  ".join(dict.fromkeys(shown))


def _behind_escape(event: events.Key) -> events.Key | None:
    """The key typed so soon after Esc that the terminal sent both as one with Alt, if so."""
    character = event.character
    if not event.key.startswith("alt+") or character is None or not character.isprintable():
        return None
    bare = character if character.isalnum() else event.key.removeprefix("alt+")
    return events.Key(bare, character)

"""The app: its screens, its use of the terminal, and the display of errors."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual import events
from textual.app import SystemCommand
from textual.binding import ActiveBinding, Binding, BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.text.glyphs import showable
from reader.ui.app_settings import LIGHT_THEME, USUAL_THEME, ConfiguredApp
from reader.ui.gate import Gate
from reader.ui.keyboard import Keyboard
from reader.ui.notices import seconds_for
from reader.ui.reading.screen import ReadingScreen
from reader.ui.themes import THEMES
from reader.workspace.paths import Workspace

if TYPE_CHECKING:
    from reader.ui.dialogs import help as keys_screen
    from reader.ui.dialogs import palette
    from reader.ui.terminal import TerminalDriver
else:
    palette = lazy("reader.ui.dialogs.palette")
    keys_screen = lazy("reader.ui.dialogs.help")

TEXTUALS = {"Quit": "leave Reader", "Screenshot": "save a picture of it"}
"""Textual's own commands that are offered, with what they do in a few words."""


class ReaderApp(ConfiguredApp):
    """The Textual app."""

    CSS_PATH = Path(__file__).with_name("reader.tcss")
    TITLE = "Reader"
    ENABLE_COMMAND_PALETTE = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("colon,ctrl+p", "palette", "Commands", id="commands",
                tooltip="every command by name"),
        Binding("ctrl+z", "suspend_process", "Suspend", id="suspend",
                tooltip="back to the shell; fg returns"),
    ]  # fmt: skip

    def __init__(
        self,
        workspace: Workspace,
        paths: Sequence[Path] = (),
        *,
        patience: float = 1.5,
        settings: Path | None = None,
        repairing: bool = False,
    ) -> None:
        """Start with some documents.

        Args:
            workspace: Where they and their annotations are.
            paths: Their files; without any, those of the last session.
            patience: Seconds to wait for another program that is writing the annotations.
            settings: The settings file, if it is to be watched for changes.
            repairing: Whether to begin with the annotations that are lost or uncertain.
        """
        super().__init__(settings)
        if self.follows_terminal and self.driver_class.__name__ == "TerminalDriver":
            from reader.ui.terminal import AskingDriver  # noqa: PLC0415 (not on every system)

            self.driver_class = AskingDriver
        self._workspace = workspace
        self._paths = paths
        self._patience = patience
        self._repairing = repairing
        self._keyboard = Keyboard(self, super().on_event, self.show_error)
        self._gate = Gate()

    def get_default_screen(self) -> Screen[None]:
        """The reading screen."""
        screen = ReadingScreen(self._workspace, self._paths, self._patience)
        screen.begins_with_repair = self._repairing
        screen.use_settings(self.settings, self.keymap)
        return screen

    def get_driver_class(self) -> type[Driver]:
        """The terminal driver: Textual's choice, with an input filter where possible."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            return chosen
        from reader.ui.terminal import TerminalDriver  # noqa: PLC0415 (not on every system)

        return TerminalDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters for the output, and the gate that all of it passes."""
        return [*super().get_line_filters(), self._gate]

    def on_terminal_driver_background(self, event: TerminalDriver.Background) -> None:
        """Match the terminal's light or dark background, if no theme was chosen."""
        if self.follows_terminal:
            self.theme = LIGHT_THEME if event.is_light else USUAL_THEME

    def on_terminal_driver_gone(self) -> None:
        """Save and exit: the terminal is gone."""
        self.exit()

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Exit, saving the reading position first."""
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                screen.keep_positions()
                screen.keep_steps()
        super().exit(result, return_code, message)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Suspend the screen for another program; its errors are raised once the screen is back."""
        failed = None
        with super().suspend():
            try:
                yield
            except ReaderError as error:
                failed = error
        if failed:
            raise failed

    def on_mount(self) -> None:
        """Restore the terminal, also when the process is killed."""
        self.call_after_refresh(lambda: self.run_worker(self.watch_settings()))
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
        """Show a notification; its text is shown literally and safely."""
        del markup
        safe = "\n".join(showable(line) for line in message.split("\n"))
        seconds = max(timeout or 0, seconds_for(title + message))
        super().notify(
            safe, title=showable(title), severity=severity, timeout=seconds, markup=False
        )
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                screen.remember(f"{title}: {message}" if title else message)

    async def on_event(self, event: events.Event) -> None:
        """Handle each key completely before the next, so that no typed key is lost."""
        await self._keyboard.take(event)

    async def on_ready(self) -> None:
        """Run the commands that had to wait, and handle the keys typed meanwhile."""
        await self._keyboard.go_on()

    def show_error(self, error: ReaderError) -> None:
        """Show an error."""
        if isinstance(self.screen, ReadingScreen):
            self.screen.show_error(error)
        else:
            self.notify(str(error), severity="error", timeout=10, markup=False)

    # Help

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command that has a key, and Textual's own commands."""
        for active, keys in self.commands(screen):
            tooltip = active.binding.tooltip or active.binding.description
            shown = f" ({'  '.join(keys)})" if keys else ""
            yield SystemCommand(
                f"{tooltip[0].upper()}{tooltip[1:]}{shown}",
                active.binding.description,
                lambda active=active: self.call_later(self._keyboard.run, active),
            )
        yield SystemCommand("Theme", "choose how it all looks", self.action_themes)
        for each in super().get_system_commands(screen):
            if each.title in TEXTUALS:
                yield each._replace(help=TEXTUALS[each.title])

    async def action_palette(self) -> None:
        """Ask for a command by name, in place of Textual's own palette."""
        if isinstance(self.screen, palette.PaletteScreen):
            return

        async def run(chosen: SystemCommand) -> None:
            self.call_later(chosen.callback)

        commands = [*self.get_system_commands(self.screen)]
        await self.push_screen(palette.PaletteScreen(commands, run))

    async def action_themes(self) -> None:
        """Ask for a theme, previewing the one under the cursor."""
        names = [each.name for each in THEMES]
        others = sorted(name for name in self.available_themes if name not in names)
        await self.push_screen(
            palette.ThemeScreen([*names, *others], self.theme, self.show_theme, self.keep_theme)
        )

    async def action_keys(self) -> None:
        """Show the keys that work here; the chosen command is run."""
        if isinstance(self.screen, keys_screen.KeysScreen):
            return

        async def do(active: ActiveBinding) -> None:
            self.call_later(self._keyboard.run, active)

        screen = self.screen
        status = screen.status if isinstance(screen, ReadingScreen) else None
        await self.push_screen(
            keys_screen.KeysScreen(
                self.commands(screen),
                do,
                mode=status.mode if status else "",
                first=status.hints if status else (),
            )
        )

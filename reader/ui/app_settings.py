"""The user's settings on the screen: theme, keys, pens and text width, and changes to them."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.binding import ActiveBinding
from textual.screen import Screen

from reader.lazy import lazy
from reader.locations import VARIABLE
from reader.ui import looks
from reader.ui.reading.screen import ReadingScreen
from reader.ui.themes import THEMES, variables
from reader.workspace.texts.source_file import stamp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader import config
    from reader.config import Config
    from reader.ui.keys import commands, keymap
else:
    commands = lazy("reader.ui.keys.commands")
    config = lazy("reader.config")
    keymap = lazy("reader.ui.keys.keymap")

USUAL_THEME = THEMES[0].name
LIGHT_THEME = THEMES[1].name
WATCH = 0.4
"""Seconds between checks whether the file was changed."""
MOST_TOLD = 4
"""The most errors that are reported at once."""


class ConfiguredApp(App[None]):
    """An app that follows a settings file, also when it changes."""

    def __init__(self, file: Path | None) -> None:
        """Start with some settings.

        Args:
            file: The settings file; None for no settings.
        """
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self._file = file
        self._stamp = stamp(file) if file else None
        is_named = VARIABLE in os.environ
        self.settings = (
            config.load(file, os.environ) if file and (self._stamp or is_named) else None
        )
        """The user's settings; None without a settings file."""
        self.keymap: keymap.Keymap | None = None
        """The keymap; None for the default keys."""
        self._problems = self.settings.problems if self.settings else ()
        if self.theme == "textual-dark":
            # Set without notifying watchers: each change of the theme parses all styles again.
            self.set_reactive(App.theme, self._theme_of(self.settings))
            self.stylesheet.set_variables(self.get_css_variables())
        if self.settings and self.settings.has_keys:
            self.keymap = commands.keymap_of(self.settings)
        if self.is_in_browser:
            self.keymap = (self.keymap or keymap.Keymap()).for_browser()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The pens' colours, for themes that define none of their own."""
        return variables(self.current_theme)

    def _theme_of(self, settings: Config | None) -> str:
        """The chosen or configured theme, if it exists."""
        kept, said = looks.load(), settings.theme if settings else ""
        if kept.theme in self.available_themes and kept.instead_of == said:
            return kept.theme
        if settings is None or not said:
            return USUAL_THEME
        if settings.theme in self.available_themes:
            return settings.theme
        names = ", ".join(sorted(self.available_themes))
        sentence = f"no theme is called “{settings.theme}”. There are {names}."
        self._problems = (
            *self._problems,
            settings.problem("theme", sentence),
        )
        return USUAL_THEME

    @property
    def is_in_browser(self) -> bool:
        """Whether the app is shown in a browser by a server."""
        return self.driver_class.__name__ == "WebDriver"

    @property
    def follows_terminal(self) -> bool:
        """Whether no theme was chosen, so that the terminal's background decides."""
        return not (self.settings and self.settings.theme) and not looks.load().theme

    def show_theme(self, name: str) -> None:
        """Apply a theme."""
        self.theme = name

    def keep_theme(self, name: str) -> None:
        """Keep a theme for the next start, unless the settings change."""
        said = self.settings.theme if self.settings else ""
        looks.keep(theme=name, instead_of=said)

    # Keys

    def bindings(self, screen: Screen[object]) -> Mapping[str, ActiveBinding]:
        """What each key does now."""
        return self.keymap.active(screen) if self.keymap else screen.active_bindings

    def commands(self, screen: Screen[object]) -> list[keymap.Available]:
        """All commands available now, with their keys."""
        return (self.keymap or keymap.Keymap()).commands(screen)

    # Changes

    async def watch_settings(self) -> None:
        """Check the settings, report errors, and then watch the file."""
        if self.settings:
            await self._look_through(self.settings)
        if self._file:
            self.set_interval(WATCH, self.look_at_settings)

    async def look_at_settings(self) -> None:
        """Respond to a change of the file."""
        file = self._file
        now = await asyncio.to_thread(stamp, file) if file else None
        if file is None or now == self._stamp:
            return
        self._stamp = now
        settings = await asyncio.to_thread(config.load, file, last=self.settings)
        before = self.settings.theme if self.settings else ""
        self._problems = settings.problems
        theme = self._theme_of(settings)
        await self._look_through(settings)
        if settings.theme != before:
            self.theme = theme

    async def _look_through(self, settings: Config) -> None:
        """Apply the valid settings, and report errors."""
        known = await asyncio.to_thread(settings.with_known_style)
        self._problems = (*self._problems, *known.problems[len(settings.problems) :])
        found = None
        if known.has_keys:
            found, problems = await asyncio.to_thread(commands.checked, known)
            self._problems = (*self._problems, *problems)
        if self.is_in_browser:
            found = (found or keymap.Keymap()).for_browser()
        # Until here the old keys worked.
        self.settings, self.keymap = known, found
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                screen.use_settings(known, self.keymap)
        self._tell_problems()

    def _tell_problems(self) -> None:
        """Report the errors in the file."""
        for problem in self._problems[:MOST_TOLD]:
            self.notify(problem, severity="warning", timeout=15, markup=False)
        if len(self._problems) > MOST_TOLD:
            more = len(self._problems) - MOST_TOLD
            self.notify(f"And {more} more in that file: reader keys names all.", timeout=15)
        self._problems = ()

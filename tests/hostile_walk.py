"""Reader in its own terminal, walked through every screen it has.

Run as `hostile_walk.py WORKSPACE SETTINGS LOG TEXT…`: each key that works in a place is pressed
there, and each screen that opens is walked in turn. The log has the names of the screens.
"""

import asyncio
import re
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path

from textual import events
from textual.widgets import Input, TextArea

from reader.ui.app import ReaderApp
from reader.ui.keys.commands import group_of
from reader.ui.reading.screen import ReadingScreen
from reader.workspace.paths import Workspace

LEFT_OUT = {
    "quit",
    "suspend",
    "text.edit",
    "note.editor",
    "note-view.editor",
    "pane.close",
    "pane.only",
}
"""What ends the program, starts another one, or leaves one pane where two are needed."""
HARMLESS = {"Move", "Select"}
"""The groups of commands that open nothing and show no text that was not there before."""
TYPED = (("z",), ("z", "tab"), ("z", "down", "enter"), ("down", "enter"))
"""What is typed wherever there is a field to type in."""
TO_A_HIGHLIGHT = ("right_square_bracket", "h")
RIGHT_CLICK = "right click"
"""What is no key, and opens the menu."""
LONGER_WAYS = (
    (RIGHT_CLICK,),
    ("L", *TO_A_HIGHLIGHT, "L"),
    ("colon", *"theme", "enter"),
    ("g", "H", "x"),
    ("ctrl+w", "w", "t"),
)
"""From the text to screens that no single command opens, or that need a full list or a heading."""


async def until(pilot, condition):
    """Wait for something that comes by itself."""
    async with asyncio.timeout(30):
        while not condition():
            await pilot.pause(0.01)


def named(key):
    """A key's name and its character, of either of them."""
    if len(key) == 1 and not key.isalnum():
        return re.sub("[ -]", "_", unicodedata.name(key)).lower(), key
    with suppress(KeyError):
        return key, unicodedata.lookup(key.replace("_", " "))
    return key, None


class Walk:
    """A walk by keys: each place is known by its screen and what has the focus there."""

    def __init__(self, pilot, log):
        self.pilot, self.app, self.log = pilot, pilot.app, log
        self.seen = set()
        self.taken = set()
        self.waiting = []

    async def run(self):
        """Walk through all places there are."""
        await self.go()
        self.arrived((), *LONGER_WAYS)
        while self.waiting:
            place, route, steps = self.waiting.pop(0)
            for step in steps:
                # What a command of a dialog leaves open is there for the next one.
                if self.place != place or not route or step in TYPED:
                    await self.go(*route)
                if step == (RIGHT_CLICK,):
                    await self.pilot.click(self.app.focused, offset=(12, 4), button=3)
                    await self.pilot.pause()
                else:
                    await self.press(*step)
                self.arrived((*route, *step))

    async def go(self, *route):
        """Go to a place from the text."""
        for _ in range(12):
            if self.is_reading:
                break
            await self.press("escape")
        assert self.is_reading, f"no way out of {self.app.screen!r}, {self.app.focused!r}"
        await self.press(*(route or TO_A_HIGHLIGHT))

    async def press(self, *keys):
        """Press keys as fast as they come, and wait for what they do."""
        for key in keys:
            self.app.post_message(events.Key(*named(key)))
        handled = asyncio.Event()
        self.app.call_later(handled.set)
        async with asyncio.timeout(60):
            await handled.wait()
        await self.pilot.pause()

    @property
    def is_reading(self):
        """Whether a text has the keys."""
        focused = type(self.app.focused).__name__
        return isinstance(self.app.screen, ReadingScreen) and focused == "DocumentPane"

    @property
    def place(self):
        """What the keys go to."""
        return type(self.app.screen).__name__, type(self.app.focused).__name__

    def arrived(self, route, *more):
        """Note a place, to be walked if it is new."""
        screen, focused, place = self.app.screen, self.app.focused, self.place
        if place in self.seen:
            return
        self.seen.add(place)
        self.log.write(" ".join((*place, *route)) + "\n")
        self.log.flush()
        steps = []
        for key, (node, binding, enabled, _) in screen.active_bindings.items():
            command = type(node), binding.id
            is_new = binding.id and command not in self.taken and binding.id not in LEFT_OUT
            if enabled and is_new and group_of(binding.id) not in HARMLESS:
                self.taken.add(command)
                steps.append(tuple(key.split(" ")))
        if isinstance(focused, Input | TextArea):
            steps += TYPED
        self.waiting.append((place, route, [*steps, *more]))


def main():
    """Walk until there is nothing new, and end with status 0."""
    workspace, settings, log, *texts = map(Path, sys.argv[1:])
    app = ReaderApp(Workspace(workspace), texts, settings=settings)

    async def walked(pilot):
        await until(pilot, lambda: app.screen_stack[0].is_ready)
        with log.open("w", encoding="utf-8") as file:
            await Walk(pilot, file).run()
            file.write("all\n")
        app.exit()

    app.run(auto_pilot=walked)
    sys.exit(app.return_code)


if __name__ == "__main__":
    main()

"""A workspace with two texts, and the real app on it."""

import asyncio
import shutil
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from reader.text.document import Span
from reader.ui.app import ReaderApp
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace


class OpenedApp(ReaderApp):
    """The app, for a test that begins when everything is there and ends when nothing goes on."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._begun = 0
        for name in ("run", "go_on"):
            setattr(self._keyboard, name, self._counted(getattr(self._keyboard, name)))

    def _counted(self, run):
        """The same, known of while it runs."""

        async def counted(*args):
            self._begun += 1
            try:
                return await run(*args)
            finally:
                self._begun -= 1

        return counted

    @asynccontextmanager
    async def run_test(self, **options):
        async with super().run_test(**options) as pilot:
            async with asyncio.timeout(20):
                while not self.screen_stack[0].is_ready:
                    await pilot.pause()
            await pilot.pause()
            yield pilot
            # A command whose effect a test has seen may have more to do.
            async with asyncio.timeout(20):
                while self._begun:
                    await pilot.pause(0.01)


@pytest.fixture
def app_class():
    """The app, for a test that makes workspaces of its own."""
    return OpenedApp


TEXTS = Path(__file__).parents[2] / "texts"


@pytest.fixture(autouse=True)
def _alone(monkeypatch, tmp_path):
    """No clipboard, no tmux, no state of the person who runs the tests."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "NO_COLOR", "READER_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def workspace(tmp_path):
    root = tmp_path / "workspace"
    (root / "texts").mkdir(parents=True)
    for path in sorted(TEXTS.glob("*.md")):
        shutil.copy(path, root / "texts")
    return Workspace(root)


@pytest.fixture
def open_app(workspace):
    """Makes the app with some texts open, by name; more texts can be written first."""

    def open_texts(*names):
        return OpenedApp(workspace, [workspace.texts / name for name in names])

    return open_texts


@pytest.fixture
def opened_app():
    """The class of such an app, to be made with other options."""
    return OpenedApp


@pytest.fixture
def highlight(workspace):
    """Highlights sentences of a text, as it was done before the app is started."""

    def highlighted(words, name="town-hall.md", **extras):
        desk = Desk(workspace)
        opened = desk.open(workspace.texts / name)
        start = opened.document.text.index(words)
        end = opened.document.text.index("\n\n", start)
        stop = opened.document.text.find(". ", start, end)
        desk.highlight(opened, [Span(start, end if stop < 0 else stop + 1)], **extras)

    return highlighted


@pytest.fixture
def marked(open_app, highlight):
    """Two texts, and in the first of them passages with a tag, with a note, and with two tags."""
    highlight("President Joe Biden used", tags=("claim",))
    highlight("The question behind the exchange", note="ask")
    highlight("What the president said", tags=("claim", "access"), color="blue")
    return open_app("town-hall.md", "xinjiang-visit.md")

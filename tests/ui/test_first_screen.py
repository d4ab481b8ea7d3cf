"""What the first screen waits for: the modules that are loaded before the rest is."""

import json
import subprocess
import sys

import pytest

STARTED = """
import json, os, sys
from importlib.abc import MetaPathFinder
from pathlib import Path


class AtTheRest(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "reader.workspace.desk":
            print(json.dumps([each for each in sys.modules if each.startswith("reader.")]))
            sys.stdout.flush()
            os._exit(0)


if len(sys.argv) == 3:
    sys.meta_path.insert(0, AtTheRest())
from reader.ui.app import ReaderApp
from reader.workspace.paths import Workspace

app = ReaderApp(Workspace(Path(sys.argv[1])), [Path(sys.argv[1], "own.txt")])
if len(sys.argv) == 3:
    app.run(headless=True)
else:
    import asyncio

    async def visit():
        async with app.run_test() as pilot:
            while not app.screen.is_ready:
                await pilot.pause()
            app.exit()

    asyncio.run(visit())
"""


def start(folder, *more):
    """What the start of the program in a folder prints."""
    words = [sys.executable, "-c", STARTED, str(folder), *more]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "own.txt").write_text("A thought of one's own.\n\nAnd another one.\n")
    return tmp_path


LATER = (
    *("annotations.annotation", "anchoring", "citation", "compare", "export", "query", "search"),
    *("metadata.people.names", "metadata.schema", "store", "text.sentences", "workspace.desk"),
)
"""What reads, finds, cites and keeps highlights: of no use before the text is on the screen."""


def of(modules, names):
    """Those modules that have these names, or are in packages that have them."""
    return [
        each
        for each in modules
        if f"{each}.".startswith(tuple(f"reader.{name}." for name in names))
    ]


def test_the_first_screen_waits_for_nothing_that_only_highlights_need(folder):
    modules = json.loads(start(folder, "first"))
    assert "reader.formats.plain" in modules
    assert not of(modules, LATER)


def test_a_text_that_was_left_is_shown_before_anything_that_reads_texts_is_loaded(folder):
    start(folder)
    modules = json.loads(start(folder, "again"))
    assert "reader.workspace.texts.first_page" in modules
    assert not of(modules, (*LATER, "formats", "metadata", "workspace.texts.loading"))

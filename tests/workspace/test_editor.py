"""The person's own editor."""

import signal
import sys
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.workspace.editor import USUAL, chosen, command, edit

FILE = Path("a b.md")


def test_the_editor_is_the_one_that_was_chosen():
    assert chosen({"VISUAL": "one", "EDITOR": "two"}) == "one"
    assert chosen({"VISUAL": "", "EDITOR": "two"}) == "two"
    assert chosen({}) == USUAL


@pytest.mark.parametrize(
    ("asked", "line", "words"),
    [
        ("vim", 12, ["vim", "+12", "a b.md"]),
        ("/usr/bin/nano -w", 3, ["/usr/bin/nano", "-w", "+3", "a b.md"]),
        ("hx", 12, ["hx", "a b.md:12"]),
        ("code", 12, ["code", "--wait", "--goto", "a b.md:12"]),
        ("code --wait", None, ["code", "--wait", "--goto", "a b.md"]),
        ("'my editor' -x", None, ["my editor", "-x", "a b.md"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(asked, line, words):
    assert command(asked, FILE, line) == words


@pytest.mark.parametrize(
    "asked", ["no-such-editor", "'never closed", f"{sys.executable} -c exit(3)"]
)
def test_an_editor_that_fails_is_told(monkeypatch, tmp_path, asked):
    monkeypatch.setenv("VISUAL", asked)
    with pytest.raises(ReaderError, match=r"can't be started|ended with status"):
        edit(tmp_path / "note.md")


def test_an_interrupt_is_for_the_editor_alone(monkeypatch, tmp_path):
    script = tmp_path / "editor.py"
    script.write_text("import os, signal\nos.kill(os.getppid(), signal.SIGINT)\n")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    before = signal.getsignal(signal.SIGINT)
    edit(tmp_path / "note.md")
    assert signal.getsignal(signal.SIGINT) is before

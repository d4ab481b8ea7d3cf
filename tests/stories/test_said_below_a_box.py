"""What a box says on the last row, each time anew."""

import shutil
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals on Windows", allow_module_level=True)

from terminal import Terminal

TEXTS = Path(__file__).parents[2] / "texts"


@pytest.fixture
def place(tmp_path):
    shutil.copytree(TEXTS, tmp_path / "texts")
    return tmp_path


def test_what_is_sent_from_the_matrix_is_said_each_time(place):
    with Terminal("texts/town-hall.md", cwd=place, size=(120, 30)) as terminal:
        terminal.see("READ")
        terminal.send("}HTclaim\r")
        terminal.see("Tagged claim")
        terminal.send("gx")
        terminal.see("MATRIX")
        terminal.send(">")
        terminal.see("Which draft")
        terminal.send("page\r")
        terminal.see("Sent the highlight")
        for _ in range(3):
            terminal.send("\x1b")
            terminal.see_no("MATRIX")
            terminal.send("u")
            terminal.see("Undid: sending 1 annotation to drafts/page.md")
            terminal.send("gx")
            terminal.see("MATRIX")
            terminal.send(">")
            terminal.see("Sent the highlight")


def test_what_is_highlighted_from_two_texts_is_said_each_time(place):
    names = [f"texts/{name}.md" for name in ("town-hall", "xinjiang-visit")]
    with Terminal(*names, cwd=place, size=(120, 40)) as terminal:
        terminal.see("READ")
        terminal.send("\t}H")
        terminal.see("Highlighted")
        terminal.send("u\t")
        terminal.see_no("Highlighted")
        for _ in range(3):
            terminal.send("gS")
            terminal.see("▸ ")
            terminal.send("H")
            terminal.see("Highlighted")
            terminal.send("q")
            terminal.see_no(" BOTH ")
            terminal.send("u")
            terminal.see("Undid")

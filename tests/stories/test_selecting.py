"""Selecting by keys and by mouse, in a real terminal."""

import shutil
import sys
from pathlib import Path

import pytest
from seen import rows

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals on Windows", allow_module_level=True)

from terminal import Terminal

TEXTS = Path(__file__).parents[2] / "texts"
LEFT, RIGHT, MOVED, SHIFT, WHEEL_DOWN = 0, 2, 32, 4, 65


@pytest.fixture
def place(tmp_path):
    (tmp_path / "texts").mkdir()
    for path in TEXTS.glob("*.md"):
        shutil.copy(path, tmp_path / "texts")
    return tmp_path


class Hand:
    """What a hand on the mouse makes a terminal send."""

    def __init__(self, terminal):
        self.terminal = terminal

    def at(self, words):
        """The cell that some words begin in, from 1."""
        self.terminal.see(words)
        lines = self.terminal.screen.display
        found = [(line.index(words), y) for y, line in enumerate(lines) if words in line and y]
        return found[0][0] + 1, found[0][1] + 1

    def send(self, button, cell, *, up=False):
        self.terminal.send(f"\x1b[<{button};{cell[0]};{cell[1]}{'m' if up else 'M'}")

    def click(self, cell, *, button=LEFT, times=1):
        for _ in range(times):
            self.send(button, cell)
            self.send(button, cell, up=True)

    def drag(self, start, *through):
        self.send(LEFT, start)
        for cell in through:
            self.send(LEFT | MOVED, cell)
        self.send(LEFT, through[-1], up=True)


def exact(place):
    path = place / "annotations" / "annotations.json"
    return [row["exact"] for row in rows(path) if not row["deleted"]] if path.exists() else []


def marked(terminal, place, words):
    terminal.wait_for(lambda: words in exact(place), f"a mark of {words}, not of {exact(place)}")


def test_by_keys(place):
    (place / "texts" / "page.md").write_text(
        "# Page\n\nThe mayor (of the old town) said: “We know [sic] it.” Nobody else did.\n\n"
        "Fünf Männer kamen z. B. aus „Bonn“.\n",
        encoding="utf-8",
    )
    with Terminal("texts/page.md", cwd=place) as terminal:
        terminal.see("Nobody else")
        for keys, words in (
            ("}}2fovi(H", "of the old town"),
            ("}}f[lvi[H", "sic"),
            ('}}fWva"H', "“We know [sic] it.”"),
            ("}}3foviwH", "old"),
            ("}}wv3awH", "mayor (of"),
            ("}}$visH", "Nobody else did."),
            ("}}vtsH", "The mayor (of the old town)"),
            ("}}}fäviwH", "Männer"),
            ('}}}$F„lvi"H', "Bonn"),
            ("}}}wvapH", "Fünf Männer kamen z. B. aus „Bonn“."),
        ):
            terminal.send(f"gg{keys[1:]}")
            marked(terminal, place, words)
        terminal.send("q")
        assert terminal.ended() == 0


def test_by_mouse(place):
    with Terminal(
        "texts/town-hall.md", "texts/xinjiang-visit.md", cwd=place, size=(120, 30)
    ) as terminal:
        terminal.see("READ")
        hand = Hand(terminal)
        joe = hand.at("Joe Biden")
        hand.drag(joe, (joe[0] + 4, joe[1]), (joe[0] + 8, joe[1]))
        terminal.send("H")
        marked(terminal, place, "Joe Biden")
        hand.click(hand.at("call went on"))
        terminal.see_no("HOLD ")
        hand.click((joe[0] + 1, joe[1]))
        terminal.see("HOLD ")
        terminal.send("4")
        terminal.see("Red")
        communist = hand.at("Communist Party")
        hand.click((communist[0] + 2, communist[1]), times=2)
        terminal.send("H")
        marked(terminal, place, "Communist")
        visit = hand.at("call went on")
        hand.click(visit, times=3)
        terminal.see("SELECT")
        hand.click((visit[0] + 1, visit[1]), button=RIGHT)
        terminal.see("Selection")
        terminal.send("highlight\r")
        terminal.wait_for(lambda: any(each.startswith("The call went") for each in exact(place)))
        assert len(exact(place)) == 3


def test_a_drag_scrolls_while_it_rests_at_the_edge_and_the_wheel_does_not_change_it(place):
    with Terminal("texts/xinjiang-visit.md", cwd=place, size=(80, 16)) as terminal:
        terminal.see("READ")
        hand = Hand(terminal)
        start = hand.at("Communist Party")
        hand.send(LEFT, start)
        hand.send(LEFT | MOVED, (30, 16))
        terminal.see_no("Communist Party officials")
        hand.send(LEFT | MOVED, (30, 8))
        hand.send(LEFT, (30, 8), up=True)
        terminal.see("SELECT")
        for _ in range(3):
            hand.send(WHEEL_DOWN, (30, 8))
        terminal.send("H")
        terminal.wait_for(lambda: len(exact(place)) == 1, "a mark")
        [words] = exact(place)
        assert words.startswith("Communist Party")
        assert len(words) > 300


def test_with_shift_the_mouse_is_the_terminals_own(place):
    with Terminal("texts/town-hall.md", cwd=place) as terminal:
        terminal.see("READ")
        hand = Hand(terminal)
        x, y = hand.at("Joe Biden")
        hand.send(LEFT | SHIFT, (x, y))
        hand.send(LEFT | SHIFT | MOVED, (x + 8, y))
        hand.send(LEFT | SHIFT, (x + 8, y), up=True)
        terminal.send("}}zn")
        terminal.see("¶2")
        assert "SELECT" not in "\n".join(terminal.screen.display)


def test_the_border_of_the_list_is_dragged(place):
    with Terminal("texts/town-hall.md", cwd=place, size=(120, 30)) as terminal:
        terminal.see("READ")
        terminal.send("gh")
        terminal.see("LIST")
        hand = Hand(terminal)
        border, row = hand.at("▏")
        for column in (border - 20, border + 8):
            hand.drag(hand.at("▏"), (column + 2, row), (column, row))
            terminal.wait_for(lambda at=column: hand.at("▏")[0] == at, f"a border at {column}")
        # What is dragged inside the list moves no border.
        hand.drag((border + 20, row + 3), (border + 2, row + 3))
        terminal.send("/tag:claim\r")
        terminal.see("nothing found")
        assert hand.at("▏")[0] == border + 8

"""Settings in the real program in a real terminal."""

import shutil
import sys
from pathlib import Path

import pytest
from seen import rows

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals on Windows", allow_module_level=True)

from terminal import Terminal

TEXTS = Path(__file__).parents[2] / "texts"


@pytest.fixture
def place(tmp_path):
    (tmp_path / "texts").mkdir()
    shutil.copy(TEXTS / "town-hall.md", tmp_path / "texts")
    return tmp_path


def marks(place):
    return rows(place / "annotations" / "annotations.json")


def test_keys_of_ones_own_from_the_first_key_on_and_changed_while_reading(place):
    file = place / "mine.toml"
    file.write_text('[keys]\n"highlight.add" = "x"\n"note.edit" = "C-i"\n')
    with Terminal("--config", "mine.toml", "texts/town-hall.md", cwd=place) as terminal:
        terminal.send("}x")
        terminal.see("mine.toml, keys.note.edit")
        terminal.wait_for(lambda: len(marks(place)) == 1, "a mark")
        file.write_text('[[pens]]\ncolor = "green"\nname = "Fact"\ntags = ["fact"]\nkey = "9"\n')
        terminal.see(" 9  Fact")
        terminal.send("9")
        terminal.wait_for(lambda: marks(place)[0]["tags"] == ["fact"], "the pen's tag")
        terminal.send("}}H")
        terminal.wait_for(lambda: len(marks(place)) == 2, "another mark")
        terminal.send("q")
        assert terminal.ended() == 0


def test_the_whole_story_with_arrows_and_no_letter(place):
    (place / "a.toml").write_text('preset = "arrows"\n')
    environ = {"READER_CONFIG": str(place / "a.toml")}
    with Terminal("texts/town-hall.md", cwd=place, environ=environ, size=(120, 40)) as terminal:
        terminal.see("President Joe Biden")
        terminal.see("F7")
        terminal.send("hjklHaTu}\x1b[18~")
        terminal.see("Highlighted")
        terminal.send("\x1b[1;2C3")
        terminal.see("Blue")
        terminal.send("\x1b[20~claim\r")
        terminal.see("Tagged claim")
        terminal.send("\x1b[19~Why?\x1b")
        terminal.see("Note saved")
        terminal.send("\x1b[21~")
        terminal.see("Copied")
        [mark] = marks(place)
        assert (mark["color"], mark["tags"], mark["note"]) == ("blue", ["claim"], "Why?")
        assert terminal.copied()
        terminal.send("\x1bOQ")
        terminal.see("Commands")
        terminal.send("\x1b")
        terminal.see_no("Commands")
        terminal.send("\x1bq")
        assert terminal.ended() == 0

"""The metadata of a text in the real program and a real terminal."""

import json
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
    (tmp_path / "texts").mkdir()
    shutil.copy(TEXTS / "town-hall.md", tmp_path / "texts")
    return tmp_path


def document(place):
    path = place / "annotations" / "annotations.json"
    if not path.exists():
        return {}
    return next(iter(json.loads(path.read_text())["documents"].values()), {})


def csl(place):
    return document(place).get("csl", {})


def test_metadata_is_mended_cited_undone_and_written_beside_the_text(place):
    text = (place / "texts" / "town-hall.md").read_bytes()
    with Terminal("texts/town-hall.md", cwd=place, size=(80, 24)) as terminal:
        terminal.see("President Joe Biden")
        terminal.send("i")
        terminal.see("Metadata of At a televised")
        terminal.see("front matter")
        terminal.send("jjj\r\x15van der Berg, Jan; {City of Springfield}")
        terminal.see("van der Berg, J., & City of Springfield. (2021")
        terminal.send("\r")
        terminal.wait_for(lambda: len(csl(place).get("author", ())) == 2, "two authors")
        terminal.see("Author saved")
        terminal.send("j\r\x1503/04/2021\r")
        terminal.see("can be read in two ways")
        terminal.send("\x153 April 2021\r")
        terminal.wait_for(lambda: csl(place)["issued"] == {"date-parts": [[2021, 4, 3]]}, "a date")
        terminal.send("w")
        terminal.see("Wrote author, issued to town-hall.csl.json")
        terminal.send("q}c")
        terminal.see("Copied")
        assert "(van der Berg & City of Springfield, 2021, para. 1)" in terminal.copied()[-1]
        terminal.send("u")
        terminal.see("Undid: changing issued of At a televised")
        terminal.send("u")
        terminal.see("Undid: changing author of At a televised")
        terminal.wait_for(lambda: not document(place), "no row")
        terminal.send("q")
        assert terminal.ended() == 0
    written = json.loads((place / "texts" / "town-hall.csl.json").read_text())
    assert set(written) == {"id", "author", "issued"}
    assert (place / "texts" / "town-hall.md").read_bytes() == text


def test_nothing_that_a_row_holds_reaches_the_terminal_raw(place):
    evil = "\x1b]52;c;ZXZpbA==\x07\x1b[2J\x9b31m\u202e"
    with Terminal("texts/town-hall.md", cwd=place, size=(80, 24)) as terminal:
        terminal.see("President Joe Biden")
        terminal.send("ijjj\rx\r")
        terminal.see("Author saved")
        terminal.send("qq")
        assert terminal.ended() == 0
    path = place / "annotations" / "annotations.json"
    tables = json.loads(path.read_text())
    [row] = tables["documents"].values()
    for name in ("title", "author", "note", "URL", f"odd{evil}"):
        row["csl"][name] = [{"literal": evil}] if name == "author" else f"a{evil}b"
        row["csl_from"][name] = "person"
    row["csl_from"]["issued"] = f"from{evil}"
    path.write_text(json.dumps(tables))
    with Terminal("texts/town-hall.md", cwd=place, size=(80, 24)) as terminal:
        terminal.see("President Joe Biden")
        terminal.send("i")
        terminal.see("Metadata of a")
        terminal.send("jj\r")
        terminal.see("title:")
        terminal.send("\x1b")
        terminal.see_no("title:")
        terminal.send("G\r")
        terminal.see("odd")
        terminal.send("x\ru")
        terminal.see("Undid")
        terminal.send("w")
        terminal.see("Wrote")
        terminal.send("qq")
        assert terminal.ended() == 0
    sent = terminal.raw
    assert b"\x1b]52;c;ZXZpbA" not in sent
    assert "\u202e".encode() not in sent
    assert "\x9b31m".encode() not in sent
    assert b"\x1b[2J" not in sent.split(b"Metadata of", 1)[1].split(b"\x1b[?1049l", 1)[0]

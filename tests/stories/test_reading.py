"""The installed program in a real terminal, by keys alone."""

import os
import re
import shutil
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from seen import rows

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals on Windows", allow_module_level=True)

from terminal import COMMAND, Terminal

TEXTS = Path(__file__).parents[2] / "texts"
ARTICLES = Path(__file__).parents[3] / "shared" / "articles"


@pytest.fixture
def place(tmp_path):
    (tmp_path / "texts").mkdir()
    for path in TEXTS.glob("*.md"):
        shutil.copy(path, tmp_path / "texts")
    return tmp_path


def marks(place):
    return rows(place / "annotations" / "annotations.json")


def test_open_two_articles_mark_tag_filter_and_cite(place):
    with Terminal("texts/town-hall.md", cwd=place, size=(120, 40)) as terminal:
        terminal.see("President Joe Biden")
        terminal.send("oxinjiang\x16")
        terminal.see("Xinjiang officials ask")
        terminal.send("}")
        terminal.see("¶1")
        terminal.send("H")
        terminal.see("Highlighted")
        assert len(marks(place)) == 1
        terminal.send("3")
        terminal.see("Blue")
        terminal.send("aAn invitation.\x13")
        terminal.see("Note saved")
        terminal.send("Tclaim, access\r")
        terminal.see("Tagged claim, access")
        terminal.send("}H")
        terminal.wait_for(lambda: len(marks(place)) == 2, "a second mark")
        terminal.send("gh/tag:claim has:note\r")
        terminal.see("Annotations 1/2")
        terminal.send("c")
        terminal.see("Copied")
        [mark] = [each for each in marks(place) if each["tags"]]
        assert mark["color"] == "blue"
        assert mark["note"] == "An invitation."
        assert mark["exact"].startswith("Communist Party officials")
        said = mark["exact"].removesuffix(".")
        assert terminal.copied()[-1] == f"“{said}” (Reader Sample Texts, 2021, para. 1)."
        terminal.send("\x1b")
        terminal.see_no("Annotations 1/2")
        terminal.send("qq")
        assert terminal.ended() == 0


def test_a_tag_is_renamed_described_and_found_by_its_old_name(place):
    with Terminal("texts/town-hall.md", cwd=place, size=(100, 30)) as terminal:
        terminal.see("President Joe Biden")
        terminal.send("}Tclaim, media/access\r")
        terminal.see("Tagged claim, media/access")
        terminal.send("}Tclaims\r")
        terminal.see("claims is new; claim exists (1): Enter again creates it, Tab uses claim")
        terminal.send("\t\r")
        terminal.see("Tagged claim ")
        terminal.send("gt")
        terminal.see("Tags 3 on 2 annotations")
        terminal.send("r\x15finding\r")
        terminal.see("Renamed tag claim to finding on 2 annotations")
        terminal.send("ewhat they found\r2")
        terminal.see("colour: green")
        assert [each["tags"][0] for each in marks(place)] == ["finding", "finding"]
        terminal.send("q}Tclai")
        terminal.see("also claim")
        terminal.send("\x1bgH/tag:claim\r")
        terminal.see("Annotations 2/2")
        terminal.send("quuu")
        terminal.see("Undid: renaming tag claim to finding on 2 annotations")
        assert [each["tags"] for each in marks(place)][:2] == [["claim", "media/access"], ["claim"]]


def test_a_tag_from_another_hand_cannot_reach_the_terminal(place):
    with Terminal("texts/town-hall.md", cwd=place) as terminal:
        terminal.see("President Joe Biden")
        terminal.send("}Tplain\r")
        terminal.see("Tagged plain")
        terminal.kill()
    file = place / "annotations" / "annotations.json"
    hostile = '"\\u001b]0;owned\\u0007\\u202e/\\u009b31m[/x]"'
    row = f'{{"name":{hostile},"description":{hostile},"aliases":[{hostile[:-1]}x"]}}'
    mended = file.read_text().replace('["plain"]', f"[{hostile}]")
    file.write_text(mended.replace('"tags": {}', f'"tags": {{"x": {row}}}'))
    with Terminal("texts/town-hall.md", cwd=place) as terminal:
        terminal.see("▎")
        terminal.send("gt")
        terminal.see("Tags 3 on 1 annotation")
        terminal.send("jjr")
        terminal.see("New name")
        terminal.send("\x1bd")
        terminal.see("from 1 annotation?")
        terminal.send("\x1b")
        terminal.see_no("from 1 annotation?")
        terminal.send("\r")
        terminal.see("Annotations 1/1")
        terminal.send("q}T")
        terminal.see("Tags:")
        assert b"\x1b]0;owned" not in terminal.raw
        text = terminal.raw.decode("utf-8", "replace")
        assert not re.search("[\u0080-\u009f\u202a-\u202e]", text)


def test_a_mark_that_was_acknowledged_survives_a_kill(place):
    with Terminal("texts/town-hall.md", cwd=place) as terminal:
        terminal.see("President Joe Biden")
        terminal.send("}H")
        terminal.see("Highlighted")
        terminal.kill()
    assert len(marks(place)) == 1
    with Terminal("texts/town-hall.md", cwd=place) as terminal:
        terminal.see("▎")


def test_two_programs_see_each_others_marks_within_a_second(place):
    with (
        Terminal("texts/town-hall.md", cwd=place) as one,
        Terminal("texts/town-hall.md", cwd=place) as other,
    ):
        one.see("President Joe Biden")
        other.see("President Joe Biden")
        one.send("}H")
        one.see("Highlighted")
        other.see("▎")
        other.send("}}H")
        other.see("Highlighted")
        one.wait_for(lambda: "\n".join(one.screen.display).count("▎") > 1, "the other's mark")
    assert len(marks(place)) == 2


HOSTILE = (
    "\x1b[31mred\x1b]0;title\x07\x1b]52;c;aGk=\x07 and \x9b31m csi, \x08 back, \x7f del, "
    "\u202eoverride\u202c, \u2066isolate\u2069, [bold]markup[/bold] [@click=app.bell]x[/] [/nope]"
)


@pytest.mark.parametrize("ending", ["txt", "md"])
def test_no_control_byte_of_a_text_reaches_the_terminal(place, ending):
    text = f"A first line that is calm.\n\n{HOSTILE}\n\nA last one.\n"
    (place / "texts" / f"hostile.{ending}").write_text(text, encoding="utf-8", newline="")
    name = f"texts/hostile.{ending}"
    with Terminal(name, cwd=place, size=(120, 24)) as terminal:
        terminal.see("csi,")
        assert "[31mred" in "\n".join(terminal.screen.display)
        terminal.send("}VH")
        terminal.see("Highlighted")
        terminal.send("a\x13gh")
        terminal.see("Annotations 1")
        terminal.send("\x1b")
        terminal.see_no("Annotations 1")
        terminal.send("C")
        terminal.see("Style")
        assert b"\x1b]0;title" not in terminal.raw
        assert terminal.copied() == []
        assert b"\x1b[31mred" not in terminal.raw
        text = terminal.raw.decode("utf-8", "replace")
        assert not re.search("[\u0080-\u009f\u202a-\u202e\u2066-\u2069\x00\x7f]", text)
    if ending == "txt":
        with Terminal(name, cwd=place, size=(120, 24)) as terminal:
            terminal.see("[bold]markup[/bold]")


def test_a_note_from_another_hand_cannot_reach_the_terminal(place):
    with Terminal("texts/town-hall.md", cwd=place) as terminal:
        terminal.see("President Joe Biden")
        terminal.send("}H")
        terminal.see("Highlighted")
        terminal.kill()
    file = place / "annotations" / "annotations.json"
    mended = file.read_text().replace(
        '"note":"","tags":[]', '"note":"\\u001b]0;owned\\u0007\\u202e[/x]","tags":["\\u001b[31m"]'
    )
    file.write_text(mended)
    with Terminal("texts/town-hall.md", cwd=place) as terminal:
        terminal.see("✎")
        terminal.send("gh")
        terminal.see("Annotations 1")
        terminal.send("a")
        terminal.see("C-g discards")
        terminal.send("\x07T")
        terminal.see("Tags:")
        assert b"\x1b]0;owned" not in terminal.raw
        assert "\u202e" not in terminal.raw.decode("utf-8", "replace")


def test_wide_and_joined_characters_keep_the_columns_right(place):
    words = "漢字かな交じり文 👩\u200d👩\u200d👧 🇩🇪 ❤\ufe0f 👍🏽 e\u0301a\u0308 שלום مرحبا 한국어 "
    (place / "texts" / "wide.txt").write_text((words * 12 + "\n\n") * 3, encoding="utf-8")
    with Terminal("texts/wide.txt", "texts/town-hall.md", cwd=place, size=(100, 24)) as terminal:
        terminal.see("READ")
        terminal.wait_for(lambda: all("│" in line for line in terminal.screen.display[:-1]))
        for line in terminal.screen.display[:-1]:
            at = cells_before(line, "│")
            assert at == 50, line


def cells_before(line, sign):
    """The column in which a sign stands; pyte leaves the second cell of wide ones empty."""
    width = 0
    for character in line[: line.index(sign)]:
        if unicodedata.combining(character) or character in "\u200d\ufe0f":
            continue
        width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return width


def test_without_colour_marks_are_underlined_and_lettered(place):
    with Terminal("texts/town-hall.md", cwd=place, environ={"NO_COLOR": "1"}) as terminal:
        terminal.see("President Joe Biden")
        terminal.send("}H")
        terminal.see("Highlighted")
        terminal.send("2")
        terminal.see("Green")

        def row():
            return next((y for y, line in enumerate(terminal.screen.display) if "t Joe" in line), 0)

        def is_marked(letter):
            line = terminal.screen.display[row()]
            cell = terminal.screen.buffer[row()][max(line.find("Joe"), 0)]
            return line.split("President")[0].strip() == letter and cell.underscore

        terminal.wait_for(lambda: is_marked("G"), "the held mark's letter and line")
        terminal.send("gg")
        terminal.wait_for(lambda: is_marked("g"), "a small letter")


def test_without_colour_nothing_is_coloured(place):
    with Terminal("texts/town-hall.md", cwd=place, environ={"NO_COLOR": "1"}) as terminal:
        terminal.see("President Joe Biden")
        terminal.send("}H4gh")
        terminal.see("Annotations 1")
        for red, green, blue in re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)[;m]", terminal.raw):
            assert red == green == blue


def test_a_title_cannot_reach_the_terminal(place):
    title = '"Evil \\e]0;pwn\\a \\u202e \\x9b2J"'
    text = f"---\ntitle: {title}\n---\nA sentence. Another.\n"
    (place / "texts" / "evil.md").write_text(text, encoding="utf-8")
    with Terminal("texts/evil.md", cwd=place) as terminal:
        terminal.see("A sentence.")
        terminal.send("c")
        terminal.see("does not say")
        text = terminal.raw.decode("utf-8", "replace")
        assert "\x1b]0;pwn" not in text
        assert not re.search("[\u0080-\u009f\u202e]", text)


def test_a_key_right_behind_escape_is_not_lost(place):
    with Terminal("texts/town-hall.md", cwd=place) as terminal:
        terminal.see("President Joe Biden")
        terminal.send("}v")
        terminal.see("SELECT")
        terminal.send("\x1bwH")
        terminal.see("Highlighted")
        [mark] = marks(place)
        assert mark["exact"].startswith("President Joe Biden used")
        terminal.send("awords\x1bTclaim\r")
        terminal.see("Tagged claim")
        assert marks(place)[0]["note"] == "words"
        terminal.send("a\u200c.\x13")
        terminal.see("Note saved")
        assert marks(place)[0]["note"] == "words\u200c."
        # Nor is one that terminals don't send with Alt.
        terminal.send("a!\x1b)\x1b2)H")
        terminal.wait_for(lambda: len(marks(place)) == 2, "another highlight")
        assert marks(place)[0]["note"] == "words\u200c.!"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_ended_from_outside_it_leaves_the_terminal_as_it_was(place, name):
    with Terminal("texts/town-hall.md", cwd=place) as terminal:
        terminal.see("President Joe Biden")
        os.kill(terminal.pid, getattr(signal, name))
        terminal.ended()
        terminal.wait_for(lambda: b"\x1b[?1049l" in terminal.raw, "the first screen")
        assert b"\x1b[?25h" in terminal.raw


def test_a_resize_of_the_terminal(place):
    with Terminal("texts/town-hall.md", cwd=place, size=(120, 40)) as terminal:
        terminal.see("President Joe Biden")
        terminal.send("6G")
        terminal.see("¶6")
        terminal.resize(60, 20)
        terminal.wait_for(
            lambda: (
                "Mr. Biden went on" in "\n".join(terminal.screen.display)
                and len(terminal.screen.display) == 20
            ),
            "the place",
        )


def test_all_at_the_smallest_size(place):
    with Terminal("texts/town-hall.md", cwd=place, size=(20, 6)) as terminal:
        terminal.see("READ")
        terminal.send("}HghqTx\r?")
        terminal.send("\x1b")
        terminal.resize(1, 1)
        terminal.resize(100, 30)
        terminal.see("Biden")


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the real articles are not here")
def test_the_real_articles_from_end_to_end(tmp_path):
    names = sorted(str(path) for path in ARTICLES.glob("*.txt"))
    with Terminal(*names, cwd=tmp_path, size=(140, 40)) as terminal:
        terminal.see("President Joe Biden said")
        for _ in range(12):
            terminal.send("}H")
        home = tmp_path / ".local" / "share" / "reader-tui" / "annotations" / "annotations.json"
        terminal.wait_for(lambda: len(rows(home)) == 12, "twelve marks")
        terminal.send("\tG")
        terminal.see("100%")
        terminal.send("gH/camps\r")
        terminal.see("/12")


def test_in_a_pipe_it_says_so_in_one_line(place):
    done = subprocess.run(
        [*COMMAND, "texts/town-hall.md"], cwd=place, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "terminal" in done.stderr


def test_tag_several_marks_save_a_query_and_read_along_what_fits(place):
    with Terminal("texts/town-hall.md", cwd=place, size=(100, 30)) as terminal:
        terminal.see("President Joe Biden")
        for count in (1, 2, 3):
            terminal.send("}H")
            terminal.wait_for(lambda count=count: len(marks(place)) == count, "a mark")
        terminal.send("\x1bgggh  Ttodo\r")
        terminal.see("Tagged 2 annotations with todo")
        assert [row["tags"] for row in marks(place)] == [["todo"], ["todo"], []]
        terminal.send("/ta")
        terminal.see("▸ tag:")
        terminal.send("\ttod\t\r")
        terminal.see("Annotations 2/3")
        terminal.send("@mine\x13")
        terminal.see("@mine")
        terminal.send("\x1b")
        terminal.see_no("2 selected")
        terminal.send("\x1b")
        terminal.see_no("Annotations 2/3")
        terminal.send("zf")
        terminal.see("Only highlights that fit")
        terminal.send("gg2]h")
        terminal.see("only tag:todo")
        terminal.see("of ¶2")
        terminal.send("\x1b")
        terminal.see_no("only tag:todo")
        terminal.send("u")
        terminal.see("Undid: saving query @mine")
        terminal.send("u")
        terminal.see("tagging 2 annotations with todo")
        assert [row["tags"] for row in marks(place)] == [[], [], []]
        terminal.send("qq")
        assert terminal.ended() == 0

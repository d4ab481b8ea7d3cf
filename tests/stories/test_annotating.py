"""Marking in the real program and a real terminal: the held mark, notes, overlaps, undo."""

import shutil
import stat
import sys
from pathlib import Path

import pytest
from seen import rows

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals on Windows", allow_module_level=True)

from terminal import Terminal

TEXTS = Path(__file__).parents[2] / "texts"
SHIFT_RIGHT, SHIFT_LEFT, ALT_SHIFT_RIGHT = "\x1b[1;2C", "\x1b[1;2D", "\x1b[1;4C"


@pytest.fixture
def place(tmp_path):
    shutil.copytree(TEXTS, tmp_path / "texts")
    return tmp_path


def marks(place):
    return rows(place / "annotations" / "annotations.json")


def opened(place, **more):
    terminal = Terminal("texts/town-hall.md", cwd=place, **more)
    terminal.see("President Joe Biden")
    return terminal


def test_what_a_terminal_sends_in_another_encoding_ends_nothing(place):
    with opened(place) as terminal:
        terminal.send("}H")
        terminal.see("Highlighted")
        terminal.send("a")
        terminal.see("NOTE")
        terminal.send(b"Caf\xe9 first")
        terminal.see("first")
        terminal.send(b"\x1b[200~, and th\xe9 second\x1b[201~")
        terminal.see("second")
        terminal.send("\x13")
        terminal.wait_for(lambda: marks(place)[0]["note"], "saved")
        terminal.send("q")
        terminal.send("q")
        assert terminal.ended() == 0
    assert marks(place)[0]["note"] == "Caf\ufffd first, and th\ufffd second"


def test_a_held_mark_is_changed_without_selecting_it_again(place):
    with opened(place) as terminal:
        terminal.send("}vwhH")
        terminal.see("Highlighted")
        terminal.send(SHIFT_RIGHT * 2)
        terminal.wait_for(lambda: marks(place)[0]["exact"] == "President Joe Biden", "longer")
        terminal.send(f"{SHIFT_LEFT}o{SHIFT_RIGHT}4")
        terminal.wait_for(lambda: marks(place)[0]["exact"] == "Joe", "shorter, at both ends")
        terminal.wait_for(lambda: marks(place)[0]["color"] == "red", "red")
        terminal.send(f"o{ALT_SHIFT_RIGHT}")
        terminal.wait_for(lambda: marks(place)[0]["exact"].endswith("Xi Jinping."), "a sentence")
        terminal.send("Tclaim\r")
        terminal.see("Tagged claim")
        terminal.send("j}.")
        terminal.wait_for(lambda: len(marks(place)) == 2, "the last marking again")
        first, second = marks(place)
        assert (second["color"], second["tags"]) == (first["color"], first["tags"])
        terminal.send("d")
        terminal.see("Deleted")
        assert len(marks(place)) == 1


def test_two_passages_are_one_mark_and_are_copied_with_a_gap(place):
    with opened(place) as terminal:
        terminal.send("}veH")
        terminal.see("Highlighted")
        terminal.send("www")
        terminal.send("ve+")
        terminal.see("Joined")
        terminal.send("c")
        terminal.see("Copied")
        assert terminal.copied()[-1] == "“President […] used” (Reader Sample Texts, 2021, para. 1)"


def test_a_note_that_was_being_written_when_the_program_was_killed_comes_back(place):
    with opened(place) as terminal:
        terminal.send("}aWe need a sec")
        terminal.see("We need a sec")
        terminal.kill()
    assert marks(place)[0]["note"] == ""
    with opened(place, size=(120, 40)) as terminal:
        terminal.see("was not saved")
        terminal.send("]ha")
        terminal.see("We need a sec")
        terminal.send("ond source.\x1b")
        terminal.wait_for(lambda: marks(place)[0]["note"] == "We need a second source.", "the note")
        terminal.send("K")
        terminal.see("Esc closes")
        terminal.send("\x1b")
        terminal.see_no("Esc closes")


def test_a_note_is_written_in_the_users_own_editor(place):
    editor = place / "editor"
    editor.write_text(
        f"#!{sys.executable}\nimport sys\nopen(sys.argv[1], 'a').write(' From there.')\n"
    )
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    with opened(place, environ={"VISUAL": str(editor)}) as terminal:
        terminal.send("}aFrom here.")
        terminal.see("From here.")
        terminal.send("\x05")
        terminal.see("From there.")
        terminal.send("\x1b")
        terminal.see("Note saved")
        assert marks(place)[0]["note"] == "From here. From there."


@pytest.mark.parametrize("asked", ["false", "no-such-editor"])
def test_an_editor_that_fails_gives_the_screen_back(place, asked):
    with opened(place, environ={"VISUAL": asked}) as terminal:
        terminal.send("}aMine")
        terminal.see("Mine")
        terminal.send("\x05")
        terminal.see(asked)
        terminal.send(" still\x13")
        terminal.see("Note saved")
        assert marks(place)[0]["note"] == "Mine still"
        terminal.send("\x1b\x05")
        terminal.see(asked)
        terminal.send("gg")
        terminal.see("At a televised town hall")


def test_overlapping_marks_are_held_in_turn_and_merged(place):
    with opened(place) as terminal:
        terminal.send("}aWhole.\x13")
        terminal.see("Note saved")
        terminal.send("veH")
        terminal.wait_for(lambda: len(marks(place)) == 2, "a second mark")
        terminal.send("aPart.\x13")
        terminal.wait_for(lambda: all(row["note"] for row in marks(place)), "both notes")
        terminal.send("go")
        terminal.see("of 2 here")
        terminal.send("gm")
        terminal.see("Merged 2 highlights")
        assert set(marks(place)[0]["note"].split("\n\n")) == {"Whole.", "Part."}
        terminal.send("u")
        terminal.see("Undid: merging 2 annotations")
        assert len(marks(place)) == 2


def test_undo_says_what_it_undoes_and_in_which_text(place):
    with opened(place, size=(120, 30)) as terminal:
        terminal.send("}H")
        terminal.see("Highlighted")
        terminal.send("2Tclaim\r")
        terminal.see("Tagged claim")
        terminal.send("joxinjiang\r")
        terminal.see("Xinjiang officials ask")
        terminal.send("u")
        terminal.see("in At a televised town hall")
        terminal.wait_for(lambda: marks(place)[0]["tags"] == [], "no tags")
        terminal.send("uu")
        terminal.wait_for(lambda: marks(place) == [], "no mark")
        terminal.send("\x12\x12\x12")
        terminal.wait_for(lambda: [row["tags"] for row in marks(place)] == [["claim"]], "all again")


def test_what_another_program_changed_is_not_undone(place):
    with opened(place) as one, opened(place) as other:
        one.send("}H2")
        one.see("Green")
        other.see("▎")
        other.send("}\r5")
        other.see("Orange")
        one.wait_for(lambda: marks(place)[0]["color"] == "orange", "the other's colour")
        one.send("u")
        one.see("changed elsewhere")
        assert marks(place)[0]["color"] == "orange"


def test_marks_without_a_note_or_tag_are_worked_up_one_after_the_other(place):
    with opened(place) as terminal:
        terminal.send("}H}H}H")
        terminal.wait_for(lambda: len(marks(place)) == 3, "three marks")
        terminal.send("gg")
        for left in (3, 2, 1):
            terminal.send("g.")
            terminal.see(f"{left} left to work up")
            terminal.send("Tdone\r")
            terminal.see("Tagged done")
        terminal.send("g.")
        terminal.see("nothing is left")


def test_on_sixteen_colours_marks_are_underlined_and_lettered(place):
    with opened(place, environ={"TERM": "xterm", "COLORTERM": ""}) as terminal:
        terminal.send("}H")
        terminal.see("Highlighted")
        terminal.send("\x1bgg")

        def is_marked():
            line = next((y for y, row in enumerate(terminal.screen.display) if "t Joe" in row), 0)
            row = terminal.screen.display[line]
            cell = terminal.screen.buffer[line][max(row.find("Joe"), 0)]
            return row.split("President")[0].strip() == "y" and cell.underscore

        terminal.wait_for(is_marked, "a letter and a line")


def test_the_text_is_edited_at_the_carets_line_and_the_marks_are_found_again(place):
    editor = place / "editor"
    program = (
        "import sys\nline, path = sys.argv[1:]\nlines = open(path).read().splitlines()\n"
        "lines.insert(int(line[1:]) - 1, 'A sentence that was put in.\\n')\n"
        "open(path, 'w').write('\\n'.join(lines))\n"
    )
    editor.write_text(f"#!{sys.executable}\n{program}")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    with opened(place, size=(120, 40), environ={"VISUAL": str(editor)}) as terminal:
        terminal.send("}}H")
        terminal.see("Highlighted")
        terminal.send("\x05")
        terminal.see("found again")
        terminal.see("A sentence that was put in.")
        lines = (place / "texts" / "town-hall.md").read_text(encoding="utf-8").splitlines()
        at = lines.index("A sentence that was put in.")
        assert lines[at + 2].startswith(marks(place)[0]["exact"])
        assert marks(place)[0]["anchor"]["status"] == "exact"


def test_check_says_what_is_lost_and_fix_asks_where_it_belongs(place):
    with opened(place) as terminal:
        terminal.send("}H")
        terminal.see("Highlighted")
        terminal.send("jqq")
        assert terminal.ended() == 0
    path = place / "texts" / "town-hall.md"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("President Joe Biden used"), text.index("The question behind")
    path.write_text(text[:start] + "Nobody knows.\n\n" + text[end:], encoding="utf-8")
    with Terminal("check", cwd=place) as terminal:
        assert terminal.ended() == 1
    with Terminal("check", "--fix", cwd=place, size=(110, 40)) as terminal:
        terminal.see("Repair 1 of 1")
        terminal.send("d")
        terminal.see_no("Repair 1 of 1")
        terminal.send("qq")
        assert terminal.ended() == 1
    assert marks(place)[0]["anchor"]["method"] == "person"


def test_a_pen_gives_its_colour_and_its_tags_and_the_legend_shows_it(place):
    settings = place / "config.toml"
    settings.write_text(
        '[[pens]]\nname = "Doubt"\ncolor = "red"\nkey = "4"\n'
        'description = "to be checked"\ntags = ["check"]\n'
    )
    with opened(place, size=(120, 40), environ={"READER_CONFIG": str(settings)}) as terminal:
        terminal.send("}H")
        terminal.see(" 4  Doubt")
        terminal.send("4")
        terminal.wait_for(lambda: marks(place)[0]["color"] == "red", "the pen's colour")
        assert marks(place)[0]["tags"] == ["check"]
        terminal.send("u")
        terminal.wait_for(lambda: marks(place)[0]["color"] == "yellow", "both undone")
        assert marks(place)[0]["tags"] == []
        terminal.send("gp")
        terminal.see("to be checked")
        terminal.send("Doubt\r")
        terminal.see_no("to be checked")
        terminal.send("}H")
        terminal.wait_for(lambda: len(marks(place)) == 2, "a second mark")
        assert (marks(place)[1]["color"], marks(place)[1]["tags"]) == ("red", ["check"])


def test_numbers_measure_zen_and_a_panel_that_slides_away(place):
    with opened(place, size=(100, 30)) as terminal:
        terminal.send("zn")
        # The last paragraph in sight, since those above it may be drawn before it.
        terminal.wait_for(
            lambda: any(row.lstrip().startswith("4 ") for row in terminal.screen.display), "¶4"
        )
        widest = max(len(row.rstrip(" ▐━")) for row in terminal.screen.display[1:-1])
        terminal.send("---")
        terminal.wait_for(
            lambda: (
                max(len(row.rstrip(" ▐━")) for row in terminal.screen.display[1:-1]) < widest - 4
            ),
            "a narrower text",
        )
        terminal.send("zm")
        terminal.see_no("min ")
        terminal.send("zm")
        terminal.see("min ")
        terminal.send("}Hgh")
        terminal.see("Annotations 1")
        terminal.resize(60, 20)
        terminal.wait_for(lambda: "Annotations 1" in terminal.screen.display[0], "the panel alone")
        terminal.send("\x1b")
        terminal.see("President Joe Biden")
        terminal.resize(100, 30)
        terminal.send("gh")
        terminal.see("Annotations 1")
        terminal.see("President Joe Biden")

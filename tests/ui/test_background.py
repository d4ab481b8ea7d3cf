"""The theme follows the terminal's background where it tells it, and no answer becomes a key."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui import terminal as terminals
from reader.ui.terminal import AnswerFilter, is_light

WHITE = b"\x1b]11;rgb:ffff/ffff/ffff\x07"
BLACK = b"\x1b]11;rgb:0000/0000/0000\x1b\\"


@pytest.mark.parametrize(
    ("color", "light"),
    [
        (b"ffff/ffff/ffff", True),
        (b"ff/ff/f0", True),
        (b"0000/0000/0000", False),
        (b"1a1a/1b1b/2626", False),
        (b"fdf6/e3e3/d5d5/ffff", True),
        (b"", False),
    ],
)
def test_light_and_dark_are_told_apart(color, light):
    assert is_light(color) == light


@given(st.lists(st.integers(1, 60)), st.sampled_from([WHITE, BLACK]))
def test_an_answer_is_taken_out_however_it_is_cut(cuts, answer):
    data = b"ab\x1b[A" + answer + b"\x1b[Bcd"
    found = []
    answers = AnswerFilter(found.append)
    answers.wait()
    passed, at = b"", 0
    for size in [*cuts, len(data)]:
        passed += answers.feed(data[at : at + size])
        at += size
        if at >= len(data):
            break
    assert passed + answers.flush() == b"ab\x1b[A\x1b[Bcd"
    assert found == [answer.split(b":")[1].rstrip(b"\x07\x1b\\")]


def test_an_answer_that_comes_late_or_unasked_is_dropped(monkeypatch):
    found = []
    answers = AnswerFilter(found.append)
    assert answers.feed(b"x" + WHITE + b"y") == b"xy"
    now = [0.0]
    monkeypatch.setattr(terminals, "monotonic", lambda: now[0])
    answers.wait()
    now[0] = terminals.ANSWER + 1
    assert answers.feed(WHITE) == b""
    assert found == []


def test_keys_with_alt_are_kept_back_only_until_nothing_follows():
    answers = AnswerFilter(lambda _: None)
    assert answers.feed(b"\x1b") == b"\x1b"
    assert answers.feed(b"\x1b]") == b""
    assert answers.flush() == b"\x1b]"
    answers.wait()
    assert answers.feed(b"\x1b") == b""
    assert answers.flush() == b"\x1b"
    assert answers.feed(b"\x1b]11;rgb:ff") == b""
    assert answers.flush() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal on Windows")
@pytest.mark.parametrize(
    ("answer", "theme"), [(WHITE, "251;249;244"), (BLACK, "25;26;29"), (b"", "")]
)
def test_the_program_is_as_light_as_its_terminal(tmp_path, answer, theme):
    from terminal import Terminal  # noqa: PLC0415 (needs pseudo-terminals)

    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.md").write_text("Some words.\n\nMore words.\n")
    with Terminal("texts/a.md", cwd=tmp_path) as shown:
        shown.wait_for(lambda: terminals.ASK_BACKGROUND.encode() in shown.raw, "the question")
        shown.send(answer.decode())
        shown.see("Some words.")
        shown.send("}")
        if theme:
            shown.wait_for(lambda: f"48;2;{theme}".encode() in shown.raw, theme)
        shown.see("¶1")
        assert not any("rgb" in line for line in shown.screen.display)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal on Windows")
def test_a_theme_that_is_set_asks_nothing(tmp_path):
    from terminal import Terminal  # noqa: PLC0415 (needs pseudo-terminals)

    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.md").write_text("Some words.\n")
    (tmp_path / "config.toml").write_text('theme = "reader-sepia"\n')
    environ = {"READER_CONFIG": str(tmp_path / "config.toml")}
    with Terminal("texts/a.md", cwd=tmp_path, environ=environ) as shown:
        shown.see("H highlight".replace(" ", "  "))
        assert terminals.ASK_BACKGROUND.encode() not in shown.raw

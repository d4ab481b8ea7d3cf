"""What the terminal sends: pastes are cleaned, and its end ends the program."""

import fcntl
import os
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pastes import (
    ESC_KEY,
    PASTE_END,
    PASTE_START,
    CharacterFilter,
    PasteFilter,
    keys_apart,
)

TEXTS = Path(__file__).parents[2] / "texts"


def through(*chunks):
    pastes = PasteFilter()
    return b"".join(pastes.feed(chunk) for chunk in chunks)


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        (b"one\ntwo\tthree", b"one\ntwo\tthree"),
        (b"a\x1b[31mred\x1b[0m b", b"ared b"),
        (b"a\x1b]0;title\x07b\x1b]52;c;AAAA\x1b\\c", b"abc"),
        (b"a\x1bP1$r q\x1b\\b\x1b_x\x1b\\c", b"abc"),
        (b"a\x1bOHb\x1b", b"aHb"),
        (b"a\x1b]0;title b\nc\x1b_d\re", b"a0;title b\ncd\re"),
        (b"a\x00\x08\x7fb\r\nc", b"ab\r\nc"),
        ("é\u200b漢".encode(), "é\u200b漢".encode()),
    ],
)
def test_a_paste_is_cleaned(pasted, clean):
    assert through(b"x" + PASTE_START + pasted + PASTE_END + b"y") == (
        b"x" + PASTE_START + clean + PASTE_END + b"y"
    )


def test_what_is_no_utf8_is_replaced_wherever_the_bytes_are_cut():
    sent = "é漢😀".encode() + b"\xe9a\x9b\xff" + "b😀".encode()
    for cut in range(len(sent)):
        characters = CharacterFilter()
        arrived = [characters.feed(sent[:cut]), characters.feed(sent[cut:])]
        assert b"".join(arrived).decode() == "é漢😀\ufffda\ufffd\ufffdb😀"
    characters = CharacterFilter()
    assert characters.feed(b"x\xe9") == b"x"
    assert characters.flush().decode() == "\ufffd"
    assert characters.feed("é".encode()).decode() == "é"


def test_keys_pass_as_they_come():
    assert through(b"\x1b", b"j") == b"\x1bj"
    assert through(b"\x1b[A", b"\x1bOP", b"\x1b[<0;3;4M") == b"\x1b[A\x1bOP\x1b[<0;3;4M"


def test_a_key_that_begins_like_a_paste_is_passed_on_when_nothing_follows():
    pastes = PasteFilter()
    assert pastes.feed(b"\x1b[") == b""
    assert pastes.flush() == b"\x1b["
    assert pastes.feed(b"\x1b") == b""
    assert pastes.flush() == b"\x1b"
    assert pastes.feed(PASTE_START + b"a\x1b") == PASTE_START
    assert pastes.flush() == b""


@pytest.mark.parametrize("key", [*(chr(code) for code in range(32, 127)), "\r", "\x13", "é", "漢"])
def test_esc_and_the_key_behind_it_are_two_keys_unless_they_are_a_sequence(key):
    sent = keys_apart(b"\x1b" + key.encode())
    if key.isalpha() or key in "\\_":
        # With Alt, or the beginning of a sequence: what is bound decides.
        assert sent == b"\x1b" + key.encode()
    else:
        assert sent == ESC_KEY + key.encode()


def test_esc_alone_is_the_key_and_sequences_stay_as_they_are():
    assert keys_apart(b"\x1b") == ESC_KEY
    mouse, paste, shift_tab = b"\x1b[<0;3;4M", PASTE_START + b"a" + PASTE_END, b"\x1b\t"
    for sent in (b"\x1b[A", b"\x1bOP", b"\x1b\x7f", mouse, paste, shift_tab):
        assert keys_apart(sent) == sent
    assert keys_apart(b"w\x1b)j\x1b[B") == b"w" + ESC_KEY + b")j\x1b[B"


@given(st.lists(st.binary(max_size=6), max_size=12), st.data())
def test_it_does_not_matter_how_the_bytes_are_cut(parts, data):
    whole = PASTE_START.join(parts) + PASTE_END
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=8)))
    edges = [0, *cuts, len(whole)]
    chunks = [whole[start:end] for start, end in pairwise(edges)]
    assert through(*chunks) == through(whole)


def read_until(terminal, is_there, patience=30):
    """All that the program writes until something is there."""
    written, end = b"", time.monotonic() + patience
    while not is_there(written):
        assert time.monotonic() < end, written[-2000:]
        if select.select([terminal], [], [], 0.1)[0]:
            written += os.read(terminal, 1 << 16)
    return written


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_terminal_that_goes_away_without_a_signal_ends_the_program(tmp_path):
    (tmp_path / "texts").mkdir()
    text = tmp_path / "texts" / "town-hall.md"
    shutil.copy(TEXTS / text.name, text)
    env = {**os.environ, "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state"),
           "TERM": "xterm-256color", "READER_WORKSPACE": str(tmp_path)}  # fmt: skip
    terminal, other = os.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    # In a session of its own, this is not its controlling terminal: no signal comes.
    program = subprocess.Popen(
        [sys.executable, "-m", "reader", str(text)],
        stdin=other, stdout=other, stderr=other, env=env, start_new_session=True,
    )  # fmt: skip
    try:
        os.close(other)
        read_until(terminal, lambda written: b"highlight" in written)
        os.write(terminal, b"}H")
        read_until(terminal, lambda written: b"Highlighted" in written)
        os.close(terminal)
        assert program.wait(timeout=10) == 0
    finally:
        program.kill()
    assert (tmp_path / "annotations" / "annotations.json").is_file()
    assert list((tmp_path / "state").rglob("reading.json"))

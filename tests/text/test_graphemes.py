"""Characters as their readers see them."""

import subprocess
import sys
import time

import pytest

from reader.text import graphemes


def characters(text):
    found, at = [], 0
    while at < len(text):
        end = graphemes.next_boundary(text, at)
        found.append(text[at:end])
        at = end
    return found


@pytest.mark.parametrize(
    "expected",
    [
        ["a", "é", "e\u0301", "–", "“"],
        ["กำ", "น"],
        ["क्षि", "न"],
        ["क्\u200dष", " "],
        ["ഖ്യ"],
        ["🇩🇪", "🇫🇷"],
        ["👨\u200d👩\u200d👧\u200d👦", "👍🏽", "x"],
        ["🏴\U000e0067\U000e0062\U000e007f", "☺️"],
        ["\u1112\u1161\u11ab", "각"],
        ["新", "疆", "か\u3099", "が"],
        ["a\u200d", "b"],
        ["\n", "\u0301", "\n"],
    ],
)
def test_what_one_character_is(expected):
    text = "".join(expected)
    assert characters(text) == expected
    starts = {sum(map(len, expected[:index])) for index in range(len(expected) + 1)}
    for at in range(len(text) + 1):
        assert graphemes.is_boundary(text, at) is (at in starts)
        assert graphemes.boundary_at(text, at) == max(start for start in starts if start <= at)


def test_offsets_outside_of_the_text_are_taken_for_its_ends():
    assert graphemes.boundary_at("ab", -3) == 0
    assert graphemes.boundary_at("ab", 9) == 2
    assert graphemes.is_boundary("e\u0301", 9)
    assert graphemes.next_boundary("", 0) == 0


@pytest.mark.parametrize(
    "heap", ["e" + "\u0301" * 2_000_000, "🇩" * 2_000_000, "👩\u200d" * 900_000]
)
def test_a_heap_of_marks_takes_no_time(heap):
    begun = time.process_time()
    for at in range(1_000_000, 1_000_200):
        assert graphemes.boundary_at(heap, at) <= at < graphemes.next_boundary(heap, at) <= at + 64
    assert time.process_time() - begun < 1


def test_plain_text_needs_no_library():
    script = (
        "import sys; from reader.text import graphemes as g; text = 'It’s – “né”, Слово 新疆…'; "
        "assert all(g.is_boundary(text, at) for at in range(len(text))); "
        "sys.exit('regex' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0

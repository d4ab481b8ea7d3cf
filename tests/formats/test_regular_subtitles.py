"""Captions that one pattern finds are those that the library finds."""

import io

import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.formats.subtitles.regular import Caption, captions

PIECES = (
    "\n", "\n\n", "\n \n", "1\n", "1", "12\n", "It rained.\n", " It\n", "2024\n", "<i>a</i>\n",
    "00:00:01,000 --> 00:00:02,000\n", "00:00:01,000 --> 00:00:02,000", "-->\n", "a --> b\n",
    "00:61:01,000 --> 00:00:02,000\n", "00:00:03,500 --> 00:00:02,000 \n", "NOTE a\n", "STYLE\n",
    "00:00:01.000 --> 00:00:02.000\n", "00:01.000 --> 00:02.000 align:start\n", "REGION\nid:a\n",
    "100:00:01.000 --> 100:00:02.000\n", "0:1.0 --> 0:2.0\n", "\u2028\n", "\f\n", "\u0661\n",
    "1\n00:00:01,000 --> 00:00:02,000\nIt rained.\n\n", "00:01.000 --> 00:02.000\na\nb\n\n",
    "id\n00:01.000 --> 00:02.000\na\n\n", "1\n00:00:04,000 --> 00:00:05,000\na\n1\nb\n\n",
    "00:01.000 --> 00:02.000\n\n",
)  # fmt: skip


def by_library(text, *, is_webvtt):
    if is_webvtt:
        found = webvtt.WebVTT.from_string(f"WEBVTT\n\n{text}").captions
    else:
        found = webvtt.WebVTT.from_buffer(io.StringIO(text), format="srt").captions
    return [
        Caption(
            each.start_time.in_milliseconds() / 1000,
            each.end_time.in_milliseconds() / 1000,
            each.raw_text,
        )
        for each in found
    ]


@pytest.mark.parametrize("is_webvtt", [False, True])
@settings(max_examples=500, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=12))
def test_what_is_found_is_what_the_library_finds(is_webvtt, pieces):
    text = "".join(pieces).lstrip("\n")  # no part of a file begins with an empty line
    found = captions(text, is_webvtt=is_webvtt)
    if found:
        assert found == by_library(text, is_webvtt=is_webvtt)


def test_captions_of_the_usual_forms_are_found():
    subrip = "1\n00:00:01,000 --> 00:00:02,500\n<i>a</i>\nb\n\n2\n01:00:03,000 --> 01:00:04,000\nc"
    assert captions(subrip, is_webvtt=False) == [
        Caption(1, 2.5, "<i>a</i>\nb"),
        Caption(3603, 3604, "c"),
    ]
    vtt = "00:01.000 --> 00:02.500 align:start\na\n\nid\n01:00:03.000 --> 01:00:04.000\nc\n"
    assert captions(vtt, is_webvtt=True) == [Caption(1, 2.5, "a"), Caption(3603, 3604, "c")]
    empty = "00:01.000 --> 00:02.000\n\nid\n00:02.000 --> 00:03.000\n\n"
    assert captions(empty, is_webvtt=True) == [Caption(1, 2, ""), Caption(2, 3, "")]
    assert captions("NOTE a\n\n00:01.000 --> 00:02.500\na\n", is_webvtt=True) is None

"""Where a person was is kept, survives damage, and is found again in a changed text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.workspace import positions
from reader.workspace.jumps import Jumps, Location
from reader.workspace.positions import LetteredPlace, Place


def test_what_is_saved_comes_back(tmp_path):
    kept = positions.load(tmp_path / "state" / "reading.json")
    place = Place(12, 3, "words “here” 漢字 👩‍👧")
    kept.keep(tmp_path / "a.txt", place)
    kept.letters["q"] = LetteredPlace("/b.md", Place(1, 0, ""))
    kept.panes, kept.current, kept.measure = ("/a.txt", "/b.md"), 1, 60
    kept.save()
    back = positions.load(kept.file)
    assert back.places == {str(tmp_path / "a.txt"): place}
    assert back.letters == kept.letters
    assert (back.panes, back.current, back.measure) == (("/a.txt", "/b.md"), 1, 60)


def test_two_windows_keep_each_others_places(tmp_path):
    one, other = (positions.load(tmp_path / "reading.json") for _ in range(2))
    one.keep(tmp_path / "a", Place(1, 0, "a"))
    other.keep(tmp_path / "b", Place(2, 0, "b"))
    one.save()
    other.save()
    assert set(positions.load(one.file).places) == {str(tmp_path / "a"), str(tmp_path / "b")}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"places": 3, "letters": [], "panes": "x", "current": "x", "measure": {}}',
        b'{"places": {"a": [1, 2]}, "letters": {"q": ["x", 3]}, "panes": [1, null]}',
        b'{"places": {"a": ["1", 2, ""], "b": [-1, 0, ""], "c": [1, 0, null]}, "current": 99}',
    ],
)
def test_what_cant_be_read_is_passed_over(tmp_path, data):
    file = tmp_path / "reading.json"
    file.write_bytes(data)
    found = positions.load(file)
    assert (found.places, found.letters, found.panes, found.current) == ({}, {}, (), 0)
    found.save()
    assert json.loads(file.read_bytes())["version"] == 1


@given(st.text("ab ", min_size=80, max_size=200), st.integers(0, 40), st.integers(0, 60))
def test_a_place_moves_with_its_words(text, offset, moved):
    place = Place(offset, 3, text[offset : offset + positions.AROUND])
    assert place.found_in(text) == place
    longer = "x" * moved + text
    found = place.found_in(longer)
    assert longer.startswith(place.around, found.offset)
    assert Place(offset, 0, "nowhere to be found").found_in(text).offset == offset


def test_back_and_forward_lead_through_the_places_jumped_from():
    jumps = Jumps()
    a, b, c, d = (Location("x", offset) for offset in range(4))
    assert jumps.back(a) is None
    assert jumps.forward() is None
    jumps.leave(a)
    jumps.leave(b)
    assert jumps.back(c) == b
    assert jumps.back(b) == a
    assert jumps.back(a) is None
    assert jumps.forward() == b
    assert jumps.forward() == c
    assert jumps.forward() is None
    assert jumps.back(c) == b
    jumps.leave(b)
    assert jumps.forward() is None
    assert jumps.back(d) == b

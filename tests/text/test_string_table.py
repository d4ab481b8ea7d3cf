"""Strings kept compactly: each comes back as it was, however many there are."""

import tracemalloc

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text import string_table
from reader.text.string_table import StringTable

_CHARACTERS = st.characters(exclude_categories=())  # lone surrogates, too


@settings(deadline=None)
@given(
    st.lists(st.text(_CHARACTERS, max_size=3), max_size=30), st.integers(1, 8), st.integers(0, 29)
)
def test_each_string_is_kept_whether_it_is_shared_or_not(strings, most, changed):
    known, string_table._MOST_KNOWN = string_table._MOST_KNOWN, most
    try:
        table = StringTable()
        for each in strings:
            table.append(each)
        copy = table.copy()
        assert set(table.strings) == {"", *strings}
        if changed < len(strings):
            table[changed] = strings[changed] + "é"
            assert table[changed] == strings[changed] + "é"
        assert [copy[at] for at in range(len(strings))] == strings
    finally:
        string_table._MOST_KNOWN = known


def test_what_is_not_shared_takes_little_more_than_its_letters():
    count = 20_000
    tracemalloc.start()
    try:
        table = StringTable()
        for number in range(count):
            table.append(f"/a/{number}")
        memory, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert table[count - 1] == f"/a/{count - 1}"
    assert memory < 30 * count

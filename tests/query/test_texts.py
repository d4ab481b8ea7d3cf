"""The query line over the texts of the library."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.library import FACETS, SORTS, STATES, TextEntry, parse, percent
from reader.query.tree import QueryError

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def entry(name, title, **more):
    return TextEntry(Path(name), name, title, **more)


FERRY = entry(
    "ferry.md",
    "The Ferry at Nóon",
    author="Harbour Office",
    outlet="The Post",
    issued="2024-03-05",
    kind="article-newspaper",
    minutes=4.0,
    share=0.4,
    count=3,
    state="reading",
    note="weak on sources",
    tags=("media/access", "claim"),
)
STORM = entry(
    "storm.txt", "A Storm", issued="2023", kind="book", minutes=90.0, state="read", share=1.0
)
BARE = entry("bare.txt", "bare")
ALL = (FERRY, STORM, BARE)


def found(line):
    return [each.name for each in parse(line, NOW).select(ALL)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("", ["ferry.md", "storm.txt", "bare.txt"]),
        ("noon", ["ferry.md"]),
        ("weak sources", ["ferry.md"]),
        ("title:storm", ["storm.txt"]),
        ("author:harbour", ["ferry.md"]),
        ("outlet:post", ["ferry.md"]),
        ("date:2024", ["ferry.md"]),
        ("date:2024-03", ["ferry.md"]),
        ("date:2024-04", []),
        ("before:2024", ["storm.txt"]),
        ("after:2023", ["ferry.md"]),
        ("read:40", ["ferry.md"]),
        ("read:1-99", ["ferry.md"]),
        ("read:50-", ["storm.txt"]),
        ("read:-0", ["bare.txt"]),
        ("state:read", ["storm.txt"]),
        ("state:unread,reading", ["ferry.md", "bare.txt"]),
        ("-state:unread", ["ferry.md", "storm.txt"]),
        ("type:newspaper", ["ferry.md"]),
        ("tag:media", ["ferry.md"]),
        ("tag:=media", []),
        ("tag:none", ["storm.txt", "bare.txt"]),
        ("note:weak OR title:bare", ["ferry.md", "bare.txt"]),
        ("/^a s/", ["storm.txt"]),
        ("file:txt sort:-title", ["bare.txt", "storm.txt"]),
        ("sort:date", ["storm.txt", "ferry.md", "bare.txt"]),
        ("sort:-date", ["ferry.md", "storm.txt", "bare.txt"]),
        ("sort:minutes limit:1", ["ferry.md"]),
    ],
)
def test_a_line_finds_texts(line, names):
    assert found(line) == names


def dated(*days):
    return [entry(day, day, issued=day) for day in days]


ANCIENT = dated("-0044-03", "", "0014", "-0431", "-0044-01-10", "1850", "1900-02")


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("sort:date", ["-0431", "-0044-01-10", "-0044-03", "0014", "1850", "1900-02", ""]),
        ("sort:-date", ["1900-02", "1850", "0014", "-0044-03", "-0044-01-10", "-0431", ""]),
        ("date:<0 sort:date", ["-0431", "-0044-01-10", "-0044-03"]),
        ("date:-44", ["-0044-03", "-0044-01-10"]),
        ("date:44bc", ["-0044-03", "-0044-01-10"]),
        ('date:"44 BC"', ["-0044-03", "-0044-01-10"]),
        ("date:-0044-03", ["-0044-03"]),
        ("before:-44", ["-0431"]),
        ("after:-44", ["0014", "1850", "1900-02"]),
        ("date:14", ["0014"]),
        ("date:-100..100", ["-0044-03", "0014", "-0044-01-10"]),
        ("date:1850..1900-02", ["1850", "1900-02"]),
        ("date:..1850 -date:<1", ["0014", "1850"]),
        ("date:1900..", ["1900-02"]),
        ("date:>1850", ["1900-02"]),
        ("date:>=1850", ["1850", "1900-02"]),
        ("date:<=-44 sort:date", ["-0431", "-0044-01-10", "-0044-03"]),
    ],
)
def test_dates_are_compared_from_before_our_era_on(line, days):
    assert [each.name for each in parse(line, NOW).select(ANCIENT)] == days


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("color:red", "There is no “color:”"),
        ("state:finished", "“state:” can't be “finished”"),
        ("date:soon", "no date"),
        ("date:2024-13", "no date"),
        ("date:..", "no date"),
        ("date:1850..soon", "no date"),
        ("date:<", "no date"),
        ("read:much", "percent"),
        ("sort:colour", "“sort:” can't be"),
        ("title:", "needs a value"),
        ("(a", "not closed"),
    ],
)
def test_what_is_wrong_is_told(line, told):
    with pytest.raises(QueryError, match=told.replace("(", r"\(")):
        parse(line, NOW)


@given(st.floats(0, 1))
def test_only_nothing_is_0_and_only_all_is_100_percent(share):
    assert (percent(share) == 0) == (share == 0)
    assert (percent(share) == 100) == (share == 1)


@given(st.lists(st.sampled_from(ALL)), st.sampled_from(sorted(SORTS)))
def test_sorting_keeps_all_and_reverses_what_is_known(entries, name):
    up = parse(f"sort:{name}", NOW).select(entries)
    down = parse(f"sort:-{name}", NOW).select(entries)
    assert sorted(each.name for each in up) == sorted(each.name for each in entries)
    known = [SORTS[name](each) for each in up if SORTS[name](each) not in ("", 0)]
    assert known == sorted(known)
    assert [SORTS[name](each) for each in down if SORTS[name](each) not in ("", 0)] == known[::-1]


def test_every_facet_says_what_it_tests():
    assert all(kind.about for kind in FACETS.values())
    assert FACETS["state"].choices == STATES

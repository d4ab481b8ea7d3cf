"""Annotations under headings, and how many there are of each kind."""

from datetime import timedelta

import pytest
from query_marks import NOW, SOURCE, mark

from reader.annotations.annotation import Anchor, Status
from reader.query.groups import By, grouped, tallies
from reader.query.query import parse
from reader.text.document import Span

RECORDS = {SOURCE.id: SOURCE}


def at(days, *tags, **fields):
    return mark(id=f"{days}{tags}", created=NOW + timedelta(days), tags=tags, **fields)


def headings(marks, by):
    return [(group.heading, len(group.annotations)) for group in grouped(marks, by, RECORDS)]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (By.NOTHING, [("", 3)]),
        (By.DOCUMENT, [("an unknown text", 1), (SOURCE.title, 2)]),
        (By.TAG, [("a", 2), ("B", 1), ("no tag", 1)]),
        (By.COLOR, [("yellow", 2), ("red", 1)]),
    ],
)
def test_what_annotations_are_grouped_by(by, expected):
    marks = [at(1, "a"), at(2, "B", "a", color="red"), at(3, document="gone")]
    assert sorted(headings(marks, by)) == sorted(expected)


def test_what_has_no_tag_comes_last():
    assert [name for name, _ in headings([at(1), at(2, "b"), at(3, "a")], By.TAG)][-1] == "no tag"


def test_tags_that_differ_by_case_are_one_as_they_were_first_written():
    marks = [
        at(3, "claim/strong"),
        at(1, "Claim"),
        at(2, "claim", "CLAIM"),
        at(4, "Claim/Strong", "économie"),
        at(5, "Economie"),
    ]
    assert headings(marks, By.TAG) == [("Claim", 2), ("claim/strong", 2), ("économie", 2)]
    tags = [each for each in tallies(marks, RECORDS) if each.kind == "Tags"]
    assert [(each.label, each.count, each.depth) for each in tags] == [
        ("Claim", 4, 0),
        ("strong", 2, 1),
        ("économie", 2, 0),
    ]
    for each in tags:
        assert len(parse(str(each.term)).select(marks, RECORDS)) == each.count


def test_each_tally_has_the_query_that_finds_as_many():
    marks = [
        at(1, "a", note=""),
        at(2, "a/b", color="red"),
        at(3, anchor=Anchor(None, Status.LOST)),
        at(4, anchor=Anchor(Span(1, 2), Status.REVIEW), note=" "),
    ]
    found = tallies(marks, RECORDS)
    assert {each.kind for each in found} == {"Tags", "Colours", "Texts", "Notes", "Places"}
    for each in found:
        assert len(parse(str(each.term)).select(marks, RECORDS)) == each.count

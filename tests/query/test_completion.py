"""What a query line is completed to."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from query_marks import NOW, SOURCE, mark

from reader.annotations.annotation import Link
from reader.annotations.tag_completion import Completion
from reader.query.completion import complete, known
from reader.query.context import Setting
from reader.query.query import parse
from reader.query.tree import QueryError

SAVED = {"todo": "tag:claim -has:note", "open/claims": "tag:claim"}
MARKS = [
    mark(tags=("claim",)),
    mark(tags=("claim/strong", "two words"), color="red"),
    mark(tags=("none", 'say "so"'), links=(Link("x"),)),
]
TAGS = Completion([("claim", 2), ("claim/strong", 1), ("two words", 1), ("none", 1), ("ünï", 3)])
THERE = known(MARKS, {SOURCE.id: SOURCE}, TAGS, SAVED)


def offered(line, cursor=None):
    found = complete(line, len(line) if cursor is None else cursor, THERE)
    return [offer.text for offer in found.offers]


def taken(line, index=0, cursor=None):
    found = complete(line, len(line) if cursor is None else cursor, THERE)
    return found.taken(line, index)


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("ta", "tag:"),
        ("color:b", "blue"),
        ("color:red,b", "blue"),
        ("-color:b", "blue"),
        ("--color:b", "blue"),
        ("NOT color:b", "blue"),
        ("(x OR color:b", "blue"),
        ("COLOR:b", "blue"),
        ("tag:cla", "claim"),
        ("tag:=cla", "=claim"),
        ("tag:str", "claim/strong"),
        ("tag:two", '"two words"'),
        ('tag:"two', '"two words"'),
        ("cla", "tag:claim"),
        ("tag:uni", "ünï"),
        ("tag:no", '"none"'),
        ("doc:town", '"Town hall: the call"'),
        ("doc:hall", '"Town hall: the call"'),
        ("author:ai", '"Áine Ní Bhriain"'),
        ("since:to", "today"),
        ("sort:cr", "created"),
        ("sort:-cr", "-created"),
        ("is:over", "overlapping"),
        ("in:tr", "trash"),
        ("has:l", "link"),
        ("limit:5", "50"),
        ("@t", "@todo"),
        ("x @o", "@open/claims"),
        ('"a b" col', "color:"),
        ("/a b/ col", "color:"),
        ('note:"a b",c col', "color:"),
    ],
)
def test_what_is_offered_first(line, first):
    assert offered(line)[0] == first


@pytest.mark.parametrize(
    "line", ['"a phr', "/a pat", "note:/a pat", "note:x", "color:red", "zebra", 'tag:"two words"']
)
def test_where_nothing_is_offered(line):
    assert offered(line) == []


def test_an_empty_line_offers_facets_and_saved_queries():
    assert offered("")[:2] == ["quote:", "note:"]
    assert offered("x ")[-2:] == ["@open/claims", "@todo"]


def test_offers_tell_counts_and_what_is_saved():
    details = {offer.text: offer.detail for offer in complete("tag:", 4, THERE).offers}
    assert details["claim"] == "2"
    assert complete("@t", 2, THERE).offers[0].detail == "tag:claim -has:note"


def test_what_is_taken_replaces_the_word_at_the_cursor():
    assert taken("color:gr x", cursor=8) == ("color:green x", 11)
    assert taken("x color:blxx y", cursor=10) == ("x color:blue y", 12)
    assert taken('tag:"two wo" x', cursor=8) == ('tag:"two words" x', 15)
    assert taken("tag:=cla,none", cursor=6) == ("tag:=claim,none", 10)
    assert taken("x colr:red", cursor=5) == ("x color:", 8)
    assert taken('(x OR aut) "a', cursor=9) == ('(x OR author:) "a', 13)


def test_an_order_is_offered_once_and_not_where_it_can_t_stand():
    assert "sort:" in offered("x sor")
    for line, cursor in [("-sor", 4), ("(x sor", 6), ("sort:created sor", 16)]:
        assert "sort:" not in offered(line, cursor)
    assert "sort:" not in offered("sor sort:created", 3)
    assert "sort:" in offered("(a) sor")


@pytest.mark.parametrize(
    ("line", "cursor"),
    [('"a tag:cl" x', 9), ("/a tag:cl/ x", 9), ('tag:"a b" x', 9), ("note:/a/", 8)],
)
def test_nothing_is_offered_in_what_is_quoted(line, cursor):
    assert offered(line, cursor) == []


words = st.sampled_from(
    [
        *("raised", '"a b"', "/a+/", "tag:claim", "tag:=claim", 'tag:"two words"', "tag:none"),
        *("color:red,blue", "-has:note", "(a OR b)", "is:note", "since:7d", "para:3-5"),
        *("@todo", "-(a tag:x)", "in:open", "note:/x y/,b", 'doc:"Town hall"', "NOT x"),
    ]
)


def parses(line):
    try:
        parse(line, setting=Setting(saved=SAVED))
    except QueryError:
        return False
    return True


@given(st.lists(words, min_size=1, max_size=4), st.data())
def test_a_completed_line_parses_or_is_the_beginning_of_one_that_does(parts, data):
    line = " ".join(parts)
    line = line[: data.draw(st.integers(0, len(line)))]
    found = complete(line, len(line), THERE)
    for index in range(len(found.offers)):
        done, cursor = found.taken(line, index)
        assert cursor == len(done)
        closing = ")" * 3
        endings = [
            f"{value}{closing[:count]}"
            for value in ("", "claim", "red", "today", "3", "note", "pane", "created", "supports")
            for count in range(3)
        ]
        assert any(parses(done + ending) for ending in endings), done


@given(st.text(alphabet='tag:color@sort-=,()"“”/\\ xNOT', max_size=30), st.integers(0, 30))
def test_completion_never_fails_and_replaces_a_part_at_the_cursor(line, at):
    cursor = min(at, len(line))
    found = complete(line, cursor, THERE)
    if found.offers:
        assert found.start <= cursor <= found.end <= len(line)
    for index in range(len(found.offers)):
        done, place = found.taken(line, index)
        assert done.startswith(line[: found.start])
        assert done.endswith(line[found.end :])
        assert done[:place].endswith(found.offers[index].text)


def test_a_tag_written_in_several_ways_is_offered_as_it_was_first_written():
    marks = [
        mark(id="1", tags=("claim",), created=NOW),
        mark(id="2", tags=("Claim",), created=NOW - timedelta(1)),
        mark(id="3", tags=("CLAIM", "clamp"), created=NOW - timedelta(hours=1)),
    ]
    tags = Completion([("claim", 1), ("CLAIM", 1), ("Claim", 1), ("clamp", 1)])
    there = known(marks, {}, tags, {})
    offers = complete("tag:cla", 7, there).offers
    assert [(offer.text, offer.detail) for offer in offers] == [("Claim", "3"), ("clamp", "1")]
    assert [offer.text for offer in complete("clai", 4, there).offers] == ["tag:Claim"]

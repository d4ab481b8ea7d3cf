"""Tags: how names are written, what old ones mean, which are offered and which look like slips."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_marks import mark

from reader.annotations.tag_completion import Completion, Likeness
from reader.annotations.tag_tree import Order, tree
from reader.annotations.tags import (
    LONGEST,
    Aliases,
    TagRecord,
    is_within,
    line_of,
    moved,
    path_of,
    read_tag,
    read_tags,
    segments,
)
from reader.errors import ReaderError

SEGMENTS = st.text("abcé ü-", min_size=1, max_size=4).filter(lambda text: text.strip())
NAMES = st.lists(SEGMENTS, min_size=1, max_size=4).map(lambda parts: read_tag("/".join(parts)))
SHORT = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map("/".join)
ANYTHING = st.text(max_size=12)


# Names


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("claim", "claim"),
        ("  #claim ", "claim"),
        ("human   rights", "human rights"),
        (" a / b  c //d/ ", "a/b c/d"),
        ("/", ""),
        ("# ", ""),
        ("e\u0301conomie", "économie"),
        ("c#", "c#"),
        ("a\tb\nc", "a b c"),
    ],
)
def test_a_name_as_it_is_typed(typed, name):
    assert read_tag(typed) == name


@pytest.mark.parametrize("typed", ["a\x1b[31m", "a\x00", "\x9b", "x\ud800", "a,b", "x" * 201])
def test_what_can_not_be_a_name_is_told_in_one_line(typed):
    with pytest.raises(ReaderError) as raised:
        read_tag(typed)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 2 * LONGEST + 100


def test_tags_are_typed_between_commas():
    assert read_tags("claim, #access/ media,, claim ,") == ("claim", "access/media")
    assert read_tags(" ,") == ()


@given(st.lists(NAMES, unique=True, max_size=5))
def test_names_round_trip_through_the_line(names):
    assert read_tags(line_of(names)) == tuple(names)


@given(NAMES)
def test_a_name_that_was_read_reads_as_itself(name):
    assert read_tag(name) == name
    assert "/".join(segments(name)) == name


@given(st.lists(ANYTHING, unique=True, max_size=4))
def test_what_somebody_wrote_into_the_file_survives_the_line(tags):
    line = line_of(tags)
    assert "\x1b" not in line
    kept = read_tags(line, tags)
    shown = {line_of([tag]).strip(", ") for tag in tags}
    if len(shown) == len(tags) and "" not in shown:
        assert kept == tuple(tags)


@pytest.mark.parametrize(
    ("name", "above", "inside"),
    [
        ("a", "a", True),
        ("a/b", "a", True),
        ("ab", "a", False),
        ("a", "a/b", False),
        ("a / b", "a", True),
        ("a//b/c", "a/b", True),
    ],
)
def test_below_is_by_segment(name, above, inside):
    assert is_within(name, above) is inside


@given(NAMES, NAMES, NAMES)
def test_what_is_below_moves_along(name, old, new):
    after = moved(name, old, new)
    if is_within(name, old):
        assert is_within(after, new)
        assert len(path_of(after)) == len(path_of(name)) - len(path_of(old)) + len(path_of(new))
    else:
        assert after == name


def test_a_path_without_end_stands_on_as_many_levels_as_can_be_typed():
    name = "/a" * 100_000
    assert len(path_of(name)) == 101
    assert len(tree(marks((name,)), {}).nodes) == 101
    assert moved(name, "a", "b") == "b" + "/a" * 99_999


# Old names


def test_old_names_lead_on_and_take_what_is_below_along():
    aliases = Aliases([("claim", "finding"), ("finding", "result"), ("claim/odd", "doubt")])
    assert aliases.current("claim") == "result"
    assert aliases.current("claim/strong") == "result/strong"
    assert aliases.current("claim/odd/x") == "doubt/x"
    assert aliases.current("claims") == "claims"
    assert aliases.current("claim / strong") == "result/strong"
    assert aliases.all(("x", "claim", "finding")) == ("x", "result")


def test_a_circle_is_broken_at_its_last_rule_and_named():
    aliases = Aliases([("b", "c"), ("c", "b"), ("a", "b"), ("x", "x/y")])
    assert aliases.circular == ["c", "x"]
    assert [aliases.current(name) for name in "abcx"] == ["c", "c", "c", "x"]


@given(st.lists(st.tuples(SHORT, SHORT), max_size=8), SHORT)
def test_old_names_always_lead_to_an_end(pairs, name):
    aliases = Aliases(pairs)
    current = aliases.current(name)
    assert aliases.current(current) == current
    assert aliases.all((name,)) == (current,)
    assert not Aliases(pairs[:0])


def test_tags_that_are_current_are_given_back_as_they_are():
    tags = ("a", "b")
    assert Aliases().all(tags) is tags
    aliases = Aliases([("old", "new")])
    assert aliases.all(tags) is tags
    assert aliases.all(tags) is tags


def test_names_that_differ_by_case_are_one_spelled_as_the_first():
    aliases = Aliases([("old", "Claim")], ["Media/Access", "claim", "media/Press", "CLAIM"])
    assert aliases.is_varied
    assert aliases.current("CLAIM") == "claim"
    assert aliases.current("OLD/Strong") == "claim/Strong"
    assert aliases.current("MEDIA/access/x") == "Media/Access/x"
    assert aliases.current("media/press") == "Media/Press"
    assert aliases.all(("CLAIM", "x", "claim", "X")) == ("claim", "x")
    assert aliases.current("cla\u00efm") == "cla\u00efm"
    assert not Aliases([], ["claim", "media/claim"]).is_varied


@given(st.lists(SHORT, max_size=6), SHORT)
def test_a_spelling_is_settled_once(written, name):
    aliases = Aliases((), written)
    assert aliases.current(aliases.current(name)) == aliases.current(name)
    assert aliases.current(name.swapcase()) == aliases.current(name) or name not in written


# Completion

KNOWN = [
    ("claim", 12),
    ("media/access", 5),
    ("media/press", 2),
    ("human rights", 1),
    ("accession", 3),
    ("Économie", 1),
]


def offered(typed, **options):
    return [offer.name for offer in Completion(KNOWN).offers(typed, **options)]


def test_beginnings_come_before_words_inside_and_the_latest_first():
    assert offered("acc") == ["accession", "media/access"]
    assert offered("med") == ["media/access", "media/press"]
    assert offered("m/p") == ["media/press"]
    assert offered("rig") == ["human rights"]
    assert offered("hum rig") == ["human rights"]
    assert offered("eco") == ["Économie"]
    assert offered("media/") == ["media/access", "media/press"]
    assert offered("") == [name for name, _ in KNOWN]
    assert offered("", most=2) == ["claim", "media/access"]
    assert offered("ccess") == []
    assert offered("m", taken=["media/access"]) == ["media/press"]


def test_a_tag_typed_whole_comes_first():
    known = [("claims/old", 1), ("claim", 1)]
    found = [each.name for each in Completion(known).offers("claim")]
    assert found == ["claim", "claims/old"]


def test_a_tag_that_exists_by_those_below_it_is_offered_with_their_number():
    completion = Completion([("media/press", 2), ("media/access", 1), ("Claim/x", 1), ("claim", 1)])
    offered = completion.offers("media", parents=True)
    [above] = [each for each in offered if each.below]
    assert (above.name, above.below) == ("media", 2)
    assert offered[0] == above
    assert above not in completion.offers("media")
    assert [each.name for each in completion.offers("claim", parents=True)] == ["claim", "Claim/x"]
    assert "media" in completion
    assert "medi" not in completion
    assert completion.near("media") is None
    assert not any(each.below for each in completion.offers("", parents=True))


def test_old_names_offer_what_they_became():
    records = {
        "finding": TagRecord("1", "finding", color="red", aliases=("claim",)),
        "bare": TagRecord("2", "bare"),
    }
    completion = Completion([("finding", 4)], records)
    [offer] = completion.offers("cla")
    assert (offer.name, offer.alias, offer.color, offer.count) == ("finding", "claim", "red", 4)
    assert [each.name for each in completion.offers("b")] == ["bare"]
    assert "claim" in completion
    assert "finding" in completion
    assert "cla" not in completion
    assert completion.near("claims") == "finding"


# Likeness


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("claims", "claim"),
        ("Claim", "claim"),
        ("CLAIMS", "claim"),
        ("cliam", "claim"),
        ("clam", "claim"),
        ("clawm", "claim"),
        ("medias/access", "media/access"),
        ("media/acces", "media/access"),
        ("medai/new", "media/new"),
        ("media access", "media/access"),
        ("policies", "policy"),
        ("boxes", "box"),
        ("case", "cases"),
        ("economie", "Économie"),
        ("human-rights", "human rights"),
        ("human right", "human rights"),
    ],
)
def test_a_slip_is_noticed(typed, near):
    known = ["claim", "media/access", "policy", "box", "cases", "Économie", "human rights"]
    assert Likeness(known).near(typed) == near


@pytest.mark.parametrize(
    "typed", ["claim", "media", "cat", "1985", "chapter 2", "reclaim", "media/press", "access"]
)
def test_what_is_something_else_or_there_already_is_no_slip(typed):
    known = ["claim", "media/access", "car", "1984", "chapter 1"]
    assert Likeness(known).near(typed) is None


@given(st.lists(NAMES, max_size=6), NAMES)
def test_a_likeness_is_never_the_name_itself(known, name):
    near = Likeness(known).near(name)
    assert near != name
    assert all(Likeness(known).near(each) is None for each in known)


# The tree


def marks(*tags):
    return [
        mark(
            number, tags=each, document=f"d{number}", modified=datetime(2026, 1, number, tzinfo=UTC)
        )
        for number, each in enumerate(tags, 1)
    ]


def test_the_tree_counts_each_mark_once():
    made = tree(marks(("a", "a/b"), ("a/b",), ("c/d",), ()), {})
    assert [(node.name, node.depth, node.own, node.total, node.below) for node in made.nodes] == [
        ("a", 0, 1, 2, 1),
        ("a/b", 1, 2, 2, 0),
        ("c", 0, 0, 1, 1),
        ("c/d", 1, 1, 1, 0),
    ]
    assert made.tagged == 3
    assert made.get("c / d").label == "d"
    assert made.get("x") is None


def test_orders_keep_each_tag_behind_the_one_above():
    made = marks(("b",), ("b", "a/x"), ("a/y",), ("b",))
    names = {order: [node.name for node in tree(made, {}, order).nodes] for order in Order}
    assert names[Order.NAME] == ["a", "a/x", "a/y", "b"]
    assert names[Order.COUNT] == ["b", "a", "a/x", "a/y"]
    assert names[Order.LATEST] == ["b", "a", "a/y", "a/x"]


def test_what_is_known_is_in_the_tree_without_marks():
    records = {"x/y": TagRecord("1", "x/y", "what is *odd*", aliases=("strange",))}
    made = tree(marks(("a",)), records)
    assert [(node.name, node.total, node.record is None) for node in made.nodes] == [
        ("a", 1, True),
        ("x", 0, True),
        ("x/y", 0, False),
    ]
    assert [node.name for node in made.filtered("odd")] == ["x", "x/y"]
    assert [node.name for node in made.filtered("strange y")] == ["x", "x/y"]
    assert [node.name for node in made.filtered("")] == ["a", "x", "x/y"]


def test_counts_a_document():
    made = marks(("a/b",), ("a",), ("ab",))
    assert tree(made, {}).get("a").documents == {"d1": 1, "d2": 1}

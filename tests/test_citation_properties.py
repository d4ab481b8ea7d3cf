"""Whatever an item holds, what is printed of it can be read."""

import copy
import html
import json
import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import citation

STYLES = [style.id for style in citation.STYLES]
NUMBERED = {"ieee", "nlm-citation-sequence"}
FORMATS = ["plain", "markdown", "html", "latex", "org"]
TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter
    classic collection dataset document entry entry-dictionary entry-encyclopedia event figure
    graphic hearing interview legal_case legislation manuscript map motion_picture
    musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song
    speech standard thesis treaty webpage
""".split()  # noqa: SIM905 — a list of forty words reads as words
NAMES = """
    author chair collection-editor compiler composer container-author contributor curator
    director editor editor-translator editorial-director executive-producer guest host
    illustrator interviewer narrator organizer original-author performer producer recipient
    reviewed-author script-writer series-creator translator
""".split()  # noqa: SIM905 — a list of forty words reads as words
DATES = ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]
TEXTS = """
    DOI URL archive archive-place archive_collection archive_location authority chapter-number
    collection-number collection-title container-title container-title-short dimensions
    edition event event-place event-title genre issue language medium number number-of-volumes
    original-publisher original-publisher-place original-title page page-first part-number
    part-title publisher publisher-place references reviewed-genre reviewed-title scale
    section source status supplement-number title title-short version volume volume-title
    year-suffix
""".split()  # noqa: SIM905 — a list of forty words reads as words

text = st.text(max_size=12) | st.sampled_from(
    [
        "“a” b",
        "<i>x",
        "a</i>",
        "<b>c</b>",
        "'a' b",
        '"',
        "1-2",
        "ß",
        "ﬁ",
        "\x00",
        "\ud800",
        "e\u0301",
    ]
)
part = st.none() | st.integers(-3000, 9999) | text
day = st.lists(part, max_size=4)
date = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(day, max_size=3) | text,
        "raw": text,
        "literal": text,
        "season": part,
        "circa": st.booleans() | part,
    },
)
name = st.dictionaries(
    st.sampled_from(
        [
            "family",
            "given",
            "literal",
            "suffix",
            "dropping-particle",
            "non-dropping-particle",
            "comma-suffix",
        ]
    ),
    part | st.booleans(),
)
anything = st.recursive(
    part | st.booleans() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=5,
)
wild = st.builds(
    lambda *parts: {key: value for each in parts for key, value in each.items()},
    st.dictionaries(st.sampled_from([*NAMES, *DATES, *TEXTS]), anything, max_size=6),
    st.dictionaries(st.sampled_from(NAMES), st.lists(name, max_size=4), max_size=3),
    st.dictionaries(st.sampled_from(DATES), date, max_size=3),
    st.dictionaries(st.sampled_from(TEXTS), text, max_size=8),
    st.fixed_dictionaries({}, optional={"type": st.sampled_from(TYPES) | anything}),
)
locator = st.none() | st.tuples(st.sampled_from(["page", "paragraph", "line", "x"]) | text, part)

word = st.text(string.ascii_letters, min_size=2, max_size=6).filter(
    lambda word: word.casefold() not in {"none", "vs"}
)
words = st.lists(word, min_size=1, max_size=4).map(" ".join)
tame_name = st.fixed_dictionaries(
    {"family": word}, optional={"given": words, "suffix": st.just("Jr.")}
) | st.fixed_dictionaries({"literal": words})
tame_date = st.builds(
    lambda days, circa: {"date-parts": days, "circa": circa},
    st.lists(
        st.tuples(st.integers(1500, 2100), st.integers(1, 12), st.integers(1, 28)).map(list),
        min_size=1,
        max_size=2,
    ),
    st.booleans(),
)
tame = st.builds(
    lambda *parts: {key: value for each in parts for key, value in each.items()},
    st.dictionaries(
        st.sampled_from(NAMES), st.lists(tame_name, min_size=1, max_size=8), max_size=4
    ),
    st.dictionaries(st.sampled_from(DATES), tame_date, max_size=4),
    st.dictionaries(
        st.sampled_from([field for field in TEXTS if field not in {"references", "year-suffix"}]),
        words | st.sampled_from(["1", "12-14"]),
        max_size=10,
    ),
    st.fixed_dictionaries({"type": st.sampled_from(TYPES)}),
)


def printed(item, style, locator, name):
    return [
        citation.bibliography_entry(item, style, name),
        citation.citation(item, style, locator, name),
    ]


@settings(max_examples=150, deadline=None)
@given(wild, locator, st.sampled_from(STYLES), st.sampled_from(FORMATS))
def test_any_item_is_printed_on_one_line_and_left_as_it_is(item, locator, style, name):
    before = copy.deepcopy(item)
    for text in printed(item, style, locator, name):
        assert not re.search("[\x00-\x1f\x7f\ud800-\udfff]", text)
    citation.missing_fields(item, style)
    assert repr(item) == repr(before)


@settings(max_examples=60, deadline=None)
@given(st.lists(wild, max_size=4), st.sampled_from(STYLES), st.sampled_from(FORMATS))
def test_any_items_make_a_bibliography(items, style, name):
    entries = citation.bibliography(items, style, name)
    assert len(entries) <= len(items)
    assert len(citation.citations(items, style, name)) == len(items)


@settings(max_examples=150, deadline=None)
@given(tame, st.sampled_from(STYLES))
def test_no_punctuation_is_doubled_lost_or_left_around_nothing(item, style):
    for text in printed(item, style, ("paragraph", "3-5"), "plain"):
        assert not re.search(r"None|Unknown|\( *\)|\[ *\]|“ *”|‘ *’|  |[,;:] *[,;:.]|\.\.", text)
        assert not re.search(r" [,.;:)\]”]|[(\[“] ", text)
        for left, right in ("()", "[]", "“”"):
            assert text.count(left) == text.count(right)
        assert text == text.strip()


@settings(max_examples=150, deadline=None)
@given(tame, st.sampled_from(STYLES))
def test_the_formats_say_the_same(item, style):
    plain = printed(item, style, None, "plain")
    in_html = printed(item, style, None, "html")
    assert [html.unescape(re.sub("<[^>]*>", "", text)) for text in in_html] == plain
    in_markdown = [
        re.sub(r"\\([\W_])", r"\1", re.sub(r"(?<!\\)\*", "", text))
        for text in printed(item, style, None, "markdown")
    ]
    assert in_markdown == plain


TITLES = ("Northern roads", "Southern roads", "Eastern roads", "Western roads")


@settings(max_examples=60, deadline=None)
@given(st.lists(tame, min_size=1, max_size=4), st.sampled_from(STYLES), st.randoms())
def test_the_order_given_does_not_change_a_bibliography(items, style, random):
    # What sorts alike stays as it was given; different titles never do.
    items = [item | {"title": title} for item, title in zip(items, TITLES, strict=False)]
    shuffled = list(items)
    random.shuffle(shuffled)
    entries = citation.bibliography(items, style)
    if style in NUMBERED:
        numbers = [int(re.match(r"\[?(\d+)", entry)[1]) for entry in entries]
        assert numbers == sorted(set(numbers))
    else:
        assert citation.bibliography(shuffled, style) == entries


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60), wild, st.sampled_from(STYLES), st.sampled_from(FORMATS))
def test_any_passage_is_quoted_on_one_line(passage, item, style, name):
    text = citation.quotation(passage, item, style, ("paragraph", "3"), name)
    assert not re.search("[\x00-\x1f\x7f\ud800-\udfff]", text)


@settings(max_examples=60, deadline=None)
@given(st.lists(tame | wild, max_size=4))
def test_references_are_whole_and_their_keys_differ(items):
    keys = citation.citekeys(items)
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch("[a-z0-9]+", key) for key in keys)
    assert citation.references(items, "biblatex").count("\n}\n") == len(items)
    read = json.loads(citation.references(items, "csl-json"))
    assert len(read) == len(items)


@settings(max_examples=60, deadline=None)
@given(st.lists(tame, max_size=4))
def test_csl_json_gives_the_items_back(items):
    read = json.loads(citation.references(items, "csl-json"))
    for item, back in zip(items, read, strict=True):
        assert {**back, "id": None} == {**item, "id": None}


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=40, deadline=None)
@given(item=wild)
def test_a_field_that_is_there_is_not_missed(style, item):
    missing = citation.missing_fields(item, style)
    filled = {**item, "title": "Tides"}
    assert "title" not in citation.missing_fields(filled, style)
    assert len(set(missing)) == len(missing)

"""Whatever an item holds, what is printed of it can be read."""

import copy
import html
import json
import re

import pytest
from csl_items import citations
from hypothesis import given, settings
from hypothesis import strategies as st
from wild_items import FORMATS, NUMBERED, STYLES, locator, tame, wild

from reader.citation import cite


def printed(item, style, locator, name):
    return [
        cite.bibliography_entry(item, style, name),
        cite.citation(item, style, locator, name),
    ]


@settings(max_examples=150, deadline=None)
@given(wild, locator, st.sampled_from(STYLES), st.sampled_from(FORMATS))
def test_any_item_is_printed_on_one_line_and_left_as_it_is(item, locator, style, name):
    before = copy.deepcopy(item)
    for text in printed(item, style, locator, name):
        assert not re.search("[\x00-\x1f\x7f\ud800-\udfff]", text)
    cite.missing_fields(item, style)
    assert repr(item) == repr(before)


@settings(max_examples=60, deadline=None)
@given(st.lists(wild, max_size=4), st.sampled_from(STYLES), st.sampled_from(FORMATS))
def test_any_items_make_a_bibliography(items, style, name):
    entries = cite.bibliography(items, style, name)
    assert len(entries) <= len(items)
    assert len(citations(items, style, name)) == len(items)


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
    entries = cite.bibliography(items, style)
    if style in NUMBERED:
        numbers = [int(re.match(r"\[?(\d+)", entry)[1]) for entry in entries]
        assert numbers == sorted(set(numbers))
    else:
        assert cite.bibliography(shuffled, style) == entries


def test_a_title_that_stands_last_sorts_an_entry_of_mla():
    part = {"type": "article", "volume-title": "Roads", "archive": "Town", "archive-place": "Aby"}
    items = [part | {"title": title} for title in TITLES[:2]]
    assert cite.bibliography(items[::-1], "modern-language-association") == cite.bibliography(
        items, "modern-language-association"
    )


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60), wild, st.sampled_from(STYLES), st.sampled_from(FORMATS))
def test_any_passage_is_quoted_on_one_line(passage, item, style, name):
    text = cite.quotation(passage, item, style, ("paragraph", "3"), name)
    assert not re.search("[\x00-\x1f\x7f\ud800-\udfff]", text)


@settings(max_examples=60, deadline=None)
@given(st.lists(tame | wild, max_size=4))
def test_references_are_whole_and_their_keys_differ(items):
    keys = cite.citekeys(items)
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch("[a-z0-9]+", key) for key in keys)
    assert cite.references(items, "biblatex").count("\n}\n") == len(items)
    read = json.loads(cite.references(items, "csl-json"))
    assert len(read) == len(items)


@settings(max_examples=60, deadline=None)
@given(st.lists(tame, max_size=4))
def test_csl_json_gives_the_items_back(items):
    read = json.loads(cite.references(items, "csl-json"))
    for item, back in zip(items, read, strict=True):
        assert {**back, "id": None} == {**item, "id": None}


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=40, deadline=None)
@given(item=wild)
def test_a_field_that_is_there_is_not_missed(style, item):
    missing = cite.missing_fields(item, style)
    filled = {**item, "title": "Tides"}
    assert "title" not in cite.missing_fields(filled, style)
    assert len(set(missing)) == len(missing)

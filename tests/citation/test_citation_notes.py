"""Notes: Chicago's short later ones, and Markdown's with labels."""

import re

import pytest
from csl_items import day, person
from hypothesis import given, settings
from hypothesis import strategies as st
from wild_items import STYLES, locator, tame, wild

from reader.citation import cite
from reader.citation.occurrence import Occurrence

NOTES = "chicago-notes-bibliography"
AGAIN = Occurrence(is_subsequent=True)
RAVN, LUND, BERG = person("Ravn", "Ida"), person("Lund", "Per"), person("Berg", "Eva")
NEWS = {
    "type": "article-newspaper",
    "title": "Harbour wall to be rebuilt: what the council heard",
    "author": [RAVN],
    "container-title": "The Evening Post",
    "issued": day(2023, 4, 9),
}
WALL = NEWS | {"title-short": "Harbour wall to be rebuilt"}


@pytest.mark.parametrize(
    ("item", "place", "expected"),
    [
        (WALL, ("paragraph", "3"), "Ravn, “Harbour Wall to Be Rebuilt,” para. 3."),
        (WALL | {"author": [RAVN, LUND]}, None, "Ravn and Lund, “Harbour Wall to Be Rebuilt.”"),
        (WALL | {"author": [RAVN, LUND, BERG]}, ("page", "112-115"),
         "Ravn et al., “Harbour Wall to Be Rebuilt,” 112–15."),
        (WALL | {"author": []}, ("paragraph", "3-5"),
         "<i>The Evening Post</i>, “Harbour Wall to Be Rebuilt,” paras. 3–5."),
        ({"type": "book", "title": "Salt", "author": [LUND], "volume": "2"}, ("page", "7"),
         "Lund, <i>Salt</i>, 2:7."),
        ({"type": "book", "title": "Salt", "editor": [LUND]}, None, "Lund, <i>Salt</i>."),
        ({"type": "book", "title": "Salt"}, ("chapter", "2"), "<i>Salt</i>, chap. 2."),
        ({"type": "entry-encyclopedia", "title": "tides", "container-title": "All Waters"}, None,
         "<i>All Waters</i>, under “tides.”"),
        ({"type": "personal_communication", "author": [RAVN], "recipient": [BERG],
          "issued": day(1999, 5, 2)}, None, "Ravn to Berg, pers. comm., May 2, 1999."),
        ({"type": "review-book", "reviewed-title": "Salt", "author": []}, ("page", "3"),
         "Review of <i>Salt</i>, 3."),
        ({"type": "legal_case", "title": "Ravn v. Lund"}, ("page", "3"), "<i>Ravn v. Lund</i>, 3."),
    ],
)  # fmt: skip
def test_a_later_note_is_short(item, place, expected):
    assert cite.citation(item, NOTES, place, "html", occurrence=AGAIN) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "All Waters (2020), under “Tides,” para. 3."),
        (
            {"volume": "2", "issue": "3"},
            "All Waters, vol. 2, no. 3 (2020), under “Tides,” para. 3.",
        ),
    ],
)
def test_an_unsigned_entry_tells_its_encyclopedia_and_year_once(more, expected):
    item = {
        "type": "entry-encyclopedia",
        "title": "Tides",
        "container-title": "All Waters",
        "issued": day(2020),
        **more,
    }
    assert cite.citation(item, NOTES, ("paragraph", "3")) == expected


def test_of_many_witnesses_a_reference_list_names_three():
    item = {"type": "hearing", "title": "Salt", "author": [RAVN, LUND, BERG] * 3}
    entry = cite.bibliography_entry(item, "chicago")
    assert entry.endswith("(testimony of Ida Ravn, Per Lund, Eva Berg, et al.).")


def test_a_work_without_a_short_form_is_cited_in_full():
    item = {"type": "chapter", "container-title": "Salt", "issued": day(1999)}
    whole = cite.citation(item, NOTES, ("page", "3"))
    assert cite.citation(item, NOTES, ("page", "3"), occurrence=AGAIN) == whole


@pytest.mark.parametrize("style", [style for style in STYLES if style != NOTES])
def test_other_styles_cite_again_as_at_first(style):
    place = ("paragraph", "3")
    assert cite.citation(NEWS, style, place, occurrence=AGAIN) == cite.citation(NEWS, style, place)


@settings(max_examples=150, deadline=None)
@given(tame, locator)
def test_a_short_note_has_no_doubled_punctuation_and_nothing_empty(item, place):
    where = place and ("paragraph", "3-5")
    text = cite.citation(item, NOTES, where, occurrence=AGAIN)
    assert text or not cite.citation(item, NOTES, where)
    assert not re.search(r"None|\( *\)|\[ *\]|“ *”|‘ *’|  |[,;:] *[,;:.]|\.\.| [,.;:)]", text)


@settings(max_examples=150, deadline=None)
@given(wild, locator)
def test_any_item_has_a_short_note_on_one_line(item, place):
    text = cite.citation(item, NOTES, place, occurrence=AGAIN)
    assert not re.search("[\x00-\x1f\x7f\ud800-\udfff]", text)


def test_a_footnote_has_the_entry_and_the_place_where_a_style_has_no_notes():
    text = cite.quotation("Said so.", NEWS, "apa", ("paragraph", "3"), "footnote")
    said, _, note = text.partition("\n\n")
    assert said == "“Said so.”[^ravn2023harbour]"
    assert note == (
        "[^ravn2023harbour]: Ravn, I. (2023, April 9). Harbour wall to be rebuilt: "
        "what the council heard. *The Evening Post*. Para. 3."
    )


def test_a_footnote_has_the_note_of_a_style_with_notes():
    text = cite.citation(NEWS, NOTES, ("paragraph", "3"), "footnote")
    whole = cite.citation(NEWS, NOTES, ("paragraph", "3"), "markdown")
    assert text == f"[^ravn2023harbour]\n\n[^ravn2023harbour]: {whole}"
    later = Occurrence(is_subsequent=True, label="b", has_footnote=True)
    assert cite.quotation("x", NEWS, NOTES, None, "footnote", occurrence=later) == "“x”[^b]"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), wild, locator, st.sampled_from(STYLES))
def test_a_footnote_is_two_lines_and_its_label_is_a_word(words, item, place, style):
    text = cite.quotation(words, item, style, place, "footnote")
    said, _, note = text.partition("\n\n")
    [label] = re.findall(r"\[\^([a-z0-9]+)\]$", said)
    assert note.startswith(f"[^{label}]: ")
    assert not re.search("[\x00-\x1f\x7f\ud800-\udfff]", said + note)

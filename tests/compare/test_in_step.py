"""Two texts in step: versions, translations, and texts of any kind."""

import pytest

from reader.formats import markdown
from reader.workspace.counterparts import Counterparts

OLD = """# The quay

The Harbour Board closes the north quay in May.

Ferries to Lindholm move to the east pier. Tickets stay valid.

Fish will be landed at Sandvik meanwhile.

## Money

The repair costs 3.2 million.
"""
NEW = """# The quay

The board met twice about it this winter.

In May, the Harbour Board closes the north quay.

Ferries to Lindholm will move to the east pier. All tickets stay valid.

Fish will be landed at Sandvik meanwhile, the board says.

## Money

The repair costs 3.4 million.
"""
GERMAN = """# Der Kai

Die Hafenbehörde schließt im Mai den Nordkai.

Die Fähren nach Lindholm legen am Ostpier ab. Fahrkarten bleiben gültig.

Fisch wird solange in Sandvik angelandet.

## Geld

Die Reparatur kostet 3,2 Millionen.
"""
OTHER = """# Fish market

Traders at Sandvik expect more fish: it will be landed there while the quay is repaired.

## Money

Prices for cod fell by a tenth.
"""


def parsed(text):
    return markdown.parse_pieces([text], path=None, notices=(), most=None)


def place(one, other, words):
    first, second = parsed(one), parsed(other)
    found = Counterparts().in_step(first, second).place(first.text.index(words))
    return second.text[slice(*found.span)] if found else None


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("The Harbour Board closes", "In May, the Harbour Board closes the north quay."),
        ("Tickets stay", "All tickets stay valid."),
        ("Fish will", "Fish will be landed at Sandvik meanwhile, the board says."),
        ("Money", "Money"),
        ("The repair", "The repair costs 3.4 million."),
    ],
)
def test_versions_line_up(words, there):
    assert place(OLD, NEW, words) == there


def test_what_a_version_adds_has_no_place_in_the_other():
    assert place(NEW, OLD, "The board met") is None


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("The Harbour Board closes", "Die Hafenbehörde schließt im Mai den Nordkai."),
        ("Ferries", "Die Fähren nach Lindholm legen am Ostpier ab."),
        ("Tickets stay", "Fahrkarten bleiben gültig."),
        ("Fish will", "Fisch wird solange in Sandvik angelandet."),
        ("The repair", "Die Reparatur kostet 3,2 Millionen."),
    ],
)
def test_a_translation_lines_up_paragraph_by_paragraph(words, there):
    assert place(OLD, GERMAN, words) == there


def test_other_texts_meet_in_counterparts_else_in_headings_that_agree():
    assert "Traders at Sandvik" in place(OLD, OTHER, "Fish will")
    assert place(OLD, OTHER, "The repair") == "Money"
    assert place(OLD, OTHER, "Ferries") is None


CODE = "\n\n```\nfish = landed(at_sandvik)\n```\n"


def test_words_that_are_not_compared_have_no_counterpart_in_other_texts():
    one = OLD.replace("meanwhile.", "meanwhile." + CODE)
    assert place(one, OTHER, "Fish will")
    assert place(one, OTHER, "landed(at") is None


def test_beside_a_version_they_stay_where_the_words_before_them_are():
    one, other = (parsed(each.replace("## Money", CODE + "## Money")) for each in (OLD, NEW))
    step = Counterparts().in_step(one, other)
    before, code = (step.place(one.text.index(words)) for words in ("Fish will", "landed(at"))
    assert code.span == before.span
    assert code.how == "words before it"
    assert before.how != code.how


def test_the_same_text_is_in_step_with_itself():
    assert place(OLD, OLD, "Tickets stay") == "Tickets stay valid."

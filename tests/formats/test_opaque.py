"""Formulas are kept from the parser, each of them once."""

from reader.formats import markdown
from reader.formats.opaque import protected


def test_a_formula_that_comes_again_is_kept_once():
    found = protected("$a$ and $b$, then $a$^[with $b$ in it] " * 100)
    assert found.math == ("$a$", "$b$")
    assert found.restored(found.text).startswith("$a$ and $b$, then $a$")


def test_any_number_of_different_formulas_comes_back():
    text = " ".join(f"$x_{{{number}}}$" for number in [*range(3000), *range(3000)])
    assert markdown.parse(text).text == text


def test_more_notes_in_place_than_a_text_has_stay_as_they_are_written():
    paragraph = "It rained^[Not much.] on all of the day, and nobody came.\n\n"
    document = markdown.parse(paragraph * 100 + "a^[note] " * 20_000 + "\n\n" + paragraph)
    assert document.notices == (
        "Read without its markup in part: it has more of it than a text has.",
    )
    assert 2000 < len(document.footnotes) < 6000
    assert document.text.count("note") == 20_000
    plenty = markdown.parse(paragraph * 5000)
    assert not plenty.notices
    assert len(plenty.footnotes) == 5000

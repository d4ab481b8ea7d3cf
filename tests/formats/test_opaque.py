"""Formulas are kept from the parser, each of them once."""

import re

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
    paragraph = "It rained^[Not much.] on all of the day, and nobody at all came out to see.\n\n"
    document = markdown.parse(paragraph * 100 + "a^[note] " * 20_000 + "\n\n" + paragraph)
    assert document.notices == (
        "Read without its markup from about line 201 on: it has more of it than a text has.",
    )
    assert 200 < len(document.footnotes) < 6000
    assert document.text.count("note") == 20_000
    plenty = markdown.parse(paragraph * 5000)
    assert not plenty.notices
    assert len(plenty.footnotes) == 5000


def test_more_formulas_than_a_text_has_stay_as_they_are_written():
    paragraph = "It is $x_1$ or $x_2$ on all of the days that follow from $y$, and *no other*.\n\n"
    dense = "$a$ $b_c$ *d*\n" * 30_000
    document = markdown.parse(f"---\ntitle: Days\n---\n{paragraph * 500}{dense}\n{paragraph}")
    (notice,) = document.notices
    line = int(re.search(r"about line (\d+) on", notice)[1])
    assert 4 + 1000 < line < 20_000
    # All before that line has been read with its markup, and nothing behind it.
    assert document.text.count("*d*") == 4 + 1000 + 30_000 - line
    assert document.text.count("$a$") == document.text.count("$b_c$") == 30_000
    assert document.text.endswith("*no other*.")
    assert not markdown.parse(paragraph * 5000).notices


def test_a_note_in_place_of_more_formulas_than_a_text_has_is_all_there():
    document = markdown.parse(f"It rained.^[{'$a$ ' * 100_000}] It *snowed*.")
    assert document.text.count("$a$") == 100_000
    assert document.text.startswith("It rained.[1] It snowed.")


def test_formulas_in_the_notes_of_a_long_text_are_kept_from_the_parser():
    paragraph = "It is $x$ or $y$^[See $a_b$ and *no* other.] on all of the days that follow.\n\n"
    document = markdown.parse(f"{paragraph}It rained.\n\nIt went on.\n\n" * 10_000)
    assert document.text.count("See $a_b$ and no other.") == 10_000
    assert not document.notices

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

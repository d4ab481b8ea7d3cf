"""Bylines with the words of sixty languages beside the names."""

from pathlib import Path

import pytest

from reader.metadata.people import names
from reader.metadata.people.words import germanic, others, romance, slavic

ROWS = germanic.ROWS | romance.ROWS | slavic.ROWS | others.ROWS
CASES = Path(__file__).with_name("language_bylines.txt").read_text("utf-8").splitlines()


def spelled(name):
    """A name as the cases spell it: `Family|Given|particle|suffix` or `=Organisation`."""
    if "literal" in name:
        return f"={name['literal']}"
    particle = name.get("non-dropping-particle", "")
    parts = (name["family"], name.get("given", ""), particle, name.get("suffix", ""))
    return "|".join(parts).rstrip("|")


def who(line):
    """The names of a line as the cases spell them."""
    return "; ".join(spelled(each) for each in names.parse(line))


def words(row, *kinds):
    """The words of some kinds in a language that have no sign of patterns."""
    every = [word for kind in kinds for word in getattr(row, kind).split("|")]
    return [
        word.removesuffix("*").capitalize() for word in every if word and not set(word) & set("[?(")
    ]


@pytest.mark.parametrize("case", CASES)
def test_who_wrote_it(case):
    line, _, wanted = (part.strip() for part in case.partition("→"))
    assert who(line) == wanted


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_each_language_tells_the_author_of_the_text_from_others(row):
    lines = [f"{word}: Anna Lind" for word in words(row, "text")]
    lines += [f"Anna Lind. {word}: Karl Falk" for word in words(row, "photo")]
    lines += [f"{word}: Anna Lind" for word in words(row, "photo")]
    lines += [f"Anna Lind, {word}: Karl Falk" for word in words(row, "work")]
    lines += [f"{word} Anna Lind" for word in words(row, "by", "wrote")]
    lines += [f"Anna Lind, {word.lower()}" for word in words(row, "role")]
    assert {line: who(line) for line in lines if who(line) != "Lind|Anna"} == {}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("By Jane Carver\nHealth editor, Bristol", "Carver|Jane"),
        ("By Dana Wolff\nScience and technology reporter", "Wolff|Dana"),
        ("Per Anders Nilsson", "Nilsson|Per Anders"),
        ("Nina Kos", "Kos|Nina"),
        ("Theo Jansen", "Jansen|Theo"),
        ("Gan Li", "Li|Gan"),
        ("Jordi Puig i Soler", "Puig i Soler|Jordi"),
    ],
)
def test_a_word_that_may_be_part_of_a_name(line, wanted):
    assert who(line) == wanted


def test_an_entry_of_a_list_is_read_as_a_line():
    assert [spelled(each) for each in names.parse(["Nga Arben Kola", "تصوير: خالد منصور"])] == [
        "Kola|Arben",
        "منصور|خالد",
    ]

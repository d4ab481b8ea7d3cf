"""Passages in sentences that name their authors, in every style."""

import pytest

from reader.citation.narrative import narrative
from reader.citation.occurrence import Occurrence

ONE = {
    "id": "a",
    "type": "article-newspaper",
    "author": [{"family": "Smith", "given": "Ann"}],
    "title": "The Long Road",
    "container-title": "The Paper",
    "issued": {"date-parts": [[2024, 3, 1]]},
}
TWO = {**ONE, "id": "b", "author": [*ONE["author"], {"family": "Lee", "given": "Bo"}]}
MANY = {**TWO, "id": "c", "author": [*TWO["author"], {"family": "Ray", "given": "Cy"}]}
SECOND = {**ONE, "id": "d", "title": "The Short Road"}
UNTITLED = {key: value for key, value in ONE.items() if key != "author"}
HERE = ("paragraph", "3")


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "Smith (2024) says, “It rained” (para. 3)."),
        ("mla", "Smith says, “It rained” (par. 3)."),
        ("chicago", "Smith (2024) says, “It rained” (para. 3)."),
        ("harvard", "Smith (2024) says, ‘It rained’ (para. 3)."),
        ("ieee", "Smith says, “It rained” [1, Para. 3]."),
        ("vancouver", "Smith says, “It rained” (1)."),
    ],
)
def test_the_names_stand_before_the_passage_and_the_place_behind_it(style, expected):
    assert narrative("It rained.", ONE, style, HERE) == expected


def test_several_say_what_one_says():
    assert narrative("It rained.", TWO, "apa") == "Smith and Lee (2024) say, “It rained.”"
    assert narrative("It rained.", MANY, "apa").startswith("Smith et al. (2024) say, “")
    assert narrative("It rained.", MANY, "mla").startswith("Smith et al. say, “")
    assert narrative("It rained.", TWO, "ieee", HERE).startswith("Smith and Lee say, “")


def test_a_title_stands_for_authors_that_are_not_known():
    assert narrative("It rained.", UNTITLED, "apa", HERE) == (
        "“The Long Road” (2024) says, “It rained” (para. 3)."
    )


def test_works_of_one_author_are_told_apart():
    assert "(2024b) says" in narrative("It rained.", SECOND, "apa", beside=[ONE, SECOND])
    told = narrative("It rained.", SECOND, "mla", HERE, beside=[ONE, SECOND])
    assert told.startswith("Smith says, “It rained” (“")
    assert "Short Road" in told


def test_a_note_stays_a_note():
    told = narrative("It rained.", ONE, "chicago-notes", HERE, "footnote")
    assert told.startswith("Smith says, “It rained.”[^")
    again = narrative(
        "It rained.",
        ONE,
        "chicago-notes",
        HERE,
        "footnote",
        occurrence=Occurrence(is_subsequent=True, label="x", has_footnote=True),
    )
    assert again == "Smith says, “It rained.”[^x]"


def test_a_long_passage_is_a_block_below_the_names():
    told = narrative("word " * 60, ONE, "apa", HERE, "markdown")
    assert told.startswith("Smith (2024) says:\n\n> word")


def test_words_that_go_on_with_the_sentence_have_no_comma_before_them():
    assert narrative("rained all day", ONE, "apa") == "Smith (2024) says “rained all day”"
    assert narrative("“It rained,” he", ONE, "apa").startswith("Smith (2024) says, “‘It")


def test_one_organization_says_what_it_says_whatever_is_in_its_name():
    firm = {**ONE, "author": [{"literal": "Roe and Sons"}]}
    assert narrative("It rained.", firm, "apa").startswith("Roe and Sons (2024) says, “")
    titled = {**UNTITLED, "title": "Rain and Wind"}
    assert narrative("It rained.", titled, "apa").startswith("“Rain and Wind” (2024) says, “")
    book = {**titled, "type": "book", "container-title": ""}
    assert narrative("It rained.", book, "apa", None, "markdown").startswith("*Rain and Wind*")
    assert "(2024) says" in narrative("It rained.", book, "apa", None, "markdown")


def test_a_particle_that_begins_the_sentence_has_a_capital():
    named = {"given": "Hélène", "family": "La Fontaine", "non-dropping-particle": "de"}
    one = {**ONE, "author": [named]}
    assert narrative("It rained.", one, "apa").startswith("De La Fontaine (2024) says, “")
    assert narrative("It rained.", one, "ieee", HERE).startswith("De La Fontaine says, “")
    two = {**ONE, "author": [{"family": "Smith", "given": "Ann"}, named]}
    assert narrative("It rained.", two, "apa").startswith("Smith and de La Fontaine (2024) say, “")


ENDS_QUOTED = {"id": "q", "type": "webpage", "title": "the council: “It was past saving”"}


@pytest.mark.parametrize(
    ("style", "form", "expected"),
    [
        ("apa", "markdown", "*The Council: “It Was Past Saving”* (n.d.) says, "),
        ("apa", "html", "<i>The Council: “It Was Past Saving”</i> (n.d.) says, "),
        ("apa", "latex", r"\emph{The Council: \enquote{It Was Past Saving}} (n.d.) says, "),
        ("mla", "markdown", "*The Council: “It Was Past Saving”* says, “It rained” (par. 3)."),
        ("chicago-notes", "plain", "“The Council: ‘It Was Past Saving’” says, "),
        ("chicago-notes", "latex", r"\enquote{The Council: \enquote{It Was Past Saving}} says, "),
        ("ieee", "plain", "“the council: ‘It was past saving’” says, "),
        ("vancouver", "html", "“the council: ‘It was past saving’” says, "),
    ],
)
def test_a_title_that_ends_in_a_quotation_has_its_marks_and_no_comma(style, form, expected):
    assert narrative("It rained.", ENDS_QUOTED, style, HERE, form).startswith(expected)


LETTER = {
    "id": "l",
    "type": "personal_communication",
    "title": "Re: rain",
    "author": [{"family": "May", "given": "Ann"}],
    "issued": {"date-parts": [[2023, 5, 5]]},
}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "A. May (personal communication, May 5, 2023) says, “It rained” (para. 3)."),
        ({"issued": None}, "A. May (personal communication, n.d.) says, "),
        (
            {"author": [{"family": "May", "given": "Ann"}, {"family": "Roe", "suffix": "Jr."}]},
            "A. May and Roe Jr. (personal communication, May 5, 2023) say, ",
        ),
        (
            {"author": [{"literal": "The Rain Commission of the Parish Council of Example"}]},
            "The Rain Commission of the Parish Council of Example (personal communication, ",
        ),
        ({"author": [{"family": f"Roe{each}"} for each in "abc"]}, "Roea et al. (personal com"),
        ({"URL": "https://example.org/1", "archive": "Box"}, "May (2023) says, "),
    ],
)
def test_what_describes_a_letter_goes_into_its_parentheses(changed, expected):
    letter = {key: value for key, value in {**LETTER, **changed}.items() if value}
    assert narrative("It rained.", letter, "apa", HERE).startswith(expected)
    assert "personal" not in narrative("It rained.", letter, "harvard", HERE)

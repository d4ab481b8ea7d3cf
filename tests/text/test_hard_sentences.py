"""Sentences with notes, abbreviations before numbers and quotations, in thirteen languages."""

from importlib.util import find_spec

import pytest
from hard_sentences import TABLE

from reader.formats import plain
from reader.text import motions
from reader.text.sentences import language_of, split

CASES = [
    (language, line) for language, lines in TABLE.items() for line in lines.strip().split("\n")
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_table(language, marked):
    text = marked.replace("|", "")
    found = [text[span.start : span.end] for span in split(text, language_of(text, language))]
    assert found == [part.strip() for part in marked.split("|")]


def test_the_table_is_large():
    assert len(CASES) >= 150
    assert len(TABLE) >= 10


@pytest.mark.skipif(find_spec("pycld2") is None, reason="nothing here finds a language")
@pytest.mark.parametrize("language", sorted(TABLE))
def test_the_language_of_a_text_that_says_none_is_found(language):
    lines = TABLE[language].strip().split("\n")
    document = plain.parse("Beginning\n\n" + "\n\n".join(lines).replace("|", "") + "\n")
    found = [document.text[span.start : span.end] for span in motions.sentences_from(document, 0)]
    wanted = {part.strip() for line in lines for part in line.split("|")}
    assert len(wanted.intersection(found)) >= len(wanted) - 1


def test_a_korean_quotation_in_straight_marks_goes_on():
    text = '그는 "좋다."는 말을 했다. 끝이다.'
    assert [text[span.start : span.end] for span in split(text, "ko")] == [
        '그는 "좋다."는 말을 했다.',
        "끝이다.",
    ]

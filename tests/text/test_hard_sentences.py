"""Sentences with notes, abbreviations before numbers and quotations, in thirteen languages."""

import pytest
from hard_sentences import TABLE

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

"""Words of all languages as patterns: grouped by letters, they match what they would in a row."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.metadata.people.words.vocabulary import by_letter, one_of

_LETTERS = st.sampled_from("abiİıſsßkΣé")
_ALTERNATIVE = st.one_of(
    st.text(_LETTERS, min_size=1, max_size=3),
    st.builds("{}(?:{}|{})?".format, _LETTERS, _LETTERS, _LETTERS),
    st.builds("{}?{}".format, _LETTERS, _LETTERS),
    st.builds(r"\w*{}".format, _LETTERS),
)


@settings(deadline=None)
@given(st.lists(_ALTERNATIVE, min_size=1, max_size=8), st.text("abİıiſsßkKΣσéc", max_size=6))
def test_the_same_is_matched(alternatives, text):
    pattern = "|".join(alternatives)
    said = re.search(pattern, text, re.IGNORECASE)
    found = re.search(by_letter(pattern), text, re.IGNORECASE)
    assert (found and found.span()) == (said and said.span())


def test_alternatives_with_a_letter_are_one_and_others_keep_their_place():
    assert by_letter(r"ab|b(?:c|d)|Ac|\w+x|ad|b?c") == r"a(?:b|c)|b(?:(?:c|d))|\w+x|a(?:d)|b?c"


@pytest.mark.parametrize("kind", ["by", "wrote", "text", "photo", "work", "role"])
def test_no_word_is_tried_where_none_has_its_letter(kind):
    assert one_of(kind).count("|") > 80
    assert not re.match(one_of(kind), "?")
    assert len(re.findall(r"\|(?![^(]*\))", one_of(kind))) < 120

"""Words, sentences, paragraphs, quotations and brackets, as they are selected by name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.formats import plain
from reader.text import graphemes, motions
from reader.text.document import Span
from reader.text.objects import Chosen, Kind, find


def place(marked):
    """A document, and what is selected in it: between [[ and ]], else the character behind ^."""
    for sign in ("[[", "]]", "^"):
        assert marked.count(sign) <= 1
    if "^" in marked:
        at = marked.index("^")
        document = plain.parse(marked.replace("^", ""))
        return document, Chosen(motions.character_at(document, at), is_fresh=True)
    start, end = marked.index("[["), marked.index("]]") - 2
    document = plain.parse(marked.replace("[[", "").replace("]]", ""))
    return document, Chosen(Span(start, end), is_fresh=False)


def selected(marked, kind, count=1, *, around=False):
    document, chosen = place(marked)
    span = find(document, kind, chosen, count, around=around)
    return None if span is None else document.text[span.start : span.end]


@pytest.mark.parametrize(
    ("marked", "count", "inner", "around"),
    [
        ("One t^wo three four.", 1, "two", "two "),
        ("One ^two three four.", 3, "two three", "two three four"),
        ("One two^ three four.", 1, " ", " three"),
        ("One two three fo^ur.", 1, "four", " four"),
        ("It was “g^ood”, too.", 1, "good", "good"),
        ("It was “g^ood”, too.", 3, "good”, ", "good”, too"),
        ("他去了^新疆。", 1, "新", "新"),
        ("他去了^新疆。", 2, "新疆", "新疆"),
        ("Don’t s^top.", 1, "stop", " stop"),
        ("The end^.\n\nA new one.", 2, ".\n\nA", ".\n\nA "),
    ],
)
def test_words(marked, count, inner, around):
    assert selected(marked, Kind.WORD, count) == inner
    assert selected(marked, Kind.WORD, count, around=True) == around


def test_more_words_with_each_asking():
    assert selected("One [[two]] three four.", Kind.WORD) == "two "
    assert selected("One [[two ]]three four.", Kind.WORD) == "two three"
    assert selected("One [[two ]]three four.", Kind.WORD, around=True) == "two three "
    assert selected("One [[two]] three four.", Kind.WORD, 2, around=True) == "two three four"
    assert selected("One [[tw]]o three.", Kind.WORD) == "two"
    assert selected("One [[two.]]", Kind.WORD) is None


def test_more_words_to_the_left():
    document, chosen = place("One two [[three]] four.")
    chosen = chosen._replace(is_backward=True)
    for count, expected in ((1, " three"), (2, "two three"), (4, "One two three")):
        span = find(document, Kind.WORD, chosen, count)
        assert document.text[span.start : span.end] == expected
    span = find(document, Kind.WORD, chosen, around=True)
    assert document.text[span.start : span.end] == "two three"


SENTENCES = "One is here. Two is ^there. And three.\n\nFour is below. Five is last."


def test_sentences():
    assert selected(SENTENCES, Kind.SENTENCE) == "Two is there."
    assert selected(SENTENCES, Kind.SENTENCE, around=True) == "Two is there. "
    assert selected(SENTENCES, Kind.SENTENCE, 2) == "Two is there. And three."
    assert selected(SENTENCES, Kind.SENTENCE, 2, around=True) == " Two is there. And three."
    assert selected(SENTENCES, Kind.SENTENCE, 3).endswith("Four is below.")
    assert selected("One is [[here. Tw]]o is. Three.", Kind.SENTENCE) == "here. Two is."
    assert selected("[[One is here.]] Two is. Three.", Kind.SENTENCE) == "One is here. Two is."
    assert selected("One. [[Two.]]", Kind.SENTENCE) is None
    assert selected("One.^ Two.", Kind.SENTENCE) == "One. "


def test_paragraphs():
    text = "One is.\n\nTwo is ^here. It is.\n\nThree is.\n\nFour is."
    for around in (False, True):
        assert selected(text, Kind.PARAGRAPH, around=around) == "Two is here. It is."
        assert selected(text, Kind.PARAGRAPH, 2, around=around).endswith("Three is.")
        assert selected(text, Kind.PARAGRAPH, 99, around=around).endswith("Four is.")
    assert selected("One.\n\n[[Two.]]\n\nThree.", Kind.PARAGRAPH) == "Two.\n\nThree."
    assert selected("One.\n\nT[[w]]o.\n\nThree.", Kind.PARAGRAPH) == "Two."
    document, chosen = place("One.\n\n[[Two.]]\n\nThree.")
    span = find(document, Kind.PARAGRAPH, chosen._replace(is_backward=True))
    assert document.text[span.start : span.end] == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("marked", "inner", "outer"),
    [
        ("He said “Rea^lly?” and left.", "Really?", "“Really?” "),
        ("He said “Really?^” and left.", "Really?", "“Really?” "),
        ("He said, “Really?” and^ left.", None, None),
        ('He said "st^op" and "go" then.', "stop", '"stop" '),
        ('He said "stop" ^and "go" then.', None, None),
        ("„Das ist ^gut“, sagte er.", "Das ist gut", "„Das ist gut“"),
        ("»Das ist ^gut«, sagte er.", "Das ist gut", "»Das ist gut«"),
        ("« Bon^jour », dit-il.", " Bonjour ", "« Bonjour »"),
        ("»Tämä on ^hyvä», hän sanoi.", "Tämä on hyvä", "»Tämä on hyvä»"),
        ("”Det är b^ra”, sade han.", "Det är bra", "”Det är bra”"),
        ("他说：“我们^走吧。”然后走了。", "我们走吧。", "“我们走吧。”"),
        ('他说："我们^走吧。"然后走了。', "我们走吧。", '"我们走吧。"'),
        ("「そう^ですね。」と言った。", "そうですね。", "「そうですね。」"),
        ("「『何^？』と聞いた」と。", "何？", "『何？』"),
        ("“One ‘t^wo’ three”", "One ‘two’ three", "“One ‘two’ three”"),
        ("“One “t^wo” three”", "two", "“two” "),
        ('A 12" pipe and a "quo^ted" word.', "quoted", '"quoted" '),
    ],
)
def test_quotations(marked, inner, outer):
    assert selected(marked, Kind.DOUBLE) == inner
    assert selected(marked, Kind.DOUBLE, around=True) == outer


@pytest.mark.parametrize(
    ("marked", "inner"),
    [
        ("‘The dogs’ food is g^one,’ she said.", "The dogs’ food is gone,"),
        ("‘Don’t ^go,’ she said.", "Don’t go,"),
        ("She said 'don't g^o' to him.", "don't go"),
        ("the dogs’ f^ood and the cats’ milk", None),
        ("‚Das ist g^ut‘, sagte er.", "Das ist gut"),
        ("‹Das ist g^ut›, sagte er.", "Das ist gut"),
    ],
)
def test_single_quotation_marks(marked, inner):
    assert selected(marked, Kind.SINGLE) == inner


@pytest.mark.parametrize(
    ("marked", "kind", "inner"),
    [
        ("It (was (v^ery) cold) then.", Kind.PARENTHESES, "very"),
        ("It (was^ (very) cold) then.", Kind.PARENTHESES, "was (very) cold"),
        ("It (was (very) cold)^ then.", Kind.PARENTHESES, None),
        ("天气（很^冷）。", Kind.PARENTHESES, "很冷"),
        ("It [s^ic] was.", Kind.BRACKETS, "sic"),
        ("《书^名》很好。", Kind.ANGLES, "书名"),
        ("a {b^c} d", Kind.BRACES, "bc"),
        ("a <b^c> d", Kind.ANGLES, "bc"),
        ("Nothing (^) here", Kind.PARENTHESES, None),
        ("A smile :-) he^re", Kind.PARENTHESES, None),
    ],
)
def test_brackets(marked, kind, inner):
    assert selected(marked, kind) == inner


def test_the_next_pair_out():
    text = "It (was (v^ery) cold) then."
    assert selected(text, Kind.PARENTHESES, 2) == "was (very) cold"
    assert selected(text, Kind.PARENTHESES, 2, around=True) == "(was (very) cold)"
    assert selected(text, Kind.PARENTHESES, 3) is None
    assert selected("It (was ([[very]]) cold) then.", Kind.PARENTHESES) == "was (very) cold"
    assert selected("It (was ([[very]]) cold).", Kind.PARENTHESES, around=True) == "(very)"
    assert selected("A “one [[“two” ]]three” b", Kind.DOUBLE, around=True) == "“one “two” three” "


TEXTS = st.lists(
    st.text("aB1. ,’'\"“”‘„«»()[]{}<>!?… é新。「」『』（）か\u0301\u200d", min_size=1, max_size=40),
    min_size=1,
    max_size=4,
).map("\n\n".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(Kind), st.integers(0, 160), st.integers(1, 4), st.booleans())
def test_an_object_is_inside_the_text_and_around_the_place(text, kind, at, count, around):
    document = plain.parse(text + ".")
    chosen = Chosen(motions.character_at(document, at), is_fresh=True)
    span = find(document, kind, chosen, count, around=around)
    if kind in {Kind.WORD, Kind.SENTENCE, Kind.PARAGRAPH}:
        assert span is not None
        assert span.start <= chosen.span.start < chosen.span.end <= span.end
    if span is not None:
        assert 0 <= span.start < span.end <= len(document.text)
        assert span.start - 1 <= chosen.span.start <= span.end
        assert motions.first_offset(document) <= span.start
        if kind in {Kind.WORD, Kind.SENTENCE, Kind.PARAGRAPH}:
            # A block may begin with a mark that would belong to what stands before it.
            starts = document.blocks.starts
            assert graphemes.is_boundary(document.text, span.start) or span.start in starts


@settings(max_examples=400, deadline=None)
@given(
    TEXTS, st.integers(0, 160), st.integers(0, 30), st.booleans(),
    st.lists(st.tuples(st.sampled_from(Kind), st.integers(1, 3), st.booleans()), max_size=5),
)  # fmt: skip
def test_a_selection_only_grows(text, at, size, backward, steps):
    document = plain.parse(text + ".")
    start = motions.clamped(document, at)
    end = motions.character_at(document, start + size).end
    chosen = Chosen(Span(start, max(end, start + 1)), is_fresh=False, is_backward=backward)
    for kind, count, around in steps:
        span = find(document, kind, chosen, count, around=around)
        if span is not None:
            assert span != chosen.span
            assert span.start <= chosen.span.start
            assert chosen.span.end <= span.end <= len(document.text)
            chosen = chosen._replace(span=span)

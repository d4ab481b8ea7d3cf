"""Sentences as a close reader sees them."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import motion
from reader.document import Block, BlockKind, Blocks, Document, Span
from reader.formats import markdown, plain
from reader.sentence import language_of, split

ARTICLES = Path(__file__).parents[2] / "shared" / "articles"


def sentences(text, language=""):
    return [text[span.start : span.end] for span in split(text, language_of(text, language))]


@pytest.mark.parametrize(
    "marked",
    [
        "“We must act,” he said.|Then he left.",
        "“It rained.|We went home.” She left.".replace("” She", "”|She"),
        "“It was fine at home…|The rest is not.|And so on.”|He left.",
        "Dr. J. K. Moss met Mr. Lee at 3.5 p.m. on Jan. 5 in the U.S.|He left.|Harry S. Lee won.",
        "The values of all…I’m not going… he gets it.|Then it changes.",
        "“We’re followed by a car.|… You can see that.|They don’t,” Ann Lee said.|“They had all.”",
        'He said “Stop!” and left.|“Stop!” she said.|"Is it?" he asked.',
        "“Is this real?” Roe asked.|“Yes.”|Roe left.",
        "'Why?' she asked.|‘Because.’|He went.",
        "It rained.|(It was not long.|Never.)|Next one.",
        "1. First item.|2. Second item.|No. 5 is alive.|See Fig. 3.|Smith et al. (2020) say so.",
        "What?!|Really??|Yes... maybe.|Visit www.example.com.|Write to a.b@c.de now.",
        "He lives in Washington, D.C.|The end.|The U.S. President spoke.",
        "He met Sen. Bob Lee, a dept. head.|iPhone sales fell.|iPad sales rose.",
        "no capitals here.|just small letters.|like this.",
        "She replied (“No.”) at once.|It cost $3.5 million.|It was plan B.|Then he left.",
        "The dogs’ food was gone.|They ate ‘all of it.’|Less is more.",
    ],
)
def test_english(marked):
    assert sentences(marked.replace("|", " ")) == marked.split("|")


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("de", "Am 3. Oktober kam Dr. Müller z. B. nach Berlin.|„Das ist gut.“|Er ging."),
        ("de", "»Ja!«, sagte er.|„Nein.“, sagte sie.|Ende."),
        ("fr", "« Bonjour. » dit-il.|Il est parti.|M. Dupont est là.|« Oui. »|Elle part."),
        ("ar", "قال الرئيس إنه سيزور المنطقة.|هل هذا صحيح؟|نعم!"),
        ("hi", "यह एक वाक्य है।|यह दूसरा है।"),
        ("ru", "Он ушёл в 5 ч. утра.|Почему?|Никто не знает."),
    ],
)
def test_other_languages(language, marked):
    assert sentences(marked.replace("|", " "), language) == marked.split("|")


@pytest.mark.parametrize(
    "marked",
    [
        "他说：“我们必须行动。|我们走吧。”|然后他走了。|为什么？|“不知道！”他说。|（真的。）|好。",
        "「そうですね。」と彼は言った。|次の文です。|『何？』|彼女は聞いた！",
    ],
)
def test_scripts_without_spaces(marked):
    assert sentences(marked.replace("|", "")) == marked.split("|")


@settings(max_examples=300, deadline=None)
@given(
    st.text("aB. ,’'\"“”«»()…!?\n 1é新。「」か", max_size=80), st.sampled_from(["en", "de", "ja"])
)
def test_the_sentences_are_all_of_the_text(text, language):
    spans = split(text, language)
    at = 0
    for span in spans:
        assert at <= span.start < span.end
        assert not text[at : span.start].strip()
        words = text[span.start : span.end]
        assert words == words.strip()
        at = span.end
    assert not text[at:].strip()


PAGE = markdown.parse(
    "# What now? The next steps.\n\nOne is here. Two is there.\n\n"
    "```\na = 1. B\n\nc\n```\n\n| A. B. | C. D. |\n|---|---|\n\nThe end. Of it."
)


def words_at(offset, count=1):
    span = motion.sentence_at(PAGE, offset, count)
    return PAGE.text[span.start : span.end]


def test_headings_rows_and_lines_of_code_are_whole():
    found = [
        [PAGE.text[span.start : span.end] for span in motion.sentences_of(PAGE, index)]
        for index in range(len(PAGE.blocks))
    ]
    assert found == [
        ["What now? The next steps."],
        ["One is here.", "Two is there."],
        ["a = 1. B", "c"],
        ["A. B. | C. D."],
        ["The end.", "Of it."],
    ]


def test_the_sentence_at_an_offset():
    start = PAGE.text.index("One")
    assert words_at(start) == "One is here."
    assert words_at(PAGE.text.index(" Two")) == "One is here."
    assert words_at(PAGE.text.index("Two")) == "Two is there."
    assert words_at(start, 2) == "One is here. Two is there."
    assert words_at(start, 3).endswith("a = 1. B")
    assert words_at(10**6, 5) == "Of it."


def test_from_sentence_to_sentence():
    starts = [0]
    while (at := motion.next_sentence(PAGE, starts[-1])) != starts[-1]:
        starts.append(at)
    assert [PAGE.text[at : at + 3] for at in starts] == [
        *("Wha", "One", "Two", "a =", "c\n\n", "A. ", "The", "Of "),
    ]
    assert motion.next_sentence(PAGE, 0, 2) == starts[2]
    assert motion.next_sentence(PAGE, 0, 99) == starts[-1]
    assert motion.previous_sentence(PAGE, starts[2] + 1) == starts[2]
    assert motion.previous_sentence(PAGE, starts[2]) == starts[1]
    assert motion.previous_sentence(PAGE, starts[-1], 3) == starts[-4]
    assert motion.previous_sentence(PAGE, starts[1], 99) == 0


def test_a_declared_language_counts():
    text = "Das ist z. B. gut. Am 3. Oktober ist er da."
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    document = Document(text, Blocks(blocks), "", csl={"language": "de-AT"})
    assert len(motion.sentences_of(document, 0)) == 2


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        ("Hello", "", "en"),
        ("Hallo", "de-DE", "de"),
        ("Слово", "", "ru"),
        ("Слово", "uk", "uk"),
        ("新疆", "en", "zh"),
        ("新疆です", "", "ja"),
        ("Hello 新", "", "en"),
        ("Hello", "日本", "en"),
    ],
)
def test_language(text, declared, expected):
    assert language_of(text, declared) == expected


def test_a_block_of_megabytes_is_split_where_it_is_read():
    text = "It rained all of the day. Nobody came, and “nothing” was said. " * 80_000
    document = plain.parse(text)
    begun = time.perf_counter()
    for offset in range(0, 5_000_000, 500_000):
        span = motion.sentence_at(document, offset)
        assert document.text[span.start : span.end] in {
            "It rained all of the day.",
            "Nobody came, and “nothing” was said.",
        }
    assert time.perf_counter() - begun < 5


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the real articles are not here")
def test_real_articles_have_as_many_sentences_as_a_reader_counts():
    found = [plain.parse(path.read_text()) for path in sorted(ARTICLES.glob("*.txt"))]
    counts = [
        sum(len(motion.sentences_of(document, at)) for at in range(len(document.blocks)))
        for document in found
    ]
    assert counts == [26, 37]

"""Passages as they are quoted from a text: paragraphs, verse, emphasis, footnotes, blocks."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from reader import pandoc
from reader.annotations.records import DocumentRecord
from reader.citation import cite
from reader.export import highlights, passage, sheet, words
from reader.text.document import Span
from reader.workspace.catalogue import Catalogue
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace

SHARED = Path(__file__).parents[3] / "shared" / "cases" / "quotations.json"
ARTICLE = """---
title: The Hall
author: Ann Smith
date: 2024
---

# The Hall

The committee's *first* report[^1] was **never** read, nor was `make_hall[1]` run.[2]

Nobody *knew* why.

- One item of *three*.
- Another item, the second.

> Quoted *words
> go* on.

[^1]: Printed late.
"""
LONG = (
    "The town has had a hall for as long as anybody can remember, and {} of its people go there. "
)
VERSE = """The River

I walked beside the river once
And heard it speak of stone,

It told me of the ferry's bell
And of the ferryman alone,
"""
STYLES = ("apa", "mla", "chicago", "harvard")
MARKED_UP = ("markdown", "html", "latex", "org")


@pytest.fixture
def quote(tmp_path):
    """Quotes words of a text as they are cited."""

    def made(source, *passages, style="apa", form="plain", name="hall.md"):
        desk = desk_of(tmp_path, name, source)
        [path] = (tmp_path / "texts").glob(name)
        opened = desk.open(path)
        spans = [span_of(opened.document.text, each) for each in passages]
        sketches = [desk.sketch(opened, span) for span in spans]
        records = Catalogue(desk).keyed([opened.record] * len(sketches))
        manner = passage.Manner(style, form)
        parts = highlights.together(list(zip(sketches, records, strict=True)), manner)
        return highlights.joined(parts, manner)

    return made


def desk_of(folder, name, source):
    texts = folder / "texts"
    texts.mkdir(exist_ok=True)
    (texts / name).write_text(source, "utf-8")
    return Desk(Workspace(folder))


def span_of(text, words):
    """The span from the first words to the last ones, which may be the same."""
    first, _, last = words.partition(" … ")
    start = text.index(first)
    return Span(start, text.index(last or first, start) + len(last or first))


def test_emphasis_is_kept_and_references_to_footnotes_are_not(quote):
    whole = "The committee … run.[2]"
    assert quote(ARTICLE, whole) == (
        "“The committee's first report was never read, nor was make_hall[1] run” "
        "(Smith, 2024, para. 1)."
    )
    for form, first, never in (
        ("markdown", "*first*", "**never**"),
        ("html", "<i>first</i>", "<b>never</b>"),
        ("latex", r"\emph{first}", r"\textbf{never}"),
        ("org", "/first/", "*never*"),
        ("pandoc", "*first*", "**never**"),
        ("footnote", "*first*", "**never**"),
    ):
        said = quote(ARTICLE, whole, form=form)
        assert f" {first} report was {never} read" in said, form
        assert "run” " in said or "run} " in said or "run.”" in said


NOTED = """He rose. "It fell," wrote Kay, "by itself."{} Rain fell. 'So {} it did,'{} said Lee.

"So be it,"{} he said.
"""


@pytest.mark.parametrize("sign", ["¹", "¹²", "[3](#fn3)", "[³](#fn3)", "<sup>3</sup>", "[^1]", "*"])
def test_a_straight_mark_before_the_number_of_a_note_closes(quote, sign):
    source = NOTED.format(sign, "", sign, sign) + "\n[^1]: Kay.\n"
    for said, expected in (
        ('wrote Kay, "by … itself."', "wrote Kay, ‘by itself’"),
        ("by itself … Rain fell.", "‘by itself.’ Rain fell"),
        ('"It fell … Rain fell.', "‘It fell,’ wrote Kay, ‘by itself.’ Rain fell"),
        ("it did … he said.", "‘it did,’ said Lee. ‘So be it,’ he said"),
    ):
        assert quote(source, said).startswith(f"“{expected}” ("), said


@pytest.mark.parametrize(
    "text", ["See [3](#sec3) and Figure [4](#fig4) now.", "A [B2](#b) or C[2](#d)x and [5](#n)."]
)
def test_other_numbers_and_links_stay(quote, text):
    plain = re.sub(r"\[(\w+)\]\(#\w+\)", r"\1", text)
    assert quote(text, plain).startswith(f"“{plain[:-1]}” (")


SHORTENED = """---
language: {}
---

{}

Then (so he says.) it ended there. "It was late." he said.
"""
ABBREVIATED = [
    ("de", "Es sind doppelt so viele wie 1990, z. B. im Juli. Er kam am 3. Mai, d. h. bald.",
     ["wie 1990, z. B.", "kam am 3.", "Mai, d. h."]),
    ("en", "He met Dr. King in St. Paul, ca. 1950, see vol. 3, no. 7, pp. 3 ff. and Fig. 2.",
     ["met Dr.", "in St.", "Paul, ca.", "see vol.", "3, no.", "pp. 3 ff.", "and Fig."]),
    ("fr", "Il y a des chats, p. ex. ici, et M. Dupont y est.", ["p. ex.", "et M."]),
    ("es", "Vive en los EE. UU. desde 1990, p. ej. en Miami.", ["los EE. UU.", "p. ej."]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "kept"), ABBREVIATED)
@pytest.mark.parametrize("style", ["apa", "mla", "harvard"])
def test_a_full_stop_of_a_word_stays_where_the_sentence_goes_on(quote, language, text, kept, style):
    source = SHORTENED.format(language, text)
    for each in kept:
        assert quote(source, each, style=style)[1:].startswith(each), each
    last = text.split()[-1]
    for each in ("ended there.", "was late.", last):
        assert not quote(source, each, style=style)[1:].startswith(each), each


def test_an_ellipsis_of_stops_that_stand_apart_stays(quote):
    source = "Nobody came . . . and nobody called. He thought. . . . It rained.\u00a0.\u00a0. so."
    for each in ("Nobody came . . .", "He thought. . . .", "It rained.\u00a0.\u00a0."):
        assert re.sub(r"\s", " ", quote(source, each))[1:].startswith(re.sub(r"\s", " ", each))


def test_emphasis_that_a_passage_cuts_is_kept_for_what_it_has(quote):
    assert quote(ARTICLE, "Quoted … words go", form="html").startswith("“Quoted <i>words go</i>”")


def test_paragraphs_and_items_of_a_block_are_kept_apart(quote):
    source = ARTICLE.replace("Nobody", LONG.format("most") * 3 + "Nobody")
    whole = "The committee … second."
    assert quote(source, whole, form="markdown").count("\n>\n> ") == 3
    assert quote(source, whole, form="html").count("</p>\n\n<p>") == 3
    assert quote(source, whole, form="latex").count("\n\n") == 3
    assert quote(source, whole, form="org").count("\n\n") == 3
    assert quote(source, whole).count("\n\n    ") == 3


def test_short_paragraphs_run_in_one_after_the_other(quote):
    said = quote(ARTICLE, "Nobody … three.")
    assert said == "“Nobody knew why. One item of three” (Smith, 2024, paras. 2–3)."


SEPARATED = """We need:

- *ten* apples
- “fresh” plums (ripe)
- nuts;
- bread.

## Later

No one knew
"""


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("We need … plums", "We need: ten apples / ‘fresh’ plums"),
        ("ten … bread.", "ten apples / ‘fresh’ plums (ripe) / nuts; bread"),
        ("bread … No one", "bread. Later / No one"),
    ],
)
def test_items_without_punctuation_are_parted_by_slashes(quote, said, wanted):
    assert quote(SEPARATED, said).startswith(f"“{wanted}” (")


def test_verse_has_slashes_in_a_line_and_lines_in_a_block(quote):
    two = "I walked … stone,"
    assert quote(VERSE, two, style="mla", name="river.txt") == (
        "“I walked beside the river once / And heard it speak of stone” (“The River” 1–2)."
    )
    assert " stone, // It told me of the ferry's bell” (“The River” 1–3)" in quote(
        VERSE, "I walked … bell", style="mla", name="river.txt"
    )
    # Two lines alone, the last of a stanza and the first of the next, are verse, too.
    assert "stone, // It told" in quote(VERSE, "And heard … told", style="mla", name="river.txt")
    whole = "I walked … alone,"
    block = quote(VERSE, whole, style="mla", name="river.txt")
    assert block.split("\n") == [
        "    I walked beside the river once",
        "    And heard it speak of stone,",
        "",
        "    It told me of the ferry's bell",
        "    And of the ferryman alone. (“The River” 1–4)",
    ]
    for form, line_break in (
        ("markdown", "\\\n> And"),
        ("html", "<br>\nAnd"),
        ("latex", "\\\\{}\nAnd"),
        ("org", "\\\\\nAnd"),
    ):
        assert line_break in quote(VERSE, whole, style="mla", form=form, name="river.txt"), form


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("form", [*MARKED_UP, "footnote"])
def test_pandoc_reads_back_as_many_quotations_as_went_out(quote, style, form):
    if pandoc.executable() is None:
        pytest.skip("pandoc is not on this machine")
    source = ARTICLE.replace("Nobody", LONG.format("most") * 12 + "Nobody")
    passages = ["The committee … run.", "The town … why.", "The town … there.", "The town … why."]
    text = quote(source, *passages, style=style, form=form)
    blocks = read_back(text, "markdown" if form == "footnote" else form)
    assert [kind for kind, _ in blocks] == ["Para", "BlockQuote", "Para", "BlockQuote"]
    if form != "footnote":  # The entry in the note is in italics, too.
        assert [content.count("Emph") for _, content in blocks] == [1, 1, 0, 1]


def read_back(text, form):
    """The kinds of the blocks that pandoc reads, with what is in them."""
    done = subprocess.run(
        [pandoc.executable(), "-f", form, "-t", "json"],
        input=text.encode(),
        capture_output=True,
        check=True,
        timeout=20,
    )
    return [(each["t"], json.dumps(each["c"])) for each in json.loads(done.stdout)["blocks"]]


def test_a_sheet_keeps_emphasis_and_blocks(tmp_path):
    desk = desk_of(tmp_path, "hall.md", ARTICLE)
    opened = desk.open(tmp_path / "texts" / "hall.md")
    desk.highlight(opened, [span_of(opened.document.text, "The committee … run.")])
    manner = passage.Manner("apa", "markdown")
    cited = Catalogue(desk).cited(desk.annotations(), manner)
    text = sheet.quote_sheet([each for each, _ in cited], {cited[0][1].id: cited[0][1]}, manner)
    assert "“The committee's *first* report was **never** read" in text


def test_a_passage_whose_text_is_gone_is_quoted_by_its_words(tmp_path):
    desk = desk_of(tmp_path, "hall.md", ARTICLE)
    opened = desk.open(tmp_path / "texts" / "hall.md")
    [made] = desk.highlight(opened, [span_of(opened.document.text, "The committee … run.")])
    assert made.source is None
    assert words.quoted(made).bare.startswith("The committee's first report was never read")


PROSE = [
    ("„Wer sagte: ‚Ein Geschenk‘?“, fragte er.", "“‚Wer sagte: „Ein Geschenk“?‘, fragte er”."),
    ("»Die Halle«, sagte er, »ist neu.«", "“»Die Halle«, sagte er, »ist neu«”."),
    ("„Hala ‘nowa’ jest”, powiedział.", "“‚Hala “nowa” jest’, powiedział”."),
    ("Han sade: ”Hallen är en gåva.”", "“Han sade: ’Hallen är en gåva’”."),
    ("Il dit « La halle “neuve” va ».", "“Il dit « La halle ‘neuve’ va »”."),
    ("彼は「言った。」", "“彼は「言った」”."),
    ("यह एक उपहार है।", "“यह एक उपहार है”."),
    ("He said: “It is done.”.", "“He said: ‘It is done’”."),
    ("He asked: “Is it?”.", "“He asked: ‘Is it?’”."),
    ("the hall; the mill;", "“the hall; the mill”."),
    ("the hall, the mill", "“the hall, the mill”"),
    ("“The workers’ hall is old,” he said.", "“‘The workers’ hall is old,’ he said”."),
    ("It's the '90s: \"rock 'n' roll\".", "“It’s the ’90s: ‘rock ’n’ roll’”."),
    ('"It\'s \'rock \'n\' roll\'," she said.', "“‘It’s “rock ’n’ roll”,’ she said”."),
    ("Rock ’n’ roll ‘is’ here.", "“Rock ’n’ roll ‘is’ here”."),
    ("The ``new'' hall.", "“The ‘new’ hall”."),
    ("The report¹ says.² Nobody† knew.[3][4]", "“The report says. Nobody knew”."),
    ("It has 12 km² and 10⁶ trees, x[1] and word[s].",
     "“It has 12 km² and 10⁶ trees, x[1] and word[s]”."),
    ("As shown in [3], the hall is old.[citation needed]", "“As shown in [3], the hall is old”."),
]  # fmt: skip


@pytest.mark.parametrize(("said", "wanted"), PROSE)
def test_marks_stops_and_signs(said, wanted):
    item = {"type": "webpage", "title": "T", "author": [{"family": "Lee", "given": "Ann"}]}
    quoted = cite.quotation(said, item, "apa")
    assert re.sub(r" \(Lee, n.d.\)", "", quoted) == wanted


NESTED = [
    ("He said: “It is ‘done’.”", r"He said: \enquote{It is \enquote{done}}"),
    ("„Hala ‘nowa’ jest”, rzekł.", r"\enquote{Hala \enquote{nowa} jest}, rzekł"),
    ("It's “good”, and “bad,” he said.", r"It's \enquote{good}, and \enquote{bad,} he said"),
    ("Il dit « Elle “va” ».", r"Il dit « Elle \enquote{va} »"),
    ("“One.\n\n“Two,” he said.", r"\enquote{One. Two,} he said"),
    ("The ``new'' hall.", r"The \enquote{new} hall"),
]


@pytest.mark.parametrize(("said", "wanted"), NESTED)
@pytest.mark.parametrize("style", STYLES)
def test_a_quotation_in_a_quotation_is_a_command_of_latex(said, wanted, style):
    item = {"type": "webpage", "title": "T", "author": [{"family": "Lee", "given": "Ann"}]}
    assert cite.quotation(said, item, style, None, "latex").startswith(rf"\enquote{{{wanted}}} (")


def test_a_quotation_that_commands_of_latex_cannot_hold_keeps_its_marks(quote):
    crossed = quote("He “was *early” and* “late” now.\n", "He … now.", form="latex")
    assert crossed.startswith(r"\enquote{He ‘was \emph{early’ and} \enquote{late} now} (")
    item = {"type": "webpage", "title": "T"}
    said = "“The hall is old,” she said. " * 8 + "\n\n“And ‘more’.\n\n“The end.” He “left”."
    block = cite.quotation(said, item, "apa", None, "latex")
    assert block.startswith("\\begin{quote}\n\\enquote{The hall is old,} she said.")
    assert "\n\n“And ‘more’.\n\n“The end.” He \\enquote{left" in block


def test_verse_is_a_block_by_each_styles_rule():
    item = {"type": "book", "title": "Verse"}
    lines = "one\ntwo\nthree\nfour\nfive"
    for style, most in (("mla", 3), ("chicago", 1), ("chicago-notes", 1), ("apa", 5)):
        short = "\n".join(lines.split("\n")[:most])
        assert "one\n" not in cite.quotation(short, item, style, ("line", "1-5"))
        if most < 5:
            whole = "\n".join(lines.split("\n")[: most + 1])
            assert "    one\n    two" in cite.quotation(whole, item, style, ("line", "1-5"))


def test_a_block_of_chinese_counts_words_without_spaces():
    item = {"type": "book", "title": "Verse"}
    assert cite.quotation("字" * 60, item, "apa").startswith("“字")
    assert cite.quotation("字" * 80, item, "apa").startswith("    字")


@pytest.mark.skipif(not SHARED.exists(), reason="the cases are not here")
def test_the_cases_of_quotations():
    right, wrong = 0, []
    for case in json.loads(SHARED.read_text()):
        if "source)" in case["text"] or case["text"].startswith(("two par", "verse, five")):
            continue
        said = case["text"].removeprefix("verse, two lines: ").replace(" / ", "\n")
        is_verse = said != case["text"]
        item = passage.csl_item(DocumentRecord("x", "", "", "T", csl={"title": "T"}))
        got = cite.quotation(said, item, case["style"], ("line" if is_verse else "page", "1"))
        is_right = got.rpartition(" (")[0] == case["want"].rpartition(" (")[0] and got[-2:] == ")."
        right += is_right
        wrong += [] if is_right else [(got, case["want"])]
    assert not wrong, f"{right} of {right + len(wrong)} are right"


def test_code_is_quoted_as_it_was_typed(quote):
    source = "# Code\n\nRun `x = \"a\" + 'b'` and \"then\" it's ``quoted''.\n\n    say(\"it's\")\n"
    assert quote(source, "Run … quoted''.", name="code.md").startswith(
        "“Run x = \"a\" + 'b' and ‘then’ it’s"
    )
    assert quote(source, "say … )", name="code.md").startswith('“say("it\'s")”')
    assert "\"a\" + 'b'" in quote(source, "Run … quoted''.", form="html", name="code.md")

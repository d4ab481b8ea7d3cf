"""Drafts composed: what stands between stays, each annotation is put in, the rest is told."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_marks import mark, record

from reader.annotations.annotation import Anchor, Locator, Status, TextSelector
from reader.errors import ReaderError
from reader.export import draft
from reader.export.draft import FILTERS, compose
from reader.export.passage import Manner
from reader.export.slots import pieces
from reader.formats import markdown
from reader.text.document import BlockKind, Span

KNOWN = {
    f"{number}a": (
        mark(number, document=f"d{number % 2}", note=f"note {number}", locator=Locator(number),
             selector=TextSelector(0, 9, f"It rained {number}.", "", "", "a" * 64)),
        record(id=f"d{number % 2}", title=f"Title {number % 2}",
               csl={"author": [{"family": f"Ní{number % 2}"}], "type": "article-newspaper",
                    "issued": {"date-parts": [[2024]]}}),
    )
    for number in range(1, 5)
}  # fmt: skip


def find(typed):
    if typed not in KNOWN:
        raise ReaderError(f"There is no annotation {typed}.")
    return KNOWN[typed]


def composed(text, style="apa"):
    return compose(text, find, Manner(style))


def test_quotations_citations_and_references_stand_where_they_are_asked_for():
    done = composed(
        "# One\n\nFirst {{ 1a }} Then {{1a|citation}}, {{ 2a | quote }}.\n\n{{ 3a|note }}\n"
    )
    assert done.problems == ()
    assert done.text.startswith(
        "# One\n\nFirst “It rained 1” (Ní1, 2024, para. 1). Then (Ní1, 2024"
    )
    assert "“It rained 2.”" in done.text
    assert "\n\nnote 3\n" in done.text
    assert done.text.count("## References") == 1
    assert [each[0].id for each in done.cited] == [KNOWN["1a"][0].id] * 2


def test_the_list_of_references_stands_where_it_is_asked_for_without_a_heading():
    done = composed("{{ 1a }}\n\n# Sources\n\n{{ references }}\n\nThe end.\n", "mla")
    assert re.search(r"# Sources\n\nNí1\. .*\n\nThe end\.\n\Z", done.text)
    assert "Works Cited" not in done.text
    assert composed("{{ 1a }}", "mla").text.count("## Works Cited") == 1
    assert composed("Only prose.").text == "Only prose.\n"


def test_numbers_run_through_the_whole_draft():
    text = composed("{{ 2a }}\n\n{{ 1a }}\n\n{{ 4a }}\n", "ieee").text
    assert re.findall(r"\\\[(\d), Para", text) == ["1", "2", "1"]
    assert text.index("\\[1\\] Ní0") < text.index("\\[2\\] Ní1")


def test_later_notes_are_short_and_stand_at_the_end():
    text = composed("{{ 1a }} And\n\n{{ 3a }}\n\nThe end.\n", "chicago-notes").text
    body, notes = text.split("## Bibliography")
    assert "[^" in body
    assert "]: " not in body
    first, second = re.findall(r"^\[\^[^]]+\]: (.*)$", notes, re.MULTILINE)[:2]
    assert len(second) <= len(first)


def test_each_citation_has_a_note_of_its_own_so_that_a_place_cited_again_has_a_short_one():
    text = composed(
        "{{ 1a }} {{ 2a | citation }} {{ 1a }} {{ 1a | narrative }}", "chicago-notes"
    ).text
    body, notes = text.split("## Bibliography")
    labels = re.findall(r"\[\^([^]]+)\]", body)
    assert len(set(labels)) == len(labels) == 4
    said = dict(re.findall(r"^\[\^([^]]+)\]: (.*)$", notes, re.MULTILINE))
    assert "2024" in said[labels[0]]
    assert "2024" in said[labels[1]]
    assert said[labels[2]] == said[labels[3]] == "Ní1, *Title 1*, para. 1."


@pytest.mark.parametrize("list_of", ["", "\n\n{{ references }}\n"])
def test_a_list_of_references_without_entries_has_no_heading(list_of):
    anonymous = record(title="Rain", csl={"type": "personal_communication"})
    text = compose("{{ 1a }}" + list_of, lambda _: (KNOWN["1a"][0], anonymous),
                   Manner("chicago-notes")).text  # fmt: skip
    assert "Bibliography" not in text
    assert text.endswith("“Rain,” personal communication, para. 1.\n")


def test_every_source_of_which_little_is_known_is_listed():
    known = record(title="Rain", csl={})
    done = compose("{{ 1a }}", lambda _: (KNOWN["1a"][0], known), Manner("chicago-notes"))
    assert done.text.split("## Bibliography\n\n")[1].startswith("“Rain.” n.d.\n")
    assert not done.unlisted
    letter = record(title="Rain", csl={"type": "personal_communication"})
    done = compose("{{ 1a }}", lambda _: (KNOWN["1a"][0], letter), Manner("chicago-notes"))
    assert [each.title for each in done.unlisted] == ["Rain"]


def test_what_is_not_there_is_told_with_its_line_and_stays():
    text = "a\n\n{{ 9a }} and {{ 1a | cited }}\n{{ 1a }}\n"
    done = composed(text)
    assert [(each.line, each.sentence.split(".")[0]) for each in done.problems] == [
        (3, "There is no annotation 9a"),
        (3, "There is no filter “cited”"),
    ]
    assert "{{ 9a }} and {{ 1a | cited }}" in done.text
    assert "“It rained 1”" in done.text


@pytest.mark.parametrize("code", ["`{{ 1a }}`", "``x ` {{ 1a }}``", "```\n{{ 1a }}\n```",
                                  "~~~ x\n```\n{{ 1a }}\n~~~"])  # fmt: skip
def test_code_is_left_alone(code):
    assert composed(code).text.rstrip("\n") == code
    assert composed(code + "\n\n{{ 1a }}").text.startswith(code + "\n\n“It")


def test_a_block_has_blank_lines_around_it():
    long = mark(7, selector=TextSelector(0, 9, "word " * 60, "", "", "a" * 64))
    done = compose("He said\n{{ 7a }}\nand left.", lambda _: (long, record()), Manner("apa"))
    assert re.match(r"He said\n\n> word .*\n\nand left\.\n", done.text)


PIECES = st.one_of(
    st.text(st.characters(blacklist_categories=["Cs"]), max_size=8),
    st.sampled_from(["{{ 1a }}", "{{2a|quote}}", "{{ 9a }}", "\n", "\n\n", "`", "```\n", "{{", "}}",
                     "{{ references }}", "# x", "> y", "{{ 3a | narrative }}", "\r\n"]),
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(["apa", "mla", "chicago-notes"]))
@settings(max_examples=120, deadline=None)
def test_composing_is_stable_and_loses_no_prose(text, style):
    once = composed(text, style)
    assert composed(text, style) == once
    assert "".join(each if isinstance(each, str) else each.typed for each in pieces(text)) == text
    written = [each for each in pieces(text) if isinstance(each, str)]
    at = 0
    # A stop behind a slot may go into it.
    for word in re.split(r"[\s.,;:!?…。！？，、；：]+", " ".join(written)):
        at = once.text.find(word, at)
        assert at >= 0, word


def test_every_filter_is_printed():
    for name in FILTERS:
        assert composed(f"{{{{ 1a | {name} }}}}").problems == ()
    assert draft.QUOTATION in FILTERS


@pytest.mark.parametrize("style", ["apa", "mla", "chicago-notes"])
@pytest.mark.parametrize("name", ["quotation", "quote", "narrative"])
@pytest.mark.parametrize(
    ("behind", "has_stop"),
    [(", and", False), (" and so", False), (" – so", False), (" затем", False),
     ("", True), (" Then", True), (" Затем", True), (" 1999", True), ("\n\nand", True),
     ("s", True), ("  ", True), (") X", True), ("*", True), (") x", False), ("—so", False),
     ("--so", False), (" - so", False), (" *so*", False), (" **so**", False), (" “so”", False),
     (" *So*", True), ("* so", False), ("). So", False), (" (so)", False), ("-like", True),
     ("\n\n- so", True), ("\n\n(so)", True)],
)  # fmt: skip
def test_a_sentence_that_goes_on_behind_a_slot_has_one_full_stop(style, name, behind, has_stop):
    text = composed(f"A {{{{ 1a | {name} }}}}{behind}", style).text.split("\n")[0]
    printed = re.sub(r"\[\^[^]]+\]", "", text.removesuffix(behind.split("\n")[0]))
    assert printed.rstrip("”").endswith(".") == has_stop


STOPS = [
    ("It rained.", "{{ 7a | quote }}.", "“It rained.”", "‘It rained’.", "“It rained.”"),
    ("It rained.", "{{ 7a | quote }}, he said", "“It rained,” he", "‘It rained’, he",
     "“It rained,” he"),
    ("It rained.", "{{ 7a | quote }}; so", "“It rained”; so", "‘It rained’; so",
     "“It rained”; so"),
    ("It rained?", "{{ 7a | quote }}.", "“It rained?”", "‘It rained?’", "“It rained?”"),
    ("It rained?", "{{ 7a | quote }}, he said", "“It rained?” he", "‘It rained?’, he",
     "“It rained?” he"),
    ("in the U.S.", "{{ 7a | quote }}.", "“in the U.S.”", "‘in the U.S.’", "“in the U.S.”"),
    ("It rained.", "{{ 7a }}.", "“It rained” (Ní, n.d.).", "‘It rained’ (Ní, no date).",
     "“It rained.”[^]"),
    ("It rained?", "{{ 7a }}.", "“It rained?” (Ní, n.d.).", "‘It rained?’ (Ní, no date).",
     "“It rained?”[^]"),
    ("It rained,", "{{ 7a }}, and", "“It rained” (Ní, n.d.), and",
     "‘It rained’ (Ní, no date), and", "“It rained,”[^] and"),
    ("It rained.", "{{ 7a }}: so", "“It rained” (Ní, n.d.): so", "‘It rained’ (Ní, no date): so",
     "“It rained”:[^] so"),
    ("It rained.", "{{ 7a | quote }} {{ 7a | citation }}.", "“It rained” (Ní, n.d.).",
     "‘It rained’ (Ní, no date).", "“It rained.”[^]"),
    ("It rained.", "{{ 7a|quote }}{{ 7a|citation }}", "“It rained” (Ní, n.d.).",
     "‘It rained’ (Ní, no date).", "“It rained.”[^]"),
    ("It rained.", "{{ 7a | narrative }}.", "Ní (n.d.) says, “It rained.”",
     "Ní (no date) says, ‘It rained’.", "Ní says, “It rained.”[^]"),
    ("Er: „Ja ‚eben‘.“", "{{ 7a | quote }}, so", "“Er: ‚Ja „eben“‘,” so", "‘Er: „Ja ‚eben‘“’, so",
     "“Er: ‚Ja „eben“‘,” so"),
    ("Er: „Ja?“", "{{ 7a }}.", "“Er: ‚Ja?‘” (Ní, n.d.).", "‘Er: „Ja?“’ (Ní, no date).",
     "“Er: ‚Ja?‘”[^]"),
    ("x", "He {{ 7a | citation }}. So", "He (Ní, n.d.). So", "He (Ní, no date). So",
     "He.[^] So"),
    ("x", "“So” {{ 7a | citation }}, he", "“So” (Ní, n.d.), he", "“So” (Ní, no date), he",
     "“So,”[^] he"),
    ("x", "It rained. {{ 7a | citation }} So", "It rained. (Ní, n.d.) So",
     "It rained. (Ní, no date) So", "It rained.[^] So"),
    ("x", "| a {{ 7a | citation }}. | b |", "| a (Ní, n.d.). | b |", "| a (Ní, no date). | b |",
     "| a.[^] | b |"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "text", "american", "british", "notes"), STOPS)
def test_a_stop_stands_where_the_style_has_it(words, text, american, british, notes):
    one = mark(7, selector=TextSelector(0, 9, words, "", "", "a" * 64), locator=Locator())
    for style, expected in (("apa", american), ("harvard", british), ("chicago-notes", notes)):
        done = compose(text, lambda _: (one, record()), Manner(style)).text
        assert re.sub(r"\[\^[^]]+\]", "[^]", done).startswith(expected), done


def test_a_point_that_a_number_begins_with_stays_with_it():
    assert composed("{{ 1a | quote }}.5 and so on").text.startswith("“It rained 1.”.5 and so on")


def test_every_stop_is_printed_once():
    text = composed("{{ 1a }} {{ 2a }}. {{ 3a | quote }} {{ 4a }}", "apa").text
    assert text.startswith(
        "“It rained 1” (Ní1, 2024, para. 1). “It rained 2” (Ní0, 2024, para. 2). "
        "“It rained 3.” “It rained 4” (Ní0, 2024, para. 4).\n"
    )


def test_a_block_is_followed_by_no_stop_and_has_its_citation_behind_its_own():
    for slot in ("{{ 7a }}", "{{ 7a | quote }} {{ 7a | citation }}"):
        text = said("word " * 60 + "end.")(f"It says:\n\n{slot}.\n\nNext.\n")
        assert re.search(r"end\. \(Ní, n\.d\., para\. 3\)\n\nNext\.\n", text), text


def test_a_quotation_may_be_cited_by_another_annotation():
    text = composed("{{ 1a | quote }} {{ 2a | citation }}").text
    assert text.startswith("“It rained 1” (Ní0, 2024, para. 2).\n")
    missing = composed("{{ 1a | quote }} {{ 9a | citation }}.")
    assert missing.text == "{{ 1a | quote }} {{ 9a | citation }}.\n"
    assert [each.sentence for each in missing.problems] == ["There is no annotation 9a."]


def test_an_abbreviation_keeps_its_full_stop_where_the_sentence_goes_on():
    assert "“made in the U.S.” and on" in said("made in the U.S.")("{{ 7a | quote }} and on")
    assert "“wait …” and on" in said("wait …")("{{ 7a | quote }} and on")
    assert "“wait . . .” and on" in said("wait . . .")("{{ 7a | quote }} and on")
    document = markdown.parse("It is, z. B. here. It rained. Then not.")
    for words, expected in (("is, z. B.", "“is, z. B.” and"), ("It rained.", "“It rained” and")):
        span = Span(start := document.text.index(words), start + len(words))
        selector = TextSelector(*span, words, "", "", "a" * 64)
        one = mark(7, selector=selector, anchor=Anchor(span, Status.EXACT), source=document)
        done = compose("{{ 7a | quote }} and", lambda _, one=one: (one, record()), Manner("apa"))
        assert done.text.startswith(expected)


def test_a_note_that_is_not_there_is_told_with_its_line():
    bare = mark(7, note=" \n")
    done = compose("a\n{{ 7a | note }} b\n", lambda _: (bare, record()), Manner("apa"))
    assert [(each.line, each.sentence) for each in done.problems] == [
        (2, "The annotation 7a has no note.")
    ]
    assert "{{ 7a | note }} b" in done.text


def said(words, note="", style="apa"):
    """Composes a draft in which all slots are about one passage."""
    one = mark(7, selector=TextSelector(0, 9, words, "", "", "a" * 64), note=note)
    return lambda text: compose(text, lambda _: (one, record()), Manner(style)).text


def blocks(text):
    """The kinds of the blocks of a Markdown text, with the words of each."""
    document = markdown.parse(text)
    return [(each.kind, each.level, document.text[slice(*each.span)]) for each in document.blocks]


WILD = st.text(st.sampled_from("a b|\\\n`*_>#-1.“"), max_size=60)
CELLS = st.lists(st.sampled_from(["", "x", "{{ 7a }}", "{{7a|quote}}", "{{ 7a | note }} y",
                                  "{{ 7a | narrative }}", "z {{ 7a | citation }}"]),
                 min_size=2, max_size=2)  # fmt: skip


STYLES = st.sampled_from(["apa", "mla", "chicago-notes"])
ROWS = st.lists(CELLS, min_size=1, max_size=3)


@given(ROWS, WILD, WILD, STYLES, st.sampled_from(["", "> ", "  "]))
@settings(max_examples=80, deadline=None)
def test_a_table_keeps_its_rows_and_cells_whatever_is_put_into_them(rows, words, note, style, sign):
    lines = ["| a | b |", "|---|:-:|", *(f"| {one} | {two} |" for one, two in rows)]
    draft_of = said(f"It {words} rained. " + "word " * 70, f"n{note}", style)
    text = draft_of("".join(f"{sign}{line}\n" for line in lines))
    composed_lines = text.split("\n")[: len(lines)]
    for line in composed_lines:
        assert line.startswith(f"{sign}|")
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) == 3, line
    assert not text.split("\n")[len(lines)].strip()


def test_a_long_quotation_stays_in_the_line_of_a_heading_or_cell():
    words = "word " * 60
    assert re.match(r"## “word .*word” \(.*\)\n", said(words)("## {{ 7a }}\n\nb\n"))
    table = said(words)("a | b\n-|-\n| x | {{ 7a | narrative }} |\n")
    assert re.search(r"^\| x \| .* says “word .*word” \(.*\) \|$", table, re.MULTILINE)


@pytest.mark.parametrize("filter_name", ["quotation", "quote", "note"])
def test_blocks_stay_in_the_list_or_quotation_that_asks_for_them(filter_name):
    slot = f"{{{{ 7a | {filter_name} }}}}"
    composed_of = said("word " * 60 + "end.", "One.\n\nTwo.")
    item, quote = BlockKind.LIST_ITEM, BlockKind.QUOTE
    parts = [item] * 2 if filter_name == "note" else [quote]
    quoted = [quote] * len(parts)

    def kinds(draft_text):
        return [kind for kind, *_ in blocks(composed_of(draft_text).split("\n## Ref")[0])]

    assert kinds(f"- {slot}\n- Two: {slot} and on\n\nLast.\n") == [
        *parts, item, *parts, item, BlockKind.PARAGRAPH
    ]  # fmt: skip
    assert kinds(f"1. a\n\n   {slot}\n2. b\n") == [item, *parts, item]
    assert kinds(f"> Said\n> {slot}\n> on.\n\nLast.\n") == [
        quote, *quoted, quote, BlockKind.PARAGRAPH
    ]  # fmt: skip
    note = composed_of(f"x[^1]\n\n[^1]: {slot}\n").split("\n## Ref")[0]
    assert all(line.startswith("    ") for line in note.split("\n")[3:] if line)


SIGNS = ["- ", "> ", "1. ", "  ", "- > ", "> - ", "", "x ", "Yes. ", "[^a]: "]


@given(st.lists(st.sampled_from(SIGNS), max_size=5), WILD)
@settings(max_examples=80, deadline=None)
def test_what_is_around_a_block_begins_each_of_its_lines(signs, note):
    lines = [f"{sign}{{{{ 7a | note }}}} z{at}" for at, sign in enumerate(signs)]
    text = said("It rained.", f"n {note}\n\nm")("\n".join(lines))
    at = 0
    for place, sign in enumerate(signs):
        first = text.index("n", text.index(sign.strip(), at))
        at = text.index(f"z{place}", first)
        start = text.rfind("\n", 0, first) + 1
        for number, line in enumerate(text[start:at].split("\n")):
            if sign.startswith(">"):
                assert line.startswith(">")
            elif sign.startswith(("-", "1", "[")):
                assert not line[:2].strip() or not number

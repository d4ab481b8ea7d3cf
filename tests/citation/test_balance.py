"""Quotations that a passage cuts: both marks of each are printed, and none without its other."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.citation import cite
from reader.citation.balance import Around, balanced
from reader.citation.quotation_pairs import PARAGRAPH, marks_in
from reader.citation.quoted import whole
from reader.export import words
from reader.formats import markdown
from reader.text.document import Span

ITEM = {"type": "webpage", "title": "T", "author": [{"family": "Lee", "given": "Ann"}]}
SPEECH = """The mayor spoke. "We have tried it all.

"So we begin again.

"And we shall see," she said. Nobody clapped.

“It is late,” he said, “and the doors are shut. Go home.

“Come back tomorrow.” Then he left.

He quoted him: “The minister told us, ‘Wait.

“‘Then wait more.’ And we did.” Nobody spoke.

Others said: ‘We are the workers’ children.

‘Give us time.’ And they went.

Él dijo: «Lo intentamos todo.

»Empezamos otra vez.

»Y nos fuimos», dijo ella.

Er sagte: „Wir haben alles versucht.

„Wir beginnen von vorn“, sagte er. „Und jetzt?“

Elle dit : « Nous avons tout essayé.

« Nous recommençons », dit-elle. Puis rien.

他说：“我们试过了一切。

“我们重新开始。”然后他走了。

彼は「全部試した。

「また始める」と言った。

‘Ali was 6'2" tall and had a 5” knife.
"""
DOCUMENT = markdown.parse(SPEECH)


def span_of(first, last=""):
    start = DOCUMENT.text.index(first)
    return Span(start, DOCUMENT.text.index(last or first, start) + len(last or first))


def quoted(span, style="apa"):
    """The words of a span as they are printed, without their citation."""
    said = whole(
        [[DOCUMENT.text[slice(*each)] for each in lines]
         for lines in words._paragraphs(DOCUMENT, span)],
        words._around(DOCUMENT, span),
    )  # fmt: skip
    return cite.quotation(said, ITEM, style).rpartition(" (")[0]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("We have", "all.", "“We have tried it all”"),
        ('"We have', "all.", "“‘We have tried it all’”"),
        ("The mayor", "again.", "“The mayor spoke. ‘We have tried it all. So we begin again’”"),
        ('"So we', "said.", "“‘So we begin again. And we shall see,’ she said”"),
        ("So we", "we shall", "“So we begin again. And we shall”"),
        ("And we shall", "clapped.", "“‘And we shall see,’ she said. Nobody clapped”"),
        ("“It is late", "home.", "“‘It is late,’ he said, ‘and the doors are shut. Go home’”"),
        ("Go home", "left.", "“‘Go home. Come back tomorrow.’ Then he left”"),
        ("and the doors", "Come back", "“and the doors are shut. Go home. Come back”"),
        ("He quoted", "Wait.", "“He quoted him: ‘The minister told us, “Wait”’”"),
        ("Then wait", "we did.", "“‘Then wait more.’ And we did”"),
        ("Then wait", "spoke.", "“‘“Then wait more.” And we did.’ Nobody spoke”"),
        ("Others", "children.", "“Others said: ‘We are the workers’ children’”"),
        ("Give us", "went.", "“‘Give us time.’ And they went”"),
        ("Él dijo", "todo.", "“Él dijo: «Lo intentamos todo»”"),
        ("»Empez", "vez.", "“«Empezamos otra vez»”"),
        ("Empez", "nos fuimos", "“Empezamos otra vez. Y nos fuimos”"),
        ("»Y nos", "ella.", "“«Y nos fuimos», dijo ella”"),
        ("Er sagte", "versucht.", "“Er sagte: ‚Wir haben alles versucht‘”"),
        ("Wir beginnen", "jetzt?", "“‚Wir beginnen von vorn‘, sagte er. ‚Und jetzt?‘”"),
        ("Elle dit", "essayé.", "“Elle dit : « Nous avons tout essayé »”"),
        ("Nous recomm", "rien.", "“« Nous recommençons », dit-elle. Puis rien”"),
        ("他说", "一切。", "“他说：‘我们试过了一切’”"),
        ("我们重新", "走了。", "“‘我们重新开始。’然后他走了”"),
        ("彼は", "試した。", "“彼は「全部試した」”"),
        ("また", "言った。", "“「また始める」と言った”"),
        ("‘Ali", "knife.", "“‘Ali was 6'2\" tall and had a 5” knife”"),
    ],
)
def test_a_quotation_that_a_passage_cuts_has_both_marks(first, last, expected):
    assert quoted(span_of(first, last)) == expected


def test_a_block_opens_its_quotation_with_each_paragraph_and_closes_it_once():
    text = "He said: “" + "word " * 40 + f"end.{PARAGRAPH}“And then.{PARAGRAPH}“And last."
    block = cite.quotation(text.replace(PARAGRAPH, "\n\n"), ITEM, "apa").split("\n\n")
    assert [each.strip()[:4] for each in block] == ["He s", "“And", "“And"]
    assert [each.count("”") for each in block] == [0, 0, 1]
    assert block[2].startswith("    “And last.” (Lee")
    inside = balanced([["word."], ["“And then."]], Around("“One ", f" on.{PARAGRAPH}“Two.”"))
    assert inside == (("word.",), ("And then.",))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("“We go.\n\nThen he left.", "“‘We go.’ Then he left”"),
        ("Nobody came.\n\nWe go,” he said.", "“Nobody came. ‘We go,’ he said”"),
        ("‘We go, he said.", "“‘We go, he said’”"),
        ("We go,’ he said.", "“‘We go,’ he said”"),
        ("the workers’ hall", "“the workers’ hall”"),
        ("back in ‘98 or '99", "“back in ‘98 or '99”"),
        ("geht so“, sagte er.", "“‚geht so‘, sagte er”"),
        ("geht so«, sagte er.", "“»geht so«, sagte er”"),
        ("une fin\u202f», dit-il.", "“«\u202fune fin\u202f», dit-il”"),
        ('a 5" pipe', '“a 5" pipe”'),
    ],
)  # fmt: skip
def test_a_passage_without_its_text_is_made_whole_by_its_own_marks(said, expected):
    assert cite.quotation(said, ITEM, "apa").rpartition(" (")[0] == expected


@pytest.mark.parametrize(
    ("said", "american", "british"),
    [
        ("He said “no”.", "“He said ‘no.’”", "‘He said “no”.’"),
        ("“He said ‘no’.”", "“‘He said “no.”’”", "‘“He said ‘no’.”’"),
        ("He said “no?”.", "“He said ‘no?’”", "‘He said “no?”.’"),
        ("the dogs’.", "“the dogs’.”", "‘the dogs’.’"),
        ("Er sagte „nein“.", "“Er sagte ‚nein‘.”", "‘Er sagte „nein“.’"),
        ("He said «no».", "“He said «no».”", "‘He said «no».’"),
    ],
)
def test_the_last_stop_is_inside_the_marks_in_american_styles(said, american, british):
    for style, expected in (("chicago-notes", american), ("harvard", british)):
        assert cite.quotation(said, ITEM, style, format="footnote").startswith(expected + "[^")


WORDS = [each.span() for each in re.finditer(r"\S+", DOCUMENT.text.partition("‘Ali")[0])]
WORD = st.integers(0, len(WORDS) - 1)


@given(WORD, WORD, st.sampled_from(["apa", "mla", "chicago", "harvard", "ieee"]))
@settings(max_examples=200, deadline=None)
def test_wherever_a_passage_begins_and_ends_its_marks_are_balanced(one, other, style):
    span = Span(WORDS[min(one, other)][0], WORDS[max(one, other)][1])
    printed = quoted(span, style).strip()
    found = marks_in(printed.replace("\n\n", PARAGRAPH))
    assert not found.unopened, printed
    assert not found.unclosed, printed


@pytest.mark.parametrize("said", ["“a ", "‘a’s ", "dogs’ b ", "‘dogs’ b ", '"a', "a” ", '"a"³ '])
def test_marks_without_number_take_a_time_that_grows_as_they_do(said):
    start = time.process_time()
    cite.quotation(said * 20_000, ITEM, "apa")
    assert time.process_time() - start < 5

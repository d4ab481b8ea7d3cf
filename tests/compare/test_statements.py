"""What both texts say and what only one says."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.compare.linked import LinkedPair
from reader.errors import ReaderError
from reader.formats import markdown
from reader.text.document import Span
from reader.workspace.counterparts import Counterparts

BOARD = """# Board closes quay

The Harbour Board will close the north quay for 14 months from May.

“The piles under the crane track have rotted faster than anyone expected,” the board said.

Fish will be landed at Sandvik meanwhile.
"""
GAZETTE = """# Quay closed

3 April 2031, 10:15

Shopkeepers fear for their trade.

The reason is the state of the north quay, which the Harbour Board is closing for 14 months.

Its statement says “the piles under the crane track have rotted faster than anyone expected”.
"""


def parsed(text):
    return markdown.parse_pieces([text], path=None, notices=(), most=None)


def told(one, other):
    first, second = parsed(one), parsed(other)
    found = Counterparts().statements(first, second)
    return found, [
        tuple(text.text[slice(*span)] if span else None
              for text, span in ((first, row.one), (second, row.other)))
        for row in found.rows
    ]  # fmt: skip


def test_pairs_and_what_is_alone_come_in_reading_order():
    found, rows = told(BOARD, GAZETTE)
    assert not found.are_versions
    assert [(one and one[:8], other and other[:8]) for one, other in rows] == [
        (None, "Shopkeep"),
        ("The Harb", "The reas"),
        ("“The pil", "Its stat"),
        ("Fish wil", None),
    ]


def test_numbers_names_and_quotations_are_known():
    found, _ = told(BOARD, GAZETTE)
    assert [row.has_number for row in found.rows] == [False, True, False, False]
    assert [row.has_name for row in found.rows] == [False, True, False, True]
    assert [row.has_quotation for row in found.rows] == [False, False, True, False]


def test_versions_are_told_paragraph_by_paragraph():
    new = BOARD.replace("14 months", "15 months").replace(
        "Fish will", "The board met twice.\n\nFish will"
    )
    found, rows = told(BOARD, new)
    assert found.are_versions
    assert (None, "The board met twice.") in rows
    assert sum(one != other for one, other in rows) == 2


def test_a_text_without_sentences_is_refused():
    with pytest.raises(ReaderError, match="no sentences"):
        told(BOARD, "```\ncode\n```\n")


SENTENCES = st.lists(
    st.sampled_from([
        "The Harbour Board closes the north quay.", "Fish is landed at Sandvik.", "It rains.",
        "“We did not expect that of the piles,” the board said.", "Ferries cost 12 crowns.",
        "3 May 2031, 10:15",
    ]), min_size=1, max_size=8,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(SENTENCES, SENTENCES)
def test_no_statement_is_lost_and_none_comes_from_nowhere(one, other):
    first, second = parsed("\n\n".join(one)), parsed("\n\n".join(other))
    rows = Counterparts().statements(first, second).rows
    for number, text in enumerate((first, second)):
        spans = sorted({row[number] for row in ((each.one, each.other) for each in rows)} - {None})
        assert all(before.end <= after.start for before, after in pairwise(spans))
        shown = " ".join(text.text[slice(*span)] for span in spans)
        stated = [line for line in (one, other)[number] if "2031" not in line]
        assert all(line in shown for line in stated)


ENGLISH = """# The north quay will close

The Harbour Board of Lindholm will close the north quay for 14 months from 3 May 2031.

The piles under the crane track have rotted faster than anyone expected, says its chair.

Repairs cost 12 million crowns; the town pays a third of that.

Fish will be landed at Sandvik meanwhile, and passengers board at the east pier.

Shopkeepers fear for their trade. The council meets on Tuesday.
"""
FRENCH = """---
lang: fr
---

# Le quai nord va fermer

La direction du port de Lindholm fermera le quai nord pendant 14 mois dès le 3 mai 2031.

Les pieux sous la voie de la grue ont pourri plus vite que prévu, dit sa présidente.

Les travaux coûtent 12 millions de couronnes ; la ville en paie le tiers.

Le poisson sera débarqué à Sandvik et les passagers embarqueront à la jetée est.

Les commerçants craignent pour leurs affaires. Le conseil se réunit mardi.
"""
CHINESE = """---
lang: zh
---

# 北码头即将关闭

林霍尔姆港务局将从2031年5月3日起关闭北码头14个月。

港务局主席表示，起重机轨道下的木桩腐烂得比任何人预料的都快。

维修费用为1200万克朗，其中三分之一由市政府承担。

在此期间，鱼将在桑德维克卸货，乘客则在东码头登船。

店主们担心生意受影响。议会将于星期二开会。
"""


@pytest.mark.parametrize("other", [FRENCH, CHINESE])
def test_translations_are_paired_paragraph_by_paragraph(other):
    found, rows = told(ENGLISH, other)
    assert found.are_translations
    assert not found.are_versions
    assert len(rows) == 6
    assert all(one and there for one, there in rows)
    assert rows[1][1].endswith(("2031.", "14个月。"))
    reasons = [row.shared.reason for row in found.rows]
    assert reasons[1] in {"same numbers", "same names and numbers"}
    assert reasons[-1] == "same paragraph"


def test_a_linked_paragraph_of_translations_is_not_repeated():
    first, second = parsed(ENGLISH), parsed(FRENCH)
    ends = [
        (Span(text.text.index(words), text.text.index(words) + len(words)),)
        for text, words in ((first, "12 million crowns"), (second, "12 millions"))
    ]
    links = {second.sha256: [LinkedPair(*ends, "repeats")]}
    found = Counterparts(linked=lambda _: links).statements(first, second)
    assert found.are_translations
    assert len(found.rows) == 6
    assert found.rows[0].relation == "repeats"
    assert found.rows[0].passage(is_right=False) == ends[0][0]
    assert first.text[slice(*found.rows[0].one)].startswith("Repairs cost")


def test_reports_in_two_languages_are_no_translations():
    report = FRENCH.split("\n\n")
    shuffled = "\n\n".join([*report[:2], *report[:1:-1]])
    found, _ = told(ENGLISH, shuffled)
    assert found.are_languages
    assert not found.are_translations

"""Motions on the row, text objects and selections, by keys."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.formats import plain
from reader.text import motions
from reader.text.document import Span
from reader.text.layout import TextLayout
from reader.text.punctuation import ALIKE
from reader.ui.pane.caret import Caret, Unit

LINES = """---
title: A page of lines
---

# Lines

Mr. Lee said “Really? (No, never.) Well.” and left the café. Nobody else had seen it.

She told J. R. Moss: “We paid $3.5 million.” He smiled; she didn’t.

The end of the page. It is short.
"""


@pytest.fixture
def page(open_app, workspace):
    (workspace.texts / "lines.md").write_text(LINES, encoding="utf-8")
    return open_app("lines.md")


def selected(pane):
    span = pane.caret.selection
    return None if span is None else pane.document.text[span.start : span.end]


def after(pane, count=6):
    return pane.document.text[pane.caret.offset :][:count]


def notice(app):
    return app.screen.query_one("StatusLine").notice


async def test_a_character_of_the_row_is_found_and_found_again(page):
    async with page.run_test(size=(100, 30)) as pilot:
        pane = page.screen.pane
        await pilot.press("}", "f", "é")
        assert after(pane, 2) == "é."
        await pilot.press("0", "3", "f", "e")
        assert after(pane, 5) == "eally"
        await pilot.press(";")
        assert after(pane, 4) == "ever"
        await pilot.press("2", ";")
        assert after(pane, 2) == "el"
        await pilot.press("2", ",")
        assert after(pane, 4) == "ever"
        await pilot.press("$", "F", "N", ";")
        assert after(pane, 5) == "No, n"
        await pilot.press(",")
        assert after(pane, 5) == "Nobod"
        await pilot.press("0", "f", "space")
        assert after(pane, 4) == " Lee"
        await pilot.press("f", '"')
        assert after(pane, 4) == "“Rea"
        await pilot.press("f", "5")
        assert after(pane, 4) == "“Rea"
        assert "5" in notice(page)


async def test_a_character_is_sought_on_the_row_alone(page):
    async with page.run_test(size=(40, 30)) as pilot:
        pane = page.screen.pane
        await pilot.press("}")
        row, offset = pane.caret.row, pane.caret.offset
        beyond = next(
            each for each in pane.document.text[row.span.end :] if each not in
            pane.document.text[row.span.start : row.span.end] and each.isalpha()
        )  # fmt: skip
        await pilot.press("f", beyond, ";", "2", ";", "9", "f", "e", "f", "escape", "F", "M")
        assert pane.caret.offset == offset
        await pilot.press("f", "e", "j", ";")
        assert pane.caret.row == pane.caret.layout.below(row)


async def test_till_is_for_selecting_and_contents_otherwise(page):
    async with page.run_test(size=(100, 30)) as pilot:
        pane = page.screen.pane
        await pilot.press("}", "v", "t", "(")
        assert selected(pane) == "Mr. Lee said “Really? "
        await pilot.press("escape", "0", "v", "t", "e")
        assert selected(pane) == "Mr. L"
        await pilot.press(";")
        assert selected(pane) == "Mr. Le"
        await pilot.press("2", ";")
        assert selected(pane) == "Mr. Lee said “Really? (No, n"
        await pilot.press("escape", "t")
        assert type(page.screen).__name__ == "ContentsScreen"
        await pilot.press("escape", "v", "t", "down")
        assert type(page.screen).__name__ == "ContentsScreen"


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("wwviw", "Lee"),
        ("wwvaw", "Lee "),
        ("wwv3aw", "Lee said “"),
        ("wwviwiwiw", "Lee said"),
        ("wwviwe", "Lee said"),
        ("ffvis", "Well.” and left the café."),
        ("f(vi(", "No, never."),
        ("f(lva(", "(No, never.)"),
        ("f(lvib", "No, never."),
        ("f(lvi)", "No, never."),
        ('fRvi"', "Really? (No, never.) Well."),
        ('fRva"', "“Really? (No, never.) Well.” "),
        ('f(lvi(i"', "Really? (No, never.) Well."),
        ("vip", None),
        ("v2ap", None),
        ("Vip", None),
        ("Viw", "Mr"),
        ("wwvlohh", ". Le"),
        ("vej", None),
        ("v$", None),
    ],
)
async def test_objects(page, keys, words):
    async with page.run_test(size=(100, 30)) as pilot:
        pane = page.screen.pane
        await pilot.press("}", *keys)
        found = selected(pane)
        paragraphs = [
            pane.document.text[slice(*block.span)] for block in pane.document.blocks if block.number
        ]
        if keys in {"vip", "Vip"}:
            assert found == paragraphs[0]
        elif keys == "v2ap":
            assert found == f"{paragraphs[0]}\n\n{paragraphs[1]}"
        elif words is None:
            assert pane.document.text[pane.caret.offset :].startswith(found[-1])
        else:
            assert found == words


async def test_an_a_right_behind_v_may_begin_an_object_and_else_is_the_note(page):
    async with page.run_test(size=(100, 30)) as pilot:
        pane = page.screen.pane
        await pilot.press("}", "v", "a")
        assert page.screen.status.pending == "a"
        await pilot.press("escape")
        assert page.screen.status.pending == ""
        assert selected(pane) == "M"
        await pilot.press("e", "a")
        assert type(page.screen).__name__ == "NoteScreen"
        await pilot.press("x", "ctrl+s")
        [mark] = page.screen.session.desk.store.annotations
        assert (mark.selector.exact, mark.note) == ("Mr", "x")
        await pilot.press("}", "v", "a", "N", "o", "ctrl+s")
        assert [
            each.note for each in page.screen.session.desk.store.annotations if each != mark
        ] == ["No"]
        await pilot.press("}", "V", "a")
        assert type(page.screen).__name__ == "NoteScreen"


async def test_without_a_selection_there_are_no_objects(page):
    async with page.run_test(size=(100, 30)) as pilot:
        pane = page.screen.pane
        await pilot.press("}", "i")
        assert type(page.screen).__name__ == "MetadataScreen"
        await pilot.press("escape")
        assert selected(pane) is None
        await pilot.press("v", "i", "(")
        assert "parentheses" in notice(page)
        assert selected(pane) is None


async def test_finding_extends_a_selection(page):
    async with page.run_test(size=(100, 30)) as pilot:
        pane = page.screen.pane
        await pilot.press("}", "v", "/", *"never", "enter")
        assert selected(pane) == "Mr. Lee said “Really? (No, n"
        await pilot.press("escape", "0", "V", "/", *"smiled", "enter")
        assert selected(pane).startswith("Mr. Lee said")
        assert selected(pane).endswith("she didn’t.")
        await pilot.press("escape", "g", "g", "/", *"the", "enter", "v", "n")
        assert selected(pane).startswith("the café")
        assert selected(pane).endswith("T")
        await pilot.press("escape", "2", "N")
        assert after(pane, 3) in {"the", "The"}


async def test_by_sentence_whole_sentences_are_kept_both_ways(page):
    async with page.run_test(size=(100, 30)) as pilot:
        pane = page.screen.pane
        await pilot.press("4", "}", "b", "b", "V")
        assert selected(pane) == "He smiled; she didn’t."
        await pilot.press("(", "(")
        assert selected(pane).endswith("He smiled; she didn’t.")
        assert selected(pane).startswith("She told J. R. Moss:")
        await pilot.press("o", "}", "}")
        assert selected(pane).startswith("She told")
        assert selected(pane).endswith("It is short.")
        await pilot.press("v")
        assert page.screen.status.mode == "SELECT"
        assert selected(pane).startswith("She told")
        await pilot.press("V", "escape")
        assert selected(pane) is None


@pytest.mark.parametrize("key", ["H", "y", "c", "T", "a", "."])
async def test_what_acts_on_a_selection_leaves_it(page, key):
    async with page.run_test(size=(100, 30)) as pilot:
        pane = page.screen.pane
        await pilot.press("}", "v", "e", "e", key)
        if key in "Ta":
            assert len(page.screen_stack) == 2
            await pilot.press("x", "enter" if key == "T" else "ctrl+s")
        await pilot.pause()
        assert selected(pane) is None
        marks = [mark.selector.exact for mark in page.screen.session.desk.store.annotations]
        assert marks == ([] if key in "yc" else ["Mr. "[:3]])
        assert page.screen.status.mode != "SELECT"


async def test_a_count_before_the_end_of_a_row_and_before_finding(page):
    async with page.run_test(size=(40, 30)) as pilot:
        pane = page.screen.pane
        await pilot.press("}", "2", "$")
        rows = [pane.caret.row]
        await pilot.press("k", "$", "j")
        assert pane.caret.row == rows[0]
        assert pane.caret.offset == rows[0].span.end - 1
        await pilot.press("g", "g", "2", "/", *"she", "enter")
        assert after(pane, 10) == "she didn’t"
        await pilot.press("g", "g", "2", "/", "enter")
        assert after(pane, 10) == "she didn’t"
        await pilot.press("g", "g", "/", *"the ", "enter", "2", "*")
        assert after(pane, 4) == "the "


async def test_a_command_that_needs_a_character_waits_for_it_from_the_help(page):
    async with page.run_test(size=(100, 30)) as pilot:
        pane = page.screen.pane
        await pilot.press("}", "?", *"on to a character", "enter")
        await pilot.pause()
        assert page.screen.status.pending == "f"
        await pilot.press("é")
        assert after(pane, 2) == "é."


def laid_out(text, width):
    return Caret(TextLayout(plain.parse(text), width))


@settings(max_examples=300, deadline=None)
@given(
    st.text('abcé 新.“”"-—\u0301\n', min_size=1, max_size=80), st.integers(0, 80),
    st.integers(5, 40), st.sampled_from('abé新 ."-'), st.integers(-3, 3).filter(bool),
    st.booleans(), st.booleans(),
)  # fmt: skip
def test_a_character_is_gone_to_on_its_row_or_not_at_all(
    text, at, width, character, count, till, again
):
    caret = laid_out(text + "x", width)
    caret.go(at)
    row, offset = caret.row, caret.offset
    found = caret.find_on_row(character, count, till=till, again=again)
    assert caret.row == row
    if not found:
        assert caret.offset == offset
    elif count > 0:
        assert caret.offset >= offset
        assert till or caret.offset > offset
    else:
        assert caret.offset <= offset
    if found and not till:
        assert caret.document.text[caret.offset] in character + ALIKE.get(character, "")


@settings(max_examples=200, deadline=None)
@given(st.text("ab. é新\n", min_size=1, max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_what_is_covered_is_selected_whichever_end_the_caret_is_at(text, first, last):
    caret = laid_out(text + "x", 30)
    first, last = sorted(motions.clamped(caret.document, each) for each in (first, last))
    span = Span(first, motions.character_at(caret.document, last).end)
    for backward in (False, True):
        caret.cover(span, Unit.CHARACTER, backward=backward)
        assert caret.selection == span
        assert caret.offset == (first if backward else last)
        caret.swap_ends()
        assert caret.selection == span


def test_the_caret_on_a_character_that_is_not_shown_at_a_paragraphs_end():
    caret = laid_out("abc\u202c\n\nnext", 30)
    for at in range(len(caret.document.text)):
        caret.go(at)
        assert caret.character.start == caret.offset < caret.character.end

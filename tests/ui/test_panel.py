"""The marks panel: what it lists, how a query narrows it, what can be done from it."""

import asyncio

import pytest
from seen import rows

from reader.search import pattern as query_pattern
from reader.ui.annotations.panel import AnnotationPanel
from reader.ui.widgets.dialog import ForeignText


def listed(app):
    return [item.annotation.selector.exact.split()[0] for item in app.screen.panel.list.items]


def error(app):
    line = app.screen.query_one("#annotations-error", ForeignText)
    return str(line.render()) if line.display else ""


async def test_it_lists_this_document_in_reading_order(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h")
        assert marked.screen.query_one(AnnotationPanel).display
        assert listed(marked) == ["President", "The", "What"]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (("H",), "The"),
        (("escape",), "The"),
        (("}", "escape"), "What"),
        (("2", "}", "enter", "G", "escape"), None),
    ],
)
async def test_it_opens_at_the_held_mark_else_at_the_one_here_or_behind(marked, keys, found):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "}", *keys, "g", "h")
        assert marked.screen.status.mode == "LIST"
        cursor = marked.screen.panel.annotation
        first = listed(marked)[0]
        assert cursor.selector.exact.split()[0] == (found or first)
        await pilot.press("d", "d")
        assert len(listed(marked)) == 2
        assert (found or first) not in listed(marked)


async def test_enter_stays_in_a_line_that_is_not_understood(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "/", *"(tag:claim", "enter", "d", "d")
        assert marked.screen.focused is marked.screen.panel.query_line
        assert marked.screen.panel.line == "(tag:claimdd"
        assert len(listed(marked)) == 3
        await pilot.press("backspace", "backspace", ")", "enter")
        assert marked.screen.session.has_list_focus
        assert len(listed(marked)) == 2


async def test_it_lists_all_documents(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab", "}", "H", "g", "h")
        assert len(listed(marked)) == 1
        await pilot.press("escape", "g", "H")
        assert len(listed(marked)) == 4
        assert {item.title[:8] for item in marked.screen.panel.list.items} == {
            *("At a tel", "Xinjiang")
        }


async def test_a_query_narrows_it_as_it_is_typed(marked):
    counts = {
        "tag:claim": 2,
        "tag:claim -tag:access": 1,
        "tag:access OR has:note": 2,
        "color:blue": 1,
        "note:ask": 1,
        "is:note": 1,
        "has:tag": 2,
        '"joe biden"': 1,
        "doc:town": 3,
        "since:1d": 3,
        "(tag:claim OR has:note) -color:blue": 2,
        "zebra": 0,
    }
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "/")
        for line, count in counts.items():
            await pilot.press("ctrl+u", *line)
            async with asyncio.timeout(10):
                while len(listed(marked)) != count:
                    await pilot.pause(0.01)
            assert error(marked) == "", line


async def test_a_pattern_that_takes_too_long_is_told_and_all_is_drawn(marked, monkeypatch):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "/", *"claim", "enter", "z", "f")
        assert "only claim" in marked.screen.status.place
        monkeypatch.setattr(query_pattern, "_SECONDS", -1)
        monkeypatch.setattr(query_pattern, "_SECONDS_EACH", 0)
        await pilot.press("/", *"*/", *["home"], "/")
        assert "“claim*” takes too long" in error(marked)
        assert "only" not in marked.screen.status.place


async def test_an_unknown_facet_is_an_error_under_the_wrong_word(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "/", *"claim tagg:x")
        carets, sentence = error(marked).split("\n", 1)
        assert carets.rstrip() == " " * len("claim ") + "^" * len(carets.strip())
        assert "tag" in sentence
        await pilot.press(*["backspace"] * 7)
        assert error(marked) == ""


async def test_enter_jumps_to_the_mark_and_holds_it(marked, workspace):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "G", "enter")
        screen = marked.screen
        assert screen.pane.has_focus
        assert screen.pane.caret.offset == screen.pane.highlights[-1].span.start
        await pilot.press("4")
        assert rows(workspace.annotations_file)[-1]["color"] == "red"


async def test_a_jump_opens_the_document(open_app):
    async with open_app("town-hall.md").run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "H")
    app = open_app("xinjiang-visit.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "H", "enter")
        assert app.screen.pane.document.path.name == "town-hall.md"


async def test_editing_from_the_list(marked, workspace):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "j", "5")
        assert rows(workspace.annotations_file)[1]["color"] == "orange"
        await pilot.press("a", *" why", "ctrl+s")
        assert rows(workspace.annotations_file)[1]["note"] == "ask why"
        await pilot.press("T", *"todo", "enter")
        assert rows(workspace.annotations_file)[1]["tags"] == ["todo"]
        await pilot.press("d", "d")
        assert listed(marked) == ["President", "What"]
        await pilot.press("u")
        assert listed(marked) == ["President", "The", "What"]


async def test_with_an_empty_list_no_command_reaches_the_text_behind_it(marked, workspace):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "/", *"zebra", "enter")
        before = rows(workspace.annotations_file)
        await pilot.press("a", "T", "3", "H", ".", "c", "y", "d", "d")
        assert rows(workspace.annotations_file) == before
        assert marked.clipboard == ""
        assert marked.screen.session.has_list_focus


async def test_q_puts_the_list_away(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "q")
        assert len(marked.screen.panes) == 2
        assert not marked.screen.panel.display


async def test_what_is_deleted_is_listed_when_it_is_asked_for(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "d", "d", "/", *"is:deleted")
        assert listed(marked) == ["President"]


async def test_the_carets_follow_a_query_that_is_longer_than_the_line(marked):
    async with marked.run_test(size=(80, 24)) as pilot:
        await pilot.press("g", "h", "/", *('"a rather long phrase" OR "and one more" foo:bar'))
        carets = error(marked).split("\n")[0]
        width = marked.screen.query_one(AnnotationPanel).query_one("Input").size.width
        assert len(carets) <= width
        assert carets.strip() == "^" * len("foo:")


async def test_it_fits_on_a_small_screen_and_goes_away(marked):
    async with marked.run_test(size=(80, 24)) as pilot:
        screen = marked.screen
        await pilot.press("g", "h")
        await pilot.pause()
        assert screen.panel.region.right == 80
        assert screen.pane.display
        await pilot.press("escape")
        assert not screen.panel.display
        assert screen.pane.has_focus


async def test_on_a_very_narrow_screen_it_takes_the_pane_place(marked):
    async with marked.run_test(size=(50, 20)) as pilot:
        screen = marked.screen
        await pilot.press("g", "h")
        assert screen.panel.size.width >= 48
        await pilot.press("enter")
        assert not screen.panel.display
        assert screen.pane.display


async def test_an_empty_list_says_whether_nothing_is_highlighted_or_nothing_fits(open_app):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(120, 40)) as pilot:

        async def first_row(*keys):
            await pilot.press(*keys)
            await pilot.pause()
            drawn = app.screen.panel.list
            return drawn.render_lines(drawn.region.reset_offset)[0].text.strip()

        assert await first_row("g", "h") == "nothing highlighted yet"
        assert await first_row("slash", *"tag:claim", "enter") == "nothing found"
        assert await first_row("slash", "ctrl+u", "enter", "escape", "}", "H", "g", "h") != ""
        assert len(listed(app)) == 1

"""With no text open, the keys that the last row promises work."""

import pytest


@pytest.fixture
def empty_app(workspace, opened_app):
    return opened_app(workspace)


async def test_q_quits_once_the_question_which_text_is_closed(empty_app):
    async with empty_app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        assert empty_app.screen is empty_app.screen_stack[0]
        shown = empty_app.screen.query_one("StatusLine").render().plain
        assert "no text is open" in shown
        # Only keys that do something without a text.
        assert [" ".join(each.split()) for each in shown.split("   ")[1:]] == [
            *("o open", "q quit", "gH all annotations", "? help")
        ]
        await pilot.press("q")
        assert not empty_app.is_running


async def test_o_opens_a_text_and_the_other_keys_say_what_is_missing(empty_app):
    async with empty_app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "escape", "H", "t", "i", "tab", "j", "slash", "escape")
        assert empty_app.screen is empty_app.screen_stack[0]
        await pilot.press("g", "H", "slash", *"tag:x", "escape", "escape")
        assert empty_app.screen.status.mode == "READ"
        await pilot.press("o", *"town", "enter")
        assert empty_app.screen.pane.document.path.name == "town-hall.md"
        await pilot.press("q")
        assert not empty_app.is_running

"""Footnotes by keys: on a sign that refers to one, and right behind it."""

import pytest
from seen import notice

from reader.ui.dialogs.note_view import NoteView
from reader.ui.widgets.dialog import ForeignText

TEXT = """# Hall

The report[^a] was never read, and nobody knew.

[^a]: Printed late.

    With a \x1b[31msecond paragraph.
"""


@pytest.fixture
def noted(workspace, open_app):
    """The app on a text with a footnote."""
    (workspace.texts / "hall.md").write_text(TEXT, encoding="utf-8")
    return open_app("hall.md")


def shown(app):
    return [str(each.render()) for each in app.screen.query(ForeignText)]


async def go_to_sign(pilot):
    await pilot.press("}", "f", "left_square_bracket")


@pytest.mark.parametrize("key", ["K", "enter"])
async def test_keys_show_the_footnote_of_a_sign(noted, key):
    async with noted.run_test(size=(100, 30)) as pilot:
        await go_to_sign(pilot)
        await pilot.press(key)
        assert isinstance(noted.screen, NoteView)
        first, second = shown(noted)[1:3]
        assert first == "[1] Printed late."
        assert "second paragraph." in second
        assert "\x1b" not in second
        await pilot.press("a", "escape")
        assert not isinstance(noted.screen, NoteView)
        # Behind the sign is as good; further on is not.
        await pilot.press("l", "l", "l", key)
        assert isinstance(noted.screen, NoteView)
        await pilot.press("escape", "l", key)
        assert not isinstance(noted.screen, NoteView)
        assert notice(noted)


async def test_a_note_of_ones_own_is_shown_beside_the_footnote(noted):
    async with noted.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "a", *"mine", "escape", "f", "left_square_bracket", "enter")
        assert "[1] Printed late." in shown(noted)
        assert any("report" in each for each in shown(noted))

"""How long notices stay, and that they can be read again."""

import pytest
from seen import notice

from reader.ui.dialogs.notices import NoticesView
from reader.ui.notices import KEPT, LEAST, Notices, seconds_for
from reader.ui.widgets.dialog import ForeignText


def test_a_notice_stays_as_long_as_it_takes_to_read_and_four_seconds_at_least():
    assert seconds_for("Copied") == LEAST == 4
    assert seconds_for("word " * 20) > 9
    assert seconds_for("word " * 40) > seconds_for("word " * 30)


def test_the_last_ten_are_kept_and_one_that_is_said_again_only_once():
    notices = Notices()
    for number in range(KEPT + 5):
        notices.add(f"Notice {number}")
        notices.add(f"Notice {number}")
    assert [each.words for each in notices.latest] == [
        f"Notice {number}" for number in range(KEPT + 4, 4, -1)
    ]


async def test_a_notice_outlasts_the_next_keys_and_leaves_with_esc(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        line = app.screen.query_one("StatusLine")
        await pilot.press("}", "H", "j", "k")
        assert line.notice == "Highlighted"
        assert " H  highlight " in line.render().plain
        await pilot.press("escape")
        assert line.notice == ""
        assert "sentence" in line.render().plain


async def test_a_notice_leaves_when_its_time_is_over(open_app, monkeypatch):
    monkeypatch.setattr("reader.ui.reading.host.seconds_for", lambda _words: 0.01)
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        line = app.screen.query_one("StatusLine")
        await pilot.press("}", "H")
        await pilot.pause(0.1)
        assert line.notice == ""


async def test_the_last_notices_can_be_read_again_the_newest_first(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("}", "H", "K", "escape")
        app.notify("A box with\x1b[31m much to say", title="Look")
        await pilot.press("g", "less_than_sign")
        assert isinstance(app.screen, NoticesView)
        shown = [str(each.render()) for each in app.screen.query(ForeignText)]
        assert shown[0] == "The last notices"
        assert shown[1].startswith("Look: A box with")
        assert "\x1b" not in shown[1]
        assert shown[-2:] == ["Highlighted", "j k scroll · Esc closes"]
        await pilot.press("escape")
        assert not isinstance(app.screen, NoticesView)


@pytest.mark.parametrize(("keys", "is_high"), [(("g", "g", "}"), False), (("G",), True)])
async def test_a_notice_in_a_box_covers_no_dialog(open_app, keys, is_high):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        app.notify("What just happened, and is too long for the last row. " * 3)
        await pilot.press(*keys, "C")
        while not (toasts := [each for each in app.screen.query("Toast") if each.region]):
            await pilot.pause(0.01)
        [toast] = toasts
        box = app.screen.query_one(".box")
        assert app.screen.has_class("-high") is is_high
        assert not toast.region.overlaps(box.region)
        # Nor does it shine through from the text behind the dialog.
        below = app.screen_stack[0]
        assert not any(each.visible for each in below.query("Toast"))
        await pilot.press("escape")
        assert all(each.visible for each in below.query("Toast"))


async def test_an_error_is_gone_as_soon_as_the_next_command_begins(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("}", "H", "g", "g", "[", "h")
        assert "No highlight above" in notice(app)
        await pilot.press("]", "h")
        assert not notice(app)
        await pilot.press("]", "n")
        assert "No note below" in notice(app)
        await pilot.press("j")
        assert not notice(app)

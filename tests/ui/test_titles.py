"""The title that a person gave a text is its title everywhere on the screen."""

from seen import notice

from reader.ui.dialogs.find_all import FindAllScreen
from reader.ui.dialogs.hit_list import HitList
from reader.ui.library.text_list import TextList

GIVEN = "My own title"


async def given(pilot):
    """Give the open text a title, as a person would."""
    await pilot.press("i", "j", "j", "enter", "ctrl+u", *GIVEN, "enter", "escape")


async def test_a_given_title_is_in_the_list_the_contents_and_messages(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(140, 40)) as pilot:
        await given(pilot)
        assert app.screen.pane.title == GIVEN
        await pilot.press("slash", *"zebra", "enter")
        assert notice(app) == f"“zebra” is not in {GIVEN}."
        await pilot.press("t")
        assert GIVEN in str(app.screen.query_one(".title").render())
        await pilot.press("escape", "g", "h")
        assert GIVEN in str(app.screen.query_one("#annotations-title").render())


async def test_a_given_title_is_in_the_list_of_texts_and_in_finding(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(140, 40)) as pilot:
        await given(pilot)
        await pilot.press("o", *"own ti")
        [entry] = app.screen.query_one(TextList).items
        assert (entry.title, entry.name) == (GIVEN, "town-hall.md")
        await pilot.press(*["backspace"] * 6, *"town-h")
        assert [each.title for each in app.screen.query_one(TextList).items] == [GIVEN]
        await pilot.press("escape", "g", "slash", *"Xi Jinping")
        while not (isinstance(app.screen, FindAllScreen) and app.screen.findings.is_over):
            await pilot.pause(0.02)
        heads = [row.title for row in app.screen.query_one(HitList).items if hasattr(row, "title")]
        assert GIVEN in heads

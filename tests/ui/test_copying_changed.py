"""Copying a highlight whose words changed says so, as citing it does."""

import pytest


def told(app):
    return [each.message for each in app._notifications]


async def edited(app, pilot, path):
    """Highlight a passage, and have its text be edited."""
    await pilot.press("}", "H")
    path.write_text(
        path.read_text("utf-8").replace("to describe a lengthy", "to describe a quite long")
    )
    while "a quite long" not in app.screen.pane.document.text:
        await pilot.pause(0.05)
    while "edited" not in {each.anchor.status for each in app.screen.session.desk.annotations()}:
        await pilot.pause(0.05)
    app.clear_notifications()


async def test_copying_and_citing_say_that_the_source_changed(open_app, workspace):
    path = workspace.texts / "town-hall.md"
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await edited(app, pilot, path)
        await pilot.press("enter", "y")
        assert any("has changed since" in each for each in told(app))
        app.clear_notifications()
        await pilot.press("c")
        assert any("has changed since" in each for each in told(app))


@pytest.mark.parametrize(
    ("setting", "there", "gone"),
    [("highlighted", "to describe a lengthy", "a quite long"),
     ("current", "a quite long", "to describe a lengthy")],
)  # fmt: skip
async def test_a_setting_says_which_words_are_quoted(
    opened_app, workspace, tmp_path, setting, there, gone
):
    path = workspace.texts / "town-hall.md"
    config = tmp_path / "config.toml"
    config.write_text(f'words = "{setting}"\n')
    app = opened_app(workspace, [path], settings=config)
    async with app.run_test(size=(100, 30)) as pilot:
        await edited(app, pilot, path)
        for keys in (("enter", "y"), ("c",), ("g", "h", "x", "enter")):
            await pilot.press(*keys)
            while not app.clipboard:
                await pilot.pause(0.01)
            assert there in app.clipboard
            assert gone not in app.clipboard
            app.copy_to_clipboard("")
        [annotation] = app.screen.session.desk.annotations()
        assert "to describe a lengthy" in annotation.words

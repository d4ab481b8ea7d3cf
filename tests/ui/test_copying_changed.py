"""Copying a highlight whose words changed says so, as citing it does."""


def told(app):
    return [each.message for each in app._notifications]


async def test_copying_and_citing_say_that_the_source_changed(open_app, workspace):
    path = workspace.texts / "town-hall.md"
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H")
        path.write_text(path.read_text("utf-8").replace("a lengthy conversation", "a long talk"))
        while "a long talk" not in app.screen.pane.document.text:
            await pilot.pause(0.05)
        while "edited" not in {
            each.anchor.status for each in app.screen.session.desk.annotations()
        }:
            await pilot.pause(0.05)
        app.clear_notifications()
        await pilot.press("enter", "y")
        assert any("has changed since" in each for each in told(app))
        app.clear_notifications()
        await pilot.press("c")
        assert any("has changed since" in each for each in told(app))

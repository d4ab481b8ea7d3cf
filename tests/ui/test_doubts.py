"""What is not sure of a text is said when it is opened for the first time."""

TEXT = "# Ferry\n\nBy Harbour Office\n\nIt left before noon.\n"


def said(app):
    return [each.words for each in app.screen.parts.session.host.notices.latest]


async def test_an_author_that_was_only_guessed_is_told_until_something_is_highlighted(
    workspace, open_app
):
    (workspace.texts / "ferry.md").write_text(TEXT, encoding="utf-8")
    app = open_app("ferry.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}")
        assert said(app) == ["Ferry: author may be wrong, i shows why"]
        await pilot.press("H")
    app = open_app("ferry.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}")
        assert not said(app)


async def test_what_a_header_says_and_what_nobody_says_is_no_reason(workspace, open_app):
    (workspace.texts / "ferry.md").write_text(
        "---\nauthor: Harbour Office\n---\n\n# Ferry\n\nIt left.\n", encoding="utf-8"
    )
    app = open_app("ferry.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}")
        assert not said(app)


async def test_i_says_which_field_may_be_wrong_and_enter_confirms_it(workspace, open_app):
    (workspace.texts / "ferry.md").write_text(TEXT, encoding="utf-8")
    app = open_app("ferry.md")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("i", "n")
        [row] = [each for each in app.screen.rows if each.name == "author"]
        assert (row.sign, row.origin) == ("?", "byline: Enter")
        while app.screen.row.name != "author":
            await pilot.press("n")
        await pilot.press("enter")
        keys = str(app.screen.query_one(".keys").render())
        assert "Enter confirms it · taken from a line below the heading · Esc leaves it" in keys
        await pilot.press("enter")
        [row] = [each for each in app.screen.rows if each.name == "author"]
        assert (row.sign, row.origin, row.text) == ("✎", "you", "{Harbour Office}")
        await pilot.press("u")
        [row] = [each for each in app.screen.rows if each.name == "author"]
        assert row.sign == "?"

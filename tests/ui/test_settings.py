"""Settings on the screen: what shows at the start, and at each change of the file."""

import pytest
from seen import notice, rows


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config.toml"


@pytest.fixture
def with_file(workspace, file, opened_app):
    """Makes the app with what the file says."""

    def make(*names):
        paths = [workspace.texts / name for name in names]
        return opened_app(workspace, paths, settings=file)

    return make


async def until(pilot, condition):
    """Wait until something holds."""
    for _ in range(400):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError("never came")


def told(app):
    return "\n".join(each.message for each in app._notifications)


async def test_theme_measure_and_manner_from_the_start(with_file, file):
    file.write_text('theme = "reader-light"\nmeasure = 44\nstyle = "mla"\nformat = "markdown"\n')
    app = with_file("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        assert app.theme == "reader-light"
        assert app.screen.pane.measure == 44
        await pilot.press("}", "c")
        assert "as MLA" in notice(app)
        await pilot.press("C")
        assert (app.screen.manner.style, app.screen.manner.format) == (
            "modern-language-association",
            "markdown",
        )


async def test_no_file_leaves_all_as_it_is(with_file):
    app = with_file("town-hall.md")
    async with app.run_test(size=(100, 30)):
        assert app.theme == "reader-dark"
        assert app.keymap is None
        assert told(app) == ""


async def test_a_change_of_the_file_shows_at_once(with_file, file, workspace):
    app = with_file("town-hall.md", "guide.md")
    async with app.run_test(size=(120, 30)) as pilot:
        file.write_text('measure = 40\n[keys]\n"highlight.add" = "x"\n')
        await until(pilot, lambda: app.keymap is not None)
        assert {pane.measure for pane in app.screen.panes} == {40}
        assert ("x", "highlight") in app.screen.query_one("StatusLine").hints
        await pilot.press("}", "H", "x")
        assert len(rows(workspace.annotations_file)) == 1
        new = file.with_name("new")
        new.write_text(
            'theme = "nord"\nmeasure = 50\n[[pens]]\ncolor = "red"\nname = "Claim"\ntags = ["a"]\n'
        )
        new.replace(file)
        await until(pilot, lambda: app.theme == "nord")
        assert {pane.measure for pane in app.screen.panes} == {50}
        assert " 4  Claim" in app.screen.query_one("StatusLine").render().plain
        await pilot.press("4", "j", "x", "H")
        first = rows(workspace.annotations_file)[0]
        assert (first["color"], first["tags"]) == ("red", ["a"])
        file.unlink()
        await until(pilot, lambda: app.theme == "reader-dark")
        assert app.keymap is None
        assert {pane.measure for pane in app.screen.panes} == {50}


async def test_a_change_is_seen_in_a_dialog_too(with_file, file):
    app = with_file("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("o")
        file.write_text('[keys]\n"dialog.cancel" = "f9"\n')
        await until(pilot, lambda: app.keymap is not None)
        await pilot.press("f9")
        assert app.screen is app.screen_stack[0]


async def test_what_is_wrong_is_told_and_the_rest_holds(with_file, file):
    file.write_text('theme = "nodr"\nmeasure = "wide"\n[keys]\nundo = "C-i"\nredo = "f9"\n')
    app = with_file("town-hall.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "keys.undo" in told(app))
        assert "config.toml, theme: no theme is called “nodr”." in told(app)
        assert "config.toml, measure: it has to be a number" in told(app)
        assert "Tab" in told(app)
        assert app.theme == "reader-dark"
        await pilot.press("f9")
        assert "redo" in notice(app)


async def test_while_the_file_does_not_parse_the_settings_from_before_stay(with_file, file):
    file.write_text('theme = "nord"\nmeasure = 44\n[keys]\nredo = "f9"\n')
    app = with_file("town-hall.md")
    async with app.run_test(size=(120, 40)) as pilot:
        file.write_text('theme = "nord"\nmeasure = 50 cells\n')
        await until(pilot, lambda: "config.toml, line 2: this is not TOML" in told(app))
        assert (app.theme, app.screen.pane.measure) == ("nord", 44)
        await pilot.press("f9")
        assert "redo" in notice(app)
        file.write_text('theme = "nord"\nmeasure = 50\n')
        await until(pilot, lambda: app.screen.pane.measure == 50)
        assert app.keymap is None


async def test_a_style_that_is_none_is_told(with_file, file):
    file.write_text('style = "chicgo"\n')
    app = with_file("town-hall.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "style: " in told(app))
        await pilot.press("}", "c")
        assert "as APA" in notice(app)


async def test_many_mistakes_do_not_fill_the_screen(with_file, file):
    file.write_text("".join(f"x{number} = 1\n" for number in range(12)))
    app = with_file("town-hall.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "8 more" in told(app))


async def test_what_the_file_says_is_shown_safely(with_file, file):
    file.write_text('theme = "\\u001b]0;x\\u0007"\n["\\u001b[31m"]\n[[pens]]\ncolor = "\\u202e"\n')
    app = with_file("town-hall.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "pens #1" in told(app))
        assert not {"\x1b", "\x07", "\u202e"} & set(told(app))

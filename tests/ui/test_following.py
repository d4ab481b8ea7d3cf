"""Links inside a text followed by keys, and the way back."""

from seen import notice

PAGE = """<html><body><main><h1>Rain</h1><p>The <a href="#costs">costs of it</a> and
<a href="https://example.org/x">the minutes</a> were kept by the town for many years.</p>
<p>Nobody had asked for them before the end of that year, and nobody did later.</p>
<h2 id="costs">Costs</h2><p>The costs were written down by hand, and by night.</p>
</main></body></html>"""


async def test_a_link_is_followed_and_left_again(workspace, open_app):
    (workspace.texts / "rain.html").write_text(PAGE, encoding="utf-8")
    app = open_app("rain.html")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "g", "F")
        assert "No link here" in notice(app)
        await pilot.press("w", "g", "F")
        pane = app.screen.session.pane
        assert pane.document.text[pane.caret.offset :].startswith("Costs")
        await pilot.press("ctrl+o")
        assert pane.document.text[pane.caret.offset :].startswith("costs of it")
        await pilot.press("3", "w", "w", "g", "F")
        assert "https://example.org/x" in notice(app)

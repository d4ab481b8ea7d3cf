"""The pane as a widget, in an app that has nothing else."""

from page_views import DOCUMENT, highlight
from textual.app import App

from reader.formats import plain
from reader.ui.keys.command import commands_in
from reader.ui.pane.moving import Moving
from reader.ui.pane.pane import DocumentPane


class PaneApp(App):
    """Shows one pane, and keeps what it says."""

    def __init__(self, pane):
        super().__init__()
        self.pane = pane
        self.said = []

    def compose(self):
        yield self.pane

    def on_document_pane_moved(self, event):
        assert event.pane is self.pane
        self.said.append(event.pane.caret.offset)

    def on_document_pane_highlight_clicked(self, event):
        self.said.append(("clicked", event.annotation_id))

    def on_document_pane_menu_requested(self, event):
        self.said.append(("menu", event.annotation_id))


async def test_it_says_where_the_caret_went_and_what_was_clicked():
    pane = DocumentPane(DOCUMENT)
    app = PaneApp(pane)
    async with app.run_test(size=(60, 12)) as pilot:
        pane.focus()
        await pilot.press("l")
        pane.count = 3
        await pilot.press("l")
        assert app.said[-1] == 4
        pane.count = None
        pane.show_whole(DOCUMENT)
        pane.highlights = [highlight("A page", "one")]
        assert [each.id for each in pane.highlights_here()] == ["one"]
        await pilot.click(pane, offset=(4, 1))
        await pilot.click(pane, offset=(4, 1), button=3)
    assert ("clicked", "one") in app.said
    assert app.said[-1] == ("menu", "one")


async def test_without_colours_it_is_drawn_in_grey(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    pane = DocumentPane(DOCUMENT)
    async with PaneApp(pane).run_test(size=(60, 12)):
        lines = pane.render_lines(pane.region.reset_offset)
        assert len(lines) == 12
        colors = [segment.style.color for line in lines for segment in line if segment.style.color]
        assert {each.triplet.red == each.triplet.blue for each in colors} == {True}


async def test_a_theme_changes_the_lines_at_once():
    pane = DocumentPane(DOCUMENT)
    app = PaneApp(pane)
    async with app.run_test(size=(60, 12)) as pilot:
        before = pane.render_lines(pane.region.reset_offset)
        app.theme = "textual-light"
        await pilot.pause()
        after = pane.render_lines(pane.region.reset_offset)
        assert [line.text for line in after] == [line.text for line in before]
        assert after != before


async def test_what_is_read_of_a_text_decides_which_commands_can_run():
    part = DocumentPane(plain.parse("Some words. " * 2000), size=10**6)
    commands = {each.id: each for each in commands_in(Moving)}
    async with PaneApp(part).run_test(size=(60, 12)):
        assert part.can_do("row.down")
        assert part.can_do(commands["page.down"])
        assert not part.can_do("text.end")
        assert not part.can_do("heading.next")
        assert not part.can_do("page.down", count=50)
        part.go(len(part.document.text))
        assert not part.can_do("row.down")
        part.show_whole(plain.parse("Some words. " * 80_000))
        assert part.can_do("text.end", count=50)

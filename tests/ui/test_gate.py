"""No control character of any text reaches the terminal, whichever widget shows it."""

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.widgets import Input, Label, Static, TextArea

from reader.ui.app import ReaderApp
from reader.ui.gate import Gate
from reader.workspace.paths import Workspace

HOSTILE = "a\x1b]0;owned\x07\x1b]52;c;AAAA\x1b\\\x9b31m\x00\u202eb\x7f\ud800"
BLACK = Color.parse("black")


def test_what_is_harmless_passes_as_it_is():
    line = [Segment("plain", Style(bold=True)), Segment("漢字 é\u0301 👩\u200d🔬 \u00ad")]
    assert Gate().apply(line, BLACK) is line


def test_what_a_terminal_acts_upon_is_stopped():
    [segment] = Gate().apply([Segment(HOSTILE, Style(bold=True))], BLACK)
    assert segment.style == Style(bold=True)
    assert segment.text.replace("\ufffd", "") == "a]0;owned]52;c;AAAA\\31mb"
    segment.text.encode()


def test_no_link_and_no_control_segment_passes():
    [link, control] = Gate().apply(
        [Segment("x", Style(link="https://a\x1b]0;b\x07")), Segment("\x1b[2J", None, [(0,)])], BLACK
    )
    assert not link.style.link
    assert (control.text, control.control) == ("[2J", None)


@pytest.mark.parametrize("make", [Static, Label, Input, TextArea])
async def test_every_widget_is_behind_it(make):
    class Showing(App):
        def get_line_filters(self):
            return [*super().get_line_filters(), Gate()]

        def compose(self):
            text = HOSTILE.replace("\ud800", "")
            yield make(text, markup=False) if make in {Static, Label} else make(text)

    app = Showing()
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.pause()
        widget = app.screen.query_one(make)
        drawn = "".join(strip.text for strip in widget.render_lines(widget.size.region))
        assert drawn.strip()
        assert not set(drawn) & set("\x00\x07\x1b\x7f\x9b\u202e")


def test_the_app_has_it(tmp_path):
    assert any(isinstance(each, Gate) for each in ReaderApp(Workspace(tmp_path)).get_line_filters())

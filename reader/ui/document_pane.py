"""The pane: one document, read and selected by keys.

It says where the caret went; it knows no store.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click, MouseScrollDown, MouseScrollUp

from reader import motion
from reader.ui.caret import Motion, Unit
from reader.ui.document_canvas import BARS
from reader.ui.document_view import DocumentView
from reader.ui.keys import Counted

UP_TO = {"next_paragraph", "next_heading"}
"""Motions that, while selecting, stop before the block that they lead to."""
SPARE_SCREENS = 4
"""Screenfuls that must be here around the caret for a move to need no more of the document."""
NEAR = {
    *("rows", "pages", "half_pages", "move", "row_start", "row_text", "row_end"),
    *("select", "swap_ends", "centre", "numbers", "tint", "narrow"),
}
"""Commands that need no more of a document than what is around the caret."""
WHEEL = 3
"""Rows that a notch of the wheel scrolls."""
MOTIONS: dict[str, Motion] = {
    "next_character": motion.next_character,
    "previous_character": motion.previous_character,
    "next_word": motion.next_word,
    "previous_word": motion.previous_word,
    "word_end": motion.word_end,
    "next_sentence": motion.next_sentence,
    "previous_sentence": motion.previous_sentence,
    "next_paragraph": motion.next_paragraph,
    "previous_paragraph": motion.previous_paragraph,
    "next_heading": motion.next_heading,
    "previous_heading": motion.previous_heading,
}
"""The moves that a key can be bound to, by the name that its action gives."""


class DocumentPane(Counted, DocumentView):
    """Shows one document and moves in it."""

    is_wanted = True
    """Whether it is worth while to read its document; no more once it is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "rows(1)", "Down", id="row.down", tooltip="a row down"),
        Binding("k,up", "rows(-1)", "Up", id="row.up", tooltip="a row up"),
        Binding("l,right", "move('next_character')", "Right", id="character.next",
                tooltip="a character on"),
        Binding("h,left", "move('previous_character')", "Left", id="character.previous",
                tooltip="a character back"),
        Binding("w", "move('next_word')", "Word", id="word.next", tooltip="the next word"),
        Binding("b", "move('previous_word')", "Word back", id="word.previous",
                tooltip="the word before"),
        Binding("e", "move('word_end')", "Word end", id="word.end", tooltip="the end of a word"),
        Binding("0", "row_start", "Row start", id="row.start", tooltip="the row's first cell"),
        Binding("^", "row_text", "Row text", id="row.text", tooltip="the row's first letter"),
        Binding("$", "row_end", "Row end", id="row.end", tooltip="the row's last letter"),
        Binding(")", "move('next_sentence')", "Sentence", id="sentence.next",
                tooltip="the next sentence"),
        Binding("(", "move('previous_sentence')", "Sentence back", id="sentence.previous",
                tooltip="the sentence before"),
        Binding("}", "move('next_paragraph')", "Paragraph", id="paragraph.next",
                tooltip="the next paragraph"),
        Binding("{", "move('previous_paragraph')", "Paragraph back", id="paragraph.previous",
                tooltip="the paragraph before"),
        Binding("] ]", "move('next_heading')", "Heading", id="heading.next",
                tooltip="the next heading"),
        Binding("[ [", "move('previous_heading')", "Heading back", id="heading.previous",
                tooltip="the heading before"),
        Binding("space,pagedown,ctrl+f", "pages(1)", "Page down", id="page.down",
                tooltip="a page down"),
        Binding("backspace,pageup,ctrl+b", "pages(-1)", "Page up", id="page.up",
                tooltip="a page up"),
        Binding("ctrl+d", "half_pages(1)", "Half down", id="half-page.down",
                tooltip="half a page down"),
        Binding("ctrl+u", "half_pages(-1)", "Half up", id="half-page.up",
                tooltip="half a page up"),
        Binding("g g,home", "top", "Top", id="text.start",
                tooltip="the start; with a count, that paragraph"),
        Binding("G,end", "bottom", "End", id="text.end",
                tooltip="the end; with a count, that paragraph"),
        Binding("%", "percent", "Percent", id="text.percent",
                tooltip="so many percent into the text, as in 50%"),
        Binding("v", "select('character')", "Select", id="select.characters",
                tooltip="select by character"),
        Binding("V", "select('sentence')", "Select sentences", id="select.sentences",
                tooltip="select by sentence"),
        Binding("o", "swap_ends", "Other end", id="select.swap",
                tooltip="the other end of the selection"),
        Binding("o", "screen.other_end", "Other end", id="mark.other-end",
                tooltip="move the other end of the held mark"),
        Binding("z z", "centre", "Centre", id="view.centre",
                tooltip="the caret's row to the middle"),
        Binding("z n", "numbers", "Numbers", id="view.numbers", tooltip="paragraph numbers"),
        Binding("z s", "tint", "Tint", id="view.tint", tooltip="the tint of the sentence"),
        Binding("minus", "narrow(-4)", "Narrower", id="view.narrower", tooltip="a narrower text"),
        Binding("plus", "screen.join", "Join", id="mark.join",
                tooltip="add the selection to the mark held last"),
        Binding("plus", "narrow(4)", "Wider", id="view.wider", tooltip="a wider text"),
    ]  # fmt: skip

    def stop_selecting(self) -> None:
        """Select nothing."""
        self.caret.let_go()
        self.follow()

    def can_do(self, action: str) -> bool:
        """Whether a command can do its work on what is here of the document."""
        if not self.is_part:
            return True
        if action not in NEAR:
            return False
        screens = max(self.take_count(), 1) * SPARE_SCREENS
        reach = screens * self.text_height * self.measure
        before, behind = self.caret.offset, len(self.document.text) - self.caret.offset
        ahead = reach < behind or self.before + len(self.document.text) >= self.text_size
        return ahead and (reach < before or not self.before)

    def on_click(self, event: Click) -> None:
        """Bring the caret to what was clicked."""
        if event.x >= self.size.width - BARS and event.y:
            self.go(self.place_at(event.y))
            return
        offset = self.offset_at(event.x, event.y)
        if offset is not None:
            self.go(offset)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Go three rows down, as pagers do."""
        event.stop()
        self._scroll(WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Go three rows up."""
        event.stop()
        self._scroll(-WHEEL)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which commands there are now: a selection's ends only while there is one."""
        if action == "swap_ends":
            return self.caret.selection is not None
        return super().check_action(action, parameters)

    def action_swap_ends(self) -> None:
        """Go to the other end of the selection."""
        self.caret.swap_ends()
        self.follow()

    def action_rows(self, step: int) -> None:
        """Go down, or up."""
        self.caret.move_rows(step * self.take_count())
        self.follow()

    def action_move(self, name: str) -> None:
        """Make one of the `MOTIONS`."""
        count, origin = self.take_count(), self.caret.offset
        self.caret.move(MOTIONS[name], count)
        if self.caret.selection and name in UP_TO:
            self.caret.step_back()
            if self.caret.offset == origin:
                self.caret.move(MOTIONS[name], count + 1)
                self.caret.step_back()
        self.follow()

    def action_row_start(self) -> None:
        """Go to the row's start."""
        self.caret.row_start()
        self.follow()

    def action_row_text(self) -> None:
        """Go to the row's first letter."""
        self.caret.row_text()
        self.follow()

    def action_row_end(self) -> None:
        """Go to the row's end."""
        self.caret.row_end()
        self.follow()

    def action_pages(self, step: int) -> None:
        """Go a page on, or back, with two rows of the old page kept."""
        self._scroll(step * self.take_count() * max(self.text_height - 2, 1))

    def action_half_pages(self, step: int) -> None:
        """Go half a page on, or back."""
        self._scroll(step * self.take_count() * max(self.text_height // 2, 1))

    def action_top(self) -> None:
        """Go to the start, or to the paragraph that the count names."""
        self._go_paragraph(self.count, motion.first_offset(self.document))

    def action_bottom(self) -> None:
        """Go to the end, or to the paragraph that the count names."""
        self._go_paragraph(self.count, motion.last_offset(self.document))

    def action_percent(self) -> None:
        """Go to where that many percent of the text are read."""
        layout = self.caret.layout
        self.go(
            layout.row_of(layout.last.span.start * min(self.take_count(), 100) // 100).span.start
        )

    def action_select(self, unit: str) -> None:
        """Begin to select, or stop."""
        self.caret.select(Unit(unit))
        self.follow()

    def action_centre(self) -> None:
        """Bring the caret's row to the middle."""
        self.put_caret(self.text_height // 2)
        self.follow()

    def action_numbers(self) -> None:
        """Show paragraph numbers, or hide them."""
        self.shows_numbers = not self.shows_numbers
        self.lay_out()

    def action_tint(self) -> None:
        """Tint the sentence, or don't."""
        self.shows_tint = not self.shows_tint
        self.follow()

    def action_narrow(self, step: int) -> None:
        """Make the text wider, or narrower."""
        room = self.room
        self.measure = min(max(min(self.measure, room) + step * self.take_count(), 20), 200)
        self.lay_out()

    def _go_paragraph(self, number: int | None, otherwise: int) -> None:
        if number is None:
            self.go(otherwise)
            return
        block = self.document.paragraph(number)
        if block:
            self.go(block.span.start)

    def _scroll(self, rows: int) -> None:
        """Scroll by rows, with the caret staying where it is on the screen."""
        layout = self.caret.layout
        self.top = layout.below(self.top, rows) if rows > 0 else layout.above(self.top, -rows)
        self.caret.scroll(rows)
        self.follow()

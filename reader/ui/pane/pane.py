"""The pane: one document, read and selected by keys.

It says where the caret went; it knows no store.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.text import motions
from reader.ui.keys.sequence import CHARACTER, Counted
from reader.ui.pane.caret import Motion, Unit
from reader.ui.pane.mouse import PointedView

if TYPE_CHECKING:
    from reader.text import objects
else:
    objects = lazy("reader.text.objects")

UP_TO = {"next_paragraph", "next_heading"}
"""Motions that, while selecting, stop before the block that they lead to."""
SPARE_SCREENS = 4
"""Screenfuls that must be here around the caret for a move to need no more of the document."""
NEAR = {
    *("rows", "pages", "half_pages", "move", "row_start", "row_text", "row_end"),
    *("select", "swap_ends", "object", "centre", "numbers", "tint", "narrow"),
    *("find_character", "till_character", "find_again"),
}
"""Commands that need no more of a document than what is around the caret."""
MOTIONS: dict[str, Motion] = {
    "next_character": motions.next_character,
    "previous_character": motions.previous_character,
    "next_word": motions.next_word,
    "previous_word": motions.previous_word,
    "word_end": motions.word_end,
    "next_sentence": motions.next_sentence,
    "previous_sentence": motions.previous_sentence,
    "next_paragraph": motions.next_paragraph,
    "previous_paragraph": motions.previous_paragraph,
    "next_heading": motions.next_heading,
    "previous_heading": motions.previous_heading,
}
"""The moves that a key can be bound to, by the name that its action gives."""
OBJECTS = {
    "word": ("w",),
    "sentence": ("s",),
    "paragraph": ("p",),
    "double quotation marks": ('"',),
    "single quotation marks": ("'",),
    "parentheses": ("(", ")", "b"),
    "square brackets": ("[", "]"),
    "braces": ("{", "}", "B"),
    "angle brackets": ("<", ">"),
}
"""What each kind of text object is called by, behind `i` or `a`."""
UNITS = ("word", "sentence", "paragraph")
"""Those of them that are not between marks."""


def _object_bindings() -> Iterator[Binding]:
    """The commands that select objects, and those that select what is around them too."""
    for name, keys in OBJECTS.items():
        slug = name.replace(" ", "-")
        for prefix, around in (("i", False), ("a", True)):
            if name in UNITS:
                told = f"the {name}, with the space beside it" if around else f"the {name}"
            else:
                told = f"what is in {name}, with the marks" if around else f"what is in {name}"
            yield Binding(
                ",".join(f"{prefix} {key}" for key in keys),
                f"object('{name}', {around})",
                f"{name.capitalize()}{' and around' if around else ''}",
                id=f"select.{'around' if around else 'inner'}.{slug}",
                tooltip=f"while selecting, {told}",
            )


class Found(NamedTuple):
    """A character that was gone to on a row."""

    character: str
    """Which."""
    step: int
    """1 to the end of the row, -1 to its start."""
    till: bool
    """Whether the caret stops beside it."""


class DocumentPane(Counted, PointedView):
    """Shows one document and moves in it."""

    _found: Found | None = None
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
        Binding(f"f {CHARACTER}", "find_character(1)", "To a character", id="row.find",
                key_display="f{char}", tooltip="on to a character of the row"),
        Binding(f"F {CHARACTER}", "find_character(-1)", "Back to a character",
                id="row.find-back", key_display="F{char}",
                tooltip="back to a character of the row"),
        Binding(f"t {CHARACTER}", "till_character", "Up to a character", id="row.till",
                key_display="t{char}",
                tooltip="while selecting, up to before a character of the row"),
        Binding("semicolon", "find_again(1)", "Next such", id="row.find-again",
                tooltip="the next such character of the row"),
        Binding("comma", "find_again(-1)", "Such before", id="row.find-before",
                tooltip="the same the other way"),
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
        *_object_bindings(),
        Binding("z z", "centre", "Centre", id="view.centre",
                tooltip="the caret's row to the middle"),
        Binding("z n", "numbers", "Numbers", id="view.numbers", tooltip="paragraph numbers"),
        Binding("z s", "tint", "Tint", id="view.tint", tooltip="the tint of the sentence"),
        Binding("minus", "narrow(-4)", "Narrower", id="view.narrower", tooltip="a narrower text"),
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which commands there are now: a selection's ends only while there is one."""
        if action in {"swap_ends", "till_character", "object"} and self.caret.unit is None:
            return False
        if action == "narrow" and parameters[0] > 0 and self.caret.selection:  # type: ignore[operator]
            return False
        if action == "object" and parameters[1]:
            # An `a` alone is the note: only right behind `v` it may begin an object.
            return self.caret.is_fresh and self.caret.unit is Unit.CHARACTER
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
        if self.caret.selection and name in UP_TO:
            self._move_up_to(MOTIONS[name], self.take_count())
        else:
            self.caret.move(MOTIONS[name], self.take_count())
        self.follow()

    def _move_up_to(self, step: Motion, count: int) -> None:
        """Go to the last character before where a move leads, or of the text where none is left."""
        document, origin = self.document, self.caret.offset
        for times in (count, count + 1):
            target = step(document, origin, times)
            before = step(document, origin, times - 1) if times > 1 else origin
            if target == before:
                self.caret.go(motions.last_offset(document))
            else:
                self.caret.go(motions.previous_character(document, target))
            if self.caret.offset != origin:
                return

    def action_row_start(self) -> None:
        """Go to the row's start."""
        self.caret.row_start()
        self.follow()

    def action_row_text(self) -> None:
        """Go to the row's first letter."""
        self.caret.row_text()
        self.follow()

    def action_row_end(self) -> None:
        """Go to the row's end; with a count, to that of a row further down."""
        self.caret.row_end(self.take_count())
        self.follow()

    def action_find_character(self, step: int) -> None:
        """Go to a character of the row."""
        self._find_on_row(Found(self.key, step, till=False))

    def action_till_character(self) -> None:
        """Go up to a character of the row."""
        self._find_on_row(Found(self.key, 1, till=True))

    def action_find_again(self, step: int) -> None:
        """Go to the same character again, or the other way."""
        if self._found is None:
            raise ReaderError("No character to go to yet: f and a character goes there.")
        self._find_on_row(self._found._replace(step=self._found.step * step), again=True)

    def _find_on_row(self, found: Found, *, again: bool = False) -> None:
        """Go to a character of the row.

        Raises:
            ReaderError: It isn't there.
        """
        if not again:
            self._found = found
        count = found.step * self.take_count()
        if not self.caret.find_on_row(found.character, count, till=found.till, again=again):
            side = "right" if found.step > 0 else "left"
            raise ReaderError(
                f"“{found.character}” is not to the {side} in this row, or less often."
            )
        self.follow()

    def action_pages(self, step: int) -> None:
        """Go a page on, or back, with two rows of the old page kept."""
        self.scroll_rows(step * self.take_count() * max(self.text_height - 2, 1))

    def action_half_pages(self, step: int) -> None:
        """Go half a page on, or back."""
        self.scroll_rows(step * self.take_count() * max(self.text_height // 2, 1))

    def action_top(self) -> None:
        """Go to the start, or to the paragraph that the count names."""
        self._go_paragraph(self.count, motions.first_offset(self.document))

    def action_bottom(self) -> None:
        """Go to the end, or to the paragraph that the count names."""
        self._go_paragraph(self.count, motions.last_offset(self.document))

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

    def action_object(self, name: str, around: bool) -> None:  # noqa: FBT001 (an action's words are positional)
        """Select an object, or more of them."""
        caret = self.caret
        if caret.selection is None or caret.unit is None:
            return
        span = caret.character if caret.is_fresh else caret.selection
        chosen = objects.Chosen(span, caret.is_fresh, caret.is_backward)
        kind = objects.Kind(name)
        found = objects.find(self.document, kind, chosen, self.take_count(), around=around)
        if found is None:
            if name in UNITS:
                raise ReaderError("There is nothing more to select on this side.")
            raise ReaderError(f"No {name} around this, or not so many.")
        unit = Unit.CHARACTER if name not in UNITS[1:] else caret.unit
        caret.cover(found, unit, backward=caret.is_backward)
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

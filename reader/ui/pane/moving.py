"""Commands that move the caret and scroll."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.errors import ReaderError
from reader.text import motions
from reader.text.document import Document
from reader.ui.keys.command import command
from reader.ui.keys.sequence import CHARACTER
from reader.ui.pane.caret import Motion
from reader.ui.pane.view import DocumentView

UP_TO: tuple[Motion, ...] = (motions.next_paragraph, motions.next_heading)
"""Motions that stop before the block they lead to while selecting."""


class CharacterSearch(NamedTuple):
    """A search for a character in a row."""

    character: str
    """The character, as typed."""
    step: int
    """1 to search forward, -1 to search backward."""
    till: bool
    """Whether the caret stops next to the character."""


class Moving:
    """Moves the caret of a view."""

    def __init__(self, view: DocumentView) -> None:
        """Move the caret of a view."""
        self._view = view
        self._search: CharacterSearch | None = None

    # By characters, words, sentences, paragraphs, headings

    @command("character.next", "l,right", "Right", "a character to the right",
             motions.next_character, is_early=True)  # fmt: skip
    @command("character.previous", "h,left", "Left", "a character to the left",
             motions.previous_character, is_early=True)  # fmt: skip
    @command("word.next", "w", "Word", "to the next word", motions.next_word, is_early=True)
    @command("word.previous", "b", "Word back", "to the word before",
             motions.previous_word, is_early=True)  # fmt: skip
    @command("word.end", "e", "Word end", "to the end of a word", motions.word_end, is_early=True)
    @command("sentence.next", ")", "Sentence", "to the next sentence", motions.next_sentence,
             is_early=True)  # fmt: skip
    @command("sentence.previous", "(", "Sentence back", "to the sentence before",
             motions.previous_sentence, is_early=True)  # fmt: skip
    @command("paragraph.next", "}", "Paragraph", "to the next paragraph", motions.next_paragraph,
             is_early=True)  # fmt: skip
    @command("paragraph.previous", "{", "Paragraph back", "to the paragraph before",
             motions.previous_paragraph, is_early=True)  # fmt: skip
    @command("heading.next", "] ]", "Heading", "to the next heading", motions.next_heading,
             is_leap=True)  # fmt: skip
    @command("heading.previous", "[ [", "Heading back", "to the heading before",
             motions.previous_heading, is_leap=True)  # fmt: skip
    def move(self, motion: Motion, *, count: int = 1) -> None:
        """Apply a motion."""
        caret = self._view.caret
        if caret.selection and motion in UP_TO:
            self._move_up_to(motion, count)
        else:
            caret.move(motion, count)
        self._view.follow()

    def _move_up_to(self, motion: Motion, count: int) -> None:
        """Move to the last character before the target of a motion; at the last one, to the end."""
        document, caret = self._view.document, self._view.caret
        origin = caret.offset
        for times in (count, count + 1):
            target = motion(document, origin, times)
            before = motion(document, origin, times - 1) if times > 1 else origin
            if target == before:
                caret.go(motions.last_offset(document))
            else:
                caret.go(motions.previous_character(document, target))
            if caret.offset != origin:
                return

    # By rows, and in the row

    @command("row.down", "j,down", "Down", "down a row", 1, is_early=True)
    @command("row.up", "k,up", "Up", "up a row", -1, is_early=True)
    def rows(self, step: int, *, count: int = 1) -> None:
        """Move down or up by rows."""
        self._view.caret.move_rows(step * count)
        self._view.follow()

    @command("row.start", "0", "Row start", "to the start of the row", is_early=True)
    def row_start(self) -> None:
        """Move to the row's first character."""
        self._view.caret.row_start()
        self._view.follow()

    @command("row.text", "^", "Row text", "the row's first letter", is_early=True)
    def row_text(self) -> None:
        """Move to the row's first non-blank character."""
        self._view.caret.row_text()
        self._view.follow()

    @command("row.end", "$", "Row end", "to the end of the row", is_early=True)
    def row_end(self, *, count: int = 1) -> None:
        """Move to the row's end; with a count, to that of a row further down."""
        self._view.caret.row_end(count)
        self._view.follow()

    @command("row.find", f"f {CHARACTER}", "To a character", "on to a character, in the row", 1,
             shown="f{char}", is_early=True)  # fmt: skip
    @command("row.find-back", f"F {CHARACTER}", "Back to a character",
             "back to a character, in the row", -1, shown="F{char}", is_early=True)  # fmt: skip
    def find(self, step: int, *, count: int = 1, key: str = "") -> None:
        """Move to a character in the row."""
        self._search = CharacterSearch(key, step, till=False)
        self._find(self._search, count)

    @command("row.till", f"t {CHARACTER}", "Up to a character",
             "up to a character in the row, while selecting", shown="t{char}",
             when=lambda self: self._view.caret.is_selecting, is_early=True)  # fmt: skip
    def find_till(self, *, count: int = 1, key: str = "") -> None:
        """Move next to a character in the row."""
        self._search = CharacterSearch(key, 1, till=True)
        self._find(self._search, count)

    @command("row.find-again", "semicolon", "Repeat find",
             "the same character again", 1, is_early=True)  # fmt: skip
    @command("row.find-before", "comma", "Repeat find backwards",
             "the same character back, in the other direction", -1, is_early=True)  # fmt: skip
    def repeat_find(self, direction: int, *, count: int = 1) -> None:
        """Repeat the last character search, forward or backward."""
        if self._search is None:
            raise ReaderError("No character to find again: f and a character finds it in the row.")
        search = self._search._replace(step=self._search.step * direction)
        self._find(search, count, again=True)

    def _find(self, search: CharacterSearch, count: int, *, again: bool = False) -> None:
        """Move to a character in the row.

        Raises:
            ReaderError: It does not occur, or not that often.
        """
        character, step, till = search
        if not self._view.caret.find_on_row(character, step * count, till=till, again=again):
            side = "right" if step > 0 else "left"
            raise ReaderError(f"“{character}” is not to the {side} in this row, or less often.")
        self._view.follow()

    # By pages

    @command("page.down", "space,pagedown,ctrl+f", "Page down", "a page down", 1, is_early=True)
    @command("page.up", "backspace,pageup,ctrl+b", "Page up", "a page up", -1, is_early=True)
    def pages(self, step: int, *, count: int = 1) -> None:
        """Scroll by pages, each keeping two rows in sight."""
        self._view.scroll(step * count * max(self._view.text_height - 2, 1))

    @command("half-page.down", "ctrl+d", "Half down", "half a page down", 1, is_early=True)
    @command("half-page.up", "ctrl+u", "Half up", "half a page up", -1, is_early=True)
    def half_pages(self, step: int, *, count: int = 1) -> None:
        """Scroll by half pages."""
        self._view.scroll(step * count * max(self._view.text_height // 2, 1))

    # In the whole text

    @command("text.start", "g g,home", "Top", "the start; with a count, that paragraph",
             motions.first_offset, is_leap=True)  # fmt: skip
    @command("text.end", "G,end", "End", "the end; with a count, that paragraph",
             motions.last_offset, is_leap=True)  # fmt: skip
    def end(self, offset_of: Callable[[Document], int], *, count: int | None = None) -> None:
        """Go to an end of the text, or to the paragraph with the number given as count."""
        document = self._view.document
        if count is None:
            self._view.go(offset_of(document))
        elif block := document.paragraph(count):
            self._view.go(block.span.start)

    @command("text.percent", "%", "Percent", "to a percentage, as in 50%", is_leap=True)
    def percent(self, *, count: int = 1) -> None:
        """Go to the row at a percentage of the text."""
        layout = self._view.layout
        offset = layout.last.span.start * min(count, 100) // 100
        self._view.go(layout.row_of(offset).span.start)

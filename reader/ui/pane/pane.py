"""The pane: the widget that shows one document, controlled by keys or the mouse.

It is given what it draws, and reports moves of the caret; it is independent of the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.text.document import Document, Span
from reader.ui.keys.command import Command, Commanded
from reader.ui.pane.appearance import Appearance
from reader.ui.pane.canvas import Canvas
from reader.ui.pane.caret import Caret
from reader.ui.pane.mouse import Mouse
from reader.ui.pane.moving import Moving
from reader.ui.pane.overlay import Highlight
from reader.ui.pane.selecting import Selecting
from reader.ui.pane.styles import IN_GREY, ON_COLORS, PANE_PARTS, Inks, in_grey, style_of
from reader.ui.pane.view import DocumentView

if TYPE_CHECKING:
    from reader.search.matches import Matches

LEFT, RIGHT = 1, 3
"""Mouse buttons, as terminals number them."""
WHEEL = 3
"""Rows scrolled by one notch of the wheel, as in other pagers."""
SPARE_SCREENS = 4
"""Screens of text that must be loaded around the caret before an early command can run."""


class Pointed(Message):
    """The mouse was used on a pane.

    Neither this nor the other message is a dataclass: each would add 0.2 ms to the start.
    """

    def __init__(self, annotation_id: str) -> None:
        """Record the annotation's id; empty for text alone."""
        super().__init__()
        self.annotation_id = annotation_id


class DocumentPane(Commanded, Widget, can_focus=True, parts=(Moving, Selecting, Appearance)):
    """Shows one document; keys and the mouse move the caret in it."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"document-pane--{part}" for part in PANE_PARTS}

    class Moved(Message):
        """The caret moved, or the selection changed."""

        def __init__(self, pane: DocumentPane) -> None:
            """Record the pane."""
            super().__init__()
            self.pane = pane

    class HighlightClicked(Pointed):
        """A highlight or the text was clicked, or the selection was extended."""

    class MenuRequested(Pointed):
        """The context menu was requested for what is under the pointer."""

    is_wanted = True
    """Whether the document is still needed; not once the pane is closed."""
    document_id = ""
    """The document's id in the store; empty until the store was read."""
    has_few_colors = False
    """Whether the terminal has so few colours that no background may be coloured."""
    inks: Inks | None = None
    """The styles of the overlay, once they are loaded."""

    def __init__(self, document: Document, *, before: int = 0, size: int | None = None) -> None:
        """Show a document from its start.

        Args:
            document: The document to show; it may be a part of the whole text, or lack annotations.
            before: How many characters of the whole text come before that part.
            size: The length of the whole text; without it, the document is the whole.
        """
        super().__init__()
        self.view = view = DocumentView(
            document,
            before=before,
            size=size,
            changed=self._redraw,
            moved=lambda: self.post_message(self.Moved(self)),
        )
        """The document, the caret, and the overlay."""
        self._canvas = Canvas(view, self._style_of)
        self._mouse = Mouse(
            view,
            self,
            clicked=lambda key: self.post_message(self.HighlightClicked(key)),
            menu_requested=lambda key: self.post_message(self.MenuRequested(key)),
        )
        self.attach(Moving(view), Selecting(view), Appearance(view))

    def can_do(self, command: Command | str, *, count: int | None = None) -> bool:
        """Whether a command, given itself or by id, can run on what has been read so far."""
        made = self.commands[command][0] if isinstance(command, str) else command
        screens = SPARE_SCREENS * max(count or 1, 1)
        return not self.is_part or (made.is_early and self.view.has_around(screens))

    # Document

    @property
    def document(self) -> Document:
        """The part of the text that has been read so far."""
        return self.view.document

    @property
    def before(self) -> int:
        """How many characters of the whole text come before the document."""
        return self.view.extent.before

    @property
    def is_part(self) -> bool:
        """Whether the rest of the text is still being read."""
        return self.view.extent.is_part

    @property
    def is_loaded(self) -> bool:
        """Whether the whole document is loaded, with its overlay."""
        return self.view.extent.is_loaded

    def has(self, offset: int) -> bool:
        """Whether an offset of the whole text is in the part read so far."""
        return self.view.extent.has(offset)

    def show_whole(self, document: Document) -> None:
        """Show the whole document at the same place, with its overlay."""
        self.view.show_whole(document)

    def show_other(self, document: Document, offset: int) -> None:
        """Show another version of the document, with the caret at an offset of it."""
        self.view.show_other(document, offset)

    def show_progress(self, share: float) -> None:
        """Show the share of the text that has been read."""
        self.view.show_progress(share)

    @property
    def highlights(self) -> Sequence[Highlight]:
        """The highlights that are drawn, in the order of their starts."""
        return self.view.layers.highlights

    @highlights.setter
    def highlights(self, highlights: Iterable[Highlight]) -> None:
        self.view.layers.highlights = highlights

    def highlights_here(self) -> list[Highlight]:
        """The highlights under the caret, the shortest first."""
        return self.view.layers.highlights_in(self.caret.character)

    @property
    def held(self) -> str:
        """The id of the held annotation, which commands act on; empty if there is none."""
        return self.view.layers.held

    @held.setter
    def held(self, held: str) -> None:
        self.view.layers.held = held

    @property
    def hits(self) -> Matches | None:
        """The current search, if any."""
        return self.view.layers.hits

    @hits.setter
    def hits(self, hits: Matches | None) -> None:
        self.view.layers.hits = hits

    def show_hits(self, hits: Matches) -> None:
        """Update the overview after more hits have been counted."""
        if hits is self.hits:
            self._canvas.recount()
            self.refresh()

    # Caret and selection

    @property
    def caret(self) -> Caret:
        """The caret and the selection."""
        return self.view.caret

    @property
    def height_of_caret(self) -> int:
        """How many rows below the top the caret is."""
        return self.view.height_of_caret

    def target(self, count: int = 1) -> Span:
        """The target of a command: the selection, or else the sentence and those after it."""
        return self.view.target(count)

    def stop_selecting(self) -> None:
        """Clear the selection."""
        self.view.stop_selecting()

    def go(self, offset: int) -> None:
        """Move the caret to an offset, and scroll it into sight."""
        self.view.go(offset)

    def go_place(self, offset: int, height: int) -> None:
        """Move the caret to an offset, at so many rows below the top of the pane."""
        self.view.go_place(offset, height)

    def go_span(self, span: Span) -> None:
        """Move the caret to a span's start, with as much of the span in sight as fits."""
        self.view.go_span(span)

    # Appearance

    @property
    def measure(self) -> int:
        """The maximum width of a row of text; call `lay_out` to apply a change."""
        return self.view.look.measure

    @measure.setter
    def measure(self, measure: int) -> None:
        self.view.look.measure = measure

    @property
    def monochrome(self) -> bool:
        """Whether colours cannot be used, so that highlights are underlined and lettered."""
        return self.view.look.monochrome

    @monochrome.setter
    def monochrome(self, monochrome: bool) -> None:
        self.view.look.monochrome = monochrome

    @property
    def title(self) -> str:
        """The title of the document: the user's, or else its own."""
        return self.view.title

    def set_headline(self, headline: str, about: str, *, is_removed: bool) -> None:
        """Set the title in the header, details shown if there is room, and a sign if removed."""
        self.view.set_headline(headline, about, is_removed=is_removed)

    def set_divider(self, divider: bool) -> None:  # noqa: FBT001 (it says what it sets)
        """Draw a line between the pane and the one to its left, or none."""
        self.view.set_divider(divider)

    def set_plain(self, plain: bool) -> None:  # noqa: FBT001 (it says what it sets)
        """Show only the text, or everything."""
        self.view.set_plain(plain)

    def lay_out(self) -> None:
        """Wrap the text to its maximum width, as far as there is room."""
        self.view.lay_out()

    # Drawing

    def _redraw(self) -> None:
        """Redraw the lines that changed."""
        lines = self._canvas.update()
        if lines is None:
            self.refresh()
        elif lines:
            self.refresh(*(Region(0, line, self.size.width, 1) for line in lines))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The visible lines. Textual's cache of styles is bypassed: the canvas has its own."""
        if not self.is_attached:
            # The screen may ask once more while a closed pane is being removed.
            return [Strip.blank(crop.width)] * crop.height
        self.view.resize(*self.size)
        strips = list(self._canvas.lines()[crop.y : crop.bottom])
        if self.app.no_color:
            strips = in_grey(strips)
        if crop.x == 0 and crop.width == self.size.width:
            return strips
        return [strip.crop(crop.x, crop.right) for strip in strips]

    def _style_of(self, part: str) -> Style:
        grey = IN_GREY if self.app.no_color else {}
        return style_of(part, self, self.inks, ON_COLORS if self.has_few_colors else grey)

    def notify_style_update(self) -> None:
        """Look up the styles again."""
        super().notify_style_update()
        self._canvas.restyle()

    # Events

    def on_resize(self) -> None:
        """Lay out the text for the new size."""
        self.view.resize(*self.size)

    def on_focus(self) -> None:
        """Show the caret."""
        self.view.set_focus(True)

    def on_blur(self) -> None:
        """Hide the caret; the button may be released elsewhere."""
        self._mouse.cancel()
        self.view.set_focus(False)

    def on_mouse_down(self, event: MouseDown) -> None:
        """Move the caret to the pressed cell, or select what is there."""
        if event.button == LEFT and not event.shift:
            self._mouse.press(event.x, event.y, event.time)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Select up to the pointer while the button is held."""
        self._mouse.move(event.x, event.y)

    def on_mouse_up(self, event: MouseUp) -> None:
        """End a drag or a click."""
        self._mouse.release(event.x, event.y)

    def on_mouse_release(self) -> None:
        """End a drag that was interrupted."""
        self._mouse.cancel()

    def on_click(self, event: Click) -> None:
        """Open the context menu, or extend the selection if presses came too slowly for Textual."""
        if event.shift:
            return
        if event.button == RIGHT:
            self._mouse.request_menu(event.x, event.y)
        else:
            self._mouse.click(event.x, event.y, event.time, event.chain)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self._mouse.scroll(WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self._mouse.scroll(-WHEEL)

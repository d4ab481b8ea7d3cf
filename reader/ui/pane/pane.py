"""The pane: the widget that shows one document, to be read and selected by keys or the mouse.

It is given what it draws, and says where the caret went; it knows no store.
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
"""Buttons, as the terminal numbers them."""
WHEEL = 3
"""Rows that a notch of the wheel scrolls, as in other pagers."""
SPARE_SCREENS = 4
"""Screens of text that must be here around the caret for an early command to need no more."""


class Pointed(Message):
    """The mouse was used on a pane.

    It is no dataclass, nor is the other message: each would take a start 0.2 ms.
    """

    def __init__(self, annotation_id: str) -> None:
        """Say on which annotation: its id, or nothing where it was only the text."""
        super().__init__()
        self.annotation_id = annotation_id


class DocumentPane(Commanded, Widget, can_focus=True, parts=(Moving, Selecting, Appearance)):
    """Shows one document, and what the keys and the mouse do to the place in it."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"document-pane--{part}" for part in PANE_PARTS}

    class Moved(Message):
        """The caret went somewhere else, or what is selected changed."""

        def __init__(self, pane: DocumentPane) -> None:
            """Say in which pane."""
            super().__init__()
            self.pane = pane

    class HighlightClicked(Pointed):
        """A highlight was clicked, or else the text, or more of it was selected."""

    class MenuRequested(Pointed):
        """Somebody wants to know what can be done with what is under the pointer."""

    is_wanted = True
    """Whether there is still a reason to read the document; not once the pane is closed."""
    document_id = ""
    """The document's id in the store, or nothing before the store was read."""
    has_few_colors = False
    """Whether the terminal has so few colours that no text may stand on one."""
    inks: Inks | None = None
    """The styles of what is laid over the text, once they are there."""

    def __init__(self, document: Document, *, before: int = 0, size: int | None = None) -> None:
        """Show a document from its start.

        Args:
            document: What is shown; it may be only a part, or lack some of what is known of it.
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
        """What it shows, and where."""
        self._canvas = Canvas(view, self._style_of)
        self._mouse = Mouse(
            view,
            self,
            clicked=lambda key: self.post_message(self.HighlightClicked(key)),
            menu_requested=lambda key: self.post_message(self.MenuRequested(key)),
        )
        self.attach(Moving(view), Selecting(view), Appearance(view))

    def can_do(self, command: Command | str, *, count: int | None = None) -> bool:
        """Whether a command, given itself or by its id, can run on what has been read so far."""
        made = self.commands[command][0] if isinstance(command, str) else command
        screens = SPARE_SCREENS * max(count or 1, 1)
        return not self.is_part or (made.is_early and self.view.has_around(screens))

    # What it shows

    @property
    def document(self) -> Document:
        """What has been read of the text so far."""
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
        """Whether the whole document is here, with all that is laid over it."""
        return self.view.extent.is_loaded

    def has(self, offset: int) -> bool:
        """Whether an offset of the whole text is in what has been read of it."""
        return self.view.extent.has(offset)

    def show_whole(self, document: Document) -> None:
        """Show the whole document at the same place, with all that is laid over it."""
        self.view.show_whole(document)

    def show_other(self, document: Document, offset: int) -> None:
        """Show another version of the document, with the caret at an offset of it."""
        self.view.show_other(document, offset)

    def show_progress(self, share: float) -> None:
        """Show what share of the text has been read."""
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
        """The id of the annotation that commands act on, or nothing."""
        return self.view.layers.held

    @held.setter
    def held(self, held: str) -> None:
        self.view.layers.held = held

    @property
    def hits(self) -> Matches | None:
        """What was searched for, if anything was."""
        return self.view.layers.hits

    @hits.setter
    def hits(self, hits: Matches | None) -> None:
        self.view.layers.hits = hits

    def show_hits(self, hits: Matches) -> None:
        """Show in the overview where hits are, now that they have been counted."""
        if hits is self.hits:
            self._canvas.recount()
            self.refresh()

    # The place in it

    @property
    def caret(self) -> Caret:
        """The place in the document, and what is selected."""
        return self.view.caret

    @property
    def height_of_caret(self) -> int:
        """How many rows below the top the caret is."""
        return self.view.height_of_caret

    def target(self, count: int = 1) -> Span:
        """What a command acts on: the selection, else the sentence and those after it."""
        return self.view.target(count)

    def stop_selecting(self) -> None:
        """Select nothing."""
        self.view.stop_selecting()

    def go(self, offset: int) -> None:
        """Bring the caret to an offset, and the caret into sight."""
        self.view.go(offset)

    def go_place(self, offset: int, height: int) -> None:
        """Bring the caret to an offset, so many rows below the top of the pane."""
        self.view.go_place(offset, height)

    def go_span(self, span: Span) -> None:
        """Bring the caret to a span's start, with as much of the span in sight as fits."""
        self.view.go_span(span)

    # How it looks

    @property
    def measure(self) -> int:
        """Cells that a row of text takes at most; `lay_out` makes a new measure show."""
        return self.view.look.measure

    @measure.setter
    def measure(self, measure: int) -> None:
        self.view.look.measure = measure

    @property
    def monochrome(self) -> bool:
        """Whether colour means nothing here, so that highlights are underlined and lettered."""
        return self.view.look.monochrome

    @monochrome.setter
    def monochrome(self, monochrome: bool) -> None:
        self.view.look.monochrome = monochrome

    @property
    def title(self) -> str:
        """What the document is called: as a person calls it, else by itself."""
        return self.view.title

    def set_headline(self, headline: str, about: str) -> None:
        """Say in the header what the document is called, and more about it where there is room."""
        self.view.set_headline(headline, about)

    def set_divider(self, divider: bool) -> None:  # noqa: FBT001 (it says what it sets)
        """Separate the pane from the one to its left by a line, or don't."""
        self.view.set_divider(divider)

    def set_plain(self, plain: bool) -> None:  # noqa: FBT001 (it says what it sets)
        """Show nothing but the text, or everything."""
        self.view.set_plain(plain)

    def lay_out(self) -> None:
        """Wrap the text to the measure, as far as there is room."""
        self.view.lay_out()

    # Drawing

    def _redraw(self) -> None:
        """Have the lines that changed be drawn again."""
        lines = self._canvas.update()
        if lines is None:
            self.refresh()
        elif lines:
            self.refresh(*(Region(0, line, self.size.width, 1) for line in lines))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in sight. Textual's cache of styles is passed by: the canvas has its own."""
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
        """Look the styles up again."""
        super().notify_style_update()
        self._canvas.restyle()

    # What happens to it

    def on_resize(self) -> None:
        """Lay the text out for the new size."""
        self.view.resize(*self.size)

    def on_focus(self) -> None:
        """Show the caret."""
        self.view.set_focus(True)

    def on_blur(self) -> None:
        """Hide the caret; the button may be released elsewhere."""
        self._mouse.cancel()
        self.view.set_focus(False)

    def on_mouse_down(self, event: MouseDown) -> None:
        """Bring the caret to what is pressed, or select it."""
        if event.button == LEFT and not event.shift:
            self._mouse.press(event.x, event.y, event.time)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Select up to the pointer while the button is held."""
        self._mouse.move(event.x, event.y)

    def on_mouse_up(self, event: MouseUp) -> None:
        """End a drag or a click."""
        self._mouse.release(event.x, event.y)

    def on_mouse_release(self) -> None:
        """End a drag that something else interrupted."""
        self._mouse.cancel()

    def on_click(self, event: Click) -> None:
        """Ask for the menu, or select more where presses came too slowly to select it."""
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

"""One mark in all citation styles at once, of which one can be taken."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from reader.citation import registry
from reader.errors import ReaderError
from reader.export import passage
from reader.text import glyphs
from reader.ui.widgets.dialog import Accept, Dialog, ForeignText


def is_quick(manner: passage.Manner) -> bool:
    """Whether no other program is waited for."""
    known = (*passage.TEXT_FORMATS, *passage.REFERENCE_FORMATS)
    return manner.format in known and not registry.style_named(manner.style).file


class Sample(Static):
    """A style's name over the mark as it is in that style."""

    def __init__(self, style: str, title: str) -> None:
        """Begin without the text.

        Args:
            style: The style's id.
            title: What it is called.
        """
        super().__init__(markup=False)
        self.style = style
        """The style's id."""
        self._title = glyphs.showable(title)
        self._text = "…"
        self._is_chosen = False

    def on_mount(self) -> None:
        """Draw what there is."""
        self._draw()

    def show(self, text: str) -> None:
        """Draw another text."""
        self._text = "\n".join(glyphs.showable(line) for line in text.split("\n"))
        self._draw()

    def mark(self, *, is_chosen: bool) -> None:
        """Draw it as the chosen one, or as another."""
        self._is_chosen = is_chosen
        self._draw()

    def _draw(self) -> None:
        sign, look = ("▸", "bold reverse") if self._is_chosen else (" ", "bold")
        self.update(Text.assemble((f"{sign} {self._title} ", look), "\n", self._text))


class StylesScreen(Dialog):
    """Shows a mark in all styles, those of other programs as they come."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next", id="styles.down", tooltip="the next style"),
        Binding("k,up", "step(-1)", "Previous", id="styles.up", tooltip="the style before"),
        Binding("pagedown,ctrl+d", "page(1)", "More", id="styles.more", tooltip="a page on"),
        Binding("pageup,ctrl+u", "page(-1)", "Back", id="styles.back", tooltip="a page back"),
        Binding("home", "first", "First", id="styles.first", tooltip="the first style"),
        Binding("G,end", "last", "Last", id="styles.last", tooltip="the last style"),
        Binding("q,question_mark", "cancel", "Close", id="styles.close",
                tooltip="keep the style chosen before"),
    ]  # fmt: skip

    def __init__(
        self,
        styles: Mapping[str, str],
        manner: passage.Manner,
        text: Callable[[passage.Manner], str],
        accept: Accept,
    ) -> None:
        """Show them.

        Args:
            styles: What each style is called, by its id.
            manner: How the mark is given out but for the style; this one's is chosen at first.
            text: The mark in a manner.
            accept: What is done with the id of the style taken.
        """
        super().__init__(accept)
        self._samples = [Sample(style, title) for style, title in styles.items()]
        self._at = list(styles).index(manner.style)
        self._manner = manner
        self._text = text

    def compose(self) -> ComposeResult:
        """The samples under each other."""
        with Vertical(classes="box tall"):
            yield Static("In all styles", classes="title", markup=False)
            with VerticalScroll(classes="samples", can_focus=False):
                yield from self._samples
            yield ForeignText(classes="error")
            yield Static(
                "↑ ↓ choose · PgDn more · Enter takes the style · Esc closes",
                classes="keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Have the samples printed, and go to the chosen one."""
        self.call_after_refresh(self._go, self._at)
        self.run_worker(self._print())

    @property
    def answer(self) -> str:
        """The id of the chosen style."""
        return self._samples[self._at].style

    def action_step(self, step: int) -> None:
        """Choose another one."""
        self._go((self._at + step) % len(self._samples))

    def action_first(self) -> None:
        """Choose the first one."""
        self._go(0)

    def action_last(self) -> None:
        """Choose the last one."""
        self._go(len(self._samples) - 1)

    def action_page(self, step: int) -> None:
        """Choose one that is about a page on."""
        room = self.query_one(".samples").size.height
        place = at = self._at
        while 0 <= place + step < len(self._samples):
            place += step
            span = (self._samples[min(at, place)], self._samples[max(at, place)])
            at_most = span[1].virtual_region.bottom - span[0].virtual_region.y
            if at_most > room and abs(place - at) > 1:
                break
        self._go(place)

    def _go(self, place: int) -> None:
        self._samples[self._at].mark(is_chosen=False)
        self._at = place
        self._samples[place].mark(is_chosen=True)
        self.query_one(".samples", VerticalScroll).scroll_to_widget(
            self._samples[place], animate=False
        )

    async def _print(self) -> None:
        """Show the mark in one style after the other, the quick ones first."""
        wanted = [(sample, replace(self._manner, style=sample.style)) for sample in self._samples]
        for sample, manner in sorted(wanted, key=lambda pair: not _is_built_in(pair[1])):
            try:
                text = await asyncio.to_thread(self._text, manner)
            except ReaderError as error:
                text = str(error)
            sample.show(text or "This style prints nothing of it.")


def _is_built_in(manner: passage.Manner) -> bool:
    return any(style.id == manner.style for style in registry.STYLES)

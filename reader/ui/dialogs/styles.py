"""One passage in all citation styles, to choose one from."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader import options
from reader.citation import registry
from reader.errors import ReaderError
from reader.export import passage
from reader.text import glyphs
from reader.ui.keys.command import command
from reader.ui.widgets.box import Box
from reader.ui.widgets.dialog import Accept, Dialog, ForeignText
from reader.ui.widgets.frame import Keys, Title


def is_quick(manner: passage.Manner) -> bool:
    """Whether a style can be formatted without another program."""
    return manner.format in options.FORMATS and not registry.style_named(manner.style).file


class Sample(Static):
    """A style's title over the passage cited in that style."""

    def __init__(self, style: str, title: str) -> None:
        """Start without the citation.

        Args:
            style: The style's id.
            title: The style's title.
        """
        super().__init__(markup=False)
        self.style = style
        """The style's id."""
        self._title = glyphs.showable(title)
        self._text = "…"
        self._is_chosen = False

    def on_mount(self) -> None:
        """Draw the title."""
        self._draw()

    def show(self, text: str) -> None:
        """Show another text."""
        self._text = "\n".join(glyphs.showable(line) for line in text.split("\n"))
        self._draw()

    def choose(self, *, is_chosen: bool) -> None:
        """Show it as chosen or not."""
        self._is_chosen = is_chosen
        self._draw()

    def _draw(self) -> None:
        chosen = "bold $selection-text on $selection"
        sign, look = ("▸", chosen) if self._is_chosen else (" ", "bold")
        self.update(Content.assemble((f"{sign} {self._title} ", look), "\n", self._text))


class StylesScreen(Dialog):
    """Shows a passage in all styles, each as soon as it is formatted."""

    PLACE = "Comparing styles"
    MODE = "STYLES"
    ACCEPTS = "choose the style"

    def __init__(
        self,
        styles: Mapping[str, str],
        manner: passage.Manner,
        text: Callable[[passage.Manner], str],
        accept: Accept,
    ) -> None:
        """Show them.

        Args:
            styles: The titles of the styles by their ids.
            manner: How the passage is cited; its style is chosen at first.
            text: Returns the passage cited in a manner.
            accept: Called with the id of the chosen style.
        """
        super().__init__(accept)
        self._samples = [Sample(style, title) for style, title in styles.items()]
        self._at = list(styles).index(manner.style)
        self._manner = manner
        self._text = text

    def compose(self) -> ComposeResult:
        """The samples, one below another."""
        with Box(classes="box tall", is_steady=True):
            yield Title("In all styles")
            with VerticalScroll(classes="samples", can_focus=False):
                yield from self._samples
            yield ForeignText(classes="error")
            yield Keys("↑ ↓ choose · PgDn more · Enter chooses the style · Esc closes")

    def on_mount(self) -> None:
        """Format the samples, and scroll to the chosen one."""
        self.call_after_refresh(self._go, self._at)
        self.run_worker(self._print())

    @property
    def answer(self) -> str:
        """The id of the chosen style."""
        return self._samples[self._at].style

    @command("styles.down", "j,down", "Next", "the next style", 1)
    @command("styles.up", "k,up", "Previous", "the previous style", -1)
    def step(self, step: int) -> None:
        """Move to another style."""
        self._go((self._at + step) % len(self._samples))

    @command("styles.more", "pagedown,ctrl+d", "More", "a page down", 1)
    @command("styles.back", "pageup,ctrl+u", "Back", "a page up", -1)
    def page(self, step: int) -> None:
        """Move by about a page."""
        room = self.query_one(".samples").size.height
        place = at = self._at
        while 0 <= place + step < len(self._samples):
            place += step
            span = (self._samples[min(at, place)], self._samples[max(at, place)])
            at_most = span[1].virtual_region.bottom - span[0].virtual_region.y
            if at_most > room and abs(place - at) > 1:
                break
        self._go(place)

    @command("styles.first", "home", "First", "the first style")
    def first(self) -> None:
        """Move to the first style."""
        self._go(0)

    @command("styles.last", "G,end", "Last", "the last style")
    def last(self) -> None:
        """Move to the last style."""
        self._go(len(self._samples) - 1)

    @command("styles.close", "q,question_mark", "Close", "keep the style chosen before")
    async def close(self) -> None:
        """Keep the previous style."""
        await self.cancel()

    def _go(self, place: int) -> None:
        self._samples[self._at].choose(is_chosen=False)
        self._at = place
        self._samples[place].choose(is_chosen=True)
        self.query_one(".samples", VerticalScroll).scroll_to_widget(
            self._samples[place], animate=False
        )

    async def _print(self) -> None:
        """Format the samples one by one, starting with those of built-in styles."""
        wanted = [(sample, replace(self._manner, style=sample.style)) for sample in self._samples]
        for sample, manner in sorted(wanted, key=lambda pair: not _is_built_in(pair[1])):
            try:
                text = await asyncio.to_thread(self._text, manner)
            except ReaderError as error:
                text = str(error)
            sample.show(text or "This style prints nothing for it.")


def _is_built_in(manner: passage.Manner) -> bool:
    return any(style.id == manner.style for style in registry.STYLES)

"""The question how a passage is given out, with the text that would be copied under it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from reader.annotations.annotation import Annotation
from reader.annotations.records import DocumentRecord
from reader.citation import registry
from reader.errors import ReaderError
from reader.export import highlights, passage
from reader.text import glyphs
from reader.ui.dialogs.styles import StylesScreen, is_quick
from reader.ui.widgets.dialog import Dialog, ForeignText

FORMAT_TITLES = {
    "plain": "plain text",
    "markdown": "Markdown",
    "footnote": "Markdown notes",
    "html": "HTML",
    "latex": "LaTeX",
    "org": "Org",
    "pandoc": "pandoc",
    **passage.REFERENCE_TITLES,
}
PART_TITLES = {
    "quotation": "quotation, cited",
    "citation": "citation",
    "reference": "reference",
}


PLACE_TITLES = {
    "usual": "as usual",
    "paragraph": "paragraph",
    "section": "section, paragraph",
    "line": "line of verse",
    "none": "none",
}

_TALLEST = 11
"""Choices of a column that are shown at once."""

_WIDEST = 32
"""Cells of a choice, so that long names of styles leave room for the other columns."""


class Column(Static):
    """Some choices under each other, with the chosen one marked."""

    def __init__(self, title: str, choices: dict[str, str], chosen: str) -> None:
        """Offer choices.

        Args:
            title: What is chosen.
            choices: What each choice is called, by its name.
            chosen: The name of the one that is chosen first.
        """
        super().__init__(markup=False)
        self._title = title
        self._choices = choices
        self._names = list(choices)
        self._index = self._names.index(chosen)
        self.is_active = False
        """Whether up and down go through it."""

    @property
    def chosen(self) -> str:
        """The name of the chosen one."""
        return self._names[self._index]

    @property
    def choices(self) -> dict[str, str]:
        """What each choice is called, by its name."""
        return self._choices

    def choose(self, name: str) -> None:
        """Choose one by its name."""
        self._index = self._names.index(name)

    def step(self, step: int) -> None:
        """Choose another one."""
        self._index = (self._index + step) % len(self._names)

    def show(self) -> None:
        """Draw the choices."""
        self.set_class(self.is_active, "active")
        text = Text(self._title, style="bold" if self.is_active else "")
        first = max(0, min(self._index - _TALLEST // 2, len(self._names) - _TALLEST))
        for index, name in enumerate(self._names[first : first + _TALLEST], first):
            sign = "▸" if index == self._index else " "
            style = "reverse" if self.is_active and index == self._index else ""
            text.append("\n")
            line = Text(f"{sign} {glyphs.showable(self._choices[name])}", style)
            line.truncate(_WIDEST, overflow="ellipsis")
            text.append_text(line)
        self.update(text)


class CiteScreen(Dialog):
    """Asks for a style, a format, and a part."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next", id="cite-as.down", tooltip="the next choice"),
        Binding("k,up", "step(-1)", "Previous", id="cite-as.up", tooltip="the choice before"),
        Binding("l,right,tab", "column(1)", "Right", id="cite-as.right",
                tooltip="the next column"),
        Binding("h,left,shift+tab", "column(-1)", "Left", id="cite-as.left",
                tooltip="the column before"),
        Binding("pagedown,ctrl+d", "page(1)", "More", id="cite-as.more",
                tooltip="the rest of the text"),
        Binding("pageup,ctrl+u", "page(-1)", "Back", id="cite-as.back",
                tooltip="the text's beginning"),
        Binding("y,c", "accept", "Copy", id="cite-as.copy", tooltip="copy the text shown"),
        Binding("q", "cancel", "Close", id="cite-as.close", tooltip="copy nothing"),
        Binding("question_mark", "all_styles", "All styles", id="cite-as.all",
                tooltip="see it in all styles at once"),
    ]  # fmt: skip

    def __init__(
        self,
        mark: Annotation,
        record: DocumentRecord,
        manner: passage.Manner,
        take: Callable[[passage.Manner], Awaitable[None]],
    ) -> None:
        """Ask how to give a mark out.

        Args:
            mark: The passage.
            record: What it stands in.
            manner: What is chosen at first.
            take: What is done with the manner chosen.
        """

        async def accept(_: str) -> None:
            await take(self.manner)

        super().__init__(accept)
        self._mark = mark
        self._record = record
        chosen = registry.style_named(manner.style)
        own = dict.fromkeys(highlights.own_formats())
        formats = FORMAT_TITLES | {name: name for name in own}
        if manner.format not in formats:
            manner = replace(manner, format=passage.Manner().format)
        styles = {each.id: each.title for each in registry.STYLES} | dict(registry.in_files())
        styles.setdefault(chosen.id, chosen.title)
        self._shown = ""
        self._columns = (
            Column("Style", styles, chosen.id),
            Column("Format", formats, manner.format),
            Column("Part", PART_TITLES, manner.part),
            Column("Place", PLACE_TITLES, manner.locator),
        )
        self._at = 0

    def compose(self) -> ComposeResult:
        """The columns over the text."""
        with Vertical(classes="box tall"):
            style, form, part, place = self._columns
            yield Horizontal(style, form, Vertical(part, place, classes="stack"), classes="columns")
            with VerticalScroll(classes="preview", can_focus=False):
                yield ForeignText(id="preview")
            yield ForeignText(id="missing")
            yield ForeignText(classes="error")
            yield Static(
                "↑ ↓ ← → choose · ? all styles · PgDn more · Enter copies · Esc closes",
                classes="keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Show what is chosen at first."""
        self._show()

    @property
    def manner(self) -> passage.Manner:
        """What is chosen."""
        return passage.Manner(*(column.chosen for column in self._columns))

    @property
    def answer(self) -> str:
        """The text that is shown; what is taken is the manner."""
        return self._shown

    def action_step(self, step: int) -> None:
        """Choose another one in the column."""
        self._columns[self._at].step(step)
        self._show()

    def action_page(self, step: int) -> None:
        """Scroll the text."""
        preview = self.query_one(".preview", VerticalScroll)
        preview.scroll_relative(y=step * max(preview.size.height - 1, 1), animate=False)

    def action_column(self, step: int) -> None:
        """Go to another column."""
        self._at = (self._at + step) % len(self._columns)
        self._show()

    def _show(self) -> None:
        for index, column in enumerate(self._columns):
            column.is_active = index == self._at
            column.show()
        self.show_error("")
        manner = self.manner
        if is_quick(manner):
            self.workers.cancel_group(self, "preview")
            self._show_text(passage.excerpt(self._mark, self._record, manner), manner)
        else:
            self._show_text("…", manner)
            self.run_worker(self._preview(manner), group="preview", exclusive=True)

    async def _preview(self, manner: passage.Manner) -> None:
        """Show the text in a manner, when another program has printed it."""
        try:
            text = await asyncio.to_thread(self._text, manner)
        except ReaderError as error:
            self._show_text("", manner)
            self.show_error(str(error))
        else:
            self._show_text(text, manner)

    def _text(self, manner: passage.Manner) -> str:
        """The mark given out in a manner."""
        return highlights.each([(self._mark, self._record)], manner, alone=True)[0]

    async def action_all_styles(self) -> None:
        """Show the mark in all styles at once, of which one can be taken."""
        styles = self._columns[0]

        async def take(style: str) -> None:
            styles.choose(style)
            self._show()

        screen = StylesScreen(styles.choices, self.manner, self._text, take)
        await self.app.push_screen(screen)

    def _show_text(self, text: str, manner: passage.Manner) -> None:
        self._shown = text
        self.query_one("#preview", ForeignText).show(text)
        lacking = passage.missing(self._record, manner.style)
        sentence = f"The source does not say its {', '.join(lacking)}." if lacking else ""
        self.query_one("#missing", ForeignText).show(sentence)

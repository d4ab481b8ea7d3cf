"""A dialog that asks how to cite a passage, with a preview of the text to be copied."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from reader import options
from reader.annotations.annotation import Annotation
from reader.annotations.records import DocumentRecord
from reader.citation import registry
from reader.errors import ReaderError
from reader.export import highlights, passage
from reader.text import glyphs
from reader.ui.dialogs.styles import StylesScreen, is_quick
from reader.ui.keys.command import command
from reader.ui.widgets.box import Box
from reader.ui.widgets.component import ComponentStyles
from reader.ui.widgets.dialog import Dialog, ForeignText
from reader.ui.widgets.frame import Keys, Title

_TALLEST = 11
"""The most choices of a column that are shown at once."""

_AROUND = 8
"""Rows of a low screen that choices can't use: the frame, a title, some of the preview."""

_NARROW = 76
"""The width below which only the active column is shown."""

_WIDEST = 32
"""The maximum width of a choice, so that long style names leave room for other columns."""


class Column(Static):
    """A column of choices, one of which is chosen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"column--{part}" for part in ("title", "title-active", "chosen", "cursor")
    }

    def __init__(self, title: str, choices: Mapping[str, str], chosen: str) -> None:
        """Show choices.

        Args:
            title: The title of the column.
            choices: The titles of the choices by their names.
            chosen: The name of the one that is chosen at first.
        """
        super().__init__(markup=False)
        self._looks = ComponentStyles(self, "column--")
        self._title = title
        self._choices = choices
        self._names = list(choices)
        self._index = self._names.index(chosen)
        self.is_active = False
        """Whether the arrow keys move in this column."""
        self.tallest = _TALLEST
        """The most choices that are shown at once."""

    def notify_style_update(self) -> None:
        """Look up the styles again."""
        super().notify_style_update()
        self._looks.clear()

    @property
    def chosen(self) -> str:
        """The name of the chosen entry."""
        return self._names[self._index]

    @property
    def choices(self) -> Mapping[str, str]:
        """The titles of the choices by name."""
        return self._choices

    def choose(self, name: str) -> None:
        """Choose an entry by name."""
        self._index = self._names.index(name)

    def step(self, step: int) -> None:
        """Move to another choice."""
        self._index = (self._index + step) % len(self._names)

    def render(self) -> Text:
        """The title over the choices."""
        active = "-active" if self.is_active else ""
        text = Text().append(self._title, self._looks[f"title{active}"])
        tallest = self.tallest
        first = max(0, min(self._index - tallest // 2, len(self._names) - tallest))
        for index, name in enumerate(self._names[first : first + tallest], first):
            sign = "▸" if index == self._index else " "
            look = self._looks["cursor" if self.is_active else "chosen"]
            line = glyphs.fit(f"{sign} {self._choices[name]}", _WIDEST)
            text.append("\n").append(line, look if index == self._index else None)
        return text


class CiteScreen(Dialog):
    """Asks for a style, a format, and a part."""

    PLACE = "Citing"
    MODE = "CITE"
    ACCEPTS = "copy what is shown"

    def __init__(
        self,
        annotation: Annotation,
        record: DocumentRecord,
        manner: passage.Manner,
        take: Callable[[passage.Manner], Awaitable[None]],
    ) -> None:
        """Ask how to cite a passage.

        Args:
            annotation: The annotation whose passage is cited.
            record: The document that it is from.
            manner: The initial choices.
            take: Called with the chosen manner.
        """

        async def accept(_: str) -> None:
            await take(self.manner)

        super().__init__(accept)
        self._annotation = annotation
        self._record = record
        chosen = registry.style_named(manner.style)
        own = dict.fromkeys(highlights.own_formats())
        formats = {**options.FORMATS, **{name: name for name in own}}
        if manner.format not in formats:
            manner = replace(manner, format=passage.Manner().format)
        styles = {each.id: each.title for each in registry.STYLES} | dict(registry.in_files())
        styles.setdefault(chosen.id, chosen.title)
        self._words = manner.words
        self._shown = ""
        self._columns = (
            Column("Style", styles, chosen.id),
            Column("Format", formats, manner.format),
            Column("Part", options.PARTS, manner.part),
            Column("Place", options.LOCATORS, manner.locator),
        )
        self._at = 0

    def compose(self) -> ComposeResult:
        """The columns over the preview."""
        with Box(classes="box tall", is_steady=True):
            yield Title("Copy as a citation")
            style, form, part, place = self._columns
            yield Horizontal(style, form, Vertical(part, place, classes="stack"), classes="columns")
            with VerticalScroll(classes="preview", can_focus=False):
                yield ForeignText(id="preview")
            yield ForeignText(id="missing")
            yield ForeignText(classes="error")
            yield Keys("↑ ↓ ← → choose · ? all styles · PgDn more · Enter copies · Esc closes")

    def on_mount(self) -> None:
        """Show the initial choices."""
        self._show()

    def on_resize(self) -> None:
        """Show as many columns and choices as fit."""
        self._show_columns()

    @property
    def manner(self) -> passage.Manner:
        """The chosen style, format and part."""
        style, form, part, locator = (column.chosen for column in self._columns)
        return passage.Manner(style, form, part, locator, self._words)

    @property
    def answer(self) -> str:
        """The citation in the preview."""
        return self._shown

    @command("cite-as.down", "j,down", "Next", "the next choice", 1)
    @command("cite-as.up", "k,up", "Previous", "the previous choice", -1)
    def step(self, step: int) -> None:
        """Move to another choice in the column."""
        self._columns[self._at].step(step)
        self._show()

    @command("cite-as.right", "l,right,tab", "Right", "the next column", 1)
    @command("cite-as.left", "h,left,shift+tab", "Left", "the previous column", -1)
    def go(self, step: int) -> None:
        """Move to another column."""
        self._at = (self._at + step) % len(self._columns)
        self._show()

    @command("cite-as.more", "pagedown,ctrl+d", "More", "scroll the preview down", 1)
    @command("cite-as.back", "pageup,ctrl+u", "Back", "scroll the preview up", -1)
    def page(self, step: int) -> None:
        """Scroll the preview."""
        preview = self.query_one(".preview", VerticalScroll)
        preview.scroll_relative(y=step * max(preview.size.height - 1, 1), animate=False)

    @command("cite-as.copy", "y,c", "Copy", "copy what is shown")
    async def copy(self) -> None:
        """Copy the citation in the preview."""
        await self.accept()

    @command("cite-as.close", "q", "Close", "copy nothing")
    async def close(self) -> None:
        """Close without copying."""
        await self.cancel()

    @command("cite-as.all", "question_mark", "All styles", "compare all styles")
    async def compare_styles(self) -> None:
        """Show the passage in all styles, one of which can be chosen."""
        styles = self._columns[0]

        async def choose(style: str) -> None:
            styles.choose(style)
            self._show()

        screen = StylesScreen(styles.choices, self.manner, self._text, choose)
        await self.app.push_screen(screen)

    def _show_columns(self) -> None:
        width, height = self.app.size
        for index, column in enumerate(self._columns):
            column.is_active = index == self._at
            column.tallest = max(min(_TALLEST, height - _AROUND), 1)
            column.display = column.is_active or width >= _NARROW
            column.refresh(layout=True)

    def _show(self) -> None:
        self._show_columns()
        self.show_error("")
        manner = self.manner
        if is_quick(manner):
            self.workers.cancel_group(self, "preview")
            self._show_text(passage.excerpt(self._annotation, self._record, manner), manner)
        else:
            self._show_text("…", manner)
            self.run_worker(self._preview(manner), group="preview", exclusive=True)

    async def _preview(self, manner: passage.Manner) -> None:
        """Show the passage cited in a manner, once another program has formatted it."""
        try:
            text = await asyncio.to_thread(self._text, manner)
        except ReaderError as error:
            self._show_text("", manner)
            self.show_error(str(error))
        else:
            self._show_text(text, manner)

    def _text(self, manner: passage.Manner) -> str:
        """The passage, cited in a manner."""
        return highlights.each([(self._annotation, self._record)], manner, alone=True)[0]

    def _show_text(self, text: str, manner: passage.Manner) -> None:
        self._shown = text
        self.query_one("#preview", ForeignText).show(text)
        lacking = passage.missing(self._record, manner.style)
        sentence = f"The source does not say its {', '.join(lacking)}." if lacking else ""
        line = self.query_one("#missing", ForeignText)
        line.show(sentence)
        line.display = bool(sentence)

"""The statements of two texts in two columns: in pairs, or without a counterpart."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.message import Message

from reader.compare.statements import Statement, Statements
from reader.errors import ReaderError
from reader.text import glyphs
from reader.text.diff import Fate, word_diff
from reader.text.document import Document, Span
from reader.ui.keys.command import command
from reader.ui.widgets.box import Box
from reader.ui.widgets.dialog import Dialog, ForeignText
from reader.ui.widgets.diff_text import SIGNS
from reader.ui.widgets.frame import Keys, Title
from reader.ui.widgets.list_keys import ListKeys
from reader.ui.widgets.lit_text import Piece, lit_rows
from reader.ui.widgets.pick_list import PickList

PAIR, ONE, OTHER = "=", "◂", "▸"
"""The signs between the columns: a pair, or no counterpart found of the left, the right one."""
MEANT = "▎"
"""The sign beside the statement of a pair that is meant."""
_OLD, _NEW = "-", "+"
"""The signs beside one passage of two versions: the old wording is meant, the new one."""
_ROWS = 8
"""The most rows of a statement."""
_WIDE = 56
"""Cells from which two columns fit."""
UNPAIRED = "no counterpart found"
"""What is said of a statement that may well be in the other text, in other words."""
_FILTERS: dict[str, tuple[str, Callable[[Statement], bool]]] = {
    "numbers": ("with numbers", lambda each: each.has_number),
    "names": ("with names", lambda each: each.has_name),
    "quotations": ("with quotations", lambda each: each.has_quotation),
    "alone": (UNPAIRED, lambda each: not each.is_pair),
}
"""The filters of the list, by the name of the command, in words."""
Act = Callable[[Statement, bool], Awaitable[None]]
"""Acts on a statement, given whether the right-hand text is selected."""


class StatementList(PickList[Statement]):
    """Lists statements of two texts, side by side where there is room."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("statement-list--lit", "statement-list--alone", "statement-list--added"),
    }

    GAP = 1

    def __init__(self, one: Document, other: Document) -> None:
        """Start with an empty list.

        Args:
            one: The left text.
            other: The right text.
        """
        super().__init__()
        self._documents = one, other
        self.is_right = False
        """Whether the right-hand text is selected."""

    def rows_of(self, item: Statement, width: int) -> int:
        """How many rows an item takes: those of the longer column, and an empty one."""
        return len(self.draw(item, width))

    @property
    def texts(self) -> list[str]:
        """The words of each item in both texts."""
        return [
            f"{self.words(item.one, right=False)} {self.words(item.other, right=True)}"
            for item in self.items
        ]

    def words(self, span: Span | None, *, right: bool) -> str:
        """The words of a statement in one of the texts."""
        return self._documents[right].text[slice(*span)] if span else ""

    def draw(self, item: Statement, width: int) -> list[list[Segment]]:
        """Both columns, or both wordings with the changes."""
        dim = self.part("pick-list--dim")
        reason = [[Segment(f"   {item.shared.reason}", dim)]] if item.shared else []
        if item.is_revision:
            return [*self._diff(item, width), *reason, []]
        is_wide = width >= _WIDE
        room = (width - 5) // 2 if is_wide else width - 4
        left, right = (self._column(item, room, right=each) for each in (False, True))
        sign = PAIR if item.is_pair else ONE if item.one else OTHER
        marks = [MEANT if self._is_meant(item, right=each) else " " for each in (False, True)]
        if not is_wide:
            second = self._stacked(right, "" if left else sign, marks[1])
            return [*self._stacked(left, sign, marks[0]), *second, *reason, []]
        rows = []
        for index in range(max(len(left), len(right))):
            row = [Segment(marks[0] if index < len(left) else " ")]
            row += _padded(left[index] if index < len(left) else [], room)
            mark = marks[1] if index < len(right) else " "
            row.append(Segment(f" {sign if not index else ' '}{mark}", dim))
            row += right[index] if index < len(right) else []
            rows.append(row)
        return [*rows, *reason, []]

    def _is_meant(self, item: Statement, *, right: bool) -> bool:
        """Whether the statement in one of the texts is meant: of a pair at the cursor, one is."""
        return item is self.item and item.is_pair and right == self.is_right

    def _column(self, item: Statement, room: int, *, right: bool) -> list[list[Segment]]:
        """A statement in one of the texts, with the shared words highlighted."""
        span = item.other if right else item.one
        if span is None:
            return []
        lit = (item.shared.other if right else item.shared.one) if item.shared else ()
        plain = None if item.is_pair else self.part("statement-list--alone")
        return [
            [_segment(piece, plain, self.part("statement-list--lit")) for piece in row]
            for row in lit_rows(self.words(span, right=right), lit, room, _ROWS)
        ]

    def _stacked(self, rows: Sequence[list[Segment]], sign: str, mark: str) -> list[list[Segment]]:
        dim = self.part("pick-list--dim")
        return [[Segment(f" {'' if index else sign:1}{mark}", dim), *row]
                for index, row in enumerate(rows)]  # fmt: skip

    def _diff(self, item: Statement, width: int) -> list[list[Segment]]:
        """Both versions of a paragraph in one: old words struck, new ones underlined."""
        old, new = self.words(item.one, right=False), self.words(item.other, right=True)
        text, spans = "", []
        for fate, words in word_diff(old, new):
            opening, closing = SIGNS.get(fate, ("", ""))
            core = words.strip()
            # Spaces around a change stay outside its brackets, where rows are wrapped.
            text += words[: len(words) - len(words.lstrip())] if core else ""
            start = len(text)
            text += f"{opening}{' '.join(core.split())}{closing}" if opening and core else core
            if fate is not Fate.KEPT:
                spans.append(Span(start, len(text)))
            text += words[len(words.rstrip()) :] if core else words
        sign = " " if old == new else PAIR if old and new else ONE if old else OTHER
        dim = self.part("pick-list--dim")
        plain = dim if old == new else None
        left, right = (self._is_meant(item, right=each) for each in (False, True))
        mark = _OLD if left else _NEW if right else " "
        lit = self.part("statement-list--added")
        rows = lit_rows(text, spans, max(width - 5, 8), 2 if old == new else 2 * _ROWS)
        return [
            [
                Segment(f" {'' if index else sign:1}{' ' if index else mark} ", dim),
                *(_segment(piece, plain, lit) for piece in row),
            ]
            for index, row in enumerate(rows)
        ]


def _segment(piece: Piece, plain: Style | None, lit: Style) -> Segment:
    if piece.is_lit:
        return Segment(piece.text, lit if plain is None else plain + lit)
    return Segment(piece.text, plain)


def _padded(row: Sequence[Segment], room: int) -> list[Segment]:
    used = sum(glyphs.cells(segment.text) for segment in row)
    return [*row, Segment(" " * max(room - used, 0))]


class StatementsScreen(Dialog, parts=(ListKeys,)):
    """Shows what two texts say, as soon as they are compared."""

    PLACE = "Statements of two texts"
    MODE = "BOTH"
    ACCEPTS = "go to the statement"

    @dataclass
    class Compared(Message):
        """The texts were compared."""

        statements: Statements | None
        """The statements; None if the texts can't be compared."""
        problem: str = ""
        """The error, if they can't."""

    def __init__(
        self,
        documents: tuple[Document, Document],
        titles: tuple[str, str],
        compare: Callable[[], Statements],
        acts: dict[str, Act],
        *,
        at: int = 0,
        left: Callable[[int], None] = lambda _: None,
    ) -> None:
        """Compare two texts.

        Args:
            documents: The left and the right one.
            titles: Their titles.
            compare: Compares them; runs in a thread.
            acts: The actions for `go`, `highlight` and `link`.
            at: The row to start at.
            left: Called with the row that it is left at.
        """
        super().__init__(_nothing)
        self._at, self._left = at, left
        self._documents = documents
        self._titles = titles
        self._compare = compare
        self._acts = acts
        self._shown: set[str] = set()
        self.attach(ListKeys(self, lambda: self._list))
        self.statements: Statements | None = None
        """The statements of the texts, once they are compared."""

    def compose(self) -> ComposeResult:
        """The titles over the statements."""
        with Box(classes="box tall"):
            yield Title("Statements of both texts")
            yield ForeignText(classes="sides")
            yield ForeignText("Comparing …", classes="progress")
            yield StatementList(*self._documents)
            yield ForeignText(classes="error")
            yield Keys(
                "Enter goes there · H highlight · L link · ? keys · Tab other side · "
                "u no counterpart · # numbers · m names · t quotations · Esc closes"
            )

    @property
    def _list(self) -> StatementList:
        return self.query_one(StatementList)

    def on_mount(self) -> None:
        """Start the comparison."""
        self.set_focus(self._list)
        self._list.NOTHING = ""
        self.query_one(".error").display = False
        self._show_titles()
        self.run_worker(self._look, thread=True)

    def on_resize(self) -> None:
        """Put the titles over their columns."""
        self._show_titles()

    def _show_titles(self) -> None:
        width = max(self.app.size.width * 94 // 100 - 4, 20)
        room = (width - 5) // 2
        left, right = (glyphs.fit(title, room) for title in self._titles)
        gap = " " * max(room - glyphs.cells(left), 0)
        self.query_one(".sides", ForeignText).show(f" {left}{gap}   {right}")

    def _look(self) -> None:
        """Compare the texts; runs in a thread of its own."""
        try:
            found = self._compare()
        except ReaderError as error:
            self.post_message(self.Compared(None, str(error)))
        else:
            self.post_message(self.Compared(found))

    def on_statements_screen_compared(self, event: Compared) -> None:
        """Show the statements."""
        event.stop()
        self.statements = event.statements
        self._list.NOTHING = StatementList.NOTHING
        self._show()
        self._list.go(self._at)
        self.show_error(event.problem)

    def on_pick_list_moved(self, event: PickList.Moved) -> None:
        """Remember the row, as it is among all of them."""
        event.stop()
        item, found = self._list.item, self.statements
        if item and found:
            self._left(found.rows.index(item))

    def _show(self) -> None:
        found = self.statements
        listed = self._list
        rows = found.rows if found else ()
        listed.items = [row for row in rows if all(_FILTERS[name][1](row) for name in self._shown)]
        self.query_one(".progress", ForeignText).show(self._told(len(listed.items)))

    def _told(self, shown: int) -> str:
        """How many statements of each kind there are, in words."""
        found = self.statements
        if found is None:
            return "Not compared."
        only = ", ".join(_FILTERS[name][0] for name in _FILTERS if name in self._shown)
        narrowed = f" · {shown} {only}" if only else ""
        one = sum(row.other is None for row in found.rows)
        other = sum(row.one is None for row in found.rows)
        if found.are_versions:
            listed = self._list
            changed = sum(
                row.is_pair
                and not row.relation
                and listed.words(row.one, right=False) != listed.words(row.other, right=True)
                for row in found.rows
            )
            paired = f"Two versions: {changed} changed"
        else:
            pairs = sum(row.is_pair for row in found.rows)
            paired = f"{pairs} pair{'' if pairs == 1 else 's'}"
            if found.are_translations:
                paired = f"Two translations, paragraph by paragraph: {paired}"
            elif found.are_languages:
                narrowed += " · in two languages only names and numbers are compared"
        linked = sum(bool(row.relation) for row in found.rows)
        by_link = f", {linked} linked by you" if linked else ""
        alone = f"{UNPAIRED}: {one} left {ONE}, {other} right {OTHER}"
        return f"{paired} {PAIR}{by_link} · {alone}{narrowed}"

    @property
    def answer(self) -> str:
        """Do nothing: the callbacks passed to the dialog do the work."""
        return ""

    async def accept(self) -> None:
        """Go to the statement at the cursor, in both panes if both texts have it."""
        await self._act("go")

    @command("statements.highlight", "H", "Highlight", "highlight it in its text")
    async def highlight(self) -> None:
        """Highlight the statement in the selected text."""
        item = self._list.item
        if item:
            await self._acts["highlight"](item, self._is_right(item))

    @command("statements.link", "L", "Link", "link the two, highlighted first")
    async def link(self) -> None:
        """Link both statements of a pair."""
        item = self._list.item
        if item and not item.is_pair:
            raise ReaderError(
                "No counterpart was found: to link it, Enter goes there, and L begins a link."
            )
        await self._act("link")

    async def _act(self, name: str) -> None:
        item = self._list.item
        if item:
            self.dismiss()
            await self._acts[name](item, self._is_right(item))

    def _is_right(self, item: Statement) -> bool:
        return item.one is None or (self._list.is_right and item.is_pair)

    @command("statements.side", "tab,h,l,left,right", "Other side", "mean the other text's",
             has_priority=True)  # fmt: skip
    def turn(self) -> None:
        """Switch to the statement of the other text."""
        listed = self._list
        listed.is_right = not listed.is_right
        listed.refresh()

    @command(
        "statements.numbers", "number_sign", "Numbers", "only those with numbers, or all", "numbers"
    )
    @command("statements.names", "m", "Names", "only those with names, or all", "names")
    @command("statements.quotations", "t", "Quotations", "only those with quotations, or all",
             "quotations")  # fmt: skip
    @command("statements.alone", "u", "No counterpart", "only those with no counterpart found",
             "alone")  # fmt: skip
    def narrow(self, name: str) -> None:
        """Filter the list, or show everything again."""
        self._shown ^= {name}
        self._show()
        self._list.go(0)

    @command("statements.down", "ctrl+n", "Next", "the next statement", 1)
    @command("statements.up", "ctrl+p", "Previous", "the previous statement", -1)
    def step(self, step: int, *, count: int = 1) -> None:
        """Move to another statement."""
        self._list.step(step * count)

    @command("statements.close", "q", "Close", "close it")
    async def close(self) -> None:
        """Close it."""
        self.dismiss()

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Go to the statement that was double-clicked."""
        event.stop()
        await self.attempt(self.accept())


async def _nothing(answer: str) -> None:
    """Do nothing: the callbacks passed to the dialog do the work."""
    del answer

"""What two texts say as two columns: in pairs, or in one of them alone."""

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
from reader.ui.widgets.lit_text import Piece, lit_rows
from reader.ui.widgets.pick_list import PickList

BOTH, ONE, OTHER = "=", "◂", "▸"
"""Between the columns: both say it, only the left one does, only the right one does."""
_ROWS = 8
"""Rows of a statement at most."""
_WIDE = 56
"""Cells from which there is room for two columns."""
_FILTERS: dict[str, tuple[str, Callable[[Statement], bool]]] = {
    "numbers": ("with numbers", lambda each: each.has_number),
    "names": ("with names", lambda each: each.has_name),
    "quotations": ("with quotations", lambda each: each.has_quotation),
    "alone": ("only in one text", lambda each: not each.is_in_both),
}
"""What the list can be narrowed to, by the name of the command, and in words."""
Act = Callable[[Statement, bool], Awaitable[None]]
"""Does something with a statement; told whether the right one is meant."""


class StatementList(PickList[Statement]):
    """Statements of two texts, side by side where there is room."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("statement-list--lit", "statement-list--alone", "statement-list--side"),
        "statement-list--added",
    }

    GAP = 1
    can_focus = False

    def __init__(self, one: Document, other: Document) -> None:
        """Show nothing yet.

        Args:
            one: The left text.
            other: The right text.
        """
        super().__init__()
        self._documents = one, other
        self.are_versions = False
        """Whether the items are paragraphs of two versions."""
        self.is_right = False
        """Whether the right one of a pair is meant."""

    def rows_of(self, item: Statement, width: int) -> int:
        """As many as the longer column has, and an empty one."""
        return len(self.draw(item, width))

    def words(self, span: Span | None, *, right: bool) -> str:
        """What a statement says in one of the texts."""
        return self._documents[right].text[slice(*span)] if span else ""

    def draw(self, item: Statement, width: int) -> list[list[Segment]]:
        """Both columns, or the wording of two versions with what changed."""
        if self.are_versions:
            return [*self._diff(item, width), []]
        dim = self.part("pick-list--dim")
        reason = [[Segment(f"   {item.shared.reason}", dim)]] if item.shared else []
        is_wide = width >= _WIDE
        room = (width - 5) // 2 if is_wide else width - 4
        left, right = (self._column(item, room, right=each) for each in (False, True))
        sign = BOTH if item.is_in_both else ONE if item.one else OTHER
        if not is_wide:
            return [*self._stacked(left, ONE if item.is_in_both else sign),
                    *self._stacked(right, OTHER), *reason, []]  # fmt: skip
        rows = []
        for index in range(max(len(left), len(right))):
            row = [Segment(" ")]
            row += _padded(left[index] if index < len(left) else [], room)
            row.append(Segment(f" {sign if not index else ' '} ", dim))
            row += right[index] if index < len(right) else []
            rows.append(row)
        return [*rows, *reason, []]

    def _column(self, item: Statement, room: int, *, right: bool) -> list[list[Segment]]:
        """A statement in one of the texts, with what it shares lit."""
        span = item.other if right else item.one
        if span is None:
            return []
        lit = (item.shared.other if right else item.shared.one) if item.shared else ()
        is_meant = item is self.item and right == self.is_right and item.is_in_both
        plain = self.part("statement-list--side") if is_meant else None
        if not item.is_in_both:
            plain = self.part("statement-list--alone")
        return [
            [_segment(piece, plain, self.part("statement-list--lit")) for piece in row]
            for row in lit_rows(self.words(span, right=right), lit, room, _ROWS)
        ]

    def _stacked(self, rows: Sequence[list[Segment]], sign: str) -> list[list[Segment]]:
        dim = self.part("pick-list--dim")
        return [[Segment(f" {'' if index else sign:1} ", dim), *row]
                for index, row in enumerate(rows)]  # fmt: skip

    def _diff(self, item: Statement, width: int) -> list[list[Segment]]:
        """A paragraph of both versions in one: old words struck, new ones underlined."""
        old, new = self.words(item.one, right=False), self.words(item.other, right=True)
        text, spans = "", []
        for fate, words in word_diff(old, new):
            opening, closing = SIGNS.get(fate, ("", ""))
            start = len(text)
            text += f"{opening}{' '.join(words.split()) if opening else words}{closing}"
            if fate is not Fate.KEPT:
                spans.append(Span(start, len(text)))
        sign = " " if old == new else BOTH if old and new else ONE if old else OTHER
        dim = self.part("pick-list--dim")
        plain = dim if old == new else None
        lit = self.part("statement-list--added")
        rows = lit_rows(text, spans, max(width - 5, 8), 2 if old == new else 2 * _ROWS)
        return [
            [
                Segment(f" {'' if index else sign:1} ", dim),
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


class StatementsScreen(Dialog):
    """Shows what two texts say, as soon as they are compared."""

    PLACE = "Statements of two texts"
    MODE = "BOTH"

    @dataclass
    class Compared(Message):
        """The texts are compared."""

        statements: Statements | None
        """What they say; None if they can't be compared."""
        problem: str = ""
        """Why not."""

    def __init__(
        self,
        documents: tuple[Document, Document],
        titles: tuple[str, str],
        compare: Callable[[], Statements],
        acts: dict[str, Act],
    ) -> None:
        """Compare two texts.

        Args:
            documents: The left and the right one.
            titles: What they are called.
            compare: Compares them; runs in a thread.
            acts: What `go`, `highlight` and `link` do with a statement.
        """
        super().__init__(_nothing)
        self._documents = documents
        self._titles = titles
        self._compare = compare
        self._acts = acts
        self._shown: set[str] = set()
        self.statements: Statements | None = None
        """What the texts say, once they are compared."""

    def compose(self) -> ComposeResult:
        """The titles over the statements."""
        with Box(classes="box tall"):
            yield Title("What both say, and what only one")
            yield ForeignText(classes="sides")
            yield ForeignText("Comparing …", classes="progress")
            yield StatementList(*self._documents)
            yield ForeignText(classes="error")
            yield Keys(
                "Enter goes there · H highlight · L link · Tab other side · "
                "u only in one · n numbers · m names · t quotations · Esc closes"
            )

    def on_mount(self) -> None:
        """Compare."""
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
        """Show what they say."""
        event.stop()
        self.statements = event.statements
        if event.statements:
            self.query_one(StatementList).are_versions = event.statements.are_versions
        self._show()
        self.show_error(event.problem)

    def _show(self) -> None:
        found = self.statements
        listed = self.query_one(StatementList)
        rows = found.rows if found else ()
        listed.items = [row for row in rows if all(_FILTERS[name][1](row) for name in self._shown)]
        self.query_one(".progress", ForeignText).show(self._told(len(listed.items)))

    def _told(self, shown: int) -> str:
        """How many there are of each sort, in words."""
        found = self.statements
        if found is None:
            return "Not compared."
        only = " and ".join(_FILTERS[name][0] for name in _FILTERS if name in self._shown)
        narrowed = f" · {shown} {only}" if only else ""
        one = sum(row.other is None for row in found.rows)
        other = sum(row.one is None for row in found.rows)
        if found.are_versions:
            listed = self.query_one(StatementList)
            changed = sum(
                row.is_in_both
                and listed.words(row.one, right=False) != listed.words(row.other, right=True)
                for row in found.rows
            )
            return f"Two versions: {changed} changed, {one} only in the left one, {other} only in the right one{narrowed}"  # noqa: E501 - one sentence
        both = sum(row.is_in_both for row in found.rows)
        return (
            f"{both} in both {BOTH} · {one} only left {ONE} · {other} only right {OTHER}{narrowed}"
        )

    @property
    def answer(self) -> str:
        """Nothing: the functions that the dialog was given do all."""
        return ""

    async def accept(self) -> None:
        """Go to the statement at the cursor, in both panes where both say it."""
        await self._act("go")

    @command("statements.highlight", "H", "Highlight", "highlight it in its text")
    async def highlight(self) -> None:
        """Highlight the statement on the side that is meant."""
        item = self.query_one(StatementList).item
        if item:
            await self._acts["highlight"](item, self._is_right(item))

    @command("statements.link", "L", "Link", "link the two, highlighted first")
    async def link(self) -> None:
        """Link both ends of a pair."""
        item = self.query_one(StatementList).item
        if item and not item.is_in_both:
            raise ReaderError("Only one of the texts says this: there is nothing to link it with.")
        await self._act("link")

    async def _act(self, name: str) -> None:
        item = self.query_one(StatementList).item
        if item:
            self.dismiss()
            await self._acts[name](item, self._is_right(item))

    def _is_right(self, item: Statement) -> bool:
        return item.one is None or (self.query_one(StatementList).is_right and item.is_in_both)

    @command("statements.side", "tab,h,l,left,right", "Other side", "mean the other text's",
             has_priority=True)  # fmt: skip
    def turn(self) -> None:
        """Mean the statement of the other text."""
        listed = self.query_one(StatementList)
        listed.is_right = not listed.is_right
        listed.refresh()

    @command("statements.numbers", "n", "Numbers", "only those with numbers, or all", "numbers")
    @command("statements.names", "m", "Names", "only those with names, or all", "names")
    @command("statements.quotations", "t", "Quotations", "only those with quotations, or all",
             "quotations")  # fmt: skip
    @command("statements.alone", "u", "Only in one", "only those that one text has, or all",
             "alone")  # fmt: skip
    def narrow(self, name: str) -> None:
        """Narrow the list, or widen it again."""
        self._shown ^= {name}
        self._show()
        self.query_one(StatementList).go(0)

    @command("statements.down", "j,down,ctrl+n", "Next", "the next statement", 1)
    @command("statements.up", "k,up,ctrl+p", "Previous", "the previous statement", -1)
    def step(self, step: int, *, count: int = 1) -> None:
        """Go to another statement."""
        self.query_one(StatementList).step(step * count)

    @command("statements.page-down", "space,pagedown", "Page", "a page down", 1)
    @command("statements.page-up", "backspace,pageup", "Page back", "a page up", -1)
    def page(self, step: int) -> None:
        """Go a page down, or up."""
        self.query_one(StatementList).page(step)

    @command("statements.close", "q", "Close", "close it")
    async def close(self) -> None:
        """Close it."""
        self.dismiss()

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Go to the statement that was clicked twice."""
        event.stop()
        await self.attempt(self.accept())


async def _nothing(answer: str) -> None:
    """What is done is done by the functions that the dialog was given."""
    del answer

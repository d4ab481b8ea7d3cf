"""One row of a document as a strip: its text with all that is laid over it.

The painter is told what is where; it knows neither the store nor the keyboard. Styles are
looked up once for each theme, and each blend of them is made once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.text import glyphs
from reader.text.document import BlockKind, Inline, Span
from reader.text.layout import Row, TextLayout
from reader.ui.pane.intervals import Intervals

if TYPE_CHECKING:
    from reader.search.phrase import Matches

GUTTER = 2
"""Cells left of the text: a stripe for a mark, a sign for its note."""
NUMBERS = 5
"""Cells left of the gutter that paragraph numbers take where they are shown."""

TOO_MANY = 10
"""Marks over one another that no single digit counts."""
STRIPE, HELD_STRIPE, NOTE_SIGN, EDITED_SIGN = "▎", "█", "✎", "≠"


class Highlight(NamedTuple):
    """A mark as a pane draws it."""

    id: str
    """The annotation's id."""
    span: Span
    """Where it is today."""
    color: str
    """One of `annotation.COLORS`."""
    note: str = ""
    """What is said of it; of several passages of one mark, only the first has it."""
    is_edited: bool = False
    """Whether words of it were changed since it was marked."""

    @property
    def has_note(self) -> bool:
        """Whether there is a note to it."""
        return bool(self.note.strip())


@dataclass(slots=True)
class Overlay:
    """All that is laid over a document's text."""

    highlights: Intervals[Highlight] = field(
        default_factory=lambda: Intervals((), lambda highlight: highlight.span)
    )
    """The marks."""
    hits: Matches | None = None
    """What was searched for."""
    held: str = ""
    """The id of the mark that commands act on, or nothing."""
    sentence: Span | None = None
    """What is faintly tinted."""
    selection: Span | None = None
    """What is selected."""
    caret: Span | None = None
    """The character under the caret."""


class Frame(NamedTuple):
    """How a pane places its rows."""

    width: int
    """Cells of a whole row, without the columns at its right."""
    left: int
    """Cells left of the gutter, with the divider."""
    divider: bool
    """Whether a line sets the pane off from the one to its left."""
    numbers: bool
    """Whether paragraph numbers are shown."""
    monochrome: bool
    """Whether colour says nothing, so that marks are underlined and lettered."""


class RowPainter:
    """Draws the rows of one laid-out document."""

    def __init__(
        self,
        layout: TextLayout,
        overlay: Overlay,
        inlines: Intervals[Inline],
        frame: Frame,
        style_of: Callable[[str], Style],
    ) -> None:
        """Draw what `layout` lays out.

        Args:
            layout: The rows.
            overlay: What is laid over them; may change between rows.
            inlines: The words of the document that are set apart.
            frame: How rows are placed.
            style_of: The style of a part by name, such as `yellow`; asked once for each name.
        """
        self._layout = layout
        self._overlay = overlay
        self._frame = frame
        self._style_of = style_of
        self._styles: dict[tuple[str, ...], Style] = {}
        self._inlines = inlines

    def paint(self, row: Row | None) -> Strip:
        """A row of the layout, over the pane's width but for the scroll bar.

        Args:
            row: The row; None for what is below the text.
        """
        if row is None:
            return self._finish(self._margin(None, []))
        reach = Span(row.span.start, max(row.span.end, row.span.start + 1))
        marks = [] if row.is_gap else self._overlay.highlights.touching(reach)
        segments = [*self._margin(row, marks), *self._marker(row)]
        segments += self._text(row, marks)
        return self._finish(segments)

    def _finish(self, segments: list[Segment]) -> Strip:
        """A strip of exactly the width that rows have."""
        seen = [segment for segment in segments if segment.text]
        return Strip(seen).adjust_cell_length(self._frame.width, self.style("text"))

    def _margin(self, row: Row | None, marks: Sequence[Highlight]) -> list[Segment]:
        """What stands left of the text: divider, paragraph number, stripe and note sign."""
        frame = self._frame
        divider = "│" if frame.divider else ""
        room = frame.left - len(divider)
        segments = [
            Segment(divider, self.style("text", "divider")),
            Segment(self._number(row).rjust(room)[:room], self.style("text", "number")),
        ]
        return segments + self._stripe(row, marks)

    def _number(self, row: Row | None) -> str:
        """The paragraph number that stands beside a row."""
        if row is None or not self._frame.numbers or not row.is_first:
            return ""
        number = self._layout.document.blocks[row.block].number
        return f"{number} " if number else ""

    def _stripe(self, row: Row | None, marks: Sequence[Highlight]) -> list[Segment]:
        """The two cells of the gutter."""
        if row is None or not marks:
            return [Segment(" " * GUTTER, self.style("text"))]
        held = [mark for mark in marks if mark.id == self._overlay.held]
        mark = held[0] if held else _on_top(marks)
        starting = [each for each in marks if row.span.start <= each.span.start <= row.span.end]
        sign = self._sign(mark, marks, starting, is_held=bool(held))
        noted = any(each.has_note for each in starting)
        return [
            Segment(sign, self.style("text", f"stripe-{mark.color}")),
            Segment(NOTE_SIGN if noted else " ", self.style("text", "note")),
        ]

    def _sign(
        self,
        mark: Highlight,
        marks: Sequence[Highlight],
        starting: Sequence[Highlight],
        *,
        is_held: bool,
    ) -> str:
        """What stands in the margin for marks: how many lie over one another, or one's sign."""
        letter = mark.color[0] if self._frame.monochrome else ""
        if is_held:
            return letter.upper() or HELD_STRIPE
        depth = _depth(marks)
        if depth > 1:
            return str(depth) if depth < TOO_MANY else "+"
        if any(each.is_edited for each in starting):
            return EDITED_SIGN
        return letter or STRIPE

    def _marker(self, row: Row) -> list[Segment]:
        """What stands in a row's indent: a list item's marker, a quote's bar."""
        if not row.indent:
            return []
        block = self._layout.document.blocks[row.block]
        sign = ""
        if block.kind is BlockKind.LIST_ITEM and row.is_first:
            sign = f"{glyphs.showable(block.marker)} "
        elif block.kind is BlockKind.QUOTE and not row.is_gap:
            sign = "┃ "
        if glyphs.cells(sign) > row.indent:
            sign = ""
        pad = " " * (row.indent - glyphs.cells(sign))
        return [Segment(pad + sign, self.style("text", "number"))]

    def _text(self, row: Row, marks: Sequence[Highlight]) -> list[Segment]:
        """A row's words, cut where their looks change, and the caret where it hangs behind."""
        layers = self._layers(row, marks)
        edges = {row.span.start, row.span.end}
        for span, _ in layers:
            edges.update(edge for edge in span if row.span.start < edge < row.span.end)
        cuts = sorted(edges)
        segments = []
        for start, end in pairwise(cuts):
            names = tuple(name for span, name in layers if span.start <= start and end <= span.end)
            piece = self._layout.shown(row, Span(start, end))
            segments.append(Segment(piece, self.style("text", *names)))
        if self._caret_hangs(row):
            segments.append(Segment(" ", self.style("text", "caret")))
        return segments

    def _caret_hangs(self, row: Row) -> bool:
        """Whether the caret is on the white space behind a row."""
        caret = self._overlay.caret
        return (
            caret is not None
            and caret.start >= row.span.end
            and self._layout.row_of(caret.start) == row
        )

    def _layers(self, row: Row, marks: Sequence[Highlight]) -> list[tuple[Span, str]]:
        """The parts that lie over a row's words, the lowest first."""
        overlay = self._overlay
        layers = [(row.span, f"block-{_css(self._layout.document.blocks[row.block].kind)}")]
        layers += [
            (inline.span, f"inline-{inline.kind}") for inline in self._inlines.touching(row.span)
        ]
        if overlay.sentence:
            layers.append((overlay.sentence, "sentence"))
        for mark in sorted(marks, key=lambda mark: mark.span.start - mark.span.end):
            layers.append((mark.span, mark.color))
            if self._frame.monochrome or mark.id == overlay.held:
                layers.append((mark.span, "underline"))
        layers += [(meeting, "underline") for meeting in _meetings(marks)]
        if overlay.hits is not None:
            layers += [(hit, "hit") for hit in overlay.hits.within(row.span)]
        if overlay.selection:
            layers.append((overlay.selection, "selection"))
        if overlay.caret:
            layers.append((overlay.caret, "caret"))
        return layers

    def style(self, *names: str) -> Style:
        """The blend of several parts' styles, the last on top."""
        style = self._styles.get(names)
        if style is None:
            style = Style.combine(self._style_of(name) for name in names)
            self._styles[names] = style
        return style


def _on_top(marks: Sequence[Highlight]) -> Highlight:
    """The mark that is drawn over the others: the shortest."""
    return min(marks, key=lambda mark: mark.span.end - mark.span.start)


def _depth(marks: Sequence[Highlight]) -> int:
    """How many marks lie over one another at most."""
    if len(marks) == 1:
        return 1
    return max(
        len({each.id for each in marks if each.span.start <= mark.span.start < each.span.end})
        for mark in marks
    )


def _meetings(marks: Sequence[Highlight]) -> list[Span]:
    """The stretches where a mark meets another one."""
    return [
        Span(max(mark.span.start, other.span.start), min(mark.span.end, other.span.end))
        for index, mark in enumerate(marks)
        for other in marks[index + 1 :]
        if mark.span.overlaps(other.span)
    ]


def _css(kind: BlockKind) -> str:
    """A block kind as part of a class name."""
    return kind.replace(" ", "-")

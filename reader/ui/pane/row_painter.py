"""One row of a document as a strip: its text with its overlay.

Styles are looked up once per theme, and each blend is computed once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.text import glyphs
from reader.text.document import BlockKind, Inline, Span
from reader.text.layout import Row, TextLayout
from reader.ui.pane.frame import Frame
from reader.ui.pane.intervals import Intervals
from reader.ui.pane.overlay import Highlight, Overlay, length

TOO_MANY = 10
"""From this many overlapping highlights, a single digit is not enough."""
STRIPE, HELD_STRIPE, NOTE_SIGN, LINK_SIGN, EDITED_SIGN = "▎", "█", "✎", "⇄", "≠"
"""The signs of the gutter."""


class Signs(NamedTuple):
    """The signs left of a row that has a highlight."""

    stripe: str
    """A stripe in the highlight's colour, or a more specific sign."""
    color: str
    """The colour."""
    note: str
    """The sign of a note, or a space."""
    link: str
    """The sign of a link, if any."""

    def crowded(self, *, is_plain: bool) -> Signs:
        """The signs for a gutter that has no cell of its own for the link sign.

        Args:
            is_plain: Whether the stripe is a letter that stands for the colour.
        """
        if not self.link:
            return self
        if self.note == " ":
            return self._replace(note=self.link)
        return self if is_plain else self._replace(stripe=self.link)


NO_SIGNS = Signs(" ", "", " ", "")


class RowPainter:
    """Paints the rows of one laid-out document."""

    def __init__(
        self,
        layout: TextLayout,
        inlines: Intervals[Inline],
        frame: Frame,
        style_of: Callable[[str], Style],
    ) -> None:
        """Paint the rows of a layout.

        Args:
            layout: The layout with the rows.
            inlines: Emphasis, code and links of the document.
            frame: The geometry of the rows.
            style_of: Returns the style of a part by name, such as `yellow`; called once per name.
        """
        self.overlay = Overlay()
        """The overlay; set it before painting a row that it changes."""
        self._layout = layout
        self._frame = frame
        self._style_of = style_of
        self._styles: dict[tuple[str, ...], Style] = {}
        self._inlines = inlines

    def paint(self, row: Row | None) -> Strip:
        """A row of the layout, as wide as the frame; None is the area below the text."""
        if row is None:
            return self._finish(self._margin(None, []))
        reach = Span(row.span.start, max(row.span.end, row.span.start + 1))
        highlights = [] if row.is_gap else self.overlay.highlights.touching(reach)
        segments = [*self._margin(row, highlights), *self._marker(row)]
        segments += self._text(row, highlights)
        return self._finish(segments)

    def _finish(self, segments: list[Segment]) -> Strip:
        """A strip of exactly the frame's width."""
        seen = [segment for segment in segments if segment.text]
        return Strip(seen).adjust_cell_length(self._frame.width, self.style("text"))

    def _margin(self, row: Row | None, highlights: Sequence[Highlight]) -> list[Segment]:
        """The gutter: divider, paragraph number, stripe and note sign."""
        frame = self._frame
        divider = "│" if frame.divider else ""
        room = frame.left - len(divider)
        signs = self._signs(row, highlights)
        number = self._number(row).rjust(room)[:room]
        segments = [Segment(divider, self.style("text", "divider"))]
        if signs.link and room:
            # The cell before the stripe is always free.
            number, link = number[:-1], signs.link
            segments += [Segment(number, self.style("text", "number"))]
            segments += [Segment(link, self.style("text", "note"))]
        else:
            segments += [Segment(number, self.style("text", "number"))]
            signs = signs if room else signs.crowded(is_plain=frame.monochrome)
        return [
            *segments,
            Segment(signs.stripe, self._stripe_style(signs.color)),
            Segment(signs.note, self.style("text", "note")),
        ]

    def _stripe_style(self, color: str) -> Style:
        return self.style("text", f"stripe-{color}") if color else self.style("text")

    def _number(self, row: Row | None) -> str:
        """The paragraph number beside a row, if any."""
        if row is None or not self._frame.numbers or not row.is_first:
            return ""
        number = self._layout.document.blocks[row.block].number
        return f"{number} " if number else ""

    def _signs(self, row: Row | None, highlights: Sequence[Highlight]) -> Signs:
        """The signs left of a row."""
        if row is None or not highlights:
            return NO_SIGNS
        held = [each for each in highlights if each.id == self.overlay.held]
        highlight = held[0] if held else min(highlights, key=length)
        starting = [
            each for each in highlights if row.span.start <= each.span.start <= row.span.end
        ]
        sign = self._sign(highlight, highlights, starting, is_held=bool(held))
        noted = any(each.has_note for each in starting)
        linked = any(each.is_linked for each in starting)
        return Signs(
            sign, highlight.color, NOTE_SIGN if noted else " ", LINK_SIGN if linked else ""
        )

    def _sign(
        self,
        highlight: Highlight,
        highlights: Sequence[Highlight],
        starting: Sequence[Highlight],
        *,
        is_held: bool,
    ) -> str:
        """The sign of a highlight in the gutter, or how many overlap in the row."""
        letter = highlight.color[0] if self._frame.monochrome else ""
        if is_held:
            return letter.upper() or HELD_STRIPE
        depth = _depth(highlights)
        if depth > 1:
            return str(depth) if depth < TOO_MANY else "+"
        if any(each.is_edited for each in starting):
            return EDITED_SIGN
        return letter or STRIPE

    def _marker(self, row: Row) -> list[Segment]:
        """The content of a row's indentation: a list item's marker, a quotation's bar."""
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

    def _text(self, row: Row, highlights: Sequence[Highlight]) -> list[Segment]:
        """The words of a row, divided where the style changes, and a caret after them if any."""
        layers = self._layers(row, highlights)
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
        """Whether the caret is on the white space after a row's text."""
        caret = self.overlay.caret
        return (
            caret is not None
            and caret.start >= row.span.end
            and self._layout.row_of(caret.start) == row
        )

    def _layers(self, row: Row, highlights: Sequence[Highlight]) -> list[tuple[Span, str]]:
        """The names of the styles laid over a row's words, with their spans, lowest first."""
        overlay = self.overlay
        layers = [(row.span, f"block-{_css(self._layout.document.blocks[row.block].kind)}")]
        layers += [
            (inline.span, f"inline-{inline.kind}") for inline in self._inlines.touching(row.span)
        ]
        if overlay.sentence:
            layers.append((overlay.sentence, "sentence"))
        for highlight in sorted(highlights, key=length, reverse=True):
            layers.append((highlight.span, highlight.color))
            if self._frame.monochrome:
                layers.append((highlight.span, "underline"))
        if overlay.held:
            held = [each for each in highlights if each.id == overlay.held]
            layers += [(each.span, f"held-{each.color}") for each in held]
        sign = "inline-emphasis" if self._frame.monochrome else "underline"
        layers += [(overlap, sign) for overlap in _overlaps(highlights)]
        if overlay.hits is not None:
            layers += [(hit, "hit") for hit in overlay.hits.within(row.span)]
        if overlay.selection:
            layers.append((overlay.selection, "selection"))
        if overlay.caret:
            layers.append((overlay.caret, "caret"))
        return layers

    def style(self, *names: str) -> Style:
        """A blend of styles by name, the last on top."""
        style = self._styles.get(names)
        if style is None:
            style = Style.combine(self._style_of(name) for name in names)
            self._styles[names] = style
        return style


def _depth(highlights: Sequence[Highlight]) -> int:
    """The largest number of highlights that overlap at one place."""
    if len(highlights) == 1:
        return 1
    return max(
        len({each.id for each in highlights if each.span.start <= start < each.span.end})
        for start in {highlight.span.start for highlight in highlights}
    )


def _overlaps(highlights: Sequence[Highlight]) -> list[Span]:
    """The spans that two highlights share."""
    return [
        Span(max(one.span.start, other.span.start), min(one.span.end, other.span.end))
        for one, other in combinations(highlights, 2)
        if one.span.overlaps(other.span)
    ]


def _css(kind: BlockKind) -> str:
    """A block kind as part of the name of a component class."""
    return kind.replace(" ", "-")

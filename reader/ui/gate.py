"""The last gate before the terminal: no control character of any text passes it.

What is shown is made showable where it is put into a widget, so that its cells are counted
right. This gate is the safety net for every widget where that was forgotten.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from reader.lazy import late_pattern
from reader.text.glyphs import REPLACEMENT

_DANGEROUS = late_pattern(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]"
)
"""Characters that a terminal acts on, that change text direction, or that can't be encoded."""


class Gate(LineFilter):
    """Passes only printable characters to the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line without characters that a terminal would act on."""
        del background
        if all(_is_harmless(segment) for segment in segments):
            return segments
        return [
            segment
            if _is_harmless(segment)
            else Segment(_DANGEROUS.sub(_stand_in, segment.text), _without_link(segment.style))
            for segment in segments
        ]


def _is_harmless(segment: Segment) -> bool:
    text, style, control = segment
    if control or (style and style.link):
        return False
    return text.isprintable() or _DANGEROUS.search(text) is None


@lru_cache(maxsize=1024)
def _without_link(style: Style | None) -> Style | None:
    """The style without a terminal hyperlink: its address is untrusted text too."""
    return style.update_link(None) if style and style.link else style


def _stand_in(found: re.Match[str]) -> str:
    """The replacement, in as many cells as the layout counted."""
    return REPLACEMENT * cell_len(found[0])

"""What is sent to the terminal for each character of a text, and the cells that it takes.

All untrusted text passes through here: whatever is shown of a document, a note, a tag or a file's
name, so that no control byte of it reaches the terminal.

Terminals disagree on how wide a joined emoji, a flag or a variation selector is, and one
wrong guess moves all that stands to its right. So only what all of them measure alike is
sent: a family is shown as its members, a flag as its two letters, a skin tone not at all.
The text itself is never changed.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len

from reader.lazy import late_pattern

REPLACEMENT = "\ufffd"
"""The replacement for characters that must not be shown."""

_SIMPLE = (
    " -~\u00a0-\u00ac\u00ae-\u02ff\u0391-\u03a1\u03a3-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff"
)
_COMPLEX = late_pattern(f"[^{_SIMPLE}]")
_HIDDEN = late_pattern(
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b\u200d-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)
_BLANK = late_pattern("[\n\t\u115f\u1160\u2028\u2029\u3164\uffa0]")
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_NONCHARACTERS = range(0xFDD0, 0xFDF0)
_PLANE_END = 0xFFFE
"""The last two code points of each plane are noncharacters too."""


def is_simple(text: str) -> bool:
    """Whether every character of a text is shown unchanged, in one cell."""
    return _COMPLEX.search(text) is None


@lru_cache(maxsize=65536)
def shown(character: str) -> str:
    """What is sent for one character on its own: itself, a replacement, or nothing."""
    code = ord(character)
    if _BLANK.match(character):
        return " "
    if _HIDDEN.match(character):
        return ""
    if code in _FLAG_LETTERS:
        return chr(code - _FLAG_LETTERS.start + ord("A"))
    if unicodedata.category(character) in {"Cc", "Cs"} or _is_noncharacter(code):
        return REPLACEMENT
    return character


def _is_noncharacter(code: int) -> bool:
    return code in _NONCHARACTERS or code & _PLANE_END == _PLANE_END


@lru_cache(maxsize=65536)
def width(character: str) -> int:
    """The number of cells that a character takes on its own: 0, 1 or 2."""
    return cell_len(shown(character))


def glyphs(text: str) -> list[tuple[str, int]]:
    """What is sent for each character of a text, and its cells.

    A character that joins the one before it takes no cells. A mark with nothing to stand on
    gets a dotted circle. A tab is one blank here; whoever knows the column widens it.
    """
    found: list[tuple[str, int]] = []
    has_base = False
    for character in text:
        piece, taken = shown(character), width(character)
        if piece and not taken and not has_base:
            piece, taken = "\u25cc" + piece, 1
        has_base = has_base or taken > 0
        found.append((piece, taken))
    return found


def showable(text: str) -> str:
    """A text made safe for a terminal: on one line, without control characters."""
    if is_simple(text):
        return text
    return "".join(piece for piece, _ in glyphs(text))


def cells(text: str) -> int:
    """The cells that a text takes once it is made safe."""
    if is_simple(text):
        return len(text)
    return sum(taken for _, taken in glyphs(text))


def quoted(text: str, room: int) -> str:
    """A text for a message: on one line in quotation marks, truncated to a number of cells."""
    return f"“{fit(' '.join(text.split()), room)}”"


def fit(text: str, room: int) -> str:
    """A text made safe and truncated to a number of cells, with an ellipsis if needed."""
    if room <= 0:
        return ""
    line = showable(text)
    if cells(line) <= room:
        return line
    taken, kept = 0, []
    for piece, piece_cells in glyphs(line):
        if taken + piece_cells > room - 1:
            break
        kept.append(piece)
        taken += piece_cells
    return "".join(kept) + "…"

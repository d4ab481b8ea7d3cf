"""Rich text: strings with italics, quotation marks and seams, until a format prints them.

Rich text is an ordinary `str` in which a few control characters, which no input keeps, are
marks: where italics begin, where a quotation opens, where two pieces were put together. So
an empty piece is an empty string, and `join` can leave it out. `settle` does what a citation
processor does at the end: punctuation that meets at a seam is merged, a full stop or comma
after a closing quotation mark moves inside it, quotes inside quotes change their shape, and
italics inside italics turn upright.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.lazy import late_pattern

ITALIC = "\x01"
BOLD = "\x02"
SMALL_CAPS = "\x03"
SUPER = "\x04"
SUB = "\x05"
UPRIGHT = "\x06"
NO_CASE = "\x07"
"""Words whose capitalisation stays unchanged."""
CODE = "\x14"
"""Code, in which quotation marks are as they were typed."""
END = "\x0e"
"""Closes the innermost open mark."""
OPEN_QUOTE = "\x0f"
CLOSE_QUOTE = "\x10"
OPEN_INNER = "\x11"
CLOSE_INNER = "\x12"
SEAM = "\x13"
"""Two pieces were joined here."""

SPANS = ITALIC + BOLD + SMALL_CAPS + SUPER + SUB + UPRIGHT + NO_CASE + CODE
"""The marks that `END` closes."""
MARKS = SPANS + END + OPEN_QUOTE + CLOSE_QUOTE + OPEN_INNER + CLOSE_INNER + SEAM
"""All of them."""

_SLANTING = late_pattern(
    "[0-9A-Za-z\u00c0-\u024f\u0370-\u052f\u0590-\u06ff\u0e01-\u0e5b\u1e00-\u1fff-]"
)
"""Letters of the scripts that have italics, according to the processors: Latin to Thai."""

_MERGED = {
    ".": frozenset(".!?:;,"),
    ",": frozenset(","),
    ":": frozenset("!?:"),
    ";": frozenset(";"),
    "!": frozenset("!"),
    "?": frozenset("?"),
}
"""For each punctuation mark, the marks before it at a seam that make it superfluous."""


def join(delimiter: str, *pieces: str) -> str:
    """The non-empty pieces, with a delimiter between them."""
    return (SEAM + delimiter + SEAM).join(piece for piece in pieces if piece)


def wrap(before: str, piece: str, after: str = "") -> str:
    """A piece with a prefix and a suffix; empty if the piece is."""
    if not piece:
        return ""
    return before + (SEAM if before else "") + piece + (SEAM if after else "") + after


def slanted(piece: str) -> str:
    """A piece in italics, whatever its script."""
    return ITALIC + piece + END if piece else ""


def italic(piece: str) -> str:
    """A piece in italics, if its script has any: Chinese, Japanese and Korean do not."""
    return slanted(piece) if _SLANTING.search(piece) else piece


def quoted(piece: str) -> str:
    """A piece in quotation marks."""
    return OPEN_QUOTE + piece + CLOSE_QUOTE if piece else ""


def bare(piece: str) -> str:
    """A piece without its marks, for comparing and sorting."""
    return "".join(char for char in piece if char not in MARKS)


def settle(text: str, *, moves_punctuation: bool = True) -> list[str]:
    """The characters and marks of a text, ready to print: seams resolved, no clashes.

    Args:
        text: A rich text.
        moves_punctuation: Whether full stops and commas move inside quotation marks.
    """
    out: list[str] = []
    at_seam = False
    for char in text:
        if char == SEAM:
            at_seam = True
        elif char in MARKS or not (at_seam or char in ".,"):
            out.append(char)
        else:
            place = _before_quotes(out) if moves_punctuation and char in ".," else len(out)
            _add(out, char, place, at_seam=at_seam)
            at_seam = False
    return list(_shaped(out))


def _add(out: list[str], char: str, place: int, *, at_seam: bool) -> None:
    """Append a character in its proper place, unless what is there makes it superfluous."""
    if not at_seam and place == len(out):
        out.append(char)
        return
    last = _last_shown(out, place)
    before = out[last] if last >= 0 else ""
    if char == " " and before in {" ", ""}:
        return
    if char in _MERGED and before in _MERGED[char]:
        if char + before == ".,":
            out[last] = char
        return
    if char in _MERGED and before == " ":
        out[last] = char
        return
    out.insert(place, char)


def _before_quotes(out: list[str]) -> int:
    """Where a full stop or comma goes: before quotation marks that were just closed."""
    place = index = len(out)
    while index and out[index - 1] in (CLOSE_QUOTE, CLOSE_INNER, END):
        index -= 1
        if out[index] != END:
            place = index
    return place


def _last_shown(out: list[str], place: int) -> int:
    """The index of the last character before a place that is not a mark, or -1."""
    index = place - 1
    while index >= 0 and out[index] in MARKS and out[index] not in OPEN_QUOTE + OPEN_INNER:
        index -= 1
    return index


def _shaped(chars: Iterable[str]) -> Iterable[str]:
    """Marks to be printed: quotes according to their depth, italics according to their context."""
    depth = 0
    slant: list[str] = []
    for char in chars:
        if char not in MARKS:
            yield char
        elif char in (OPEN_QUOTE, OPEN_INNER):
            yield OPEN_INNER if depth % 2 else OPEN_QUOTE
            depth += 1
        elif char in (CLOSE_QUOTE, CLOSE_INNER):
            depth -= 1
            yield CLOSE_INNER if depth % 2 else CLOSE_QUOTE
        elif char in SPANS:
            upright = sum(1 if mark == ITALIC else -1 for mark in slant if mark in ITALIC + UPRIGHT)
            slant.append(UPRIGHT if char == ITALIC and upright > 0 else char)
            yield slant[-1]
        else:
            yield END + slant.pop()

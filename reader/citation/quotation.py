"""A passage as quoted in a style: in quotation marks or as a block, with its citation."""

from __future__ import annotations

from reader.citation.markup.formats import Format
from reader.citation.quotation_marks import nested, with_stop_inside
from reader.citation.quoted import CLOSING, ENDS, SEPARATORS, STOPS, Quoted, from_text
from reader.citation.registry import Style
from reader.lazy import late_pattern

_ELLIPSIS = late_pattern(r"\.[ \u00a0\u202f]?\.\Z")
"""The end of an ellipsis of full stops, which may stand apart."""
_ABBREVIATED = late_pattern(
    r"(?:\b\w\.){2,}$|\b(?:etc|Inc|Ltd|Corp|Co|Jr|Sr|Bros|Esq|usw|vs|al)\.$"
)
"""An abbreviation such as `U.S.`, which keeps its last full stop."""


def quotation(words: str | Quoted, citation: str, style: Style, how: Format) -> str:
    """A passage with its citation; the citation alone if the passage is blank.

    Args:
        words: The passage as it stands in its text.
        citation: The citation, printed.
        style: The style, which decides the quotation marks and when a passage is a block.
        how: The format.
    """
    said = words if isinstance(words, Quoted) else from_text(words)
    if not said.paragraphs:
        return citation
    last = said.paragraphs[-1][-1]
    if is_block(said, style) or not citation or is_note(style, how):
        last = _concluded(last)
        whole = said.ending(with_stop_inside(last) if style.locale.moves_punctuation else last)
        prints = _block if is_block(said, style) else _run_in
        return prints(whole, citation, style, how)
    text, stop = (last, ".") if said.keeps_stop else _without_stop(last)
    return _run_in(said.ending(text), citation, style, how) + stop


def _run_in(said: Quoted, citation: str, style: Style, how: Format) -> str:
    """A passage in quotation marks, on one line."""
    is_marked = how.quotes is not None
    text = nested(said.joined, style.locale, depth=1, is_run_in=True, as_marks=is_marked)
    line = said.reworded(text).in_line()
    if how.quotes:
        quoted = _as_said(line, style, how).join(how.quotes)
    else:
        quoted = how.render(line.join(style.locale.outer), style.locale)
    return _with_citation(quoted, citation, style, how)


def _block(said: Quoted, citation: str, style: Style, how: Format) -> str:
    """A passage as a block, with its paragraphs and its lines of verse."""
    is_marked = how.quotes is not None
    text = nested(said.joined, style.locale, depth=0, as_marks=is_marked)
    paragraphs = said.reworded(text).paragraphs
    printed = [[_as_said(line, style, how) for line in lines] for lines in paragraphs]
    printed[-1][-1] = _with_citation(printed[-1][-1], citation, style, how)
    return how.set_block(printed)


def _as_said(line: str, style: Style, how: Format) -> str:
    """A line of a quotation, printed with its punctuation where the source has it."""
    return how.render(line, style.locale._replace(moves_punctuation=False))


def is_block(said: Quoted, style: Style) -> bool:
    """Whether a passage is long enough to be a block, without quotation marks."""
    if said.is_run_in:
        return False
    if style.block_lines and said.is_verse:
        return said.lines >= style.block_lines
    if style.block_words:
        return said.words >= style.block_words
    return 0 < style.block_characters < len(said.bare)


def is_note(style: Style, how: Format) -> bool:
    """Whether the citation is a note, which follows the sentence's full stop."""
    return how.has_footnotes or (style.has_notes and not how.cites_keys)


def _with_citation(said: str, citation: str, style: Style, how: Format) -> str:
    if how.has_footnotes:
        return said + citation
    if style.has_notes and how.note[0]:
        return said + how.note[0] + citation + how.note[1]
    return f"{said} {citation}".rstrip(" ")


def _without_stop(text: str) -> tuple[str, str]:
    """A passage without its final full stop or comma, and the stop to put after the citation.

    A passage that ends in other terminal punctuation, or in an abbreviation, keeps that.
    """
    stop = ""
    while True:
        said, closed = _split(text)
        if not said or said[-1] not in ENDS + SEPARATORS:
            return text, stop
        stop = "."
        is_kept = said[-1] not in STOPS + SEPARATORS
        if is_kept or _ELLIPSIS.search(said, max(len(said) - 3, 0)) or is_abbreviated(said):
            return text, stop
        text = said[:-1].rstrip(" ") + closed


def is_abbreviated(text: str) -> bool:
    """Whether a text ends in an abbreviation, which keeps its full stop."""
    return _ABBREVIATED.search(text) is not None


def _concluded(text: str) -> str:
    """A passage whose final comma, semicolon or colon is replaced by a full stop."""
    said, closed = _split(text)
    if not said or said[-1] not in SEPARATORS:
        return text
    ended = said.rstrip(SEPARATORS + " ")
    return ended + ("" if ended[-1:] in ENDS else ".") + closed


def _split(text: str) -> tuple[str, str]:
    """A passage, and the closing quotation marks at its end."""
    said = text.rstrip(CLOSING)
    return said, text[len(said) :]

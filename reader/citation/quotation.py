"""A passage as a style quotes it: in quotation marks or as a block, with its citation."""

from __future__ import annotations

import re

from reader.citation.markup.csl_markup import plain, quote_pairs
from reader.citation.markup.formats import Format
from reader.citation.markup.locale import EN_US, Locale
from reader.citation.registry import Style

_CLOSING = "”’\"'»"
_ABBREVIATED = re.compile(r"(?:\b\w\.){2,}$")
"""An abbreviation such as `U.S.`, which keeps its last full stop."""


def quotation(words: str, citation: str, style: Style, how: Format) -> str:
    """A passage with its citation; the citation alone if the passage is blank.

    Args:
        words: The passage as it stands in its text.
        citation: The citation, printed.
        style: The style, which decides the quotation marks and when a passage is a block.
        how: The format.
    """
    text = plain(words)
    if not text:
        return citation
    if is_block(text, style):
        said = how.render(_with_marks(text, style.locale, depth=0), style.locale)
        return how.block[0] + _with_citation(said, citation, style, how) + how.block[1]
    stop = ""
    if citation and not is_note(style, how):
        text, stop = _without_stop(text)
    if how.quotes:
        inner = how.render(_with_marks(text, style.locale, depth=1), style.locale)
        said = inner.join(how.quotes)
    else:
        said = how.render(in_quotes(text, style.locale), style.locale)
    return _with_citation(said, citation, style, how) + stop


def is_block(text: str, style: Style) -> bool:
    """Whether a passage is long enough to be a block, without quotation marks."""
    if style.block_words:
        return len(text.split()) >= style.block_words
    return 0 < style.block_characters < len(text)


def is_note(style: Style, how: Format) -> bool:
    """Whether the citation is a note, which follows the full stop of the sentence."""
    return how.has_footnotes or (style.has_notes and not how.cites_keys)


def _with_citation(said: str, citation: str, style: Style, how: Format) -> str:
    if how.has_footnotes:
        return said + citation
    if style.has_notes and how.note[0]:
        return said + how.note[0] + citation + how.note[1]
    return f"{said} {citation}".rstrip(" ")


def _without_stop(text: str) -> tuple[str, str]:
    """A passage without its final full stop, and the stop that follows the citation.

    A passage that ends in other terminal punctuation, or in an abbreviation, keeps that.
    """
    closing = len(text) - len(text.rstrip(_CLOSING))
    said, closed = text[: len(text) - closing], text[len(text) - closing :]
    if not said or said[-1] not in ".…?!":
        return text, ""
    is_kept = said[-1] != "." or said.endswith("..") or _ABBREVIATED.search(said)
    return (text if is_kept else said[:-1] + closed), "."


def in_quotes(passage: str, locale: Locale = EN_US) -> str:
    """A passage in the quotation marks of a locale, on one line."""
    text = plain(passage)
    return locale.outer[0] + _with_marks(text, locale, depth=1) + locale.outer[1] if text else ""


def _with_marks(text: str, locale: Locale, *, depth: int) -> str:
    """A text whose quotations have the quotation marks for their depth.

    Other punctuation and apostrophes stay as they are. An unpaired curly double quotation
    mark, where the passage begins or ends inside a quotation, becomes single inside double ones.
    """
    is_double = depth == 1 and tuple(locale.outer) == ("“", "”")
    chars = list(text.translate(str.maketrans("“”", "‘’")) if is_double else text)
    pairs = quote_pairs(text)
    for start, end in pairs:
        around = depth + sum(before < start and end < after for before, after in pairs)
        marks = locale.inner if around % 2 else locale.outer
        chars[start], chars[end] = marks[0], marks[1]
    return "".join(chars)

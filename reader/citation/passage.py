"""A passage in quotation marks, with its citation behind it."""

from __future__ import annotations

from reader.citation.locale import EN_US, Locale
from reader.citation.markup import plain, quote_pairs


def in_quotes(passage: str, locale: Locale = EN_US) -> str:
    """A passage in the quotation marks of a locale, on one line.

    Quotations inside it change their marks by their depth; the rest of its punctuation, and
    its apostrophes, stay as they are. A curly double mark without its partner, where the
    passage begins or ends inside a quotation, turns single where these are double.
    """
    text = plain(passage)
    if not text:
        return ""
    is_double = locale.outer == "“”"
    chars = list(text.translate(str.maketrans("“”", "‘’")) if is_double else text)
    pairs = quote_pairs(text)
    for start, end in pairs:
        depth = sum(before < start and end < after for before, after in pairs)
        marks = locale.outer if depth % 2 else locale.inner
        chars[start], chars[end] = marks[0], marks[1]
    return locale.outer[0] + "".join(chars) + locale.outer[1]

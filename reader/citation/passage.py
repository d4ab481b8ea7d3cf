"""A passage in quotation marks, with its citation behind it."""

from __future__ import annotations

from reader.citation.markup import plain, quote_pairs

_DOUBLE, _SINGLE = "“”", "‘’"
_ALONE = str.maketrans(_DOUBLE, _SINGLE)


def in_quotes(passage: str) -> str:
    """A passage in double quotation marks, on one line.

    Quotations inside it change their marks by their depth; the rest of its punctuation, and
    its apostrophes, stay as they are. A curly double mark without its partner, where the
    passage begins or ends inside a quotation, turns single so as not to close this one.
    """
    text = plain(passage)
    if not text:
        return ""
    chars = list(text.translate(_ALONE))
    pairs = quote_pairs(text)
    for start, end in pairs:
        depth = sum(before < start and end < after for before, after in pairs)
        marks = _DOUBLE if depth % 2 else _SINGLE
        chars[start], chars[end] = marks[0], marks[1]
    return _DOUBLE[0] + "".join(chars) + _DOUBLE[1]

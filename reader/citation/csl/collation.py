"""The order of a bibliography: by letters, whatever accents and capitals they carry."""

from __future__ import annotations

import unicodedata

from reader.citation.markup.rich import bare

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_SILENT = str.maketrans("", "", "’‘“”\"'„«»‹›()[]{}…")


def folded(text: str) -> str:
    """A text in small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", bare(text).casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return plain.translate(_LETTERS)


def collation_key(text: str) -> str:
    """What a text is sorted by."""
    return folded(text).translate(_SILENT).strip()

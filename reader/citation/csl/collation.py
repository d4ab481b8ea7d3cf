"""The sort order of a bibliography: by letters, ignoring accents and case.

Articles at the beginning of titles are ignored, too, as the manuals have it; CSL processors do not
ignore them.
"""

from __future__ import annotations

import unicodedata

from reader.citation.markup.rich import bare
from reader.lazy import late_pattern

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_ARTICLE = late_pattern(r"(?:the|an?) (?=\w)")
_SILENT = str.maketrans("", "", "’‘“”\"'„«»‹›()[]{}…")


def folded(text: str) -> str:
    """A text in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", bare(text).casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return plain.translate(_LETTERS)


def collation_key(text: str) -> str:
    """The sort key of a text."""
    return folded(text).translate(_SILENT).strip()


def title_key(text: str) -> str:
    """The sort key of a title."""
    words = collation_key(text)
    article = _ARTICLE.match(words)
    return words[article.end() :] if article else words

"""Text as a search sees it: without case, accents and typographic variants."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LIKENED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00ad": None,  # a soft hyphen is not there until a line breaks at it
        "\u200b": None,  # nor is a zero-width space
    }
)
_MAYBE_MARKS = re.compile(r"[\u0300-\U0010ffff]+")
"""Where accents can be, once they are apart from their letters."""


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """A text without case and accents, with plain quotes and dashes and single spaces.

    The answers for the texts of 10,000 annotations stay at hand, so that each is folded once.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LIKENED).casefold())
        text = _MAYBE_MARKS.sub(_without_marks, text).translate(_LIKENED)
    return " ".join(text.casefold().split())


def _without_marks(found: re.Match[str]) -> str:
    return "".join([each for each in found[0] if not unicodedata.combining(each)])

"""The language of a text, detected from its words."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.lazy import lazy

if TYPE_CHECKING:
    import pycld2
else:
    pycld2 = lazy("pycld2")

_TAGS = (
    "de fr es it pt nl sv da no nb nn fi is pl cs sk sl hr sr hu ro bg ru uk be mk el tr ca gl eu "
    "et lv lt sq he iw ar fa ur hi bn ta te ko ja zh zh-Hant th vi id ms ka hy az kk ky"
)
KNOWN = frozenset(_TAGS.split())
"""Languages of many books and articles; a rarer one is more likely a mistake about few words."""


def by_words(text: str) -> tuple[str, bool]:
    """The tag of the likeliest language, and whether it is certain; empty if it can't be told."""
    said = "".join(char if char.isprintable() else " " for char in text)
    with suppress(ImportError):
        is_sure, _, told = pycld2.detect(said.encode("utf-8", "ignore"), bestEffort=True)
        return str(told[0][1]), bool(is_sure)
    return "", False


@lru_cache(maxsize=64)
def of_beginning(text: str) -> str:
    """The language of a text from its first words; empty for English, or if they don't tell."""
    tag, is_sure = by_words(text)
    return tag if is_sure and tag in KNOWN else ""

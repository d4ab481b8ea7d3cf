"""What a language region does to text: its quotation marks, and the punctuation at them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Locale(NamedTuple):
    """The typographic habits of a region."""

    outer: Sequence[str]
    """The pair of quotation marks that is tried first."""
    inner: Sequence[str]
    """The pair for a quotation inside a quotation."""
    moves_punctuation: bool
    """Whether a full stop or comma after a closing quotation mark moves inside it."""


EN_US = Locale("“”", "‘’", moves_punctuation=True)
EN_GB = Locale("‘’", "“”", moves_punctuation=False)

_NBSP = "\u00a0"
_GUILLEMETS = (f"«{_NBSP}", f"{_NBSP}»")
_GERMAN, _ANGLED = ("„“", "‚‘"), ("«»", "“”")
_QUOTES: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "de": _GERMAN,
    "cs": _GERMAN,
    "sk": _GERMAN,
    "sl": _GERMAN,
    "is": _GERMAN,
    "de-ch": ("«»", "‹›"),
    "fr": (_GUILLEMETS, "“”"),
    "es": _ANGLED,
    "it": _ANGLED,
    "pt": _ANGLED,
    "ca": _ANGLED,
    "pt-br": ("“”", "‘’"),
    "ru": ("«»", "„“"),
    "uk": ("«»", "„“"),
    "pl": ("„”", "«»"),
    "sv": ("””", "’’"),
    "fi": ("””", "’’"),
    "ja": ("「」", "『』"),
}
"""The marks of languages whose marks are not those of English."""


def locale_of(tag: str) -> Locale:
    """The habits that go with a language, such as `de-DE`; those of American English for none."""
    wanted = tag.casefold().replace("_", "-")
    primary = wanted.partition("-")[0]
    if wanted in {"", "en", "en-us"}:
        return EN_US
    if primary == "en":
        return EN_GB
    marks = _QUOTES.get(wanted) or _QUOTES.get(primary) or ("“”", "‘’")
    return Locale(*marks, moves_punctuation=False)

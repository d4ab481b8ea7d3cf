"""The conventions of a language region: quotation marks, and the punctuation next to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Locale(NamedTuple):
    """The typographic habits of a region."""

    outer: Sequence[str]
    """The outer pair of quotation marks."""
    inner: Sequence[str]
    """The pair for a nested quotation."""
    moves_punctuation: bool
    """Whether a full stop or comma after a closing quotation mark moves inside it."""
    notes_before_stops: bool = False
    """Whether the number of a note stands before the stop of its sentence."""


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
"""The marks of languages that differ from English."""


def locale_of(tag: str) -> Locale:
    """The conventions of a language, such as `de-DE`; those of American English by default."""
    wanted = tag.casefold().replace("_", "-")
    primary = wanted.partition("-")[0]
    if wanted in {"", "en", "en-us"}:
        return EN_US
    if primary == "en":
        return EN_GB
    marks = _QUOTES.get(wanted) or _QUOTES.get(primary) or ("“”", "‘’")
    return Locale(*marks, moves_punctuation=False, notes_before_stops=primary == "fr")

"""Names in capitals, as newspapers print them, in normal case."""

from __future__ import annotations

from reader.lazy import late_pattern
from reader.metadata.people.organizations import is_group

_PARTED = late_pattern(r"(\s*[,|•·/]\s*)")
_CAPITALS = late_pattern(r"(?!(?:[IVX]+|[A-Z]{1,2}|Ph\.?D|M\.?D|JR|SR)\b)[^\W\d_]{2,}")
_PARTICLES = late_pattern(
    r"\b(?:DE|DI|DA|DO|DU|LA|LE|OF|LOS|LAS)\b(?=\s)"
    r"|(?<=\w\s)(?:Y|VE|VƏ|OG|OCH|ET|EN|ED|JA|IR|UN|ÉS|DHE|ETA|DAN|ORAZ|ȘI|ŞI|И|ТА|ДА|ΚΑΙ)(?=\s\w)"
)
"""Particles and words for “and”."""
_TURKISH = late_pattern("[İĞƏ]")
_DOTLESS = str.maketrans({"I": "ı", "İ": "i"})
_SMALL = frozenset(
    [
        "AND",
        "UND",
        "ET",
        "Y",
        "BY",
        "VON",
        "VAN",
        "DER",
        "DEN",
        "DE",
        "DEL",
        "DELLA",
        "DI",
        "DA",
        "DOS",
        "ZU",
        "ZUM",
        "ZUR",
        "VOM",
        "TEN",
        "TER",
    ]
)
_FEWEST = 2
"""The least number of words in an upper-case name; a single one may be an abbreviation."""
_LONGEST_PREFIX = 4


def lowered(line: str) -> str:
    """A line of upper-case names, as newspapers print them, in normal case."""
    if not line.isupper() or len(line.split()) < _FEWEST:
        return line
    if is_group(line):
        parts = _PARTED.split(line)
        return "".join(map(lowered, parts)) if len(parts) > 1 else line
    return cased(line)


def cased(line: str) -> str:
    """Upper-case names in normal case."""
    is_turkish = _TURKISH.search(line) is not None
    line = _CAPITALS.sub(lambda word: _cased(word[0], is_turkish=is_turkish), line)
    line = _PARTICLES.sub(lambda word: word[0].lower(), line)
    return line[:1].upper() + line[1:]


def _cased(word: str, *, is_turkish: bool) -> str:
    if is_turkish:
        return word[0] + word[1:].translate(_DOTLESS).lower()
    if word in _SMALL:
        return word.lower()
    is_mac = word.startswith("MC") and len(word) > _LONGEST_PREFIX
    return "Mc" + word[2:].capitalize() if is_mac else word.capitalize()

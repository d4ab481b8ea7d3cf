"""Names in capitals, as newspapers print them, in normal case."""

from __future__ import annotations

from reader.lazy import late_pattern
from reader.metadata.people import given_names
from reader.metadata.people.organizations import is_group
from reader.metadata.people.words import institutions

_PARTED = late_pattern(r"(\s*[,;|•·/]\s*)")
_CAPITALS = late_pattern(r"(?!(?:[IVX]+|[A-Z]{1,2}|Ph\.?D|M\.?D|JR|SR)\b)[^\W\d_]{2,}")
_PARTICLES = late_pattern(
    r"\b(?:DE|DI|DA|DO|DU|LA|LE|OF|LOS|LAS)\b(?=\s)"
    r"|(?<=\w\s)(?:Y|VE|VƏ|OG|OCH|ET|EN|ED|JA|IR|UN|ÉS|DHE|ETA|DAN|ORAZ|ȘI|ŞI|И|ТА|ДА|ΚΑΙ)(?=\s\w)"
)
"""Particles and words for “and”."""
_TURKISH = late_pattern("[İĞƏığ]|IŞ|ŞI\\w")
_ROMANIAN = late_pattern("[ăâțţĂÂȚŢ]")
_DOTLESS = str.maketrans({"I": "ı", "İ": "i"})
_LOUD = late_pattern(r"(?<![\w.-])(?=[^\W\d_]*[Iİ])[^\W\d_a-zà-öø-ÿı]{4,}(?![\w.-])")
"""A word in capitals, one of which has a dotted and a dotless form in Turkish."""
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
    parts = _PARTED.split(line)
    if is_group(line) or any(map(is_group, parts)):
        return "".join(map(lowered, parts)) if len(parts) > 1 else line
    return cased(line)


def cased(line: str) -> str:
    """Upper-case names in normal case."""
    is_turkish = _is_turkish(line)
    line = _CAPITALS.sub(lambda word: _cased(word[0], is_turkish=is_turkish), line)
    line = _PARTICLES.sub(lambda word: word[0].lower(), line)
    return line[:1].upper() + line[1:]


def turkish(line: str) -> str:
    """A line in Turkish with family names in capitals in normal case, where these have an I."""
    if line.isupper() or not _is_turkish(line):
        return line
    return _LOUD.sub(
        lambda word: (
            word[0] if institutions.is_agency(word[0]) else _cased(word[0], is_turkish=True)
        ),
        line,
    )


def _is_turkish(line: str) -> bool:
    """Whether letters or a given name show that names are Turkish."""
    if _TURKISH.search(line) and not _ROMANIAN.search(line):
        return True
    spelled = (each for word in line.split() for each in (word, word.translate(_DOTLESS)))
    return any(word.lower() in given_names.TURKISH for word in spelled)


def _cased(word: str, *, is_turkish: bool) -> str:
    if is_turkish:
        return word[0] + word[1:].translate(_DOTLESS).lower()
    if word in _SMALL:
        return word.lower()
    is_mac = word.startswith("MC") and len(word) > _LONGEST_PREFIX
    return "Mc" + word[2:].capitalize() if is_mac else word.capitalize()

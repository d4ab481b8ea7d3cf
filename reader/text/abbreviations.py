"""Full stops that don't end a sentence: after abbreviations, initials and ordinal numbers.

Only those that `sentencex` doesn't know, or takes for the end of a sentence.
"""

from __future__ import annotations

import re

_TAIL = 40
"""Characters examined before a full stop."""
_OPENING = "“„«‘\"'([{（"
_TITLE = re.compile(
    r"(?:M(?:rs?|s|x|essrs|aj|me|lle)|Drs?|Prof|Gov|Sens?|Reps?|Gen|Col|Lt|Sgt|C(?:pl|apt|mdr)"
    r"|Adm|Brig|Rev|Hon|Pres|Supt|Insp|Det|A(?:mb|tty|ld)|Sra|Srta|Dra|Hr|Frl?|Dipl|Ing|Fa"
    r"|dhr|mevr|mw|sig|dott|डॉ|प्रो|श्री)\."
)
"""Titles before a name."""
_ATTRIBUTE = re.compile(
    r"(?:ehem|sog|inkl|exkl|zzgl|max|mind|lt|bspw|bzw|ggf|evtl|vermutl|allg|bes|insb|versch)\."
)
"""Abbreviations before any word, which in German may be capitalized."""
_LAND = re.compile(r"(?:Ste?|Ft|Mt)\.")
"""Abbreviations that begin the name of a place, or end that of a street."""
_STREET = re.compile(r"\s[A-Z]\w+\s+(?:Ste?|Ft|Mt)\.$")
"""The same after the name of a street."""
_BEFORE_NUMBER = re.compile(
    r"(?:n(?:os?|r)|vols?|pp?|ch|chap|sec|art|figs?|tab|eq|paras?|bde?|abb|kap|abs|ziff"
    r"|approx|ca?|circa|tel|ext|núm|pág|cap)\.",
    re.IGNORECASE,
)
_HOUR = re.compile(r"[ap]\.m\.", re.IGNORECASE)
_OF_HOUR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Eastern|Central|Mountain|Pacific|Local|Greenwich)\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|[A-Z]{2,4}\b"
)
"""Words that continue a time of day: a weekday, a date, a time zone."""
_ORDINAL = re.compile(
    r"\b(?:[Dd](?:er|ie|as|en|em|es)|[Aa][mb]|[IiVv][mo]m?|[Zz]u[mr]|[Bb]eim|[Ss]eit|[Jj]ede[rsnm]?"
    r"|[Dd]iese[rsnm]?|[Ee]ine?[rsnm]?|[Ss]ein(?:e[rsnm]?)?|[Ii]hre?[rsnm]?"
    r"|\d{1,2}\. (?:und|oder|bis))\s\d{1,2}\.$"
)
"""A German ordinal number after an article or another determiner."""
_LONE_LETTER = re.compile(r"(?:[\u0620-\u064a\u05d0-\u05ea]|\w+-[A-Z])\.")
"""An initial in a script without capitals, as in the Arabic for `Dr.`, or in a double name."""


def goes_on(words: str, after: str, language: str) -> bool:
    """Whether the full stop after some words marks an abbreviation and not the end of a sentence.

    Args:
        words: The sentence up to and with the point.
        after: What follows, without white space before it.
        language: What they are in.
    """
    tail = words[-_TAIL:]
    last = tail.split()[-1].lstrip(_OPENING)
    if not last.endswith("."):
        return False
    first = after.lstrip(_OPENING)[:1]
    if first.isdigit():
        return _BEFORE_NUMBER.fullmatch(last) is not None
    if language == "de" and last[0].isdigit() and _ORDINAL.search(tail):
        return True
    if _HOUR.fullmatch(last):
        return _OF_HOUR.match(after) is not None
    if not first.isalpha() or first.islower():
        return False
    return _goes_before_a_capital(tail, last)


def _goes_before_a_capital(tail: str, last: str) -> bool:
    """Whether the last word is an abbreviation that a capital may follow."""
    if _ATTRIBUTE.fullmatch(last) or _LONE_LETTER.fullmatch(last):
        return True
    is_land = _LAND.fullmatch(last) is not None and not _STREET.search(tail)
    return is_land or _TITLE.fullmatch(last) is not None

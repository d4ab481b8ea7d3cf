"""The words of dates in the languages that citations know: months, weekdays, seasons, eras.

They are in `calendar.json`, which `tools/write_calendar.py` prints from CLDR and CSL's locales.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

from reader.lazy import late_pattern

VOWELS = "\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece\u1000-\u109f\u1780-\u17d3"
"""The Unicode blocks of Indic and related scripts, whose words contain combining signs."""
_TOKEN = late_pattern(rf"\d+|(?:[^\W\d_]|(?!\d)[{VOWELS}])+")
_LETTERS = late_pattern(r"(?<=[\u0e00-\u0eff])\.(?=[\u0e00-\u0eff]+\.)")
"""The full stop within an abbreviation, as in Thai months."""
_ALSO: dict[str, dict[str, int]] = {
    "months": {"sept": 9, "maerz": 3, "jaenner": 1},
    "seasons": {"fall": 3, "fruhling": 1, "herbst": 3},
}
_BESIDE = (
    "st nd rd th ta er ere eme e a o of the on in de del della d den der dem am le la el il do da "
    "di dia ngay nam thang г р год года року uhr"
)
_FILLERS = frozenset(_BESIDE.split())
_CIRCA = frozenset(("c", "ca", "circa", "about", "around", "approx", "approximately", "um", "vers"))
_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii"
_ACCENTS = frozenset((*range(10, 37), *range(200, 241)))
"""Combining classes of accents and points; signs of other classes are vowels or the like."""
_ROMAN = {each: at for at, each in enumerate(_NUMERALS.split(), 1)}


@cache
def folded(text: str) -> str:
    """A text without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in apart if unicodedata.combining(each) not in _ACCENTS)


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, without case and accents."""
    return _TOKEN.findall(_LETTERS.sub("", folded(text)))


@cache
def _data() -> dict[str, Any]:
    text = files("reader.metadata").joinpath("calendar.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    for name, words in _ALSO.items():
        data[name] = {**words, **data[name]}
    for name in ("weekdays", "fillers", "circa", "before", "after"):
        data[name] = frozenset(data[name])
    return data


def month(word: str) -> int:
    """The number of the month that a word names in all its languages; 0 if none."""
    found = _data()["months"].get(word, 0)
    return found if isinstance(found, int) else 0


def readings(word: str) -> dict[str, int]:
    """The months that a word names, by language, if they differ."""
    found = _data()["months"].get(word, {})
    return found if isinstance(found, dict) else {}


def roman_month(word: str) -> int:
    """The number of a month in Roman numerals; 0 if none."""
    return _ROMAN.get(word, 0)


def season(word: str) -> int:
    """The number of a season, from 1 for spring; 0 if none."""
    found: int = _data()["seasons"].get(word, 0)
    return found


def is_beside(word: str) -> bool:
    """Whether a word is a filler in dates: “of”, “Monday”."""
    data = _data()
    return word in _FILLERS or word in data["fillers"] or word in data["weekdays"]


def is_weekday(word: str) -> bool:
    """Whether a word names a day of the week."""
    return word in _data()["weekdays"]


def is_about(words: str) -> bool:
    """Whether words mark a date as uncertain."""
    return words in _CIRCA or words in _data()["circa"]


def era(words: str) -> int:
    """-1 for words that mean BC, 1 for those that mean AD, else 0."""
    data = _data()
    both = {words, words.replace(" ", "")}
    is_before, is_after = (not both.isdisjoint(data[name]) for name in ("before", "after"))
    return 0 if is_before == is_after else 1 if is_after else -1

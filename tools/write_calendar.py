"""Print the words of dates in CSL's languages, from CLDR and CSL's locales.

Run it with babel and citeproc-py installed: `python tools/write_calendar.py > FILE`, where FILE is
reader/metadata/calendar.json.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

from babel import Locale, UnknownLocaleError

sys.path.insert(0, str(Path(__file__).parents[1]))
from reader.metadata.calendar import tokens

_CSL = "{http://purl.org/net/xbiblio/csl}"
_WORDS = ["weekdays", "fillers", "circa", "before", "after"]
_FURTHER = (
    "am az be bn bs fil ga gu hy ka kk km kn lo mi mk ml mr ms mt my ne pa si sq sw ta te ur uz"
)
"""Languages that CSL has no locale for; their words count where no other has them."""
_SHORT = 2
_NUMBER = re.compile(r"\d")


def main() -> None:
    """Print the file."""
    months: dict[str, dict[str, int]] = defaultdict(dict)
    seasons: dict[str, int] = {}
    words: dict[str, set[str]] = {name: set() for name in _WORDS}
    for path in sorted(files("citeproc").joinpath("data/locales").iterdir(), key=str):
        if not path.name.endswith(".xml"):
            continue
        tag = path.name.removeprefix("locales-").removesuffix(".xml")
        language = tag.split("-")[0]
        for name, text in _terms(ET.fromstring(path.read_text("utf-8"))):  # noqa: S314 - a package's own file
            if found := re.fullmatch(r"month-(\d\d)", name):
                _add_month(months, language, int(found[1]), text)
            elif (found := re.fullmatch(r"season-0(\d)", name)) and len(tokens(text)) == 1:
                seasons.setdefault(tokens(text)[0], int(found[1]))
            elif name in {"circa", "bc", "bce", "ad", "ce"}:
                kind = {"circa": "circa", "bc": "before", "bce": "before"}.get(name, "after")
                words[kind].add(" ".join(tokens(text)))
        _add_locale(language, months, words)
    further: dict[str, dict[str, int]] = defaultdict(dict)
    more: dict[str, set[str]] = {name: set() for name in _WORDS}
    for language in _FURTHER.split():
        _add_locale(language, further, more)
    further = {word: by for word, by in further.items() if len({*by.values()}) == 1}
    taken = {*months, *seasons, *words["weekdays"], *words["fillers"]}
    months |= {word: by for word, by in further.items() if word not in taken}
    longer = {word for word in more["weekdays"] if len(word) > _SHORT}
    words["weekdays"] |= longer - {*months, *seasons}
    known = {
        word: next(iter(by.values())) if len({*by.values()}) == 1 else by
        for word, by in sorted(months.items())
    }
    told = {name: sorted(found - {""}) for name, found in words.items()}
    told["fillers"] = [word for word in told["fillers"] if word not in known]
    seasons = dict(sorted(seasons.items()))
    print(json.dumps({"months": known, "seasons": seasons, **told}, ensure_ascii=False, indent=0))


def _terms(root: ET.Element) -> list[tuple[str, str]]:
    terms = root.iter(f"{_CSL}term")
    return [(term.get("name", ""), "".join(term.itertext())) for term in terms]


def _add_month(months: dict[str, dict[str, int]], language: str, month: int, text: str) -> None:
    longest = max(tokens(text), key=len, default="")
    if longest and not _NUMBER.search(text):
        # A word for two months of one language says neither.
        before = months[longest].get(language, month)
        months[longest][language] = month if before == month else 0


def _add_locale(
    language: str, months: dict[str, dict[str, int]], words: dict[str, set[str]]
) -> None:
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return
    patterns = [str(locale.date_formats[size]) for size in ("full", "long", "medium")]
    for context in ("format", "stand-alone"):
        for size in ("wide", "abbreviated"):
            for month, text in locale.months[context][size].items():
                _add_month(months, language, month, text)
                for before, after in _affixes(patterns):
                    _add_month(months, language, month, before + text + after)
            for text in locale.days[context][size].values():
                words["weekdays"].update(tokens(text))
    for pattern in patterns:
        for literal in re.findall(r"'([^']+)'|([^\W\d_a-zA-Z]+)", pattern):
            words["fillers"].update(tokens("".join(literal)))
    for size in ("wide", "abbreviated"):
        words["before"].add(" ".join(tokens(locale.eras[size][0])))
        words["after"].add(" ".join(tokens(locale.eras[size][1])))


def _affixes(patterns: list[str]) -> set[tuple[str, str]]:
    """What a language writes together with its months, as Hebrew and Basque do."""
    found = [re.search(r"([^\W\d_a-zA-Z]*)MMMM(?:'(\w+)')?", pattern) for pattern in patterns]
    return {(each[1], each[2] or "") for each in found if each and (each[1] or each[2])}


if __name__ == "__main__":
    main()

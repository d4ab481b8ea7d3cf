"""An entry of a `.bib` file as a CSL-JSON item."""

from __future__ import annotations

import re
from typing import Any

from reader.metadata import bibtex, dates

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "mvbook": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "mvcollection": "book",
    "proceedings": "book",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "incollection": "chapter",
    "suppbook": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "inreference": "entry-encyclopedia",
    "reference": "book",
    "manual": "book",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "unpublished": "manuscript",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "periodical": "periodical",
    "video": "motion_picture",
    "movie": "motion_picture",
    "letter": "personal_communication",
    "artwork": "graphic",
    "legislation": "legislation",
    "jurisdiction": "legal_case",
    "misc": "document",
}
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_FIELDS = {
    "container-title": ("journaltitle", "journal", "booktitle", "maintitle"),
    "collection-title": ("series",),
    "publisher": ("publisher", "institution", "school", "organization", "howpublished"),
    "publisher-place": ("location", "address"),
    "volume": ("volume",),
    "edition": ("edition",),
    "language": ("langid", "language", "hyphenation"),
    "DOI": ("doi",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "abstract": ("abstract",),
    "keyword": ("keywords",),
    "note": ("note",),
    "title-short": ("shorttitle",),
    "event-title": ("eventtitle",),
    "genre": ("type",),
    "version": ("version",),
}
_LANGUAGES = {
    "english": "en",
    "american": "en-US",
    "usenglish": "en-US",
    "british": "en-GB",
    "ukenglish": "en-GB",
    "german": "de",
    "ngerman": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "dutch": "nl",
    "portuguese": "pt",
    "russian": "ru",
    "chinese": "zh",
    "japanese": "ja",
    "polish": "pl",
}
_NO_DASHES = re.compile(r"\s*[-–—]+\s*")
_IS_SMALL = re.compile(r"[a-zß-öø-ÿ]")


def item(entry: bibtex.Entry) -> dict[str, Any]:
    """The CSL-JSON item that an entry describes; what CSL has no place for is left out."""
    found: dict[str, Any] = {"id": entry.key, "type": _type(entry)}
    title, subtitle = _text(entry, "title"), _text(entry, "subtitle")
    found["title"] = f"{title}: {subtitle}" if title and subtitle else title
    for variable in ("author", "editor", "translator"):
        found[variable] = [
            name for one in bibtex.people(entry.fields.get(variable, "")) if (name := _name(one))
        ]
    for variable, names in _FIELDS.items():
        found[variable] = next(filter(None, (_text(entry, name) for name in names)), "")
    found["language"] = _LANGUAGES.get(found["language"].casefold(), found["language"])
    # Nothing in an address or an identifier is markup, but for escapes.
    found["URL"] = re.sub(r"\\([&%$#_~{}])", r"\1", entry.fields.get("url", "")).strip(" {}")
    found["page"] = _NO_DASHES.sub("-", _text(entry, "pages"))
    is_article = entry.kind in {"article", "periodical"}
    found["issue"] = _text(entry, "issue") or (_text(entry, "number") if is_article else "")
    found["number"] = "" if is_article else _text(entry, "number")
    found["issued"] = _issued(entry)
    found["accessed"] = _date(entry.fields.get("urldate", ""))
    found["original-date"] = _date(entry.fields.get("origdate", ""))
    return {variable: value for variable, value in found.items() if value}


def _type(entry: bibtex.Entry) -> str:
    subtype = entry.fields.get("entrysubtype", "").casefold()
    if entry.kind == "article" and subtype in _SUBTYPES:
        return _SUBTYPES[subtype]
    return _TYPES.get(entry.kind, "document")


def _text(entry: bibtex.Entry, name: str) -> str:
    return " ".join(bibtex.plain(entry.fields.get(name, "")).split())


def _issued(entry: bibtex.Entry) -> dict[str, Any] | None:
    if written := _date(entry.fields.get("date", "")):
        return written
    month = _text(entry, "month").rstrip(".")
    day = _text(entry, "day")
    words = [day if month else "", month, _text(entry, "year")]
    if month.isdecimal():
        return _date("-".join(filter(None, [words[2], month, day])))
    return _date(" ".join(filter(None, words)))


def _date(text: str) -> dict[str, Any] | None:
    """A date as BibLaTeX writes it; `~` and `?` behind it say that it is not sure."""
    text = text.strip()
    sure = bibtex.plain(text.rstrip("~?% "))
    if not sure:
        return None
    found = dates.parse(sure)
    is_guess = text[-1] in "~?%" and "date-parts" in found
    return found | {"circa": True} if is_guess else found


def _name(text: str) -> dict[str, str]:
    """One name in CSL's form: `First von Last`, `von Last, First` or `von Last, Jr, First`."""
    if text.startswith("{") and text.endswith("}") and text.find("}") == len(text) - 1:
        return {"literal": bibtex.plain(text)}
    if text.casefold() == "others":
        return {}
    parts = bibtex.commas(text)
    if len(parts) == 1:
        words = _words(text)
        first = next((at for at, word in enumerate(words[:-1]) if _IS_SMALL.match(word)), None)
        at = len(words) - 1 if first is None else first
        given, rest, suffix = words[:at], words[at:], ""
    else:
        given, rest = _words(parts[-1]), _words(parts[0])
        suffix = ", ".join(parts[1:-1])
    small = 0
    while small < len(rest) - 1 and _IS_SMALL.match(rest[small]):
        small += 1
    name = {
        "family": bibtex.plain(" ".join(rest[small:])),
        "given": bibtex.plain(" ".join(given)),
        "non-dropping-particle": bibtex.plain(" ".join(rest[:small])),
        "suffix": bibtex.plain(suffix),
    }
    name = {part: value for part, value in name.items() if value}
    if set(name) == {"family"}:
        return {"literal": name["family"]}
    return name


def _words(text: str) -> list[str]:
    """The words of a name; what is in braces is one."""
    words, depth, word = [], 0, ""
    for character in text.replace("~", " "):
        depth += (character == "{") - (character == "}")
        if character.isspace() and depth == 0:
            words.append(word)
            word = ""
        else:
            word += character
    return [word for word in (*words, word) if word]

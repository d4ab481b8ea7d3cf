"""An entry of a `.bib` file as a CSL-JSON item."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from reader.lazy import late_pattern, lazy
from reader.metadata import bibtex, dates
from reader.metadata.people.long_lists import LONGEST, shared
from reader.text.canonical import on_one_line

if TYPE_CHECKING:
    from reader.metadata import latex
else:
    latex = lazy("reader.metadata.latex")

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "mvbook": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "mvcollection": "book",
    "proceedings": "book",
    "mvproceedings": "book",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "incollection": "chapter",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "inreference": "entry-encyclopedia",
    "reference": "book",
    "mvreference": "book",
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
    "review": "review",
    "suppperiodical": "article-journal",
    "standard": "standard",
    "video": "motion_picture",
    "movie": "motion_picture",
    "audio": "song",
    "music": "song",
    "image": "graphic",
    "letter": "personal_communication",
    "artwork": "graphic",
    "legislation": "legislation",
    "jurisdiction": "legal_case",
    "misc": "document",
}
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_PREPRINTS = ("misc", "online", "unpublished", "article", "report")
"""Kinds of entries that are preprints if all they have is an identifier in an archive."""
_GENRES = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master’s thesis",
    "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
}
"""BibLaTeX's wording of thesis and report types, and of BibTeX's own entry types."""
_PEOPLE = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "bookauthor",
}
_RICH = {
    "title-short": "shorttitle",
    "container-title-short": "shortjournal",
    "collection-title": "series",
    "note": "note",
}
_PLAIN = {
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("location", "address"),
    "volume": ("volume",),
    "number-of-volumes": ("volumes",),
    "chapter-number": ("chapter",),
    "edition": ("edition",),
    "number-of-pages": ("pagetotal",),
    "language": ("langid", "language", "hyphenation"),
    "DOI": ("doi",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "PMID": ("pmid",),
    "PMCID": ("pmcid",),
    "abstract": ("abstract",),
    "keyword": ("keywords",),
    "event-title": ("eventtitle",),
    "event-place": ("venue",),
    "status": ("pubstate",),
    "version": ("version",),
    "original-title": ("origtitle",),
    "original-publisher": ("origpublisher",),
    "original-publisher-place": ("origlocation",),
}
_BOOKS = (
    "book mvbook inbook bookinbook suppbook collection mvcollection incollection suppcollection "
    "proceedings mvproceedings inproceedings conference reference mvreference inreference"
)
_IN_SERIES = frozenset(_BOOKS.split())
"""Entry types whose number is the one in a series."""
BABEL = {
    "english": "en",
    "american": "en-US",
    "usenglish": "en-US",
    "british": "en-GB",
    "ukenglish": "en-GB",
    "canadian": "en-CA",
    "australian": "en-AU",
    "german": "de",
    "ngerman": "de",
    "austrian": "de-AT",
    "naustrian": "de-AT",
    "swissgerman": "de-CH",
    "nswissgerman": "de-CH",
    "french": "fr",
    "francais": "fr",
    "canadien": "fr-CA",
    "spanish": "es",
    "mexican": "es-MX",
    "italian": "it",
    "dutch": "nl",
    "portuguese": "pt",
    "portuges": "pt",
    "brazilian": "pt-BR",
    "brazil": "pt-BR",
    "catalan": "ca",
    "galician": "gl",
    "basque": "eu",
    "russian": "ru",
    "ukrainian": "uk",
    "bulgarian": "bg",
    "serbian": "sr",
    "croatian": "hr",
    "slovene": "sl",
    "slovenian": "sl",
    "slovak": "sk",
    "czech": "cs",
    "polish": "pl",
    "hungarian": "hu",
    "magyar": "hu",
    "romanian": "ro",
    "greek": "el",
    "turkish": "tr",
    "danish": "da",
    "swedish": "sv",
    "norwegian": "no",
    "norsk": "nb",
    "nynorsk": "nn",
    "finnish": "fi",
    "icelandic": "is",
    "estonian": "et",
    "latvian": "lv",
    "lithuanian": "lt",
    "latin": "la",
    "hebrew": "he",
    "arabic": "ar",
    "persian": "fa",
    "farsi": "fa",
    "chinese": "zh",
    "japanese": "ja",
    "korean": "ko",
    "vietnamese": "vi",
}
"""Babel's language names."""
_ARCHIVES = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "hdl": "https://hdl.handle.net/",
    "googlebooks": "https://books.google.com/books?id=",
}
"""The addresses of archives, to which their identifiers are appended."""
_NO_DASHES = late_pattern(r"\s*[-–—]+\s*")
_IS_SMALL = late_pattern(r"[a-zß-öø-ÿ]")
_BRACE_OR_SPACE = late_pattern(r"[{}]|\s")
_TIE = late_pattern(r"(?<!\\)~")
_ADDRESS = late_pattern(r"(?:https?|ftp)://\S+$", re.IGNORECASE)
_ACCESSED = late_pattern(
    r"^\W*(?:online\W+)?(?:last\s+)?accessed(?:\s+on)?\W+(.+?)\W*$", re.IGNORECASE
)
_ARXIV = late_pattern(r"arxiv\b.*?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+/\d{7})?$", re.IGNORECASE)
"""The journals that catalogues give for preprints."""
_RESOLVER = late_pattern(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_PART = late_pattern(r"\s*(family|given|prefix|suffix|useprefix|[a-z]+-i)\s*=\s*(.*?)\s*$")
_NAME_PARTS = {
    "family": "family",
    "given": "given",
    "prefix": "non-dropping-particle",
    "suffix": "suffix",
}
_OTHERS = late_pattern(r"(?:^|[,\s]+)(?:et\.?\s+al\.?|\{?others\}?)$", re.IGNORECASE)


def item(entry: bibtex.Entry, most: int = sys.maxsize) -> dict[str, Any]:
    """The CSL-JSON item that an entry describes, with so many names in a field at most."""
    found: dict[str, Any] = {"id": entry.key, "type": _type(entry), **_titles(entry)}
    for variable, field in _PEOPLE.items():
        found[variable] = _people(bibtex.people(entry.fields.get(field, ""), most))
    for variable, field in _RICH.items():
        found[variable] = _rich(entry, field)
    for variable, names in _PLAIN.items():
        found[variable] = _first(_text(entry, name) for name in names)
    found["language"] = BABEL.get(found["language"].casefold(), found["language"])
    found["page"] = _NO_DASHES.sub("-", _text(entry, "pages"))
    found["genre"] = _genre(entry)
    found |= _numbers(entry)
    found["DOI"] = _RESOLVER.sub("", found["DOI"])
    found["issued"] = _issued(entry)
    found["accessed"] = _date(entry.fields.get("urldate", ""))
    found["original-date"] = _date(entry.fields.get("origdate", ""))
    found["event-date"] = _date(entry.fields.get("eventdate", ""))
    _add_address(found, entry)
    _add_archive(found, entry)
    return {variable: value for variable, value in found.items() if value}


def _type(entry: bibtex.Entry) -> str:
    subtype = entry.fields.get("entrysubtype", "").casefold()
    if entry.kind == "article" and subtype in _SUBTYPES:
        return _SUBTYPES[subtype]
    return _TYPES.get(entry.kind, "thesis" if entry.kind.endswith("thesis") else "document")


def _titles(entry: bibtex.Entry) -> dict[str, str]:
    """The titles of a work and of what contains it, each with its subtitle."""
    containers = (
        _titled(entry, "journaltitle", "journalsubtitle"),
        _rich(entry, "journal"),
        _titled(entry, "booktitle", "booksubtitle"),
        _titled(entry, "maintitle", "mainsubtitle"),
    )
    return {"title": _titled(entry, "title", "subtitle"), "container-title": _first(containers)}


def _titled(entry: bibtex.Entry, title: str, subtitle: str) -> str:
    return ": ".join(filter(None, (_rich(entry, title), _rich(entry, subtitle))))


def _genre(entry: bibtex.Entry) -> str:
    said = _text(entry, "type")
    return _GENRES.get(said.casefold(), said) or _GENRES.get(entry.kind, "")


def _numbers(entry: bibtex.Entry) -> dict[str, str]:
    """The issue, the number, or the number in a series."""
    number, issue = _text(entry, "number"), _text(entry, "issue")
    if entry.kind in {"article", "periodical", "review", "suppperiodical"}:
        only = "" if _text(entry, "pages") else _text(entry, "eid")
        return {"issue": ", ".join(filter(None, (number, issue))), "number": only}
    if entry.kind in _IN_SERIES:
        return {"issue": issue, "collection-number": number}
    return {"issue": issue, "number": number}


def _add_address(found: dict[str, Any], entry: bibtex.Entry) -> None:
    """The address and the access date, wherever an entry gives them."""
    # Addresses contain no markup, only escapes.
    found["URL"] = re.sub(r"\\([&%$#_~{}])", r"\1", entry.fields.get("url", "")).strip(" {}")
    published = _text(entry, "howpublished")
    if _ADDRESS.match(published):
        found["URL"] = found["URL"] or published
    elif not found["publisher"]:
        found["publisher"] = published
    if _ADDRESS.match(found["note"]):
        found["URL"], found["note"] = found["URL"] or found["note"], ""
    if (seen := _ACCESSED.match(found["note"])) and "literal" not in (_date(seen[1]) or {}):
        found["accessed"], found["note"] = found["accessed"] or _date(seen[1]), ""


def _add_archive(found: dict[str, Any], entry: bibtex.Entry) -> None:
    """The address for an identifier in an archive; for a preprint, the archive too."""
    number = _text(entry, "eprint")
    archive = _text(entry, "eprinttype") or _text(entry, "archiveprefix")
    if journal := _ARXIV.match(found["container-title"]):
        number, archive, found["container-title"] = number or journal[1] or "", "arXiv", ""
    name = archive.casefold()
    if not number:
        return
    if name == "pubmed":
        found["PMID"] = found["PMID"] or number
        return
    number = re.sub(r"^arxiv:\s*", "", number, flags=re.IGNORECASE)
    if name in _ARCHIVES and not found["URL"]:
        found["URL"] = _ARCHIVES[name] + number
    if name == "arxiv" and entry.kind in _PREPRINTS and not found["container-title"]:
        found |= {"type": "article", "publisher": found["publisher"] or archive}
        found["number"] = found.get("number") or f"arXiv:{number}"


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")


def _text(entry: bibtex.Entry, name: str) -> str:
    return on_one_line(latex.plain(entry.fields.get(name, "")))


def _rich(entry: bibtex.Entry, name: str) -> str:
    return on_one_line(latex.rich(entry.fields.get(name, "")))


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
    """A date in BibLaTeX's form; a trailing `~` or `?` marks it as uncertain."""
    text = text.strip()
    certain = latex.plain(text.rstrip("~?% "))
    if not certain:
        return None
    found = dates.coded_season(certain) or dates.parse(certain)
    is_guess = text[-1] in "~?%" and "date-parts" in found
    return found | {"circa": True} if is_guess else found


def _people(written: list[str]) -> list[Mapping[str, str]]:
    """Names in CSL form; `and others` and “et al.” as in pandoc."""
    names = [name for one in written if (name := _name(_OTHERS.sub("", one)))]
    has_others = bool(written and _OTHERS.search(written[-1]))
    return [*names, {"literal": "others"}] if names and has_others else names


def _name(text: str) -> Mapping[str, str]:
    """One name in CSL form: `First von Last`, `von Last, First` or `von Last, Jr, First`."""
    if len(text) > LONGEST or bibtex.is_group(text):
        return {"literal": latex.plain(text)}
    parts = bibtex.commas(text)
    if all(map(_PART.match, parts)):
        return _in_parts(parts)
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
    said = {
        "family": " ".join(rest[small:]),
        "given": " ".join(given),
        "non-dropping-particle": " ".join(rest[:small]),
        "suffix": suffix,
    }
    name = {part: plain for part, value in said.items() if value and (plain := latex.plain(value))}
    return {"literal": name["family"]} if name.keys() == {"family"} else shared(name)


def _in_parts(parts: list[str]) -> Mapping[str, str]:
    """A name in BibLaTeX's long form: `family=Berg, given=Jan, prefix=van der`."""
    said = {match[1]: latex.plain(match[2]) for part in parts if (match := _PART.match(part))}
    name = {variable: said[part] for part, variable in _NAME_PARTS.items() if said.get(part)}
    return name if "given" in name else {"literal": name["family"]} if "family" in name else {}


def _words(text: str) -> list[str]:
    """The words of a name; a group in braces is one word."""
    if "{" not in text and "}" not in text:
        return _TIE.sub(" ", text).split()
    words, depth, start = [], 0, 0
    text = _TIE.sub(" ", text)
    for found in _BRACE_OR_SPACE.finditer(text):
        sign = found[0]
        if sign in "{}":
            depth += 1 if sign == "{" else -1
        elif depth == 0:
            words.append(text[start : found.start()])
            start = found.end()
    return [word for word in (*words, text[start:]) if word]

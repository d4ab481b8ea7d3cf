"""References in tagged lines, as exported by databases and other programs.

RIS (`.ris`), PubMed's (`.nbib`) and EndNote's (`.enw`): an entry is read into the fields that
headers have, so that the same rules apply to names, dates and everything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from reader.lazy import late_pattern
from reader.metadata import dates
from reader.metadata.csl import CROWDED, is_crowded
from reader.metadata.people import long_lists
from reader.text import pieces

_MOST_APART = 1000
"""The most lines of a value that are not joined yet."""
Tags = Mapping[str, list[str]]
"""The values of an entry by tag, in the order in which they stand."""


class BadTagsError(ValueError):
    """An error in a file, and its line."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


class Entry(NamedTuple):
    """One work in such a file."""

    key: str
    """Its id in the file; empty if it has none."""
    source: str
    """Its lines."""
    kind: _Kind
    """The format."""

    @property
    def fields(self) -> dict[str, Any]:
        """Its fields, under the names that headers use."""
        tags, _ = next(_read(self.source, self.kind, long_lists.most(len(self.source))))
        return {name: value for name, value in self.kind.fields(tags).items() if value}

    @property
    def signs(self) -> dict[str, str]:
        """What it can be found by."""
        said = self.fields
        return {name: said.get(name, "") for name in ("DOI", "URL", "title")}


class _Kind(NamedTuple):
    """A tagged format."""

    line: re.Pattern[str]
    """The pattern of a line with a tag and a value."""
    begins: str
    """The tag that begins an entry; empty if a blank line does."""
    ends: str
    """The tag that ends an entry."""
    fields: Callable[[Tags], dict[str, Any]]
    """Converts an entry to fields."""
    keys: tuple[str, ...]
    """Tags of an entry's id."""
    bare: re.Pattern[str] | None = None
    """The pattern of a line whose tag lost its dash."""


def entries(text: str, ending: str) -> list[Entry]:
    """The entries of a file.

    Args:
        text: Its content.
        ending: Its extension: `.ris`, `.nbib` or `.enw`.

    Raises:
        BadTagsError: No line has a tag, or a line belongs to no entry.
    """
    kind, at = _KINDS[ending], 0
    found: list[Entry] = []
    for tags, end in _read(text, kind, 1):
        if tags.keys() - _OF_FILE:
            found.append(Entry(_first(tags, *kind.keys), text[at:end], kind))
            if is_crowded(len(found), end):
                raise BadTagsError(1, CROWDED)
        at = end
    if not found:
        raise BadTagsError(1, "no line in it has a tag")
    return found


def _read(text: str, kind: _Kind, most: int) -> Iterator[tuple[Tags, int]]:
    """The values of each entry by tag, at most one more than is read, and where the next begins."""
    tags: dict[str, list[str]] = {}
    joined: list[str] = []
    more: list[str] = []
    """The lines that continue the last value; many are joined, since each takes sixty bytes."""
    last, at, borders = "", 0, (kind.begins, kind.ends)
    for number, line in enumerate(pieces.lines(text), 1):
        bare = line.strip()
        said = line.rstrip()
        match = (kind.line.match(said) or _undashed(said, kind, last)) if bare else None
        begun, at = at, at + len(line)
        if match is None and (bare or kind.ends):
            if bare and not last:
                raise BadTagsError(number, "it has no tag")
            more.append(bare)
            if len(more) == _MOST_APART:
                joined.append(" ".join(filter(None, more)))
                more.clear()
            continue
        if more or joined:
            _continue(tags.get(last), joined, more)
        tag = match[1] if match else ""
        if tags and tag in borders:
            yield tags, begun
            tags, last = {}, ""
        if match and tag != kind.ends:
            values = tags.setdefault(tag, [])
            if len(values) <= most:
                values.append((match[2] or "").strip())
            last = tag
    _continue(tags.get(last), joined, more)
    if tags:
        yield tags, at


def _continue(values: list[str] | None, joined: list[str], more: list[str]) -> None:
    """Add lines to the last value, if there is one."""
    if values and (joined or more):
        values[-1] = " ".join(filter(None, (values[-1], *joined, *more)))
    del joined[:], more[:]


def _undashed(line: str, kind: _Kind, last: str) -> re.Match[str] | None:
    """The tag and the value on a line whose tag lost its dash; none where prose goes on."""
    return kind.bare.match(line) if kind.bare and last not in _PROSE else None


def _first(tags: Tags, *names: str) -> str:
    """The first value of the first tag that has one."""
    return next((value for name in names for value in tags.get(name, ()) if value), "")


def _all(tags: Tags, *names: str) -> list[str]:
    """The values of the first tag that has any."""
    return next(([*filter(None, tags[name])] for name in names if any(tags.get(name, ()))), [])


def _people(names: Iterable[str]) -> list[str]:
    """Names in the form that headers use; one without a comma is an organisation's."""
    return [name if "," in name else f"{{{name}}}" for name in names]


def _pages(first: str, last: str = "") -> str:
    """A page range, whose last page may be abbreviated, as in `1217-23`."""
    start, dash, end = first.partition("-") if not last else (first, "-", last)
    start, end = start.strip(), end.strip(" -")
    if start.isdigit() and end.isdigit() and len(end) < len(start):
        end = start[: -len(end)] + end
    return f"{start}-{end}" if dash and end and end != start else start


_RIS_TYPES = {
    **dict.fromkeys(["JOUR", "JFULL", "EJOUR", "INPR", "ABST"], "article-journal"),
    **dict.fromkeys(["BOOK", "EBOOK", "EDBOOK", "SER"], "book"),
    **dict.fromkeys(["CHAP", "ECHAP"], "chapter"),
    **dict.fromkeys(["CONF", "CPAPER"], "paper-conference"),
    **dict.fromkeys(["RPRT", "GOVDOC", "GRANT"], "report"),
    **dict.fromkeys(["ELEC", "WEB"], "webpage"),
    **dict.fromkeys(["VIDEO", "MPCT", "ADVS"], "motion_picture"),
    **dict.fromkeys(["SOUND", "MUSIC"], "song"),
    **dict.fromkeys(["DATA", "AGGR"], "dataset"),
    **dict.fromkeys(["UNPB", "UNPD", "MANSCPT"], "manuscript"),
    **dict.fromkeys(["PCOMM", "ICOMM"], "personal_communication"),
    **dict.fromkeys(["STAT", "LEGAL"], "legislation"),
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "THES": "thesis",
    "BLOG": "post-weblog",
    "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary",
    "MAP": "map",
    "PAT": "patent",
    "CASE": "legal_case",
    "BILL": "bill",
    "HEAR": "hearing",
    "COMP": "software",
    "ART": "graphic",
    "FIGURE": "figure",
    "SLIDE": "speech",
    "STAND": "standard",
    "PAMP": "pamphlet",
    "ANCIENT": "classic",
    "PREP": "article",
}
_ISSN_DIGITS = 8
_WHOLE = frozenset(("book", "thesis", "report", "map", "manuscript", "motion_picture", "song"))
"""Types of independent works, whose container is a series."""


def _of_ris(tags: Tags) -> dict[str, Any]:
    kind = _RIS_TYPES.get(_first(tags, "TY").upper(), "")
    title, within = _first(tags, "TI", "T1", "CT"), _first(tags, "JF", "T2", "JO", "BT", "JA", "J2")
    if kind in _WHOLE:
        title = title or _first(tags, "BT")
        within = _first(tags, "JF", "JO")
    series = _first(tags, "T3") or (_first(tags, "T2") if kind in _WHOLE else "")
    editors = _all(tags, "ED") or (_all(tags, "A2", "A3") if kind != "book" else _all(tags, "A2"))
    number = _first(tags, "IS", "CP", "M1")
    return {
        "type": kind,
        "title": title,
        "title-short": _first(tags, "ST"),
        "author": _people(_all(tags, "AU", "A1")),
        "editor": _people(editors),
        "translator": _people(_all(tags, "A4", "TA")),
        "container-title": within,
        "collection-title": series,
        "issued": _ris_date(_first(tags, "DA") or _first(tags, "PY", "Y1")),
        "accessed": _ris_date(_first(tags, "Y2")),
        "volume": _first(tags, "VL"),
        "issue" if kind.startswith("article") else "number": number,
        "page": _pages(_first(tags, "SP"), _first(tags, "EP")),
        "publisher": _first(tags, "PB"),
        "publisher-place": _first(tags, "CY", "PP"),
        "edition": _first(tags, "ET"),
        "DOI": _first(tags, "DO") or _doi(_first(tags, "M3")),
        "URL": _first(tags, "UR", "LK"),
        "abstract": _first(tags, "AB", "N2"),
        "language": _first(tags, "LA"),
        "genre": "" if _doi(_first(tags, "M3")) else _first(tags, "M3"),
        "section": _first(tags, "SE") if kind == "article-newspaper" else "",
        **_serial(_all(tags, "SN")),
    }


def _ris_date(said: str) -> str:
    """A date such as `2020/03/05/`, `2020///Spring` or `2020/03/05/online`."""
    year, month, day, words, *_ = (*said.split("/"), "", "", "", "")
    parts = [part.strip() for part in (year, month, day)]
    whole = "-".join(part for part in parts if part)
    ways = (f"{words} {whole}", words) if words.strip() else ()
    return next((each for each in ways if dates.of_header(each)), whole)


def _doi(said: str) -> str:
    return said if re.match(r"10\.\d{4,9}/", said) else ""


def _serial(numbers: Iterable[str]) -> dict[str, str]:
    """ISBN and ISSN, distinguished by their length."""
    found: dict[str, str] = {}
    for said in numbers:
        for number in re.findall(r"\d[\d-]{6,15}[\dXx]", said):
            digits = number.replace("-", "")
            found.setdefault("ISSN" if len(digits) == _ISSN_DIGITS else "ISBN", number)
    return found


_INITIALS = late_pattern(r"(.+?)\s+([A-Z]{1,3})(\s+(?:Jr|Sr|[2-4](?:nd|rd|th)|I{2,3}))?$")
_NOTED = late_pattern(r"(\S+)\s*\[(\w+)\]")
_SAID_BY = {"Preprint": "article", "News": "article-newspaper", "Dataset": "dataset"}


def _of_nbib(tags: Tags) -> dict[str, Any]:
    notes = [each for name in ("AID", "LID") for value in tags.get(name, ())
             for each in _NOTED.findall(value)]  # fmt: skip
    kinds = tags.get("PT", [])
    book, journal = _first(tags, "BTI"), _first(tags, "JT", "TA")
    title = _first(tags, "TI") or book
    kind = next((_SAID_BY[each] for each in kinds if each in _SAID_BY), "article-journal")
    if book:
        kind = "chapter" if book != title else "book"
    return {
        "type": kind,
        "title": title.removesuffix("."),
        "author": [*_pubmed_people(tags, "FAU", "AU"), *_people(tags.get("CN", []))],
        "editor": _pubmed_people(tags, "FED", "ED"),
        "container-title": (book if book != title else "") or journal,
        "collection-title": _first(tags, "CTI"),
        "issued": _first(tags, "DP"),
        "volume": _first(tags, "VI"),
        "issue": _first(tags, "IP"),
        "page": _pages(_first(tags, "PG")),
        "publisher": _first(tags, "PB"),
        "publisher-place": _first(tags, "PL") if book else "",
        "edition": _first(tags, "EN"),
        "DOI": next((value for value, name in notes if name == "doi"), ""),
        "PMID": _first(tags, "PMID"),
        "PMCID": _first(tags, "PMC"),
        "abstract": _first(tags, "AB"),
        "language": _first(tags, "LA"),
        **_serial(tags.get("IS", [])),
        **_serial(tags.get("ISBN", [])),
    }


def _pubmed_people(tags: Tags, full: str, short: str) -> list[str]:
    """Names in full; else `Lee AM` as `Lee, A. M.`."""
    if any(tags.get(full, ())):
        return _people(_all(tags, full))
    found = []
    for name in _all(tags, short):
        match = _INITIALS.match(name)
        parts = (
            (match[1], " ".join(f"{each}." for each in match[2]), match[3] or "")
            if match
            else (name,)
        )
        found.append(", ".join(part.strip() for part in parts if part.strip()))
    return _people(found)


_ENW_TYPES = {
    **dict.fromkeys(["journal article", "electronic article"], "article-journal"),
    **dict.fromkeys(["book", "edited book", "electronic book"], "book"),
    **dict.fromkeys(["book section", "electronic book section"], "chapter"),
    **dict.fromkeys(["conference paper", "conference proceedings"], "paper-conference"),
    **dict.fromkeys(["report", "government document"], "report"),
    **dict.fromkeys(["web page", "online multimedia"], "webpage"),
    **dict.fromkeys(["film or broadcast", "audiovisual material"], "motion_picture"),
    **dict.fromkeys(["manuscript", "unpublished work"], "manuscript"),
    "magazine article": "article-magazine",
    "newspaper article": "article-newspaper",
    "thesis": "thesis",
    "blog": "post-weblog",
    "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary",
    "music": "song",
    "case": "legal_case",
    "statute": "legislation",
    **{kind: kind for kind in ("map", "patent", "bill", "hearing", "dataset", "figure")},
    "legal rule or regulation": "regulation",
    "computer program": "software",
    "artwork": "graphic",
    "personal communication": "personal_communication",
    "standard": "standard",
    "pamphlet": "pamphlet",
    "classical work": "classic",
}


def _of_enw(tags: Tags) -> dict[str, Any]:
    kind = _ENW_TYPES.get(_first(tags, "0").casefold(), "")
    return {
        "type": kind,
        "title": _first(tags, "T"),
        "title-short": _first(tags, "!"),
        "author": _named(_all(tags, "A")),
        "editor": _named(_all(tags, "E")),
        "translator": _named(_all(tags, "?")) if kind in {"book", "chapter"} else [],
        "container-title": _first(tags, "J") or ("" if kind in _WHOLE else _first(tags, "B")),
        "collection-title": _first(tags, "S") or (_first(tags, "B") if kind in _WHOLE else ""),
        "issued": _enw_date(_first(tags, "8"), _first(tags, "D")),
        "accessed": _first(tags, "["),
        "volume": _first(tags, "V"),
        "issue" if kind.startswith("article") else "number": _first(tags, "N"),
        "page": _pages(_first(tags, "P")),
        "publisher": _first(tags, "I"),
        "publisher-place": _first(tags, "C"),
        "edition": _first(tags, "7"),
        "DOI": _first(tags, "R"),
        "URL": _first(tags, "U"),
        "abstract": _first(tags, "X"),
        "language": _first(tags, "G"),
        "genre": _first(tags, "9"),
        **_serial(_all(tags, "@")),
    }


def _named(names: Iterable[str]) -> list[str]:
    """Names; an organisation's ends in a comma."""
    return [f"{{{name.rstrip(', ')}}}" if name.endswith(",") else name for name in names]


def _enw_date(day: str, year: str) -> str:
    """The date, with the year from a line of its own."""
    return day if day and year in day else f"{day} {year}".strip()


_OF_FILE = frozenset(("EF", "FN", "VR"))
"""Tags around the entries of a file."""
_PROSE = frozenset(("AB", "N1", "N2"))
"""Tags of prose, whose lines may begin with any word."""
_KINDS = {
    ".ris": _Kind(
        re.compile(r"\s?([A-Z][A-Z0-9])  ?-(?: (.*)|$)"),
        *("TY", "ER", _of_ris, ("ID",)),
        re.compile(r"(TY|AU|A[1-4]|PY|Y1|DA|T[12]|JO|JF|VL|SP|EP|DO|UR|PB|SN) {1,2}(\S.*)$"),
    ),
    ".nbib": _Kind(re.compile(r"([A-Z]{2,4}) {0,2}- (.*)$"), "PMID", "", _of_nbib, ("PMID",)),
    ".enw": _Kind(re.compile(r"%(\S) ?(.*)$"), "0", "", _of_enw, ("F", "L", "M")),
}
ENDINGS = tuple(_KINDS)
"""The extensions of such files."""

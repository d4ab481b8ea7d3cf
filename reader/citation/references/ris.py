"""RIS records, which every reference manager reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reader.citation.csl import dates
from reader.citation.csl.dates import Date, Day
from reader.citation.csl.item import Item
from reader.citation.csl.names import Name, ends_in_others
from reader.citation.markup.formats import PLAIN
from reader.lazy import late_pattern

_TYPES: Mapping[str, str] = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "MPCT",
    "chapter": "CHAP",
    "classic": "CLSWK",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "review": "JOUR",
    "review-book": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_PEOPLE = {"author": "AU", "editor": "ED", "collection-editor": "A3", "translator": "A4"}
_TEXTS = {
    "title": "TI",
    "title-short": "ST",
    "container-title": "T2",
    "collection-title": "T3",
    "publisher": "PB",
    "publisher-place": "CY",
    "edition": "ET",
    "volume": "VL",
    "issue": "IS",
    "number": "M1",
    "genre": "M3",
    "abstract": "AB",
    "language": "LA",
    "ISBN": "SN",
    "ISSN": "SN",
    "DOI": "DO",
    "URL": "UR",
}
_DATES = {"issued": "DA", "accessed": "Y2"}
_SEPARATED = late_pattern(r"[;,]")


def record(raw: Mapping[str, Any], key: str) -> str:
    """An item as a RIS record, with a newline at its end."""
    item = Item(raw)
    lines = [("TY", _TYPES.get(item.type, "GEN")), ("ID", key), *_fields(item), ("ER", "")]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines)


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    """The non-empty tags and values of a record."""
    for field, tag in _PEOPLE.items():
        people = item.names(field)
        # RIS has no way to say that names are left out.
        for name in people[:-1] if ends_in_others(people) else people:
            yield tag, _name(name)
    for field, tag in _TEXTS.items():
        text = PLAIN.render(item.text(field))
        if text:
            yield tag, text
    keywords = map(str.strip, _SEPARATED.split(PLAIN.render(item.text("keyword"))))
    yield from (("KW", word) for word in keywords if word)
    first, _, last = PLAIN.render(item.text("page")).replace("–", "-").partition("-")
    for tag, page in (("SP", first.strip()), ("EP", last.strip())):
        if page:
            yield tag, page
    yield from _dates(item)


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    """The tags and values of its dates."""
    for field, tag in _DATES.items():
        date = item.date(field)
        if date and date.start and date.start.year > 0:
            if field == "issued":
                yield "PY", str(date.start.year)
            yield tag, _day(date)


def _name(name: Name) -> str:
    """A name as `von Family, Given, Suffix`; an organisation unchanged."""
    family = " ".join(filter(None, (name.particle, name.family)))
    given = " ".join(filter(None, (name.given, name.loose_particle)))
    return PLAIN.render(", ".join(filter(None, (family, given, name.suffix))))


def _day(date: Date) -> str:
    day = date.start or Day(0)
    parts = [f"{day.year:04}", f"{day.month:02}" if day.month else ""]
    is_over_years = day.season and date.end and date.end.year != day.year
    season = dates.full(date) if is_over_years else dates.month_day(date) if day.season else ""
    return "/".join([*parts, f"{day.day:02}" if day.day else "", season])

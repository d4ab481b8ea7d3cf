"""BibLaTeX entries from CSL-JSON items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reader.citation.csl.dates import Date, Day
from reader.citation.csl.item import Item
from reader.citation.csl.names import Name, ends_in_others
from reader.citation.markup import rich
from reader.citation.markup.latex import escape
from reader.citation.references.capitals import protected
from reader.citation.references.languages import babel

_TYPES: Mapping[str, str] = {
    "article": "online",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "legislation",
    "book": "book",
    "broadcast": "video",
    "chapter": "incollection",
    "classic": "book",
    "dataset": "dataset",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "figure": "image",
    "graphic": "image",
    "hearing": "legislation",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "map": "image",
    "motion_picture": "video",
    "musical_score": "music",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "regulation": "legislation",
    "report": "report",
    "review": "review",
    "review-book": "review",
    "software": "software",
    "song": "audio",
    "speech": "unpublished",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "legal",
    "webpage": "online",
}
_WITHIN = frozenset(("incollection", "inproceedings", "inreference"))
"""Types of works that are part of a book."""
_SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_PEOPLE = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "bookauthor",
    "recipient": "namec",
}
_TEXTS = {
    "title": "title",
    "title-short": "shorttitle",
    "publisher-place": "location",
    "collection-title": "series",
    "edition": "edition",
    "volume": "volume",
    "number-of-volumes": "volumes",
    "page": "pages",
    "chapter-number": "chapter",
    "event-title": "eventtitle",
    "event-place": "venue",
    "version": "version",
    "genre": "type",
    "medium": "howpublished",
    "status": "pubstate",
    "ISBN": "isbn",
    "ISSN": "issn",
    "keyword": "keywords",
}
_DATES = {
    "issued": "date",
    "original-date": "origdate",
    "event-date": "eventdate",
    "accessed": "urldate",
}
_COMMANDS = {
    rich.ITALIC: r"\emph{",
    rich.BOLD: r"\textbf{",
    rich.SMALL_CAPS: r"\textsc{",
    rich.SUPER: r"\textsuperscript{",
    rich.SUB: r"\textsubscript{",
    rich.UPRIGHT: r"\textup{",
    rich.NO_CASE: "{",
    rich.END: "}",
}
_TITLES = frozenset(("title", "title-short", "collection-title", "event-title"))
"""Fields that styles may print in sentence case."""
_ENGLISH = frozenset(("english", "american", "british", "canadian", "australian", "newzealand"))
_SEASON = 20
"""The offset of season numbers in EDTF."""


def entry(raw: Mapping[str, Any], key: str) -> str:
    """An item as an entry of a `.bib` file, with a newline at its end."""
    item = Item(raw)
    fields = [(name, value) for name, value in _fields(item) if value]
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields]
    return f"@{_type(item)}{{{key},\n{''.join(lines)}}}\n"


def _type(item: Item) -> str:
    if item.type == "book" and item.has("editor") and not item.has("author"):
        return "collection"
    return _TYPES.get(item.type, "misc")


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    """The names and values of an entry's fields."""
    for field, name in _PEOPLE.items():
        people = item.names(field)
        listed = [*people[:-1], None] if ends_in_others(people) else people
        yield name, " and ".join(_name(each) if each else "others" for each in listed)
    language = babel(item.text("language"))
    # Only a title in no other language is printed in sentence case.
    is_kept = not language or language in _ENGLISH
    for field, name in _TEXTS.items():
        text = item.text(field)
        if field == "keyword":
            text = re.sub(r"\s*[;,]\s*", ", ", text)
        if field == "page":
            text = re.sub(r"(?<=\w)\s*[-–]\s*(?=\w)", "--", text)
        yield name, latex(protected(text) if is_kept and field in _TITLES else text)
    container, field = item.text("container-title"), _container_field(item)
    # The titles of journals stay as they are in any style.
    yield field, latex(protected(container) if is_kept and field == "booktitle" else container)
    yield "langid", language
    kind = _type(item)
    publisher = latex(item.text("publisher"))
    # BibLaTeX would read a list of two.
    is_list = re.search(r"\sand\s", publisher)
    yield _publisher_field(kind), f"{{{publisher}}}" if is_list else publisher
    number = item.text("issue") or item.text("number") or item.text("collection-number")
    yield "number", latex(number)
    for field, name in _DATES.items():
        yield name, edtf(item.date(field))
    issued = item.date("issued")
    yield "year", latex(issued.words) if issued else ""
    yield "entrysubtype", _SUBTYPES.get(item.type, "")
    yield "doi", _verbatim(re.sub(r"^https?://(dx\.)?doi\.org/", "", item.text("DOI")))
    yield "url", _verbatim(item.text("URL"))


def _container_field(item: Item) -> str:
    kind = _type(item)
    if kind == "online":
        return "organization"
    return "booktitle" if kind in _WITHIN else "journaltitle"


def _publisher_field(kind: str) -> str:
    if kind in {"report", "thesis"}:
        return "institution"
    return "publisher"


def latex(text: str) -> str:
    """Rich text in LaTeX's characters and commands."""
    out: list[str] = []
    depth = 0
    for char in text:
        if char == rich.OPEN_QUOTE:
            out.append("‘" if depth % 2 else "“")
            depth += 1
        elif char == rich.CLOSE_QUOTE:
            depth -= 1
            out.append("’" if depth % 2 else "”")
        else:
            out.append(_COMMANDS.get(char) or escape(char))
    return "".join(out)


def _name(name: Name) -> str:
    """A name as `von Family, Suffix, Given`; an organisation in braces of its own."""
    if name.is_whole:
        return "{" + latex(name.family) + "}"
    family = latex(name.family)
    if re.search(r"\band\b|,", family) or (" " in family and family[:1].islower()):
        family = "{" + family + "}"
    elif not name.given:
        family = "{" + family + "}" if " " in family else family
    first = rich.join(" ", latex(name.particle), family).replace(rich.SEAM, "")
    given = rich.join(" ", latex(name.given), latex(name.loose_particle)).replace(rich.SEAM, "")
    if re.search(r"\band\b|,", given):
        given = "{" + given + "}"
    return ", ".join(filter(None, (first, latex(name.suffix), given)))


def edtf(date: Date | None) -> str:
    """A date in the extended ISO format that BibLaTeX reads; empty for a date in words."""
    if date is None or date.start is None:
        return ""
    about = "~" if date.is_about else ""
    start = _day(date.start) + about
    if date.end:
        return f"{start}/{_day(date.end)}{about}"
    return start + "/" if date.is_open else start


def _day(day: Day) -> str:
    """A day; years BC are numbered astronomically, from 0."""
    year = f"{day.year:04}" if day.year > 0 else f"-{-day.year - 1:04}"
    if day.year == -1:
        year = "0000"
    if day.season:
        return f"{year}-{day.season + _SEASON}"
    parts = [year] + [f"{part:02}" for part in (day.month, day.day) if part]
    return "-".join(parts)


def _verbatim(text: str) -> str:
    """An address for a verbatim field: only characters that would end the field are encoded."""
    return re.sub(r"[{}\\%\s](?![0-9A-Fa-f]{2})|[{}\\\s]", _percent, text)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())

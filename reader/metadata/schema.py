"""The fields of a document's metadata: their meaning, parsing and display."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError
from reader.lazy import late_pattern, lazy
from reader.metadata.csl import DATE_FIELDS, NAME_FIELDS, limited
from reader.text import glyphs
from reader.text.canonical import canonical

if TYPE_CHECKING:
    import difflib
    import json

    from reader.metadata import dates, spellings
    from reader.metadata.kinds import type_names
    from reader.metadata.people import lines
else:
    difflib = lazy("difflib")
    json = lazy("json")
    dates = lazy("reader.metadata.dates")
    lines = lazy("reader.metadata.people.lines")
    spellings = lazy("reader.metadata.spellings")
    type_names = lazy("reader.metadata.kinds.type_names")

KEY = "citation-key"
"""The field with the citation key, by which other programs identify a work."""

ABOUT: Mapping[str, str] = {
    "type": "what it is",
    "citation-key": "the key that other programs know it by: smith2024city",
    "title": "its title",
    "author": "who wrote it: Family, Given; {Organisation}",
    "container-title": "the newspaper, journal, site or book that it is in",
    "issued": "when it came out: 2024-11-02",
    "publisher": "who brought it out",
    "URL": "its address",
    "accessed": "when you saw it",
    "DOI": "its DOI",
    "volume": "the volume",
    "issue": "the issue of a journal",
    "page": "the pages that it is on: 12-15",
    "edition": "the edition: 2",
    "editor": "who edited the book or journal",
    "translator": "who translated it",
    "publisher-place": "where it was brought out",
    "genre": "its kind: Press release, Doctoral dissertation",
    "number": "the number of a report, a law, an episode",
    "section": "the section of a newspaper or a law",
    "language": "the language that it is in: en, de-CH",
    "abstract": "what it says, in short",
    "annote": "your own remark",
    "archive": "the archive that holds it",
    "archive-place": "where the archive is",
    "archive_collection": "the collection in the archive",
    "archive_location": "where in the archive it lies",
    "authority": "the court or office behind it",
    "available-date": "when it could be had first",
    "call-number": "where it stands in a library",
    "chair": "who led the session",
    "chapter-number": "the number of the chapter",
    "citation-label": "a label that stands for it",
    "collection-editor": "who edits the series",
    "collection-number": "its number in the series",
    "collection-title": "the series that it is in",
    "compiler": "who put it together",
    "composer": "who composed it",
    "container-author": "who wrote the book that it is in",
    "container-title-short": "a short form of container-title",
    "contributor": "who else had a part in it",
    "curator": "who made the exhibition",
    "dimensions": "its size or length",
    "director": "who directed it",
    "division": "the part of a court or office",
    "editor-translator": "who edited and translated it",
    "editorial-director": "who led the edition",
    "event-date": "when the event was",
    "event-place": "where the event was",
    "event-title": "what the event was called",
    "executive-producer": "who led the production",
    "guest": "who was the guest",
    "host": "who was the host",
    "illustrator": "who drew the pictures",
    "interviewer": "who asked the questions",
    "ISBN": "its ISBN",
    "ISSN": "the ISSN of the journal",
    "jurisdiction": "where the law holds",
    "keyword": "key words",
    "medium": "what it is made of, or recorded on",
    "narrator": "who reads it",
    "note": "anything else about it",
    "number-of-pages": "how many pages it has",
    "number-of-volumes": "how many volumes there are",
    "organizer": "who arranged the event",
    "original-author": "who wrote the work behind it",
    "original-date": "when it came out at first",
    "original-publisher": "who brought it out at first",
    "original-publisher-place": "where that was",
    "original-title": "what it was called at first",
    "page-first": "its first page",
    "part-number": "the number of the part",
    "part-title": "the title of the part",
    "performer": "who plays, sings or dances",
    "PMCID": "its number in PubMed Central",
    "PMID": "its number in PubMed",
    "printing-number": "which printing it is",
    "producer": "who produced it",
    "recipient": "to whom the letter went",
    "references": "earlier laws or cases that it is about",
    "reviewed-author": "who wrote what is reviewed",
    "reviewed-genre": "the kind of what is reviewed",
    "reviewed-title": "what is reviewed",
    "scale": "the scale of a map",
    "script-writer": "who wrote the script",
    "series-creator": "who made the series",
    "source": "the database or catalogue that it is from",
    "status": "how far it is: forthcoming, in press",
    "submitted": "when it was handed in",
    "supplement-number": "the number of the supplement",
    "title-short": "a short form of the title",
    "version": "the version of a program",
    "volume-title": "the title of the volume",
    "volume-title-short": "a short form of volume-title",
    "year-suffix": "the letter behind the year",
}
"""CSL's variables with their meanings, the common ones first."""
USUAL = ("type", "title", "author", "container-title", "issued", "publisher", "URL")
"""The fields that are shown even while they are empty."""

TYPES: Mapping[str, str] = {
    "article-newspaper": "an article in a newspaper",
    "article-magazine": "an article in a magazine",
    "article-journal": "an article in a journal",
    "webpage": "a page on the web",
    "post-weblog": "a post in a blog",
    "post": "a post in a forum or network",
    "book": "a book",
    "chapter": "a chapter of a book",
    "report": "a report",
    "thesis": "a thesis",
    "paper-conference": "a paper of a conference",
    "document": "anything else that is written",
    "article": "a preprint or other article",
    "bill": "a bill",
    "broadcast": "radio, television, a podcast",
    "classic": "a classical work",
    "collection": "an archive's collection",
    "dataset": "data",
    "entry": "an entry in a database",
    "entry-dictionary": "an entry in a dictionary",
    "entry-encyclopedia": "an entry in an encyclopedia",
    "event": "an event",
    "figure": "a figure",
    "graphic": "a picture",
    "hearing": "a hearing",
    "interview": "an interview",
    "legal_case": "a case in court",
    "legislation": "a law",
    "manuscript": "a manuscript",
    "map": "a map",
    "motion_picture": "a film or video",
    "musical_score": "a score",
    "pamphlet": "a pamphlet or press release",
    "patent": "a patent",
    "performance": "a performance",
    "periodical": "a whole journal",
    "personal_communication": "a letter, a message, a talk",
    "regulation": "a regulation",
    "review": "a review",
    "review-book": "a review of a book",
    "software": "a program",
    "song": "a recording",
    "speech": "a speech or lecture",
    "standard": "a standard",
    "treaty": "a treaty",
}
"""CSL's types with their meanings, the common ones first."""

_DOI = late_pattern(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_DASHES = late_pattern(r"(?<=\w)\s*[-–—]+\s*(?=\w)")
_IS_KEY = late_pattern(r"\w(?:[\w:.+/-]*\w)?$")


_IN_ANY_HEADER = NAME_FIELDS | {
    *("archive-place", "archive_collection", "archive_location", "authority", "call-number"),
    *("chapter-number", "collection-number", "container-title-short", "event-date", "event-place"),
    *("medium", "number-of-pages", "number-of-volumes", "original-publisher", "original-title"),
    *("original-publisher-place", "part-number", "part-title", "reviewed-title", "scale"),
    *("volume-title", "jurisdiction", "supplement-number"),
}
"""Fields that have their CSL meaning in any header."""


def variable(key: str, *, is_csl: bool) -> str:
    """The CSL variable with a bare name; empty if there is none.

    Args:
        key: The name in small letters, without hyphens.
        is_csl: Whether all names are CSL's: `status` and `version` are often the header's own.
    """
    found = _by_bare().get(key.replace("_", ""), "")
    return found if is_csl or found in _IN_ANY_HEADER else ""


@cache
def _by_bare() -> Mapping[str, str]:
    return {re.sub("[-_]", "", name).casefold(): name for name in ABOUT}


def shown(field: str, value: Any) -> str:
    """A field's value as a line that can be edited; empty for None."""
    known = limited(value)
    return "" if known is None else " ".join(canonical(_shown(field, known)).split())


def _shown(field: str, value: Any) -> str:
    if field in NAME_FIELDS:
        return lines.shown(value)
    if field in DATE_FIELDS:
        return dates.shown(value)
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, list) and _is_words(value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False)


def read(field: str, line: str, was: Any = None) -> Any:
    """The value of a field from a typed line; None for an empty line.

    Args:
        field: The field's name.
        line: What was typed.
        was: The value so far; an unchanged line leaves it as it is.

    Raises:
        ReaderError: The line is not a valid value; the message explains why.
    """
    text = " ".join(line.split())
    if not glyphs.showable(text).strip():
        return None
    if glyphs.showable(text) == glyphs.showable(shown(field, was)):
        return was
    if field in NAME_FIELDS:
        found = lines.read(text, was)
        if not found:
            raise ReaderError(f"“{text}” names nobody.")
        return found
    if field in DATE_FIELDS:
        return dates.read(text)
    if isinstance(was, dict) or (isinstance(was, list) and not _is_words(was)):
        raise ReaderError(f"{field} is no line of text: change it in its file.")
    return _checked(field, text)


_BRACED = late_pattern(r"\{([^{}]*[^{}\s][^{}]*)\}")
"""Words in braces, as one types the name of an organisation."""


def _is_words(values: list[Any]) -> bool:
    return all(isinstance(each, str) for each in values)


def _checked(field: str, text: str) -> str:
    """A text that is valid for a field."""
    if field != KEY and (braced := _BRACED.fullmatch(text)):
        text = braced[1].strip()
    if field == "type" and text not in TYPES:
        if known := type_names.said(text):
            return known
        raise ReaderError(f"There is no type “{text}”. {_nearest(text, TYPES)}")
    if field == KEY and not _IS_KEY.match(text):
        raise ReaderError(
            "A citation key has letters, digits and _ - : . + / inside, and no spaces."
        )
    if field == "URL" and " " in text:
        raise ReaderError("An address has no spaces: %20 stands for one.")
    if field == "page":
        return pages(text)
    return _DOI.sub("", text) if field == "DOI" else text


def pages(text: str) -> str:
    """Pages whose ranges have hyphens, as CSL wants them."""
    return _DASHES.sub("-", text)


def named(name: str, known: Mapping[str, Any], *, is_common: bool = False) -> str:
    """The field with a typed name.

    Args:
        name: What was typed.
        known: Fields that exist besides CSL's own.
        is_common: Whether names that headers have are taken as well, such as `journal`.

    Raises:
        ReaderError: There is no such field.
    """
    plain = re.sub(r"\s+", "-", name.strip())
    for each in (*known, *ABOUT):
        if plain.casefold() == each.casefold():
            return each
    common = spellings.variable(spellings.bare(spellings.plain(name))[0]) if is_common else ""
    if common in ABOUT:
        return common
    raise ReaderError(f"CSL has no field “{name.strip()}”. {_nearest(plain, ABOUT)}")


def _nearest(word: str, words: Mapping[str, str]) -> str:
    """A hint at the word that was probably meant."""
    folded = {each.casefold(): each for each in words}
    near = difflib.get_close_matches(word.casefold(), folded, 1, 0.4)
    return f"Did you mean {folded[near[0]]}?" if near else ""

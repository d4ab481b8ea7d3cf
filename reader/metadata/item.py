"""The CSL-JSON item that the fields of a front matter describe."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reader.lazy import late_pattern, lazy
from reader.metadata.csl import DEEPEST

if TYPE_CHECKING:
    from reader.metadata import dates, names, schema
else:
    dates = lazy("reader.metadata.dates")
    names = lazy("reader.metadata.names")
    schema = lazy("reader.metadata.schema")

ORIGIN = "front matter"
"""The origin of fields from front matter."""

_SPELLINGS: Mapping[str, str] = {
    spelling: variable
    for variable, spellings in {
        "title": "title headline",
        "title-short": "title-short short-title shorttitle",
        "author": "author authors by byline creator creators writer writers",
        "editor": "editor editors",
        "translator": "translator translators",
        "issued": "issued date published publish-date publishdate publication-date date-published "
        "published-at published-on pubdate pub-date year created date-created lastmod "
        "last-modified modified updated",
        "accessed": "accessed access-date accessed-date date-accessed retrieved accessed-on",
        "original-date": "original-date",
        "container-title": "container-title journal journaltitle newspaper magazine periodical "
        "publication container outlet website site site-name sitename",
        "collection-title": "collection-title series",
        "publisher": "publisher",
        "publisher-place": "publisher-place place city",
        "URL": "url link permalink canonical canonical-url source-url",
        "language": "language lang locale",
        "type": "type csl-type item-type itemtype kind",
        "genre": "genre",
        "volume": "volume vol",
        "issue": "issue",
        "number": "number",
        "page": "page pages",
        "edition": "edition",
        "section": "section",
        "DOI": "doi",
        "ISBN": "isbn",
        "ISSN": "issn",
        "abstract": "abstract description summary",
        "keyword": "keyword keywords tags",
        "archive": "archive",
        "event-title": "event-title event",
        "note": "note",
        "citation-key": "citation-key citekey bibtex-key",
    }.items()
    for spelling in spellings.split()
}
_RANKS: Mapping[str, int] = {spelling: rank for rank, spelling in enumerate(_SPELLINGS)}
"""Of two spellings of one variable, the one with the lower rank wins."""
_NAMES = frozenset({"author", "editor", "translator"})
_DATES = frozenset({"issued", "accessed", "original-date"})

_TYPES: Mapping[str, str] = {
    "news": "article-newspaper",
    "newspaper": "article-newspaper",
    "newspaper article": "article-newspaper",
    "newspaperarticle": "article-newspaper",
    "magazine": "article-magazine",
    "magazine article": "article-magazine",
    "magazinearticle": "article-magazine",
    "journal": "article-journal",
    "journal article": "article-journal",
    "journalarticle": "article-journal",
    "web": "webpage",
    "website": "webpage",
    "web page": "webpage",
    "blog": "post-weblog",
    "blog post": "post-weblog",
    "blogpost": "post-weblog",
    "paper": "article-journal",
    "press release": "pamphlet",
    "dissertation": "thesis",
    "book section": "chapter",
}
_NOTHING = frozenset({"", "~", "null", "none", "n/a", "unknown"})
_ADDRESS = late_pattern(r"(?:https?|ftp)://\S+$", re.IGNORECASE)


_DOI = late_pattern(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


@dataclass(slots=True)
class Metadata:
    """The metadata that citations need."""

    csl: dict[str, Any] = field(default_factory=dict)
    """A CSL-JSON item."""
    origin: dict[str, str] = field(default_factory=dict)
    """The origin of each field."""

    def add(self, variable: str, value: Any, origin: str) -> None:
        """Set a field, unless the value is empty or the field is set already."""
        if value and variable not in self.csl:
            self.csl[variable] = value
            self.origin[variable] = origin


def from_fields(fields: Mapping[str, Any]) -> Metadata:
    """The CSL-JSON item that a front matter describes, by CSL's names or common ones.

    A field under its CSL name takes precedence; unknown fields are ignored.
    """
    found = Metadata()
    nested = fields.get("params")
    inner = nested if isinstance(nested, Mapping) else {}
    known = {_plain(key): value for key, value in inner.items()}
    known |= {_plain(key): value for key, value in fields.items()}
    if "published" in known and _ADDRESS.match(_text(known.get("source"))):
        # As web clippers write it: what was created is the copy.
        known.setdefault("accessed", known.pop("created", ""))
    exact = _exact()
    for key, value in sorted(known.items(), key=lambda item: _rank(item[0], exact)):
        variable = _SPELLINGS.get(key)
        if variable:
            found.add(variable, _value(variable, value), ORIGIN)
        elif key == "source":
            _add_source(found, value)
    if subtitle := _text(known.get("subtitle")):
        title = found.csl.get("title")
        if title and subtitle not in title:
            found.csl["title"] = f"{title}: {subtitle}"
    return found


def _rank(key: str, exact: frozenset[str]) -> tuple[bool, int]:
    return key not in exact, _RANKS.get(key, len(_RANKS))


def _exact() -> frozenset[str]:
    return frozenset(variable.casefold() for variable in _SPELLINGS.values())


def _plain(key: str) -> str:
    return re.sub(r"[\s_]+", "-", key.strip()).casefold()


def _add_source(found: Metadata, value: Any) -> None:
    """Add `source:`, which is an address for some programs and a newspaper for others."""
    text = _text(value)
    found.add("URL" if _ADDRESS.match(text) else "container-title", text, ORIGIN)


def _value(variable: str, value: Any) -> Any:
    """A field's value in CSL's form; empty where it has none."""
    if variable in _NAMES:
        return names.parse(value)
    if variable in _DATES:
        return _date(value)
    text = _text(value)
    if variable == "type":
        kind = text.casefold()
        words = kind.replace("_", " ").replace("-", " ")
        return kind if kind in schema.TYPES else _TYPES.get(words)
    return _DOI.sub("", text) if variable == "DOI" else text


def _date(value: Any) -> Any:
    """A date in CSL's form: of a string, or as CSL-JSON itself has it."""
    if isinstance(value, list) and value and all(isinstance(end, Mapping) for end in value):
        ends = [_date(end) for end in value]
        parts = [end["date-parts"][0] for end in ends if end and "date-parts" in end]
        return {"date-parts": parts} if len(parts) == len(ends) else None
    if isinstance(value, Mapping):
        known = value.get("date-parts") or value.get("literal") or value.get("raw")
        value = known or [value[part] for part in ("year", "month", "day") if part in value]
        if isinstance(value, list) and value and isinstance(value[0], list):
            # A range, which is written with a slash.
            value = "/".join(_joined(end) for end in value if isinstance(end, list))
    if isinstance(value, list):
        value = _joined(value)
    text = _text(value)
    return dates.parse(text) if text else None


def _joined(parts: list[Any]) -> str:
    return "-".join(part for part in parts if isinstance(part, str))


def _text(value: Any, depth: int = 0) -> str:
    """One line of text: a scalar as it is, the scalars of a list with commas."""
    if isinstance(value, list) and depth < DEEPEST:
        return ", ".join(filter(None, (_text(each, depth + 1) for each in value)))
    if not isinstance(value, str) or value.strip().casefold() in _NOTHING:
        return ""
    return " ".join(value.split())

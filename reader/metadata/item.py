"""The CSL-JSON item that the fields of a front matter describe."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from reader.lazy import late_pattern, lazy
from reader.metadata import keys, spellings
from reader.metadata.csl import DATE_FIELDS, DEEPEST, NAME_FIELDS
from reader.text.canonical import on_one_line

if TYPE_CHECKING:
    import html

    from reader.metadata import dates, schema
    from reader.metadata.kinds import guess, press, type_names
    from reader.metadata.people import long_lists, names, organizations
else:
    html = lazy("html")
    dates = lazy("reader.metadata.dates")
    guess = lazy("reader.metadata.kinds.guess")
    long_lists = lazy("reader.metadata.people.long_lists")
    names = lazy("reader.metadata.people.names")
    organizations = lazy("reader.metadata.people.organizations")
    press = lazy("reader.metadata.kinds.press")
    schema = lazy("reader.metadata.schema")
    type_names = lazy("reader.metadata.kinds.type_names")

ORIGIN = "front matter"
"""The origin of fields from front matter."""

_MOST_FIELDS = 1000
"""The most fields that are read of a work; CSL knows a hundred, and programs add some dozens."""
_PARTS = frozenset({"subtitle", "page-first", "page-last", "arxiv", "month", "day"})
"""Keys that are not fields of their own, but parts of one."""

_NOTHING = frozenset(
    {"", "~", "null", "none", "n/a", "unknown", "todo", "tbd", "undefined", "false", "true"}
)
_ACCOUNTS = frozenset({"admin", "administrator", "webmaster", "root", "user", "author"})
"""Placeholders that name nobody."""
_HOST = late_pattern(r"(?:[a-z\d-]+\.)+[a-z]{2,6}$")
"""The name of a site's computer, in place of an author."""
_FUNCTION = late_pattern(r"\w+::\w+$")
"""A function of a program that makes the site."""
_ENTITY = late_pattern(r"&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[a-zA-Z]{2,8}\d?);")
_ADDRESS = late_pattern(r"(?:https?|ftp)://\S+$", re.IGNORECASE)
_SITE = late_pattern(r"(?:www\.|(?:[\w-]+\.)+[a-z]{2,}/)\S*$", re.IGNORECASE)
_DOI = late_pattern(r"^(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)", re.IGNORECASE)
_IDENTIFIERS = (
    (
        "DOI",
        late_pattern(
            r"^(?:(?:https?://(?:dx\.)?doi\.org/|(?:urn:|info:)?doi[:/]?\s*)(?=10\.)"
            r"|(?=10\.\d{4,}/))",
            re.IGNORECASE,
        ),
    ),
    ("ISBN", late_pattern(r"^(?:urn:)?isbn[:\s]*(?=[\d])", re.IGNORECASE)),
    ("ISSN", late_pattern(r"^(?:urn:)?issn[:\s]*(?=[\d])", re.IGNORECASE)),
    ("URL", late_pattern(r"^(?=https?://)", re.IGNORECASE)),
)
"""The fields of identifiers, with what stands before their values."""
_OF_PROGRAM = late_pattern(
    r"(?:web|desktop|mobile|mail)\.[a-z]+$|(?:matter|readwise|reader|omnivore|pocket"
    r"|instapaper|kindle"
    r"|raindrop|zotero|hypothesis|evernote|notion|web|clipper)$"
)
"""A program that a note was made with or came from, as programs write it into `source`."""
_LONG_ISBN = late_pattern(r"(?<!\d)97[89](?:[ -]?\d){10}(?!\d)")
_IN_ONE = late_pattern(
    r"(?P<name>[^,]{0,200}[^,\s\d]),?\s{1,3}(?:vol\.\s*)?(?P<volume>\d{1,4})"
    r"\s?\((?P<issue>[\w –-]{1,12})\)"
    r"(?:[,:]\s*(?:pp?\.\s*)?(?P<page>\w?\d+(?:\s?[-–]\s?\w?\d+)?))?\.?$"
)
"""A journal with its volume, issue and pages, as in a reference."""
_GROUPS = frozenset(("channel", "channelname", "uploader"))
"""Keys of authors that are no persons."""
_EMPHASIZED = late_pattern(r"([*_]{1,3})(?=\S)([^*_]+)(?<=\S)\1$")
_WIKI_LINK = late_pattern(r"!?\[\[(?:[^\[\]|]*\||(?:[^\[\]|/]*/)+(?=[^\[\]|]))?([^\[\]|]*)\]\]")
_LINK = late_pattern(r"\[([^\[\]]*)\]\(<?([^()\s<>]*)>?\)")
_PLACEHOLDER = late_pattern(r"\{\{.*\}\}$|<%.*%>$|\$\{.*\}$|`r\s.*`$|!(?:expr|r)\s")
"""Template placeholders that a program was meant to fill in."""
_COPIED_FROM = ("source", "sourceurl", "originalurl", "originurl", "weburl", "link", "pageurl")
"""Keys for the address of a page that only copies of it have."""
_DATED = ("literal", "raw", "iso-8601", "iso", "date", "published", "value", "text", "created")


@dataclass(slots=True)
class Metadata:
    """The metadata that citations need."""

    csl: dict[str, Any] = field(default_factory=dict)
    """A CSL-JSON item."""
    origin: dict[str, str] = field(default_factory=dict)
    """The origin of each field."""
    notices: list[str] = field(default_factory=list)
    """What was left out of them."""

    def add(self, variable: str, value: Any, origin: str) -> None:
        """Set a field, unless the value is empty or the field is set already."""
        if value and variable not in self.csl:
            self.csl[variable] = value
            self.origin[variable] = origin


def from_fields(
    fields: Mapping[str, Any], *, is_csl: bool = False, size: int = sys.maxsize
) -> Metadata:
    """The CSL-JSON item that a front matter describes, by CSL's names or common ones.

    A field under its CSL name takes precedence; unknown fields are ignored.

    Args:
        fields: The fields, by their names.
        is_csl: Whether they describe a work and nothing else, as those of reference managers do.
        size: The characters of the file; of a list of more names than fit it, the first are read.
    """
    fields, notices = few(fields)
    found = Metadata(notices=notices)
    most = long_lists.most(size)
    known = _of_copy(keys.known(keys.by_role(fields)))
    is_csl = is_csl or type_names.is_csl(_text(known.get("type")))
    parts: dict[str, str] = {}
    for key, value in sorted(known.items(), key=lambda item: spellings.rank(item[0])):
        variable = spellings.variable(key) or schema.variable(key, is_csl=is_csl)
        if variable in _PARTS:
            parts.setdefault(variable, _text(value))
        elif variable:
            is_group = key in _GROUPS and isinstance(value, str)
            if variable in NAME_FIELDS:
                value = _first(found, variable, value, most)  # noqa: PLW2901 - the same value
            _add(found, variable, f"{{{value}}}" if is_group else value)
        elif key == "source":
            _add_source(found, value)
        elif key in {"identifier", "sameas"}:
            _add_identifier(found, _text(value))
        elif key == "publishedby":
            # Wallabag has the authors there.
            is_person = organizations.is_person(_text(value).partition(",")[0])
            _add(found, "author" if is_person else "publisher", value)
    _join(found, parts)
    found.add("genre", type_names.genre(_text(known.get("type"))), ORIGIN)
    found.add("type", guess.of_keys(known.keys(), found.csl), guess.GUESSED)
    return found


def few(fields: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The first fields of very many, and the notice that others are left out."""
    if len(fields) <= _MOST_FIELDS:
        return dict(fields), []
    told = f"Only the first {_MOST_FIELDS:,} of {len(fields):,} fields were read."
    return dict(islice(fields.items(), _MOST_FIELDS)), [told]


def _first(found: Metadata, variable: str, value: Any, most: int) -> Any:
    """The first names of a list; what is left out is told once a field."""
    first, is_cut = long_lists.cut(value, most)
    if is_cut and variable not in found.csl:
        found.notices.append(long_lists.told(variable, most))
    return first


def _of_copy(known: dict[str, Any]) -> dict[str, Any]:
    """The fields of a web clipper's header, whose dates of creation and change are the copy's."""
    made, changed = spellings.of_copies()
    links = [_text(value) for key, value in known.items() if spellings.variable(key) == "URL"]
    sources = (_text(known.get(key)) for key in _COPIED_FROM)
    is_dated = not {"published", "publishedat", "datepublished"}.isdisjoint(known)
    is_clipped = any(map(_is_address, sources)) or (is_dated and any(map(_is_address, links)))
    if not is_clipped or not any(each in known for each in made):
        return known
    kept = {key: value for key, value in known.items() if key not in {*made, *changed}}
    created = next(known[each] for each in made if each in known)
    return {"accessed": created} | kept


def _add(found: Metadata, variable: str, value: Any) -> None:
    read = _value(variable, value)
    if variable in {"container-title", "publisher"} and _is_address(read):
        if variable == "publisher":
            return
        variable = "URL"
    if variable == "URL" and not _is_address(read):
        return
    found.add(variable, read, ORIGIN)


def _add_source(found: Metadata, value: Any) -> None:
    """Add what `source:` says: an address, an outlet, or a link, which is both."""
    link = _LINK.fullmatch(value.strip()) if isinstance(value, str) else None
    if link and _is_address(link[2]):
        _add(found, "URL", link[2])
        if _is_address(link[1]):
            return
    text = _text(value)
    if not _OF_PROGRAM.match(text):
        _add(found, "URL" if _is_address(text) else "container-title", value)


def _add_identifier(found: Metadata, text: str) -> None:
    """Add an identifier in the field that its form shows."""
    if known := next((each for each in _IDENTIFIERS if each[1].match(text)), None):
        _add(found, known[0], known[1].sub("", text))


def _join(found: Metadata, parts: Mapping[str, str]) -> None:
    """Combine parts of fields."""
    if (title := found.csl.get("title", ""))[:1] == "@" and (
        title[1:] == found.csl.get("original-title", "").strip('"')
    ):
        # Logseq's import from Zotero: the name of the page, and the title.
        found.csl["title"] = title[1:]
        del found.csl["original-title"], found.origin["original-title"]
    title, subtitle = found.csl.get("title"), parts.get("subtitle")
    if title and subtitle and subtitle not in title:
        sign = " " if title[-1] in ":?!" else ": "
        found.csl["title"] = f"{title}{sign}{subtitle}"
    if first := parts.get("page-first"):
        last = parts.get("page-last")
        found.add("page", f"{first}-{last}" if last and last != first else first, ORIGIN)
    if (number := parts.get("arxiv", "").removeprefix("arXiv:")) and number[:1].isdigit():
        found.add("URL", f"https://arxiv.org/abs/{number}", ORIGIN)
        found.add("number", f"arXiv:{number}", ORIGIN)
    issued = found.csl.get("issued", {}).get("date-parts", [])
    if len(issued) == 1 and len(issued[0]) == 1 and parts.get("month"):
        more = filter(None, (parts.get("day"), parts["month"], str(issued[0][0])))
        if date := dates.of_header(" ".join(more)):
            found.csl["issued"] = date
    if {"container-title", "volume", "number"} <= found.csl.keys() and "issue" not in found.csl:
        found.add("issue", found.csl.pop("number"), found.origin.pop("number"))
    _join_reference(found)
    if title := found.csl.get("title"):
        found.csl["title"] = without_site(title, found)


def _join_reference(found: Metadata) -> None:
    """Take the volume, the issue and the pages out of a journal's name."""
    container = re.sub(r"[*_]", "", found.csl.get("container-title", ""))
    if "volume" not in found.csl and (cited := _IN_ONE.match(container)):
        parts = cited.groupdict()
        found.csl["container-title"] = parts.pop("name")
        for name, said in parts.items():
            found.add(name, said, ORIGIN)


_SITE_BEHIND = late_pattern(r"^(?P<title>.*\S)\s+(?P<sign>[|–—·•»-]|::)\s+(?P<site>[^|–—·•»]+)$")
_LONGEST_SITE = 5
"""The most words of a site's name."""


def without_site(title: str, found: Metadata) -> str:
    """A title without the name of its site at the end.

    If that is what newspapers or stations are called, it is added to the metadata where there is
    none.
    """
    behind = _SITE_BEHIND.match(title)
    if behind is None or not (address := found.csl.get("URL")):
        return title
    site = behind["site"].strip()
    host = re.sub(r"^\w+://(?:www\.)?|[/?#].*$", "", str(address))
    squeezed = re.sub(r"[\W_]+", "", site).casefold().removeprefix("the")
    container = str(found.csl.get("container-title", ""))
    is_named = squeezed == re.sub(r"[\W_]+", "", container).casefold().removeprefix("the")
    is_host = squeezed and squeezed in re.sub(r"[\W_]+", "", host).casefold()
    is_short = site.count(" ") < _LONGEST_SITE and not container
    if is_short and press.is_surely_outlet(site):
        found.add("container-title", site, ORIGIN)
        return behind["title"]
    is_title = behind["sign"] == "|" and is_short
    return behind["title"] if is_named or is_host or is_title else title


def _is_address(text: Any) -> bool:
    return isinstance(text, str) and bool(_ADDRESS.match(text) or _SITE.match(text))


def _value(variable: str, value: Any) -> Any:
    """A field's value in CSL form; empty if there is none."""
    if variable in NAME_FIELDS:
        return names.parse(_people(value))
    if variable in DATE_FIELDS:
        return _date(value)
    if variable == "title":
        value = _typed(value)
    if isinstance(value, Mapping):
        # The volume or issue has no name; the journal around it has.
        called = (each.get(key) for each in keys.nested(value) for key in keys.NAMED)
        value = next(filter(None, called), "")
    return _address(value) if variable == "URL" else _shaped(variable, _text(value))


def _shaped(variable: str, text: str) -> str:
    """A text as CSL wants it in a field."""
    match variable:
        case "page":
            text = schema.pages(text)
        case "type":
            text = type_names.said(text)
        case "language":
            text = text.replace("_", "-")
        case "DOI":
            text = _DOI.sub("", text)
        case "ISBN" if found := _LONG_ISBN.search(text):
            # One of 13 digits counts where a shorter one is beside it.
            text = found[0]
        case "citation-key":
            text = text.removeprefix("@")
        case "container-title" | "publisher":
            text = _EMPHASIZED.sub(r"\2", text.removeprefix("@"))
    return text


def _people(value: Any) -> Any:
    """Names, without placeholders."""
    if isinstance(value, list):
        return [each for each in value if each and not _is_nobody(each)]
    if isinstance(value, Mapping) and value and all(map(_is_mapping, value.values())):
        # Each by a short name, as in lists of a site's authors.
        return _people(list(value.values()))
    if isinstance(value, Mapping) and len(value) == 1 and not any(value.values()):
        return f"{{{next(iter(value))}}}"
    return "" if _is_nobody(value) else value


def _is_mapping(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_nobody(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    name = value.strip()
    is_host = "." in name and _HOST.match(name) is not None
    return is_host or not _text(value) or name.casefold() in _ACCOUNTS


def _typed(value: Any) -> Any:
    """A title that begins with a bracket, as typed."""
    if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        return f"[{', '.join(value)}]"
    if isinstance(value, Mapping) and value and not any(value.values()):
        return "{" + ", ".join(map(str, value)) + "}"
    return value


def _address(value: Any) -> str:
    """An address, without Markdown around it."""
    text = value if isinstance(value, str) else _text(value)
    link = _LINK.search(text)
    return (link[2] if link else text).strip(" <>")


def _date(value: Any) -> Any:
    """A date in CSL form, from a string or from CSL-JSON."""
    if isinstance(value, list) and value and all(isinstance(end, Mapping) for end in value):
        ends = [_date(end) for end in value]
        parts = [end["date-parts"][0] for end in ends if end and "date-parts" in end]
        return {"date-parts": parts} if len(parts) == len(ends) else None
    if isinstance(value, Mapping):
        plain = {spellings.plain(str(key)): each for key, each in value.items()}
        known = plain.get("date-parts") or next(
            (plain[key] for key in _DATED if key in plain), None
        )
        value = known or [plain[part] for part in ("year", "month", "day") if part in plain]
        if isinstance(value, list) and value and isinstance(value[0], list):
            # A range, which is written with a slash.
            value = "/".join(_joined(end) for end in value if isinstance(end, list))
    if isinstance(value, list):
        while len(value) == 1 and isinstance(value[0], list):
            value = value[0]
        value = _joined(value)
    text = _text(value).strip("<>[]() ")
    return dates.of_header(text) if text else None


def _joined(parts: list[Any]) -> str:
    texts = [part for part in parts if isinstance(part, str)]
    return "-".join(part.zfill(2) for part in texts)


def _text(value: Any, depth: int = 0) -> str:
    """One line of text: a scalar as it is, the scalars of a list separated by commas."""
    if isinstance(value, list) and depth < DEEPEST:
        return ", ".join(filter(None, (_text(each, depth + 1) for each in value)))
    if not isinstance(value, str) or value.strip().casefold() in _NOTHING:
        return ""
    if "&" in value:
        value = _ENTITY.sub(lambda found: html.unescape(found[0]), value)
    text = on_one_line(value)
    if "[" in text:
        text = _LINK.sub(r"\1", _WIKI_LINK.sub(r"\1", text))
    is_left = _PLACEHOLDER.match(text) or ("::" in text and _FUNCTION.match(text))
    return "" if is_left else text

"""The authors of a page, from JSON-LD, `meta` elements, and visible bylines."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, count, islice
from typing import Any

from lxml.etree import _Element as Element

from reader.formats.html_elements import UNREAD
from reader.formats.markup import addresses
from reader.formats.markup.notes import name_of
from reader.formats.web.furniture import is_elsewhere
from reader.formats.web.page_metadata import Statements, words
from reader.metadata.people import lines, long_lists, names
from reader.metadata.people.organizations import is_newsroom, is_person
from reader.text.canonical import canonical

_ARTICLES = re.compile(
    r"article|posting|report|review|webpage|recipe|book|chapter|thesis", re.IGNORECASE
)
_PRESS = re.compile(r"news|posting", re.IGNORECASE)
_SCHOLARLY = re.compile(r"scholarly|report|book|chapter|thesis", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:admin(?:istrator)?|unknown|anonym\w*|guest|root|user\d*|web-?master|editor(?:s|ial)?"
    r"|null|none|n/?a"
    r"|wordpress|authors?|autor|by|von|posts?|print|online|.*\b(?:gmbh|e\. ?v|inc|ltd)\b\.?)",
    re.IGNORECASE,
)
"""Placeholders for an author that name nobody."""
_CREATORS = ("dc.creator", "dcterms.creator", "dc.creator.author", "dc.contributor.author")
_FOR_CITING = ("citation_", "bepress_citation_", "prism.", "eprints.")
"""What the names of `meta` elements for programs that cite begin with."""
_NUMBERED = re.compile(r"\b(?:doi|isbn|issn|hdl|handle|urn)\b", re.IGNORECASE)
"""What the numbers of publications have in them."""
_IDENTIFIERS = ("dc.identifier", "dcterms.identifier", "dc.source.issn", "dc.identifier.doi")
_VAGUE = (
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "article.author",
)
"""`meta` elements that also name those who keep the site, so that readers have to see the name."""
_OF_AUTHOR = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|autori|signataires?|journalists?|writers?|contributors?"
    r"|redaktion|redaksjonen|firmas)/[\w.%-]+/?$",
    re.IGNORECASE,
)
"""The address of the page about an author."""
_FIRM = re.compile(r"\b(?:gmbh|inc|ltd|llc|e\. ?v)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|www\.|@|^[\w-]+(?:\.[\w-]+)+$")
_LONGEST = 120
_MOST = 30
_MOST_SAID = 300
"""The most names in one place that are looked at for those."""
_MOST_EXAMINED = 50
"""The most names of a page that are examined for all that people write into bylines."""
_SHORTEST = 3
_MOST_BYLINES = 5
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|autor|writer|vcard)(?![\w-]*(?:bio|box|image|img|avatar|desc|follow"
    r"|comment|social|about|page))",
    re.IGNORECASE,
)
"""Class names for bylines."""
_NAMED = re.compile(r"\b(?:fn|name|author-name|author_name|byline__name)\b", re.IGNORECASE)
_BY = re.compile(
    r"^\s*(?:(?:written|posted|published|story|words|geschrieben|(?:ein )?(?:(?:blog|gast)[ -]?)?"
    r"(?:beitrag|artikel)|text) )?"
    r"(?:by|von|par|por|di|door|text|words|autor(?:in)?|author)\b[\s:]+(?=\S)",
    re.IGNORECASE,
)
_BY_NAME = re.compile(
    r"(?:(?:(?:[Bb]log|[Gg]ast)[ -]?)?(?:[Bb]eitrag|[Aa]rtikel|[Tt]ext)\s"
    r"|(?:[Ww]ritten|[Ss]tory|[Ww]ords)\s)?"
    r"(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|[Pp]or)\s(?:[A-ZÀ-Þ][\w.’'-]+(?:\s|$|,)){2,4}(?![a-zà-þ])"
)
_BEHIND = re.compile(r"\s*[,|•·–—-]?\s*(?:(?:am|on|le|el|il)\s+)?(?:\d|[|•·]).*$")
"""A date and the like after a name."""
_SHORT = 90
"""The most characters of an element that shows a name and little else."""
_LONGEST_SHOWN = 10 * _SHORT
"""The same with the white space in it."""


def authors(said: Statements, root: Element, address: str) -> list[dict[str, str]]:
    """The authors of a page as CSL names; none if it names none.

    Args:
        said: The metadata that the page gives.
        root: Its tree.
        address: Its address, if known.
    """
    shown = "\n".join({text for text in _lines(root) if len(text) <= _SHORT})
    examined = count()
    sites = set(_sites(said, address))
    groups: list[dict[str, str]] = []
    for found in chain(_told(said), _shown(said, root)):
        someone = (name for name in _parsed(found, examined) if _is_someone(name, sites, shown))
        kept = list(islice(someone, _MOST))
        if any("family" in name for name in kept):
            kept = [name for name in kept if not is_newsroom(name.get("literal", ""))]
        if kept and not (found and all(each.startswith("{") for each in found)):
            return kept
        # A person named elsewhere counts more than an organisation.
        groups = groups or kept
    if groups:
        return groups
    for found in _told(_sure(said), _SCHOLARLY):
        named = (each for each in _parsed(found, examined) if _is_named(each, sites))
        if kept := list(islice(named, _MOST)):
            return kept
    return [] if said.meta.get("author") else _organizations(said, sites)


def _sure(said: Statements) -> Statements:
    """What a page says of itself for those who cite it, so that readers need not see it.

    On other pages, whoever keeps the site stands in the same places.
    """
    numbers = chain.from_iterable(said.meta.get(name, ()) for name in _IDENTIFIERS)
    is_cited = any(name.startswith(_FOR_CITING) for name in said.meta) or any(
        map(_NUMBERED.search, numbers)
    )
    vague = _VAGUE if is_cited else (*_VAGUE, *_CREATORS)
    return said._replace(
        meta={name: found for name, found in said.meta.items() if name not in vague}
    )


def editors(said: Statements) -> list[dict[str, str]]:
    """The editors of the book or the journal that a page is part of."""
    return [
        name
        for name in _parsed(said.meta.get("citation_editor", []), count())
        if not _is_nobody(name, set())
    ]


def _organizations(said: Statements, sites: set[str]) -> list[dict[str, str]]:
    """The organisation that a page calls its author, though it may be the site's, too.

    What a newspaper prints without a name has no author.
    """
    for each in said.objects:
        if not _ARTICLES.search(_type(each)):
            continue
        for one in _listed(each.get("author")):
            name = one.get("name") if isinstance(one, Mapping) else None
            is_one = isinstance(one, Mapping) and "organization" in _type(one).lower()
            if not is_one or not isinstance(name, str) or _ADDRESS.search(name):
                continue
            squeezed = _squeezed(name)
            if squeezed and (squeezed not in sites or not _PRESS.search(_type(each))):
                return [{"literal": canonical(" ".join(html.unescape(name).split()))}]
    return []


def _told(said: Statements, kinds: re.Pattern[str] = _ARTICLES) -> Iterator[list[str]]:
    """The names in each machine-readable place, the most reliable first."""
    yield said.meta.get("citation_author", [])
    by_id = {one["@id"]: one for one in said.objects if "@id" in one and "name" in one
             and isinstance(one["@id"], str)}  # fmt: skip
    for each in said.objects:
        if kinds.search(_type(each)):
            named = _names(each.get("author") or each.get("creator"), by_id)
            yield list(islice(named, _MOST_SAID))
    for name in (*_VAGUE[:3], *_CREATORS, *_VAGUE[3:]):
        yield said.meta.get(name, [])


def _shown(said: Statements, root: Element) -> Iterator[list[str]]:
    """The names in each visible place, the most reliable first."""
    yield _beside(_of_property, said.properties.get("author", []))
    yield _beside(words, [each for each in root.iter("a")
                          if "author" in (each.get("rel") or "").split()])  # fmt: skip
    yield from _bylines(root)
    pages = (each for each in root.iter("a") if _OF_AUTHOR.search(each.get("href") or ""))
    yield _beside(words, (each for each in pages if is_person(words(each))))
    for element in root.iter("p", "div", "span", "li", "em", "strong", "address", "h3", "h4"):
        if len(text := words(element)) <= _SHORT and _BY_NAME.match(text):
            yield [text]
            return


def _type(one: Mapping[str, Any]) -> str:
    kind = one.get("@type")
    return " ".join(str(each or "") for each in _listed(kind))


def _names(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The names in a JSON-LD value, including those of organisations."""
    for one in _listed(value):
        if isinstance(one, str):
            yield one
        elif isinstance(one, Mapping):
            known = by_id.get(str(one.get("@id")), {}) if "name" not in one else one
            said = [each for each in _listed(known.get("name")) if isinstance(each, str)]
            is_group = "organization" in _type(known).lower() and "erson" not in _type(known)
            yield from (f"{{{each}}}" for each in said) if is_group else said


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _of_property(element: Element) -> str:
    inner = next((each for each in element.iter() if "name" in (each.get("itemprop") or "")), None)
    chosen = element if inner is None else inner
    return chosen.get("content") or words(chosen)


def _beside(text_of: Callable[[Element], str], found: Iterable[Element]) -> list[str]:
    """The texts of the first element about the article, and of those close to it."""
    kept = (each for each in found if not is_elsewhere(each))
    first = next(kept, None)
    if first is None:
        return []
    parent = first.getparent()
    around = parent.getparent() if parent is not None and len(parent) == 1 else parent
    near = (each for each in kept if around is not None and around in each.iterancestors())
    return [text_of(first), *map(text_of, islice(near, _MOST_SAID))]


def _bylines(root: Element) -> Iterator[list[str]]:
    """The names in each of the first short texts that the page labels as a byline."""
    seen = 0
    for element in root.iter("p", "div", "span", "a", "address", "li", "ul", "strong", "cite"):
        called = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not _BYLINE.search(called) or is_elsewhere(element):
            continue
        text = words(element)
        if not 1 < len(text) <= _LONGEST:
            continue
        named = [each for each in element.iter() if _NAMED.search(each.get("class") or "")]
        links = [each for each in element.iter("a") if words(each)]
        chosen = named[:1] or links
        yield [words(each) for each in chosen] if chosen and element.tag != "a" else [text]
        seen += 1
        if seen == _MOST_BYLINES:
            return


def _lines(root: Element) -> Iterator[str]:
    """The texts of single elements, in lower case."""
    for element in root.iter():
        if name_of(element) in UNREAD or name_of(element) in {"title", "option"}:
            continue
        for text in (element.text, element.tail):
            if text and len(said := text.strip()) <= _LONGEST_SHOWN and said:
                yield canonical(" ".join(said.split())).casefold()


def _parsed(found: Iterable[str], examined: Iterator[int]) -> Iterator[dict[str, str]]:
    """CSL names without duplicates.

    Args:
        found: The names as they are written.
        examined: Counts those of the page.
    """
    known: list[dict[str, str]] = []
    seen = set[str]()
    for text in islice(found, _MOST_SAID):
        line = canonical(" ".join(html.unescape(text).split()))
        if not line.startswith("{"):
            line = _BEHIND.sub("", _BY.sub("", line)).strip(" ,;|–—-")
        if line and line not in seen and len(line) <= _LONGEST and not _ADDRESS.search(line):
            seen.add(line)
            is_early = next(examined) < _MOST_EXAMINED
            for name in names.parse(line) if is_early else [long_lists.name(line)]:
                if name not in known:
                    known.append(name)
                    yield name


def _sites(said: Statements, address: str) -> Iterator[str]:
    """The names of the site and its publisher, reduced to letters and digits."""
    yield _squeezed(said.first("og:site_name", "application-name", "twitter:site", "publisher"))
    for each in (address, said.first("og:url"), *said.links.get("canonical", ())):
        host = addresses.parts(each).hostname if "://" in each else ""
        yield _squeezed((host or "").removeprefix("www."))
        yield _squeezed((host or "").removeprefix("www.").partition(".")[0])
    writers = {id(each) for one in said.objects for each in _listed(one.get("author"))}
    for one in said.objects:
        if id(one) in writers:
            continue
        if re.search(r"person", _type(one), re.IGNORECASE):
            continue
        if re.search(r"organization|website|corporation", _type(one), re.IGNORECASE):
            yield _squeezed(str(one.get("name") or ""))
        publisher = one.get("publisher")
        if isinstance(publisher, Mapping) and "person" not in _type(publisher).lower():
            yield _squeezed(str(publisher.get("name") or ""))


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold().removeprefix("the")


def _is_someone(name: Mapping[str, str], sites: set[str], shown: str) -> bool:
    """Whether a name is that of a visible person or group, rather than the site."""
    last = (name.get("family") or name.get("literal") or "").casefold()
    return last in shown and not _is_nobody(name, sites)


def _is_named(name: Mapping[str, str], sites: set[str]) -> bool:
    """Whether a name that readers are not shown is that of a person, or of another organisation."""
    group = name.get("literal", "")
    is_vague = is_newsroom(group) or _ADDRESS.search(group) or _FIRM.search(group)
    return not _is_nobody(name, sites) and not is_vague


def _is_nobody(name: Mapping[str, str], sites: set[str]) -> bool:
    """Whether a name is a placeholder, a user's, or the site's own."""
    whole = lines.shown([name])
    plain = " ".join(part for part in (name.get("literal"), name.get("given"), name.get("family"))
                     if part)  # fmt: skip
    squeezed = _squeezed(plain)
    if (
        _is_login(name)
        or not squeezed
        or squeezed in sites
        or _NOBODY.fullmatch(plain)
        or _NOBODY.fullmatch(whole)
    ):
        return True
    return plain.isascii() and (
        len(plain) < _SHORTEST or (len(plain) == _SHORTEST and not plain.istitle())
    )


def _is_login(name: Mapping[str, str]) -> bool:
    """Whether a name is a user name."""
    whole = lines.shown([name])
    return whole.isascii() and " " not in whole and whole.islower()

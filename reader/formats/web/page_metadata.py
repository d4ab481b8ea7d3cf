"""The metadata of a page, unprocessed: JSON-LD, `meta` elements, microdata and links."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lxml.etree import _Element as Element

from reader.formats.markup.notes import beginning, name_of
from reader.metadata.csl import DEEPEST

_ARTICLE = re.compile(r"article|posting|report|review", re.IGNORECASE)
_LARGEST = 1 << 20
"""The most characters of JSON-LD; anything larger does not describe a single page."""
_LONGEST = 2000
"""The most characters of an element that is read as a title, a name or a date."""
_MOST = 500
"""The most JSON-LD objects that are examined."""
_MOST_ALIKE = 500
"""The most `meta` elements with one name, and the most scripts; of far fewer is anything read."""
_READ = frozenset({"data-author", "data-page-number"})
"""The attributes for a page's own scripts that are read."""
_MOST_METAS = 1000
"""The most of these elements of any name."""
_SPARSE = 8
"""The characters for each object or list of JSON-LD from which it is read: fewer say nothing."""
_SMALL = 10_000
"""The characters of JSON-LD up to which it is read anyway."""


class Statements(NamedTuple):
    """The metadata that a page gives."""

    objects: list[Mapping[str, Any]]
    """The objects of its JSON-LD, nested ones after those that contain them."""
    meta: dict[str, list[str]]
    """The contents of its `meta` elements, by name or property in lower case."""
    properties: dict[str, list[Element]]
    """Elements with microdata, by their property."""
    links: dict[str, list[str]]
    """Addresses of `link` elements, by relation."""
    title: str
    """Its `title` element."""
    headings: list[Element]
    """Its first-level headings."""
    lesser: list[str]
    """The words of its second- and third-level headings."""
    language: str
    """The language that it declares."""

    def first(self, *names: str) -> str:
        """The first content of a `meta` element with one of some names."""
        return next((text for name in names for text in self.meta.get(name, ()) if text), "")


def drop_surplus(root: Element, *, is_laden: bool = False) -> None:
    """Remove `meta` and `script` elements past the most: each copy of the tree would hold them.

    Args:
        root: The page's tree.
        is_laden: Whether to remove what is only for a page's own scripts, too.
    """
    for element in root.iter() if is_laden else ():
        for name in element.keys():  # noqa: SIM118 - an element is a sequence of its children
            if name.startswith("data-") and name not in _READ:
                del element.attrib[name]
    counts = Counter[str]()
    kept = 0
    for element in list(root.iter("meta", "script")):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        name = element.tag if element.tag == "script" else name
        counts[name] += 1
        above = element.getparent()
        is_surplus = counts[name] > _MOST_ALIKE or kept >= _MOST_METAS
        if is_surplus and above is not None and not (element.tail or "").strip():
            above.remove(element)
        else:
            kept += 1


def statements(root: Element) -> Statements:
    """Collect the metadata that a page gives."""
    found = Statements([], {}, {}, {}, "", [], [], "")
    title = ""
    for element in root.iter():
        name = name_of(element)
        if name == "title":
            title = title or words(element)
        elif name == "h1":
            found.headings.append(element)
        elif name in {"h2", "h3"}:
            found.lesser.append(words(element))
        else:
            _read(element, name, found)
        if element.get("itemprop") and name != "meta":
            for said in element.get("itemprop").split():
                found.properties.setdefault(said.lower(), []).append(element)
    top = root if name_of(root) == "html" else next(root.iter("html"), root)
    language = top.get("lang") or top.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return found._replace(title=title, language=language.strip())


def _read(element: Element, name: str, found: Statements) -> None:
    """Read an element that may contain metadata."""
    if name == "meta":
        said = " ".join((element.get("content") or element.get("value") or "").split())
        for each in ("name", "property", "itemprop"):
            if known := element.get(each):
                found.meta.setdefault(known.lower().strip(), []).append(said)
    elif name == "link":
        for relation in (element.get("rel") or "").lower().split():
            found.links.setdefault(relation, []).append((element.get("href") or "").strip())
    elif name == "script" and "ld+json" in (element.get("type") or "").lower():
        found.objects.extend(_objects(element.text or ""))
        del found.objects[_MOST:]


def articles(said: Statements) -> Iterator[Mapping[str, Any]]:
    """The JSON-LD objects about the page's article."""
    for one in said.objects:
        kind = one.get("@type")
        named = " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")
        if _ARTICLE.search(named):
            yield one


def words(element: Element) -> str:
    """The words in an element, on one line, up to the length of a title or a name."""
    return beginning(element, _LONGEST)


def _objects(text: str) -> list[Mapping[str, Any]]:
    """The objects in a piece of JSON-LD; none if it is invalid."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").strip()
    if not text or len(text) > _LARGEST:
        return []
    if _SMALL < len(text) < _SPARSE * (text.count("{") + text.count("[")):
        return []
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return []
    found = list(_inside(data, 0))
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


def _inside(data: Any, depth: int) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """All objects in a JSON value, each with its depth."""
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for each in data[:_MOST]:
            yield from _inside(each, depth)
    elif isinstance(data, dict):
        yield depth, data
        for key, each in data.items():
            yield from _inside(each, depth if key == "@graph" else depth + 1)

"""A CSL style changed a little, so that pandoc prints with it what Reader cites.

Each citation is a first one, locators have names of no language, a locator that is no page is
never called or taken for one, and the letter after a year is printed once.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from xml.etree import ElementTree as ET

from reader.citation.csl.terms import SHORT_LABELS
from reader.errors import ReaderError

ALWAYS, NEVER = "reader-always", "reader-never"
"""Variables that all items have, and that none has."""
CSL = "http://purl.org/net/xbiblio/csl"
_NAMED = f"{{{CSL}}}"


def word(label: str) -> str:
    """A term for a locator's label that nothing else has."""
    return f"zq{label.replace('-', '')}"


@lru_cache(maxsize=16)
def adapted(xml: str) -> str:
    """A style for pandoc.

    Reader gives each passage out with its whole citation, so none may become an “ibid.”

    Raises:
        ReaderError: It is no whole style.
    """
    root = ET.fromstring(xml)  # noqa: S314 — `style_file` has refused what makes XML dangerous
    info = root.find(f"{_NAMED}info")
    if info is None:
        raise ReaderError("This citation style has no <info>, so it is no whole style.")
    for each in root.iter():
        if "position" in each.attrib:
            is_first = "first" in each.attrib.pop("position").split()
            each.set("variable", ALWAYS if is_first else NEVER)
    _label_places(root)
    _letter_years_once(root)
    root.insert([*root].index(info) + 1, _terms())
    ET.register_namespace("", CSL)
    return ET.tostring(root, "unicode")


def _terms() -> ET.Element:
    """A locale with the terms of locators' labels."""
    locale = ET.Element(f"{_NAMED}locale")
    terms = ET.SubElement(locale, f"{_NAMED}terms")
    for label in SHORT_LABELS:
        term = ET.SubElement(terms, f"{_NAMED}term", {"name": label, "form": "verb-short"})
        term.text = word(label)
    return locale


# Locators


def _label_places(root: ET.Element) -> None:
    """Have a locator called what it is, in a style that is written for pages alone."""
    knows_labels = any(
        "locator" in each.attrib or _is(each, "label", "locator") for each in root.iter()
    )
    for parent in [*root.iter()]:
        places = [each for each in parent if _is(each, "text", "locator")]
        pages = [each for each in parent if _is(each, "text", "page", by="term")]
        for page in pages if places else []:
            page.tag = f"{_NAMED}label"
            del page.attrib["term"]
            page.set("variable", "locator")
            if page.get("form") == "symbol":  # that of a paragraph would be a pilcrow
                page.set("form", "short")
        for place in places if not (pages or knows_labels) else []:
            parent[[*parent].index(place)] = _with_label(place)


def _with_label(place: ET.Element) -> ET.Element:
    """A locator without a label, which others than pages get."""
    prefix = place.get("prefix", "")
    first = next((at for at, char in enumerate(prefix) if char.isalpha()), len(prefix))
    others = {name: value for name, value in place.attrib.items() if name != "variable"}
    choose = ET.Element(f"{_NAMED}choose")
    choose.tail, place.tail = place.tail, None
    ET.SubElement(choose, f"{_NAMED}if", {"locator": "page"}).append(place)
    other = ET.SubElement(choose, f"{_NAMED}else")
    group = ET.SubElement(other, f"{_NAMED}group", {**others, "prefix": prefix[:first]})
    ET.SubElement(group, f"{_NAMED}label", {"variable": "locator", "form": "short", "suffix": " "})
    ET.SubElement(group, f"{_NAMED}text", {"variable": "locator"})
    return choose


def _is(element: ET.Element, name: str, value: str, by: str = "variable") -> bool:
    """Whether an element has a name, and a value of an attribute."""
    return element.tag == _NAMED + name and element.get(by) == value


# The letters of years


def _letter_years_once(root: ET.Element) -> None:
    """Leave out a letter that is printed again, as no other processor does."""
    macros = {each.get("name", ""): each for each in root.iter(f"{_NAMED}macro")}
    again: list[tuple[ET.Element, ET.Element]] = []
    for layout in root.iter(f"{_NAMED}layout"):
        _prints_letter(layout, macros, again)
    for parent, letter in again:
        parent.remove(letter)


def _prints_letter(
    element: ET.Element,
    macros: Mapping[str, ET.Element],
    again: list[tuple[ET.Element, ET.Element]],
    *,
    is_printed: bool = False,
) -> bool:
    """Whether the letter of a year has been printed behind an element, whatever the item.

    Args:
        element: The element.
        macros: The style's macros by name, less those that the element is in.
        again: Gets each element that prints the letter again, with its parent. Those in macros
            stay, since other parts of the style use them.
        is_printed: Whether the letter was printed before the element.
    """
    for each in [*element]:
        if _is(each, "text", "year-suffix"):
            if is_printed:
                again.append((element, each))
            is_printed = True
        elif (name := each.get("macro", "")) in macros:
            others = {key: macro for key, macro in macros.items() if key != name}
            is_printed |= _prints_letter(macros[name], others, [])
        elif each.tag == f"{_NAMED}choose":
            ends = [_prints_letter(branch, macros, again, is_printed=is_printed) for branch in each]
            has_else = any(branch.tag == f"{_NAMED}else" for branch in each)
            is_printed |= has_else and all(ends)
        elif each.tag == f"{_NAMED}group":
            is_printed = _prints_letter(each, macros, again, is_printed=is_printed)
    return is_printed

"""Laws, cases, bills and treaties, which APA and Chicago both print according to the Bluebook."""

from __future__ import annotations

from collections.abc import Callable

from reader.citation.csl import dates
from reader.citation.csl.case import capitalize_first
from reader.citation.csl.dates import Date
from reader.citation.csl.item import Item
from reader.citation.csl.names import NameStyle, print_names
from reader.citation.csl.numbers import is_plural
from reader.citation.csl.terms import SHORT_LABELS, SYMBOLS
from reader.citation.markup.rich import join, slanted, wrap

TYPES = frozenset(["bill", "hearing", "legal_case", "legislation", "regulation", "treaty"])
"""The types of legal items."""
_ACTS = ("bill", "hearing", "legislation", "regulation")
_PARTIES = NameStyle(conjunction="", is_short=True, delimiter="-")
_WITNESSES = NameStyle(conjunction="&")


Dating = Callable[[Item, str, Callable[[Date | None], str]], str]
"""How a style prints a date of an item, given the field and the part to print."""


def reference(item: Item, dating: Dating, witnesses: NameStyle = _WITNESSES) -> str:
    """The whole reference to a legal source.

    Args:
        item: The source.
        dating: How its dates are printed.
        witnesses: How the witnesses in a hearing are named.
    """
    if item.type == "treaty":
        parties = print_names(item.names("author"), _PARTIES)
        return join(", ", title(item), parties, _dated(item, dating), _source(item))
    named = join(", ", title(item), _source(item))
    return join(" ", named, _dated(item, dating), _identifier(item, witnesses))


def title(item: Item) -> str:
    """A legal source's title."""
    if item.type != "hearing":
        return item.titled("title")
    about = wrap("on ", item.text("number"))
    committee = wrap("before the ", item.text("section"))
    held = wrap("Hearing ", join(" ", about, committee))
    return slanted(join(": ", item.capitalized("title"), held))


def _dated(item: Item, dating: Dating) -> str:
    """The date, and for a case the court."""
    if item.type == "treaty":
        return dating(item, "issued", dates.full)
    if item.type == "legal_case":
        day = dating(item, "issued", dates.year if item.has("container-title") else dates.full)
        return wrap("(", join(" ", item.text("authority"), day), ")")
    if item.type not in _ACTS:
        return ""
    first = wrap("", dating(item, "original-date", dates.year), " &")
    day = dating(item, "issued", dates.year) or dates.full(item.date("submitted"))
    return wrap("(", join(" ", first, day), ")")


def _identifier(item: Item, witnesses: NameStyle) -> str:
    if item.type == "hearing":
        return wrap("(testimony of ", print_names(item.names("author"), witnesses), ")")
    if item.is_any("bill", "legislation", "regulation"):
        return wrap("(", item.text("status"), ")")
    return ""


def number(item: Item) -> str:
    """A number preceded by `No.`, unless it is a code such as `TR-17`."""
    shown = item.capitalized("number")
    is_numbered = item.is_any("legislation", "patent", "regulation") or item.is_number("number")
    if shown and is_numbered and item.type != "standard":
        one, several = SHORT_LABELS["number"]
        return join(" ", capitalize_first(several if is_plural(shown) else one), shown)
    return shown


def bill_number(item: Item) -> str:
    """The description of a bill or report without a title."""
    if item.has("authority", "chapter-number", "container-title"):
        return join(" ", item.text("genre"), item.text("number"))
    return join(" ", item.text("genre"), number(item))


def _source(item: Item) -> str:  # noqa: PLR0911 — one a type of work
    """The publication in which it is printed."""
    volume, container = item.text("volume"), item.text("container-title")
    page = _first_page(item)
    session = join(" ", item.text("authority"), item.text("chapter-number"))
    if item.type == "bill":
        return join(", ", bill_number(item), session, join(" ", volume, container, page))
    if item.type == "hearing":
        return session
    if item.type == "legal_case":
        if not container:
            return number(item)
        return join(" ", volume, container, _section(item), page or "___")
    if item.type == "treaty":
        return join(" ", volume, container, page or number(item))
    place = _section(item) or page
    if item.type == "regulation":
        named = join(" ", item.text("genre"), number(item))
        return join(", ", named, join(" ", volume, container, place))
    if not item.has("number"):
        return join(" ", volume, container, place)
    named = join(" ", item.capitalized("genre") or "Pub. L.", number(item))
    return join(", ", named, join(" ", volume, container, page))


def _section(item: Item) -> str:
    section = item.text("section")
    one, several = SYMBOLS["section"]
    return wrap((several if is_plural(section) else one) + " ", section)


def _first_page(item: Item) -> str:
    return item.text("page-first") or item.text("page").replace("–", "-").partition("-")[0].strip()

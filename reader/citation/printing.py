"""What `reader.citation` offers, done: read an item, ask a style, print in a format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reader.citation import listing, passage
from reader.citation.formats import Format, format_named
from reader.citation.item import Item
from reader.citation.locators import read
from reader.citation.registry import Style, printer, short_note, style_named
from reader.citation.turn import FIRST, Turn
from reader.lazy import lazy

if TYPE_CHECKING:
    from reader.citation import citekey, exports, footnote, pandoc, processor, wanted
else:  # a citation alone waits for none of them
    citekey = lazy("reader.citation.citekey")
    exports = lazy("reader.citation.exports")
    footnote = lazy("reader.citation.footnote")
    pandoc = lazy("reader.citation.pandoc")
    processor = lazy("reader.citation.processor")
    wanted = lazy("reader.citation.wanted")

__all__ = [
    "bibliography",
    "bibliography_entry",
    "citation",
    "citations",
    "citekeys",
    "entries",
    "missing_fields",
    "prepare",
    "quotation",
    "references",
]

_Csl = Mapping[str, Any]
_Locator = Sequence[Any] | None


def bibliography_entry(item: _Csl, style: str, name: str) -> str:
    """An item's entry in the bibliography."""
    how, chosen = format_named(name), style_named(style)
    if how.cites_keys:
        return exports.export([item], "csl-yaml").rstrip("\n")
    if chosen.file:
        return "\n".join(processor.bibliography([item], chosen, how))
    entry = printer(chosen).bibliography_entry(Item(item))
    return _labelled(entry, 1, chosen, how)


def _labelled(entry: str, number: int, style: Style, how: Format) -> str:
    """An entry printed, with its number where the style numbers them."""
    printed = how.render(entry, style.locale)
    label = printer(style).TELLS_APART.label.format(number)
    # Not part of the entry: no format takes the number for the beginning of its list.
    return " ".join(filter(None, (how.escape(label), printed))) if printed else ""


def citation(
    item: _Csl,
    style: str,
    locator: _Locator,
    name: str,
    beside: Sequence[_Csl] = (),
    turn: Turn = FIRST,
) -> str:
    """The citation of an item, or of a place in it."""
    how, chosen = format_named(name), style_named(style)
    if how.has_footnotes:
        return footnote.footnoted("", item, chosen, read(locator), how, beside, turn)
    return _cited(item, chosen, locator, how, beside, turn)


def _cited(
    item: _Csl, style: Style, locator: _Locator, how: Format, beside: Sequence[_Csl], turn: Turn
) -> str:
    """The citation of an item, printed."""
    if how.cites_keys:
        return pandoc.citation(item, read(locator), beside)
    if style.file:
        return processor.citation(item, style, locator, how, beside)
    prints = printer(style)
    one, place = listing.beside(item, beside, prints), read(locator)
    cited = short_note(style, one, place) if turn.is_again else ""
    return how.render(cited or prints.citation(one, place), style.locale)


def quotation(
    text: str,
    item: _Csl,
    style: str,
    locator: _Locator,
    name: str,
    beside: Sequence[_Csl] = (),
    turn: Turn = FIRST,
) -> str:
    """A passage in quotation marks with its citation."""
    how, chosen = format_named(name), style_named(style)
    if how.has_footnotes:
        return footnote.footnoted(text, item, chosen, read(locator), how, beside, turn)
    cited = _cited(item, chosen, locator, how, beside, turn)
    return passage.quotation(text, cited, chosen, how)


def bibliography(items: Sequence[_Csl], style: str, name: str) -> list[str]:
    """The entries of several items in the style's order."""
    if format_named(name).cites_keys:
        return [exports.export(items, "csl-yaml").rstrip("\n")]
    return [entry for _, entry in entries(items, style, name)]


def entries(items: Sequence[_Csl], style: str, name: str) -> list[tuple[int, str]]:
    """The same, each with its item's place among the different ones."""
    how, chosen = format_named(name), style_named(style)
    if chosen.file:
        return processor.entries(items, chosen, how)
    found = listing.entries(items, printer(chosen))
    return [(place, _labelled(entry, number, chosen, how)) for place, number, entry in found]


def citations(items: Sequence[_Csl], style: str, name: str) -> list[str]:
    """For each item, its citation beside the others."""
    how, chosen = format_named(name), style_named(style)
    if how.cites_keys:
        return [pandoc.citation(item, read(None), items) for item in items]
    if chosen.file:
        return processor.citations(items, chosen, how)
    return [how.render(each, chosen.locale) for each in listing.citations(items, printer(chosen))]


def missing_fields(item: _Csl, style: str) -> tuple[str, ...]:
    """The fields that an item lacks and the style would print."""
    chosen = style_named(style)
    return () if chosen.file else wanted.missing(item, printer(chosen))


def prepare(
    cited: Sequence[tuple[_Csl, _Locator]], style: str, name: str, beside: Sequence[_Csl] = ()
) -> None:
    """Have citations printed ahead where another program prints them."""
    chosen = style_named(style)
    if chosen.file and not format_named(name).cites_keys:
        processor.prepare(cited, chosen, beside)


def citekeys(items: Sequence[_Csl]) -> list[str]:
    """For each item, its key."""
    return citekey.citekeys(items)


def references(items: Sequence[_Csl], name: str) -> str:
    """All items as a file for other programs."""
    return exports.export(items, name)

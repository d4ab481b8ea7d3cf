"""Cite CSL-JSON items: citations, quotations, bibliography entries and references as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reader.citation import bibliography as listing
from reader.citation import quotation as passage
from reader.citation.csl.item import Item
from reader.citation.csl.locators import read
from reader.citation.markup.formats import Format, format_named
from reader.citation.occurrence import FIRST, Occurrence
from reader.citation.quoted import Quoted, from_text
from reader.citation.registry import Style, printer, short_note, style_named
from reader.lazy import lazy

if TYPE_CHECKING:
    from reader.citation import footnote, missing
    from reader.citation.pandoc import processor
    from reader.citation.references import citekey, exports, pandoc_keys
else:  # a citation alone needs none of them
    citekey = lazy("reader.citation.references.citekey")
    exports = lazy("reader.citation.references.exports")
    footnote = lazy("reader.citation.footnote")
    pandoc_keys = lazy("reader.citation.references.pandoc_keys")
    processor = lazy("reader.citation.pandoc.processor")
    missing = lazy("reader.citation.missing")

Csl = Mapping[str, Any]
"""A CSL-JSON item."""
Locator = Sequence[Any] | None
"""A CSL label and a value, such as `("paragraph", "3-5")`; None for the work as a whole."""


def bibliography_entry(item: Csl, style: str, format: str = "plain") -> str:  # noqa: A002
    """An item's bibliography entry; empty where the style has none, as for a letter.

    Args:
        item: A CSL-JSON item.
        style: A style's CSL id or one of its names; or the path or the id of a CSL file, which
            pandoc prints, optionally followed by `@` and a language: `apa@de-DE`.
        format: `plain`, `markdown`, `footnote` (of Markdown), `html`, `latex`, `org`, or `pandoc`
            for citations by key.

    Raises:
        ReaderError: There is no such style or format; the same for all functions here.
    """
    how, chosen = format_named(format), style_named(style)
    if how.cites_keys:
        return exports.export([item], "csl-yaml").rstrip("\n")
    if chosen.file:
        return "\n".join(processor.bibliography([item], chosen, how))
    entry = printer(chosen).bibliography_entry(Item(item))
    return _labelled(entry, 1, chosen, how)


def _labelled(entry: str, number: int, style: Style, how: Format) -> str:
    """A printed entry, with its number in styles that number entries."""
    printed = how.render(entry, style.locale)
    label = printer(style).DISAMBIGUATION.label.format(number)
    # The number stays outside the entry, so that no format takes it for a list item.
    return " ".join(filter(None, (how.escape(label), printed))) if printed else ""


def citation(
    item: Csl,
    style: str,
    locator: Locator = None,
    format: str = "plain",  # noqa: A002
    *,
    beside: Sequence[Csl] = (),
    occurrence: Occurrence = FIRST,
) -> str:
    """The citation of an item, or of a place in it.

    Args:
        item: A CSL-JSON item.
        style: A style's id or one of its names.
        locator: A CSL label and a value, such as `("paragraph", "3-5")`.
        format: `plain`, `markdown`, `footnote` (of Markdown), `html`, `latex`, `org`, or `pandoc`
            for citations by key.
        beside: The other items that the text cites, for disambiguation.
        occurrence: What preceded the citation in the text, for notes.
    """
    how, chosen = format_named(format), style_named(style)
    if how.has_footnotes:
        return footnote.footnoted(
            from_text(""), item, chosen, read(locator), how, beside, occurrence
        )
    return _cited(item, chosen, locator, how, beside, occurrence)


def _cited(
    item: Csl,
    style: Style,
    locator: Locator,
    how: Format,
    beside: Sequence[Csl],
    occurrence: Occurrence,
) -> str:
    """The printed citation of an item."""
    if how.cites_keys:
        return pandoc_keys.citation(item, read(locator), beside)
    if style.file:
        return processor.citation(item, style, locator, how, beside)
    prints = printer(style)
    one, place = listing.beside(item, beside, prints), read(locator)
    cited = short_note(style, one, place) if occurrence.is_subsequent else ""
    return how.render(cited or prints.citation(one, place), style.locale)


def quotation(
    text: str | Quoted,
    item: Csl,
    style: str,
    locator: Locator = None,
    format: str = "plain",  # noqa: A002
    *,
    beside: Sequence[Csl] = (),
    occurrence: Occurrence = FIRST,
) -> str:
    """A passage in quotation marks, or as a block, followed by its citation.

    Line ends in plain words are those of verse if the locator is a line. The other arguments
    are those of `citation`.
    """
    how, chosen, place = format_named(format), style_named(style), read(locator)
    said = text if isinstance(text, Quoted) else from_text(text, is_verse=place.label == "line")
    if how.has_footnotes:
        return footnote.footnoted(said, item, chosen, place, how, beside, occurrence)
    cited = _cited(item, chosen, locator, how, beside, occurrence)
    return passage.quotation(said, cited, chosen, how)


def bibliography(items: Sequence[Csl], style: str, format: str = "plain") -> list[str]:  # noqa: A002
    """The entries of several items in the style's order, each item once."""
    if format_named(format).cites_keys:
        return [exports.export(items, "csl-yaml").rstrip("\n")]
    return [entry for _, entry in entries(items, style, format)]


def entries(items: Sequence[Csl], style: str, format: str = "plain") -> list[tuple[int, str]]:  # noqa: A002
    """The entries in text formats, each with the index of its item among the distinct items."""
    how, chosen = format_named(format), style_named(style)
    if chosen.file:
        return processor.entries(items, chosen, how)
    found = listing.entries(items, printer(chosen))
    return [(place, _labelled(entry, number, chosen, how)) for place, number, entry in found]


def missing_fields(item: Csl, style: str) -> tuple[str, ...]:
    """The CSL fields that an item of this type lacks and that the style would print."""
    chosen = style_named(style)
    if chosen.file:
        return missing.missing_in_any(item)
    return missing.missing(item, printer(chosen))


def prepare(
    cited: Sequence[tuple[Csl, Locator]],
    style: str,
    format: str = "plain",  # noqa: A002
    *,
    beside: Sequence[Csl] = (),
) -> None:
    """Print citations in advance, all at once, if that is much faster than one by one.

    Args:
        cited: Items with the places that will be cited.
        style: A style's id or one of its names.
        format: As for `citation`.
        beside: As for `citation`.
    """
    chosen = style_named(style)
    if chosen.file and not format_named(format).cites_keys:
        processor.prepare(cited, chosen, beside)


def citekeys(items: Sequence[Csl]) -> list[str]:
    """For each item, the key that `references` gives it, such as `smith2024city`."""
    return citekey.citekeys(items)


def references(items: Sequence[Csl], format: str) -> str:  # noqa: A002
    """All items as a file for other programs: `biblatex`, `ris`, `csl-json` or `csl-yaml`."""
    return exports.export(items, format)

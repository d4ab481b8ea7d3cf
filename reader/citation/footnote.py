"""Markdown footnotes with labels: the reference after the passage, and the footnote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reader.citation import bibliography, quotation
from reader.citation.csl.case import capitalize_first
from reader.citation.csl.labels_abroad import short_labels
from reader.citation.csl.locators import NOWHERE, Place
from reader.citation.csl.numbers import with_dashes
from reader.citation.markup.formats import Format
from reader.citation.markup.rich import join, wrap
from reader.citation.occurrence import Occurrence
from reader.citation.quoted import Quoted
from reader.citation.references.citekey import key_among
from reader.citation.registry import Style, printer, short_note
from reader.lazy import late_pattern, lazy

if TYPE_CHECKING:
    from reader.citation.pandoc import processor
else:
    processor = lazy("reader.citation.pandoc.processor")

_Csl = Mapping[str, Any]
_ENDED = late_pattern(r"""[.!?…][”’“»«›‹」』\"')\]*_]*\Z""")
"""The end of an entry that is a sentence."""


def footnoted(
    words: Quoted,
    item: _Csl,
    style: Style,
    place: Place,
    how: Format,
    beside: Sequence[_Csl],
    occurrence: Occurrence,
) -> str:
    """A passage with its footnote reference, and the footnote unless it is already in the text."""
    label = occurrence.label or key_among(bibliography.works_with(item, beside), item)
    said = quotation.quotation(words, f"[^{label}]", style, how)
    if occurrence.has_footnote:
        return said
    return f"{said}\n\n[^{label}]: {_note(item, style, place, how, beside, occurrence)}"


def _note(
    item: _Csl,
    style: Style,
    place: Place,
    how: Format,
    beside: Sequence[_Csl],
    occurrence: Occurrence,
) -> str:
    """The style's note; in styles without notes, the entry and the locator."""
    if style.file:
        return _note_by_pandoc(item, style, place, how, beside)
    prints = printer(style)
    one = bibliography.beside(item, beside, prints)
    if style.has_notes:
        note = short_note(style, one, place) if occurrence.is_subsequent else ""
        return how.render(note or prints.citation(one, place), style.locale)
    entry = how.render(prints.bibliography_entry(one), style.locale)
    if not entry:
        return how.render(prints.citation(one, place), style.locale)
    return _with_place(entry, place, how, style)


def _note_by_pandoc(
    item: _Csl, style: Style, place: Place, how: Format, beside: Sequence[_Csl]
) -> str:
    locator = (place.label, place.value) if place.value else None
    if style.has_notes:
        return processor.citation(item, style, locator, how, beside)
    works = bibliography.works_with(item, beside)
    entries = dict(processor.entries(works.raws, style, how))
    entry = entries.get(works.place_of(item), "")
    if not entry:
        return processor.citation(item, style, locator, how, beside)
    return _with_place(entry, place, how, style)


def _with_place(entry: str, place: Place, how: Format, style: Style) -> str:
    """An entry and the locator: as a sentence behind one, else behind a comma."""
    if place == NOWHERE:
        return entry
    words = join(" ", place.labelled(short_labels(style.lang)), with_dashes(place.value))
    is_sentence = _ENDED.search(entry) is not None
    said = wrap("", capitalize_first(words) if is_sentence else words, ".")
    return f"{entry}{'' if is_sentence else ','} {how.render(said, style.locale)}"

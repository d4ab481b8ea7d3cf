"""Markdown footnotes with labels: the reference after the passage, and the footnote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reader.citation import bibliography, quotation
from reader.citation.csl.case import capitalize_first
from reader.citation.csl.locators import NOWHERE, Place
from reader.citation.csl.numbers import with_dashes
from reader.citation.csl.terms import SHORT_LABELS
from reader.citation.markup.formats import Format
from reader.citation.markup.rich import wrap
from reader.citation.occurrence import Occurrence
from reader.citation.quoted import Quoted
from reader.citation.references.citekey import citekeys
from reader.citation.registry import Style, printer, short_note
from reader.lazy import lazy

if TYPE_CHECKING:
    from reader.citation.pandoc import processor
else:
    processor = lazy("reader.citation.pandoc.processor")

_Csl = Mapping[str, Any]


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
    works = bibliography.Works([*beside, item])
    label = occurrence.label or citekeys(works.raws)[works.place_of(item)]
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
    return " ".join(filter(None, (entry, _locator_sentence(place, how, style))))


def _note_by_pandoc(
    item: _Csl, style: Style, place: Place, how: Format, beside: Sequence[_Csl]
) -> str:
    locator = (place.label, place.value) if place.value else None
    if style.has_notes:
        return processor.citation(item, style, locator, how, beside)
    works = bibliography.Works([*beside, item])
    entries = dict(processor.entries(works.raws, style, how))
    entry = entries.get(works.place_of(item), "")
    if not entry:
        return processor.citation(item, style, locator, how, beside)
    return " ".join(filter(None, (entry, _locator_sentence(place, how, style))))


def _locator_sentence(place: Place, how: Format, style: Style) -> str:
    """A locator as a sentence."""
    if place == NOWHERE:
        return ""
    label = capitalize_first(place.labelled(SHORT_LABELS))
    return how.render(wrap(f"{label} ", with_dashes(place.value), "."), style.locale)

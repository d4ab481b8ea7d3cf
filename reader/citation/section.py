"""A locator made of a heading and paragraph numbers, for which CSL has no label."""

from __future__ import annotations

from reader.citation.csl.labels_abroad import short_labels
from reader.citation.csl.locators import AS_IS, Place
from reader.citation.registry import Style

_LONGEST = 6
"""The most words of a heading that APA prints in full."""
_SHORTENED = 4
_CALLED = {"harvard-cite-them-right": "sect.", "ieee": "Sec."}
"""Abbreviations of “section”, where they are not `sec.`"""


def section(heading: str, paragraphs: str, style: Style | None) -> tuple[str, str]:
    """A locator for a place under a heading.

    APA and Chicago have forms of their own; the others use their abbreviation of “section”.

    Args:
        heading: The heading.
        paragraphs: A paragraph number or a range such as `3-5`; may be empty.
        style: The style; None if another program prints the citation.
    """
    words = " ".join(heading.split())
    labels = short_labels(style.lang if style else "")
    label = Place("paragraph", paragraphs).labelled(labels)
    where = f", {label} {paragraphs}" if paragraphs else ""
    if style is not None and style.id == "apa":
        short = words.split(" ")
        if len(short) > _LONGEST:
            words = f"“{' '.join(short[:_SHORTENED])}”"
        return (AS_IS, f"{words} section{where}")
    if style is not None and style.id.startswith("chicago-") and not style.file:
        return (AS_IS, f"under “{words}”{where}")
    if style is None:
        return ("section", f"{words}{where}")
    if style.file:
        return ("section", f"{words.join(style.locale.outer)}{where}")
    return (AS_IS, f"{_CALLED.get(style.id, 'sec.')} “{words}”{where}")

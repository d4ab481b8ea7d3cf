"""A place named by its heading and its paragraphs, for which CSL has no label."""

from __future__ import annotations

from reader.citation.csl.locators import AS_IS
from reader.citation.registry import Style

_LONGEST = 6
"""Words of a heading that APA's manual would still print whole."""
_SHORTENED = 4
_CALLED = {"harvard-cite-them-right": "sect.", "ieee": "Sec."}
"""What styles call a section, where that is not `sec.`"""


def section(heading: str, paragraphs: str, style: Style | None) -> tuple[str, str]:
    """A locator for a place under a heading.

    APA and Chicago have words of their own for it; the others print what they call a section.

    Args:
        heading: The heading.
        paragraphs: The number of its paragraph, or of the first and the last: `3-5`; or nothing.
        style: The style; None for what other programs will print.
    """
    words = " ".join(heading.split())
    where = f", {'paras.' if '-' in paragraphs else 'para.'} {paragraphs}" if paragraphs else ""
    if style is not None and style.id == "apa":
        short = words.split(" ")
        if len(short) > _LONGEST:
            words = f"“{' '.join(short[:_SHORTENED])}”"
        return (AS_IS, f"{words} section{where}")
    if style is not None and style.id.startswith("chicago-") and not style.file:
        return (AS_IS, f"under “{words}”{where}")
    if style is None or style.file:
        return ("section", f"{words}{where}")
    return (AS_IS, f"{_CALLED.get(style.id, 'sec.')} “{words}”{where}")

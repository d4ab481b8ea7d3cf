"""Two wordings of a passage in one: old words struck, new ones underlined, with signs for both."""

from __future__ import annotations

from textual.content import Content

from reader.text import glyphs
from reader.text.diff import Fate, word_diff

STYLES = {Fate.REMOVED: "strike $text-error", Fate.ADDED: "bold underline $text-success"}
SIGNS = {Fate.REMOVED: ("[-", "-]"), Fate.ADDED: ("{+", "+}")}
"""As other programs show differences of words; for terminals that can't strike words out."""


def diff_text(old: str, new: str) -> Content:
    """What changed between two wordings."""
    parts: list[Content | str | tuple[str, str]] = []
    for fate, text in word_diff(old, new):
        shown = safe(text)
        if fate is Fate.KEPT:
            parts.append(shown)
        else:
            opening, closing = SIGNS[fate]
            parts.append((f"{opening}{shown}{closing}", STYLES[fate]))
    return Content.assemble(*parts)


def safe(text: str) -> str:
    """A text on one line, without anything that a terminal would obey."""
    return " ".join(glyphs.showable(line) for line in text.split("\n"))

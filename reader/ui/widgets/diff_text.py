"""Two wordings of a passage in one: old words struck, new ones underlined, each in brackets."""

from __future__ import annotations

from textual.content import Content

from reader.text import glyphs
from reader.text.diff import Fate, word_diff

STYLES = {Fate.REMOVED: "strike $text-error", Fate.ADDED: "bold underline $text-success"}
SIGNS = {Fate.REMOVED: ("[-", "-]"), Fate.ADDED: ("{+", "+}")}
"""The brackets of word diffs, for terminals without strikethrough."""


def diff_text(old: str, new: str) -> Content:
    """The words that changed between two wordings, in their context."""
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
    """A text on one line, without control characters."""
    return " ".join(glyphs.showable(line) for line in text.split("\n"))

"""The values of options, shared by the command line, the settings and the screen.

Each stands here alone, with what it is called, so that completing a word loads nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping

STYLES: Mapping[str, str] = {
    "apa": "APA 7th edition",
    "mla": "MLA 9th edition",
    "chicago": "Chicago 18th ed. author-date",
    "chicago-notes": "Chicago 18th ed. notes",
    "harvard": "Harvard (Cite Them Right)",
    "vancouver": "Vancouver (NLM)",
    "ieee": "IEEE",
}
"""The built-in citation styles, in the order in which they are offered."""
TEXT_FORMATS: Mapping[str, str] = {
    "plain": "plain text",
    "markdown": "Markdown",
    "footnote": "Markdown notes",
    "html": "HTML",
    "latex": "LaTeX",
    "org": "Org",
    "pandoc": "pandoc",
}
"""Formats of a text to paste."""
REFERENCE_FORMATS: Mapping[str, str] = {
    "biblatex": "BibLaTeX",
    "ris": "RIS",
    "csl-json": "CSL-JSON",
    "csl-yaml": "CSL-YAML",
}
"""Formats with references for other programs, whatever the style."""
FORMATS: Mapping[str, str] = {**TEXT_FORMATS, **REFERENCE_FORMATS}
"""All formats."""
PARTS: Mapping[str, str] = {
    "quotation": "quotation, cited",
    "citation": "citation",
    "reference": "reference",
}
"""The part of a highlight that is printed."""
LOCATORS: Mapping[str, str] = {
    "usual": "as usual",
    "paragraph": "paragraph",
    "section": "section, paragraph",
    "line": "line of verse",
    "none": "none",
}
"""How a citation points to a place in its source; `usual` leaves it to the style and the text."""
WORDS: Mapping[str, str] = {
    "highlighted": "as highlighted",
    "current": "as they stand in the text now",
}
"""Which words of a highlight are quoted if its text has been edited since."""
GROUPS = ("document", "tag", "color")
"""The possible headings of a quote sheet."""
PRESETS = ("vim", "arrows", "less")
"""The sets of keys to start from."""

DEFAULT_STYLE = "apa"
DEFAULT_FORMAT = "plain"
DEFAULT_PART = "quotation"
DEFAULT_LOCATOR = "usual"
DEFAULT_WORDS = "highlighted"
DEFAULT_GROUP = "document"
DEFAULT_PRESET = "vim"
DOI_SERVICE, ISBN_SERVICE = "https://doi.org/", "https://openlibrary.org/"
"""The services for looking up DOIs and ISBNs."""
RICH: Mapping[str, str] = {
    "beside": "HTML beside plain text; by wl-copy and xclip in the selection of the middle button",
    "first": "HTML in the clipboard, and plain text there in the other selection",
    "never": "plain text alone",
}
"""Where HTML goes when a citation is copied, with an explanation of each choice."""
DEFAULT_RICH = "beside"
LARGEST_FILE = 100
"""The limit in megabytes."""

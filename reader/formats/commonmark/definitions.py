"""The definitions of links and notes, which references lead to from anywhere in a text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pyromark

from reader.lazy import late_pattern

_DEFINITION = late_pattern(
    r"^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+\[([^\]\n]+)\]:", re.MULTILINE
)
_BETWEEN = late_pattern(
    r"^\[[^\]\n]+\]:[ \t]*+\S++[ \t]*+\n(?=\[[^\]\n]+\]:[ \t]*+\S)", re.MULTILINE
)
"""A definition of a link with another one below."""
_NOWHERE = "", ""
_REFERENCE = late_pattern(r"\[(\^[^\[\]\s]+)\]")
_MANY = 1 << 15
"""The size of the parts, in characters, in which very many definitions are parsed."""


def label_of(said: str) -> str:
    """A label in the form for comparison."""
    return " ".join(said.split()).casefold()


@cache
def parsed_syntax() -> pyromark.Options:
    """The syntax extensions to enable."""
    options = pyromark.Options
    return (
        options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS
        | options.ENABLE_DEFINITION_LIST
    )


class Definitions:
    """The targets of references in a text, wherever they are defined."""

    def __init__(self, text: str) -> None:
        """Collect the definitions of a text."""
        self.notes: set[str] = set()
        """The labels of the notes, with their carets."""
        self.links: dict[str, tuple[str, str]] = {}
        """Target and title of each link definition, by label."""
        for found in _DEFINITION.finditer(text):
            label = label_of(found[1])
            if label.startswith("^"):
                self.notes.add(label)
            else:
                self.links[label] = _NOWHERE
        if self.links:
            self._add_links(text)

    def _add_links(self, text: str) -> None:
        """Collect the link definitions: very many, one to a line, in parts."""
        options = parsed_syntax()
        start, size = 0, _MANY
        known, self.links = self.links, {}
        while start < len(text):
            cut = _BETWEEN.search(text, start + size)
            end = cut.end() if cut else len(text)
            links = pyromark.reference_definitions(text[start:end], options=options)
            last = next(reversed(links.values()))["span"]["end"] if links else 0
            if cut and last < len(text[start:end].encode()) - 1:
                # Between the lines of code, for example.
                size *= 2
                continue
            for name, link in links.items():
                label = label_of(name)
                known.pop(label, None)
                self.links.setdefault(label, (link["dest"], link["title"] or ""))
            start, size = end, _MANY

    def link(self, reference: Any) -> tuple[str, str] | None:
        """The target of a link that the window itself does not define."""
        return self.links.get(label_of(reference["reference"]))

    def first(self, link: Any) -> tuple[str, str]:
        """The target and title of the parser's link, which a window may define anew."""
        own = link["dest_url"], link["title"]
        return self.links.get(label_of(link["id"]), own) if link["id"] else own

    def stubs(self, window: str) -> str:
        """Note definitions that a window refers to but lacks, for the parser to recognize them."""
        if not self.notes:
            return ""
        own = {label_of(found[1]) for found in _DEFINITION.finditer(window)}
        labels = {label_of(found[1]): found[1] for found in _REFERENCE.finditer(window)}
        missing = [labels[label] for label in labels if label in self.notes and label not in own]
        return "".join(f"[{said}]: x\n\n" for said in missing) + "***\n\n" if missing else ""

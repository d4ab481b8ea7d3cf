"""The definitions of links and notes, which references lead to from anywhere in a text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

import pyromark

from reader.lazy import late_pattern

_DEFINITION = late_pattern(
    r"^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+\[([^\]\n]+)\]:", re.MULTILINE
)
_BETWEEN = late_pattern(
    r"^\[[^\]\n]+\]:[ \t]*+\S++[ \t]*+\n(?=\[[^\]\n]+\]:[ \t]*+\S)|^[ \t]*+\n(?=\S)",
    re.MULTILINE,
)
"""A definition of a link with another one below, or an empty line with one that is not indented."""
_WORDS = late_pattern(
    r"^([^\n]*\]:[^\n]*(?:\n[^\n]+){0,16})"
    r"|^((?:[^\n<`\w\[]|[\d_])*+)(?:[^\W\d_]|\[[^\[\]\n]*+\])[^\n<>`]*+$",
    re.MULTILINE,
)
"""A line that may define something, with those on which it may go on; or the signs before the
words of one that neither defines anything nor begins or ends code or HTML."""
_NOWHERE = "", ""
_REFERENCE = late_pattern(r"\[\^([^\[\]\s]+)\]")
_MANY = 1 << 13
"""The size of the parts, in characters, in which very many definitions are parsed."""
_LAST = "\ufdd0"
"""The label of a link that is defined behind each of them, to see whether it ends in code."""
_MANY_LABELS = 1 << 9
"""How many of the last labels are remembered, since most recur soon."""


@lru_cache(_MANY_LABELS)
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
        self._notes: dict[str, str] = {}
        """The labels of the notes, each by itself."""
        self.links: dict[str, tuple[str, str]] = {}
        """Target and title of each link definition, by label."""
        for found in _DEFINITION.finditer(text):
            label = label_of(found[1])
            if label.startswith("^"):
                label = label[1:]
                self._notes.setdefault(label, label)
            else:
                self.links[label] = _NOWHERE
        if self.links:
            self._add_links(text)

    def _add_links(self, text: str) -> None:
        """Collect the link definitions: very many, one to a line, in parts."""
        # The parser makes objects of all markup, which here says nothing.
        text = _WORDS.sub(_without_words, text)
        options = parsed_syntax()
        start, size = 0, _MANY
        known, self.links = self.links, {}
        while start < len(text):
            cut = _BETWEEN.search(text, start + size)
            end = cut.end() if cut else len(text)
            last = f"[{_LAST}]: x\n" if cut else ""
            links = pyromark.reference_definitions(text[start:end] + last, options=options)
            if cut and links.pop(_LAST, None) is None:
                # Between the lines of code, for example.
                size *= 2
                continue
            for name, link in links.items():
                label = label_of(name)
                known.pop(label, None)
                self.links.setdefault(label, (link["dest"], link["title"] or ""))
            start, size = end, _MANY

    def note(self, said: str) -> str:
        """The label of a note, as the object that all who keep it share."""
        label = label_of(said)
        return self._notes.get(label, label)

    def link(self, reference: Any) -> tuple[str, str] | None:
        """The target of a link that the window itself does not define."""
        return self.links.get(label_of(reference["reference"]))

    def first(self, link: Any) -> tuple[str, str]:
        """The target and title of the parser's link, which a window may define anew."""
        own = link["dest_url"], link["title"]
        return self.links.get(label_of(link["id"]), own) if link["id"] else own

    def stubs(self, window: str) -> str:
        """Note definitions that a window refers to but lacks, for the parser to recognize them."""
        said = dict.fromkeys(_REFERENCE.findall(window)) if self._notes else {}
        labels = {label: each for each in said if (label := label_of(each)) in self._notes}
        for own in dict.fromkeys(_DEFINITION.findall(window)) if labels else ():
            labels.pop(label_of(own[1:]), None)
        missing = "".join(f"[^{each}]: x\n\n" for each in labels.values())
        return f"{missing}***\n\n" if missing else ""


def _without_words(found: re.Match[str]) -> str:
    """A line that may define something as it is, and of any other what says where code begins."""
    return found[1] or f"{found[2]}x"

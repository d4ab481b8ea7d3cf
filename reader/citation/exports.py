"""Items as files for other programs: CSL-JSON and BibLaTeX."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reader.citation.biblatex import entry
from reader.citation.choice import choose
from reader.citation.citekey import citekeys
from reader.citation.markup import plain


def export(items: Sequence[Mapping[str, Any]], name: str) -> str:
    """All items in a format; raises a ReaderError for an unknown one."""
    known = {"biblatex": ("biblatex", "bibtex"), "csl-json": ("csl-json", "csl", "json")}
    writers: dict[str, Callable[[Sequence[Mapping[str, Any]]], str]] = {
        "biblatex": _biblatex,
        "csl-json": _csl_json,
    }
    return writers[choose(name, "reference format", known)](items)


def _biblatex(items: Sequence[Mapping[str, Any]]) -> str:
    keys = citekeys(items)
    return "\n".join(entry(item, key) for item, key in zip(items, keys, strict=True))


def _csl_json(items: Sequence[Mapping[str, Any]]) -> str:
    """The items as they are, with an id where one is missing, as a JSON array."""
    keys = citekeys(items)
    taken = {plain(item.get("id")) for item in items}
    filled = []
    for item, key in zip(items, keys, strict=True):
        if plain(item.get("id")):
            filled.append(dict(item))
            continue
        free = key
        while free in taken:
            free += "x"
        taken.add(free)
        filled.append({**item, "id": free})
    text = json.dumps(filled, ensure_ascii=False, indent=2, default=str)
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate, which only an escape can carry
        text = json.dumps(filled, indent=2, default=str)
    return text + "\n"

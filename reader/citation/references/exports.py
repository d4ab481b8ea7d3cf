"""References for other programs: BibLaTeX, RIS, CSL-JSON and CSL-YAML."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reader.citation.markup.csl_markup import plain
from reader.citation.references.biblatex import entry
from reader.citation.references.citekey import citekeys
from reader.citation.references.ris import record
from reader.lazy import lazy
from reader.metadata.csl import json_text
from reader.options import REFERENCE_FORMATS
from reader.text.suggest import choose

if TYPE_CHECKING:
    from reader.citation.references import csl_yaml
else:
    csl_yaml = lazy("reader.citation.references.csl_yaml")

_ALIASES = {"biblatex": ("bibtex",), "csl-json": ("csl", "json"), "csl-yaml": ("yaml",)}
_NAMES = {name: (name, *_ALIASES.get(name, ())) for name in REFERENCE_FORMATS}


def export(items: Sequence[Mapping[str, Any]], name: str) -> str:
    """All items in a format; raises a ReaderError for an unknown one."""
    match choose(name, "reference format", _NAMES):
        case "biblatex":
            return "\n".join(_each(items, entry))
        case "ris":
            return "\n".join(_each(items, record))
        case "csl-yaml":
            keyed = zip(items, citekeys(items), strict=True)
            return csl_yaml.references([{**item, "id": key} for item, key in keyed])
    return _csl_json(items)


def _each(
    items: Sequence[Mapping[str, Any]], write: Callable[[Mapping[str, Any], str], str]
) -> list[str]:
    """Each item with its key."""
    return [write(item, key) for item, key in zip(items, citekeys(items), strict=True)]


def _csl_json(items: Sequence[Mapping[str, Any]]) -> str:
    """The items as a JSON array, with an id added to each that lacks one."""
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
    return json_text(filled, 2) + "\n"

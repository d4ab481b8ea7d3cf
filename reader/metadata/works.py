"""The works in a bibliography file: BibTeX, CSL-JSON, CSL-YAML, RIS and the like.

Each is converted to an item only on demand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from reader.metadata import bibtex, fields, sidecar, tagged
from reader.metadata.csl import CROWDED, is_crowded
from reader.metadata.item import Metadata
from reader.text.canonical import canonical

_LARGEST = 1 << 26
"""The most bytes of a file."""


class Work(NamedTuple):
    """One work of a file."""

    keys: tuple[str, ...]
    """Its id in the file."""
    said: Mapping[str, Any]
    """Its `DOI`, `URL` and `title` as written there."""
    item: Callable[[], Metadata]
    """Returns its CSL-JSON item."""


class Trouble(NamedTuple):
    """An error in a file."""

    key: str
    """The id of the work that it is in; empty if that is unknown, or it is in the whole file."""
    sentence: str
    """What is wrong."""
    is_of_work: bool = True
    """Whether it is in one work alone."""


def works(path: Path) -> tuple[list[Work], tuple[Trouble, ...]]:
    """The works in a bibliography file, and its errors.

    Args:
        path: A file in any of the sidecar formats.
    """
    try:
        text = sidecar.text_of(path, _LARGEST)
        if path.suffix == ".bib":
            return _works_of_bib(text, canonical(path.name))
        if path.suffix in tagged.ENDINGS:
            entries = sidecar.tagged_entries(text, path.suffix)
            return [_tagged(each) for each in entries], ()
        listed = _listed(text, path)
    except sidecar.BadFileError as error:
        return [], (Trouble("", sidecar.problem(path, error), is_of_work=False),)
    return [_work(each, len(text)) for each in listed if isinstance(each, dict)], ()


def _tagged(entry: tagged.Entry) -> Work:
    return Work((entry.key,), entry.signs, partial(sidecar.of_tagged, entry))


def _listed(text: str, path: Path) -> list[Any]:
    """The items of CSL-JSON or CSL-YAML."""
    if path.suffix in {".yaml", ".yml"}:
        data, line, what = fields.read_yaml(text)
        if what:
            raise sidecar.BadFileError(what, line)
        listed = data.get("references")
    elif path.suffix == ".json":
        data, line, what = fields.read_json(text)
        if what:
            raise sidecar.BadFileError(what, line)
        listed = data.get("items", data.get("references")) if isinstance(data, dict) else data
    else:
        raise sidecar.BadFileError(f"its name has to end in {', '.join(sidecar.ENDINGS)}")
    if not isinstance(listed, list):
        raise sidecar.BadFileError("it is no list of works")
    if is_crowded(len(listed), len(text)):
        raise sidecar.BadFileError(CROWDED)
    return listed


def _work(item: Mapping[str, Any], size: int) -> Work:
    """A work of CSL-JSON or CSL-YAML."""
    said = {name: str(item.get(name, "")) for name in ("DOI", "URL", "title")}
    keys = tuple(key for key in sidecar.keys_of(item) if isinstance(key, str))
    cleaned = {
        name: value
        for name, each in item.items()
        if name != "id" and (value := sidecar.clean(each)) not in (None, "", [], {})
    }
    return Work(keys, said, lambda: sidecar.in_csl(cleaned, size))


def _works_of_bib(text: str, name: str) -> tuple[list[Work], tuple[Trouble, ...]]:
    entries, wrong = bibtex.readable(text)
    by_key = {entry.key.casefold(): entry for entry in entries}

    def item(entry: bibtex.Entry) -> Metadata:
        return sidecar.of_entry(bibtex.inherited(entry, by_key), len(text))

    found = [
        Work(
            (entry.key,),
            {
                "DOI": entry.fields.get("doi", ""),
                "URL": entry.fields.get("url", ""),
                "title": ": ".join(
                    filter(None, (entry.fields.get("title"), entry.fields.get("subtitle")))
                ),
            },
            partial(item, entry),
        )
        for entry in entries
        if entry.kind != "xdata"
    ]
    told = [Trouble(error.key, sidecar.problem_of_entry(name, error)) for error in wrong]
    return found, tuple(told)

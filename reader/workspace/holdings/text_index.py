"""What the library shows of each text, cached so that listing reads no file twice.

It is a cache: what is stored of a file counts while the file, and those that may describe it, are
as they were; without it, all texts are read once more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from reader import __version__
from reader.errors import NoTextError, ReaderError
from reader.files import replace_file
from reader.metadata import sidecar
from reader.metadata.bibliography import Bibliography
from reader.text import reading_time
from reader.text.document import Document
from reader.workspace.catch_up import remembered, state_of
from reader.workspace.texts import loading
from reader.workspace.texts.source_file import name_of

_FILE = "texts.json"
_BEGINNING = 1200
"""Characters of a text that are kept for its preview."""


class TextFacts(NamedTuple):
    """What is known of a text apart from its annotations."""

    title: str
    """Its title, according to its files."""
    csl: Mapping[str, Any]
    """Its CSL-JSON item, according to its files."""
    csl_from: Mapping[str, str]
    """The origin of each field of `csl`."""
    sha256: str
    """The SHA-256 of its text; empty if it can't be read."""
    size: int
    """Its length in characters."""
    words: int
    """The number of words."""
    minutes: float
    """The reading time in minutes."""
    beginning: str
    """Its first lines."""
    problem: str = ""
    """Why it can't be read; empty if it can."""
    has_no_text: bool = False
    """Whether that is because there is nothing to read in it."""
    notices: Sequence[str] = ()
    """What is wrong with the files that describe it."""


class TextIndex:
    """The facts of the texts of a workspace."""

    def __init__(self, folder: Path, bibliography: Bibliography | None = None) -> None:
        """Begin with what is stored.

        Args:
            folder: Where it is stored; it may not exist yet.
            bibliography: The person's file of all sources, which may describe a text.
        """
        self._bibliography = bibliography or Bibliography()
        self._file = folder / _FILE
        self._known = remembered(self._file)
        self._has_changed = False

    def known(self, path: Path) -> TextFacts | None:
        """The facts of a file that has not changed since it was last read; otherwise None."""
        row = self._known.get(name_of(path))
        if not isinstance(row, dict) or row.get("state") != self._state(path):
            return None
        try:
            return TextFacts(**row["facts"])
        except (KeyError, TypeError):
            return None

    def facts(self, path: Path) -> TextFacts:
        """The facts of a file, which is read if it has changed."""
        found = self.known(path)
        if found is None:
            state = self._state(path)
            try:
                found = facts_of(self._bibliography.described(loading.load(path)))
            except ReaderError as error:
                is_empty = isinstance(error, NoTextError)
                found = TextFacts(path.stem, {}, {}, "", 0, 0, 0.0, "", str(error), is_empty)
            self._known[name_of(path)] = {"state": state, "facts": found._asdict()}
            self._has_changed = True
        return found

    def _state(self, path: Path) -> list[list[int] | None]:
        """A key, as it is stored, that changes when a text or its description changes."""
        stamps = state_of(path, self._bibliography.path)
        return [list(each) if each else None for each in stamps]

    def save(self) -> None:
        """Store the index, if it can be written."""
        if self._has_changed:
            with suppress(OSError, TypeError):
                data = orjson.dumps({"reader": __version__, "texts": self._known})
                self._file.parent.mkdir(parents=True, exist_ok=True)
                replace_file(self._file, data, durable=False)
                self._has_changed = False


def facts_of(document: Document) -> TextFacts:
    """The facts of a text that has been read."""
    text = document.text
    return TextFacts(
        document.title,
        dict(document.csl),
        dict(document.csl_from),
        document.sha256,
        len(text),
        len(text.split()),
        reading_time.minutes(text, 0, len(text)),
        text[:_BEGINNING],
        notices=list(sidecar.problems(document)),
    )

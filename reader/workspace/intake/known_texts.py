"""What a library already has, for adding to it: texts, addresses, other versions."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from reader import files
from reader.anchoring.resemblance import likeness
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.text.document import Document
from reader.workspace.texts.library import Added, Library, slug
from reader.workspace.texts.loading import load, read

if TYPE_CHECKING:
    from reader.metadata import sidecar
else:
    sidecar = lazy("reader.metadata.sidecar")

NEARLY = 0.7
"""The share of two texts in common from which they are versions of one."""
_SAMPLES = 9
"""How many pieces of a text are looked for in others before it is compared with them."""
_SAMPLE = 40
"""The length of a piece in characters."""


class Brought(NamedTuple):
    """The result of adding a text."""

    path: Path
    """Its file in the library."""
    is_new: bool
    """Whether it was added."""
    older: Path | None = None
    """The text in the library that it is probably another version of."""
    notices: tuple[str, ...] = ()
    """What there is to say of how it was read, such as what was left out."""


class Shelf:
    """A library whose texts were all read once, so that many can be added."""

    def __init__(self, library: Library) -> None:
        """Read the texts of a library."""
        self._library = library
        self._hashes: dict[str, Path] = {}
        self._addresses: dict[str, Path] = {}
        self._texts: list[tuple[Path, str]] = []
        for path in library.paths():
            try:
                self._put(path, load(path))
            except ReaderError:
                continue

    def _put(self, path: Path, document: Document) -> None:
        self._hashes.setdefault(document.sha256, path)
        self._texts.append((path, document.text))
        if address := str(document.csl.get("URL", "")):
            self._addresses.setdefault(_key(address), path)

    def at(self, *addresses: str) -> Path | None:
        """The text that came from one of some addresses, if there is one."""
        keys = map(_key, addresses)
        return next((self._addresses[key] for key in keys if key in self._addresses), None)

    def has(self, data: bytes, ending: str) -> bool:
        """Whether the text in some bytes is already there."""
        return read(data, Path("page").with_suffix(ending)).sha256 in self._hashes

    def add(self, source: Path | bytes, name: str = "", ending: str = "") -> Brought:
        """Add a text from a file on this machine.

        Args:
            source: Its file, or its bytes.
            name: What to call the copy.
            ending: Its file name suffix, if neither the name nor the bytes show the format.

        Raises:
            ReaderError: It can't be read, is not a text, or can't be written.
        """
        added = self._library.add(source, name, ending=ending, known=self._hashes)
        return self._brought(added)

    def add_page(self, data: bytes, ending: str, address: str, name: str = "") -> Brought:
        """Add a text from the web, and keep its address and today's date beside it.

        Args:
            data: Its bytes.
            ending: The ending of the name of its file.
            address: Where it is from.
            name: What to call it; by default by its title.

        Raises:
            ReaderError: It can't be read, or can't be written.
        """
        document = read(data, Path("page").with_suffix(ending))
        if there := self._hashes.get(document.sha256):
            return Brought(there, is_new=False)
        stem = self._free(Path(name).stem if name else slug(document.title))
        added = self._library.add(data, stem + ending, ending=ending, known=self._hashes)
        note_access(added.path, address)
        return self._brought(added)

    def _free(self, stem: str) -> str:
        """A name that no file has yet, whatever its ending, since files beside it get that, too."""
        taken = {path.name.partition(".")[0] for path in self._library.texts.glob(f"{stem[:8]}*")}
        number, found = 1, stem
        while found in taken:
            number += 1
            found = f"{stem}-{number}"
        return found

    def _brought(self, added: Added) -> Brought:
        if not added.is_new:
            return Brought(added.path, is_new=False)
        document = load(added.path)
        older = self._older(document.text)
        self._put(added.path, document)
        return Brought(added.path, is_new=True, older=older, notices=document.notices)

    def _older(self, text: str) -> Path | None:
        """The text most similar to another one, if they are nearly the same."""
        step = max(len(text) // (_SAMPLES + 1), 1)
        samples = [text[at : at + _SAMPLE] for at in range(step, len(text), step)]
        alike = (
            (likeness(text, other), path)
            for path, other in self._texts
            if len(text) < 2 * len(other) < 4 * len(text) and any(one in other for one in samples)
        )
        share, path = max(alike, key=lambda each: each[0], default=(0.0, None))
        return path if share >= NEARLY else None


def note_access(path: Path, address: str) -> None:
    """Record a text's address and today's date in the CSL-JSON file beside it.

    Raises:
        ReaderError: That can't be read or written.
    """
    today = datetime.now(UTC).astimezone().date()
    accessed = {"date-parts": [[today.year, today.month, today.day]]}
    said: dict[str, Any] = {"URL": address, "accessed": accessed}
    beside = path.with_suffix(".csl.json")
    try:
        files.replace_file(beside, sidecar.merged(beside, said))
    except OSError as error:
        raise ReaderError(f"{beside} can't be written: {error.strerror or error}.") from error


def _key(address: str) -> str:
    """An address without the parts that make no difference."""
    parts = urlsplit(address.partition("#")[0])
    host = (parts.netloc or "").casefold().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"

"""Parsing a file with pandoc."""

from __future__ import annotations

from typing import NamedTuple

import orjson

from reader import pandoc
from reader.errors import ReaderError
from reader.formats.build import make
from reader.formats.by_pandoc import open_document
from reader.formats.by_pandoc.tree import Tree, fields_of
from reader.formats.flow import Flow
from reader.formats.line_breaks import Joiner
from reader.formats.registry import Source
from reader.metadata.front_matter import FrontMatter
from reader.text.decoding import decode
from reader.text.document import Document

_OLDEST = (2, 15)
"""The first version with a sandbox."""
_SECONDS, _SECONDS_A_MEGABYTE = 15.0, 5.0
"""Seconds that pandoc may take, whatever the size, and for each additional megabyte."""
_MEGABYTE = 1e6
_MEMORY = "1500m"
"""The most memory that pandoc may take."""


class _Kind(NamedTuple):
    """Pandoc's name for a format, and its requirements."""

    name: str
    """The name of its reader."""
    since: tuple[int, ...] = _OLDEST
    """The first version that supports it."""
    is_text: bool = True
    """Whether its files are text, which pandoc wants as UTF-8."""


_KINDS = {
    ".odt": _Kind("odt", is_text=False),
    ".rtf": _Kind("rtf", is_text=False),
    ".rst": _Kind("rst"),
    ".org": _Kind("org"),
    ".tex": _Kind("latex"),
    ".latex": _Kind("latex"),
    ".adoc": _Kind("asciidoc", since=(3, 8, 3)),
    ".asciidoc": _Kind("asciidoc", since=(3, 8, 3)),
}


def parse(source: Source) -> Document:
    """The document in a file that pandoc reads.

    Raises:
        ReaderError: Pandoc is missing, too old, takes too long, or can't read it.
    """
    kind = _kind_of(source)
    program = _program(kind, source.name)
    data, sample = source.data, ""
    notices: tuple[str, ...] = ()
    if kind.name == "odt":
        data = open_document.with_formulas(source)
    elif kind.is_text:
        pieces, notice, _ = decode(source.data, source.name, source.encoding)
        sample = "".join(pieces)
        data = sample.encode("utf-8", "replace")
        notices = (notice,) if notice else ()
    seconds = max(_SECONDS, _SECONDS_A_MEGABYTE * len(data) / _MEGABYTE)
    command = ["+RTS", f"-M{_MEMORY}", "-RTS", f"--from={kind.name}", "--to=json"]
    # It reads the fields at the head of an RST file only for a whole document.
    command += ["--standalone"]
    try:
        out = pandoc.run(program, command, data, seconds=seconds, task=source.name)
        found = orjson.loads(out)
    except pandoc.RefusedError as error:
        raise ReaderError(f"{source.name} can't be read by pandoc: {error}.") from error
    except orjson.JSONDecodeError as error:
        raise ReaderError(f"{source.name} is nested too deeply to be read.") from error
    fields, blocks = fields_of(found.get("meta", {})), found.get("blocks", [])
    if kind.name == "odt":
        open_document.set_formulas(blocks)
    flow = Flow(Joiner(sample, str(fields.get("lang", ""))))
    Tree(flow).write(blocks, str(fields.get("title", "")), str(fields.get("subtitle", "")))
    return make(flow.done(), FrontMatter("", fields), source.path, notices)


def _kind_of(source: Source) -> _Kind:
    suffix = source.path.suffix.casefold() if source.path else ""
    return _KINDS.get(suffix) or _KINDS[".rtf" if source.data.startswith(b"{\\rtf") else ".odt"]


def _program(kind: _Kind, name: str) -> str:
    """Pandoc, if it is installed and recent enough."""
    program = pandoc.executable(kind.since)
    if program is None:
        raise ReaderError(
            f"{name} is read by pandoc, which is not on this machine: {pandoc.HOW_TO_INSTALL}."
        )
    version = pandoc.version(program)
    if pandoc.is_older(version, kind.since):
        told = f"is version {version}" if version else "does not say its version"
        oldest = ".".join(map(str, kind.since))
        raise ReaderError(f"{name} needs pandoc {oldest} or newer, and {program} {told}.")
    return program

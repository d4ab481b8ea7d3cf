"""OpenDocument texts made ready for pandoc, and what it makes of their formulas set right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from reader.formats.archive import Archive
from reader.formats.registry import Source
from reader.lazy import late_pattern

_CONTENT = "content.xml"
_PARTS = late_pattern(r"(?:mimetype|META-INF/manifest\.xml|(?:.*/)?(?:content|styles|meta)\.xml)")
"""What pandoc reads of an archive for the words and formulas."""
_FOLDER = re.compile(rb'(<draw:object\s[^<>]*?xlink:href=")([^"<>]+?)/+(")')
"""A formula whose address ends in a slash, for which pandoc finds nothing."""
_SPACES = frozenset(("Space", "SoftBreak", "LineBreak"))


def with_formulas(source: Source) -> bytes:
    """A document whose formulas are where pandoc looks for them.

    Raises:
        ReaderError: The archive is damaged, or unpacks to far more than it is.
    """
    if source.data[:2] != b"PK":
        return source.data
    archive = Archive(source)
    content = archive.read(_CONTENT)
    mended = _FOLDER.sub(rb"\1\2\3", content)
    if mended == content:
        return source.data
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as parts:
        for name in archive.names():
            if _PARTS.fullmatch(name):
                parts.writestr(name, mended if name == _CONTENT else archive.read(name))
    return made.getvalue()


def set_formulas(blocks: Iterable[Any]) -> None:
    """Have formulas among words in their line: pandoc has all of them stand by themselves."""
    for node in blocks:
        if isinstance(node, list):
            set_formulas(node)
        elif isinstance(node, Mapping) and isinstance(node.get("c"), list):
            inlines = node["c"]
            if node.get("t") in {"Para", "Plain"} and not _stands_alone(inlines):
                _put_in_line(inlines)
            set_formulas(inlines)


def _stands_alone(inlines: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a paragraph is a single formula."""
    kinds = [each.get("t") for each in inlines if each.get("t") not in _SPACES]
    return kinds == ["Math"]


def _put_in_line(inlines: Iterable[Mapping[str, Any]]) -> None:
    for each in inlines:
        if each.get("t") == "Math":
            each["c"][0]["t"] = "InlineMath"

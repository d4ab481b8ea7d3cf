"""The encodings that a person chose for texts, stored on this machine."""

from __future__ import annotations

import codecs
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from reader.errors import ReaderError
from reader.lazy import lazy

if TYPE_CHECKING:
    import json

    from reader import files
else:  # few texts need any of it
    files = lazy("reader.files")
    json = lazy("json")

OFFERED = {
    "utf-8": "Unicode",
    "utf-16": "Unicode",
    "cp1252": "Western European (Windows)",
    "iso8859-15": "Western European",
    "cp1250": "Central European (Windows)",
    "iso8859-2": "Central European (Latin-2)",
    "cp1257": "Baltic",
    "cp1254": "Turkish",
    "cp1253": "Greek",
    "cp1251": "Cyrillic (Windows)",
    "koi8-r": "Russian",
    "koi8-u": "Ukrainian",
    "cp866": "Cyrillic (DOS)",
    "cp1255": "Hebrew",
    "cp1256": "Arabic",
    "gb18030": "Chinese, simplified (GBK)",
    "big5hkscs": "Chinese, traditional (Big5)",
    "cp932": "Japanese (Shift-JIS)",
    "euc_jp": "Japanese (EUC)",
    "iso2022_jp": "Japanese (mail)",
    "cp949": "Korean",
    "cp874": "Thai",
    "cp1258": "Vietnamese",
    "mac_roman": "Western European (old Mac)",
    "cp437": "Western European (DOS)",
}
"""Encodings to choose from, with their uses; any other that Python knows is accepted, too."""
FOUND_OUT = "auto"
"""The name that a person uses to have the encoding detected again."""
_MOST = 2000
"""The most texts whose encodings are stored; the last chosen are kept."""


def chosen(path: Path) -> str:
    """The encoding that a person chose for a text; empty if it is to be detected."""
    return _remembered().get(_name(path), "")


def choose(path: Path, encoding: str) -> None:
    """Remember the encoding of a text; `auto` forgets it.

    Raises:
        ReaderError: There is no such encoding, or it can't be stored.
    """
    known = _remembered()
    known.pop(_name(path), None)
    if encoding.casefold() != FOUND_OUT:
        known[_name(path)] = checked(encoding)
    kept = dict(list(known.items())[-_MOST:])
    file = _file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        files.replace_file(file, json.dumps(kept, indent=1).encode(), durable=False)
    except OSError as error:
        reason = error.strerror or error
        raise ReaderError(f"The encoding can't be remembered: {file}: {reason}.") from error


def checked(encoding: str) -> str:
    """The canonical name of a text encoding; empty for `auto`.

    Raises:
        ReaderError: There is no such encoding.
    """
    if encoding.casefold() == FOUND_OUT:
        return ""
    with suppress(LookupError, ValueError):
        # Codecs that are not text encodings, such as base64, are refused here.
        b"x".decode(encoding, "replace")
        return codecs.lookup(encoding).name
    raise ReaderError(
        f"There is no encoding “{encoding}”: name one such as utf-8, cp1252, gb18030, big5hkscs, "
        f"cp932 or koi8-r, or {FOUND_OUT}."
    )


def _file() -> Path:
    return platformdirs.user_state_path("reader-tui", appauthor=False) / "encodings.json"


def _remembered() -> dict[str, str]:
    """The encodings by the paths of texts, as far as they can be read."""
    try:
        data = json.loads(_file().read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {str(path): name for path, name in data.items() if isinstance(name, str)}


def _name(path: Path) -> str:
    """The key under which a text's encoding is stored."""
    return str(path.absolute()).encode("utf-8", "backslashreplace").decode()

"""CSL styles in files: where they are found, their metadata, and their parents."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

from reader import locations
from reader.errors import ReaderError

SUFFIX = ".csl"
_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
_LARGEST = 4_000_000
"""Bytes; twenty times the size of the largest known style."""
_GLANCE = 4000
"""Bytes at the beginning of a file that contain the title."""
_DEEPEST = 4
"""The most generations of parents that a style may have."""
_INSIDE = ("", "hidden", "dependent")
"""Subfolders with styles; Zotero keeps parents in `hidden`."""


@dataclass(frozen=True, slots=True)
class StyleFile:
    """A style in a file, with its metadata."""

    path: Path
    """The file."""
    id: str
    """The last part of its id, such as `nature`."""
    title: str
    """The style's title."""
    text: str
    """The file's XML."""
    parent: str
    """The id of the parent, of which this is only another name; empty for an independent style."""
    locale: str
    """Its default language, such as `de-DE`; empty if it has none."""
    has_notes: bool
    """Whether its citations are notes."""


def find(name: str) -> Path | None:
    """The file of a style, by its path or by its id; None if there is none."""
    if name.casefold().endswith(SUFFIX):
        path = Path(os.path.expanduser(name))  # noqa: PTH111 - its own may raise
        return path if path.is_file() else None
    word = "-".join(name.rstrip("/").rpartition("/")[2].split())
    if not re.fullmatch(r"[\w.,+()&'-]+", word) or set(word) == {"."}:
        return None
    for folder in folders():
        for inside in _INSIDE:
            for spelled in dict.fromkeys((word, word.casefold())):
                path = folder / inside / (spelled + SUFFIX)
                if _is_file(path):
                    return path
    return None


def own() -> list[Path]:
    """The style files in a person's own folders, sorted by name."""
    found: dict[str, Path] = {}
    for folder in _own_folders():
        try:
            paths = sorted(folder.glob("*" + SUFFIX))
        except OSError:
            continue
        for path in paths:
            found.setdefault(path.stem, path)
    return [found[name] for name in sorted(found)]


def title_in(path: Path) -> str:
    """A style's title, from the beginning of its file; the file's name if it can't be read."""
    try:
        with path.open("rb") as file:
            head = file.read(_GLANCE).decode("utf-8", "replace")
    except OSError:
        return path.stem
    found = re.search(r"<title[^>]*>([^<]+)</title>", head)
    return " ".join(unescape(found[1]).split()) if found else path.stem


def folders() -> Iterator[Path]:
    """The folders in which styles are looked up: a person's own, then the system's."""
    yield from _own_folders()
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    for root in filter(None, shared.split(os.pathsep)):
        yield Path(root) / "citation-style-language" / "styles"
        yield Path(root) / "csl" / "styles"
        yield Path(root) / "pandoc" / "csl"


def _own_folders() -> Iterator[Path]:
    yield locations.path_of(None, os.environ).parent / "styles"
    try:
        home = Path.home()
    except RuntimeError:
        return
    yield home / "Zotero" / "styles"
    yield from _zotero_profiles(home)
    data = os.environ.get("XDG_DATA_HOME") or home / ".local" / "share"
    roots = [Path(data) / "pandoc", home / ".pandoc"]
    if os.environ.get("APPDATA"):
        roots.append(Path(os.environ["APPDATA"]) / "pandoc")
    for root in roots:
        yield root / "csl"
        yield root
    yield home / ".csl"


def _zotero_profiles(home: Path) -> Iterator[Path]:
    """Style folders that Zotero's profiles name, or contain, as they did before Zotero 5."""
    if sys.platform == "win32":
        root = Path(os.environ.get("APPDATA") or home) / "Zotero" / "Zotero" / "Profiles"
    elif sys.platform == "darwin":
        root = home / "Library" / "Application Support" / "Zotero" / "Profiles"
    else:
        root = home / ".zotero" / "zotero"
        yield home / "snap" / "zotero-snap" / "common" / "Zotero" / "styles"
        yield home / ".var" / "app" / "org.zotero.Zotero" / "data" / "Zotero" / "styles"
    try:
        profiles = sorted(path for path in root.iterdir() if path.is_dir())
    except OSError:
        return
    for profile in profiles:
        yield profile / "zotero" / "styles"
        try:
            said = (profile / "prefs.js").read_text("utf-8", "replace")
        except OSError:
            continue
        named = re.search(r'"extensions\.zotero\.dataDir",\s*"((?:[^"\\]|\\.)*)"', said)
        if named:
            yield Path(re.sub(r"\\(.)", r"\1", named[1])) / "styles"


def read(path: Path) -> StyleFile:
    """A style's file; raises a ReaderError if it can't be read or is no style."""
    try:
        known = path.stat()
        if known.st_size > _LARGEST:
            raise ReaderError(f"{path} is too large for a citation style.")
        return _read(path, known.st_mtime_ns, known.st_size)
    except OSError as error:
        raise ReaderError(f"{path} can't be read: {error.strerror or error}.") from error


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int, _size: int) -> StyleFile:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReaderError(f"{path} is no citation style: it is not UTF-8.") from error
    if "<!ENTITY" in text:
        raise ReaderError(f"{path} is no citation style: it defines entities.")
    try:
        root = ET.fromstring(text)  # noqa: S314 — what makes XML dangerous was refused above
    except ET.ParseError as error:
        raise ReaderError(f"{path} is no citation style: {error} of its XML.") from error
    if root.tag != f"{_NAMESPACE}style":
        raise ReaderError(f"{path} is no citation style: it is no CSL 1.0.")
    info = root.find(f"{_NAMESPACE}info")
    parent = ""
    title = ""
    if info is not None:
        title = " ".join((info.findtext(f"{_NAMESPACE}title") or "").split())
        links = info.findall(f"{_NAMESPACE}link")
        parents = [
            each.get("href", "") for each in links if each.get("rel") == "independent-parent"
        ]
        parent = parents[0].rstrip("/").rpartition("/")[2] if parents else ""
    if root.find(f"{_NAMESPACE}citation") is not None:
        parent = ""
    elif not parent:
        raise ReaderError(f"{path} is no citation style: it does not say how to cite.")
    return StyleFile(
        path,
        path.stem,
        title or path.stem,
        text,
        parent,
        root.get("default-locale", ""),
        root.get("class") == "note",
    )


def independent(style: StyleFile) -> StyleFile:
    """The independent style: the style itself, or the parent that it is another name of."""
    found = style
    for _ in range(_DEEPEST):
        if not found.parent:
            return found
        path = _beside(style.path, found.parent) or find(found.parent)
        if path is None:
            break
        found = read(path)
    raise ReaderError(
        f"The style “{style.title}” is another name of “{found.parent}”, "
        f"which is not on this machine: put {found.parent}{SUFFIX} beside {style.path}."
    )


def _beside(path: Path, name: str) -> Path | None:
    """The file of a style near another: in the same folder, the one above, or `hidden`."""
    folder = path.parent
    for each in (folder, folder / "hidden", folder.parent, folder.parent / "hidden"):
        if _is_file(each / (name + SUFFIX)):
            return each / (name + SUFFIX)
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False

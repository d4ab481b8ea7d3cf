"""Tags: their names, their records, and their former names.

A tag is a path: `media/access` is below `media`. A tag that was renamed or merged keeps its old
names as aliases, so that files and habits from before still mean it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from reader.errors import ReaderError
from reader.text import glyphs

Path = tuple[str, ...]
"""The segments of a tag's name."""

LONGEST = 200
"""The most characters of a name; anything longer was pasted by mistake."""
DEEPEST = 100
"""The most levels of the tree: as many as a typed name can have."""
_REFUSED = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories that no name may contain: controls, surrogates, line ends."""
_MOST_STEPS = 64
"""The longest chain of old names, after which it counts as a circle."""


@dataclass(frozen=True, slots=True)
class TagRecord:
    """What is known of a tag, apart from the annotations that have it."""

    id: str
    """A UUID."""
    name: str
    """The tag's path."""
    description: str = ""
    """What it is for."""
    color: str = ""
    """One of `COLORS`, or nothing."""
    aliases: tuple[str, ...] = ()
    """Its former names, and synonyms."""
    created: datetime | None = None
    """When this record was made."""
    modified: datetime | None = None
    """When this record was last changed."""


# Names


def segments(name: str) -> tuple[str, ...]:
    """The parts of a path between slashes, with white space normalized, without empty ones."""
    parts = (" ".join(part.split()) for part in name.split("/"))
    return tuple(part for part in parts if part)


@lru_cache(maxsize=1 << 14)
def path_of(name: str) -> Path:
    """The path of a name in the tree: its segments, or the name itself if it has none.

    What is deeper than `DEEPEST`, which nobody types, is one segment.
    """
    path = segments(name) or (name,)
    return path if len(path) <= DEEPEST else (*path[:DEEPEST], "/".join(path[DEEPEST:]))


@lru_cache(maxsize=1 << 14)
def key_of(name: str) -> Path:
    """The key shared by all names of one tag: its path, ignoring case."""
    return _folded(path_of(name))


def _folded(path: Path) -> Path:
    return tuple(unicodedata.normalize("NFC", segment).casefold() for segment in path)


def read_tag(text: str) -> str:
    """The name that a person typed, with or without `#`; empty if nothing was typed.

    Raises:
        ReaderError: It can't be a tag's name.
    """
    name = "/".join(segments(unicodedata.normalize("NFC", text).strip().lstrip("#")))
    if "," in name:
        raise ReaderError(f"A comma stands between two tags, so “{name}” can't be one.")
    if any(unicodedata.category(character) in _REFUSED for character in name):
        raise ReaderError(f"The tag “{name}” holds a control character: type it anew.")
    if len(name) > LONGEST:
        raise ReaderError(
            f"A tag has at most {LONGEST} characters: “{name[:20]}…” has {len(name)}."
        )
    return name


def read_tags(line: str, kept: Iterable[str] = ()) -> tuple[str, ...]:
    """The tags that a person typed, separated by commas, without duplicates.

    Args:
        line: What was typed.
        kept: Tags that may be in the line as `line_of` shows them, which are kept unchanged.

    Raises:
        ReaderError: One of them can't be a tag's name.
    """
    shown = {_typed(tag).strip(): tag for tag in kept}
    names = (shown.get(part.strip()) or read_tag(part) for part in line.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def line_of(tags: Iterable[str]) -> str:
    """Tags as a line to continue typing: a comma after each."""
    return "".join(f"{_typed(tag)}, " for tag in tags)


def is_within(name: str, above: str) -> bool:
    """Whether a tag is another one or below it, ignoring case."""
    if name == above or name.startswith(f"{above}/"):
        return True
    path, start = key_of(name), key_of(above)
    return path[: len(start)] == start


def moved(name: str, old: str, new: str) -> str:
    """A tag's name after a rename of that tag or of one above it; else unchanged."""
    if not is_within(name, old):
        return name
    return "/".join((new, *path_of(name)[len(path_of(old)) :]))


def _typed(tag: str) -> str:
    """A tag as it is shown in a line, with commas and unprintable characters replaced."""
    return glyphs.showable(tag).replace(",", glyphs.REPLACEMENT)


# Former names, and names that differ in case


class Aliases:
    """The current names of tags, by any name.

    An old name leads to the one that took its place, and that to the next, and so on to the end;
    what is below an old name follows it. Those that lead in a circle are left out. Names that
    differ by case alone are one, spelled as it was written first.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = (), written: Iterable[str] = ()) -> None:
        """Index names.

        Args:
            pairs: An old name and the one in its place; of two for one old name, the first counts,
                and of those in a circle, the last is left out.
            written: The names in use; of two that differ by case, the first counts.
        """
        self._rules: dict[Path, Path] = {}
        self._old: dict[Path, str] = {}
        for old, new in pairs:
            if key_of(old) != key_of(new):
                self._rules.setdefault(key_of(old), path_of(new))
                self._old.setdefault(key_of(old), old)
        self._longest = max(map(len, self._rules), default=0)
        self._spelling: dict[Path, str] = {}
        self.is_varied = False
        """Whether names in use differ only in case."""
        for name in written:
            self._learn(path_of(name), key_of(name))
        self.circular: list[str] = []
        """The old names that were left out."""
        self._break_circles()
        self._settled: set[str] = set()
        self._current: dict[str, str] = {}

    def __bool__(self) -> bool:
        """Whether any name in use may have to be replaced by another."""
        return bool(self._rules) or self.is_varied

    def current(self, name: str) -> str:
        """The current name of a tag."""
        if name not in self._current:
            path = path_of(name)
            found = self._spelled(self._follow(path)[0] or path)
            self._current[name] = name if found == path else "/".join(found)
        return self._current[name]

    def all(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        """The current names of tags, without duplicates; the same tuple if nothing changes."""
        if self._settled.issuperset(tags):
            return tags
        by_key: dict[Path, str] = {}
        for name in map(self.current, tags):
            by_key.setdefault(key_of(name), name)
        found = tuple(by_key.values())
        if found == tags:
            self._settled.update(tags)
            return tags
        return found

    def _learn(self, path: Path, key: Path) -> None:
        """Record the spelling of each part of a path, unless it is known already."""
        for length, segment in enumerate(path, 1):
            if self._spelling.setdefault(key[:length], segment) != segment:
                self.is_varied = True

    def _spelled(self, path: Path) -> Path:
        key = _folded(path)
        return tuple(
            self._spelling.get(key[:length], segment) for length, segment in enumerate(path, 1)
        )

    def _follow(self, path: Path) -> tuple[Path | None, Sequence[Path]]:
        """The name that a path leads to, None if it leads nowhere; and the old names on the way."""
        by: list[Path] = []
        while len(by) < _MOST_STEPS:
            key = _folded(path)
            lengths = range(min(self._longest, len(path)), 0, -1)
            old = next((key[:length] for length in lengths if key[:length] in self._rules), None)
            if old is None:
                return path, by
            by.append(old)
            path = self._rules[old] + path[len(old) :]
        return None, by

    def _break_circles(self) -> None:
        order = {old: index for index, old in enumerate(self._rules)}
        for start in order:
            while start in self._rules:
                found, by = self._follow(start)
                if found is not None:
                    break
                # Names that only lead into a circle come first; they are not part of it.
                last = max(by[_MOST_STEPS // 2 :], key=order.__getitem__)
                del self._rules[last]
                self.circular.append(self._old[last])

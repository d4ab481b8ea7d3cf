"""Completion of tags: by their beginnings first, then by words inside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType

from reader.annotations.tags import Path, TagRecord, key_of, path_of
from reader.lazy import late_pattern
from reader.text.folding import fold_trimmed

_SHORTEST = 5
"""The fewest letters of a word in which one wrong letter may be a typo."""


@dataclass(slots=True)
class _Level:
    """The tags below one tag, or at the top."""

    names: dict[str, _Level] = field(default_factory=dict)
    """The levels below, by the segment as it is written."""
    stems: dict[str, str] = field(default_factory=dict)
    """The first segment with each stem."""


class Likeness:
    """Finds the existing tag that a new one resembles."""

    def __init__(self, names: Iterable[str]) -> None:
        """Index tags; of two similar ones, the first is found."""
        self._top = _Level()
        self._whole: dict[str, str] = {}
        for name in names:
            level = self._top
            for segment in path_of(name):
                level.stems.setdefault(stem(segment), segment)
                level = level.names.setdefault(segment, _Level())
            self._whole.setdefault(stem(name), name)

    def near(self, name: str) -> str | None:
        """The tag that a new one resembles, or None; an existing tag resembles none."""
        path = path_of(name)
        level: _Level | None = self._top
        found: list[str] = []
        for segment in path:
            if level is None:
                found.append(segment)
                continue
            like = segment if segment in level.names else _like(segment, level)
            found.append(like or segment)
            level = level.names.get(like) if like else None
        if tuple(found) != path:
            return "/".join(found)
        return None if level is not None else self._whole.get(stem(name))


@lru_cache(maxsize=1 << 14)
def stem(text: str) -> str:
    """The key of texts that differ only in case, accents, hyphens or number."""
    words = fold_trimmed(text)
    for sign in "/-_.":
        words = words.replace(sign, " ")
    return " ".join(_singular(word) for word in words.split())


def _singular(word: str) -> str:
    """A word without a plural ending, so that singular and plural are usually the same."""
    if len(word) > 3 and word.endswith("ies"):  # noqa: PLR2004 (letters before the ending)
        return f"{word[:-3]}y"
    for ending in ("ses", "xes", "zes", "ches", "shes"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[:-2].removesuffix("e")
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004
        return word[:-1].removesuffix("e")
    return word.removesuffix("e") if len(word) > 2 else word  # noqa: PLR2004


def _like(segment: str, level: _Level) -> str | None:
    """The segment of a level that a new one resembles."""
    own = stem(segment)
    if own in level.stems:
        return level.stems[own]
    return next(
        (each for each in level.names if _is_slip(fold_trimmed(segment), fold_trimmed(each))), None
    )


def _is_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter or by two swapped neighbours.

    A different digit is no slip: `1984` and `1985` are two things.
    """
    if abs(len(one) - len(other)) > 1 or max(len(one), len(other)) < _SHORTEST:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    first, second = one[start : len(one) - end], other[start : len(other) - end]
    if any(character.isdigit() for character in first + second):
        return False
    is_swap = len(first) == len(second) == 2 and first == second[::-1]  # noqa: PLR2004 (a pair)
    return is_swap or max(len(first), len(second)) <= 1


_BREAKS = late_pattern(r"[\s/_.-]+")
"""What separates two words of a tag."""
_NOTHING: Mapping[str, TagRecord] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggested tag."""

    name: str
    """The tag."""
    count: int = 0
    """How many annotations have it."""
    color: str = ""
    """Its colour, if it has one."""
    alias: str = ""
    """The alias that matches the typed text, if the name does not."""
    is_new: bool = False
    """Whether it is the typed text and does not exist yet."""
    below: int = 0
    """The number of tags below a tag that no annotation has itself; 0 for any other."""


class Completion:
    """Completion of tag names."""

    def __init__(
        self, counted: Sequence[tuple[str, int]], records: Mapping[str, TagRecord] = _NOTHING
    ) -> None:
        """Index tags.

        Args:
            counted: The tags in use with their counts, the latest used first.
            records: The records of tags, by name.
        """
        self._records = records
        self._others = {alias: name for name, record in records.items() for alias in record.aliases}
        self._counts = dict(counted)
        for name in records:
            self._counts.setdefault(name, 0)
        self._parents = _parents_of(self._counts)
        self._known = [(name, "", *_read(name)) for name in (*self._counts, *self._parents)]
        self._known += [(name, alias, *_read(alias)) for alias, name in self._others.items()]

    @property
    def names(self) -> Iterable[str]:
        """All tags, the latest used first."""
        return self._counts.keys()

    def __len__(self) -> int:
        return len(self._counts)

    def __contains__(self, name: str) -> bool:
        """Whether a name belongs to a tag, to an alias, or to a parent of a tag."""
        return name in self._counts or key_of(name) in self._keys

    def count(self, name: str) -> int:
        """How many annotations have a tag."""
        return self._counts.get(name, 0)

    def near(self, name: str) -> str | None:
        """The tag that was probably meant by a new one, or None."""
        if name in self:
            return None
        found = self._likeness.near(name)
        return self._others.get(found, found) if found else None

    def offers(
        self, typed: str, taken: Collection[str] = (), most: int = 6, *, parents: bool = False
    ) -> list[Offer]:
        """Completions of typed text, the best first.

        Args:
            typed: The beginning of a path, of each of its segments, or of words inside them.
            taken: Tags that are left out.
            most: The most tags to offer.
            parents: Whether to offer tags that exist only by those below them, once one types.
        """
        path, words = (
            fold_trimmed(typed),
            [f" {word}" for word in _BREAKS.split(fold_trimmed(typed)) if word],
        )
        steps = [part.strip() for part in path.split("/")]
        enough = most + len(taken)
        exact: list[tuple[str, str]] = []
        leading: list[tuple[str, str]] = []
        inside: list[tuple[str, str]] = []
        for name, alias, here, here_words in self._known:
            if name in self._parents and not (parents and path):
                continue
            if here == path:
                exact.append((name, alias))
            elif len(leading) < enough and (here.startswith(path) or _leads(steps, here)):
                leading.append((name, alias))
            elif len(inside) < enough and _holds(here_words, words):
                inside.append((name, alias))
        found: dict[str, Offer] = {}
        for name, alias in (*exact, *leading, *inside):
            if len(found) < most and name not in taken:
                found.setdefault(name, self._offer(name, alias))
        return list(found.values())

    def _offer(self, name: str, alias: str) -> Offer:
        record = self._records.get(name)
        below = self._parents.get(name, 0)
        return Offer(name, self.count(name), record.color if record else "", alias, below=below)

    @cached_property
    def _keys(self) -> set[Path]:
        return {key_of(name) for name in (*self._counts, *self._parents, *self._others)}

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness((*self._counts, *self._others))


def _parents_of(names: Collection[str]) -> dict[str, int]:
    """Tags that exist only as parents, each with the number of tags below it."""
    own = {key_of(name) for name in names}
    written: dict[Path, str] = {}
    counts: dict[Path, int] = {}
    for name in names:
        path, key = path_of(name), key_of(name)
        for depth in range(1, len(path)):
            above = key[:depth]
            if above not in own:
                written.setdefault(above, "/".join(path[:depth]))
                counts[above] = counts.get(above, 0) + 1
    return {written[key]: count for key, count in counts.items()}


@lru_cache(maxsize=1 << 14)
def _read(name: str) -> tuple[str, str]:
    """A folded name, and its words with a space before each."""
    path = fold_trimmed(name)
    return path, "".join(f" {word}" for word in _BREAKS.split(path))


def _holds(here: str, words: Sequence[str]) -> bool:
    """Whether a name contains each of some words."""
    return bool(words) and words[0] in here and all(word in here for word in words)


def _leads(steps: Sequence[str], path: str) -> bool:
    """Whether each segment of a path begins with the typed segment at its level."""
    if len(steps) == 1 or not path.startswith(steps[0]):
        return False
    parts = path.split("/")
    return len(parts) >= len(steps) and all(
        part.startswith(step) for step, part in zip(steps, parts, strict=False)
    )

"""Which tags go on from what is typed: by their beginnings first, then by words inside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType

from reader.query_fold import fold
from reader.tag import TagRecord, path_of
from reader.tag_likeness import Likeness

_BREAKS = re.compile(r"[\s/_.-]+")
"""What stands between two words of a tag."""
_NOTHING: Mapping[str, TagRecord] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Offer:
    """A tag that can be taken."""

    name: str
    """It."""
    count: int = 0
    """How many marks have it."""
    color: str = ""
    """Its colour, or nothing."""
    alias: str = ""
    """The other name of it that fits what was typed, or nothing."""
    is_new: bool = False
    """Whether it is what was typed, and no tag yet."""


class Completion:
    """Completes the names of tags."""

    def __init__(
        self, counted: Sequence[tuple[str, int]], records: Mapping[str, TagRecord] = _NOTHING
    ) -> None:
        """Know tags.

        Args:
            counted: Those in use and how often, the latest used first.
            records: What is known of tags, by their names.
        """
        self._records = records
        self._others = {alias: name for name, record in records.items() for alias in record.aliases}
        self._counts = dict(counted)
        for name in records:
            self._counts.setdefault(name, 0)
        self._known = [(name, "", *_read(name)) for name in self._counts]
        self._known += [(name, alias, *_read(alias)) for alias, name in self._others.items()]

    @property
    def names(self) -> Iterable[str]:
        """The tags there are, the latest used first."""
        return self._counts.keys()

    def __len__(self) -> int:
        return len(self._counts)

    def __contains__(self, name: str) -> bool:
        """Whether a tag has a name, or had it."""
        return name in self._counts or path_of(name) in self._paths

    def count(self, name: str) -> int:
        """How many marks have a tag."""
        return self._counts.get(name, 0)

    def near(self, name: str) -> str | None:
        """The tag that a new one is probably meant to be, or None."""
        if name in self:
            return None
        found = self._likeness.near(name)
        return self._others.get(found, found) if found else None

    def offers(self, typed: str, taken: Collection[str] = (), most: int = 6) -> list[Offer]:
        """The tags that go on from what is typed, the best first.

        Args:
            typed: The beginning of a path, of each of its segments, or of words inside them.
            taken: Tags that are not offered.
            most: How many at most.
        """
        path, words = fold(typed), [f" {word}" for word in _BREAKS.split(fold(typed)) if word]
        steps = [part.strip() for part in path.split("/")]
        enough = most + len(taken)
        exact: list[tuple[str, str]] = []
        leading: list[tuple[str, str]] = []
        inside: list[tuple[str, str]] = []
        for name, alias, here, here_words in self._known:
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
        return Offer(name, self.count(name), record.color if record else "", alias)

    @cached_property
    def _paths(self) -> set[tuple[str, ...]]:
        return {path_of(name) for name in (*self._counts, *self._others)}

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness((*self._counts, *self._others))


@lru_cache(maxsize=1 << 14)
def _read(name: str) -> tuple[str, str]:
    """A name folded, and its words with a space before each."""
    path = fold(name)
    return path, "".join(f" {word}" for word in _BREAKS.split(path))


def _holds(here: str, words: Sequence[str]) -> bool:
    """Whether each word is somewhere in others."""
    return bool(words) and words[0] in here and all(word in here for word in words)


def _leads(steps: Sequence[str], path: str) -> bool:
    """Whether the segments of a path begin as the typed ones do, step by step."""
    if len(steps) == 1 or not path.startswith(steps[0]):
        return False
    parts = path.split("/")
    return len(parts) >= len(steps) and all(
        part.startswith(step) for step, part in zip(steps, parts, strict=False)
    )

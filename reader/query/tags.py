"""Tags as queries compare them: without regard to case and accents.

A tag with several spellings counts as one, and is shown in its earliest spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from reader.annotations.annotation import Annotation
from reader.annotations.tags import path_of
from reader.text.folding import fold_trimmed

Path = tuple[str, ...]
"""The segments of a tag, topmost first."""


@lru_cache(maxsize=1 << 14)
def folded_path(tag: str) -> Path:
    """A tag's path, folded: the same for tags that differ only in case or accents."""
    return tuple(map(fold_trimmed, path_of(tag)))


@lru_cache(maxsize=1 << 14)
def lineage(tag: str) -> tuple[tuple[Path, Path], ...]:
    """The paths of a tag and of its ancestors, topmost first: each folded and as written."""
    path, folded = path_of(tag), folded_path(tag)
    return tuple((folded[:length], path[:length]) for length in range(1, len(path) + 1))


def first_written(annotations: Iterable[Annotation]) -> Mapping[Path, Path]:
    """The earliest spelling of each folded path among the tags of some annotations."""
    found: dict[Path, Path] = {}
    for annotation in sorted(annotations, key=lambda each: each.created):
        for tag in annotation.tags:
            for folded, path in lineage(tag):
                found.setdefault(folded, path)
    return found

"""What is done to several marks at once, each one step for undo, told in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.annotation import Annotation
from reader.errors import ReaderError
from reader.store import AnnotationStore


def retag(
    store: AnnotationStore, keys: Sequence[str], added: Sequence[str], removed: Sequence[str]
) -> str:
    """Give marks tags and take others off them; answers what was done.

    Raises:
        ReaderError: One was deleted meanwhile, or the file can't be written.
    """
    current = store.snapshot.aliases.all
    more, fewer = current(tuple(added)), frozenset(current(tuple(removed)))

    def changed(mark: Annotation) -> Annotation:
        if mark.deleted:
            raise ReaderError("That mark was deleted meanwhile: r takes it out of the trash.")
        kept = (tag for tag in mark.tags if tag not in fewer)
        return replace(mark, tags=tuple(dict.fromkeys((*kept, *more))))

    given = f"tag {', '.join(more)}" if more else ""
    taken = f"untag {', '.join(sorted(fewer))}" if fewer else ""
    label = f"{' and '.join(filter(None, (given, taken)))} on {counted(len(keys))}"
    store.change(keys, changed, label)
    return label


def shared_tags(marks: Sequence[Annotation]) -> tuple[str, ...]:
    """The tags that all of some marks have."""
    first, *others = marks
    return tuple(tag for tag in first.tags if all(tag in mark.tags for mark in others))


def tags_of(marks: Iterable[Annotation]) -> list[tuple[str, int]]:
    """The tags that any of some marks has, with how many have each, the most first."""
    counts = Counter(tag for mark in marks for tag in mark.tags)
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def counted(count: int) -> str:
    """How many marks, in words."""
    return "1 mark" if count == 1 else f"{count:,} marks"

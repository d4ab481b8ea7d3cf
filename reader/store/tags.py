"""The tags of a store: rename, merge, move and describe them, each as one undo step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import uuid4

from reader.annotations.annotation import Annotation
from reader.annotations.count import counted
from reader.annotations.tag_completion import Completion
from reader.annotations.tag_tree import Order, TagTree, tree
from reader.annotations.tags import Aliases, TagRecord, is_within, key_of, moved, path_of, read_tag
from reader.errors import ReaderError
from reader.store.snapshot import Snapshot
from reader.store.store import AnnotationStore
from reader.store.transaction import Draft


class Vocabulary:
    """The tags of a store, and the operations on them."""

    def __init__(self, store: AnnotationStore) -> None:
        """Manage the tags of a store."""
        self._store = store

    @property
    def records(self) -> Mapping[str, TagRecord]:
        """The record of each tag, by its name."""
        return self._store.snapshot.tags_known

    def tree(self, order: Order = Order.NAME) -> TagTree:
        """All tags, and how many annotations have each."""
        return tree(self._store.annotations, self.records, order)

    def completion(self) -> Completion:
        """The completion of tag names."""
        return Completion(self._store.tags(), self.records)

    def clash(self, old: str, new: str) -> str:
        """The existing tag that already has the new name, or an empty string."""
        now = self._store.snapshot
        target = now.aliases.current(read_tag(new))
        is_own = target == now.aliases.current(old)
        return target if target and not is_own and exists(now, target) else ""

    def rename(self, old: str, new: str, *, merging: bool = False) -> str:
        """Rename a tag and all below it; returns what was done.

        The old name stays as an alias. A name that is another tag's puts the two together.

        Args:
            old: The tag.
            new: Its new path.
            merging: Whether the new name may belong to another tag.

        Raises:
            ReaderError: There is no such tag, the new name can't be one, is below the old one, or
                is another tag's; or the file cannot be written.
        """
        typed = _named(new)

        def edit(now: Snapshot, draft: Draft) -> str:
            source = now.aliases.current(old)
            _Renaming.check(now, source)
            target = now.aliases.current(typed)
            if target == source:
                # It gets a former name back, or the same name in other letters.
                target = typed
            if target == source:
                raise ReaderError(f"The tag {source} is called that already.")
            is_respelling = key_of(target) == key_of(source)
            if is_within(target, source) and not is_respelling:
                raise ReaderError(f"The tag {source} can't be put below itself.")
            is_merge = exists(now, target) and not is_respelling
            if is_merge and not merging:
                raise ReaderError(f"There is a tag {target} already: merge {source} into it.")
            count = _Renaming(now, draft, source, target).make()
            verb, way = ("merging", "into") if is_merge else ("renaming", "to")
            if path_of(target)[-1] == path_of(source)[-1] and not is_merge:
                verb = "moving"
            return f"{verb} tag {source} {way} {target}{_on(count)}"

        return self._store.step(edit)

    def remove(self, name: str) -> str:
        """Remove a tag and all below it from all annotations, with their records.

        Raises:
            ReaderError: There is no such tag, or the file cannot be written.
        """

        def edit(now: Snapshot, draft: Draft) -> str:
            tag = now.aliases.current(name)
            _Renaming.check(now, tag)
            for record in _records_within(now, tag):
                draft.tag(record, None)
            count = _retag(now, draft, tag, lambda each: "" if is_within(each, tag) else each)
            return f"removing tag {tag}{_from(count)}"

        return self._store.step(edit)

    def describe(self, name: str, description: str) -> str:
        """Set the description of a tag.

        Raises:
            ReaderError: There is no such tag, or the file cannot be written.
        """
        words = " ".join(description.split())
        return self._edit(name, lambda record: replace(record, description=words), "describing")

    def recolor(self, name: str, color: str) -> str:
        """Set the colour of a tag; an empty string removes it.

        Raises:
            ReaderError: There is no such tag, or the file cannot be written.
        """
        return self._edit(name, lambda record: replace(record, color=color), "colouring")

    def rename_aliases(self, name: str, aliases: Iterable[str]) -> str:
        """Set the other names of a tag.

        Raises:
            ReaderError: There is no such tag, a name can't be one, or is that of another tag; or
                the file cannot be written.
        """
        wanted = tuple(dict.fromkeys(_named(alias) for alias in aliases))

        def edit(now: Snapshot, draft: Draft) -> str:
            tag = now.aliases.current(name)
            _Renaming.check(now, tag)
            records = [each for each in _records_within(now, tag) if _is(now, each, tag)]
            had = {alias for record in records for alias in record.aliases}
            for alias in wanted:
                if is_within(tag, alias):
                    raise ReaderError(f"{alias} can't be another name of {tag}, which is below it.")
                if alias not in had and exists(now, now.aliases.current(alias)):
                    raise ReaderError(f"{alias} means a tag already: merge that into {tag}.")
            before = records[0] if records else None
            after = replace(before or _new(tag), name=tag, aliases=wanted)
            draft.tag(before, after)
            for record in records[1:]:
                draft.tag(record, replace(record, aliases=()))
            return f"changing the other names of tag {tag}"

        return self._store.step(edit)

    def _edit(self, name: str, edit: Callable[[TagRecord], TagRecord], doing: str) -> str:
        """Change the record of a tag."""

        def change(now: Snapshot, draft: Draft) -> str:
            tag = now.aliases.current(name)
            _Renaming.check(now, tag)
            before = now.tags_known.get(tag)
            after = edit(before or _new(tag))
            if before or after != _new(tag, after.id):
                draft.tag(before, after)
            return f"{doing} tag {tag}"

        return self._store.step(change)


class _Renaming:
    """One rename and its consequences."""

    def __init__(self, now: Snapshot, draft: Draft, old: str, new: str) -> None:
        self._now = now
        self._draft = draft
        self._old = old
        self._new = new

    @staticmethod
    def check(now: Snapshot, name: str) -> None:
        """Raise a `ReaderError` unless a tag exists."""
        if not exists(now, name):
            raise ReaderError(f"There is no tag {name}.")

    def make(self) -> int:
        """Rename; returns the number of annotations changed."""
        records = self._records()
        aliases = Aliases((alias, each.name) for each in records for alias in each.aliases)
        is_circle = set(aliases.circular) > set(self._now.aliases.circular)
        if is_circle or aliases.current(self._new) != self._new:
            meant = self._now.aliases.current(self._new)
            raise ReaderError(
                f"{self._new} is an old name, and means {meant}: take it from the other names of "
                "that tag first."
            )

        def renamed(tag: str) -> str:
            return aliases.current(moved(tag, self._old, self._new))

        return _retag(self._now, self._draft, self._old, renamed)

    def _records(self) -> Sequence[TagRecord]:
        """Write the tags' new records; returns all of them, the most recent first."""
        now, old, new = self._now, self._old, self._new
        moving = _records_within(now, old)
        others = [each for each in now.tag_records if each not in moving]
        found: dict[str, TagRecord] = {}
        written: list[TagRecord] = []
        heads = [each for each in moving if _is(now, each, old)] or [_new(old)]
        for record in (*heads, *(each for each in moving if each not in heads)):
            name = moved(now.aliases.current(record.name), old, new)
            there = found.get(name) or next((each for each in others if _is(now, each, name)), None)
            aliases = (*record.aliases, *((old,) if record in heads else ()))
            is_known = record in moving
            if there is None:
                kept = _without(aliases, name, new)
                after = found[name] = replace(record, name=name, aliases=kept)
                self._draft.tag(record if is_known else None, after)
            else:
                after = _joined(there, record, _without((*there.aliases, *aliases), name, new))
                found[name] = after
                self._draft.tag(there, after)
                if is_known:
                    self._draft.tag(record, None)
                others = [each for each in others if each is not there]
                written = [each for each in written if each is not there]
            written.append(after)
        freed = [self._freed(each) for each in others]
        return (*written, *freed)

    def _freed(self, record: TagRecord) -> TagRecord:
        """Another tag's record without the alias that has become a tag's name."""
        after = replace(record, aliases=_without(record.aliases, record.name, self._new))
        self._draft.tag(record, after)
        return after


def exists(now: Snapshot, name: str) -> bool:
    """Whether a tag, or one below it, is in use or has a record."""
    return any(is_within(each, name) for each in (*dict(now.tags), *now.tags_known))


def _named(text: str) -> str:
    name = read_tag(text)
    if not name:
        raise ReaderError("A tag needs a name.")
    return name


def _new(name: str, key: str = "") -> TagRecord:
    return TagRecord(key or str(uuid4()), name)


def _is(now: Snapshot, record: TagRecord, name: str) -> bool:
    """Whether a record is that of the tag itself."""
    return key_of(now.aliases.current(record.name)) == key_of(name)


def _records_within(now: Snapshot, name: str) -> list[TagRecord]:
    """The records of a tag and of those below it, the most recently changed first."""
    current = now.aliases.current
    return [each for each in now.tag_records if is_within(current(each.name), name)]


def _without(aliases: Iterable[str], *names: str) -> tuple[str, ...]:
    """Aliases without duplicates and without those that have become names of tags."""
    taken = {key_of(name) for name in names}
    return tuple(dict.fromkeys(each for each in aliases if key_of(each) not in taken))


def _joined(into: TagRecord, record: TagRecord, aliases: tuple[str, ...]) -> TagRecord:
    """The record of two merged tags."""
    told = dict.fromkeys(each for each in (into.description, record.description) if each)
    return replace(
        into,
        description=" · ".join(told),
        color=into.color or record.color,
        aliases=aliases,
    )


def _retag(now: Snapshot, draft: Draft, tag: str, renamed: Callable[[str], str]) -> int:
    """Rename tags of all annotations, also deleted ones; returns how many live ones changed."""
    count = 0
    for annotation in (*now.live, *now.trash):
        if not any(is_within(each, tag) for each in annotation.tags):
            continue
        tags = dict.fromkeys(filter(None, map(renamed, annotation.tags)))
        draft.update(annotation, replace(annotation, tags=tuple(tags)))
        count += annotation.deleted is None
    return count


def _on(count: int) -> str:
    """How many annotations were changed, in words."""
    return f" on {count} annotation{'' if count == 1 else 's'}" if count else ""


def _from(count: int) -> str:
    return _on(count).replace(" on ", " from ", 1)


def retag(
    store: AnnotationStore, keys: Sequence[str], added: Sequence[str], removed: Sequence[str]
) -> str:
    """Add tags to annotations and remove others; returns what was done.

    Raises:
        ReaderError: One was deleted meanwhile, or the file can't be written.
    """
    current = store.snapshot.aliases.all
    more, fewer = current(tuple(added)), frozenset(current(tuple(removed)))

    def changed(annotation: Annotation) -> Annotation:
        if annotation.deleted:
            raise ReaderError("That annotation was deleted meanwhile: r takes it out of the trash.")
        kept = (tag for tag in annotation.tags if tag not in fewer)
        return replace(annotation, tags=tuple(dict.fromkeys((*kept, *more))))

    given = f"tagging {counted(len(keys))} with {', '.join(more)}"
    taken = f"{', '.join(sorted(fewer))} from {counted(len(keys))}"
    label = given if more else f"removing {taken}"
    if more and fewer:
        label = f"{given} instead of {', '.join(sorted(fewer))}"
    store.change(keys, changed, label)
    return label

"""The tags as a tree, one per row, and the description of a tag."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter

from rich.segment import Segment

from reader.annotations.records import DocumentRecord
from reader.annotations.tag_tree import TagNode, TagTree
from reader.annotations.tags import is_within
from reader.text import glyphs
from reader.ui.dialogs.tag_list import TagList

_TEXTS = 40
"""The most texts that are listed with counts."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A listed tag."""

    node: TagNode
    """The tag in the tree."""
    is_folded: bool
    """Whether the tag is collapsed."""


class TagBranches(TagList[Branch]):
    """Tags, each below its parent; any parent can be collapsed."""

    def __init__(self) -> None:
        super().__init__()
        self._tags = TagTree((), 0)
        self._words = ""
        self._folded: set[str] = set()

    @property
    def name_here(self) -> str:
        """The name of the tag under the cursor; empty if there is none."""
        return self.item.node.name if self.item else ""

    def show(self, tags: TagTree, words: str, at: str) -> int:
        """List tags.

        Args:
            tags: All tags.
            words: The words that a listed tag must contain.
            at: The tag to move the cursor to if it is listed.

        Returns:
            How many tags contain the words.
        """
        self._tags, self._words = tags, words
        found = tags.filtered(words)
        folded = set() if words.strip() else self._folded
        hidden: str | None = None
        branches = []
        for node in found:
            if hidden is not None and is_within(node.name, hidden):
                continue
            hidden = node.name if node.name in folded else None
            branches.append(Branch(node, hidden is not None))
        self.items = branches
        places = [index for index, each in enumerate(branches) if each.node.name == at]
        self.go(places[0] if places else self.cursor)
        return len(found)

    def fold(self, node: TagNode, *, is_folded: bool) -> None:
        """Collapse or expand a tag; a leaf moves the cursor to its parent."""
        at = node.name
        if not is_folded:
            self._folded.discard(node.name)
        elif node.below and node.name not in self._folded:
            self._folded.add(node.name)
        elif node.depth:
            at = node.name.rpartition("/")[0]
        self.show(self._tags, self._words, at)

    def draw(self, item: Branch, width: int) -> list[list[Segment]]:
        """The last part of its path, and how many annotations have it."""
        node = item.node
        sign = ("▸" if item.is_folded else "▾") if node.below else " "
        own = f"{node.own:,} own · " if 0 < node.own < node.total else ""
        color = node.record.color if node.record else ""
        head = f" {'  ' * min(node.depth, width // 6)}{sign} "
        return [self.row(head, color, node.label, f"{own}{node.total:,}", width)]


def described(node: TagNode, records: Mapping[str, DocumentRecord], width: int) -> str:
    """The details of a tag: its description, colour, aliases and texts."""
    record = node.record
    lines = [node.name]
    if record:
        lines += [record.description] if record.description else []
        lines += [f"colour: {record.color}"] if record.color else []
        lines += [f"also: {', '.join(record.aliases)}"] if record.aliases else []
    counts = sorted(node.documents.items(), key=itemgetter(1), reverse=True)
    lines.append("")
    for key, count in counts[:_TEXTS]:
        title = records[key].title if key in records else "?"
        lines.append(f"{count:>4,}  {glyphs.fit(title, max(width - 7, 12))}")
    if len(counts) > _TEXTS:
        lines.append(f"      and {len(counts) - _TEXTS} more texts")
    return "\n".join(lines)

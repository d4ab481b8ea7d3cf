"""Long rows of siblings of one kind, such as paragraphs, of which the first and last are examined.

What belongs to an article, who wrote it and when is found by looking at each element several times,
and in copies. Where a parent has hundreds of children with the same name and class, those between
the first and the last ones are taken out of the tree meanwhile, and belong to the article if the
words at both ends do. Where only some of these do, or other elements stand among them, each is
looked at after all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from lxml.etree import _Element as Element

from reader.formats.web.main_texts import Node, nodes_of

_Kind = tuple[object, str | None]
"""The name and the class of an element."""

ENDS = 100
"""The children at each end of a row that are examined: more than a screen shows at once."""
CROWDED_ENDS = 25
"""The same where a page has an element for every few characters, as few articles have."""
_LONG = 4
"""How many times as many children a long row has: those examined are at most half of it."""
_NONE, _MOST, _ALL = 0.05, 0.5, 0.95
"""The shares of the words at a row's ends from which some, most or all of them belong."""
_OF_PAGE = frozenset({"meta", "link", "script", "style"})
"""Elements that describe the page, each for itself."""


class Row(NamedTuple):
    """Children of one parent that are of one kind."""

    above: Element
    """Their parent."""
    kind: _Kind
    """Their kind."""
    ends: list[Element]
    """The first and the last of them, which remained."""


class Run(NamedTuple):
    """Neighbours that were taken out of rows."""

    above: Element
    """Their parent."""
    holder: Element
    """What holds them meanwhile."""
    first: Element
    """The first of them."""
    behind: Element
    """The child right behind them, which remained."""


class Thinned:
    """A tree without the middles of its long rows."""

    def __init__(self, root: Element, ends: int = ENDS) -> None:
        """Take the middle of each long row out of a tree.

        Args:
            root: The tree.
            ends: How many children remain at each end of a row.
        """
        self._end = ends
        self.rows: list[Row] = []
        """The rows."""
        self.runs: list[Run] = []
        """What was taken out."""
        # The first child of an element always remains, so that the iteration can go on.
        for element in root.iter():
            if len(element) > _LONG * self._end:
                self._take_from(element)

    def _take_from(self, above: Element) -> None:
        counts = Counter(map(_kind, above))
        rows = {
            kind: Row(above, kind, [])
            for kind, count in counts.items()
            if count > _LONG * self._end and kind[0] not in _OF_PAGE
        }
        self.rows += rows.values()
        seen = Counter[_Kind]()
        run: tuple[Element, Element] | None = None
        each = above[0] if rows else None
        while each is not None:  # one by one: a list of all is as large as the tree
            behind, kind = each.getnext(), _kind(each)
            seen[kind] += 1
            if kind in rows and self._end < seen[kind] <= counts[kind] - self._end:
                run = run or (above.makeelement("div"), each)
                run[0].append(each)
            else:
                if run:
                    self.runs.append(Run(above, *run, each))
                    run = None
                if kind in rows:
                    rows[kind].ends.append(each)
            each = behind

    @property
    def is_even(self) -> bool:
        """Whether nothing else stands between the children of rows."""
        return len({run.above for run in self.runs}) == len(self.runs)

    def restore(self) -> None:
        """Put everything back in its place."""
        for run in self.runs:
            while (each := next(iter(run.holder), None)) is not None:
                run.behind.addprevious(each)

    def filled(self, nodes: set[Node]) -> set[Node]:
        """The chosen texts of the whole tree, once it is restored.

        Args:
            nodes: The texts that were chosen of what remained.
        """
        kinds = {(row.above, row.kind) for row in self.rows if _share(row, nodes) > _MOST}
        between = (each for run in self.runs for each in _children(run))
        rest = (each for each in between if (each.getparent(), _kind(each)) in kinds)
        return nodes.union(chain.from_iterable(map(nodes_of, rest)))


class Chosen:
    """The texts of a page that are its article, as far as a walk has come."""

    def __init__(self, nodes: set[Node], thinned: Thinned | None = None) -> None:
        """Begin before the first element.

        Args:
            nodes: The texts that were chosen one by one.
            thinned: The rows of which only the ends were examined, if there are any.
        """
        self._nodes = nodes
        self._kinds: dict[Element, set[_Kind]] = {}
        self.is_sure = True
        """Whether all or nothing of each row belongs, so that what is between its ends does."""
        for row in thinned.rows if thinned else ():
            share = _share(row, nodes)
            self.is_sure = self.is_sure and not _NONE < share < _ALL
            if share > _MOST:
                self._kinds.setdefault(row.above, set()).add(row.kind)
        self._edges: dict[Element, Run | None] = {}
        for run in thinned.runs if thinned else ():
            self._edges |= {run.first: run, run.behind: None}
        self._run: Run | None = None
        self._is_whole = False
        """Whether all belongs that is at the place of the walk."""

    def begin(self, element: Element) -> None:
        """Come to the next element."""
        if element in self._edges:
            self._run, self._is_whole = self._edges[element], False
        if self._run and element.getparent() is self._run.above:
            self._is_whole = _kind(element) in self._kinds.get(self._run.above, ())

    def has(self, node: Node) -> bool:
        """Whether a text belongs that is at the place of the walk."""
        return self._is_whole or node in self._nodes


def _kind(element: Element) -> _Kind:
    return element.tag, element.get("class")


def _children(run: Run) -> Iterator[Element]:
    """What was taken out, once it is back in its place."""
    each = run.first
    while each is not run.behind:
        yield each
        each = each.getnext()


def _share(row: Row, nodes: set[Node]) -> float:
    """The share of the words at the ends of a row that were chosen."""
    kept = total = 0
    for node in (node for end in row.ends for node in nodes_of(end)):
        size = len(node[0].tail if node[1] else node[0].text)
        total += size
        kept += size * (node in nodes)
    return kept / max(total, 1)

"""Long rows of siblings of one kind, such as paragraphs, of which the first and last are examined.

Trafilatura holds several copies of each element. Where a parent has hundreds of children with the
same name and class, those between the first and the last ones are taken out of the tree while it
works, and belong to the article if most of the words at both ends do.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element as Element

_END = 100
"""The children at each end of a row that are examined: more than a screen shows at once."""
_LONG = 4 * _END
"""The children from which a row is long: those examined are at most half of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """Children of one parent that are of one kind."""

    ends: list[Element]
    """The first and the last of them."""
    between: list[Element]
    """All others."""


@dataclass(slots=True)
class Thinned:
    """A tree without the middles of its long rows."""

    rows: list[Row]
    """The rows."""
    _places: list[tuple[Element, list[Element]]]
    """The children that remained, each with those that stood right before it."""

    @classmethod
    def of(cls, root: Element) -> Thinned:
        """Take the middle of each long row out of a tree."""
        thinned = cls([], [])
        # The first child of an element always remains, so that the iteration can go on.
        for element in root.iter():
            if len(element) > _LONG:
                thinned._take_from(element)
        return thinned

    def _take_from(self, above: Element) -> None:
        kinds: dict[tuple[object, str | None], list[Element]] = {}
        for each in above:
            kinds.setdefault((each.tag, each.get("class")), []).append(each)
        taken = set()
        for kind in kinds.values():
            if len(kind) > _LONG:
                self.rows.append(Row(kind[:_END] + kind[-_END:], kind[_END:-_END]))
                taken.update(kind[_END:-_END])
        run: list[Element] = []
        for each in list(above) if taken else ():
            if each in taken:
                run.append(each)
                above.remove(each)
            elif run:
                self._places.append((each, run))
                run = []

    def restore(self) -> None:
        """Put everything back in its place."""
        for behind, run in self._places:
            for each in run:
                behind.addprevious(each)
        self._places.clear()

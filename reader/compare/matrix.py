"""The matrix: what each text says about each tag, or about each linked claim.

Rows are tags, each below the one above it, or groups of annotations that links hold together;
columns are texts by their dates. It does not depend on the screen: it provides the cells, and which
rows are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum

from reader.annotations.annotation import Annotation
from reader.annotations.links import RELATIONS, Links, Relation
from reader.annotations.records import DocumentRecord
from reader.citation.csl import dates
from reader.metadata import outlets
from reader.query.tags import Path, first_written, lineage
from reader.text.folding import fold_trimmed
from reader.text.punctuation import QUOTATION_MARKS

_FEW = 4
"""How many words name an annotation that is not the claim."""


class Rows(StrEnum):
    """What the rows are."""

    TAGS = "tags"
    CLAIMS = "claims"


@dataclass(frozen=True, slots=True)
class Column:
    """A text, as a column."""

    document: str
    """Its id."""
    title: str
    """Its title."""
    day: tuple[int, ...]
    """When it appeared: year, month and day, as far as they are known."""
    date: str
    """The date as it is shown, such as `2024-03`; empty if unknown."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A tag, or a claim."""

    name: str
    """The tag's path, or the text of the claim."""
    depth: int
    """How many levels of rows are above it."""
    cells: Mapping[str, tuple[Annotation, ...]]
    """The annotations of each text in reading order, by its id; texts without any are left out.

    A tag includes the annotations of the tags below it, each once.
    """
    below: int = 0
    """How many rows are below it on all levels."""
    relations: Mapping[str, str] = field(default_factory=dict)
    """How each annotation relates to the claim, such as `repeated by`, by its id."""
    told: Mapping[str, str] = field(default_factory=dict)
    """The same in words, such as `repeated by it`, or how it relates to another one of the row."""

    @property
    def label(self) -> str:
        """The last part of the name."""
        return self.name.rpartition("/")[2] if self.depth else self.name

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """The annotations of all texts."""
        return tuple(each for cell in self.cells.values() for each in cell)

    def words(self, document: str) -> str:
        """The words of the first annotation in a cell that relates to the claim, or of the first.

        The claim itself, which names the row, gives way to what the same text says about it.
        """
        cell = self.cells.get(document, ())
        first = next((each for each in cell if each.id in self.told), next(iter(cell), None))
        return self.line(first, first.quotation) if first else ""

    def line(self, annotation: Annotation, quotation: str) -> str:
        """The quotation of an annotation on a line, after what it does to the claim."""
        words = " ".join(quotation.split())
        return ": ".join(filter(None, (self.told.get(annotation.id), words)))

    @property
    def only_in(self) -> str:
        """The id of the only text that has anything, or an empty string."""
        return next(iter(self.cells)) if len(self.cells) == 1 else ""


@dataclass(frozen=True)
class Matrix:
    """Texts side by side, tag by tag or claim by claim."""

    columns: tuple[Column, ...]
    """The texts, the earliest first; those without a date last."""
    rows: tuple[MatrixRow, ...]
    """The tags in the order of their paths, each after the one that it is below; or the claims."""
    kind: Rows = Rows.TAGS
    """What the rows stand for."""

    def shown(self, folded: AbstractSet[str]) -> tuple[MatrixRow, ...]:
        """The rows that are shown.

        Args:
            folded: The names of the rows whose rows below are hidden.
        """
        found: list[MatrixRow] = []
        hidden = -1
        for row in self.rows:
            if 0 <= hidden < row.depth:
                continue
            hidden = row.depth if row.name in folded and row.below else -1
            found.append(row)
        return tuple(found)

    def parent(self, name: str) -> str:
        """The name of the row above a row in the tree, or an empty string."""
        at = next((at for at, row in enumerate(self.rows) if row.name == name), 0)
        depth = self.rows[at].depth if self.rows else 0
        above = (row for row in reversed(self.rows[:at]) if row.depth < depth)
        return next((row.name for row in above), "")


def matrix(
    annotations: Iterable[Annotation],
    records: Mapping[str, DocumentRecord],
    links: Links | None = None,
    rows: Rows = Rows.TAGS,
    texts: Iterable[str] = (),
    relations: Sequence[Relation] = RELATIONS,
) -> Matrix:
    """The matrix of some annotations; each of their texts is a column, even without a cell.

    Args:
        annotations: The annotations, in reading order.
        records: What is known of their documents, by id.
        links: The links between annotations, for claims.
        rows: What its rows are.
        texts: The ids of further texts to compare, even without annotations.
        relations: The relations that one annotation can have to another.
    """
    given = list(annotations)
    links = links or Links(given)
    found = _tags(given) if rows is Rows.TAGS else _claims(given, links, relations)
    used = {each.document for each in given} | set(texts)
    columns = sorted(
        (_column(key, records.get(key)) for key in used),
        key=lambda each: (not each.day, each.day, fold_trimmed(each.title), each.document),
    )
    order = {column.document: at for at, column in enumerate(columns)}
    sorted_rows = tuple(
        MatrixRow(
            row.name,
            row.depth,
            {key: row.cells[key] for key in sorted(row.cells, key=order.__getitem__)},
            row.below,
            row.relations,
            row.told,
        )
        for row in found
    )
    return Matrix(tuple(columns), sorted_rows, rows)


@dataclass(slots=True)
class _Tag:
    """A tag's annotations found so far."""

    path: Path
    cells: dict[str, list[Annotation]] = field(default_factory=dict)
    below: int = 0


def _tags(annotations: Sequence[Annotation]) -> list[MatrixRow]:
    """A row for each tag and for each tag above one."""
    names = first_written(annotations)
    found: dict[Path, _Tag] = {}
    families: dict[tuple[str, ...], frozenset[Path]] = {}
    for each in annotations:
        if each.tags not in families:
            families[each.tags] = frozenset(
                folded for tag in each.tags for folded, _ in lineage(tag)
            )
        for folded in families[each.tags]:
            tag = found.setdefault(folded, _Tag(names[folded]))
            tag.cells.setdefault(each.document, []).append(each)
    for folded in found:
        for length in range(1, len(folded)):
            found[folded[:length]].below += 1
    return [
        MatrixRow("/".join(tag.path), len(folded) - 1, _frozen(tag.cells), tag.below)
        for folded, tag in sorted(found.items())
    ]


def _claims(
    annotations: Sequence[Annotation], links: Links, relations: Sequence[Relation]
) -> list[MatrixRow]:
    """A row for each group of annotations that links hold together, in reading order."""
    known = {each.id: each for each in annotations}
    group: dict[str, str] = {}

    def first(key: str) -> str:
        while group.get(key, key) != key:
            group[key] = group.get(group[key], group[key])
            key = group[key]
        return key

    for each in annotations:
        for end in links.of(each.id):
            if end.other in known:
                group[first(end.other)] = first(each.id)
                group.setdefault(each.id, each.id)
    claims: dict[str, list[Annotation]] = {}
    for each in annotations:
        if each.id in group:
            claims.setdefault(first(each.id), []).append(each)
    return [_claim(each, links, relations) for each in claims.values()]


def _claim(
    annotations: Sequence[Annotation], links: Links, relations: Sequence[Relation]
) -> MatrixRow:
    """The row of a claim, named after what was highlighted first."""
    cells: dict[str, list[Annotation]] = {}
    for each in annotations:
        cells.setdefault(each.document, []).append(each)
    earliest = min(annotations, key=lambda each: each.created)
    words = {each.id: _short(each) for each in annotations} | {earliest.id: "it"}
    related, told = {}, {}
    for each in annotations:
        ends = [end for end in links.of(each.id) if end.other in words]
        direct = [end for end in ends if end.other == earliest.id]
        names = dict.fromkeys(end.named(relations) for end in direct)
        if names:
            related[each.id] = ", ".join(names)
        if each is not earliest:
            said = (f"{end.named(relations)} {words[end.other]}" for end in direct or ends)
            told[each.id] = ", ".join(dict.fromkeys(said))
    name = " ".join(earliest.quotation.split())
    return MatrixRow(name, 0, _frozen(cells), relations=related, told=told)


def _short(annotation: Annotation) -> str:
    """The first words of an annotation."""
    words = annotation.words.split()
    few = " ".join(words[:_FEW]).strip("".join(QUOTATION_MARKS))
    return f"“{few}{' …' if len(words) > _FEW else ''}”"


def _frozen(cells: Mapping[str, Sequence[Annotation]]) -> dict[str, tuple[Annotation, ...]]:
    return {key: tuple(cell) for key, cell in cells.items()}


def _column(key: str, record: DocumentRecord | None) -> Column:
    """A document as a column."""
    if record is None:
        return Column(key, "an unknown text", (), "")
    found = dates.read(record.csl.get("issued"))
    day = tuple(filter(None, found.start[:3])) if found and found.start else ()
    shown = outlets.day(day)
    return Column(key, record.title, day, shown or (found.words if found else ""))

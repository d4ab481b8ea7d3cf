"""Two texts statement by statement, in pairs or alone, and what changed between two versions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reader.anchoring.resemblance import likeness
from reader.compare import paragraph_alignment
from reader.compare.counterparts import Comparison
from reader.compare.linked import LinkedPair, passages_shared
from reader.compare.shared import WEAK, Shared
from reader.compare.texts import ComparedText
from reader.text.document import Span
from reader.text.punctuation import DOUBLE_ANGLED, DOUBLE_CURLY

_QUOTED = re.compile(rf"[\"{DOUBLE_CURLY}{DOUBLE_ANGLED}「『]")


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of one text or both, or a paragraph of two versions."""

    one: Span | None
    """Its span in the first text, if it is there."""
    other: Span | None
    """Its span in the second text, if it is there."""
    shared: Shared | None
    """What the two have in common."""
    has_number: bool
    """Whether it contains a number."""
    has_name: bool
    """Whether it contains a name."""
    has_quotation: bool
    """Whether it contains quoted words."""
    relation: str = ""
    """How the first is linked with the second, such as `contradicts`; empty if it is not."""
    ends: tuple[Span, Span] | None = None
    """The passages that are linked, each part of its statement; None if none is."""
    is_revision: bool = False
    """Whether it is one passage of two versions of a text, or what only one of them has."""

    def passage(self, *, is_right: bool) -> Span | None:
        """The passage of a text that actions are for: a link's end, or else the statement."""
        return (self.ends or (self.one, self.other))[is_right]

    @property
    def is_pair(self) -> bool:
        """Whether there is a counterpart, found or linked."""
        return self.one is not None and self.other is not None


@dataclass(frozen=True, slots=True)
class Statements:
    """Two texts, statement by statement or, if they are versions, paragraph by paragraph."""

    rows: tuple[Statement, ...]
    """The linked pairs, then the rows in the order of the first text.

    Statements of the second text without a counterpart keep their places.
    """
    are_versions: bool
    """Whether the rows are paragraphs of two versions of one text."""
    are_translations: bool = False
    """Whether the rows are paragraphs of a text in two languages."""
    are_languages: bool = False
    """Whether the texts are in two languages, in which few words are the same."""


def statements(
    one: ComparedText,
    other: ComparedText,
    comparison: Comparison,
    linked: Sequence[LinkedPair] = (),
) -> Statements:
    """The statements of two texts, in pairs and alone.

    Args:
        one: The first text.
        other: The second one.
        comparison: Both compared.
        linked: The links between them.
    """
    maker = _Maker(one, other, linked)
    are_versions = likeness(one.document.text, other.document.text) >= paragraph_alignment.SAME
    are_languages = one.passages.language != other.passages.language
    are_translations = are_languages and not are_versions and maker.are_translations(comparison)
    if are_versions or are_translations:
        found = maker.paragraphs(are_versions=are_versions)
    else:
        found = maker.sentences(comparison)
    rows = (*maker.by_links(are_versions=are_versions), *found)
    return Statements(rows, are_versions, are_translations, are_languages)


class _Maker:
    """Makes the rows of two texts."""

    def __init__(
        self, one: ComparedText, other: ComparedText, linked: Sequence[LinkedPair]
    ) -> None:
        self._one, self._other, self._linked = one, other, linked
        self._ends = [pair.sentences(one, other) for pair in linked]
        self._ours = set[int]().union(*(ours for ours, _ in self._ends))
        self._theirs = set[int]().union(*(theirs for _, theirs in self._ends))
        texts = one.passages, other.passages
        capitals = {term for text in texts for each in text.items for term in each.capitals}
        self._names = capitals - one.passages.lower - other.passages.lower

    def by_links(self, *, are_versions: bool) -> Iterator[Statement]:
        """The statements with linked passages.

        Args:
            are_versions: Whether the texts are versions of one text.
        """
        one, other = self._one, self._other
        aligned = self._aligned if are_versions else {}
        for pair, (ours, theirs) in zip(self._linked, self._ends, strict=True):
            whole = pair.statements(one, other)
            shared = pair.shared(one, other, *whole)
            yield replace(
                self._made(*whole, shared, sorted(ours), sorted(theirs)),
                relation=pair.relation,
                ends=(pair.one[0], pair.other[0]),
                is_revision=self._are_aligned(aligned, whole),
            )

    def _are_aligned(self, aligned: Mapping[int, range], spans: tuple[Span, Span]) -> bool:
        """Whether two passages are in paragraphs that are versions of each other."""
        ours, theirs = (
            range(
                text.document.block_index(span.start), text.document.block_index(span.end - 1) + 1
            )
            for text, span in zip((self._one, self._other), spans, strict=True)
        )
        return set(theirs) <= {there for at in ours for there in aligned.get(at, ())}

    @cached_property
    def _aligned(self) -> Mapping[int, range]:
        """The paragraphs of the second version for those of the first one."""
        return paragraph_alignment.aligned(self._one, self._other)

    def sentences(self, comparison: Comparison) -> Iterator[Statement]:
        """The statements in order, each with its counterparts."""
        pairs, told = self._pairs(comparison)
        alone = [at for at in _stated(self._other) if at not in told | self._theirs]
        behind = self._behind(pairs, alone)
        yield from (self._row(None, at) for at in behind[-1])
        ours = _stated(self._one)
        for at in range(len(self._one.spans)):
            found = sorted(pairs.get(at, ()))
            for there in found:
                if not any(at in mine and there in its for mine, its in self._ends):
                    yield self._row(at, there, comparison.shared(at, there))
            if not found and at in ours - self._ours:
                yield self._row(at, None)
            yield from (self._row(None, each) for each in behind[at])

    def _pairs(self, comparison: Comparison) -> tuple[dict[int, set[int]], set[int]]:
        """The counterparts of the first text's sentences, and all sentences that are one."""
        ours, theirs = _stated(self._one), _stated(self._other)
        pairs: defaultdict[int, set[int]] = defaultdict(set)
        told: set[int] = set()
        for at in ours:
            best = next((each for each in comparison.of(at) if each.at in theirs), None)
            if best and best.is_convincing:
                pairs[at].add(best.at)
                told.add(best.at)
        for there in theirs - told:
            best = next((each for each in comparison.back(there) if each.at in ours), None)
            if best and best.is_convincing:
                pairs[best.at].add(there)
                told.add(there)
        return pairs, told

    def _behind(
        self, pairs: dict[int, set[int]], alone: Sequence[int]
    ) -> defaultdict[int, list[int]]:
        """Sentences only in the second text, by the sentence of the first that they follow."""
        places = sorted((there, at) for at, found in pairs.items() for there in found)
        behind: defaultdict[int, list[int]] = defaultdict(list)
        for each in alone:
            before = [at for there, at in places if there < each]
            behind[before[-1] if before else -1].append(each)
        return behind

    def are_translations(self, comparison: Comparison) -> bool:
        """Whether the paragraphs of two texts in two languages belong together one by one."""
        one, other = self._one, self._other
        if not paragraph_alignment.are_versions(one, other, comparison):
            return False
        return paragraph_alignment.are_translations(one, other, comparison, self._aligned)

    def paragraphs(self, *, are_versions: bool) -> Iterator[Statement]:
        """The paragraphs of two versions or translations in order.

        Args:
            are_versions: Whether they are versions, which differ in some words only.
        """
        linked = {pair.statements(self._one, self._other) for pair in self._linked}
        for row in self._paragraphs():
            if are_versions:
                # What changed is shown whole, also where it is linked.
                yield replace(row, is_revision=True)
            elif row.one and row.other:
                if (row.one, row.other) in linked:
                    continue
                shared = passages_shared((self._one, row.one), (self._other, row.other))
                reason = "same paragraph" if shared.reason in WEAK else shared.reason
                yield replace(row, shared=shared._replace(reason=reason))
            else:
                yield row

    def _paragraphs(self) -> Iterator[Statement]:
        found = self._aligned
        told = -1
        ours = list(dict.fromkeys(self._one.blocks))
        theirs = list(dict.fromkeys(self._other.blocks))
        for block in ours:
            blocks = found.get(block)
            if blocks is None:
                if not _is_whole_in(self._one, block, self._ours):
                    yield self._paragraph([block], [])
                continue
            new = [each for each in theirs if told < each <= blocks[-1]]
            yield from self._added(each for each in new if each < blocks[0])
            inside = [each for each in new if each in blocks]
            yield self._paragraph([block], inside)
            told = max(told, blocks[-1])
        yield from self._added(each for each in theirs if each > told)

    def _added(self, blocks: Iterable[int]) -> Iterator[Statement]:
        """Paragraphs of the second version alone, but for those that are linked."""
        for block in blocks:
            if not _is_whole_in(self._other, block, self._theirs):
                yield self._paragraph([], [block])

    def _paragraph(self, ours: Sequence[int], theirs: Sequence[int]) -> Statement:
        one = [at for at, block in enumerate(self._one.blocks) if block in ours]
        other = [at for at, block in enumerate(self._other.blocks) if block in theirs]
        return self._made(_whole(self._one, ours), _whole(self._other, theirs), None, one, other)

    def _row(self, one: int | None, other: int | None, shared: Shared | None = None) -> Statement:
        return self._made(
            self._one.spans[one] if one is not None else None,
            self._other.spans[other] if other is not None else None,
            shared,
            [] if one is None else [one],
            [] if other is None else [other],
        )

    def _made(
        self,
        one: Span | None,
        other: Span | None,
        shared: Shared | None,
        ours: Sequence[int],
        theirs: Sequence[int],
    ) -> Statement:
        passages = [self._one.passages.items[at] for at in ours]
        passages += [self._other.passages.items[at] for at in theirs]
        return Statement(
            one,
            other,
            shared,
            any(term[0].isdigit() for each in passages for term in each.terms),
            any(each.terms & self._names for each in passages),
            any(_QUOTED.search(each.text) for each in passages),
        )


def _stated(text: ComparedText) -> set[int]:
    """The sentences of a text that state something: neither headings nor mere dates."""
    return {
        at
        for at, passage in enumerate(text.passages.items)
        if passage.words and not passage.is_dateline and not text.is_heading(at)
    }


def _is_whole_in(text: ComparedText, block: int, indices: Collection[int]) -> bool:
    """Whether all sentences of a block are among some."""
    return all(at in indices for at, each in enumerate(text.blocks) if each == block)


def _whole(text: ComparedText, blocks: Sequence[int]) -> Span | None:
    if not blocks:
        return None
    spans = text.document.blocks
    return Span(spans.span(blocks[0]).start, spans.span(blocks[-1]).end)

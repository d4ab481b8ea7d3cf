"""Counterparts of a passage in the open texts or the library, and the comparison of two texts."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from reader.compare import passages, texts
from reader.compare.counterparts import Comparison, Counterpart
from reader.compare.in_step import InStep, Place
from reader.compare.index import PassageIndex, around
from reader.compare.linked import LinkedPair
from reader.compare.shared import Shared
from reader.compare.statements import Statements, statements
from reader.compare.texts import ComparedText
from reader.compare.weights import THRESHOLD
from reader.errors import ReaderError
from reader.text.document import Document, Span
from reader.text.folding import fold
from reader.workspace.find_all import Shelf
from reader.workspace.texts import analyses

MOST = 10
"""The most counterparts listed."""
UNCONVINCING = 3
"""The most listed if none is convincing."""
_FEW_TEXTS = 200
"""The largest number of texts analysed in full before they are preselected by words."""
_WANTED, _TOGETHER, _STEM = 12, 3, 6
"""For preselection: the number of words, how many a text must have, and the letters compared."""
_SIGNS = "\"'.,;:!?()[]-“”‘’„«»…"
_KEPT = 2_000_000
"""The most characters of analysed texts that are cached."""
_MOST_PAIRS = 400_000
"""Pairs of sentences from which comparing would take too long."""
_PAIRS = 120_000
"""Pairs of sentences up to which two texts are compared as a whole."""


Watch = Callable[[int, int], None]
"""Called with the numbers of texts searched and of all texts; it ends the search by raising."""


Linked = Callable[[Document], Mapping[str, Sequence[LinkedPair]]]
"""Returns the links of a document with each other text, by the text's SHA-256."""


def _unwatched(_: int, __: int) -> None:
    """Ignore progress."""


def _unlinked(_: Document) -> Mapping[str, Sequence[LinkedPair]]:
    """No links."""
    return {}


@dataclass(frozen=True)
class Parallel:
    """A passage that says the same as another, or probably does."""

    document: Document
    """The text that it is in."""
    span: Span
    """Its span in that text."""
    score: float
    """How likely it is a counterpart, from 0 to 1."""
    shared: Shared
    """What the two passages have in common."""

    @property
    def is_convincing(self) -> bool:
        """Whether it is likely enough to be called a counterpart."""
        return self.score >= THRESHOLD

    def is_part_of(self, other: Parallel) -> bool:
        """Whether it shares words with another passage of its text."""
        return self.document is other.document and self.span.overlaps(other.span)

    @property
    def words(self) -> str:
        """Its words."""
        return self.document.text[self.span.start : self.span.end]


@dataclass(frozen=True)
class Parallels:
    """The counterparts found for a passage."""

    span: Span
    """The passage, in whole sentences unless a part of one was asked about."""
    found: tuple[Parallel, ...]
    """Best first: those that convince, else the best three."""
    looked_in: int
    """The number of texts searched."""
    unread: tuple[str, ...] = ()
    """Why some texts could not be read."""

    @property
    def are_convincing(self) -> bool:
        """Whether any counterpart is convincing."""
        return any(each.is_convincing for each in self.found)


class Counterparts:
    """Finds counterparts; analysed texts are cached, so that a second search is fast."""

    def __init__(self, shelf: Shelf | None = None, linked: Linked = _unlinked) -> None:
        """Start with an empty cache.

        Args:
            shelf: Reads texts that are not open.
            linked: Returns the current links of a document.
        """
        self._shelf = shelf or Shelf()
        self._linked = linked
        self._texts: OrderedDict[tuple[str, str], ComparedText] = OrderedDict()
        self._comparisons: OrderedDict[
            tuple[int, int], tuple[ComparedText, ComparedText, Comparison]
        ] = OrderedDict()
        self._index: tuple[tuple[int, ...], PassageIndex] | None = None
        self._step: tuple[ComparedText, ComparedText, InStep] | None = None
        self._fresh: list[ComparedText] = []
        """The texts that were taken apart here and are not in the cache on the disk yet."""
        self._lock = Lock()

    def compared(self, document: Document) -> ComparedText:
        """A document prepared for comparison."""
        key = document.sha256, str(document.csl.get("language", ""))
        with self._lock:
            known = self._texts.get(key)
        if known is None or known.document is not document:
            known = analyses.kept(document)
            is_new = known is None
            known = known or texts.compared(document)
            with self._lock:
                self._fresh += [known] if is_new else []
                self._texts[key] = known
                size = sum(len(each.document.text) for each in self._texts.values())
                while size > _KEPT and len(self._texts) > 1:
                    size -= len(self._texts.popitem(last=False)[1].document.text)
        return known

    def comparison(self, one: ComparedText, other: ComparedText) -> Comparison:
        """Two texts compared, passage by passage."""
        key = id(one), id(other)
        with self._lock:
            known = self._comparisons.get(key)
        if known is None or known[0] is not one or known[1] is not other:
            comparison = Comparison(one.passages, other.passages)
            with self._lock:
                self._comparisons[key] = one, other, comparison
                while len(self._comparisons) > UNCONVINCING:
                    self._comparisons.popitem(last=False)
            return comparison
        return known[2]

    def of(
        self,
        document: Document,
        span: Span,
        others: Sequence[Document],
        watch: Watch = _unwatched,
    ) -> Parallels:
        """The counterparts of a passage in some documents.

        Args:
            document: Where the passage is.
            span: What it is: a sentence, a part of one, or several.
            others: Where to look.
            watch: Is called with the progress of the search.
        """
        here = self.compared(document)
        there = []
        for at, each in enumerate(others):
            watch(at, len(others))
            there.append(self.compared(each))
        if not here.spans:
            return Parallels(span, tuple(self._by_links(here, span, there)), len(there))
        indices = here.indices_in(span)
        whole = Span(here.spans[indices[0]].start, here.spans[indices[-1]].end)
        is_whole = span.contains(whole) or _trimmed(document, span).contains(whole)
        if len(indices) == 1 and is_whole and len(there) == 1 and self._is_small(here, there[0]):
            found = self._in_one(here, indices[0], there[0])
        else:
            meant = whole if is_whole else _trimmed(document, span)
            found = self._in_many(here, indices, meant, there)
            whole = meant
        linked = self._by_links(here, whole, there)
        found = [each for each in found if not any(map(each.is_part_of, linked))]
        convincing = [each for each in found if each.is_convincing]
        listed = convincing[:MOST] or (() if linked else found[:UNCONVINCING])
        return Parallels(whole, (*linked, *listed), len(there))

    def _by_links(
        self, here: ComparedText, span: Span, there: Sequence[ComparedText]
    ) -> list[Parallel]:
        """The passages that a person linked with one in a span."""
        linked = self._linked(here.document)
        return [
            Parallel(other.document, pair.other[0], 1.0, pair.shared(here, other, span))
            for other in there
            for pair in linked.get(other.document.sha256, ())
            if pair.begins_in(span)
        ]

    def place(self, one: Document, other: Document, offset: int) -> Place | None:
        """The place in the second document for an offset of the first; None if none was found."""
        return self.in_step(one, other).place(offset, self._linked(one).get(other.sha256, ()))

    def in_step(self, one: Document, other: Document) -> InStep:
        """Two documents in step, the second following the first."""
        here, there = self.compared(one), self.compared(other)
        with self._lock:
            if self._step and self._step[0] is here and self._step[1] is there:
                return self._step[2]
        found = self._put_in_step(here, there)
        with self._lock:
            self._step = here, there, found
        return found

    def _put_in_step(self, here: ComparedText, there: ComparedText) -> InStep:
        if self._is_small(here, there):
            comparison = self.comparison(here, there)
            return InStep(here, there, comparison, comparison.of)
        index = PassageIndex([there.passages])

        def rank(at: int) -> list[Counterpart]:
            given = around(here.passages, range(at, at + 1))
            return [Counterpart(each.at, each.score) for each in index.find(given, MOST)]

        return InStep(here, there, None, rank)

    def statements(self, one: Document, other: Document) -> Statements:
        """The statements of two documents, in pairs and alone.

        Raises:
            ReaderError: They are too long.
        """
        here, there = self.compared(one), self.compared(other)
        if not here.spans or not there.spans:
            raise ReaderError("One of these texts has no sentences: there is nothing to compare.")
        if len(here.spans) * len(there.spans) > _MOST_PAIRS:
            raise ReaderError(
                f"{len(here.spans):,} sentences are too many to compare with {len(there.spans):,}: "
                "gs compares one passage at a time."
            )
        return statements(
            here, there, self.comparison(here, there), self._linked(one).get(other.sha256, ())
        )

    def in_library(
        self,
        document: Document,
        span: Span,
        paths: Sequence[Path],
        known: Callable[[Path], Document | None],
        watch: Watch = _unwatched,
    ) -> Parallels:
        """The counterparts of a passage in the texts of some files.

        Args:
            document: Where the passage is.
            span: What it is.
            paths: Where to look.
            known: Returns the document of a file that is open.
            watch: Is called with the progress of reading the texts, then of searching them.
        """
        others, unread = [], []
        is_small = len(paths) <= _FEW_TEXTS
        wanted, linked = _Wanted(document.text[span.start : span.end]), self._linked(document)
        for at, path in enumerate(paths):
            watch(at, len(paths))
            try:
                other = known(path) or self._shelf.document(path)
            except ReaderError as error:
                unread.append(str(error))
                continue
            if other.sha256 != document.sha256 and (
                is_small or wanted.may_be_in(other) or other.sha256 in linked
            ):
                others.append(other)
        found = self.of(document, span, others, watch)
        with self._lock:
            fresh, self._fresh = self._fresh, []
        analyses.keep(fresh)
        return Parallels(found.span, found.found, found.looked_in, tuple(unread))

    def _is_small(self, one: ComparedText, other: ComparedText) -> bool:
        return 0 < len(one.spans) * len(other.spans) <= _PAIRS

    def _in_one(self, here: ComparedText, index: int, there: ComparedText) -> list[Parallel]:
        comparison = self.comparison(here, there)
        return [
            Parallel(
                there.document,
                there.spans[each.at],
                each.score,
                comparison.shared(index, each.at),
            )
            for each in comparison.best(index, MOST)
        ]

    def _in_many(
        self, here: ComparedText, indices: range, meant: Span, there: Sequence[ComparedText]
    ) -> list[Parallel]:
        own = None
        if len(indices) > 1 or meant != here.spans[indices[0]]:
            text = here.document.text[meant.start : meant.end]
            own = passages.read([text], here.passages.language).items[0]
        given = around(here.passages, indices, own)
        found = self._indexed(there).find(given, MOST)
        return [
            Parallel(
                there[each.text].document,
                there[each.text].spans[each.at],
                each.score,
                each.shared,
            )
            for each in found
        ]

    def _indexed(self, there: Sequence[ComparedText]) -> PassageIndex:
        key = tuple(map(id, there))
        if self._index is None or self._index[0] != key:
            self._index = key, PassageIndex([each.passages for each in there])
        return self._index[1]


class _Wanted:
    """The longer words of a passage, used to preselect the texts of a large library."""

    def __init__(self, words: str) -> None:
        found = sorted(set(fold(words).split()), key=len, reverse=True)
        self._stems = [word.strip(_SIGNS)[:_STEM] for word in found[:_WANTED]]

    def may_be_in(self, document: Document) -> bool:
        """Whether a text has at least two of the words, or the only one."""
        text = fold(document.text)
        present = sum(1 for stem in self._stems if stem and stem in text)
        return present >= min(_TOGETHER, len(self._stems))


def _trimmed(document: Document, span: Span) -> Span:
    words = document.text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start + len(words.strip()), start))

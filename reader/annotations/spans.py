"""Move the ends of passages, and merge passages."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from reader.errors import ReaderError
from reader.text import motions
from reader.text.document import Document, Span


class Pace(StrEnum):
    """The unit by which an end is moved."""

    WORD = "word"
    SENTENCE = "sentence"


def trimmed(text: str, span: Span) -> Span:
    """A span without white space at its edges.

    Raises:
        ReaderError: It holds nothing else.
    """
    words = text[span.start : span.end]
    if not words.strip():
        raise ReaderError("There is nothing to highlight here: only white space.")
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def united(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, merged where only white space separates them."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def with_end_moved(document: Document, span: Span, steps: int, pace: Pace) -> Span:
    """A span with its end moved forward or back by words or sentences.

    At least one character remains; at the end of the text nothing moves.
    """
    end = span.end
    for _ in range(abs(steps)):
        after = _end_behind(document, end, pace) if steps > 0 else _end_before(document, end, pace)
        if not span.start < after or after == end:
            break
        end = after
    return Span(span.start, end)


def with_start_moved(document: Document, span: Span, steps: int, pace: Pace) -> Span:
    """A span with its start moved forward or back by words or sentences."""
    following, previous = {
        Pace.WORD: (motions.next_word, motions.previous_word),
        Pace.SENTENCE: (motions.next_sentence, motions.previous_sentence),
    }[pace]
    start = span.start
    for _ in range(abs(steps)):
        after = (following if steps > 0 else previous)(document, start, 1)
        if not after < span.end or after == start:
            break
        start = after
    return Span(start, span.end)


def _end_behind(document: Document, end: int, pace: Pace) -> int:
    """The nearest end of a word or sentence after an offset."""
    if pace is Pace.WORD:
        last = motions.word_end(document, max(end - 1, 0))
        return max(motions.character_at(document, last).end, end)
    here = _sentence_end(document, max(end - 1, 0))
    if here > end:
        return here
    after = motions.next_sentence(document, max(end - 1, 0))
    return max(_sentence_end(document, after), end)


def _end_before(document: Document, end: int, pace: Pace) -> int:
    """The nearest end of a word or sentence before an offset."""
    if pace is Pace.WORD:
        word = motions.word_at(document, max(end - 1, 0))
        if word.end < end:
            return word.end
        before = motions.previous_word(document, word.start)
        return min(motions.word_at(document, before).end, end)
    here = motions.sentence_at(document, max(end - 1, 0))
    before = motions.previous_sentence(document, here.start)
    return min(_sentence_end(document, before), end)


def _sentence_end(document: Document, offset: int) -> int:
    """The end of a sentence without trailing white space."""
    sentence = motions.sentence_at(document, offset)
    words = document.text[sentence.start : sentence.end].rstrip()
    return sentence.start + len(words)

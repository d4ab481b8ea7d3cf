"""A cache of texts that were taken apart for comparison, so that this is done once."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

from reader import locations
from reader.compare.passages import Passage, Passages
from reader.compare.texts import ComparedText
from reader.text.document import Document, Span
from reader.workspace.texts import cached

_MOST_BYTES = 1 << 26
"""The total size limit of the cache in bytes."""


def kept(document: Document) -> ComparedText | None:
    """A document, taken apart, if it is in the cache."""
    data = cached.kept(_place(document))
    if data is None:
        return None
    try:
        return _unpacked(document, orjson.loads(zlib.decompress(data)))
    except (ValueError, TypeError, KeyError, IndexError, zlib.error):
        return None


def keep(texts: Iterable[ComparedText]) -> None:
    """Cache documents that were taken apart, as far as that is possible."""
    found = {}
    for text in texts:
        with suppress(orjson.JSONEncodeError):  # of characters that can't be encoded
            record = orjson.dumps(_record(text))
            found[_place(text.document)] = zlib.compress(record, level=1)
    with suppress(OSError):
        cached.keep(found, _MOST_BYTES)


def _place(document: Document) -> Path:
    """Where a document, taken apart, is cached: by its text, its blocks and its language."""
    digest = hashlib.sha256(cached.version("compare", "formats", "text").encode())
    digest.update(f"\n{document.sha256}\n{document.csl.get('language', '')}\n".encode())
    for kind, (start, end), *_ in document.blocks:
        digest.update(b"%b %d %d\n" % (kind.encode(), start, end))
    return locations.cache_folder() / "analyses" / digest.hexdigest()


def _record(text: ComparedText) -> dict[str, Any]:
    """What is cached of a document: its words once, and their indexes in each sentence."""
    found = text.passages
    words = list(found.weights)
    at = {word: index for index, word in enumerate(words)}
    return {
        "language": found.language,
        "words": words,
        "weights": list(found.weights.values()),
        "lower": [at[word] for word in found.lower],
        "spans": [[*span] for span in text.spans],
        "blocks": [*text.blocks],
        "sentences": [
            [[at[word] for word in each.words], [at[word] for word in each.capitals],
             each.is_dateline]
            for each in found.items
        ],
    }  # fmt: skip


def _unpacked(document: Document, record: dict[str, Any]) -> ComparedText:
    words = record["words"]
    word = words.__getitem__
    spans = [Span(*each) for each in record["spans"]]
    items = tuple(
        Passage(
            document.text[slice(*span)],
            tuple(map(word, indexes)),
            tuple(map(word, capitals)),
            is_dateline,
        )
        for span, (indexes, capitals, is_dateline) in zip(spans, record["sentences"], strict=True)
    )
    weights = dict(zip(words, record["weights"], strict=True))
    lower = frozenset(map(word, record["lower"]))
    passages = Passages(record["language"], items, weights, lower)
    return ComparedText(document, spans, record["blocks"], passages)

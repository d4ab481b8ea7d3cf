"""How long tags take with 5,000 of them on 10,000 annotations: run it, read the figures."""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bench_store import COUNT, made

from reader.annotations.tag_completion import Likeness
from reader.query.context import Setting
from reader.query.query import parse
from reader.store.store import AnnotationStore
from reader.store.tags import Vocabulary

TAGS = 5_000
WORDS = [
    *("media", "access", "claim", "rights", "press", "law"),
    *("économie", "vote", "court", "police", "army", "tax"),
]


def timed(name: str, times: int, call: Callable[[], object]) -> None:
    """Print the first and the median time of some calls, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    median = statistics.median(taken)
    sys.stdout.write(f"{name:40} first {taken[0]:8.3f}  median {median:8.3f} ms\n")


def main() -> None:
    """Fill a store and measure what a reader waits for."""
    rng = random.Random(1)  # noqa: S311  # a benchmark has no secrets
    names = [f"{'/'.join(rng.sample(WORDS, rng.randint(1, 3)))}{number}" for number in range(TAGS)]
    marks = [
        replace(made(number), tags=(names[number % TAGS], *rng.sample(names, number % 2)))
        for number in range(COUNT)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annotations.json"
        store = AnnotationStore(path)
        store.add(marks)
        vocabulary = Vocabulary(store)
        timed("tags in use", 1, store.tags)
        timed("make completion ready", 20, vocabulary.completion)
        completion = vocabulary.completion()
        for typed in ("", "a", "acc", "me/ac", "law vo", "nothing"):
            timed(f"complete “{typed}”", 50, lambda typed=typed: completion.offers(typed))
        timed("make likeness ready", 5, lambda: Likeness(names))
        timed("look for a slip", 50, lambda: completion.near("medai/acces"))
        timed("the tree", 10, vocabulary.tree)
        timed("load", 5, lambda: AnnotationStore(path).refresh())
        first = store.annotations[0].id
        note = iter(range(COUNT))

        def change() -> None:
            store.change([first], lambda each: replace(each, note=f"{next(note)}"), "note")
            _ = store.annotations

        timed("change an annotation", 20, change)
        timed("rename a tag and all below", 1, lambda: vocabulary.rename(names[0], "new/name"))
        timed("undo it", 1, store.undo)
        vocabulary.rename(names[0], "new/name")
        timed("load, with an old name", 5, lambda: AnnotationStore(path).refresh())
        timed("change an annotation, with an old name", 20, change)
        ask = parse("tag:media", setting=Setting(names=store.snapshot.folded_aliases.current))
        timed("tag:media", 20, lambda: ask.select(store.annotations, store.documents))


if __name__ == "__main__":
    main()

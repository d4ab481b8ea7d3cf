"""How long the store takes with 10,000 annotations: run it, read the figures."""

import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from reader.annotations.annotation import Anchor, Annotation, Status, TextSelector
from reader.annotations.records import DocumentRecord
from reader.store.store import AnnotationStore
from reader.text.document import Span

COUNT = 10_000


def made(number: int) -> Annotation:
    """One annotation of a usual size."""
    return Annotation(
        id=str(uuid.uuid4()),
        document=f"d{number % 40}",
        selector=TextSelector(
            number,
            number + 120,
            "He said that he “raised it” during a two-hour call – " * 2,
            "the thirty characters before it",
            "the thirty characters behind it",
            "a" * 64,
        ),
        anchor=Anchor(Span(number, number + 120), Status.EXACT, text_sha256="a" * 64),
        created=datetime.now(UTC),
        modified=datetime.now(UTC),
        note="A short remark." if number % 2 else "",
        tags=("claim", "access/media")[: number % 3],
    )


def timed(name: str, times: int, call: Callable[[], object]) -> None:
    """Print the median and the 99th percentile of some calls, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    last = taken[min(int(len(taken) * 0.99), len(taken) - 1)]
    sys.stdout.write(f"{name:40} median {statistics.median(taken):8.3f}  p99 {last:8.3f} ms\n")


def main() -> None:
    """Fill a store and measure what a reader waits for."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annotations.json"
        store = AnnotationStore(path)
        document = DocumentRecord("d0", "texts/a.md", "a" * 64, "A title")
        timed(f"add {COUNT:,} at once", 1, lambda: store.add(list(map(made, range(COUNT)))))
        sys.stdout.write(f"the file has {path.stat().st_size / 1e6:.1f} MB\n")
        timed("load", 15, lambda: AnnotationStore(path).refresh())
        timed("add one", 200, lambda: store.add([made(1)], document))
        first = [each.id for each in store.annotations[:1]]
        number = iter(range(COUNT))
        timed(
            "change one",
            100,
            lambda: store.change(first, lambda each: replace(each, note=f"{next(number)}"), "note"),
        )
        timed("undo one", 100, store.undo)
        other = AnnotationStore(path)
        other.refresh()
        timed(
            "add one where another process wrote",
            30,
            lambda: (other.add([made(2)]), store.add([made(3)])),
        )
        store.refresh()
        time.sleep(0.1)
        store.refresh()
        timed("refresh, nothing new", 1000, store.refresh)
        store.keep_version("words " * 10_000)
        timed("keep a text that is kept", 100, lambda: store.keep_version("words " * 10_000))


if __name__ == "__main__":
    main()

"""How long a query over 10,000 annotations takes: run it, read the figures."""

import random
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta

from reader.annotations.annotation import Anchor, Annotation, Locator, Status, TextSelector
from reader.annotations.pens import COLORS
from reader.annotations.records import DocumentRecord
from reader.query.query import parse
from reader.text.document import Span

LINES = [
    "",
    "raised",
    "raised call",
    "tag:claim",
    "tag:claim -has:note color:red,blue",
    "since:30d",
    "author:bhriain",
    "para:3-9",
    '"two hour call" OR (tag:access -is:orphan)',
    "/rais(?:ed|ing)/",
    "/a.*b.*zzz/",
    "raised sort:position limit:50",
]
WORDS = [
    *("the", "president", "said", "he", "raised", "it", "during", "a", "two-hour", "café"),
    *("“call”", "–", "access", "to", "the", "région"),
]


def made(number: int, rng: random.Random) -> Annotation:
    """One annotation of a usual size."""
    moment = datetime.now(UTC) - timedelta(hours=number)
    return Annotation(
        id=f"{number:036}",
        document=f"d{number % 40}",
        selector=TextSelector(0, 9, " ".join(rng.choices(WORDS, k=30)) + str(number), "", "", ""),
        anchor=Anchor(Span(0, 9), Status.EXACT),
        created=moment,
        modified=moment,
        color=rng.choice(COLORS),
        note=f"Naïve remark {number}: " + " ".join(rng.choices(WORDS, k=8)) if number % 2 else "",
        tags=tuple(rng.sample(["claim", "access/media", "économie", "to check"], k=number % 3)),
        locator=Locator(paragraph=number % 30),
    )


def main() -> None:
    """Print, for each line, the time of the first query and the median and p99 of the next."""
    rng = random.Random(1)  # noqa: S311  # a benchmark has no secrets
    annotations = [made(number, rng) for number in range(10_000)]
    documents = {
        f"d{number}": DocumentRecord(
            f"d{number}",
            f"texts/{number}.md",
            "",
            f"Article {number}",
            csl={"author": [{"given": "Áine", "family": "Ní Bhriain"}]},
        )
        for number in range(40)
    }
    for line in LINES:
        times = []
        for _ in range(30):
            start = time.perf_counter()
            found = parse(line).select(annotations, documents)
            times.append((time.perf_counter() - start) * 1000)
        first, median, last = times[0], statistics.median(times[1:]), max(times[1:])
        sys.stdout.write(
            f"{line:45} {len(found):6} first {first:7.1f} median {median:6.1f} p99 {last:6.1f} ms\n"
        )


if __name__ == "__main__":
    main()

"""How well and how fast counterparts are found, beside simpler ways to find them.

    python tests/bench/bench_compare.py [--most N]

The judged pairs are those of `tests/parallels.py`, where they are at hand, at most N of each kind;
the times need none.
"""

import argparse
import gc
import random
import sys
import threading
import time
from pathlib import Path
from statistics import median

from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).parents[1]))
import parallels

from reader.compare import passages
from reader.compare.counterparts import Comparison
from reader.compare.index import PassageIndex, around
from reader.compare.weights import THRESHOLD
from reader.formats import plain
from reader.workspace.counterparts import MOST, Counterparts

WORDS = 4000
SEED = 5


def by_reader(a, b):
    """What is listed for the passages of each text, each looked for from its own."""
    one, other = passages.read(a), passages.read(b)
    ways = (Comparison(one, other), len(a)), (Comparison(other, one), len(b))
    return [[[(each.at, each.score) for each in comparison.of(at)] for at in range(size)]
            for comparison, size in ways]  # fmt: skip


def by_pairs(alike):
    """Ranks each passage's candidates by a likeness of two texts."""

    def rank(a, b):
        table = [[alike(one, other) for other in b] for one in a]
        return [
            [sorted(enumerate(row), key=lambda each: -each[1]) for row in rows]
            for rows in (table, zip(*table, strict=True))
        ]

    return rank


def overlap(one, other):
    ones, others = set(one.casefold().split()), set(other.casefold().split())
    return len(ones & others) / max(len(ones | others), 1)


def token_set(one, other):
    return fuzz.token_set_ratio(one, other) / 100


def scores(most):
    ways = {"reader": (by_reader, THRESHOLD), "word overlap": (by_pairs(overlap), 0.25),
            "rapidfuzz token set": (by_pairs(token_set), 0.6)}  # fmt: skip
    for name, (rank, threshold) in ways.items():
        score, start, count = parallels.Score(), time.process_time(), 0
        for pair in parallels.pairs(most):
            score.add(pair, rank, threshold)
            count += 1
        each = (time.process_time() - start) / count
        precision, shown, false = score.called("news")
        print(f"{name:20} R@1 {score.recall(1):.3f}  R@3 {score.recall(3):.3f}  "
              f"news: R@1 {score.recall_of('news', 1):.2f}, precision {precision:.2f}, "
              f"shown {shown:.2f}, false {false:.2f}  {1000 * each:.0f} ms a pair")  # fmt: skip
        if name == "reader":
            for kind in sorted(score.ranks):
                print(f"  {kind:16} R@1 {score.recall_of(kind, 1):.3f}  "
                      f"R@3 {score.recall_of(kind, 3):.3f}")  # fmt: skip


def made(count, seed):
    """Sentences whose words are as unevenly spread as those of a language."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    letters = "etaoinshrdlcumwfgypbvk"
    words = ["".join(chance.choices(letters, k=2 + rank % 7)) for rank in range(WORDS)]
    ranks = [1 / (rank + 2) for rank in range(WORDS)]
    return [" ".join(chance.choices(words, ranks, k=22)).capitalize() + "." for _ in range(count)]


def timed(name, work, times=5):
    best = min(_seconds(work) for _ in range(times))
    print(f"{name:52} {1000 * best:7.1f} ms")


def _seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def times():
    sentences = made(10_300, SEED)
    one, other, rest = sentences[:100], sentences[100:200], sentences[300:]

    def compare():
        return Comparison(passages.read(one), passages.read(other))

    def all_rows():
        comparison = compare()
        return [comparison.of(at) for at in range(100)]

    timed("100 sentences with 100, read and compared", all_rows)
    comparison = compare()
    comparison.best(0, MOST)
    timed("a sentence with 100, both texts read before", lambda: comparison.best(50, MOST))
    comparison.of(0)
    timed("the same, both texts compared as a whole", lambda: comparison.of(50))
    texts = [passages.read(rest[at : at + 50]) for at in range(0, len(rest), 50)]
    index = PassageIndex(texts)
    given = around(comparison.a, range(50, 51))
    timed("a sentence with 10,000 others, indexed", lambda: index.find(given))
    timed("10,000 sentences indexed", lambda: PassageIndex(texts), times=1)
    as_gs(one, [rest[at : at + 50] for at in range(0, len(rest), 50)])


def as_gs(sentences, others):
    """Times what `gs` does in its thread: the first search reads the texts, the others don't."""
    opened, *texts = [plain.parse("\n\n".join(each) + "\n") for each in (sentences, *others)]
    finder = Counterparts()
    spans = list(finder.compared(opened).spans)
    gc.collect()
    gc.freeze()
    figures = []
    for span in spans:
        cpu, wall = time.process_time(), time.perf_counter()
        thread = threading.Thread(target=finder.of, args=(opened, span, texts))
        thread.start()
        thread.join()
        figures.append((time.process_time() - cpu, time.perf_counter() - wall))
    gc.unfreeze()
    count = sum(map(len, others))
    for place, name in enumerate(("CPU", "wall")):
        first, *later = [1000 * each[place] for each in figures]
        print(f"gs, {count:,} others in {len(others)} texts: {name:4} first {first:6.0f} ms, "
              f"then {median(later):5.1f}, at most {max(later):5.1f} ms")  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=None)
    asked = parser.parse_args()
    times()
    if parallels.PATH.exists():
        scores(asked.most)
    else:
        print("the judged pairs are not at hand")


if __name__ == "__main__":
    main()

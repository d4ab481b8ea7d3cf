"""Pairs of texts whose counterparts were judged, where they are at hand, and how to score them."""

import gzip
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean

PATH = Path(__file__).parents[2] / "shared" / "parallels" / "dev.jsonl.gz"


def pairs(most=None):
    """The pairs, at most so many of each kind."""
    with gzip.open(PATH, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    seen = Counter()
    for pair in found:
        seen[pair["kind"]] += 1
        if most is None or seen[pair["kind"]] <= most:
            yield pair


@dataclass
class Score:
    """What was found, by kind."""

    ranks: dict = field(default_factory=lambda: defaultdict(list))
    """For each passage with a counterpart, the rank of the first one found, from 0, or None."""
    shown: dict = field(default_factory=lambda: defaultdict(list))
    """For each passage of a pair that was judged whole: whether something was called its
    counterpart, whether that is right, whether it has one."""

    def add(self, pair, rank, threshold):
        """Score a pair of texts.

        Args:
            pair: The texts, with what was judged of them.
            rank: A function of two texts that gives for each passage of both what was found,
                best first, as pairs of an index and a score.
            threshold: The score from which something is called a counterpart.
        """
        gold = {0: defaultdict(set), 1: defaultdict(set)}
        for one, other, _ in pair["gold"]:
            gold[0][one].add(other)
            gold[1][other].add(one)
        kind = pair["kind"]
        for way, found in enumerate(rank(pair["a"], pair["b"])):
            if way and kind == "review":
                continue
            for index, ranked in enumerate(found):
                good = gold[way].get(index, set())
                if good:
                    ranks = (at for at, (each, _) in enumerate(ranked) if each in good)
                    self.ranks[kind].append(next(ranks, None))
                if not pair.get("partial"):
                    is_shown = bool(ranked) and ranked[0][1] >= threshold
                    right = is_shown and ranked[0][0] in good
                    self.shown[kind].append((is_shown, right, bool(good)))

    def recall(self, most):
        """The share of passages with a counterpart among the first so many, averaged over kinds."""
        return mean(self.recall_of(kind, most) for kind in self.ranks)

    def recall_of(self, kind, most):
        """The same of one kind."""
        return mean(rank is not None and rank < most for rank in self.ranks[kind])

    def called(self, kind):
        """How much of what is called a counterpart is right, how much of all, how much false."""
        rows = self.shown[kind]
        right = sum(row[1] for row in rows)
        false = sum(row[0] and not row[2] for row in rows)
        return (
            right / max(sum(row[0] for row in rows), 1),
            right / sum(row[2] for row in rows),
            false / max(sum(not row[2] for row in rows), 1),
        )

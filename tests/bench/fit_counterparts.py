"""Fits the weights of counterparts on judged pairs of texts, and prints how they do.

    PYTHONPATH=. python tests/bench/fit_counterparts.py ../shared/parallels/dev.jsonl.gz

Each line of the file is a pair of texts, `{"id", "kind", "a", "b", "gold": [[i, j, grade]]}`.
With `--held-back pairs` (or `kinds`) it fits once for each fifth of the pairs, all that share a
text on one side, or for each kind of text, and prints what is found in those that were held back.
Needs NumPy, which Reader itself does not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from pathlib import Path

import numpy as np

from reader.compare import passages, weights
from reader.compare.likeness import Evidence, Likeness
from reader.compare.support import Field, Support

FOLDS = 5
FAMILIES = {"ecbplus": "news", "synoptic-x": "synoptic"}
"""Kinds that are made of the same texts as another."""
STEADY = 1e-3
"""The pull of each weight towards nothing, in units of its feature's spread."""


class Pair:
    """Two texts with what is judged of them, and what they share."""

    def __init__(self, row):
        self.kind, self.id = row["kind"], row["id"]
        self.size = len(row["a"]), len(row["b"])
        self.is_partial = bool(row.get("partial"))
        self.gold = np.zeros(self.size, dtype=int)
        for i, j, grade in row["gold"]:
            self.gold[i, j] = max(grade, self.gold[i, j])
        self.judged = np.ones(self.size, dtype=bool)
        if self.is_partial:
            rows, columns = np.zeros(self.size[0], bool), np.ones(self.size[1], bool)
            rows[row.get("judged_a", range(self.size[0]))] = True
            if "judged_b" in row:
                columns[:] = False
                columns[row["judged_b"]] = True
            self.judged = (rows[:, None] & columns[None]) | (self.gold > 0)
        likeness = Likeness(passages.read(row["a"]), passages.read(row["b"]))
        found = [(i, j, each) for i in range(self.size[0]) for j, each in likeness.row(i)]
        self.at = np.array([(i, j) for i, j, _ in found], dtype=int).reshape(-1, 2)
        self.evidence = np.array([each for *_, each in found]).reshape(-1, len(Evidence._fields))

    def group(self):
        """What pairs on the same texts have in common."""
        name = self.id.split("/")[1]
        return name.split("_")[0] if self.kind in {"news", "ecbplus"} else name

    def rows(self, values):
        """The features of judged pairs, and whether each is a counterpart."""
        judged = self.judged[tuple(self.at.T)]
        return values[judged], self.gold[tuple(self.at.T)][judged] > 0

    def matrix(self, logits, nothing):
        """A logit for each pair of passages."""
        found = np.full(self.size, nothing)
        found[tuple(self.at.T)] = logits
        return found


def fitted(parts):
    """The weights of a logistic regression, each kind counting the same; the last is the constant.

    Args:
        parts: For each kind, its features and whether each is a counterpart.
    """
    x = np.concatenate([values for values, _ in parts])
    y = np.concatenate([gold for _, gold in parts]).astype(float)
    w = np.concatenate([np.full(len(gold), 1 / max(gold.sum(), 1)) for _, gold in parts])
    w /= w.sum()
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    pull = np.eye(z.shape[1]) * STEADY
    pull[-1, -1] = 0
    found = np.zeros(z.shape[1])
    for _ in range(50):
        odds = 1 / (1 + np.exp(-z @ found))
        slope = z.T @ (w * (odds - y)) + pull @ found
        curve = (z * (w * odds * (1 - odds))[:, None]).T @ z + pull
        step = np.linalg.solve(curve, slope)
        found -= step
        if abs(step).max() < 1e-6:
            break
    plain = found[:-1] / spread
    return np.append(plain, found[-1] - plain @ mean)


def by_kind(pairs, values):
    """The rows of pairs of texts, together for each kind."""
    kinds = defaultdict(list)
    for pair, each in zip(pairs, values, strict=True):
        kinds[pair.kind].append(pair.rows(each))
    return [tuple(map(np.concatenate, zip(*rows, strict=True))) for rows in kinds.values()]


def second(pair, first):
    """The features of the second pass, given the weights of the first."""
    logits = pair.evidence @ first[:-1] + first[-1]
    field = Field(pair.matrix(logits, weights.NOTHING).tolist())
    supports = [field.support(i, j) for i, j in pair.at.tolist()]
    again = [Evidence._fields.index(name) for name in weights.AGAIN]
    found = np.array(supports).reshape(-1, len(Support._fields))
    return np.hstack([found, pair.evidence[:, again]])


def fit(pairs):
    """The weights of both passes."""
    first = fitted(by_kind(pairs, [pair.evidence for pair in pairs]))
    return first, fitted(by_kind(pairs, [second(pair, first) for pair in pairs]))


def scored(pair, first, then):
    """The logits of a pair of texts."""
    return pair.matrix(second(pair, first) @ then[:-1] + then[-1], -30.0)


def folds(pairs, by):
    """Which fold each pair of texts is held back in."""
    if by == "kinds":
        return [FAMILIES.get(pair.kind, pair.kind) for pair in pairs]
    groups = sorted({pair.group() for pair in pairs})
    random.Random(1).shuffle(groups)  # noqa: S311 - no secret
    return [groups.index(pair.group()) % FOLDS for pair in pairs]


def figures(pairs, scores):
    """What is found: per kind recall at 1 and 3; of news and others, precision by threshold."""
    found, tops = defaultdict(list), defaultdict(list)
    for pair, logits in zip(pairs, scores, strict=True):
        ways = [(logits, pair.gold)] + ([(logits.T, pair.gold.T)] if pair.kind != "review" else [])
        for values, gold in ways:
            for row, good in zip(values, gold > 0, strict=True):
                order = np.argsort(-row, kind="stable")[:3]
                if good.any():
                    found[pair.kind].append((good[order[0]], good[order].any()))
                if not pair.is_partial:
                    tops[pair.kind].append((row[order[0]], good[order[0]], good.any()))
    kinds = {kind: np.mean(rows, axis=0) for kind, rows in sorted(found.items())}
    print("mean  R@1 {:.4f}  R@3 {:.4f}".format(*np.mean(list(kinds.values()), axis=0)))
    for kind, rates in kinds.items():
        print("  {:15} R@1 {:.3f}  R@3 {:.3f}".format(kind, *rates), end="")
        rows = np.array(tops[kind], dtype=float) if tops[kind] else None
        for threshold in () if rows is None else (-1, -0.5, 0, 0.5, 1):
            shown = rows[rows[:, 0] >= threshold]
            with_any = rows[rows[:, 2] > 0]
            wrong = shown[shown[:, 2] == 0]
            rate = shown[:, 1].sum() / max(len(shown), 1), shown[:, 1].sum() / len(with_any)
            false = len(wrong) / max(len(rows) - len(with_any), 1)
            print("  {:+}: {:.2f}/{:.2f}/{:.2f}".format(threshold, *rate, false), end="")
        print()


def main():
    """Fit, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--held-back", choices=("pairs", "kinds"))
    asked = parser.parse_args()
    with gzip.open(asked.data, "rt", encoding="utf-8") as lines:
        pairs = [Pair(json.loads(line)) for line in lines]
    if asked.held_back:
        where = folds(pairs, asked.held_back)
        scores = [None] * len(pairs)
        for fold in sorted(set(where), key=str):
            learned = fit([pair for pair, at in zip(pairs, where, strict=True) if at != fold])
            for index, pair in enumerate(pairs):
                if where[index] == fold:
                    scores[index] = scored(pair, *learned)
        print(f"held back by {asked.held_back}; per threshold: precision/recall shown/false")
        figures(pairs, scores)
        return
    first, then = fit(pairs)
    figures(pairs, [scored(pair, first, then) for pair in pairs])
    names = (*Evidence._fields, "constant"), (*Support._fields, *weights.AGAIN, "constant")
    for title, found, each in zip(("alone", "together"), (first, then), names, strict=True):
        print(title, ", ".join(f"{n}={v:.3f}" for n, v in zip(each, found, strict=True)))


if __name__ == "__main__":
    main()

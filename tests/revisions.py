"""Marks on pairs of revisions with their true places, where they are at hand beside the project.

A place is right when it is the true one but for punctuation at its edges; a mark whose passage
was deleted is right when it is lost. Beside them, texts after random edits.
"""

import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path

from reader.annotations.annotation import TextSelector

DATA = Path(__file__).parents[2] / "shared" / "anchoring"
SETS = ("dev", "dev2")
CLASSES = ("exact", "reflow", "edited", "moved", "deleted", "deleted_twin")
CONTEXT = 128


def path_of(name):
    return DATA / f"{name}.jsonl.gz"


@dataclass
class Pair:
    name: str
    old: str
    new: str
    kind: str
    source: str
    cases: list = field(default_factory=list)

    def selectors(self):
        return [
            TextSelector(
                start=case["start"],
                end=case["end"],
                exact=self.old[case["start"] : case["end"]],
                prefix=self.old[max(case["start"] - CONTEXT, 0) : case["start"]],
                suffix=self.old[case["end"] : case["end"] + CONTEXT],
                text_sha256="",
            )
            for case in self.cases
        ]


def pairs(name):
    texts, found = {}, {}
    with gzip.open(
        path_of(name), "rt", encoding="utf-8", errors="surrogatepass", newline="\n"
    ) as lines:
        for line in lines:
            row = json.loads(line)
            if row["t"] == "text":
                texts[row["id"]] = row["s"]
            elif row["t"] == "pair":
                found[row["pair"]] = Pair(
                    row["pair"], texts[row["old"]], texts[row["new"]], row["op"], row["src"]
                )
            else:
                found[row["pair"]].cases.append(row)
    return list(found.values())


def trimmed(text, start, end):
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def verdict(case, span, new):
    """`right`, `near`, `wrong`, `missed`, `lost` (rightly) or `false`."""
    if case["cls"].startswith("deleted"):
        return "lost" if span is None else "false"
    if span is None:
        return "missed"
    start, end = trimmed(new, *span)
    least, most = trimmed(new, *case["min"]), trimmed(new, *case["max"])
    nearest = min(max(start, most[0]), least[0]), max(min(end, most[1]), least[1])
    if (start, end) == nearest:
        return "right"
    shared = max(min(end, nearest[1]) - max(start, nearest[0]), 0)
    alike = 2 * shared / max(end - start + nearest[1] - nearest[0], 1)
    return "near" if alike >= 0.5 else "wrong"


@dataclass
class Score:
    counts: dict = field(default_factory=dict)
    offered: int = 0

    def add(self, answer, *, is_offered=False):
        self.counts[answer] = self.counts.get(answer, 0) + 1
        self.offered += is_offered and answer == "lost"

    def __getitem__(self, answer):
        return self.counts.get(answer, 0)

    @property
    def right(self):
        """The share of passages that still stand which were found to the character."""
        return self["right"] / max(
            sum(self[each] for each in ("right", "near", "wrong", "missed")), 1
        )

    @property
    def false(self):
        """The share of all marks that were put on strange words."""
        return (self["wrong"] + self["false"]) / max(sum(self.counts.values()), 1)

    @property
    def reviewed(self):
        """The share of deleted passages for which a place is offered for review."""
        return self.offered / max(self["lost"] + self["false"], 1)

    @property
    def lost(self):
        """The share of deleted passages that are said to be lost."""
        return self["lost"] / max(self["lost"] + self["false"], 1)


def edited_at_random(text, chance):
    """A text after a random edit script, and the offset in it of each character that is left."""
    kept, places = list(text), list(range(len(text)))
    for _ in range(chance.randint(1, 8)):
        at, size, kind = chance.randrange(len(kept)), chance.randint(1, 90), chance.random()
        if kind < 0.4:
            del kept[at : at + size], places[at : at + size]
        elif kind < 0.8:
            words = chance.choice(["and more of it ", "never before, ", "(see the annex) ", "x"])
            kept[at:at], places[at:at] = words, [-1] * len(words)
        else:
            moved, were = kept[at : at + size], places[at : at + size]
            del kept[at : at + size], places[at : at + size]
            to = chance.randrange(len(kept))
            kept[to:to], places[to:to] = moved, were
    return "".join(kept), {old: new for new, old in enumerate(places) if old >= 0}

"""Counterparts among thousands of passages: fast once the texts were read."""

import random
import time
from pathlib import Path
from statistics import median

from reader.formats import plain
from reader.workspace.counterparts import Counterparts

CHANCE = random.Random(7)  # noqa: S311 - no secret
WORDS = ["the", "of", *("".join(CHANCE.choices("etaoinshrdlu", k=7)) for _ in range(3000))]
RARITY = [1 / (rank + 2) for rank in range(len(WORDS))]


def text(count, name):
    sentences = (
        f"{' '.join(CHANCE.choices(WORDS, RARITY, k=20)).capitalize()}." for _ in range(count)
    )
    return plain.parse("\n\n".join(sentences) + "\n", path=Path(name))


def test_a_sentence_is_compared_with_ten_thousand_others_in_a_tenth_of_a_second():
    others = [text(100, f"{number}.txt") for number in range(100)]
    opened, finder = text(8, "opened.txt"), Counterparts()

    def spent(span):
        begun = time.process_time()
        assert finder.of(opened, span, others).looked_in == 100
        return time.process_time() - begun

    first, *later = finder.compared(opened).spans
    spent(first)
    # The least of three, since what else the machine does makes each slower.
    assert median(min(spent(span) for _ in range(3)) for span in later) < 0.1

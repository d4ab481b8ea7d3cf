"""How well counterparts are found in judged pairs of texts: floors."""

from functools import cache

import parallels
import pytest

from reader.compare import passages
from reader.compare.counterparts import Comparison
from reader.compare.weights import THRESHOLD

pytestmark = pytest.mark.skipif(not parallels.PATH.exists(), reason="the pairs are not at hand")
MOST = 12


def ranked(a, b):
    comparison = Comparison(passages.read(a), passages.read(b))
    ways = (comparison.of, len(a)), (comparison.back, len(b))
    return [[[(each.at, each.score) for each in find(at)] for at in range(size)]
            for find, size in ways]  # fmt: skip


@cache
def scored():
    score = parallels.Score()
    for pair in parallels.pairs(MOST):
        score.add(pair, ranked, THRESHOLD)
    return score


def test_the_best_and_the_best_three_hold_a_counterpart_in_eight_kinds_of_texts():
    assert len(scored().ranks) == 8
    assert scored().recall(1) >= 0.74
    assert scored().recall(3) >= 0.875


def test_what_is_called_a_counterpart_in_two_reports_of_one_event_mostly_is():
    precision, shown, false = scored().called("news")
    assert precision >= 0.90
    assert shown >= 0.68
    assert false <= 0.05

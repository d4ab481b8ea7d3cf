"""How well passages are found in real and made revisions of real texts: floors for two sets."""

import random
from functools import cache

import pytest
from revisions import SETS, Score, pairs, path_of, verdict

from reader.anchoring.selector import locate
from reader.annotations.annotation import Status

pytestmark = pytest.mark.skipif(
    not all(path_of(name).exists() for name in SETS), reason="the revisions are not at hand"
)
FOUND = {Status.EXACT, Status.SHIFTED, Status.EDITED}


@cache
def revisions(name):
    return pairs(name)


def scored(name, *, with_old_text):
    score = Score()
    for pair in revisions(name):
        anchors = locate(pair.selectors(), pair.new, pair.old if with_old_text else None)
        for case, anchor in zip(pair.cases, anchors, strict=True):
            if anchor.status is Status.EXACT:
                assert pair.new[slice(*anchor.span)] == pair.old[case["start"] : case["end"]]
            span = anchor.span if anchor.status in FOUND else None
            is_offered = anchor.status is Status.REVIEW
            score.add(verdict(case, span, pair.new), is_offered=is_offered)
    return score


# Each set is gone through once: what was found, what is false, and what is offered for review.
@pytest.mark.long
@pytest.mark.parametrize(("name", "floor"), [("dev", 0.995), ("dev2", 0.993)])
def test_with_the_old_text_passages_are_found_to_the_character_and_never_on_strange_words(
    name, floor
):
    score = scored(name, with_old_text=True)
    assert score.right >= floor
    assert score.false <= 0.0005
    assert score.reviewed <= 0.05


@pytest.mark.long
@pytest.mark.parametrize(("name", "floor"), [("dev", 0.99), ("dev2", 0.988)])
def test_from_the_selector_alone_few_are_missed_and_very_few_are_on_strange_words(name, floor):
    score = scored(name, with_old_text=False)
    assert score.right >= floor
    assert score.false <= 0.005
    assert score.reviewed <= 0.05


def test_in_texts_that_have_nothing_to_do_with_theirs_no_passage_is_found():
    chance = random.Random(1)  # noqa: S311 - nothing is secret
    every = [pair for name in SETS for pair in revisions(name)]
    found = marks = 0
    for _ in range(100):
        one, other = chance.sample(every, 2)
        if one.source == other.source:
            continue
        for old in (one.old, None):
            anchors = locate(one.selectors(), other.new, old)
            found += sum(anchor.status in FOUND for anchor in anchors)
            marks += len(anchors)
    assert marks > 1000
    assert found <= 0.001 * marks

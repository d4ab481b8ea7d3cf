"""How well marks are found in real and made revisions of real texts."""

import pytest
from revisions import DATA, Score, pairs, verdict

from reader.anchoring.selector import locate
from reader.annotations.annotation import Status

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the revisions are not at hand")
FOUND = {Status.EXACT, Status.SHIFTED, Status.EDITED}
EVERY = 4


def scored(*, with_old_text):
    score = Score()
    for pair in pairs()[::EVERY]:
        anchors = locate(pair.selectors(), pair.new, pair.old if with_old_text else None)
        for case, anchor in zip(pair.cases, anchors, strict=True):
            span = anchor.span if anchor.status in FOUND else None
            score.add(verdict(case, span, pair.new))
    return score


def test_with_the_old_text_marks_are_found_to_the_character_and_never_on_strange_words():
    score = scored(with_old_text=True)
    assert score.right >= 0.995
    assert score.false <= 0.0008


def test_from_the_selector_alone_few_marks_are_missed_and_very_few_are_on_strange_words():
    score = scored(with_old_text=False)
    assert score.right >= 0.989
    assert score.false <= 0.005


def test_what_is_called_exact_has_the_very_words():
    for pair in pairs()[::EVERY]:
        for selector, anchor in zip(
            pair.selectors(), locate(pair.selectors(), pair.new, pair.old), strict=True
        ):
            if anchor.status is Status.EXACT:
                assert pair.new[anchor.span.start : anchor.span.end] == selector.exact

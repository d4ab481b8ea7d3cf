"""Real works, as two citation processors agree on them, where they are at hand."""

import json
from pathlib import Path

import pytest

from reader.citation import cite

LISTED = ("document", "manuscript", "speech")
"""Works that the processors leave out of Chicago's bibliography, and the manual does not."""
ITEMS = Path(__file__).parents[3] / "shared" / "citations" / "real-items.json"


@pytest.mark.skipif(not ITEMS.is_file(), reason="../shared/citations is not here")
def test_real_items_are_cited_right():
    cases = json.loads(ITEMS.read_text("utf-8"))["cases"]
    entries = [
        (cite.bibliography_entry(case["item"], case["style"]), case["expected_bibliography"])
        for case in cases
        if case["expected_bibliography"] or case["item"]["type"] not in LISTED
    ]
    citations = [
        (cite.citation(case["item"], case["style"], case["locator"]), case["expected_citation"])
        for case in cases
    ]
    wrong = [pair for pair in entries if pair[0] != pair[1]]
    assert len(wrong) <= 0.004 * len(cases), wrong
    wrong = [pair for pair in citations if pair[0] != pair[1]]
    assert len(wrong) <= 0.001 * len(cases), wrong

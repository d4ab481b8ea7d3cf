"""Every case on which two citation processors agree, where the cases are at hand."""

import json
from pathlib import Path

import pytest

from reader import citation

CASES = Path(__file__).parents[2] / "shared" / "citations"
BUILT_IN = {style.id for style in citation.STYLES}
FORMATS = {"plain": "", "markdown": "_markdown", "html": "_html"}

pytestmark = pytest.mark.skipif(
    not (CASES / "cases.json").is_file(), reason="../shared/citations is not here"
)


def load(name):
    path = CASES / name
    cases = json.loads(path.read_text("utf-8"))["cases"] if path.is_file() else []
    return [
        pytest.param(case, id=f"{case['id']}-{case.get('locator')}")
        for case in cases
        if case["style"] in BUILT_IN and case["locale"] in {"en-US", "en-GB"}
    ]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("case", load("cases.json"))
def test_case(case, name):
    entry = citation.bibliography_entry(case["item"], case["style"], name)
    cited = citation.citation(case["item"], case["style"], case["locator"], name)
    assert entry == case["expected_bibliography" + FORMATS[name]]
    assert cited == case["expected_citation" + FORMATS[name]]


@pytest.mark.parametrize("case", load("batch-cases.json"))
def test_batch(case):
    items, style = case["items"], case["style"]
    assert citation.bibliography(items, style) == case["expected_bibliography"]
    if case["expected_citations"] is not None:
        assert citation.citations(items, style) == case["expected_citations"]

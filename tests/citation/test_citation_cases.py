"""Every case on which two citation processors agree, where the cases are at hand."""

import json
from pathlib import Path
from time import process_time

import pytest
from csl_items import citations

from reader.citation import cite
from reader.citation.registry import STYLES

CASES = Path(__file__).parents[3] / "shared" / "citations"
BUILT_IN = {style.id for style in STYLES}
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
    entry = cite.bibliography_entry(case["item"], case["style"], name)
    cited = cite.citation(case["item"], case["style"], case["locator"], name)
    assert entry == case["expected_bibliography" + FORMATS[name]]
    assert cited == case["expected_citation" + FORMATS[name]]


@pytest.mark.parametrize("case", load("batch-cases.json"))
def test_batch(case):
    items, style = case["items"], case["style"]
    assert cite.bibliography(items, style) == case["expected_bibliography"]
    if case["expected_citations"] is not None:
        assert citations(items, style) == case["expected_citations"]


@pytest.mark.parametrize("style", sorted(BUILT_IN))
def test_a_citation_with_its_entry_is_quick(style):
    items = [case.values[0]["item"] for case in load("cases.json")]

    def round_of_all():
        start = process_time()
        for item in items:
            cite.bibliography_entry(item, style)
            cite.citation(item, style, ("paragraph", "3"))
        return (process_time() - start) / len(items)

    # Half a millisecond to one are usual, as the style goes; the rest is left to a busy machine.
    assert min(round_of_all() for _ in range(4)) < 0.003

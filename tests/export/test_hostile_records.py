"""Documents and annotations with any value in any field: all leave the program printable."""

from dataclasses import replace
from itertools import cycle

import orjson
import pytest
from hostile_values import LONG_VALUES, VALUES, is_printable, named
from store_marks import mark, record

from reader import options
from reader.annotations.annotation import Locator
from reader.annotations.records import GIVEN, PERSON
from reader.export import highlights, passage, sheet
from reader.metadata import schema

FIELDS = ["type", "title", "author", "issued", "page", "URL", schema.KEY, "custom"]
ORIGINS = cycle([{}, {"citation-key": GIVEN}, {"title": PERSON, "issued": PERSON}])
STYLES, FORMATS = cycle(options.STYLES), cycle(options.FORMATS)
BAD = "a\ud800b\x00\x1b]0;x\x07\u202e\u2028\x85\n\n<b>_*"


def exported(annotation, document):
    """All forms in which an annotation leaves the program; others each time, as far as many."""
    records = {document.id: document}
    manner = passage.Manner(next(STYLES), next(FORMATS))
    for kind in highlights.KINDS:
        yield highlights.exported([annotation], records, kind, manner)
    for part in options.PARTS:
        wanted = replace(manner, part=part, locator="section")
        yield from highlights.together([(annotation, document)], wanted)
        yield from highlights.each([(annotation, document)], wanted)
    text = replace(manner, format="plain")
    yield from (sheet.quote_sheet([annotation], records, text, by) for by in options.GROUPS)
    yield from passage.missing(document, manner.style)
    assert orjson.dumps(highlights.record_of(annotation, document))


@pytest.mark.parametrize("value", [*VALUES, *LONG_VALUES], ids=named)
def test_any_value_of_a_document_leaves_printable(value):
    for field in FIELDS:
        document = record(csl={"title": "T", field: value}, csl_from=next(ORIGINS))
        texts = exported(mark(1), document)
        assert [each for each in texts if not is_printable(each)] == [], field


CHANGES = [
    {"note": BAD},
    {"tags": (BAD, "a")},
    {"color": "no colour"},
    {"creator": BAD},
    {"selector": mark(1).selector._replace(exact=BAD, start=9, end=3)},
    {"locator": Locator(-1, BAD, BAD, 0, 7, 2)},
    {"extra": {BAD: [BAD, {"a": float("nan")}]}},
]


@pytest.mark.parametrize("changes", CHANGES, ids=lambda changes: next(iter(changes)))
def test_any_value_of_an_annotation_leaves_printable(changes):
    for _ in options.FORMATS:
        texts = exported(mark(1, **changes), record(title=BAD))
        assert [each for each in texts if not is_printable(each)] == []

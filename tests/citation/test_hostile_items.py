"""Items with any value in any field: all that is made of them can be printed, and nothing fails."""

from itertools import cycle

import pytest
from hostile_values import LONG_VALUES, VALUES, is_printable, named

from reader import options
from reader.citation import cite
from reader.metadata import schema

ITEM = {
    "type": "article-journal",
    "title": "T",
    "author": [{"family": "A", "given": "B"}],
    "issued": {"date-parts": [[2020]]},
    "container-title": "C",
    "page": "1-2",
}
FIELDS = [
    *schema.ABOUT,
    *("id", "shortTitle", "journalAbbreviation", "year-suffix", "custom", "no-such-field"),
]
LONG_FIELDS = [
    *("title", "author", "issued", "container-title", "page", "URL", "type", "language"),
    *("edition", "citation-key", "year-suffix", "volume"),
]
STYLES, FORMATS = cycle(options.STYLES), cycle(options.TEXT_FORMATS)


def printed(item):
    """All that can be made of an item; style and format are others each time."""
    style, form = next(STYLES), next(FORMATS)
    yield cite.bibliography_entry(item, style, form)
    yield cite.citation(item, style, ("paragraph", "3"), form)
    yield cite.quotation("So “it” is.", item, style, None, form, beside=[ITEM])
    yield from cite.bibliography([item, ITEM, item], style, form)
    yield from cite.citekeys([item, ITEM])
    yield from cite.missing_fields(item, style)


@pytest.mark.parametrize("value", VALUES, ids=named)
def test_any_value_in_any_field_is_printed(value):
    items = [{**ITEM, field: value} for field in FIELDS]
    for field, item in zip(FIELDS, items, strict=True):
        assert all(map(is_printable, printed(item))), field
    for name in options.REFERENCE_FORMATS:
        assert is_printable(cite.references([*items, ITEM], name)), name


@pytest.mark.parametrize("value", LONG_VALUES, ids=named)
def test_long_values_are_printed(value):
    items = [{**ITEM, field: value} for field in LONG_FIELDS]
    for field, item in zip(LONG_FIELDS, items, strict=True):
        assert all(map(is_printable, printed(item))), field
    for name in options.REFERENCE_FORMATS:
        assert is_printable(cite.references([*items, ITEM], name)), name


@pytest.mark.parametrize("value", VALUES, ids=named)
def test_any_place_is_cited(value):
    for label in ("paragraph", "page", value):
        for style in options.STYLES:
            assert is_printable(cite.citation(ITEM, style, (label, value)))

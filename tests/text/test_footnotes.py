"""References to footnotes are no part of a title, nor of the heading that a citation names."""

import pytest

from reader.anchoring.passages import locator_of
from reader.text.document import Footnote, Span
from reader.text.footnotes import references_in, without_references
from reader.workspace.texts import loading

MARKDOWN = """# The ferry[^1] in winter[^2]

It left at noon.

## Fares[^2]

They rose twice.

[^1]: A boat.
[^2]: Until March.
"""
HTML = """<html><body><article><h1>The ferry<a id="r1" href="#n1" role="doc-noteref">1</a> in winter
</h1><p>It left at noon, as the harbour office had said it would on all days of that month.</p>
<h2>Fares<a id="r2" href="#n1" role="doc-noteref">1</a></h2><p>They rose twice.</p>
<aside id="n1" role="doc-footnote">A boat.</aside></article></body></html>"""


BRACKETS = HTML.replace('role="doc-noteref">1</a>', ">1</a>]</sup>").replace("<a id", "<sup>[<a id")


@pytest.mark.parametrize(
    ("name", "source"),
    [("ferry.md", MARKDOWN), ("ferry.html", HTML), ("brackets.html", BRACKETS)],
)
def test_a_title_and_a_heading_are_told_without_references(tmp_path, name, source):
    path = tmp_path / name
    path.write_text(source, encoding="utf-8")
    document = loading.load(path)
    at = document.text.index("They rose")
    assert document.footnotes
    assert document.title == "The ferry in winter"
    assert locator_of(document, Span(at, at + 9)).heading == "Fares"


def test_only_references_wholly_in_a_span_are_left_out():
    text = "One[1] two[2]\nthree[3]"
    notes = [
        Footnote(Span(at, at + 3), Span(0, 1), text[at + 1])
        for at in range(len(text))
        if text[at] == "["
    ]
    assert list(references_in(notes, Span(3, 12))) == [Span(3, 6)]
    assert without_references(text, Span(0, len(text)), notes) == "One two three"
    assert without_references(text, Span(0, 4), notes) == "One["

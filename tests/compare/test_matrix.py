"""The matrix: equal to what queries find cell by cell, ordered, folded, printed."""

import csv
import io
import json
import time
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from store_marks import key, mark, record

from reader import lazy
from reader.annotations.annotation import Link
from reader.annotations.links import RELATIONS, Links
from reader.compare import matrix_formats
from reader.compare.matrix import Matrix, Rows, matrix
from reader.errors import ReaderError
from reader.query.query import parse
from reader.query.tree import Facet, Value
from reader.text.folding import fold_trimmed

RECORDS = {
    f"d{number}": record(id=f"d{number}", title=f"Title {number}", csl=csl)
    for number, csl in enumerate([
        {"issued": {"date-parts": [[2024, 3]]}}, {"issued": {"date-parts": [[2021, 2, 4]]}}, {},
        {"issued": {"date-parts": [[2024]]}},
    ])
}  # fmt: skip
NAMES = st.sampled_from(["a", "A", "a/b", "a/c", "a/b/c", "claim", "ä", "x y/z", "bc"])
MARKS = st.lists(
    st.tuples(st.integers(0, 3), st.lists(NAMES, max_size=3, unique=True),
              st.lists(st.integers(1, 12), max_size=2)),
    max_size=12,
)  # fmt: skip


def marks(given_):
    return [
        mark(number, document=f"d{document}", tags=tuple(tags),
             links=tuple(Link(key(to), "repeats") for to in links if to != number))
        for number, (document, tags, links) in enumerate(given_, 1)
    ]  # fmt: skip


@given(MARKS)
@settings(max_examples=150, deadline=None)
def test_each_cell_holds_what_a_query_for_it_finds(given_):
    annotations = marks(given_)
    made = matrix(annotations, RECORDS)
    wanted = {
        fold_trimmed("/".join(tag.split("/")[:length]))
        for each in annotations for tag in each.tags for length in range(1, tag.count("/") + 2)
    }  # fmt: skip
    assert sorted(fold_trimmed(row.name) for row in made.rows) == sorted(wanted)
    for row in made.rows:
        query = parse(str(Facet("tag", (Value(row.name),))))
        for document in RECORDS:
            naive = [each for each in annotations if each.document == document and query(each)]
            assert list(row.cells.get(document, ())) == naive
        assert row.only_in == (next(iter(row.cells)) if len(row.cells) == 1 else "")


@given(MARKS)
@settings(max_examples=150, deadline=None)
def test_claims_are_what_links_hold_together(given_):
    annotations = marks(given_)
    made = matrix(annotations, RECORDS, Links(annotations), Rows.CLAIMS)
    known = {each.id for each in annotations}
    near = {each.id: {link.to for link in each.links if link.to in known} for each in annotations}
    expected = {frozenset({name} | ends) for name, ends in near.items() if ends}
    while pair := next(((one, other) for one in expected for other in expected
                        if one & other and one != other), None):  # fmt: skip
        expected = (expected - {*pair}) | {pair[0] | pair[1]}
    assert {frozenset(each.id for each in row.annotations) for row in made.rows} == expected
    assert all(row.depth == row.below == 0 for row in made.rows)
    for row in made.rows:
        claim = next(each for each in annotations if each in row.annotations)
        far = {each.id for each in row.annotations
               if claim.id not in near[each.id] and each.id not in near[claim.id]}  # fmt: skip
        assert row.relations.keys() == {each.id for each in row.annotations} - far - {claim.id}


def test_a_claim_tells_who_contradicts_it():
    links = Link(key(1), "contradicts"), Link(key(1), "supports")
    given_ = [mark(1, document="d0"), mark(2, document="d1", links=links[:1]),
              mark(3, document="d2", links=links[1:], selector=mark(1).selector)]  # fmt: skip
    made = matrix(given_, RECORDS, rows=Rows.CLAIMS)
    assert made.rows[0].relations == {key(2): "contradicts", key(3): "supports"}
    assert made.rows[0].words("d1") == "contradicts it: “passage 2”"
    assert made.rows[0].words("d0") == "“passage 1”"
    assert matrix(given_[::2], RECORDS, rows=Rows.CLAIMS).rows[0].words("d2").startswith("supports")
    assert "contradicts it: “passage 2”" in matrix_formats.printed(made, "markdown").decode()
    assert "<em>contradicts it</em><q>" in matrix_formats.printed(made, "html").decode()
    cells = json.loads(matrix_formats.printed(made, "json"))["rows"][0]["cells"]
    assert [each["annotations"][0]["relation"] for each in cells] == ["contradicts", "", "supports"]


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_cell_names_a_relation_from_its_own_side(relation):
    begun = [mark(1, document="d0", links=(Link(key(2), relation.name),)), mark(2, document="d1")]
    ended = [mark(1, document="d0"), mark(2, document="d1", links=(Link(key(1), relation.name),))]
    for given_, name in ((begun, relation.reverse), (ended, relation.name)):
        [row] = matrix(given_, RECORDS, rows=Rows.CLAIMS).rows
        assert row.name == "“passage 1”"
        assert row.words("d1") == f"{name} it: “passage 2”"


@pytest.mark.parametrize("first", [1, 2])
def test_what_a_text_says_against_itself_is_told_in_its_cell(first):
    links = Link(key(2), "contradicts"), Link(key(3), "supports")
    given_ = [mark(1, document="d0", links=links[:1], created=datetime(2020, 1, 1, tzinfo=UTC)),
              mark(2, document="d0", links=links[1:]),
              mark(3, document="d1")]  # fmt: skip
    shown = sorted(given_, key=lambda each: each.id != key(first))
    [row] = matrix(shown, RECORDS, rows=Rows.CLAIMS).rows
    assert row.words("d0") == "contradicts it: “passage 2”"
    assert row.words("d1") == "supported by “passage 2”: “passage 3”"
    printed = matrix_formats.printed(matrix(shown, RECORDS, rows=Rows.CLAIMS), "csv").decode()
    assert "contradicts it: “passage 2”" in printed
    assert "“passage 1”" in printed


def test_texts_come_by_date_and_those_without_one_last():
    made = matrix([mark(at + 1, document=f"d{at}") for at in range(4)], RECORDS)
    assert [column.title for column in made.columns] == ["Title 1", "Title 3", "Title 0", "Title 2"]
    assert [column.date for column in made.columns] == ["2021-02-04", "2024", "2024-03", ""]


def test_each_text_that_is_compared_is_a_column_though_it_says_nothing():
    made = matrix([mark(1, document="d0"), mark(2, document="d1", tags=())], RECORDS, texts=["d3"])
    assert [column.document for column in made.columns] == ["d1", "d3", "d0"]
    assert [row.only_in for row in made.rows] == ["d0"]
    assert matrix_formats.printed(made, "csv").decode().splitlines()[1].startswith("✱ claim,,,")


def test_rows_below_a_folded_one_are_hidden():
    made = matrix([mark(1, tags=("a/b/c", "a/d", "e"))], RECORDS | {"d1": record()})
    assert [(row.name, row.depth, row.below) for row in made.rows] == [
        ("a", 0, 3), ("a/b", 1, 1), ("a/b/c", 2, 0), ("a/d", 1, 0), ("e", 0, 0),
    ]  # fmt: skip
    assert [row.name for row in made.shown({"a"})] == ["a", "e"]
    assert [row.name for row in made.shown({"a/b"})] == ["a", "a/b", "a/d", "e"]
    assert made.parent("a/b/c") == "a/b"
    assert made.parent("e") == ""
    assert [row.label for row in made.rows] == ["a", "b", "c", "d", "e"]


def test_two_hundred_tags_of_fifty_texts_are_there_at_once():
    annotations = [
        mark(number, document=f"d{number % 50}", tags=(f"t{number % 20}/u{number % 180}",))
        for number in range(1, 10_000)
    ]
    begun = time.process_time()
    made = matrix(annotations, {f"d{at}": record(id=f"d{at}") for at in range(50)})
    assert len(made.rows) == 200
    assert len(made.columns) == 50
    assert time.process_time() - begun < 2


HOSTILE = [
    mark(1, document="d0", tags=("=cmd|x", "<b>/`y`")),
    mark(2, document="d1", tags=("<b>/`y`",), note="n"),
]


def test_every_format_holds_every_cell():
    made = matrix(HOSTILE, RECORDS)
    rows = list(csv.reader(io.StringIO(matrix_formats.printed(made, "csv").decode())))
    assert rows[0] == ["Tag", "Title 1 · 2021-02-04", "Title 0 · 2024-03"]
    assert [row[0] for row in rows[1:]] == ["<b>", "<b>/`y`", "✱ =cmd|x"]
    assert rows[3][1:] == ["", "“passage 1”"]
    table = matrix_formats.printed(made, "markdown").decode().splitlines()
    assert len(table) == 5
    assert all(line.replace("\\|", "").count("|") == 4 for line in table)
    page = matrix_formats.printed(made, "html").decode()
    assert "<b>" not in page
    assert "<script" not in page
    assert page.count('class="only"') == 1
    data = json.loads(matrix_formats.printed(made, "json"))
    assert data["rows"][2]["only_in"] == "d0"
    assert data["rows"][0]["cells"][0]["annotations"][0]["note"] == "n"
    with pytest.raises(ReaderError, match="no format"):
        matrix_formats.printed(made, "pdf")


def test_a_workbook_holds_words_and_no_formulas():
    pytest.importorskip("xlsxwriter")
    data = matrix_formats.printed(matrix(HOSTILE, RECORDS), "xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "=cmd|x" in strings


def sheet_of(data):
    """The cells of a workbook, row by row, as a spreadsheet reads them."""
    space = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        strings = etree.fromstring(book.read("xl/sharedStrings.xml"))
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    known = ["".join(each.itertext()) for each in strings.iterfind("s:si", space)]
    return [
        [known[int(cell.find("s:v", space).text)] for cell in row.iterfind("s:c", space)]
        for row in sheet.iterfind(".//s:row", space)
    ]


@given(MARKS, st.sampled_from(Rows))
@settings(max_examples=60, deadline=None)
def test_a_spreadsheet_has_every_quotation_with_its_citation(given_, rows):
    annotations = marks(given_)
    made = matrix(annotations, RECORDS, Links(annotations), rows)
    quotations = {each.id: f"“{each.quotation}” (p. {each.id[-2:]})" for each in annotations}
    data = matrix_formats.printed(made, "csv", quotations).decode()
    table = list(csv.reader(io.StringIO(data, newline="")))
    for row, printed in zip(made.rows, table[1:], strict=True):
        for column, cell in zip(made.columns, printed[1:], strict=True):
            wanted = row.cells.get(column.document, ())
            lines = cell.split("\n") if cell else []
            assert len(lines) == len(wanted)
            for line, each in zip(lines, wanted, strict=True):
                relation = row.told.get(each.id, "")
                assert line == f"{relation}: {quotations[each.id]}".removeprefix(": ")
    if made.rows:
        pytest.importorskip("xlsxwriter")
        assert sheet_of(matrix_formats.printed(made, "xlsx", quotations)) == table


def test_a_cell_too_large_for_a_workbook_says_how_many_it_leaves_out():
    pytest.importorskip("xlsxwriter")
    annotations = [mark(number, document="d0") for number in range(1, 101)]
    quotations = {each.id: "word " * 200 + "end" for each in annotations}
    made = matrix(annotations, RECORDS)
    cell = sheet_of(matrix_formats.printed(made, "xlsx", quotations))[1][1]
    *lines, last = cell.split("\n")
    assert len(cell) <= 32_767
    assert last == f"… and {100 - len(lines)} more"
    assert len(cell) + len(quotations[key(1)]) > 32_767
    printed = matrix_formats.printed(made, "csv", quotations).decode()
    assert printed.count("end") == 100


def test_without_the_library_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setattr(matrix_formats, "xlsxwriter", lazy.lazy("no_such_library"))
    with pytest.raises(ReaderError, match=r"reader-tui\[xlsx\]"):
        matrix_formats.printed(matrix(HOSTILE, RECORDS), "xlsx")


def test_an_empty_matrix_has_no_rows():
    made = matrix([], {})
    assert made == Matrix((), ())
    assert matrix_formats.printed(made, "csv") == b"Tag\r\n"

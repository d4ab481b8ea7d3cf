"""The matrix in formats of other programs: Markdown, CSV, HTML, JSON and XLSX."""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reader.annotations.annotation import Annotation
from reader.compare.matrix import Column, Matrix, MatrixRow, Rows
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.metadata.csl import json_text
from reader.text.canonical import canonical

if TYPE_CHECKING:
    import xlsxwriter
else:
    xlsxwriter = lazy("xlsxwriter")

FORMATS: Mapping[str, str] = {
    "markdown": "Markdown: a table of how many there are, and how the first begins",
    "csv": "CSV: a table for spreadsheets, with all quotations and their citations",
    "html": "HTML: a page with the table, with all quotations",
    "json": "JSON: all that each cell has",
    "xlsx": "XLSX: a workbook, with all quotations and their citations",
}
"""The formats, and what each contains."""
SUFFIXES = {"markdown": ".md", "csv": ".csv", "html": ".html", "json": ".json", "xlsx": ".xlsx"}
"""The file name suffix of each format."""
CITED = frozenset({"csv", "xlsx"})
"""The formats with citations."""
ONLY = "✱"
"""Precedes what only one text says."""
_KIND = {Rows.TAGS: "Tag", Rows.CLAIMS: "Claim"}
_NARROWEST, _WIDEST = 12, 48
"""The width of a workbook's columns in characters."""
_MOST = 32_767
"""The most characters in a cell of a workbook; Excel refuses files with more."""
_MORE = "… and {} more"
"""The last line of a cell with too many."""
Quotations = Mapping[str, str]
"""Each annotation's quotation with its citation, by its id."""


def printed(matrix: Matrix, form: str, quotations: Quotations = MappingProxyType({})) -> bytes:
    """A matrix as the bytes of a file in one of `FORMATS`.

    Args:
        matrix: The matrix.
        form: The format.
        quotations: What stands in the cells of spreadsheets; only the words of those left out.

    Raises:
        ReaderError: The library that makes workbooks is not installed.
    """
    match form:
        case "markdown":
            return _markdown(matrix).encode("utf-8", "replace")
        case "csv":
            return _csv(matrix, quotations).encode("utf-8", "replace")
        case "html":
            return _html(matrix).encode("utf-8", "replace")
        case "json":
            return (json_text(_records(matrix), 1) + "\n").encode("utf-8", "replace")
        case "xlsx":
            return _xlsx(matrix, quotations)
    raise ReaderError(f"There is no format “{form}”: choose {', '.join(FORMATS)}.")


def heading(column: Column) -> str:
    """The heading of a column."""
    return " · ".join(filter(None, (_line(column.title), column.date)))


def _table(matrix: Matrix, cell: Callable[[MatrixRow, str], str]) -> list[list[str]]:
    """The matrix as rows of strings, headings first.

    Args:
        matrix: The matrix.
        cell: Returns what is printed of a text in a row.
    """
    rows = [[_KIND[matrix.kind], *map(heading, matrix.columns)]]
    for row in matrix.rows:
        sign = f"{ONLY} " if row.only_in and len(matrix.columns) > 1 else ""
        cells = (cell(row, column.document) for column in matrix.columns)
        rows.append([sign + _line(row.name), *cells])
    return rows


def _first_words(row: MatrixRow, document: str) -> str:
    """How many annotations a cell has, if there are several, and the words of the first."""
    count = len(row.cells.get(document, ()))
    words = row.words(document)
    return _line(f"{count} {words}" if count > 1 else words)


def _all_words(row: MatrixRow, document: str, quotations: Quotations, most: int = 0) -> str:
    """A line for each annotation of a cell, after what it does to the claim.

    Args:
        row: The row.
        document: The id of the text.
        quotations: The quotations with their citations.
        most: The most characters, or 0 for no limit; the last line says how many are left out.
    """
    cell = row.cells.get(document, ())
    lines = [_line(row.line(each, quotations.get(each.id, each.quotation))) for each in cell]
    if not most or sum(map(len, lines)) + len(lines) <= most:
        return "\n".join(lines)
    ends = list(accumulate(len(line) + 1 for line in lines))
    kept = bisect_right(ends, most - len(_MORE.format(len(lines))))
    return "\n".join((*lines[:kept], _MORE.format(len(lines) - kept)))


def _line(words: str) -> str:
    return " ".join(canonical(words).split())


def _markdown(matrix: Matrix) -> str:
    head, *rows = [[_cell(each) for each in row] for row in _table(matrix, _first_words)]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _cell(words: str) -> str:
    """The text of a cell in a Markdown table, with all Markdown syntax escaped."""
    for sign in "\\`*_[]<>|~$":
        words = words.replace(sign, f"\\{sign}")
    return words or " "


def _csv(matrix: Matrix, quotations: Quotations) -> str:
    file = io.StringIO()
    cell = partial(_all_words, quotations=quotations)
    csv.writer(file).writerows(_table(matrix, cell))
    return file.getvalue()


_STYLE = """\
:root { color-scheme: light dark; }
body { font: 1rem/1.4 system-ui, sans-serif; margin: 2rem; }
table { border-collapse: collapse; }
th, td { border: 1px solid color-mix(in srgb, currentColor 30%, transparent); padding: .3rem .5rem;
  text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: Canvas; }
tr.only td:not(:empty), tr.only th { background: color-mix(in srgb, gold 25%, Canvas); }
q { quotes: none; display: block; }
@media print { body { margin: 0; font-size: 9pt; } thead th { position: static; } }
"""


def _html(matrix: Matrix) -> str:
    head = "".join(f'<th scope="col">{escape(heading(each))}</th>' for each in matrix.columns)
    rows = "".join(_html_row(matrix, row) for row in matrix.rows)
    kind = _KIND[matrix.kind]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{kind}s by text</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n<table>\n"
        f'<thead><tr><th scope="col">{kind}</th>{head}</tr></thead>\n<tbody>\n{rows}'
        "</tbody>\n</table>\n</body>\n</html>\n"
    )


def _html_row(matrix: Matrix, row: MatrixRow) -> str:
    is_only = bool(row.only_in) and len(matrix.columns) > 1
    sign = f"{ONLY} " if is_only else ""
    name = (
        f'<th scope="row" style="padding-left:{row.depth + 0.5}rem">{sign}{_safe(row.label)}</th>'
    )
    cells = "".join(
        f"<td>{_html_cell(row, row.cells.get(column.document, ()))}</td>"
        for column in matrix.columns
    )
    look = ' class="only"' if is_only else ""
    return f"<tr{look}>{name}{cells}</tr>\n"


def _html_cell(row: MatrixRow, cell: Sequence[Annotation]) -> str:
    """The words of annotations, each after its relation to the claim."""
    relations = (row.told.get(each.id, "") for each in cell)
    told = (f"<em>{_safe(each)}</em>" if each else "" for each in relations)
    return "".join(
        f"{relation}<q>{_safe(each.quotation)}</q>"
        for relation, each in zip(told, cell, strict=True)
    )


def _safe(words: str) -> str:
    return escape(_line(words))


def _records(matrix: Matrix) -> dict[str, Any]:
    """The matrix as JSON values."""
    columns = [
        {"document": each.document, "title": each.title, "date": each.date}
        for each in matrix.columns
    ]
    rows = [
        {
            "name": row.name,
            "depth": row.depth,
            "only_in": row.only_in or None,
            "cells": [
                {
                    "document": key,
                    "count": len(cell),
                    "annotations": [_said(row, each) for each in cell],
                }
                for key, cell in row.cells.items()
            ],
        }
        for row in matrix.rows
    ]
    return {"rows_are": matrix.kind.value, "texts": columns, "rows": rows}


def _said(row: MatrixRow, annotation: Annotation) -> dict[str, Any]:
    return {
        "id": annotation.id,
        "relation": row.relations.get(annotation.id, ""),
        "quote": annotation.words,
        "paragraph": annotation.locator.paragraph,
        "note": annotation.note,
        "tags": list(annotation.tags),
    }


def _xlsx(matrix: Matrix, quotations: Quotations) -> bytes:
    file = io.BytesIO()
    try:
        book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    except ImportError as error:
        raise ReaderError(
            "XLSX needs the library XlsxWriter: pip install 'reader-tui[xlsx]'."
        ) from error
    sheet = book.add_worksheet(f"{_KIND[matrix.kind]}s")
    top = {"text_wrap": True, "valign": "top"}
    bold, plain = book.add_format({"bold": True, **top}), book.add_format(top)
    only = book.add_format({"bg_color": "#FFF2CC", **top})
    table = _table(matrix, partial(_all_words, quotations=quotations, most=_MOST))
    for at, row in enumerate(table):
        is_only = at > 0 and bool(matrix.rows[at - 1].only_in) and len(matrix.columns) > 1
        for column, words in enumerate(row):
            look = bold if at == 0 else only if is_only and words else plain
            sheet.write_string(at, column, words[:_MOST], look)
        if at:
            depth = matrix.rows[at - 1].depth
            sheet.set_row(at, None, None, {"level": min(depth, 7)})
    for column, words in enumerate(table[0]):
        longest = max((len(line) for row in table for line in row[column].split("\n")), default=0)
        sheet.set_column(column, column, min(max(len(words), longest, _NARROWEST), _WIDEST))
    sheet.freeze_panes(1, 1)
    book.close()
    return file.getvalue()


def named_columns(matrix: Matrix) -> Sequence[str]:
    """The column headings, in order."""
    return [heading(each) for each in matrix.columns]

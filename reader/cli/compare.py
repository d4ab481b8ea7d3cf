"""The verb that compares two texts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from reader.cli.context import complete_text, current_desk_of, path_of, workspace_of
from reader.cli.output import complain, print_json, print_row
from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.compare.statements import Statement
    from reader.text.diff import Change
    from reader.text.document import Document, Span
    from reader.workspace.desk import Desk


@click.command()
@click.argument("one", metavar="A", shell_complete=complete_text)
@click.argument("other", metavar="B", shell_complete=complete_text)
@click.option(
    "--only",
    type=click.Choice(["both", "left", "right"]),
    help="Only the pairs, or only what of A or of B has no counterpart found.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the record for other programs.")
@click.pass_context
def compare(ctx: click.Context, *, one: str, other: str, only: str | None, as_json: bool) -> None:
    """Print two texts statement by statement: in pairs, or with no counterpart found.

    A row has = before a pair, then the words of A, those of B and what they share or how you linked
    them; < or > before words of A or B for which no counterpart was found: the other text may still
    say it, in words of its own. Linked passages come first. Of two versions of one text, the
    paragraphs are printed with what was [-taken out-] and {+put in+}; of translations, paragraph by
    paragraph. Annotations that can't be
    read are reported, and the texts compared without links.
    """
    from reader.workspace.counterparts import Counterparts
    from reader.workspace.links import linked_pairs
    from reader.workspace.texts.loading import load

    desk = _desk_of(ctx)
    documents = load(path_of(desk.workspace, one)), load(path_of(desk.workspace, other))
    found = Counterparts(linked=partial(linked_pairs, desk)).statements(*documents)
    rows = [row for row in found.rows if only in {None, _side(row)}]
    if as_json:
        texts = [_text(desk, document) for document in documents]
        paths = [text["path"] for text in texts]
        print_json(
            {
                "a": texts[0],
                "b": texts[1],
                "versions": found.are_versions,
                "translations": found.are_translations,
                "statements": [_record(row, documents, paths) for row in rows],
            }
        )
        return
    for row in rows:
        _print(row, documents)


def _desk_of(ctx: click.Context) -> Desk:
    """The workspace's desk; annotations that can't be read are reported, since none are needed."""
    from reader.workspace.desk import Desk

    try:
        return current_desk_of(ctx)
    except ReaderError as error:
        complain(str(error))
        return Desk(workspace_of(ctx))


def _text(desk: Desk, document: Document) -> dict[str, str]:
    """A text for other programs."""
    path = document.path
    title = desk.titles.get(path, "") if path else ""
    return {
        "path": desk.workspace.relative(path) if path else "",
        "title": title or document.title,
    }


def _side(row: Statement) -> str:
    """Which of the texts a row has words of."""
    if row.is_pair:
        return "both"
    return "left" if row.one else "right"


def _print(row: Statement, documents: tuple[Document, Document]) -> None:
    one, other = _words(documents[0], row.one), _words(documents[1], row.other)
    reason = [row.shared.reason] if row.shared else []
    if row.is_revision and row.is_pair:
        print_row("=", _diff(one, other), *reason)
    elif row.is_pair:
        print_row("=", one, other, *reason)
    elif row.one:
        print_row("<", one)
    else:
        print_row(">", other)


def _diff(one: str, other: str) -> str:
    """Two wordings in one, with brackets around deletions and insertions."""
    from reader.text.diff import word_diff

    return "".join(map(_bracketed, word_diff(one, other)))


def _bracketed(change: Change) -> str:
    from reader.text.diff import Fate

    if change.fate is Fate.KEPT:
        return change.text
    return f"[-{change.text}-]" if change.fate is Fate.REMOVED else f"{{+{change.text}+}}"


def _words(document: Document, span: Span | None) -> str:
    return " ".join(document.text[slice(*span)].split()) if span else ""


def _record(
    row: Statement, documents: tuple[Document, Document], paths: Sequence[str]
) -> dict[str, Any]:
    """A statement for other programs."""
    return {
        "in": [path for path, span in zip(paths, (row.one, row.other), strict=True) if span],
        "a": _place(documents[0], row.one),
        "b": _place(documents[1], row.other),
        "linked": _linked(row, documents),
        "reason": row.shared.reason if row.shared else None,
        "relation": row.relation or None,
        "number": row.has_number,
        "name": row.has_name,
        "quotation": row.has_quotation,
    }


def _linked(row: Statement, documents: tuple[Document, Document]) -> dict[str, Any] | None:
    """The passages of a statement that are linked."""
    if row.ends is None:
        return None
    places = [_place(*end) for end in zip(documents, row.ends, strict=True)]
    return dict(zip("ab", places, strict=True))


def _place(document: Document, span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    number = document.block_at(span.start).number
    words = document.text[slice(*span)]
    return {"start": span.start, "end": span.end, "paragraph": number, "text": words}

"""Several marks given out as one text: to read, to paste, or for other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import atomic
from reader.annotation import Annotation, DocumentRecord
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.rows import annotation_row

if TYPE_CHECKING:
    from reader import excerpt, handout, sheet
else:
    excerpt = lazy("reader.excerpt")
    handout = lazy("reader.handout")
    sheet = lazy("reader.sheet")

KINDS = {
    "markdown": "Markdown: quotations with notes and tags, by text",
    "plain": "Plain text: the same",
    "citations": "Citations: a quotation with its citation for each",
    "json": "JSON: all that is known of each mark",
    "sheet": "Quote sheet: quotations with notes, by text, and the references",
    "annotated": "Annotated bibliography: the references with their notes",
    "biblatex": "BibLaTeX: the sources",
}
"""What marks can be given out as, and what each is."""
SUFFIXES = {"markdown": ".md", "plain": ".txt", "citations": ".txt", "json": ".json",
            "biblatex": ".bib", "sheet": ".txt", "annotated": ".txt"}  # fmt: skip
"""How the name of a file of each kind ends."""


def digest(
    marks: Sequence[Annotation],
    records: Mapping[str, DocumentRecord],
    kind: str,
    manner: excerpt.Manner,
) -> str:
    """Marks as one text.

    Args:
        marks: Them, in the order they are to be in.
        records: What is known of their documents, by id.
        kind: One of `KINDS`.
        manner: How quotations are cited.
    """
    if kind == "json":
        rows = [record_of(mark, records.get(mark.document)) for mark in marks]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    if kind in {"sheet", "annotated"}:
        is_text = manner.format not in excerpt.REFERENCE_FORMATS
        wanted = replace(manner, format=manner.format if is_text else "plain", part="quotation")
        if handout.own_template(wanted) is not None:
            known = [(mark, records[mark.document]) for mark in marks if mark.document in records]
            by = sheet.GROUPS[0] if kind == "sheet" else ""
            return "\n\n".join(handout.together(known, wanted, by)) + "\n"
        made = sheet.quote_sheet if kind == "sheet" else sheet.annotated
        return made(marks, records, wanted)
    cited = [(mark, records[mark.document]) for mark in marks if mark.document in records]
    sources = {record.id: record for _, record in cited}
    if kind == "biblatex":
        wanted = excerpt.Manner(manner.style, "biblatex")
        return "\n".join(excerpt.references(sources.values(), wanted)) if sources else ""
    if kind == "citations":
        form = "plain" if manner.format in excerpt.REFERENCE_FORMATS else manner.format
        texts = handout.together(cited, replace(manner, format=form, part="quotation"))
        return "\n\n".join(texts).rstrip("\n") + "\n"
    form = "markdown" if kind == "markdown" else "plain"
    texts = excerpt.excerpts(cited, replace(manner, format=form, part="quotation"))
    quoted = [(*each, text) for each, text in zip(cited, texts, strict=True)]
    return _by_text(quoted, is_markdown=kind == "markdown")


def gives_keys(kind: str, manner: excerpt.Manner) -> bool:
    """Whether a digest holds the keys that other programs know works by."""
    if kind in {"citations", "sheet", "annotated"}:
        is_text = manner.format not in excerpt.REFERENCE_FORMATS
        return is_text and excerpt.gives_keys(manner.format)
    return kind == "biblatex"


def write(text: str, name: str, *, replaces: bool) -> Path:
    """Write a text to a file; answers where it is.

    Args:
        text: It.
        name: The file as a person typed it, from the folder that Reader was started in.
        replaces: Whether a file that is there may be replaced.

    Raises:
        ReaderError: There is such a file and it may not be replaced, or it can't be written.
    """
    try:
        path = Path(name).expanduser()
        if path.is_dir():
            raise ReaderError(f"{name} is a folder: add a name.")
        data = text.encode("utf-8", "backslashreplace")
        if replaces:
            atomic.replace_file(path.resolve(), data)
        else:
            with path.open("xb") as file:
                file.write(data)
    except FileExistsError as error:
        raise ReaderError(f"{name} is there already: C-r writes over it.") from error
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReaderError(f"{name} can't be written: {reason}.") from error
    return path


def record_of(mark: Annotation, record: DocumentRecord | None) -> dict[str, Any]:
    """A mark for other programs: its row, with what its document is called."""
    title, path = (record.title, record.path) if record else ("", "")
    return {**annotation_row(mark), "title": title, "path": path}


def _by_text(quoted: Sequence[tuple[Annotation, DocumentRecord, str]], *, is_markdown: bool) -> str:
    """Quotations with their notes and tags, under the titles of the texts that they are from."""
    lines: list[str] = []
    title = None
    for mark, record, text in quoted:
        if record.title != title:
            title = record.title
            lines += [f"## {title}" if is_markdown else f"{title}\n{'=' * len(title)}", ""]
        lines += [f"> {line}".rstrip() if is_markdown else line for line in text.split("\n")]
        if mark.note.strip():
            lines += ["", *mark.note.strip().split("\n")]
        if mark.tags:
            tags = ", ".join(mark.tags)
            lines += ["", f"Tags: {tags}"]
        lines.append("")
    return "\n".join(lines)

"""The texts that annotations are quoted from, open or not."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from reader import options
from reader.annotations.annotation import Annotation
from reader.errors import ReaderError
from reader.export import passage
from reader.export.passage import Manner
from reader.text.document import Document
from reader.workspace.desk import Desk
from reader.workspace.texts import loading


def sourced(
    desk: Desk, annotations: Iterable[Annotation], words: str = options.DEFAULT_WORDS
) -> list[Annotation]:
    """Annotations, each with its document for quoting, where that can be read.

    Args:
        desk: Knows which texts are open, and where the others are.
        annotations: The annotations.
        words: One of `options.WORDS`: which words of edited passages are quoted.
    """
    found: dict[str, Document | None] = {}
    told = []
    for each in annotations:
        if each.document not in found:
            found[each.document] = _source(desk, each.document)
        document = found[each.document]
        worded = each.in_current_words(document) if document and words == "current" else each
        told.append(replace(worded, source=document))
    return told


def quotations(desk: Desk, annotations: Iterable[Annotation], manner: Manner) -> dict[str, str]:
    """The quotations of annotations with their citations, each in one line of plain text, by id.

    Args:
        desk: Knows their texts.
        annotations: The annotations; those of texts of which nothing is known are left out.
        manner: How they are cited; the format and the part are not looked at.
    """
    known = {each.id: each for each in annotations if each.document in desk.records}
    told = sourced(desk, known.values(), manner.words)
    cited = [(each, desk.records[each.document]) for each in told]
    plain = replace(manner, format="plain", part="quotation", is_run_in=True)
    return dict(zip(known, passage.excerpts(cited, plain, apart=True), strict=True))


def _source(desk: Desk, document_id: str) -> Document | None:
    """The current document; None if it can't be read."""
    if document_id in desk.open_documents:
        return desk.open_documents[document_id].document
    with suppress(ReaderError):
        return loading.load(desk.path_of(document_id), keeps=True)
    return None

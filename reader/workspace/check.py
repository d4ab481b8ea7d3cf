"""Check that the annotations file is sound and every annotation is found in its text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from reader.annotations.annotation import Status
from reader.errors import ReaderError
from reader.workspace.desk import Desk
from reader.workspace.successor import successors


@dataclass(frozen=True, slots=True)
class TextReport:
    """The result of checking one text."""

    path: str
    """The path where its file was last seen."""
    title: str
    """Its title."""
    error: str
    """Why it can't be read, if it can't."""
    statuses: dict[str, int]
    """How many annotations have each status."""
    by_words: int = 0
    """How many were found by their quote alone, since the text they were made on was not kept."""
    successor: str = ""
    """The text of the library that looks like its new version, if it has disappeared."""

    @property
    def is_unsure(self) -> bool:
        """Whether annotations of it are lost or uncertain, in a text that can be read."""
        return not self.error and any(self.statuses.get(each) for each in _DOUBTFUL)

    @property
    def is_amiss(self) -> bool:
        """Whether somebody should take a look."""
        return bool(self.error) or any(self.statuses.get(each) for each in _DOUBTFUL)

    @property
    def told(self) -> str:
        """The report in one line."""
        counts = ", ".join(f"{count} {Status(each).word}" for each, count in self.statuses.items())
        unkept = "" if not self.by_words else f"; {self.by_words} of them by their words alone"
        offer = (
            f" {self.successor} looks like its new version: reader check --fix gives it the "
            "annotations."
            if self.successor
            else ""
        )
        return f"{self.error}{offer}" if self.error else counts + unkept


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check."""

    texts: tuple[TextReport, ...]
    """The annotated texts, in order of title."""
    problems: tuple[str, ...]
    """The problems of the file, one sentence each."""


_DOUBTFUL = (Status.REVIEW, Status.LOST)


def check_up(desk: Desk) -> Report:
    """Check a desk's file and each text that has annotations.

    Raises:
        ReaderError: The annotations file can't be read at all.
    """
    desk.refresh()
    marked = {annotation.document for annotation in desk.store.annotations}
    records = sorted(desk.store.documents.values(), key=lambda record: record.title.casefold())
    texts = [_look_at(desk, record.id) for record in records if record.id in marked]
    offers = {each.gone.path: each.path for each in successors(desk)}
    texts = [
        replace(each, successor=desk.workspace.relative(offers[each.path]))
        if each.error and each.path in offers
        else each
        for each in texts
    ]
    strays = sum(
        annotation.document not in desk.store.documents for annotation in desk.store.annotations
    )
    problems = list(desk.store.problems)
    if strays:
        problems.append(f"{strays} annotations belong to a document that the file does not hold.")
    return Report(tuple(texts), tuple(problems))


def _look_at(desk: Desk, document_id: str) -> TextReport:
    record = desk.store.documents[document_id]
    error = ""
    try:
        # Its file may have been renamed since.
        record = desk.open(desk.path_of(document_id)).record
    except ReaderError as problem:
        error = desk.removals.told_of(desk.workspace.absolute(record.path)) or str(problem)
    annotations = desk.annotations(document_id)
    counts = Counter(annotation.anchor.status.value for annotation in annotations)
    texts = {annotation.selector.text_sha256 for annotation in annotations} - {
        annotation.anchor.text_sha256 for annotation in annotations
    }
    unkept = {sha256 for sha256 in texts if desk.store.version(sha256) is None}
    by_words = sum(annotation.selector.text_sha256 in unkept for annotation in annotations)
    return TextReport(record.path, record.title, error, dict(sorted(counts.items())), by_words)

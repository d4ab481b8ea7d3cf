"""Replace a text with a newer version, fetched again or from a file, and report the changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from reader import files
from reader.anchoring.resemblance import likeness
from reader.annotations.annotation import Status
from reader.annotations.count import counted
from reader.annotations.records import DocumentRecord
from reader.errors import ReaderError
from reader.text.document import Document
from reader.text.glyphs import showable
from reader.workspace.desk import Desk
from reader.workspace.intake.fetch import is_address
from reader.workspace.successor import ALIKE
from reader.workspace.texts.library import Library
from reader.workspace.texts.loading import MARKDOWN, SIDE_CARS, format_of, load, read

REPLACED = ".replaced"
"""The folder in `texts/` for replaced files."""


@dataclass(frozen=True, slots=True)
class Change:
    """How a text differs from its new version, in paragraphs, headings and other blocks."""

    changed: int = 0
    """How many of them were changed."""
    added: int = 0
    """How many were added."""
    removed: int = 0
    """How many were removed."""

    @property
    def told(self) -> str:
        """The difference in words."""
        said = ((self.changed, "changed"), (self.added, "added"), (self.removed, "removed"))
        words = ", ".join(f"{count} {what}" for count, what in said if count)
        return f"{words} (of paragraphs)" if words else "unchanged"


def sources(library: Library) -> Iterator[tuple[Path, str]]:
    """The texts of a library that were added from the web, each with its address."""
    for path in library.paths():
        try:
            document = load(path)
        except ReaderError:
            continue
        said = document.csl_from.get("URL", "")
        if said.endswith(".csl.json") and is_address(str(document.csl["URL"])):
            yield path, str(document.csl["URL"])


def address_of(path: Path) -> str:
    """The address that a text is from.

    Raises:
        ReaderError: It can't be read, or nothing says where it is from.
    """
    address = str(load(path).csl.get("URL", ""))
    if not is_address(address):
        raise ReaderError(
            f"{showable(path.name)} has no address to fetch it from: "
            "give it a new file with --with."
        )
    return address


def replaced(
    path: Path, data: bytes, ending: str, *, dry: bool = False, anyway: bool = False
) -> Change:
    """Replace a text with a new version; the old file is kept in a folder.

    Args:
        path: The text.
        data: The bytes of the new version.
        ending: The ending of the name that its file would have.
        dry: Whether only to report what would change.
        anyway: Whether it may be a text that is not like the old one.

    Raises:
        ReaderError: It is of another format or another text, can't be read, or can't be written.
    """
    old = load(path)
    kinds = [
        (format_of(each, data), each.suffix in MARKDOWN) for each in (path, Path(f"x{ending}"))
    ]
    if kinds[0] != kinds[1]:
        raise ReaderError(f"{path.name} would become a file of another format: add that by itself.")
    new = read(data, path)
    change = difference(old, new)
    if not anyway and change != Change() and likeness(old.text, new.text) < ALIKE:
        raise ReaderError(
            f"{path.name} stays as it was: what would replace it has little in common with it. "
            "If it is the new version all the same, add --anyway."
        )
    if not dry and change != Change():
        try:
            set_aside(path, keeps=True)
            files.replace_file(path, data)
        except OSError as error:
            raise ReaderError(f"{path} can't be replaced: {error.strerror or error}.") from error
    return change


def difference(old: Document, new: Document) -> Change:
    """The difference between two versions of a text."""
    if old.sha256 == new.sha256:
        return Change()
    before, after = (
        [each.text[slice(*block.span)] for block in each.blocks] for each in (old, new)
    )
    changed = added = removed = 0
    for kind, start, end, begin, until in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            gone, come = end - start, until - begin
            changed += min(gone, come)
            removed += max(gone - come, 0)
            added += max(come - gone, 0)
    return Change(changed, added, removed)


def set_aside(path: Path, *, keeps: bool = False) -> None:
    """Move a file, with those that describe it, to the folder of replaced files.

    Args:
        path: The file.
        keeps: Whether they stay, and only the file itself is copied.

    Raises:
        OSError: They can't be written.
    """
    folder = path.parent / REPLACED
    folder.mkdir(exist_ok=True)
    number, stem = 1, path.stem
    while any(folder.glob(f"{stem}.*")):
        number += 1
        stem = f"{path.stem}-{number}"
    if keeps:
        files.replace_file(folder / f"{stem}{path.suffix}", path.read_bytes())
        return
    for ending in (path.suffix, *SIDE_CARS):
        beside = path.with_suffix(ending)
        if beside.is_file():
            beside.replace(folder / f"{stem}{ending}")


def found_again(desk: Desk, path: Path, before: DocumentRecord) -> str:
    """The effect on the highlights of a text whose file was replaced, in words.

    Args:
        desk: Where it is.
        path: The file.
        before: Its record before that.

    Raises:
        ReaderError: It can't be read, or the annotations file can't be written.
    """
    known = desk.store.documents.get(before.id)
    if known and known.path == desk.workspace.relative(path):
        # Another text may have the same words by now: each keeps its own highlights.
        desk.store.record(replace(known, text_sha256=load(path).sha256))
    record = desk.open(path).record
    statuses = [
        anchor.status
        for each in desk.annotations()
        if each.document == record.id
        for anchor in each.anchors
    ]
    if not statuses:
        return ""
    lost, unsure = statuses.count(Status.LOST), statuses.count(Status.REVIEW)
    said: Mapping[str, int] = {Status.LOST.word: lost, Status.REVIEW.word: unsure}
    more = "".join(f", {count} {what}" for what, count in said.items() if count)
    return f"{counted(len(statuses) - lost - unsure)} found again{more}"

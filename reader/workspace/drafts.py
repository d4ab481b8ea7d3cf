"""The drafts of a workspace: Markdown files that refer to annotations by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from reader import options
from reader.annotations.annotation import Annotation
from reader.annotations.lookup import named
from reader.annotations.records import DocumentRecord
from reader.errors import ReaderError
from reader.export.slots import inserted
from reader.store.step_files import FileChange, change_of
from reader.text.glyphs import showable
from reader.workspace import sources
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace

SUFFIX = ".md"
_BYTE_ORDER_MARK = "\ufeff"
_SHORTEST = 8
"""The length of an id in a draft, unless another id begins in the same way."""


def drafts(workspace: Workspace) -> list[Path]:
    """The files of all drafts, by name."""
    folder = workspace.drafts
    try:
        found = [each for each in folder.iterdir() if each.suffix == SUFFIX and each.is_file()]
    except OSError:
        return []
    return sorted(found, key=lambda path: path.name.casefold())


def path_of(workspace: Workspace, name: str) -> Path:
    """The file of a draft by its name, whether or not there is one.

    Raises:
        ReaderError: It can't be the name of a file.
    """
    plain = name.strip().removesuffix(SUFFIX)
    if not plain or plain.startswith(".") or any(sign in plain for sign in '/\\:\0\n<>"|?*'):
        raise ReaderError(f"“{showable(name)}” can't name a draft: use letters, digits and spaces.")
    return workspace.drafts / f"{plain}{SUFFIX}"


def read(path: Path) -> str:
    """The text of a draft.

    Raises:
        ReaderError: It can't be read.
    """
    return _content(path).removeprefix(_BYTE_ORDER_MARK)


def _content(path: Path) -> str:
    """All that is in the file of a draft."""
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise ReaderError(f"{path.name} is not UTF-8: save it as that.") from error
    except OSError as error:
        raise ReaderError(f"{path} can't be read: {error.strerror or error}.") from error


def send(
    desk: Desk, path: Path, annotations: Sequence[Annotation], heading: str = ""
) -> FileChange:
    """Add annotations to a draft, a line for each: at its end, or before its list of references.

    Args:
        desk: The desk that the annotations belong to.
        path: The draft's file; it is made if there is none.
        annotations: What is added.
        heading: A heading for them, or nothing.

    Raises:
        ReaderError: It can't be read or written; it is as it was.
    """
    before = _content(path) if path.exists() else None
    lines = [f"## {' '.join(heading.split())}"] if heading else []
    short = short_ids(annotations, (each.id for each in desk.store.snapshot.all))
    lines += [f"{{{{ {key} }}}}" for key in short]
    change = change_of(path, before, inserted(before or "", "\n\n".join(lines)))
    change.make()
    return change


def short_ids(annotations: Iterable[Annotation], known: Iterable[str]) -> list[str]:
    """The shortest unambiguous prefixes of the ids of annotations."""
    ids = sorted(known)
    found = []
    for each in annotations:
        alike = [key for key in ids if key[:_SHORTEST] == each.id[:_SHORTEST] and key != each.id]
        size = _SHORTEST
        while any(key[:size] == each.id[:size] for key in alike) and size < len(each.id):
            size += 1
        found.append(each.id[:size])
    return found


def found_for_draft(
    desk: Desk, typed: str, *, words: str = options.DEFAULT_WORDS
) -> tuple[Annotation, DocumentRecord]:
    """An annotation that a draft names, at its current place, with its document's record.

    Args:
        desk: The desk that the annotation belongs to.
        typed: The prefix of its id.
        words: One of `options.WORDS`: which words of an edited passage are quoted.

    Raises:
        ReaderError: There is none, the prefix is ambiguous, or it is in the trash.
    """
    annotation = annotation_named(desk, typed)
    record = desk.records.get(annotation.document)
    if record is None:
        raise ReaderError(f"Nothing is known of the text that the annotation {typed} is in.")
    [today] = sources.sourced(desk, [annotation], words)
    return today, record


def annotation_named(desk: Desk, typed: str) -> Annotation:
    """An annotation that a draft names, at its current place.

    Raises:
        ReaderError: There is none, the prefix is ambiguous, or it is in the trash.
    """
    annotation = named(desk.store.snapshot.all, typed)
    if annotation.deleted:
        raise ReaderError(f"The annotation {typed} is in the trash: reader list in:trash shows it.")
    return desk.today(annotation)

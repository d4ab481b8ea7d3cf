"""Sidecar files with a text's metadata: CSL-JSON, YAML or BibTeX, under the text's name."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError
from reader.lazy import late_pattern, lazy
from reader.metadata import bibtex, bibtex_item, fields, schema, spellings, tagged
from reader.metadata import item as metadata
from reader.metadata.csl import DATE_FIELDS, DEEPEST, NAME_FIELDS
from reader.metadata.people import long_lists, roles
from reader.text.canonical import canonical, on_one_line
from reader.text.decoding import decode
from reader.text.document import Document

if TYPE_CHECKING:
    import json
else:
    json = lazy("json")

_LARGEST = 1 << 20
"""The most bytes of a sidecar file; anything larger does not describe a single text."""
ENDINGS = (".csl.json", ".yaml", ".yml", ".bib", *tagged.ENDINGS)
"""Extensions of sidecar files; earlier ones take precedence."""
_NOTHING_READ = "Nothing of it was read."
NONE_TAKEN = "None of them was taken."
ENTRY_LEFT = "This entry was not read."
_ENTRY_READ = "This entry was read all the same."
CORRECT = "Correct “library” in the settings."
_TELLING = (_NOTHING_READ, NONE_TAKEN, ENTRY_LEFT, _ENTRY_READ, CORRECT)
"""The ending of error messages about sidecar files."""
_TAG = late_pattern(r"</?(?:i|b|sc|sup|sub|span)(?:\s[^<>]*)?>")
"""CSL's markup in titles."""


class BadFileError(ValueError):
    """A problem with a file, its line, and the key of the entry there."""

    def __init__(self, what: str, line: int | None = None, key: str = "") -> None:
        super().__init__(what)
        self.line = line
        self.key = key


def described(document: Document, paths: list[Path]) -> Document:
    """A document with the metadata of its sidecar files; earlier files take precedence.

    A file that can't be read is skipped, and reported in a notice.
    """
    found = metadata.Metadata()
    notices = []
    for path in paths:
        try:
            item, told = _item(path)
        except BadFileError as error:
            notices.append(problem(path, error))
            continue
        notices += told
        known = dict(found.csl)
        for variable, value in item.items():
            found.add(variable, roles.not_known(variable, value, known), canonical(path.name))
    known = dict(found.csl)
    for variable, value in document.csl.items():
        said = roles.not_known(variable, value, known)
        found.add(variable, said, document.csl_from.get(variable, ""))
    title = found.csl.get("title")
    return replace(
        document,
        title=plain_title(title) if isinstance(title, str) else document.title,
        csl=found.csl,
        csl_from=found.origin,
        notices=(*document.notices, *notices),
    )


def names_beside(path: Path) -> frozenset[str]:
    """The possible names of a text's sidecar files."""
    return frozenset(canonical(path.with_suffix(ending).name) for ending in ENDINGS)


def plain_title(title: str) -> str:
    """A title without CSL's markup."""
    return _TAG.sub("", title)


def problems(document: Document) -> list[str]:
    """The errors in a document's sidecar files, as sentences."""
    return [notice for notice in document.notices if notice.endswith(_TELLING)]


def merged(path: Path, said: Mapping[str, Any]) -> bytes:
    """The new content of a CSL-JSON sidecar file in which some fields change.

    Everything else in the file stays as it is, even what Reader doesn't use.

    Args:
        path: The file, whether or not it exists.
        said: The new values by field; None removes a field.

    Raises:
        ReaderError: The file can't be read, or has several entries of which none is the text's.
    """
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig")) if path.exists() else {}
        item = _the_one(data, path.name.removesuffix(".json").removesuffix(".csl"))
    except BadFileError as error:
        raise ReaderError(f"{problem(path, error)} Nothing was written.") from error
    except (ValueError, RecursionError) as error:
        raise ReaderError(
            f"{path.name} is no JSON: mend or remove it. Nothing was written."
        ) from error
    except OSError as error:
        raise ReaderError(f"{path.name} can't be read: {error.strerror or error}.") from error
    changed = {**item, **said}
    kept = {key: value for key, value in changed.items() if key not in said or value is not None}
    whole = [kept if each is item else each for each in data] if isinstance(data, list) else kept
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    return (text + "\n").encode("utf-8", "backslashreplace")


def problem(path: Path, error: BadFileError) -> str:
    """An error in a file, as a sentence."""
    where = _where(error.line, error.key) if error.line else ""
    return f"{canonical(path.name)}{where}: {error}. {_NOTHING_READ}"


def problem_of_entry(name: str, error: bibtex.BadBibError) -> str:
    """An error in an entry of a `.bib` file, as a sentence."""
    what = _ENTRY_READ if error.is_mended else ENTRY_LEFT
    return f"{name}{_where(error.line, error.key)}: {error}. {what}"


def _where(line: int, key: str) -> str:
    entry = f", entry {canonical(key)}" if key else ""
    return f", line {line}{entry}"


def _item(path: Path) -> tuple[dict[str, Any], list[str]]:
    """The CSL item in a file that describes the text, and what is wrong beside it."""
    text = text_of(path)
    if not text.strip():
        raise BadFileError("it is empty")
    name = path.name.removesuffix(path.suffix)
    told: list[str] = []
    if path.suffix in tagged.ENDINGS:
        listed = tagged_entries(text, path.suffix)
        works = ({"id": entry.key, "entry": entry} for entry in listed)
        found = of_tagged(_the_one(works, name)["entry"])
    elif path.suffix == ".bib":
        found, wrong = _of_bib(text, name)
        told = [problem_of_entry(canonical(path.name), error) for error in wrong]
    elif path.suffix == ".json":
        found = _of_json(text, name.removesuffix(".csl"))
    else:
        found = _of_yaml(text, name)
    told += [f"{canonical(path.name)}: {notice}" for notice in found.notices]
    return {key: value for key, value in found.csl.items() if key != "id"}, told


def text_of(path: Path, largest: int = _LARGEST) -> str:
    """The characters of a file.

    Args:
        path: The file.
        largest: The most bytes of it.

    Raises:
        BadFileError: It is larger, or can't be read as text.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            # As much as there is: for more, the memory would be taken all the same.
            data = file.read(min(os.fstat(descriptor).st_size, largest) + 1)
    except OSError as error:
        raise BadFileError(f"it can't be read ({error.strerror})") from error
    if len(data) > largest:
        raise BadFileError(f"it is larger than {largest >> 20} MB")
    try:
        return canonical("".join(decode(data, path.name).pieces))
    except ReaderError as error:
        raise BadFileError("it is not a text") from error


def _of_json(text: str, name: str) -> metadata.Metadata:
    size = len(text)
    data, line, what = fields.read_json(text)
    if what:
        raise BadFileError(what, line)
    item, notices = metadata.few(_the_one(data, name))
    del text, data
    cleaned = {str(key): clean(value) for key, value in item.items()}
    said = {key: value for key, value in cleaned.items() if value not in (None, "", [], {})}
    found = in_csl(said, size)
    return replace(found, notices=[*notices, *found.notices])


def in_csl(item: Mapping[str, Any], size: int) -> metadata.Metadata:
    """An item whose fields have the forms and names of CSL, also where a program had others.

    Args:
        item: The item.
        size: The characters of its file.
    """
    item, notices = metadata.few(item)
    is_odd = any(
        (name in NAME_FIELDS and not _is_list_of_mappings(value))
        or (name in DATE_FIELDS and not isinstance(value, Mapping))
        or (name == "type" and value not in schema.TYPES)
        or (name not in schema.ABOUT and spellings.is_known(name))
        for name, value in item.items()
    )
    if not is_odd:
        return metadata.Metadata(item, notices=notices)
    long = {
        name
        for name in NAME_FIELDS & item.keys()
        if _is_list_of_mappings(item[name]) and len(item[name]) > long_lists.MOST_EXAMINED
    }
    # Of those, one is enough to see that there are some.
    said = {name: value[:1] if name in long else value for name, value in item.items()}
    said = fields.as_strings(said, DEEPEST // 2 - 1, is_cut=True)
    found = metadata.from_fields(said, is_csl=True, size=size)
    read = found.csl
    kept = {
        name: value
        for name, value in item.items()
        if name in schema.ABOUT or not spellings.is_known(name)
    }
    for name in (*NAME_FIELDS, *DATE_FIELDS, "type"):
        if name in kept and name in read and name not in long:
            kept[name] = read[name]
        elif isinstance(kept.get(name), str | list) and not _is_list_of_mappings(kept[name]):
            del kept[name]
    return replace(found, csl={**read, **kept}, notices=[*notices, *found.notices])


def _is_list_of_mappings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, Mapping) for each in value)


def _of_yaml(text: str, name: str) -> metadata.Metadata:
    data, line, what = fields.read_yaml(text)
    if what:
        raise BadFileError(what, line)
    listed = data.get("references")
    item = _the_one(listed, name) if isinstance(listed, list) else data
    found = of_fields(item, len(text))
    if not found.csl:
        raise BadFileError("it has no field that a citation needs")
    return found


def _of_bib(text: str, name: str) -> tuple[metadata.Metadata, list[bibtex.BadBibError]]:
    entries, wrong = bibtex.readable(text)
    if wrong and not entries:
        raise BadFileError(str(wrong[0]), wrong[0].line, wrong[0].key) from wrong[0]
    by_key = {entry.key.casefold(): entry for entry in entries}
    parents = {entry.fields.get("crossref", "").casefold() for entry in entries} - {""}
    works = (
        {"id": entry.key, "entry": entry}
        for entry in entries
        if entry.kind != "xdata" and (entry.key.casefold() not in parents or entry.key == name)
    )
    entry = _the_one(works, name)["entry"]
    return of_entry(bibtex.inherited(entry, by_key), len(text)), wrong


def of_entry(entry: bibtex.Entry, size: int) -> metadata.Metadata:
    """The CSL item of an entry of a `.bib` file.

    Args:
        entry: The entry, with what it inherits.
        size: The characters of its file.
    """
    most = long_lists.most(size)
    found = metadata.Metadata(bibtex_item.item(entry, most + 1))
    for name in NAME_FIELDS & found.csl.keys():
        if len(found.csl[name]) > most:
            del found.csl[name][most:]
            found.notices.append(long_lists.told(name, most))
    found.csl.pop("id", None)
    if entry.key:
        found.csl["citation-key"] = entry.key
    return found


def tagged_entries(text: str, ending: str) -> list[tagged.Entry]:
    """The entries of a file of tagged lines.

    Raises:
        BadFileError: It has none.
    """
    try:
        return tagged.entries(text, ending)
    except tagged.BadTagsError as error:
        raise BadFileError(str(error), error.line) from error


def of_tagged(entry: tagged.Entry) -> metadata.Metadata:
    """The CSL item of an entry of tagged lines."""
    return of_fields(entry.fields, len(entry.source))


def of_fields(said: Mapping[str, Any], size: int) -> metadata.Metadata:
    """The CSL item of an entry's fields.

    Args:
        said: The fields.
        size: The characters of its file.
    """
    return metadata.from_fields(said, is_csl=True, size=size)


def _the_one(data: Any, name: str) -> Mapping[str, Any]:
    """The item about the text: the only one, or the one with the text's name as id or key."""
    count = named = 0
    first = chosen = None
    for each in data if isinstance(data, list | Iterator) else [data]:
        count += 1
        first = each if count == 1 else first
        if isinstance(each, dict) and name in keys_of(each):
            named += 1
            chosen = each
    if not count:
        raise BadFileError("it has no entry")
    if count > 1 and named != 1:
        wanted = f"with the id or citation key {canonical(name)}"
        raise BadFileError(f"it has several entries, and not one {wanted}")
    item = first if count == 1 else chosen
    if not isinstance(item, dict):
        raise BadFileError("it is not a list of keys and values")
    return item


def keys_of(item: Mapping[str, Any]) -> tuple[Any, Any]:
    """The id and the citation key of an item, by either of which it is found."""
    return item.get("id"), item.get("citation-key")


def clean(value: Any, depth: int = 0) -> Any:
    """A JSON value without characters that no text may contain, and without endless nesting.

    What is in a list or mapping is changed in its place, since a copy would take as much memory.
    """
    if isinstance(value, str):
        return on_one_line(canonical(value))
    if depth > DEEPEST:
        return None
    if isinstance(value, list):
        for at, inner in enumerate(value):
            value[at] = clean(inner, depth + 1)
        return value
    if isinstance(value, dict):
        if not all(key.isascii() and key.isprintable() for key in value):
            value = {canonical(key): inner for key, inner in value.items()}
        for key, inner in value.items():
            value[key] = clean(inner, depth + 1)
        return value
    return value

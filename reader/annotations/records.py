"""What is said of a document: by its files, by a person, and by what was given out of it.

What a person said, and a key that stands in somebody's manuscript, last: no file changes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

PERSON = "person"
"""Where a field came from that a person said; one that is not in `csl` was emptied."""
GIVEN = "given out"
"""Where a key came from that Reader made and that was given out."""
LASTING = frozenset({PERSON, GIVEN})


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What the store knows of a document, whether or not its file is at hand."""

    id: str
    """A UUID."""
    path: str
    """Where its file was last seen: relative to the workspace when inside it, with `/`."""
    text_sha256: str
    """The identity of its text when last seen."""
    title: str
    """What it is called."""
    aliases: tuple[str, ...] = ()
    """The identities of earlier texts of it."""
    csl: Mapping[str, Any] = field(default_factory=dict)
    """Its CSL-JSON item."""
    csl_from: Mapping[str, str] = field(default_factory=dict)
    """For each field of `csl`, where it came from."""
    added: datetime | None = None
    """When it was first marked."""
    modified: datetime | None = None
    """When this record last changed."""

    @property
    def author(self) -> str:
        """The names of its authors, as a person would search for them."""
        names = self.csl.get("author")
        if not isinstance(names, list):
            return ""
        return "; ".join(
            " ".join(str(name[part]) for part in ("given", "family", "literal") if name.get(part))
            for name in names
            if isinstance(name, dict)
        )


def overlaid(own: DocumentRecord, known: DocumentRecord) -> DocumentRecord:
    """A record as the files have it, with what lasts of what is known laid over it."""
    lasting = {field: origin for field, origin in known.csl_from.items() if origin in LASTING}
    if not lasting:
        return own
    csl = {**own.csl, **{field: known.csl.get(field) for field in lasting}}
    emptied = {field for field in lasting if field not in known.csl}
    csl = {field: value for field, value in csl.items() if field not in emptied}
    return _titled(replace(own, csl=csl, csl_from={**own.csl_from, **lasting}), own)


def described(
    record: DocumentRecord,
    own: DocumentRecord,
    fields: Mapping[str, Any],
    origin: str = PERSON,
) -> DocumentRecord:
    """A record with fields as a person says them.

    Args:
        record: The record till now.
        own: The same as the files have it.
        fields: By their names; None for one that is to be empty. What the files say as well
            counts as theirs.
        origin: Where they come from.
    """
    changed = record
    for name, value in fields.items():
        if value == own.csl.get(name):
            changed = taken_back(changed, own, name)
            continue
        csl, csl_from = dict(changed.csl), dict(changed.csl_from)
        csl_from[name] = origin
        if value is None:
            csl.pop(name, None)
        else:
            csl[name] = value
        changed = replace(changed, csl=csl, csl_from=csl_from)
    return _titled(changed, own)


def taken_back(record: DocumentRecord, own: DocumentRecord, field: str) -> DocumentRecord:
    """A record with a field as the files say it, whatever a person said."""
    csl, csl_from = dict(record.csl), dict(record.csl_from)
    for had, theirs in ((csl, own.csl), (csl_from, own.csl_from)):
        if field in theirs:
            had[field] = theirs[field]
        else:
            had.pop(field, None)
    return _titled(replace(record, csl=csl, csl_from=csl_from), own)


def is_emptied(record: DocumentRecord, field: str) -> bool:
    """Whether a person said that a field has no value, whatever the files say."""
    return field not in record.csl and record.csl_from.get(field) == PERSON


def _titled(record: DocumentRecord, own: DocumentRecord) -> DocumentRecord:
    """A record called by the title that a person gave it, else as the files call it."""
    title = record.csl.get("title")
    if record.csl_from.get("title") == PERSON and isinstance(title, str) and title.strip():
        return replace(record, title=title)
    return replace(record, title=own.title)

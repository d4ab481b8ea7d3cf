"""A document's record: metadata from its files and from a person, and its citation key.

A file never changes a person's values, nor a citation key that was used in an export.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

PERSON = "person"
"""The origin of a field that a person set; if it is missing in `csl`, it was emptied."""
GIVEN = "given out"
"""The origin of a citation key that Reader made and used in an export."""
LASTING = frozenset({PERSON, GIVEN})
_PARTS = (
    *("given", "dropping-particle", "non-dropping-particle"),
    *("family", "suffix", "literal"),
)
"""The parts of a CSL name in the order in which they are written."""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """The metadata of a document, whether or not its file is available."""

    id: str
    """A UUID."""
    path: str
    """The path where its file was last seen: relative to the workspace if inside it, with `/`."""
    text_sha256: str
    """The SHA-256 of its text when last seen."""
    title: str
    """Its title."""
    aliases: tuple[str, ...] = ()
    """The SHA-256 of its earlier texts."""
    csl: Mapping[str, Any] = field(default_factory=dict)
    """Its CSL-JSON item."""
    csl_from: Mapping[str, str] = field(default_factory=dict)
    """The origin of each field of `csl`."""
    state: str = ""
    """The reading state set by a person, such as `read`; empty to derive it."""
    note: str = ""
    """A person's comment on the text as a whole."""
    added: datetime | None = None
    """When it was first annotated."""
    modified: datetime | None = None
    """When this record last changed."""

    @property
    def author(self) -> str:
        """The names of its authors, for searching."""
        names = self.csl.get("author")
        if not isinstance(names, list):
            return ""
        return "; ".join(
            " ".join(str(name[part]) for part in _PARTS if name.get(part))
            for name in names
            if isinstance(name, dict)
        )


def overlaid(own: DocumentRecord, known: DocumentRecord) -> DocumentRecord:
    """A record from the files, overridden by a person's changes and other lasting fields."""
    own = replace(own, state=known.state, note=known.note)
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
    """A record with fields set by a person.

    Args:
        record: The record so far.
        own: The record as the files have it.
        fields: Values by field; None empties one. A value that the files have too counts as
            theirs.
        origin: The origin of the fields.
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
    """A record with a field reset to its value in the files."""
    csl, csl_from = dict(record.csl), dict(record.csl_from)
    for had, theirs in ((csl, own.csl), (csl_from, own.csl_from)):
        if field in theirs:
            had[field] = theirs[field]
        else:
            had.pop(field, None)
    return _titled(replace(record, csl=csl, csl_from=csl_from), own)


def is_emptied(record: DocumentRecord, field: str) -> bool:
    """Whether a person emptied a field, whatever the files say."""
    return field not in record.csl and record.csl_from.get(field) == PERSON


def _titled(record: DocumentRecord, own: DocumentRecord) -> DocumentRecord:
    """A record with the title that a person gave it, otherwise the one from the files."""
    title = record.csl.get("title")
    if record.csl_from.get("title") == PERSON and isinstance(title, str) and title.strip():
        return replace(record, title=title)
    return replace(record, title=own.title)

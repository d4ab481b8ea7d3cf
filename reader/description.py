"""What is said of a document: by its files, by a person, and by what was given out of it.

What a person said, and a key that stands in somebody's manuscript, last: no file changes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reader.annotation import DocumentRecord

PERSON = "person"
"""Where a field came from that a person said; one that is not in `csl` was emptied."""
GIVEN = "given out"
"""Where a key came from that Reader made and that was given out."""
LASTING = frozenset({PERSON, GIVEN})


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
    for field, value in fields.items():
        if value == own.csl.get(field):
            changed = taken_back(changed, own, field)
            continue
        csl, csl_from = dict(changed.csl), dict(changed.csl_from)
        csl_from[field] = origin
        if value is None:
            csl.pop(field, None)
        else:
            csl[field] = value
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

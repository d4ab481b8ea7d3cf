"""What is to be checked in printed citations, told on standard error."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.cli.output import complain

if TYPE_CHECKING:
    from reader.annotations.records import DocumentRecord

_TYPED = {"container-title": "publication", "issued": "date"}
"""The names that `reader describe` is given, where CSL's own are unusual."""
_SAID = {"accessed": "access date"}
"""The names of these in a sentence, where they differ."""


def tell_gaps(records: Iterable[DocumentRecord], style: str) -> None:
    """Tell for each text which fields the style prints and the text does not say, in one line."""
    from reader.export import passage

    for record in {record.id: record for record in records}.values():
        fields = [_TYPED.get(field, field) for field in passage.missing_fields(record, style)]
        if fields:
            said = [_SAID.get(field, field) for field in fields]
            named = " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))
            changes = " ".join(f"{field}=…" for field in fields)
            complain(
                f"{record.path} does not say its {named}: "
                f"reader describe {shlex.quote(record.path)} {changes}"
            )


def tell_changed(count: int, where: str = "") -> None:
    """Tell how many of the cited passages changed in their source, if any did.

    Args:
        count: How many did.
        where: The place where they are cited, such as the lines of a draft.
    """
    if count:
        since = "its source since it was" if count == 1 else "their source since they were"
        complain(f"{where}{count} of these passages changed in {since} highlighted.")

"""Annotations named by the beginning of their ids, as they are typed and printed."""

from __future__ import annotations

from collections.abc import Iterable

from reader.annotations.annotation import Annotation
from reader.errors import ReaderError


def named(annotations: Iterable[Annotation], typed: str) -> Annotation:
    """The annotation whose id is, or begins with, what was typed.

    Raises:
        ReaderError: There is none, or there are several.
    """
    wanted = typed.strip().casefold()
    found = [each for each in annotations if wanted and each.id.casefold().startswith(wanted)]
    whole = [each for each in found if each.id.casefold() == wanted]
    if len(whole or found) == 1:
        return (whole or found)[0]
    if found:
        raise ReaderError(f"{len(found)} annotations have ids that begin with {typed}: type more.")
    raise ReaderError(f"There is no annotation {typed or '“”'}: reader list prints their ids.")

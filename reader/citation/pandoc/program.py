"""A run of pandoc's CSL processor, which prints the styles that Reader does not print itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reader import pandoc
from reader.errors import ReaderError

SECONDS = 3.0
"""The time limit for a run in seconds."""
ABSENT = f"Only pandoc prints this style, and it is not on this machine: {pandoc.HOW_TO_INSTALL}."
"""The message when pandoc is missing."""


def run(arguments: Sequence[str], document: object, seconds: float = SECONDS) -> Any:
    """Pandoc's result for a document; both as JSON.

    Args:
        arguments: Further arguments for pandoc.
        document: A document as pandoc's tree.
        seconds: How long it may take.

    Raises:
        ReaderError: There is no pandoc, it is too old, it takes too long, or it complains.
    """
    program = pandoc.executable()
    if program is None:
        raise ReaderError(ABSENT)
    version = pandoc.version(program)
    if pandoc.is_older(version, (pandoc.OLDEST,)):
        told = f"is version {version}" if version else "does not say its version"
        raise ReaderError(
            f"This style needs pandoc {pandoc.OLDEST} or newer, and {program} {told}."
        )
    command = ["--from=json", "--to=json", *arguments]
    given = json.dumps(document).encode()
    try:
        out = pandoc.run(program, command, given, seconds=seconds, task="this style")
    except pandoc.RefusedError as error:
        raise ReaderError(f"Pandoc could not print this style: {error}.") from error
    try:
        return json.loads(out)
    except ValueError as error:
        raise ReaderError("Pandoc answered with something that is no JSON.") from error

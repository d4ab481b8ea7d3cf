"""What the steps of the store are called: “renaming tag a to b” while undoing, “renamed” when done.

A name begins with a regular verb in “-ing”, since “Undid: …” and “Redid: …” stand before it.
"""

from __future__ import annotations

import re

_GERUND = re.compile(r"\A(\w+)ing\b")


def done(name: str) -> str:
    """What a step did, as the beginning of a sentence; what is no name of a step stays as it is."""
    told = _GERUND.sub(r"\1ed", name)
    return told[:1].upper() + told[1:]

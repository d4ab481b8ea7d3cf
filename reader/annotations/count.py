"""Numbers of annotations in words, for messages."""

from __future__ import annotations


def counted(count: int) -> str:
    """A number of annotations in words."""
    return "1 annotation" if count == 1 else f"{count:,} annotations"

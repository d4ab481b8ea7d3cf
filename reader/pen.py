"""The pens that passages are marked with."""

from __future__ import annotations

COLORS = ("yellow", "green", "blue", "red", "orange", "purple")
"""Their colours, in the order of their keys, `1` to `6`; the first is the usual one."""

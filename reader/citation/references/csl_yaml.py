"""CSL-YAML: items as pandoc reads them, at the head of a text or in a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from reader.lazy import late_pattern
from reader.metadata.csl import limited

_WORD = late_pattern(r"[A-Za-z][A-Za-z_-]+")
"""A string that needs no quotation marks, unless it has a special meaning in YAML."""


class _Dumper(yaml.SafeDumper):
    """Writes repeated values in full, without aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the library's signature
        """Whether a repeated value is written in full."""
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    """A string, in quotation marks if any version of YAML would read it as something else."""
    style = None if _WORD.fullmatch(text) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


def _list(dumper: _Dumper, values: Sequence[Any]) -> yaml.SequenceNode:
    """A list, on one line if it holds no mapping."""
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, not _has_mapping(values))


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)


def references(items: Sequence[Mapping[str, Any]]) -> str:
    """All items as a YAML file, with a newline at its end."""
    return str(
        yaml.dump(
            limited({"references": list(items)}, -2),
            Dumper=_Dumper,
            default_flow_style=False,
            allow_unicode=True,
            sort_keys=False,
            width=float("inf"),
        )
    )


def _has_mapping(values: Sequence[Any]) -> bool:
    return any(
        isinstance(each, dict) or (isinstance(each, list) and _has_mapping(each)) for each in values
    )

"""Who made a work in which role, where several sources say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MAKERS = frozenset({"author", "compiler", "editor", "editor-translator", "translator"})
"""Roles that one source may give to somebody and another one to the same in another way."""


def not_known(variable: str, value: Any, known: Mapping[str, Any]) -> Any:
    """The value of a field without people whom a better source has in another role.

    Args:
        variable: The field.
        value: What a source says.
        known: The fields of sources that take precedence.
    """
    if variable not in MAKERS or not isinstance(value, list):
        return value
    others = {
        _who(person)
        for role in MAKERS - {variable}
        if isinstance(people := known.get(role), list)
        for person in people
    }
    return [person for person in value if _who(person) not in others] if others else value


def _who(person: Any) -> str:
    """A person, whatever is written in capitals."""
    if not isinstance(person, Mapping):
        return repr(person)
    names = [str(person.get(part) or "") for part in ("given", "non-dropping-particle", "family")]
    return " ".join(" ".join([*names, str(person.get("literal") or "")]).split()).casefold()

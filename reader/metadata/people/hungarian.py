"""Hungarian names, which have the family name first."""

from __future__ import annotations

from reader.lazy import late_pattern
from reader.metadata.people import given_names, hungarian_names

_MARKED = late_pattern("[áéíóöőúüű]")
_SPELLED = late_pattern("zs|gy|cs|sz")
_SHORTEST, _LONGEST = 2, 4
"""The least and the most words of a name."""


def family_first(text: str) -> tuple[str, str] | None:
    """The family name and the given name after it; None if the order is different.

    A given name that only Hungarian spells so is enough where one of both has its accents. One
    that other languages have, too, needs a family name that is common in Hungary.
    """
    words = text.split()
    if (
        "," in text
        or not _SHORTEST <= len(words) <= _LONGEST
        or not all(each[:1].isupper() for each in words)
    ):
        return None
    *others, last = (word.casefold() for word in words)
    first = others[0]
    given = hungarian_names.GIVEN
    if last not in given or first in given or first.endswith("."):
        return None
    is_known = first in hungarian_names.FAMILY
    is_spelled = last in hungarian_names.ONLY_HERE and (
        _MARKED.search(first + last) or (_SPELLED.search(last) and first not in given_names.GIVEN)
    )
    if not is_known and not is_spelled:
        return None
    middle = others[1:]
    at = next((at for at, word in enumerate(middle, 1) if word in given), len(words) - 1)
    return " ".join(words[:at]), " ".join(words[at:])

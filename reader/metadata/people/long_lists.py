"""Names far into lists that are longer than people write, taken as programs write them."""

from __future__ import annotations

from sys import intern
from typing import Any

from reader.lazy import late_pattern
from reader.text.canonical import on_one_line

MOST_EXAMINED = 200
"""The most names of a list that are examined for all that people write into bylines."""
LONGEST = 1000
"""The most characters of a name."""
_LONGEST_LINE = 10_000
"""The most characters of a line of names that is examined in this way."""
_MOST_IN_LINE = 1000
"""The most names on such a line: in so few characters, more are no names as people have them."""
_FEW = 5200
"""The most names that are read of any list, however short they are: collaborations of physicists
print as many."""
_SHORTEST = 24
"""The least characters of a file for each name of a list that is longer."""
_SMALL = late_pattern(r"^(?P<particle>(?:[a-z][a-z'’]{0,5}\s+)+)(?P<family>[^\W\d_].*)$")
_BRACED = late_pattern(r"\{([^{}]+)\}$")
_OWN = frozenset(("family", "literal"))
"""The parts of a name that few others have."""


def most(size: int) -> int:
    """The most names that are read of a list, since each takes hundreds of bytes of memory.

    Args:
        size: The characters of the file that it is in.
    """
    return max(_FEW, size // _SHORTEST)


def cut(said: Any, count: int) -> tuple[Any, bool]:
    """The first so many names of a list, or of a line of them, and whether there are more."""
    if isinstance(said, str) and is_line(said):
        between = _between(said)
        first = said.split(between, count)
        return (between.join(first[:count]), True) if len(first) > count else (said, False)
    if isinstance(said, list):
        said = flat(flat(said))
        return (said[:count], True) if len(said) > count else (said, False)
    return said, False


def flat(said: list[Any]) -> list[Any]:
    """A list with what is in the lists in it, and not in lists in those, in their places."""
    if not any(isinstance(inner, list) for inner in said):
        return said
    return [each for inner in said for each in (inner if isinstance(inner, list) else [inner])]


def told(variable: str, count: int) -> str:
    """The notice that a list of names was cut."""
    return f"Only the first {count:,} names of the field “{variable}” were read."


def is_line(text: str) -> bool:
    """Whether a line of names is longer than people write them, or has more names."""
    return len(text) > _LONGEST_LINE or text.count(_between(text)) > _MOST_IN_LINE


def _between(line: str) -> str:
    """What stands between names: semicolons or, where there are none, commas."""
    return ";" if ";" in line else ","


def apart(line: str) -> list[str]:
    """The names on a long line."""
    between = _between(line)
    return [name for each in line.split(between) if (name := each.strip(" ,"))]


def name(text: str) -> dict[str, str]:
    """A name: `Family, Given`, or in order, an organisation in braces."""
    text = on_one_line(text)
    if braced := _BRACED.match(text):
        return {"literal": braced[1].strip()}
    family, comma, given = text.partition(",")
    if comma:
        family, given = family.strip(), given.strip()
    else:
        given, _, family = text.rpartition(" ")
    if given and family and len(text) <= LONGEST:
        return {**with_particle(family), "given": given}
    literal = text.strip(" ,")
    return {"literal": literal} if literal else {}


def shared(name: dict[str, str]) -> dict[str, str]:
    """A name whose given names and particles, which recur in long lists, take memory once."""
    for part, said in name.items():
        if part not in _OWN:
            name[part] = intern(said)
    return name


def has_particle(text: str) -> bool:
    """Whether there may be a particle within a name in order."""
    if "," in text:
        return False
    for word in text[:LONGEST].split():  # noqa: SIM110 - twice as fast as `any` for each name
        if word[0].islower():
            return True
    return False


def with_particle(family: str) -> dict[str, str]:
    """A family name, and the particle before it."""
    small = _SMALL.match(family) if family[:1].islower() else None
    if small is None:
        return {"family": family}
    return {"family": small["family"], "non-dropping-particle": small["particle"].strip()}

"""Names far into lists that are longer than people write, taken as programs write them."""

from __future__ import annotations

from reader.lazy import late_pattern

MOST_EXAMINED = 200
"""The most names of a list that are examined for all that people write into bylines."""
LONGEST = 1000
"""The most characters of a name."""
_LONGEST_LINE = 10_000
"""The most characters of a line of names that is examined in this way."""
_SMALL = late_pattern(r"^(?P<particle>(?:[a-z][a-z'’]{0,5}\s+)+)(?P<family>[^\W\d_].*)$")
_BRACED = late_pattern(r"\{([^{}]+)\}$")


def is_line(text: str) -> bool:
    """Whether a line of names is longer than people write them."""
    return len(text) > _LONGEST_LINE


def apart(line: str) -> list[str]:
    """The names on such a line, between semicolons or, where there are none, commas."""
    between = ";" if ";" in line else ","
    return [name for each in line.split(between) if (name := each.strip(" ,"))]


def name(text: str) -> dict[str, str]:
    """A name: `Family, Given`, or in order, an organisation in braces."""
    text = " ".join(text.split())
    if braced := _BRACED.match(text):
        return {"literal": braced[1].strip()}
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma:
        given, _, family = text.rpartition(" ")
    if given and family and len(text) <= LONGEST:
        return {**with_particle(family), "given": given}
    literal = text.strip(" ,")
    return {"literal": literal} if literal else {}


def has_particle(text: str) -> bool:
    """Whether there may be a particle within a name in order."""
    return "," not in text and any(word[0].islower() for word in text[:LONGEST].split())


def with_particle(family: str) -> dict[str, str]:
    """A family name, and the particle before it."""
    small = _SMALL.match(family)
    if small is None:
        return {"family": family}
    return {"family": small["family"], "non-dropping-particle": small["particle"].strip()}

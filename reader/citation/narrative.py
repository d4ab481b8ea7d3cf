"""A passage in a sentence that names its authors: “Smith (2024) says, …”.

The names, the year and the locator are taken from the style's own citation; one that can't be
split, such as a number or a note, stays whole after the passage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from reader.citation import cite
from reader.citation import quotation as passage
from reader.citation.csl.item import Item
from reader.citation.csl.locators import read
from reader.citation.csl.names import Name, ends_in_others
from reader.citation.markup.formats import format_named
from reader.citation.occurrence import FIRST, Occurrence
from reader.citation.quoted import Quoted, from_text
from reader.citation.registry import style_named
from reader.lazy import late_pattern

_YEAR = (
    r"(?:(?:ca\. |c\. )?-?\d{1,4}[a-z]?(?:[/–-]\d{1,4}[a-z]?)?|n\.d\.(?:-?[a-z])?|no date|undated"
    r"|in press|forthcoming)"
)
_DATED = late_pattern(rf"\((?P<names>.+?),? (?P<year>{_YEAR})\)")
"""A citation by author and date, without a locator."""
_NAMED = late_pattern(r"\((?P<names>[^()]*[^\W\d_][^()]*)\)")
"""A citation by author alone."""
_COMMA = late_pattern(r",([”’\"'»]+)$")
_MOST_NAMED = 2
_AUTHORS = ("author", "editor")
_NAMED_BY = (*_AUTHORS, "director", "composer", "translator", "compiler")


class _Apart(NamedTuple):
    """The parts of a citation."""

    names: str
    """The authors, or the title."""
    year: str
    """The year in parentheses, or an empty string."""
    place: str
    """The locator in parentheses, or an empty string."""


def narrative(
    words: str | Quoted,
    item: Mapping[str, Any],
    style: str,
    locator: Sequence[Any] | None = None,
    format: str = "plain",  # noqa: A002
    *,
    beside: Sequence[Mapping[str, Any]] = (),
    occurrence: Occurrence = FIRST,
) -> str:
    """A passage after the names of its authors; the arguments are those of `cite.quotation`."""
    how, chosen, place = format_named(format), style_named(style), read(locator)
    said = words if isinstance(words, Quoted) else from_text(words, is_verse=place.label == "line")
    apart = None
    if not passage.is_note(chosen, how) and not how.cites_keys:
        base = cite.citation(item, style, None, format, beside=beside)
        whole = cite.citation(item, style, locator, format, beside=beside)
        apart = _apart(base, whole, cite.citation(item, style, None, format))
    if apart is None:
        names = how.escape(_names(item))
        quoted = cite.quotation(
            said, item, style, locator, format, beside=beside, occurrence=occurrence
        )
    else:
        names = " ".join(filter(None, (apart.names, apart.year)))
        quoted = passage.quotation(said, apart.place, chosen, how)
    names = _capitalized(names, item)
    verb = "say" if _are_several(item) else "says"
    if not said.paragraphs:
        return f"{names} {quoted}".strip()
    if passage.is_block(said, chosen):
        return f"{names} {verb}:\n\n{quoted}"
    first = next(filter(str.isalnum, said.bare), "")
    # A comma introduces a sentence; words that continue one follow without.
    return f"{names} {verb}{',' if first.isupper() else ''} {quoted}"


def _capitalized(names: str, item: Mapping[str, Any]) -> str:
    """Names at the beginning of a sentence, where the particle of the first has a capital."""
    first = next(iter(_people(item)), None)
    is_particle = first is not None and first.particle and names.startswith(first.particle)
    return names[:1].upper() + names[1:] if is_particle else names


def _apart(base: str, whole: str, alone: str) -> _Apart | None:
    """The parts of a citation; None if it can't be split.

    Args:
        base: The citation without its locator.
        whole: The citation with its locator.
        alone: The citation without its locator, if no other work were cited.
    """
    if _NAMED.fullmatch(alone) and base.startswith(f"{alone[:-1]}, "):
        # The title that distinguishes two works of one author goes with the locator.
        return _Apart(_with_and(alone[1:-1]), "", f"({whole[len(alone) + 1 :]}")
    if found := _DATED.fullmatch(base):
        year = f"({found['year']})"
    elif found := _NAMED.fullmatch(base):
        year = ""
    else:
        return None
    place = ""
    if whole != base:
        if not (whole.startswith(base[:-1]) and whole.endswith(")")):
            return None
        place = f"({whole[len(base) - 1 : -1].lstrip(' ,:')})"
    return _Apart(_with_and(found["names"]), year, place)


def _with_and(names: str) -> str:
    """Names as they are in a sentence, without the comma that follows a title in a citation."""
    names = _COMMA.sub(r"\1", names)
    return names.replace(" \\& ", " and ").replace(" & ", " and ")


def _people(item: Mapping[str, Any], roles: Sequence[str] = _NAMED_BY) -> Sequence[Name]:
    """The people that a citation names."""
    one = Item(item)
    return next((found for role in roles if (found := one.names(role))), ())


def _are_several(item: Mapping[str, Any]) -> bool:
    """Whether several people say something; a title or an organization says it alone."""
    people = _people(item)
    return len(people) > 1 or ends_in_others(people)


def _names(item: Mapping[str, Any]) -> str:
    """The family names of an item's authors or editors, else its title."""
    people = _people(item, _AUTHORS)
    names = [f"{each.particle} {each.family}".strip() for each in people]
    if not names:
        return f"“{item.get('title') or item.get('id')}”"
    if len(names) > _MOST_NAMED or ends_in_others(people):
        return f"{names[0]} et al."
    return " and ".join(names)

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
from reader.citation.csl.locators import NOWHERE, read
from reader.citation.csl.names import Name, ends_in_others
from reader.citation.markup import rich
from reader.citation.markup.formats import Format, format_named
from reader.citation.occurrence import FIRST, Occurrence
from reader.citation.quoted import Quoted, from_text
from reader.citation.registry import Style, printer, style_named
from reader.lazy import late_pattern

_YEAR = (
    r"(?:(?:ca\. |c\. )?-?\d{1,4}[a-z]?(?:[/–-]\d{1,4}[a-z]?)?|n\.d\.(?:-?[a-z])?|no date|undated"
    r"|in press|forthcoming)"
)
_ONLY_YEAR = late_pattern(_YEAR)
_DATED = late_pattern(rf"\((?P<names>.+?),? (?P<year>{_YEAR})\)")
"""A citation by author and date, without a locator."""
_NAMED = late_pattern(r"\((?P<names>[^()]*[^\W\d_][^()]*)\)")
"""A citation by author alone."""
_CLOSED = late_pattern(r"(,?)((?:[”’\"'»*_/}]|</\w+>)+)$")
"""The end of a title: the comma that follows it in a citation, and what closes it."""
_UNSEEN = ("personal_communication", "interview")
"""The types of works that a citation may describe, as nobody can look them up."""
_OTHERS = " et al."
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
        apart = _apart(base, whole, cite.citation(item, style, None, format), item)
    if apart is None:
        names = _names(item, chosen, how)
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


def _apart(base: str, whole: str, alone: str, item: Mapping[str, Any]) -> _Apart | None:
    """The parts of a citation; None if it can't be split.

    Args:
        base: The citation without its locator.
        whole: The citation with its locator.
        alone: The citation without its locator, if no other work were cited.
        item: The work.
    """
    if _NAMED.fullmatch(alone) and base.startswith(f"{alone[:-1]}, "):
        # The title that distinguishes two works of one author goes with the locator.
        return _Apart(_with_and(alone[1:-1]), "", f"({whole[len(alone) + 1 :]}")
    if letter := _described(base, item):
        names, year = letter
    elif found := _DATED.fullmatch(base):
        names, year = found["names"], f"({found['year']})"
    elif found := _NAMED.fullmatch(base):
        names, year = found["names"], ""
    else:
        return None
    place = ""
    if whole != base:
        heads = (base[:-1], _CLOSED.sub(r",\2", base[:-1]))
        head = next((each for each in heads if whole.startswith(each)), "")
        if not (head and whole.endswith(")")):
            return None
        place = f"({whole[len(head) : -1].lstrip(' ,:')})"
    return _Apart(_with_and(names), year, place)


def _described(base: str, item: Mapping[str, Any]) -> tuple[str, str] | None:
    """The names in a citation, and what it says after them if that is more than a year.

    Args:
        base: The citation without its locator.
        item: The work.
    """
    if item.get("type") not in _UNSEEN or not base.startswith("("):
        return None
    end = 1
    for each in _people(item):
        for name in filter(None, (each.family, each.suffix)):
            found = base.find(name, end)
            end = end if found < 0 else found + len(name)
    end += len(_OTHERS) if base.startswith(_OTHERS, end) else 0
    said = base[end:-1].removeprefix(", ")
    if end == 1 or said == base[end:-1] or _ONLY_YEAR.fullmatch(said):
        return None
    return base[1:end], f"({said})"


def _with_and(names: str) -> str:
    """Names as they are in a sentence, without the comma that follows a title in a citation."""
    names = _CLOSED.sub(r"\2", names)
    return names.replace(" \\& ", " and ").replace(" & ", " and ")


def _people(item: Mapping[str, Any], roles: Sequence[str] = _NAMED_BY) -> Sequence[Name]:
    """The people that a citation names."""
    one = Item(item)
    return next((found for role in roles if (found := one.names(role))), ())


def _are_several(item: Mapping[str, Any]) -> bool:
    """Whether several people say something; a title or an organization says it alone."""
    people = _people(item)
    return len(people) > 1 or ends_in_others(people)


def _names(item: Mapping[str, Any], style: Style, how: Format) -> str:
    """The family names of an item's authors or editors, else its title, printed."""
    people = _people(item, _AUTHORS)
    names = [f"{each.particle} {each.family}".strip() for each in people]
    if not names:
        return how.render(rich.quoted(_title(item, style)), style.locale)
    if len(names) > _MOST_NAMED or ends_in_others(people):
        return how.escape(f"{names[0]} et al.")
    return how.escape(" and ".join(names))


def _title(item: Mapping[str, Any], style: Style) -> str:
    """An item's title as rich text, with capitals as its citation has them, else its id."""
    one = Item(item)
    title = one.text("title") or str(item.get("id"))
    if style.file:
        return title
    prints = printer(style)
    cited = rich.bare(prints.citation(one, NOWHERE) + prints.bibliography_entry(one))
    titled = one.titled("title")
    return titled if titled and rich.bare(titled) in cited else title

"""Names: reading them from CSL-JSON, and printing lists of them in a style."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.citation.markup.csl_markup import rich
from reader.citation.markup.rich import CLOSE_QUOTE, OPEN_QUOTE, bare, join
from reader.lazy import late_pattern

_BOUND_PARTICLE = late_pattern(r"[^\W\d_]{1,4}[’-](?=[^\W\d_])")
_BEFORE_ALL = "\x1f"
"""A separator that sorts before a space."""
_INITIALS = late_pattern(r"(?<=\w\.)(?=\w)")
_EAST_ASIAN = (
    (0x1100, 0x11FF),
    (0x2E80, 0x30FF),
    (0x3130, 0x318F),
    (0x31F0, 0x9FFF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9D),
    (0x20000, 0x3FFFF),
)
"""The ranges of Chinese, Japanese and Korean letters: first and last code points."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person, or an organisation, which has a family name only; rich text."""

    family: str
    """The family name without its particles; the whole name of an organisation."""
    given: str = ""
    """The given names, as they were written."""
    particle: str = ""
    """A particle that is kept with the family name, such as `van der`."""
    loose_particle: str = ""
    """A particle that is dropped when the family name stands alone, such as `de la`."""
    suffix: str = ""
    """The suffix, such as `Jr.`."""
    comma_suffix: bool = False
    """Whether a comma always stands before the suffix."""
    is_whole: bool = False
    """Whether the family name is a literal that is printed unchanged."""

    @property
    def is_east_asian(self) -> bool:
        """Whether it is written without a space and with the family name first."""
        return bool(self.given) and all(map(_is_east_asian, bare(self.family + self.given)))

    @property
    def is_others(self) -> bool:
        """Whether it stands for unlisted names, as pandoc and BibTeX write them."""
        return self.is_whole and self.family.casefold().rstrip(".") in {"others", "et al"}


@dataclass(frozen=True, slots=True)
class NameStyle:
    """How a style prints a list of names."""

    conjunction: str = "and"
    """The conjunction before the last name."""
    inverted: str = ""
    """Which names are inverted: the `first`, `all` or none."""
    is_short: bool = False
    """Whether only family names are printed."""
    has_initials: bool = False
    """Whether given names are abbreviated."""
    is_demoted: bool = False
    """Whether particles follow the given names in inverted names."""
    always_comma: bool = False
    """Whether a comma precedes the last name and `et al.` even after a single name."""
    et_al_from: int = 0
    """The number of names from which a list is shortened; 0 for never."""
    et_al_shown: int = 1
    """How many names a shortened list keeps."""
    shows_last: bool = False
    """Whether a shortened list ends in an ellipsis and the last name."""
    delimiter: str = ", "
    """The separator between names."""
    separator: str = ", "
    """What follows the family name of an inverted name, and precedes a suffix there."""
    initials_with: str = ". "
    """What follows an initial, and between two; if nothing, their hyphens go too."""
    never_comma: bool = False
    """Whether the conjunction is never preceded by a comma."""
    others: str = "et al."
    """What replaces the names that are left out; rich text."""
    first_given: str = ""
    """How much of the first given names is shown to distinguish namesakes: `initials` or `full`."""

    def but(self, **changes: Any) -> NameStyle:
        """The same style with some settings changed."""
        return replace(self, **changes) if changes else self


def _is_east_asian(char: str) -> bool:
    return char.isspace() or any(low <= ord(char) <= high for low, high in _EAST_ASIAN)


def read(value: Any) -> tuple[Name, ...]:
    """The names in a CSL-JSON value; entries without a name are left out."""
    if isinstance(value, Mapping | str):
        value = [value]
    if not isinstance(value, Sequence):
        return ()
    return tuple(name for name in map(_name, value) if name is not None)


def _name(value: Any) -> Name | None:
    """One name, if the value contains one."""
    if isinstance(value, str):
        value = {"literal": value}
    if not isinstance(value, Mapping):
        return None
    family, given = _unquoted(rich(value.get("family"))), rich(value.get("given"))
    literal = rich(value.get("literal"))
    if not family and (literal or given):
        return Name(literal or given, is_whole=True)
    if not family:
        return None
    particle = rich(value.get("non-dropping-particle"))
    loose = rich(value.get("dropping-particle"))
    suffix = rich(value.get("suffix"))
    if not particle and not loose:
        particle, family = _split_family(family)
        given, loose = _split_given(given)
    if not suffix and "," in given:
        given, _, suffix = (part.strip() for part in given.partition(","))
    comma = value.get("comma-suffix")
    return Name(family, given, particle, loose, suffix, comma_suffix=bool(comma))


def _unquoted(text: str) -> str:
    """A family name without the quotation marks that enclose all of it."""
    if text[:1] == OPEN_QUOTE and text[-1:] == CLOSE_QUOTE:
        return text[1:-1]
    return text


def _split_family(family: str) -> tuple[str, str]:
    """The lower-case words at the beginning of a family name, and the rest of it."""
    words = family.split(" ")
    count = 0
    while count < len(words) - 1 and words[count].islower():
        count += 1
    last = " ".join(words[count:])
    bound = _BOUND_PARTICLE.match(last)
    if bound and bound[0].islower() and last[bound.end()].isupper():
        return " ".join([*words[:count], bound[0]]), last[bound.end() :]
    return " ".join(words[:count]), last


def _split_given(given: str) -> tuple[str, str]:
    """Given names, and the lower-case words at their end."""
    words = given.split(" ")
    kept = len(words)
    while kept > 1 and words[kept - 1].islower() and words[kept - 1].isalpha():
        kept -= 1
    return " ".join(words[:kept]), " ".join(words[kept:])


def print_names(people: Sequence[Name], style: NameStyle) -> str:
    """A list of names as a style prints it; rich text."""
    is_cut, has_others = 0 < style.et_al_from <= len(people), ends_in_others(people)
    whole = len(people) - has_others
    count = min(style.et_al_shown, len(people) - 1) if is_cut else whole
    shown = [print_name(name, style, is_first=not index) for index, name in enumerate(people)]
    if not is_cut and not has_others:
        return _listed(shown, style)
    if style.shows_last and not has_others:
        return join(style.delimiter, *shown[:count]) + f"{style.delimiter}… {shown[-1]}"
    comma = style.delimiter if style.always_comma or count > 1 else " "
    return join(comma, join(style.delimiter, *shown[:count]), style.others)


def ends_in_others(people: Sequence[Name]) -> bool:
    """Whether a list says that there are more names than it contains."""
    return len(people) > 1 and people[-1].is_others


def sort_text(people: Sequence[Name], style: NameStyle) -> str:
    """The sort key of a list of names: all inverted, without those that are left out."""
    is_cut = 0 < style.et_al_from <= len(people)
    # What follows a family name sorts before anything that makes it a longer name.
    inverted = style.but(inverted="all", separator=_BEFORE_ALL)
    said = people[: len(people) - ends_in_others(people)]
    shown = said[: style.et_al_shown] if is_cut else said
    return " ".join(print_name(name, inverted) for name in shown)


def _listed(shown: Sequence[str], style: NameStyle) -> str:
    """Names with commas and a conjunction."""
    if len(shown) < 2 or not style.conjunction:  # noqa: PLR2004 — one name is no list
        return join(style.delimiter, *shown)
    many = not style.never_comma and (len(shown) > 2 or style.always_comma)  # noqa: PLR2004 — a pair needs no comma
    comma = style.delimiter.rstrip(" ") if many else ""
    before = join(style.delimiter, *shown[:-1])
    return join(f"{comma} {style.conjunction} ", before, shown[-1])


def print_name(name: Name, style: NameStyle, *, is_first: bool = True) -> str:
    """One name as a style prints it in a list; rich text."""
    if name.is_whole:
        return name.family
    if style.is_short:
        family = _attached(name.particle, name.family)
        if not is_first or not style.first_given:
            return family
        given = name.given if style.first_given == "full" else _shortened(name.given, style)
        return join(" ", given, family)
    if name.is_east_asian:
        return name.family + name.given
    is_short = style.has_initials and not (is_first and style.first_given == "full")
    given = _shortened(name.given, style) if is_short else _spelled(name.given)
    if style.inverted == "all" or (style.inverted == "first" and is_first):
        return _inverted(name, given, style)
    family = _attached(_attached(name.loose_particle, name.particle), name.family)
    whole = join(" ", given, family)
    return join(", " if name.comma_suffix else " ", whole, name.suffix)


def _inverted(name: Name, given: str, style: NameStyle) -> str:
    """A name in inverted form."""
    if style.is_demoted:
        after = join(" ", given, name.loose_particle, name.particle)
        return join(style.separator, name.family, after, name.suffix)
    after = join(" ", given, name.loose_particle)
    return join(style.separator, _attached(name.particle, name.family), after, name.suffix)


def _attached(particle: str, family: str) -> str:
    """A particle before a name, with a space unless it ends in an apostrophe or hyphen."""
    return particle + family if particle[-1:] in {"’", "-"} else join(" ", particle, family)


def initials(given: str) -> str:
    """Given names reduced to initials: `J.-P.`, `R. B.`; scripts without capitals stay whole."""
    return " ".join(filter(None, map(_initial, _INITIALS.sub(" ", given).split())))


def _shortened(given: str, style: NameStyle) -> str:
    """Given names reduced to initials, joined as in the style."""
    short = initials(given)
    if style.initials_with:
        return short.replace(". ", style.initials_with)
    return re.sub(r"(?<=\w)\.[ -]?", "", short)


def _initial(word: str) -> str:
    """One given name's initial, or those of its hyphenated parts."""
    parts = [part for part in word.split("-") if part]
    short = [_letter(part) for part in parts if part[0].isupper()]
    return "-".join(short) if parts and parts[0][0].isupper() else word


def _letter(part: str) -> str:
    """A name's first letter with its combining characters, and a full stop."""
    if part.endswith("."):
        return part
    end = 1
    while end < len(part) and not part[end].isalnum() and part[end] not in "’'.":
        end += 1
    return part[:end] + "."


def _spelled(given: str) -> str:
    """Full given names, with a full stop and a space after each initial."""
    words = _INITIALS.sub(" ", given).split()
    return " ".join(word + "." if len(word) == 1 and word.isupper() else word for word in words)

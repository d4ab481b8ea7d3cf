"""The names that a header holds, in whatever form and order, as CSL names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reader.lazy import late_pattern
from reader.metadata.people import bylines, east_asian

_PARTS = (
    "family",
    "given",
    "literal",
    "suffix",
    "non-dropping-particle",
    "dropping-particle",
)
_ALIASES = {
    "last": "family",
    "last-name": "family",
    "lastname": "family",
    "surname": "family",
    "family-name": "family",
    "first": "given",
    "first-name": "given",
    "firstname": "given",
    "given-name": "given",
    "given-names": "given",
    "givenname": "given",
    "family-names": "family",
    "familyname": "family",
    "name-particle": "non-dropping-particle",
    "name-suffix": "suffix",
    "particle": "non-dropping-particle",
    "organization": "literal",
    "organisation": "literal",
    "org": "literal",
    "corporate": "literal",
}

_ORGANIZATION = late_pattern(
    r"\b(?:academy|agency|agence|association|authority|bank|board|bureau|center|centre|collective|"
    r"college|commission|committee|company|corporation|council|department|desk|editors?|federation|"
    r"foundation|fund|gmbh|group|inc|institute|institut|journal|laboratory|league|ltd|magazine|media|"
    r"ministry|network|news|newspaper|newsroom|office|organi[sz]ation|party|presse?|project|"
    r"reuters|school|secretariat|service|society|staff|team|texts|times|trust|union|universit\w+|"
    r"watch|writers)\b|^the\s|\s&\s.*\b(?:co|sons)\b",
    re.IGNORECASE,
)
_JUNIOR = late_pattern(r",?\s+(Jr\.?|Sr\.?|I{2,3}|IV)$")
_PARTICLE = late_pattern(
    r"^(?P<given>.*?\S)\s+(?P<particle>(?:(?:v[ao]n|der|den|de[rslnm]?|d[aiou]s?|della|la|le|ten|ter|zu|zur|zum|"
    r"af|av|al|el|bin|ibn)\s+)+)(?P<family>[^\W\d_].*)$"
)
_COMPOUND = late_pattern(
    r"^(?P<given>\S.*?)\s+(?P<family>(?:(?:Van|Von|De|Del|Della|Di|Da|Du|La|Le|Dos|Das|El|Ten|Ter"
    r"|Van\s+De[nr]?|De\s+La|Von\s+Der)"
    r"|(?:[^\W\d_]{2,}[eé]z|Garc[ií]a|Vargas|Castro|Ortega|Moreno|Romero|Navarro|Torres|Ramos|Medina"
    r"|Molina|Rojas|Reyes|Morales|Herrera|Delgado|Ortiz|Flores|Aguilar|Cruz|Mendoza|Guerrero"
    r"|Rivera|Soto|Rubio|Vega|Fuentes|Carrillo|Cabrera|Iglesias|Peña|Santana))\s+\S+|\S+\s+y\s+\S+)$"
)
"""Capital particles, and a first surname that is common in Spanish with a second one behind it."""
_INITIALS = late_pattern(r"^(?:[^\W\d_]\.\s+)+\S+$")
_BRACED = late_pattern(r"\{([^{}]+)\}$")
_BRACES = late_pattern(r"\{[^{}]*\}")
_HOLDERS = {0xE000: None, 0xE001: None}
"""Placeholders for braces while names are split; no text needs these characters."""
_HELD = late_pattern("\ue000(\\d+)\ue001")
_LINK = late_pattern(r"\[\[(?:[^\[\]|]*\||(?:[^\[\]|/]*/)+(?=[^\[\]|]))?([^\[\]|]*)\]\]")
"""A link to a person, as in note-taking programs."""
_SMALL = late_pattern(r"^(?P<particle>(?:[a-z][a-z'’]{0,5}\s+)+)(?P<family>[^\W\d_].*)$")
_WITH_JUNIOR = late_pattern(r"^([^,]+),\s*(Jr\.?|Sr\.?|I{2,3}|IV),\s*([^,]+)$")
_SIZE_OF_A_NAME = 4
"""The most words of a person's name; more make an organization."""


def parse(value: Any) -> list[dict[str, str]]:
    """The CSL names in a front matter's value: a string, a mapping, or a list of these.

    `{Braces}` or a mapping with `literal` mark an organization's name; so do words such as
    *Agency*, and names of a single word.
    """
    if isinstance(value, str):
        alone = value.translate(_HOLDERS)
        return [name for text in _apart(alone) if (name := _from_text(text))]
    if isinstance(value, Mapping):
        name = _from_mapping(value)
        return [name] if name else []
    if isinstance(value, list):
        flat = [each for inner in value for each in (inner if isinstance(inner, list) else [inner])]
        flat = [each for inner in flat for each in (inner if isinstance(inner, list) else [inner])]
        return [name for inner in flat if not isinstance(inner, list) for name in _one(inner)]
    return []


def _one(value: Any) -> list[dict[str, str]]:
    """An entry of a list, which is one name whatever commas it contains."""
    if isinstance(value, str):
        name = _from_text(value)
        return [name] if name else []
    return parse(value)


def _apart(text: str) -> list[str]:
    """The individual names on a line."""
    text = " ".join(_LINK.sub(r"\1", text).split())
    held = _BRACES.findall(text)
    if held:
        # Braces hold one name together, whatever it contains.
        numbers = iter(range(len(held)))
        parted = _apart(_BRACES.sub(lambda _: f"\ue000{next(numbers)}\ue001", text))
        return [_HELD.sub(lambda found: held[int(found[1])], name) for name in parted]
    if east_asian.is_line(bare := bylines.bare(text)):
        return east_asian.apart(bare)
    text = bylines.tidy(text)
    if _WITH_JUNIOR.match(text) or _is_one_group(text):
        return [text]
    return bylines.apart(text, _ORGANIZATION)


def _is_one_group(text: str) -> bool:
    """Whether a line is the name of one organisation, with whatever signs inside."""
    if ";" in text or not _ORGANIZATION.search(text):
        return False
    first, *rest = re.split(r"\s+(?:and|&)\s+|\s*,\s*|\s+[|/–—-]\s+", text)
    return _ORGANIZATION.search(first) is not None or (
        " " not in first or not any(map(_ORGANIZATION.search, rest))
    )


def _from_mapping(value: Mapping[str, Any]) -> dict[str, str]:
    name: dict[str, str] = {}
    for key, part in value.items():
        plain = key.casefold().replace("_", "-").replace(" ", "-")
        plain = _ALIASES.get(plain, plain)
        if isinstance(part, str) and part.strip() and plain in _PARTS:
            name[plain] = " ".join(part.split())
    if not name and (named := _named(value)):
        return named
    if "literal" in name and "family" not in name:
        return {"literal": name["literal"]}
    name.pop("literal", None)
    return name if "family" in name else {"literal": name["given"]} if "given" in name else {}


def _named(value: Mapping[str, Any]) -> dict[str, str]:
    """The name in `name:`, or the key of a mapping that says more of a person."""
    said = value.get("name")
    if isinstance(said, Mapping):
        return _from_mapping({key: part for key, part in said.items() if key != "name"})
    if isinstance(said, str):
        return _from_text(said)
    key, inner = next(iter(value.items()), ("", ""))
    is_name = len(value) == 1 and isinstance(inner, Mapping) and " " in key
    return _from_text(key) if is_name else {}


def _from_text(text: str) -> dict[str, str]:
    text = _LINK.sub(r"\1", " ".join(text.split()))
    if not _BRACED.match(text):
        text = bylines.alone(bylines.tidy(text))
    if between := _WITH_JUNIOR.match(text):
        return {**_personal(f"{between[1]}, {between[3]}"), "suffix": between[2]}
    if braced := _BRACED.match(text):
        return {"literal": braced[1].strip()}
    suffix = _JUNIOR.search(text)
    if suffix:
        text = text[: suffix.start()]
    name = _personal(text)
    if suffix and "family" in name:
        name["suffix"] = suffix[1]
    return name


def _personal(text: str) -> dict[str, str]:
    if parts := east_asian.family_first(text):
        return {"family": parts[0], "given": parts[1]}
    family, comma, given = (part.strip() for part in text.partition(","))
    is_group = " " in family and _ORGANIZATION.search(family)
    if comma and given and family and not is_group:
        small = _SMALL.match(family)
        name = {"family": small["family"] if small else family, "given": given}
        return name | ({"non-dropping-particle": small["particle"].strip()} if small else {})
    if is_group or _ORGANIZATION.search(text) or " " not in text or comma:
        group = text.strip(" ,")
        return {"literal": group} if group else {}
    if found := _PARTICLE.match(text):
        particle = found["particle"].strip()
        return {
            "family": found["family"],
            "given": found["given"],
            "non-dropping-particle": particle,
        }
    if text.count(" ") >= _SIZE_OF_A_NAME and not _INITIALS.match(text):
        return {"literal": text}
    found = _COMPOUND.match(text)
    given, family = found.groups() if found else text.rsplit(" ", 1)
    return {"family": family, "given": given}

"""Names as people write them, in CSL's form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

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
    "particle": "non-dropping-particle",
    "organization": "literal",
    "organisation": "literal",
    "org": "literal",
    "corporate": "literal",
}

_ORGANIZATION = re.compile(
    r"\b(?:academy|agency|agence|association|authority|bank|board|bureau|center|centre|collective|"
    r"college|commission|committee|company|corporation|council|department|desk|editors?|federation|"
    r"foundation|fund|gmbh|group|inc|institute|institut|journal|laboratory|league|ltd|magazine|media|"
    r"ministry|network|news|newspaper|newsroom|office|organi[sz]ation|party|presse?|project|"
    r"reuters|school|secretariat|service|society|staff|team|texts|times|trust|union|universit\w+|"
    r"watch|writers)\b|^the\s|\s&\s.*\b(?:co|sons)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^by\s+(?=[^\W\d_])", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*;\s*|\s+(?:and|und|et|y)\s+|\s*,\s+(?:and|und|et|y)\s+|\s+&\s+")
_SUFFIX = re.compile(r",?\s+(Jr\.?|Sr\.?|I{2,3}|IV)$")
_PARTICLE = re.compile(
    r"^(?P<given>.*?\S)\s+(?P<particle>(?:(?:v[ao]n|der|den|de[rslnm]?|d[aiou]s?|della|la|le|ten|ter|zu|zur|zum|"
    r"af|av|al|el|bin|ibn)\s+)+)(?P<family>[^\W\d_].*)$"
)
_BRACED = re.compile(r"\{([^{}]+)\}$")
_BRACES = re.compile(r"\{[^{}]*\}")
_HOLDERS = {0xE000: None, 0xE001: None}
"""What stands for braces while names are parted; no text has a use for these."""
_HELD = re.compile("\ue000(\\d+)\ue001")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
"""How a note program links a name."""
_SMALL = re.compile(r"^(?P<particle>(?:[a-z][a-z'’]{0,5}\s+)+)(?P<family>[^\W\d_].*)$")
_WITH_SUFFIX = re.compile(r"^([^,]+),\s*(Jr\.?|Sr\.?|I{2,3}|IV),\s*([^,]+)$")
_SIZE_OF_A_NAME = 4
"""Words; more are an organization's."""


def parse(value: Any) -> list[dict[str, str]]:
    """The CSL names in whatever a front matter says: a string, a mapping, or a list of these.

    `{Braces}` or a mapping with `literal` make an organization's name; so do words such as
    *Agency*, and names of a single word.
    """
    if isinstance(value, str):
        alone = value.translate(_HOLDERS)
        return [name for text in _apart(alone) if (name := _from_text(text))]
    if isinstance(value, Mapping):
        name = _from_mapping(value)
        return [name] if name else []
    if isinstance(value, list):
        return [name for inner in value if not isinstance(inner, list) for name in _one(inner)]
    return []


def _one(value: Any) -> list[dict[str, str]]:
    """An entry of a list, which is one name whatever commas it has."""
    if isinstance(value, str):
        name = _from_text(value)
        return [name] if name else []
    return parse(value)


def _apart(text: str) -> list[str]:
    """The single names in a line of them."""
    text = _BYLINE.sub("", " ".join(text.split()))
    held = _BRACES.findall(text)
    if held:
        # What is in braces is one name, whatever words it has.
        numbers = iter(range(len(held)))
        parted = _apart(_BRACES.sub(lambda _: f"\ue000{next(numbers)}\ue001", text))
        return [_HELD.sub(lambda found: held[int(found[1])], name) for name in parted]
    if ";" not in text and _ORGANIZATION.search(text):
        return [text]
    names = [name for name in _BETWEEN.split(text) if name]
    return [single for name in names for single in _by_comma(name)]


def _by_comma(text: str) -> list[str]:
    """`Ann Lee, Bo Day` is two people; `Lee, Ann` and `Ann Lee, Jr.` are one."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if _SMALL.match(text) or _WITH_SUFFIX.match(text):
        return [text]
    if len(parts) > 1 and all(" " in part or _HELD.fullmatch(part) for part in parts):
        return parts
    return [text]


def _from_mapping(value: Mapping[str, Any]) -> dict[str, str]:
    name: dict[str, str] = {}
    for key, part in value.items():
        plain = key.casefold().replace("_", "-").replace(" ", "-")
        plain = _ALIASES.get(plain, plain)
        if isinstance(part, str) and part.strip() and plain in _PARTS:
            name[plain] = " ".join(part.split())
    if not name and isinstance(value.get("name"), str):
        return _from_text(value["name"])
    if "literal" in name and "family" not in name:
        return {"literal": name["literal"]}
    name.pop("literal", None)
    return name if "family" in name else {"literal": name["given"]} if "given" in name else {}


def _from_text(text: str) -> dict[str, str]:
    text = _LINK.sub(r"\1", " ".join(text.split()))
    if between := _WITH_SUFFIX.match(text):
        return {**_personal(f"{between[1]}, {between[3]}"), "suffix": between[2]}
    if braced := _BRACED.match(text):
        return {"literal": braced[1].strip()}
    suffix = _SUFFIX.search(text)
    if suffix:
        text = text[: suffix.start()]
    name = _personal(text)
    if suffix and "family" in name:
        name["suffix"] = suffix[1]
    return name


def _personal(text: str) -> dict[str, str]:
    if not text.strip(" ,"):
        return {}
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma and given and family:
        small = _SMALL.match(family)
        name = {"family": small["family"] if small else family, "given": given}
        return name | ({"non-dropping-particle": small["particle"].strip()} if small else {})
    if _ORGANIZATION.search(text) or " " not in text or comma:
        return {"literal": text.strip(" ,")}
    if found := _PARTICLE.match(text):
        particle = found["particle"].strip()
        return {
            "family": found["family"],
            "given": found["given"],
            "non-dropping-particle": particle,
        }
    if text.count(" ") >= _SIZE_OF_A_NAME:
        return {"literal": text}
    given, _, family = text.rpartition(" ")
    return {"family": family, "given": given}

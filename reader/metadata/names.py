"""Names on one line: parsed as a person types them, and shown for editing.

`Family, Given; van der Berg, Jan; King, Martin Luther, Jr.; {City of Springfield}`, or in natural
order. Braces hold one part together, whatever it contains; a name entirely in braces is an
organisation's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from reader.errors import ReaderError
from reader.metadata import bylines
from reader.metadata.csl import limited
from reader.text import glyphs

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

_ORGANIZATION = re.compile(
    r"\b(?:academy|agency|agence|association|authority|bank|board|bureau|center|centre|collective|"
    r"college|commission|committee|company|corporation|council|department|desk|editors?|federation|"
    r"foundation|fund|gmbh|group|inc|institute|institut|journal|laboratory|league|ltd|magazine|media|"
    r"ministry|network|news|newspaper|newsroom|office|organi[sz]ation|party|presse?|project|"
    r"reuters|school|secretariat|service|society|staff|team|texts|times|trust|union|universit\w+|"
    r"watch|writers)\b|^the\s|\s&\s.*\b(?:co|sons)\b",
    re.IGNORECASE,
)
_JUNIOR = re.compile(r",?\s+(Jr\.?|Sr\.?|I{2,3}|IV)$")
_PARTICLE = re.compile(
    r"^(?P<given>.*?\S)\s+(?P<particle>(?:(?:v[ao]n|der|den|de[rslnm]?|d[aiou]s?|della|la|le|ten|ter|zu|zur|zum|"
    r"af|av|al|el|bin|ibn)\s+)+)(?P<family>[^\W\d_].*)$"
)
_COMPOUND = re.compile(
    r"^(?P<given>\S.*?)\s+(?P<family>(?:(?:Van|Von|De|Del|Della|Di|Da|Du|La|Le|Dos|Das|El|Ten|Ter"
    r"|Van\s+De[nr]?|De\s+La|Von\s+Der)"
    r"|(?:[^\W\d_]{2,}[eé]z|Garc[ií]a|Vargas|Castro|Ortega|Moreno|Romero|Navarro|Torres|Ramos|Medina"
    r"|Molina|Rojas|Reyes|Morales|Herrera|Delgado|Ortiz|Flores|Aguilar|Cruz|Mendoza|Guerrero"
    r"|Rivera|Soto|Rubio|Vega|Fuentes|Carrillo|Cabrera|Iglesias|Peña|Santana))\s+\S+|\S+\s+y\s+\S+)$"
)
"""Capital particles, and a first surname that is common in Spanish with a second one behind it."""
_INITIALS = re.compile(r"^(?:[^\W\d_]\.\s+)+\S+$")
_BRACED = re.compile(r"\{([^{}]+)\}$")
_BRACES = re.compile(r"\{[^{}]*\}")
_HOLDERS = {0xE000: None, 0xE001: None}
"""Placeholders for braces while names are split; no text needs these characters."""
_HELD = re.compile("\ue000(\\d+)\ue001")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\||(?:[^\[\]|/]*/)+(?=[^\[\]|]))?([^\[\]|]*)\]\]")
"""A link to a person, as in note-taking programs."""
_SMALL = re.compile(r"^(?P<particle>(?:[a-z][a-z'’]{0,5}\s+)+)(?P<family>[^\W\d_].*)$")
_WITH_JUNIOR = re.compile(r"^([^,]+),\s*(Jr\.?|Sr\.?|I{2,3}|IV),\s*([^,]+)$")
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
    if not text.strip(" ,"):
        return {}
    family, comma, given = (part.strip() for part in text.partition(","))
    is_group = " " in family and _ORGANIZATION.search(family)
    if comma and given and family and not is_group:
        small = _SMALL.match(family)
        name = {"family": small["family"] if small else family, "given": given}
        return name | ({"non-dropping-particle": small["particle"].strip()} if small else {})
    if is_group or _ORGANIZATION.search(text) or " " not in text or comma:
        return {"literal": text.strip(" ,")}
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


Name = dict[str, Any]

_AND = re.compile(r"\s+(?:and|und|et|y|&)\s+")
_SUFFIX = re.compile(r"(?:Jr|Sr|Ph\.?D|M\.?D|Esq|[IVX]+)\.?$")
_TEXTS = ("family", "given", "suffix", "non-dropping-particle", "dropping-particle")
_QUOTED = 30
"""Cells of the text that an error message quotes."""
_WITH_SUFFIX = 3
"""The number of parts of a name with a suffix."""


def shown(value: Any) -> str:
    """Names as a line that can be edited."""
    return "; ".join(map(_shown, _listed(limited(value))))


def read(line: str, was: Any = None) -> list[Any]:
    """The CSL names on a line.

    Args:
        line: The line.
        was: The names so far; one whose text is unchanged stays as it is.

    Raises:
        ReaderError: Something on the line is not a name; the message says what.
    """
    # A line contains only characters that can be displayed.
    kept = [(glyphs.showable(_shown(limited(name))), name) for name in _listed(was)]
    found: list[Any] = []
    for text in _split(" ".join(line.split()), ";"):
        same = next((each for each in kept if each[0] == glyphs.showable(text)), None)
        if same is None:
            found += _people(text)
        else:
            kept.remove(same)
            found.append(same[1])
    return found


def _listed(value: Any) -> Sequence[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


# Showing


def _shown(name: Any) -> str:
    if not isinstance(name, Mapping):
        return _braced(str(name))
    parts = {part: _text(name.get(part)) for part in _TEXTS}
    if not (parts["family"] or parts["given"]):
        return _braced(_text(name.get("literal")))
    wanted = {part: text for part, text in parts.items() if text}
    for protected in (set[str](), {"family"}, {"family", "given", "suffix"}):
        line = _line(parts, protected)
        if _is_read_as(line, wanted):
            return line
    return _line(parts, set(_TEXTS))


def _line(parts: Mapping[str, str], protected: set[str]) -> str:
    """The parts of a name in their order, some of them in braces."""
    said = {
        part: _braced(text) if part in protected and text else text for part, text in parts.items()
    }
    family = " ".join(filter(None, (said["non-dropping-particle"], said["family"])))
    given = " ".join(filter(None, (said["given"], said["dropping-particle"])))
    line = f"{family}, {given}".rstrip()
    return f"{line}, {said['suffix']}" if said["suffix"] else line


def _is_read_as(line: str, wanted: Name) -> bool:
    try:
        return _split(line, ";") == [line] and _people(line) == [wanted]
    except ReaderError:
        return False


def _text(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _braced(text: str) -> str:
    """A text in braces, without unbalanced braces inside."""
    whole = text if _is_balanced(text) else re.sub(r"[{}]", "", text)
    return "{" + " ".join(whole.split()) + "}"


def _is_balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


# Reading


def _split(text: str, sign: str) -> list[str]:
    """The non-empty parts of a text between separators outside braces.

    Raises:
        ReaderError: The braces are unbalanced.
    """
    if not _is_balanced(text):
        raise ReaderError("A brace { needs its } behind it, around an organisation's name.")
    return [part.strip() for part in _cut(text, sign) if part.strip()]


def _cut(text: str, sign: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for found in re.finditer(rf"[{{}}{sign}]", text):
        depth += (found[0] == "{") - (found[0] == "}")
        if found[0] == sign and not depth:
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def _people(text: str) -> list[Name]:
    """The names in a text without semicolons."""
    if "{" not in text:
        pieces = _AND.split(text)
        if len(pieces) > 1 and all("," in piece for piece in pieces):
            return [_person(piece.strip()) for piece in pieces]
        parts = [part.strip() for part in text.split(",")]
        is_natural = len(parts) == 1 or (
            len(parts) == _WITH_SUFFIX - 1 and _SUFFIX.match(parts[1]) and " " in parts[0]
        )
        if is_natural:
            found = parse(text)
            if not found:
                raise ReaderError(f"“{glyphs.fit(text, _QUOTED)}” names nobody.")
            return list(found)
    return [_person(text)]


def _person(text: str) -> Name:
    """One name: a literal in braces, or family name, given names and suffix between commas."""
    parts = [part.strip() for part in _cut(text, ",")]
    if len(parts) == 1 and _is_group(text):
        name = {"literal": text[1:-1].strip()}
    elif len(parts) == 1:
        words = _words(text)
        name = _parted(words[-1:], words[:-1], "")
    elif len(parts) == _WITH_SUFFIX and _SUFFIX.match(parts[1]) and not _SUFFIX.match(parts[2]):
        name = _parted(_words(parts[0]), _words(parts[2]), parts[1])
    elif len(parts) <= _WITH_SUFFIX:
        name = _parted(_words(parts[0]), _words(parts[1]), "".join(parts[2:]))
    else:
        raise ReaderError(
            f"“{glyphs.fit(text, _QUOTED)}” has too many commas: put ; between names."
        )
    if not any(name.values()):
        raise ReaderError(f"“{glyphs.fit(text, _QUOTED)}” names nobody.")
    return {part: value for part, value in name.items() if value}


def _parted(family: list[str], given: list[str], suffix: str) -> Name:
    """A name from the words of its parts, with its particles separated."""
    first = next((at for at, word in enumerate(family) if not _is_small(word)), len(family) - 1)
    first = max(first, 0)
    last = next((at for at in range(len(given), 0, -1) if not _is_small(given[at - 1])), 1)
    return {
        "family": _bare(family[first:]),
        "given": _bare(given[:last]),
        "suffix": _bare(_words(suffix)),
        "non-dropping-particle": _bare(family[:first]),
        "dropping-particle": _bare(given[last:]),
    }


def _is_small(word: str) -> bool:
    """Whether a word may be a particle."""
    return word.lstrip("'’")[:1].islower()


def _words(text: str) -> list[str]:
    """The words of a text; a group in braces is one word."""
    return [word for word in _cut(text, " ") if word]


def _bare(words: list[str]) -> str:
    return " ".join(word[1:-1] if _is_group(word) else word for word in words).strip()


def _is_group(text: str) -> bool:
    """Whether one pair of braces encloses the whole text."""
    return text.startswith("{") and text.endswith("}") and _is_balanced(text[1:-1])

"""Names on one line: parsed from typed input, and shown for editing.

`Family, Given; van der Berg, Jan; King, Martin Luther, Jr.; {City of Springfield}`, or in natural
order. Braces hold one part together, whatever it contains; a name entirely in braces is an
organisation's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from reader.errors import ReaderError
from reader.lazy import late_pattern
from reader.metadata.csl import limited
from reader.metadata.people import names
from reader.text import glyphs

Name = dict[str, Any]

_AND = late_pattern(r"\s+(?:and|und|et|y|&)\s+")
_SUFFIX = late_pattern(r"(?:Jr|Sr|Ph\.?D|M\.?D|Esq|[IVX]+)\.?$")
_TEXTS = ("family", "given", "suffix", "non-dropping-particle", "dropping-particle")
_QUOTED = 30
"""The most cells of the text that an error message quotes."""
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
        ReaderError: Something on the line is not a name; the message explains the error.
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


# Formatting


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
    """The parts of a name in order, some of them in braces."""
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


# Parsing


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
            found = names.parse(text)
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

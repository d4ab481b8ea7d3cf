"""What editing systems leave in bylines: picture credits, user names, names printed twice."""

from __future__ import annotations

import re

from reader.lazy import late_pattern

_PICTURES = (
    r"photos?|photographs?|pictures?|images?|fotos?|fotografías?|photographies?|bild(?:er)?"
    r"|billeder"
    r"|foto’s|zdjęci[ae]|video|graphics?|illustrations?"
)
_CREDIT = late_pattern(
    rf"(?:(?:all|more|additional|todas\s+las|alle)\s+)?(?:{_PICTURES})(?:\s+(?:by|de|von|di|av|af"
    rf"|courtesy.*))?"
    r"(?:\s+(?-i:[^\W\d_a-z])[\w.'’-]*){0,3}"
    rf"|(?:\S+\s+){{0,3}}?(?:file|submitted|courtesy|contributed|staff|provided|handout|stock"
    rf"|archiv|archive"
    rf"|agency|wire)\s+(?:{_PICTURES})|(?:(?-i:[^\W\d_a-z])[\w.'’-]*\s+){{1,3}}(?:{_PICTURES})"
    r"|(?:archivfoto|symbolbild|agenturfoto|foto\s+de\s+archivo|photo\s+d['’]archives?"
    r"|foto\s+archivio"
    r"|arkivfoto|arkivbild).*",
    re.IGNORECASE,
)
_NAME = 2
"""The fewest words of a name."""
_LONGEST = 6


def is_one(part: str) -> bool:
    """Whether a part of a byline only says whose a picture is."""
    return part.count(" ") < _LONGEST and _CREDIT.fullmatch(part) is not None


def once(name: str) -> str:
    """A name that is printed twice, or with a user name made of it, without that."""
    words = name.split()
    half = len(words) // 2
    if half >= _NAME and words[:half] == words[half:]:
        return " ".join(words[:half])
    if len(words) == _NAME + 1:
        first, family, last = (word.casefold() for word in words)
        if last in {first[0] + family, family + first[0], first + family, f"{first}.{family}"}:
            return " ".join(words[:-1])
    return name

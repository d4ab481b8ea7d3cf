"""Spanish names, which have two family names where others have one."""

from __future__ import annotations

from reader.lazy import late_pattern
from reader.metadata.people.given_names import ONLY_SPANISH, SPANISH

_SURNAME = late_pattern(r"\w*ñ\w*$|\w{2,}[eé]z$|ru[ií]z$|garc[ií]a$|mu[ñn]oz$|d[ií]az$")
_SMALL = frozenset(("de", "del", "la", "las", "los", "y"))
_DEVOTIONAL = late_pattern(
    r"(?P<given>(?:Mar[ií]a|José|Ana)\s(?:del?|de\sl[ao]s?)\s(?:[ÁA]ngeles|Carmen|Pilar|Mar|Rosario|Socorro|Luz"
    r"|Paz|Dolores|Mercedes|Jes[úu]s|Lourdes|Guadalupe|Consuelo|Rocío|Sol|Pino|Milagros|Nieves|Cruz))"
    r"\s(?P<family>[^\W\d_a-z]\S*(?:\s[^\W\d_a-z]\S*)?)$"
)
_FEWEST = 3
_BOTH = 2


def devotional(text: str) -> tuple[str, str] | None:
    """The given name and the rest of a name such as “María de los Ángeles Ruiz”."""
    found = _DEVOTIONAL.match(text)
    return (found["given"], found["family"]) if found else None


def two_surnames(text: str) -> tuple[str, str] | None:
    """The given names and both family names; None if the name is not Spanish, or has only one."""
    words = text.split()
    folded = [word.casefold() for word in words]
    if len(words) < _FEWEST or folded[0] not in SPANISH:
        return None
    at = 1
    while at < len(words) - 1 and folded[at] in SPANISH:
        at += 1
    family = words[at:]
    if any("." in word for word in family):
        return None
    is_spanish = any(word in ONLY_SPANISH for word in folded[:at]) or any(
        map(_SURNAME.match, folded[at:])
    )
    names = [word for word in family if word not in _SMALL]
    is_both = len(names) == _BOTH and family[0] not in _SMALL and family[-1] in names
    return (" ".join(words[:at]), " ".join(family)) if is_spanish and is_both else None

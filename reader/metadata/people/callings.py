"""What the people of a byline do: “Political editor”, “maîtresse de conférences en histoire”."""

from __future__ import annotations

import re
from itertools import pairwise

from reader.lazy import late_pattern
from reader.metadata.people import given_names, organizations, places, stamps
from reader.metadata.people.words import institutions, titles
from reader.metadata.people.words.vocabulary import AND, one_of

_CALLING = late_pattern(
    rf"(?<!\w)(?:[\w&./’'-]*[-/])?(?:(?:{one_of('role')})s?|(?:prof|professor|docent|doz"
    rf"|doc)\.?)(?!\w)",
    re.IGNORECASE,
)
_SENT = late_pattern(
    r"^(?:special|exclusive|especial|exclusivo|exklusiv|spécial|specially)\s+(?:to|for|para|für"
    r"|pour|written)\b",
    re.IGNORECASE,
)
"""“Special to The Herald”."""
_CUTS = late_pattern(r"(\s*[,;|•·]\s*|\s+[–—-]\s+)(?![^()]{0,200}\))")
_FIRST = late_pattern(
    rf"^(?:(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v|[Dd]e|[Dd]alla?|[Ff]rom|[Oo]d)\s+)?"
    rf"(?P<role>(?:[\w.&'’/-]+\s+){{0,4}}?(?i:{one_of('role')})s?)(?:\s+[a-zà-ÿ][\w-]{{3,}}){{0,2}}?"
    rf"\s*:?\s+"
    r"(?P<name>[^\W\d_a-z][\w.'’-]+\s+(?:[^\W\d_]\.\s+|\w{1,3}\s+){0,2}[^\W\d_a-z][\w'’-]+)"
)
"""A role before a full name."""
_BY = late_pattern(r"^(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v|[Aa]f)\s+")
_FULL_NAME = late_pattern(r"[^\W\d_a-z][\w.'’-]+\s+(?:\w{1,3}\s+){0,2}[^\W\d_a-z][\w'’-]+$")
_STAFF = late_pattern(
    rf"(?:(?:staff|special|senior|chief|guest|foreign|political|sports|business|own|our|news"
    rf"|contributing)\s+)+"
    rf"(?:{one_of('role')})s?|(?:reporter|correspondent|columnist|journalist|photographer"
    rf"|korrespondent|reporterin)",
    re.IGNORECASE,
)
"""A role in capitals that is no name."""
_WITH = late_pattern(
    r"^(?:with|avec|mit|con|com|met|med|z|ze|s|se|ile|dengan|и|from|da|do|de|del|della|dal|von"
    r"|van|fra|für|for|para"
    r"|pour|of)\s+(?P<rest>[^\W\d_].*)$"
)
"""A preposition before an agency or a publication."""
_PREPOSITION = late_pattern(
    r"(?:with|avec|mit|con|com|met|med|från|from|da|do|de|del|della|dal|von|van|fra|für|for|para"
    r"|pour|per|dla|pro|pre|für"
    r"|in|en|em|à|aus|w|v|i|din|для|у|в|из|desde|op|te|till|til)\s+[^\W\d_a-z]\S*(?:\s\S+)?$"
)
_DIGIT = late_pattern(r"[^\W\d_]\w*\d")
"""A station's or a site's name."""
_LONGEST = 12
_SMALL = (
    "van von vom den der des del della dela delos di da do dos das du de la le los las el al bin "
    "bint ibn ben ter ten te zu zum zur af dem wa ole ap ferch abu ould lo san mac"
)
_PARTICLES = frozenset(_SMALL.split())
_BY_WORDS = frozenset(["by", "par", "por", "door", "av", "af", "oleh", "per", "od"])
_AND = frozenset(
    ["and", "und", "et", "y", "e", "ed", "en", "og", "och", "with", "mit", "avec", *AND.split("|")]
) - {"na"}
_FULL = 2
VIETNAMESE = frozenset(
    [
        "nguyễn",
        "trần",
        "lê",
        "phạm",
        "huỳnh",
        "hoàng",
        "phan",
        "vũ",
        "võ",
        "đặng",
        "bùi",
        "đỗ",
        "hồ",
        "ngô",
        "dương",
        "lý",
        "đinh",
        "trịnh",
        "trương",
        "đoàn",
        "lương",
        "tô",
        "lâm",
        "mai",
        "tạ",
        "hà",
        "cao",
        "châu",
        "kiều",
        "quách",
        "thái",
    ]
)
"""Family names, with which a name begins."""


def without(line: str) -> str:
    """A line of names without the roles behind them, or before the first of them."""
    line = _without_first(line)
    pieces = _CUTS.split(line)
    if len(pieces) > 1 and is_one(_BY.sub("", pieces[0])) and _is_name(pieces[2]):
        pieces = pieces[2:]
    kept, is_named = pieces[:1], _is_full(pieces[0])
    for at in range(2, len(pieces), 2):
        part, following = pieces[at], "".join(pieces[at + 1 : at + 2])
        is_alone = " " not in part.strip() and part[:1].isupper() and following.strip() == ","
        is_beside = is_named and ";" not in pieces[at - 1]
        is_other = is_one(part) or _is_source(part) or (is_beside and is_told(part))
        if not is_other or is_alone:
            kept += pieces[at - 1 : at + 1]
    return "".join(kept)


def _is_name(part: str) -> bool:
    return _FULL_NAME.match(part) is not None and not organizations.is_group(part)


def is_one(part: str) -> bool:
    """Whether a part of a byline only says what somebody is."""
    part = titles.without(part.strip(" ().,"))
    if part.count(" ") >= _LONGEST or given_names.begins(part):
        return False
    found = _CALLING.search(part)
    if found is None:
        return _SENT.match(part) is not None
    behind = part[found.end() :].split()
    is_last = not behind or not behind[0][:1].isupper() or found.start() == 0
    return is_last and not any(organizations.is_person(" ".join(two)) for two in pairwise(behind))


def is_told(part: str) -> bool:
    """Whether a part behind a name has a word in small letters that no name has.

    “Facharzt für Kardiologie”; before the place in “Ann Lee à Lyon” stands a full name.
    """
    part = part.strip(" ().,*")
    bare = titles.without(part)
    part = bare if bare[:1].isupper() else part
    words = part.split()
    if not part[:1].isupper() or given_names.begins(part) or _has_next(words):
        return False
    small = (
        at
        for at, word in enumerate(words)
        if word.islower() and word.isalpha() and word not in _PARTICLES
    )
    first = next(small, 0)
    if not first or words[first] in _BY_WORDS:
        return False
    return first == 1 or words[first - 1].islower()


def _has_next(words: list[str]) -> bool:
    """Whether one more full name stands behind “and”."""
    return any(
        word in _AND and len(behind := words[at + 1 :]) > 1 and all(map(str.istitle, behind[:2]))
        for at, word in enumerate(words)
    )


def _is_full(name: str) -> bool:
    return len(_BY.sub("", name.strip()).split()) >= _FULL and not organizations.is_group(name)


def is_beside(line: str) -> bool:
    """Whether a line below the names says where, for whom or as what its people work."""
    line = line.strip()
    is_office = institutions.is_agency(line) or organizations.is_group(line)
    is_office = is_office or places.is_one(line) or _DIGIT.match(line) is not None
    is_told_of = is_one(line) or is_told(line) or stamps.is_one(line)
    return is_office or is_told_of or _PREPOSITION.match(line) is not None


def _is_source(part: str) -> bool:
    """Whether a part is “with” an agency, or “of” a publication."""
    found = _WITH.match(part.strip())
    rest = found["rest"].strip(" .") if found else ""
    return bool(rest) and (institutions.is_agency(rest) or organizations.is_group(rest))


def _without_first(line: str) -> str:
    """A line without a role before the first name."""
    found = _FIRST.match(line)
    if found is None or given_names.begins(found["role"]) or organizations.is_group(found["name"]):
        return line
    is_role = found["role"].split()[-1].islower() or _STAFF.fullmatch(found["role"])
    is_name = given_names.begins(found["name"]) or is_role
    return line[found.start("name") :] if is_name else line

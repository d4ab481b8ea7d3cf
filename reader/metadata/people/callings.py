"""What the people of a byline do: “Political editor”, “maîtresse de conférences en histoire”."""

from __future__ import annotations

import re
from itertools import pairwise

from reader.lazy import late_pattern
from reader.metadata.people import given_names, organizations
from reader.metadata.people.words.vocabulary import one_of

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
_LONGEST = 12
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
    kept = pieces[:1]
    for at in range(2, len(pieces), 2):
        part, following = pieces[at], "".join(pieces[at + 1 : at + 2])
        is_alone = " " not in part.strip() and part[:1].isupper() and following.strip() == ","
        if not is_one(part) or is_alone:
            kept += pieces[at - 1 : at + 1]
    return "".join(kept)


def is_one(part: str) -> bool:
    """Whether a part of a byline only says what somebody is."""
    part = part.strip(" ().,")
    if part.count(" ") >= _LONGEST or given_names.begins(part):
        return False
    found = _CALLING.search(part)
    if found is None:
        return _SENT.match(part) is not None
    behind = part[found.end() :].split()
    is_last = not behind or not behind[0][:1].isupper() or found.start() == 0
    return is_last and not any(organizations.is_person(" ".join(two)) for two in pairwise(behind))


def _without_first(line: str) -> str:
    """A line without a role before the first name."""
    found = _FIRST.match(line)
    if found is None or given_names.begins(found["role"]) or organizations.is_group(found["name"]):
        return line
    is_name = given_names.begins(found["name"]) or found["role"].split()[-1].islower()
    return line[found.start("name") :] if is_name else line

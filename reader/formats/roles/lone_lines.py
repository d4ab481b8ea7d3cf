"""What a line is by its words: a headline, a credit, a byline, or a rule."""

from __future__ import annotations

from reader.lazy import late_pattern

RULE = late_pattern(r"\s*([-*_=~#+·•⁂—–])(?:\s*+\1){2,}+\s*$|\s*[⁂❦❧☙]\s*$")
"""A line that only divides a text, such as `* * *`."""
AGENCY = r"(?:AFP|AP|Associated Press|Bloomberg|dpa|EPA|Getty(?: Images)?|Reuters|TASS|Xinhua|UPI)"
_CREDIT = late_pattern(
    rf"""(?x)
      .{{0,90}}(?:\bvia\s+|/\s?)(?i:{AGENCY})(?:\s*/.{{0,60}}|\s+via\s+.{{0,40}})?[.)\s]*
    | (?i:{AGENCY})\s?/\s?\S.{{0,60}}
    | \(?AP\sPhoto\s?/.{{1,60}}
    | (?i:photo(?:graph|s)?|image|picture|illustration|foto|bild|credit)
      (?i:\s+credits?|\s+by)?\s*:\s*\S.{{0,100}}
    | (?i:photo(?:graph|s)?|image|picture|illustration)
      \s+(?i:by|courtesy(?:\s+of)?)\s+[A-Z].{{0,80}}
    | (?:©|\(c\))\s?.{{1,80}}(?i:images?|photos?|{AGENCY})
    """
)
"""A photo credit on a line of its own."""
CREDIT_BEGINS = (
    *("photo", "image", "picture", "illustration", "foto", "bild", "credit"),
    *("ap photo", "(ap photo", "©", "(c)"),
)
"""Beginnings, in lower case, of credits that name no agency."""
_ALONE_BEGINS = (*CREDIT_BEGINS, "by")
_AGENCIES = ("afp", "ap", "associated", "bloomberg", "dpa", "epa", "getty", "reuters", "tass",
             "xinhua", "upi")  # fmt: skip
"""Agencies in lower case; other credits name one, with a slash or `via`."""
_BYLINE = late_pattern(
    r"(?:By|BY)\s+[^\W\d_a-z][\w.’'-]*(?:,?\s+(?:and|AND|&|von|van|de[rl]?|al|bin|[^\W\d_a-z][\w.’'-]*))*"
)
LONGEST_BYLINE = 90
LONGEST_HEADLINE = 160
_MOST_WORDS = 26
_CLOSING = "\"'”’»)]」』"
_PROSE_INSIDE = late_pattern(r"[^\W\d_]{3,}[.!?…]+[\"'”’»)]*\s|[。！？].")
_NOT_HEADLINE = late_pattern(r"(?:https?://|www\.|[-*•‣]\s|[\W\d_]*$)|\S+@\S+")


def is_headline(line: str) -> bool:
    """Whether a line on its own is a headline rather than prose."""
    line = line.strip()
    if not 0 < len(line) <= LONGEST_HEADLINE or line.count(" ") >= _MOST_WORDS or "\n" in line:
        return False
    ending = line.rstrip(_CLOSING)[-1:]
    if ending in ".,:;…。，：；、।" or (ending in "?!？！" and line[-1] in _CLOSING):
        return False
    return not (_PROSE_INSIDE.search(line) or _NOT_HEADLINE.match(line))


def is_credit(line: str) -> bool:
    """Whether a line is a photo credit and nothing else."""
    if len(line) > LONGEST_HEADLINE:
        return False
    words = line.strip().casefold()
    may_be = words.startswith(CREDIT_BEGINS) or (
        ("/" in words or "via" in words) and any(name in words for name in _AGENCIES)
    )
    return may_be and _CREDIT.fullmatch(line.strip()) is not None


def is_byline(line: str) -> bool:
    """Whether a line is a byline and nothing else."""
    words = line.strip()
    may_be = len(line) <= LONGEST_BYLINE and words.startswith(("By", "BY"))
    return may_be and _BYLINE.fullmatch(words) is not None


def stands_alone(line: str) -> bool:
    """Whether a line is a photo credit or a byline and nothing else; most fail a cheap test."""
    words = line.lstrip().casefold()
    may_be = words.startswith(_ALONE_BEGINS) or "/" in words or "via" in words
    return may_be and (is_credit(line) or is_byline(line))

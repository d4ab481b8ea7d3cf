"""What becomes of a line break inside a paragraph: a space, or nothing.

- Chinese and Japanese are written without spaces, so their lines join without one; Korean, Thai
  and all others keep it. Between Chinese or Japanese and another script, the text's own habit
  decides.
- A hyphen at a line's end belongs to a compound, which loses the space alone (`well-known`), or
  divides a word, which loses both (`exam-ple`) where the text itself or a word list shows it
  whole. It keeps its space where it stands for a half that comes later, as in
  `pre- and post-war`.
- A dash with no space before it has none behind it.
"""

from __future__ import annotations

from functools import cached_property

from reader.formats import word_list
from reader.lazy import late_pattern
from reader.metadata.front_matter import FrontMatter

WIDE = (
    "\u2e80-\u312f\u3190-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f"
    "\uffe0-\uffe6\U0001aff0-\U0001b16f\U00020000-\U0003fffd"
)
"""The characters of scripts that put no spaces between words, as the inside of a `[…]`."""
_WIDE = late_pattern(f"[{WIDE}]")
_WIDE_SIGN = late_pattern(
    "[\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff3d\uff5b-\uff65]"
)
_HANGUL = late_pattern("[\uac00-\ud7a3].|.[\uac00-\ud7a3]")
_APART = late_pattern(rf"[{WIDE}] (?=[0-9A-Za-z])|[0-9A-Za-z] (?=[{WIDE}])")
_TOGETHER = late_pattern(rf"[{WIDE}](?=[0-9A-Za-z])|[0-9A-Za-z](?=[{WIDE}])")

SAMPLE = 1 << 14
"""Characters of a text whose words and habits count for all of it."""
_MUCH = 0.1
_HYPHENS = "-\u2010"
_SOFT_HYPHEN = "\u00ad"
_DASHES = "\u2014\u2015"
_WORD = late_pattern(rf"[^\W\d_]+(?:[{_HYPHENS}][^\W\d_]+)*")
_LAST_PART = late_pattern(rf"[^\W\d_]{{2,60}}(?=[{_HYPHENS}]$)")
_FIRST_PART = late_pattern(r"[^\W\d_]+")
_SUSPENDED = late_pattern(
    r"(?:and|or|to|nor|versus|vs|und|oder|bis|sowie|bzw|et|ou|y|e|o|u|ni|en|of|och|eller|og|i"
    r"|lub|или|и)\b"
)
"""What follows the first half of a compound whose second half comes later."""


def is_wide(text: str) -> bool:
    """Whether much of a text is of scripts that put no spaces between words."""
    return not text.isascii() and len(_WIDE.findall(text)) > _MUCH * len(text)


def cells(text: str) -> int:
    """How wide a line is set, where a character of a script without spaces counts twice."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def first_word(line: str) -> int:
    """How many cells the least part of a line takes that could have stood in the line before."""
    word = line.split(None, 1)[0]
    if word.isascii():
        return len(word)
    wide = _WIDE.search(word)
    return len(word) if wide is None else cells(word[: max(wide.start(), 1)])


def language_of(front: FrontMatter) -> str:
    """What a text says that it is in; empty if it doesn't say."""
    said = front.fields.get("lang") or front.fields.get("language")
    return said if isinstance(said, str) else ""


class Joiner:
    """Joins the lines of a text's paragraphs."""

    def __init__(self, sample: str, language: str = "") -> None:
        """Learn a text's habits.

        Args:
            sample: The text, of which no more counts than its beginning.
            language: What it says that it is in.
        """
        self._sample = sample[:SAMPLE]
        self._language = language

    def joined(self, text: str) -> str:
        """A paragraph's lines in one."""
        lines = [line.strip() for line in text.split("\n")]
        if text.isascii() and not any(line[-1:] == "-" for line in lines):
            return " ".join(lines)
        whole = [lines[0]]
        for after in lines[1:]:
            lost, space = self.joint(whole[-1], after)
            if lost:
                whole[-1] = whole[-1][:-lost]
            whole += [space, after] if space else [after]
        return "".join(whole)

    def joint(self, before: str, after: str) -> tuple[int, str]:
        """How many characters the first of two lines loses at its end, and what comes between.

        Args:
            before: The end of the first, without white space behind it.
            after: The beginning of the second, without white space before it.
        """
        if not before or not after:
            return 0, " "
        last, first = before[-1], after[0]
        if last in _HYPHENS:
            return self._at_hyphen(before, after)
        if last == _SOFT_HYPHEN:
            return 1, ""
        if last in _DASHES and len(before) > 1 and not before[-2].isspace():
            return 0, ""
        if last.isascii() and first.isascii():
            return 0, " "
        return 0, self._between(last, first)

    def _between(self, last: str, first: str) -> str:
        is_wide = _WIDE.match(last), _WIDE.match(first)
        is_sign = _WIDE_SIGN.match(last) or _WIDE_SIGN.match(first)
        if all(is_wide) or (is_sign and not _HANGUL.match(last + first)):
            return ""
        other = first if is_wide[0] else last
        mixed = any(is_wide) and other.isascii() and other.isalnum()
        return "" if mixed and not self._keeps_apart else " "

    def _at_hyphen(self, before: str, after: str) -> tuple[int, str]:
        if len(before) == 1 or not (before[-2].isalnum() and after[0].isalnum()):
            is_dash = before[-2:-1] in _HYPHENS and not before[-3:-2].isspace()
            return 0, "" if len(before) > 1 + is_dash and is_dash else " "
        if _SUSPENDED.match(after):
            return 0, " "
        half, rest = _LAST_PART.search(before), _FIRST_PART.match(after)
        is_divided = half and rest and self._is_divided(half[0], rest[0])
        return (1, "") if is_divided else (0, "")

    def _is_divided(self, half: str, rest: str) -> bool:
        """Whether two parts of a word are one without a hyphen."""
        if rest[0].isupper() and not half.isupper():
            return False
        whole = (half + rest).casefold()
        if f"{half}-{rest}".casefold() in self._seen:
            return False
        return whole in self._seen or word_list.knows(whole, self._tongue)

    @cached_property
    def _tongue(self) -> str:
        return word_list.language_of(self._sample, self._language)

    @cached_property
    def _keeps_apart(self) -> bool:
        return len(_APART.findall(self._sample)) > len(_TOGETHER.findall(self._sample))

    @cached_property
    def _seen(self) -> frozenset[str]:
        """The words and compounds of the sample, but for what its line breaks divide."""
        found = (word.casefold().replace("\u2010", "-") for word in _WORD.findall(self._sample))
        return frozenset(found)

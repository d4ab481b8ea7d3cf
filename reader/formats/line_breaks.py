"""Joins hard-wrapped lines: a line break becomes a space, or nothing.

- Chinese and Japanese are written without spaces, so their lines are joined without one; Korean,
  Thai and all other scripts keep it. Between Chinese or Japanese and another script, the text's
  own usage decides.
- A hyphen at the end of a line belongs to a compound, which loses only the space (`well-known`),
  or divides a word, which loses both (`exam-ple`) if the text itself or a word list has it
  undivided. A suspended hyphen keeps its space (`pre- and post-war`).
- A dash without a space before it gets none after it.
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
"""Characters of scripts without spaces between words, as the inside of a `[…]`."""
_WIDE = late_pattern(f"[{WIDE}]")
_WIDE_SIGN = late_pattern(
    "[\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff3d\uff5b-\uff65]"
)
_HANGUL = late_pattern("[\uac00-\ud7a3].|.[\uac00-\ud7a3]")
_APART = late_pattern(rf"[{WIDE}] (?=[0-9A-Za-z])|[0-9A-Za-z] (?=[{WIDE}])")
_TOGETHER = late_pattern(rf"[{WIDE}](?=[0-9A-Za-z])|[0-9A-Za-z](?=[{WIDE}])")

SAMPLE = 1 << 14
"""How many characters of a text are examined for its words and usage."""
_MUCH = 0.1
_SLICE = 1 << 10
"""How many characters are counted at a time, since each of those found is an object."""
_HYPHENS = "-\u2010"
_SOFT_HYPHEN = "\u00ad"
_DASHES = "\u2014\u2015"
_BROKEN = late_pattern(r"-[^\S\n]*\n")
_WORD = late_pattern(rf"[^\W\d_]+(?:[{_HYPHENS}][^\W\d_]+)*")
_LAST_PART = late_pattern(r"[^\W\d_]{2,60}")
"""The letters of a word before its hyphen, in reverse, since a search ends where it begins."""
_FIRST_PART = late_pattern(r"[^\W\d_]+")
_SHORT = 2
"""Letters of word parts that occur in other words too often to be decisive."""
_APART_TONGUES = frozenset({"en", "fr", "es", "it", "pt"})
"""Languages that write new compounds with a hyphen, or as two words."""
_SUSPENDED = late_pattern(
    r"(?:and|or|to|nor|versus|vs|und|oder|bis|sowie|bzw|et|ou|y|e|o|u|ni|en|of|och|eller|og|i"
    r"|lub|или|и)\b(?![-‐’'])"
)
"""Words that follow a suspended hyphen."""


def is_wide(text: str) -> bool:
    """Whether a substantial part of a text is Chinese or Japanese."""
    if text.isascii():
        return False
    slices = (text[start : start + _SLICE] for start in range(0, len(text), _SLICE))
    return sum(len(_WIDE.findall(each)) for each in slices) > _MUCH * len(text)


def cells(text: str) -> int:
    """Width of a line in cells: Chinese and Japanese characters count twice."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def first_word(line: str) -> int:
    """Width of the shortest part of a line that could have moved up to the line before it."""
    word = line.split(None, 1)[0]
    if word.isascii():
        return len(word)
    wide = _WIDE.search(word)
    return len(word) if wide is None else cells(word[: max(wide.start(), 1)])


def language_of(front: FrontMatter) -> str:
    """The language that the front matter declares; empty if it declares none."""
    said = front.fields.get("lang") or front.fields.get("language")
    return said if isinstance(said, str) else ""


class Joiner:
    """Joins the lines of paragraphs."""

    def __init__(self, sample: str, language: str = "", *, is_typeset: bool = False) -> None:
        """Prepare to join the lines of a text.

        Args:
            sample: The text; only its beginning is examined, unless it was typeset.
            language: Its declared language.
            is_typeset: Whether a program divided words where lines end, as in a PDF: then an
                unknown hyphen divides a word.
        """
        self._sample = sample if is_typeset else sample[:SAMPLE]
        self._language = language
        self._is_typeset = is_typeset

    def joined(self, text: str) -> str:
        """The lines of a paragraph, joined."""
        if text.isascii() and ("-" not in text or not _BROKEN.search(text)):
            return " ".join(map(str.strip, text.split("\n")))
        lines = [line.strip() for line in text.split("\n")]
        whole = [lines[0]]
        for after in lines[1:]:
            lost, space = self.joint(whole[-1], after)
            if lost:
                whole[-1] = whole[-1][:-lost]
            whole += [space, after] if space else [after]
        return "".join(whole)

    def joint(self, before: str, after: str) -> tuple[int, str]:
        """How to join two lines: characters to drop from the first, and what to insert.

        Args:
            before: The end of the first line, without trailing white space.
            after: The beginning of the second line, without leading white space.
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
        half, rest = _LAST_PART.match(before[-2::-1]), _FIRST_PART.match(after)
        is_divided = half and rest and self._is_divided(half[0][::-1], rest[0])
        return (1, "") if is_divided else (0, "")

    def _is_divided(self, half: str, rest: str) -> bool:
        """Whether a hyphen merely divides a word."""
        if rest[0].isupper() and not half.isupper():
            return False
        whole = (half + rest).casefold()
        if f"{half}-{rest}".casefold() in self._seen:
            return False
        if whole in self._seen or word_list.knows(whole, self._tongue):
            return True
        if not self._is_typeset:
            return False
        # All other languages write compounds as one word.
        parts = (half.casefold(), rest.casefold()) if self._tongue in _APART_TONGUES else ()
        return not parts or not all(self._knows(part) for part in parts)

    def _knows(self, word: str) -> bool:
        return len(word) > _SHORT and (word in self._seen or word_list.knows(word, self._tongue))

    @cached_property
    def _tongue(self) -> str:
        return word_list.language_of(self._sample, self._language)

    @cached_property
    def _keeps_apart(self) -> bool:
        return len(_APART.findall(self._sample)) > len(_TOGETHER.findall(self._sample))

    @cached_property
    def _seen(self) -> frozenset[str]:
        """Words and compounds found within lines of the sample."""
        found = (word.casefold().replace("\u2010", "-") for word in _WORD.findall(self._sample))
        return frozenset(found)

"""Split a paragraph into sentences.

`sentencex` does the work; the rules here correct it where a close reader disagrees:

- It takes a quotation for one sentence, however long. Here quotation marks are hidden from it, and
  the sentences inside are found; a mark that closes stays with what it closes. - What goes on in
  lower case, or with a verb of saying, is the same sentence: `“Why?” he asked.` - An ellipsis at a
  word's end, with a capital behind it, ends a sentence. - An enumerator or an initial is no
  sentence, nor what ends in an abbreviation that goes on. - What ends an enumeration, such as
  `etc.`, ends the sentence where a capital follows. - A reference to a note, such as `¹`, `†` or
  `[12]`, stays with the sentence before it. - What a number follows, such as `Rom. 8:28` or `pag.
  3`, is no end; nor is a Korean quotation that a particle follows. - Brackets around a whole
  sentence go with it; a title in 《》 goes with what it stands in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

import sentencex

from reader.lazy import late_pattern
from reader.text.abbreviations import GERMAN_START, WITH_STARTS, ends_after_all, goes_on
from reader.text.document import Span
from reader.text.punctuation import (
    CORNERED,
    DOUBLE_ANGLED,
    DOUBLE_CURLY,
    LONG_DASHES,
    SINGLE_ANGLED,
    SINGLE_CURLY,
)

_CLOSING = "”“»«›‹」』’‘\"')）]】"
_EITHER = "“«‹‘\"'"
"""Quotation marks that may open or close, depending on the language."""
_MARKS = late_pattern(
    rf"[\"{DOUBLE_CURLY}{DOUBLE_ANGLED}{SINGLE_ANGLED}{CORNERED}]"
    rf"|(?<!\w)['{SINGLE_CURLY}]|['{SINGLE_CURLY}](?!\w)"
)
_ASIDE = late_pattern(
    r"\([^()]*[.!?…]\s+[^\W\d_a-z][^()]*[.!?…][\"”’]?\)|(?:(?<![^。！？…\s])|\A)（[^（）]*[。！？]）"
)
"""Bracketed whole sentences."""

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_SIGN = (
    rf"(?:[{_RAISED}†‡]+(?:[,⁻–’' ]{{1,2}}[{_RAISED}†‡]+)*|⁽[{_RAISED}]{{1,4}}⁾|\*{{1,3}}(?!\w)"
    r"|[§¶‖](?=\s|$)|\[\^?[^\[\]\s]{1,30}\]|\[[^\[\]]{2,40}\](?=\s|$))"
)
_CLOSED = r"(?<=[.!?…。！？؟।])(?:[\"”“’‘»«›‹」』)）]|\s[»›]){0,3}"
_NOTE = late_pattern(
    rf"(?P<close>{_CLOSED})(?P<sign>{_SIGN}+"
    rf"|\s(?:[{_RAISED}†‡]+|\[\^?\w{{1,4}}\])(?=\s+[\"“„«‘(]*[^\W\d_a-z]))"
)
"""References to notes after a full stop."""
_GLUED = late_pattern(
    r"(?<=[a-zà-öø-ÿ]{3}[.!?])[\"”’»]{0,2}(?P<sign>\d{1,3}(?:[,–-]\d{1,3})*)(?=\s+[\"“„«‘(]*[^\W\d_a-z])"
)
"""The same in plain digits, as in text copied from a page."""
_REFERS = late_pattern(rf"{_CLOSED}\s?[{_RAISED}†‡*§¶‖⁽\[\d]")
_HANGUL = late_pattern("[\uac00-\ud7a3]")
STOPS = ".!?…。！？।؟॥።۔"
_ENUMERATOR = late_pattern(
    r"[\W_]*(?:\d{1,3}(?:\.\d{1,3})*|(?=[ivxIVX])x{0,3}(?:ix|iv|v?i{0,3})|X{0,3}(?:IX|IV|V?I{0,3})"
    r"|[^\W\d_])[.)]$"
)
_BRACKETED = late_pattern(
    r"(?:^|[.!?…][\"”’»]?\s)\s*(?:\([^()]*[.!?…][\"”’»]?\)|\[[^][]*[.!?…][\"”’»]?\])\s+(?=[\"“‘«(]*[^\W\d_a-z])"
)
"""A sentence in brackets of its own, up to the next sentence."""
_TITLE = late_pattern(r"[《〈][^《》〈〉]{0,80}$")
"""The beginning of a title that isn't closed yet."""
_ELLIPSIS = late_pattern(r"(?<=\w)\s?(?:…|\.{3,})[\"”’»)]*\s+(?=[\"“‘«(]*([^\W\d_]\w*))")
_FIRST_WORD = late_pattern(r"[^\w]*(\w+)")
_SAYING = (
    r"(?:said|says|asked|asks|added|told|tells|wrote|writes|replied|answered|shouted|cried|"
    r"exclaimed|wondered|demanded|tweeted|inquired|recalled|continued|explained|whispered|"
    r"insisted|warned|argued|noted|admitted|agreed|announced|declared|joked|muttered|murmured|"
    r"sighed|laughed|screamed|yelled|begged|remarked|responded|snapped|suggested|urged|testified|"
    r"concluded|complained)\b"
)
_SPEAKER = late_pattern(rf"(?:[^\W\d_][\w’'.-]*\s+){{1,4}}?{_SAYING}|{_SAYING}")
_GOES_ON = late_pattern(
    r"と|って|という|なんて|などと|"
    r"(?![^\s，。]{0,4}[没沒不无無])[^\s，。！？、：“]{0,6}(?:说|說|问|問|道|答|喊|叫|称|稱)[，。：,]|"
    r"(?:이?라(?:고|며|면서|는|던)|고|며|면서|하고|하며|하는)(?=\s)|"
    r"و?(?:قال|سأل|أضاف|أجاب|تساءل|رد|أكد|صرح|تابع|صاح|هتف)(?:ت|وا)?\b"
)
"""What follows a closed quotation within the same sentence, in words of the language."""
_CONTINUES = ",;:，；、：)]）」』”"
_DASHES = f"-{LONG_DASHES}"
_LATE_STOP = late_pattern(r"[。．！？!?](?![!?…])|\.(?![.\w])")
"""Punctuation where a sentence would have to begin."""
_SPACED_MARK = late_pattern(rf"\s+[»›](?=[\s{_RAISED}†‡*⁽\[]|$)")
"""French puts a space before the mark that closes, and another one behind it."""

_OVER_SIGNS = (
    "etc.",
    "usw.",
    "usf.",
    "ff.",
    "ecc.",
    "enz.",
    "osv.",
    "m. m.",
    "m.m.",
    "itd.",
    "itp.",
    "и т",
    "и др.",
    "и пр.",
    "руб.",
    "коп.",
)
_OVER = late_pattern(
    r"\b(?:etc|usw|usf|ff|ecc|enz|osv|m\. ?m|it[dp]|и т\. ?[дп]|и др|и пр|руб|коп)\."
    r"[\"“”’»)]*\s+(?=[\"“„‘«(]*([^\W\d_]+))"
)
"""The end of an enumeration."""
_WORD_END = late_pattern(
    r"(?<=\s)([^\W\d_A-Z]{2,12}|[A-Z])\.[\"”’»)]*\s+(?=[\"“„«‘(¿¡]*[^\W\d_a-z])"
)
"""The full stop behind a word or letter that `sentencex` may take for an abbreviation."""
_UNIT = late_pattern(r"\d\s?[A-Z]\.\s+(?=[A-Z])")
"""A unit after a number, which is not an initial."""

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_LATIN = late_pattern("[A-Za-z]")
_SAMPLE = 400


def language_of(text: str, declared: str = "") -> str:
    """The language to split a text by: the declared one, unless the script contradicts it."""
    sample = text[:_SAMPLE]
    declared = declared.split("-", maxsplit=1)[0].casefold()
    if not sample.isascii():
        letters = len(_LATIN.findall(sample))
        for language, script in _SCRIPTS:
            if len(script.findall(sample)) > letters // 2:
                same = declared and declared not in {"en", "de", "fr", "es", "it", "pt", "nl"}
                return declared if same else language
    return declared if declared.isalpha() and declared.isascii() else "en"


@lru_cache(maxsize=2048)
def split(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a text without surrounding white space; together they are all of it."""
    signs = _signs(text)
    ends = {end: start for start, end in signs.items()}
    cuts: list[int] = []
    start = 0
    for cut in _cuts(text, signs, language):
        if not _is_one(text, start, cut, ends, language):
            cuts.append(cut)
            start = cut
    edges = [0, *cuts, len(text)]
    found = (_trimmed(text, edges[at], edges[at + 1]) for at in range(len(edges) - 1))
    return tuple(span for span in found if span.start < span.end)


def _hidden(text: str, signs: Mapping[int, int]) -> str:
    """A text with spaces for quotation marks, note references, and brackets around sentences."""
    for start, end in signs.items():
        text = text[:start] + " " * (end - start) + text[end:]
    text = _MARKS.sub(" ", text)
    if "(" in text or "（" in text:
        text = _ASIDE.sub(lambda found: f" {found[0][1:-1]} ", text)
    return text


def _signs(text: str) -> dict[int, int]:
    """The start and end of each reference to a note after a full stop."""
    if not _REFERS.search(text):
        return {}
    found = chain(_NOTE.finditer(text), _GLUED.finditer(text))
    return dict(match.span("sign") for match in found)


def _cuts(text: str, signs: Mapping[int, int], language: str) -> list[int]:
    """The offsets where a sentence may begin, in order."""
    hidden = _hidden(text, signs)
    found = set()
    for boundary in sentencex.get_sentence_boundaries(language, hidden)[:-1]:
        end = int(boundary["end_index"])
        found.add(_behind_marks(text, len(hidden[:end].rstrip()), end, signs))
    return sorted((found | set(_marked_ends(text, language))) - {0, len(text)})


def _marked_ends(text: str, language: str) -> Iterator[int]:
    """Beginnings of sentences that `sentencex` misses, after ambiguous ends."""
    if "…" in text or "..." in text:
        for ellipsis in _ELLIPSIS.finditer(text):
            spaced, word = ellipsis[0][0].isspace(), ellipsis[1]
            begins = GERMAN_START.match(word) if language == "de" else word != "I" and not spaced
            if word[0].isupper() and begins:
                yield ellipsis.end()
    if any(sign in text for sign in _OVER_SIGNS):
        for over in _OVER.finditer(text):
            if over[1][0].isupper() and (len(over[1]) == 1 or not over[1].isupper()):
                yield over.end()
    if "(" in text or "[" in text:
        yield from (aside.end() for aside in _BRACKETED.finditer(text))
    yield from (unit.end() for unit in _UNIT.finditer(text))
    for stop in _WORD_END.finditer(text) if language in WITH_STARTS else ():
        if ends_after_all(stop[1], text[stop.end() : stop.end() + 80], language):
            yield stop.end()


def _behind_marks(text: str, stop: int, end: int, signs: Mapping[int, int]) -> int:
    """Where the next sentence may begin: after the marks that close the last one.

    Args:
        text: What is split.
        stop: The end of the last sentence's words.
        end: Where `sentencex` begins the next one.
        signs: Where references to notes begin and end.
    """
    at = stop
    while at < end and (
        at in signs or (text[at] in _CLOSING and (at + 1 in signs or not _opens(text, at)))
    ):
        at = signs.get(at, at + 1)
    if spaced := _SPACED_MARK.match(text, at):
        at = signs.get(spaced.end(), spaced.end())
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _opens(text: str, at: int) -> bool:
    """Whether a mark right after a full stop opens a quotation, as in Chinese, not in Korean."""
    behind = text[at + 1 : at + 2]
    return text[at] in _EITHER and behind.isalnum() and not _HANGUL.match(behind)


def _is_one(text: str, start: int, cut: int, signs: Mapping[int, int], language: str) -> bool:
    """Whether the text around a cut is one sentence after all.

    Args:
        text: What is split.
        start: Where the sentence begins.
        cut: Where it may end.
        signs: Where references to notes begin, by where they end.
        language: The language of the text.
    """
    before = text[start:cut].rstrip()
    if start + len(before) in signs:
        before = text[start : signs[start + len(before)]].rstrip()
    words = before.rstrip(_CLOSING + " \u00a0\u202f")
    after = text[cut : cut + 80]
    if not words or _ENUMERATOR.fullmatch(words) or _begins_nothing(after):
        return True
    if before.endswith(("》", "〉")) or _TITLE.search(before) or _is_joined(text[cut - 1], after):
        return True
    closed = len(words) < len(before)
    if closed and _HANGUL.match(after) and not text[cut - 1].isspace():
        # A particle, which says what the quotation is in its sentence.
        return True
    if closed and (after[0] in _DASHES or _is_attribution(words[-1], after)):
        return True
    if goes_on(words, after, language):
        return True
    first = _FIRST_WORD.match(after)
    return first is not None and first[1][0].islower() and _is_lower_part(words, closed, first[1])


def _begins_nothing(after: str) -> bool:
    """Whether a text begins with a character that no sentence begins with."""
    return (
        after[0] in _CONTINUES
        or after[0] in "\u200c\u200d"
        or unicodedata.category(after[0]).startswith("M")
        or _LATE_STOP.match(after) is not None
    )


def _is_joined(last: str, after: str) -> bool:
    """Whether only a full stop separates two words, as in `U.S.A.`, or a dash continues.

    Args:
        last: The character right before.
        after: The text that follows.
    """
    if last == "." and after[0].isascii() and (after[0].isalnum() or after[0] == "-"):
        return True
    spoken = after.lstrip(_DASHES + " \u00a0")
    return after[0] in _DASHES and not (spoken[:1].isupper() or spoken[:1] in '¿¡«“„"')


def _is_attribution(stop: str, after: str) -> bool:
    """Whether the words after a quotation attribute it to a speaker."""
    if _GOES_ON.match(after):
        return True
    return stop in "?!…" and _SPEAKER.match(after) is not None


def _is_lower_part(words: str, closed: bool, first: str) -> bool:  # noqa: FBT001 - one of three facts
    """Whether a word in lower case continues the previous sentence."""
    if closed or words.endswith(("…", "...")):
        return True
    begins = _FIRST_WORD.match(words)
    proper = begins is not None and begins[1][0].isupper()
    return words.endswith((".", "!", "?")) and proper and first.islower()


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)

"""Burmese names, which have no family name and are printed whole."""

from __future__ import annotations

from reader.lazy import late_pattern


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SURE = _words(
    "aung khin kyaw myint htun hlaing thant thein zaw soe oo naing lwin nyunt myo hnin phyo swe"
    " htet htay"
    " nway maung shwe hla htoo htut khaing thiha thura zarni zayar zeya zeyar wunna thandar"
    " sandar myat"
    " mya kyi kyin hsu htin khant kaung pwint nyein thidar thida theingi thinzar nilar phyu pyae"
    " thaung"
    " suu tin chaw chit ohn thuzar eaindra ei thazin yadanar htike nyi nyan khine ingyin hein"
    " wutyi kyaing"
    " thway thwin zin"
)
"""Parts of names that other languages hardly have."""
_PARTS = _SURE | _words(
    "aye ba bo daw han lin may min moe mon nan nay nu pa phone pyone sai san saw sein su tha than"
    " thet thi"
    " thin thit thu tun u wai wah win wint wut ye yi yin yu ma ko la ja htan sithu tint wai lay"
    " nge lat cho chan lynn su phone lun maw nyo kyu hpone bhone zwe zay arkar nanda nandar"
    " thiri thurein thae tayza tayzar theik pyi oak shein shin eaint aint kham khun yamin wady sone"
    " yan paing sint sanda pan thaw tar toe kay zon june ni mi hmue hmwe mar myaing tut"
)
_SOUND = late_pattern(r"h[tlnmp][aeiouy]\w{0,4}|\w{1,3}aung")
"""How parts sound in this language alone."""
_SHORTEST, _LONGEST = 2, 5


def is_one(text: str) -> bool:
    """Whether a text is such a name.

    All its parts are of such, and one that is of no other, or the first of three is said twice.
    """
    words = text.casefold().split()
    if not _SHORTEST <= len(words) <= _LONGEST or not all(
        word in _PARTS or _is_sure(word) for word in words
    ):
        return False
    is_twice = len(words) > _SHORTEST and words[0] == words[1]
    return is_twice or any(map(_is_sure, words))


def _is_sure(word: str) -> bool:
    return word in _SURE or _SOUND.fullmatch(word) is not None

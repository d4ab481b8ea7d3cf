"""Full stops that don't end a sentence: after abbreviations, initials and ordinal numbers.

Only those that `sentencex` doesn't know, or takes for the end of a sentence.
"""

from __future__ import annotations

import re

from reader.lazy import late_pattern

_TAIL = 40
"""Characters examined before a full stop."""
_SHORT = 5
"""The length of an abbreviation or a year, with the full stop after it."""
_OPENING = "“„«‘\"'([{（"
_TITLE = late_pattern(
    r"(?:M(?:rs?|s|x|essrs|aj|me|lle)|Drs?|Prof|Gov|Sens?|Reps?|Gen|Col|Lt|Sgt|C(?:pl|apt|mdr)"
    r"|Adm|Brig|Rev|Hon|Pres|Supt|Insp|Det|A(?:mb|tty|ld)|Sra|Srta|Dra|Hr|Frl?|Dipl|Ing|Fa"
    r"|dr|hab|doc|[Ii]nż|[Mm]gr|[Kk]s|[Śś]w|im|[Dd]hr|[Mm]evr|mw|Dl|Dna|hr|sig|dott|डॉ|प्रो|श्री)\."
)
"""Titles before a name."""
_TITLE_IN = {
    "fr": re.compile(r"(?:MM?|Me|Mes|Pr)\."),
    "es": re.compile(r"(?:D|Dña|Gral)\."),
    "pt": re.compile(r"D\."),
}
"""Titles before a name that are such in one language only."""
_ATTRIBUTE = late_pattern(
    r"(?:[Cc]fr?|[Vv]gl|[Vv]id|[Jj]fr?|[Bb]kz|[Öö]rn|[Ss]rov|[Cc]p|См|см|Ср|ср|Por|por|Zob|zob|ehem|sog|inkl|exkl|zzgl|max|mind|lt|bspw|bzw|ggf|evtl|vermutl|allg|bes|insb|versch)\."
)
"""Abbreviations before any word, which in German may be capitalized."""
_LAND = late_pattern(r"(?:Ste?|Ft|Mt)\.")
"""Abbreviations that begin the name of a place, or end the name of a street."""
_STREET = late_pattern(r"\s[A-Z]\w+\s+(?:Ste?|Ft|Mt)\.$")
"""The same abbreviations after a name."""
_BEFORE_NUMBER = {
    "": "nos? nrn? vols? pp? chs? chap secs? sects? arts? figs? tabs? eqs? eqn paras? pars? bde? "
    "abb kap abs ziff approx ca? circa tel fax ext núms? págs? cap caps pt pts bk bks app apps "
    "ex exx vv ll lns? fols? fn nn? op opp cl reg inv ver rev cod ms mss pl plt",
    "de": "abschn anm art aufl az bl fn gl h hs jg lfg nrn? randnr rdnr rn rz s sp str tab taf tz "
    "vgl bsp lit satz s hptst",
    "fr": "al annexe art av chap chapitre coll éd env fasc fig liv tabl tél tom? t v ann rub",
    "es": "aprox apdo arts? capít col ed fasc lám núm párr t tab tít tomo vv?",
    "it": "all artt? capp? co col fasc lett nn? pagg? parr? r tav tavv tit tom vv? sez",
    "nl": "afb art bijl blz bl deel dl hfdst hst noot nrs? par tab",
    "pt": "aprox arts? caps? ed fls? inc n núms? págs? par tab tít",
    "ru": "абз гл д ок кв корп п пп пункт разд рис с см ср ст стр табл тел т тт ул ч",
    "pl": "nr ok pkt poz par r rozdz rys s ss str tab tel tom t ust art zał zob por",
    **dict.fromkeys(
        ("sv", "da", "nb", "no", "nn"), "avsn bd fig jfr? kap kl mom nr pkt s sid stk tab tel tlf"
    ),
    **dict.fromkeys(("hr", "sr", "bs", "sl"), "br čl gl god odst pogl sl st str sv tel toč"),
    **dict.fromkeys(("cs", "sk"), "bod č čl kap odst obr par písm ročn s str tab tel"),
    "hu": "bek fej kb ld old sz tel",
    "el": "άρθ αρ εδ εικ κεφ πίν σημ υποσ παρ σ σελ τ τηλ χλμ",
    "uk": "арк гл див кв мал п пп р розд рис с ст стор т табл тел ч",
    "bg": "ал бр вж гл стр т табл тел чл",
    "tr": "bkz bl böl md no s sf tel vd",
}
"""Abbreviations that a number follows, by language; the first entry is for all languages."""
_BOOKS = (
    "Gen Gn Ex Exod Éx Lev Lv Num Nm Nb Deut Dtn Dt Josh Jos Judg Jdg Ri Jue Ruth Sam Kgs Kön Chr "
    "Chron Cr Esr Ezr Neh Est Esth Job Hi Ps Pss Sal Prov Spr Pr Eccl Eccles Koh Qoh Song Cant Hld "
    "Isa Jes Is Jer Jr Lam Klgl Ezek Ezech Ez Hes Dan Dn Hos Os Joel Am Obad Jon Mic Mi Nah Hab "
    "Zeph Zef Hag Zech Sach Za Mal Tob Jdt Wis Weish Sir Bar Macc Makk Matt Mt Mk Mc Lk Lc Jn Joh "
    "Apg Hch Rom Röm Rm Cor Kor Co Gal Gál Ga Eph Éph Ef Phil Flp Ph Col Kol Thess Th Tim Tm Tit "
    "Philem Phlm Heb Hebr Jas Jak Jc Pet Petr Pi Jud Rev Offb Apk Ap Apoc "
    "Il Od Aen Ecl Georg Met Rep Leg Hist Ann Sat Carm Att Fam Thuc Hdt Plat Hom Verg Cic "
    "Рим Кор Быт Исх Мф Мк Лк Ин Пс Ис Деян Откр Гал Еф Rz Kor Mat Łk Hbr Iz"
)
"""Books of the Bible and classical works, which chapter and verse follow."""
_ABBREVIATED = {
    language: re.compile(rf"(?:{'|'.join(words.split())})\.", re.IGNORECASE)
    for language, words in _BEFORE_NUMBER.items()
}
_BOOK = late_pattern(rf"(?:{'|'.join(_BOOKS.split())})\.")
_VERSE = late_pattern(r"\d{1,3}\s?[:.,]\s?\d|[ivxlc]+[.,]\s?\d|\d{1,3}(?:[,;)]|\.?\s*(?:$|[A-Z]))")
_OF_BOOK = late_pattern(rf"(?:{'|'.join(_BOOKS.split())}|Mose?)\.?\s?\d")
"""A numbered book of the Bible, after its number."""
_ELIDED = late_pattern(r"^\w{1,2}[’'](?=\w)")
_ROMAN = late_pattern(r"(?:[IVXLC]{2,}|[VX])\b")
_HOUR = late_pattern(r"[ap]\.m\.", re.IGNORECASE)
_OF_HOUR = late_pattern(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Eastern|Central|Mountain|Pacific|Local|Greenwich)\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|[A-Z]{2,4}\b"
)
"""Words that continue a time of day: a weekday, a date, a time zone."""
_ORDINAL = late_pattern(
    r"\b(?:[Ii]n|[Dd](?:er|ie|as|en|em|es)|[Aa][mb]|[IiVv][mo]m?|[Zz]u[mr]|[Bb]eim|[Ss]eit|[Jj]ede[rsnm]?"
    r"|[Dd]iese[rsnm]?|[Ee]ine?[rsnm]?|[Ss]ein(?:e[rsnm]?)?|[Ii]hre?[rsnm]?"
    r"|\d{1,2}\. (?:und|oder|bis))\s\d{1,2}\.$"
)
"""A German ordinal number after an article or another determiner."""
_ERA = frozenset(("a.", "d."))
"""The first letters of “a. C.” and “d. C.”, before and after Christ."""
_LONE_LETTER = late_pattern(r"(?:[\u0620-\u064a\u05d0-\u05ea]|\w+-[A-Z])\.")
"""An initial in a script without capitals, as in the Arabic for `Dr.`, or in a double name."""


def goes_on(words: str, after: str, language: str) -> bool:
    """Whether the full stop after some words marks an abbreviation and not the end of a sentence.

    Args:
        words: The sentence up to and including the full stop.
        after: What follows, without white space before it.
        language: The language of the text.
    """
    tail = words[-_TAIL:]
    last = _ELIDED.sub("", tail.split()[-1].lstrip(_OPENING))
    if not last.endswith("."):
        return False
    first = after.lstrip(_OPENING)[:1]
    if first.isdigit() or first == "§" or _ROMAN.match(after):
        return _goes_before_a_number(last, after, language)
    if last[0].isdigit() and _is_ordinal(tail, last, after, language):
        return True
    if _HOUR.fullmatch(last):
        return _OF_HOUR.match(after) is not None
    if first.islower():
        return language != "en" and _goes_before_a_small_letter(words, last)
    is_era = last in _ERA and after.startswith("C.")
    return is_era or (first.isalpha() and _goes_before_a_capital(tail, last, language))


def _is_ordinal(tail: str, last: str, after: str, language: str) -> bool:
    """Whether a number is an ordinal: of a book of the Bible, or any in German."""
    if len(last) == len("1.") and _OF_BOOK.match(after):
        return True
    return language == "de" and _ORDINAL.search(tail) is not None


def _goes_before_a_number(last: str, after: str, language: str) -> bool:
    """Whether a word is an abbreviation that a number follows."""
    if _BOOK.fullmatch(last) and _VERSE.match(after):
        return True
    known = _ABBREVIATED.get(language)
    if _LONE_LETTER.fullmatch(last):
        return True
    return _ABBREVIATED[""].fullmatch(last) is not None or (
        known is not None and known.fullmatch(last) is not None
    )


def _goes_before_a_small_letter(words: str, last: str) -> bool:
    """Whether a short word or number continues a sentence that began with a capital."""
    begins = words.lstrip(_OPENING)[:1]
    is_short = len(last) <= _SHORT or "." in last[:-1]
    return is_short and (begins.isupper() or begins.isdigit())


def _goes_before_a_capital(tail: str, last: str, language: str) -> bool:
    """Whether the last word is an abbreviation that a capital may follow."""
    if (titles := _TITLE_IN.get(language)) and titles.fullmatch(last):
        return True
    if _ATTRIBUTE.fullmatch(last) or _LONE_LETTER.fullmatch(last):
        return True
    is_land = _LAND.fullmatch(last) is not None and not _STREET.search(tail)
    return is_land or _TITLE.fullmatch(last) is not None

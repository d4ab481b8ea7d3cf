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


def _in_either_case(word: str) -> str:
    """A pattern for a word that may have a capital, if it is written without one."""
    return f"[{word[0]}{word[0].upper()}]{word[1:]}" if word[0].islower() else word


_TITLE_IN = {
    language: re.compile(rf"(?:{'|'.join(map(_in_either_case, words.split()))})\.")
    for language, words in {
        "de": "Hl hl Frh",
        "fr": "MM? Me Mes Mmes Mlles Pr prof gén col cdt cap lt sgt Cie Sté Ets bd boul",
        "es": "D Dña gral cnel col tte capt Cía Mtr[oa] Lic Ing Arq Pbro Fr Mons Excm[oa]",
        "pt": "D profa Av Avda Al R Pç Trav Cia Cel Gen Ten Maj Cap Pe Fr Dep Sen Min Gov dep "
        "sen min gov des Eng Exm[oa] Il[mu][oa]",
        "it": "avv ing on arch geom rag proff? sen gen col cap ten card mons sigg? dott egr "
        "S\\.p\\.A S\\.r\\.l P\\.za C\\.so",
        "nl": "ds drs ir ing mr prof mw mej kol gen lt maj kapt ned fa",
        "sv": "enl em ex prof doc ing kapt öv lt st",
        "pl": "p?[Pp]łk gen mjr kpt p?[Pp]or zob sierż red mec a?[Bb]p kard prof adw reż dyr "
        "min prez al ul pl os m\\.in",
    }.items()
}
"""Titles and kinds of places before a name, which are such in one language only; those in small
letters may have a capital."""
_STARTS = {
    language: frozenset(words.split())
    for language, words in {
        "fr": "il elle ils elles on je tu nous vous ce cet cette ces cela ça le la les un une "
        "des du de mais et ou donc or puis alors ainsi aussi après avant pendant dans en "
        "à au aux sur sous par pour avec sans chez si quand comme que qui y son sa ses "
        "leur leurs notre votre mon ma mes tout tous toute toutes aucun personne rien "
        "beaucoup certains plusieurs voici voilà non oui pourtant",
        "es": "él ella ellos ellas yo tú nosotros ustedes usted el la los las lo un una unos "
        "unas pero y o ni sino luego entonces así también después antes en de del a al "
        "con sin por para sobre desde hasta si cuando como que quien su sus mi mis este "
        "esta estos estas ese esa eso esto todo todos todas nadie nada algunos muchos "
        "otros no sí hay hubo era fue es son está se le me ya",
        "pt": "ele ela eles elas eu tu nós você vocês o a os as um uma uns umas mas e ou nem "
        "depois antes então assim também em de do da dos das no na nos nas ao à com sem "
        "por para sobre desde até se quando como que quem seu sua seus suas meu minha "
        "este esta estes esse essa isso isto todo todos todas ninguém nada alguns muitos "
        "outros não sim há houve era foi é são está já",
        "it": "lui lei loro io tu noi voi egli ella il lo la i gli le un uno una ma e ed o né "
        "poi dopo prima allora così anche in di del della dei delle a al alla con senza "
        "per su da dal nel nella fra tra se quando come che chi suo sua suoi mio mia "
        "questo questa questi quello quella tutto tutti tutte nessuno niente alcuni molti "
        "altri non sì c’è era fu è sono si ora",
        "nl": "hij zij ze ik jij je wij we jullie u men het de een dit dat deze die maar en of "
        "want dus toen dan daarna daarom ook in op aan bij met zonder voor na van tot uit "
        "over door om als wanneer hoe wie wat waar zijn haar hun mijn ons onze alle allen "
        "alles iedereen niemand niets sommige velen veel anderen er nee ja nu niet",
        "sv": "han hon de vi ni jag du man den det detta denna dessa en ett men och eller för "
        "så då sedan därefter därför också i på av till från med utan om när hur vem vad "
        "var som hans hennes deras sin min vår alla allt ingen inget några många andra "
        "här där nej ja nu inte",
        "pl": "on ona ono oni one ja ty my wy to ten ta te tamten tam tu ale i a lub oraz albo "
        "więc potem później wtedy dlatego też także w we na z ze do od po przed przez dla "
        "bez o u nad pod gdy kiedy jak kto co gdzie jego jej ich mój nasz wszyscy "
        "wszystko nikt nic niektórzy wielu inni nie tak jest był była było byli są już",
    }.items()
}
"""Words that are capitalized only where a sentence begins, by language."""
WITH_STARTS = frozenset((*_STARTS, "de"))
"""The languages whose beginnings of sentences are known."""
_PARTICLES = frozenset(
    [
        "le",
        "la",
        "du",
        "de",
        "des",
        "di",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "lo",
        "van",
        "den",
        "der",
        "het",
        "el",
        "al",
        "von",
    ]
)
"""Those that may also begin a name."""
GERMAN_START = late_pattern(
    r"(?:W(?:er|en|em|as|ie|o|ann|arum|ieso|eil|enn|ir|ill)|E(?:r|s|in|ine|ben)|Sie|Ich|Ihr|D(?:u|er|ie|as|en"
    r"|em|ann|och|a|ort|abei|anach|iese[rs]?)|Und|Aber|Oder|Nein|Ja|Nicht|Nur|Auch|So|Als|Jetzt|Hier|Kein|Man"
    r"|In|Im|Auf|Am|Mit|Nach|Von|Vor|Bei|Bis|Alle|Viele|Niemand)\b"
)
"""Words that are capitalised in German only at the beginning of a sentence."""
_INITIAL = late_pattern(r"(?:[^\W\d_]|Ch|Th|Ph|Cz|Sz|Rz|Dz)\.|[A-Z]\.-[A-Z]\.")
_NUMERAL = frozenset(("I.", "V.", "X."))
"""Initials that are numerals behind a name: `Felipe V.`"""
_ATTRIBUTE = late_pattern(
    r"(?:[Cc]fr?|[Vv]gl|[Vv]id|[Jj]fr?|[Bb]kz|[Öö]rn|[Ss]rov|[Cc]p|См|см|Ср|ср|ehem|sog|inkl|exkl|zzgl|max|mind|lt|bspw|bzw|ggf|evtl|vermutl|allg|bes|insb|versch)\."
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
    "fr": "réf al annexe art av chap chapitre coll éd env fasc fig liv tabl tél tom? t v ann rub",
    "es": "aprox apdo arts? capít col ed fasc lám núm párr t tab tít tomo vv?",
    "it": "rif all artt? capp? co col fasc lett nn? pagg? parr? r tav tavv tit tom vv? sez",
    "nl": "afb art bijl blz bl deel dl hfdst hst noot nrs? par tab",
    "pt": "ref aprox arts? caps? ed fls? inc n núms? págs? par tab tít",
    "ru": "абз гл д ок кв корп п пп пункт разд рис с см ср ст стр табл тел т тт ул ч",
    "pl": "godz dn nr ok pkt poz par r rozdz rys s ss str tab tel tom t ust art zał zob por",
    **dict.fromkeys(
        ("sv", "da", "nb", "no", "nn"),
        "avsn bd fig jfr? kap kl mom nr pkt s sid stk tab tel tlf",
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
_MONTHS = {
    "fr": "janv févr avr juil sept oct nov déc",
    "es": "ene feb abr jun jul ago sept? oct nov dic",
    "de": "jan jän feb apr jun jul aug sept? okt nov dez",
    "it": "gen febb? apr mag giu lug ago sett? ott nov dic",
    "nl": "jan febr? mrt apr aug sept? okt nov dec",
    "pt": "jan fev mar abr jun jul ago set out nov dez",
    **dict.fromkeys(("sv", "da", "nb", "no", "nn"), "jan febr? apr aug sept? okt nov dec"),
}
"""Months that a year follows, by language."""
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
    language: re.compile(
        rf"(?:{'|'.join((*words.split(), *_MONTHS.get(language, '').split()))})\.", re.IGNORECASE
    )
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
_MONTH = late_pattern(
    r"(?:Jan|Jän|Feb|März|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zä]*\b|\d{1,2}\. ?\d{2}"
)
"""What follows the day of a German date: a month, or its number and the year."""
_ELISION = late_pattern(r"(?:[LCJNSM]|Qu)[’'](?=\w)|D[’'](?=[a-zà-ÿ])")
"""A word of French that begins a sentence and has lost its vowel."""
_TWO_WORDS = late_pattern(r"([^\W\d_]+)(?!\.)[’']?(?:\s+(\S+)|)")
_ABBREVIATING = frozenset(
    [
        "ex",
        "es",
        "ej",
        "inkl",
        "exkl",
        "env",
        "ca",
        "np",
        "tzn",
        "tj",
        "wg",
        "bl",
        "dvs",
        "resp",
        "bijv",
        "mm",
        "km",
        "cm",
        "kg",
    ]
)
"""Abbreviations in small letters that a sentence may go on behind with any word."""
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
    is_name = is_era or _is_initial(tail, last, after, language)
    return is_name or (first.isalpha() and _goes_before_a_capital(tail, last, language))


def ends_after_all(word: str, after: str, language: str) -> bool:
    """Whether a word with a full stop, which abbreviates another one, is here a word that ends.

    Args:
        word: The word without its full stop.
        after: What follows, without white space before it.
        language: The language of the text.
    """
    if (word.islower() and len(word) == 1) or word in _ABBREVIATING:
        return False
    stopped = word + "."
    kinds = (_TITLE, _ATTRIBUTE, _TITLE_IN.get(language))
    if any(kind is not None and kind.fullmatch(stopped) for kind in kinds):
        return False
    return _begins(after, language)


def _begins(after: str, language: str) -> bool:
    """Whether a text begins with a word that is capitalized only where a sentence begins."""
    after = after.lstrip(_OPENING + "¿¡")
    if language == "de":
        return GERMAN_START.match(after) is not None
    if language == "fr" and _ELISION.match(after):
        return True
    words = _TWO_WORDS.match(after)
    if words is None or not words[1][0].isupper():
        return False
    word = words[1].casefold()
    is_name = word in _PARTICLES and (words[2] or "")[:1].isupper()
    return word in _STARTS.get(language, ()) and not is_name


def _is_initial(tail: str, last: str, after: str, language: str) -> bool:
    """Whether a capital with a full stop abbreviates the first name of who is named behind it."""
    if language not in _STARTS or not last[0].isupper() or not _INITIAL.fullmatch(last):
        return False
    before = tail[: -len(last)].split()
    if last in _NUMERAL and before and before[-1][0].isupper() and before[-1][-1] != ".":
        return False
    return after.lstrip(_OPENING)[:1].isupper() and not _begins(after, language)


def _is_ordinal(tail: str, last: str, after: str, language: str) -> bool:
    """Whether a number is an ordinal: of a book of the Bible, or any in German."""
    if len(last) == len("1.") and _OF_BOOK.match(after):
        return True
    if language != "de":
        return False
    if last[:-1].isdigit() and _MONTH.match(after):
        return True
    return _ORDINAL.search(tail) is not None and GERMAN_START.match(after) is None


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

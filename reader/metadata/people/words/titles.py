"""Titles before names: academic ones, ranks, forms of address, offices of churches."""

from __future__ import annotations

import re

from reader.lazy import late_pattern

_OF = {
    "many": "Prof\\.?\\s?ssa|Dott\\.?\\s?ssa|Dr|Prof|Professor|Doctor|Doktor|Ing|Mag|Gen|Col|Capt"
    "|Lic|em|emer|dr|prof|doc",
    "English": (
        "(?:The\\s+)?(?:(?:Rt|Right|Very|Most|Ven)\\.?\\s+)?(?:Revd?|Reverend|Hon|Honourable)"
        "|(?:Assoc|Asst|Associate|Assistant|Emeritus|Em|Visiting|Adj|Adjunct)(?=\\.?\\s+Prof)"
        "|HRH|HH|HE|Sir|Dame|Lord|Lady|Baron|Baroness|Mr|Mrs|Ms|Mx|Miss|Father|Fr|Rabbi|Sister"
        "|Pastor"
        "|Imam|Captain|Colonel|General|Lt|Lieutenant|Maj|Major|Sgt|Sergeant|Cpl|Cmdr|Commander|Adm"
        "|Admiral|Sen|Senator|Rep|Gov|Governor|Mayor|President|Ambassador|Judge|Justice|Canon"
        "|Bishop"
        "|Archbishop|Cardinal|Monsignor|Msgr|Deacon|WO|PFC|Tech|Airman|Cllr|Councillor|Viscount"
        "|Earl"
        "|Duke|Archdeacon|Brig|Wg\\s+Cdr|Sqn\\s+Ldr|Flt\\s+Lt|Insp|Supt"
        "|Brother|Cdr|Capt|Atty|Engr|Barr"
    ),
    "of Africa and southern Asia": (
        "Alhaji|Alhaja|Hajiya|Alh|Mallam|Malam|Chief(?=\\s+\\w+\\s+\\w)|Shri|Smt"
        "|Sri(?=\\s+\\w+\\s\\w)|Sheikh"
        "|Shaikh|Maulana|Mufti|Advocate|Adv|Kum|Justice"
    ),
    "Malay and Indonesian": (
        "Datuk|Dato[’']?|Tan\\s+Sri|Ustaz|Ustadz|Ustazah|Hj|Haji|Ir|Drs|Dra|KH|Pdt|Encik"
        "|Puan|Prof\\.\\s?Madya|Tengku(?=\\s+\\w+\\s\\w)"
    ),
    "German": (
        "Herr|Frau|Professorin|Univ\\.-Prof|Priv\\.-Doz|PD|apl|Dr\\.-Ing|Dipl\\.-\\w+|med|phil"
        "|jur|habil"
        "|h\\.\\s?c|rer\\.\\s?(?:nat|pol|oec)|theol|Pfr|Pfarrer(?:in)?|MMag|DDr|Prälat|HR"
    ),
    "French": (
        "Docteur|Pr|Pre|Dre|Me|Mes|Maître|Mme|Mlle|Madame|Monsieur|Père|Abbé|Frère|Sœur|Mgr|Cdt|Cne"
        "|Gén|Cpt|Professeure?(?=\\s+\\w+\\s\\w)"
    ),
    "Spanish, Portuguese, Catalan": (
        "Sr|Sra|Sres|Srta|Dra|Don(?=\\s\\w+\\s\\w)|Doña|Eng|Enga|Arq|Prof\\.ª|Profa|Dr[ª.]ª?"
        "|Padre|Lcd[oa]|Licenciad[oa]"
        "|Mtr[oa]|Abg|Mons|D\\.ª|Pe|Cel|Frei|Dep|Exmo"
    ),
    "Italian": (
        "[Dd]ott\\.?\\s?(?:ssa|ri)|[Dd]ott|[Pp]rof\\.?\\s?ssa|[Aa]vv|On|Sen|Dip|Suor|Don|Rag|Geom"
        "|Ing|[Aa]rch|Cav|Mons"
    ),
    "Dutch": "Ir|Drs|Mr|Ing|Em|ir|drs|mr|ds|Ds",
    "Czech and Slovak": (
        "(?:MU|Ph|JU|RN|MV|Th|Pharm|Pa|RS|MD|Paed|ThLic)Dr|MDDr|Bc|BcA|MgA|Doc|Mgr"
        "|Ing\\.?\\s?arch|akad|plk|npor"
        "|gen|kpt|mjr"
    ),
    "Polish": (
        "dr|hab|inż|mgr|lek|n\\.\\s?med|med|n|ks|bp|abp|kard|płk|ppłk|mjr|kpt|gen|adw|red"
        "|o(?=\\.\\s)|s(?=\\.\\s)"
        "|lic|art|zw|nadzw|wet|farm|arch|Ks|Bp|Abp"
    ),
    "Croatian, Serbian, Slovene": (
        "dr\\.?\\s?sc|mr\\.?\\s?sc|sc|izv|prim|akad|spec|mr|mag|doc|dipl|univ|fra(?=\\s+\\w+\\s)"
        "|vlč|mons|pukovnik"
        "|др|мр|проф|доц|прим|акад"
    ),
    "Hungarian": "Dr|Prof|dr|ifj|id|özv|prof|gróf|báró",
    "Romanian": "Acad|Conf|Lect|Univ|univ|conf|lect|Ș\\.?l|ing|Av|Pr|Pr\\.?\\s?Prof|Gl|Lt",
    "Baltic and Estonian": "Doc|Akad|Asist|Lekt|Mg|Kun|kun|Prāv",
    "Nordic": "Docent|Lektor|Dosent|Pastor|Prost|TkT|FT|VTT|KTT|Fil\\.?\\s?dr|tri|dosentti",
    "Turkish": (
        "Doç|Yrd|Uzm|Öğr|Üyesi|Gör|Av|Op|Dyt|Psk|Arş|Ord|Prof|Alb|Korg|Orgeneral|Müh|Dt|Ecz|Hâkim"
    ),
    "Greek": "Δρ|Καθ|Αν|Επ|π(?=\\.\\s)|Μητρ|κ(?=\\.\\s)|Στρ|Ταξ",
    "Russian, Ukrainian, Bulgarian": (
        "д-р|[ДдКк]\\.?\\s?(?:[а-яії]{1,4}\\.?-?\\s?){1,3}н|проф|профессор|професор|доктор"
        "|академик|академік"
        "|акад|доц|доцент|инж"
        "|канд|чл\\.-кор|ген|полк|о(?=\\.\\s)|ст|гл|ас|адв|арх|магистър"
    ),
    "Arabic in bylines of other scripts": "د|أ\\.د|أ",
    "Vietnamese": (
        "(?:PGS|GS|TSKH|TS|ThS|Ths|BS|BSCKII?|CN|KS|LS|NSND|NSƯT|Tiến\\s+sĩ|Giáo\\s+sư|Luật\\s+sư"
        "|Bác\\s+sĩ"
        "|Thạc\\s+sĩ|Ông|Bà)(?=[.\\s]+(?:(?:TSKH|TS|ThS|BS)[.\\s]+)*(?:Nguyễn|Trần|Lê|Phạm|Huỳnh"
        "|Hoàng|Phan"
        "|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Trương|Đoàn|Lương|Tô|Lâm|Mai|Tạ|Hà|Cao"
        "|Châu)\\b)"
    ),
    "Filipino": "Fr|Bishop|Atty|Engr|Msgr",
    "of Central Asia": "Akad|dots|Doktor|академик",
    "other": "Baron|Freiherr(?=\\s+\\w+\\s\\w)|Prälat|Eminence|Msgr",
}
"""Titles, without the stop after them."""
_ANY = "|".join(_OF.values())
BEFORE = late_pattern(rf"^(?:(?:{_ANY})\b(?:\.\s*|\s+))+(?=[^\W\d_])")
_BEHIND = late_pattern(
    r"^(?:prof|dr|doc|mgr|mag|dipl|univ|sc|проф|доц|др|emer|em)\.?(?:\s.*)?$|^(?:prof|docent"
    r"|doktor)\b.*"
)


def without(name: str) -> str:
    """A name, or given names, without titles before them."""
    return BEFORE.sub("", name)


def is_behind(part: str) -> bool:
    """Whether a part after a name is a title in small letters, such as `prof. UW`."""
    return _BEHIND.match(part) is not None and re.search(r"\s\w+\s\w", part) is None

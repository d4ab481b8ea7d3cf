"""The CSL type of a work, guessed from its other fields if none is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

from reader.lazy import late_pattern, lazy

if TYPE_CHECKING:
    from reader.metadata.kinds import clues, press
else:
    clues = lazy("reader.metadata.kinds.clues")
    press = lazy("reader.metadata.kinds.press")

GUESSED = "guessed"
"""The origin of a guessed type."""


def _all(kind: str, keys: str) -> dict[str, str]:
    return dict.fromkeys(keys.split(), kind)


_BY_KEY: Mapping[str, str] = {
    **_all(
        "article-newspaper",
        "newspaper zeitung periódico diario jornal giornale krant tidning avis gazeta gazete "
        "noviny újság lap lehti εφημερίδα газета 报纸 報紙 新聞 신문",
    ),
    **_all("article-magazine", "magazine 杂志 雜誌 雑誌 잡지"),
    **_all(
        "article-journal",
        "journal journaltitle fulljournalname zeitschrift revue revista rivista tidskrift "
        "tidsskrift czasopismo časopis dergi журнал περιοδικό 期刊",
    ),
    "proceedingstitle": "paper-conference",
    "proceedings": "paper-conference",
    "conferencetitle": "paper-conference",
    "conferencename": "paper-conference",
    "conference": "paper-conference",
    "dissertationinstitution": "thesis",
    "school": "thesis",
    "technicalreportinstitution": "report",
    "reporttype": "report",
    "thesistype": "thesis",
    "blogtitle": "post-weblog",
    "blog": "post-weblog",
    "podcast": "broadcast",
    **_all("entry-encyclopedia", "encyclopediatitle encyclopedia encyclopaedia"),
    "dictionary": "entry-dictionary",
    **_all("legal_case", "court gericht"),
    **_all("patent", "inventor inventors assignee patentnumber"),
    "album": "song",
    "episode": "broadcast",
    **_all("thesis", "hochschule université"),
    **_all("chapter", "booktitle book"),
}
"""The types implied by the name of a header field."""
_PUBLICATION = frozenset({"publication", "publicationtitle", "publicationname"})
"""The fields for a newspaper, a magazine or a journal, rather than any site."""


def _words(pattern: str) -> re.Pattern[str]:
    return late_pattern(pattern, re.IGNORECASE)


_GENRES: Mapping[re.Pattern[str], str] = {
    _words(
        r"thes[ie]s|th[eè]se|dissertation|ph\.? ?d|doctora|master'?s|bachelor|硕士|博士"
        r"|修士論文|卒業論文"
        r"|\btes[ie]s?\b|mémoire de|trabajo (?:de )?fin de|diplom(?:ová|arbeit|ski)|magister"
        r"|habilitation"
        r"|(?:doktor|licentiat|lisensiat)sav|av?handling|väitös|tutkielma|proefschrift"
        r"|rozprawa|rigorózní"
        r"|praca (?:dyplomowa|doktorska)|(?:disertační|bakalářská) práce|диссертац|дисертац"
        r"|\btezi\b|διατριβή"
    ): "thesis",
    _words(r"pre-?print|\b(?:working|discussion) paper|\bdiskussionspapier"): "article",
    _words(
        r"\b(?:sheet music|(?:vocal|full|piano|orchestral) score)\b|^score$|partitur"
    ): "musical_score",
    _words(r"conference paper|proceedings"): "paper-conference",
    _words(r"\b(?:report|bericht|white ?paper|internet draft|rapport)\b"): "report",
    _words(r"\b(?:tweet|toot|comment|\w+ post|post|status)$"): "post",
    _words(r"press release|pamphlet|brochure"): "pamphlet",
    _words(r"\b(?:letter|e-?mail)\b"): "personal_communication",
    _words(r"\b(?:speech|lecture|talk|keynote)\b"): "speech",
    _words(r"podcast|radio|television|episode"): "broadcast",
    _words(r"\b(?:film|movie|video)\b"): "motion_picture",
    _words(r"\b(?:painting|photograph|drawing)\b"): "graphic",
    _words(r"\bmap\b"): "map",
    _words(r"data ?set|microdata|survey data"): "dataset",
}
_ARCHIVES = _words(
    r"pre-?print|\b\w*rxiv\b|^ssrn\b|social science research network|research square"
)
_ARXIV = _words(
    r"\b10\.(?:48550|31234|31235|31219|26434|20944|21203|36227)/|\b10\.1101/(?:20\d\d\.|\d{6}$)"
    r"|10\.2139/ssrn|arxiv"
)
"""Numbers that servers of preprints give out."""
_ENCYCLOPEDIA = _words(r"en[cz]y[ck]lop|wikip[eé]di|википеди|britannica|lexikon|百科")
_DICTIONARY = _words(r"dictionary|dic[ct]ionn?a|w[öo]rterbuch|wiktionary|merriam-webster|thesaurus")
_CONFERENCE = _words(
    r"\b(?:conference|symposium|workshop|congress|colloquium|konferenz|tagung|congreso|colloque)\b"
    r"|^(?:proceedings|proc\.|advances in [\w -]+ systems)|\bneurips\b"
)
_JOURNAL = _words(
    r"\b(?:journal (?:of|for|on)|international journal|annals of|transactions (?:of|on)"
    r"|archives? (?:of|für)|zeitschrift für|revue d|bulletin of|studies in|acta)\b|\bstudies$"
)
_PAGE_OF_NEWS = late_pattern(r"[A-Z]{1,2}-?\d{1,3}\b")
_MONTH = _words(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter)"
    r"|\d{1,2}/(?:19|20)\d\d$"
)
_DATA = _words(
    r"dataverse|\bzenodo\b|\bdryad\b|figshare|\bicpsr\b|pangaea|data (?:archive|repository|service)"
)
_PROGRAMS = _words(
    r"//(?:www\.)?(?:git(?:hub|lab)\.com/[\w.-]+/[\w.-]+/?$|pypi\.org/|cran\.r-project\.org/"
    r"|npmjs\.com/|crates\.io/|bioconductor\.org/)"
)
_RECORDS = _words(r"\b(?:records?|recordings|music(?! press)|naxos|deutsche grammophon)\b")
_STAGE = _words(
    r"\b(?:theat(?:er|re)|opera|oper|ballet|schauspiel\w*|th[ée][âa]tre|teatro|playhouse)\b"
)
_LENGTH = late_pattern(r"\d+:\d\d|\bmin")
_TIME = late_pattern(r"(?:\d+:)?\d+:\d\d$")
_PRESS = _words(r"\b(?:press(?:es)?|publish\w*|verlag|books?|editions?|éditions|editorial)\b")
_UNIVERSITY = _words(r"universi|hochschule|大学|大學")
_INSTITUTION = _words(
    r"\b(?:institut\w*|department|ministry|agency|organi[sz]ation|bank|council|office|commission"
    r"|committee|laborator\w+|cent(?:er|re)|bureau|task force|administration|board|foundation)\b"
)


def of_keys(keys: Collection[str], csl: Mapping[str, Any]) -> str:
    """The type implied by the names of a header's fields, if any.

    Args:
        keys: The names.
        csl: The parsed fields; a newspaper's name counts more than the word “journal”.
    """
    found = next((kind for key, kind in _BY_KEY.items() if key in keys), "")
    is_numbered = not {"volume", "issue", "DOI", "page"}.isdisjoint(csl)
    if found == "article-journal" and not is_numbered:
        # In most languages the word is that for magazines, too, and only these have a day.
        container = _text(csl, "container-title")
        is_magazine = _is_of_day(csl) and not _JOURNAL.search(container)
        return _of_press(container, csl) or (press.MAGAZINE if is_magazine else found)
    if found == "chapter" and _CONFERENCE.search(_text(csl, "container-title")):
        return "paper-conference"
    if found == "chapter" and "container-title" not in csl:
        return ""
    return found or _of_publication(keys, csl)


def _of_publication(keys: Collection[str], csl: Mapping[str, Any]) -> str:
    """The type of a dated text in what its header calls a publication, whatever its name is."""
    name = _text(csl, "container-title")
    if _PUBLICATION.isdisjoint(keys) or not name or not _is_of_day(csl) or press.is_none(name):
        return ""
    return press.MAGAZINE if guessed(csl) == "webpage" else ""


def guessed(csl: Mapping[str, Any]) -> str:
    """The type of a work, as far as its fields show it."""
    said = {name: value for name, value in csl.items() if value}
    for rule in (_by_genre, clues.of, _by_signs, _in_container, _alone):
        if kind := rule(said):
            return kind
    return "webpage" if "URL" in said else "document"


def _text(csl: Mapping[str, Any], name: str) -> str:
    value = csl.get(name, "")
    return value if isinstance(value, str) else ""


def _by_genre(csl: Mapping[str, Any]) -> str:
    genre = _text(csl, "genre")
    return next((kind for word, kind in _GENRES.items() if genre and word.search(genre)), "")


_SIGNS: Mapping[str, str] = {
    "scale": "map",
    "submitted": "patent",
    "recipient": "personal_communication",
    "interviewer": "interview",
    "director": "motion_picture",
    "composer": "song",
    "guest": "broadcast",
    "host": "broadcast",
    "script-writer": "broadcast",
    "event-title": "paper-conference",
    "reviewed-author": "review-book",
    "reviewed-title": "review",
}
"""Fields that only one type has."""


def _by_signs(csl: Mapping[str, Any]) -> str:
    publisher, address = _text(csl, "publisher"), _text(csl, "URL")
    length = _text(csl, "dimensions")
    is_numbered = bool({"number", "volume", "references"} & csl.keys())
    is_staged = "event-place" in csl and not {"URL", "medium"} & csl.keys()
    signs = (
        ("performance", "director" in csl and (is_staged or _STAGE.search(publisher))),
        ("dataset", (publisher and _DATA.search(publisher)) or "/dataset" in address),
        ("software", address and _PROGRAMS.search(address) and "container-title" not in csl),
        ("song", publisher and _RECORDS.search(publisher)),
        ("broadcast", address and length and _LENGTH.search(length)),
        ("song", length and not address and _TIME.match(length)),
        # Data sets have versions too, and a DOI.
        ("software", "version" in csl and "DOI" not in csl),
        ("legal_case", "authority" in csl and is_numbered),
    )
    kind = next((kind for kind, is_one in signs if is_one), "")
    return kind or next((kind for name, kind in _SIGNS.items() if name in csl), "")


def _in_container(csl: Mapping[str, Any]) -> str:
    """The type of a part of another work."""
    container = _text(csl, "container-title")
    if not container:
        return ""
    return next((kind for kind, is_one in _PARTS if is_one(container, csl)), "")


def _is_chapter(_: str, csl: Mapping[str, Any]) -> bool:
    is_edited = not {"editor", "publisher-place"}.isdisjoint(csl)
    is_in_book = "ISBN" in csl or ("publisher" in csl and is_edited)
    return is_in_book and {"issue", "ISSN"}.isdisjoint(csl)


def _is_dated_page(csl: Mapping[str, Any]) -> bool:
    """Whether it has pages and a day, which articles in journals do not have."""
    return _is_of_day(csl) and not {"volume", "DOI", "ISSN", "URL"} & csl.keys() and "page" in csl


def _is_of_day(csl: Mapping[str, Any]) -> bool:
    """Whether its day is known, as only that of what appears on days is."""
    issued = csl.get("issued")
    days = issued.get("date-parts") if isinstance(issued, Mapping) else None
    return isinstance(days, list) and bool(days) and len(days[0]) == len(("year", "month", "day"))


def _is_journal(container: str, csl: Mapping[str, Any]) -> bool:
    is_numbered = "volume" in csl or ("issue" in csl and not _MONTH.match(_text(csl, "issue")))
    is_one = is_numbered or "DOI" in csl or _JOURNAL.search(container) is not None
    return is_one and not _is_dated_page(csl)


def _of_press(container: str, csl: Mapping[str, Any]) -> str:
    return press.of_outlet(container, _text(csl, "URL"), is_of_day=_is_of_day(csl))


def _is_magazine(container: str, csl: Mapping[str, Any]) -> bool:
    return "issue" in csl or _of_press(container, csl) == press.MAGAZINE


def _is_newspaper(_: str, csl: Mapping[str, Any]) -> bool:
    is_page = bool(_PAGE_OF_NEWS.match(_text(csl, "page")))
    is_section = "section" in csl and _is_of_day(csl)
    return is_page or is_section or ("ISSN" in csl and "URL" in csl)


_PARTS: tuple[tuple[str, Callable[[str, Mapping[str, Any]], bool]], ...] = (
    ("entry-encyclopedia", lambda name, _: _ENCYCLOPEDIA.search(name) is not None),
    ("entry-dictionary", lambda name, _: _DICTIONARY.search(name) is not None),
    (
        "paper-conference",
        lambda name, csl: _CONFERENCE.search(name) is not None and "issue" not in csl,
    ),
    ("article", lambda name, _: _ARCHIVES.search(name) is not None),
    ("chapter", _is_chapter),
    ("article-magazine", lambda name, csl: press.is_magazine(name) and "DOI" not in csl),
    ("article-journal", _is_journal),
    ("article-newspaper", lambda name, csl: _of_press(name, csl) == press.NEWSPAPER),
    ("article-newspaper", _is_newspaper),
    ("article-magazine", _is_magazine),
    ("article-magazine", lambda _, csl: _is_dated_page(csl)),
    ("chapter", lambda _, csl: "publisher" in csl and "URL" not in csl),
    ("article-journal", lambda _, csl: "ISSN" in csl or ("page" in csl and "URL" not in csl)),
    ("article-magazine", lambda _, csl: _is_of_day(csl) and not {"URL", "editor"} & csl.keys()),
)
"""The types of parts of works, each with its test; the first match counts."""


def _alone(csl: Mapping[str, Any]) -> str:
    """The type of an independent work."""
    publisher = _text(csl, "publisher")
    is_serial = "ISSN" in csl or {"issue", "publisher"} <= csl.keys()
    if is_serial and {"author", "DOI", "ISBN"}.isdisjoint(csl):
        return "periodical"
    where = " ".join(_text(csl, name) for name in ("DOI", "URL", "number"))
    if _ARXIV.search(where) or _ARCHIVES.search(publisher):
        return "article"
    if {"ISBN", "edition", "number-of-pages"} & csl.keys():
        return "book"
    if publisher and not _PRESS.search(publisher):
        if _INSTITUTION.search(publisher) or "number" in csl:
            return "report"
        if _UNIVERSITY.search(publisher):
            return "" if "DOI" in csl else "thesis"
    is_book = publisher and ("publisher-place" in csl or "URL" not in csl)
    return "book" if is_book else ""

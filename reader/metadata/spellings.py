"""The names that fields have in headers, and the CSL variables that they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.lazy import late_pattern

_SPELLINGS: Mapping[str, str] = {
    "title": "title headline full-title article-title page-title document-title titel titre "
    "titulo título titolo tytuł název titul cím otsikko başlık tittel overskrift rubrik judul "
    "название заголовок назва заглавие τίτλος 标题 標題 题目 題名 タイトル 表題 제목 العنوان "
    "כותרת name",
    "title-short": "title-short short-title",
    "subtitle": "subtitle sub-title",
    "author": "author authors by byline creator creators writer writers author-name inventor "
    "inventors artist photographer "
    "author-names autor autoren autorin autores auteur auteurs autore autori autorzy autorka "
    "szerző kirjoittaja yazar författare författare forfatter forfattere penulis автор авторы "
    "автори συγγραφέας 作者 著者 筆者 執筆者 저자 글쓴이 기자 المؤلف الكاتب מחבר contributors",
    "editor": "editor editors",
    "translator": "translator translators",
    "issued": "issued date-issued publish-date published-date date-published publication-date "
    "published published-at published-on published-time datetime-published publish-time "
    "pub-date date-released revdate fecha-de-publicación data dato tarih pvm dátum tanggal "
    "дата ημερομηνία 日期 发布日期 發布日期 出版日期 日付 発行日 公開日 날짜 발행일 التاريخ "
    "תאריך online-date date-posted posted posted-on release-date released date fecha datum "
    "year publication-year pub-year created date-created created-at lastmod last-modified "
    "last-modified-at modified date-modified modified-time updated date-updated updated-at",
    "accessed": "accessed access-date accessed-date date-accessed retrieved retrieved-on "
    "accessed-on url-date last-accessed visited clipped clipped-on date-clipped saved saved-at "
    "date-saved saved-on captured archived-at fetched fetched-at",
    "original-date": "original-date",
    "container-title": "container-title journal journal-title full-journal-name newspaper "
    "magazine periodical publication publication-title publication-name book-title container "
    "outlet venue proceedings proceedings-title blog-title encyclopedia-title website book "
    "encyclopedia encyclopaedia dictionary album "
    "website-title website-name site site-name blog podcast zeitung zeitschrift revue revista "
    "rivista periódico diario jornal giornale krant tidning avis gazeta czasopismo gazete dergi "
    "is-part-of quelle fuente fonte bron źródło kilde källa kaynak источник джерело "
    "газета журнал 报纸 報紙 期刊 杂志 雜誌 来源 來源 掲載誌 新聞 雑誌 신문 잡지",
    "collection-title": "collection-title series series-title",
    "publisher": "publisher publisher-name verlag editora school university institution "
    "dissertation-institution technical-report-institution studio network hochschule université "
    "universidad universidade università",
    "publisher-place": "publisher-place place city",
    "URL": "url link permalink canonical canonical-url canonical-link source-url url-source "
    "original-url web-url page-url public-url fulltext-html-url abstract-html-url "
    "main-entity-of-page lien enlace collegamento ссылка посилання odkaz länk lenke bağlantı "
    "链接 網址 网址 リンク 링크 الرابط קישור",
    "language": "language lang locale sprache langue idioma lingua taal język språk язык 语言 "
    "言語 언어",
    "type": "type csl-type item-type entry-type",
    "genre": "genre thesis-type report-type",
    "volume": "volume vol",
    "issue": "issue",
    "number": "number report-number patent-number standard-number bill-number docket-number "
    "case-number document-number episode episode-number",
    "authority": "authority court gericht tribunal legislature",
    "page": "page pages page-range",
    "page-first": "page-first first-page f-page start-page",
    "page-last": "last-page l-page end-page",
    "edition": "edition",
    "section": "section",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "PMCID": "pmcid pmc",
    "arxiv": "arxiv arxiv-id eprint",
    "abstract": "abstract description summary excerpt",
    "keyword": "keyword keywords tags",
    "archive": "archive",
    "event-title": "event-title event conference conference-title conference-name",
    "note": "note",
    "citation-key": "citation-key cite-key citekey bibtex-key",
    "month": "month",
    "day": "day",
}
"""Where one variable has two spellings, the first counts."""
_PREFIX = late_pattern(
    r"(?:og|opengraph|article|twitter|citation|dc|dcterms?|prism|schema|bibtex|zotero|book|parsely)"
    r"[:.-](?=.)"
)
_WORDS = late_pattern(r"(?<=[a-z0-9])(?=[A-Z])")
_EDGES = "*_:@ "


def _bare(key: str) -> str:
    return key.replace("-", "").casefold()


_VARIABLES: Mapping[str, str] = {
    _bare(each): variable for variable, spelled in _SPELLINGS.items() for each in spelled.split()
}
_RANKS: Mapping[str, int] = {each: rank for rank, each in enumerate(_VARIABLES)}
_EXACT = frozenset(map(_bare, _SPELLINGS))
_AGES = ("created", "datecreated", "createdat")
"""Spellings of dates that are the copy's if a web clipper wrote the header."""
_CHANGES = tuple(each for each in _VARIABLES if each.startswith(("lastmod", "modif", "updat")))


def plain(key: str) -> str:
    """A key as compared: `datePublished`, `Date Published` and `date_published` are equal."""
    words = _WORDS.sub("-", key.strip(_EDGES))
    return re.sub(r"[\s_]+", "-", words).casefold()


def bare(key: str) -> tuple[str, bool]:
    """A plain key without hyphens, and whether a prefix such as `og:` was removed too."""
    found = _bare(key)
    if found in _VARIABLES:
        return found, False
    cut = key
    while (match := _PREFIX.match(cut)) is not None:
        cut = cut[match.end() :]
    return _bare(cut), cut != key


def is_known(key: str) -> bool:
    """Whether a key names a field used in citations."""
    return _bare(plain(key)) in {*_VARIABLES, "source", "urlsource", "category", "categories"}


def variable(key: str) -> str:
    """The variable that a bare key stands for; empty if there is none."""
    return _VARIABLES.get(key, "")


def rank(key: str) -> tuple[bool, int]:
    """The order in which bare keys count: CSL's own names first."""
    return key not in _EXACT, _RANKS.get(key, len(_RANKS))


def of_copies() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The bare keys that say when a copy was made, and when it was changed."""
    return _AGES, _CHANGES

"""The names that fields have in headers, and the CSL variables that they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.lazy import late_pattern

_SPELLINGS: Mapping[str, str] = {
    "title": "title headline full-title article-title page-title document-title titel titre "
    "titulo título titolo tytuł název titul cím otsikko başlık tittel overskrift rubrik judul "
    "название заголовок назва заглавие τίτλος 标题 標題 题目 題名 タイトル 表題 제목 العنوان "
    "כותרת name überschrift naslov naziv kop κεφαλίδα",
    "title-short": "title-short short-title",
    "subtitle": "subtitle sub-title untertitel sous-titre subtítulo sottotitolo ondertitel "
    "podtytuł undertitel undertittel alaotsikko podnázev подзаголовок підзаголовок υπότιτλος "
    "副标题 副標題 副題 サブタイトル 부제",
    "author": "author authors by byline creator creators writer writers author-name inventor "
    "inventors artist photographer author-names autor autoren autorin autores auteur auteurs "
    "autore autori autorzy autorka szerző kirjoittaja yazar författare författare forfatter "
    "forfattere penulis автор авторы автори συγγραφέας 作者 著者 筆者 執筆者 저자 글쓴이 기자 "
    "المؤلف الكاتب מחבר contributors verfasser verfasserin schrijver skribent автор-статьи γράφει "
    "autoři auteurice autora autoras auteure autrice autorky yazarlar 撰文 channel channel-name "
    "uploader",
    "editor": "editor editors herausgeber herausgeberin hrsg 编者 編者 編集者 편집자",
    "translator": "translator translators übersetzer übersetzerin übersetzung traducteur "
    "traductrice traductor traductora tradutor tradutora traduttore traduttrice vertaler tłumacz "
    "översättare oversetter oversætter kääntäjä çevirmen fordító переводчик перекладач 译者 譯者 "
    "訳者 翻訳者 번역자",
    "issued": "issued date-issued publish-date published-date date-published publication-date "
    "published published-at published-on published-time datetime-published publish-time pub-date "
    "publish pub-time date-released revdate fecha-de-publicación data dato tarih pvm dátum tanggal "
    "дата ημερομηνία 日期 发布日期 發布日期 出版日期 日付 発行日 公開日 날짜 발행일 التاريخ תאריך "
    "online-date date-posted posted posted-on post-date release-date released date fecha datum "
    "year publication-year pub-year created date-created created-at lastmod last-modified "
    "last-modified-at modified date-modified modified-time updated date-updated updated-at "
    "date-de-publication date-publication publié publié-le parution erschienen erschienen-am "
    "erscheinungsdatum veröffentlicht veröffentlicht-am veröffentlichungsdatum publicado "
    "publicado-el fecha-de-publicacion data-de-publicação pubblicato data-di-pubblicazione "
    "gepubliceerd publicatiedatum opublikowano data-publikacji publicerad publiceringsdatum "
    "publisert julkaistu yayın-tarihi megjelent datum-vydání опубликовано дата-публикации "
    "дата-публікації дата-виходу jahr année annee año ano anno jaar år vuosi yıl rok год рік 年 "
    "年份 연도 creation-date created-time upload-date uploaded date-uploaded",
    "accessed": "accessed access-date accessed-date date-accessed retrieved retrieved-on "
    "accessed-on url-date last-accessed visited clipped clipped-on date-clipped saved saved-at "
    "added added-at added-on date-added time-added date-saved saved-on captured archived-at "
    "fetched fetched-at zugriff zugriff-am zugriffsdatum "
    "abgerufen abgerufen-am abrufdatum consulté consulté-le date-de-consultation date-d’accès "
    "consultado consultado-el fecha-de-consulta fecha-de-acceso acesso-em acessado data-de-acesso "
    "consultato consultato-il data-di-consultazione geraadpleegd geraadpleegd-op hämtad "
    "hämtad-den läst lest hentet hentet-dato luettu dostęp data-dostępu erişim-tarihi letöltve "
    "citováno дата-обращения дата-звернення 访问日期 取得日期 閲覧日 アクセス日 접속일",
    "original-date": "original-date",
    "container-title": "container-title journal journal-title full-journal-name newspaper "
    "magazine periodical publication publication-title publication-name book-title container "
    "outlet venue proceedings proceedings-title blog-title encyclopedia-title website book "
    "encyclopedia encyclopaedia dictionary album website-title website-name site site-name blog "
    "podcast zeitung zeitschrift revue revista rivista periódico diario jornal giornale krant "
    "tidning avis gazeta czasopismo gazete dergi is-part-of quelle fuente fonte bron źródło kilde "
    "källa kaynak источник джерело газета журнал 报纸 報紙 期刊 杂志 雜誌 来源 來源 掲載誌 新聞 "
    "雑誌 신문 잡지 medio publicación publicação publicazione testata sito sito-web sitio "
    "sitio-web site-web webseite lehti tidskrift tidsskrift újság lap časopis noviny εφημερίδα "
    "περιοδικό сайт издание видання 媒体 媒體 刊物 매체 feed feed-title feed-name 출처 "
    "언론사 podcast-title show-title show-name",
    "collection-title": "collection-title series series-title reihe collection-name collana "
    "colección coleção serie série серия 丛书 叢書 シリーズ 총서",
    "publisher": "publisher publisher-name verlag editora school university institution "
    "dissertation-institution technical-report-institution studio network hochschule université "
    "universidad universidade università éditeur maison-d’édition editorial editore uitgever "
    "uitgeverij wydawnictwo wydawca förlag forlag kustantaja kiadó yayınevi nakladatelství "
    "издательство видавництво εκδότης 出版社 出版者 출판사 הוצאה الناشر 발행처 发行",
    "publisher-place": "publisher-place place city ort verlagsort erscheinungsort lieu "
    "lieu-de-publication lieu-d’édition lugar lugar-de-publicación luogo plaats miejsce-wydania "
    "utgivningsort место-издания 出版地",
    "URL": "url link permalink canonical canonical-url canonical-link source-url url-source "
    "original-url web-url page-url public-url fulltext-html-url abstract-html-url "
    "main-entity-of-page lien enlace collegamento ссылка посилання odkaz länk lenke bağlantı 链接 "
    "網址 网址 リンク 링크 الرابط קישור origin-url original-link",
    "language": "language lang locale sprache langue idioma lingua taal język språk язык 语言 "
    "言語 언어 in-language",
    "type": "type csl-type item-type entry-type publication-types publication-type",
    "genre": "genre thesis-type report-type",
    "volume": "volume vol jahrgang tome volumen jaargang årgång årgang rocznik ročník том 卷 巻 "
    "권 volume-number",
    "issue": "issue heft ausgabe zeszyt выпуск випуск 期 号 호 issue-number",
    "number": "number report-number patent-number standard-number bill-number docket-number "
    "case-number document-number episode episode-number nummer numéro número numero numer číslo "
    "szám номер",
    "authority": "authority court gericht tribunal legislature",
    "page": "page pages page-range seiten seite página páginas pagina pagine strony strona sidor "
    "sidan sider sivut sayfa oldal oldalak strany страницы сторінки σελίδες 页 页码 頁 頁碼 "
    "ページ 쪽 페이지",
    "page-first": "page-first first-page f-page start-page page-start",
    "page-last": "last-page l-page end-page page-end",
    "edition": "edition auflage édition edición edição edizione druk wydanie upplaga utgave "
    "painos kiadás vydání 版",
    "section": "section",
    "DOI": "doi",
    "ISBN": "isbn isbn13 isbn-13 isbn10 isbn-10",
    "ISSN": "issn",
    "PMID": "pmid",
    "PMCID": "pmcid pmc",
    "arxiv": "arxiv arxiv-id eprint",
    "abstract": "abstract description summary excerpt",
    "keyword": "keyword keywords tags",
    "archive": "archive",
    "event-title": "event-title event conference conference-title conference-name",
    "note": "note",
    "number-of-pages": "number-of-pages total-pages total-page page-count",
    "dimensions": "dimensions duration running-time",
    "citation-key": "citation-key cite-key citekey bibtex-key",
    "month": "month",
    "day": "day",
}
"""Where one variable has two spellings, the first counts."""
_PREFIX = late_pattern(
    r"(?:og|opengraph|article|twitter|citation|dc|dcterms?|prism|schema|bibtex|zotero|book|parsely"
    r"|episode)"
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
_AGES = ("created", "datecreated", "createdat", "creationdate", "createdtime")
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

"""Whether an outlet is a newspaper or a magazine, by its name and the addresses of its articles.

Stations, agencies and offices are no press, though their names may have its words: what they put on
the web is a web page to citation styles.
"""

from __future__ import annotations

import re

from reader.lazy import late_pattern
from reader.metadata.people import papers
from reader.metadata.people.words import institutions

NEWSPAPER = "article-newspaper"
MAGAZINE = "article-magazine"


def _words(pattern: str) -> re.Pattern[str]:
    return late_pattern(pattern, re.IGNORECASE)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LAST = _set(
    "times post herald courier tribune gazette guardian telegraph chronicle observer independent "
    "examiner inquirer enquirer sentinel dispatch globe newspaper advertiser argus bee picayune "
    "intelligencer statesman daily shimbun ilbo list pravda 日報 新報"
)
"""What papers are called last: in English, a Times Square Alliance is no paper."""
_ANYWHERE = _set(
    "zeitung anzeiger rundschau kurier allgemeine tagesspiegel volksstimme krant courant telegraaf "
    "tidning tidende avis sanomat libération quotidien gazette courrier dépêche tribune diario "
    "periódico heraldo gaceta jornal diário gazeta correio folha corriere repubblica gazzetta "
    "gazzettino giornale messaggero quotidiano dziennik rzeczpospolita noviny deník denník hírlap "
    "napló népszava újság ziarul adevărul jurnalul cotidianul газета ведомости известия правда "
    "вісті εφημερίδα καθημερινή gazete gazetesi harian صحيفة جريدة روزنامه עיתון समाचार अखबार"
)
"""What papers are called in other languages, wherever in their names."""
_ENDINGS = late_pattern(
    r"\w*(?:zeitung|anzeiger|tage?blatt|abendblatt|volksblatt|handelsblatt|wochenblatt|morgenpost"
    r"|abendpost|kurier|krant|dagblad|courant|nieuwsblad|handelsblad|aftenblad|tidning(?:en|ar)?"
    r"|bladet|blaðið|hírlap|газета)$|\w+(?:avis(?:en|a)?|tidende|lehti|leht|sanomat)$"
)
"""The last parts of the long words that papers in Germanic and Finnic languages are called."""
_PHRASES = _words(
    r"^(?:the )?(?:daily|times of)\b|\b(?:free press|street journal|globe and mail|evening standard"
    r"|(?:morning|evening|daily|sunday) news|le monde|le figaro|sud ouest|la voix d[ue]|el pa[ií]s"
    r"|el mundo|la voz de|faro de|dagens \w+|rheinische post|surat kabar|mladá fronta)\b"
    r"|^the .* news$|^(?:báo|koran) |\w-?posten$"
)
_EAST_ASIAN = late_pattern(
    # “A newspaper of …” describes one; the names of papers have the word alone.
    r"(?<!の)新聞(?:$|社$|デジタル|オンライン|電子版|[ (（])|[日晚早时商]报|[日晚早時商]報"
    r"|신문|일보"
)
_NEWS = _set(
    "nachrichten noticias notícias notizie nyheter nieuws novosti wiadomości zprávy вести новини "
    "uutiset"
)
"""“News”, as papers are called where no office tells its own."""
_THE_PAPER = _words(r"^the (?:times|guardian|independent|telegraph|observer|herald)\b")
_MAGAZINE = _words(
    r"magazin|\b(?:weekly|monthly|quarterly|tygodnik|hebdo|еженедельник|dergisi)\b"
    r"|週刊|周刊|周末|주간|월간"
)
_ARTICLED = late_pattern(
    r"(?:the|d(?:er|ie)|l[ae]s?|los|e?l|il|i|de|het|o|η|ο|το|τα|οι) (?P<word>[^\W\d_][\w-]*)$"
    r"|l['’](?P<elided>[\w-]+)$",
    re.IGNORECASE,
)
"""An article and one word, as newspapers and magazines are called."""

_STATION = _words(
    r"\b(?:tv|tele(?:vize|wizja|vizija)|t[eé]l[eé]vis\w+|radio\w*|rádio|rozhlas|\w*rundfunk"
    r"|broadcast\w*|channel|canal|cadena|(?!rund|um)\w+schau|радио|радіо|телевидение"
    # These have no such word in their names.
    r"|al jazeera|al arabiya|antena \d|fox|sky|france ?in(?:fo|ter)|euronews|newshour)\b"
    r"|放送|テレビ|电视|電視|방송|\w ?24$|^[a-z]{2,4}[1-9]\b|^[^\W\d]+ [1-9]$"
)
_NEWS_OF_LETTERS = late_pattern(
    r"(?:^|\s)[A-ZÉČ]{2,5}\d?\s(?:NEWS|News|Noticias|Notícias|Nyheter|Nyheder|Nieuws|NWS"
    r"|Nachrichten|Uutiset|Haber|Новости)\b"
)
"""An abbreviation and its news, as stations, agencies and institutes call them."""
_LETTERS = late_pattern(r"([A-ZČ]{2,5})(?:\d+|[a-z]\w*)?$")
"""An abbreviation, also as a part of a word: `ZDFheute`."""
_AGENCY = _words(
    r"\b(?:associated press|france-presse|europa press|agen(?:ci[aj]a?|zia|ția|ce|tur)|agência"
    r"|ajans[ıi]?|newswire|агентство)\b|通信社?$|通[讯訊]社|新[华華](?:网|網|社)|연합뉴스"
)
_OFFICE = _words(
    r"\b(?:archives?|library|museum|foundation|books|corporation|company|inc|ltd|llc|gmbh|society"
    r"|alliance|against|college|school|hospital|hotel|parliament|house|bank|union|newsroom|news$)\b"
)
_SECTION = _words(
    r"^\w+://[^/]+/(?:[\w-]+/)?(?:politics|politi[ck]|politi(?:que|ca|ek|ikka|kk)|política"
    r"|polit[iy]ka|opinion|opin(?:ion(?:s|e|i)|ión|ião|ie)|op-ed|obituaries|columnists|meinung"
    r"|mielipide|ledare|debatt?|panorama|feuilleton|faits-divers|sucesos|deportes|cronaca|esteri"
    r"|binnenland|buitenland|utrikes|inrikes|udland|indland|kotimaa|ulkomaat|siyaset|gundem"
    r"|belfold|magazine)/"
)
"""The sections of newspapers, in the addresses of their articles."""
_BEHIND = _words(r"(?: (?:online|digital|newspaper|on sunday)|\.(?:com?|net|[a-z]{2}))+$")
"""What a name may have behind it."""
_APART = late_pattern(r"[\s.,&–-]+")


def of_outlet(name: str, address: str, *, is_of_day: bool) -> str:
    """The type of what an outlet brings out, if it is a newspaper or a magazine.

    Args:
        name: What it is called.
        address: The address of a text of it; empty if it has none.
        is_of_day: Whether the day of the text is known, as that of what newspapers bring is.
    """
    bare = _BEHIND.sub("", name.strip())
    words = list(filter(None, _APART.split(bare.casefold())))
    if not words or is_station(name):
        return ""
    if is_magazine(name):
        return MAGAZINE
    if _is_called_paper(bare, words):
        return NEWSPAPER
    if is_none(name):
        return ""
    if not _NEWS.isdisjoint(words) or _is_known(bare):
        return NEWSPAPER
    return NEWSPAPER if is_of_day and (_is_articled(bare) or _SECTION.match(address)) else ""


def is_surely_outlet(name: str) -> bool:
    """Whether words behind a title are what a newspaper, a magazine or a station is called."""
    last = name.rpartition(" ")[2]
    if not name or last[:1].islower() or name.rstrip("?!.") != name:
        return False
    is_newsroom = last in {"News", "NEWS"} or _NEWS_OF_LETTERS.search(name) is not None
    return is_newsroom or institutions.is_agency(name) or bool(of_outlet(name, "", is_of_day=False))


def is_none(name: str) -> bool:
    """Whether a name is that of a station, an agency, an office or a firm."""
    return is_station(name) or bool(_OFFICE.search(name)) or institutions.is_office(name)


def is_magazine(name: str) -> bool:
    """Whether a name says that it is a magazine's."""
    return _MAGAZINE.search(name) is not None


def is_station(name: str) -> bool:
    """Whether a name is that of a station, an agency, or an institute's own news."""
    first = name.split(maxsplit=1)[0] if name.strip() else ""
    letters = _LETTERS.match(first)
    return bool(
        institutions.is_agency(name)
        or (letters and letters[1] in institutions.TAGS)
        or _NEWS_OF_LETTERS.search(name)
        or _STATION.search(name)
        or _AGENCY.search(name)
    )


def _is_called_paper(name: str, words: list[str]) -> bool:
    return (
        words[-1] in _LAST
        or not _ANYWHERE.isdisjoint(words)
        or any(map(_ENDINGS.match, words))
        or _PHRASES.search(name) is not None
        or _EAST_ASIAN.search(name) is not None
    )


def _is_known(name: str) -> bool:
    """Whether a name is a paper's with an article, or in the list of such names."""
    has_article = name.casefold().startswith("the ")
    return papers.is_one(name) or (
        has_article and (papers.may_be_one(name) or _THE_PAPER.search(name) is not None)
    )


def _is_articled(name: str) -> bool:
    found = _ARTICLED.match(name)
    word = (found["word"] or found["elided"]) if found else ""
    return word[:1].isupper()

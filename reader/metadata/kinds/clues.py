"""Clues to the type of a work in titles, addresses, numbers and materials."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from reader.lazy import late_pattern

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Clue:
    """A clue in a field: a pattern, searched for only if one of some hints occurs."""

    pattern: re.Pattern[str] | None
    """The pattern; None if a hint is enough."""
    hints: tuple[str, ...] = ()
    """The hints, in lower case; a space also matches an end of the text.

    They are searched for first, since compiling patterns takes long.
    """

    def is_in(self, text: str) -> bool:
        """Whether a text contains the clue."""
        padded = f" {text.casefold()} "
        if self.hints and not any(hint in padded for hint in self.hints):
            return False
        return self.pattern is None or self.pattern.search(text) is not None


def _words(pattern: str, *, hints: str = "") -> Clue:
    return Clue(late_pattern(pattern, re.IGNORECASE), tuple(filter(None, hints.split("|"))))


def _exactly(pattern: str, *, hints: str = "") -> Clue:
    return Clue(late_pattern(pattern), tuple(filter(None, hints.split("|"))))


def _sites(addresses: str) -> Clue:
    return Clue(None, tuple(addresses.split()))


_LAW_SITES = _sites(
    "legislation.gov. legislation.govt. /legis/ gesetze-im-internet legifrance.gouv.fr/codes "
    "legifrance.gouv.fr/loda legifrance.gouv.fr/jorf retsinformation.dk lovdata.no boe.es/eli "
    "boe.es/buscar normattiva.it fedlex. ris.bka.gv law.cornell.edu/uscode "
    "law.cornell.edu/cfr law.cornell.edu/constitution laws-lois. wetten.overheid /eli/ "
    "celex:3 celex%3a3 uscode.house.gov ecfr.gov planalto.gov.br"
)
_LAW_TITLE = _exactly(
    r"(?:\b(?:Act|Ordinance|Statutes?"
    r"|Constitution)\b,?(?: of)?(?: \d{4})?(?: ?\([^)]*\))?(?: \d{4})?"
    r"|\b(?:Civil|Penal|Criminal|Labou?r|Commercial|Internal Revenue|Tax|Family|Vehicle) Code"
    r"|\b(?:Regulations?|Rules|Order) (?:19|20)\d\d)$"
    r"|^(?:Commission |Council |Delegated |Implementing )*(?:Regulation|Directive|Decision) "
    r"(?:\(\w+(?:, \w+)?\) )?(?:No\.? ?)?\d+/\d+"
    r"|^(?:Verordnung|Richtlinie|R[èe]glement|Directive|Reglamento|Directiva|Regolamento|Direttiva"
    r"|Verordening|Richtlijn|Rozporządzenie) (?:\(\w+(?:, \w+)?\) )?(?:n[.º°o]{1,2} ?"
    r"|Nr\.? ?)?\d+/\d+"
    r"|^(?:Loi|Décret|Ordonnance|Arrêté|Ley|Lei|Legge|Decreto|Dekret|Zákon|Lag|Förordning|Lov|Wet"
    r"|Ustawa)\b.{0,40}?(?:n[.º°o]{1,2} ?|č\. ?|nr\.? ?|\(|z dnia |du )?\d{1,4}[\d/:. -]"
    r"|^(?:Ley|Lei|Legge|Loi|Decreto) (?:Org[aá]nica|Legislativo|Complementar|Real|organique)"
    r"|^(?:Bekendtgørelse|Lov|Lag|Wet) (?:om|van)\b|^Code (?:civil|pénal|du travail|de commerce)"
    r"|^Gesetz (?:über|zur|zum|gegen|für|vom)\b"
    r"|^(?:[\w-]+ )?[A-ZÄÖÜ]\w*(?:gesetz(?:buch)?|ordnung \(\w+\))(?: \(\w+\))?$|^Grundgesetz\b"
    r"|(?:法律|条例|條例|憲法|宪法|民法典?|刑法|基本法|訴訟法|诉讼法|劳动法|勞動法|公司法"
    r"|著作权法)$",
    hints="act | act,| act(|ordinance|statute|constitution| code |regulation| rules | order |"
    "directive|decision|verordnung|richtlinie|glement|reglamento|directiva|regolamento|"
    "direttiva|verordening|richtlijn|rozporządz| loi |décret|ordonnance|arrêté| ley | lei |"
    " legge | decreto |dekret|zákon| lag |förordning| lov | wet |ustawa|bekendtgørelse|"
    "gesetz|ordnung (|法|条例|條例",
)
_LAW_BOOKS = _exactly(
    r"^(?:Cth|Code civil|U\. ?S\. ?C(?:ode|\.)?|(?:United States|U\. ?S\.) (?:Code"
    r"|Statutes at Large)"
    r"|(?:Pub\. ?L|Stat|C\. ?F\. ?R|Fed\. Reg)\.?|BGBl\.?|Bundesgesetzblatt|RGBl\.?|OJ [LC]\b.*"
    r"|Official Journal of the European (?:Union|Communities).*|Code of Federal Regulations"
    r"|Amtsblatt der Europäischen .*|Journal officiel\b.*|Gazzetta Ufficiale\b.*"
    r"|Bolet[ií]n Oficial del Estado|BOE|Dziennik Ustaw.*|SFS)$"
)
_ASKS = _words(
    r"^(?:how|what|why|when|who|where|which|does|is|are|can|should|will|wie|was|warum"
    r"|comment)\b|[?!]"
)
_CASE = _exactly(r"[\w.)’'] (?:v|vs|c)\. [A-Z]|^(?:In re|Ex parte|R v|Re) [A-Z]")
_COURT_SITES = _sites(
    "courtlistener bailii.org supremecourt. oyez.org /cases/ /case/ curia.europa hudoc canlii "
    "casetext law.justia rechtsprechung juris.bundesgerichtshof"
)
_REPORTER = _exactly(
    r"^(?:U\. ?S\.|S\. ?Ct\.|F\. ?(?:2d|3d|4th|Supp\..*)|L\. ?Ed\..*|[A-Z]\w*\. ?(?:2d|3d)|(?:A|P|"
    r"N\.[EW]\.|S\.[EW]\.|So\.) ?[23]d|BGHZ|BVerfGE|EWCA.*|UKSC|UKHL|AC|QB|WLR|ECR|CLR|SCR)$"
)
_COURT = _words(r"\b(?:court|tribunal|cour|gericht\w*|\w+gericht(?:shof)?|corte|trybunał)\b")
_PARTIES = _exactly(r" v\.? [A-Z]", hints=" v | v. ")
_TREATY = _exactly(
    r"^(?:[A-Z]\w+ ){0,3}(?:Treaty|Covenant|Convention|Protocol|Agreement) (?:of|on|for"
    r"|between|relating"
    r"|concerning|against|to|with|among|establishing|Relating|Concerning|Against|Between) "
    r"|^(?:[A-Z][\w-]+ ){1,2}(?:Treaty|Agreement|Protocol|Convention|Accords?)(?: \(?\d{4}\)?)?$"
    r"|^Charter of the United Nations"
    r"|^(?:Vertrag|Übereinkommen|Abkommen|Pakt|Staatsvertrag) (?:über|zwischen|zur|zum|von) "
    r"|^(?:Traité|Convention|Accord|Protocole|Pacte) (?:de |d['’]|sur |entre |relati|international)"
    r"|^(?:Tratado|Convenio|Convención|Protocolo|Pacto|Acordo|Convenção) (?:de |sobre |entre "
    r"|internaci)"
    r"|^(?:Trattato|Convenzione|Protocollo) (?:di |su|tra |fra |europea|internazionale)"
    r"|^(?:Verdrag|Traktat|Konwencja|Договор|Конвенция) ",
    hints="treat|covenant|conven|protoc|agreement| accord|acordo|charter|vertrag|kommen| pakt |"
    "trait|pact|tratado|trattato|verdrag|traktat|konwencja|договор|конвенция",
)
_TREATY_BOOKS = _words(
    r"^(?:united nations|european|league of nations) treaty series|^u\.?n\.?t\.?s\.?$"
    r"|^t\.?i\.?a\.?s\.?$"
    r"|^international legal materials$"
)
_HEARING = _words(
    r"\bhearings? (?:before|held before|of) the\b|^(?:\w+ ){0,2}hearings? (?:on|before|to)\b"
    r"|^(?:\w+ )?testimony (?:of|before|to|by)\b|^(?:öffentliche )?anhörung\b",
    hints="hearing|testimony|anhörung",
)
_LEGISLATURE = _words(
    r"\b(?:general assembly|parliament|congress|senate|house of|legislature|bundestag|landtag"
    r"|bundesrat|regeringen|riksdag\w*|folketing\w*|storting\w*|assemblée nationale|sénat|cortes"
    r"|congreso|senado|camera dei deputati|knesset|sejm|duma|tweede kamer|cámara|câmara)\b"
)
_BILL = _exactly(
    r"\bBill\b(?: \d+| of \d{4}| \(\w+\))?$|^(?:Entwurf eines (?:\w+ )?Gesetzes|Projet de loi"
    r"|Proposition de loi|Proyecto de ley|Projeto de lei|Disegno di legge|Forslag til lov)\b",
    hints=" bill|entwurf eines|projet de loi|proposition de loi|proyecto de ley|projeto de lei|"
    "disegno di legge|forslag til lov",
)
_BILL_NUMBER = _exactly(
    r"^(?:H\. ?R\.|S\.|HR|[HS]\.? ?(?:B|J\. ?Res|Con\. ?Res|Res)\.?|AB|LD|Prop\.|BT-Drs\."
    r"|Drucksache)"
    r" ?\d"
)
_BILL_SITES = _sites(
    "congress.gov/bill bills.parliament govtrack.us/congress/bills leginfo openstates"
)
_PATENT = _exactly(
    r"^(?:US|EP|WO|DE|GB|FR|JP|CN|KR|CA|AU|ES|RU|SE|CH) ?(?:RE)?\d[\d/,. ]{4,}\w{0,2}$"
)
_PATENT_SITES = _sites("patents.google espacenet freepatentsonline patft patentscope")
_STANDARD = _exactly(
    r"^(?:(?:ISO|IEC|DIN|EN|BS|ÖNORM|SN|NF|UNE|UNI|ANSI|IEEE|ASTM|ASME|NISO|ITU-[TR]|ECMA|GOST|ГОСТ"
    r"|GB/T|JIS|AS/NZS|ETSI|FIPS|OASIS)[/ -]?)+(?:Std\.? |Standard |Rec\.? |P[AT]S |TR |TS "
    r"|PUB |EN )?"
    r"[A-Z]{0,2}[-. ]?\d",
    hints=" iso| iec| din| en | bs | önorm| sn | nf | une| uni | ansi| ieee| astm| asme| niso|"
    " itu-| ecma| gost| гост| gb/t| jis| as/nzs| etsi| fips| oasis",
)
_STANDARD_SITES = _sites(
    "iso.org/standard standards.ieee standards.iteh webstore.iec webstore.ansi beuth.de"
)
_MAP = _words(
    r"\b(?:(?:road|street|topographic(?:al)?|geological|historical|city|trail|general) map"
    r"|map of|map"
    r" showing|nautical chart|(?:topographische|geologische) karte|karte (?:von|der|des)"
    r"|carte (?:du"
    r"|des|topographique|géologique)|mapa (?:de|del|topográfico)|ordnance survey|landranger)\b"
    r"|\b1 ?: ?\d{1,3}[ ,. ']\d{3}\b",
    hints=" map|karte|carte |mapa |chart|ordnance survey|landranger|1:|1 :",
)
_MAP_SHELF = _exactly(r"^G[3-9]\d{3}\b")
"""Library of Congress call numbers of maps."""
_MAP_SITES = _sites("openstreetmap.org google.com/maps bing.com/maps davidrumsey maps.app")
_INTERVIEW = _words(
    r"^(?:(?:an? )?(?:\w+ )?(?:interview|conversation) with|(?:oral history )?interview\b"
    r"|interview (?:mit|met"
    r"|med)|im gespräch mit|entretien avec|entrevista (?:con|a|com)|intervista (?:con|a)"
    r"|интервью)\b"
    r"|\boral history(?: interview)?$",
    hints="interview|conversation with|im gespräch|entretien avec|entrevista|intervista|интервью|"
    "oral history",
)
_EPISODE = _words(
    r"^(?:s(?:eason|taffel)? ?\d+,? ?)?(?:e|ep\.?|episode|folge|épisode|episodio|#) ?\d+"
    r"|^(?:season|staffel) \d|\b(?:episode|ep\.|folge) #?\d+\b",
    hints="episode| ep| folge|épisode|episodio|season|staffel|#| s0| s1| s2| s3| s4| s5| s6| s7|"
    " s8| s9| e0| e1| e2| e3| e4| e5| e6| e7| e8| e9",
)
_CASTS = _words(
    r"\bpodcast|\b(?:BBC|NPR) (?:Radio|One|Two)|\bradio \d|\bchannel \d|^(?:NPR|PBS|CBS)$"
)
_CAST_SITES = _sites(
    "podcast. podcasts. /podcast open.spotify.com/episode open.spotify.com/show overcast.fm "
    "bbc.co.uk/sounds bbc.co.uk/programmes bbc.co.uk/iplayer /episode/ /episodes/ "
    "ardaudiothek /news/videos/"
)
_FILM_SITES = _sites(
    "youtube.com/watch youtu.be/ vimeo.com/ imdb.com/title media.ccc.de/v/ dailymotion.com "
    "ted.com/talks netflix.com"
)
_STUDIO = _words(
    r"\b(?:pictures|films?|filmproduktion|studios|home (?:video|entertainment)|united artists"
    r"|cinema"
    r"|pathé|gaumont|metro-goldwyn-mayer|warner bros\.?|mosfilm)\b(?! press)"
)
_FILM_MEDIUM = _words(r"\b(?:dvd|blu-?ray|vhs|film|motion picture|video|mov|mp4)\b")
_FILM_LENGTH = _words(r"\bhours?\b|^\d+ ?min|\bh \d+ ?min")
_GRAPHIC = _words(
    r"\b(?:photo(?:graph|graphie|grafie)?|oil|canvas|lithograph|woodcut|engraving|etching"
    r"|gouache|ink"
    r"|watercolou?r|bronze|marble|drawing|poster|fusain|huile|öl|gelatin|print|charcoal|pastel"
    r"|sculpture|graphic|tempera|acrylic)\b|aquarell"
)
_GRAPHIC_SITES = _sites(
    "flickr.com/photos commons.wikimedia.org/wiki/file unsplash.com/photos instagram.com/p/ "
    "pinterest. deviantart"
)
_RECORD = _words(r"\b(?:audio )?(?:cd|lp|vinyl|mp3|cassette|audio disc|sound recording)\b")
_SONG_SITES = _sites(
    "open.spotify.com/track open.spotify.com/album music.apple soundcloud bandcamp discogs"
)
_PROGRAM = _words(
    r"^(?:type|java|coffee)script$|^(?:python|c\+\+|rust|r package|julia|matlab|ruby|perl|go|c#)$"
    r"|\b(?:stata module|r package|python (?:package|library|module)|software|computer program"
    r"|source code|app(?:lication)?$)\b"
)
_PROGRAM_TITLE = _words(
    r"\b(?:stata module|r package|python (?:package|library))\b"
    r"|[: (,]v(?:ersion)? ?\d+(?:\.\d+)+",
    hints="stata module|r package|python |version | v0| v1| v2| v3| v4| v5| v6| v7| v8| v9",
)
_SPEECH = _words(
    r"^(?:remarks (?:by|to|at|on|of)|(?:opening|closing|welcome|prepared) remarks|speech (?:by"
    r"|to|at|on)|address"
    r" (?:to|at|before)|(?:opening |closing )?keynote|(?:\w+ )?inaugural address|state of the union"
    r"|rede (?:vor|zum|zur|bei|des|der|von|auf)|discours (?:de|du|d’|d'|à|au|prononcé)"
    r"|discurso (?:de"
    r"|del|en|ante)|discorso)\b",
    hints="remarks|speech|address |keynote|state of the union| rede |discours|discorso",
)
_SLIDES = _sites("docs.google.com/presentation slideshare.net speakerdeck.com")
_POST_SITES = _sites(
    "//twitter.com/ //www.twitter.com/ //mobile.twitter.com/ //x.com/ //www.x.com/ "
    "facebook.com/ reddit.com/r/ //bsky.app/ linkedin.com/posts linkedin.com/feed "
    "threads.net/ tiktok.com/ //t.me/ truthsocial.com/ stackexchange.com/q "
    "stackoverflow.com/q ?topic= &topic= ?showtopic= /forum/ /forums/ /viewtopic"
)
_BLOG_SITES = _sites(
    "//blog. //blogs. .blogs. .blog. /blog/ /blogs/ .substack. .wordpress. .blogspot. "
    ".typepad. .tumblr. //medium.com/ .medium.com/ hypotheses.org"
)
_BLOG = _words(r"\b(?:we)?blogs?\b|blog$|\bnewsletter\b")
_REPORT = _words(
    r"\b(?:annual|final|progress|technical|interim|quarterly|activity) report\b"
    r"|\b(?:jahres|abschluss|tätigkeits)bericht\b|^rapport (?:annuel|final|d’activité)",
    hints="report|bericht|rapport",
)
_PREPRINTS = _sites(
    "researchsquare.com ssrn.com preprints.org osf.io/preprints /rs.3.rs- eprint.iacr.org "
    "optimization-online.org eccc. philsci-archive mpra.ub techrxiv authorea.com vixra.org"
)


def of(csl: Fields) -> str:
    """The type suggested by the title, the address, the number or the material, if any."""
    is_part = "container-title" in csl and not _matches(csl, "container-title", _LAW_BOOKS)
    rules = (*_ANYWHERE, *(() if is_part else _ALONE))
    return next((kind for kind, is_one in rules if is_one(csl)), "")


def _matches(csl: Fields, name: str, clue: Clue) -> bool:
    value = csl.get(name, "")
    return isinstance(value, str) and bool(value) and clue.is_in(value)


def _shows(**clues: Clue) -> Callable[[Fields], bool]:
    """Whether any of the fields contains its clue."""
    return lambda csl: any(_matches(csl, name, each) for name, each in clues.items())


def _has_people(csl: Fields) -> bool:
    names = csl.get("author")
    return isinstance(names, list) and any(
        isinstance(each, Mapping) and "family" in each for each in names
    )


def _is_law(csl: Fields) -> bool:
    """Whether it is a law; an article about a law has an author, or is a question."""
    if _has_people(csl):
        return False
    is_titled = _matches(csl, "title", _LAW_TITLE) and not {"DOI", "ISBN"} & csl.keys()
    is_one = is_titled or _shows(**{"container-title": _LAW_BOOKS, "URL": _LAW_SITES})(csl)
    return is_one and not _matches(csl, "title", _ASKS)


def _is_case(csl: Fields) -> bool:
    if "authority" in csl and _matches(csl, "authority", _COURT):
        return True
    if "authority" in csl and _matches(csl, "title", _PARTIES):
        return True
    is_reported = _matches(csl, "container-title", _REPORTER) or _matches(csl, "URL", _COURT_SITES)
    return is_reported and _matches(csl, "title", _CASE) and not _has_people(csl)


def _is_treaty(csl: Fields) -> bool:
    if _has_people(csl) or not {"DOI", "ISBN"}.isdisjoint(csl):
        return False
    is_titled = "container-title" not in csl and _matches(csl, "title", _TREATY)
    return is_titled or _matches(csl, "container-title", _TREATY_BOOKS)


def _is_bill(csl: Fields) -> bool:
    if not _has_people(csl) and _matches(csl, "title", _BILL):
        return True
    is_numbered = _matches(csl, "number", _BILL_NUMBER)
    of_legislature = _matches(csl, "authority", _LEGISLATURE) and "number" in csl
    return is_numbered or of_legislature or _matches(csl, "URL", _BILL_SITES)


def _is_blog(csl: Fields) -> bool:
    """Whether it is part of a named blog."""
    is_one = _shows(**{"URL": _BLOG_SITES, "container-title": _BLOG})(csl)
    return is_one and "container-title" in csl and not {"volume", "issue", "DOI"} & csl.keys()


_ANYWHERE: tuple[tuple[str, Callable[[Fields], bool]], ...] = (
    ("legal_case", _is_case),
    ("treaty", _is_treaty),
    ("bill", _is_bill),
    ("patent", _shows(number=_PATENT, URL=_PATENT_SITES)),
    ("broadcast", lambda csl: "container-title" in csl and _matches(csl, "publisher", _CASTS)),
    ("broadcast", _shows(number=_EPISODE, medium=_words(r"\b(?:tv|television|radio)\b"))),
    ("post", _shows(URL=_POST_SITES)),
    ("post", _shows(URL=_exactly(r"//[\w.-]+/@[\w.]+/\d", hints="/@"))),
    ("motion_picture", _shows(URL=_FILM_SITES)),
    ("post-weblog", _is_blog),
)
"""The types of any work, each with its test; the first match counts."""
_ALONE: tuple[tuple[str, Callable[[Fields], bool]], ...] = (
    ("legislation", _is_law),
    ("hearing", _shows(title=_HEARING)),
    ("standard", _shows(number=_STANDARD, title=_STANDARD, URL=_STANDARD_SITES)),
    ("broadcast", _shows(URL=_CAST_SITES, publisher=_CASTS, title=_EPISODE)),
    ("speech", _shows(title=_SPEECH, URL=_SLIDES)),
    ("interview", _shows(title=_INTERVIEW)),
    ("song", _shows(medium=_RECORD, URL=_SONG_SITES)),
    ("motion_picture", _shows(medium=_FILM_MEDIUM, publisher=_STUDIO, dimensions=_FILM_LENGTH)),
    ("graphic", _shows(medium=_GRAPHIC, URL=_GRAPHIC_SITES)),
    ("map", _shows(title=_MAP, URL=_MAP_SITES, **{"call-number": _MAP_SHELF})),
    ("software", _shows(genre=_PROGRAM, title=_PROGRAM_TITLE)),
    ("report", _shows(title=_REPORT)),
    ("article", _shows(URL=_PREPRINTS, DOI=_PREPRINTS)),
)
"""The types of works that are not part of another, each with its test."""

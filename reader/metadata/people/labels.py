"""Text before and after the names of a byline: labels, dates, places, photo credits, agencies."""

from __future__ import annotations

import re

from reader.lazy import late_pattern
from reader.metadata.people import leftovers, openings, places
from reader.metadata.people.organizations import is_group
from reader.metadata.people.words import institutions
from reader.metadata.people.words.institutions import WIRES
from reader.metadata.people.words.vocabulary import AND

_BY = late_pattern(
    r"^(?:(?:[^\W\d_][\w'’-]*\s+){0,3}(?i:\w+ed|written|story|text|words|report(?:ed|ing)?"
    r"|posted|edited"
    r"|compiled|updated|opinion|analysis|review|post|essay|column|comment(?:ary)?|interview|article"
    r"|feature|contribution|perspective|letter|published|submitted|created|authored|produced)\s+)?"
    r"(?i:by)\b:?\s*(?=[^\W\d_]|\ue000)"
)
_LABEL = late_pattern(
    r"(?:^|(?<=[;|]))\s*(?:[^\W\d_][\w'’./-]*\s+){0,3}[^\W\d_][\w'’./-]*\s?[:：]\s*(?=[^\W\d_]"
    r"|\ue000)"
)
"""No name has a colon."""
_OURS = late_pattern(
    r"^(?i:de|door|van|von|par|por|di|dal?|av|from|by)\s+"
    r"(?i:nuestr[ao]|onze|unser\w*|notre|nostr[ao]|vår|our)\s+[\w-]+\s+(?=[^\W\d_a-z]\S*\s+\S)"
)
"""“By our correspondent”."""
_OWN = late_pattern(r"^(?:di|por|par|door|av|af)\s+(?=[^\W\d_a-z][\w.'’-]*\s+[^\W\d_a-z][^,]*$)")
"""“By” in small letters."""
_EDITED = late_pattern(
    r"^(?:(?:Hrsg\.?|Hg\.|Eds?\.)\s+(?:von\s+|by\s+)?|a\s+cura\s+di\s+)(?=[^\W\d_a-z])"
)
_NOUNS = (
    r"gastbeitrag|gastkommentar|an[aá]l[yií]s[ei]s?|reportagem|servizio|kommentar|interview|bericht"
    r"|reportage|essay"
    r"|kolumne"
    r"|meinung|porträt|protokoll|gespräch|aufgezeichnet|geschrieben|texte?|texto|testo|artikel"
    r"|article|artículo|articolo|entrevista|intervista(?:\s+a\s+cura)?|opinião|crônica"
    r"|chronique|tribune|enquête|crónica|opinión"
    r"|propos\s+recueillis|recueillis?|écrit|escrito|scritto|geschreven|skrevet|skriven"
    r"|publiée?|publicado|publicerad|pubblicato|veröffentlicht|gepubliceerd|tekst"
    r"|opinie|scris|reportaj|articol|publicat|interviu(?:\s+realizat)?|ditulis|dilaporkan"
)
_VON = late_pattern(
    rf"^(?:(?i:(?:eine?\s+|une?\s+|una?\s+|een\s+|en\s+|ett?\s+)?(?:{_NOUNS})\s+(?:von|par|por"
    rf"|di|de|door|av|af|oleh))"
    r"|Von|VON|Par|PAR|Por|POR|Di|DI|Door|DOOR|Av|AV|Af|AF|Oleh|OLEH"
    r"|Από\s+τ[οη]ν?)\s+(?=[^\W\d_][\w.'’-]*\s+(?!(?:and|und|et|y|e|og|och|en)\s)[^\W\d_])"
)
_TEXT_AND_PICTURES = late_pattern(
    r"^(?:texte?n?|tekst|testo|texto|words?|story|szöveg|teksti)\s*(?:&|/|\+|og|och|und|and|et"
    r"|y|e|en|i|és|ja)"
    r"\s*(?:photo\w*|fotos?|foto\w*|fotó\w*|bild\w*|billed\w*|bilde\w*|kuvat?|pictures?"
    r"|zdjęcia|kép\w*)\s*"
    r"(?:[:：]|\s(?:by|von|par|de|di|av|af))\s*",
    re.IGNORECASE,
)
"""Words for both, said of one person."""
_PICTURES = late_pattern(
    r"(?:^|(?<=\w)\s*[.;,|/–—-]?\s+)(?:photo(?:s|graph(?:s|y|er|e|es|ie|ies)?)?|pictures?"
    r"|illustra(?:tions?|ted|tionen|zioni)|ilustraci(?:ón|ones)|graphics?|grafik|video|drawings?"
    r"|fotos?|fotograf(?:ie|ía|ías|i)|bild(?:er)?|images?"
    r"|zdjęci[ae]|kamera|camera|cámara|câmera|fot|fotó|fénykép\w*|kép(?:ek)?|kuvat?|valokuvat?"
    r"|billeder|bilder|imágenes"
    r"|imagens|immagini"
    r"|fotoğraf\w*|фото|снимки|світлини|φωτογραφί\w*|foto[’']s|beeld)\.?(?:\s*[:：]|\s+(?:by"
    r"|von|par|de|di|por)\b).*$",
    re.IGNORECASE,
)
"""Photo credits, which do not name an author of the text."""
_PICTURES_BY = late_pattern(
    r"^(?:photo\w+|pictures|fotos|illustrations)\s+(?:by|von|par)\s+", re.IGNORECASE
)
"""“Photographs by”, which names the author of a text that has no other."""
_OTHERS_WORK = late_pattern(
    r"\s*(?:^|[;.,|·•–—])\s*(?:[^\W\d_]+\s+(?:and\s+)?){0,2}(?:edit(?:ing|ed)|produc(?:ing|ed)"
    r"|translat(?:ion|ed)|design(?:ed)?"
    r"|fact[- ]check(?:ing|ed)|camera|kamera|sound|layout|reviewed"
    r"|graphics|research|additional research|video|illustrat(?:ion|ed)|redig(?:iert|é)"
    r"|traduit|übersetzt"
    r"|traducción|traduzione)\s+(?:by|von|par|de|di)\b:?\s+[^;]*"
    r"|(?<=\w)\s*[;,|/]\s*(?:editors?|editora?|producers?|translators?|designers?|redaktur"
    r"|redakt[oø]r|editör|edición|edição|sources?|quelle|fuente|fonte|źródło|zdroj|sursa|kaynak"
    r"|kilde|källa|bron|lähde|джерело|источник|πηγή)\s?[:：][^;|]*",
    re.IGNORECASE,
)
"""Who edited, translated or checked it."""
_TRANSLATED = late_pattern(
    r"(?<=\w\w)[.,;]?\s+(?:\()?(?:(?:traduite?|translated|übersetzt|traducid[oa]|traducción"
    r"|tradotto|traduzione|traduzid[oa]|tradução|vertaald|illustrated|illustrée?)"
    r"(?:\s+(?:from|aus|du|de\s?l['’a]?|del?|dall?[o'’a]?|do|uit)\b[^.;()]{2,30}?)?|aus\s+dem\s+\w+n"
    r"(?:\s+übersetzt)?|uit\s+het\s+\w+s(?:\s+vertaald)?)"
    r"\s+(?:par|by|von|por|da|di|door|de)\s.*$",
    re.IGNORECASE,
)
_NEXT_WORK = late_pattern(
    r"[;,.]\s*(?:and\s+)?(?:additional\s+|further\s+)?(?:writing|reporting|written|reported"
    r"|words|text|story)\s+by\s+",
    re.IGNORECASE,
)
_CONTRIBUTED = late_pattern(
    r"\s*[,;]?\s+with\s+(?:additional\s+)?(?:files|reporting|inputs?|contributions?|assistance"
    r"|help|material"
    r"|information|reports)"
    r"\s+(?:from|by)\s+(?P<who>[^;]+)$",
    re.IGNORECASE,
)
_HELPED = late_pattern(
    r"[.;]\s+[^.;]{1,80}\s+contributed(?:\s+to\s+this\s+\w+|\s+\w+)?\.?$",
    re.IGNORECASE,
)
"""Who helped without having written."""
_FROM_WIRES = late_pattern(r"\s+from\s+(?:wires?|staff|news|agency|press)\b.*$", re.IGNORECASE)
NOBODY = late_pattern(
    r"[\s.?–—_-]*|by|von|par|por|n\.?\s?/?\s?a\.?|k\.?\s?a\.?|s\.?\s?n\.?|none|null|nil|nobody"
    r"|unknown"
    r"|(?:unknown|unnamed|no)\s(?:author|writer|byline)|author\s(?:unknown|not\s\w+)|uncredited"
    r"|(?:autor(?:in)?\s)?unbekannt|(?:auteur\s)?inconnue?|sans\sauteur"
    r"|(?:autora?\s)?desconocid[oa]"
    r"|sin\s(?:autor|firma)|(?:autore\s)?(?:sconosciuto|ignoto)|(?:autor\s)?desconhecido|onbekend"
    r"|(?:автор\s)?неизвест\w+|автор\sневідомий|okänd|ukendt|ukjent|tuntematon|nieznany|neznámý"
    r"|佚名|作者不[詳明]|不明|無名氏|미상|작자\s?미상"
    r"|غير معروف|مجهول|לא ידוע|bilinmiyor|tidak diketahui",
    re.IGNORECASE,
)
"""Words that say that nobody is named."""
STAFF = late_pattern(
    r"(?:from\s|by\s)?(?:our\s|the\s)?(?:[^\W\d_][\w.'’-]*\s){0,3}(?:staff|reporters?"
    r"|correspondents?|writers?)"
    r"(?:\s(?:reporters?|writers?))?(?:\s(?:and|&)\s|,\s|/)(?:(?:news|wire|press)\s)?"
    r"(?:agency|agencies|wires?|services?|reports?)(?:\s(?:agencies|reports|services))?"
    r"|(?:(?:de|la|die)\s)?(?:r[eé]da[ck][ctz]i\w+|redação)\s(?:und|y|et|e|en|i|och|og"
    r"|&)\s(?:agent\w+|agenc\w+"
    r"|agenzie|agências|byråer)"
    r"|(?:contributed|submitted|staff|wire|news)\s(?:reports?|stor(?:y|ies)|content|articles?)"
    r"|(?:managing|news|sports|guest)\s(?:editor|columnist)|(?:this|these)\s(?:story|article"
    r"|report)\b.*"
    r"|(?:\S+\s){2,4}(?:director|manager|coordinator|officer)|notre\scorrespondante?(?:\s\w+){0,2}"
    r"|(?:various|multiple|several)\s(?:authors|writers|contributors)|aa\.?\s?vv\.?|vv\.?\s?aa\.?"
    r"|verschiedene\sautoren|varios\sautores|autori\svari|vários\sautores|praca\szbiorowa",
    re.IGNORECASE,
)
"""A newsroom and its agencies as one, or several authors whom nobody names."""
_MONTH = r"[^\W\d_]{3,}\.?"
_NUMBERED = r"\d{1,2}(?:\.|st|nd|rd|th)?"
_WRITTEN = (
    rf"{_NUMBERED} (?:de )?{_MONTH},?(?: de)? \d{{4}}"
    rf"|{_MONTH} {_NUMBERED},? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
)
_DAY = late_pattern(
    r"(?<=\w)(?:\s*[,|•·–—-]\s*(?:[^\W\d_]{2,12},?\s+){0,2}|\s+)(?i:(?:on|am|le|el|il|den|op|vom"
    r"|updated|published|posted|publiée?|veröffentlicht|publicad[oa]"
    r"|pubblicato|gepubliceerd|publicerad|publisert|julkaistu|opublikowano):?\s+)*"
    rf"(?:{_WRITTEN})\b.*$|(?<=\w),\s+{_MONTH} \d{{4}}$|(?<=\w)\s*[|•·–—-]\s*{_MONTH} \d{{1,2}}$"
)
_DAY_BEFORE = late_pattern(rf"^(?:{_WRITTEN})\W+(?=(?i:by|von|par|por|di|door|av|af)\s)")
_AGENCY = rf"(?i:{'|'.join(sorted(WIRES))})"
_AGENCIES_BEHIND = late_pattern(
    r"\s*[,/|]?\s+(?:(?:and|with|und|mit|et|avec|y|con|e|com|og|och|met|en)\s+)"
    r"(?:(?:the|des?|der|den)\s+)?(?:(?:news|wire|press)\s+)?"
    r"(?:[Aa]gencies|wires|(?:wire|agency)\s+reports?|services|agenturen|agences?|agencias"
    rf"|agenzie|agências|byråer|agentschappen)\b.*$|\s*[,|/]?\s+(?:with|mit|avec|con|com"
    rf"|met)\s+{_AGENCY}\b.*$"
)
_OF_AGENCY = late_pattern(
    rf"^(?:with|mit|avec|con|com|met)\s+(?:[^\W\d_]+\s+){{0,2}}(?={_AGENCY}$)", re.IGNORECASE
)
_TOLD = late_pattern(
    r",?\s+(?:as\s+told\s+to|(?:is|was)\s+(?:an?|the))\b.*$"
    r"|(?<=\w\w),?\s+(?:is|was|are|talks|speaks|writes|works|teaches|lives|berichtet"
    r"|berichten)\s+\w.*$",
    re.IGNORECASE,
)
_SAID_WITHOUT_COLON = late_pattern(
    r"^(?:Teksti?|Text|Texte|Texto|Testo|Words|Story)\s+(?P<name>[^\W\d_a-z]\S+(?:\s+\S+){1,3}?)"
    r"(?:,?\s+(?:Beeld|[Kk]uvat?|Foto[’']?s?|Bild(?:er)?|Photos?|Fotografie|Photography"
    r"|Photographs|Pictures)\s+[^\W\d_a-z].*)?$"
)
_CALLING = late_pattern(
    r"^(?:Toimittaja|Journaliste?|Reporter[oa]?|Periodista|Redaktor|Dziennikarz|Verslaggever"
    r"|Corresponsal|Laporan\s+wartawan|Correspond[ae]nte?|Repórter|Wartawan|Penulis|Muhabir"
    r"|Корреспондент"
    r"|Журналист|Кореспондент|Γράφ(?:ει|ουν)\s+[οηι]{1,2}|Των?|Του|Της"
    r"|De\s+nuestro)\s+(?=[^\W\d_a-z]\S+\s+[^\W\d_a-z]\S+)"
)
_CLOCK = late_pattern(r"\s+(?:at|um|à|a las)\s+\d{1,2}[:.h]\d{2}\b.*$")
_DASHED_LABEL = late_pattern(
    r"^(?:texte?|texto|testo|tekst|текст|story|words|author|autora?|автор)\s+[–—-]\s+"
    r"(?=(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
_FROM_PLACE = late_pattern(
    r"^(?:(?:From|De|Desde|Da|Aus)\s+(?P<place>[^\W\d_a-z][\w-]+(?:\s[^\W\d_a-z][\w-]+)?),?"
    r"|(?:Z|Ze|Из|З)\s+[^\W\d_a-z][\w-]+)\s+(?=[^\W\d_a-z][\w'’-]+\s+[^\W\d_a-z])"
)
_OF_SITE = late_pattern(
    r"^(?:(?:profile\s+)?(?:avatar|photo|picture|image|headshot)\s+(?:for|of)"
    r"|(?:view\s+)?(?:all|more)\s+(?:posts\s+|articles\s+|stories\s+)?(?:by|from)|about)\s+"
    r"|^(?:episode|ep\.|folge|#)\s*\d+\s?[:–—-]\s*(?:with\s+|mit\s+|avec\s+|con\s+)?"
    r"(?=(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
"""What content management systems print before an author's name."""
_HELP_OF = late_pattern(
    r"^(?:(?:with|con|com|avec|mit)\s+(?:[^\W\d_]+\s+){1,3}(?:from|by|de|di|von)\s+"
    r"|colabora\w+\s+para\s+[^,]+,\s+)(?=(?-i:[^\W\d_a-z][\w'’-]+\s+[^\W\d_a-z]))",
    re.IGNORECASE,
)
"""“With contributions from”, where it stands alone."""
_ROMANIAN = late_pattern(
    r"^De\s+(?=[^\W\d_a-z]\S*\s+[^\W\d_a-z]\S*$)(?=\S*[ăâîșțşţĂÂÎȘȚŞŢ]|\S+\s\S*[ăâîșțşţ])"
)
"""“By” in a language whose letters the name has; elsewhere a capital “De” is a particle."""
_OF_PRESS = late_pattern(
    r"^(?:oleh|penulis|reporter|wartawan|texte?|texto|testo|tekst|teksti|story|words)\s?[:：]",
    re.IGNORECASE,
)
"""Labels of the press, which does not write the family name first."""
_KEPT = (
    "junior filho neto fils père sobrinho hijo jr sr phd van von vom zu zum zur der den de del "
    "della dela delos di da do dos das du des la le los las el al bin bint ibn ben ter ten te t "
    "af av d’ l’ ó ní nic uí mac y e ed i a and und et en og och con with mit avec va ve dan ja és "
    "și şi în un ir oraz и та і й και và na dhe of for in at from "
)
SMALL_PARTS = frozenset(_KEPT.split()) | frozenset(AND.split("|"))
"""Particles, suffixes and words for “and”, which belong to a name or join two."""
_NAME_SIZES = (2, 3)
_LONGEST_REST = 4
_SHORTEST_VERB = 4
_BUTTON = late_pattern(r"\s*[·•|–—-]\s*(?i:follow|subscribe|share|seguir|suivre|folgen|segui)$")
_OUR_OWN = late_pattern(
    r"^(?:from|by|von|par|por|di|door)\s+(?=our\b|unser|notre\b|nuestr|nostr|onze\b)", re.IGNORECASE
)
_FROM = late_pattern(
    r"^From\s+(?=[^\W\d_a-z][\w'’-]+\s+[^\W\d_a-z][\w'’-]+(?:\s+(?:in|at)\s|\s*,|$))"
)
_SENT_FROM = late_pattern(
    r"^(?:Aus|From|De|Desde|Da)\s+[^\W\d_a-z][\w-]*(?:\s+[^\W\d_a-z][\w-]*)?\s+"
    r"(?:bericht(?:et|en)|reports?|informan?|riferisce)\s+(?=[^\W\d_a-z])"
)
_PICTURES_FIRST = late_pattern(
    r"^[^\W\d_]+\s?[:：][^,;|:]*[,;|]\s*(?=(?:texte?|tekst|texto|testo|szöveg|words|story|haber"
    r"|текст"
    r"|teksti)\s?[:：])",
    re.IGNORECASE,
)
_VERBS = late_pattern(
    r"^(?:ze?\s+[^\W\d_]+\s+[^\W\d_]+\s+rozmawia(?:ł|ła|li|ły)|kirjoittan\w+|haastatteli|napsala?"
    r"|připravila?|opracowała?|rozmawiała?|zapytała?"
    r"|pripravila?|беседовала?"
    r"|συνέντευξη\s+στ[οηι]ν?|подготовила?|записала?|написала?"
    r"|интервьюировала?|розмовляла?|підготувала?|írta)\s+(?=[^\W\d_]+\s+[^\W\d_])",
    re.IGNORECASE,
)
_REPORTER = late_pattern(r"\s*(?:기자|특파원|記者|记者|報導|报道|編集委員)$")
_TOWN = late_pattern(
    r"^(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,2}), (?!Jr|Sr|I+V?$)"
    r"(?:[^\W\d_a-z][\w-]+|(?:São|San|Santa|New|Los|Las|Buenos|Tel|Hong|Cape|Abu|Addis|Kuala"
    r"|Rio) [\w ]+)(?=$|\s+[—–|/-]\s)"
)
"""A name in natural order with its place; “by” never precedes a family name."""
_OF_WIRE = late_pattern(rf"^{_AGENCY}\s?/\s?(?=[^\W\d_]\S*\s+[^\W\d_])")
_NOTES = late_pattern(r"(?<=[^\W\d_]{2})\d{1,2}(?:,\s?\d{1,2})*(?=[*†‡§]*(?:\s*[,;&]|\s|$))")
"""Footnote numbers after names."""
_ROLE = late_pattern(
    r"^(?P<name>[^\W\d_a-z][\w.'’-]*\s+(?:[A-Z]\.\s+)?[^\W\d_a-z][\w'’-]*)\s+(?:[\w-]+\s+){0,3}"
    r"(?i:editor|correspondent|contributor|analyst|author|reporter|writer|columnist|producer"
    r"|photographer|redakteur(?:in)?"
    r"|korrespondent(?:in)?|journaliste?|redactora?|periodista|giornalista)(?=,|$)"
)
_ROLE_FIRST = late_pattern(
    r"^(?:[^\W\d_a-z][\w-]*\s+){0,3}(?:Writer|Editor|Correspondent|Reporter|Columnist"
    r"|Chefredakteur(?:in)?"
    r"|Korrespondent(?:in)?|Redakteur(?:in)?)\s+(?=[^\W\d_a-z][\w'’-]+\s+[^\W\d_a-z][\w'’-]+$)"
)
_NAME_AND_ROLE = late_pattern(
    r"^(?P<name>[^\W\d_a-z][\w'’-]+\s+[^\W\d_a-z][\w'’-]+)\s?:\s.*\b(?i:editor|correspondent"
    r"|writer|reporter"
    r"|columnist|analyst)$"
)
_UNMARKED_AGENCY = late_pattern(
    r"(?<=[\w’'-]\s[^\W\d_a-z])(?P<rest>[\w’'-]+)\s+(?:The\s+)?(?:Associated Press"
    r"|Canadian Press|Press Association"
    r"|Agence France-Presse|Reuters|Bloomberg(?: News)?)$"
)
SENT = late_pattern(r"[^\W\d_]{2,6}/[a-z]{2,4}$")
"""An agency and the sign of its desk, such as `dpa/lby`."""
_OF_PAPER = late_pattern(
    r"(?<=\w)\s+of\s+(?:the|The)\s+[^\W\d_a-z][\w.'’/-]*(?:\s+[^\W\d_a-z][\w.'’/-]*){0,3}$"
)
_PLACE = late_pattern(
    r"(?<=\w\w)\s+(?P<word>in|à|[Ff]or|at|from|reporting(?:\s+from)?|reports(?:\s+from)?"
    r"|[Ss]pecial\s+[Tt]o)\s+"
    r"(?:[Tt]he\s+)?[^\W\d_a-z][\w.'’-]*(?:\s+(?:de|of|the|upon|am|[^\W\d_a-z][\w.'’-]*)){0,4}"
    r"(?=\s*$|\s*[,;&]|\s+(?:and|und|et|y|with)\s)"
)
_LAST = late_pattern(r"(?:,|;|&|\s(?:and|und|et|y|with)\s)")


def stripped(line: str) -> str:
    """A line of names without the text before and after them."""
    line = openings.without(_DAY.sub("", _DAY_BEFORE.sub("", leftovers.without(line))))
    line = _without_place_before(_DASHED_LABEL.sub("", line))
    line = _OF_SITE.sub("", _HELP_OF.sub("", _BUTTON.sub("", _CLOCK.sub("", line))))
    line = _VERBS.sub("", _PICTURES_FIRST.sub("", _TEXT_AND_PICTURES.sub("", line)))
    if found := _NAME_AND_ROLE.match(line):
        return found["name"]
    if found := _SAID_WITHOUT_COLON.match(line):
        line = found["name"]
    named = _without_pictures(_without_others(line)).lstrip("@ ")
    named = _FROM.sub("", _SENT_FROM.sub("", named))
    line = _VON.sub(
        "",
        by := _BY.sub("", said := _LABEL.sub("", _OUR_OWN.sub("", _OURS.sub("", named)))),
    )
    if by != said and not is_group(_OF_PAPER.sub("", line)):
        line = _OF_PAPER.sub("", line)
    if line != by or by != said or _OF_PRESS.match(named):
        line = _TOWN.sub(r"\g<name>", line)
    line = _OF_WIRE.sub("", line)
    line = _OF_AGENCY.sub("", _TOLD.sub("", _EDITED.sub("", _OWN.sub("", _ROMANIAN.sub("", line)))))
    line = _REPORTER.sub("", _AGENCIES_BEHIND.sub("", line))
    if " " not in line:
        return line
    line = _UNMARKED_AGENCY.sub(r"\g<rest>", _ROLE_FIRST.sub("", _CALLING.sub("", line)))
    line = _without_places(_NOTES.sub("", line))
    role = _ROLE.match(line)
    if role and not is_group(role["name"]):
        return role["name"] + line[role.end() :]
    return _without_verb(line)


def _without_verb(line: str) -> str:
    """A name without the words in small letters after it, and what they say.

    “Jón Einarsson skrifar”, “Katharina Hofer aus Graz”.
    """
    words = line.split()
    size = next((at for at, word in enumerate(words) if word[:1].islower()), 0)
    name, rest = words[:size], words[size:]
    if len(name) not in _NAME_SIZES or len(rest) > _LONGEST_REST or is_group(line):
        return line
    is_name = all(word[:1].isupper() and word[-1:].isalpha() for word in name)
    is_end = len(rest) > 1 or (rest[0].isalpha() and len(rest[0]) >= _SHORTEST_VERB)
    is_part = rest[0] in SMALL_PARTS or any(word[-1:] in ",;&" for word in rest)
    return " ".join(name) if is_name and is_end and not is_part else line


def _without_pictures(line: str) -> str:
    """A line without photo credits; whose photographs it presents stays."""
    left = _PICTURES.sub("", line)
    return left if left.strip() or not _PICTURES_BY.match(line) else _PICTURES_BY.sub("", line)


def _without_others(line: str) -> str:
    """A line without those who edited or translated the text, unless it names nobody else."""
    left = _NEXT_WORK.sub("; ", _OTHERS_WORK.sub("", _TRANSLATED.sub("", line)))
    line = _HELPED.sub("", _FROM_WIRES.sub("", left if left.strip() else line))
    found = _CONTRIBUTED.search(line)
    if found is None:
        return line
    who = found["who"]
    is_one = is_group(who) or institutions.is_agency(who.removeprefix("the "))
    return line[: found.start()] + ("" if is_one or " press" in who.casefold() else f"; {who}")


def _without_place_before(line: str) -> str:
    """A line without the place from which a report was sent, before the name."""
    found = _FROM_PLACE.match(line)
    is_place = found and (found["place"] is None or places.is_one(found["place"]))
    return line[found.end() :] if found and is_place else line


def _without_places(line: str) -> str:
    """A line without reporters' places; places in organisations' names stay."""

    def left(found: re.Match[str]) -> str:
        name = _LAST.split(line[: found.start()])[-1].strip()
        is_report = found["word"].startswith(("in", "à", "from", "report"))
        is_kept = is_group(name) and not is_report
        return found[0] if is_kept or not name else ""

    return _PLACE.sub(left, line)

"""What stands before the names of a byline, in many languages: genres, roles, places, verbs.

“Ein Kommentar von”, “De notre correspondante à Rome,”, “SPIEGEL-Redakteurin”, “KYIV —”.
"""

from __future__ import annotations

import re

from reader.lazy import late_pattern
from reader.metadata.people import given_names, places

_ARTICLE = (
    r"(?:(?:an?|the|eine?|de[rsn]?|das|die|un[’']|une?|l[aeo’']|una?|uno|il|el|os?|um|uma|een|het"
    r"|en|ett?)"
    r"(?:\s+|(?<=[’'])))?"
)
_GENRES = (
    # English
    r"opinion|analysis|review|posts?|essay|photo essay|column|comment(?:ary)?|interview|article"
    r"|feature|contribution|perspective|letter|report(?:age)?|story|dispatch|profile|obituary"
    r"|editorial|op-?ed|viewpoint|sketch|recipe|recap|explainer|investigation|portrait|guest "
    r"(?:post|essay|column|blog)|as told|first person|q ?& ?a|blog|notes?|poems?|fiction|memoir"
    # German
    r"|kommentar|analyse|gast(?:beitrag|kommentar|artikel|essay)|leit(?:artikel|kommentar)|glosse"
    r"|kolumne|porträt|portrait|rezension|kritik|\w+kritik|nachruf|meinung\w*|standpunkt"
    r"|einschätzung|protokoll|gespräch|beitrag|artikel|text|bericht|erfahrungsbericht|einwurf"
    r"|\w*interview|\w*reportage|recherche|feature|denkanstoß|zwischenruf|aufgezeichnet"
    r"|aufgeschrieben|notiert|zusammengestellt|geschrieben|verfasst|besprochen|serie|ratgeber"
    # French
    r"|chronique|tribune|éditorial|édito|critique|enquête|entretien|billet|point de vue|récit"
    r"|texte|propos recueillis|recueillis?|carte blanche|décryptage|grand format|récit|écrit"
    r"|rédigé|publié|article|compte[- ]rendu|témoignage|la chronique|l[’']édito(?:rial)?"
    # Spanish, Portuguese, Catalan, Galician
    r"|análisis|opini[oó]n|columna|reportaje|cr[oó]nica|crítica|reseña|entrevista|artículo|carta"
    r"|tribuna|comentario|perfil|ensayo|investigación|texto|análise|coluna|reportagem|artigo"
    r"|resenha|comentário|ensaio|opinião|crônica|escrito|publicado|editado|anàlisi|opinió"
    # Italian
    r"|commento|analisi|intervista|corsivo|recensione|inchiesta|articolo|lettera|rubrica|opinione"
    r"|servizio|racconto|ritratto|retroscena|editoriale|testo|scritto|pubblicato|l[’']editoriale"
    r"|l[’']intervista|l[’']analisi|l[’']inchiesta"
    # Dutch and the North
    r"|opinie|recensie|bijdrage|achtergrond|profiel|commentaar|geschreven|ingezonden brief"
    r"|krönika|gästkrönika|analys|recension|ledare|debatt|intervju|insändare|debattinlägg|klumme"
    r"|anmeldelse|debat|leder|kronik|kronikk|gjestekommentar|reportasje|innlegg|artikel"
    # Polish, Czech, Slovak, Romanian, Indonesian
    r"|felieton|komentarz|opinia|analiza|recenzja|wywiad|rozmowa|komentář|komentár|glosa"
    r"|rozhovor|recenze|úvodník|opinie|analiză|interviu|comentariu|opini|ulasan|analisis|kolom"
    # Russian and Ukrainian
    r"|колонка|мнение|интервью|репортаж|анализ|комментарий|авторская колонка|думка|інтерв[’']ю"
)
_BY = (
    r"(?:von|vom|par|por|per|di|del|dell[aeo]|de|d[ao]|door|van|a[vf]|fra|by|from|with|oleh"
    r"|as told to|των?|του|της)\s+|d[’']|dell[’']"
)
_GENRE = late_pattern(
    rf"^{_ARTICLE}(?:{_GENRES})(?:\s+(?:d[e’']\s?)?(?-i:[^\W\dA-ZÀ-Þ_])\w+)?"
    rf"\s+(?:{_BY})"
    r"(?=(?-i:[^\W\d_a-z])[\w.’'-]*\s+\S)",
    re.IGNORECASE,
)
_SECTION_FIRST = late_pattern(
    rf"^(?:{_GENRES})\s*[|•·/—–]\s+(?=(?-i:[^\W\d_a-z])[\w.’'-]*\s+\S)", re.IGNORECASE
)
"""“Opinion | Ann Lee”."""
_GENITIVE = late_pattern(
    r"^(?:Komentarz|Felieton|Opinia|Analiza|Recenzja|Wywiad|Rozmowa|Komentář|Glosa|Komentár"
    r"|Колонка|Мнение|Комментарий|Анализ)\s+(?=[^\W\d_a-z]\w+\s+[^\W\d_a-z]\w+$)"
)
"""A genre before a name in the genitive."""
_ROLES = (
    r"correspond[ae]nte?s?|correspondant[es]*|corresponsal|korrespondent(?:in)?|korrespondenten"
    r"|korespondent(?:ka)?|correspondent[es]*|reporter(?:in)?s?|reporters?|repórter|reportero"
    r"|reportera"
    r"|redakt(?:eur(?:in)?|or(?:in|ka)?)|redactora?|redacteur|rédact(?:eur|rice)"
    r"|chefredakteur(?:in)?|chefreporter(?:in)?|ressortleiter(?:in)?|autor(?:in)?|gastautor(?:in)?"
    r"|mitarbeiter(?:in)?|verslaggevers?|verslaggeefster|medewerker|journaliste?|periodista"
    r"|giornalista|inviat[oaie]|jornalista|envoyée?s?(?: spéciale?s?)?|enviad[oa](?: especial)?"
    r"|writers?|editors?|columnist|critic|collaborat(?:eur|rice)|collaborator[ei]|colaborador[a]?"
    r"|photojournalist|staff|special|спецкор\w*|корреспондент\w*|журналист\w*|обозреватель"
    r"|toimittaja|dziennikar(?:z|ka)|muhabir[i]?|δημοσιογράφος"
)
_OUR = (
    r"notre|nos|nuestr[ao]s?|nostr[oaie]|unser\w*|onze?|ons|our|vår[et]?|vores|nosso|nossa|nasz\w*"
    r"|nash|наш\w*"
)
_OF_OURS = late_pattern(
    rf"^(?:(?:de|da|del|dal|dall[ae]|von|par|por|from|by|van|door|av|af|from|od|от)\s+)?(?:il\s+"
    rf"|la\s+)?"
    rf"(?:{_OUR})\s+(?:[\w-]+\s+){{0,2}}?(?:{_ROLES})"
    r"(?:\s+(?:à|a|en?|in|em|i|aus|auf|from|au|aux|at|w|v"
    r"|в)\s+(?-i:[^\W\d_a-z])[\w’'-]+(?:\s+(?-i:[^\W\d_a-z])[\w’'-]+)?,)?"
    r"[,:]?\s+(?=(?-i:[^\W\d_a-z])[\w.’'-]*\s+(?:\w{1,3}\s+){0,2}(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
_COMPOUND_ROLE = late_pattern(
    rf"^(?:(?:[Vv]on|[Bb]y|[Dd]oor|[Aa]v|[Aa]f)\s+)?(?:[\w.&]+-(?i:{_ROLES}|expert(?:e|in)?"
    rf"|chef(?:in)?|leiter(?:in)?)"
    r"|[A-ZÄÖÜ]{2,}[\w.&]*-(?:\w+-)?[^\W\d_]{4,})\s+"
    r"(?=[^\W\d_a-z][\w.’'-]*\s+(?:\w{1,3}\s+){0,2}[^\W\d_a-z])"
)
"""“SPIEGEL-Redakteurin”."""
_SECTION = late_pattern(
    r"^(?P<outlet>[^\W\d_a-z][^:|–—-]{1,30}):\s(?P<section>[^\W\d_][\w&/]{1,24})\s[–—-](?:\s+(?P<names>\S.*))?$"
)
"""What feeds print: an outlet, its section, and then who wrote it."""
_PLACE = late_pattern(
    r"^(?P<place>[^\W\d_a-z][\w.’'-]+(?:[ ,]+[^\W\d_a-z][\w.’'-]+){0,2})\s*(?:\([^()]*\)\s*)?"
    r"\s[—–-]{1,2}\s+(?=(?:(?:[Bb]y|von|par|por|di|door|av)\s+)?[^\W\d_a-z][\w.’'-]*\s+\S)"
)
_ARABIC_PLACE = late_pattern(
    r"^[\u0600-\u06ff\u0590-\u05ff]+(?:\s[\u0600-\u06ff\u0590-\u05ff]+)?\s[—–-]\s(?=\S+\s+\S)"
)
_MARKS = late_pattern(r"^[〔【［\[（(「]\s*|\s*[〕】］\]）)」]$")
_SEMITIC = late_pattern(
    r"^(?:מאת|כתב[הת]?|כתבו|מאת:|بقلم|كتبت?|إعداد|تحرير|تقرير|حوار|نوشته|گزارش)\s*[:؛]?\s+(?=\S)"
)
_BEFORE_COLON = late_pattern(r"^(?P<before>[^:;|]{2,60}):\s+(?=[^\W\d_a-z][\w.’'-]*\s+[^\W\d_a-z])")
_TOLD_TO = late_pattern(r"^[Aa]s\s+told\s+to\s+(?=[^\W\d_a-z])")
_TRANSLATED = late_pattern(
    r"^(?:traduit\s+d|adapté\s+d|aus\s+dem\s|translated\s+from|traducid[oa]\s+del?\s|tradotto\s+da"
    r"|traduzido\s+d|vertaald\s+uit|översatt\s+från|oversat\s+fra|přeložil|tłum)[^,;]{0,40}?\s"
    r"(?:par|von|by|por|da|door|av|af)\s+(?=(?-i:[^\W\d_a-z]))"
    r"|^(?:traducción|traduzione|tradução|vertaling|übersetzung|traduction)\s+(?:de|di|von|door"
    r"|par)\s+"
    r"(?=(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
_BY_SITE = late_pattern(
    r"^(?:[Pp]ar|[Vv]on|[Bb]y|[Pp]or|[Dd]oor|[Dd]i|[Aa]v|[Aa]f)\s+(?=(?:[\w-]+\.)+[a-z]{2,12}$"
    r"|[A-Z]{2,6}$|[a-z]{3}$)"
)
"""“By” before a site or an agency alone."""
_AFTER_TITLE = late_pattern(
    r"^(?P<before>[^;|]{3,160}?)[.:!?–—]\s+(?:Von|VON|By|BY|Par|PAR|Por|POR|Di|Door|Av|Af)\s+"
    r"(?=[^\W\d_a-z][\w.’'-]*\s+[^\W\d_a-z])"
)
"""What a text is about, before “by”."""
_GLUED = late_pattern(r"^(?:Von|By|Par|Por)(?=[^\W\d_a-z][a-zà-ÿ]+\s)")
_WITH = late_pattern(
    r"^(?:[Cc]on|[Mm]it|[Ww]ith|[Aa]vec|[Cc]om|[Mm]et"
    r"|[Mm]ed)\s+(?=[^\W\d_a-z][\w.’'-]*\s+[^\W\d_a-z])"
)
_POSTED = late_pattern(
    r"^(?:[Pp]osted|[Uu]pdated|[Pp]ublished)\s[^,;]{1,30}?\s[Bb]y\s+(?=[^\W\d_])"
    r"|^(?:and|und|et|y|e|&)\s+(?=[^\W\d_a-z][\w.’'-]*\s+[^\W\d_a-z])"
)
_FULL_NAME = late_pattern(r"[^\W\d_a-z][\w.’'-]*\s+[^\W\d_a-z]")
_ACCORDING = late_pattern(
    r"^(?:Theo|Nguồn|Источник|Джерело|Source|Quelle|Fuente|Fonte)[:\s]\s*(?=[A-ZА-Я]{2,}\S*$)"
)


def without(line: str) -> str:
    """A line of names without what stands before the first of them."""
    if line[:1] in "〔【［「" or (line[:1] in "[(（" and line[-1:] in "])）"):
        line = _MARKS.sub("", line)
    if (section := _SECTION.match(line)) and not given_names.begins(section["outlet"]):
        line = section["names"] or section["outlet"]
    line = _ACCORDING.sub("", _TOLD_TO.sub("", _SEMITIC.sub("", line)))
    if (title := _AFTER_TITLE.match(line)) and not given_names.begins(title["before"]):
        line = line[title.end() :]
    for word in (_GLUED, _WITH):
        if given_names.begins(bare := word.sub("", line)):
            line = bare
    line = _POSTED.sub("", line)
    line = _BY_SITE.sub("", _TRANSLATED.sub("", line))
    found = _BEFORE_COLON.match(line)
    if found and "," in found["before"] and not _FULL_NAME.search(found["before"]):
        line = line[found.end() :]
    line = _without_place(_ARABIC_PLACE.sub("", line))
    return _GENITIVE.sub(
        "", _GENRE.sub("", _SECTION_FIRST.sub("", _COMPOUND_ROLE.sub("", _OF_OURS.sub("", line))))
    )


def _without_place(line: str) -> str:
    """A line without the place from which a report was sent, and the dash after it."""
    found = _PLACE.match(line)
    if found is None:
        return line
    place = found["place"]
    is_place = places.is_one(place) or (place.isupper() and not given_names.begins(place))
    return line[found.end() :] if is_place else line

"""Text before and after the names of a byline: labels, dates, places, photo credits, agencies."""

from __future__ import annotations

import re

from reader.lazy import late_pattern
from reader.metadata.people.organizations import is_group

_BY = late_pattern(
    r"^(?:(?:[^\W\d_][\w'’-]*\s+){0,3}(?i:\w+ed|written|story|text|words|report(?:ed|ing)?|posted|edited"
    r"|compiled|updated|opinion|analysis|review|post|essay|column|comment(?:ary)?|interview|article"
    r"|feature|contribution|perspective|letter|published|submitted|created|authored|produced)\s+)?"
    r"(?i:by)\b:?\s*(?=[^\W\d_]|\ue000)"
)
_LABEL = late_pattern(
    r"(?:^|(?<=[;|]))\s*(?:[^\W\d_][\w'’./-]*\s+){0,3}[^\W\d_][\w'’./-]*\s?[:：]\s*(?=[^\W\d_]|\ue000)"
)
"""No name has a colon."""
_OWN = late_pattern(
    r"^(?:de|door|von|par|por|di|av)\s+(?:nuestr[ao]|onze|unser\w*|notre|nostr[ao]|vår)\s+[\w-]+\s+"
    r"(?=[^\W\d_a-z])|^(?:di|por|par|door|av|af)\s+(?=[^\W\d_a-z][\w.'’-]*\s+[^\W\d_a-z][^,]*$)"
)
"""“By our correspondent”, and “by” in small letters."""
_EDITED = late_pattern(
    r"^(?:(?:Hrsg\.?|Hg\.|Eds?\.)\s+(?:von\s+|by\s+)?|a\s+cura\s+di\s+)(?=[^\W\d_a-z])"
)
_NOUNS = (
    r"gastbeitrag|gastkommentar|anal[yií]s[ei]s?|kommentar|interview|bericht|reportage|essay|kolumne"
    r"|meinung|porträt|protokoll|gespräch|aufgezeichnet|geschrieben|texte?|texto|testo|artikel"
    r"|article|artículo|articolo|entrevista|intervista|chronique|tribune|enquête|crónica|opinión"
    r"|propos\s+recueillis|recueillis?|écrit|escrito|scritto|geschreven|skrevet|skriven|tekst|opinie"
)
_VON = late_pattern(
    rf"^(?:(?i:(?:eine?\s+|une?\s+|una?\s+|een\s+|en\s+|ett?\s+)?(?:{_NOUNS})\s+(?:von|par|por|di|de|door|av|af))"
    r"|Von|VON|Par|PAR|Por|POR|Di|DI|Door|DOOR|Av|AV|Af|AF)\s+(?=[^\W\d_][\w.'’-]*\s+[^\W\d_])"
)
_PICTURES = late_pattern(
    r"(?:^|(?<=\w)\s*[.;,|–—-]?\s+)(?:photo(?:s|graph(?:s|y|er|e|es|ie|ies)?)?|pictures?"
    r"|illustra(?:tions?|ted|tionen|zioni)|ilustraci(?:ón|ones)|graphics?|grafik|video|drawings?"
    r"|fotos?|fotograf(?:ie|ía|ías|i)|bild(?:er)?|images?)(?:\s*[:：]|\s+(?:by|von|par|de|di|por)\b).*$",
    re.IGNORECASE,
)
"""Photo credits, which do not name an author of the text."""
_MONTH = r"[^\W\d_]{3,}\.?"
_NUMBERED = r"\d{1,2}(?:\.|st|nd|rd|th)?"
_WRITTEN = (
    rf"{_NUMBERED} {_MONTH},? \d{{4}}|{_MONTH} {_NUMBERED},? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
)
_DAY = late_pattern(
    r"(?<=\w)(?:\s*[,|•·–—-]\s*|\s+)(?i:(?:on|am|le|el|il|den|op|vom|updated|published|posted)\s+)*"
    rf"(?:{_WRITTEN})\b.*$|(?<=\w)\s*[|•·–—-]\s*{_MONTH} \d{{1,2}}$"
)
_MINUTES = late_pattern(r"(?:\s*[,|•·–—-]\s*|\s+)\d+[\s-]*min(?:ute)?s?\b.*$")
_WIRES = (
    "reuters afp ap upi dpa bloomberg xinhua tass epa ansa efe kyodo yonhap pti ani sid apa "
    "bbc cnn npr axios politico getty"
)
AGENCIES = frozenset(_WIRES.split())
_AGENCY = rf"(?i:{'|'.join(_WIRES.split())})"
_AGENCIES_BEHIND = late_pattern(
    r"\s*[,/|]?\s+(?:(?:and|with|und|mit|et|avec|y|con|e|com|og|och|met|en)\s+)"
    r"(?:(?:the|des?|der|den)\s+)?(?:(?:news|wire|press)\s+)?"
    r"(?:agencies|wires|wire reports|services|agenturen|agences?|agencias"
    rf"|agenzie|agências|byråer|agentschappen)\b.*$|\s*[,|/]?\s+(?:with|mit|avec|con|com|met)\s+{_AGENCY}\b.*$"
)
_OF_AGENCY = late_pattern(
    rf"^(?:with|mit|avec|con|com|met)\s+(?:[^\W\d_]+\s+){{0,2}}(?={_AGENCY}$)", re.IGNORECASE
)
_TOLD = late_pattern(r",?\s+(?:as\s+told\s+to|(?:is|was)\s+(?:an?|the))\b.*$", re.IGNORECASE)
_REPORTER = late_pattern(r"\s*(?:기자|특파원|記者|记者|報導|报道|編集委員)$")
_TOWN = late_pattern(
    r"^(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,2}), (?!Jr|Sr|I+V?$)"
    r"[^\W\d_a-z][\w-]+$"
)
"""A name in natural order with its place; “by” never precedes a family name."""
_OF_WIRE = late_pattern(rf"^{_AGENCY}\s?/\s?(?=[^\W\d_]\S*\s+[^\W\d_])")
_NOTES = late_pattern(r"(?<=[^\W\d_])\d{1,2}(?:,\s?\d{1,2})*(?=[*†‡§]*(?:\s*[,;&]|\s|$))")
"""Footnote numbers after names."""
_ROLE = late_pattern(
    r"^(?P<name>[^\W\d_a-z][\w.'’-]*\s+(?:[A-Z]\.\s+)?[^\W\d_a-z][\w'’-]*)\s+(?:[\w-]+\s+){0,3}"
    r"(?i:editor|correspondent|contributor|analyst|author|reporter|writer|columnist|producer|photographer|redakteur(?:in)?"
    r"|korrespondent(?:in)?|journaliste?|redactora?|periodista|giornalista)$"
)
_PLACE = late_pattern(
    r"(?<=\w\w)\s+(?P<word>in|for|at|from|reporting(?:\s+from)?|reports(?:\s+from)?|special\s+to)\s+"
    r"(?:the\s+)?[^\W\d_a-z][\w.'’-]*(?:\s+(?:de|of|the|upon|am|[^\W\d_a-z][\w.'’-]*)){0,4}"
    r"(?=\s*$|\s*[,;&]|\s+(?:and|und|et|y|with)\s)"
)
_LAST = late_pattern(r"(?:,|;|&|\s(?:and|und|et|y|with)\s)")


def stripped(line: str) -> str:
    """A line of names without the text before and after them."""
    line = _MINUTES.sub("", _DAY.sub("", _PICTURES.sub("", line)))
    line = _VON.sub("", by := _BY.sub("", said := _LABEL.sub("", line.lstrip("@ "))))
    if line != by or by != said:
        line = _TOWN.sub(r"\g<name>", line)
    line = _OF_WIRE.sub("", line)
    line = _OF_AGENCY.sub("", _TOLD.sub("", _EDITED.sub("", _OWN.sub("", line))))
    line = _REPORTER.sub("", _AGENCIES_BEHIND.sub("", line))
    if " " not in line:
        return line
    line = _without_places(_NOTES.sub("", line))
    role = _ROLE.match(line)
    return role["name"] if role and not is_group(role["name"]) else line


def _without_places(line: str) -> str:
    """A line without reporters' places; places in organisations' names stay."""

    def left(found: re.Match[str]) -> str:
        name = _LAST.split(line[: found.start()])[-1].strip()
        is_report = found["word"].startswith(("in", "from", "report"))
        is_kept = is_group(name) and not is_report
        return found[0] if is_kept or not name else ""

    return _PLACE.sub(left, line)

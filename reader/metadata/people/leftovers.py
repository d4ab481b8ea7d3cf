"""What systems leave in bylines: picture credits, links to comments, names printed twice."""

from __future__ import annotations

import re

from reader.lazy import late_pattern
from reader.metadata.people.words.vocabulary import AND, one_of

_PICTURES = (
    r"photos?|photographs?|pictures?|images?|fotos?|fotografías?|photographies?|bild(?:er)?"
    r"|billeder"
    r"|foto’s|zdjęci[ae]|video|graphics?|illustrations?"
)
_CREDIT = late_pattern(
    rf"(?:(?:all|more|additional|todas\s+las|alle)\s+)?(?:{_PICTURES})(?:\s+(?:by|de|von|di|av|af"
    rf"|courtesy.*))?"
    r"(?:\s+(?-i:[^\W\d_a-z])[\w.'’-]*){0,3}"
    rf"|(?:\S+\s+){{0,3}}?(?:file|submitted|courtesy|contributed|staff|provided|handout|stock"
    rf"|archiv|archive"
    rf"|agency|wire)\s+(?:{_PICTURES})|(?:(?-i:[^\W\d_a-z])[\w.'’-]*\s+){{1,3}}(?:{_PICTURES})"
    r"|(?:archivfoto|symbolbild|agenturfoto|foto\s+de\s+archivo|photo\s+d['’]archives?"
    r"|foto\s+archivio"
    r"|arkivfoto|arkivbild).*",
    re.IGNORECASE,
)
_SIGNS = r"\s,;|•·/()\[\]–—-"
_COMMENT = (
    r"[kc]om+ent\w*|replies|reply|respon[sd]\w+|réponse|respuesta|risposta|resposta|reacties?"
)
_COUNTED = (
    rf"(?:\d+|no|zero|keine?|aucun|sin|nessun|geen|nenhum|ing[ae]n?|brak)[\s-]*(?:{_COMMENT}"
    r"|min(?:\.|u\w+|s)?|мин\w*|коммент\w*|yorum|shares?|views?|vues|reads?)(?!\w)"
)
"""“5 min read”, “3 Comments”."""
_ASKED = (
    r"(?:leave|post|add|write|submit|laisse[rz]|poster|écrire|ajouter|deja|dejar|escrib[ei]r?"
    r"|lascia|scrivi|deixe|deixar|schreibe?n?|hinterlass\w*|skriv|lämna|legg|plaats|geef|laat"
    rf"|dodaj|zostaw|napsat|přidat)\s+(?:[^\W\d_]+\s+){{0,2}}(?:{_COMMENT})(?!\w)"
    r"|[kc]om+ent\w*\s+(?:off|closed|schreiben|hinterlassen|verfassen)(?!\w)|filed\s+under(?!\w)"
    r"|оставить\s+комментарий"
)
"""“Leave a comment”."""
_READ = (
    r"(?:(?:estimated\s+)?read(?:ing)?\s+time|lese(?:zeit|dauer|tid)|temps\s+de\s+lecture"
    r"|tiempo\s+de\s+lectura|temps\s+de\s+lectura|tempo\s+d[ei]\s+l(?:eitura|ettura)|leestijd"
    r"|läsetid|læsetid|lästid|lukuaika|czas\s+czytania|doba\s+čtení|okuma\s+süresi|время\s+чтения)"
    r"(?!\w)"
)
_FURNITURE = late_pattern(
    rf"(?<![{_SIGNS}])[{_SIGNS}]+(?:{_COUNTED}|{_ASKED}|{_READ}).*$", re.IGNORECASE
)
_UPDATED = late_pattern(
    rf"(?<![{_SIGNS}])[{_SIGNS}]*\s(?:[Ll]ast\s+)?(?:Updated|Published|Posted)\b"
    r"(?!:?\s+[Bb]y\b).*$"
)
_PICTURED = late_pattern(rf"\(\s*(?:{one_of('photo')}|illustrations?)\s*\)", re.IGNORECASE)
"""What somebody did, in brackets behind the name."""
_JOINED = late_pattern(
    rf"\s*[,;&|/)]\s*|\s+(?:{AND}|and|und|et|y|e|en|with|mit|avec|con)\s+|\s+[–—-]\s+"
)
_NAME = 2
"""The fewest words of a name."""
_LONGEST = 6


def is_one(part: str) -> bool:
    """Whether a part of a byline only says whose a picture is."""
    return part.count(" ") < _LONGEST and _CREDIT.fullmatch(part) is not None


def once(name: str) -> str:
    """A name that is printed twice, or with a user name made of it, without that."""
    words = name.split()
    half = len(words) // 2
    if half >= _NAME and words[:half] == words[half:]:
        return " ".join(words[:half])
    if len(words) == _NAME + 1:
        first, family, last = (word.casefold() for word in words)
        if last in {first[0] + family, family + first[0], first + family, f"{first}.{family}"}:
            return " ".join(words[:-1])
    return name


def without(line: str) -> str:
    """A line without counts of minutes and comments, and when a page was updated, behind names."""
    return _FURNITURE.sub("", _UPDATED.sub("", line))


def without_photographers(line: str) -> str:
    """A line without names with “(photos)” behind them, unless it has no others."""
    kept, start = "", 0
    for found in _PICTURED.finditer(line):
        before = line[start : found.start()].rstrip()
        joins = list(_JOINED.finditer(before))
        kept += before[: joins[-1].start() + (")" in joins[-1][0])] if joins else ""
        start = found.end()
    kept = (kept + line[start:]).strip(" ,;&|")
    return kept or _PICTURED.sub("", line).strip()

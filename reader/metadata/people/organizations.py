"""Recognizing the names of organisations."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.lazy import late_pattern
from reader.metadata.people import given_names, papers
from reader.metadata.people.words import institutions
from reader.metadata.people.words.vocabulary import by_letter

_WORDS = (
    r"academ(?:y|ia)|agency|agen[czț]ia|agência|agence|agentur|alliance|amt|archives?|assemblée"
    r"|asamblea|assembly|bundestag|contributors|court|asocia(?:ción|tion)|"
    r"associa(?:tion|zione|ção)|authority|bank|banque|banco|behörde|bibliothek|biblioth[eè]que|"
    r"biblioteca|board|bulletin|bundes[\w-]+|bureau|cent(?:er|re)s?|chamber|city of|coalition|"
    r"collecti(?:ve|f)|college|comisión|comit[eé]|commission[e]?|committee|company|conseil|consejo|"
    r"consortium|corporation|council|daily|department|desk|direction|editors?|embassy|federa(?:tion"
    r"|ción)|"
    r"fédération|fou?nda(?:tion|tions)|funda(?:tion|ción|ção)|fondation|fondazione|fund"
    r"|gazette|gesellschaft|gmbh|"
    r"gobierno|government|gouvernement|governo|group|hospital|inc|initiative|institut\w*|instituto|"
    r"istituto|international|journal|kommission|laboratory|league|library|llc|llp|ltd|magazine"
    r"|media|"
    r"minist[eè]re|minister(?:io|o|ie)|minist(?:ry|érium)|\w*ministerium|\w{3,}amt|mus[eé]um|museo|"
    r"musée|nations|national|network|news(?:paper|room|desk)?|observatory|office|organi[sz]ation|"
    r"parliament|parlament\w*|party|plc|presse-agentur|presse?|project|r[eé]dac(?:tion|ción)"
    r"|redazione|"
    r"redaktion|redactie|redaksjonen|redaktionen|redação|redakcja|redakce|szerkesztőség"
    r"|toimitus|reuters|sans frontières|school|secretariat|senate|"
    r"service|soci[eé]t[eéàa]|sociedad|society|staff|statistics|stiftung|team|texts|times|tribune|"
    r"trust|union|uni[oó]n europea|union europ[eé]enne|universi[dt]\w+|universit[eéäàt]\w*|verband|"
    r"verein|merkezi|nyhetsbyr\w+|\w*byrå(?:n|et)?|iroda|ajans[ıi]?|agentur[ay]?|persbureau|uutiset"
    r"|uutistoimisto|ügynökség|hírügynökség|tiedotus|watch|writers|zeitung"
)
_SIGNS = late_pattern(
    rf"\b(?=\w)(?:{by_letter(_WORDS)})\b|^(?:the|our)\s"
    r"|^(?:(?!\s&\s).)*\s&\s.*\b(?:co|sons)\b|\s(?:AG|SA|S\.A\."
    r"|SARL|SE|NV|Oy|AB)$"
    r"|\sof\s|^\w+\s&\s\w+$|\b(?:министерств|агентств|университет|институт|комитет"
    r"|правительств|редакци|новост|новини|вест[иі]\b|совет|фонд|центр)\w*|^(?:le|la|les|el|los"
    r"|il|der|die|das"
    r"|het)\s[^\W\d_]+$",
    re.IGNORECASE,
)

_ACRONYMS = late_pattern(
    r"(?:Bloomberg|Reuters|AFP|ANSA|ABC|BBC|CBS|CNN|EFE|EU|IBM|IEEE|NASA|NATO|NBC|NHK|NPR|ТАСС"
    r"|РИА|OECD|PBS|UK"
    r"|UN|UNESCO"
    r"|UNICEF"
    r"|UPI|US|WHO|WWF)\s"
)

_LAST_OF_PAPERS = (
    r"chronicle|courier|herald|ledger|weekly|observer|telegraph|tribune|inquirer|sentinel"
    r"|gazette|gazeta|gaceta|gazzetta|examiner|monitor|standard|guardian|mirror|dispatch"
    r"|advertiser|beacon|argus|edition|online|tv|radio|fm|podcast|shimbun|correo|diario|jornal"
    r"|noticias|notícias|heraldo|corriere|giornale|nachrichten|anzeiger|tageblatt|kurier"
    r"|courrier|courant|krant|dagblad|avisen?|tidende|tidning|sanomat|dziennik|noviny|deník"
    r"|gazetesi|haber|газета|известия|bureau"
)
_FIRST_OF_PAPERS = (
    r"tv|radio|rádio|deník|inquirer|herald|chronicle|courier|tribuna|gazeta|gazette|diario"
    r"|diário|jornal|correo|corriere|dziennik|kurier|газета|canal|channel"
)
_PAPERS = late_pattern(
    rf"\w\s+(?:{by_letter(_LAST_OF_PAPERS)})$|^(?:{by_letter(_FIRST_OF_PAPERS)})\s", re.IGNORECASE
)
"""What newspapers and stations are called, last or first."""
_LAST_OF_OUTLETS = (
    r"business|now|today|live|politics|sports?|entertainment|tech|technology|science|health"
    r"|money|finance|insider|digital|mundo|brasil|world|daily|playbook|explained|wire|verify"
    r"|originals|editorial|studio|communications|foundation|club|europe|africa|asia|america"
    r"|international"
)
_LAST_WORDS = late_pattern(rf"\w\s+(?:{by_letter(_LAST_OF_OUTLETS)})$", re.IGNORECASE)
"""Words that end a newsroom's or a programme's name."""
_SMALL_NOUN = late_pattern(r"[А-ЯЁІЇЄҐΑ-Ω][а-яёіїєґα-ωά-ώ]+\s[а-яёіїєґα-ωά-ώ]{4,}$")
"""An adjective and a noun, of which a person's name would have two capitals."""
_CALLINGS = late_pattern(
    r"(?:[^\W\d_]+\s+){1,3}(?:correspondent|reporter|contributor|columnist)s?$", re.IGNORECASE
)
"""Somebody of whom only the work is told."""
_NEWSROOM = late_pattern(r"r[eé]da[ckzç]\w+|redação|szerkesztőség|toimitus|newsroom", re.IGNORECASE)


_NOT_ALWAYS = (
    "archive archives authority bank banco banque beacon board center chamber college company "
    "council courant courier court daily desk direction dispatch examiner fund fundo group haber "
    "herald kurier league ledger library mirror monitor news observer office party press presse "
    "project school sentinel service standard telegraph times trust union watch weekly argus"
)
_SURNAMES = frozenset(_NOT_ALWAYS.split())
"""Words for organisations that are family names, too."""
_SMALL = "von van der den de del della di da do dos das du la le el al zu zum"
_PARTICLES = frozenset(_SMALL.split())
_TWO = 2
_RECENT = 1024
"""How many answers are kept: as much as the names on the longest line that is examined, since the
same is asked of each when the line is taken apart and when the name is read."""


def is_person(text: str) -> bool:
    """Whether a text is surely a person's name: a common given name, and a family name."""
    words = text.split()
    if len(words) < _TWO or not given_names.begins(text):
        return False
    is_name = all(word[:1].isupper() or word in _PARTICLES for word in words)
    return is_name and words[-1][:1].isupper() and not is_group(text)


def is_newsroom(name: str) -> bool:
    """Whether a single word stands for the editors."""
    return _NEWSROOM.fullmatch(name) is not None


@lru_cache(maxsize=_RECENT)
def is_group(text: str) -> bool:
    """Whether a name has words that people's names do not have."""
    if papers.is_one(text):
        return True
    words = text.split()
    if any(map(_NEWSROOM.fullmatch, words)):
        return True
    if len(words) == _TWO and words[1].casefold() in _SURNAMES and given_names.begins(text):
        return False
    if institutions.is_office(text) and not (len(words) == _TWO and given_names.begins(text)):
        return True
    is_outlet = _LAST_WORDS.search(text) and not given_names.begins(text)
    is_known = is_outlet or _SIGNS.search(text) or _PAPERS.search(text) or _SMALL_NOUN.match(text)
    return bool(is_known or _ACRONYMS.match(text) or _CALLINGS.match(text))

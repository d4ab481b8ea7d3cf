"""Recognizing the names of organisations."""

from __future__ import annotations

import re

from reader.lazy import late_pattern

_WORDS = (
    r"academ(?:y|ia)|agency|agen[cz]ia|agence|agentur|alliance|amt|archives?|assemblée"
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
    r"verein|watch|writers|zeitung"
)
_SIGNS = late_pattern(
    rf"\b(?:{_WORDS})\b|^(?:the|our)\s|\s&\s.*\b(?:co|sons)\b|\s(?:AG|SA|S\.A\.|SARL|SE|NV|Oy|AB)$"
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


def is_group(text: str) -> bool:
    """Whether a name has words that people's names do not have."""
    return _SIGNS.search(text) is not None or _ACRONYMS.match(text) is not None

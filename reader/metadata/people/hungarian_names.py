"""The common given and family names of Hungary, in small letters."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ONLY_HERE = _words(
    "adrienn andrás anett anikó annamária antal attila balázs barnabás bence benedek benjámin "
    "bernadett beáta boglárka boldizsár borbála botond bálint béla csaba csilla csongor dezső "
    "dorottya dániel dávid dénes dóra edina elemér előd emese endre enikő ernő erzsébet eszter "
    "fanni ferenc fruzsina gergely gergő gizella gyula gyöngyi györgy györgyi gábor géza "
    "hajnalka henriett hunor ibolya ildikó ilona imre istván izabella janka jenő judit jános "
    "józsef katalin kinga klára koppány kornél kristóf krisztina krisztián kálmán károly lajos "
    "levente lászló lívia lóránt magda marcell margit mihály miklós márk márta márton mátyás "
    "máté nikolett nimród noémi nándor nóra orsolya oszkár ottó piroska pál péter rezső réka "
    "róbert rózsa szabolcs szilveszter szilvia szilárd sándor tamás terézia tibor tihamér tímea "
    "tünde viktória vilmos virág zalán zita zoltán zsanett zsigmond zsolt zsombor zsuzsa "
    "zsuzsanna zsófia ábel ádám ágnes ágota ákos ármin áron árpád éva ödön örs"
)
"""Given names in the spelling of Hungarian alone."""
GIVEN = ONLY_HERE | _words(
    "adél alexandra andrea anna arnold barbara diana dominik edit ella emma erika gabriella "
    "hanna helga irma irén julia júlia kata laura lili luca maria marianna milán mária mónika "
    "nora norbert olivér patrik petra richárd rita roland szofi sára teréz vera veronika viktor"
)
"""All common given names."""
FAMILY = _words(
    "antal bakos balla balog balogh balázs barna barta bartha bartók benkő bodnár bogdán bognár "
    "borbély boros bálint bíró csizmadia csonka deák dobos dudás erdélyi erdős faragó farkas "
    "fazekas fehér fekete fodor földi fülöp gulyás gál gáspár hajdu hajdú halász hegedüs "
    "hegedűs hegyi herczeg horváth illés jakab juhász jónás katona kecskés kelemen kerekes "
    "király kis kiss kocsis kovács kozma kántor lakatos lengyel lukács magyar major mezei "
    "mohácsi molnár márton máté mészáros nagy nemes novák németh oláh orbán orosz orsós pap "
    "papp pataki pintér pál pásztor péter rácz rózsa simon sipos somogyi soós szabó szalai "
    "szekeres szilágyi szántó széchenyi székely szücs szőke szűcs sándor sárközi takács tamás "
    "tóth török vadász varga vass vida vincze virág váradi végh vörös"
)
"""The most frequent family names."""

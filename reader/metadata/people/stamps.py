"""Places, days and times beside the names of a byline: datelines and “updated”."""

from __future__ import annotations

import re

from reader.lazy import late_pattern
from reader.metadata.people import given_names
from reader.metadata.people.words import institutions

_SAID = {
    "English": r"(?:last|first)?\s?(?:updated|published|posted|modified|edited on|created|revised)",
    "German": "aktualisiert|veröffentlicht|erschienen|stand|zuletzt aktualisiert|publiziert"
    "|erstellt",
    "French": "mise?s? à jour|publiée?|modifiée?|mise? en ligne|actualisée?|parue?",
    "Spanish": "actualizad[oa]|publicad[oa]|modificad[oa]|última actualización|creado",
    "Portuguese": "atualizad[oa]|actualizad[oa]|publicad[oa]|criado|última atualização",
    "Catalan and Galician": "actualitza(?:t|da|ció)|publica(?:t|da)|actualización",
    "Italian": "aggiornat[oa]|pubblicat[oa]|modificat[oa]|ultimo aggiornamento|aggiornamento",
    "Dutch": "bijgewerkt|gepubliceerd|laatst bijgewerkt|gewijzigd|update|laatste update",
    "Nordic": (
        "uppdaterad|publicerad|senast uppdaterad|opdateret|publiceret|udgivet|oppdatert|publisert"
        "|sist oppdatert|julkaistu|päivitetty|muokattu|uppfært|birt"
    ),
    "Polish": "aktualizacja|zaktualizowano|opublikowan[oy]|publikacja|dodano|ostatnia aktualizacja",
    "Czech and Slovak": "aktualizováno|publikováno|vydáno|aktualizované|publikované|zverejnené",
    "South Slavic": "ažurirano|objavljeno|posodobljeno|osveženo|ажурирано|објављено|обновена?"
    "|публикувана?",
    "Hungarian and Romanian": "frissítve|közzétéve|megjelent|módosítva|actualizat|publicat"
    "|modificat",
    "Russian and Ukrainian": "обновлен[оа]?|обновлён|опубликован[оа]?|оновлен[оа]|опубліковано"
    "|изменено",
    "Greek": "ενημερώθηκε|δημοσιεύτηκε|δημοσίευση|ενημέρωση|τελευταία ενημέρωση",
    "Turkish": "güncelleme|güncellendi|yayınlanma|yayınlandı|giriş|son güncelleme|yayın tarihi",
    "Baltic and Estonian": "atnaujinta|paskelbta|atjaunots|publicēts|uuendatud|avaldatud|lisatud",
    "of Asia": "diperbarui|diterbitkan|terbit|dikemas kini|cập nhật|đăng|kemas kini|update",
}
"""“Updated” and “published”, before a day."""
_ANY_SAID = "|".join(_SAID.values())
_CAPITAL = r"(?-i:[^\W\da-zà-öø-ÿα-ωа-я_])"
_MONTH = r"[^\W\d_]{3,12}\.?"
_DAY = (
    rf"(?:\d{{1,2}}(?:\.|er|st|nd|rd|th)?(?:\s(?:de\s)?{_MONTH})?|{_MONTH}\s\d{{1,2}})(?:"
    rf",?\s(?:de\s|del\s)?\d{{4}})?"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]?\d{{0,4}}|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}"
)
_CLOCK = r"\d{1,2}[:.hH]\d{2}(?::\d{2})?"
_TIME = rf"{_CLOCK}(?:\s?[ap]\.?m\.?)?(?:\s(?-i:[A-Z]{{2,5}}))?"
"""A time of day, with its zone."""
_UPDATED = late_pattern(
    rf"(?<=\w)[\s,;|•·(–—-]+(?:{_ANY_SAID})\b(?!:?\s*(?:by|por|par|von|di|door|av|af|pela?|de)\b)"
    rf"(?:\s*:|\s+(?=[\w,]*\s?\w*\s?\d)).*$",
    re.IGNORECASE,
)
_NEXT = late_pattern(
    rf"\s*[;|•·]\s*(?:[^\W\d_]{{2,10}},?\s+){{0,2}}(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}"
    rf"|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}"
    rf"|\d{{1,2}}(?:\.|er|st|nd|rd|th)?\s(?:de\s)?{_MONTH},?\s(?:de\s|del\s)?\d{{4}}"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}"
    rf"|{_CLOCK})\b.*$",
    re.IGNORECASE,
)
"""A day or a time on the next line."""
_LINE = late_pattern(
    rf"^(?P<place>{_CAPITAL}[\w.’'/-]*(?:[ ,]+{_CAPITAL}[\w.’'-]*){{0,4}}?)"
    rf"(?:(?P<day>[\s,]+(?:{_DAY}))(?:\s*\((?P<agency>[^()]{{2,40}})\))?"
    rf"|[\s,]*\((?P<wire>[^()]{{2,40}})\))"
    rf"\s*[.:]?\s*[–—―-]{{1,2}}\s*(?=\S)",
    re.IGNORECASE,
)
"""“PARIS, March 4 (AFP) —”."""
_FULL_NAME = rf"(?:{_CAPITAL}[\w.'’-]*\s+(?:\w{{1,3}}\s+){{0,2}}{_CAPITAL})"
_WIRE_FIRST = late_pattern(
    rf"^(?P<wire>[^\W\d_][\w.-]*(?:\s[^\W\d_]\w+)?)\s*[,/|–—-]\s+(?={_FULL_NAME})", re.IGNORECASE
)
_WIRE_LAST = late_pattern(r"(?<=\w)\s+/\s?[\w-]{2,15}\s?/$")
"""“/ritzau/”."""
_SPECIAL = late_pattern(
    r"^(?:special to|especial para|exclusiv[eo] (?:to|for|para)|exklusiv für|spécial"
    r" pour)\s.{2,60}?[,;]?\s(?:by|por|von|par)\s+(?=\S)",
    re.IGNORECASE,
)
_POSTED = late_pattern(
    rf"^(?:(?:{_ANY_SAID})\b:?\s*)?"
    rf"(?:(?:at\s+|um\s+|à\s+)?{_TIME},?\s+)?"
    rf"(?:(?:on|le|el|am|il|em)\s+)?(?:{_DAY})(?:,?\s+(?:at\s+|um\s+|à\s+)?{_TIME})?"
    rf"\s*[,|•·–—-]?\s*(?:by|por|von|par|av|af|di|door|oleh)\s+(?=\S)",
    re.IGNORECASE,
)


_PLACE_AND_DAY = late_pattern(
    rf"^{_CAPITAL}[\w.’'-]*(?:,\s*{_CAPITAL}[\w.’'-]*|\s{_CAPITAL}[\w.’'-]*(?=,))?"
    rf"\s*[\s,|•·–—-]\s*(?:[^\W\d_]{{2,10}},?\s+)?(?:{_DAY})(?!\w).*\d",
    re.IGNORECASE,
)


def is_one(line: str) -> bool:
    """Whether a line has only the place and the day of a report."""
    return _PLACE_AND_DAY.match(line) is not None and not given_names.begins(line)


def without(line: str) -> str:
    """A line without the place, the day and the agency of a report beside the names."""
    line = _POSTED.sub("By ", _SPECIAL.sub("By ", line))
    line = _NEXT.sub("", _UPDATED.sub("", _WIRE_LAST.sub("", line)))
    if (found := _LINE.match(line)) and not given_names.begins(found["place"]):
        line = line[found.end() :]
    wire = _WIRE_FIRST.match(line)
    is_wire = wire is not None and institutions.is_agency(wire["wire"])
    return line[wire.end() :] if wire and is_wire else line

"""Splitting a byline into names, without agencies, roles, degrees and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from reader.lazy import late_pattern
from reader.metadata.people import (
    capitals,
    east_asian,
    given_names,
    labels,
    leftovers,
    organizations,
    papers,
    places,
    spanish,
)
from reader.metadata.people.organizations import is_group
from reader.metadata.people.words import institutions, titles
from reader.metadata.people.words.vocabulary import AND, by_letter

_NOTE = late_pattern(r"\^\[[^\[\]]*\]|\[\^[^\[\]]+\]|(?<=\S)\[[\d,* ]+\](?!\()")
"""A footnote in pandoc's Markdown, or its label."""
_MARKUP = late_pattern(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
_SITE = late_pattern(r"(?:[\w-]{3,}\.)+[a-z]{2,12}", re.IGNORECASE)
_ENDING = late_pattern(r"\s+0\d{3}$|[\s,;]+(?:[.…]+)?$")
"""A number that tells bearers of one name apart, and signs after the last name."""
_TRAILING = late_pattern(r"\s+[–—|~/=-]{1,2}\s*$")
_IN_QUOTES = late_pattern(r"[\"“„«(]([^\"“”„«»()]+\s[^\"“”„«»()]+)[\"”“»)]")
_TAG = late_pattern(r"</?[a-zA-Z][^<>@]{0,300}>")
_LINK = late_pattern(r"\[([^\[\]]*)\]\([^()\s]*\)")
_ADDRESS_FIRST = late_pattern(r"^\S+@\S+\.\w+\s+\(([^()]+)\)$")
_BESIDE = late_pattern(
    r"\s*(?:<[^<>]*>|\([^()]*\)|（[^（）]*）|\bhttps?://\S+|\bwww\.\S+"
    r"|[\w.+-]{1,64}@[\w-]+\.[\w.-]+"
    r"|(?<=\w\s)\[[^\[\]]*\](?:\s*\[[^\[\]]*\])*$|(?<=\s)@\w+|[¹²³⁴-⁹⁰†‡§]+)"
)
_EDGES = " \t,;:|/–—*"
_STOP = late_pattern(r"(?:(?<=[^\W\d_]{3})|(?<=[\u0300-\u036f]))\.$")
_SHORT = late_pattern(
    r"((?:(?:de|del|van|von|der|den|la|di|du|da|dos)\s)*[^\W\d_a-z][\w'’-]+"
    r"(?: [^\W\d_a-z][\w'’-]+)?) ([A-Z]{1,3})"
)
"""A name in the style of medical journals, such as `Smith JA`."""
_OTHERS = late_pattern(
    r"[,\s]+(?:et\.?\s+al\b\.?|(?:and|&|\+)\s+(?:\d+\s+)?(?:[Oo]thers?|more|[Cc]ontributors"
    r"|[Ff]riends|[Cc]olleagues)(?:\s+authors)?"
    r"|u\.\s?a\."
    r"|(?:y|e)\s+(?:otros|outros|altri|equipo|equipe)|et\s+autres|en\s+anderen|m\.\s?fl\.|и\s+др\.?"
    r"|(?:and|und|et|y|e|en|og|och)\s+(?:our|onze|unsere?[nrs]?|notre|nos|nuestr[ao]|nossa"
    r"|vår)\s+\w+"
    r"|i\s+in(?:ni|\.)|等)\s*$"
)
_AND = (
    r"\s*,?\s+(?:and|und(?!\s+zu\b)|et|y|e|ed(?=\s+[AEIOUÀÈH])|en|og|och|with|mit|avec|con)\s+|\s*,?\s*&\s+|\s+\+\s+"
    r"|\s*;\s*|\s*[、•·・]\s*"
    rf"|\s+(?:{AND})\s+"
    r"(?=[^\W\d_a-z][\w.'’-]*\s+[^\W\d_a-z])"
)
_CUTS = late_pattern(
    rf"(?P<and>{_AND})|(?P<beside>\s*,\s*|\s*，\s*|\s+(?:[|/–—~-]|//)\s+|\s*[|~]\s*|(?<=\w)/\s+"
    rf"|(?:(?<=[^\W\d_]{{2}})|(?<=[\u0300-\u036f]))/(?=[^\W\d_]{{2}}))"
)
_CALLINGS = (
    r"writer|reporter|correspondent|editora?|columnist|journalist|photographer|producer"
    r"|analyst|[ck]ontribut\w+|candidate|author|staff|special|redakteur\w*|korrespondent\w*"
    r"|critic|blogg\w+|temsilcisi|chief|director|lecturer|fellow|researcher|student|dept"
    r"|faculty|journaliste?|periodista|redactora?|reporter[oa]|giornalista|inviat[oa]"
    r"|jornalista|dziennikar\w+|korespondent\w*|redaktor\w*|toimittaja|muhabiri?|verslaggever"
    r"|újságíró|δημοσιογράφος|корреспондент\w*|спецкор|обозреватель|журналист\w*|редактор"
    r"|кореспондент\w*|enviad[oa] especial|historiker\w*|non[- ]signée?|auteure?s?\s+du"
    r"|autora?\s+del|professeure?|catedrátic[oa]|ricercat\w+"
)
_ROLE = late_pattern(
    r"^(?:à|aux?|dans|chez|aus|bei|im|na|no|nas|nos|nell?[ao]?|from|at|in|en|em|op|te|från|из"
    r"|desde)\s+(?-i:[^\W\d_a-z])|\benvoyée?s?\s"
    r"|\bcorrespondante?s?\b"
    r"|\bcorresponsal\b|"
    rf"\b(?=\w)(?:{by_letter(_CALLINGS)})\b"
    r"|^(?:especial (?:para|de)|special to|exklusiv für|специально для|collaborat)\b"
    r"|^(?:reader in|chair (?:of|in)|head of|head$|dean|(?:co-)?founder|ceo|president|scientist"
    r"|economist)\b"
    r"|^(?:reader|журналіст\w*)$|redakt[oøö]r(?:in)?$"
    r"|\bprofessor (?:of|at|emerit)|\bprofessorin\b|\bprofessor für\b",
    re.IGNORECASE,
)
_DEGREES = (
    r"(?:Ph\.?\s?D|D\.?\s?Phil|M\.?D|M\.?A|B\.?A|M\.?Sc|B\.?Sc|M\.?S|M\.?Phil|LL\.?[BMD]|J\.?D"
    r"|Ed\.?D"
    r"|Dr\.?\s?(?:phil|med|jur|rer)\S*|M\.?P\.?H|M\.?B\.?A|R\.?N|C?DrSc|CSc|M?DDr|FRCP|FRSC?|FBA"
    r"|MPs?|MEP|MSP|KBE|DBE"
    r"|KCMG|CMG|QC|PsyD|PharmD|DDS|DVM|MSW|S\.?J|O\.?F\.?M|O\.?S\.?B|OBE|MBE|CBE|Esq)\b\.?"
)
_DEGREE = late_pattern(rf"{_DEGREES}(?:[\s,]+{_DEGREES})*$")
_LETTERS = late_pattern(
    r"(?!I+V?$|V$)(?:[A-Z][a-zA-Z]{0,3}[A-Z]{1,3}|[^\W\d_a-zà-öø-ÿ]{2,5}"
    r"(?:-[^\W\d_a-zà-öø-ÿ]{2,5})?|[A-Z]{2}[a-z]|DrSc)\.?$"
)
"""Letters after a comma, such as those of a society or a degree."""
_WIRE = late_pattern(
    r"(?:[Tt]he\s+)?(?:Associated Press|Canadian Press|Press Association|Agence France-Presse"
    r"|Reuters)$"
)
_FROM_TOWN = late_pattern(r"(?:de|da|do|di)\s+[^\W\d_a-z]\w+(?:\s+[^\W\d_a-z]\w+)?$")
_QUOTED = late_pattern(
    r"[«“„\"‘‚»]|(?:O|Os|El|La|Le|Les|De|Het|Il|Die|Der|Das)\s[^\W\d_a-z][\w-]+$"
)
"""A publication in quotation marks, or an article and a single word, after a full name."""
_SYMBOLS = late_pattern("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]+")
_BEHIND = late_pattern(rf"(?<=\w)\.?\s+{_DEGREES}$")
_AGENCY_BEHIND = late_pattern(r"(?<=\s[^\W\d_a-z])([\w'’-]*[a-zà-ÿ])\s+[B-DF-HJ-NP-TVWZ]{3,5}$")
"""An abbreviation without a vowel, which is no family name, after two other words."""
_IN_CAPITALS = "|".join(sorted({*map(str.upper, institutions.WIRES), *institutions.TAGS}))
_WIRE_BEHIND = late_pattern(
    rf"(?<=[^\W\d_A-Z]\s)(?P<name>[^\W\d_a-z][\w'’-]+)\s+(?:{_IN_CAPITALS})$"
)
_BEFORE_PAPER = late_pattern(
    r"(?P<name>[^\W\d_a-z][\w'’-]+\s(?:[^\W\d_]\.\s)?[^\W\d_a-z][\w'’-]+)\s[^\W\d_a-z][\w'’-]+"
    r"(?:\s[^\W\d_a-z][\w'’-]+){1,2}$"
)
"""A full name, and two or three words that may be a publication."""
_RETIRED = late_pattern(r"\s*,?\s*\((?:Ret|Retd|a\.\s?D|er)\.?\)$", re.IGNORECASE)
_DATE = late_pattern(r"^\d+(?:st|nd|rd|th)$|\d{4}\b|^\W*\d{1,2}\W*$|\s\d{1,2}\.?$")
_PREPOSITION = late_pattern(
    r"(?:do|para|pour|für|voor|for|för|dla|pro|pentru|для|у|в|din|ze?|we?|v|i|til|fra|desde|alla"
    r"|per|για|için)\s+\w*[^\W\d_a-z]"
)
"""A preposition that is no particle, before a place or a publication."""
_SHORTENED = late_pattern(
    r"^(?!(?:Wm|Chas|Geo|Jos|Thos|Jas|Jno|Edw|Alex|Benj|Robt|Saml|Danl|Fred|Rob|Nath|Theo)\.)"
    r"[^\W\d_]{3,9}\.\s+(?=[^\W\d_a-z][\w'’-]+\s+[^\W\d_a-z])"
)
"""A word that is cut short before a full name: a title or a label, such as `Atty.` or `oprac.`."""
_FIRM = late_pattern(
    r"(?<=[\w'’-]{2}\s[^\W\d_a-z])(?P<rest>[\w'’-]{1,60})\s?(?:[,|/]|\s[–—-])\s"
    r"[^\W\d_a-z]\w+\s&\s[^\W\d_a-z]\w+$"
)
"""A publication of two words with “&”, after a full name."""
_JUNIOR = late_pattern(r"(?:Jr\.?|Sr\.?|I{2,3}|IV)$")
_SMALL = late_pattern(r"(?:[a-z][a-z'’]{0,5}\s+)+\S")
"""A particle before a family name."""
_CHANNEL = late_pattern(r"[^\W\d_]\d|\s\d+\s|[^\W\d_]\.[a-z]{2,5}$")
"""A station's name, which has a digit, or a site's, which ends as its address."""
_INITIALS_FIRST = late_pattern(r"(?:[^\W\d_]\.\s?){1,3}\s?[^\W\d_]{2}")
"""A name that begins with initials, and so not with the family name."""
_SHORTEST_ROLE = 5
_LONGEST_PREFIX = 4
_HELD = "\ue000"
"""Placeholder for a group in braces, which is never split."""
_RECENT = 16
"""How many lines are kept as they came out: a line of one name is also taken as that name."""


@lru_cache(maxsize=_RECENT)
def bare(line: str) -> str:
    """A line of names without markup, addresses, notes and “et al.”."""
    line = _TAG.sub("", line)
    line = line if ": " in line else _TRAILING.sub("", line)
    if found := _IN_QUOTES.fullmatch(line.strip()):
        line = found[1]
    line = _RETIRED.sub("", _LINK.sub(r"\1", _NOTE.sub("", line)))
    if found := _ADDRESS_FIRST.match(line.strip()):
        line = found[1]
    line = leftovers.without_photographers(_MARKUP.sub("", _SYMBOLS.sub("", line)))
    line = _BESIDE.sub("", line) if len(line) > 1 else line
    return _OTHERS.sub("", _ENDING.sub("", line.strip()))


@lru_cache(maxsize=_RECENT)
def tidy(line: str) -> str:
    """A line of names without surroundings, and without “by”."""
    return _spelled(capitals.lowered(_FIRM.sub(r"\g<rest>", labels.stripped(bare(line)))))


def is_wire(name: str) -> bool:
    """Whether a name is an agency's."""
    return _WIRE.match(name) is not None


def _spelled(line: str) -> str:
    """A line of names such as `Smith JA, Doe B` as `Smith, J. A.; Doe, B.`."""
    names = re.split(r",|;| and ", line.rstrip(". "))
    known = spelled(names)
    return line if known == names else "; ".join(known)


def spelled(names: list[str]) -> list[str]:
    """Names of a list, with `Smith JA` as `Smith, J. A.`, if all are of this form."""
    found = [_SHORT.fullmatch(name.strip()) for name in names]
    sure = [each for each in found if each and (len(names) > 1 or _is_no_degree(each))]
    return [_with_stops(each) for each in sure] if len(sure) == len(names) else names


def _is_no_degree(name: re.Match[str]) -> bool:
    """Whether letters after a single word are initials, since a degree follows two names."""
    return " " not in name[1] and bool(_DEGREE.match(name[2]))


def _with_stops(name: re.Match[str]) -> str:
    return f"{name[1]}, {' '.join(f'{each}.' for each in name[2])}"


def alone(name: str) -> str:
    """A name without titles before it, and degrees and a paper after it."""
    name = leftovers.once(name)
    if found := _BEFORE_PAPER.match(name):
        is_paper = given_names.begins(name) and papers.may_be_one(name)
        name = found["name"] if is_paper else name
    before, comma, behind = name.rpartition(",")
    is_title = titles.without(f"{behind.strip()} X") == "X"
    if comma and " " in before.strip() and (is_title or _DEGREE.match(behind.strip())):
        name = before.strip()
    bare = _SHORTENED.sub("", titles.without(name.strip()))
    bare = bare if " " in bare or "," in name else name
    if not is_group(bare):
        bare = _AGENCY_BEHIND.sub(r"\1", _WIRE_BEHIND.sub(r"\g<name>", bare))
    return _BEHIND.sub("", bare).strip(" ,") or name


def apart(line: str) -> list[str]:
    """The names on a tidy line, without the agencies, roles, degrees and dates after them.

    `Family, Given` stays together.
    """
    names: list[str] = []
    was_beside = False
    for part, between, has_comma, is_any in _pieces(line):
        # A correspondent “en Londres” is no second person.
        is_and = is_any and not (was_beside and between == "en")
        if names and _SITE.fullmatch(part):
            continue
        if names and not is_and and _is_place(part, names, between, was_beside=was_beside):
            was_beside = True
            continue
        if names and _WIRE.match(part):
            continue
        was_beside = False
        if names and not is_and and " " in names[-1] and _is_behind(part, names[-1]):
            continue
        if names and between == "y" and _is_second(part, names[-1]):
            names[-1] = f"{names[-1]} y {part}"
        elif names and not is_and and has_comma and _belongs(names[-1], part):
            names[-1] = f"{names[-1]}, {part}"
        else:
            names.append(part)
    return names


def _pieces(line: str) -> Iterator[tuple[str, str, bool, bool]]:
    """What stands between the cuts of a line.

    Each piece comes with the sign or word before it, whether that ends in a comma, and whether it
    may join two names; nothing does before the first.
    """
    ends = [(found.start(), found.end(), bool(found["and"])) for found in _CUTS.finditer(line)]
    edges = [(0, 0, True), *ends, (len(line), len(line), True)]
    for (before, start, is_any), (end, _, _) in pairwise(edges):
        part = _STOP.sub("", line[start:end].strip(_EDGES if _HELD not in line else " "))
        if part and not leftovers.is_one(part):
            has_comma = "," in line[max(start - 2, 0) : start]
            yield part, line[before:start].strip(), has_comma, is_any


def _is_place(part: str, names: Sequence[str], between: str, *, was_beside: bool) -> bool:
    """Whether a part after names is the place, publication or desk of the last one.

    Args:
        part: The part.
        names: The names before it.
        between: The sign before it.
        was_beside: Whether the part before it was such a one.
    """
    if _is_elsewhere(part, names[-1]):
        return True
    is_alone = " " not in part and (was_beside or between in {"/", "//", "–", "—", "-", "|", "~"})
    is_named = " " in names[-1] or institutions.is_agency(names[-1])
    is_town = is_alone and is_named and not _JUNIOR.match(part)
    return is_town or _is_beside(part) or _is_town(part, names)


def _is_elsewhere(part: str, name: str) -> bool:
    """Whether a part after a person's full name is a place or a publication, by its form."""
    if _HELD in part or " " not in name or "," in name:
        return False
    if organizations.is_person(part) or east_asian.is_marked(part):
        return False
    first, *_, last = [*part.split(), ""] if " " not in part else part.split()
    if " " not in part:
        is_known = not given_names.begins(part) and (
            given_names.begins(name) or spanish.is_natural(name)
        )
        is_word = part[:1].isupper() or (part.islower() and len(part) <= _LONGEST_PREFIX)
        return is_known and is_word and not _JUNIOR.match(part)
    is_loud = part.isupper() and not name.isupper()
    is_small = first[:1].isupper() and last.islower() and last not in labels.SMALL_PARTS
    is_town = first.casefold() in places.FIRST_WORDS and not given_names.begins(part)
    is_paper = papers.may_be_one(part) or institutions.has_letters(part) or places.ends(part)
    return is_loud or is_small or is_town or is_paper


def _is_behind(part: str, name: str) -> bool:
    """Whether a part after a full name says where, or as what, its bearer works."""
    if (
        titles.is_behind(part)
        or places.is_one(part)
        or any(each.match(part) for each in (_LETTERS, _FROM_TOWN, _QUOTED))
    ):
        return True
    if "," in name or not name[:1].isupper() or (" " in part and not part[:1].islower()):
        return False
    first, *others = part.split()
    is_small = first.islower() and first.isalpha() and len(first) >= _SHORTEST_ROLE
    is_role = (
        is_small
        and (not others or not part.islower() or not part.isascii())
        and first not in labels.SMALL_PARTS
    )
    return is_role or bool(_PREPOSITION.match(part)) or _is_in_order(name)


def _is_in_order(name: str) -> bool:
    """Whether a name begins with a title or initials, and so not with the family name."""
    bare = _SHORTENED.sub("", titles.without(name))
    return bool(_INITIALS_FIRST.match(bare)) or (bare != name and " " in bare)


def _is_town(part: str, names: Sequence[str]) -> bool:
    """Whether a single word after a comma is a place, given names in natural order."""
    if len(names) <= 1 or " " in part or _JUNIOR.match(part):
        return False
    return all(" " in name and "," not in name for name in names)


def _is_second(part: str, name: str) -> bool:
    """Whether a word after “y” is the second surname of the name before it."""
    return " " not in part and " " in name and "," not in name


def _is_beside(part: str) -> bool:
    """Whether a part after a comma, a slash or a dash is not a person."""
    if part.startswith(_HELD):
        return False
    is_agency = institutions.is_agency(part)
    is_none = any(each.search(part) for each in (_ROLE, _DATE, _CHANNEL))
    return is_agency or is_none or bool(_DEGREE.match(part)) or is_group(part)


def _belongs(before: str, part: str) -> bool:
    """Whether a part after a comma is the given name, or a suffix, of the name before it."""
    if _HELD in before or _HELD in part or "," in before:
        return bool(re.match(r"(?:Jr|Sr)\b|[IV]+$", part)) and _HELD not in before
    if " " not in before or " " not in part:
        return True
    return bool(_JUNIOR.match(part) or _SMALL.match(before))

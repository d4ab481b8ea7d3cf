"""Bylines without credits for pictures, translation and other work, in any language.

“Tekst: … Foto: …”, “Piše …”, “… , redaktorka”, “foreign affairs correspondent …”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.lazy import late_pattern
from reader.metadata.people import (
    callings,
    capitals,
    east_asian,
    given_names,
    organizations,
    places,
    stamps,
)
from reader.metadata.people.words import institutions, titles
from reader.metadata.people.words.vocabulary import AND, AND_OR_PLACE, one_of

_CAPITAL = r"(?-i:[^\W\da-zà-öø-ÿα-ωа-я_])"
_FULL_NAME = rf"(?:{_CAPITAL}[\w.'’-]*\s+(?:\w{{1,3}}\s+){{0,2}}{_CAPITAL})"
_OF = (
    r"by|von|vom|par|por|de|di|da|do|del|dalla?|av|af|door|van|ni|nina|oleh|od|nga|gan|per|deur"
    r"|fan|na"
    r"|vun|eftir|от|од|від|των?|του|της"
)
_ANY = one_of("work", "text", "photo")
_LABEL = late_pattern(
    rf"(?:^|(?<=[\s.;,|/•·–—(-]))(?P<label>(?:{_ANY})"
    rf"(?:(?:\s*[&/+,]\s*|\s+(?:{AND}|{AND_OR_PLACE}|and|und|et|y|e|en|&)\s+)(?:{_ANY})){{0,3}})"
    rf"(?:\s*[:：՝]\s*|\s+(?:{_OF})\s+(?={_CAPITAL}))",
    re.IGNORECASE,
)
_PICTURE_NEXT = late_pattern(
    rf"(?<=\w)(?:\s*[,;.|/–—-]\s*|\s+(?:{AND}|and|und|et|y|e|en|con|with|mit"
    rf"|avec)\s+)(?:{one_of('photo')})\s+"
    rf"(?:(?:{_OF})\s+)?{_FULL_NAME}[^,;|/]*",
    re.IGNORECASE,
)
"""A credit without a colon, behind the author's name."""
_TEXT = late_pattern(rf"(?:{one_of('text')})", re.IGNORECASE)
_PHOTO = late_pattern(rf"(?:{one_of('photo')})", re.IGNORECASE)
_PARTS_OF_LABEL = late_pattern(
    rf"\s*[&/+,]\s*|\s+(?:{AND}|{AND_OR_PLACE}|and|und|et|y|e|en)\s+", re.IGNORECASE
)
_STARTS = ("", *".;,|/•·–—(-")
"""What stands before a label without a colon."""
_EDGES = " \t,;.|/•·–—-("
_BY = late_pattern(
    rf"^(?:{one_of('by')})\s*:?\s+"
    rf"(?={_CAPITAL}[\w.'’-]*\s+(?!(?:and|und|et|y|e|og|och|en|&)\s)\S)",
    re.IGNORECASE,
)
_WROTE = late_pattern(rf"^(?:{one_of('wrote')})\s*:?\s+(?={_FULL_NAME})", re.IGNORECASE)
_OR_NAME = late_pattern(
    rf"^(?P<by>{one_of('also_name')})\s+(?P<name>{_CAPITAL}[\w'’-]+)\s+{_CAPITAL}", re.IGNORECASE
)
"""A word that means “by”, or begins a name."""
_SMALL_BY = late_pattern(r"^(?:de|da|do|di|du|le|na|per|gan|ni|theo|of)\s+(?=[^\W\d_a-z])")
_WHOLE = late_pattern(r"^[(/]\s?(?P<inner>[^()/]+?)\s?[)/]$")
_ACCOUNT = late_pattern(r"^(?:\[@[^\[\]]*\]\([^()]*\)|@\w+)\s+(?=\S+\s+\S)")
"""A user name before the full name."""
_TEXT_AT = late_pattern(
    rf"^(?:{one_of('text')})\s+(?:à|au|aux|in|en|a|em|na|no|i|w|we|v|ve|din|aus|zu)\s+"
    rf"{_CAPITAL}[\w’'-]+(?:\s{_CAPITAL}[\w’'-]+)?\s+(?:{_OF})\s+(?={_CAPITAL})",
    re.IGNORECASE,
)
"""“Propos recueillis à Lyon par”."""
_FULL_NAME_ALONE = late_pattern(r"[^\W\d_a-z][\w-]+(?:\s[^\W\d_a-z][\w.-]*){1,2}")
_CARON = late_pattern("[čšž]")
_CREDIT_FIRST = late_pattern(rf"^(?:{one_of('photo')})\s+(?=(?P<name>{_FULL_NAME}))", re.IGNORECASE)
_HUNGARIAN = late_pattern(
    r"^(?:írta|szöveg|szerzők?|készítette|összeállította|fotók?|fényképezte|fordította"
    r"|szerkesztette|riport|interjú"
    r"|lejegyezte|kérdezte)\s?:?\s+(?=\S+\s)",
    re.IGNORECASE,
)
"""Labels in a language whose names begin with the family name."""
_SLASH = late_pattern(r"(?P<name>[^,;/|]{3,60})/(?P<rest>[^,;/|]+)")
_PREPOSITIONS = frozenset(
    ["theo", "di", "par", "por", "von", "door", "by", "av", "af", "od", "nga", "from"]
)
_AND_HERE = late_pattern(
    rf"(?<=\w)\s+(?:{AND_OR_PLACE})\s+(?P<name>[^\W\d_a-z][\w'’-]+\s+[^\W\d_a-z][\w'’-]+)"
)
_AGENCY_LAST = late_pattern(
    r"(?<=[^\s,/])(?:\s*[,/]?\s+\(?(?P<with>with|mit|avec|con|com|met|med|z|ze|s|se|ile|dengan|с|з)\s+"
    r"|\s*[,/]\s*|\s+(?:and|und|et|y|e|i|og|och|en|a)\s+)(?P<agency>[^\W\d_]{2,12})\)?$",
    re.IGNORECASE,
)
_AGENCY_FIRST = late_pattern(r"^(?P<agency>[^\W\d_]{2,12}),\s+(?P<outlet>\w[\w.-]{3,40})$")
_MOST = 5
"""The most agencies behind a publication."""
_SHORTEST_TITLE = 4
"""The letters from which on a word in small letters is no reporter's sign."""
_BY_OUTLET = late_pattern(r"^(?:[Pp]ar|[Bb]y|[Vv]on|[Pp]or|[Dd]i|[Dd]oor|[Aa]v)\s+")
_REVIEWED = late_pattern(
    rf"^(?:(?:\w+ly\s+)?reviewed|(?:fact|medically)[ -]?checked|{one_of('work')})\s+by\s+"
    r"[^|•·—–;]{3,80}[|•·—–;]\s*(?=(?:(?:written|words|story|text)\s+)?by\s)",
    re.IGNORECASE,
)
"""Who checked a text, before who wrote it."""
_VIA = late_pattern(
    r"(?<=\w)\s+(?:via|on)\s+(?=(?:Getty|Unsplash|Flickr|Wikimedia|Pexels|Pixabay|Shutterstock"
    r"|AP\b|Reuters"
    r"|AFP|Zuma|Alamy|Twitter|Facebook|Instagram|Substack|Medium)).*$"
)
_FULL = 2
"""The words of a full name."""
_LONG = 5
"""The letters from which on a word is no syllable of a Chinese name."""
_NORDIC = late_pattern(
    r"[åäöæø]|(?:sen|son|berg|lund|dahl|vik|stad|gren|ström|gaard|haug)\b", re.IGNORECASE
)


def authors(line: str) -> str:
    """A line of names without those who did other work than the text, and without “by”."""
    line = _ACCOUNT.sub("", _WHOLE.sub(r"\g<inner>", capitals.turkish(line.strip())))
    line = _with_agency(_VIA.sub("", stamps.without(_REVIEWED.sub("", line))))
    line = _PICTURE_NEXT.sub(_without_picture, line)
    is_hungarian = _HUNGARIAN.match(line) is not None
    first = _CREDIT_FIRST.match(line)
    if first and given_names.begins(first["name"]):
        line = line[first.end() :]
    found = list(_labelled(line))
    written = [names for kind, names in found if kind == "text"]
    pictured = [names for kind, names in found if kind == "photo"]
    chosen = written or pictured
    if len(found) > 1 or (found and found[0][1] != line):
        line = "By " + "; ".join(chosen) if chosen else line
    line = _TEXT_AT.sub("By ", _wires(line))
    line = _without_by(callings.without(_and(_SLASH.sub(_slashed, line))))
    return _inverted(line) if is_hungarian else line


def _inverted(line: str) -> str:
    """Hungarian names with a comma behind the family name."""
    names = re.split(r"\s*[,;]\s*|\s+(?:és|&)\s+", _HUNGARIAN.sub("", line).removeprefix("By "))
    full = [titles.without(name) for name in names]
    return "; ".join(
        name.replace(" ", ", ", 1)
        if _FULL_NAME_ALONE.fullmatch(name) and not given_names.begins(name)
        else name
        for name in full
    )


def _wires(line: str) -> str:
    """A line of agencies alone as several names."""
    parts = re.split(r"\s*[,/]\s*", line)
    is_wire = len(parts) > 1 and all(map(institutions.is_agency, parts))
    return "; ".join(parts) if is_wire else line


def _labelled(line: str) -> Iterator[tuple[str, str]]:
    """What stands behind each label, with the kind of it; before the first, it is the text's."""
    kind, start = "text", 0
    for label in _LABEL.finditer(line):
        if not _is_label(line, label):
            continue
        before = line[start : label.start()].strip(_EDGES)
        last = re.split(r"[.;,|/•·–—(]", line[start : label.start()])[-1].split()
        if start == 0 and sum(word[:1].isupper() for word in last) < _FULL:
            before = before.removesuffix(" ".join(last)).strip(_EDGES)
        if before:
            yield kind, before
        kind, start = _kind(label["label"]), label.end()
    rest = line[start:].strip(_EDGES if start else " ")
    if rest:
        yield kind, rest


def _is_label(line: str, label: re.Match[str]) -> bool:
    """Whether a word before a colon or “by” is a label, rather than part of a role."""
    before = line[: label.start()].rstrip()
    behind = re.split(r"[,;|]", line[label.end() :], maxsplit=1)[0].split()
    if (
        before
        and label[0][-2:-1] not in ":：՝"
        and len(behind) == 1
        and callings.is_one(label["label"])
    ):
        return False
    is_first = sum(word[:1].isupper() for word in before.split()) < _FULL
    return (
        is_first or ":" in label[0] or "：" in label[0] or "՝" in label[0] or before[-1:] in _STARTS
    )


def _kind(label: str) -> str:
    """What a label is for: the text, pictures or other work."""
    parts = [part for part in _PARTS_OF_LABEL.split(label) if part]
    if any(map(_TEXT.fullmatch, parts)) or _TEXT.fullmatch(label):
        return "text"
    return "photo" if all(map(_PHOTO.fullmatch, parts)) else "work"


def _without_picture(found: re.Match[str]) -> str:
    """Nothing for a credit behind a full name; else the credit as it is."""
    before = found.string[: found.start()].split()
    return "" if sum(word[:1].isupper() for word in before) >= _FULL else found[0]


def _slashed(found: re.Match[str]) -> str:
    """A person and what stands behind a slash, apart."""
    name = found["name"].strip().removeprefix("By ")
    is_full = re.fullmatch(_FULL_NAME + r"[\w'’-]*", name) is not None
    is_name = organizations.is_person(name) or (is_full and not organizations.is_group(name))
    is_group = organizations.is_group(found["rest"].strip())
    return (
        f"{found['name'].rstrip()} / {found['rest'].lstrip()}" if is_name and is_group else found[0]
    )


def _with_agency(line: str) -> str:
    """A publication and the agencies whose reports it used, as several names."""
    if (both := _AGENCY_FIRST.match(line)) and both["agency"].casefold() in institutions.WIRES:
        if _is_place(both["outlet"]):
            return both["agency"]
        return f"{both['agency']}; {both['outlet']}" if _is_outlet(both["outlet"]) else line
    outlet, agencies, is_with = line, list[str](), False
    while len(agencies) < _MOST and (found := _AGENCY_LAST.search(outlet)):
        if found["agency"].casefold() not in institutions.WIRES:
            break
        agencies.insert(0, found["agency"])
        outlet, is_with = outlet[: found.start()], is_with or found["with"] is not None
    said = _BY_OUTLET.sub("", outlet)
    is_alone = not is_with and (institutions.is_agency(said) or said != outlet)
    if not agencies or is_alone or organizations.is_newsroom(said.split()[-1]):
        return line
    if said[:1].isdigit() or (" " not in said and re.search(r"\d", said)):
        return "; ".join(f"{{{each}}}" for each in (said, *agencies))
    is_one = organizations.is_group(said) or (" " not in said and (is_with or _is_outlet(said)))
    return "; ".join([said, *agencies]) if is_one else line


def _is_place(word: str) -> bool:
    return places.is_one(word) or word.casefold() in given_names.PLACES


def _is_outlet(word: str) -> bool:
    """Whether a single word before an agency is a publication, rather than a name or a place."""
    is_title = not word.islower() or "." in word or len(word) >= _SHORTEST_TITLE
    return is_title and not given_names.begins(word) and not _is_place(word)


def _and(line: str) -> str:
    """A line with “&” where a word between two full names is no preposition of place."""

    def joined(found: re.Match[str]) -> str:
        name = found["name"]
        first = name.split()[0].casefold()
        is_slovene = found[0].split()[0] == "in" and _CARON.search(line) is not None
        is_name = given_names.begins(name) or is_slovene
        is_name = is_name and first not in places.FIRST_WORDS
        is_second = " " in line[: found.start()].strip() and not places.is_one(name)
        return f" & {name}" if is_name and is_second else found[0]

    return _AND_HERE.sub(joined, line)


def _without_by(line: str) -> str:
    """A line without “by” and without the verb before the names."""
    word, _, names = line.partition(" ")
    is_by = word.casefold() in _PREPOSITIONS
    if is_by and (institutions.is_agency(names) or organizations.is_newsroom(names.split(" ")[0])):
        return names
    for pattern in (_BY, _WROTE, _SMALL_BY):
        found = pattern.match(line)
        if found and (pattern is not _SMALL_BY or _is_natural(line[found.end() :])):
            return "By " + line[found.end() :]
    found = _OR_NAME.match(line)
    if found and _is_by(found["by"].casefold(), line[found.start("name") :]):
        return "By " + line[found.start("name") :]
    return line


def _is_natural(names: str) -> bool:
    """Whether names begin with a given name, and not with the family name and a comma."""
    first, *others = names.split()
    is_full = bool(others) and first[-1:] not in ",." and others[0][:1].isupper()
    return is_full and len(others[0].strip(".,")) > 1


def _is_by(word: str, names: str) -> bool:
    """Whether a word before names is a preposition, rather than a name's first word."""
    words = names.split()
    first = words[0].casefold()
    if word == "per":
        return first in given_names.SPANISH | given_names.CATALAN and not _NORDIC.search(names)
    if word == "theo":
        return first in callings.VIETNAMESE
    is_town = first in places.FIRST_WORDS or places.is_one(first)
    is_by = word == "de" and len(words) > 1 and not (is_town or given_names.begins(words[-1]))
    is_long = word in {"ni", "gan"} and len(first) >= _LONG and not east_asian.is_family(first)
    is_irish = word == "le" and re.search("[áéíóú]", names.casefold()) is not None
    is_irish = is_irish or (word == "le" and len(first) > _LONG + 1)
    return given_names.begins(names) or is_long or is_irish or is_by

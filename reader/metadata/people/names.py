"""The names in a header, in any form and order, as CSL names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from sys import intern
from typing import Any

from reader.lazy import late_pattern
from reader.metadata.people import (
    burmese,
    bylines,
    capitals,
    caseless,
    crediting,
    east_asian,
    east_asian_credits,
    given_names,
    hungarian,
    labels,
    long_lists,
    organizations,
    raw,
    spanish,
)
from reader.metadata.people.words import institutions, titles

_PARTS = (
    "family",
    "given",
    "literal",
    "suffix",
    "non-dropping-particle",
    "dropping-particle",
)
_ALIASES = {
    "last": "family",
    "last-name": "family",
    "lastname": "family",
    "surname": "family",
    "family-name": "family",
    "first": "given",
    "first-name": "given",
    "firstname": "given",
    "given-name": "given",
    "given-names": "given",
    "givenname": "given",
    "family-names": "family",
    "familyname": "family",
    "name-particle": "non-dropping-particle",
    "name-suffix": "suffix",
    "particle": "non-dropping-particle",
    "organization": "literal",
    "organisation": "literal",
    "org": "literal",
    "corporate": "literal",
}

_JUNIOR = late_pattern(r",?\s+(Jr\.?|Sr\.?|I{2,3}|IV)$")
_NOBLE = (
    r"(?:Graf|Gräfin|Freiherr|Freifrau|Freiin|Prinz|Prinzessin|Fürst|Fürstin|Herzog|Herzogin"
    r"|Ritter|Edler)\s+(?=v[ao]n|vom|zu)"
)
_SMALL = (
    r"v[ao]n|vom|und(?=\s+zu)|am|im|auf|aus|an|op|uit|[’']t|der|den|de[rslnm]?|d[aiou]s?|della"
    r"|dela|delos|los|las|la|le|ten|ter|zu|zur|zum|af|av|al|el|bint?|ibn"
)
_PARTICLE = late_pattern(
    rf"^(?P<given>.*?\S)\s+(?P<particle>(?:{_NOBLE})?(?:(?:{_SMALL})\s+)+)"
    r"(?P<family>[^\W\d_].*)$"
)
_PARTICLE_LAST = late_pattern(
    rf"^(?P<given>[^\W\d_].*?)\s+(?P<particle>(?:{_NOBLE})?(?:{_SMALL})(?:\s+(?:{_SMALL}))*)$"
)
"""A particle behind the given names, where the family name stands first."""
_COMPOUND = late_pattern(
    r"^(?P<given>\S.*?)\s+(?P<family>(?:(?:Van|Von|De|Del|Dell[aeo’]|Dall?[aeo]?|Dei|Degli|Lo|Li|Di"
    r"|Da|Du|La|Le|Dos|Das|El|Ten|Ter|Vanden|Vander|Vande|Op|In\s+[’']t|Vom|Zu|Zum|Zur"
    r"|Van\s+De[nr]?|De\s+La|Von\s+Der|Ó|Ní|Nic|Uí|Mac|Abu|Abou|Aït|Ait|Ben|Bou|Al|Umm|Ould"
    r"|Mac\s+an|Nic\s+an|Mac\s+Ghille"
    r"|Abd[eu]l|Abd\s+[AE]l|Bani"
    r"|Dela|Delos|De\s+Los|De\s+Las|(?:Mac|Mhic|Nic|Ó|Ní)\s+(?:Giolla|Maol|Ghiolla)|St\.?|Saint"
    r"|Ste\.?)"
    r"|(?:[^\W\d_]{2,}[eé]z|Garc[ií]a|Vargas|Castro|Ortega|Moreno|Romero|Navarro|Torres|Ramos"
    r"|Medina"
    r"|Molina|Rojas|Reyes|Morales|Herrera|Delgado|Ortiz|Flores|Aguilar|Cruz|Mendoza|Guerrero"
    r"|Rivera|Soto|Rubio|Vega|Fuentes|Carrillo|Cabrera|Iglesias|Peña|Santana))\s+\S+"
    r"|\S+\s+[yi]\s+\S+|(?:عبد|أبو|ابو|أبا|بن|ابن|بنت|آل|בן|בר|אבו|דה|בת)\s+\S+)$"
)
"""Capitalized particles, and first surnames that are common before a second one in Spanish."""
_ADDRESSED = late_pattern(
    r"(?:Dr|Dra|Prof|Pr|Me|Mgr|Mr|Mrs|Ms|Mx|Herr|Frau|Mme|Mlle|Sra?|Srta|Dott"
    r"|Avv)\.?\s+(?P<family>[^\W\d_]\S*)$"
)
_STYLED = late_pattern(
    r"(?:Lord|Lady|Sir|Dame|Saint|Sister|Brother|Mother|Father|Pope|Père|Abbé|Frère|Sœur|Padre|Fra"
    r"|Rabbi|Sheikh|Madame|Monsieur)\s+\S+$"
)
_CAPITALS = late_pattern(r"(?!I+$|IV$)[^\W\d_](?:['’-]?[^\W\d_])+$")
_VOWEL = late_pattern(r"[AEIOUYÀ-ÖØ-ÝАЕИОУЫЭЮЯ]")
_SHORTEST_LAST, _SHORTEST_FIRST = 3, 5
"""The least letters in an upper-case family name after the given name, and before it."""
_CAPITAL_PARTICLE = late_pattern(r"(?P<given>\S.*)\s(?P<particle>Van|Von|De|Di|Da)$")
_INITIALS_LAST = late_pattern(
    r"(?P<family>[^\W\d_]{2}[\w'’-]*)\s+(?P<given>(?:[^\W\d_]\.[\s-]?){1,3})$"
)
_PATRONYMIC = late_pattern(r"\w+(?:ович|евич|ич|овна|евна|ична|івна|ovich|evich|ovna|evna)$")
_OF_ARABS = ("bin", "bint", "ibn")
"""“Son of” or “daughter of”, before the father's name and a family name."""
_OF_FATHER = late_pattern(r"\w(?:ович|евич|овна|евна)\s")
_INITIALS = late_pattern(r"^(?:[^\W\d_]\.\s+)+\S+$")
_SIGNS = late_pattern(r"([,;•·…'\"“]\s*)(?:[,;•·…'\"“]\s*){3,}+")
"""Signs in a row, which nobody writes."""
_ONE_INITIAL = late_pattern(r"[^\W\d_]{2}[\w'’-]*\s[^\W\d_]\.$")
"""Somebody whose family name is not told, such as `Joe S.`."""
_BRACED = late_pattern(r"\{([^{}]+)\}$")
_BRACES = late_pattern(r"\{[^{}]*\}")
_HOLDERS = {0xE000: None, 0xE001: None}
"""Placeholders for braces while names are split; no text needs these characters."""
_HELD = late_pattern("\ue000\\d+\ue001")
_LINK = late_pattern(r"\[\[(?:[^\[\]|/]*/)*([^\[\]|/]*)(?:\|([^\[\]|]*))?\]\]")
"""A link to a person, as in note-taking programs."""
_WITH_JUNIOR = late_pattern(r"^([^,]+),\s*(Jr\.?|Sr\.?|I{2,3}|IV),\s*([^,]+)$")
_SIZE_OF_A_NAME = 4
"""The most words of a person's name; more make an organisation."""

Name = dict[str, str]


def parse(value: Any) -> list[Name]:
    """The CSL names in a front matter's value: a string, a mapping, or a list of these.

    `{Braces}` or a mapping with `literal` denote an organisation's name; so do words such as
    *Agency*, and names of a single word.
    """
    if isinstance(value, str):
        return _of_line(value)
    if isinstance(value, Mapping):
        name = _from_mapping(value)
        return [name] if name else []
    if isinstance(value, list):
        flat = long_lists.flat(long_lists.flat(value))
        if flat and all(isinstance(inner, str) for inner in flat):
            flat = bylines.spelled(flat)
        entries = (each for each in flat if not isinstance(each, list))
        return [name for at, each in enumerate(entries) for name in _one(each, at)]
    return []


def _of_line(value: str) -> list[Name]:
    """The names on a line, which may be one of JSON."""
    if labels.NOBODY.fullmatch(value.strip()):
        return []
    if (known := raw.of_program(value)) is not None:
        return parse(known)
    value = _SIGNS.sub(r"\1", raw.composed(value)).translate(_HOLDERS).strip()
    if long_lists.is_line(value):
        listed = dict.fromkeys(long_lists.apart(raw.joined(value)))
        return [name for at, text in enumerate(listed) if (name := _at(at, text, _from_text))]
    texts = _apart(raw.on_one_line(east_asian.marked(value)))
    if len(texts) == 1 and _ONE_INITIAL.match(texts[0]) and given_names.begins(texts[0]):
        return [{"literal": texts[0]}]
    found = [name for at, text in enumerate(texts) if (name := _at(at, text, _from_text))]
    found = list({tuple(sorted(name.items())): name for name in found}.values())
    full = {name["family"] for name in found if "given" in name and "family" in name}
    # A sentence about “Ms. Brandt” on the next line names nobody else.
    return [name for name in found if "given" in name or name.get("family") not in full]


def _linked(link: re.Match[str]) -> str:
    """The name in a link: its target's or the one it shows, whichever is fuller."""
    target, shown = link[1].strip(), (link[2] or "").strip()
    return shown if shown and shown.count(" ") >= target.count(" ") else target


def _one(value: Any, at: int) -> list[Name]:
    """An entry of a list, by its index, which is one name whatever commas it contains."""
    if isinstance(value, str):
        name = _at(at, raw.composed(value), _of_entry)
        return [name] if name else []
    return parse(value)


def _of_entry(text: str) -> Name:
    text = text.translate(_HOLDERS)
    parts = [] if "," in text else _apart(text)
    return _from_text(parts[0] if len(parts) == 1 else text)


def _at(index: int, text: str, read: Callable[[str], Name]) -> Name:
    """A name in a list; far into a long one, it is taken as it is written."""
    if index < long_lists.MOST_EXAMINED and len(text) <= long_lists.LONGEST:
        return read(text)
    particled = _with_particle(text) if long_lists.has_particle(text) else {}
    return long_lists.shared(particled or long_lists.name(text))


def _apart(text: str, first: int = 0) -> list[str]:
    """The individual names on a line; its groups in braces are numbered from `first` on."""
    text = crediting.authors(" ".join(_LINK.sub(_linked, text).split()))
    held = _BRACES.findall(text)
    if held:
        # Braces hold one name together, whatever it contains.
        known = {f"\ue000{at}\ue001": group for at, group in enumerate(held, first)}
        signs = iter(known)
        inner = _apart(_BRACES.sub(lambda _: next(signs), text), first + len(held))
        return [_HELD.sub(lambda found: known.get(found[0], found[0]), name) for name in inner]
    text = caseless.without_outlets(text)
    if caseless.is_line(text):
        return caseless.apart(text)
    if east_asian.is_line(east_asian_credits.without_addresses(text)):
        return east_asian.apart(east_asian_credits.authors(text))
    if east_asian.is_line(bare := bylines.bare(text)):
        return east_asian.apart(bare)
    return _in_letters(text)


def _in_letters(text: str) -> list[str]:
    """The individual names on a line in letters with capitals."""
    if labels.STAFF.fullmatch(text):
        return [text]
    text = bylines.tidy(text)
    is_one = _WITH_JUNIOR.match(text) or labels.SENT.match(text) or _is_one_group(text)
    return [text] if is_one else bylines.apart(text)


def _is_one_group(text: str) -> bool:
    """Whether a line is the name of one organisation, with whatever punctuation inside."""
    if ";" in text or not organizations.is_group(text):
        return False
    first, *rest = re.split(r"\s+(?:and|&)\s+|\s*,\s*|\s+[|/–—~-]\s+|/\s+|\s*[•·]\s*", text)
    if " | " in text and organizations.is_group(text.split(" | ", maxsplit=1)[0]):
        return False
    if rest and all(
        each.casefold() in institutions.WIRES or bylines.is_wire(each) for each in rest
    ):
        return organizations.is_group(first)
    if first.casefold() in institutions.WIRES or bylines.is_wire(first):
        return not any(map(organizations.is_person, rest))
    return organizations.is_group(first) or (
        " " not in first or not any(map(organizations.is_group, rest))
    )


def _from_mapping(value: Mapping[str, Any]) -> Name:
    name: Name = {}
    for key, part in value.items():
        plain = key.casefold().replace("_", "-").replace(" ", "-")
        plain = _ALIASES.get(plain, plain)
        if isinstance(part, str) and plain in _PARTS and (said := " ".join(part.split())):
            name[intern(plain)] = part if said == part else said  # of thousands, none twice
    if not name and (named := _named(value)):
        return named
    if "literal" in name and "family" not in name:
        return {"literal": name["literal"]}
    name.pop("literal", None)
    return name if "family" in name else {"literal": name["given"]} if "given" in name else {}


def _named(value: Mapping[str, Any]) -> Name:
    """The name in `name:`, or the key of a mapping with details of a person."""
    said = value.get("name") or value.get("text")
    if isinstance(said, Mapping):
        return _from_mapping({key: part for key, part in said.items() if key != "name"})
    if isinstance(said, str):
        return _from_text(said)
    key, inner = next(iter(value.items()), ("", ""))
    is_name = len(value) == 1 and isinstance(inner, Mapping | str) and " " in key
    return _from_text(key) if is_name else {}


def _from_text(text: str) -> Name:
    text = _LINK.sub(_linked, " ".join(text.split()))
    if labels.STAFF.fullmatch(text):
        return {"literal": re.sub(r"^(?:[Ff]rom|[Bb]y)\s+", "", text)}
    if not _BRACED.match(text):
        text = bylines.alone(bylines.tidy(text))
    if between := _WITH_JUNIOR.match(text):
        return {**_personal(f"{between[1]}, {between[3]}"), "suffix": between[2]}
    if braced := _BRACED.match(text):
        return {"literal": braced[1].strip()}
    suffix = _JUNIOR.search(text)
    if suffix:
        text = text[: suffix.start()]
    name = _personal(text)
    if suffix and "family" in name:
        name["suffix"] = suffix[1]
    return name


def _marked(text: str) -> Name:
    """A name with an upper-case family name, as French and Chinese authors write theirs."""
    words = text.split()
    marked = [word.isupper() and bool(_CAPITALS.match(word)) for word in words]
    if not any(marked) or all(marked) or "," in text or organizations.is_group(text):
        return {}
    count = sum(marked)
    is_first = all(marked[:count])
    family, given = (words[:count], words[count:]) if is_first else (words[-count:], words[:-count])
    shortest = _SHORTEST_FIRST if is_first else _SHORTEST_LAST
    is_name = all(len(word) >= shortest and _VOWEL.search(word) for word in family[-1:])
    is_known = is_first and east_asian.is_family(family[-1])
    is_given = given[0][:1].isupper() and any(map(str.istitle, given))
    if not (is_given and (is_name or is_known) and (is_first or all(marked[-count:]))):
        return {}
    cased = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), " ".join(family))
    return {"family": cased, "given": " ".join(given)}


def _with_title(text: str) -> Name:
    """A title before a single name, which no given name stands before."""
    if found := _ADDRESSED.match(text):
        return {"family": found["family"]}
    return {"literal": text} if _STYLED.match(text) else {}


def _of_its_order(text: str) -> Name:
    if burmese.is_one(text):
        return {"literal": text}
    parts = east_asian.family_first(text) or hungarian.family_first(text)
    return {"family": parts[0], "given": parts[1]} if parts else {}


def _with_comma(text: str) -> Name:
    """`Family, Given`."""
    family, comma, given = (part.strip() for part in text.partition(","))
    is_group = organizations.is_newsroom(family) or (
        " " in family and organizations.is_group(family)
    )
    if not (comma and given and family) or is_group:
        return {}
    given = titles.without(given)
    family, given = (capitals.cased(part) if part.isupper() else part for part in (family, given))
    if last := _PARTICLE_LAST.match(given):
        particle = {"non-dropping-particle": last["particle"]}
        return {"family": family, "given": last["given"], **particle}
    return {**long_lists.with_particle(family), "given": given}


def _group(text: str) -> Name:
    is_one = organizations.is_group(text) or " " not in text or "," in text
    group = text.strip(" ,")
    return {"literal": group} if is_one and group else {}


def _with_particle(text: str) -> Name:
    found = _PARTICLE.match(text)
    if pious := spanish.devotional(text):
        return {"given": pious[0], "family": pious[1]}
    if found is None:
        return {}
    particle = found["particle"].strip()
    father, _, family = found["family"].rpartition(" ")
    if father and particle in _OF_ARABS:
        return {"family": family, "given": f"{found['given']} {particle} {father}"}
    if capital := _CAPITAL_PARTICLE.match(found["given"]):
        family = f"{capital['particle']} {particle} {found['family']}"
        return {"family": family, "given": capital["given"]}
    return {
        "family": found["family"],
        "given": found["given"],
        "non-dropping-particle": particle,
    }


def _with_initials(text: str) -> Name:
    """A family name followed by initials."""
    found = _INITIALS_LAST.match(text)
    return found.groupdict() if found else {}


def _with_patronymic(text: str) -> Name:
    """A Russian name, the family name first."""
    first, *others = text.split()
    is_first = len(others) > 1 and _PATRONYMIC.match(others[-1]) and not _PATRONYMIC.match(first)
    return {"family": first, "given": " ".join(others)} if is_first else {}


def _in_order(text: str) -> Name:
    """Given names, and a family name of one or two words; more than four are not a person's."""
    if text.count(" ") >= _SIZE_OF_A_NAME and not _INITIALS.match(text):
        return {"literal": text}
    found = None if _OF_FATHER.search(text) else _COMPOUND.match(text)
    both = spanish.two_surnames(text) or (found.groups() if found else text.rsplit(" ", 1))
    given, family = both
    return {"family": family, "given": given}


_KINDS = (
    *(_with_title, _marked, _of_its_order, _with_comma, _group, _with_particle, _with_initials),
    *(_with_patronymic, _in_order),
)
"""The possible forms of a name, in the order in which they are tried."""


def _personal(text: str) -> Name:
    if not text.strip(" ,"):
        return {}
    return next((name for kind in _KINDS if (name := kind(text))), {})

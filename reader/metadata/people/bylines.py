"""A byline cut into names, without what stands beside them: agencies, roles, degrees, addresses."""

from __future__ import annotations

import re
from itertools import pairwise

from reader.lazy import late_pattern

_MARKUP = late_pattern(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
_LINK = late_pattern(r"\[([^\[\]]*)\]\([^()\s]*\)")
_ADDRESS_FIRST = late_pattern(r"^\S+@\S+\.\w+\s+\(([^()]+)\)$")
_BESIDE = late_pattern(
    r"\s*(?:<[^<>]*>|\([^()]*\)|（[^（）]*）|\bhttps?://\S+|\bwww\.\S+|[\w.+-]{1,64}@[\w-]+\.[\w.-]+"
    r"|(?<=\s)@\w+|[¹²³⁴-⁹⁰†‡§]+)"
)
_EDGES = " \t,;:|/–—*"
_STOP = late_pattern(r"(?<=[^\W\d_]{3})\.$")
_BY = late_pattern(
    r"^(?:(?:(?i:written|story|text|words|reported|posted|reporting|edited|compiled|updated)\s+)?(?i:by)\b:?"
    r"|(?i:text|author|authors|autor|auteur|words|reporter)\s?:"
    r"|(?:作者|文|记者|記者)\s?[:：/]?)\s*(?=[^\W\d_]|\ue000)"
)
_EDITED = late_pattern(r"^(?:Hrsg\.?|Hg\.|Eds?\.)\s+(?:von\s+|by\s+)?(?=[^\W\d_a-z])")
_PICTURES = late_pattern(
    r"(?<=\w)\s*[.;,|–—-]?\s+(?:photo(?:s|graph(?:s|y)?)?|pictures|illustrations?|illustrated"
    r"|graphics?|video|drawings?|fotos?|photos)\s+(?:by|von|par|de)\b.*$",
    re.IGNORECASE,
)
"""Who made the pictures, who is no author of the text."""
_REPORTER = late_pattern(r"\s*(?:기자|특파원|記者|记者|報導|报道|編集委員)$")
_DAY = late_pattern(
    r"\s+(?:\d{1,2}\.? [^\W\d_]{3,} \d{4}|[^\W\d_]{3,} \d{1,2}, \d{4}|\d{4}-\d{2}-\d{2})$"
)
_SHORT = late_pattern(r"([^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?) ([A-Z]{1,3})")
"""A name as medical journals have it, such as `Smith JA`."""
_VON = late_pattern(
    r"^(?:Von|VON|Par|PAR|Por|POR|Di|DI|Door|DOOR|Av|AV)\s+(?=[^\W\d_][\w.'’-]*\s+[^\W\d_])"
)
_PLACE = late_pattern(
    r"(?<=\w\w)\s+(?:in|for|at|from|reporting|reports|special to)\s+(?:the\s+)?(?=[^\W\d_a-z]).*$"
)
_OTHERS = late_pattern(
    r"[,\s]+(?:et\.?\s+al\b\.?|and\s+others|u\.\s?a\.|y\s+otros|et\s+autres|等)\s*$"
)
_AND = (
    r"\s*,?\s+(?:and|und|et|y|e|en|og|och|with|mit|avec|con)\s+|\s*,?\s*&\s+|\s*;\s*|\s*[、•·・]\s*"
)
_CUTS = late_pattern(rf"(?P<and>{_AND})|(?P<beside>\s*,\s*|\s*，\s*|\s+[|/–—-]\s+|\s*\|\s*)")
_ROLE = late_pattern(
    r"\b(?:writer|reporter|correspondent|editor|columnist|journalist|photographer|producer|analyst"
    r"|contributor|author|staff|special|redakteur\w*|korrespondent\w*|critic|chief|director"
    r"|lecturer|fellow|researcher|student|dept|faculty)\b|\bprofessor (?:of|at|emerit)",
    re.IGNORECASE,
)
_DEGREES = (
    r"(?:Ph\.?\s?D|D\.?\s?Phil|M\.?D|M\.?A|B\.?A|M\.?Sc|B\.?Sc|M\.?S|M\.?Phil|LL\.?[BMD]|J\.?D|Ed\.?D"
    r"|Dr\.?\s?(?:phil|med|jur|rer)\S*|M\.?P\.?H|M\.?B\.?A|R\.?N|FRS|OBE|MBE|CBE|Esq)\b\.?"
)
_DEGREE = late_pattern(rf"{_DEGREES}(?:[\s,]+{_DEGREES})*$")
_BEHIND = late_pattern(rf"(?<=\w)\.?\s+{_DEGREES}$")
_TITLE = late_pattern(
    r"^(?:(?:Dr|Prof|Professor|Professorin|Sir|Dame|Mr|Mrs|Ms|Miss|Herr|Frau|Rev|Reverend|Hon|Capt"
    r"|Sen|Rep|Gov|Mme|Mlle|Sr|Sra|Dott|Ing|Dipl\.-\w+|med|phil|h\.\s?c)\b\.?\s+)+(?=[^\W\d_])"
)
_DATE = late_pattern(r"\d{4}\b|^\W*\d{1,2}\W*$|\s\d{1,2}\.?$")
_WIRES = (
    "reuters afp ap upi dpa bloomberg xinhua tass epa ansa efe kyodo yonhap pti ani sid apa "
    "bbc cnn npr axios politico getty"
)
_AGENCIES = frozenset(_WIRES.split())
_JUNIOR = late_pattern(r"(?:Jr\.?|Sr\.?|I{2,3}|IV)$")
_HELD = "\ue000"
"""Stands for a group in braces, which nobody cuts."""


def bare(line: str) -> str:
    """A line of names without markup, addresses, notes and “et al.”."""
    line = _LINK.sub(r"\1", line)
    if found := _ADDRESS_FIRST.match(line.strip()):
        line = found[1]
    line = _MARKUP.sub("", line)
    line = _BESIDE.sub("", line) if len(line) > 1 else line
    return _OTHERS.sub("", line.strip())


def tidy(line: str) -> str:
    """A line of names without what stands beside them, and without “by”."""
    line = bare(line)
    line = _EDITED.sub("", _VON.sub("", _BY.sub("", line.lstrip("@ "))))
    line = _REPORTER.sub("", _DAY.sub("", _PICTURES.sub("", line)))
    line = _PLACE.sub("", line) if " " in line else line
    return _spelled(line)


def _spelled(line: str) -> str:
    """A line of names such as `Smith JA, Doe B` as `Smith, J. A.; Doe, B.`."""
    names = [_SHORT.fullmatch(part.strip()) for part in re.split(r",|;| and ", line)]
    if len(names) == 1 or not all(names):
        return line
    return "; ".join(
        f"{name[1]}, {' '.join(f'{each}.' for each in name[2])}" for name in names if name
    )


def alone(name: str) -> str:
    """A name without titles before it and degrees behind it."""
    bare = _TITLE.sub("", name.strip())
    bare = bare if " " in bare or "," in name else name
    return _BEHIND.sub("", bare).strip(" ,") or name


def apart(line: str, is_group: re.Pattern[str]) -> list[str]:
    """The names on a line, without the agencies, roles, degrees and dates behind them.

    `Family, Given` stays together.

    Args:
        line: What `tidy` made.
        is_group: What the names of organisations look like.
    """
    ends = [(found.start(), found.end(), bool(found["and"])) for found in _CUTS.finditer(line)]
    edges = [(0, 0, True), *ends, (len(line), len(line), True)]
    names: list[str] = []
    for (before, start, is_and), (end, _, _) in pairwise(edges):
        part = _STOP.sub("", line[start:end].strip(_EDGES if _HELD not in line else " "))
        if not part:
            continue
        if names and not is_and and (_is_beside(part, is_group) or _is_town(part, names)):
            continue
        if names and line[before:start].strip() == "y" and _is_second(part, names[-1]):
            names[-1] = f"{names[-1]} y {part}"
            continue
        sign = line[max(start - 2, 0) : start]
        if names and not is_and and "," in sign and _belongs(names[-1], part):
            names[-1] = f"{names[-1]}, {part}"
        else:
            names.append(part)
    return names


def _is_town(part: str, names: list[str]) -> bool:
    """Whether a single word behind a comma is where names in natural order were written."""
    in_order = [" " in name and "," not in name for name in names]
    return len(names) > 1 and all(in_order) and " " not in part and not _JUNIOR.match(part)


def _is_second(part: str, name: str) -> bool:
    """Whether a word behind “y” is the second surname of the name before it."""
    return " " not in part and " " in name and "," not in name


def _is_beside(part: str, is_group: re.Pattern[str]) -> bool:
    """Whether a part behind a comma, a slash or a dash is no person."""
    if part.startswith(_HELD):
        return False
    words = part.casefold().split()
    is_agency = bool(words) and words[0] in _AGENCIES
    signs = (_ROLE, _DATE, is_group)
    return is_agency or bool(_DEGREE.match(part)) or any(each.search(part) for each in signs)


def _belongs(before: str, part: str) -> bool:
    """Whether a part behind a comma is the given name, or a suffix, of the name before it."""
    if _HELD in before or _HELD in part or "," in before:
        return bool(re.match(r"(?:Jr|Sr)\b|[IV]+$", part)) and _HELD not in before
    is_suffix = bool(re.match(r"(?:Jr\.?|Sr\.?|I{2,3}|IV)$", part))
    is_small = bool(re.match(r"(?:[a-z][a-z'’]{0,5}\s+)+\S", before))
    return is_suffix or is_small or " " not in before or " " not in part

"""What stands before and behind the words of an article, and is none of them.

Before them, dates and the names of the authors, which are metadata. Behind them, lists of other
articles under a label that says so, and invitations to subscribe.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from reader.formats.markup.notes import name_of
from reader.formats.web.blocks import PROSE, Block, text_of
from reader.formats.web.main_texts import Node

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
"""Headings within an article."""
_IN_TABLES = frozenset({"td", "th", "dd", "dt"})
_BEFORE = 0.1
"""The greatest share of an article that can precede its title without belonging."""
_DATELINE = 60
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_WORDS_IN_DATE = 6
_DATED = re.compile(
    r"(?:first |last )?(?:published|posted|updated|modified|created|veröffentlicht|aktualisiert"
    r"|stand|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|gepubliceerd)\b",
    re.IGNORECASE,
)
"""Words that a date of publication may begin with."""
_BY = re.compile(
    r"(?:(?:written|reported|story|words) )?(?:by|von|par|por|di|door|av|af|przez)\s"
    r"|\s+(?:and|und|et|y|e)\s+",
    re.IGNORECASE,
)
"""Words around the names in a byline."""
_BYLINE = 120
_MOST_WORDS_BESIDE_NAMES = 3
_MINUTES = re.compile(
    r"(?:lesezeit|reading time|read time)?\W{0,3}\d{1,3}[\s-]?(?:min(?:ute[ns]?|s)?\.?)"
    r"(?:[\s-]?(?:read(?:ing)?(?: time)?|lesezeit|de lecture|de lectura|di lettura|lezen))?\W*",
    re.IGNORECASE,
)
"""How long it takes to read the article."""
_MOST_PROSE = 1
"""The introductions between a title and a byline."""
_TAIL, _TAIL_FROM = 0.35, 0.5
"""The greatest share of a page's words in a list of other articles, and from where it begins."""
_LONGEST_LABEL = 50
_MORE = re.compile(
    r"(?:the )?(?:top|latest|related|popular|trending|recommended|featured|recent|more|other)"
    r" (?:stories|news|articles?|posts?|coverage|headlines|reads?|reading|videos?)"
    r"|more (?:from|on|in) .{1,30}|most (?:read|popular|viewed|shared)|read (?:more|next|also)"
    r"|you (?:may|might) also (?:like|enjoy|be interested in)|recommended for you|up next"
    r"|(?:around|from) the web|partner (?:news|content)|sponsored(?: content)?|what to read next"
    r"|(?:mehr|weitere|ähnliche|verwandte|empfohlene|neueste|aktuelle|beliebte|meistgelesene)"
    r" (?:zum thema|artikel|beiträge|nachrichten|news|meldungen|themen|inhalte|(?:von|aus) .{1,30})"
    r"|(?:das )?könnte (?:sie|dich|euch) auch interessieren|auch interessant|(?:lesen sie|lies)"
    r" auch"
    r"|(?:à )?lire (?:aussi|également)|articles (?:similaires|liés|recommandés)|sur le même sujet"
    r"|les plus lus|(?:noticias|artículos|notas) relacionad[oa]s|lo más (?:leído|visto)|lee también"
    r"|te puede interesar|leggi anche|articoli correlati|potrebbe interessarti(?: anche)?"
    r"|i più letti|leia (?:também|mais)|lees ook|läs (?:också|även|mer)|czytaj także|zobacz także",
    re.IGNORECASE,
)
"""A label over a list of other articles."""
_INVITING = re.compile(
    r"(?:please |don.t forget to )?(?:subscribe|sign up|follow|like us|join|download)\b"
    r"|(?:for|get) (?:more|the latest) .{0,60}\b(?:subscribe|sign up|follow|download)\b",
    re.IGNORECASE,
)
_MEDIA = re.compile(
    r"\b(?:newsletters?|apps?|twitter|facebook|instagram|whatsapp|telegram|youtube|linkedin"
    r"|channels?|e-?\w*edition|podcast|mailing list)\b",
    re.IGNORECASE,
)
_LONGEST_INVITATION = 300
_LAST = 4
"""The blocks at an article's end that may be invitations."""


def before(
    blocks: list[Block], total: int, address: str, names: Collection[str] = ()
) -> Iterator[Node]:
    """Content above the title; and dates, bylines and the like between it and the article.

    Args:
        blocks: All blocks of the page.
        total: The characters of the chosen texts.
        address: The address of the page.
        names: The names of its authors, as far as they are known.
    """
    kept = [block for block in blocks if block.kept]
    titles = [at for at, block in enumerate(kept) if name_of(block.element) == "h1"]
    start = titles[0] if titles else -1
    above = kept[: max(start, 0)]
    if sum(block.kept for block in above) <= _BEFORE * total:
        for block in above:
            yield from block.nodes
    seen = 0
    for at, block in enumerate(kept[start + 1 :]):
        text = block.joined(" ")
        is_heading = name_of(block.element) in _HEADINGS
        if (is_heading and (at or not _is_sentence(text))) or seen > _MOST_PROSE:
            return
        if not seen and name_of(block.element) == "div":
            # Its texts need not belong together.
            yield from (each for each in block.nodes if _is_dateline(text_of(each).strip()))
        if is_heading or len(text) >= PROSE:
            seen += 1
        elif name_of(block.element) in _IN_TABLES:
            continue
        elif _is_said_elsewhere(text, names, is_behind=seen > 0) or (
            text.rstrip("/") == address.rstrip("/") != ""
        ):
            yield from block.nodes


def _is_sentence(text: str) -> bool:
    """Whether a heading below the title is an introduction to the article."""
    return len(text) >= PROSE or text[-1:] in tuple(".!?…")


def _is_said_elsewhere(text: str, names: Collection[str], *, is_behind: bool) -> bool:
    """Whether a line is nothing but a date, a byline, or how long the text takes to read.

    Args:
        text: The line.
        names: The names of the authors.
        is_behind: Whether it stands behind an introduction, so that it has to say what it is.
    """
    is_dated = _is_dateline(text) and (not is_behind or _DATED.match(text))
    return bool(is_dated) or _is_byline(text, names) or _MINUTES.fullmatch(text) is not None


def _is_dateline(text: str) -> bool:
    """Whether a line is a date, with at most a time."""
    if len(text) > _DATELINE or not _YEAR.search(text):
        return False
    words = _LETTERS.findall(text)
    return len(words) <= _MOST_WORDS_IN_DATE and text.rstrip()[-1:] not in ".!?"


def _is_byline(text: str, names: Collection[str]) -> bool:
    """Whether a line gives the names of the known authors, and hardly anything else."""
    if len(text) > _BYLINE or text.rstrip()[-1:] in tuple(".!?:"):
        return False
    rest = text.casefold()
    for name in names:
        rest = rest.replace(name.casefold(), " ")
    if len(rest) == len(text.casefold()):
        return False
    return len(_LETTERS.findall(_BY.sub(" ", f"{rest} "))) <= _MOST_WORDS_BESIDE_NAMES


def behind(blocks: list[Block], nodes: set[Node]) -> Iterator[Node]:
    """Lists of other articles, and invitations to subscribe, behind the article.

    Args:
        blocks: All blocks of the page.
        nodes: The chosen texts.
    """
    kept = [block for block in blocks if not nodes.isdisjoint(block.nodes)]
    for at in _tail(kept):
        for block in kept[at:]:
            yield from block.nodes
        kept = kept[:at]
    for block in kept[-_LAST:] if len(kept) > 2 * _LAST else ():
        text = block.text
        if len(text) <= _LONGEST_INVITATION and _INVITING.match(text) and _MEDIA.search(text):
            yield from block.nodes


def _tail(kept: list[Block]) -> Iterator[int]:
    """Where a list of other articles begins, if there is one."""
    total = sum(block.size for block in kept)
    size = 0
    for at, block in enumerate(kept):
        is_late = size >= _TAIL_FROM * total and total - size <= _TAIL * total
        text = block.text.strip(" :…›»→-")
        if is_late and len(text) <= _LONGEST_LABEL and _MORE.fullmatch(text):
            rest = kept[at + 1 :]
            if sum(each.linked > 0 for each in rest) * 2 >= len(rest):
                yield at
                return
        size += block.size

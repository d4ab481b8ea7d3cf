"""MLA: titles, in quotation marks or italics."""

from __future__ import annotations

from collections.abc import Mapping

from reader.citation.csl import terms
from reader.citation.csl.case import PREPOSITIONS, SMALL_WORDS
from reader.citation.csl.contributors import EDITORS, SERIALS, is_review
from reader.citation.csl.item import Item
from reader.citation.csl.names import NameStyle
from reader.citation.csl.numbers import is_plural
from reader.citation.markup.rich import italic, join, quoted

INSIDE = NameStyle("and", et_al_from=3)
"""Names inside an entry."""
VERBS: Mapping[str, str] = {**terms.VERBS, "editor-translator": "edited and translated by"}
_LAWS = ("bill", "collection", "legislation", "regulation", "treaty")
_BOOKS = ("book", "classic", "graphic", "hearing", "map", "periodical")
_PAPERS = (
    "article",
    "dataset",
    "document",
    "interview",
    "manuscript",
    "paper-conference",
    "personal_communication",
    "speech",
)


_SMALL = SMALL_WORDS | PREPOSITIONS


def titled(item: Item, field: str, *, is_short: bool = False) -> str:
    """A field, or its short form, in title case with all prepositions in lower case."""
    return item.titled(field, is_short=is_short, small=_SMALL)


def is_article(item: Item) -> bool:
    """Whether an item was published in a series, such as a newspaper, rather than as a book."""
    if item.type in SERIALS:
        return True
    return not item.has(*EDITORS) and item.is_any("interview", "paper-conference")


def title(item: Item) -> str:
    """The title."""
    if item.is_any("post", "webpage") or is_article(item):
        if is_review(item) and not item.has("reviewed-genre", "reviewed-title"):
            return ""
        return join(", ", primary(item), part_number(item), _part_title(item))
    if not item.has("container-title"):
        for field in ("part-title", "volume-title"):
            if item.has(field):
                return italic(titled(item, field))
    return primary(item)


def short_title(item: Item) -> str:
    """The title in a citation, where there is no author."""
    if is_review(item):
        if item.has_all("reviewed-genre", "title"):
            return quoted(titled(item, "title", is_short=True))
        field = "reviewed-title" if item.has("reviewed-genre", "reviewed-title") else "title"
        return join(" ", "review of", italic(titled(item, field, is_short=True)))
    if item.has("title"):
        return primary(item, is_short=True)
    return item.capitalized("genre")


def primary(item: Item, *, is_short: bool = False) -> str:
    """The title itself, or its short form."""
    text = titled(item, "title", is_short=is_short)
    if item.is_any(*_LAWS):
        return text
    if item.is_any("legal_case", "post"):
        as_given = item.short("title") if is_short else item.text("title")
        return italic(as_given) if item.type == "legal_case" else quoted(as_given)
    if item.is_any(*_BOOKS):
        return italic(text)
    if item.has("container-title") or item.is_any(*_PAPERS):
        return quoted(text)
    return italic(text)


def part_number(item: Item) -> str:
    """A part's number, with a label if it is a number."""
    text = item.text("part-number")
    label = "pt." if item.is_number("part-number") else ""
    return join(" ", label, text) if text else ""


def labelled(item: Item, field: str, one: str, several: str) -> str:
    """A field with a label before it if it is a number."""
    text = item.text(field)
    if not text or not item.is_number(field):
        return text
    return join(" ", several if is_plural(text) else one, text)


def _part_title(item: Item) -> str:
    text = titled(item, "part-title")
    return quoted(text) if is_article(item) else italic(text)

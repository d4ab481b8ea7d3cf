"""APA: bracketed descriptions of works whose kind is not evident."""

from __future__ import annotations

from reader.citation.csl.case import capitalize_first
from reader.citation.csl.contributors import EDITORS, SERIALS, is_review, with_verbs
from reader.citation.csl.item import TRACEABLE, Item
from reader.citation.csl.names import NameStyle, print_names
from reader.citation.csl.terms import VERBS
from reader.citation.markup.rich import italic, join, wrap

INSIDE = NameStyle("&", has_initials=True, et_al_from=21, et_al_shown=19, shows_last=True)
"""Names inside an entry."""
_FULL = NameStyle("&", et_al_from=21, et_al_shown=19, shows_last=True)
_SHORT = NameStyle("&", is_short=True, has_initials=True, et_al_from=3)
_PAPERS = ("document", "report", "software", "standard")
_GATHERINGS = ("event", "paper-conference", "performance", "speech")
_IN_A_BOOK = (*EDITORS, "issue", "page", "supplement-number", "volume")
_TERMS = {
    "broadcast": "Broadcast",
    "collection": "Archival collection",
    "dataset": "Dataset",
    "figure": "Figure",
    "graphic": "Graphic",
    "map": "Map",
    "motion_picture": "Video recording",
    "song": "Audio recording",
    "software": "Computer software",
    "post": "Online post",
    "review": "Review",
    "review-book": "Book review",
}
"""A bracketed description in place of a missing title."""


def description(item: Item) -> str:
    """The kind of work, in brackets, where it must be stated."""
    return wrap("[", _description(item), "]")


def _description(item: Item) -> str:  # noqa: PLR0911 — one a type of work
    if item.type == "interview" or item.has("interviewer"):
        return _interview(item)
    if is_review(item):
        return _review(item)
    if item.type == "personal_communication":
        return _letter(item)
    if item.type == "song" and item.has("composer"):
        return _song(item)
    if item.type == "thesis":
        school = item.text("publisher") if item.has("archive", "DOI", "URL") else ""
        return join("; ", join(", ", item.capitalized("genre"), school), item.capitalized("medium"))
    if item.type in SERIALS:
        return join("; ", kind(item), "" if item.has("title") else item.text("section"))
    if item.has("container-title"):
        loose = item.is_any(*_GATHERINGS) and not item.has(*_IN_A_BOOK)
        if loose or item.is_any(*_PAPERS):
            return ""
    return kind(item)


def kind(item: Item) -> str:
    """The kind of work, from its own description or its type."""
    if item.has("genre", "medium"):
        genre = "" if item.has("number") else item.capitalized("genre")
        return join("; ", genre, item.capitalized("medium"))
    return _kind_by_type(item)


def _kind_by_type(item: Item) -> str:
    if item.is_any("interview", "personal_communication"):
        if not item.has(*TRACEABLE):
            return "Personal communication"
        return "Interview" if item.type == "interview" else "Letter"
    if item.type == "manuscript":
        return "" if item.has(*TRACEABLE) else "Unpublished manuscript"
    if item.type == "periodical" and item.has("container-title"):
        if item.has("supplement-number"):
            return "Supplement"
        return "Special issue" if item.has("title") else ""
    return _TERMS.get(item.type, "")


def _interview(item: Item) -> str:
    names = print_names(item.names("interviewer"), INSIDE)
    if item.has("title"):
        if not item.has("interviewer"):
            return kind(item)
        genre = "" if item.has("number") else item.capitalized("genre")
        return join("; ", genre, item.capitalized("medium"))
    if item.has("genre"):
        return join(" ", item.capitalized("genre"), wrap("by ", names))
    if item.has("interviewer"):
        return join("; ", wrap("Interview by ", names), item.capitalized("medium"))
    return kind(item)


def _letter(item: Item) -> str:
    to = wrap("to ", print_names(item.names("recipient"), _FULL))
    return join("; ", join(" ", kind(item), to), _medium(item)) if to else kind(item)


def _medium(item: Item) -> str:
    if item.has("number") or not item.has("genre"):
        return ""
    return item.capitalized("medium")


def _review(item: Item) -> str:
    if item.has("reviewed-genre"):
        what = join(" ", "Review of the", item.text("reviewed-genre"))
    elif item.has("number"):
        what = "Review of"
    elif item.has("genre", "medium"):
        what = item.capitalized("genre") or item.capitalized("medium")
    else:
        what = "Review of the book" if item.type == "review-book" else "Review of"
    by = with_verbs(item, ["reviewed-author"], INSIDE, VERBS)
    title = _reviewed(item)
    if not title and not by and not item.has("reviewed-genre", "genre", "medium"):
        return ""
    return join("; ", join(", ", join(" ", what, title), *by), _medium(item))


def _reviewed(item: Item) -> str:
    named = item.has("reviewed-genre", "reviewed-title")
    return italic(item.text("reviewed-title" if named else "title"))


def _song(item: Item) -> str:
    genre = "" if item.has("number") else item.capitalized("genre")
    what = join(" ", genre, item.capitalized("medium"))
    by = print_names(item.names("author") or item.names("performer"), INSIDE)
    if by:
        what = join(" ", what, "recorded by") if item.has("genre", "medium") else "Recorded by"
    return join("; ", join(" ", what, by), _medium(item))


def short_description(item: Item) -> str:
    """A bracketed substitute for the title in a citation."""
    return wrap("[", _short_kind(item), "]")


def _short_kind(item: Item) -> str:
    if item.type == "interview" or item.has("interviewer"):
        by = wrap("Interview by ", print_names(item.names("interviewer"), _SHORT))
        return by or _brief(item)
    if is_review(item):
        named = item.has("reviewed-genre", "reviewed-title")
        field = "reviewed-title" if named else "title"
        return join(" ", "Review of", italic(item.titled(field, is_short=True)))
    if item.type == "personal_communication":
        to = wrap("to ", print_names(item.names("recipient"), _SHORT))
        return join(" ", _brief(item), to)
    if item.type in SERIALS and item.has("section"):
        return capitalize_first(item.text("section"))
    return _brief(item)


def _brief(item: Item) -> str:
    return item.capitalized("genre") or item.capitalized("medium") or _kind_by_type(item)

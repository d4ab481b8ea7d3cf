"""Harvard, as in Cite Them Right, 12th edition: the entry and the citation in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.citation.csl import dates, terms
from reader.citation.csl.case import capitalize_first
from reader.citation.csl.collation import collation_key, title_key
from reader.citation.csl.contributors import roles, with_verbs
from reader.citation.csl.item import Item
from reader.citation.csl.link import doi_url
from reader.citation.csl.locators import Place
from reader.citation.csl.names import Name, NameStyle, sort_text
from reader.citation.csl.numbers import is_plural, ordinal, with_dashes
from reader.citation.csl.terms import SHORT_LABELS, Label
from reader.citation.markup.rich import italic, join, quoted, wrap
from reader.citation.registry import Disambiguation

LIST = NameStyle(
    "and",
    "all",
    has_initials=True,
    initials_with=".",
    never_comma=True,
    et_al_from=4,
    others=italic("et al."),
)
"""Names at the head of an entry."""
INSIDE = LIST.but(inverted="", never_comma=False, others="et al.")
"""Names inside an entry."""
IN_TEXT = LIST.but(is_short=True, initials_with=". ")
"""Names in a citation."""
DISAMBIGUATION = Disambiguation(by_full_names=True)
_CONTRACTED = re.compile(r"(?<=[a-z]{2}s)\.$")


def _british(label: str) -> str:
    """A label without the full stop after a word's last letter, as in `vols`."""
    return _CONTRACTED.sub("", label)


_AUTHORS = ("author", "editor", "translator")
_NEWS = ("article-newspaper", "article-magazine", "article-journal")
_WHOLE = (
    "bill", "book", "legal_case", "legislation", "motion_picture", "report", "song", "thesis",
    "webpage", "graphic",
)  # fmt: skip
_PAGED = (
    "chapter", "paper-conference", "article-journal", "article", "article-magazine",
    "article-newspaper", "book", "review", "review-book", "report",
)  # fmt: skip
_ROLES: Mapping[str, Label] = {
    **terms.SHORT_ROLES,
    "editor": ("ed.", "eds"),
    "editor-translator": ("ed. & trans.", "eds & trans."),
}
_LABELS: Mapping[str, Label] = {
    label: (one, _british(several)) for label, (one, several) in SHORT_LABELS.items()
} | {
    "book": ("bk", "bks"),
    "chapter": ("ch.", "chs"),
    "part": ("pt", "pts"),
    "section": ("sect.", "sects"),
    "supplement": ("suppl.", "suppls"),
}
_VERBS = {**terms.VERBS, "editor-translator": "edited and translated by"}


def bibliography_entry(item: Item) -> str:
    """An entry of the reference list."""
    author, rest = _author(item)
    book = join(" ", _editors(rest), _container(rest))
    head = join(" ", author, wrap("(", _year(rest), ")"), join(", ", _title(rest), book))
    body = join(". ", head, _helpers(rest), _publisher(rest))
    issue = ""
    if rest.type == "article-journal":
        issue = join("", rest.text("volume"), wrap("(", rest.text("issue"), ")"))
    body = join(", ", body, issue, _day(rest), _pages(rest))
    return wrap("", join(". ", body, _access(rest)), ".")


def citation(item: Item, place: Place) -> str:
    """The citation in parentheses."""
    where = join(" ", place.labelled(_LABELS), with_dashes(place.value))
    return wrap("(", join(", ", _author_short(item), _year(item), where), ")")


def cited_names(item: Item) -> tuple[Name, ...]:
    """The names in a citation, before any are left out."""
    return next((item.names(field) for field in _AUTHORS if item.names(field)), ())


def repeated(_item: Item) -> str:
    """Nothing: repeated names are printed again."""
    return ""


def sort_key(item: Item) -> tuple[object, ...]:
    """The key of the reference list: author, year, title."""
    names = cited_names(item)
    # A printed name begins with its particle, but is sorted without it.
    named = collation_key(
        sort_text(names, LIST.but(is_demoted=True)) if names else _author(item)[0]
    )
    titled = title_key(item.text("title"))
    first = titled if named == collation_key(item.text("title")) else named
    year = dates.sort_key(item.date("issued"))[0]
    return (first, not item.has("issued"), year, titled)


def _author(item: Item) -> tuple[str, Item]:
    """The author or a substitute, and the item without it."""
    for field in _AUTHORS:
        for role in roles(item, [field], LIST.but(**item.name_changes)):
            return role.people + wrap(" (", role.label(_ROLES), ")"), item.without(field)
    return item.substitute(_unsigned)


def _unsigned(item: Item) -> str:
    """The substitute for the author."""
    if item.is_any(*_NEWS):
        return italic(item.titled("container-title"))
    return _title(item)


def _author_short(item: Item) -> str:
    style = IN_TEXT.but(**item.name_changes)
    for field in _AUTHORS:
        for role in roles(item, [field], style):
            return role.people
    return _unsigned(item)


def _year(item: Item) -> str:
    suffix = item.text("year-suffix")
    if not item.has("issued"):
        return join(" ", "no date", suffix)
    return dates.year(item.date("issued")) + suffix


def _title(item: Item) -> str:
    if not item.is_any(*_WHOLE):
        return quoted(item.text("title"))
    medium = wrap("[", item.text("medium"), "]")
    volumes = ""
    if not item.has("volume"):
        volumes = wrap("(", item.text("number-of-volumes"), " vol)")
    return join(". ", join(" ", italic(item.text("title")), medium, volumes), _edition(item))


def _edition(item: Item) -> str:
    text = item.text("edition")
    return join(" ", ordinal(text), "edn") if text and item.is_number("edition") else text


def _container(item: Item) -> str:
    if not item.has("container-title"):
        return ""
    preprint = ""
    if item.is_any("article", "article-journal") and not item.has("page", "volume"):
        preprint = "[Preprint]"
    name = wrap("", italic(item.text("container-title")), wrap(" ", preprint))
    # The edition is printed here even after a title that already included it.
    return join(". ", name, _edition(item))


def _editors(item: Item) -> str:
    """The contributors to the book that contains a chapter."""
    if not item.is_any("chapter", "paper-conference"):
        return ""
    if item.has("container-author"):
        found = roles(item, ["container-author"], INSIDE.but(initials_with=". "))
        return wrap("in ", join(", ", *(role.people for role in found)), ",")
    found = roles(item, ["editor", "translator"], INSIDE)
    shown = (role.people + wrap(" (", role.label(_ROLES), ")") for role in found)
    return wrap("in ", join(", ", *shown))


def _helpers(item: Item) -> str:
    fields = ["editor", "translator"]
    is_chapter = item.is_any("chapter", "paper-conference")
    if is_chapter and not item.has("container-author"):
        return ""
    style = INSIDE.but(initials_with=". ") if is_chapter else INSIDE
    return join(". ", *with_verbs(item, fields, style, _VERBS, change=capitalize_first))


def _publisher(item: Item) -> str:
    place = join(": ", item.text("publisher-place"), item.text("publisher"))
    if item.type == "thesis":
        return join(". ", item.text("genre"), item.text("publisher"))
    if item.type == "report":
        return join(". ", join(" ", item.text("genre"), item.text("number")), place)
    if item.is_any(*_NEWS):
        return ""
    series = wrap(
        "(", join(", ", item.text("collection-title"), item.text("collection-number")), ")"
    )
    return join(" ", join(", ", italic(item.text("event")), place), series)


def _day(item: Item) -> str:
    if not item.is_any("article-newspaper", "article-magazine", "post-weblog", "speech"):
        return ""
    return dates.day_month(item.date("issued"))


def _pages(item: Item) -> str:
    pages = item.text("page")
    if not item.is_any(*_PAGED):
        return ""
    return wrap("pp. " if is_plural(pages) else "p. ", with_dashes(pages))


def _access(item: Item) -> str:
    doi = doi_url(item)
    if doi:
        return "Available at: " + doi
    seen = wrap("(Accessed: ", dates.full_british(item.date("accessed")), ")")
    return join(" ", wrap("Available at: ", item.text("URL")), seen) if item.has("URL") else ""

"""IEEE: numbered entries, and numbers in brackets in the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.citation.csl.case import capitalize_first, title_case
from reader.citation.csl.contributors import roles
from reader.citation.csl.date_pattern import THREE_LETTERS, Part, Pattern
from reader.citation.csl.item import Item
from reader.citation.csl.locators import Place
from reader.citation.csl.names import NameStyle
from reader.citation.csl.numbers import is_plural, ordinal, with_dashes
from reader.citation.csl.terms import SHORT_LABELS, SHORT_ROLES, Label
from reader.citation.markup.rich import BOLD, END, italic, join, quoted, wrap
from reader.citation.registry import Disambiguation
from reader.citation.styles.numbered import cited_names, repeated, sort_key

__all__ = ["bibliography_entry", "citation", "cited_names", "repeated", "sort_key"]

DISAMBIGUATION = Disambiguation(label="[{}]")

INSIDE = NameStyle("and", has_initials=True)
"""Names inside an entry."""
LIST = INSIDE.but(et_al_from=7, others=italic("et al."))
"""Names at the head of an entry."""
_BOOKS = ("bill", "book", "graphic", "legal_case", "legislation", "motion_picture", "song")
"""Works whose title is in italics, and whose publisher follows its place."""
_PAGES = ("post", "post-weblog", "webpage")
_PARTS = (
    *("article-magazine", "article-newspaper", "broadcast", "interview", "manuscript", "map"),
    "personal_communication",
)
"""Works that are described in one sentence."""
_LABELS: Mapping[str, Label] = {**SHORT_LABELS, "chapter": ("ch.", "ch.")}
_MONTHS = [name if name == "May" else name + "." for name in THREE_LETTERS]
_YEAR = Pattern([Part("year")])
_MONTH = Pattern([Part("month", " "), Part("year")], _MONTHS)
_DAY = Pattern([Part("month", " "), Part("day", ", ", 2), Part("year")], _MONTHS)


def bibliography_entry(item: Item) -> str:
    """An entry of the reference list."""
    author, rest = _author(item)
    body = _body(rest)
    return join(" ", wrap("", author, "," if body else "."), body)


def citation(item: Item, place: Place) -> str:
    """The number in brackets."""
    label = place.labelled(_LABELS)
    label = label if place.label == "page" else capitalize_first(label)
    return wrap("[", join(", ", str(item.place), join(" ", label, with_dashes(place.value))), "]")


def _author(item: Item) -> tuple[str, Item]:
    """The author or a substitute, and the item without it."""
    for field in ("author", "editor", "translator", "director"):
        for role in roles(item, [field], LIST):
            called = "" if field == "director" else capitalize_first(role.label(SHORT_ROLES))
            return join(", ", role.people, called), item.without(field)
    return "", item


def _body(item: Item) -> str:
    """What follows the author."""
    if item.type == "article-journal":
        return _article(item)
    if item.is_any("paper-conference", "speech"):
        return _paper(item)
    if item.is_any(*_PAGES):
        return join(" ", _sentence(_title(item), item.text("container-title")), _site(item))
    one = _in_one(item)
    if one:
        return join(" ", one, _access(item))
    return join(" ", *_in_two(item), _access(item))


def _sentence(*parts: str) -> str:
    """Parts separated by commas, with a full stop at the end."""
    return wrap("", join(", ", *parts), ".")


def _article(item: Item) -> str:
    parts = (
        _title(item),
        italic(item.short("container-title")),
        _numbers(item),
        _pages(item),
        _issued(item),
        _status(item),
    )
    end = "," if item.has("DOI", "URL") else "."
    return join(" ", wrap("", join(", ", *parts), end), _access(item))


def _paper(item: Item) -> str:
    if item.has("container-title"):
        event = wrap("in ", italic(item.text("container-title")))
    else:
        event = wrap("presented at the ", item.text("event"))
    paper = join(", ", _title(item), event, _editors(item))
    published = _sentence(_publisher(item), _issued(item), _pages(item), _status(item))
    rest = join(" ", _series(item), published, _access(item))
    return join(" ", wrap("", paper, "," if rest else "."), rest)


def _in_one(item: Item) -> str:
    """The works that are described in one sentence."""
    if item.type in _SENTENCES:
        return _sentence(*(part(item) for part in _SENTENCES[item.type]))
    if item.type == "software":
        told = (wrap("(", _issued(item), ")"), item.text("genre"), _publisher(item))
        return wrap("", join(". ", _title(item), *told), ".")
    if item.type == "patent":
        return join(", ", _title(item), item.text("number"), _issued(item))
    if item.type == "motion_picture":
        return join(" ", _place(item), _sentence(_title(item), _issued(item)))
    return ""


def _in_two(item: Item) -> tuple[str, ...]:
    """The works whose kind and publisher are separate sentences."""
    container = "" if item.is_any(*_BOOKS) else italic(item.text("container-title"))
    named = _sentence(_title(item), container, _numbers(item))
    if item.is_any(*_BOOKS):
        return named, _series(item), _sentence(_publisher(item), _issued(item), _pages(item))
    return named, _series(item), _sentence(_publisher(item), _pages(item), _issued(item))


def _title(item: Item) -> str:
    is_whole = item.is_any(*_BOOKS, "software", "standard")
    return italic(item.text("title")) if is_whole else quoted(item.text("title"))


def _journal(item: Item) -> str:
    return italic(item.text("container-title"))


def _book(item: Item) -> str:
    return wrap("in ", italic(item.text("container-title")))


def _chapter(item: Item) -> str:
    called = "chs." if is_plural(item.text("chapter-number")) else "ch."
    return wrap(called + " ", item.text("chapter-number"))


def _numbers(item: Item) -> str:
    """Edition, volume and issue."""
    count = wrap("", item.text("number-of-volumes"), " vols.")
    volume, issue = wrap("vol. ", item.text("volume")), wrap("no. ", item.text("issue"))
    return join(", ", _edition(item), volume, count, issue)


def _edition(item: Item) -> str:
    if not item.is_any(*_BOOKS, "chapter", "paper-conference", "report"):
        return ""
    if item.is_number("edition"):
        return wrap("", ordinal(item.text("edition")), " ed.")
    return wrap("", item.capitalized("edition"), ".")


def _editors(item: Item) -> str:
    for role in roles(item, ["editor"], INSIDE):
        return join(", ", role.people, capitalize_first(role.label(SHORT_ROLES)))
    return ""


def _series(item: Item) -> str:
    if not item.has("collection-title"):
        return ""
    number = wrap("no. ", item.text("collection-number"))
    volume = wrap("vol. ", item.text("volume"))
    return wrap("in ", join(", ", item.text("collection-title"), number, volume), ".")


def _publisher(item: Item) -> str:
    place, name = item.text("publisher-place"), item.text("publisher")
    if item.is_any(*_BOOKS, "chapter", "paper-conference"):
        return join(": ", place, name)
    return join(", ", name, place)


def _preprint(item: Item) -> str:
    return join(": ", italic(_publisher(item)), item.text("number"))


def _genre(item: Item) -> str:
    return item.text("genre")


def _report_number(item: Item) -> str:
    return join(" ", item.text("genre"), item.text("number"))


def _place(item: Item) -> str:
    place = item.text("publisher-place") or item.text("event-place")
    return wrap("", title_case(place), ".")


def _issued(item: Item) -> str:
    issued = item.date("issued")
    if item.is_any("article-journal", "paper-conference", "report"):
        return _MONTH.printed(issued)
    if item.type == "motion_picture":
        return wrap("(", _DAY.printed(issued), ")")
    if item.is_any(*_BOOKS, "chapter", "thesis"):
        return _YEAR.printed(issued)
    return _DAY.printed(issued)


def _pages(item: Item) -> str:
    if item.type == "article-journal" and item.has("number"):
        return wrap("Art. no. ", item.text("number"))
    pages = item.text("page")
    return wrap("pp. " if is_plural(pages) else "p. ", with_dashes(pages))


def _status(item: Item) -> str:
    text = "" if item.has("issue", "page", "volume") else item.capitalized("status")
    return BOLD + text + END if text else ""


_SENTENCES: Mapping[str, tuple[Callable[[Item], str], ...]] = {
    **dict.fromkeys(_PARTS, (_title, _journal, _numbers, _publisher, _pages, _issued)),
    "article": (_title, _issued, _preprint),
    "chapter": (
        *(_title, _book, _numbers, _editors, _series, _publisher, _issued, _chapter),
        _pages,
    ),
    "report": (_title, _publisher, _report_number, _issued),
    "standard": (_title, _report_number, _place, _issued),
    "thesis": (_title, _genre, _publisher, _issued),
}
"""The parts of works that are described in one sentence, by their type."""


def _site(item: Item) -> str:
    """The address of a web page."""
    if not item.has("URL"):
        return ""
    return join(". ", _read(item), "[Online]", wrap("Available: ", item.text("URL")))


def _read(item: Item) -> str:
    return wrap("Accessed: ", _DAY.printed(item.date("accessed")))


def _access(item: Item) -> str:
    """The DOI or the web address of a work."""
    if item.has("DOI"):
        return wrap("doi: ", item.text("DOI"), ".")
    if not item.has("URL"):
        return ""
    medium = item.capitalized("medium")
    if not medium:
        medium = "Online Video" if item.type == "motion_picture" else "Online"
    found = wrap("Available: ", item.text("URL"))
    return join(". ", _read(item), wrap("[", medium, "]"), found)

"""MLA: containers, in which a work is published: title, contributors, numbers, date, place."""

from __future__ import annotations

from reader.citation.csl import dates
from reader.citation.csl.case import capitalize_first
from reader.citation.csl.contributors import EDITORS, SERIALS, with_verbs
from reader.citation.csl.item import Item
from reader.citation.csl.link import address
from reader.citation.csl.names import print_names
from reader.citation.csl.numbers import is_plural, minimal_two, ordinal
from reader.citation.markup.rich import italic, join, wrap
from reader.citation.styles.mla.title import (
    INSIDE,
    VERBS,
    is_article,
    labelled,
    part_number,
    primary,
    titled,
)

_BY_YEAR = ("book", "chapter", "motion_picture", "paper-conference", "thesis")
_OTHERS = ("director", "series-creator", "illustrator", "host", "narrator", "contributor")
_HELPED = (
    "container-author",
    "contributor",
    "director",
    "editor",
    "editor-translator",
    "illustrator",
    "interviewer",
    "translator",
)


def container(item: Item) -> str:
    """The container of a work."""
    return join(
        ", ",
        _title(item),
        _contributors(item),
        _version(item),
        _numbers(item),
        _publisher(item),
        _date(item),
        _location(item),
    )


def _title(item: Item) -> str:
    if not is_article(item):
        for field in ("part-title", "volume-title"):
            if item.has_all("container-title", field):
                return italic(titled(item, field))
        return italic(titled(item, "container-title"))
    name = join(
        " ",
        _issue_kind(item),
        italic(titled(item, "container-title")),
        wrap("[", item.text("publisher-place"), "]"),
    )
    return join(", ", italic(titled(item, "volume-title")), name)


def _issue_kind(item: Item) -> str:
    """The kind of issue of a periodical: a supplement, a special issue."""
    if not item.has("container-title"):
        return ""
    if item.has_all("supplement-number", "volume-title"):
        return "supplement to"
    if item.type == "periodical" and item.has("title"):
        return "Supplement to" if item.has("supplement-number") else "Special issue of"
    if item.has("volume-title"):
        return "Special issue of" if item.type == "periodical" else "special issue of"
    return ""


def _contributors(item: Item) -> str:
    change = str if item.has("container-title") else capitalize_first
    by = with_verbs(item, ["container-author"], INSIDE, VERBS)
    both = with_verbs(item, ["editor-translator"], INSIDE, VERBS, change=change)
    edited = with_verbs(item, ["editor", "translator"], INSIDE, VERBS, change=change)
    others = with_verbs(item, _OTHERS, INSIDE, VERBS, change=change)
    return join(", ", *by, *both, *edited, *others)


def _version(item: Item) -> str:
    edition = item.capitalized("edition")
    if edition and item.is_number("edition"):
        edition = join(" ", ordinal(edition), "eds." if is_plural(edition) else "ed.")
    label = "version " if item.has("edition") else "Version "
    return join(", ", edition, wrap(label, item.text("version")))


def _numbers(item: Item) -> str:
    """Series, volume, issue, number."""
    is_periodical = item.type in SERIALS or is_article(item)
    series = item.text("collection-title") if is_periodical else ""
    issue = item.text("issue")
    issue = wrap("nos. " if is_plural(issue) else "no. ", issue)
    supplement = item.text("supplement-number")
    if supplement and item.is_number("supplement-number"):
        supplement = join(" ", "supp.", supplement)
    volume = _volume(item, is_periodical=is_periodical)
    return join(", ", series, volume, issue, supplement, _number(item))


def _volume(item: Item, *, is_periodical: bool) -> str:
    volume = labelled(item, "volume", "vol.", "vols.")
    is_inside = is_periodical or item.has(
        *EDITORS, "part-title", "volume-title", "edition", "container-title"
    )
    if is_inside:
        return volume
    if item.has("author"):
        return volume if item.has(*_HELPED) else ""
    return capitalize_first(volume)


def _number(item: Item) -> str:
    if not item.has("number"):
        return ""
    number = item.text("number")
    if number and item.type == "broadcast" and item.is_number("number"):
        return join(" ", item.text("genre") or "episode", number)
    if item.type != "standard":
        number = labelled(item, "number", "no.", "nos.")
    return join(" ", item.text("genre"), number)


def _publisher(item: Item) -> str:
    if item.type == "thesis" or is_article(item):
        return ""
    return item.text("publisher") or item.text("publisher-place")


def _date(item: Item) -> str:
    issued = item.date("issued")
    if item.is_any(*_BY_YEAR):
        return uncertain(item, "issued", dates.year(issued))
    if item.type == "article-journal":
        return uncertain(item, "issued", dates.full(dates.to_month(issued), day_first=True))
    if item.type == "speech":
        return ""
    about = "Circa " if item.is_about("issued") else ""
    return wrap(about, dates.full(issued, day_first=True))


def uncertain(item: Item, field: str, printed: str) -> str:
    """A printed date, in brackets and with a question mark if it is uncertain."""
    return wrap("[", printed, "?]") if item.is_about(field) else printed


def _location(item: Item) -> str:
    where = ""
    if item.type == "paper-conference":
        if not item.has(*EDITORS, "issue", "page", "supplement-number", "volume"):
            where = event(item)
    elif item.type not in SERIALS and item.type != "personal_communication":
        where = event(item)
    pages = item.text("page")
    pages = wrap("pp. " if is_plural(pages) else "p. ", minimal_two(pages))
    found = "" if item.has("source") else address(item)
    archive = (
        item.text("archive"),
        item.text("archive-place"),
        item.text("archive_collection"),
        item.text("archive_location"),
    )
    return join(", ", where, *archive, pages, found)


def event(item: Item) -> str:
    """The event with its date and place."""
    if not item.has("event", "event-date", "event-title"):
        return ""
    name = item.capitalized("event-title") or item.capitalized("event")
    day = dates.full(item.date("event-date"), day_first=True)
    return join(", ", name, uncertain(item, "event-date", day), item.text("event-place"))


def web_source(item: Item) -> str:
    """The second container: the database that a work was found in."""
    if not item.has("source") or not item.has("DOI", "URL"):
        return ""
    return join(", ", italic(item.text("source")), address(item))


def number_of_volumes(item: Item) -> str:
    """The number of volumes of a work."""
    count = item.text("number-of-volumes")
    if not count or not item.is_number("number-of-volumes"):
        return count
    return join(" ", count, "vol." if count == "1" else "vols.")


def multivolume(item: Item) -> str:
    """The volume, and the multivolume work that it belongs to."""
    if not item.has("part-title", "volume-title"):
        return ""
    whole = titled(item, "container-title")
    whole = italic(whole) if item.has("container-title") else primary(item)
    editors = print_names(item.names("collection-editor"), INSIDE)
    called = "general editors" if len(item.names("collection-editor")) > 1 else "general editor"
    whole = join(", ", whole, wrap("", editors, ", " + called))
    volume = labelled(item, "volume", "vol.", "vols.")
    part = part_number(item)
    if item.has_all("part-number", "part-title", "volume", "volume-title"):
        inner = join(" of ", capitalize_first(part), italic(titled(item, "volume-title")))
        return join(", ", inner, join(" of ", volume, whole))
    numbers = join(", ", capitalize_first(volume) or capitalize_first(part), part if volume else "")
    comma = ", of " if volume and part else " of "
    return join(comma, numbers, whole)

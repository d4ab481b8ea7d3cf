"""Chicago, 18th edition: titles, descriptions, and people other than the author."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.citation import dates, legal, terms
from reader.citation.case import capitalize_first
from reader.citation.contributors import EDITORS, SERIALS, is_review, is_serial, with_verbs
from reader.citation.dates import Date
from reader.citation.item import TRACEABLE, Item
from reader.citation.names import NameStyle, print_names
from reader.citation.numbers import is_plural, ordinal
from reader.citation.rich import italic, join, quoted, wrap

INSIDE = NameStyle("and", et_al_from=7, et_al_shown=3)
"""Names inside an entry."""
SHORT = NameStyle("and", is_short=True, has_initials=True, et_al_from=3)
"""Names in a citation."""
VERBS: Mapping[str, str] = {**terms.VERBS, "editor-translator": "edited and translated by"}
PEOPLE = (
    "author",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "curator",
    "director",
    "editor",
    "editor-translator",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "organizer",
    "producer",
    "series-creator",
    "translator",
)
"""Those of whom one signs a work."""
_LAWS = ("bill", "collection", "legislation", "regulation", "treaty")
_BOOKS = ("book", "classic", "graphic", "hearing", "map")
_PAPERS = (
    "article",
    "dataset",
    "document",
    "interview",
    "manuscript",
    "paper-conference",
    "personal_communication",
    "speech",
    "thesis",
    "webpage",
)
_ENTRIES = ("entry-dictionary", "entry-encyclopedia")
IN_A_BOOK = (*EDITORS, "issue", "page", "supplement-number", "volume")


def title(item: Item) -> str:
    """The title in an entry."""
    if item.is_any("post", "webpage") or is_serial(item):
        if is_review(item) and not item.has("reviewed-genre", "reviewed-title"):
            return ""
        part = labelled(item, "part-number", "part")
        part = join(", ", capitalize_first(part), part_title(item))
        return join(". ", primary(item), part)
    if not item.has("container-title"):
        if item.has("part-title"):
            return part_title(item)
        if item.has("volume-title"):
            return volume_title(item)
    return primary(item)


def short_title(item: Item) -> str:
    """The title in a citation, or what stands for one."""
    if not item.has("title"):
        bill = legal.bill_number(item) if item.is_any("bill", "report") else ""
        return bill or short_description(item)
    if is_review(item):
        if item.has_all("reviewed-genre", "title"):
            return quoted(item.titled("title", is_short=True))
        return short_description(item)
    return primary(item, is_short=True)


def primary(item: Item, *, is_short: bool = False) -> str:  # noqa: PLR0911 — one a type of work
    """The title itself, or its short form."""
    given = item.short("title") if is_short else item.text("title")
    if item.type == "patent":
        return capitalize_first(item.short("title"))
    if item.type == "legal_case":
        return italic(given)
    headword = item.has("container-title") and (
        item.type == "entry-dictionary"
        or (item.type == "entry-encyclopedia" and not item.has("author"))
    )
    if headword or item.type == "post":
        return quoted(given)
    text = item.titled("title", is_short=is_short)
    if item.is_any(*_LAWS):
        return text
    if item.is_any(*_BOOKS):
        return italic(text)
    if item.has("container-title") or item.is_any(*_PAPERS):
        return quoted(text)
    return italic(text)


def part_title(item: Item) -> str:
    """The title of a part."""
    text = item.titled("part-title")
    if item.is_any(*_LAWS):
        return text
    if item.is_any(*_BOOKS):
        return italic(text)
    if item.is_any(*_ENTRIES) and item.has("container-title"):
        return quoted(text if item.has("author") else item.text("part-title"))
    if item.is_any("post", "webpage"):
        return quoted(item.text("part-title") if item.type == "post" else text)
    if item.has("container-title"):
        return quoted(text) if is_serial(item) else italic(text)
    return quoted(text) if item.is_any(*_PAPERS) else italic(text)


def volume_title(item: Item) -> str:
    """The title of a volume."""
    text = item.titled("volume-title")
    return quoted(text) if item.type == "manuscript" or is_serial(item) else italic(text)


def labelled(item: Item, field: str, label: str) -> str:
    """A field with its label before it if it is a number."""
    text = item.text(field)
    if not text or not item.is_number(field):
        return text
    one, several = terms.SHORT_LABELS[label]
    return join(" ", several if is_plural(text) else one, text)


def edition(item: Item) -> str:
    """An edition, such as `2nd ed.` or, of a newspaper, `late edition`."""
    text = item.text("edition")
    if text and item.is_number("edition"):
        return join(" ", ordinal(text), "eds." if is_plural(text) else "ed.")
    if not is_serial(item):
        return text
    return wrap("", text, " editions" if is_plural(text) else " edition")


def capital_edition(item: Item) -> str:
    """An edition at the beginning of a sentence."""
    if item.is_number("edition") or not is_serial(item):
        return capitalize_first(edition(item))
    text = item.titled("edition")
    return wrap("", text, " Editions" if is_plural(text) else " Edition")


def version(item: Item) -> str:
    """A version with its label."""
    return wrap("v. " if item.type == "software" else "version ", item.text("version"))


def description(item: Item) -> str:  # noqa: PLR0911 — one a type of work
    """What kind of work it is."""
    is_interview = item.type == "interview" or item.has("interviewer")
    if is_interview or is_review(item):
        return _interview(item) if is_interview else _review(item)
    if item.type == "personal_communication":
        return _letter(item)
    if item.type == "song" and item.has("composer"):
        by = print_names(item.names("author") or item.names("performer"), INSIDE)
        genre = item.capitalized("genre")
        return join(" ", genre, "performed by" if genre else "Performed by", by)
    if item.type == "thesis":
        return ""
    if item.type in SERIALS or (item.type == "paper-conference" and not item.has(*EDITORS)):
        return join(". ", kind(item), section(item))
    if item.has("container-title"):
        if item.is_any("document", "report", "software", "standard"):
            return ""
        if item.is_any("event", "performance", "speech") and not item.has(*IN_A_BOOK):
            return ""
    return kind(item)


def kind(item: Item) -> str:
    """What a work calls itself, or what a manuscript or letter is called that says nothing."""
    if item.has("genre"):
        return "" if item.has("number") else item.capitalized("genre")
    if item.has(*TRACEABLE):
        return ""
    if item.type == "manuscript":
        return "Unpublished manuscript"
    return "Personal communication" if item.type == "personal_communication" else ""


def section(item: Item) -> str:
    """A newspaper's section."""
    if item.is_number("section") and item.text("section"):
        return capitalize_first(labelled(item, "section", "section"))
    return item.titled("section")


def _event_place_first(item: Item) -> str:
    if not item.has("event", "event-date", "event-title"):
        return ""
    return join(", ", item.text("event-title"), item.text("event-place"), event_date(item))


def event_date(item: Item, part: Callable[[Date | None], str] = dates.full) -> str:
    """When something happened; uncertain, by the style's rule, if the publication's date is."""
    printed = part(item.date("event-date"))
    return wrap("[", printed, "?]") if item.is_about("issued") else printed


def uncertain(item: Item, field: str, part: Callable[[Date | None], str]) -> str:
    """A date, or a part of it, in brackets and with a question mark if it is uncertain."""
    printed = part(item.date(field))
    return wrap("[", printed, "?]") if item.is_about(field) else printed


def _interview(item: Item) -> str:
    names = print_names(item.names("interviewer"), INSIDE)
    if item.has("genre") and not item.has("number"):
        what = join(" ", item.capitalized("genre"), wrap("by ", names))
    elif item.has("interviewer"):
        what = wrap("Interview by ", names)
    else:
        what = "" if item.has("genre") else kind(item)
    return join(", ", what, _event_place_first(item))


def _letter(item: Item) -> str:
    names = print_names(item.names("recipient"), INSIDE)
    if not item.has("recipient"):
        return kind(item)
    if item.has("genre") and not item.has("number"):
        what = join(" ", kind(item), wrap("to ", names))
    else:
        what = wrap("To ", names)
    return join(", ", what, item.text("event-place"), event_date(item))


def _review(item: Item) -> str:
    by = join("", *with_verbs(item, ["reviewed-author"], INSIDE, VERBS))
    what = _review_kind(item)
    if item.has("reviewed-genre"):
        if not item.has("reviewed-title"):
            what = join(" ", what, by)
        by = by if item.has_all("reviewed-title", "title") else ""
    named = item.has("reviewed-genre", "reviewed-title")
    about = join(" ", what, italic(item.titled("reviewed-title" if named else "title")))
    return join(". ", join(", ", about, by, _event_place_first(item)), section(item))


def _review_kind(item: Item) -> str:
    what = "Review of" if item.has(*PEOPLE) else "Unsigned review of"
    if item.has("reviewed-genre"):
        return join(" ", what, item.text("reviewed-genre"))
    if item.has("genre") and not item.has("number"):
        return item.capitalized("genre")
    return what


def short_description(item: Item) -> str:
    """What a work is called in a citation that has neither author nor title."""
    if item.type == "interview" or item.has("interviewer"):
        if not item.has(*TRACEABLE):
            return _interview(item)
        return item.text("genre") or item.text("medium") or "interview"
    if is_review(item):
        named = item.has("reviewed-genre", "reviewed-title")
        field = "reviewed-title" if named else "title"
        return join(" ", "review of", italic(item.titled(field, is_short=True)))
    if item.type == "personal_communication":
        to = wrap("to ", print_names(item.names("recipient"), SHORT) if item.has("genre") else "")
        day = event_date(item) or uncertain(item, "issued", dates.full)
        return join(", ", join(" ", _brief(item), to), item.text("event-place"), day)
    if item.type in SERIALS and not item.has("genre"):
        return "" if item.has("title") else item.titled("section")
    return _brief(item)


def _brief(item: Item) -> str:
    text = item.text("genre") or item.text("medium")
    if text or item.has(*TRACEABLE):
        return text
    if item.type == "manuscript":
        return "unpublished manuscript"
    return "pers. comm." if item.type == "personal_communication" else ""


def number(item: Item) -> str:
    """A work's number with what it is the number of."""
    text = item.text("number")
    if item.type == "thesis" or not text:
        return ""
    if item.type == "broadcast" and item.is_number("number"):
        return join(" ", item.capitalized("genre") or "Episode", text)
    return join(" ", item.titled("genre"), legal.number(item))

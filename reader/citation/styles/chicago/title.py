"""Chicago, 18th edition: titles, descriptions, and people other than the author."""

from __future__ import annotations

from reader.citation.csl import dates
from reader.citation.csl.case import capitalize_first
from reader.citation.csl.contributors import EDITORS, SERIALS, is_review, is_serial, with_verbs
from reader.citation.csl.item import TRACEABLE, Item
from reader.citation.csl.labels import labelled
from reader.citation.csl.names import NameStyle, print_names
from reader.citation.csl.numbers import is_plural, ordinal
from reader.citation.markup.rich import italic, join, quoted, wrap
from reader.citation.styles import legal
from reader.citation.styles.chicago.event import (
    IN_A_BOOK,
    event,
    event_date,
    event_place_first,
    uncertain,
)
from reader.citation.styles.chicago.form import BIBLIOGRAPHY, VERBS, Voice

SHORT = NameStyle("and", is_short=True, has_initials=True, et_al_from=3)
"""Names in a citation."""
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
"""Roles of people who are credited with a work."""
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


def title(item: Item, voice: Voice) -> str:
    """The title in an entry or a note."""
    if item.is_any("post", "webpage") or is_serial(item):
        if is_review(item) and not item.has("reviewed-genre", "reviewed-title"):
            return ""
        part = labelled(item, "part-number")
        part = join(", ", voice.opens(part), part_title(item))
        return join(voice.stop, primary(item), part)
    if voice.is_author_date and not item.has("container-title"):
        if item.has("part-title"):
            return part_title(item)
        if item.has("volume-title"):
            return volume_title(item)
    return primary(item)


def short_title(item: Item) -> str:
    """The title in a citation, or a substitute."""
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


def part_title(item: Item) -> str:  # noqa: PLR0911 — one a type of work
    """The title of a part."""
    given, text = item.text("part-title"), item.titled("part-title")
    if item.type == "patent":
        return capitalize_first(given)
    if item.is_any(*_LAWS):
        return text
    if item.is_any(*_BOOKS, "legal_case"):
        return italic(given if item.type == "legal_case" else text)
    if item.is_any(*_ENTRIES) and item.has("container-title"):
        return quoted(text if item.has("author") else given)
    if item.is_any("post", "webpage"):
        return quoted(given if item.type == "post" else text)
    if item.has("container-title"):
        return quoted(text) if is_serial(item) else italic(text)
    return quoted(text) if item.is_any(*_PAPERS) else italic(text)


def volume_title(item: Item) -> str:
    """The title of a volume."""
    text = item.titled("volume-title")
    return quoted(text) if item.type == "manuscript" or is_serial(item) else italic(text)


def edition(item: Item) -> str:
    """An edition, such as `2nd ed.` or, of a newspaper, `late edition`."""
    text = item.text("edition")
    if text and item.is_number("edition"):
        return join(" ", ordinal(text), "eds." if is_plural(text) else "ed.")
    if not is_serial(item):
        return text
    return wrap("", text, " editions" if is_plural(text) else " edition")


def opening_edition(item: Item, voice: Voice) -> str:
    """An edition at the beginning of a part."""
    if not voice.capitalizes or item.is_number("edition") or not is_serial(item):
        return voice.opens(edition(item))
    return title_edition(item)


def title_edition(item: Item) -> str:
    """An edition of a periodical, with capitals."""
    if item.is_number("edition") or not is_serial(item):
        return capitalize_first(edition(item))
    text = item.titled("edition")
    return wrap("", text, " Editions" if is_plural(text) else " Edition")


def version(item: Item) -> str:
    """A version with its label."""
    return wrap("v. " if item.type == "software" else "version ", item.text("version"))


def description(item: Item, voice: Voice) -> str:  # noqa: PLR0911 — one a type of work
    """The kind of work."""
    if item.type == "interview" or item.has("interviewer"):
        return _interview(item, voice)
    if is_review(item):
        return _review(item, voice)
    if item.type == "personal_communication":
        return _letter(item, voice)
    if item.type == "song" and item.has("composer"):
        by = print_names(item.names("author") or item.names("performer"), voice.names)
        performed = "performed by" if by else ""
        return join(" ", voice.opens(join(" ", item.text("genre"), performed)), by)
    if item.type in SERIALS:
        return join(voice.stop, kind(item, voice), section(item, voice))
    if item.type == "paper-conference":
        return _paper(item, voice)
    return "" if item.type == "thesis" else _kind_of_part(item, voice)


def _paper(item: Item, voice: Voice) -> str:
    if item.has(*EDITORS):
        return kind(item, BIBLIOGRAPHY)
    return join(voice.stop, kind(item, voice), section(item, voice), event(item, voice))


def _kind_of_part(item: Item, voice: Voice) -> str:
    """The genre of a work, if its book does not show it."""
    if item.has("container-title"):
        if item.is_any("document", "report", "software", "standard"):
            return ""
        if item.is_any("event", "performance", "speech") and not item.has(*IN_A_BOOK):
            return ""
    return kind(item, voice)


def kind(item: Item, voice: Voice) -> str:
    """The genre of a work, or a description of an untitled manuscript or letter."""
    if item.has("genre"):
        return "" if item.has("number") else voice.opens(item.text("genre"))
    if item.has(*TRACEABLE):
        return ""
    if item.type == "manuscript":
        return voice.opens("unpublished manuscript")
    return voice.opens("personal communication") if item.type == "personal_communication" else ""


def section(item: Item, voice: Voice) -> str:
    """A newspaper's section."""
    if item.is_number("section") and item.text("section"):
        return voice.opens(labelled(item, "section"))
    return item.titled("section")


def _interview(item: Item, voice: Voice) -> str:
    names = print_names(item.names("interviewer"), voice.names)
    if item.has("genre") and not item.has("number"):
        what = join(" ", voice.opens(item.text("genre")), wrap("by ", names))
    elif item.has("interviewer"):
        what = wrap(voice.opens("interview by "), names)
    else:
        what = "" if item.has("genre") else kind(item, voice)
    return join(", ", what, event_place_first(item))


def _letter(item: Item, voice: Voice) -> str:
    names = print_names(item.names("recipient"), voice.names)
    if not item.has("recipient"):
        return kind(item, voice)
    if item.has("genre") and not item.has("number"):
        what = join(" ", kind(item, voice), wrap("to ", names))
    else:
        what = wrap(voice.opens("to "), names)
    return join(", ", what, item.text("event-place"), event_date(item))


def _review(item: Item, voice: Voice) -> str:
    by = join("", *with_verbs(item, ["reviewed-author"], voice.names, VERBS))
    what = _review_kind(item, voice)
    if item.has("reviewed-genre"):
        if not item.has("reviewed-title"):
            what = join(" ", what, by)
        by = by if item.has_all("reviewed-title", "title") else ""
    named = item.has("reviewed-genre", "reviewed-title")
    about = join(" ", what, italic(item.titled("reviewed-title" if named else "title")))
    about = join(", ", about, by, event_place_first(item))
    return join(voice.stop, about, section(item, voice))


def _review_kind(item: Item, voice: Voice) -> str:
    what = voice.opens("review of" if item.has(*PEOPLE) else "unsigned review of")
    if item.has("reviewed-genre"):
        return join(" ", what, item.text("reviewed-genre"))
    if item.has("genre") and not item.has("number"):
        return voice.opens(item.text("genre"))
    return what


def short_description(item: Item) -> str:
    """A description of a work that has neither author nor title, in a citation."""
    if item.type == "interview" or item.has("interviewer"):
        if not item.has(*TRACEABLE):
            return _interview(item, BIBLIOGRAPHY)
        return item.text("genre") or item.text("medium") or "interview"
    if is_review(item):
        named = item.has("reviewed-genre", "reviewed-title")
        field = "reviewed-title" if named else "title"
        return wrap("review of ", italic(item.titled(field, is_short=True)))
    if item.type == "personal_communication":
        to = wrap("to ", print_names(item.names("recipient"), SHORT) if item.has("genre") else "")
        day = event_date(item) or uncertain(item, "issued", dates.full)
        return join(", ", join(" ", brief(item), to), item.text("event-place"), day)
    if item.type in SERIALS and not item.has("genre"):
        return "" if item.has("title") else item.titled("section")
    return brief(item)


def brief(item: Item) -> str:
    """The kind of work, in a word."""
    text = item.text("genre") or item.text("medium")
    if text or item.has(*TRACEABLE):
        return text
    if item.type == "manuscript":
        return "unpublished manuscript"
    return "pers. comm." if item.type == "personal_communication" else ""


def number(item: Item, voice: Voice) -> str:
    """A work's number with its label."""
    text = item.text("number")
    if item.type == "thesis" or not text:
        return ""
    if item.type == "broadcast" and item.is_number("number"):
        return join(" ", voice.opens(item.text("genre") or "episode"), text)
    if not voice.is_note:
        return join(" ", item.titled("genre"), legal.number(item))
    is_labelled = item.is_any("legislation", "regulation") and item.type != "standard"
    is_labelled = is_labelled or (item.is_number("number") and item.type != "standard")
    return join(" ", item.text("genre"), labelled(item, "number") if is_labelled else text)

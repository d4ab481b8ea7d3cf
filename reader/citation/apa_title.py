"""APA: titles, what stands in parentheses behind them, and descriptions in brackets."""

from __future__ import annotations

from reader.citation import dates, legal
from reader.citation.case import capitalize_first, title_case
from reader.citation.contributors import EDITORS, SERIALS, is_review, is_serial, roles, with_verbs
from reader.citation.item import Item
from reader.citation.names import NameStyle, print_names
from reader.citation.numbers import expanded, is_plural, ordinal
from reader.citation.rich import italic, join, quoted, slanted, wrap
from reader.citation.terms import SHORT_LABELS, SHORT_ROLES, VERBS

ERAS = dates.Eras(" C.E.", " B.C.E.")
INSIDE = NameStyle("&", has_initials=True, et_al_from=21, et_al_shown=19, shows_last=True)
"""Names inside an entry."""
_FULL = NameStyle("&", et_al_from=21, et_al_shown=19, shows_last=True)
_SHORT = NameStyle("&", is_short=True, has_initials=True, et_al_from=3)
TRACEABLE = (
    "archive",
    "archive-place",
    "container-title",
    "DOI",
    "number",
    "publisher",
    "references",
    "URL",
)
_NO_BOOKS = SERIALS | set("broadcast event patent performance post speech webpage".split())
_PICTURES = ("broadcast", "graphic", "map", "motion_picture")
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
"""What a work is called in brackets that says nothing itself."""


def title(item: Item) -> str:
    """The title, in italics where the work stands on its own."""
    if item.is_any("post", "webpage"):
        return slanted(_with_part(item))
    if is_serial(item):
        text = _with_part(item)
        return text if item.has("container-title") else slanted(text)
    if item.has("container-title"):
        return item.text("title")
    return slanted(join(": ", item.text("title"), volume_title(item)))


def short_title(item: Item) -> str:
    """The title in a citation, where there is no author."""
    if is_review(item):
        if item.has("title") and item.has("reviewed-genre", "reviewed-title"):
            return quoted(item.titled("title", is_short=True))
        return _short_description(item)
    if not item.has("title"):
        bill = legal.bill_number(item) if item.is_any("bill", "report") else ""
        return bill or _short_description(item)
    if item.is_any("legal_case", "post"):
        return italic(item.short("title"))
    text = item.titled("title", is_short=True)
    if item.is_any("bill", "legislation", "regulation", "report", "treaty"):
        return text
    if item.has("container-title") and not item.is_any("hearing", "webpage"):
        return quoted(text)
    return italic(text)


def title_and_descriptions(item: Item) -> str:
    """The title with all that follows it up to the full stop."""
    if item.has("title"):
        return join(" ", title(item), identifier(item), description(item))
    if item.is_any("bill", "report"):
        return join(" ", _number(item), description(item), identifier(item))
    return join(" ", description(item), identifier(item))


def _with_part(item: Item) -> str:
    if is_review(item) and not (item.has("title") and item.has("reviewed-genre", "reviewed-title")):
        return ""
    return join(": ", item.text("title"), _part_title(item))


def _part_title(item: Item) -> str:
    if item.has("part-title"):
        return join(". ", _part_number(item), item.capitalized("part-title"))
    return "" if item.is_number("part-number") else _part_number(item)


def _part_number(item: Item) -> str:
    return _labelled(item, "part-number", "part")


def volume_title(item: Item) -> str:
    """The title of a volume and of a part of it."""
    if item.has("volume-title"):
        volume = join(". ", _volume(item), item.text("volume-title"))
        return join(": ", volume, _part_title(item))
    if item.has("part-title"):
        return join(", ", _volume(item), _part_title(item))
    volume = "" if item.is_number("volume") else _volume(item)
    part = "" if item.is_number("part-number") else _part_number(item)
    return join(", ", volume, part)


def _labelled(item: Item, field: str, label: str) -> str:
    """A field with its label before it if it is a number."""
    text = item.capitalized(field)
    if not text or not item.is_number(field):
        return text
    one, several = SHORT_LABELS[label]
    return join(" ", capitalize_first(several if is_plural(text) else one), text)


def _volume(item: Item) -> str:
    return _labelled(item, "volume", "volume")


def identifier(item: Item) -> str:
    """What stands in parentheses behind the title: helpers, number, edition, pages."""
    helpers = _helpers(item)
    if item.type == "patent":
        parts = [_patent(item)]
    elif item.is_any("post", "webpage"):
        parts = [helpers, _number(item), book_details(item)]
    elif item.type == "report":
        parts = [helpers]
        if not item.has("container-title"):
            parts += [_number(item) if item.has("title") else "", book_details(item)]
    elif item.has("container-title"):
        chapter = "" if item.has("genre", "title") else _chapter(item)
        number = _number(item) if item.is_any(*_PICTURES) else ""
        parts = [chapter, helpers, number, _serial_part(item)]
    else:
        parts = [helpers, _number(item), book_details(item), _serial_part(item)]
    return wrap("(", join("; ", *parts), ")")


def _serial_part(item: Item) -> str:
    if not is_serial(item) or item.has("part-title") or not item.is_number("part-number"):
        return ""
    return _part_number(item)


def _helped(item: Item, *fields: str) -> list[str]:
    """Helpers, each with what they did behind their name."""
    return [
        join(", ", role.people, title_case(role.label(SHORT_ROLES)))
        for role in roles(item, fields, INSIDE)
    ]


def _by_author(item: Item) -> list[str]:
    return with_verbs(item, ["container-author"], INSIDE, VERBS, change=title_case)


def _helpers(item: Item) -> str:
    """Interviewers, translators, editors and whoever else helped."""
    interviewers = _helped(item, "interviewer") if item.has("title") else []
    if is_serial(item):
        return join("; ", *interviewers, *_helped(item, "translator", "narrator"))
    others = ("compiler", "chair", "organizer", "curator", "series-creator", "executive-producer")
    drawn = _helped(item, "illustrator", "narrator")
    if item.is_any("post", "webpage"):
        edited = _helped(item, "editor", "translator")
        found = [*_by_author(item), *edited, *drawn, *_helped(item, *others)]
    elif item.has_all("container-title", "editor-translator"):
        found = drawn
    elif item.has("container-title"):
        found = [*drawn, *_helped(item, "translator")]
    else:
        edited = _helped(item, "editor", "translator")
        found = [*drawn, *_by_author(item), *edited, *_helped(item, *others)]
    return join("; ", *interviewers, *found)


def book_details(item: Item) -> str:
    """Edition, volume, pages: what is said of a book and not of an article."""
    is_book = item.has(*EDITORS) or not item.is_any("interview", "paper-conference")
    if item.type in _NO_BOOKS or not is_book:
        return ""
    series = ""
    if item.is_any("document", "report", "standard"):
        series = join(" ", item.titled("collection-title"), item.text("collection-number"))
    supplement = _labelled(item, "supplement-number", "supplement").replace("Supp", "Suppl", 1)
    part = ""
    if item.is_number("part-number") and not item.has("part-title"):
        part = _part_number(item)
    issue = wrap("Issues " if is_plural(item.text("issue")) else "Issue ", item.text("issue"))
    version = wrap("Version ", item.text("version"))
    return join(
        ", ",
        version,
        edition(item),
        series,
        supplement,
        _volume_number(item),
        part,
        issue,
        _pages(item),
    )


def edition(item: Item) -> str:
    """An edition, such as `2nd ed.`."""
    text = item.text("edition")
    if not text or not item.is_number("edition"):
        return text
    return join(" ", ordinal(text), "eds." if is_plural(text) else "ed.")


def _volume_number(item: Item) -> str:
    if item.has("volume") and item.has("volume-title", "part-title"):
        return ""
    if item.is_number("volume"):
        return _volume(item)
    count = item.text("number-of-volumes")
    if not count or not item.is_number("number-of-volumes"):
        return count
    return f"{'Vols.' if count != '1' else 'Vol.'} 1–{count}"


def _pages(item: Item) -> str:
    pages = item.text("page")
    if pages:
        return join(" ", "pp." if is_plural(pages) else "p.", expanded(pages))
    return _chapter(item) if item.has("genre", "title") else ""


def _chapter(item: Item) -> str:
    text = item.text("chapter-number")
    if not text or not item.is_number("chapter-number"):
        return text
    return join(" ", "Track" if item.type == "song" else "Chapter", text)


def _number(item: Item) -> str:
    """A report's number with what kind of report it is."""
    number = legal.number(item)
    if item.type == "thesis" and item.has("genre"):
        return wrap("Publication ", number)
    return join(" ", item.titled("genre"), number) if number else ""


def _patent(item: Item) -> str:
    parts = (item.text("authority"), item.capitalized("genre"), legal.number(item))
    if any(parts) and not item.has("genre"):
        return join(" ", parts[0], "Patent", parts[2])
    return join(" ", *parts)


def description(item: Item) -> str:
    """What kind of work it is, in brackets, where that must be said."""
    return wrap("[", _description(item), "]")


def _description(item: Item) -> str:
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
    """What kind of work it is, by its own words or its type."""
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
    if item.has("genre", "medium"):
        what = join(" ", what, "recorded by")
    by = print_names(item.names("author") or item.names("performer"), INSIDE)
    return join("; ", join(" ", what or "Recorded by", by), _medium(item))


def _short_description(item: Item) -> str:
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

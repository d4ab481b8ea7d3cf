"""APA: titles, and the parentheses after them."""

from __future__ import annotations

from collections.abc import Mapping

from reader.citation.csl import dates
from reader.citation.csl.case import capitalize_first, title_case
from reader.citation.csl.contributors import (
    EDITORS,
    SERIALS,
    is_review,
    is_serial,
    roles,
    with_verbs,
)
from reader.citation.csl.item import Item
from reader.citation.csl.numbers import expanded, is_plural, ordinal
from reader.citation.csl.terms import ROLES, SHORT_LABELS, SHORT_ROLES, VERBS, Label
from reader.citation.markup.rich import italic, join, quoted, slanted, wrap
from reader.citation.styles import legal
from reader.citation.styles.apa.description import INSIDE, description, short_description

ERAS = dates.Eras(" C.E.", " B.C.E.")
_NO_BOOKS = SERIALS | {"broadcast", "event", "patent", "performance", "post", "speech", "webpage"}
_PICTURES = ("broadcast", "graphic", "map", "motion_picture")
APA_ROLES: Mapping[str, Label] = {**ROLES, "guest": ("guest expert", "guest experts")}
"""APA's names of roles, in full."""
APA_SHORT_ROLES: Mapping[str, Label] = {
    **SHORT_ROLES,
    "illustrator": ("illus.", "illus."),
    "interviewer": ("interviewer", "interviewers"),
}
"""APA's names of roles, abbreviated."""
_ABBREVIATED = frozenset(["editor", "translator", "illustrator", "narrator", "interviewer"])


def title(item: Item) -> str:
    """The title, in italics if the work is independent."""
    if item.is_any("post", "webpage"):
        return slanted(_with_part(item))
    if is_serial(item):
        text = _with_part(item)
        return text if item.has("container-title") else slanted(text)
    if item.has("container-title"):
        return item.text("title")
    return slanted(join(": ", item.text("title"), volume_title(item)))


def short_title(item: Item) -> str:  # noqa: PLR0911 — one a type of work
    """The title in a citation, where there is no author."""
    if is_review(item):
        if item.has("title") and item.has("reviewed-genre", "reviewed-title"):
            return quoted(item.titled("title", is_short=True))
        return short_description(item)
    if not item.has("title"):
        bill = legal.bill_number(item) if item.is_any("bill", "report") else ""
        return bill or short_description(item)
    if item.is_any("legal_case", "post"):
        return italic(item.short("title"))
    text = item.titled("title", is_short=True)
    if item.is_any("bill", "legislation", "regulation", "report", "treaty"):
        return text
    if item.has("container-title") and not item.is_any("hearing", "webpage"):
        return quoted(text)
    return italic(text)


def title_and_descriptions(item: Item) -> str:
    """The title with everything that follows it up to the full stop."""
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
    """The titles of a volume and of a part of it."""
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
    """The parentheses after the title: contributors, number, edition, pages."""
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
    """Contributors, each with their role after the name."""
    labels = APA_SHORT_ROLES if fields[0] in _ABBREVIATED else APA_ROLES
    return [
        join(", ", role.people, title_case(role.label(labels)))
        for role in roles(item, fields, INSIDE)
    ]


def _by_author(item: Item) -> list[str]:
    return with_verbs(item, ["container-author"], INSIDE, VERBS, change=title_case)


def _helpers(item: Item) -> str:
    """Interviewers, translators, editors and other contributors."""
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
    """Edition, volume, pages: details of books and not of articles."""
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
    if item.has("page"):
        pages = item.text("page")
        return wrap("pp. " if is_plural(pages) else "p. ", expanded(pages))
    return _chapter(item) if item.has("genre", "title") else ""


def _chapter(item: Item) -> str:
    text = item.text("chapter-number")
    if not text or not item.is_number("chapter-number"):
        return text
    return join(" ", "Track" if item.type == "song" else "Chapter", text)


def _number(item: Item) -> str:
    """A report's number with the kind of report."""
    number = legal.number(item)
    if item.type == "thesis" and item.has("genre"):
        return wrap("Publication ", number)
    return join(" ", item.titled("genre"), number) if number else ""


def _patent(item: Item) -> str:
    parts = (item.text("authority"), item.capitalized("genre"), legal.number(item))
    if any(parts) and not item.has("genre"):
        return join(" ", parts[0], "Patent", parts[2])
    return join(" ", *parts)

"""Chicago, 18th edition, notes and bibliography: the entry and the full note."""

from __future__ import annotations

from reader.citation.csl.case import capitalize_first
from reader.citation.csl.collation import collation_key, title_key
from reader.citation.csl.contributors import EDITORS, is_review, is_serial
from reader.citation.csl.item import TRACEABLE, Item
from reader.citation.csl.locators import Place
from reader.citation.csl.names import Name, sort_text
from reader.citation.markup.rich import italic, join, wrap
from reader.citation.registry import Disambiguation
from reader.citation.styles import legal
from reader.citation.styles.chicago.author import (
    LIST,
    archive_as_author,
    author,
    container,
    in_list,
    is_episode,
    signers,
    title_as_author,
)
from reader.citation.styles.chicago.body import (
    title_and_descriptions,
    title_and_source,
    title_in_source,
)
from reader.citation.styles.chicago.dates import ENTRIES, date_in_source
from reader.citation.styles.chicago.event import uncertain
from reader.citation.styles.chicago.form import BIBLIOGRAPHY, IN_NOTE, NOTE, Voice
from reader.citation.styles.chicago.locator import behind_publication, locator
from reader.citation.styles.chicago.publication import archive, medium, publication, web
from reader.citation.styles.chicago.source import source
from reader.citation.styles.chicago.title import primary

DISAMBIGUATION = Disambiguation()
_PERSONAL = ("interview", "personal_communication")
"""Works that have no entry unless a reader can find them. CSL processors leave out documents,
manuscripts and talks, too, which the manual lists."""
_IN_PARENTHESES = (
    *("book", "chapter", "classic", "interview", "musical_score", "pamphlet"),
    *("paper-conference", "report", "thesis"),
)
_TITLE_FIRST = ("classic", "entry-dictionary", "entry-encyclopedia")
_TITLED = ("reviewed-genre", "reviewed-title", "title")


def bibliography_entry(item: Item) -> str:
    """An entry of the bibliography; empty for what Chicago cites in notes only."""
    if not _is_listed(item):
        return ""
    if item.type in legal.TYPES:
        law = _law(item, BIBLIOGRAPHY)
        return wrap("", join(". ", law, web(item, BIBLIOGRAPHY), item.text("references")), ".")
    head, rest = in_list(item, BIBLIOGRAPHY)
    body = title_and_source(rest, BIBLIOGRAPHY)
    return wrap("", join(". ", head, body, rest.text("references")), ".")


def _is_listed(item: Item) -> bool:
    """Whether a work has an entry."""
    if item.type == "classic":
        return item.has("archive", "editor", "translator", "publisher")
    if item.is_any(*ENTRIES):
        return item.has("author")
    if item.type == "post":
        return False
    return item.has(*TRACEABLE) or not item.is_any(*_PERSONAL)


def citation(item: Item, place: Place) -> str:
    """The note in which a work is first cited."""
    voice = NOTE.but(place=place)
    if item.type in legal.TYPES:
        return wrap("", join(", ", _law(item, voice), _at(item, place), web(item, voice)), ".")
    head, rest = _author(item, voice)
    is_letter = item.type == "personal_communication" and item.has_all("author", "recipient")
    comma = " " if is_letter and not item.has("genre", "title") else ", "
    told = _after_author(rest, voice)
    if not head and (is_review(item) or not item.has("title")):
        told = capitalize_first(told)
    return wrap("", join(comma, head, told), ".")


def _law(item: Item, voice: Voice) -> str:
    """A legal source."""
    return legal.reference(item, uncertain, voice.names.but(conjunction="&"))


def _at(item: Item, place: Place) -> str:
    """Where in a legal source."""
    lead = "at " if place.label == "page" and item.has("page") else ""
    return wrap(lead, locator(item, place))


def cited_names(_item: Item) -> tuple[Name, ...]:
    """None: a note contains everything that distinguishes works."""
    return ()


def repeated(_item: Item) -> str:
    """Nothing: repeated names are printed again."""
    return ""


def sort_key(item: Item) -> tuple[object, ...]:
    """The sort key of the bibliography: author, title, source."""
    names = () if item.type in legal.TYPES else signers(item, BIBLIOGRAPHY, *_TITLE_FIRST)
    head = legal.title(item) if item.type in legal.TYPES else in_list(item, BIBLIOGRAPHY)[0]
    return (
        collation_key(sort_text(names, LIST)) if names else title_key(head),
        title_key(title_and_descriptions(item, BIBLIOGRAPHY)),
        collation_key(source(item, BIBLIOGRAPHY)),
        collation_key(date_in_source(item, BIBLIOGRAPHY)),
    )


def _author(item: Item, voice: Voice) -> tuple[str, Item]:
    """The author in a note, or a substitute."""

    def first(hidden: Item) -> str:
        return _before_editors(hidden, voice)

    def book(hidden: Item) -> str:
        return "" if item.has(*_TITLED) or item.type == "webpage" else container(hidden, voice)

    def titled(hidden: Item) -> str:
        return "" if item.has(*_TITLED) else title_as_author(hidden, voice)

    def held(hidden: Item) -> str:
        return archive_as_author(hidden, voice)

    return author(item, voice, IN_NOTE, (first, book, titled, held))


def _before_editors(item: Item, voice: Voice) -> str:
    """What takes precedence over all but authors."""
    if is_episode(item):
        return italic(item.titled("container-title", is_short=True))
    if item.is_any("broadcast", "classic", "motion_picture", "performance", "song"):
        return title_as_author(item, voice)
    if item.has("DOI", "URL") or not item.is_any(*ENTRIES):
        return ""
    return _in_reference_work(item, voice)


def _in_reference_work(item: Item, voice: Voice) -> str:
    """A printed dictionary or encyclopedia, and the headword."""
    book = container(item, voice)
    item.hide("container-title")
    book = join(", ", book, source(item, voice))
    if _is_in_parentheses(item):
        book = join(" ", book, wrap("(", publication(item, voice), ")"))
    if voice.place.label == "sub-verbo" or not item.has_all("container-title", "title"):
        return book
    return join(", ", book, join(" ", "under", primary(item)))


def _after_author(item: Item, voice: Voice) -> str:
    """What follows the author in a note."""
    body, published = title_in_source(item, voice), publication(item, voice)
    if _is_in_parentheses(item):
        body = join(" ", body, wrap("(", published, ")"))
    else:
        # The processors print an uncertain date without the comma.
        is_spaced = item.is_about("issued") and not _is_between_commas(item)
        body = join(" " if is_spaced else ", ", body, published)
    where = "" if is_serial(item) else behind_publication(item, voice.place)
    return join(", ", body, where, medium(item, voice), archive(item, voice), web(item, voice))


def _is_between_commas(item: Item) -> bool:
    """Whether the facts of publication are set off by commas, whatever the date."""
    if item.is_any(*ENTRIES):
        return item.has("DOI", "URL")
    return item.type == "personal_communication"


def _is_in_parentheses(item: Item) -> bool:
    """Whether the facts of publication stand in parentheses."""
    if item.is_any(*_IN_PARENTHESES):
        return True
    if item.type == "article":
        return item.has_all("genre", "publisher")
    if item.is_any(*ENTRIES):
        return item.has("publisher", "publisher-place") or not item.has("DOI", "URL")
    if item.type == "motion_picture":
        return item.has("publisher")
    in_print = (*EDITORS, "issue", "page", "supplement-number", "volume")
    return item.type == "personal_communication" and item.has(*in_print)

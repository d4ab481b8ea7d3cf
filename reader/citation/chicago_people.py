"""Chicago, 18th edition: the people other than the author, and the volumes they worked on."""

from __future__ import annotations

from reader.citation import dates
from reader.citation.case import capitalize_first
from reader.citation.chicago_title import (
    INSIDE,
    VERBS,
    capital_edition,
    labelled,
    number,
    primary,
    uncertain,
    version,
    volume_title,
)
from reader.citation.contributors import is_serial, with_verbs
from reader.citation.item import Item
from reader.citation.rich import italic, join, wrap

_GUIDES = ("compiler", "chair", "organizer", "curator")
_MAKERS = ("series-creator", "executive-producer")
_DIVIDED = ("part-number", "part-title", "volume", "volume-title")


def identifier(item: Item) -> str:
    """What is said of a work behind its title: number, version, edition, helpers, volume."""
    if item.type == "patent":
        return _patent(item)
    if item.type == "report" and not item.has("container-title"):
        numbered = number(item) if item.has("title") else ""
        return join(". ", numbered, _printed(item), _helpers_and_volume(item))
    if item.is_any("post", "webpage"):
        return join(". ", number(item), _printed(item), helpers(item))
    if item.has("container-title"):
        is_picture = item.is_any("broadcast", "graphic", "map", "motion_picture")
        return join(". ", number(item) if is_picture else "", helpers(item))
    numbered = "" if item.type == "song" else number(item)
    return join(". ", numbered, _printed(item), _helpers_and_volume(item))


def _printed(item: Item) -> str:
    shows_edition = item.has("original-title") or not item.has_all("issued", "original-date")
    edition = capital_edition(item) if shows_edition else ""
    return join(". ", capitalize_first(version(item)), edition)


def _patent(item: Item) -> str:
    parts = (item.text("authority"), item.capitalized("genre"), item.text("number"))
    is_named = any(parts) and not item.has("genre")
    named = join(" ", parts[0], "Patent" if is_named else parts[1], parts[2])
    filed = wrap("filed ", dates.full(item.date("submitted")))
    both = "and issued " if item.has_all("issued", "submitted") else "issued "
    issued = wrap(both, uncertain(item, "issued", dates.full))
    return join(", ", named, join(" ", filed, issued))


def helpers(item: Item) -> str:
    """Translators, editors and others, each in a sentence."""

    def told(*fields: str) -> list[str]:
        return with_verbs(item, fields, INSIDE, VERBS, change=capitalize_first)

    if is_serial(item):
        fields = (
            "translator",
            "narrator",
            *_GUIDES,
            *_MAKERS,
            "producer",
            "director",
            "script-writer",
            "performer",
        )
        return join(". ", *told(*fields))
    is_free = not item.has("container-title") or item.is_any("post", "webpage")
    if not is_free:
        with_song = told("contributor") if item.type == "song" else []
        return join(". ", *told("illustrator", "narrator"), *with_song)
    made = ["producer", "director"]
    if item.is_any("broadcast", "performance"):
        made.append("script-writer")
    made.append("performer")
    if item.type != "thesis":
        made.append("contributor")
    edited = told("editor", "translator")
    first = ("editorial-director", "guest", "host", "illustrator", "narrator")
    return join(
        ". ",
        *told("container-author"),
        *told("editor-translator"),
        *edited,
        *told(*first),
        *told(*_GUIDES),
        *told(*_MAKERS),
        *told(*made),
    )


def _helpers_and_volume(item: Item) -> str:
    if is_serial(item):
        return helpers(item)
    editors = []
    if item.has("number-of-volumes", *_DIVIDED):
        editors = with_verbs(item, ["collection-editor"], INSIDE, VERBS)
    volume = join(", ", _volume(item), *editors)
    count = "" if item.has(*_DIVIDED) else _count(item)
    return join(". ", helpers(item), volume, count)


def _count(item: Item) -> str:
    """How many volumes a work has."""
    text = item.text("number-of-volumes")
    if not text or not item.is_number("number-of-volumes"):
        return text
    return join(" ", text, "vol." if text == "1" else "vols.")


def _volume(item: Item) -> str:
    """Which volume of the work it is, at the beginning of a sentence."""
    volume, part = labelled(item, "volume", "volume"), labelled(item, "part-number", "part")
    if item.has_all(*_DIVIDED):
        inner = join(" of ", capitalize_first(part), volume_title(item))
        return join(", ", inner, join(" of ", volume, primary(item)))
    numbers = capitalize_first(join(", ", volume, part))
    if item.has("part-title", "volume-title"):
        comma = ", of " if volume and part else " of "
        return join(comma, numbers, primary(item))
    return numbers


def helpers_in_source(item: Item, *, starts_sentence: bool = False) -> str:
    """The people who made the book that a work is in."""
    change = capitalize_first if starts_sentence else str
    if not starts_sentence and item.has_all("container-author", "container-title"):
        return join("", *with_verbs(item, ["container-author"], INSIDE, VERBS))
    fields = [
        "editor-translator",
        "editor",
        "translator",
        "guest",
        "host",
        "chair",
        "organizer",
        "illustrator",
        "narrator",
        "compiler",
        "curator",
        *_MAKERS,
        "producer",
        "editorial-director",
    ]
    if item.is_any("broadcast", "performance"):
        fields.append("script-writer")
    fields += ["director", "performer"]
    if not item.is_any("song", "thesis"):
        fields.append("contributor")
    told = with_verbs(item, fields, INSIDE, VERBS, change=change)
    return join(". " if starts_sentence else ", ", *told)


def volumes_in_source(item: Item) -> str:
    """Which volume a work is in, of how many, and the pages."""
    editors = []
    if item.has("number-of-volumes", *_DIVIDED):
        editors = with_verbs(item, ["collection-editor"], INSIDE, VERBS)
    count = "" if item.has("page", *_DIVIDED) else _count(item)
    return join(", ", _volume_in_source(item), *editors, count)


def _volume_in_source(item: Item) -> str:
    volume, part = labelled(item, "volume", "volume"), labelled(item, "part-number", "part")
    whole = italic(item.titled("container-title"))
    if item.has_all(*_DIVIDED):
        inner = join(" of ", part, volume_title(item))
        return join(", ", inner, join(" of ", volume, whole))
    if item.has("part-title", "volume-title"):
        comma = ", of " if volume and part else " of "
        return join(comma, join(", ", volume, part), whole)
    return join(", ", volume, part)

"""Chicago, 18th edition: the people other than the author, and the volumes they worked on."""

from __future__ import annotations

from reader.citation.csl import dates
from reader.citation.csl.case import capitalize_first
from reader.citation.csl.contributors import is_serial, with_verbs
from reader.citation.csl.item import Item
from reader.citation.csl.labels import counted, labelled
from reader.citation.markup.rich import italic, join, wrap
from reader.citation.styles.chicago.event import uncertain
from reader.citation.styles.chicago.form import VERBS, Voice
from reader.citation.styles.chicago.locator import is_leaf, tells_volume
from reader.citation.styles.chicago.title import (
    number,
    opening_edition,
    part_title,
    primary,
    version,
    volume_title,
)

_GUIDES = ("compiler", "chair", "organizer", "curator")
_MAKERS = ("series-creator", "executive-producer")
DIVIDED = ("part-number", "part-title", "volume", "volume-title")


def identifier(item: Item, voice: Voice) -> str:
    """The details after a work's title: number, version, edition, contributors, volume."""
    if item.type == "patent":
        return _patent(item)
    if item.type == "report" and not item.has("container-title"):
        numbered = number(item, voice) if item.has("title") else ""
        told = helpers_and_volume(item, voice)
        return join(voice.stop, numbered, _printed(item, voice), told)
    if item.is_any("post", "webpage"):
        return join(voice.stop, number(item, voice), _printed(item, voice), helpers(item, voice))
    if item.has("container-title"):
        is_picture = item.is_any("broadcast", "graphic", "map", "motion_picture")
        return join(voice.stop, number(item, voice) if is_picture else "", helpers(item, voice))
    numbered = "" if item.type == "song" else number(item, voice)
    told = helpers_and_volume(item, voice)
    return join(voice.stop, numbered, _printed(item, voice), told)


def _printed(item: Item, voice: Voice) -> str:
    shows_edition = item.has("original-title") or not item.has_all("issued", "original-date")
    edition = opening_edition(item, voice) if shows_edition else ""
    return join(voice.stop, voice.opens(version(item)), edition)


def _patent(item: Item) -> str:
    parts = (item.text("authority"), item.capitalized("genre"), item.text("number"))
    is_named = any(parts) and not item.has("genre")
    named = join(" ", parts[0], "Patent" if is_named else parts[1], parts[2])
    filed = wrap("filed ", dates.full(item.date("submitted")))
    both = "and issued " if item.has_all("issued", "submitted") else "issued "
    issued = wrap(both, uncertain(item, "issued", dates.full))
    return join(", ", named, filed, issued)


def helpers(item: Item, voice: Voice) -> str:
    """Translators, editors and others, each in a part of their own."""

    def told(*fields: str) -> list[str]:
        return with_verbs(item, fields, voice.names, voice.verbs, change=voice.opens)

    made = ["producer", "director"]
    if is_serial(item):
        compiled = with_verbs(item, ["compiler"], voice.names, VERBS, change=voice.opens)
        made += ["script-writer", "performer"]
        guides = told(*_GUIDES[1:], *_MAKERS, *made)
        return join(voice.stop, *told("translator", "narrator"), *compiled, *guides)
    is_free = not item.has("container-title") or item.is_any("post", "webpage")
    if not is_free:
        with_song = told("contributor") if item.type == "song" else []
        return join(voice.stop, *told("illustrator", "narrator"), *with_song)
    if item.is_any("broadcast", "performance"):
        made.append("script-writer")
    made.append("performer")
    if item.type != "thesis":
        made.append("contributor")
    return join(
        voice.stop,
        *told("container-author"),
        *told("editor-translator"),
        *told("editor", "translator"),
        *told("editorial-director", "guest", "host", "illustrator", "narrator"),
        *told(*_GUIDES, *_MAKERS, *made),
    )


def helpers_and_volume(item: Item, voice: Voice) -> str:
    """Translators, editors and others, with the volume that they worked on."""
    if is_serial(item):
        return helpers(item, voice)
    is_divided = item.has(*DIVIDED)
    series = _series_editors(item, voice, "number-of-volumes", *DIVIDED)
    count = "" if is_divided else counted(item, "number-of-volumes")
    if voice.is_author_date:
        inside = voice.but(capitalizes=False)
        series = _series_editors(item, inside, "number-of-volumes", *DIVIDED)
        return join(". ", helpers(item, voice), join(", ", _volume(item), *series), count)
    if voice.is_note:
        count = "" if is_leaf(voice.place) else count
        return join(", ", *series, told_volume(item, voice), helpers(item, voice), count)
    if not is_divided:
        return join(". ", *series, helpers(item, voice), count)
    inside = voice.but(stop=", ", capitalizes=False)
    return join(". ", *series, join(", ", _opening_volume(item), helpers(item, inside)))


def _series_editors(item: Item, voice: Voice, *fields: str) -> list[str]:
    """The editors of a series, if one of some fields shows that the work has several volumes."""
    if not item.has(*fields):
        return []
    return with_verbs(item, ["collection-editor"], voice.names, voice.verbs, change=voice.opens)


def _volume(item: Item) -> str:
    """The volume of the work, at the beginning of a sentence."""
    volume, part = labelled(item, "volume"), labelled(item, "part-number")
    if item.has_all(*DIVIDED):
        inner = join(" of ", capitalize_first(part), volume_title(item))
        return join(", ", inner, join(" of ", volume, primary(item)))
    numbers = capitalize_first(join(", ", volume, part))
    if item.has("part-title", "volume-title"):
        comma = ", of " if volume and part else " of "
        return join(comma, numbers, primary(item))
    return numbers


def _opening_volume(item: Item) -> str:
    """The volume and part, with their titles, at the beginning of a sentence."""
    volume = capitalize_first(labelled(item, "volume"))
    part = labelled(item, "part-number")
    if not item.has("volume", "volume-title"):
        part = capitalize_first(part)
    return join(", ", volume, volume_title(item), part, part_title(item))


def told_volume(item: Item, voice: Voice) -> str:
    """The volume and part, inside a sentence."""
    if not tells_volume(item, voice):
        return ""
    volume = labelled(item, "volume")
    if not item.has("part-number", "part-title", "volume-title"):
        return volume
    part = labelled(item, "part-number")
    return join(", ", volume, volume_title(item), part, part_title(item))


def helpers_in_source(item: Item, voice: Voice, *, starts_sentence: bool = False) -> str:
    """The contributors to the book that contains a work."""
    if voice.is_note:
        first = ["container-author"]
    elif not starts_sentence and item.has_all("container-author", "container-title"):
        return join("", *with_verbs(item, ["container-author"], voice.names, VERBS))
    else:
        first = []
    fields = [
        *first,
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
    change = capitalize_first if starts_sentence else str
    told = with_verbs(item, fields, voice.names, voice.verbs, change=change)
    return join(". " if starts_sentence else ", ", *told)


def volumes_in_source(item: Item, voice: Voice) -> str:
    """The volume of the book that contains a work, of how many, and the book's contributors."""
    helped = helpers_in_source(item, voice)
    count = "" if item.has("page", *DIVIDED) else counted(item, "number-of-volumes")
    if voice.is_author_date:
        inside = voice.but(capitalizes=False)
        series = _series_editors(item, inside, "number-of-volumes", *DIVIDED)
        return join(", ", helped, _volume_in_source(item), *series, count)
    fields = ["number-of-volumes", "part-number", "volume", "volume-title"]
    if voice.is_note:
        fields.append("part-title")
        count = "" if is_leaf(voice.place) else count
    series = _series_editors(item, voice.but(capitalizes=False), *fields)
    return join(", ", *series, told_volume(item, voice), helped, count)


def _volume_in_source(item: Item) -> str:
    volume, part = labelled(item, "volume"), labelled(item, "part-number")
    whole = italic(item.titled("container-title"))
    if item.has_all(*DIVIDED):
        inner = join(" of ", part, volume_title(item))
        return join(", ", inner, join(" of ", volume, whole))
    if item.has("part-title", "volume-title"):
        comma = ", of " if volume and part else " of "
        return join(comma, join(", ", volume, part), whole)
    return join(", ", volume, part)

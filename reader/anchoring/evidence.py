"""Whether a place is that of a passage: the evidence for and against it.

A word that is there counts for a place by its rarity in bits, and a missing word counts as much
against it. Context words that are there count for it, the nearest most. The sum is measured in
words that occur once in a text, so that it does not depend on the text's length.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.anchoring.placement import Place

LEAST_SHARE = 0.25
"""How much of a passage must be at any place. With less left, readers of the revisions called
passages deleted as often as edited."""
HALF = 0.5
"""How much of it must be there for its place to be accepted on less evidence."""
IN_PLACE = 3.0
"""The least net evidence for a place found by alignment, in words: three words in a row are more
than chance."""
OFFERED = 1.5
"""Half of that, to offer the place to a person."""
QUOTED = 4.5
"""Information that a place found by quote needs, in words: half more, as it may be anywhere."""
PLAIN = 8.0
"""Information, in words, with which such a place is sure though little context is left."""
ONE_SIDE = 0.5
"""Otherwise, how much of the context on one side must be there."""
BOTH_SIDES = 0.6
"""Or how much of the context on both sides, added up."""
CLEARLY = 1.5
"""By how many words of information it must exceed any other place."""
BARELY = 0.5
"""The same, for a whole quote with most of the context on one side."""
WELL_KNOWN = 0.75
"""How much of the context on that side."""
WHOLE = 0.95
"""The share of a quote that counts as all of it."""
MOVED = 12.0
"""Information, in words, that a whole quote needs without its context: few passages of that length
are written twice."""


def net(place: Place) -> float:
    """The evidence for a place, less the evidence against it, in bits."""
    return 2 * place.inside - place.whole + place.beside


def is_image(place: Place, word: float) -> bool:
    """Whether the place that an alignment shows is the passage.

    Args:
        place: The place.
        word: The information in a word that occurs once, in bits.
    """
    least = IN_PLACE if place.share >= HALF else QUOTED
    return place.share >= LEAST_SHARE and net(place) >= least * word


def is_worth_a_look(place: Place, word: float) -> bool:
    """Whether to offer a person the place that an alignment shows, though it is not sure."""
    return place.share >= LEAST_SHARE and net(place) >= OFFERED * word


def is_likely(place: Place, word: float) -> bool:
    """Whether to offer a person a place that resembles a quote.

    Where the words are similar and their context is not, the passage was nearly always deleted (36
    of 38 places in half of the revisions).
    """
    return place.share >= HALF and net(place) >= IN_PLACE * word and _has_neighbours(place)


def is_quoted(place: Place, word: float) -> bool:
    """Whether the words at a place are those of a quote, if no other place is as good.

    They carry enough information by themselves or with their context; for less than half of the
    quote, both must.
    """
    told = net(place)
    if place.share < LEAST_SHARE or told < QUOTED * word:
        return False
    is_plain = told >= PLAIN * word
    is_among = not place.is_crossed and _has_neighbours(place)
    return is_plain or is_among if place.share >= HALF else is_plain and is_among


def _has_neighbours(place: Place) -> bool:
    """Whether enough of the context of a passage is around a place."""
    sides = place.before, place.behind
    return max(sides) >= ONE_SIDE or sum(sides) >= BOTH_SIDES


def has_moved_whole(place: Place, word: float) -> bool:
    """Whether a place may be a passage's though its neighbours stand together elsewhere."""
    return place.share >= WHOLE and 2 * place.inside - place.whole >= MOVED * word


def has_rival(places: Sequence[Place], word: float) -> bool:
    """Whether the first of some places is not clearly the best."""
    best = places[0]
    is_well_known = best.share >= WHOLE and max(best.before, best.behind) >= WELL_KNOWN
    least = BARELY if is_well_known else CLEARLY
    return any(
        one.inside + one.beside - other.inside - other.beside < least * word
        for one, other in list(pairwise(places))[:1]
    )

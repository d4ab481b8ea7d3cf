"""Whether a place is that of a passage: what speaks for it and against it.

A word that is there tells for a place as many bits as it is rare, one that is missing as many
against it, and those beside the passage that are there for it, the near ones most. What that
comes to is measured in words that stand once in a text: so it is the same for any length.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.anchoring.placement import Place

LEAST_SHARE = 0.25
"""How much of a passage must be at any place. Of passages of which less was left, readers of the
revisions said as often that they are gone as that they were edited."""
HALF = 0.5
"""How much of it must be there for its place to be taken on less evidence."""
IN_PLACE = 3.0
"""Words that an alignment's image must tell, net: three words in a row are how a place is known
that chance alone can't make."""
OFFERED = 1.5
"""Half of that, for a person to look at it."""
QUOTED = 4.5
"""Words that a place found by quote must tell: half as many again, as it may be anywhere."""
PLAIN = 8.0
"""Words by which such a place is sure though little of what was around is there."""
ONE_SIDE = 0.5
"""Else, how much of what was on one side must be there."""
BOTH_SIDES = 0.6
"""Or how much of what was on the two, added up."""
CLEARLY = 1.5
"""Words that it must tell more than any other place."""
BARELY = 0.5
"""The same, for a whole quote of which one side is well known."""
WELL_KNOWN = 0.75
"""How much of that side."""
WHOLE = 0.95
"""How much of a quote is all of it."""
MOVED = 12.0
"""Words that a whole quote must tell that has left its neighbours behind: of passages so long,
few are written twice."""


def net(place: Place) -> float:
    """What speaks for a place, less what speaks against it, in bits."""
    return 2 * place.inside - place.whole + place.beside


def is_image(place: Place, word: float) -> bool:
    """Whether what an alignment shows is the passage.

    Args:
        place: What it shows.
        word: Bits of a word that stands once.
    """
    least = IN_PLACE if place.share >= HALF else QUOTED
    return place.share >= LEAST_SHARE and net(place) >= least * word


def is_worth_a_look(place: Place, word: float) -> bool:
    """Whether a person should be offered an alignment's image that is not sure."""
    return place.share >= LEAST_SHARE and net(place) >= OFFERED * word


def is_likely(place: Place, word: float) -> bool:
    """Whether a person should be offered what stands somewhere like a quote.

    Where the words are alike and what is around them is not, the passage was nearly always deleted
    (36 of 38 places in half of the revisions).
    """
    return place.share >= HALF and net(place) >= IN_PLACE * word and _has_neighbours(place)


def is_quoted(place: Place, word: float) -> bool:
    """Whether the words at a place are those of a quote, if no other place is as good.

    They tell enough by themselves, or by what is around them; of less than half of it, by both.
    """
    told = net(place)
    if place.share < LEAST_SHARE or told < QUOTED * word:
        return False
    is_plain = told >= PLAIN * word
    is_among = not place.is_crossed and _has_neighbours(place)
    return is_plain or is_among if place.share >= HALF else is_plain and is_among


def _has_neighbours(place: Place) -> bool:
    """Whether enough of what was around a passage is around a place."""
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

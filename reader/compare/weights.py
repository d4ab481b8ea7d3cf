"""The weights of what speaks for two passages being counterparts.

`tests/bench/fit_counterparts.py` fits them by logistic regression on pairs of texts with judged
alignments, each kind of text counting the same, and prints how they do on pairs held back.
"""

from __future__ import annotations

from operator import mul

from reader.compare.likeness import Evidence
from reader.compare.support import Support

ALONE = Evidence(
    rare=-0.815,
    most=1.587,
    least=2.113,
    names=0.830,
    numbers=0.573,
    plain=0.488,
    spelling=5.947,
    run=0.317,
    length=0.418,
    apart=-1.888,
    shared=1.506,
    cosine=2.924,
    clash=0.404,
)
"""The weights of a pair by itself. Several say nearly the same: only their sum means anything."""
ALONE_AT = -5.218
"""What is added to that."""
TOGETHER = Support(
    itself=0.592,
    around=0.288,
    nearest=0.457,
    diagonal=0.168,
    line=0.036,
    row=0.122,
    column=0.130,
    row_others=-0.418,
    column_others=-0.348,
)
"""The weights of a pair among the others, in which what it shares counts once more."""
AGAIN = {"rare": 0.396, "least": -0.012, "spelling": -1.284}
"""The weights of that."""
TOGETHER_AT = 0.695
"""What is added to all."""
NOTHING = -6.0
"""The logit of a pair that shares nothing."""
THRESHOLD = 0.55
"""The score from which a pair is called counterparts: nine in ten are, in reports of one event."""


def alone(evidence: Evidence) -> float:
    """The logit of a pair by itself."""
    return sum(map(mul, evidence, ALONE), ALONE_AT)


def together(support: Support, evidence: Evidence) -> float:
    """The logit of a pair among the others."""
    return (
        sum(map(mul, support, TOGETHER), TOGETHER_AT)
        + AGAIN["rare"] * evidence.rare
        + AGAIN["least"] * evidence.least
        + AGAIN["spelling"] * evidence.spelling
    )

"""The weights of the evidence that two passages are counterparts.

`tests/bench/fit_counterparts.py` fits them by logistic regression on pairs of texts with judged
alignments, each kind of text counting the same, and prints how they perform on held-out pairs.
"""

from __future__ import annotations

from operator import mul

from reader.compare.likeness import Evidence
from reader.compare.support import Support

ALONE = Evidence(
    rare=-0.815,
    most=1.587,
    least=2.136,
    names=0.815,
    numbers=0.572,
    plain=0.487,
    spelling=5.934,
    run=0.318,
    length=0.419,
    apart=-1.889,
    shared=1.508,
    cosine=2.939,
    clash=0.406,
)
"""The weights for a pair by itself; several overlap, so only their sum has a meaning."""
ALONE_AT = -5.217
"""The intercept for a pair by itself."""
TOGETHER = Support(
    itself=0.592,
    around=0.289,
    nearest=0.457,
    diagonal=0.167,
    line=0.035,
    row=0.121,
    column=0.130,
    row_others=-0.420,
    column_others=-0.348,
)
"""The weights for a pair among the others; part of its own evidence counts again."""
AGAIN = {"rare": 0.397, "least": -0.006, "spelling": -1.287}
"""The weights of that repeated evidence."""
TOGETHER_AT = 0.694
"""The intercept for a pair among the others."""
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

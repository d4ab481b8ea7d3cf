"""The weights of the evidence that two passages are counterparts.

`tests/bench/fit_counterparts.py` fits them by logistic regression on pairs of texts with judged
alignments, each kind of text counting the same, and prints how they perform on held-out pairs.
"""

from __future__ import annotations

from operator import mul

from reader.compare.likeness import Evidence
from reader.compare.support import Support

ALONE = Evidence(
    rare=-0.285,
    most=1.630,
    least=1.857,
    names=0.561,
    numbers=0.418,
    plain=0.472,
    spelling=7.000,
    run=0.334,
    length=0.342,
    apart=-1.689,
    shared=0.994,
    cosine=1.907,
    clash=0.264,
    late=-0.389,
)
"""The weights for a pair by itself; several overlap, so only their sum has a meaning."""
ALONE_AT = -3.315
"""The intercept for a pair by itself."""
TOGETHER = Support(
    itself=0.528,
    around=0.199,
    nearest=0.373,
    diagonal=0.197,
    line=0.124,
    row=0.167,
    column=0.178,
    row_others=-0.203,
    column_others=-0.070,
)
"""The weights for a pair among the others; part of its own evidence counts again."""
AGAIN = {"rare": 0.367, "least": -0.056, "spelling": -1.168}
"""The weights of that repeated evidence."""
TOGETHER_AT = 0.598
"""The intercept for a pair among the others."""
NOTHING = -6.0
"""The logit of a pair that isn't compared: a dateline states nothing."""
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

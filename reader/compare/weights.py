"""The weights of what speaks for two passages being counterparts.

`tools/fit_counterparts.py` fits them by logistic regression on pairs of texts with judged
alignments, each kind of text counting the same, and prints how they do on pairs held back.
"""

from __future__ import annotations

from operator import mul

from reader.compare.likeness import Evidence
from reader.compare.support import Support

ALONE = Evidence(*[0.0] * 13)
"""The weights of a pair by itself."""
ALONE_AT = 0.0
"""What is added to that."""
TOGETHER = Support(*[0.0] * 9)
"""The weights of a pair among the others, in which what it shares counts once more."""
AGAIN = {"rare": 0.0, "least": 0.0, "spelling": 0.0}
"""The weights of that."""
TOGETHER_AT = 0.0
"""What is added to all."""
NOTHING = -6.0
"""The logit of a pair that shares nothing."""
THRESHOLD = 0.5
"""The score from which a pair is called counterparts."""


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

"""Annotations of very many texts: the work grows as they do."""

import pytest
from effort import calls
from store_marks import key, mark, record

from reader.export.draft import compose
from reader.export.passage import Manner, excerpts

FEW, MANY = 40, 160
MOST_GROWTH = 1.5
"""How much more work each annotation may be where there are four times as many."""


def cited(count):
    """As many annotations, each of a text of its own, some by the same author of the same year."""
    for number in range(count):
        csl = {
            "type": "article-newspaper",
            "title": f"The {number}th ferry",
            "author": [{"family": f"Example{number // 2}", "given": "Ann"}],
            "issued": {"date-parts": [[2024]]},
        }
        yield mark(number, document=key(number)), record(id=key(number), csl=csl)


def exported(pairs, manner):
    assert len({*excerpts(pairs, manner)}) == len(pairs)


def composed(pairs, manner):
    """A draft in which each annotation has slots of three kinds."""
    known = {annotation.id: (annotation, record) for annotation, record in pairs}
    slots = ("{{ %s }}", "{{ %s | citation }}", "{{ %s | narrative }}")
    text = "".join(f"It rained {slot % each} there.\n" for each in known for slot in slots)
    done = compose(text, known.__getitem__, manner)
    assert (len(done.cited), len(done.sources)) == (3 * len(pairs), len(pairs))


@pytest.mark.parametrize(
    ("action", "style", "form"),
    [
        (exported, "apa", "plain"),
        (exported, "chicago-notes", "footnote"),
        (exported, "mla", "pandoc"),
        (composed, "apa", "markdown"),
        (composed, "chicago-notes", "footnote"),
        (composed, "ieee", "markdown"),
    ],
)
def test_the_work_grows_as_the_annotations_do(action, style, form):
    manner = Manner(style, form)
    few, many = (list(cited(count)) for count in (FEW, MANY))
    action(few[:1], manner)  # what is done once
    each = calls(lambda: action(few, manner)) / FEW
    assert calls(lambda: action(many, manner)) / MANY <= each * MOST_GROWTH

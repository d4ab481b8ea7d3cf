"""Links seen from both ends, told in a line, and their relations named from either."""

import pytest
from store_marks import key, mark, record

from reader.annotations.annotation import Link, Locator
from reader.annotations.links import (
    RELATIONS,
    Links,
    Relation,
    led_to,
    linked,
    relation_named,
    reverse_of,
    united_links,
)
from reader.errors import ReaderError

OWN = (*RELATIONS, Relation("answers", "answered by", "6"))


def test_both_ends_know_a_link_and_missing_ones_are_told():
    one = mark(1, links=(Link(key(2), "supports", "why"), Link(key(9), "repeats")))
    links = Links([one, mark(2, document="d2", locator=Locator(4))])
    assert key(1) in links
    assert key(2) in links
    assert key(3) not in links
    assert links.names == ("supports", "repeats")
    first, second = links.told(key(1), RELATIONS, {"d2": record(id="d2", title="Two")})
    assert first.line == "supports “passage 2” (Two ¶4): why"
    assert second.line.startswith("repeats an annotation that is missing (")
    [back] = links.told(key(2), RELATIONS, {})
    assert (back.relation, back.other.id, back.end.row) == ("supported by", key(1), key(1))


@pytest.mark.parametrize("relation", OWN)
def test_a_relation_is_named_from_either_end(relation):
    assert relation_named(relation.name.upper(), OWN) == (relation.name, False)
    assert relation_named(relation.reverse, OWN).name == relation.name
    assert reverse_of(relation.name, OWN) == relation.reverse
    assert reverse_of(relation.reverse, OWN) in {relation.name, relation.reverse}


def test_a_relation_that_is_in_no_settings_keeps_its_name():
    assert reverse_of("refutes", RELATIONS) == "← refutes"
    with pytest.raises(ReaderError, match="Did you mean “contradicts”"):
        relation_named("contradict", RELATIONS)


def test_links_with_one_end_and_relation_are_one():
    one = linked(mark(1, links=(Link("a", "Supports", "x"),)), Link("a", "supports", "y"))
    assert one.links == (Link("a", "supports", "y"),)
    both = united_links([Link("a", "r", "x"), Link("b", "r"), Link("a", "R", "y")])
    assert both == (Link("a", "r", "x\ny"), Link("b", "r", ""))
    moved = led_to(mark(1, links=(Link("a", "r", "x"), Link("b", "r", "x"))), {"b"}, "a")
    assert moved.links == (Link("a", "r", "x"),)
    assert led_to(moved, {"c"}, "d") is moved

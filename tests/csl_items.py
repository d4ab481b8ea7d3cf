"""Parts of CSL-JSON items, and several items cited together, for the tests of citations."""

import re

from reader.citation import cite


def day(*parts, **more):
    return {"date-parts": [list(parts)], **more}


def person(family, given="", **more):
    return {"family": family, "given": given, **more}


def citations(items, style, form="plain"):
    """For each item, its citation in a text that cites them all."""
    return [cite.citation(item, style, None, form, beside=items) for item in items]


def is_own_publisher(item):
    """Whether an organisation publishes its own work: processors repeat it, the manuals don't."""
    authors, publisher = item.get("author", []), item.get("publisher")
    return bool(publisher) and [each.get("literal") for each in authors] == [publisher]


def as_processors_have_lines(cited, case):
    """A citation of a case as the processors print it: for MLA, without the word “lines”."""
    label = (case["locator"] or [""])[0]
    if case["style"] != "modern-language-association" or label != "line":
        return cited
    assert re.search(r",[”’]?(?:</\w+>)?[*_]? lines? ", cited), cited
    return re.sub(r",([”’]?(?:</\w+>)?[*_]?) lines? ", r"\1 ", cited)

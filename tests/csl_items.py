"""Parts of CSL-JSON items, and several items cited together, for the tests of citations."""

from reader.citation import cite


def day(*parts, **more):
    return {"date-parts": [list(parts)], **more}


def person(family, given="", **more):
    return {"family": family, "given": given, **more}


def citations(items, style, form="plain"):
    """For each item, its citation in a text that cites them all."""
    return [cite.citation(item, style, None, form, beside=items) for item in items]

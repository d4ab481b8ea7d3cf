"""Parts of CSL-JSON items, for the tests of citations."""


def day(*parts, **more):
    return {"date-parts": [list(parts)], **more}


def person(family, given="", **more):
    return {"family": family, "given": given, **more}

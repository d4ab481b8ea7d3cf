"""Names as the cases of bylines spell them."""

_PARTS = ("family", "given", "non-dropping-particle", "suffix")


def spelled(name):
    """A name: `Family|Given|particle|suffix` or `=Organisation`."""
    unknown = name.keys() - {*_PARTS, "literal"}
    assert not unknown, f"{name} has parts that no case spells"
    if "literal" in name:
        return f"={name['literal']}"
    return "|".join(name.get(part, "") for part in _PARTS).rstrip("|")


def together(names):
    """Several names, between semicolons."""
    return "; ".join(map(spelled, names))

"""Words that the files of this folder are filled with."""

RAIN = "It rained all day in the town, and nobody came to the hall."


def many(piece: str, size: int) -> str:
    """Copies of a piece, each with its number in place of `{0}`, that are so long together."""
    count = max(size // len(piece.format(1000)), 1)
    return "".join(piece.format(number) for number in range(count))

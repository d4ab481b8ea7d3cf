"""Web pages in the manner of those that people read, and how much of their structure is kept.

The pages are in `page_forms/`, marked up as blogs, newspapers, handbooks, forums, journals and
others are. `{s3}` in one is a sentence, `{t3}` two, `{p3}` a paragraph, and its last comment names
what is wanted of it.
"""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from reader.formats.registry import Source
from reader.formats.web import page
from reader.text.document import BlockKind

FOLDER = Path(__file__).parent / "page_forms"
KINDS = {
    "heading": BlockKind.HEADING,
    "item": BlockKind.LIST_ITEM,
    "code": BlockKind.CODE,
    "quotation": BlockKind.QUOTE,
}
LENGTHS = {"s": 1, "t": 2, "p": 4}
WHO = ("The keeper", "A council of nine", "Nobody in the town", "The miller", "Every second house",
       "The river", "An old ledger", "The engineer of the canal", "A letter from the archive",
       "The market on the square", "Half of the parish")  # fmt: skip
DID = ("counted", "had long forgotten", "wrote down", "refused to repair", "measured", "described",
       "moved", "could never find", "sold", "remembered", "carried away", "asked for",
       "painted")  # fmt: skip
WHAT = ("the stones of the wall", "three bridges and a lock", "what the flood had left", "the bell",
        "the number of boats", "a map that nobody trusted", "the wood for the winter",
        "every gate but one", "the names over the doors", "the height of the water",
        "its own share of the cost", "a garden behind the mill", "the road to the harbour",
        "the rules of the guild", "the last of the barley", "a cellar full of paper",
        "two of the older houses")  # fmt: skip
WHEN = ("before the frost came", "in a single night", "when the bells rang at noon",
        "as the census wanted it", "without a word to anybody", "for the third time that year",
        "until the money was gone")  # fmt: skip


class Kept(NamedTuple):
    """What was read of a page, of what is wanted."""

    right: Counter[str]
    """How many of each kind are there as what they are."""
    wanted: Counter[str]
    """How many there should be."""
    wrong: list[str]
    """What is missing or not wanted, in words."""


def sentence(number: int) -> str:
    """One of a few thousand sentences, the same for the same number."""
    return " ".join(each[number * step % len(each)]
                    for each, step in ((WHO, 1), (DID, 3), (WHAT, 5), (WHEN, 2))) + "."  # fmt: skip


def written(text: str) -> str:
    """A page or what is wanted of it, with its sentences in their places."""

    def sentences(found: re.Match[str]) -> str:
        first = 11 * int(found[2])
        return " ".join(sentence(first + each) for each in range(LENGTHS[found[1]]))

    return re.sub(r"\{([stp])(\d+)\}", sentences, text)


def kept(path: Path) -> Kept:
    """What is kept of the structure of a page."""
    text, _, wanted = path.read_text().partition("<!-- wanted")
    document = page.parse(Source(written(text).encode(), path))
    lines = [line.partition(": ")[::2] for line in wanted.splitlines() if ": " in line]
    found = {kind: [document.text[slice(*each.span)] for each in document.blocks if each.kind is of]
             for kind, of in KINDS.items()}  # fmt: skip
    found["footnote"] = [document.text[slice(*each.note)] for each in document.footnotes]
    result = Kept(Counter(), Counter(), [])
    for kind, each in lines:
        want = written(each).replace("\\n", "\n")
        if kind == "unwanted":
            is_right = want not in document.text
        elif kind in {"heading", "code"}:
            is_right = want in found[kind]
        else:
            is_right = any(want in one and len(one) < 2 * len(want) + 20 for one in found[kind])
        result.wanted[kind] += 1
        result.right[kind] += is_right
        result.wrong.extend([] if is_right else [f"{kind}: {want}"])
    return result


def all_kept() -> dict[str, Kept]:
    """What is kept of each page, by its name."""
    return {path.stem: kept(path) for path in sorted(FOLDER.glob("*.html"))}

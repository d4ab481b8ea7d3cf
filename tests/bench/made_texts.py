"""Texts and workspaces to measure with, made from the sentences of the sample articles.

Run with a folder, it fills it; in a process of its own, so that whoever measures stays small.
"""

import random
import re
import sys
import textwrap
from html import escape
from pathlib import Path

from made_epub import write_epub
from made_pdf import write_pdf
from markers import END, FOUND, MIDDLE, START, WANTED

from reader.text.document import Span
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace
from reader.workspace.texts.loading import load

SMALL, MEDIUM, LARGE = 10_000, 5_000_000, 50_000_000
"""Bytes."""
ARTICLE = 100_000
BOOK, PAGE = 1_200_000, 500_000
PAGES = 300
COLUMN = 72
"""Characters a line, as in the plain text files of Project Gutenberg."""

TEXTS = Path(__file__).parents[2] / "texts"
HEBREW = [
    "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.",
    "כולם חוננו בתבונה ובמצפון, לפיכך חובה עליהם לנהוג איש ברעהו ברוח של אחווה.",
    "כל אדם זכאי לזכויות ולחרויות שנקבעו בהכרזה זו ללא הפליה כלשהיא.",
]
CHINESE_AND_JAPANESE = [
    "人人生而自由，在尊严和权利上一律平等。",
    "他们赋有理性和良心，并应以兄弟关系的精神相对待。",
    "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
    "人間は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。",
]
EMOJI = ["🙂", "👍🏽", "👩‍🚀", "🇫🇷", "❤️", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "☕"]
"""One of each kind: plain, with a skin tone, joined, a flag, with a variation selector."""


def sentences():
    """The sentences of the sample articles' paragraphs."""
    found = []
    for path in sorted(TEXTS.glob("*.md")):
        document = load(path)
        for block in document.blocks:
            if block.number:
                text = document.text[block.span.start : block.span.end].replace("\n", " ")
                found += re.split(r"(?<=[.!?”]) +(?=[A-Z“])", text)
    return found


def paragraphs(said, size, seed):
    """Paragraphs of so many bytes altogether, with the words to wait for in their places."""
    rng = random.Random(seed)  # noqa: S311  # a benchmark has no secrets
    made, bytes_made = [], 0
    while bytes_made < size:
        made.append(" ".join(rng.choices(said, k=rng.randint(3, 7))))
        bytes_made += len(made[-1].encode()) + 2
    middle = len(made) // 2
    for number in range(middle - len(made) // 100, middle + len(made) // 100 + 1):
        made[number] = f"This is {MIDDLE}. {made[number]}"
    near_end = len(made) * 98 // 100
    made[near_end] = f"Here is {WANTED} {FOUND} told. {made[near_end]}"
    made[1] = f"Call me {START}. {made[1]}"
    made[-1] = f"{made[-1]} It was {END}."
    return made


def wrapped(made):
    """Plain text with lines of a usual width and a blank one between paragraphs."""
    return "\n\n".join("\n".join(textwrap.wrap(each, COLUMN)) for each in made) + "\n"


def unwrapped(made):
    """Plain text with a paragraph a line."""
    return "\n\n".join(made) + "\n"


def page(made):
    """A page of the web, with a little around its article."""
    body = "".join(f"<p>{escape(each)}</p>\n" for each in made)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A text</title>'
        '<meta name="date" content="2024-03-05"></head><body><nav><a href="/">All</a></nav>'
        f"<article><h1>A text</h1>{body}</article><footer>Privacy</footer></body></html>"
    )


def write_texts(folder):
    """Every text, as a file."""
    said = sentences()
    with_emoji = [f"{each} {EMOJI[number % len(EMOJI)]}" for number, each in enumerate(said)]
    medium = paragraphs(said, MEDIUM, 2)
    texts = {
        "small.txt": wrapped(paragraphs(said, SMALL, 1)),
        "medium.txt": wrapped(medium),
        "other.txt": wrapped(paragraphs(said, MEDIUM, 3)),
        "large.txt": wrapped(paragraphs(said, LARGE, 4)),
        "article.txt": wrapped(paragraphs(said, ARTICLE, 5)),
        "line.txt": " ".join(medium),
        "emoji.txt": unwrapped(paragraphs(with_emoji, MEDIUM, 6)),
        "hebrew.txt": unwrapped(paragraphs(HEBREW, MEDIUM, 7)),
        "cjk.txt": unwrapped(paragraphs(CHINESE_AND_JAPANESE, MEDIUM, 8)),
        "small.md": wrapped(paragraphs(said, SMALL, 1)),
        "medium.md": wrapped(medium),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    write_epub(folder / "small.epub", paragraphs(said, SMALL, 1))
    write_epub(folder / "medium.epub", medium)
    write_epub(folder / "book.epub", paragraphs(said, BOOK, 9))
    write_pdf(folder / "paper.pdf", paragraphs(said, PAGES * 5000, 10), PAGES)
    (folder / "page.html").write_text(page(paragraphs(said, PAGE, 11)), encoding="utf-8")


def mark(workspace, path, count):
    """Mark so many passages of a text, from its start on and close together."""
    desk = Desk(Workspace(workspace))
    desk.refresh()
    opened = desk.open(path)
    step = min(500, len(opened.document.text) // (count + 1))
    spans = [Span(number * step, number * step + step // 3) for number in range(count)]
    desk.highlight(opened, spans, note="A short remark.", tags=("claim", "access/media"))


def write_workspaces(folder):
    """Workspaces with no marks, with some in one long text, and with many in twenty texts."""
    for name in ("none", "some", "many"):
        (folder / name / "texts").mkdir(parents=True)
    mark(folder / "some", folder / "other.txt", 1000)
    mark(folder / "many", folder / "article.txt", 500)
    said = sentences()
    for number in range(19):
        path = folder / "many" / "texts" / f"{number}.txt"
        path.write_text(wrapped(paragraphs(said, ARTICLE, 100 + number)), encoding="utf-8")
        mark(folder / "many", path, 500)


if __name__ == "__main__":
    write_texts(Path(sys.argv[1]))
    write_workspaces(Path(sys.argv[1]))

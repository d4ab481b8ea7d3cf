"""No word of a source is swallowed: it is in the text, or a notice says what is not."""

import re
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.workspace.texts.loading import read

SHARED = Path(__file__).parents[3] / "shared"
ROOT = Path(__file__).parents[2]

# What people type, with a place for each word that is to be found again.
LINES = [
    *("# W", "## W ##", "W\n===", "W\n---", "> W", ">> W", ">W", "- W", "  - W", "    - W", "* W"),
    *("1. W", "   2) W", "7. W\n\n   W", "    W", "\tW", "```\nW\n```", "~~~ x\nW", "```", "~~~"),
    *("| W | W |", "|---|---|", "| W |", "W | W", "---|---", "+---+---+", "| W | W |", "+===+===+"),
    *("W   W", "--- ---", "---- ----", "-------", "  W     W", "-----  -----", "Table: W", ": W"),
    *("W", "W W W.", "W  ", "W\\", "", "", "", "***", "---", "W\n: W", "| W\n| W", "::: W", ":::"),
    *("::: {.W}", ":::note W W", ":W:", "*W*", "**W *W* W**", "_W_", "__W__", "~~W~~", "`W`"),
    *("``W ` W``", "[W](u)", "[W][x]", "[x]: /u", "![W](u)", "[![W](u)](u)", "[W]", "[W]{.c}"),
    *("[W *W*]{.c #d}", "`W`{.py}", "[W](u){.c}", "# W {#id}", "[^W]", "[^1]", "[^1]: W", "^[W W]"),
    *("[^2]: W\n\n    W", "    W", "[[W]]", "[[u|W]]", "![[W]]", "==W==", "==W W", "%%W", "W ^id9"),
    *("> [!note] W", "> [!tip]-\n> W", "- [ ] W", "- [x] W", "W^2^", "W~2~", "^W^", "~W~", "$W$"),
    *("$W W$ W", "$$\nW\n$$", "\\(W\\) W", "\\[W\\]", "\\[\nW=1\n\\]", "$5 W $6", "\\*W\\*", "&W;"),
    *("&lt;W&gt;", "<W", "<b>W</b>", "W<br>W", "<p>W<p>W", "<div>\nW\n\nW\n</div>", "<td>W<td>W"),
    *(
        "<table><tr><td>W</td></tr></table>",
        "<ul><li>W<li>W</ul>",
        "<pre>\nW\n\nW</pre>",
        "<q>W</q>",
    ),
    *("<h2>W</h2>", "<blockquote>W", "</blockquote>", "</div>", "<sup>W</sup>", "W<sub>W</sub>"),
    *("<!-- W", "<!--> W", "<? W", "<![CDATA[W]]>", "<a href='x'>W</a>", "<dl><dt>W<dd>W</dl>"),
    *("<details><summary>W</summary>W</details>", "<http://a.b/W>", "W@W.de", "http://a.b/W_W~W~"),
    *("\\begin{align}\nW\n\\end{align}", "{: .c}", "W {: .c}", "{.c}", "(@) W", "W-\nW", "@W [@W]"),
]


@st.composite
def sources(draw):
    numbers = count(1)
    lines = draw(st.lists(st.sampled_from(LINES), max_size=12))
    prefix = draw(st.sampled_from(["", "", "", "> ", "- ", "> - "]))
    text = "\n".join(lines)
    if prefix.strip(" -"):
        text = re.sub("^", prefix, text, flags=re.MULTILINE)
    # A first line that is no front matter.
    return "Begin\n\n" + re.sub("W", lambda _: f"Wort{next(numbers)}q", prefix + text)


def words_of(text):
    return set(re.findall(r"Wort\d+q", text))


def plain(text):
    """A text without what a raised or a lowered letter differs in."""
    table = str.maketrans("ᵂᵒʳᵗᑫ₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹", "Wortq01234567890123456789")
    return text.translate(table)


@settings(max_examples=1000, deadline=None)
@given(sources())
def test_every_word_of_markdown_is_in_the_text(source):
    try:
        document = read(source.encode(), Path("a.md"))
    except ReaderError:
        assert not words_of(source) - addresses(source)
        return
    missing = words_of(source) - addresses(source) - words_of(plain(document.text))
    assert not missing or any("Left out" in notice for notice in document.notices)


def addresses(source):
    """The words in what a link leads to, in names of classes and in references to notes."""
    marks = r"\{[^}]*\}|\[\^\S+?\]|(?<=::: )\S+|(?<=:::)\S+"
    return set().union(*(words_of(found) for found in re.findall(marks, source)))


@settings(max_examples=500, deadline=None)
@given(sources())
def test_every_word_of_plain_text_is_in_the_text(source):
    try:
        document = read(source.encode(), Path("a.txt"))
    except ReaderError:
        assert not words_of(source)
        return
    missing = words_of(source) - words_of(document.text)
    # A divided word is joined.
    assert not missing or re.search(r"-\n", source)


@pytest.mark.parametrize("depth", [10, 25, 60, 200])
@pytest.mark.parametrize("mark", ["- ", "> ", "1. ", "> - ", "- > "])
def test_what_is_nested_deep_is_all_there(depth, mark):
    widths = len(mark) * depth
    text = mark * depth + "inner word\n\n" + " " * widths + "more of it\n\nouter"
    if ">" in mark:
        text = mark * depth + "inner word\n\nouter"
    document = read(text.encode(), Path("a.md"))
    assert "inner word" in document.text
    assert "outer" in document.text
    assert not document.notices


def test_nested_item_by_item():
    text = "".join("  " * depth + f"- item{depth}\n" for depth in range(120))
    document = read(text.encode(), Path("a.md"))
    assert [f"item{depth}" in document.text for depth in range(120)] == [True] * 120


def real_files():
    return sorted(
        path
        for folder in (ROOT / "texts", ROOT / "docs", SHARED / "articles", SHARED / "cases")
        for path in folder.rglob("*")
        if path.suffix in {".md", ".txt"}
    )


@pytest.mark.parametrize("path", real_files(), ids=lambda path: path.name)
def test_real_files_keep_their_words(path):
    data = path.read_bytes()
    try:
        source = data.decode()
    except UnicodeDecodeError:
        pytest.skip("not UTF-8")
    document = read(data, path)
    body = re.sub(r"\A---\n.*?\n---\n", "", source, flags=re.DOTALL)
    body = re.sub(
        r"<[^>]*>|\]\([^)]*\)|\{[^}]*\}|^:::.*|https?://\S+", " ", body, flags=re.MULTILINE
    )
    wanted = set(re.findall(r"[^\W\d_]{3,}", body))
    found = set(re.findall(r"[^\W\d_]{3,}", document.text + " " + " ".join(document.csl_from)))
    missing = {word for word in wanted - found if word not in document.text}
    # Words that a line's end divides, and lines between blocks of code.
    assert len(missing) <= 0.02 * len(wanted), missing

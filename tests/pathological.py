"""Texts of any size that are hard to read: what nobody writes by hand, but files hold."""

SHAPES = {
    "prose": lambda size: filled("It rained on *all* of the day, and [nobody](u) came.\n\n", size),
    "spaces on a line": lambda size: " " * size + "x",
    "spaces, then a line": lambda size: " " * size + "\nx",
    "lines of spaces": lambda size: filled(" " * 60 + "\n", size) + "x",
    "newlines": lambda size: "\n" * size + "x",
    "one word": lambda size: "x" * size,
    "one line": lambda size: filled("word ", size),
    "short lines": lambda size: filled("ab\n", size),
    "short paragraphs": lambda size: filled("ab cd\n\n", size),
    "page breaks": lambda size: filled("ab\f", size),
    "combining marks": lambda size: "a" + filled("\u0301\u0316", size // 2),
    "marks out of order": lambda size: "a" + "\u0301" * (size // 4) + "\u0316" * (size // 4),
    "marks on each letter": lambda size: filled("a" + "\u0301\u0316" * 20 + " ", size // 2),
    "invisible lines": lambda size: filled("\u200b\n", size // 2) + "x",
    "writing directions": lambda size: "\u202e" * (size // 3) + "x",
    "joined emoji": lambda size: filled("👩‍👩‍👧", size // 4),
    "controls": lambda size: filled("\x1b a", size),
    "table of one row": lambda size: "|".join(
        ["", *"a" * (size // 6), "\n", *"-" * (size // 6), ""]
    ),
    "table of short rows": lambda size: "|a|b|c|\n|-|-|-|\n" + filled("|a|b|c|\n", size),
    "table of missing cells": lambda size: f"|{'a|' * 16}\n|{'-|' * 16}\n" + filled("|a\n", size),
    "table of marked cells": lambda size: "|a|b|\n|-|-|\n" + filled("|*a*|`b`|\n", size),
    "grid table": lambda size: "+---+---+\n" + filled("| a | b |\n+---+---+\n", size),
    "frames without tables": lambda size: filled("+---+\n| a\n\n", size),
    "tables of dashes": lambda size: filled("a   b\n--- ---\n1   2\n\n", size),
    "dashes without tables": lambda size: filled("-- --\n\na\n\n", size),
    "reference links": lambda size: filled("[word][name] ", size // 2) + _definitions(size // 2),
    "link definitions": lambda size: "x\n\n" + _definitions(size),
    "nested emphasis": lambda size: "*a **b " * (size // 14) + "c** d*" * (size // 14),
    "open emphasis": lambda size: filled("*a _b ", size),
    "short emphasis": lambda size: filled("*a* ", size),
    "brackets": lambda size: "[" * size,
    "closed brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "pictures": lambda size: "![" * (size // 3) + "a" + "](x)" * (size // 12),
    "backticks": lambda size: "".join("`" * length + " " for length in range(_root(size))),
    "wiki links": lambda size: filled("[[a", size),
    "highlights": lambda size: filled("==a ", size),
    "spans": lambda size: "[" * (size // 2) + "x" + "]{.c}" * (size // 10),
    "attributes": lambda size: filled("{.a ", size),
    "carets": lambda size: filled("^a ", size),
    "raised": lambda size: filled("a^b^ ", size),
    "tildes": lambda size: filled("~a", size),
    "dollars": lambda size: filled("$a ", size),
    "formulas": lambda size: filled("$a$ ", size),
    "displayed formulas": lambda size: filled("$$a$$ ", size),
    "open formulas": lambda size: filled("\\(a ", size),
    "environments": lambda size: filled("\\begin{align} ", size),
    "percent signs": lambda size: filled("%%a ", size),
    "notes in place": lambda size: "^[" * (size // 2),
    "nested notes in place": lambda size: "^[" * (size // 3) + "]" * (size // 3),
    "many notes in place": lambda size: filled("a^[note] ", size),
    "definitions in quotations": lambda size: "".join(
        f"> [n{n}]: u\n\n" for n in range(size // 14)
    ),
    "references in full": lambda size: "[a]: b\n\n" + filled("[c][a] ", size),
    "links defined twice": lambda size: (
        filled("[a]: b\n", size // 2) + "\n" + filled("[a] ", size // 2)
    ),
    "one note for many": lambda size: filled("a word[^1] ", size) + "\n\n[^1]: b\n",
    "attribute without end": lambda size: "a\n\n# b {#c " + filled("d=e ", size) + "}\n",
    "callouts in callouts": lambda size: filled("> [!note] a\n> > [!tip] b\n> > c\n\n", size),
    "items of letters": lambda size: filled("a) one\nb) two\n", size),
    "footnotes": lambda size: (
        filled("[^1] ", size // 2) + "\n\n" + filled("[^1]: a\n\n", size // 2)
    ),
    "many footnotes": lambda size: "\n\n".join(
        f"a[^{n}]\n\n[^{n}]: note" for n in range(size // 24)
    ),
    "tags": lambda size: filled("<a ", size),
    "quoted tags": lambda size: filled("<a '\" ", size),
    "comments": lambda size: filled("<!-- ", size),
    "closed comments": lambda size: filled("<!-- a -->\n\n", size),
    "character data": lambda size: filled("<![CDATA[", size),
    "instructions": lambda size: filled("<?", size),
    "scripts": lambda size: filled("<script>", size),
    "paragraphs in HTML": lambda size: "<div>\n" + filled("<p>a\n", size),
    "table in HTML": lambda size: "<table>\n" + filled("<tr><td>a<td>b\n", size),
    "nested HTML": lambda size: "<blockquote>" * (size // 12) + "a",
    "raised in HTML": lambda size: "a" + "<sup>b" * (size // 12) + "</sup>" * (size // 12),
    "strange tags": lambda size: "".join(f"<t{n}> " for n in range(size // 8)),
    "entities": lambda size: filled("&lt;", size),
    "ampersands": lambda size: "&" * size,
    "code among words": lambda size: filled("`a` ", size),
    "escapes": lambda size: filled("\\*", size),
    "quotations": lambda size: filled("> ab\n", size),
    "deep quotations": lambda size: filled("> " * 50 + "a\n", size),
    "lists in quotations": lambda size: filled("> - > - a\n", size),
    "one deep quotation": lambda size: ">" * size + " a",
    "deeper and deeper": lambda size: "".join("> " * n + "a\n" for n in range(_root(size))),
    "lazy lines": lambda size: "> a\n" + filled("b\n", size),
    "list": lambda size: filled("- ab\n", size),
    "numbered list": lambda size: filled("1. ab\n", size),
    "nested list": lambda size: "".join("  " * n + "- a\n" for n in range(_root(size))),
    "one deep list": lambda size: "- " * (size // 2) + "a",
    "definitions": lambda size: filled("ab\n: cd\n\n", size),
    "divs": lambda size: filled("::: a\n", size) + "x",
    "line block": lambda size: filled("| ab\n", size),
    "headings": lambda size: filled("# ab\n", size),
    "underlined": lambda size: filled("Head\n====\n", size),
    "callouts": lambda size: filled("> [!note] a\n> b\n\n", size),
    "credits": lambda size: filled("Photo: a\n\n", size),
    "bylines": lambda size: filled("By A\n", size),
    "columns": lambda size: filled("a   b\n", size),
    "soft hyphens": lambda size: filled("ab\u00ad\nc ", size),
    "signs alone": lambda size: filled(".,;:!?", size),
    "letters and stops": lambda size: filled("a.b.c. ", size),
    "tabs": lambda size: filled("a\tb\n", size),
    "divided words": lambda size: filled("exam-\nple ", size),
    "Chinese lines": lambda size: filled("字\n", size // 2),
    "no fence closes": lambda size: filled("```\na\n~~~\n", size),
    "front matter": lambda size: "---\n" + filled("a: b\n", size),
    "indented": lambda size: "".join(" " * n + "a\n" for n in range(_root(size))),
}
"""For each kind of trouble, what makes a text of it that is so many bytes long, more or less."""


_CUE = "1\n00:00:00,000 --> 00:00:01,000\n"
_MAIL = "From: board@example.org\nMIME-Version: 1.0\n"
OTHER_SHAPES = {
    ("cue of many lines", "srt"): lambda size: _CUE + filled("ab cd\n", size),
    ("header without end", "eml"): lambda size: (
        _MAIL + "Content-Type: text/plain; " + filled("a=b; ", size) + "\n\nab\n"
    ),
    ("authors in data", "html"): lambda size: (
        '<script type="application/ld+json">{"@type":"Article","headline":"T","author":['
        + counted('{{"name":"Ann Example{0}"}},', size)
        + '{"name":"B C"}]}</script><body><p>It rained.'
    ),
    ("authors in head", "html"): lambda size: (
        counted('<meta name="citation_author" content="Example{0}, Ann">', size)
        + "<body><p>It rained."
    ),
    ("one paragraph", "html"): lambda size: "<p>" + filled("word ", size),
    ("quoted mail", "eml"): lambda size: _MAIL + "\n" + filled("> ab cd\n", size),
}
"""The same of other formats, by what they are called and how their files' names end."""


def filled(piece: str, size: int) -> str:
    """A piece so often that a size is filled with it."""
    return piece * max(size // len(piece), 1)


def counted(piece: str, size: int) -> str:
    """The same with the number of each piece for `{0}`."""
    return "".join(piece.format(n) for n in range(size // len(piece)))


def _definitions(size: int) -> str:
    return "\n\n" + "\n".join(f"[name{n}]: http://a.b/{n}" for n in range(size // 26))


def _root(size: int) -> int:
    return int((2 * size) ** 0.5)

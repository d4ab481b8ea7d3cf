"""Records of any size that are hard to read: files beside a text, and headers of one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, product

from pathological import counted, filled

Make = Callable[[int], str]
"""What makes a file that is so many characters long, more or less."""


def _around(before: str, piece: str, behind: str = "") -> Make:
    return lambda size: before + filled(piece, size - len(before) - len(behind)) + behind


def _numbered(before: str, piece: str, behind: str = "") -> Make:
    return lambda size: before + counted(piece, size - len(before) - len(behind)) + behind


def _nested(opening: str, closing: str, before: str = "", behind: str = "") -> Make:
    """Something inside itself, as deep as the file is long."""

    def make(size: int) -> str:
        depth = size // len(opening + closing)
        return before + opening * depth + closing * depth + behind

    return make


_TAGGED: dict[str, tuple[str, str, str, str]] = {
    "ris": ("TY  - JOUR\n", "{}  - {}\n", "AU", "TI"),
    "nbib": ("PMID- 1\n", "{:4}- {}\n", "FAU", "TI"),
    "enw": ("%0 Journal Article\n", "%{} {}\n", "A", "T"),
}
"""How an entry begins, a line, and the tags of authors and of titles."""


def _tagged(ending: str) -> dict[tuple[str, str], Make]:
    begins, line, author, title = _TAGGED[ending]
    serial = {"ris": "SN", "nbib": "IS", "enw": "@"}[ending]
    prose = {"ris": "AB", "nbib": "AB", "enw": "X"}[ending]
    shapes = {
        "authors of a letter": _around(begins, line.format(author, "A")),
        "authors": _around(begins, line.format(author, "Lee, Ann")),
        "many authors": _numbered(begins, line.format(author, "Lee{0}, Ann")),
        "authors in order": _around(begins, line.format(author, "Ann Lee")),
        "authors with particles": _around(begins, line.format(author, "Jan van der Berg")),
        "organisations": _numbered(begins, line.format(author, "Office {0},")),
        "Chinese authors": _around(begins, line.format(author, "李明")),
        "empty lines with tags": _around(begins, line.format(author, "")),
        "titles": _around(begins, line.format(title, "Rivers")),
        "numbers": _around(begins, line.format(serial, "1234-5678")),
        "numbers on a line": _around(begins + line.format(serial, "").strip("\n"), " 12345678"),
        "one long value": _around(begins + line.format(title, "").strip("\n"), " word"),
        "one long word": _around(begins + line.format(title, "").strip("\n"), "a"),
        "lines of a value": _around(begins + line.format(prose, "a"), "      b\n"),
        "lines of a letter": _around(begins + line.format(prose, "a"), "b\n"),
        "blank lines": _around(begins + line.format(title, "a"), "\n"),
        "entries": _around("", begins + line.format(title, "a") + "ER  - \n" * (ending == "ris")),
        "entries of nothing": _around("", begins),
        "no tags": _around("", "a\n"),
        "names on a line": _around(begins + line.format(author, "").strip("\n"), "Ann Lee; "),
        "combining marks": _around(begins + line.format(title, "a").strip("\n"), "\u0301"),
        "braces": _around(begins, line.format(author, "{a")),
    }
    return {(name, ending): make for name, make in shapes.items()}


def _entry(piece: str) -> Make:
    """A `.bib` file of one entry with a field that goes on."""
    before, behind = piece.split("…")
    inside = before[before.rindex("{") + 1 :]
    return _around(f"@book{{a, {before}", inside, f"{behind}\n}}\n")


_FIELDS = [
    *("title", "subtitle", "journaltitle", "booktitle", "maintitle", "series", "note", "publisher"),
    *("location", "volume", "chapter", "edition", "langid", "abstract", "keywords", "eventtitle"),
    *("venue", "pubstate", "version"),
]
_CONVERTED = 19_000
"""The characters of a field that is converted; longer ones are taken as they are."""


def _in_fields(piece: str) -> Make:
    """A `.bib` file of one entry, with as many fields of some LaTeX as there are."""

    def make(size: int) -> str:
        each = counted(piece, min(_CONVERTED, size // len(_FIELDS)))
        return "@book{a" + "".join(f",\n{name} = {{{each}}}" for name in _FIELDS) + "\n}\n"

    return make


_BIB: dict[str, Make] = {
    "many and": _around("@book{a, author={A", " and A", "}}"),
    "authors": _around("@book{a, author={Lee, Ann", " and Lee, Ann", "}}"),
    "authors in order": _around("@book{a, author={Ann Lee", " and Jan van der Berg", "}}"),
    "authors in braces": _around("@book{a, author={{A}", " and {A}", "}}"),
    "authors in parts": _around(
        "@book{a, author={family=A, given=B", " and family=A, given=B", "}}"
    ),
    "authors with accents": _around("@book{a, author={A", " and {\\'E}", "}}"),
    "authors with commands": _around("@book{a, author={A", " and \\relax{}B", "}}"),
    "authors with commands and numbers": _numbered(
        "@book{a, author={A", " and \\relax{{}}B{0}", "}}"
    ),
    "and alone": _around("@book{a, author={A", " and", "}}"),
    "semicolons": _around("@book{a, author={A", "; B", "}}"),
    "commas": _around("@book{a, author={A", ", b", "}}"),
    "braces in a name": _around("@book{a, author={A", " {b}", "}}"),
    "words of a name": _around("@book{a, author={A", " b", "}}"),
    "ties": _around("@book{a, author={A", "~b", "}}"),
    "entries": _around("", "@book{a, title={b}}\n"),
    "entries with keys": _numbered("", "@book{{a{0}, title={{b}}}}\n"),
    "short entries": _around("", "@a{b}\n"),
    "entries without end": _around("", "@book{a, title={b\n"),
    "entries in brackets": _around("", "@book(a, title={b})\n"),
    "fields": _numbered("@book{a", ", f{0}=1", "}"),
    "the same field": _around("@book{a", ", title={b}", "}"),
    "fields without a comma": _around("@book{a, b=1", "\nb=1", "}"),
    "joined values": _around("@book{a, title=a", "#a", "}"),
    "joined months": _around("@book{a, title=jan", "#jan", "}"),
    "abbreviations": _numbered("", "@string{{a{0}={{b}}}}\n"),
    "abbreviations of abbreviations": lambda size: (
        "@string{a0={xxxxxxxxxx}}\n"
        + "".join(f"@string{{a{n + 1}=a{n}#a{n}}}\n" for n in range(size // 24))
    ),
    "comments": _around("", "@comment{a}\n"),
    "preambles": _around("", "@preamble{a}\n"),
    "percent signs": _around("@book{a, ", "%\n", "title={b}}"),
    "words between": _around("", "a @ b\n"),
    "deep braces": _nested("{", "}", "@book{a, title=", "}"),
    "braces side by side": _around("@book{a, title={", "{}", "}}"),
    "open braces": _around("@book{a, title=", "{"),
    "open quotation marks": _around("", '@book{a, title="b\n'),
    "backslashes": _around("@book{a, title={", "\\\\", "}}"),
    "commands": _around("@book{a, title={", "\\emph{a}", "}}"),
    "fields of commands": _in_fields("\\emph{{a{0}}} "),
    "fields of accents": _in_fields("\\'{{\\i}}{0} "),
    "fields of unknown commands": _in_fields("\\relax{{}}b{0}"),
    "fields of formulas": _in_fields("$x_{0}$ "),
    "accents": _around("@book{a, title={", "\\'e", "}}"),
    "formulas": _around("@book{a, title={", "$x_1$ ", "}}"),
    "dollars": _around("@book{a, title={", "$", "}}"),
    "quotation marks": _around("@book{a, title={", "``a'' ", "}}"),
    "dashes": _around("@book{a, pages={1", "--", "}}"),
    "one long value": _around("@book{a, title={", "word ", "}}"),
    "shared fields": _numbered("", "@xdata{{x{0}, title={{b}}}}\n", "@book{a, xdata={x0}}"),
    "list of shared fields": _numbered("@xdata{x0, title={b}}\n@book{a, xdata={x0", ",x{0}", "}}"),
    "parents": _numbered("", "@book{{a{0}, crossref={{a{0}}}}}\n"),
    "keywords": _around("@book{a, title={b}, keywords={c", ",c", "}}"),
    "address": _around("@book{a, url={http://a.b/", "\\_", "}}"),
    "dates": _around("@book{a, date={2020", "/2020", "}}"),
}

_JSON: dict[str, Make] = {
    "list of strings": _around('{"title":"a","custom":["a"', ',"a"', "]}"),
    "list of numbers": _around('{"title":"a","custom":[1', ",1", "]}"),
    "large numbers": _around('{"title":"a","custom":[1', ",1e9", "]}"),
    "one long number": _around('{"title":"a","volume":1', "1", "}"),
    "nested lists": _nested("[", "]", '{"title":"a","custom":', "}"),
    "nested lists in a list": _around('{"title":"a","custom":[[]', ",[[[[[[]]]]]]", "]}"),
    "lists": _around('{"title":"a","custom":[[]', ",[]", "]}"),
    "nested mappings": _nested('{"a":', "}", '{"title":"a","custom":', "}"),
    "mappings": _around('{"title":"a","custom":[{}', ",{}", "]}"),
    "mappings of one key": _around('{"title":"a","custom":[{}', ',{"a":1}', "]}"),
    "keys": _numbered('{{"title":"a"'.replace("{{", "{"), ',"k{0}":1', "}"),
    "keys of names": _numbered('{"title":"a"', ',"author {0}":"b"', "}"),
    "the same key": _around('{"title":"a"', ',"author":"b"', "}"),
    "authors": _around(
        '{"title":"a","author":[{"family":"A"}', ',{"family":"Lee","given":"Ann"}', "]}"
    ),
    "many authors": _numbered(
        '{"title":"a","author":[{"family":"A"}', ',{{"family":"Lee{0}","given":"Ann"}}', "]}"
    ),
    "short authors": _around('{"title":"a","author":[{}', ',{"literal":"a"}', "]}"),
    "authors as strings": _around('{"title":"a","author":["A"', ',"Ann Lee"', "]}"),
    "authors of a letter": _around('{"title":"a","author":["A"', ',"A"', "]}"),
    "authors on a line": _around('{"title":"a","author":"A', ", Ann Lee", '"}'),
    "lists of authors": _around('{"title":"a","author":[["A"]', ',["A"]', "]}"),
    "dates": _around('{"title":"a","issued":{"date-parts":[[2020]', ",[2020]", "]}}"),
    "parts of a date": _around('{"title":"a","issued":{"date-parts":[[2020', ",1", "]]}}"),
    "one long string": _around('{"title":"a', " word", '"}'),
    "spaces": _around('{"title":"a', "  ", 'b"}'),
    "escapes": _around('{"title":"a', "\\u0301", '"}'),
    "combining marks": _around('{"title":"a', "\u0301", '"}'),
    "markup": _around('{"title":"a', "<i>b</i>", '"}'),
    "open markup": _around('{"title":"a', "<i ", '"}'),
    "white space": _around('{"title":"a"', " ", "}"),
    "items": _around('[{"id":"b"}', ',{"id":"c","title":"a"}', "]"),
    "items of nothing": _around('[{"id":"b"}', ",{}", "]"),
    "not closed": _around('{"title":"a","custom":["a"', ',"a"'),
    "lists of lists of strings": _around('{"title":"a","custom":[["a"]', ',["a","b"]', "]}"),
    "languages": _around('{"title":"a","keyword":"b', ",b", '"}'),
    "references": _around(
        '{"title":"a","reference":[{"key":"b"}', ',{"key":"c","DOI":"10.1/d","year":"2020"}', "]}"
    ),
}

_YAML: dict[str, Make] = {
    "keys": _numbered("title: a\n", "k{0}: 1\n"),
    "the same key": _around("title: a\n", "b: c\n"),
    "list": _around("title: a\ncustom:\n", "- a\n"),
    "list of numbers": _around("title: a\ncustom: [1", ", 1", "]\n"),
    "list on a line": _around("title: a\ncustom: [a", ",a", "]\n"),
    "authors": _around("title: a\nauthor:\n", "- family: Lee\n  given: Ann\n"),
    "authors as strings": _around("title: a\nauthor:\n", "- Ann Lee\n"),
    "authors of a letter": _around("title: a\nauthor:\n", "- A\n"),
    "authors on a line": _around("title: a\nauthor: A", ", Ann Lee", "\n"),
    "mappings on a line": _around("title: a\ncustom: [{}", ",{a: b}", "]\n"),
    "lists on a line": _around("title: a\ncustom: [[]", ",[]", "]\n"),
    "nested lists": _nested("[", "]", "title: a\ncustom: ", "\n"),
    "open lists": _around("title: a\ncustom: ", "["),
    "nested mappings": _nested("{a: ", "}", "title: a\ncustom: ", "\n"),
    "deeper and deeper": lambda size: "".join(
        " " * n + "a:\n" for n in range(int((2 * size) ** 0.5))
    ),
    "items in items": _around("title: a\ncustom:\n", "- " * 8 + "a\n"),
    "anchors": _numbered("title: a\n", "k{0}: &a b\n"),
    "aliases": _around("title: &a b\ncustom:\n", "- *a\n"),
    "tags": _around("title: a\ncustom:\n", "- !!str a\n"),
    "comments": _around("title: a\n", "# b\n"),
    "blank lines": _around("title: a\n", "\n", "custom: b\n"),
    "lines of a value": _around("title: a\n", "  b\n"),
    "block of lines": _around("title: |\n", "  b\n"),
    "folded lines": _around("title: >\n", "  b\n"),
    "quoted": _around('title: "a', "\\t", '"\n'),
    "quoted once": _around("title: 'a", "''", "'\n"),
    "one long value": _around("title: a", " word", "\n"),
    "documents": _around("title: a\n", "---\ntitle: b\n"),
    "end marks": _around("title: a\n", "...\n"),
    "complex keys": _around("title: a\n", "? a\n: b\n"),
    "spaces": _around("title: a", " ", "\n"),
    "tabs": _around("title: a\ncustom:\n", "\t- a\n"),
    "combining marks": _around("title: a", "\u0301", "\n"),
    "references": _around("references:\n", "- id: b\n  title: c\n"),
    "no mapping": _around("", "- a\n"),
    "colons": _around("title: a", ":b", "\n"),
    "merges": _around("title: &a {b: c}\n", "<<: *a\n"),
    "words": _around("", "a b\n"),
}

RECORDS: dict[tuple[str, str], Make] = {
    **_tagged("ris"),
    **_tagged("nbib"),
    **_tagged("enw"),
    **{(name, "bib"): make for name, make in _BIB.items()},
    **{(name, "csl.json"): make for name, make in _JSON.items()},
    **{(name, "yaml"): make for name, make in _YAML.items()},
}
"""For each kind of trouble and format, what makes a file of it that stands beside a text."""


_PROSE = "It rained on all of the day, and nobody came to the hall in the town.\n\n"
_HEADER = 30_000
"""The characters of a header; longer ones are a shape of their own."""


def _above(fence: str, make: Make, closing: str = "") -> Make:
    """A text below a header."""

    def made(size: int) -> str:
        header = f"{fence}{make(min(_HEADER, size // 2))}{closing}\n"
        return header + filled(_PROSE, size - len(header))

    return made


_BYLINE = 9_900
"""The characters of a byline; of longer ones, only what stands between the names is looked at."""


def _different_authors(size: int) -> str:
    """A byline of names of which none is there twice."""
    syllables = map("".join, product("bdfgklmnprst", "aeiou"))
    names = (f"{a}{b} {b}{a}{a}".title() for a, b in product(syllables, repeat=2))
    count = min(size, _BYLINE) // len("Baba Bababa, ")
    return f"Title: a\nAuthor: {', '.join(islice(names, count))}\n"


_TOML: dict[str, Make] = {
    "keys": _numbered('title = "a"\n', "k{0} = 1\n"),
    "dotted keys": _numbered('title = "a"\n', "a.b{0} = 1\n"),
    "deep keys": _around('title = "a"\n', "a.", "b = 1\n"),
    "tables": _numbered('title = "a"\n', "[k{0}]\n"),
    "tables in a list": _around('title = "a"\n', "[[k]]\n"),
    "list": _around('title = "a"\ncustom = [1', ",1", "]\n"),
    "lists": _around('title = "a"\ncustom = [[]', ",[]", "]\n"),
    "mistakes": _numbered('title = "a"\n', "k{0} = a\n"),
    "quoted": _around('title = "a', "\\t", '"\n'),
}
_LINES: dict[str, Make] = {
    "lines of keys": _numbered("Title: a\nAuthor: b\n", "k{0}: 1\n"),
    "lines of one key": _around("Title: a\nAuthor: b\n", "Author: c\n"),
    "lines of a value": _around("Title: a\nAuthor: b\n", "  c\n"),
    "doubled colons": _numbered("title:: a\nauthor:: b\n", "k{0}:: 1\n"),
    "keywords": _numbered("#+TITLE: a\n#+AUTHOR: b\n", "#+K{0}: 1\n"),
    "fields below a heading": _numbered("# A\n\n:title: a\n:author: b\n", ":k{0}: 1\n"),
    "lines of percent": _around("% a\n% b", "\n  c", "\n% 2020\n"),
    "authors on a line": _around("Title: a\nAuthor: b", ", Ann Lee", "\n"),
    "different authors on a line": _different_authors,
    "hashtags": _numbered("---\ntitle: a\n", "title: #a{0} b\n", "---\n"),
    "keys with mistakes": _numbered("---\ntitle: a\n", "k{0}: [a\n", "---\n"),
    "lines with mistakes": _around("---\ntitle: [a\nauthor:\n", "- b: c: d\n", "---\n"),
    "values with mistakes": _around("---\ntitle: a\nauthor: [\n", "  b: c: d\n", "---\n"),
}

HEADERS: dict[tuple[str, str], Make] = {
    **{(f"{name} above", "md"): _above("---\n", make, "---\n") for name, make in _YAML.items()},
    **{(f"{name} in JSON above", "md"): _above("", make) for name, make in _JSON.items()},
    **{(f"{name} in TOML above", "md"): _above("+++\n", make, "+++\n")
       for name, make in _TOML.items()},
    **{(f"{name} above", ending): _above("", make)
       for name, make in _LINES.items() for ending in ("md", "txt")},
    ("header without end", "md"): _around("---\ntitle: a\n", "b: c\n"),
    ("header of the whole text", "md"): _numbered("---\ntitle: a\n", "k{0}: c\n", "---\na\n"),
    ("header of one list", "md"): _around("---\ntitle: a\nb:\n", "- c\n", "---\na\n"),
    ("header of one line", "md"): _around("---\ntitle: a\nb: ", "c ", "\n---\na\n"),
    ("header of one line", "txt"): _around("Title: a\nAuthor: ", "c ", "\n\na\n"),
    ("JSON of the whole text", "md"): _numbered('{"title":"a"', ',"k{0}":1', "}\n\na\n"),
}  # fmt: skip
"""For each kind of trouble and format, what makes a text with a header of it."""

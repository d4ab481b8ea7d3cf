"""Output formats: rich text printed as text, Markdown or HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import cast

from reader.citation.markup.locale import EN_US, Locale
from reader.citation.markup.rich import (
    BOLD,
    CLOSE_INNER,
    CLOSE_QUOTE,
    END,
    ITALIC,
    MARKS,
    OPEN_INNER,
    OPEN_QUOTE,
    SMALL_CAPS,
    SUB,
    SUPER,
    UPRIGHT,
    settle,
)
from reader.lazy import late_pattern
from reader.options import TEXT_FORMATS
from reader.text.suggest import choose

_QUOTE_MARKS = OPEN_QUOTE + CLOSE_QUOTE + OPEN_INNER + CLOSE_INNER
_NOTHING = ("", "")
_RAISABLE = late_pattern(r"[0-9+\-\u2212=()]+")
_RAISED = str.maketrans("0123456789+-\u2212=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")


@dataclass(frozen=True, slots=True)
class Format:
    """One way to print rich text."""

    name: str
    """Its name."""
    escape: Callable[[str], str]
    """Escapes text, so that the format shows it unchanged."""
    marks: Mapping[str, tuple[str, str]]
    """The prefix and the suffix of each kind of span."""
    finish: Callable[[str], str] = str
    """Applied to the whole output at the end."""
    quotes: tuple[str, str] | None = None
    """The prefix and suffix of a quotation, if the format supplies the marks itself."""
    note: tuple[str, str] = _NOTHING
    """The prefix and suffix of a footnote, if the format has footnotes."""
    has_footnotes: bool = False
    """Whether each citation is a footnote with a label, whatever the style."""
    cites_keys: bool = False
    """Whether it cites works by their keys, whatever the style."""
    block: tuple[str, str] = _NOTHING
    """The prefix and suffix of a block quotation."""
    indent: str = ""
    """The prefix of each line of a block."""
    paragraph: tuple[str, str] = _NOTHING
    """The prefix and suffix of each of several paragraphs in a block."""
    line_break: str = "\n"
    """The separator between two lines of verse."""
    raises_digits: bool = False
    """Whether raised digits are characters of their own, so that none joins what is before it."""

    def render(self, text: str, locale: Locale = EN_US) -> str:
        """Rich text, printed."""
        marks = self.quotes * 2 if self.quotes else (*locale.outer, *locale.inner)
        quotes = dict(zip(_QUOTE_MARKS, marks, strict=True))
        out: list[str] = []
        run: list[str] = []
        for token in settle(text, moves_punctuation=locale.moves_punctuation):
            if token not in MARKS and token[0] != END:
                run.append(token)
                continue
            printed = self._mark(token, quotes)
            if run:
                out.append(self.escaped("".join(run), is_raised=token == END + SUPER))
                run.clear()
            out.append(printed)
        out.append(self.escape("".join(run)))
        return self.finish("".join(out))

    def escaped(self, text: str, *, is_raised: bool) -> str:
        """Text escaped, with raised digits where the format has no other way to raise them."""
        if is_raised and self.raises_digits and _RAISABLE.fullmatch(text):
            return text.translate(_RAISED)
        return self.escape(text)

    def set_block(self, paragraphs: Sequence[Sequence[str]]) -> str:
        """A block quotation: its paragraphs, each consisting of printed lines."""
        texts = [self.line_break.join(lines) for lines in paragraphs]
        if len(texts) > 1:
            texts = [text.join(self.paragraph) for text in texts]
        lines = "\n\n".join(texts).split("\n")
        whole = "\n".join((self.indent + line).rstrip(" ") for line in lines)
        return whole.join(self.block)

    def _mark(self, token: str, quotes: Mapping[str, str]) -> str:
        """How a mark is printed."""
        if token in quotes:
            return quotes[token]
        if token[0] == END:
            return self.marks.get(token[1], _NOTHING)[1]
        return self.marks.get(token, _NOTHING)[0]


_FORMULA = late_pattern(
    r"\$(?=[^\s$])[^$\n]{0,400}?[\\^_=<>+{}][^$\n]{0,400}?(?<=\S)\$(?![\d$])|\\\([^\n]{1,400}?\\\)"
)
"""A formula as it is typed in Markdown, LaTeX and Org alike."""


_HARMFUL = late_pattern(
    r"(?<!\\)[%#&]|\\(?:input|include|write|open|close|read|[egx]?def|let|catcode|csname|immediate"
    r"|special|usepackage|new|renew|provide|loop|repeat|begin|end|expandafter|url|href|message)"
)
"""What a formula on a line has no use for, and a program that prints it might act on."""


def _is_harmless(formula: str) -> bool:
    """Whether a formula ends where it seems to and does nothing but print."""
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", formula):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0 and _HARMFUL.search(formula) is None


def outside_formulas(text: str, escape: Callable[[str], str]) -> str:
    """Text escaped but for its formulas, which are the same in all these formats."""
    if "$" not in text and "\\(" not in text:
        return escape(text)
    shown: list[str] = []
    place = 0
    for formula in _FORMULA.finditer(text):
        if not _is_harmless(formula[0]):
            continue
        shown += [escape(text[place : formula.start()]), formula[0]]
        place = formula.end()
    return "".join(shown) + escape(text[place:])


_ON, _OFF = "\x01", "\x02"
"""In Markdown, emphasis on its way out: its stars are set when the spaces around it are known."""


def _escape_html(text: str) -> str:
    """Text escaped for HTML, with the character references that citation processors write."""
    return text.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;")


_MARKDOWN_SPECIAL = late_pattern(r"[\\`*_\[\]]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~(?=~)|(?<=~)~")
_BLOCK_START = late_pattern(r"(?:([#+>-])|(\d{1,9})([.)]))(?=\s|$)")


def _escape_markdown(text: str) -> str:
    """Text for Markdown, escaped only where it would be read as markup."""
    return outside_formulas(
        text, lambda part: _MARKDOWN_SPECIAL.sub(lambda match: "\\" + match[0], part)
    )


def _finish_markdown(text: str) -> str:
    """Markdown with spaces outside of its emphasis, and with nothing that opens a block."""
    if _ON in text:
        text = re.sub(rf"{_ON}(\s*){_OFF}", r"\1", text)
        text = re.sub(rf"{_ON}(\s+)", rf"\1{_ON}", text)
        text = re.sub(rf"(\s+){_OFF}", rf"{_OFF}\1", text)
        text = text.replace(_ON, "*").replace(_OFF, "*")
    start = _BLOCK_START.match(text)
    if start is None:
        return text
    place = start.start(3) if start[3] else 0
    return text[:place] + "\\" + text[place:]


PLAIN = Format("plain", str, {}, indent="    ", raises_digits=True)
MARKDOWN = Format(
    "markdown",
    _escape_markdown,
    {
        ITALIC: (_ON, _OFF),
        UPRIGHT: (_OFF, _ON),
        BOLD: ("**", "**"),
        SUPER: ("<sup>", "</sup>"),
        SUB: ("<sub>", "</sub>"),
        SMALL_CAPS: ('<span style="font-variant:small-caps;">', "</span>"),
    },
    _finish_markdown,
    note=("^[", "]"),
    indent="> ",
    line_break="\\\n",
)
HTML = Format(
    "html",
    _escape_html,
    {
        ITALIC: ("<i>", "</i>"),
        UPRIGHT: ('<span style="font-style:normal;">', "</span>"),
        BOLD: ("<b>", "</b>"),
        SUPER: ("<sup>", "</sup>"),
        SUB: ("<sub>", "</sub>"),
        SMALL_CAPS: ('<span style="font-variant:small-caps;">', "</span>"),
    },
    block=("<blockquote>", "</blockquote>"),
    paragraph=("<p>", "</p>"),
    line_break="<br>\n",
)

_PANDOC_SPECIAL = late_pattern(
    r"[\\`*_\[\]^~$\"']|@(?=\w)|<(?=[A-Za-z/!?])|&(?=#?\w+;)|-(?=-)|\.(?=\.\.)"
)


def _escape_pandoc(text: str) -> str:
    """Text for pandoc's Markdown, with anything like a key, a formula or a dash escaped."""
    return outside_formulas(
        text, lambda part: _PANDOC_SPECIAL.sub(lambda match: "\\" + match[0], part)
    )


PANDOC = replace(MARKDOWN, name="pandoc", escape=_escape_pandoc, note=_NOTHING, cites_keys=True)

FOOTNOTE = replace(MARKDOWN, name="footnote", note=_NOTHING, has_footnotes=True)

_HERE = {each.name: each for each in (PLAIN, MARKDOWN, FOOTNOTE, HTML, PANDOC)}
"""The formats of this module; each of the others has one of its own, imported on first use."""


def format_named(name: str) -> Format:
    """The format that a person asked for; raises a ReaderError for an unknown one."""
    if name in _HERE:
        return _HERE[name]
    known = choose(name, "citation format", {key: (key,) for key in TEXT_FORMATS})
    if known in _HERE:
        return _HERE[known]
    return cast("Format", import_module(f"reader.citation.markup.{known}").FORMAT)

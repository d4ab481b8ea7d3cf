"""Convert pandoc's inline elements to text in one of Reader's formats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reader.citation.markup.formats import Format
from reader.citation.markup.rich import BOLD, END, ITALIC, SMALL_CAPS, SUB, SUPER, UPRIGHT

Inlines = Sequence[Any]
"""Pandoc's inline elements, as its JSON has them."""

_SPANS = {
    "Emph": ITALIC,
    "Strong": BOLD,
    "SmallCaps": SMALL_CAPS,
    "Superscript": SUPER,
    "Subscript": SUB,
}
_SPACES = {"Space", "SoftBreak", "LineBreak"}
_QUOTES = {"DoubleQuote": "“”", "SingleQuote": "‘’"}
_LINES = {"csl-left-margin", "csl-right-inline", "csl-block", "csl-indent"}
"""Parts of an entry that are separated from the rest."""


def render(inlines: Inlines, how: Format) -> str:
    """A line printed in a format, with single spaces between separate parts."""
    out: list[str] = []
    run: list[str] = []
    marks = [*_tokens(inlines, is_upright=True)]
    for token, kind in marks:
        if not kind:
            run.append(token)
            continue
        is_raised = token == END and kind == SUPER
        out.append(how.escaped(_single_spaced("".join(run), out), is_raised=is_raised))
        run.clear()
        pair = how.marks.get(kind, ("", ""))
        out.append(pair[1] if token == END else pair[0])
    out.append(how.escape(_single_spaced("".join(run), out)))
    return how.finish("".join(out)).strip(" ")


def _single_spaced(text: str, before: Sequence[str]) -> str:
    """A text with single spaces."""
    while "  " in text:
        text = text.replace("  ", " ")
    is_behind = not before or before[-1].endswith(" ")
    return text.lstrip(" ") if is_behind else text


def _tokens(inlines: Inlines, *, is_upright: bool) -> Iterator[tuple[str, str]]:
    """Text without a kind, and the marks of spans with theirs; `END` closes."""
    for inline in inlines:
        kind, content = inline.get("t"), inline.get("c")
        if kind == "Str":
            yield content, ""
        elif kind in _SPACES:
            yield " ", ""
        elif kind in _SPANS:
            span = _SPANS[kind] if kind != "Emph" or is_upright else UPRIGHT
            yield span, span
            yield from _tokens(content, is_upright=is_upright != (kind == "Emph"))
            yield END, span
        elif kind == "Quoted":
            marks = _QUOTES[content[0]["t"]]
            yield marks[0], ""
            yield from _tokens(content[1], is_upright=is_upright)
            yield marks[1], ""
        elif kind in {"Code", "Math", "RawInline"}:
            yield content[1], ""
        else:
            yield from _inside(kind, content, is_upright=is_upright)


def _inside(kind: str, content: Any, *, is_upright: bool) -> Iterator[tuple[str, str]]:
    """The content of an element that only wraps others."""
    if kind in {"Span", "Link", "Cite"}:
        is_apart = kind == "Span" and not _LINES.isdisjoint(content[0][1])
        is_turned = kind == "Span" and "nodecor" in content[0][1] and not is_upright
        if is_apart:
            yield " ", ""
        if is_turned:
            yield UPRIGHT, UPRIGHT
        yield from _tokens(content[1], is_upright=is_upright or is_turned)
        if is_turned:
            yield END, UPRIGHT
        if is_apart:
            yield " ", ""
    elif kind in {"Underline", "Strikeout"}:
        yield from _tokens(content, is_upright=is_upright)
    elif kind == "Note":
        yield from _tokens(lines(content), is_upright=is_upright)


def lines(blocks: Sequence[Any]) -> list[Any]:
    """The lines of some blocks joined into one."""
    found: list[Any] = []
    for block in blocks:
        if block["t"] in {"Para", "Plain"}:
            found += ([{"t": "Space"}] if found else []) + block["c"]
        elif block["t"] == "Div":
            found += ([{"t": "Space"}] if found else []) + lines(block["c"][1])
    return found

"""A whole text with its highlights, as one HTML page without scripts, fit for printing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from reader.export.annotated_copy import Copy, Mark, facts, is_address, paragraphs, pieces, tables
from reader.export.annotated_copy import marks as marks_of
from reader.text.canonical import canonical
from reader.text.document import BlockKind, InlineKind, Span

_LOOKS = {"yellow": "solid", "green": "double", "blue": "dotted", "red": "wavy",
          "orange": "dashed", "purple": "solid"}  # fmt: skip
"""How each colour is underlined, for those who can't tell colours apart, and for print."""
_COLORS = {
    "yellow": ("#fff2a8", "#5c4f00"),
    "green": ("#cdeeca", "#1f4d24"),
    "blue": ("#cfe4fb", "#1c4468"),
    "red": ("#fbd3d0", "#6b2523"),
    "orange": ("#fddfbd", "#66400f"),
    "purple": ("#e6d8f7", "#46306b"),
}
"""The background of each colour, on a light page and a dark one."""


def printed(copy: Copy) -> str:
    """A copy as a page: the text, its legend, the notes below it, and its reference."""
    title = _safe(copy.record.title)
    head = (
        f'<!DOCTYPE html>\n<html{_language(copy)}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n"
    )
    parts = [
        head,
        f"<h1>{_safe(copy.title)}</h1>\n" if copy.title else "",
        _html_legend(copy),
        *_html_blocks(copy),
        "</main>\n",
        _html_notes(copy),
        f'<footer><p class="reference">{copy.reference("html")}</p></footer>\n',
        "</body>\n</html>\n",
    ]
    return "".join(parts)


def _language(copy: Copy) -> str:
    """The attribute with the language of the text, where that is known."""
    said = copy.record.csl.get("language")
    return f' lang="{escape(said)}"' if isinstance(said, str) and said.strip() else ""


def _style() -> str:
    light = "".join(f" --{name}: {colors[0]};" for name, colors in _COLORS.items())
    dark = "".join(f" --{name}: {colors[1]};" for name, colors in _COLORS.items())
    looks = "".join(
        f"mark.{name} {{ background: var(--{name}); text-decoration-style: {look}; }}\n"
        for name, look in _LOOKS.items()
    )
    return (
        f":root {{ color-scheme: light dark;{light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{{dark} }} }}\n"
        "body { font: 1.05rem/1.55 Georgia, serif; max-width: 42rem; margin: 2rem auto;"
        " padding: 0 1rem; }\n"
        "mark { color: inherit; text-decoration: underline; text-decoration-thickness: 1px;"
        " text-underline-offset: .2em; print-color-adjust: exact;"
        " -webkit-print-color-adjust: exact; }\n"
        f"{looks}"
        "mark mark { outline: 1px solid; }\n"
        "sup { line-height: 0; } sup a { text-decoration: none; }\n"
        "table { border-collapse: collapse; } td { border: 1px solid; padding: .1rem .4rem;"
        " vertical-align: top; }\n"
        "pre { white-space: pre-wrap; } figcaption, .boilerplate { opacity: .75; }\n"
        ".legend { font-size: .9rem; padding: 0; list-style: none; }\n"
        ".legend li { display: inline-block; margin-right: 1rem; }\n"
        ".notes { font-size: .92rem; border-top: 1px solid; margin-top: 2rem; }\n"
        ".notes li { break-inside: avoid; margin: .6rem 0; } .notes p { margin: .2rem 0; }\n"
        ".reference { margin-top: 2rem; font-size: .92rem; }\n"
        "@media print { body { margin: 0; max-width: none; font-size: 10.5pt; } }\n"
    )


def _html_legend(copy: Copy) -> str:
    if not copy.used:
        return ""
    items = "".join(
        f'<li><mark class="{pen.color}">{_safe(pen.name)}</mark> {_safe(pen.description)}</li>'
        for pen in copy.used
    )
    return f'<ul class="legend">{items}</ul>\n'


def _html_blocks(copy: Copy) -> Iterator[str]:
    marks = marks_of(copy)
    blocks = list(copy.document.blocks)
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind is BlockKind.TABLE_ROW:
            yield _html_table(copy, [block.span for block in group], marks)
            continue
        words = [(block, _html_words(copy, block.span, marks)) for block in group]
        match kind:
            case BlockKind.LIST_ITEM:
                items = "".join(
                    f'<li style="margin-left:{block.level}em">{said}</li>\n'
                    for block, said in words
                )
                is_numbered = words[0][0].marker[:1].isdigit()
                name = "ol" if is_numbered else "ul"
                start = re.match(r"\d{1,9}", words[0][0].marker)
                first = f' start="{start[0]}"' if start and start[0] != "1" else ""
                yield f"<{name}{first}>\n{items}</{name}>\n"
            case BlockKind.QUOTE:
                paragraphs = "".join(f"<p>{said}</p>\n" for _, said in words)
                yield f"<blockquote>\n{paragraphs}</blockquote>\n"
            case _:
                yield from (_html_block(block.kind, block.level, said) for block, said in words)


def _html_table(copy: Copy, rows: Sequence[Span], marks: Sequence[Mark]) -> str:
    lines = (
        "".join(f"<td>{_html_words(copy, cell, marks)}</td>" for cell in cells)
        for cells in tables(copy.document, rows)
    )
    return "<table>\n" + "".join(f"<tr>{line}</tr>\n" for line in lines) + "</table>\n"


def _html_block(kind: BlockKind, level: int, said: str) -> str:
    match kind:
        case BlockKind.HEADING:
            name = f"h{min(max(level, 1), 6)}"
            return f"<{name}>{said}</{name}>\n"
        case BlockKind.CODE:
            return f"<pre>{said}</pre>\n"
        case BlockKind.RULE:
            return "<hr>\n"
        case BlockKind.CAPTION:
            return f"<figure><figcaption>{said}</figcaption></figure>\n"
        case BlockKind.BOILERPLATE:
            return f'<p class="boilerplate">{said}</p>\n'
    return f"<p>{said}</p>\n"


_TAGS = {InlineKind.EMPHASIS: "em", InlineKind.STRONG: "strong", InlineKind.CODE: "code"}


def _html_words(copy: Copy, span: Span, marks: Sequence[Mark]) -> str:
    out = []
    for piece in pieces(copy, span, marks):
        words = escape(piece.text).replace("\n", "<br>\n")
        for inline in piece.inlines:
            if inline.kind in _TAGS:
                words = f"<{_TAGS[inline.kind]}>{words}</{_TAGS[inline.kind]}>"
            elif is_address(inline.target):
                words = f'<a href="{escape(inline.target)}">{words}</a>'
        for mark in reversed(piece.marks):
            # Within a mark of its own, an id may stand once only.
            anchor = f' id="h{_key(mark)}"' if mark in piece.starting and mark.is_first else ""
            words = f'<mark class="{mark.annotation.color}"{anchor}>{words}</mark>'
        signs = "".join(
            f'<sup><a href="#n{mark.number}" id="r{mark.number}">{mark.number}</a></sup>'
            for mark in piece.ending
            if mark.number
        )
        out.append(words + signs)
    return "".join(out)


def _key(mark: Mark) -> str:
    return re.sub(r"[^\w-]", "", mark.annotation.id)


def _html_notes(copy: Copy) -> str:
    items = []
    for each in copy.annotations:
        number = copy.numbers.get(each.id)
        is_lost = each in copy.lost
        if number is None and not is_lost:
            continue
        note = "".join(f"<p>{_lines(part)}</p>" for part in paragraphs(each.note))
        said = "".join(f"<p>{_safe(fact)}</p>" for fact in facts(copy, each))
        lost = "<p>Not found in the text as it is today.</p>" if is_lost else ""
        quote = f'<p><mark class="{each.color}">{_safe(each.quotation)}</mark></p>'
        back = f' <a href="#r{number}">↩</a>' if number and not is_lost else ""
        value = f' value="{number}" id="n{number}"' if number else ""
        items.append(f"<li{value}>{quote}{note}{said}{lost}{back}</li>\n")
    if not items:
        return ""
    return f'<section class="notes">\n<h2>Notes</h2>\n<ol>\n{"".join(items)}</ol>\n</section>\n'


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def _safe(words: str) -> str:
    return escape(" ".join(canonical(words).split()))

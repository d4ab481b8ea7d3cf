"""Org: rich text in the markup of Emacs' Org mode."""

from __future__ import annotations

from reader.citation.markup.formats import Format, outside_formulas
from reader.citation.markup.rich import BOLD, ITALIC, SUB, SUPER
from reader.lazy import late_pattern

_ENTITIES = {
    "*": r"\ast{}",
    "/": r"\slash{}",
    "+": r"\plus{}",
    "[": r"\lbrack{}",
    "|": r"\vert{}",
    "#": r"\num{}",
    "\\": r"\bsol{}",
}
_BREAK = "\u200b"
"""A zero-width space, which keeps a character without an entity from being markup."""
_MARKUP = late_pattern(
    r"(?<!\w)[*/+=~](?=\S)|(?<=\S)[*/+=~](?!\w)|_|\^(?=\S)|\[(?=\[|fn:|cite|\d+\])|\\(?=[A-Za-z])"
)
_ADDRESS = late_pattern(r"https?://\S+")
_BLOCK_START = late_pattern(r"[*|#+-](?=\s|[+|]|$)|[|#]")


def _escape(text: str) -> str:
    """Text in which only addresses are interpreted as markup."""
    shown: list[str] = []
    place = 0
    for address in _ADDRESS.finditer(text):
        shown += [outside_formulas(text[place : address.start()], _without_markup), address[0]]
        place = address.end()
    return "".join(shown) + outside_formulas(text[place:], _without_markup)


def _without_markup(text: str) -> str:
    return _MARKUP.sub(lambda match: _ENTITIES.get(match[0], match[0] + _BREAK), text)


def _finish(text: str) -> str:
    """Text that does not begin like a heading, a list, a table or a keyword."""
    start = _BLOCK_START.match(text)
    if start is None:
        return text
    return _ENTITIES.get(start[0], _BREAK + start[0]) + text[start.end() :]


FORMAT = Format(
    "org",
    _escape,
    {ITALIC: ("/", "/"), BOLD: ("*", "*"), SUPER: ("^{", "}"), SUB: ("_{", "}")},
    _finish,
    note=("[fn:: ", "]"),
    block=("#+begin_quote\n", "\n#+end_quote"),
    line_break="\\\\\n",
)

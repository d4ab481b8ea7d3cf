"""LaTeX: rich text with the commands of `csquotes`, which handles each language's marks."""

from __future__ import annotations

from reader.citation.markup.formats import Format, outside_formulas
from reader.citation.markup.rich import BOLD, ITALIC, SMALL_CAPS, SUB, SUPER, UPRIGHT
from reader.lazy import late_pattern

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: "\\" + char for char in "&%$#_{}"},
}
_LIGATURES = late_pattern(r"(?<=-)-|(?<=')'|(?<=`)`|(?<=[?!])`|(?<=,),")


def escape(text: str) -> str:
    """Text with LaTeX's special characters as their commands."""
    return "".join(_SPECIAL.get(char, char) for char in text)


def _escape_all(text: str) -> str:
    """The same, with nothing that would turn into a dash or a quotation mark."""
    return outside_formulas(text, _escape_words)


def _escape_words(text: str) -> str:
    return escape(_LIGATURES.sub("\0\\g<0>", text)).replace("\0", "{}")


FORMAT = Format(
    "latex",
    _escape_all,
    {
        ITALIC: (r"\emph{", "}"),
        UPRIGHT: (r"\textup{", "}"),
        BOLD: (r"\textbf{", "}"),
        SMALL_CAPS: (r"\textsc{", "}"),
        SUPER: (r"\textsuperscript{", "}"),
        SUB: (r"\textsubscript{", "}"),
    },
    quotes=(r"\enquote{", "}"),
    note=(r"\footnote{", "}"),
    block=("\\begin{quote}\n", "\n\\end{quote}"),
    line_break="\\\\{}\n",
)

"""Converting the LaTeX in a field of a `.bib` file to text, with pylatexenc.

Loaded only when a `.bib` file is read.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from itertools import pairwise
from typing import Any
from unicodedata import normalize

from pylatexenc import latex2text, latexwalker
from pylatexenc.latex2text import MacroTextSpec, SpecialsTextSpec
from pylatexenc.macrospec import (
    LatexContextDb,
    MacroSpec,
    MacroStandardArgsParser,
    SpecialsSpec,
)

from reader.lazy import late_pattern
from reader.metadata import latex_pieces

logging.getLogger("pylatexenc").addHandler(logging.NullHandler())

_COMMAND = late_pattern(r"[\\{}$~`^_]|--|''|[?!]`")
"""Characters that are special in LaTeX; a text without them needs no conversion."""
_BRACE = late_pattern(r"[{}]")
_UNESCAPED = late_pattern(r"(?<!\\)((?:\\\\)*)([&%#])")
"""Characters that BibTeX passes on, and that people forget to escape."""
_DOLLAR = late_pattern(r"(?<!\\)((?:\\\\)*)\$")
_SINGLE = late_pattern(r"‘([^‘’]*?)'(?!\w)")
"""An opening quotation mark, and the apostrophe that closes it."""
_STRAY_ACCENT = late_pattern("(^|[\\s\ue000-\ue009])[\u0300-\u036f]+")
"""An accent without a base letter."""

_TAGS = {
    "\ue000": "<i>",
    "\ue001": "</i>",
    "\ue002": "<b>",
    "\ue003": "</b>",
    "\ue004": '<span style="font-variant:small-caps;">',
    "\ue005": "</span>",
    "\ue006": "<sup>",
    "\ue007": "</sup>",
    "\ue008": "<sub>",
    "\ue009": "</sub>",
}
"""CSL's own markup, and its placeholder characters during conversion."""
_ITALIC, _BOLD, _SMALL_CAPS, _SUPER, _SUB = zip(*[iter(_TAGS)] * 2, strict=True)
_NOTHING = ("", "")
_NO_TAGS = dict.fromkeys(map(ord, _TAGS))
_AS_TAGS = str.maketrans(_TAGS)

_INNER = str.maketrans("“”", "‘’")

_SPANS = {
    "emph": _ITALIC,
    "mkbibemph": _ITALIC,
    "textit": _ITALIC,
    "textsl": _ITALIC,
    "textbf": _BOLD,
    "mkbibbold": _BOLD,
    "textsc": _SMALL_CAPS,
    "textsuperscript": _SUPER,
    "mkbibsuperscript": _SUPER,
    "textsubscript": _SUB,
    "mkbibsubscript": _SUB,
    **dict.fromkeys(("enquote", "mkbibquote"), ("“", "”")),
    **dict.fromkeys(("mbox", "hbox", "texttt", "textsf", "textup", "textnormal"), _NOTHING),
    **dict.fromkeys(("url", "nolinkurl", "path", "MakeUppercase", "MakeLowercase"), _NOTHING),
    **dict.fromkeys(("uppercase", "lowercase", "underline", "text", "textrm"), _NOTHING),
}
"""Commands with one argument, and the markup before and after it."""
_DECLARATIONS = {
    **dict.fromkeys(("em", "it", "itshape", "sl", "slshape"), _ITALIC),
    **dict.fromkeys(("bf", "bfseries"), _BOLD),
    **dict.fromkeys(("sc", "scshape"), _SMALL_CAPS),
}
"""Commands that apply to the end of their group."""
_SYMBOLS = {
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "BibTeX": "BibTeX",
    "S": "§",
    "P": "¶",
    "pounds": "£",
    "euro": "€",
    "copyright": "©",
    "ddag": "‡",
    "slash": "/",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
    "textunderscore": "_",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textquotesingle": "'",
    "textasciicircum": "^",
    "textasciitilde": "~",
    "textbackslash": "\\",
    "textquotedbl": '"',
    "-": "",
    "/": "",
    **dict.fromkeys(("\\", "newline", "linebreak", "par", "space", "enspace", "thinspace"), " "),
}
"""Commands without an argument that pylatexenc lacks, or converts differently."""
_DROPPED = ("noopsort", "footnote", "cite", "label", "input", "include", "phantom", "hphantom")
"""Commands whose argument is not printed."""


_LAST = ("href", "textcolor", "colorbox", "texorpdfstring")
"""Commands of which only the second argument is printed."""
_FRACTIONS = ("frac", "tfrac", "dfrac", "nicefrac", "sfrac")
_OTHERS = ("begin", "end", *"()[]")
"""Commands that are about what is behind them."""
_MOST_KEPT = 1000
"""The most commands of which is kept how many arguments they have, and what their text is."""
_LONGEST = 20_000
"""The most characters of a field; longer ones are taken as plain text."""


def plain(latex: str) -> str:
    """A field as text, without any markup."""
    if latex.isalnum():
        return normalize("NFC", latex)
    return _printed(latex).translate(_NO_TAGS)


def rich(latex: str) -> str:
    """A field as text with CSL's markup for italics, bold, small capitals and scripts."""
    return _printed(latex).translate(_AS_TAGS)


def _printed(latex: str) -> str:
    """The text of a field, with one character in place of each tag."""
    latex = latex.translate(_NO_TAGS)
    if not _COMMAND.search(latex) or len(latex) > _LONGEST:
        return _tidied(latex)
    if (simple := _simply_printed(latex)) is not None:
        return simple
    may_be_unescaped = "&" in latex or "%" in latex or "#" in latex
    text = _UNESCAPED.sub(r"\1\\\2", latex) if may_be_unescaped else latex
    if "$" in text and len(_DOLLAR.findall(text)) % 2:
        text = _DOLLAR.sub(r"\1\\$", text)
    if (printed := latex_pieces.printed(text, _commands())) is not None:
        return _finished(printed)
    try:
        printed = _converted(text)
    except RecursionError:  # Commands nested hundreds deep were not written by a person.
        return _tidied(re.sub(r"\\[A-Za-z]+\s*|[\\{}$]", "", latex))
    return _finished(printed)


def _converted(latex: str) -> str:
    """The text of some LaTeX, read as a whole."""
    walker = latexwalker.LatexWalker(latex, latex_context=_grammar(), tolerant_parsing=True)
    return str(_printer().nodelist_to_text(walker.get_latex_nodes()[0]))


@cache
def _commands() -> latex_pieces.Commands:
    """The commands that can be read one by one."""
    return latex_pieces.Commands(
        {
            **{name: (1, partial(_marked, *marks)) for name, marks in _SPANS.items()},
            **dict.fromkeys(_DROPPED, (1, lambda _: "")),
            **dict.fromkeys(_LAST, (2, lambda arguments: arguments[-1])),
            **dict.fromkeys(_FRACTIONS, (2, "/".join)),
        },
        {"^": _SUPER, "_": _SUB},
        lru_cache(_MOST_KEPT)(_count),
        lru_cache(_MOST_KEPT)(_converted),
    )


def _count(name: str) -> int | None:
    """The number of arguments of a command; None if it is more than a command with arguments."""
    if name in _DECLARATIONS or name in _OTHERS:
        return None
    parser = getattr(_grammar().get_macro_spec(name), "args_parser", None)
    if parser is None:
        return 0
    is_simple = type(parser) is MacroStandardArgsParser
    return {"": 0, "{": 1}.get(parser.argspec) if is_simple else None


def _simply_printed(latex: str) -> str | None:
    """The text of a field with nothing but braces and accents; None if there is more in it."""
    text = latex_pieces.ACCENTED.sub(latex_pieces.accented, latex)
    bare = text.replace("{", "").replace("}", "")
    depth = lowest = 0
    for brace in _BRACE.findall(text):
        depth += 1 if brace == "{" else -1
        lowest = min(lowest, depth)
    if depth or lowest or _COMMAND.search(bare):
        return None
    return _finished(bare)


def _finished(printed: str) -> str:
    if printed.isascii():
        return printed.strip()
    return _tidied(_SINGLE.sub(r"‘\1’", _STRAY_ACCENT.sub(r"\1", printed)))


def _tidied(text: str) -> str:
    return normalize("NFC", text.strip())


class _Printer(latex2text.LatexNodes2Text):  # type: ignore[misc]
    """Converts parsed LaTeX, with declarations up to the end of their group."""

    def nodelist_to_text(self, nodelist: Sequence[Any]) -> str:
        """The text of some nodes."""
        names = [getattr(node, "macroname", "") for node in nodelist]
        places = [at for at, name in enumerate(names) if name in _DECLARATIONS]
        text = super().nodelist_to_text(nodelist[: places[0]] if places else nodelist)
        for at, end in pairwise([*places, len(nodelist)]):
            text += _DECLARATIONS[names[at]][0] + super().nodelist_to_text(nodelist[at + 1 : end])
        return str(text) + "".join(_DECLARATIONS[names[at]][1] for at in reversed(places))


@cache
def _grammar() -> LatexContextDb:
    """The arguments that commands take."""
    grammar = latexwalker.get_default_latex_context_db().filter_context(
        keep_categories=["latex-base", "nonascii-specials"]
    )
    macros = [MacroSpec(name, "{") for name in (*_SPANS, *_DROPPED, "t")]
    macros += [MacroSpec(name, "") for name in (*_SYMBOLS, *_DECLARATIONS)]
    macros += [MacroSpec(name, "{{") for name in (*_LAST, *_FRACTIONS)]
    specials = [
        SpecialsSpec("`"),
        *(SpecialsSpec(sign, MacroStandardArgsParser("{")) for sign in "^_"),
    ]
    grammar.add_context_category("reader", macros, specials=specials, prepend=True)
    return grammar


@cache
def _printer() -> _Printer:
    """The converter, with Reader's own commands."""
    known = latex2text.get_default_latex_context_db().filter_context(
        keep_categories=["latex-base", "nonascii-specials", "advanced-symbols"],
        keep_which=["macros", "specials"],
    )
    known.set_unknown_macro_spec(MacroTextSpec("", discard=False))
    macros = [MacroTextSpec(name, _spanned(*marks)) for name, marks in _SPANS.items()]
    macros += [MacroTextSpec(name, symbol or None) for name, symbol in _SYMBOLS.items()]
    macros += [MacroTextSpec(name, discard=True) for name in _DROPPED]
    macros += [MacroTextSpec(name, _last) for name in _LAST]
    macros += [MacroTextSpec(name, _fraction) for name in _FRACTIONS]
    macros += [MacroTextSpec("sqrt", _root), MacroTextSpec("t", _tied)]
    specials = [
        SpecialsTextSpec("^", _script("^", *_SUPER)),
        SpecialsTextSpec("_", _script("_", *_SUB)),
        SpecialsTextSpec("`", "‘"),
    ]
    known.add_context_category("reader", macros, specials=specials, prepend=True)
    return _Printer(known, strict_latex_spaces="except-in-equations")


def _spanned(before: str, after: str) -> Callable[..., str]:
    """Converts a command's argument, with markup before and after it."""

    def printed(node: Any, l2tobj: _Printer) -> str:
        return _marked(before, after, _arguments(node, l2tobj))

    return printed


def _marked(before: str, after: str, arguments: list[str]) -> str:
    text = "".join(arguments)
    if before == "“":
        text = text.translate(_INNER)
    return before + text + after if text.strip() else text


def _script(sign: str, before: str, after: str) -> Callable[..., str]:
    """Converts scripts in a formula; elsewhere `^` and `_` are plain characters."""

    def printed(node: Any, l2tobj: _Printer) -> str:
        text = "".join(_arguments(node, l2tobj)).strip()
        return before + text + after if node.parsing_state.in_math_mode else sign + text

    return printed


def _arguments(node: Any, printer: _Printer) -> list[str]:
    """The text of a command's arguments, as far as it has any."""
    nodes = node.nodeargd.argnlist if node.nodeargd else ()
    return [printer.nodelist_to_text([each]) for each in nodes or () if each is not None]


def _last(node: Any, l2tobj: _Printer) -> str:
    return "".join(_arguments(node, l2tobj)[-1:])


def _fraction(node: Any, l2tobj: _Printer) -> str:
    return "/".join(_arguments(node, l2tobj))


def _root(node: Any, l2tobj: _Printer) -> str:
    return f"√({_last(node, l2tobj)})"


def _tied(node: Any, l2tobj: _Printer) -> str:
    """Two letters joined by a tie."""
    text = "".join(_arguments(node, l2tobj))
    return text[:1] + "\u0361" + text[1:] if text[1:] else text

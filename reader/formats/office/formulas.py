"""Formulas of Word documents as words: `x² + 1`, `(a + b)/2`, `√(x)`.

Nothing that reads Word documents here knows their formulas, so each is written as a run of text in
its place before they are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

from lxml import etree
from lxml.etree import _Element as Element

from reader.formats.scripts import raised

_FORMULA = re.compile(rb"<m:oMath(?:\s[^<>]*)?>(?:(?!<m:oMath[\s>]).)*?</m:oMath>", re.DOTALL)
_AROUND = re.compile(
    rb"</?m:oMathPara(?:\s[^<>]*)?>|<m:oMathParaPr>(?:(?!<m:oMathParaPr>).)*?</m:oMathParaPr>",
    re.DOTALL,
)
_NAMESPACE = re.compile(rb"xmlns:(\w+)=\"[^\"]*\"")
_PREFIX = re.compile(rb"\b([A-Za-z_]\w*):")
_LONGEST = 1 << 16
"""The most bytes of a formula that is read by its structure; of a longer one, all words are."""
_WORDS = re.compile(rb"<m:t(?:\s[^>]*)?>([^<]*)</m:t>")
_PROPERTIES = "Pr"
_ROOTS = {"3": "∛", "4": "∜"}


def with_formulas(body: bytes) -> bytes:
    """A part of a Word document with text in the place of its formulas."""
    if b"<m:oMath" not in body:
        return body
    return _AROUND.sub(b"", _FORMULA.sub(_run, body))


def _run(found: re.Match[bytes]) -> bytes:
    """A run of text in place of a formula."""
    text = escape(_text_of(found[0]), quote=False)
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'.encode()


def _text_of(formula: bytes) -> str:
    """A formula in one line."""
    if len(formula) <= _LONGEST:
        named = set(_PREFIX.findall(formula)) - {b"xml", b"xmlns"}
        names = b"".join(b' xmlns:%b="%b"' % (each, each) for each in sorted(named))
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        root = etree.fromstring(b"<all%b>%b</all>" % (names, _NAMESPACE.sub(b"", formula)), parser)
        if root is not None:
            return " ".join(_all(root).split())
    return b" ".join(_WORDS.findall(formula)).decode("utf-8", "replace")


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _all(element: Element) -> str:
    """All parts of an element, one after the other."""
    return "".join(map(_part, element))


def _part(element: Element) -> str:
    name = _name(element)
    if name == "t":
        return element.text or ""
    if name.endswith(_PROPERTIES):
        return ""
    return _FORMS.get(name, _all)(element)


def _child(element: Element, name: str) -> str:
    """A part of an element by its name; empty if there is none."""
    return next((_all(each) for each in element if _name(each) == name), "")


def _said(element: Element, name: str, default: str) -> str:
    """A property of an element, such as the sign of a sum."""
    for each in element.iter():
        if _name(each) == name:
            values = (value for key, value in each.attrib.items() if key.endswith("val"))
            return str(next(values, default))
    return default


def _grouped(text: str) -> str:
    """A part in parentheses, unless it is a single word or number."""
    return text if text.isalnum() or len(text) <= 1 else f"({text})"


def _script(text: str, *, up: bool) -> str:
    return raised(text, up=up)[0] if text.strip() else ""


def _scripts(element: Element) -> str:
    """A base with what is below and above it."""
    above, below = _child(element, "sup"), _child(element, "sub")
    return f"{_child(element, 'e')}{_script(below, up=False)}{_script(above, up=True)}"


def _fraction(element: Element) -> str:
    return f"{_grouped(_child(element, 'num'))}/{_grouped(_child(element, 'den'))}"


def _root(element: Element) -> str:
    degree = _child(element, "deg").strip()
    sign = _ROOTS.get(degree) or f"{_script(degree, up=True)}√"
    return f"{sign}{_grouped(_child(element, 'e'))}"


def _sum(element: Element) -> str:
    below, above = _child(element, "sub"), _child(element, "sup")
    limits = f"{_script(below, up=False)}{_script(above, up=True)}"
    return f"{_said(element, 'chr', '∫')}{limits} {_child(element, 'e')}"


def _delimited(element: Element) -> str:
    parts = _said(element, "sepChr", "|").join(_all(each) for each in element if _name(each) == "e")
    return f"{_said(element, 'begChr', '(')}{parts}{_said(element, 'endChr', ')')}"


def _limit(element: Element) -> str:
    return f"{_child(element, 'e')}{_script(_child(element, 'lim'), up=_name(element) == 'limUpp')}"


def _function(element: Element) -> str:
    return f"{_child(element, 'fName')} {_child(element, 'e')}"


def _rows(element: Element) -> str:
    rows = (
        ", ".join(_all(each) for each in row if _name(each) == "e") if _name(row) == "mr"
        else _all(row)
        for row in element if _name(row) in {"mr", "e"}
    )  # fmt: skip
    return "; ".join(rows)


_FORMS: Mapping[str, Callable[[Element], str]] = {
    **dict.fromkeys(("sSup", "sSub", "sSubSup", "sPre"), _scripts),
    "f": _fraction,
    "rad": _root,
    "nary": _sum,
    "d": _delimited,
    **dict.fromkeys(("limLow", "limUpp"), _limit),
    "func": _function,
    **dict.fromkeys(("m", "eqArr"), _rows),
}
"""How the parts of a formula are written, by the name of their element."""

"""The words of a Markdown paragraph, with its marks as spans beside them."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from markdown_it.token import Token

from reader.text.canonical import canonical
from reader.text.document import Inline, InlineKind, Span

_KINDS = {
    "em": InlineKind.EMPHASIS,
    "strong": InlineKind.STRONG,
    "link": InlineKind.LINK,
}
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|svg|head)\b.*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<[!?][^<>]*>")
_SPACES = re.compile(r"[ \t]*\n\s*|[ \t]{2,}")


class Words:
    """Text that grows piece by piece, and the spans that are set apart in it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open: list[tuple[InlineKind, int, str]] = []
        self._size = 0
        self._inlines: list[Inline] = []

    def add(self, text: str, kind: InlineKind | None = None, target: str = "") -> None:
        """Go on with a text, which is set as `kind`."""
        start = self._size
        self._pieces.append(text)
        self._size += len(text)
        if kind is not None:
            self._inlines.append(Inline(kind, Span(start, self._size), target))

    def open(self, kind: InlineKind, target: str = "") -> None:
        """Set apart what comes, until it is closed."""
        self._open.append((kind, self._size, target))

    def close(self) -> None:
        """End what was opened last."""
        kind, start, target = self._open.pop()
        self._inlines.append(Inline(kind, Span(start, self._size), target))

    def done(self) -> tuple[str, list[Inline]]:
        """The text, canonical and without white space around it, and its spans, sorted."""
        text, inlines = _composed("".join(self._pieces), self._inlines)
        start = len(text) - len(text.lstrip())
        end = max(len(text.rstrip()), start)
        kept = []
        for inline in inlines:
            span = Span(max(inline.span.start, start) - start, min(inline.span.end, end) - start)
            if span.start < span.end:
                kept.append(Inline(inline.kind, span, inline.target))
        kept.sort(key=lambda inline: (inline.span.start, -inline.span.end))
        return text[start:end], kept


def _composed(text: str, inlines: list[Inline]) -> tuple[str, list[Inline]]:
    """A text made canonical, which entities may have kept it from being, and its spans."""
    whole = canonical(text)
    if whole == text:
        return text, inlines
    size = len(whole)

    def moved(offset: int) -> int:
        return min(len(canonical(text[:offset])), size)

    spans = [Span(moved(inline.span.start), moved(inline.span.end)) for inline in inlines]
    moved_inlines = [
        Inline(inline.kind, span, inline.target)
        for inline, span in zip(inlines, spans, strict=True)
    ]
    return whole, moved_inlines


def words_of(tokens: Sequence[Token], into: Words) -> None:
    """Add the words of a paragraph's tokens; HTML tags are dropped, what they enclose stays."""
    for before, token in pairwise([None, *tokens]):
        assert token is not None  # noqa: S101 - only the first of the list is None
        name, _, edge = token.type.rpartition("_")
        if edge == "open" and name in _KINDS:
            into.open(_KINDS[name], str(token.attrs.get("href", "")))
        elif edge == "close" and name in _KINDS:
            into.close()
        elif token.type == "softbreak":
            into.add("" if before is not None and _is_wide(before.content[-1:]) else " ")
        else:
            _add_leaf(token, into)


def _add_leaf(token: Token, into: Words) -> None:
    if token.type == "text":
        into.add(token.content)
    elif token.type == "code_inline":
        into.add(token.content, InlineKind.CODE)
    elif token.type == "hardbreak" or _LINE_BREAK.fullmatch(token.content):
        into.add("\n")
    elif token.type == "image":
        into.add(alternative(token))
    elif token.type == "footnote_ref":
        into.add(f"[{footnote_label(token)}]")


def footnote_label(token: Token) -> str:
    """What a footnote is called on the page: its number."""
    return str(int(token.meta.get("id", 0)) + 1)


def alternative(token: Token) -> str:
    """The words that stand for a picture: its description, else its title."""
    described = Words()
    words_of(token.children or [], described)
    return described.done()[0] or str(token.attrs.get("title", "")).strip()


def words_of_html(source: str) -> str:
    """What a stretch of HTML says: its text without tags, comments, scripts and styles."""
    text = html.unescape(_TAG.sub("", _LINE_BREAK.sub("\n", _HIDDEN.sub("", source))))
    return canonical(_SPACES.sub(lambda found: "\n" if "\n" in found[0] else " ", text)).strip()


def _is_wide(character: str) -> bool:
    """Whether a character is of a script that puts no spaces between words."""
    wide = bool(character) and east_asian_width(character) in "WF"
    return wide and not "\uac00" <= character <= "\ud7a3"

"""Which parts of a mail are its text: all of its pieces, but of each only one form."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.lazy import late_pattern

_STUB = 3
"""How many times as many words the HTML has, at least, if the text only refers to it."""
_SAME = 0.8
"""The share of a text's different words in the HTML from which both say the same: programs differ
in what they write for links, lists and signatures."""
_WORDS = late_pattern(r"\w+")
_TAG = late_pattern(r"<[^<>]*>")
_GAP = late_pattern(r"\n\s*\n")


class Body(NamedTuple):
    """A part of a mail that has words."""

    part: int
    """Which part it is."""
    text: str
    """Its characters."""
    is_html: bool
    """Whether they are HTML."""
    choice: int
    """The number of the alternatives that it is one of; 0 if it is none."""
    is_named: bool
    """Whether it has the name of a file."""


def read(bodies: Sequence[Body]) -> tuple[list[Body], set[int]]:
    """The bodies that are read, in order, and the parts that say the same as these.

    Of alternatives, and of others that say the same, the plain text is read unless it only refers
    to the HTML. A plain text with a file's name is an attachment if there is one without.
    """
    said = [body for body in bodies if body.text.strip()]
    same: set[int] = set()
    for choice in sorted({body.choice for body in said}):
        plain = [each for each in said if each.choice == choice and not each.is_html]
        marked = [each for each in said if each.choice == choice and each.is_html]
        if plain and marked:
            unnamed = [each for each in plain if not each.is_named] or plain
            same |= _other_form(unnamed, marked, is_choice=choice > 0)
    said = [body for body in said if body.part not in same]
    if any(not body.is_named for body in said):
        said = [body for body in said if body.is_html or not body.is_named]
    elif said:
        said = said[:1]
    return said, same


def _other_form(plain: Sequence[Body], marked: Sequence[Body], *, is_choice: bool) -> set[int]:
    """The parts that say again what others say; none if they say different things."""
    text = _words(plain)
    shown = _words(marked)
    if not is_choice:
        known = set(shown)
        different = set(text)
        is_same = sum(word in known for word in different) >= _SAME * len(different)
        if not is_same:
            return set()
    is_stub = len(shown) > _STUB * max(len(text), 1)
    return {each.part for each in (plain if is_stub else marked)}


def _words(bodies: Iterable[Body]) -> list[str]:
    """The words of some bodies."""
    texts = (_TAG.sub(" ", each.text) if each.is_html else each.text for each in bodies)
    return [word for text in texts for word in _WORDS.findall(html.unescape(text).casefold())]


def as_html(body: Body) -> str:
    """What a body says, as HTML."""
    if body.is_html:
        return body.text
    paragraphs = _GAP.split(html.escape(body.text.strip()))
    return "".join("<p>{}</p>".format("<br>".join(each.split("\n"))) for each in paragraphs)

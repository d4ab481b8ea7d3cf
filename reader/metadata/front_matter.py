"""The metadata at the top of a text file in any form, separated from the article below."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.lazy import late_pattern, lazy

if TYPE_CHECKING:
    from reader.metadata import fields, header_lines, lenient, spellings
else:
    fields = lazy("reader.metadata.fields")
    header_lines = lazy("reader.metadata.header_lines")
    lenient = lazy("reader.metadata.lenient")
    spellings = lazy("reader.metadata.spellings")

_FENCED = late_pattern(
    r"\A\n*(?P<fence>---|\+\+\+|;;;)(?P<named>yaml|toml|json|)[ \t]*\n(?P<inside>(?:.*\n)*?)"
    r"(?P<close>---|\.\.\.|\+\+\+|;;;)[ \t]*(?:\n|\Z)"
)
_KEY = late_pattern(r"""["']?@?[^\W\d_](?:(?![:=][ \t\n]).){0,80}?["']?[ \t]*[:=](?:[ \t]|$)|\{""")
_UNFENCED = late_pattern(
    r"\A\n*(?:%[ \t]|\{\s*[\"'\w]|\#|:[A-Za-z][\w-]*:[ \t]|(?:<!--[ \t]*\n)?\.\.[ ][a-z]"
    r"|(?:[-*+][ \t]+)?(?:\*{1,2}|_{1,2})[^\W\d_]"
    r"|(?:[-*][ \t]+)?[^\W\d_][\w .-]{0,40}::?(?=\s)"
    r"|(?:([^\w\s])\1{1,400}[ \t]*\n)?[ \t]*\S.*\n([^\w\s])\2{2,400}[ \t]*\n\s*:[A-Za-z]"
    r"|[ \t]*\S.*\n={3,}[ \t]*\n)"
)
_KINDS = ("type", "genre", "kind", "form")
_VERSE = frozenset(
    {"poem", "poems", "poetry", "verse", "verses", "sonnet", "ballad", "ode", "haiku", "elegy"}
    | {"gedicht", "gedichte", "lyrik", "poème", "poésie", "poema", "poesía", "poesia", "gedichten"}
    | {"dikt", "digt", "runo", "wiersz", "báseň", "vers", "költemény", "şiir", "стихотворение"}
    | {"стихи", "ποίημα", "قصيدة", "شعر", "שיר", "कविता", "诗", "诗歌", "詩", "詩歌", "시"}
)
"""What a header calls a poem; the last word of a longer name."""
_LONGEST = 1 << 15
"""The most characters that are read of a header, many times as many as any has."""
_FARTHEST = 1 << 20
"""The most characters of a header that is known for one, though only its beginning is read."""
_OPENING = late_pattern(r"\A\n*---(?:yaml)?[ \t]*\n")
_CLOSING = late_pattern(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_OTHER_LINE = late_pattern(
    r"^(?!\s|#|-[ \t]|[\"']?@?[^\W\d_](?:(?!:[ \t\n]).){0,80}+:(?:[ \t]|$)).", re.MULTILINE
)
"""A line that is none of a header in YAML."""


class FrontMatter(NamedTuple):
    """A text split into its metadata block and the article below."""

    body: str
    """The article without the block."""
    fields: Mapping[str, Any] = MappingProxyType({})
    """The block's keys and values; all leaves are strings, as typed."""
    notices: tuple[str, ...] = ()
    """Problems with the block."""
    size: int = sys.maxsize
    """Its characters."""

    @property
    def is_of_verse(self) -> bool:
        """Whether the block says that the article is a poem, so that its lines are lines."""
        said = [value for key, value in self.fields.items() if key.casefold() in _KINDS]
        words = [each.casefold().split() for each in said if isinstance(each, str)]
        return any(each and each[-1] in _VERSE for each in words)


def split(text: str) -> FrontMatter:
    """A canonical text split into metadata and article.

    The metadata is YAML between `---`, TOML between `+++`, a JSON object, or lines in a form known
    to `header_lines`. A first `---` that no second one follows, or with no `key:` below it, is part
    of the article. If parsing fails, the block is read line by line, and a notice names the faulty
    line.
    """
    front = _split(text)
    return front._replace(size=len(text) - len(front.body))


def _split(text: str) -> FrontMatter:
    start = text[:_LONGEST]
    found = _FENCED.match(start)
    if found is not None and _belong(found["fence"], found["close"]):
        front = _fenced(text, found["fence"], found["named"], found["inside"], found.end())
        return _with_lines_below(front) if front.fields else front
    if start.lstrip("\n").startswith(("---", "+++")):
        return _long(text) or FrontMatter(text)
    return _unfenced(text)


def _long(text: str) -> FrontMatter | None:
    """The first lines of a header that is longer than any; None if there is none."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, _LONGEST, _FARTHEST) if opening else None
    if opening is None or closing is None:
        return None
    start, end = opening.end(), closing.start()
    other = _OTHER_LINE.search(text, start)
    if other is not None and other.start() < end:
        return None
    cut = _LONGEST
    while cut > start and (text[cut - 1] != "\n" or text[cut] in " \t\n#-"):
        cut -= 1
    inside = text[start : cut if cut > start else text.rfind("\n", start, _LONGEST) + 1]
    found = _fenced(text, "---", "", inside, closing.end())
    lines, most = inside.count("\n"), text.count("\n", start, end)
    told = f"Only the first {lines:,} of {most:,} lines of the header were read."
    return found._replace(notices=(*found.notices, told)) if found.fields else None


def _unfenced(text: str) -> FrontMatter:
    start = text[:_LONGEST]
    known = header_lines.read(start) if _UNFENCED.match(start) else None
    if known is None:
        return FrontMatter(text)
    return FrontMatter(known.heading + text[known.end :], known.fields)


def _with_lines_below(front: FrontMatter) -> FrontMatter:
    """Front matter of tags and the like, with the lines below that say what the text is."""
    bare = (spellings.bare(spellings.plain(str(key)))[0] for key in front.fields)
    if any(key == "source" or spellings.variable(key) in header_lines.SURE for key in bare):
        return front
    below = _unfenced(front.body)
    return front._replace(body=below.body, fields={**below.fields, **front.fields})


def _fenced(text: str, fence: str, named: str, inside: str, end: int) -> FrontMatter:
    body = text[end:]
    if not inside.strip():
        return FrontMatter(body)
    if not _KEY.match(_first_line(inside)):
        return FrontMatter(text)
    is_toml = (named or fence) in {"+++", "toml"}
    if not is_toml:
        inside = lenient.with_hashtags(inside)
    known, problem = (fields.of_toml if is_toml else fields.of_yaml)(inside)
    if problem:
        return FrontMatter(body, lenient.read(inside, is_toml=is_toml), (problem,))
    return FrontMatter(body, known)


def _belong(fence: str, close: str) -> bool:
    return close == fence or (fence, close) == ("---", "...")


def _first_line(inside: str) -> str:
    lines = (line.strip() for line in inside.splitlines())
    return next((line for line in lines if line and line[0] not in "#["), "")

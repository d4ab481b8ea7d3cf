"""Styles that Reader does not print itself, printed by pandoc's CSL processor.

One run cites any number of works, each at any number of places, and lists them. What was
printed once is kept, since a screen asks for the same again and again.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from reader.citation import style_file
from reader.citation.bibliography import Works, works_with
from reader.citation.csl.locators import NOWHERE, Place, read
from reader.citation.csl.numbers import with_dashes
from reader.citation.csl.terms import SHORT_LABELS
from reader.citation.markup.formats import Format
from reader.citation.markup.rich import CLOSE_INNER, CLOSE_QUOTE, OPEN_INNER, OPEN_QUOTE, bare, join
from reader.citation.pandoc import adapted, inlines, program, strict_json
from reader.citation.pandoc.inlines import Inlines
from reader.citation.registry import Style
from reader.errors import ReaderError

_Csl = Mapping[str, Any]
_Asked = tuple[int, Place]
"""The number of the work that is cited, and the locator."""

_MOST = 500
"""The most citations in one run, so that none takes too long."""
_HIDDEN = {ord(sign): chr(0xF8D0 + at) for at, sign in enumerate("[](){}")}
"""Locators' brackets, which pandoc would pair, as private-use characters."""
_SEVERAL = {ord(sign): chr(0xF8E0 + at) for at, sign in enumerate("-–,& ")}
"""What makes pandoc take a locator for several, in one that begins with a title."""
_SHOWN = {ord(hidden): chr(sign) for sign, hidden in [*_HIDDEN.items(), *_SEVERAL.items()]}
_QUOTES = str.maketrans({OPEN_QUOTE: "“", CLOSE_QUOTE: "”", OPEN_INNER: "‘", CLOSE_INNER: "’"})
_LOCATORS = frozenset({
    "book", "chapter", "column", "figure", "folio", "issue", "line", "note", "opus", "page",
    "paragraph", "part", "section", "sub-verbo", "verse", "volume",
})  # fmt: skip
"""The labels of locators that pandoc has; for others, it prints what it is given."""


def citation(
    item: _Csl, style: Style, locator: Sequence[Any] | None, how: Format, beside: Iterable[_Csl]
) -> str:
    """The citation of an item, or of a place in it, in a text that cites others too."""
    works = works_with(item, beside)
    asked = (works.place_of(item), read(locator))
    return inlines.render(_session(style, works).cited([asked])[0], how)


def bibliography(items: Sequence[_Csl], style: Style, how: Format) -> list[str]:
    """The entries of several items in the style's order, each item once."""
    return [entry for _, entry in entries(items, style, how)]


def entries(items: Sequence[_Csl], style: Style, how: Format) -> list[tuple[int, str]]:
    """The entries, each with the index of its item among the distinct items."""
    works = Works(items)
    if not works.raws:
        return []
    found = _session(style, works).entries()
    return [(place, inlines.render(entry, how)) for place, entry in found]


def prepare(
    cited: Iterable[tuple[_Csl, Sequence[Any] | None]], style: Style, beside: Iterable[_Csl]
) -> None:
    """Print citations in advance, all in one run; `citation` then finds them."""
    pairs = [(item, read(locator)) for item, locator in cited]
    others = list(beside)
    for item, place in [] if others else pairs:
        _session(style, Works([item])).cited([(0, place)])
    if others and pairs:
        works = Works([*others, *(item for item, _ in pairs)])
        _session(style, works).cited([(works.place_of(item), place) for item, place in pairs])


class _Session:
    """Some works in a style, with a cache of what was printed of them."""

    def __init__(self, style: _Ready, works: Works) -> None:
        self._style = style
        self._works = works
        self._cited: dict[_Asked, Inlines] = {}
        self._entries: list[tuple[int, Inlines]] | None = None

    def cited(self, asked: Sequence[_Asked]) -> list[Inlines]:
        """The citation for each place in a work."""
        new = [each for each in dict.fromkeys(asked) if each not in self._cited]
        for start in range(0, len(new), _MOST):
            self._run(new[start : start + _MOST])
        return [self._cited[each] for each in asked]

    def entries(self) -> list[tuple[int, Inlines]]:
        """The list of references, in the style's order, each with its work's number."""
        if self._entries is None:
            self._run([])
        return self._entries or []

    def _run(self, asked: Sequence[_Asked]) -> None:
        # Each work is first cited by itself, in order, as numbered styles require.
        all_asked = [(number, NOWHERE) for number in range(len(self._works.raws))]
        all_asked += [each for each in asked if each[1] is not NOWHERE]
        tree = _printed(self._style, self._works.raws, all_asked)
        cites = [block["c"][0] for block in tree["blocks"] if block["t"] == "Para"]
        if len(cites) != len(all_asked):
            raise ReaderError(f"Pandoc did not print all citations in {self._style.title}.")
        for each, cite in zip(all_asked, cites, strict=True):
            self._cited[each] = _content(cite)
        self._entries = [
            (int(entry["c"][0][0].removeprefix(f"ref-{_key('')}")), inlines.lines(entry["c"][1]))
            for block in tree["blocks"]
            if block["t"] == "Div" and block["c"][0][0] == "refs"
            for entry in block["c"][1]
            if entry["t"] == "Div"
        ]


class _Ready(NamedTuple):
    """A style as it is passed to pandoc."""

    title: str
    """Its name."""
    xml: str
    """The CSL style for citations."""
    locale: str
    """The language it is printed in; empty for the style's default."""


def _session(style: Style, works: Works) -> _Session:
    if style.file is None:
        raise ReaderError(f"The style {style.title} has no file.")
    file = style_file.read(style.file)
    ready = _Ready(style.title, adapted.adapted(style_file.independent(file).text), style.lang)
    return _kept_session(ready, works)


@lru_cache(maxsize=32)
def _kept_session(style: _Ready, works: Works) -> _Session:
    return _Session(style, works)


def _printed(style: _Ready, raws: Sequence[_Csl], asked: Sequence[_Asked]) -> Any:
    """Pandoc's tree of a document with all citations and the list of references."""
    items = [
        {**strict_json.strict(raw, _key(at)), adapted.ALWAYS: "1"} for at, raw in enumerate(raws)
    ]
    meta = {"lang": {"t": "MetaString", "c": style.locale}} if style.locale else {}
    blocks = [{"t": "Para", "c": [_cite(*each)]} for each in asked]
    document = {"pandoc-api-version": [1, 23], "meta": meta, "blocks": blocks}
    with tempfile.TemporaryDirectory(prefix="reader-", ignore_cleanup_errors=True) as folder:
        sources, sheet = Path(folder) / "items.json", Path(folder) / "style.csl"
        sources.write_text(json.dumps(items), "utf-8")
        sheet.write_bytes(style.xml.encode("utf-8", "replace"))
        arguments = ("--citeproc", f"--bibliography={sources}", f"--csl={sheet}")
        return program.run(arguments, document)


def _key(number: int | str) -> str:
    return f"r{number}"


def _cite(number: int, place: Place) -> dict[str, Any]:
    """A citation in pandoc's tree before it is printed."""
    suffix: list[Any] = []
    value = bare(place.value.translate(_QUOTES)).translate(_HIDDEN)
    if place.is_titled:
        value = with_dashes(value).translate(_SEVERAL)
    if value:
        where = f", {value}"
        if place.label in _LOCATORS:
            where = f", {{{adapted.word(place.label)} {value}}}"
        elif place.label in SHORT_LABELS:
            # The empty braces keep it from being read as a page.
            where = f"{{}}, {join(' ', place.labelled(SHORT_LABELS), value)}"
        for word in where.split(" "):
            suffix += [{"t": "Str", "c": word}, {"t": "Space"}]
        suffix.pop()
    one = {
        "citationId": _key(number),
        "citationPrefix": [],
        "citationSuffix": suffix,
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": number,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[one], []]}


def _content(cite: Mapping[str, Any]) -> Inlines:
    """The printed parts of a citation: inline elements, or a note."""
    found: list[Any] = json.loads(json.dumps(cite["c"][1], ensure_ascii=False).translate(_SHOWN))
    notes = [each for each in found if each["t"] == "Note"]
    return inlines.lines(notes[0]["c"]) if notes else found

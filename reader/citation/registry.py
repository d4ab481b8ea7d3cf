"""The available citation styles, and the interface of a style's module."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from reader.citation.markup.locale import EN_GB, EN_US, Locale, locale_of
from reader.errors import ReaderError
from reader.lazy import late_pattern, lazy
from reader.options import STYLES as STYLE_TITLES
from reader.text.suggest import choose

if TYPE_CHECKING:  # listing the styles must not load what printing needs
    from pathlib import Path

    from reader.citation import style_file
    from reader.citation.csl.item import Item
    from reader.citation.csl.locators import Place
    from reader.citation.csl.names import Name
else:
    style_file = lazy("reader.citation.style_file")


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style: a built-in one, or one in a CSL file, which pandoc prints."""

    id: str
    """The style's CSL id."""
    names: tuple[str, ...]
    """Short names that a person may type; the first one is displayed."""
    title: str
    """The style's title."""
    module: str
    """The module that prints it, imported on first use."""
    locale: Locale = EN_US
    """The typographic conventions of its language region."""
    has_notes: bool = False
    """Whether its citations are notes rather than in-text citations."""
    short_notes: str = ""
    """The module that prints short notes for subsequent citations; empty if there are none."""
    block_words: int = 0
    """The number of words from which a quotation is a block; 0 for no such rule."""
    block_characters: int = 0
    """The most characters of a quotation that is not a block; 0 for no such rule."""
    block_lines: int = 0
    """The number of lines from which a quotation of verse is a block; 0 for the rule for prose."""
    file: Path | None = None
    """The CSL file of the style; None for a built-in one."""
    lang: str = ""
    """The language that a style from a file is printed in; empty if nothing says which."""


class Disambiguation(NamedTuple):
    """What a style adds where two citations would otherwise be identical."""

    by_full_names: bool = False
    """Whether given names are spelled out where initials coincide."""
    label: str = ""
    """The label of an entry, with `{}` for its number, in styles that number works in the order
    of their citation; empty for others."""
    everywhere: bool = False
    """Whether authors who share a family name get initials even where citations differ."""


class Printer(Protocol):
    """The interface of a style's module; all texts are rich text."""

    def bibliography_entry(self, item: Item) -> str:
        """An entry of the bibliography."""

    def citation(self, item: Item, place: Place) -> str:
        """A citation in the text, or in a note."""

    def sort_key(self, item: Item) -> tuple[Any, ...]:
        """The key that the bibliography is sorted by."""

    def repeated(self, item: Item) -> str:
        """The names at the head of an entry that a dash replaces when they are repeated."""

    def cited_names(self, item: Item) -> tuple[Name, ...]:
        """The names in a citation, before any are left out."""

    DISAMBIGUATION: Disambiguation
    """What the style adds where two citations would otherwise be identical."""

    def __hash__(self) -> int:
        """The module's own hash."""


_FOUR_LINES = 4 * 80
"""Four lines of a manuscript, at about 80 characters each, as MLA counts."""


def _built_in(name: str, csl_id: str, module: str, *others: str, **rules: Any) -> Style:
    return Style(csl_id, (name, *others), STYLE_TITLES[name], module, **rules)


_BUILT_IN = {
    style.names[0]: style
    for style in (
        _built_in("apa", "apa", "apa.style", "apa-7th-edition", block_words=40),
        _built_in(
            "mla",
            "modern-language-association",
            "mla.style",
            "mla-9th-edition",
            block_characters=_FOUR_LINES,
            block_lines=4,
        ),
        _built_in(
            "chicago",
            "chicago-author-date",
            "chicago.author_date",
            "chicago-author-date-18th-edition",
            block_words=100,
            block_lines=2,
        ),
        _built_in(
            "chicago-notes",
            "chicago-notes-bibliography",
            "chicago.notes_bibliography",
            "chicago-notes-bibliography-18th-edition",
            has_notes=True,
            short_notes="chicago.short_note",
            block_words=100,
            block_lines=2,
        ),
        _built_in(
            "harvard",
            "harvard-cite-them-right",
            "harvard",
            "cite-them-right",
            locale=EN_GB,
            block_words=40,
        ),
        _built_in("vancouver", "nlm-citation-sequence", "vancouver", "nlm", "nlm-vancouver"),
        _built_in("ieee", "ieee", "ieee"),
    )
}
STYLES = tuple(_BUILT_IN[name] for name in STYLE_TITLES)
"""The built-in styles, in the order in which they are offered."""


def style_named(name: str) -> Style:
    """The style with a name: a built-in one, or one in a CSL file.

    Args:
        name: A built-in style's id or short name, the path of a `.csl` file, or the id of one
            in a style folder; optionally followed by `@` and a language: `apa@de-DE`.

    Raises:
        ReaderError: There is no such style.
    """
    for style in STYLES:
        if name in style.names or name == style.id:
            return style
    known = {style.id: (*style.names, style.title) for style in STYLES}
    word, _, lang = str(name).rpartition("@") if _LANGUAGE.search(str(name)) else (name, "", "")
    if not lang and word in known:
        return next(style for style in STYLES if style.id == word)
    if str(word).casefold().endswith(style_file.SUFFIX):
        return _in_file(_existing(str(word)), name, lang)
    try:
        wanted = choose(word, "citation style", known)
    except ReaderError as error:
        path = style_file.find(str(word))
        if path is None:
            raise ReaderError(f"{error} {_ELSEWHERE}") from None
        return _in_file(path, name, lang)
    if not lang:
        return next(style for style in STYLES if style.id == wanted)
    return _in_file(_existing(wanted), name, lang, like=known[wanted][0])


_LANGUAGE = late_pattern(r"@[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
_ELSEWHERE = (
    "Any other is found by its CSL file: give its path, or put it into styles/ beside config.toml."
)
_LISTED = 200
"""The most styles from files that are listed."""


def _existing(word: str) -> Path:
    """The file of a style; raises a ReaderError if there is none."""
    path = style_file.find(word)
    if path is None:
        raise ReaderError(f"There is no file of the citation style {word}. {_ELSEWHERE}")
    return path


def _in_file(path: Path, name: str, lang: str, like: str = "") -> Style:
    """The style in a file.

    Args:
        path: The file.
        name: The name that a person used for it.
        lang: The language that was asked for.
        like: The name of the built-in style that this is a translation of, if any.
    """
    file = style_file.read(path)
    whole = style_file.independent(file)
    lang = lang or file.locale or whole.locale
    base = next((each for each in STYLES if like in each.names), None)
    return Style(
        name,
        (name,),
        f"{file.title} ({lang})" if like else file.title,
        "",
        locale_of(lang),
        whole.has_notes,
        block_words=base.block_words if base else 0,
        block_characters=base.block_characters if base else 0,
        block_lines=base.block_lines if base else 0,
        file=path,
        lang=lang,
    )


def in_files() -> list[tuple[str, str]]:
    """The ids and titles of the styles in a person's own folders."""
    known = {style.id for style in STYLES}
    paths = [path for path in style_file.own() if path.stem.casefold() not in known]
    return [(path.stem, style_file.title_in(path)) for path in paths[:_LISTED]]


def short_note(style: Style, item: Item, place: Place) -> str:
    """The short note for a work cited before; rich text, empty in styles without short notes."""
    if not style.short_notes:
        return ""
    module = import_module(f"reader.citation.styles.{style.short_notes}")
    return cast("str", module.short_note(item, place))


def printer(style: Style) -> Printer:
    """The module that prints a style."""
    return cast("Printer", import_module(f"reader.citation.styles.{style.module}"))

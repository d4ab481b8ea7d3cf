"""The citation styles there are, and what a style's module offers."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from reader.citation.choice import choose
from reader.citation.locale import EN_GB, EN_US, Locale

if TYPE_CHECKING:  # a list of styles must not cost what printing in one costs
    from reader.citation.item import Item
    from reader.citation.locators import Place
    from reader.citation.names import Name


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style that Reader prints itself."""

    id: str
    """Its CSL id."""
    names: tuple[str, ...]
    """Short names that a person may type, the shown one first."""
    title: str
    """What a person calls it."""
    module: str
    """The module that prints it, imported on first use."""
    locale: Locale = EN_US
    """The habits of the region that it is written for."""
    has_notes: bool = False
    """Whether its citations are notes rather than parts of a sentence."""
    block_words: int = 0
    """From how many words on a quotation is a block; 0 for no number."""
    block_characters: int = 0
    """How many characters a quotation may have before it is a block; 0 for any number."""


@dataclass(frozen=True, slots=True)
class TellsApart:
    """What a style adds where two citations would be the same."""

    by_letters: bool = False
    """Whether years get letters; if not, short titles are added."""
    by_full_names: bool = False
    """Whether given names are spelled out where initials are the same."""
    label: str = ""
    """What stands before an entry, with `{}` for its number, where entries are numbered in the
    order in which works are cited."""
    everywhere: bool = False
    """Whether namesakes get initials even where the citations differ anyhow."""


class Printer(Protocol):
    """What each style's module offers; rich text."""

    def bibliography_entry(self, item: Item) -> str:
        """An entry of the bibliography."""

    def citation(self, item: Item, place: Place) -> str:
        """A citation in the text, or in a note."""

    def sort_key(self, item: Item) -> tuple[Any, ...]:
        """What the bibliography is sorted by."""

    def repeated(self, item: Item) -> str:
        """The names at an entry's head that a dash stands for when they come again."""

    def cited_names(self, item: Item) -> tuple[Name, ...]:
        """The names that a citation shows, before any is left out."""

    TELLS_APART: TellsApart
    """What the style adds where two citations would be the same."""

    def __hash__(self) -> int:
        """As a module has it: each is itself."""


_FOUR_LINES = 4 * 80
"""Four lines of a manuscript, at about 80 characters each, as MLA counts."""
STYLES = (
    Style("apa", ("apa", "apa-7th-edition"), "APA 7th edition", "apa", block_words=40),
    Style(
        "modern-language-association",
        ("mla", "mla-9th-edition"),
        "MLA 9th edition",
        "mla",
        block_characters=_FOUR_LINES,
    ),
    Style(
        "chicago-author-date",
        ("chicago", "chicago-author-date-18th-edition"),
        "Chicago 18th ed. author-date",
        "chicago_author_date",
        block_words=100,
    ),
    Style(
        "chicago-notes-bibliography",
        ("chicago-notes", "chicago-notes-bibliography-18th-edition"),
        "Chicago 18th ed. notes",
        "chicago_notes_bibliography",
        has_notes=True,
        block_words=100,
    ),
    Style(
        "harvard-cite-them-right",
        ("harvard", "cite-them-right"),
        "Harvard (Cite Them Right)",
        "harvard",
        EN_GB,
        block_words=40,
    ),
    Style(
        "nlm-citation-sequence",
        ("vancouver", "nlm", "nlm-vancouver"),
        "Vancouver (NLM)",
        "vancouver",
    ),
    Style("ieee", ("ieee",), "IEEE", "ieee"),
)
"""The built-in styles, in the order in which a person is shown them."""


def style_named(name: str) -> Style:
    """The style that goes by a name; raises a ReaderError for an unknown one."""
    known = {style.id: (*style.names, style.title) for style in STYLES}
    wanted = choose(name, "citation style", known)
    return next(style for style in STYLES if style.id == wanted)


def printer(style: Style) -> Printer:
    """The module that prints a style."""
    return cast("Printer", import_module(f"reader.citation.{style.module}"))

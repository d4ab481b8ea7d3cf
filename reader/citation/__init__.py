"""CSL-JSON items → text: citations, bibliography entries, quotations, references.

The text is right to the character as citation processors print it from the CSL styles, so
that it can be pasted into print. An item may hold anything; it is never changed. Nothing of
this is loaded before the first citation is asked for.
"""

from __future__ import annotations

TYPE_CHECKING = False  # what `typing` calls it, whose import takes longer than all of this
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType
    from typing import Any

    from reader.citation.registry import STYLES, Style
    from reader.citation.turn import Turn

    Csl = Mapping[str, Any]
    """A CSL-JSON item."""
    Locator = Sequence[Any] | None
    """A CSL label and a value, such as `("paragraph", "3-5")`; None for the work as a whole."""

__all__ = [
    "STYLES",
    "Style",
    "bibliography",
    "bibliography_entry",
    "citation",
    "citations",
    "citekeys",
    "entries",
    "missing_fields",
    "prepare",
    "quotation",
    "references",
]


def __getattr__(name: str) -> object:
    """The styles, read from their registry when they are asked for."""
    if name not in {"STYLES", "Style"}:
        raise AttributeError(name)
    from reader.citation import registry  # noqa: PLC0415 — nobody pays before the first use

    return getattr(registry, name)


def _printing() -> ModuleType:
    from reader.citation import printing  # noqa: PLC0415 — nobody pays before the first use

    return printing


def bibliography_entry(item: Csl, style: str, format: str = "plain") -> str:  # noqa: A002
    """An item's entry in the bibliography; empty where the style has none, as for a letter.

    Args:
        item: A CSL-JSON item.
        style: A style's CSL id or one of its names; or the path or the id of a CSL file, which
            pandoc prints, with a language behind `@` if need be: `apa@de-DE`.
        format: `plain`, `markdown`, `footnote` (of Markdown), `html`, `latex`, `org`, or `pandoc`
            for citations by key.

    Raises:
        ReaderError: There is no such style or format; so for all functions here.
    """
    return str(_printing().bibliography_entry(item, style, format))


def citation(
    item: Csl,
    style: str,
    locator: Locator = None,
    format: str = "plain",  # noqa: A002
    *,
    beside: Sequence[Csl] = (),
    turn: Turn | None = None,
) -> str:
    """The citation of an item, or of a place in it.

    Args:
        item: A CSL-JSON item.
        style: A style's id or one of its names.
        locator: A CSL label and a value, such as `("paragraph", "3-5")`.
        format: `plain`, `markdown`, `footnote` (of Markdown), `html`, `latex`, `org`, or `pandoc`
            for citations by key.
        beside: Items that the same text cites, from which this one is told apart.
        turn: What went before it in that text, for notes; nothing, if it is not given.
    """
    went_before = () if turn is None else (turn,)
    return str(_printing().citation(item, style, locator, format, beside, *went_before))


def quotation(
    passage: str,
    item: Csl,
    style: str,
    locator: Locator = None,
    format: str = "plain",  # noqa: A002
    *,
    beside: Sequence[Csl] = (),
    turn: Turn | None = None,
) -> str:
    """A passage in quotation marks with its citation behind it, and no full stop.

    The arguments are those of `citation`.
    """
    went_before = () if turn is None else (turn,)
    return str(_printing().quotation(passage, item, style, locator, format, beside, *went_before))


def bibliography(items: Sequence[Csl], style: str, format: str = "plain") -> list[str]:  # noqa: A002
    """The entries of several items in the style's order, each item once."""
    return list(_printing().bibliography(items, style, format))


def entries(items: Sequence[Csl], style: str, format: str = "plain") -> list[tuple[int, str]]:  # noqa: A002
    """The same, each with its item's place among the different ones; in formats of text."""
    return list(_printing().entries(items, style, format))


def citations(items: Sequence[Csl], style: str, format: str = "plain") -> list[str]:  # noqa: A002
    """For each item, its citation in a text that cites them all: `(J. Smith, 2024a)`."""
    return list(_printing().citations(items, style, format))


def missing_fields(item: Csl, style: str) -> tuple[str, ...]:
    """The CSL fields that an item of this type lacks and the style would print."""
    return tuple(_printing().missing_fields(item, style))


def prepare(
    cited: Sequence[tuple[Csl, Locator]],
    style: str,
    format: str = "plain",  # noqa: A002
    *,
    beside: Sequence[Csl] = (),
) -> None:
    """Print citations ahead, all at once, where that is much quicker than one by one.

    Args:
        cited: Items with the places that will be cited.
        style: A style's id or one of its names.
        format: As for `citation`.
        beside: As for `citation`.
    """
    _printing().prepare(cited, style, format, beside)


def citekeys(items: Sequence[Csl]) -> list[str]:
    """For each item, the key that `references` gives it, such as `smith2024city`."""
    return list(_printing().citekeys(items))


def references(items: Sequence[Csl], format: str) -> str:  # noqa: A002
    """All items as a file for other programs: `biblatex`, `ris`, `csl-json` or `csl-yaml`."""
    return str(_printing().references(items, format))

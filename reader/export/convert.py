"""Conversion of a composed draft to other formats by pandoc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy

if TYPE_CHECKING:
    from reader import pandoc
else:
    pandoc = lazy("reader.pandoc")

MARKDOWN = "markdown"
FORMATS = (MARKDOWN, "html", "latex", "org", "docx", "odt")
"""The formats of a composed draft."""
BINARY = frozenset({"docx", "odt"})
"""The binary formats among them."""
SECONDS = 60.0
"""The time limit for pandoc in seconds."""
_FROM = "markdown-smart-citations-tex_math_dollars"
"""Pandoc's Markdown, with quotation marks, `@` and `$` taken literally."""


def converted(text: str, form: str, title: str) -> bytes:
    """A composed draft in a format, as the bytes of a file.

    Args:
        text: Its Markdown.
        form: One of `FORMATS`.
        title: What a page is called that has no title of its own.

    Raises:
        ReaderError: Pandoc is missing or reports an error.
    """
    if form == MARKDOWN:
        return text.encode("utf-8", "replace")
    program = pandoc.executable()
    if program is None:
        raise ReaderError(
            f"Pandoc makes {form} of a draft, and it is not on this machine: "
            f"{pandoc.HOW_TO_INSTALL}."
        )
    arguments = [f"--from={_FROM}", f"--to={form}", "--wrap=none"]
    if form != "org":
        arguments.append("--standalone")
    if form == "html":
        arguments.append(f"--metadata=pagetitle:{title}")
    given = text.encode("utf-8", "replace")
    try:
        return pandoc.run(program, arguments, given, seconds=SECONDS, task="this draft")
    except pandoc.RefusedError as error:
        raise ReaderError(f"Pandoc could not make {form} of it: {error}.") from error

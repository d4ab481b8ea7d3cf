"""The notes and tags at a place, in a box over the text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Markdown

from reader.annotations.annotation import Annotation
from reader.text import glyphs
from reader.ui.keys.command import command
from reader.ui.pane.row_painter import LINK_SIGN
from reader.ui.widgets.chooser import ChooserScreen, Entry
from reader.ui.widgets.dialog import ForeignText
from reader.ui.widgets.frame import Keys, Title
from reader.ui.widgets.shown import ShownOver


class NoteView(ShownOver):
    """Shows the notes, tags and links of annotations, until a key closes it."""

    PLACE = "Reading notes"
    MODE = "NOTES"

    def __init__(
        self,
        annotations: Sequence[Annotation],
        links: Mapping[str, Sequence[str]],
        edit: Callable[[Annotation], Awaitable[None]],
        footnote: Sequence[str] = (),
    ) -> None:
        """Show a footnote, and some annotations in their order.

        Args:
            annotations: The annotations.
            links: Descriptions of the links, one per line, by annotation id.
            edit: Edits the note of one of them.
            footnote: The paragraphs of a footnote.
        """
        super().__init__()
        self._links = links
        self._annotations = annotations
        self._edit = edit
        self._footnote = footnote

    def compose(self) -> ComposeResult:
        """The footnote, then the passage, tags and note of each annotation."""
        with VerticalScroll(classes="notes"):
            yield Title("Notes here")
            for paragraph in self._footnote:
                yield ForeignText(paragraph, classes="footnote")
            for at, each in enumerate(self._annotations):
                follows = " next" if at or self._footnote else ""
                about = " · ".join([each.color, *each.tags])
                yield ForeignText(each.quotation, classes=f"passage{follows}")
                yield ForeignText(about, classes=f"about {each.color}")
                for line in self._links.get(each.id, ()):
                    yield ForeignText(f"{LINK_SIGN} {line}", classes="link")
                if each.note:
                    yield Markdown(
                        showable_note(each.note), parser_factory=with_line_breaks, open_links=False
                    )
            keys = ("a edits", "j k scroll", "Esc closes")
            yield Keys(" · ".join(keys if self._annotations else keys[1:]))

    @command("note-view.close", "escape,ctrl+g,K,q,enter", "Close", "close it")
    def close(self) -> None:
        """Close it."""
        self.dismiss()

    @command("note-view.edit", "a", "Edit", "edit the note; of several, ask which")
    async def edit(self) -> None:
        """Close, and edit a note; a footnote can't be edited."""
        if not self._annotations:
            return
        self.dismiss()
        if len(self._annotations) == 1:
            await self._edit(self._annotations[0])
            return

        async def edit(key: str) -> None:
            meant = next(each for each in self._annotations if each.id == key)
            # Close this box first.
            self.app.call_later(self._edit, meant)

        entries = [
            Entry(each.id, " ".join(each.words.split()), _gist(each.note))
            for each in self._annotations
        ]
        await self.app.push_screen(ChooserScreen("Which note to edit", entries, edit))


def showable_note(note: str) -> str:
    """A note's Markdown, without control characters."""
    return "\n".join(glyphs.showable(line) for line in note.split("\n"))


def with_line_breaks() -> MarkdownIt:
    """A Markdown parser that keeps line breaks, as GitHub's comments do."""
    parser = MarkdownIt("gfm-like")
    parser.core.ruler.push("line_breaks", _keep_line_breaks)
    return parser


def _keep_line_breaks(state: StateCore) -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "softbreak":
                child.type = "hardbreak"


def _gist(note: str) -> str:
    """The first line of a note."""
    return note.strip().partition("\n")[0]

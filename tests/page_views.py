"""Views of a page, made without an app."""

from reader.formats import markdown
from reader.text.document import Span
from reader.ui.pane.overlay import Highlight
from reader.ui.pane.view import DocumentView

PAGE = """# A page

Mr. Lee said “Really? (No, never.) Well.” and left the café. Nobody else had *seen* it.

## Of lists

- one thing that is long enough to be wrapped where the pane is narrow
- another

> She told J. R. Moss: “We paid $3.5 million.” He smiled; she didn’t.

""" + "\n\n".join(
    f"Paragraph {number} tells of item {number}. It ends here." for number in range(40)
)

DOCUMENT = markdown.parse(PAGE)


def page_view(width=60, height=12, **options):
    """A view of the page that has its size and the focus."""
    view = DocumentView(DOCUMENT, **options)
    view.resize(width, height)
    view.set_focus(True)
    return view


def highlight(words, key="a", color="yellow", note=""):
    """A highlight of the first place where some words are."""
    start = DOCUMENT.text.index(words)
    return Highlight(key, Span(start, start + len(words)), color, note)


def words_at(view, count=2):
    """The words from the caret on."""
    return " ".join(view.document.text[view.caret.offset :].split()[:count])

"""Files of any size that hold one kind of thing without end, each just sparse enough to be read.

Those of `tiny_blocks` are so dense that they are read as lines; of these, the whole tree is made,
each header is parsed, and each cue has a turn of its own.
"""

from collections.abc import Callable

from bench.crowded.books import EPUB
from bench.crowded.documents import DOCX
from bench.crowded.mails import EML, MBOX
from bench.crowded.pages import HTML, MHTML
from bench.crowded.subtitles import SRT, VTT

CROWDED: dict[tuple[str, str], Callable[[int], bytes]] = {
    (name, ending): make
    for ending, shapes in (
        ("html", HTML),
        ("mhtml", MHTML),
        ("epub", EPUB),
        ("docx", DOCX),
        ("eml", EML),
        ("mbox", MBOX),
        ("srt", SRT),
        ("vtt", VTT),
    )
    for name, make in shapes.items()
}
"""For each kind of thing and format, what makes a file of it that is so many bytes long."""

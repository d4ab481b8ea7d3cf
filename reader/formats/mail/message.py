"""A mail: its text, or else its HTML, and the names of attachments."""

from __future__ import annotations

import email
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from typing import NamedTuple, cast

from reader.errors import NoTextError, ReaderError
from reader.formats import plain, titles
from reader.formats.chunks import is_of_scraps
from reader.formats.flow import Flow
from reader.formats.line_breaks import Joiner
from reader.formats.mail import plain_text
from reader.formats.mail.headers import described, header, sparing
from reader.formats.markup import stream, tree
from reader.formats.markup.charsets import encoding_of
from reader.formats.markup.notes import Notes
from reader.formats.markup.walk import Plan, Walk
from reader.formats.markup.word_lists import make_lists
from reader.formats.registry import Source
from reader.formats.roles import settling
from reader.formats.written import Written
from reader.lazy import late_pattern
from reader.text.canonical import canonical
from reader.text.decoding import decode
from reader.text.document import Document

_MOST_PARTS = 1000
"""The most parts of a mail; more are not written by a person."""
_MOST_NESTED = 50
"""The deepest nesting of parts."""
_NAMED = 5
"""The most attachments that a notice names."""
_HIDDEN = late_pattern(r"(?is)<(head|script|style|title)\b.*?(?:</\1\s*>|\Z)")
_STUB = 3
"""How many times as many words the HTML has, at least, if the text only refers to it."""
_LOCKED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_MOST_BOUNDARIES = 300
"""The most boundaries: a long exchange of attached mails has some dozens."""
_BOUNDARY = late_pattern(rb"(?i)\bboundary=\"?([^\";\s]{1,80})")
_TYPE = late_pattern(rb"(?im)^content-type:")
_LONGEST_HEAD = 1 << 16
"""The bytes of headers up to which all are parsed: no program writes nearly as many."""
_READ = late_pattern(
    rb"(?im)^(?P<name>from|to|subject|date|archived-at|mime-version|content-[\w-]+):"
    rb"[^\n]*\n(?:[ \t][^\n]*\n)*+"
)
"""A header that is read."""
_OFTEN_WRONG = frozenset({"us-ascii", "ascii", "utf-8", "utf8"})
"""What mails declare that is another encoding as often as not: the bytes tell."""
_HEAD_END = late_pattern(rb"\r?\n\r?\n")
_WORDS = late_pattern(r"\w+")
_TAG = late_pattern(r"<[^<>]*>")


class _Part(NamedTuple):
    """A part of a mail, with what its headers say, which takes long to parse."""

    message: EmailMessage
    """The part."""
    kind: str
    """Its content type."""
    file_name: str
    """The name of its file; empty if it has none."""
    is_attached: bool
    """Whether it is an attachment."""


def parse(source: Source) -> Document:
    """The document in a mail.

    Raises:
        ReaderError: It is encrypted, nested without end, or has no text.
    """
    return document_of(source.data, source)


def document_of(data: bytes, source: Source) -> Document:
    """The document in the bytes of a mail.

    Args:
        data: The bytes.
        source: The file that they come from.

    Raises:
        ReaderError: It is encrypted, nested without end, or has no text.
    """
    _refuse_endless(data, source.name)
    message = _parsed(data)
    parts = [_part(part) for part in _parts(message, source.name)]
    if message.get_content_type() in _LOCKED:
        raise ReaderError(f"{source.name} is encrypted: save it decrypted in your mail program.")
    written, told = _body(parts, source)
    if written is None or not written.blocks:
        raise NoTextError(f"{source.name} has no text to read: it is a mail without words.")
    found = described(message)
    if language := header(message, "Content-Language"):
        found.add("language", language.partition(",")[0].strip(), "mail header")
    return Document(
        text=written.text,
        blocks=settling.numbered(written.blocks, written.body),
        title=found.csl.get("title") or titles.title_from_name(source.path, written.text),
        inlines=written.inlines,
        csl=found.csl,
        csl_from=found.origin,
        path=source.path,
        notices=(*told, *_attached(parts)),
        footnotes=written.footnotes,
        places=written.places,
    )


def _parsed(data: bytes) -> EmailMessage:
    """A mail; one without parts in a fraction of the memory that Python's parser takes for it."""
    found = _HEAD_END.search(data)
    end = found.end() if found else 0
    if end > _LONGEST_HEAD:
        head = _headers(data[:end])
        data, end = head + data[end:], len(head)
    if end:
        message = email.message_from_bytes(data[:end], policy=sparing())
        is_whole = message.get_content_maintype() not in {"multipart", "message"}
        if is_whole and not message.defects and not message.get_payload():
            message.set_payload(data[end:].decode("ascii", "surrogateescape"))
            return message
    return email.message_from_bytes(data, policy=sparing())


def _headers(head: bytes) -> bytes:
    """The headers that are read, the first of each name."""
    found: dict[bytes, bytes] = {}
    for each in _READ.finditer(head):
        found.setdefault(each["name"].lower(), each[0])
    return b"".join(found.values()) + b"\n"


def _refuse_endless(data: bytes, name: str) -> None:
    """Refuse a mail with more parts than Python's parser handles in reasonable time."""
    boundaries = set(_BOUNDARY.findall(data))
    count = sum(data.count(b"--" + boundary) for boundary in list(boundaries)[:_MOST_NESTED])
    if max(count, len(_TYPE.findall(data))) > _MOST_PARTS or len(boundaries) > _MOST_BOUNDARIES:
        raise ReaderError(f"{name} has parts in parts without end: it is no mail to read.")


def _parts(message: EmailMessage, name: str) -> Iterator[EmailMessage]:
    """The parts of a mail, without those of mails attached to it."""
    ahead = [(message, 0)]
    count = 0
    while ahead:
        part, depth = ahead.pop()
        count += 1
        if count > _MOST_PARTS or depth > _MOST_NESTED:
            raise ReaderError(f"{name} has parts in parts without end: it is no mail to read.")
        if part.get_content_maintype() == "multipart":
            payload = part.get_payload()
            inner = payload if isinstance(payload, list) else []
            ahead += [(cast("EmailMessage", each), depth + 1) for each in reversed(inner)]
        else:
            yield part


def _part(part: EmailMessage) -> _Part:
    """A part with what its headers say."""
    is_attached = part.get_content_disposition() == "attachment"
    return _Part(part, part.get_content_type(), _file_name(part), is_attached)


def _body(parts: list[_Part], source: Source) -> tuple[Written | None, Sequence[str]]:
    """The text of a mail: its first plain text, unless that only refers to its HTML.

    It comes with notices about how it was read.
    """
    shown = [part for part in parts if not part.is_attached]
    texts = [part for part in shown if part.kind == "text/plain"]
    texts.sort(key=lambda part: bool(part.file_name))
    marked = next((part for part in shown if part.kind == "text/html"), None)
    unnamed = [part for part in texts if not part.file_name]
    # Pictures may split a plain text; beside HTML, only the first part is the alternative.
    said = unnamed if marked is None and unnamed else texts[:1]
    text = "\n\n".join(_text(part.message, source) for part in said)
    html = "" if marked is None else _HIDDEN.sub("", _text(marked.message, source))
    if html and _words(_TAG.sub(" ", html)) > _STUB * max(_words(text), 1):
        return _of_html(html, source.name)
    if not text.strip():
        return _of_html(html, source.name) if html else (None, ())
    if is_of_scraps(len(text), text.count("\n")):
        return plain.as_lines(text), (plain.AS_LINES,)
    first = texts[0].message
    is_flowed = str(first.get_param("format", "")).casefold() == "flowed"
    deletes_space = str(first.get_param("delsp", "")).casefold() == "yes"
    return plain_text.read(text, is_flowed=is_flowed, deletes_space=deletes_space), ()


def _words(text: str) -> int:
    """How many words there are in a text."""
    return sum(1 for _ in _WORDS.finditer(text))


def _of_html(html: str, name: str) -> tuple[Written, Sequence[str]]:
    flow = Flow(Joiner("", ""), is_markup=False)
    density = stream.density(html)
    if density.is_dense:
        stream.read(flow, html, is_bare=density.is_bare)
        return flow.done(), (stream.told(density),)
    root = tree.parsed(html, name)
    make_lists(root)
    notes = Notes()
    notes.add(root)
    notes.settle()
    Walk(flow, Plan(notes)).read(root)
    return flow.done(), ()


def _text(part: EmailMessage, source: Source) -> str:
    """The characters of a part, in its declared encoding, or else in the one that fits."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    label = str(part.get_param("charset", "") or "").strip("'\" ")
    declared = encoding_of(label)
    said = source.encoding or ("" if label.casefold() in _OFTEN_WRONG else declared)
    for encoding in (said, ""):
        try:
            return canonical("".join(decode(data, source.name, encoding).pieces))
        except ReaderError:
            continue
    return canonical(data.decode(declared or "latin-1", "replace"))


def _attached(parts: list[_Part]) -> Iterator[str]:
    """The notice of attachments."""
    named = []
    for part in parts:
        name = part.file_name
        if part.kind == "message/rfc822":
            named.append(name or _subject_within(part.message))
        elif part.is_attached or (name and not part.kind.startswith("text/")):
            named.append(name or part.kind)
    if named:
        more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
        what = "An attachment is" if len(named) == 1 else f"{len(named)} attachments are"
        yield f"{what} left out: {', '.join(named[:_NAMED])}{more}."


def _subject_within(part: EmailMessage) -> str:
    """The name of an attached mail: its subject."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    subject = header(cast("EmailMessage", inner), "Subject") if inner is not None else ""
    return f"the mail “{subject}”" if subject else "a mail"


def _file_name(part: EmailMessage) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError, AttributeError):
        name = ""
    return " ".join(canonical(str(name).encode("utf-8", "replace").decode()).split())

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
from reader.formats.mail import bodies, payload, plain_text
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
_ENDLESS = "{} has parts in parts without end: it is no mail to read."
_NAMED = 5
"""The most attachments that a notice names."""
_HIDDEN = late_pattern(r"(?is)<(head|script|style|title)\b.*?(?:</\1\s*>|\Z)")
_LOCKED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_MAILS = frozenset({"message/rfc822", "message/global"})
_OF_WORDS = ("text/", "message/", "application/")
"""How the types of parts begin that may hold words."""
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
    choice: int
    """The number of the alternatives that it is one of; 0 if it is none."""


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
    try:
        message = _innermost(_parsed(data))
    except RecursionError as error:
        raise ReaderError(_ENDLESS.format(source.name)) from error
    parts = [_part(*each) for each in _parts(message, source.name)]
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
        notices=tuple(told),
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


def _innermost(message: EmailMessage) -> EmailMessage:
    """The mail that a mail is nothing but an envelope of; itself if it has parts or words."""
    for _ in range(_MOST_NESTED):
        held = message.get_payload()
        if message.get_content_type() not in _MAILS or not isinstance(held, list) or not held:
            break
        message = cast("EmailMessage", held[0])
    return message


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
        raise ReaderError(_ENDLESS.format(name))


def _parts(message: EmailMessage, name: str) -> Iterator[tuple[EmailMessage, int]]:
    """The parts of a mail, without those of mails attached to it, each with its `choice`."""
    ahead = [(message, 0, 0)]
    count = 0
    while ahead:
        part, depth, choice = ahead.pop()
        count += 1
        if count > _MOST_PARTS or depth > _MOST_NESTED:
            raise ReaderError(_ENDLESS.format(name))
        held = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(held, list):
            is_choice = part.get_content_subtype() == "alternative"
            choice = choice or (count if is_choice else 0)
            inner = [(cast("EmailMessage", each), depth + 1, choice) for each in held]
            ahead += reversed(inner)
        else:
            yield part, choice


def _part(part: EmailMessage, choice: int) -> _Part:
    """A part with what its headers say."""
    is_attached = part.get_content_disposition() == "attachment"
    return _Part(part, part.get_content_type(), _file_name(part), is_attached, choice)


def _body(parts: Sequence[_Part], source: Source) -> tuple[Written | None, Sequence[str]]:
    """The text of a mail, with notices about how it was read and what of it was not."""
    found, same = bodies.read(list(_bodies(parts, source)))
    taken = same | {body.part for body in found}
    left = tuple(_attached([part for at, part in enumerate(parts) if at not in taken]))
    if not found:
        return None, left
    if any(body.is_html for body in found):
        written, told = _of_html("".join(map(bodies.as_html, found)), source.name)
        return written, (*told, *left)
    text = "\n\n".join(body.text for body in found)
    if is_of_scraps(len(text), text.count("\n")):
        return plain.as_lines(text), (plain.AS_LINES, *left)
    first = parts[found[0].part].message
    is_flowed = str(first.get_param("format", "")).casefold() == "flowed"
    deletes_space = str(first.get_param("delsp", "")).casefold() == "yes"
    return plain_text.read(text, is_flowed=is_flowed, deletes_space=deletes_space), left


def _bodies(parts: Sequence[_Part], source: Source) -> Iterator[bodies.Body]:
    """The parts that may be the text; others than plain text and HTML if there are none."""
    shown = [(at, part) for at, part in enumerate(parts) if not part.is_attached]
    usual = [each for each in shown if each[1].kind in {"text/plain", "text/html"}]
    others = [each for each in shown if each[1].kind.startswith(("text/", "multipart/"))]
    for at, part in usual or others:
        text, is_html = _text(part.message, source), part.kind == "text/html"
        words = _HIDDEN.sub("", text) if is_html else text
        yield bodies.Body(at, words, is_html, part.choice, is_named=bool(part.file_name))


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
    data = payload.bytes_of(part)
    if not data.strip():
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


def _attached(parts: Sequence[_Part]) -> Iterator[str]:
    """The notice of the parts that are not read."""
    named = []
    for part in parts:
        name = part.file_name
        if part.kind in _MAILS:
            named.append(name or _subject_within(part.message))
        elif part.is_attached or name or (part.kind.startswith(_OF_WORDS) and not part.choice):
            named.append(name or part.kind)
    if named:
        more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
        what = "An attachment is" if len(named) == 1 else f"{len(named)} attachments are"
        yield f"{what} left out: {', '.join(named[:_NAMED])}{more}."


def _subject_within(part: EmailMessage) -> str:
    """The name of an attached mail: its subject."""
    held = part.get_payload()
    inner = held[0] if isinstance(held, list) and held else None
    subject = header(cast("EmailMessage", inner), "Subject") if inner is not None else ""
    return f"the mail “{subject}”" if subject else "a mail"


def _file_name(part: EmailMessage) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError, AttributeError):
        name = ""
    return " ".join(canonical(str(name).encode("utf-8", "replace").decode()).split())

"""Data from the network: its format, and the encoding in which it is kept."""

from __future__ import annotations

import codecs
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from reader.formats import registry
from reader.formats.markup.charsets import encoding_of
from reader.lazy import late_pattern
from reader.workspace.texts.loading import MARKDOWN, PLAIN

_CHARSET = late_pattern(r"charset\s*=\s*[\"']?\s*([\w:.-]+)")
_DECLARED = late_pattern(rb"(?i)<meta\b[^>]{0,300}?\bcharset\s*=|<\?xml[^>]{0,200}?\bencoding\s*=")
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "multipart/related": ".mhtml",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "message/rfc822": ".eml",
}
"""The file name suffix for each media type."""
_FEED = "a feed, a list of pages"
_FEED_BEGINS = late_pattern(
    rb"(?i)\s*(?:<\?[^>]{0,500}>\s*|<!--[^>]{0,500}-->\s*)*(?:<rss|<feed|<rdf:rdf)[\s>]"
)
_OTHERS = {
    "image": "a picture",
    "video": "a film",
    "audio": "a recording",
    "font": "a font",
    "application/rss+xml": _FEED,
    "application/atom+xml": _FEED,
    "application/json": "data for programs",
    "application/ld+json": "data for programs",
    "application/javascript": "a program",
    "text/javascript": "a program",
    "text/css": "a style sheet",
    "application/zip": "an archive",
    "application/gzip": "an archive",
}
"""What is not a text, by its media type or the first half of that."""


def ending_of(media_type: str, address: str, data: bytes) -> str:
    """The file name suffix for data, such as `.html`, or what the data are if not a text.

    Args:
        media_type: The media type that the server declares.
        address: Where it is from.
        data: Its bytes.
    """
    said = media_type.partition(";")[0].strip().casefold()
    suffix = PurePosixPath(unquote(urlsplit(address).path)).suffix.casefold()
    known = MARKDOWN | PLAIN | registry.SUFFIXES
    if _FEED_BEGINS.match(data[:10_000].removeprefix(codecs.BOM_UTF8)):
        return _FEED
    signed = registry.recognized(None, data)
    if signed:
        return suffix if suffix in signed.suffixes else signed.suffixes[0]
    by_type = _ENDINGS.get(said, "")
    if by_type in known:
        return by_type
    if by_type:
        return f"a {by_type} file, which Reader does not read"
    other = _OTHERS.get(said) or _OTHERS.get(said.partition("/")[0])
    return other or (suffix if suffix in known else ".txt")


def in_utf8(data: bytes, media_type: str, ending: str) -> bytes:
    """The bytes to store, converted to UTF-8 if only the server declares another encoding.

    A file that is kept has no server beside it. What declares its encoding itself, or is UTF-8
    anyway, stays as it came.
    """
    said = _CHARSET.search(media_type.casefold())
    is_text = ending in MARKDOWN | PLAIN or ending in {".html", ".htm", ".xhtml", ".vtt", ".srt"}
    if not said or not is_text or _DECLARED.search(data[:4096]):
        return data
    for encoding in ("utf-8", encoding_of(said[1])):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return data if encoding == "utf-8" else codecs.BOM_UTF8 + text.encode()
    return data

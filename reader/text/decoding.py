"""Decode the bytes of a text file, detecting the encoding."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import NoTextError, ReaderError
from reader.lazy import late_pattern, lazy

if TYPE_CHECKING:
    import chardet

    from reader.text import language, utf16
else:
    language = lazy("reader.text.language")
    chardet = lazy("chardet")
    utf16 = lazy("reader.text.utf16")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Longer byte order marks first: that of UTF-32 begins with that of UTF-16."""

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a media file"),
    (b"OggS", "a media file"),
    (b"ID3", "a media file"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
)

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\x1b"))
_MOST_CONTROLS = 0.03
"""The share of control bytes above which a file is not text; random bytes have three times it."""
_MOST_ZEROS = 0.01
"""The share of zero bytes up to which a file is text that was damaged."""
_SURELY_SOUND, _MOSTLY_SOUND = 0.9, 0.5
"""Share of the non-ASCII bytes in valid UTF-8 sequences above which a file was meant as UTF-8:
for certain, and unless it is valid in a multibyte encoding, in which some pairs of bytes look like
UTF-8 by chance."""
_SAMPLE = 1 << 16
_PIECE = 1 << 16
"""Bytes."""
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_JAPANESE_MAIL = (b"\x1b$B", b"\x1b$@")
"""Escape sequences of ISO-2022-JP, which is otherwise ASCII."""
_CHINESE_MAIL = late_pattern(rb"~\{(?:[!-w][!-~])+?~\}")
"""The text between the escape sequences of HZ, which is otherwise ASCII."""
_SHARED = bytes(
    set(range(0x80, 0x100))
    - set(b"\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa7\xa9\xab\xae\xb0\xb1\xb5\xb6\xb7\xbb")
)
"""Non-ASCII bytes except for punctuation that all Windows code pages share."""
_ENCODINGS = {
    "cp1250": "Central European",
    "cp1251": "Cyrillic",
    "cp1252": "Windows-1252",
    "cp1253": "Greek",
    "cp1254": "Turkish",
    "cp1255": "Hebrew",
    "cp1256": "Arabic",
    "cp1257": "Baltic",
    "cp1258": "Vietnamese",
    "cp437": "Western European, of DOS",
    "cp850": "Western European, of DOS",
    "cp852": "Central European, of DOS",
    "cp866": "Cyrillic",
    "cp1125": "Ukrainian, of DOS",
    "cp874": "Thai",
    "iso8859-2": "Central European",
    "iso8859-5": "Cyrillic",
    "iso8859-6": "Arabic",
    "iso8859-7": "Greek",
    "iso8859-9": "Turkish",
    "iso8859-13": "Baltic",
    "koi8-r": "Cyrillic",
    "koi8-u": "Ukrainian",
    "mac-roman": "Western European, of old Macs",
    "mac-latin2": "Central European, of old Macs",
    "mac-cyrillic": "Cyrillic, of old Macs",
    "gb18030": "Chinese",
    "big5hkscs": "Chinese",
    "cp932": "Japanese",
    "euc_jis_2004": "Japanese",
    "cp949": "Korean",
    "euc_kr": "Korean",
}
"""Encodings that are recognised without a byte order mark, with their names for a notice."""
_LATIN = frozenset({"cp1250", "cp1254", "cp1257", "cp1258", "iso8859-2", "iso8859-9"})
_TIED = 0.95
"""The relative confidence from which Windows-1252 is preferred to another Latin encoding."""
_LIKELY = 0.5
"""The relative confidence from which an encoding is a candidate."""
_LONE = late_pattern(r"(?<!\w)[ñçßüœÿëïû](?!\w)")
"""Letters that are no word in any of the languages below."""
_FEW_BEYOND = 0.5
"""The most letters beyond ASCII for each letter of it in a language with Latin letters."""
_WESTERN = ("cp1252", "mac-roman", "cp850", "cp437")
_CENTRAL = ("cp1250", "iso8859-2", "cp852", "mac-latin2")
_TURKISH = ("cp1254", "iso8859-9")
_BALTIC = ("cp1257", "iso8859-13")
_LETTERS = {
    "en": "éèêëïçñôöüœæ",
    "de": "äöüßéà",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíóúñüª",
    "it": "àèéìíîòóùú",
    "pt": "áâãàçéêíóôõúüª",
    "nl": "éëïóöüèêáíú",
    "sv": "åäöéà",
    "fi": "åäöšž",
    "da": "æøåéö",
    "no": "æøåéòô",
    "nb": "æøåéòô",
    "nn": "æøåéòô",
    "is": "áéíóúýþæöð",
    "ca": "àçèéíïòóúü·",
    "gl": "áéíóúñü",
    "eu": "ñçü",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšžćđ",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "ro": "ăâîșțşţ",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "tr": "çğıöşüâîûi̇",
}
"""The letters beyond ASCII of languages with Latin letters."""


def _family(tag: str) -> tuple[str, ...]:
    """The encodings of a language with Latin letters."""
    if tag in {"pl", "cs", "sk", "sl", "hr", "hu", "ro"}:
        return _CENTRAL
    own = {"tr": _TURKISH, "lt": _BALTIC, "lv": _BALTIC}
    return own.get(tag, _WESTERN if tag in _LETTERS else ())


_ODD = late_pattern(
    r"[\x80-\x9f]|(?<=[^\W\d_])(?![’‘·\xad\u2010-\u2015\u0300-\u036f])[^\w\s\x00-\x7f](?=[^\W\d_])"
    r"|(?<=[a-z])[À-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŸŹŻŽªºﬀ-ﬄ]"
    r"|(?<=[A-Za-z])[\u0370-\u06ff]|[\u0370-\u06ff](?=[A-Za-z])"
)
"""What no word has: symbols or capitals inside, letters of two scripts, control characters."""
_OF_SEVERAL_BYTES = frozenset({"gb18030", "big5hkscs", "cp932", "euc_jis_2004", "cp949", "euc_kr"})


class Decoded(NamedTuple):
    """Decoded text, with a notice for the reader if the encoding was guessed."""

    pieces: Iterable[str]
    """The text in pieces that end at line ends; without the byte order mark."""
    notice: str = ""
    """The notice; empty if nothing was guessed."""
    expected: int = 1
    """The approximate number of pieces."""


def decode(data: bytes, name: str, encoding: str = "") -> Decoded:
    """Decode the bytes of a file, in pieces that are small if its lines are.

    The pieces can be iterated over once; a text is never held both as bytes and as characters.

    A byte order mark decides; else it is UTF-8, possibly with a few broken bytes; else the encoding
    that its bytes suggest, with a notice.

    Args:
        data: All bytes of the file.
        name: Name of the file for error messages.
        encoding: The encoding to use, whatever the bytes suggest; empty to detect it.

    Raises:
        ReaderError: There is nothing in it, or it is no text, or there is no such encoding.
    """
    if not data:
        raise NoTextError(f"{name} is empty: there is nothing to read.")
    if encoding:
        return _as_asked(data, name, encoding)
    for mark, marked in _BOMS:
        if data.startswith(mark):
            return _with_mark(data[len(mark) :], marked)
    _refuse_known(data, name)
    if _is_binary(data):
        return _of_two_bytes(data, name)
    try:
        for piece in _pieces(data):
            piece.decode()
    except UnicodeDecodeError:
        return _without_mark(data, data.count(b"\n", 0, _first_fault(data)) + 1)
    return _of_mail(data) or Decoded(
        map(bytes.decode, _pieces(data)), expected=len(data) // _PIECE + 1
    )


def _of_mail(data: bytes) -> Decoded | None:
    """The text of ASCII data with escape sequences for Japanese or Chinese."""
    if any(sign in data for sign in _JAPANESE_MAIL) and _is_sound(data, "iso2022_jp"):
        return Decoded([data.decode("iso2022_jp")], "Read as Japanese (iso2022_jp).")
    if b"~{" not in _CHINESE_MAIL.sub(b"", data) != data and _is_sound(data, "hz"):
        return Decoded([data.decode("hz")], "Read as Chinese (hz), which is a guess.")
    return None


def _as_asked(data: bytes, name: str, encoding: str) -> Decoded:
    for mark, marked in _BOMS:
        same = marked.startswith(encoding.casefold().replace("_", "-").removesuffix("-sig"))
        data = data.removeprefix(mark) if same else data
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError) as error:
        raise ReaderError(
            f"{name} can't be read as {encoding}: name an encoding such as utf-8, gb18030, "
            "big5, cp932, koi8-r or cp1251."
        ) from error
    broken = text.count("\ufffd")
    lost = f": {_counted(broken)} can’t be read and shows as �" if broken else ""
    return Decoded([text], f"Read as {encoding}, as asked{lost}.")


def _counted(broken: int) -> str:
    return f"{broken} {'place' if broken == 1 else 'places'}"


def _with_mark(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    damaged = encoding == "utf-8" and "\ufffd" in text and "\ufffd".encode() not in data
    if damaged:
        return Decoded([text], "Some bytes are not UTF-8 and show as �.")
    named = encoding.removesuffix("-le").removesuffix("-be").upper()
    return Decoded(
        [text], "" if encoding == "utf-8" else f"Read as {named}, by its byte order mark."
    )


def _pieces(data: bytes) -> Iterator[bytes]:
    """A file's bytes, cut at line ends."""
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + _PIECE) + 1 or len(data)
        yield data[start:end]
        start = end


def _first_fault(data: bytes) -> int:
    """The position of the first byte that isn't valid UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _without_mark(data: bytes, line: int) -> Decoded:
    """Decode damaged UTF-8 if most non-ASCII bytes are valid, else a detected encoding."""
    if order := utf16.order(data):
        return _of_order(data, order)
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    ascii_only = len(data.translate(None, _BEYOND_ASCII))
    whole = len(text.encode()) - len("\ufffd".encode()) * broken
    sound = (whole - ascii_only) / (len(data) - ascii_only)
    guess = "" if sound > _SURELY_SOUND else _guessed(data)
    is_legacy = guess in _OF_SEVERAL_BYTES and _is_sound(data, guess)
    if not guess or (sound >= _MOSTLY_SOUND and not is_legacy):
        places = f"{_counted(broken)}, first in line {line}"
        return Decoded([text], f"Damaged UTF-8 in {places}: what is lost shows as �.")
    del text
    notice = f"Not UTF-8 (line {line}): read as {_ENCODINGS[guess]} ({guess}), which is a guess."
    return Decoded([data.decode(guess, "replace")], notice)


def _guessed(data: bytes) -> str:
    """The most likely encoding; Windows-1252 if there is only shared punctuation to go by."""
    if len(data.translate(None, _SHARED)) == len(data) and not _odd(data, "cp1252"):
        return "cp1252"
    found = chardet.detect_all(
        data, ignore_threshold=True, include_encodings=_ENCODINGS, compat_names=False
    )
    named = {one["encoding"] or "": one["confidence"] for one in found}
    if known := _of_language(data, named):
        return known
    sure = _least_odd(data, named)
    best = max(sure, key=sure.__getitem__, default="cp1252")
    is_tied = best in _LATIN and sure.get("cp1252", 0) > _TIED * sure[best]
    return "cp1252" if is_tied else best


def _of_language(data: bytes, sure: Mapping[str, float]) -> str:
    """The encoding in which a text with Latin letters is in a language that has its letters.

    Empty if the text has other letters, or no encoding makes it one of these languages.
    """
    start = data[:_SAMPLE]
    beyond = len(start) - len(start.translate(None, _BEYOND_ASCII))
    if beyond > _FEW_BEYOND * sum(map(str.isalpha, start.decode("ascii", "ignore"))):
        return ""
    fits: dict[str, tuple[int, int, float]] = {}
    for name in (*_WESTERN, *_CENTRAL, *_TURKISH, *_BALTIC):
        said = start.decode(name, "replace")
        tag, _ = language.by_words(said)
        if name in _family(tag):
            letters = [each for each in said.casefold() if each.isalpha() and not each.isascii()]
            own = sum(each in _LETTERS[tag] for each in letters)
            wrong = len(letters) - own + _odd(start, name) + len(_LONE.findall(said))
            fits[name] = (-wrong, own, sure.get(name, 0.0))
    return max(fits, key=fits.__getitem__, default="")


def _least_odd(data: bytes, sure: Mapping[str, float]) -> dict[str, float]:
    """The likely encodings in which the fewest words look wrong."""
    least = _LIKELY * max(sure.values(), default=0)
    likely = {name: each for name, each in sure.items() if name in _ENCODINGS and each >= least}
    odd = {name: _odd(data, name) for name in likely}
    return {name: each for name, each in likely.items() if odd[name] == min(odd.values())}


def _odd(data: bytes, encoding: str) -> int:
    """How often a text would contain what no word has."""
    return len(_ODD.findall(data[:_SAMPLE].decode(encoding, "replace")))


def _is_sound(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_known(data: bytes, name: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReaderError(f"{name} is {what}, not text: save its text as .txt or .md first.")


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\0" in data or controls > max(2, _MOST_CONTROLS * len(sample))


def _of_two_bytes(data: bytes, name: str) -> Decoded:
    """UTF-16 of one byte order, which looks like binary data; or text with a few zeros in it."""
    if order := utf16.order(data):
        return _of_order(data, order)
    zeros = data.count(b"\0")
    if zeros <= _MOST_ZEROS * len(data) and not _is_binary(whole := data.replace(b"\0", b"")):
        found = decode(whole, name)
        text = data.replace(b"\0", "\ufffd".encode()).decode("utf-8", "replace")
        notice = f"{_counted(zeros)} with a zero byte: what is lost shows as �."
        return Decoded([text], notice) if not found.notice else found
    raise ReaderError(f"{name} is not text: save what you want to read as UTF-8 first.")


def _of_order(data: bytes, order: str) -> Decoded:
    text = data[: len(data) // 2 * 2].decode(order, "replace")
    return Decoded([text], f"Read as {order.upper()}, which is a guess.")

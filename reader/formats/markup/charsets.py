"""Python's encodings for the names that pages and mails have for them."""

from __future__ import annotations

import codecs

_OTHER_NAMES = {
    "big5": "cn-big5 x-x-big5",
    "cp1250": "x-cp1250",
    "cp1251": "x-cp1251",
    "cp1252": "ansi x-cp1252",
    "cp1254": "x-cp1254",
    "cp1257": "x-cp1257",
    "cp1258": "x-cp1258",
    "cp874": "dos-874 iso885911 windows-874",
    "cp932": "windows-31j x-sjis",
    "cp949": "cseuckr csksc56011987 iso-ir-149 ks_c_5601-1989 ksc_5601 windows-949",
    "euc_jp": "cseucpkdfmtjapanese x-euc-jp",
    "gb18030": "csgb2312 gb_2312 gb_2312-80 x-gbk",
    "iso8859-15": "csisolatin9",
    "iso8859-6": "csiso88596e csiso88596i iso-8859-6-e iso-8859-6-i",
    "iso8859-7": "sun_eu_greek",
    "iso8859-8": "csiso88598e csiso88598i iso-8859-8-e iso-8859-8-i logical visual",
    "koi8-r": "koi koi8",
    "koi8-u": "koi8-ru",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "mac-roman": "x-mac-roman",
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
}
"""The labels of the Encoding Standard (https://encoding.spec.whatwg.org) that Python lacks."""
_NAMES = {label: name for name, labels in _OTHER_NAMES.items() for label in labels.split()}
_WHOLE = {
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **dict.fromkeys(("iso8859-11", "tis-620"), "cp874"),
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
}
"""The supersets that browsers use for encodings, as programs have always written these."""


def encoding_of(label: str) -> str:
    """Python's name of the encoding that is meant by a label; empty if it is unknown.

    Args:
        label: The name that a page, a mail or a server declares.
    """
    said = label.strip().casefold()
    try:
        # Codecs that are not text encodings, such as base64, are refused here.
        b"x".decode(known := codecs.lookup(_NAMES.get(said, said)).name, "replace")
    except (LookupError, ValueError):
        return ""
    return _WHOLE.get(known, known)

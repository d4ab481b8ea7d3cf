"""Mails and mailboxes that hold one kind of thing without end."""

from base64 import b64encode
from collections.abc import Callable

from bench.crowded.pages import notes
from bench.crowded.words import RAIN, many

_MAIL = "From: board@example.org\nSubject: Rain\nMIME-Version: 1.0\n"
_SAID = f"\n{RAIN}\n{RAIN}\n"


def _mail(head: str, body: str = _SAID) -> bytes:
    return f"{_MAIL}{head}\n{body}".encode()


def _parts(kind: str) -> Callable[[int], bytes]:
    """A mail of as many parts as are read."""

    def mail(size: int) -> bytes:
        part = f"--b\nContent-Type: {kind}\n\n{many(RAIN + chr(10), size // 900)}\n"
        return _mail('Content-Type: multipart/mixed; boundary="b"\n', part * 900 + "--b--\n")

    return mail


EML: dict[str, Callable[[int], bytes]] = {
    "one long subject": lambda size: (
        f"From: board@example.org\nSubject: {many('rain in town ', size)}\n\n{_SAID}".encode()
    ),
    "one folded subject": lambda size: (
        f"From: board@example.org\nSubject: Rain{many(chr(10) + ' in the town', size)}\n\n{_SAID}"
    ).encode(),
    "encoded subject": lambda size: (
        "From: board@example.org\nSubject:"
        f"{many(' =?utf-8?Q?R=C3=A4in_{0}?=' + chr(10), size)}\n\n{_SAID}"
    ).encode(),
    "many headers": lambda size: _mail(many("X-Rain-{0}: town\n", size)),
    "short headers": lambda size: _mail(many("A: b\n", size)),
    "received": lambda size: _mail(
        many(
            "Received: from a{0}.example.org by b.example.org; Mon, 1 Jan 2024 00:00:00 +0000\n",
            size,
        )
    ),
    "many subjects": lambda size: _mail(many("Subject: Rain {0}\n", size)),
    "recipients": lambda size: _mail(f"To: {many('Ann Example <a{0}@example.org>, ', size)}b@c\n"),
    "recipients on lines": lambda size: _mail(
        f"To: b@c{many(',' + chr(10) + ' Ann Example <a{0}@example.org>', size)}\n"
    ),
    "authors": lambda size: _mail("").replace(
        b"From: board", f"From: {many('Ann Example <a{0}@example.org>, ', size)}board".encode()
    ),
    "comments in addresses": lambda size: _mail(
        f"To: {'(' * (size // 2)}a{')' * (size // 2)} b@c\n"
    ),
    "parts": _parts("text/plain"),
    "attachments": lambda size: _mail(
        'Content-Type: multipart/mixed; boundary="b"\n',
        f"--b\n\n{RAIN}\n"
        + "".join(
            f'--b\nContent-Disposition: attachment; filename="a{n}.txt"\n\n{"x" * (size // 800)}\n'
            for n in range(800)
        )
        + "--b--\n",
    ),
    "one attachment": lambda size: _mail(
        'Content-Type: multipart/mixed; boundary="b"\n',
        f"--b\n\n{RAIN}\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
        + ("A" * 76 + "\n") * (size // 77)
        + "--b--\n",
    ),
    "text and HTML": lambda size: _mail(
        'Content-Type: multipart/alternative; boundary="b"\n',
        f"--b\n\n{many(RAIN + chr(10), size // 2)}\n--b\nContent-Type: text/html\n\n"
        f"{many(f'<p>{RAIN}</p>' + chr(10), size // 2)}\n--b--\n",
    ),
    "sentences in HTML": lambda size: _mail(
        "Content-Type: text/html\n", many(f"<p>{RAIN}</p>\n", size)
    ),
    "notes in HTML": lambda size: _mail("Content-Type: text/html\n", notes(size).decode()),
    "base64": lambda size: _mail(
        "Content-Transfer-Encoding: base64\n",
        b64encode(many(f"{RAIN}\n", size * 3 // 4).encode()).decode(),
    ),
    "quoted-printable": lambda size: _mail(
        "Content-Transfer-Encoding: quoted-printable\n",
        many("It rained=20all day=\n in town.\n", size),
    ),
    "all quoted": lambda size: _mail(
        "Content-Transfer-Encoding: quoted-printable\n", "=41" * (size // 3)
    ),
    "uuencoded": lambda size: _mail(
        "Content-Transfer-Encoding: x-uuencode\n",
        "begin 644 a\n" + ("M" + "A" * 60 + "\n") * (size // 62) + "end\n",
    ),
    "flowed": lambda size: _mail(
        "Content-Type: text/plain; format=flowed\n", many("It rained all day \n", size)
    ),
    "sentences": lambda size: _mail("", many(f"{RAIN}\n\n", size)),
    "lines": lambda size: _mail("", many("It rained all day in {0}\n", size)),
    "one line": lambda size: _mail("", many("It rained all day ", size)),
    "one line and an emoji": lambda size: _mail(
        "", "\U0001f600 " + many("It rained all day ", size)
    ),
    "levels of quotation": lambda size: _mail(
        "", many("> It rained all day\n>> in the town\n", size)
    ),
    "quoted paragraphs": lambda size: _mail("", many(f"> {RAIN}\n>\n", size)),
    "signatures": lambda size: _mail("", many("It rained all day\n-- \nThe Board\n", size)),
    "long words": lambda size: _mail("", "x" * size),
}
"""Mails."""
_FROM = "From a@example.org Mon Jan  1 00:00:00 2024\n"
MBOX: dict[str, Callable[[int], bytes]] = {
    "one mail": lambda size: f"{_FROM}{_MAIL}\n{many(RAIN + chr(10), size)}".encode(),
    "many headers": lambda size: (
        f"{_FROM}{_MAIL}{many('X-Rain-{0}: town' + chr(10), size)}{_SAID}".encode()
    ),
    "escaped lines": lambda size: (
        f"{_FROM}{_MAIL}\n{many('>From the town' + chr(10), size)}".encode()
    ),
    "lines From in it": lambda size: (
        f"{_FROM}{_MAIL}\n{many('From the town it rained' + chr(10), size)}".encode()
    ),
}
"""Mailboxes."""

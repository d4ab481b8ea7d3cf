"""Subtitles that hold one kind of thing without end."""

from collections.abc import Callable

from bench.crowded.words import many


def _clock(number: int, comma: str) -> str:
    at = f"{number // 3600 % 100:02}:{number // 60 % 60:02}:{number % 60:02}"
    return f"{at}{comma}000 --> {at}{comma}900"


def _cues(lines: str, *, head: str = "", is_numbered: bool = True) -> Callable[[int], bytes]:
    """Subtitles whose cues have the same lines, in both formats by their head."""
    comma = "." if head else ","

    def subtitles(size: int) -> bytes:
        pieces, length, number = [head], 0, 0
        while length < size:
            before = f"{number + 1}\n" if is_numbered else ""
            cue = f"{before}{_clock(number, comma)}\n{lines.format(number)}\n\n"
            pieces.append(cue)
            length += len(cue.encode())
            number += 1
        return "".join(pieces).encode()

    return subtitles


def _one_cue(piece: str, *, head: str = "") -> Callable[[int], bytes]:
    comma = "." if head else ","
    return lambda size: f"{head}1\n{_clock(0, comma)}\n{many(piece, size)}\n".encode()


_STYLE = "STYLE\n::cue {{ a:b }}\n\n"
_VTT = "WEBVTT\n\n"
_LINES = {
    "dashes": "- It rained.\n- Did it?",
    "many dashes": "\n".join("- a" for _ in range(20)),
    "speakers": "ANN: It rained.",
    "speakers in turn": "ANN: It rained.\nBEN: Did it?",
    "many speakers": "ANN{0}: It rained.",
    "many speakers a cue": "\n".join("ANN: a" for _ in range(20)),
    "signs of change": ">> It rained.",
    "many signs of change": "\n".join(">> a" for _ in range(20)),
    "one line": "It rained all day.",
    "two lines": "It rained all day\nin the town {0}.",
    "formatted": "<i>It rained</i> {{\\an8}}all day.",
    "entities": "&lt;It rained&gt; &amp; so",
    "Chinese": "街に雨が降った。",
    "an emoji": "It rained \U0001f600 all day.",
    "scrolling": "It rained {0}\nIt rained {0}",
}
_VTT_LINES = {
    "voices": "<v Ann>It rained.",
    "voices in turn": "<v Ann>It rained.</v>\n<v Ben>Did it?</v>",
    "many voices": "<v Ann{0}>It rained.",
    "many voices a cue": "\n".join("<v Ann>a" for _ in range(20)),
    "voices on one line": "".join("<v Ann>a<v Ben>b" for _ in range(20)),
    "words with times": "<00:00:01.000><c>It</c><00:00:02.000><c> rained</c>",
}
SRT: dict[str, Callable[[int], bytes]] = {
    **{name: _cues(lines) for name, lines in _LINES.items()},
    "one cue of dashes": _one_cue("- a\n"),
    "one cue of speakers": _one_cue("ANN: a\n"),
    "one cue of names": _one_cue("ANN{0}: a\n"),
    "one cue of signs": _one_cue(">> a\n"),
    "one cue of one line": _one_cue("It rained all day. "),
    "one cue and an emoji": _one_cue("It rained \U0001f600. "),
    "one cue of tags": _one_cue("<i>"),
    "one cue of braces": _one_cue("{{\\an"),
    "one cue of arrows": _one_cue("--> a\n"),
    "cues without end": _cues("It rained.\n" * 40),
    "empty": _cues(" "),
}
"""SubRip subtitles."""
VTT: dict[str, Callable[[int], bytes]] = {
    **{name: _cues(lines, head=_VTT) for name, lines in (_LINES | _VTT_LINES).items()},
    "settings": _cues("It rained.", head=_VTT, is_numbered=False),
    "one cue of dashes": _one_cue("- a\n", head=_VTT),
    "one cue of voices": _one_cue("<v Ann>a\n", head=_VTT),
    "one cue of many voices": _one_cue("<v Ann{0}>a\n", head=_VTT),
    "one line of voices": _one_cue("<v Ann>a", head=_VTT),
    "one cue of speakers": _one_cue("ANN: a\n", head=_VTT),
    "header": lambda size: (
        f"WEBVTT\n{many('Key{0}: rain' + chr(10), size)}\n{_clock(0, '.')}\na\n".encode()
    ),
    "styles": lambda size: (f"{_VTT}{many(_STYLE, size)}{_clock(0, '.')}\na\n").encode(),
    "one note": lambda size: (
        f"{_VTT}NOTE\n{many('It rained' + chr(10), size)}\n{_clock(0, '.')}\na\n".encode()
    ),
    "regions": lambda size: (
        f"{_VTT}{many('REGION' + chr(10) + 'id:a' + chr(10) * 2, size)}{_clock(0, '.')}\na\n"
    ).encode(),
    "identifiers": lambda size: (
        f"{_VTT}" + "".join(f"{'cue-' * 9}{n}\n{_clock(n, '.')}\na\n\n" for n in range(size // 75))
    ).encode(),
}
"""WebVTT subtitles."""

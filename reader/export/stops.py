"""Punctuation where what is put into a slot meets the words of a draft.

A sentence has one stop: that of the draft goes where the style has it, inside the closing
quotation marks in American English, and before the number of a note; after a block there is none.
"""

from __future__ import annotations

from reader.citation.markup.locale import Locale
from reader.citation.quotation import is_abbreviated
from reader.lazy import late_pattern

_STOPS = ".,;:!?…。！？，、；："
_DASH = late_pattern(r"[)\]*_]*(?:[–—]|--|[ \t\u00a0]+[-–—(]|(?<=[)\]])[.,;:])")
"""A dash or a parenthesis behind a slot, or a stop behind its own parentheses."""
_WORD = late_pattern(r"[)\]*_]*[ \t\u00a0]+[*_\"'“‘„‚«‹]*([^\W\d_])")
"""The first letter of the next word, which may be emphasized or in quotation marks."""
_ENDS = ".!?…。！？"
_CLOSING = "”’»«›‹」』\"'*_ \u00a0\u202f"
_CLOSING_INSIDE = _CLOSING + "“‘‟‛"
"""Marks that may close a quotation inside one, as in German."""
_SIGNS = late_pattern(r"(?:\[\^[^\]\s]+\])+\Z")
"""The signs of notes at the end."""
_STOP = late_pattern(
    r"(?<![.…])(?<!\.[ \u00a0\u202f])[.。](?=[”’“‘‟‛»«›‹」』\"'*_\u00a0\u202f]*\Z)"
)
"""The full stop of a quotation or its citation, before closing marks."""
_IS_STOP = late_pattern(rf"(?!\.\.|[.,:]\d)[{_STOPS}]")
"""A stop behind a slot, and no ellipsis or part of a word, such as `.5`."""
_BEHIND_BLOCK = late_pattern(r"[.,;:](?![.,;:])")


def met(
    printed: str, behind: str, locale: Locale, before: str = "", *, keeps_stop: bool = False
) -> tuple[str, str]:
    """What is put into a slot, and the words of the draft behind it, with one stop between them.

    Args:
        printed: The text that replaces the slot.
        behind: The words behind it in its line.
        locale: Where stops are put.
        before: The words before it in its line, if it is the sign of a note to these.
        keeps_stop: Whether a full stop at its end belongs to its last word.
    """
    if "\n" in printed or printed.startswith("> "):
        return printed, behind[1:] if _BEHIND_BLOCK.match(behind) else behind
    signs = _SIGNS.search(printed)
    end = signs.start() if signs else len(printed)
    said, notes = printed[:end], printed[end:]
    stop = behind[:1]
    is_stop = _IS_STOP.match(behind) is not None
    if not is_stop or not (said or before):
        is_cut = not keeps_stop and _goes_on(behind)
        return before + (_without_stop(said) if is_cut else said) + notes, behind
    is_kept = keeps_stop or (before and stop not in ".。")
    said = before + said if is_kept else _without_stop(before + said)
    words = said.rstrip(_CLOSING)
    marks = said[len(words) :]
    last = said.rstrip(_CLOSING_INSIDE)[-1:]
    is_inside = locale.moves_punctuation and stop in ".," and marks.strip(" *_") != ""
    if last in _ENDS and (stop in ".。" or (is_inside and last != ".")):
        stop, is_inside = "", False
    if last == stop:
        return said + notes, behind[1:]
    if is_inside:
        said, left = words + stop + marks, ""
    elif notes and not locale.notes_before_stops:
        said, left = said + stop, ""
    else:
        left = stop
    return said + notes, left + behind[1:]


def _goes_on(behind: str) -> bool:
    """Whether a sentence goes on behind a slot without a stop right there."""
    return _DASH.match(behind) is not None or (
        (word := _WORD.match(behind)) is not None and word[1].islower()
    )


def _without_stop(said: str) -> str:
    """The same without its full stop, but for that of an abbreviation."""
    stop = _STOP.search(said)
    if stop is None or is_abbreviated(said[: stop.start() + 1]):
        return said
    return said[: stop.start()] + said[stop.end() :]

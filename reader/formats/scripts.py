"""Raised and lowered characters: Unicode's own where there are some, else behind `^` or `_`."""

from __future__ import annotations

_RAISED = str.maketrans(
    "0123456789+-−–=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ′",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᵠᵡ′",
)
_LOWERED = str.maketrans(
    "0123456789+-−–=()aehijklmnoprstuvxβγρφχ",
    "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
)
_SIGNS = frozenset("*†‡§¶#‖°ªº™®℠©¹²³⁰⁴⁵⁶⁷⁸⁹′″")
"""What looks the same, or stands apart enough, when it is not raised."""
_APART = "[(（［"


def raised(text: str, *, up: bool) -> tuple[str, int]:
    """A text as it stands above or below its line, and how many characters came in before it.

    As many characters as before stand for it, unless there is one that has no raised or lowered
    form: then all stay, behind `^` or `_`, in brackets where
    they are more than a word.
    """
    words = text.strip()
    if not words or (up and set(words) <= _SIGNS):
        return text, 0
    table = _RAISED if up else _LOWERED
    if all(ord(character) in table or character in " ,\u00a0" for character in words):
        # Several numbers behind a word are several signs: `¹, ²`.
        return text.translate(table), 0
    if words[0] in _APART:
        return text, 0
    sign = "^" if up else "_"
    return (f"{sign}{text}", 1) if words.isalnum() or len(words) == 1 else (f"{sign}({text})", 2)

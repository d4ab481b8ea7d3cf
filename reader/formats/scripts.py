"""Superscripts and subscripts in Unicode, or after `^` or `_` where Unicode has none."""

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
"""Characters that need not be raised: they already are, or are set apart anyway."""
_APART = "[(（［"


def raised(text: str, *, up: bool) -> tuple[str, int]:
    """A superscript or subscript, and how many characters were put before its text.

    If each character has a raised or lowered form, these replace them one by one. Otherwise the
    text follows `^` or `_`, in parentheses unless it is a single word.
    """
    words = text.strip()
    if not words or (up and set(words) <= _SIGNS):
        return text, 0
    table = _RAISED if up else _LOWERED
    if all(ord(character) in table or character in " ,\u00a0" for character in words):
        # Commas and spaces separate several labels: `¹, ²`.
        return text.translate(table), 0
    if words[0] in _APART:
        return text, 0
    sign = "^" if up else "_"
    return (f"{sign}{text}", 1) if words.isalnum() or len(words) == 1 else (f"{sign}({text})", 2)

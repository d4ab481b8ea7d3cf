"""Abbreviated labels of locators in other languages than English, as CSL's locales have them.

Pandoc prints a citation's label itself; these are for the rest of what is printed of a place.
"""

from __future__ import annotations

from collections.abc import Mapping

from reader.citation.csl.terms import SHORT_LABELS, Label

_KINDS = ("page", "line", "paragraph", "section")
_WORDS: Mapping[str, str] = {
    "cs": "s. ř. odst. sek.",
    "da": "s. l. afs. par.",
    "de": "S. Z. Abs. Abschn.",
    "es": "p./pp. l. párr. sec.",
    "fi": "s. r. kappale osa",
    "fr": "p. l. paragr. sect.",
    "hu": "o. s. bek. szak.",
    "it": "p./pp. r. par. sez.",
    "nb": "s. linje avsn. pargr.",
    "nl": "p./pp. l. par. sec.",
    "pl": "s. l. akap. sekc.",
    "pt": "p./pp. l. par. sec.",
    "ru": "с./сс. стр. п./пп. разд.",
    "sv": "s. l. st. avs.",
    "tr": "s./ss. satır par. blm.",
    "zh": "页 行 段 节",
}
"""For each language, the labels of these kinds: one, or that of one thing and that of several."""


def short_labels(language: str) -> Mapping[str, Label]:
    """The abbreviated labels in a language, such as `de-DE`; in English where it has none."""
    words = _WORDS.get(language.casefold().partition("-")[0], "").split()
    pairs = (word.partition("/") for word in words)
    labels = [(one, several or one) for one, _, several in pairs]
    return {**SHORT_LABELS, **dict(zip(_KINDS, labels, strict=False))}

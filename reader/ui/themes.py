"""Three themes for reading, and the colours of the pens on any theme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from textual.color import Color, ColorParseError
from textual.theme import Theme

READABLE = 4.5
"""The minimum contrast of text with its background at level AA of WCAG 2."""
DARKEST = 0.04045
"""The sRGB channel value up to which the transfer function is linear."""
STRONG_ON_DARK, STRONG_ON_LIGHT = Color.parse("#f6f4ee"), Color.parse("#14130f")
"""Text colours that are readable on every dark background here, and on every light one."""
CURSOR, CHIP, FINE = 0.1, 0.14, 0.02
"""Shares of the text colour in the background of the cursor and of keys, and the smallest step
by which a share is changed."""
QUIET = 70
"""Percentage of the text colour in quiet words, where that is readable."""
HUES = ("primary", "secondary", "accent", "warning", "error", "success")
"""The theme's hues that words are written in."""
DARK, LIGHT = Color.parse("#191a1d"), Color.parse("#fbf9f4")
"""Backgrounds assumed for themes that leave it to the terminal."""


class Inks(NamedTuple):
    """The look of pens, hits and the selection on a dark or a light theme."""

    areas: Mapping[str, str]
    """The background hue of each pen."""
    stripes: Mapping[str, str]
    """The hue of each pen in symbols: stripes, and cells of the overview."""
    share: float
    """The share of the hue in an area; the rest is the background."""
    held_share: float
    """That share for the held highlight."""
    text_share: float
    """The share of the pen's hue in the text on it."""
    hit: str
    """The background of a search hit, if the theme has none: far from every pen's lightness."""
    selection: str
    """The background of the selection, unless the theme has one."""
    tint: float
    """The share of the text colour in the background of the sentence under the caret."""


ON_DARK = Inks(
    areas={
        "yellow": "#f2b01e",
        "green": "#3fbf58",
        "blue": "#3f97f0",
        "red": "#f0505c",
        "orange": "#f0702a",
        "purple": "#9d63f0",
    },
    stripes={
        "yellow": "#f0cf4a",
        "green": "#63c56c",
        "blue": "#5aa7ee",
        "red": "#f0737b",
        "orange": "#f09a4f",
        "purple": "#b48be8",
    },
    share=0.27,
    held_share=0.5,
    text_share=0.5,
    hit="#8ff0ea",
    selection="#3d5573",
    tint=0.09,
)
ON_LIGHT = Inks(
    areas={
        "yellow": "#ffdf3d",
        "green": "#7fdc80",
        "blue": "#7fbdf8",
        "red": "#fb9aa0",
        "orange": "#ffb259",
        "purple": "#c7a3f5",
    },
    stripes={
        "yellow": "#8c7300",
        "green": "#2a7d32",
        "blue": "#1f6fbf",
        "red": "#c4323b",
        "orange": "#b05c08",
        "purple": "#7d46bd",
    },
    share=0.5,
    held_share=0.95,
    text_share=0.12,
    hit="#0b5f5d",
    selection="#bcd4ee",
    tint=0.07,
)

THEMES = (
    Theme(
        name="reader-dark",
        primary="#7aa2d6",
        secondary="#8fb3a0",
        accent="#e0b060",
        foreground="#d8d6d0",
        background="#191a1d",
        surface="#202226",
        panel="#2a2c31",
        warning="#e0b060",
        error="#e5737b",
        success="#7fbf85",
        dark=True,
    ),
    Theme(
        name="reader-light",
        primary="#2d5f9a",
        secondary="#3f7358",
        accent="#8a5a00",
        foreground="#22211f",
        background="#fbf9f4",
        surface="#f3f0e8",
        panel="#e8e4d9",
        warning="#8a5a00",
        error="#a8222c",
        success="#256b2e",
        dark=False,
    ),
    Theme(
        name="reader-sepia",
        primary="#7a4a16",
        secondary="#5b6230",
        accent="#8a4b00",
        foreground="#3a2e1f",
        background="#f3e9d2",
        surface="#ece0c5",
        panel="#e2d4b4",
        warning="#8a4b00",
        error="#9c2323",
        success="#3f6424",
        dark=False,
        variables={"selection": "#d0b88f"},
    ),
)


def variables(theme: Theme) -> dict[str, str]:
    """The colours that Reader adds to those of a theme, each readable on that theme."""
    own = theme.to_color_system().generate()
    return {**pen_variables(theme, own), **_frame_variables(theme, own)}


def pen_variables(theme: Theme, own: Mapping[str, str]) -> dict[str, str]:
    """The colours of pens, hits and the selection, and of the text on them.

    Args:
        theme: The theme that they go with.
        own: The variables of that theme.
    """
    inks, strong = (ON_DARK, STRONG_ON_DARK) if theme.dark else (ON_LIGHT, STRONG_ON_LIGHT)
    background, text = _background(theme, own), _text(theme, own)
    found = {"sentence": _area(background, text, inks.tint, text).hex}
    for name, stripe in inks.stripes.items():
        hue = Color.parse(inks.areas[name])
        tinted = strong.blend(Color.parse(stripe), inks.text_share)
        area = _area(background, hue, inks.share, strong)
        found |= {
            f"pen-{name}": area.hex,
            f"pen-{name}-text": readable(tinted, area).hex,
            f"held-{name}": _area(background, hue, inks.held_share, strong).hex,
            f"held-{name}-text": strong.hex,
            f"stripe-{name}": stripe,
        }
    for name in ("hit", "selection"):
        area = Color.parse(own.get(name, getattr(inks, name)))
        found |= {name: area.hex, f"{name}-text": readable(text, area).hex}
    return found


def _frame_variables(theme: Theme, own: Mapping[str, str]) -> dict[str, str]:
    """The colours around the text: quiet words, keys, the mode, notices."""
    background, text = _background(theme, own), _text(theme, own)
    surface = _known(own["surface"]) or background
    panel = _known(own["panel"]) or surface
    primary = _known(own["primary"]) or text
    accent = _known(own["accent"]) or text
    text = readable(text, panel)
    mode = primary
    if contrast(readable(background, mode), mode) < READABLE:
        mode = _area(STRONG_ON_LIGHT, primary, 1, STRONG_ON_DARK)
    cursor = _area(surface, text, CURSOR, text)
    chip = _area(panel, text, CHIP, text)
    quiet = next(
        each
        for each in (panel.blend(text, share / 100) for share in range(QUIET, 101, 5))
        if _is_readable(each, (background, panel, surface, cursor)) or each == text
    )
    return {
        "quiet": quiet.hex,
        "cursor": cursor.hex,
        "chip": chip.hex,
        "chip-text": text.hex,
        "mode": mode.hex,
        "mode-text": readable(background, mode).hex,
        "notice": (accent if contrast(accent, panel) >= READABLE else text).hex,
        **_word_variables(theme, own, (background, surface, panel, cursor)),
    }


def _word_variables(theme: Theme, own: Mapping[str, str], areas: Sequence[Color]) -> dict[str, str]:
    """The colours of words: those of a theme, or similar ones that are readable.

    Args:
        theme: The theme.
        own: Its variables.
        areas: The backgrounds of words.
    """
    text = _known(own["foreground"])
    stripes = (ON_DARK if theme.dark else ON_LIGHT).stripes
    hues = {**{hue: own[hue] for hue in HUES}, **stripes}
    if text is None:
        return {"words": own["foreground"], **{f"words-{hue}": hues[hue] for hue in hues}}
    strongest = max(
        (STRONG_ON_DARK, STRONG_ON_LIGHT), key=lambda each: min(contrast(each, a) for a in areas)
    )
    words = {"words": text, **{f"words-{hue}": _known(hues[hue]) or text for hue in hues}}
    return {name: _nearest(each, strongest, areas).hex for name, each in words.items()}


def _nearest(hue: Color, strongest: Color, areas: Sequence[Color]) -> Color:
    """A hue mixed with as little of the strongest colour as makes it readable on some areas."""
    shares = (hue.blend(strongest, share / 100) for share in range(0, 100, 5))
    return next((each for each in shares if _is_readable(each, areas)), strongest)


def _is_readable(text: Color, areas: Iterable[Color]) -> bool:
    """Whether a text is readable on all of some areas."""
    return all(contrast(text, area) >= READABLE for area in areas)


def _area(background: Color, hue: Color, share: float, text: Color) -> Color:
    """A background with a share of a hue, reduced if needed to keep a text readable."""
    while share > 0 and contrast(text, background.blend(hue, share)) < READABLE:
        share -= FINE
    return background.blend(hue, max(share, 0))


def _background(theme: Theme, own: Mapping[str, str]) -> Color:
    return _known(own["background"]) or (DARK if theme.dark else LIGHT)


def _text(theme: Theme, own: Mapping[str, str]) -> Color:
    return _known(own["foreground"]) or (STRONG_ON_DARK if theme.dark else STRONG_ON_LIGHT)


def readable(text: Color, area: Color) -> Color:
    """A text colour if it is readable on an area, or else the better of a light and a dark one."""
    if contrast(text, area) >= READABLE:
        return text
    return max((STRONG_ON_DARK, STRONG_ON_LIGHT), key=lambda each: contrast(each, area))


def _known(value: str) -> Color | None:
    """A colour that is the same on every terminal, or None."""
    try:
        color = Color.parse(value)
    except ColorParseError:
        return None
    return None if color.ansi is not None or color.a < 1 else color


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, from 1 to 21, as WCAG 2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: Color) -> float:
    """The relative luminance of a colour, from 0 to 1, as WCAG 2 defines it."""
    red, green, blue = (_linear(part / 255) for part in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= DARKEST else ((part + 0.055) / 1.055) ** 2.4

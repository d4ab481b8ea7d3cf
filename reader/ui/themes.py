"""Two themes for reading, and the colours of the pens on any theme."""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import Color, ColorParseError
from textual.theme import Theme

READABLE = 4.5
"""The least contrast of text with its background at level AA of WCAG 2."""
DARKEST = 0.04045
"""The value up to which a channel of sRGB is linear."""
STRONG_ON_DARK, STRONG_ON_LIGHT = "#f2f0ea", "#14130f"

DARK_PENS = {
    "pen-yellow": "#5a4a00",
    "pen-green": "#1d4d22",
    "pen-blue": "#173f66",
    "pen-red": "#6b2328",
    "pen-orange": "#6b3a0c",
    "pen-purple": "#4b2a6b",
    "stripe-yellow": "#e0c341",
    "stripe-green": "#63c56c",
    "stripe-blue": "#5aa7ee",
    "stripe-red": "#f0737b",
    "stripe-orange": "#f09a4f",
    "stripe-purple": "#b48be8",
    "hit": "#235556",
    "sentence": "#2a2c31",
    "selection": "#3d5573",
}
LIGHT_PENS = {
    "pen-yellow": "#fdf0a0",
    "pen-green": "#c9efc5",
    "pen-blue": "#c8e2fb",
    "pen-red": "#fbd0d2",
    "pen-orange": "#fddcb5",
    "pen-purple": "#e4d4f8",
    "stripe-yellow": "#8c7300",
    "stripe-green": "#2a7d32",
    "stripe-blue": "#1f6fbf",
    "stripe-red": "#c4323b",
    "stripe-orange": "#b05c08",
    "stripe-purple": "#7d46bd",
    "hit": "#a5e3de",
    "sentence": "#efece4",
    "selection": "#bcd4ee",
}

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
)


def pen_variables(theme: Theme) -> dict[str, str]:
    """The colours of pens, hits and the selection, and of the text on them, for a theme."""
    backgrounds = DARK_PENS if theme.dark else LIGHT_PENS
    return {**backgrounds, "pen-text": _text_on(backgrounds, theme)}


def _text_on(backgrounds: Mapping[str, str], theme: Theme) -> str:
    """The theme's text colour if it is readable on all pens, else a stronger one."""
    own = theme.foreground or theme.to_color_system().generate()["foreground"]
    try:
        color = Color.parse(own)
    except ColorParseError:
        color = None
    # The terminal's own colours have no known value.
    known = color is not None and color.ansi is None and color.a == 1
    if color is not None and known:
        areas = [value for name, value in backgrounds.items() if not name.startswith("stripe-")]
        if all(contrast(color, Color.parse(area)) >= READABLE for area in areas):
            return own
    return STRONG_ON_DARK if theme.dark else STRONG_ON_LIGHT


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

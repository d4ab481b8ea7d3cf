"""Two themes made for reading, and the pens' colours on any theme."""

from __future__ import annotations

from textual.theme import Theme

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
    "stripe-yellow": "#a88a00",
    "stripe-green": "#2c8a35",
    "stripe-blue": "#1f6fbf",
    "stripe-red": "#c4323b",
    "stripe-orange": "#c46a10",
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
        variables=DARK_PENS,
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
        variables=LIGHT_PENS,
    ),
)


def pen_variables(*, dark: bool) -> dict[str, str]:
    """The colours of pens, hits and selection for a theme that brings none of its own."""
    return DARK_PENS if dark else LIGHT_PENS

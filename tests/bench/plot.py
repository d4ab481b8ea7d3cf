"""Times by size as an SVG: both scales logarithmic, each line with its name at its end."""

import math
from html import escape

from figures import EMPTY

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 176, 58, 40
"""Margins; names stand in the right one."""
GAP = 18
"""Between two names, at least."""
TITLE = "From the command to the text on the screen, by the text’s size"
INKS = ["#b3261e", "#5f6368", "#1a63c4", "#1e7d34", "#8a5a00", "#7b3fb8"]
DARK_INKS = ["#ff8a80", "#a6abb3", "#82b1ff", "#7bd88f", "#f2c14e", "#cf9dff"]
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #3c4043; }
.title { font-size: 15px; font-weight: 600; }
.ground { fill: #ffffff; }
.grid { stroke: #dadce0; }
.line { fill: none; stroke-width: 2.2; }
.even { stroke-dasharray: 5 4; }
.name { font-weight: 600; paint-order: stroke; stroke-width: 5; stroke-linejoin: round; }
text.name { stroke: #ffffff; }
"""
DARK = """
text { fill: #d5d8dc; }
text.name { stroke: #16181c; }
.ground { fill: #16181c; }
.grid { stroke: #3a3f46; }
"""


def plot(figures, sizes):
    """The plot of what was measured.

    Args:
        figures: All of them.
        sizes: The names of those to show, each with the bytes of text it was measured with.
    """
    lines = {
        program: [
            (size, value)
            for name, size in sizes.items()
            if (value := figures.value(program, name)) is not None
        ]
        for program in figures.programs
    }
    lines = {program: points for program, points in lines.items() if points}
    times = [time for points in lines.values() for _, time in points]
    scale = Scale(tuple(sizes.values()), times)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{TITLE}</title><style>{style(len(lines))}</style>",
        f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}" rx="8"/>',
        f'<text class="title" x="{LEFT}" y="30">{TITLE}</text>',
        *grid(scale, sizes),
        *drawn(lines, scale),
        *named(lines, scale),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


class Scale:
    """Where sizes and times lie."""

    def __init__(self, sizes, times):
        self._sizes = [math.log10(min(sizes)), math.log10(max(sizes))]
        low, high = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))
        self.powers = range(low, max(high, low + 1) + 1)

    def x(self, size):
        low, high = self._sizes
        return LEFT + 12 + (math.log10(size) - low) / (high - low) * (WIDTH - LEFT - RIGHT - 24)

    def y(self, time):
        low, high = self.powers[0], self.powers[-1]
        return HEIGHT - BOTTOM - (math.log10(time) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)


def style(count):
    """The colours of a light and of a dark page."""
    inks, dark = (
        "".join(
            f".s{number}:not(text) {{ stroke: {ink}; }} text.s{number} {{ fill: {ink}; }}\n"
            for number, ink in enumerate(colors[:count])
        )
        for colors in (INKS, DARK_INKS)
    )
    return f"{STYLE}{inks}@media (prefers-color-scheme: dark) {{{DARK}{dark}}}\n"


def grid(scale, sizes):
    """A line for each power of ten, and the sizes below."""
    for power in scale.powers:
        y = scale.y(10**power)
        yield f'<path class="grid" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{told(10**power)}</text>'
    for name, size in sizes.items():
        place = f'x="{scale.x(size):.1f}" y="{HEIGHT - BOTTOM + 24}"'
        yield f'<text {place} text-anchor="middle">{name.removeprefix("text ")}</text>'


def drawn(lines, scale):
    """The lines and their points."""
    for number, (program, points) in enumerate(lines.items()):
        places = [(scale.x(size), scale.y(time)) for size, time in points]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        even = " even" if program == EMPTY else ""
        yield f'<path class="line s{number}{even}" d="M{path}"/>'
        for x, y in places if not even else ():
            yield f'<circle class="s{number}" cx="{x:.1f}" cy="{y:.1f}" r="3.2" fill="none"/>'


def named(lines, scale):
    """The name of each line at its end, with its last time, none on another."""
    ends = sorted(
        (scale.y(points[-1][1]), number, program, points[-1])
        for number, (program, points) in enumerate(lines.items())
    )
    last = max(size for points in lines.values() for size, _ in points)
    free = {}
    for y, number, program, (size, time) in ends:
        at = max(y, free.get(size, y))
        free[size] = at + GAP
        name = f"{escape(program)} {told(time)}"
        # One that ends early has other lines to its right, and is named above its end.
        lift = -8 if size < last else 4
        place = f'x="{scale.x(size) + 10:.1f}" y="{at + lift:.1f}"'
        yield f'<text class="name s{number}" {place}>{name}</text>'


def told(time):
    """Milliseconds as a person says them."""
    if time >= 1000:
        return f"{time / 1000:.3g} s"
    return f"{time:.{1 if time < 10 and time % 1 else 0}f} ms"

"""What was measured, held against its goals, as a Markdown table."""

import math
import statistics
from dataclasses import dataclass

READER, EMPTY = "Reader", "empty app"
NEVER = "never"
"""What stands in the table where something was waited for in vain."""


def p99(values):
    """The value that one in a hundred is above."""
    return sorted(values)[math.ceil(0.99 * len(values)) - 1]


@dataclass(frozen=True, slots=True)
class Goal:
    """The most that a figure may be: by itself, or against another."""

    most: float
    """In the figure's unit, or as a factor."""
    of: tuple = ()
    """The program and the name of the figure that it is held against."""
    over: bool = False
    """Whether that other is taken off, where it is a factor else."""
    told: str = ""

    def excess(self, value, base):
        """By what factor a figure misses the goal; up to 1 where it does not."""
        if self.over:
            return (value - base) / self.most
        return value / (self.most * (base if self.of else 1))


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    told: str
    name: str
    goals: tuple = ()
    stat: object = statistics.median
    unit: str = "ms"


def within(most):
    """A goal in milliseconds."""
    return Goal(most, told=f"≤ {most:,} ms")


def of_empty(name, most):
    """A goal against the empty app."""
    return Goal(most, (EMPTY, name), told=f"≤ {most} × empty app")


def memory_over_empty(name, most):
    """A goal in MB."""
    return Goal(most, (EMPTY, name), over=True, told=f"≤ empty app + {most} MB")


FLUENT, STEADY, JUMP = within(10), within(25), within(150)
TWICE_FLUENT, TWICE_JUMP = within(20), within(300)


def _moving(told, name, *steady):
    """The rows of a row's and a page's keys, with more goals of the figure's other self."""
    return [
        Row(f"{told}: {key}{', 99th percentile' * (stat is p99)}", f"{key} {name}", goals, stat)
        for key in ("row", "page")
        for stat, goal in ((statistics.median, FLUENT), (p99, STEADY))
        for goals in [(goal, *(Goal(1.5, (READER, f"{key} {each}"), told="≤ 1.5 × without")
                               for each in steady))]
    ]  # fmt: skip


def _hard(told, name):
    """The rows of a text that is harder than plain English."""
    return [
        Row(f"{told}: text", f"text {name}", (of_empty("text 5 MB", 2.5),)),
        Row(f"{told}: page", f"page {name}", (TWICE_FLUENT,)),
        Row(f"{told}: `G`", f"end {name}", (TWICE_JUMP,)),
    ]


def _converted(told, name, first):
    """The rows of a text of another format, for the first time and then again."""
    text = f"text {name}"
    return [
        Row(f"{told}: text", text, (of_empty(text, first),)),
        Row(f"{told}, again: text", f"{text} again", (of_empty(text, 1.25),)),
    ]


ROWS = [
    Row("10 kB: text", "text 10 kB", (of_empty("text 10 kB", 1.15),)),
    Row("5 MB: text", "text 5 MB", (of_empty("text 5 MB", 1.25),)),
    Row("50 MB: text", "text 50 MB", (of_empty("text 50 MB", 1.6),)),
    Row("5 MB, left in the middle: text", "text again",
        (Goal(1.05, (READER, "text 5 MB"), told="≤ 1.05 × its start"),)),
    Row("10,000 annotations, 500 in this text: text", "text many marks",
        (Goal(60, (READER, "text no marks"), over=True, told="≤ without + 60 ms"),)),
    Row("the same without annotations: text", "text no marks"),
    Row("two panes of 5 MB: text", "text two panes"),
    *_moving("5 MB", "5 MB"),
    *_moving("two panes of 5 MB", "two panes"),
    *_moving("two panes, 1,000 annotations", "two panes marked", "two panes"),
    Row("5 MB: lag of a held key", "held 5 MB", (within(35),)),
    Row("two panes, 1,000 annotations: lag of a held key", "held two panes marked", (within(35),)),
    Row("5 MB: `G`", "end 5 MB", (JUMP,)),
    Row("5 MB: a word near the end", "search 5 MB", (JUMP,)),
    Row("5 MB: `50%`", "half 5 MB", (JUMP,)),
    Row("5 MB: 120 to 90 columns", "resize 5 MB", (within(100),)),
    Row("5 MB: peak memory", "memory 5 MB", (memory_over_empty("memory 5 MB", 30),), unit="MB"),
    Row("50 MB: `G`", "end 50 MB"),
    Row("50 MB: peak memory", "memory 50 MB", (memory_over_empty("memory 50 MB", 200),),
        unit="MB"),
    *_hard("5 MB on one line", "one line"),
    *_hard("5 MB Chinese and Japanese", "CJK"),
    *_hard("5 MB with emoji", "emoji"),
    *_hard("5 MB Hebrew", "Hebrew"),
    *_converted("EPUB, 1.2 MB of text", "EPUB", 2),
    *_converted("PDF, 300 pages", "PDF", 2.5),
    *_converted("page of the web, 500 kB", "HTML", 2.5),
    Row("`reader --help`", "help", (within(120),)),
    Row("`reader list`, 1,000 annotations", "list", (within(200),)),
]  # fmt: skip


class Figures:
    """All that was measured, by program and name."""

    def __init__(self):
        self._taken = {}

    def add(self, program, name, value):
        """Take a run's figure in: one, several, or None where it never came."""
        taken = self._taken.setdefault((program, name), [])
        taken.extend(value if isinstance(value, list) else [] if value is None else [value])

    def missing(self, program):
        """The names of what was waited for in vain."""
        return {name for (of, name), taken in self._taken.items() if of == program and not taken}

    def value(self, program, name, stat=statistics.median):
        """A figure over all runs, where there is one."""
        taken = self._taken.get((program, name))
        return stat(taken) if taken else None

    @property
    def programs(self):
        """Those that something was measured of, Reader first."""
        return list(dict.fromkeys([READER, EMPTY, *(program for program, _ in self._taken)]))

    def table(self):
        """The figures that there are of Reader, each with its goal and those of the others."""
        others = self.programs[1:]
        ruled = ["---", "--:", "---", "--:", *["--:" for _ in others]]
        lines = [["", READER, "goal", "", *others], ruled]
        for row in ROWS:
            if (READER, row.name) in self._taken:
                goal = " and ".join(each.told for each in row.goals)
                cells = [self._cell(program, row) for program in (READER, *others)]
                lines.append([row.told, cells[0], goal, self._verdict(row), *cells[1:]])
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)

    def _cell(self, program, row):
        if row.name in self.missing(program):
            return "n/a" if row.unit == "MB" else NEVER
        value = self.value(program, row.name, row.stat)
        return "" if value is None else f"{value:,.{1 if value < 10 else 0}f} {row.unit}"

    def _verdict(self, row):
        """A tick, or by what factor the goals are missed."""
        value = self.value(READER, row.name, row.stat)
        bases = [self.value(*goal.of, row.stat) if goal.of else 0 for goal in row.goals]
        if row.goals and value is None:
            return "missed"
        if not row.goals or None in bases:
            return ""
        worst = max(goal.excess(value, base) for goal, base in zip(row.goals, bases, strict=True))
        return "✓" if worst <= 1 else f"{worst:.1f} ×"

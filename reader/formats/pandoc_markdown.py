"""Rewrites pandoc's block syntax as common Markdown.

Fenced divs become blank lines, line blocks get hard line breaks, and grid, simple and multiline
tables become pipe tables. Code is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.formats import pandoc_tables as tables
from reader.lazy import late_pattern

_MAY_BE = late_pattern(
    r"^[ \t>]*+(?:[*+-][ \t]++|\d++[.)][ \t]++)*+"
    r"(?::|~[ \t]|#[.)] |\([@\w-]{1,30}\) |(?:[a-z]|[ivxl]{2,5})[.)] |\+[-=]|-{2,}[ -]|\|[ \n])",
    re.MULTILINE,
)
_QUOTED = late_pattern(r"[ \t]*(?:>[ \t]?)*")
_ITEM = late_pattern(r"[ \t]*(?:[*+:-]|\(?\d{1,9}[.)])(?:[ \t]+|$)")
_FENCE = late_pattern(r"(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})")
_HTML = late_pattern(r"<(pre|script|style|textarea)\b|(<!--)", re.IGNORECASE)
_DIV = late_pattern(r":{3,}[ \t]*(?:\{[^{}]*\}|[\w.-]+(?:[ \t]*\{[^{}]*\})?)?[ \t]*:*[ \t]*$")
_MARKERS = r"[ \t]*(?:(?:[*+:-]|\(?[\d#]{1,9}[.)])[ \t]+){0,9}(?:[*+:-]|\(?[\d#]{1,9}[.)])"
_FANCY = late_pattern(
    r"(?:\(@[\w-]*\)|\((?:[a-z]|[ivxl]{1,5}|\d{1,3})\)|(?:[a-z]|[ivxl]{2,5})[.)])[ \t]+\S"
)
_EXAMPLE = late_pattern(r"\(@([\w-]*)\)")
_CODE_OR_EXAMPLE = late_pattern(r"(?<!`)`[^`]+`(?!`)|\(@([\w-]+)\)")
_EMPTY_ITEM = late_pattern(
    rf"({_MARKERS})(?:[ \t]+:{{3,}}[ \t]*(?:\{{[^{{}}]*\}}|[\w.-]*)[ \t]*:*)?[ \t]*$"
)
"""A list item without text on its first line, which may begin with a div."""
_TABLE_IN_ITEM = late_pattern(rf"({_MARKERS}[ \t]+)\+(?:[-=:]{{3,}}\+)+[ \t]*$")
_TITLED = late_pattern(
    r":{3,}[ \t]*\{?[\w.-]+\}?(?:\[(.+)\]|[ \t]+([^{\s].*?))[ \t]*(?:\{[^{}]*\})?$"
)
_BLOCK = late_pattern(r"[ \t]*(?:#{1,6}[ \t]|[>|<+*-][ \t]?|\d{1,9}[.)][ \t]|:)")
"""Start of a block that is not the head of a table."""
_DEFINED = late_pattern(r" {0,3}:[ \t]")
_TILDE = late_pattern(r"~[ \t]+[^\s~]")
_BAR = late_pattern(r"\|(?:[ \t]|$)")
_DELIMITER = late_pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$")
_CODE_INDENT = 4


class _Line(NamedTuple):
    """A line of the source."""

    prefix: str
    """Its block quotation markers."""
    body: str
    """The rest, including indentation."""


def plain_blocks(text: str) -> str:
    """Rewrite the pandoc blocks of a text."""
    return "\n".join(_Lines(text.split("\n")).rewritten()) if _MAY_BE.search(text) else text


class _Lines:
    """A single pass over the lines of a text."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._found: list[str] = []
        self._fence = ""
        self._fence_prefix = ""
        self._html = ""
        self._in_list = False
        self._after_blank = True
        self._number = 0
        """The last number given to an item that has `#` for one; 0 outside such lists."""
        self._in_fancy = False
        """Whether the last lines are items with letters or other markers of pandoc's."""
        self._count = 0
        """How many examples there have been."""
        self._examples: dict[str, int] = {}
        """The numbers of examples, such as `(@good)`, by label."""
        self._prose: list[int] = []
        """Indices of the lines found that may refer to examples."""
        self._failed = 0
        """Index of the line before which no table can start."""

    def rewritten(self) -> list[str]:
        """The lines, with pandoc blocks rewritten."""
        at = 0
        while at < len(self._lines):
            at = self._past(at)
        if self._examples:
            for place in self._prose:
                self._found[place] = _CODE_OR_EXAMPLE.sub(self._numbered, self._found[place])
        return self._found

    def _numbered(self, example: re.Match[str]) -> str:
        number = self._examples.get(example[1] or "")
        return f"({number})" if number else example[0]

    def _past(self, at: int) -> int:
        """Handle a line, and return the index of the next one."""
        whole = self._lines[at]
        if whole[:1].isalpha() and not self._fence and not self._html:
            return self._past_words(at, whole)
        prefix = _prefix(whole)
        line = _Line(prefix, whole[len(prefix) :])
        body = line.body.lstrip(" \t")
        if self._is_code(line, body):
            self._found.append(whole)
            return at + 1
        if (item := _EMPTY_ITEM.match(line.body)) and _is_bare(item, body):
            return self._past_item(at, line, item[1])
        if table := _TABLE_IN_ITEM.match(line.body):
            # The table starts on a line of its own.
            self._found.append(line.prefix + table[1])
            self._lines[at] = line.prefix + " " * len(table[1]) + line.body[len(table[1]) :]
            self._after_blank = False
            return at
        if "(@" in whole:
            self._prose.append(len(self._found))
            whole = self._with_example(body, whole)
            body = whole[len(whole) - len(whole[len(prefix) :].lstrip(" \t")) :]
        whole = self._fancy(line, body, whole)
        if self._defines(line, body):
            body = ":" + body[1:]
            whole = f"{whole[: -len(body)]}{body}"
        end = self._block(at, line, body) if body and body[0] in ":+-|" else 0
        if not end:
            self._found.append(whole)
            end = at + 1
        self._after_blank = not self._found[-1].strip(" \t>")
        return end

    def _past_words(self, at: int, whole: str) -> int:
        """Handle a line that begins with a letter: it can only be words, or an item with letters.

        Args:
            at: Its index.
            whole: The line.
        """
        if self._after_blank:
            self._in_list, self._number = False, 0
        if "(@" in whole:
            self._prose.append(len(self._found))
        self._keep_apart(whole, "")
        self._found.append(whole)
        self._after_blank = False
        return at + 1

    def _keep_apart(self, body: str, prefix: str) -> None:
        """Part an item with letters or other markers of pandoc's from the one above."""
        is_item = _FANCY.match(body) is not None
        if is_item and self._in_fancy and not self._after_blank:
            self._found.append(prefix.rstrip())
        if is_item or not body or self._after_blank:
            self._in_fancy = is_item

    def _defines(self, line: _Line, body: str) -> bool:
        """Whether a line begins a definition with `~`, which pandoc takes for `:`."""
        if not _TILDE.match(body) or _indent(line.body) >= _CODE_INDENT:
            return False
        before = next((each for each in reversed(self._found) if each.strip()), "")
        return bool(before) and bool(not _BLOCK.match(before) or _DEFINED.match(before))

    def _fancy(self, line: _Line, body: str, whole: str) -> str:
        """Number an item marked by `#.`, and keep items with other markers apart."""
        if body.startswith(("#. ", "#) ")):
            self._number += 1
            return f"{whole[: -len(body)]}{self._number}{body[1:]}"
        if body and self._after_blank and not line.body[0].isspace():
            self._number = 0
        self._keep_apart(body, line.prefix)
        return whole

    def _with_example(self, body: str, whole: str) -> str:
        """A line whose example, such as `(@good)`, is labelled or has its number."""
        if (found := _EXAMPLE.match(body)) is None or not body[found.end() :].startswith(
            (" ", "\t")
        ):
            return whole
        number = self._examples.get(found[1]) or self._count + 1
        self._count = max(self._count, number)
        self._examples[found[1] or f" {number}"] = number
        return f"{whole[: -len(body)]}({number}){body[found.end() :]}"

    def _is_code(self, line: _Line, body: str) -> bool:
        """Whether a line is part of a code block or of preformatted HTML."""
        if self._fence:
            is_end = body.rstrip().strip(self._fence[0]) == "" and body.startswith(self._fence)
            if is_end or (">" in self._fence_prefix and ">" not in line.prefix):
                self._fence = ""
            return True
        if self._html:
            if self._html in body.casefold():
                self._html = ""
            return True
        self._watch_lists(line, body)
        if _indent(line.body) >= _CODE_INDENT and not self._in_list:
            return True
        if match := _FENCE.match(body):
            self._fence, self._fence_prefix = match[1], line.prefix
        elif body[:1] == "<" and (html := _HTML.match(body)):
            closing = "-->" if html[2] else f"</{html[1].casefold()}"
            self._html = "" if closing in body.casefold() else closing
        return bool(self._fence or self._html)

    def _watch_lists(self, line: _Line, body: str) -> None:
        if _ITEM.match(line.body):
            self._in_list = True
        elif body and self._after_blank and not line.body[0].isspace():
            self._in_list = False

    def _past_item(self, at: int, line: _Line, marker: str) -> int:
        """Keep the marker of an item that begins with a div or a blank line next to its text."""
        end = at + 1
        while end < len(self._lines) and not self._lines[end].strip(" \t>"):
            end += 1
        body = _within(self._lines[end], line.prefix) if end < len(self._lines) else None
        self._found.append(line.prefix + marker)
        self._after_blank = False
        return end if body is not None and _indent(body) > len(marker) else at + 1

    def _block(self, at: int, line: _Line, body: str) -> int:
        """Rewrite the block that starts at a line; the index after it, or 0 if there is none."""
        if body[0] == ":":
            return self._past_colon(at, line, body)
        if body[0] == "|":
            return self._past_bars(at, line.prefix)
        is_drawn = body[0] == "+" or tables.RULES.match(body)
        return self._past_table(at, line) if is_drawn else 0

    def _past_colon(self, at: int, line: _Line, body: str) -> int:
        if _DIV.match(body):
            self._found.append(line.prefix.rstrip())
        elif match := _TITLED.match(body):
            blank = line.prefix.rstrip()
            self._found += [blank, f"{line.prefix}**{match[1] or match[2]}**", blank]
        elif body[1:2].strip():
            # The parser would take it for a definition.
            self._found.append(f"{self._lines[at][: -len(body)]}\\{body}")
        else:
            return 0
        return at + 1

    def _past_bars(self, at: int, prefix: str) -> int:
        if at < self._failed:
            return 0
        run = [body.strip() for body in self._run_while(at, prefix, "|")]
        if not all(map(_BAR.match, run)) or any(map(_DELIMITER.match, run)):
            self._failed = at + len(run)
            return 0
        if any(len(body) > 1 and body.endswith("|") for body in run):
            self._failed = at + len(run)
            return 0
        self._found.append(prefix.rstrip())
        for body, after in zip(run, [*run[1:], ""], strict=True):
            words = body[1:].strip()
            self._found.append(
                f"{prefix}{words}\\" if words and after[1:].strip() else prefix + words
            )
        self._found.append(prefix.rstrip())
        return at + len(run)

    def _run_while(self, at: int, prefix: str, sign: str) -> list[str]:
        """Consecutive lines that begin with one of some characters."""
        found = []
        for index in range(at, len(self._lines)):
            body = _within(self._lines[index], prefix)
            if body is None or not body.lstrip(" \t").startswith(tuple(sign)):
                break
            found.append(body)
        return found

    def _past_table(self, at: int, line: _Line) -> int:
        if at < self._failed:
            return 0
        if line.body.lstrip()[0] == "+":
            run = self._run_while(at, line.prefix, "+|")
            rows = tables.grid(run)
            if not rows:
                self._failed = at + len(run)
                return 0
            return self._put(line, rows, at + len(run))
        has_header = (
            bool(self._found) and not self._after_blank and self._is_header(at, line.prefix)
        )
        first = at - has_header
        lines = _Window(self._lines, first, line.prefix)
        found = tables.dashed(lines.bodies())
        if found is None:
            return 0
        rows, count = found
        if has_header:
            self._found.pop()
        return self._put(line, rows, first + count)

    def _is_header(self, at: int, prefix: str) -> bool:
        """Whether the line before one may be a table head: a paragraph's only line so far."""
        head = _within(self._lines[at - 1], prefix) or ""
        above = _within(self._lines[at - 2], prefix) if at > 1 else ""
        is_same = self._found[-1] == self._lines[at - 1]
        is_plain = bool(head.strip() and is_same) and not _BLOCK.match(head)
        return is_plain and not (above or "").strip()

    def _put(self, line: _Line, rows: list[list[str]], end: int) -> int:
        """Write a pipe table."""
        indent = line.body[: _indent(line.body)] if self._in_list else ""
        before = line.prefix + indent
        written = ["| " + " | ".join(map(_escaped, row)) + " |" for row in rows]
        written.insert(1, "|" + " --- |" * len(rows[0]))
        blank = line.prefix.rstrip()
        starts_item = bool(self._found) and _EMPTY_ITEM.match(self._found[-1])
        self._found += [] if starts_item else [blank]
        self._found += [*(before + row for row in written), blank]
        return end


class _Window:
    """Lines in the same quotation, from one on."""

    MOST = 2000
    """Lines in which a table must end."""

    def __init__(self, lines: list[str], first: int, prefix: str) -> None:
        self._lines = lines
        self._first = first
        self._prefix = prefix

    def bodies(self) -> Iterator[str]:
        """The lines without their quotation markers."""
        for index in range(self._first, min(len(self._lines), self._first + self.MOST)):
            body = _within(self._lines[index], self._prefix)
            if body is None:
                return
            yield body


def _is_bare(item: re.Match[str], body: str) -> bool:
    """Whether an item begins with a div, or has nothing but its marker."""
    return ":::" in body or item[1].split() == body.split()


def _prefix(line: str) -> str:
    if ">" not in line[:12]:
        return ""
    match = _QUOTED.match(line)
    return match[0] if match and ">" in match[0] else ""


def _within(line: str, prefix: str) -> str | None:
    """A line without its quotation markers; None if it is nested differently."""
    own = _prefix(line)
    return line[len(own) :] if own.count(">") == prefix.count(">") else None


def _indent(body: str) -> int:
    expanded = body.expandtabs(_CODE_INDENT)
    return len(expanded) - len(expanded.lstrip(" "))


def _escaped(cell: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", cell) if "|" in cell else cell

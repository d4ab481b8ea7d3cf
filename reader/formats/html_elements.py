"""HTML elements, grouped by their meaning for the text in them."""

from __future__ import annotations

from reader.text.document import BlockKind, InlineKind

INLINE = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var", "mark"), InlineKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), InlineKind.STRONG),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), InlineKind.CODE),
    "a": InlineKind.LINK,
}
"""Inline elements that format text."""
PARTS = frozenset((
    "address", "article", "aside", "body", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "header", "hgroup", "hr", "html", "iframe", "legend", "li", "main", "menu", "nav", "ol",
    "optgroup", "option", "p", "pre", "search", "section", "select", "summary", "table", "tbody",
    "tfoot", "thead", "title", "tr", "td", "th", "ul", "blockquote", "h1", "h2", "h3", "h4", "h5",
    "h6", "video", "audio", "canvas", "object", "noscript",
))  # fmt: skip
"""Elements whose start and end break a paragraph."""
HOLDERS = {
    "blockquote": BlockKind.QUOTE,
    "ul": BlockKind.LIST_ITEM,
    "ol": BlockKind.LIST_ITEM,
    "menu": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
"""Containers, with the kind of block they contain."""
UNREAD = frozenset({"script", "style", "template", "svg", "head"})
"""Elements without readable text."""
_OTHERS = frozenset((
    "abbr", "acronym", "applet", "area", "audio", "base", "basefont", "bdi", "bdo", "big",
    "blink", "br", "col", "colgroup", "data", "datalist", "del", "embed", "font", "frame",
    "frameset", "head", "img", "input", "ins", "label", "link", "map", "marquee", "math", "meta",
    "meter", "nobr", "object", "output", "param", "picture", "progress", "q", "rb", "rp", "rt",
    "rtc", "ruby", "s", "script", "slot", "small", "source", "span", "strike", "style", "sub",
    "sup", "svg", "template", "textarea", "time", "track", "u", "var", "wbr",
))  # fmt: skip
KNOWN = PARTS | INLINE.keys() | _OTHERS
"""Every element name in HTML."""
SWITCHES = frozenset((
    "allowfullscreen", "async", "autofocus", "autoplay", "border", "checked", "compact",
    "controls", "default", "defer", "disabled", "hidden", "inert", "ismap", "itemscope", "loop",
    "multiple", "muted", "nohref", "noresize", "noshade", "novalidate", "nowrap", "open",
    "readonly", "required", "reversed", "scoped", "selected",
))  # fmt: skip
"""Boolean attributes."""

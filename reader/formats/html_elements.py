"""The elements of HTML, by what they mean for the words in them."""

from __future__ import annotations

from reader.text.document import BlockKind, InlineKind

INLINE = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var", "mark"), InlineKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), InlineKind.STRONG),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), InlineKind.CODE),
    "a": InlineKind.LINK,
}
"""The elements that set words apart."""
PARTS = frozenset((
    "address", "article", "aside", "body", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "header", "hgroup", "hr", "html", "iframe", "legend", "li", "main", "menu", "nav", "ol",
    "optgroup", "option", "p", "pre", "search", "section", "select", "summary", "table", "tbody",
    "tfoot", "thead", "title", "tr", "td", "th", "ul", "blockquote", "h1", "h2", "h3", "h4", "h5",
    "h6", "video", "audio", "canvas", "object", "noscript",
))  # fmt: skip
"""The elements whose edges end words and paragraphs."""
HOLDERS = {
    "blockquote": BlockKind.QUOTE,
    "ul": BlockKind.LIST_ITEM,
    "ol": BlockKind.LIST_ITEM,
    "menu": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
"""The elements that say what the paragraphs in them are."""
UNREAD = frozenset({"script", "style", "template", "svg", "head"})
"""The elements that hold no words for a reader."""
_OTHERS = frozenset((
    "abbr", "acronym", "applet", "area", "audio", "base", "basefont", "bdi", "bdo", "big",
    "blink", "br", "col", "colgroup", "data", "datalist", "del", "embed", "font", "frame",
    "frameset", "head", "img", "input", "ins", "label", "link", "map", "marquee", "math", "meta",
    "meter", "nobr", "object", "output", "param", "picture", "progress", "q", "rb", "rp", "rt",
    "rtc", "ruby", "s", "script", "slot", "small", "source", "span", "strike", "style", "sub",
    "sup", "svg", "template", "textarea", "time", "track", "u", "var", "wbr",
))  # fmt: skip
KNOWN = PARTS | INLINE.keys() | _OTHERS
"""All of them."""
SWITCHES = frozenset((
    "allowfullscreen", "async", "autofocus", "autoplay", "border", "checked", "compact",
    "controls", "default", "defer", "disabled", "hidden", "inert", "ismap", "itemscope", "loop",
    "multiple", "muted", "nohref", "noresize", "noshade", "novalidate", "nowrap", "open",
    "readonly", "required", "reversed", "scoped", "selected",
))  # fmt: skip
"""The attributes that need no value."""

"""The title of a page as readers see it, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml.etree import _Element as Element

from reader.formats.markup import addresses
from reader.formats.markup.notes import bare, looks_like_reference
from reader.formats.web.page_metadata import Statements, articles, words
from reader.text.canonical import canonical

_SPLIT = re.compile(r"\s+(?:[|–—·•»«:›<>]|-|::)\s+|\s*\|\s*|:\s+|_(?=[^\W\d_])")
_LONGEST_SITE = 5
"""The most words of a site's name after a title."""
_MOST_CUTS = 20
"""The most places at each end of a title where a site's name may be cut off."""
_LEAST = 3
"""The least number of words (or characters, in scripts without spaces) of a title heading."""
_LEAST_HOST = 5
"""The least number of a host name's characters that are looked for in a site's name."""
_KICKER = re.compile(
    r"kicker|overline|over-line|topline|dachzeile|eyebrow|pre-?title|super-?title|roof|topic|spitzmarke",
    re.IGNORECASE,
)
"""Class names for kickers, which name the section above a headline."""


def title_of(said: Statements, url: str) -> str:
    """The title of a page; empty if it has none.

    It is the main heading if that agrees with the declared title, or is the only heading; or else
    the declared title.

    Args:
        said: The metadata that the page gives.
        url: Its address, if known.
    """
    given = [
        said.first("citation_title"),
        said.first("og:title"),
        *(str(one.get("headline") or "") for one in articles(said)),
        said.title,
        said.first("twitter:title", "dc.title", "dcterms.title"),
    ]
    given = [_tidy(each) for each in given if each.strip()]
    shown = {_tidy(_headline(each, given)): each for each in said.headings}
    shown.pop("", None)
    sites = set(_site_names(said, url)) | {
        _key(text) for text, each in shown.items() if _is_site(text, each, said.title)
    }
    sites.discard("")
    titles = [text for text in shown if not _is_one_of(_key(text), sites)]
    agreeing = [text for text in titles if any(_agrees(text, other) for other in given)]
    if agreeing:
        return _without_site(max(agreeing, key=len), sites)
    if len(titles) == 1 and (titles[0].count(" ") >= _LEAST - 1 or not titles[0].isascii()):
        return _without_site(titles[0], sites)
    if named := _lesser(said, given):
        return named
    return _without_site(given[0], sites) if given else titles[0] if titles else ""


def _tidy(text: str) -> str:
    return canonical(" ".join(text.replace("\u00ad", "").split()))


def _lesser(said: Statements, given: list[str]) -> str:
    """A lesser heading that is one of the parts of the declared title, if any."""
    parts = {_key(part): part for text in given for part in _SPLIT.split(text)
             if part.count(" ") >= _LEAST - 1}  # fmt: skip
    return next((each for each in map(_tidy, said.lesser) if _key(each) in parts), "")


def _headline(heading: Element, given: list[str]) -> str:
    """The words of a heading, without section names and “read more” links."""
    heading = _without_references(heading)
    whole = words(heading)
    for text in given:
        rest = _rest(whole, text)
        if rest and any(_key(words(each)) == _key(rest) for each in heading.iter("*")):
            return text
    first = next(heading.iterchildren(), None)
    if first is not None and not (heading.text or "").strip():
        kicker = words(first)
        rest = whole.removeprefix(kicker).lstrip(" :|–-")
        if rest and kicker and _KICKER.search(first.get("class") or ""):
            return rest
    return whole


def _without_references(heading: Element) -> Element:
    """A heading, or a copy of it without its references to notes."""
    if not any(map(looks_like_reference, heading.iter("a"))):
        return heading
    heading = deepcopy(heading)
    for link in [each for each in heading.iter("a") if looks_like_reference(each)]:
        bare(link)
        tail, link.tail = link.tail, None
        for each in list(link):
            link.remove(each)
        link.text = tail
    return heading


def _rest(whole: str, text: str) -> str:
    """The part of a heading before or after a title; empty if the title isn't at one end of it."""
    if whole.startswith(text):
        return whole[len(text) :].strip(" :|–-")
    return whole[: -len(text)].strip(" :|–-") if whole.endswith(text) else ""


def _is_site(text: str, heading: Element, title: str) -> bool:
    """Whether a heading only names the site: it links to the home page, or ends the title."""
    parts = [_key(each) for each in _SPLIT.split(title)]
    if len(parts) < 2 or _key(text) not in {parts[0], parts[-1]}:  # noqa: PLR2004 - a part and a rest
        return False
    is_shorter = 2 * len(_key(text)) < sum(map(len, parts))
    if _key(text) == parts[-1]:
        return is_shorter
    return is_shorter and any(
        addresses.parts(each.get("href") or "x").path in {"", "/"} for each in heading.iter("a")
    )


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _agrees(shown: str, given: str) -> bool:
    """Whether a heading matches a title, with or without additions."""
    one, other = _key(shown), _key(given)
    return bool(one) and (one == other or (one in other and len(one) * 3 > len(other)))


def _site_names(said: Statements, url: str) -> Iterator[str]:
    """The names of the site, in the form for comparison."""
    yield _key(said.first("og:site_name"))
    yield _key(said.first("application-name"))
    host = (addresses.parts(url).hostname or "").removeprefix("www.")
    yield _key(host)
    yield _key(host.rpartition(".")[0])
    for one in said.objects:
        publisher = one.get("publisher")
        if isinstance(publisher, Mapping):
            yield _key(str(publisher.get("name") or ""))


def _is_one_of(key: str, sites: set[str]) -> bool:
    return key in sites or key.removeprefix("the") in sites


def _is_site_part(part: str, sites: set[str]) -> bool:
    """Whether a part of a title is the site's name, or contains it."""
    key = _key(part)
    return bool(key) and any(
        key == site or any(len(one) >= _LEAST_HOST and one in other
                           for one, other in ((key, site), (site, key)))
        for site in sites
    )  # fmt: skip


def _without_site(title: str, sites: set[str]) -> str:
    """A title without the site's name before or after it."""
    cuts = list(_SPLIT.finditer(title))
    del cuts[_MOST_CUTS:-_MOST_CUTS]
    for cut in cuts:
        if ":" in cut[0]:
            continue
        if _is_site_part(title[cut.end() :], sites) and len(title[cut.end() :]) < len(title) / 2:
            if cut[0] == "_":
                return title[: cuts[0].start()]
            return title[: cut.start()]
    for cut in reversed(cuts):
        if _is_one_of(_key(title[: cut.start()]), sites):
            return title[cut.end() :]
    if cuts and "|" in cuts[-1][0] and title[cuts[-1].end() :].count(" ") < _LONGEST_SITE:
        return title[: cuts[-1].start()]
    return title

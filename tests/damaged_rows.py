"""Annotations files in which every field of every row was given every wrong value."""

import copy
import hashlib
import json

TEXT = "The ferry left the harbour at noon.\n\nNobody on board had seen the storm warning.\n"
SHA256 = hashlib.sha256(TEXT.rstrip("\n").encode()).hexdigest()
TIME = "2026-11-03T09:30:00Z"
QUOTE = "the harbour"

LONG = "x" * 5000
WRONG = (
    None,
    True,
    0,
    -1,
    7.5,
    10**30,
    "",
    "word",
    "\ud800\udc00 half \udfff",
    "two\nlines\x00\x1b]0;title\x07",
    LONG,
    "2026-13-45T99:00:00Z",
    "-" * 40,
    [],
    [None, 3, {"to": 3}, "word", "\udcff", ["word"]],
    {},
    {"start": 9, "deep": {"deeper": [{"deepest": "\udc80"}]}},
)
"""What stands where something else should."""


def annotation(key, document="d-good"):
    """A row of an annotation that has all there is."""
    start = TEXT.index(QUOTE)
    anchor = {
        "status": "exact",
        "start": start,
        "end": start + len(QUOTE),
        "score": 1.0,
        "method": "position",
        "text_sha256": SHA256,
    }
    passage = {
        "exact": "at noon",
        "prefix": "harbour ",
        "suffix": ".",
        "start": TEXT.index("at noon"),
        "end": TEXT.index("at noon") + 7,
        "text_sha256": SHA256,
    }
    more = anchor | {"start": passage["start"], "end": passage["end"]}
    return {
        "id": key,
        "document": document,
        "motivation": "commenting",
        "exact": QUOTE,
        "prefix": "The ferry left ",
        "suffix": " at noon.",
        "start": start,
        "end": start + len(QUOTE),
        "text_sha256": SHA256,
        "note": "A *note*.",
        "tags": ["claim", "media/access"],
        "color": "green",
        "style": "highlight",
        "links": [{"to": "good", "relation": "supports", "note": "why"}],
        "created": TIME,
        "modified": TIME,
        "creator": "me",
        "deleted": None,
        "anchor": {
            **anchor,
            "more": [more],
            "locator": {"paragraph": 1, "heading": "", "page": ""},
        },
        "locator": {
            "paragraph": 1,
            "heading": "Above",
            "page": "12",
            "last_paragraph": 2,
            "line": 1,
            "last_line": 2,
        },
        "imported": {"system": "other", "id": "7", "at": TIME},
        "extra": {"anything": [1, {"a": "b"}]},
        "more": [passage],
    }


def document(key, path="texts/ferry.txt"):
    """A row of a document that has all there is."""
    return {
        "id": key,
        "path": path,
        "text_sha256": SHA256,
        "title": "The Ferry",
        "aliases": ["b" * 64],
        "csl": {
            "type": "article-newspaper",
            "title": "The Ferry",
            "author": [{"family": "Lee", "given": "Ann"}, {"literal": "The Crew"}],
            "issued": {"date-parts": [[2024, 11, 2]]},
            "accessed": {"date-parts": [[2024, 11, 3]]},
            "container-title": "The Post",
            "volume": "3",
            "page": "4-5",
            "DOI": "10.1000/1",
            "URL": "https://example.org/ferry",
            "language": "en",
            "citation-key": f"{key}2024ferry",
        },
        "csl_from": {
            "title": "front matter",
            "author": "person",
            "issued": "byline",
            "citation-key": "given out",
        },
        "added": TIME,
        "modified": TIME,
    }


def tag(key, name="claim"):
    """A row of a tag that has all there is."""
    return {
        "id": key,
        "name": name,
        "description": "what is claimed",
        "color": "red",
        "aliases": [f"old-{name}"],
        "created": TIME,
        "modified": TIME,
    }


def query(name):
    """A row of a saved query."""
    return {"name": name, "query": "tag:claim"}


def damaged(row, wrong=WRONG):
    """The same row with one thing in it wrong, for each thing and each wrong value."""
    for path in paths_of(row):
        for value in (*wrong, *_worse(path)):
            yield path, with_value(row, path, value)
        without = copy.deepcopy(row)
        _take(without, path)
        yield path, without


def with_value(row, path, value):
    """A row with something else in one place."""
    changed = inner = copy.deepcopy(row)
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return changed


def file_of(annotations=(), documents=(), tags=(), meta=()):
    """The bytes of an annotations file with these rows, beside good ones."""
    tables = {
        "annotations": {"good": annotation("good"), **dict(annotations)},
        "documents": {"d-good": document("d-good"), **dict(documents)},
        "tags": {"t-good": tag("t-good"), **dict(tags)},
        "meta": {"format": {"version": 1}, "query:good": query("good"), **dict(meta)},
    }
    return json.dumps(tables).encode()


def _worse(path):
    """What is wrong with one field alone."""
    yield from {
        "start": (99_999, 10**12),
        "end": (1, 99_999, 10**12),
        "document": ("d-none",),
        "to": ("nobody",),
        "color": ("pink",),
        "status": ("orphan", "review", "perhaps"),
        "score": (-0.5, 1.5),
        "aliases": (["claim"], ["t/a", "t"]),
        "query": ("tag:", "(", "@good", "/(/", "para:x"),
        "name": ("good", "GOOD", "a/b/c", "/", "@", "a, b"),
        "path": ("texts", "/dev/zero", "..", "texts/none.txt", "a\x00b", "/".join(["d"] * 3000)),
        "citation-key": ("a b", "{}", "lee2024ferry"),
        "title": ({"a": 1},),
        "paragraph": (10**20, -3),
    }.get(path[-1], ())


def paths_of(value, above=()):
    """Where all things in a row are."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        path = (*above, key)
        yield path
        if isinstance(inner, dict | list):
            yield from paths_of(inner, path)


def _take(row, path):
    for key in path[:-1]:
        row = row[key]
    del row[path[-1]]

"""The query line: what matches, what it prints, and what it says of a wrong one."""

import re
import time
import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from query_marks import NOW, SOURCE, mark

from reader.annotations.annotation import (
    Anchor,
    Link,
    Locator,
    Motivation,
    Passage,
    Status,
    TextSelector,
)
from reader.annotations.pens import COLORS
from reader.annotations.records import DocumentRecord
from reader.query.context import Setting
from reader.query.query import Query, parse
from reader.query.tree import And, Facet, Form, Not, Or, Pattern, QueryError, Value, Words
from reader.search import pattern
from reader.text.document import Span
from reader.text.folding import contains, fold_trimmed


def matches(line, annotation=None, source=SOURCE):
    return parse(line, NOW)(annotation or mark(), source)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "raised",
        "RAISED CALL",
        "creme",
        "economie strong",
        "town",
        '"during a two-hour call"',
        '"\\"during a two-hour"',
        "“two-hour call”",
        "„two-hour call“",
        "nothing OR raised",
        "nothing OR (raised call)",
        "-nothing",
        "NOT nothing",
        "--raised",
        "-(nothing OR absent)",
        "raised AND call",
        "/rais(?:ed|ing)/",
        "/^he\\b/",
        "quote:raised,absent",
        'quote:"two-hour call"',
        "quote:/two.hour/",
        "note:brulee",
        "tag:claim",
        "tag:claim/strong",
        "tag:=claim/strong",
        "tag:none,claim",
        "-tag:none",
        "doc:hall",
        "doc:town-hall.md",
        "author:aine",
        "author:bhriain",
        "color:yellow",
        "color:red,yellow",
        "style:highlight",
        "created:2026-11-03",
        "created:2026-11",
        "created:2026",
        "created:20d",
        "modified:2d,3d",
        "since:2026-11-03",
        "since:2026-11-03T08:59",
        "since:2026-11-03T08:59Z",
        "since:30d",
        "since:4w",
        "before:2026-11-04",
        "before:today",
        "before:7d",
        "after:2026-11-02",
        "para:4",
        "para:1,3-5",
        "para:4-",
        "id:3F2B",
        "is:highlight",
        "is:note",
        "has:note has:tag",
        "-has:link",
        "Tag:claim",
        "12:30 OR raised",
        "sort:created limit:3",
    ],
)
def test_a_line_that_matches(line):
    assert matches(line)


@pytest.mark.parametrize(
    "line",
    [
        "absent",
        "raised absent",
        "-raised",
        "- raised OR x".replace("- ", "-"),
        "tag:clai",
        "tag:strong",
        "tag:=claim",
        "tag:none",
        'tag:"none"',
        "quote:town",
        "note:raised",
        "doc:raised",
        "author:town",
        "color:red",
        "created:2026-10",
        "created:today",
        "created:yesterday",
        "since:7d",
        "after:2026-11-03",
        "before:2026-11-03",
        "para:5-",
        "para:1-3",
        "id:2b",
        "is:orphan",
        "is:review",
        "is:deleted",
        "is:linked",
        "has:link",
        "/^raised/",
        "quote:/call$/",
        "12:30",
    ],
)
def test_a_line_that_does_not_match(line):
    assert not matches(line)


def test_what_an_annotation_is():
    assert matches("is:orphan", mark(anchor=Anchor(None, Status.LOST)))
    assert matches("is:review", mark(anchor=Anchor(Span(1, 2), Status.REVIEW)))
    assert matches("is:deleted", mark(deleted=NOW))
    assert matches("is:linked has:link", mark(links=(Link("x"),)))
    assert matches("is:linked", mark(motivation=Motivation.LINKING))
    assert matches("is:note", mark(motivation=Motivation.COMMENTING, note=""))
    assert not matches("is:note", mark(note=" \n"))
    assert matches("tag:none", mark(tags=()))
    assert not matches("para:4", mark(locator=Locator()))


def test_tags_match_by_segment():
    for tag, expected in [("a", True), ("a/b", True), ("ab", False), ("b/a", False)]:
        assert matches("tag:a", mark(tags=(tag,))) is expected
    assert not matches("tag:=a", mark(tags=("a/b",)))
    assert matches("tag:=A", mark(tags=("a",)))
    assert matches('tag:="two words"', mark(tags=("Two Words",)))
    assert matches('tag:"none"', mark(tags=("none",)))
    assert matches("tag:a/", mark(tags=("a/b",)))
    assert matches("tag:a/b", mark(tags=("a // b",)))


def test_an_old_name_of_a_tag_asks_for_what_it_became():
    names = {"claim": "finding"}

    def asked(line, *tags):
        ask = parse(line, NOW, Setting(names=lambda name: names.get(name, name)))
        return ask(mark(tags=tags))

    assert asked("tag:Claim", "finding/strong")
    assert asked("-tag:other (tag:claim OR x)", "finding")
    assert asked("tag:=claim", "finding")
    assert not asked("tag:=claim", "finding/strong")
    assert asked("tag:claim", "claim")
    assert not asked("tag:claims", "finding")


def test_a_document_that_is_unknown():
    assert not matches("doc:x", source=None)
    assert not matches("author:x", source=None)
    assert not matches("town", source=None)
    assert matches("raised", source=None)


def test_dates_are_in_the_time_zone_of_now():
    east = NOW.astimezone(datetime.strptime("+1000", "%z").tzinfo)
    late = mark(created=datetime(2026, 11, 21, 20, 0, tzinfo=UTC))
    assert parse("created:2026-11-22", east)(late)
    assert not parse("created:2026-11-22", NOW)(late)
    assert parse("created:yesterday", NOW)(late)
    assert parse("created:2026-12", NOW)(mark(created=datetime(2026, 12, 31, 23, tzinfo=UTC)))


def test_without_now_the_clock_counts():
    assert parse("since:1h")(mark(created=datetime.now(UTC)))


def test_select_filters_sorts_and_cuts():
    other = DocumentRecord("d2", "b.md", "1" * 64, "A first title")
    documents = {"d1": SOURCE, "d2": other}
    marks = [
        mark(id="1", created=NOW, color="red", tags=("b",), note="z"),
        mark(id="2", created=NOW - timedelta(1), color="blue", tags=(), note=""),
        mark(id="3", created=NOW - timedelta(2), document="d2", tags=("a",), note="y"),
        mark(id="4", color="pink", selector=TextSelector(0, 1, "A", "", "", "")),
    ]

    def ids(line):
        return "".join(each.id for each in parse(line, NOW).select(marks, documents))

    assert ids("") == "1234"
    assert ids("limit:2") == "12"
    assert ids("sort:created") == "4321"
    assert ids("sort:-created limit:1") == "1"
    assert ids("sort:doc")[0] == "3"
    assert ids("sort:position")[0] == "3"
    assert ids("sort:author")[0] == "3"
    assert ids("sort:color") == "3214"
    assert ids("sort:tag") == "3142"
    assert ids("sort:quote")[0] == "4"
    assert ids("sort:note") == "4312"
    assert ids("sort:modified doc:first") == "3"


@pytest.mark.parametrize(
    ("line", "start", "end", "message"),
    [
        ("ab tagg:x", 3, 8, "“tag”"),
        ("x colour:red", 2, 9, "“color”"),
        ("zzzz:1", 0, 5, '"zzzz:1"'),
        ("see http://x.org now", 4, 9, '"http://x.org"'),
        ("color:yelow", 6, 11, "“yellow”"),
        ("color:red,grene", 10, 15, "“green”"),
        ("is:orfan", 3, 8, "“orphan”"),
        ("has:tags", 4, 8, "“tag”"),
        ("color:qqqq", 6, 10, "purple"),
        ("since:tody", 6, 10, "“today”"),
        ("since:2026-13", 6, 13, "date"),
        ("since:99999y", 6, 12, "date"),
        ("since:0000", 6, 10, "date"),
        ("since:2026-11-03T99:99", 6, 22, "date"),
        ("since:12:30", 6, 11, "date"),
        ("para:x", 5, 6, "3-5"),
        ("para:5-3", 5, 8, "before it begins"),
        ("tag:", 3, 4, "needs a value"),
        ("tag: x", 3, 4, "needs a value"),
        ("tag:a,", 5, 6, "needs a value"),
        ("tag:=", 4, 5, "needs a value"),
        ("sort:creatd", 0, 11, "“created”"),
        ("sort:created sort:modified", 13, 26, "twice"),
        ("limit:0", 0, 7, "number"),
        ("limit:x", 0, 7, "number"),
        ("-limit:3", 0, 8, "negated"),
        ("(a sort:created)", 0, 16, "outside"),
        ('say "what', 4, 5, "not closed"),
        ("tag:“a", 4, 5, "not closed"),
        ('""', 0, 2, "nothing between"),
        ("(a b", 0, 1, "not closed"),
        ("a)", 1, 2, "closes nothing"),
        ("/a{99999999999999999999}/", 1, 24, "repeats too much"),
        ("()", 0, 2, "nothing in"),
        ("a OR", 2, 4, "after this OR"),
        ("OR a", 0, 2, "before this OR"),
        ("a OR OR b", 2, 4, "after this OR"),
        ("AND a", 0, 3, "one side"),
        ("a AND", 2, 5, "one side"),
        ("a -", 2, 3, "followed"),
        ("a - b", 2, 3, "followed"),
        ("NOT", 0, 3, "followed"),
        ("-OR b", 0, 1, "followed"),
        ("/abc", 0, 1, "not closed"),
        ("/etc/passwd", 0, 1, "quotes"),
        ("//", 0, 1, "not closed"),
        ("ab /x[/", 5, 6, "wrong"),
        ("quote:/a(/", 8, 9, "wrong"),
        ("/(a)\\2/", 5, 6, "group reference"),
        ("/[a--b]/", 5, 6, "character range"),
        ("/(?R)/", 1, 5, "can't call itself"),
        ("x tag:a note:b,/a**/", 18, 19, "multiple repeat"),
        ("/" + "a" * 301 + "/", 1, 302, "longer than 300"),
        ("(" * 50, 40, 41, "too deeply"),
        ("-" * 50 + "a", 40, 41, "too deeply"),
    ],
)
def test_a_wrong_line_says_where_and_what(line, start, end, message):
    with pytest.raises(QueryError, match=re.escape(message)) as caught:
        parse(line, NOW)
    assert caught.value.span == (start, end)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "pattern",
    [
        "a{2,3}?b",
        "a++b",
        "a{,3}",
        "a{}",
        "x{3}",
        "(?:abc)?d",
        "(?:ab){2}",
        "[]a]b",
        "[^]]c",
        "\\d+",
        "(a+)+b",
        "(a|b)*c",
        "(?:a?){9}",
        "a*b*c*",
        "(?=a)b",
        "(a)\\1",
        "[[a]]",
        "colou?r.*,.*,.*",
        "\\bmr\\.? \\w+ \\w+",
        "(\\d{1,3},)+\\d{3}",
    ],
)
def test_an_ordinary_pattern_is_taken(pattern):
    assert parse(f"/{pattern}/")


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("/colou?r.*,.*,.*/", "The colour, he said, was red."),
        (r"/\bmr\.? \w+ \w+/", "then Mr. John Smith"),
        (r"note:/(\d{1,3},)+\d{3}/", "some 1,234,567 people"),
        ("/brulee$/", "Crème BRÛLÉE\nand more"),
        ("/it's/", "It’s"),
        ("/Brû/", "Brûlée"),
    ],
)
def test_a_pattern_means_what_it_means_where_texts_are_searched(line, note):
    assert matches(line, mark(note=note, tags=()))


def test_a_capital_in_a_pattern_makes_case_matter():
    assert not matches("/RAISED/")
    assert matches("/raised/", mark(note="RAISED", tags=()))


@pytest.mark.parametrize("line", ["x OR /(a|aa)+b?c/", "note:/(a|aa)+b?c/", "@slow"])
def test_a_pattern_that_takes_too_long_is_an_error_of_the_line(line, monkeypatch):
    monkeypatch.setattr(pattern, "_SECONDS", 0.1)
    query = parse(line, NOW, Setting(saved={"slow": "/(a|aa)+b?c/"}))
    marks = [mark(id=str(number), note="a" * 60, tags=()) for number in range(1000)]
    begun = time.process_time()
    with pytest.raises(QueryError, match=re.escape("“(a|aa)+b?c” takes too long")) as caught:
        query.select(marks, {})
    assert caught.value.span == Span(0, len(line))
    with pytest.raises(QueryError, match="takes too long"):
        query(marks[0])
    assert time.process_time() - begun < 2


def test_a_pattern_over_a_long_text_takes_no_longer_than_the_text():
    text = "ab" * 4_000
    found = parse("/a.*z.*b/")
    annotation = mark(selector=TextSelector(0, 1, text, "", "", ""), note="", tags=())
    assert not found(annotation)
    end = mark(selector=TextSelector(0, 1, text + "zebra", "", "", ""))
    assert parse("/z.*a$/")(end)
    assert not parse("/b$/")(end)
    assert parse("/^ab.*b/")(end)


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("  a   b ", "a b"),
        ("a AND (b c)", "a b c"),
        ("(a)", "a"),
        ("a (b OR c)", "a (b OR c)"),
        ("(a OR b) OR c", "a OR b OR c"),
        ("NOT a", "-a"),
        ("--a", "a"),
        ("-(-(a b))", "a b"),
        ("-(a OR b)", "-(a OR b)"),
        ('"a"', "a"),
        ('"OR" "a b" "-x" "tag:y"', '"OR" "a b" "-x" "tag:y"'),
        ("limit:3 a sort:-created", "a sort:-created limit:3"),
        ("TAG:none,=a", "tag:none,=a"),
        ('tag:"none" tag:"a"', 'tag:"none" tag:a'),
        ("a,b", "a,b"),
        ("quote:/a\\/b/ /c/", "quote:/a\\/b/ /c/"),
        ("color:red,red", "color:red"),
    ],
)
def test_a_query_is_printed_in_one_way(line, printed):
    query = parse(line, NOW)
    assert str(query) == printed
    assert parse(printed, NOW) == query


@given(st.text() | st.text(alphabet='ab:,-()"“”/\\= ORNDTtagquoesnil.*+?[]{}|\n'))
@settings(max_examples=600, deadline=None)
def test_any_text_is_a_query_or_an_error_with_a_place(line):
    error = None
    try:
        query = parse(line, NOW)
    except QueryError as raised:
        error = raised
    if error:
        assert 0 <= error.span.start <= error.span.end <= len(line)
    else:
        assert isinstance(query, Query)
        assert parse(str(query), NOW) == query
        query(mark(), SOURCE)


TEXTS = st.text(min_size=1).filter(lambda text: text.strip() != "")
DATES = st.sampled_from(["2026-11-03", "2026-11", "2026", "today", "yesterday", "7d", "40d"])


def facets(name, texts, *forms):
    values = [texts.map(Value)]
    values += [texts.map(lambda text: Value(text, Form.EXACT))] if Form.EXACT in forms else []
    values += [st.just(Value("", Form.NONE))] if Form.NONE in forms else []
    return st.lists(st.one_of(values), min_size=1, max_size=3, unique=True).map(
        lambda found: Facet(name, tuple(found))
    )


SHORT = st.sampled_from(["a", "b", "A/b", "é", "none", "two words", "-x", "=y", 'q"q', "OR", "\\"])
LEAVES = st.one_of(
    (SHORT | TEXTS).map(Words),
    st.sampled_from(["a+b", "é", "[ab]", "\\/"]).map(Pattern),
    facets("tag", SHORT | TEXTS, Form.EXACT, Form.NONE),
    facets("quote", SHORT),
    facets("note", SHORT | TEXTS),
    facets("doc", SHORT),
    facets("color", st.sampled_from(COLORS)),
    facets("since", DATES),
    facets("before", DATES),
    facets("created", DATES),
    facets("para", st.sampled_from(["1", "2-3", "2-"])),
    facets("is", st.sampled_from(["highlight", "note", "orphan", "deleted"])),
    facets("has", st.sampled_from(["note", "tag", "link"])),
)


def _simplest(kind, nodes):
    flat = [part for node in nodes for part in (node.nodes if isinstance(node, kind) else [node])]
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(lambda node: node.node if isinstance(node, Not) else Not(node)),
        st.lists(inner, min_size=1, max_size=3).map(lambda nodes: _simplest(And, nodes)),
        st.lists(inner, min_size=1, max_size=3).map(lambda nodes: _simplest(Or, nodes)),
    ),
    max_leaves=8,
)


@given(TREES)
@settings(max_examples=400, deadline=None)
def test_what_is_printed_parses_to_the_same(tree):
    query = parse(str(tree), NOW)
    assert query.tree == tree
    assert str(query) == str(tree)


MARKS = st.builds(
    mark,
    selector=st.builds(
        TextSelector,
        start=st.just(0),
        end=st.just(9),
        exact=st.sampled_from(["", "a b", 'É q"q', "two  words\naab", "x-x=y OR \\"]),
        prefix=st.just(""),
        suffix=st.just(""),
        text_sha256=st.just(""),
    ),
    note=SHORT | st.just("") | TEXTS,
    tags=st.lists(SHORT, max_size=2, unique=True).map(tuple),
    color=st.sampled_from(COLORS),
    created=st.integers(0, 700).map(lambda days: NOW - timedelta(days)),
    deleted=st.none() | st.just(NOW),
    anchor=st.sampled_from([Anchor(Span(0, 9), Status.EXACT), Anchor(None, Status.LOST)]),
    locator=st.sampled_from([Locator(), Locator(1), Locator(2), Locator(7)]),
    links=st.sampled_from([(), (Link("x"),)]),
    motivation=st.sampled_from(list(Motivation)),
)


def naive_fold(text):
    for one, many in [("'", "‘’‚‛′ʼ`´"), ('"', "“”„‟″«»"), ("-", "‐‑‒–—―−"), ("", "\u00ad\u200b")]:
        for each in many:
            text = text.replace(each, one)
    text = "".join(map(naive_base, text.casefold()))
    for one, many in [("ø", "o"), ("ł", "l"), ("đ", "d"), ("ħ", "h"), ("ı", "i")]:
        text = text.replace(one, many)
    text = text.replace("æ", "ae").replace("œ", "oe")
    text = "".join(map(naive_base, text.casefold()))
    return re.sub(r"\s+", " ", text).strip()


def naive_base(character):
    """A character without accents; an accent that stands alone, such as ¨, is a sign itself."""
    parts = unicodedata.normalize("NFKD", character)
    base = "".join(each for each in parts if not unicodedata.combining(each))
    stands_alone = not base.strip() and base and not character.isspace()
    return character if stands_alone else base


def naive_dates(text):
    day = NOW.replace(hour=0, minute=0)
    one = timedelta(days=1)
    return {
        "2026-11-03": (datetime(2026, 11, 3, tzinfo=UTC), datetime(2026, 11, 4, tzinfo=UTC)),
        "2026-11": (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)),
        "2026": (datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)),
        "today": (day, day + one),
        "yesterday": (day - one, day),
        "7d": (NOW - 7 * one, NOW),
        "40d": (NOW - 40 * one, NOW),
    }[text]


def naive_facet(name, value, each, source):  # noqa: C901, PLR0911
    word = naive_fold(value.text)
    tags = [naive_fold(tag) for tag in each.tags]
    if name == "tag":
        if value.form is Form.NONE:
            return tags == []
        below = (
            []
            if value.form is Form.EXACT
            else [tag for tag in tags if tag[: len(word) + 1] == word + "/"]
        )
        return word in tags or below != []
    if name == "quote":
        return word in naive_fold(each.selector.exact)
    if name == "note":
        return word in naive_fold(each.note)
    if name == "doc":
        return word in naive_fold(source.title) or word in naive_fold(source.path)
    if name == "color":
        return each.color == value.text
    if name in {"since", "before", "created"}:
        start, end = naive_dates(value.text)
        if name == "created":
            return start <= each.created < end
        return each.created >= start if name == "since" else each.created < start
    if name == "para":
        return each.locator.paragraph in {"1": [1], "2-3": [2, 3], "2-": [2, 7]}[value.text]
    if name == "has":
        return {"note": each.note.strip(), "tag": each.tags, "link": each.links}[
            value.text
        ] not in ("", ())
    return {
        "highlight": each.motivation == "highlighting",
        "note": each.motivation == "commenting" or each.note.strip() != "",
        "orphan": each.anchor.span is None,
        "deleted": each.deleted is not None,
    }[value.text]


def naive(node, each, source):
    texts = [each.selector.exact, each.note, *each.tags, source.title]
    match node:
        case Words(text):
            return any(naive_fold(text) in naive_fold(field) for field in texts)
        case Pattern(text):
            return any(re.search(naive_fold(text), naive_fold(field)) for field in texts)
        case Facet(name, values):
            return any(naive_facet(name, value, each, source) for value in values)
        case Not(inner):
            return not naive(inner, each, source)
        case And(nodes):
            return all(naive(part, each, source) for part in nodes)
        case Or(nodes):
            return any(naive(part, each, source) for part in nodes)


@given(TREES, MARKS)
@settings(max_examples=500, deadline=None)
def test_a_query_agrees_with_the_plainest_reading_of_it(tree, each):
    assert parse(str(tree), NOW)(each, SOURCE) == naive(tree, each, SOURCE)


@given(
    st.text(st.sampled_from("abAB1 -'’“…\u00adé\u0301ıİſßﬁＡ١\n`")),
    st.text("ab1' -éfi", min_size=1, max_size=4),
)
def test_a_word_is_held_where_folding_would_find_it(text, words):
    wanted = fold_trimmed(words)
    assert contains(wanted)(text) == (wanted in fold_trimmed(text))


def test_is_overlapping_asks_for_marks_that_share_characters():
    def at(key, *spans, document="d1"):
        first, *others = [Anchor(Span(*span), Status.EXACT) for span in spans]
        selector = mark().selector
        more = tuple(Passage(selector, anchor) for anchor in others)
        return mark(id=key, document=document, anchor=first, more=more)

    marks = [
        *(at("a", (0, 10)), at("b", (2, 4)), at("c", (10, 12)), at("d", (20, 30), (40, 50))),
        *(at("e", (49, 60)), at("f", (2, 4), document="d2"), at("g", (30, 40))),
    ]
    wanted = parse("is:overlapping", NOW, Setting(annotations=lambda: marks))
    assert [each.id for each in marks if wanted(each)] == ["a", "b", "d", "e"]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8)), max_size=8))
def test_is_overlapping_is_as_comparing_all_with_all(pairs):
    spans = [Span(start, start + length) for start, length in pairs]
    marks = [mark(id=str(n), anchor=Anchor(s, Status.EXACT)) for n, s in enumerate(spans)]
    found = Setting(annotations=lambda: marks).overlapping
    expected = {
        str(n)
        for n, one in enumerate(spans)
        if any(n != m and one.overlaps(other) for m, other in enumerate(spans))
    }
    assert found == expected


def test_in_asks_for_what_is_open_and_for_the_trash():
    here = Setting(pane=frozenset({"d1"}), open=frozenset({"d1", "d2"}))
    assert parse("in:pane", NOW, here)(mark())
    assert not parse("in:pane", NOW, here)(mark(document="d2"))
    assert parse("in:open", NOW, here)(mark(document="d2"))
    assert not parse("in:open", NOW)(mark())
    deleted = mark(deleted=NOW)
    for line in ("in:trash", "is:deleted", "x OR -(in:trash)", "@gone"):
        query = parse(line, NOW, Setting(saved={"gone": "in:trash"}))
        assert query.asks_for_deleted
    assert parse("in:trash", NOW)(deleted)
    assert not parse("in:trash", NOW)(mark())
    assert not parse("in:pane", NOW).asks_for_deleted


def test_a_term_is_added_and_taken_back():
    red = parse("color:red", NOW).tree
    query = parse("a OR b sort:created", NOW)
    line = query.with_term(red)
    assert line == "(a OR b) color:red sort:created"
    assert parse(line, NOW).asks_for(red)
    assert parse(line, NOW).without_term(red) == "a OR b sort:created"
    assert parse("-color:red x", NOW).with_term(red) == "x color:red"
    assert parse("", NOW).with_term(red) == "color:red"

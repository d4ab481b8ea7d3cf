"""CSL items of any making, wild and tame, for the properties of citations."""

import string

from hypothesis import strategies as st

from reader.citation.registry import STYLES as BUILT_IN

STYLES = [style.id for style in BUILT_IN]
NUMBERED = {"ieee", "nlm-citation-sequence"}
FORMATS = ["plain", "markdown", "html", "latex", "org"]
TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter
    classic collection dataset document entry entry-dictionary entry-encyclopedia event figure
    graphic hearing interview legal_case legislation manuscript map motion_picture
    musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song
    speech standard thesis treaty webpage
""".split()  # noqa: SIM905 — a list of forty words reads as words
NAMES = """
    author chair collection-editor compiler composer container-author contributor curator
    director editor editor-translator editorial-director executive-producer guest host
    illustrator interviewer narrator organizer original-author performer producer recipient
    reviewed-author script-writer series-creator translator
""".split()  # noqa: SIM905 — a list of forty words reads as words
DATES = ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]
TEXTS = """
    DOI URL archive archive-place archive_collection archive_location authority chapter-number
    collection-number collection-title container-title container-title-short dimensions
    edition event event-place event-title genre issue language medium number number-of-volumes
    original-publisher original-publisher-place original-title page page-first part-number
    part-title publisher publisher-place references reviewed-genre reviewed-title scale
    section source status supplement-number title title-short version volume volume-title
    year-suffix
""".split()  # noqa: SIM905 — a list of forty words reads as words

text = st.text(max_size=12) | st.sampled_from(
    [
        "“a” b",
        "<i>x",
        "a</i>",
        "<b>c</b>",
        "'a' b",
        '"',
        "1-2",
        "ß",
        "ﬁ",
        "\x00",
        "\ud800",
        "e\u0301",
    ]
)
part = st.none() | st.integers(-3000, 9999) | text
day = st.lists(part, max_size=4)
date = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(day, max_size=3) | text,
        "raw": text,
        "literal": text,
        "season": part,
        "circa": st.booleans() | part,
    },
)
name = st.dictionaries(
    st.sampled_from(
        [
            "family",
            "given",
            "literal",
            "suffix",
            "dropping-particle",
            "non-dropping-particle",
            "comma-suffix",
        ]
    ),
    part | st.booleans(),
)
anything = st.recursive(
    part | st.booleans() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=5,
)
wild = st.builds(
    lambda *parts: {key: value for each in parts for key, value in each.items()},
    st.dictionaries(st.sampled_from([*NAMES, *DATES, *TEXTS]), anything, max_size=6),
    st.dictionaries(st.sampled_from(NAMES), st.lists(name, max_size=4), max_size=3),
    st.dictionaries(st.sampled_from(DATES), date, max_size=3),
    st.dictionaries(st.sampled_from(TEXTS), text, max_size=8),
    st.fixed_dictionaries({}, optional={"type": st.sampled_from(TYPES) | anything}),
)
locator = st.none() | st.tuples(st.sampled_from(["page", "paragraph", "line", "x"]) | text, part)

word = st.text(string.ascii_letters, min_size=2, max_size=6).filter(
    lambda word: word.casefold() not in {"none", "vs"}
)
words = st.lists(word, min_size=1, max_size=4).map(" ".join)
tame_name = st.fixed_dictionaries(
    {"family": word}, optional={"given": words, "suffix": st.just("Jr.")}
) | st.fixed_dictionaries({"literal": words})
tame_date = st.builds(
    lambda days, circa: {"date-parts": days, "circa": circa},
    st.lists(
        st.tuples(st.integers(1500, 2100), st.integers(1, 12), st.integers(1, 28)).map(list),
        min_size=1,
        max_size=2,
    ),
    st.booleans(),
)
tame = st.builds(
    lambda *parts: {key: value for each in parts for key, value in each.items()},
    st.dictionaries(
        st.sampled_from(NAMES), st.lists(tame_name, min_size=1, max_size=8), max_size=4
    ),
    st.dictionaries(st.sampled_from(DATES), tame_date, max_size=4),
    st.dictionaries(
        st.sampled_from([field for field in TEXTS if field not in {"references", "year-suffix"}]),
        words | st.sampled_from(["1", "12-14"]),
        max_size=10,
    ),
    st.fixed_dictionaries({"type": st.sampled_from(TYPES)}),
)

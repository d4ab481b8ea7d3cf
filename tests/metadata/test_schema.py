"""Fields of metadata as they are typed, and shown to be typed over."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.metadata import dates, schema
from reader.metadata.csl import DATE_FIELDS, NAME_FIELDS
from reader.metadata.people import lines as typed_name
from reader.text import glyphs

# Names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Smith, Ann", {"family": "Smith", "given": "Ann"}),
        ("Ann Smith", {"family": "Smith", "given": "Ann"}),
        ("García Márquez, Gabriel", {"family": "García Márquez", "given": "Gabriel"}),
        (
            "van der Berg, Jan",
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
        ),
        (
            "Jan van der Berg",
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
        ),
        (
            "La Fontaine, Jean de",
            {"family": "La Fontaine", "given": "Jean", "dropping-particle": "de"},
        ),
        (
            "King, Martin Luther, Jr.",
            {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        ),
        ("King, Jr., Martin Luther", {"family": "King", "given": "Martin Luther", "suffix": "Jr."}),
        ("Martin Luther King, Jr.", {"family": "King", "given": "Martin Luther", "suffix": "Jr."}),
        ("{City of Springfield}", {"literal": "City of Springfield"}),
        ("{Doe, Roe; Sons}", {"literal": "Doe, Roe; Sons"}),
        ("{Doe; Sons}, Ann", {"family": "Doe; Sons", "given": "Ann"}),
        ("Plato,", {"family": "Plato"}),
        ("hooks, bell", {"family": "hooks", "given": "bell"}),
        ("Reuters", {"literal": "Reuters"}),
    ],
)
def test_names_as_people_type_them(line, name):
    assert typed_name.read(line) == [name]
    assert typed_name.read(typed_name.shown([name])) == [name]


def test_several_names_on_a_line():
    both = [{"family": "Lee", "given": "Ann"}, {"family": "Day", "given": "Bo"}]
    for line in (
        "Lee, Ann; Day, Bo",
        "Ann Lee;Bo Day ;",
        "Ann Lee and Bo Day",
        "Lee, Ann & Day, Bo",
    ):
        assert typed_name.read(line) == both
    assert typed_name.shown(both) == "Lee, Ann; Day, Bo"


@pytest.mark.parametrize("line", ["{City", "City}", "}{", "a, b, c, d", "{}", ",", "Lee, Ann; {"])
def test_what_is_no_name_is_told_in_a_line(line):
    with pytest.raises(ReaderError) as told:
        typed_name.read(line)
    assert "\n" not in str(told.value)


words = st.text("AbÉdeXy李 ,;{}.'-&and", min_size=1, max_size=8)
tidy = words.map(lambda text: " ".join(text.split())).filter(bool)
people = st.fixed_dictionaries(
    {"family": tidy},
    optional={
        "given": tidy,
        "suffix": tidy,
        "non-dropping-particle": tidy,
        "dropping-particle": tidy,
        "comma-suffix": st.booleans(),
    },
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(tidy, inner, max_size=3),
    max_leaves=5,
)
names = st.one_of(people, st.builds(dict, literal=tidy), st.builds(dict, given=tidy))


@given(st.lists(names, max_size=4))
def test_names_that_are_typed_as_they_are_shown_stay_what_they_are(them):
    assert typed_name.read(typed_name.shown(them), them) == them


@given(st.lists(names, min_size=1, max_size=4))
@example([{"family": "; { ;"}])
def test_so_do_those_beside_a_name_that_is_added(them):
    line = f"{typed_name.shown(them)}; Lee, Ann"
    assert typed_name.read(line, them) == [*them, {"family": "Lee", "given": "Ann"}]


proper = st.from_regex(r"[A-ZÉ李][a-zé]{0,5}(?: [A-Z][a-z]{1,4})?", fullmatch=True)
small = st.from_regex(r"[a-z]{2,3}(?: [a-z]{2,3})?", fullmatch=True)


@given(
    st.fixed_dictionaries(
        {"family": proper, "given": proper},
        optional={
            "non-dropping-particle": small,
            "dropping-particle": small,
            "suffix": st.sampled_from(["Jr.", "III", "OBE"]),
        },
    )
)
def test_ordinary_names_are_read_from_what_is_shown_alone(name):
    assert typed_name.read(typed_name.shown([name])) == [name]


# Dates


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-11", {"date-parts": [[2024, 11]]}),
        ("2 November 2024", {"date-parts": [[2024, 11, 2]]}),
        ("Nov. 2, 2024", {"date-parts": [[2024, 11, 2]]}),
        ("13/04/2021", {"date-parts": [[2021, 4, 13]]}),
        ("2. November 2024", {"date-parts": [[2024, 11, 2]]}),
        ("2024/2025", {"date-parts": [[2024], [2025]]}),
        ("2024–2025", {"date-parts": [[2024], [2025]]}),
        ("1 May 2020 – 3 June 2020", {"date-parts": [[2020, 5, 1], [2020, 6, 3]]}),
        ("spring 2024", {"date-parts": [[2024]], "season": 1}),
        ("winter 2020/2021", {"date-parts": [[2020], [2021]], "season": 4}),
        ("autumn 2020/winter 2020", {"date-parts": [[2020, 23], [2020, 24]]}),
        ("c. 1850", {"date-parts": [[1850]], "circa": True}),
        ("1850?", {"date-parts": [[1850]], "circa": True}),
        ("44 BC", {"date-parts": [[-44]]}),
        ("AD 79", {"date-parts": [[79]]}),
        ("{in press}", {"literal": "in press"}),
    ],
)
def test_dates_as_people_type_them(line, date):
    assert dates.read(line) == date
    assert dates.read(dates.shown(date)) == date


@pytest.mark.parametrize("line", ["03/04/2021", "2024-13-01", "soon", "{}", "", "0", "1/2/3/4"])
def test_what_is_no_date_is_told_in_a_line(line):
    with pytest.raises(ReaderError) as told:
        dates.read(line)
    assert "\n" not in str(told.value)


@given(
    st.lists(st.dates().map(lambda day: [day.year, day.month, day.day]), min_size=1, max_size=2),
    st.integers(1, 3),
    st.booleans(),
)
def test_dates_are_read_from_what_is_shown(days, parts, circa):
    date = {"date-parts": [day[:parts] for day in days]} | ({"circa": True} if circa else {})
    if all(day[0] >= 1000 or parts == 1 for day in days):
        assert dates.read(dates.shown(date)) == date


# All fields


@given(st.sampled_from([*schema.ABOUT, "custom"]), anything)
def test_any_value_is_shown_on_a_line_and_stays_when_that_is_taken(name, value):
    line = schema.shown(name, value)
    assert isinstance(line, str)
    assert "\n" not in line
    if line.strip():
        assert schema.read(name, line, value) == value


# The first call loads what reads names, which takes long on a machine at work.
@settings(deadline=None)
@given(st.sampled_from([*schema.ABOUT]), st.text(max_size=20))
def test_any_line_is_read_or_refused_in_words(name, line):
    try:
        value = schema.read(name, line)
    except ReaderError:
        value = "refused"
    assert (value is None) == (not glyphs.showable(" ".join(line.split())).strip())


def test_fields_of_names_and_dates_are_explained():
    assert set(schema.ABOUT) >= NAME_FIELDS | DATE_FIELDS


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        ("type", "artical", "Did you mean article?"),
        ("citation-key", "a b", "no spaces"),
        ("citation-key", "{x}", "no spaces"),
        ("citation-key", "smith,2020", "no spaces"),
        ("URL", "https://x.example/a b", "no spaces"),
    ],
)
def test_values_that_a_field_can_not_have(name, line, told):
    with pytest.raises(ReaderError, match=told):
        schema.read(name, line)


def test_fields_are_found_by_their_names():
    assert schema.named("Container Title", {}) == "container-title"
    assert schema.named("doi", {}) == "DOI"
    assert schema.named("mine", {"Mine": 1}) == "Mine"
    with pytest.raises(ReaderError, match="Did you mean author"):
        schema.named("autor", {})
    assert schema.read("DOI", "https://doi.org/10.1/x") == "10.1/x"


@pytest.mark.parametrize(
    ("field", "line", "value"),
    [
        ("page", "12--19", "12-19"),
        ("page", "12 – 19", "12-19"),
        ("type", "working paper", "article"),
        ("type", "court case", "legal_case"),
        ("type", "treaty", "treaty"),
    ],
)
def test_pages_and_types_are_typed_as_in_headers(field, line, value):
    assert schema.read(field, line) == value


def test_braces_around_a_whole_value_only_keep_it_together():
    assert schema.read("publisher", "{City Archive}") == "City Archive"
    assert schema.read("title", "The {City} Book") == "The {City} Book"

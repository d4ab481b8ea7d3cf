"""The part of a document that is kept is laid out as the whole is."""

from itertools import islice

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.text.layout import TextLayout
from reader.workspace.texts import first_page, loading

WORDS = st.lists(
    st.sampled_from(["one", "two", "three.", "Four,", "five!", "漢字", "é", "—", "six"]), min_size=1
)
PARAGRAPHS = st.lists(
    st.tuples(WORDS, st.sampled_from([1, 1, 1, 300, 3000])), min_size=1, max_size=40
)


def all_of(document):
    return first_page.Glimpse(document, 0, len(document.text))


def text_of(paragraphs):
    return "\n\n".join(" ".join(words * times) for words, times in paragraphs)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(PARAGRAPHS, st.floats(0, 1), st.sampled_from(["a.txt", "a.md"]))
def test_the_screen_around_the_place_is_the_same(tmp_path, paragraphs, share, name):
    path = tmp_path / name
    path.write_text(text_of(paragraphs))
    document = loading.load(path)
    offset = int(share * (len(document.text) - 1))
    first_page.keep(tmp_path / "state", all_of(document), offset)
    kept = first_page.load(tmp_path / "state", path)
    assert kept is not None
    assert kept.size == len(document.text)
    whole, part = TextLayout(document, 40), TextLayout(kept.document, 40)
    row, twin = whole.row_of(offset), part.row_of(offset - kept.before)
    top, twin_top = whole.above(row, 20), part.above(twin, 20)
    for one, other in islice(zip(whole.rows_from(top), part.rows_from(twin_top), strict=False), 60):
        span = other.span
        assert (span.start + kept.before, span.end + kept.before) == tuple(one.span)
        assert document.blocks[one.block].number == kept.document.blocks[other.block].number
        assert whole.shown(one, one.span) == part.shown(other, other.span)


def test_a_file_that_changed_has_no_window(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Some words.\n\nAnd more.")
    first_page.keep(tmp_path / "state", all_of(loading.load(path)), 3)
    assert first_page.load(tmp_path / "state", path) is not None
    path.write_text("Other words.\n\nAnd more.")
    assert first_page.load(tmp_path / "state", path) is None


def test_the_title_that_a_person_gave_is_shown_from_the_start(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Some words.\n\nAnd more.")
    first_page.keep(tmp_path / "state", all_of(loading.load(path)), 3, "My own title")
    assert first_page.load(tmp_path / "state", path).document.title == "My own title"


def test_a_damaged_window_is_none(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Some words.\n\nAnd more.")
    first_page.keep(tmp_path / "state", all_of(loading.load(path)), 3)
    [file] = (tmp_path / "state").iterdir()
    whole = file.read_bytes()
    for end in range(len(whole)):
        file.write_bytes(whole[:end])
        assert first_page.load(tmp_path / "state", path) is None


def test_a_large_file_begins_as_the_whole_does(tmp_path):
    path = tmp_path / "a.txt"
    lines = [
        f"Line {number} of a text that is hard-wrapped at some width" for number in range(4000)
    ]
    path.write_text(
        "\n".join(f"{line}\n" if at % 7 == 6 else line for at, line in enumerate(lines))
    )
    seen = loading.glimpse(path)
    document = loading.load(path)
    assert len(seen.document.text) < len(document.text) == seen.size
    assert document.text.startswith(seen.document.text)
    last = len(seen.document.blocks)
    assert list(seen.document.blocks) == list(document.blocks[:last])


def test_of_a_text_that_is_still_being_read_its_first_part_is_kept(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Some words.\n\nAnd more.\n\n" * 4000)
    part = loading.glimpse(path)
    first_page.keep(tmp_path / "state", part, 30)
    kept = first_page.load(tmp_path / "state", path)
    assert (kept.before, kept.size) == (0, part.size)
    assert part.document.text.startswith(kept.document.text)
    assert len(kept.document.text) > 1000

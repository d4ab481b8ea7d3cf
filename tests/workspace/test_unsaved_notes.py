"""Notes that are kept while they are written."""

from hypothesis import given
from hypothesis import strategies as st

from reader.workspace.unsaved_notes import Unsaved

anything = st.text(st.characters())


@given(mark=anything, note=anything)
def test_what_is_kept_is_found_again(tmp_path_factory, mark, note):
    unsaved = Unsaved(tmp_path_factory.mktemp("kept"))
    assert unsaved.note(mark) is None
    unsaved.keep(mark, note)
    assert unsaved.note(mark) == note
    assert unsaved.notes() == {mark: note}
    unsaved.drop(mark)
    unsaved.drop(mark)
    assert unsaved.notes() == {}


def test_a_file_that_says_nothing_is_passed_over(tmp_path):
    for number, text in enumerate((b"", b"[]", b"{", b'{"mark": 1, "note": 2}', b"\xff")):
        (tmp_path / f"{number}.json").write_bytes(text)
    assert Unsaved(tmp_path).notes() == {}

"""Commands of several keys: which one a row of keys is."""

from hypothesis import given
from hypothesis import strategies as st
from textual.binding import ActiveBinding, Binding
from textual.events import Key

from reader.ui.keys.sequence import CHARACTER, LETTER, Chord, KeySequence


def bindings(*keys):
    return {
        key: ActiveBinding(None, Binding(key, key.replace(" ", "_")), enabled=True, tooltip="")
        for key in keys
    }


NAMES = {"escape": "escape", " ": "space", ";": "semicolon", "enter": "enter"}


def press(sequence, there, *keys):
    """What each key answers: the chord's keys, its count and its last key; or whether it's used."""
    answers = []
    for key in keys:
        event = Key(NAMES.get(key, key), key if len(key) == 1 else None)
        answer = sequence.press(event, there)
        if isinstance(answer, Chord):
            rest = "".join(each.character or each.key for each in answer.rest)
            answers.append((answer.binding.binding.key, answer.times, answer.key, rest))
        else:
            answers.append(answer)
    return answers


HERE = bindings("a", "a w", "a (", "j", "g g", "semicolon", f"m {LETTER}", f"f {CHARACTER}", "3")


def test_what_is_complete_and_begins_more_waits_for_one_key():
    sequence = KeySequence()
    assert press(sequence, HERE, "a", "w") == [True, ("a w", None, "w", "")]
    assert press(sequence, HERE, "a", "(") == [True, ("a (", None, "(", "")]
    assert press(sequence, HERE, "a", "j") == [True, ("a", None, "a", "j")]
    assert press(sequence, HERE, "2", "a", "1") == [True, True, ("a", 2, "a", "1")]
    assert press(sequence, bindings("a"), "a") == [("a", None, "a", "")]
    assert sequence.pending == ""


def test_escape_forgets_what_was_begun():
    sequence = KeySequence()
    assert press(sequence, HERE, "a", "escape") == [True, True]
    assert press(sequence, HERE, "g", "escape", "j") == [True, True, ("j", None, "j", "")]
    assert press(sequence, HERE, "escape") == [False]


def test_any_character_and_letters_alone():
    sequence = KeySequence()
    for character in "x5é新; (":
        last = press(sequence, HERE, "f", character)[-1]
        assert last == (f"f {CHARACTER}", None, character, "")
    assert press(sequence, HERE, "f", "enter") == [True, True]
    assert press(sequence, HERE, "m", "q")[-1] == (f"m {LETTER}", None, "q", "")
    assert press(sequence, HERE, "m", "Q") == [True, True]


def test_a_digit_that_is_bound_is_no_count():
    assert press(KeySequence(), HERE, "3") == [("3", None, "3", "")]
    assert press(KeySequence(), HERE, "1", "3", "j") == [True, True, ("j", 13, "j", "")]


def test_a_command_that_is_not_active_is_not_waited_for():
    there = dict(HERE)
    there["a w"] = there["a w"]._replace(enabled=False)
    there["a ("] = there["a ("]._replace(enabled=False)
    assert press(KeySequence(), there, "a") == [("a", None, "a", "")]


def test_a_command_begun_elsewhere_waits_for_its_character():
    sequence = KeySequence()
    assert sequence.begin(HERE[f"f {CHARACTER}"].binding)
    assert sequence.pending == "f"
    assert press(sequence, HERE, "é") == [(f"f {CHARACTER}", None, "é", "")]
    assert not sequence.begin(HERE["g g"].binding)
    assert not sequence.begin(HERE["j"].binding)


@given(st.lists(st.sampled_from("aw(jgmf13x;"), max_size=12))
def test_no_key_is_lost_but_those_that_lead_nowhere(keys):
    sequence = KeySequence()
    for key in keys:
        [answer] = press(sequence, HERE, key)
        if isinstance(answer, tuple):
            assert sequence.pending == ""
        elif answer is False:
            assert key in "wx("

"""Values that no field of a CSL item should have, and what may be printed of any."""

import json

HUGE = "Long “word” <i>a</i>: it's " * 600


def nested(kind, depth):
    value = "x"
    for _ in range(depth):
        value = [value] if kind is list else {"a": value}
    return value


VALUES = [
    *(None, 0, -1, 1.5, 1e308, float("nan"), float("inf"), 10**30, 10**5000, True, False),
    *("", " ", "\ud800", "a\ud800b\x00\x1b]0;x\x07\u202e\u2028\x85", "{", "\\", "%", "…"),
    *([], [[]], [None], [0], ["\ud800"], [{}], {}, {"a": {"b": []}}, {"family": None}),
    *({"family": 3, "given": []}, {"family": {"a": 1}}, {"literal": 5}, {"literal": []}),
    *({"date-parts": None}, {"date-parts": {}}, {"date-parts": [[]]}, {"date-parts": [[None]]}),
    *({"date-parts": [["x"]]}, {"date-parts": [{}]}, {"date-parts": "2024"}, {"raw": []}),
    *({"date-parts": [[2024, 99, 99]]}, {"date-parts": [[10**30]]}, {"raw": "\ud800"}),
    *({"date-parts": [[-5]], "season": {}}, {"date-parts": [[2024], "x"]}, {"circa": {}}),
    *({"date-parts": [[2024], [None]]}, nested(list, 200), nested(dict, 200)),
    *(nested(list, 3000), nested(dict, 3000), [{"family": nested(list, 3000)}]),
]
LONG_VALUES = [
    *(HUGE, "x" * 20000, "-" * 9000, "'" * 5000, "<i>" * 5000, "1-" * 5000, "a " * 6000),
    *("(" * 5000, {"literal": HUGE}, [{"family": HUGE, "given": HUGE}]),
    [{"family": "A", "given": "B"}] * 900,
]


def is_printable(text):
    """Whether a text can be written and holds nothing that a terminal would act on."""
    text.encode()
    return not any(
        (ord(char) < 32 and char not in "\n\t") or 0x7F <= ord(char) < 0xA0 for char in text
    )


def named(value):
    """A short name of a value, for the names of tests."""
    try:
        return json.dumps(value)[:30]
    except (RecursionError, ValueError):
        return type(value).__name__

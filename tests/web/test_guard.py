"""Who may use the server: told from requests alone, without a browser."""

import pytest

from reader.web.guard import Guard

GUARD = Guard("127.0.0.1", "correct horse")
HERE = {"Host": "127.0.0.1:7323"}
OWN = {**HERE, "Origin": "http://127.0.0.1:7323"}


def status(guard, headers, cookie=None, **options):
    refused = guard.refusal(headers, guard.secret if cookie is None else cookie, **options)
    return refused and int(refused.status)


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        (HERE, None),
        (OWN, None),
        ({"Host": "localhost:7323", "Origin": "http://localhost:7323"}, None),
        ({"Host": "[::1]:7323", "Origin": "http://[::1]:7323"}, None),
        ({"Host": "LOCALHOST:7323", "Origin": "http://localhost:7323"}, None),
        ({}, 421),
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1.evil.example:7323"}, 421),
        ({"Host": "evil.example@"}, 421),
        ({"Host": "["}, 421),
        ({"Host": "192.168.0.7:7323"}, 421),
        ({**HERE, "Origin": "http://evil.example"}, 403),
        ({**HERE, "Origin": "http://127.0.0.1:8000"}, 403),
        ({**HERE, "Origin": "http://localhost:7323"}, 403),
        ({**HERE, "Origin": "null"}, 403),
        ({**HERE, "Origin": "file://127.0.0.1:7323"}, 403),
    ],
)
def test_only_an_own_page_by_an_own_name_may_ask(headers, found):
    assert status(GUARD, headers) == found


def test_a_websocket_says_where_it_comes_from():
    assert status(GUARD, OWN, is_socket=True) is None
    assert status(GUARD, HERE, is_socket=True) == 403


@pytest.mark.parametrize("cookie", ["", "x", "correct horse", Guard("127.0.0.1", "other").secret])
def test_without_the_cookie_of_the_token_nothing_is_shown(cookie):
    assert status(GUARD, OWN, cookie) == 403
    assert status(GUARD, OWN, cookie, is_socket=True) == 403


def test_a_token_is_known_and_not_told():
    assert GUARD.knows("correct horse")
    assert not GUARD.knows("correct horsé")
    assert not GUARD.knows("")
    assert "correct" not in GUARD.secret


def test_a_server_for_all_addresses_is_reached_by_numbers_and_its_own_name_only():
    everywhere = Guard("0.0.0.0", "correct horse")  # noqa: S104
    assert status(everywhere, {"Host": "192.168.0.7:7323"}) is None
    assert status(everywhere, {"Host": "[fe80::1]:7323"}) is None
    assert status(everywhere, {"Host": "evil.example:7323"}) == 421

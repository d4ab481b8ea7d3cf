"""What is no request to the server in a browser's place: it is answered, and nothing is printed."""

import asyncio
import logging

import pytest

pytest.importorskip("textual_serve")

from reader.web.server import Address, serve

REQUESTS = (
    b"GET /\x1b]0;title\x07 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: \x1b]0;title\x07\r\n\r\n",
    b"\x16\x03\x01 no HTTP at all\r\n\r\n",
)


async def answers(requests):
    """What a server answers, one by one."""
    ready = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(
        serve(["true"], Address("127.0.0.1", 0), "a token of words", ready.set_result)
    )
    port = int((await ready).split(":")[2].split("/")[0])
    found = []
    for request in requests:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request)
        found.append(await reader.readline())
        writer.close()
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    return found


def test_nothing_is_printed_of_what_is_no_request(caplog):
    with caplog.at_level(logging.DEBUG):
        found = asyncio.run(answers(REQUESTS))
    assert [b" 400 " in each for each in found] == [True] * len(REQUESTS)
    assert not [record for record in caplog.records if record.exc_info]

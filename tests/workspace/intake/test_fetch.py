"""Pages fetched from a real server on loopback, which also does what servers should not."""

import gzip
import shutil
import subprocess
import time
from threading import Event

import pytest
from web_server import serving

from reader.errors import ReaderError
from reader.workspace.intake.fetch import fetch, fetch_all, is_address, site_of

WORDS = "The river rose in the night, and the wall of the kitchen says how high. " * 30
PAGE = (
    "<!doctype html><html><head><title>The river</title></head><body><article>"
    f"<h1>The river</h1><p>{WORDS}</p></article></body></html>"
)


@pytest.fixture(scope="module")
def server():
    with serving() as server:
        yield server


def refusal(address, **limits):
    with pytest.raises(ReaderError) as refused:
        fetch(address, **limits)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_a_page_is_fetched_as_it_is(server):
    found = fetch(server.page("/page", PAGE) + "#part")
    assert (found.data, found.ending, found.hops) == (PAGE.encode(), ".html", ())
    assert found.address == f"{server.address}/page"
    [asked] = [each for each in server.asked if each.startswith("GET /page ")]
    assert "user-agent: reader/" in asked.casefold()
    assert "#part" not in asked


def test_redirections_are_followed_and_told(server):
    server.page("/end", PAGE)
    server.redirect("/middle", "/end")
    found = fetch(server.redirect("/start", f"{server.address}/middle"))
    assert found.address == f"{server.address}/end"
    assert found.hops == (f"{server.address}/start", f"{server.address}/middle")


def test_redirections_that_lead_nowhere_are_refused(server):
    server.redirect("/a", "/b")
    server.redirect("/b", "/a")
    assert "redirects in circles" in refusal(f"{server.address}/a")
    for number in range(12):
        server.redirect(f"/hop{number}", f"/hop{number + 1}")
    assert "redirects more than 10 times" in refusal(f"{server.address}/hop0")
    assert "no page of the web" in refusal(server.redirect("/file", "file:///etc/passwd"))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("401 Unauthorized", "wants a login"),
        ("403 Forbidden", "refuses it"),
        ("404 Not Found", "has no such page"),
        ("418 Teapot", "answers with error 418"),
        ("503 Busy", "has trouble of its own (error 503)"),
    ],
)
def test_a_status_is_told_as_what_it_is(server, status, said):
    assert said in refusal(server.page("/status", PAGE, status=status))


def test_too_much_is_refused_before_or_while_it_comes(server):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    told = server.raw("/told", head + b"Content-Length: 99999999\r\n\r\n")
    assert "has more than 10 MB" in refusal(told)

    def endless(connection):
        connection.sendall(head + b"\r\n")
        while True:
            connection.sendall(b"<p>words</p>" * 10_000)

    assert "has more than 1 MB" in refusal(server.raw("/endless", endless), largest=1_000_000)


def test_what_unpacks_to_too_much_is_refused(server):
    bomb = gzip.compress(b"\0" * 60_000_000)
    address = server.page("/bomb", bomb, Content_Encoding="gzip")
    assert "has more than 10 MB" in refusal(address)
    broken = server.page("/broken", b"no gzip at all", Content_Encoding="gzip")
    assert "can't be unpacked" in refusal(broken)
    packed = server.page("/packed", gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    assert fetch(packed).data == PAGE.encode()


def test_a_packed_page_that_ends_early_is_refused(server):
    packed = gzip.compress(PAGE.encode())
    for cut in (12, len(packed) // 2, len(packed) - 4):
        address = server.page(f"/cut-{cut}", packed[:cut], Content_Encoding="gzip")
        assert "broke off before all of it had come" in refusal(address)


def test_a_name_and_a_password_are_not_kept_with_the_address(server):
    address = server.page("/members", PAGE.encode())
    secret = address.replace("http://", "http://member:secret@")
    assert fetch(secret).address == address
    found = fetch(server.redirect("/moved", secret))
    assert found.address == address
    assert "secret" not in "".join(found.hops)


def test_a_slow_server_is_left_in_time(server):
    def drip(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
        while not server.closing.wait(0.1):
            connection.sendall(b"word ")

    def silent(connection):
        server.closing.wait(60)
        connection.close()

    def headers(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while not server.closing.wait(0.1):
            connection.sendall(b"X-More: x\r\n")

    for name, answer in (("/drip", drip), ("/silent", silent), ("/headers", headers)):
        begun = time.monotonic()
        said = refusal(server.raw(name, answer), seconds=2.0)
        assert "did not come whole in 2 s" in said or "does not answer" in said
        assert time.monotonic() - begun < 30


def test_an_answer_that_ends_early_is_refused(server):
    early = server.raw("/early", b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<p>Words")
    assert "broke off before all of it had come" in refusal(early)
    nonsense = server.raw("/nonsense", b"\x16\x03\x01 no HTTP at all\r\n\r\n")
    assert "broke off" in refusal(nonsense)


def test_encodings_are_kept_so_that_the_page_can_be_read_without_its_server(server):
    words = "Où est l’été ? Près de l’église, où il était déjà, et la rivière aussi. " * 20
    page = f"<html><body><article><p>{words}</p></article></body></html>"
    told = server.page("/told-charset", page.encode("cp1252"), "text/html; charset=windows-1252")
    assert fetch(told).data.decode("utf-8-sig") == page
    wrong = server.page("/wrong-charset", page.encode(), "text/html; charset=iso-8859-1")
    assert fetch(wrong).data == page.encode()
    none = server.page("/no-such-charset", page.encode(), "text/html; charset=klingon")
    assert fetch(none).data == page.encode()


def test_an_unencrypted_or_unknown_server_is_not_trusted(server, tmp_path):
    plain = server.page("/plain", PAGE).replace("http:", "https:")
    assert "can't be reached safely" in refusal(plain)
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate")
    pem = tmp_path / "own.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x", "-days", "2",
         "-keyout", str(pem), "-out", str(tmp_path / "cert.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
    pem.write_text(pem.read_text() + (tmp_path / "cert.pem").read_text())
    with serving(str(pem)) as own:
        assert "can't prove that it is 127.0.0.1" in refusal(own.page("/", PAGE))


def test_what_is_no_text_is_refused(server):
    picture = server.page("/picture", b"\x89PNG\r\n", "image/png")
    assert "is a picture" in refusal(picture)
    assert "is empty" in refusal(server.page("/empty", "  "))
    assert "is data for programs" in refusal(server.page("/api", "{}", "application/json"))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<form><input type='password'></form><p>Sign in</p>", "shows a login"),
        ("<title>Just a moment...</title><p>Checking</p>", "wants proof that a human asks"),
        ("<p>We value your privacy</p><button>Accept all cookies</button>", "asks for consent"),
        ("<noscript>Please enable JavaScript to go on.</noscript><p>Loading</p>", "runs scripts"),
    ],
)
def test_a_wall_is_told_as_what_it_is(server, page, said):
    assert said in refusal(server.page("/wall", f"<html><body>{page}</body></html>"))


def test_a_redirection_to_a_login_is_told(server):
    server.page("/login", "<html><body><p>Welcome back to the paper.</p></body></html>")
    assert "shows a login" in refusal(server.redirect("/story", "/login"))


@pytest.mark.parametrize(
    "sends",
    [
        "<meta http-equiv=refresh content='0; url=/end?a=1&amp;b=2'>",
        '<META CONTENT="0;URL=\'/end?a=1&amp;b=2\'" HTTP-EQUIV="Refresh">',
        "<meta http-equiv='refresh' content='0.5,/end?a=1&amp;b=2'>",
    ],
)
def test_a_page_that_sends_on_at_once_is_a_redirection(server, sends):
    server.page("/end?a=1&b=2", PAGE)
    found = fetch(
        server.page("/moved-page", f"<html><head>{sends}</head><body>Moved.</body></html>")
    )
    assert found.address == f"{server.address}/end?a=1&b=2"
    assert found.hops == (f"{server.address}/moved-page",)
    told = server.page("/by-header", "<p>Moved.</p>", Refresh="0; url=/end?a=1&b=2")
    assert fetch(told).address == found.address


def test_pages_that_send_on_in_circles_or_elsewhere_than_the_web_are_refused(server):
    server.page("/one", "<meta http-equiv=refresh content='0;url=/two'>")
    server.page("/two", "<meta http-equiv=refresh content='0;url=/one'>")
    assert "redirects in circles" in refusal(f"{server.address}/one")
    away = server.page("/away", "<meta http-equiv=refresh content='0;url=file:///etc/passwd'>")
    assert "no page of the web" in refusal(away)


@pytest.mark.parametrize(
    "stays",
    [
        "<meta http-equiv=refresh content=300>",
        "<meta http-equiv=refresh content='0; url=#top'>",
        "<meta http-equiv=refresh content='30; url=/elsewhere'>",
        "<noscript><meta http-equiv=refresh content='0; url=/elsewhere'></noscript>",
        "<!-- <meta http-equiv=refresh content='0; url=/elsewhere'> -->",
    ],
)
def test_a_text_that_is_only_shown_again_or_goes_on_later_is_read(server, stays):
    found = fetch(server.page("/stays", PAGE.replace("</head>", f"{stays}</head>")))
    assert found.hops == ()


def test_a_waiting_page_and_frames_are_told_with_the_address_to_add(server):
    waits = "<meta http-equiv=refresh content='5; url=/story'><p>You will be sent on.</p>"
    told = refusal(server.page("/waits", f"<html><body>{waits}</body></html>"))
    assert told.endswith(f"goes on to {server.address}/story after 5 s: add that address.")
    frames = (
        "<html><frameset cols='20%,*'><frame src=text.html><frame src=b.html></frameset></html>"
    )
    told = refusal(server.page("/old/frames.html", frames))
    assert told.endswith(f"add the address of that, {server.address}/old/text.html.")


@pytest.mark.parametrize(
    ("kind", "feed"),
    [
        ("application/rss+xml", "<rss version='2.0'><channel><title>News</title></channel></rss>"),
        ("text/xml", "<?xml version='1.0'?>\n<!-- made -->\n<rss version='2.0'></rss>"),
        ("application/xml", "<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title></feed>"),
    ],
)
def test_a_feed_is_told_as_what_it_is(server, kind, feed):
    assert "is a feed, a list of pages" in refusal(server.page("/feed", feed, kind))


def test_a_page_with_a_text_beside_a_login_is_read(server):
    page = PAGE.replace("<article>", "<form><input type=password></form><article>")
    assert fetch(server.page("/both", page)).ending == ".html"


def test_formats_are_told_by_signs_then_by_what_the_server_says(server):
    note = server.page("/note", "# A note\n\nWords.", "text/markdown")
    assert fetch(note).ending == ".md"
    plain = server.page("/words.txt", "Words.", "text/plain")
    assert fetch(plain).ending == ".txt"
    cues = server.page("/cues", "WEBVTT\n\n00:01.000 --> 00:02.000\nWords.", "text/plain")
    assert fetch(cues).ending == ".vtt"


def test_several_are_fetched_in_their_order(server):
    good, bad = server.page("/good", PAGE), f"{server.address}/missing"
    first, second, third = fetch_all([good, bad, good])
    assert (first.address, third.address) == (good, good)
    assert isinstance(second, ReaderError)


def test_what_is_no_address_is_refused():
    assert "is no address of the web" in refusal("ftp://example.org/x")
    assert is_address("HTTPS://example.org")
    assert not is_address("https:/example.org")
    assert site_of("https://www.example.org/x") == "example.org"
    assert "can't be reached" in refusal("http://127.0.0.1:9/x")


def test_letting_go_of_pages_half_way_waits_for_none_of_them(monkeypatch):
    going = Event()

    def slow(address):
        if address.endswith("/2"):
            going.wait(30)
        return address

    monkeypatch.setattr("reader.workspace.intake.fetch.fetch", slow)
    pages = fetch_all(f"https://example.org/{number}" for number in (1, 2))
    assert next(pages) == "https://example.org/1"
    begun = time.monotonic()
    pages.close()
    assert time.monotonic() - begun < 20
    going.set()

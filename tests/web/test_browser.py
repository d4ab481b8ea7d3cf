"""Reader in a real browser: what is typed there is on the disk, and nobody else gets in."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from seen import rows

pyte = pytest.importorskip("pyte")
playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
TEXTS = Path(__file__).parents[2] / "texts"
PATIENCE = 60.0
"""Seconds until something that should happen is given up on: each session is a process."""
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PASTE = """text => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  document.querySelector(".xterm-helper-textarea").dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")


def wait_for(condition, what, step=None):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := condition():
            return found
        step() if step else time.sleep(0.05)
    raise AssertionError(f"never came: {what}")


class Served:
    """A server in a process of its own."""

    def __init__(self, folder, *options):
        self.folder = folder
        environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith("READER")},
            "HOME": str(folder / "home"),
            "XDG_STATE_HOME": str(folder / "state"),
        }
        command = [sys.executable, "-m", "reader", "--workspace", str(folder), "serve"]
        self.process = subprocess.Popen(
            [*command, "--port", "0", *options],
            cwd=folder,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.url = re.search(r"http\S+", self.process.stdout.readline())[0]
        self.root = self.url.partition("?")[0]

    @property
    def annotations(self):
        return rows(self.folder / "annotations" / "annotations.json")

    def end(self):
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(PATIENCE)
        self.process.stdout.close()
        return status


class Page:
    """A page with Reader in it; `screen` is what its terminal shows."""

    def __init__(self, page, url, size=(1000, 600)):
        self.page = page
        self.screen = pyte.Screen(200, 80)
        self._stream = pyte.ByteStream(self.screen)
        self.addresses = []
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.on("websocket", self._listen)
        page.on("request", lambda request: self.addresses.append(request.url))
        page.goto(url)

    def _listen(self, socket):
        self.screen.reset()
        socket.on("framereceived", self._take)

    def _take(self, data):
        if isinstance(data, bytes):
            self._stream.feed(re.sub(rb"\x1b\[[>=<][0-9;]*[a-z]|\x1b\[\?[0-9;]*\$p", b"", data))

    @property
    def text(self):
        return "\n".join(self.screen.display)

    def see(self, words):
        wait_for(lambda: words in self.text, f"{words}\n{self.text}", self.step)

    def step(self):
        self.page.wait_for_timeout(50)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text):
        self.page.keyboard.type(text)

    def paste(self, text):
        self.page.evaluate(PASTE, text)

    def until(self, condition, what):
        return wait_for(condition, f"{what}\n{self.text}", self.step)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "texts").mkdir()
    shutil.copy(TEXTS / "town-hall.md", tmp_path / "texts")
    return tmp_path


@pytest.fixture
def served(folder):
    server = Served(folder)
    yield server
    if server.process.poll() is None:
        server.end()


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as found:
        made = found.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        made.close()


@pytest.fixture
def context(browser):
    made = browser.new_context()
    made.grant_permissions(["clipboard-read", "clipboard-write"])
    yield made
    made.close()


def opened(context, served, **options):
    """A page in which the text is open."""
    page = Page(context.new_page(), served.url, **options)
    # The library, or the text that another session left open.
    page.until(lambda: "words, or title:" in page.text or "highlight" in page.text, "the beginning")
    if "words, or title:" in page.text:
        page.press("Enter")
    page.see("highlight")
    return page


def test_one_reads_highlights_notes_tags_filters_and_cites(context, served):
    page = opened(context, served)
    # Nothing was clicked, and nothing came from elsewhere.
    assert all(each.startswith((served.root, "data:", "ws:")) for each in page.addresses)
    assert "token" not in page.page.url
    page.type("}H")
    page.until(lambda: len(served.annotations) == 1, "a highlight")
    page.type("a")
    page.see("Note")
    page.type("Who says so? ")
    page.paste("é and 漢\x1b]0;x\x07")
    page.see("é and")
    page.press("Escape")
    page.until(lambda: served.annotations[0]["note"] == "Who says so? é and 漢", "the note")
    page.type("T")
    page.see("Tags")
    page.type("claim")
    page.press("Enter")
    page.until(lambda: served.annotations[0]["tags"] == ["claim"], "the tag")
    page.type("gh/tag:claim")
    page.see("Annotations 1/1")
    page.press("Escape", "Escape")
    page.type("c")
    page.see("opied")
    copied = page.until(
        lambda: page.page.evaluate("() => navigator.clipboard.readText()"), "the citation"
    )
    assert "Joe Biden" in copied
    assert "(Reader Sample Texts, 2021, para. 1)" in copied


def test_dragging_selects_and_resizing_lays_out_anew(context, served):
    page = opened(context, served)
    row = next(at for at, line in enumerate(page.screen.display) if "President Joe" in line)
    screen = page.page.locator(".xterm-screen").bounding_box()
    columns, lines = page.page.evaluate(
        "() => { const s = document.querySelector('.xterm-screen');"
        " return [s.clientWidth, s.clientHeight] }"
    )
    bottom = max(at for at, line in enumerate(page.screen.display) if line.strip()) + 1
    last = max(len(line.rstrip()) for line in page.screen.display)
    cell = columns / max(last, 1), lines / bottom
    column = page.screen.display[row].index("President Joe")
    y = screen["y"] + (row + 0.5) * cell[1]
    page.page.mouse.move(screen["x"] + (column + 0.5) * cell[0], y)
    page.page.mouse.down()
    page.page.mouse.move(screen["x"] + (column + 12.5) * cell[0], y, steps=5)
    page.page.mouse.up()
    page.see("SELECT")
    page.type("H")
    page.until(lambda: len(served.annotations) == 1, "a highlight")
    assert served.annotations[0]["exact"].startswith("President J")
    page.page.set_viewport_size({"width": 500, "height": 400})
    page.until(lambda: "READ" in page.screen.display[-1] or page.screen.cursor is not None, "it")
    page.press("Escape")
    page.page.set_viewport_size({"width": 1400, "height": 700})
    page.type("gh")
    page.see("Annotations 1")


def test_a_session_that_ends_says_so_and_goes_on_where_it_was(context, served):
    page = opened(context, served)
    page.type("}}}}H")
    page.until(lambda: len(served.annotations) == 1, "a highlight")
    page.see("¶3")
    page.press("Control+q")
    page.page.get_by_text("This session has ended").wait_for()
    # What the page showed is still there until the new one comes.
    with page.page.expect_navigation():
        page.press("Enter")
    page.see("¶3")
    # A page that is loaded anew is a new session, and the last one's step can be undone.
    page.page.reload()
    page.see("¶3")
    page.see("highlight")
    page.type("u")
    page.until(lambda: not served.annotations, "undo")


def test_the_keys_that_browsers_keep_have_others(context, served):
    page = opened(context, served)
    page.press("Alt+w")
    page.type("v")
    page.until(lambda: page.text.count("human rights") >= 4, "a second pane")
    page.type("?one more pane")
    page.see("Alt-w v")


def test_two_browsers_see_what_the_other_one_does(browser, context, served):
    one = opened(context, served)
    other_context = browser.new_context()
    other = opened(other_context, served)
    one.type("}H")
    one.until(lambda: len(served.annotations) == 1, "a highlight")
    other.type("gh")
    other.see("Annotations 1")
    other.type("q")
    other.type("}}H")
    other.until(lambda: len(served.annotations) == 2, "another one")
    one.type("gh")
    one.see("Annotations 2")
    other_context.close()


def test_without_the_token_nobody_gets_in(browser, served):
    stranger = browser.new_context()
    page = stranger.new_page()
    for address in ("", "?token=wrong", "static/js/textual.js", "reader/page.js"):
        assert page.goto(served.root + address).status == 403
    assert page.goto(served.url).status == 200
    assert page.goto(served.root).status == 200
    stranger.close()


def test_a_foreign_page_can_neither_open_a_session_nor_read(context, served):
    page = context.new_page()
    assert page.goto(served.url).status == 200
    foreign = context.new_page()
    foreign.route("http://evil.example/", lambda route: route.fulfill(body="<p>hello</p>"))
    foreign.goto("http://evil.example/")
    opens = """address => new Promise(done => {
      const socket = new WebSocket(address);
      socket.onopen = () => done("open");
      socket.onerror = () => done("refused");
    })"""
    address = served.root.replace("http", "ws") + "ws?width=80&height=24"
    assert foreign.evaluate(opens, address) == "refused"
    reads = """address => fetch(address, {credentials: "include"})
      .then(answer => answer.text(), () => "refused")"""
    assert foreign.evaluate(reads, served.root) == "refused"
    assert page.evaluate(opens, address) == "open"


def test_the_end_of_the_server_is_told(context, served):
    page = opened(context, served)
    page.type("}")
    page.see("¶1")
    assert served.end() == 0
    page.page.get_by_text("This session has ended").wait_for()

"""Adding texts from folders, lists and mailboxes on the command line."""

import json
from email.message import EmailMessage

import pytest
from click.testing import CliRunner
from web_server import serving

from reader.cli.main import cli


@pytest.fixture
def run(tmp_path):
    workspace = tmp_path / "workspace"
    (workspace / "texts").mkdir(parents=True)

    def run(*arguments, stdin=None):
        return CliRunner().invoke(cli, ["-w", str(workspace), *map(str, arguments)], input=stdin)

    return run


def mailbox(*subjects):
    found = b""
    for subject in subjects:
        mail = EmailMessage()
        mail["Subject"], mail["From"] = subject, "Water Board <board@example.org>"
        mail.set_content(f"About {subject}.")
        found += b"From board Mon Jan  1 00:00:00 2024\n" + mail.as_bytes() + b"\n"
    return found


def test_a_folder_adds_each_text_in_it(run, tmp_path):
    folder = tmp_path / "many"
    (folder / "below").mkdir(parents=True)
    (folder / "a.md").write_text("# A\n\nFirst.\n")
    (folder / "below" / "b.txt").write_text("Second.\n")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    result = run("add", folder)
    assert result.stdout == "texts/a.md\ntexts/b.txt\n"
    assert result.stderr == "reader: 2 added.\n"
    again = run("add", folder, folder / "none.md")
    assert again.exit_code == 1
    assert again.stderr.endswith("reader: 2 there already, 1 not added.\n")


def test_a_folder_without_texts_is_told(run, tmp_path):
    (tmp_path / "empty").mkdir()
    result = run("add", tmp_path / "empty")
    assert result.exit_code == 1
    assert "There is no text in" in result.stderr


def test_a_list_names_what_to_add(run, tmp_path):
    (tmp_path / "a.md").write_text("First.\n")
    (tmp_path / "b.md").write_text("Second.\n")
    listed = f"# what to read\n\n{tmp_path / 'a.md'}\n  {tmp_path / 'b.md'}\n"
    assert run("add", "--from", "-", stdin=listed).stdout == "texts/a.md\ntexts/b.md\n"
    (tmp_path / "list").write_text(listed)
    records = json.loads(run("add", "--from", tmp_path / "list", "--json").stdout)
    assert [record["new"] for record in records] == [False, False]
    missing = run("add", "--from", tmp_path / "nothing")
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert run("add").exit_code == 2


def test_one_mail_of_a_mailbox_is_added_by_its_subject(run, tmp_path):
    (tmp_path / "inbox.mbox").write_bytes(mailbox("the bridge", "the mill"))
    refused = run("add", tmp_path / "inbox.mbox")
    assert refused.exit_code == 1
    assert "has 2 mails: add one of them with" in refused.stderr
    assert run("add", tmp_path / "inbox.mbox", "--message", 2).stdout == "texts/the-mill.eml\n"
    every = run("add", tmp_path / "inbox.mbox", "--message", "all")
    assert every.stdout == "texts/the-bridge.eml\ntexts/the-mill.eml\n"
    assert every.stderr.endswith("reader: 1 added, 1 there already.\n")
    for wrong in ("3", "first"):
        assert run("add", tmp_path / "inbox.mbox", "--message", wrong).exit_code == 1


WORDS = "The river rose in the night, and the wall of the kitchen says how high it was. " * 20


def page(title, words=WORDS):
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><article>"
        f"<h1>{title}</h1><p>{words}</p></article></body></html>"
    )


@pytest.fixture
def server():
    with serving() as server:
        yield server


def texts(tmp_path):
    return sorted(path.name for path in (tmp_path / "workspace" / "texts").iterdir())


def test_a_page_is_added_with_its_address_and_date(run, tmp_path, server):
    address = server.page("/river", page("The river"))
    result = run("add", server.redirect("/old", "/river"))
    assert (result.exit_code, result.stdout) == (0, "texts/the-river.html\n")
    assert result.stderr == f"reader: {server.address}/old led to {address}.\n"
    assert texts(tmp_path) == ["the-river.csl.json", "the-river.html"]
    kept = (tmp_path / "workspace" / "texts" / "the-river.html").read_text()
    assert kept == page("The river")
    said = json.loads((tmp_path / "workspace" / "texts" / "the-river.csl.json").read_text())
    assert said["URL"] == address
    assert len(said["accessed"]["date-parts"][0]) == 3
    [record] = json.loads(run("texts", "--json").stdout)
    assert record["csl"]["URL"] == address
    again = run("add", address)
    assert again.stderr == (
        f"reader: {address} is in the library already, as texts/the-river.html.\n"
    )


def test_several_pages_are_summed_up(run, tmp_path, server):
    good, other = server.page("/good", page("One")), server.page("/other", page("Two", "x y " * 99))
    listed = tmp_path / "list"
    listed.write_text(f"{good}\n{server.address}/missing\n{other}\n")
    result = run("add", "--from", listed)
    assert result.exit_code == 1
    assert result.stdout == "texts/one.html\ntexts/two.html\n"
    assert "127.0.0.1 has no such page" in result.stderr
    assert result.stderr.endswith("reader: 2 added, 1 not added.\n")


def test_two_pages_with_one_title_get_names_of_their_own(run, tmp_path, server):
    first = server.page("/1", page("News", "one two three " * 80))
    second = server.page("/2", page("News", "four five six " * 80))
    assert run("add", first, second).stdout == "texts/news.html\ntexts/news-2.html\n"
    assert texts(tmp_path) == [
        "news-2.csl.json", "news-2.html", "news.csl.json", "news.html",
    ]  # fmt: skip


def test_a_changed_page_is_offered_as_a_new_version(run, tmp_path, server):
    address = server.page("/river", page("The river"))
    run("add", address)
    server.page("/river", page("The river", f"{WORDS} It fell again."))
    result = run("add", address)
    assert result.exit_code == 1
    assert "`reader refresh the-river.html` takes the new version" in result.stderr
    assert texts(tmp_path) == ["the-river.csl.json", "the-river.html"]
    beside = run("add", address, "--again")
    assert beside.stdout == "texts/the-river-2.html\n"
    assert "is nearly the same as texts/the-river.html" in beside.stderr


def test_what_is_not_sure_is_asked_about(run, tmp_path):
    text = tmp_path / "ferry.md"
    text.write_text("---\ndate: 03/04/2024\n---\n\n# Ferry\n\nBy Harbour Office\n\nIt left.\n")
    result = run("add", "--ask", text, stdin="{Port of Storm}\nsometime\n4 March 2024\n")
    assert result.stdout == "texts/ferry.md\n"
    assert "author: {Harbour Office} (taken from a line below the heading)" in result.stderr
    assert "(“03/04/2024”, which means one of two days)" in result.stderr
    assert "sometime" in result.stderr
    said = json.loads(run("describe", "ferry", "--json").stdout)
    assert said["csl"]["author"] == [{"literal": "Port of Storm"}]
    assert said["csl"]["issued"] == {"date-parts": [[2024, 3, 4]]}
    assert {said["csl_from"][name] for name in ("author", "issued")} == {"person"}


def test_nothing_is_asked_about_what_is_sure_or_known(run, tmp_path):
    text = tmp_path / "ferry.md"
    text.write_text("---\nauthor: Harbour Office\ndate: 2024-03-04\n---\n\n# Ferry\n\nIt left.\n")
    assert run("add", "--ask", text, stdin="").stderr == ""
    assert run("add", "--ask", text, stdin="").stderr.endswith("as texts/ferry.md.\n")


def test_what_was_added_stays_when_nobody_answers(run, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\nWords of {name}.\n")
    result = run("add", "--ask", tmp_path / "a.md", tmp_path / "b.md", stdin="Harbour Office\n")
    assert result.exit_code == 0
    assert result.stdout == "texts/a.md\ntexts/b.md\n"
    assert "Nothing more is asked" in result.stderr
    assert run("add", "--ask", "-", stdin="Words.").exit_code == 2


def test_how_a_text_was_read_is_told_when_it_is_added_and_when_it_is_printed(run, tmp_path):
    file = tmp_path / "boats.txt"
    file.write_bytes(
        "The café is closed “today”. Ol\u00e9!\n".encode().replace(b"\xc3\xa9!", b"\xe9!")
    )
    result = run("add", file)
    assert result.exit_code == 0
    told = "reader: texts/boats.txt: Damaged UTF-8 in 1 place"
    assert result.stderr.startswith(told)
    printed = run("read", "boats")
    assert printed.stderr.startswith(told)
    assert "The café is closed" in printed.stdout

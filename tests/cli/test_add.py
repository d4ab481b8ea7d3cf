"""Adding texts from folders, lists and mailboxes on the command line."""

import json
from email.message import EmailMessage

import pytest
from click.testing import CliRunner

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

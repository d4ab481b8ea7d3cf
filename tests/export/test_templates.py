"""A person's own templates, on the command line: what they are given, and what is wrong in them."""

import json
import re
import time
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from reader.cli.main import cli
from reader.export import highlights
from reader.export import templates as template

PAGE = (Path(__file__).parents[2] / "docs" / "templates.md").read_text("utf-8")


@pytest.fixture
def templates(tmp_path, monkeypatch):
    """The folder of templates, beside a workspace with two marks in two texts."""
    (tmp_path / "texts").mkdir()
    for name, title in (("looms", "On *Looms*"), ("kettles", "Kettles & <Co>")):
        front = f'title: "{title}"\nauthor: "{{Weavers}}"\nissued: 2024\ntype: report\n'
        (tmp_path / "texts" / f"{name}.md").write_text(f"---\n{front}---\n\nSaid of {name}.\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv("READER_CONFIG", raising=False)
    run("annotate", "looms", "--quote", "Said of looms", "--tag", "a claim", "--note", "x < y & z")
    run("annotate", "kettles", "--quote", "Said of kettles", "--tag", "b")
    folder = tmp_path / "settings" / "reader-tui" / "templates"
    folder.mkdir(parents=True)
    return folder


def run(*words):
    return CliRunner().invoke(cli, words, prog_name="reader", catch_exceptions=False)


def done(*words):
    result = run(*words)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def refused(*words):
    result = run(*words)
    assert result.exit_code == 1
    assert not result.stdout
    [line] = result.stderr.splitlines()
    return line.removeprefix("reader: ")


def example(name):
    """A template that the documentation shows."""
    return re.search(rf"`{re.escape(name)}`.*?```jinja\n(.*?)```", PAGE, re.DOTALL)[1]


def test_the_card_of_the_documentation(templates):
    (templates / "card.md.j2").write_text(example("card.md.j2"))
    kettles, looms = done("cite", "--format", "card", "sort:doc").split("## ")[1:]
    assert looms.startswith("On \\*Looms\\*\n\n“Said of looms” (Weavers, 2024b, para. 1)\n\n")
    assert re.search(r"\nx < y & z\n\n\d{4}-\d\d-\d\d #a-claim$", looms.rstrip())
    assert kettles.startswith("Kettles & \\<Co>\n\n“Said of kettles”")
    assert re.search(r"para. 1\)\n\n\d{4}-\d\d-\d\d #b$", kettles.rstrip())


def test_the_page_of_the_documentation(templates):
    (templates / "page.html.j2").write_text(example("page.html.j2"))
    page = done("cite", "--format", "page", "--sheet", "--by", "tag")
    assert page.startswith("<h1>2 passages</h1>\n<h2>a claim</h2>\n")
    assert "“Said of looms” (Weavers, 2024b, para. 1)<br>x &lt; y &amp; z</p>" in page
    assert "<i>Kettles &#38; &#60;Co&#62;</i>" in page
    assert page.index("Kettles") < page.index("<i>On *Looms*</i>")
    assert done("cite", "--format", "page").startswith("<h1>2 passages</h1>\n<h2></h2>\n")


def test_all_that_the_documentation_names_is_there(templates):
    told = PAGE.partition("| of one annotation |")[2].partition("A template that names")[0]
    rows = [line.split("|")[1] for line in told.splitlines() if line.startswith("| `")]
    names = [name for row in rows for name in re.findall(r"`([^`]+)`", row)]
    assert {"quote", "item", "groups", "references"} <= set(names)
    for name in names:
        (templates / "one.j2").write_text(f"{{{{ {name} is defined and {name} is not none }}}}")
        said = set(done("cite", "--format", "one").split())
        assert said == {"True"} or name in {"last_paragraph", "line", "last_line"}, name


@pytest.mark.parametrize(
    ("zone", "offset"), [("Asia/Kolkata", "+05:30"), ("UTC", "+00:00"), ("Etc/GMT+3", "-03:00")]
)
def test_times_are_local_ones_with_their_zone(templates, monkeypatch, zone, offset):
    row = json.loads(done("list", "tag:b", "--json"))[0]
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        (templates / "when.j2").write_text("{{ created }} {{ modified }}")
        created, modified = done("cite", "--format", "when", "tag:b").split()
    finally:
        monkeypatch.undo()
        time.tzset()
    assert created.endswith(offset)
    assert datetime.fromisoformat(created) == datetime.fromisoformat(row["created"])
    assert datetime.fromisoformat(modified) == datetime.fromisoformat(row["modified"])


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"])
def test_times_at_the_ends_of_the_calendar_have_their_zone(at, monkeypatch):
    for zone in ("Asia/Kolkata", "Etc/GMT+3"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        try:
            local = highlights._local_time(datetime.fromisoformat(at))
        finally:
            monkeypatch.undo()
            time.tzset()
        assert datetime.fromisoformat(local) == datetime.fromisoformat(at)


def test_parts_of_templates_and_records(templates):
    (templates / "_end.j2").write_text("[{{ tags|join }}]")
    (templates / "whole.j2").write_text("{{ quote }} {% include '_end.j2' %}")
    rows = json.loads(done("cite", "--format", "whole", "--json"))
    assert sorted(row["cited"] for row in rows) == [
        "Said of kettles [b]",
        "Said of looms [a claim]",
    ]
    assert set(template.templates()) == {"whole"}


def test_the_setting_and_the_folder_beside_another_file(templates, tmp_path):
    own = tmp_path / "elsewhere" / "templates"
    own.mkdir(parents=True)
    (own / "mine.j2").write_text("mine {{ color }}")
    (own.parent / "set.toml").write_text('format = "mine"\n')
    assert done("--config", str(own.parent / "set.toml"), "cite", "tag:b") == "mine yellow\n"
    assert run("cite", "--format", "mine").exit_code == 2
    (templates.parent / "config.toml").write_text('format = "mine"\n')
    assert "no format is called “mine”" in run("cite").stderr


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("a\n\n{{ titel }}", ", line 3: nothing is called “titel”: did you mean “title”?"),
        ("a\n{% if %}", ", line 2: Expected an expression"),
        ("{{ 1 }}\n{{ 1 / 0 }}", ", line 2: division by zero."),
        ("\n{{ ''.__class__.__mro__ }}", ", line 2: access to attribute '__class__'"),
        ("\n{{ tags.append('x') }}", ", line 2: "),
        ("\n{% include 'gone.j2' %}", ", line 2: there is no template “gone.j2”."),
        ("{% include '../config.toml' %}", ", line 1: there is no template"),
        ("a\n{{ 'x' * 10000000000 }}", ", line 2: it wants too much memory."),
        ("a\n{{ [1] * 10000000000 }}", ", line 2: it wants too much memory."),
        ("{{ 'x' * 6000000 }}", ": it makes more than 5,000,000 characters."),
        ("{{ 2 ** 99999 }}", ": Exceeds the limit"),
        ("{% for i in range(99999) %}{{ quote * 99 }}{% endfor %}", ": it makes more"),
        ("{% for i in range(9999999) %}{% endfor %}", ", line 1: "),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", ", line 1: it calls itself"),
        (b"\xff", ": it is not UTF-8."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_one_line(templates, written, told):
    data = written if isinstance(written, bytes) else written.encode()
    (templates / "t.j2").write_bytes(data)
    assert refused("cite", "--format", "t").startswith("Template t.j2" + told)


LOOP = "{% for i in range(99999) %}" * 2 + "{% endfor %}" * 2


@pytest.mark.parametrize("endless", [LOOP, "{{ 9 ** 99999999 }}"])
def test_one_that_takes_too_long_is_stopped(templates, monkeypatch, endless):
    monkeypatch.setattr(template, "SECONDS", 1.5)
    (templates / "t.j2").write_text(endless)
    assert refused("cite", "--format", "t").endswith(" took longer than 1.5 s: it was stopped.")


def test_a_name_that_is_no_template_is_refused_as_ever(templates):
    (templates / "notes.txt").write_text("no template")
    assert run("cite", "--format", "notes").exit_code == 2

"""The command line: what each verb prints, writes, refuses and answers."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from seen import rows

from reader.annotations.pens import COLORS
from reader.cli.main import cli
from reader.text.glyphs import showable
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace
from reader.workspace.saved_queries import SavedQueries

TEXTS = Path(__file__).parents[2] / "texts"
COMMAND = [sys.executable, "-P", "-m", "reader"]
VERBS = (
    "texts",
    "add",
    "refresh",
    "remove",
    "restore",
    "annotate",
    "list",
    "cite",
    "compare",
    "compose",
    "matrix",
    "export",
    "link",
    "read",
    "serve",
    "check",
    "completion",
    "describe",
    "queries",
    "tags",
    "keys",
)
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What no terminal is to be sent; tabs and line ends are Reader's own."""
HOSTILE = "\x1b[31mred\x1b]0;title\x07\x9b31mcsi\x7f\u202edrawkcab\u2066"


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """The current folder is a workspace with two articles; nothing of the person's is seen."""
    for name in [each for each in os.environ if each.startswith(("READER_", "_READER", "XDG_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    folder = tmp_path / "place"
    (folder / "texts").mkdir(parents=True)
    for name in ("town-hall.md", "xinjiang-visit.md"):
        shutil.copy(TEXTS / name, folder / "texts")
    monkeypatch.chdir(folder)
    return folder


def run(*words, stdin=None):
    """The command, in this process."""
    return CliRunner().invoke(cli, words, input=stdin, prog_name="reader", catch_exceptions=False)


def process(*words, **options):
    """The command, in a process of its own."""
    return subprocess.run(
        [*COMMAND, *words], capture_output=True, text=True, encoding="utf-8", check=False, **options
    )


def done(*words, stdin=None):
    """What a command printed that did what it was to."""
    result = run(*words, stdin=stdin)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def refused(*words, stdin=None):
    """What a command said on standard error that could not do it; it printed nothing else."""
    result = run(*words, stdin=stdin)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("reader: ")
    assert result.stderr.endswith("\n")
    return result.stderr.removeprefix("reader: ").removesuffix("\n")


def misused(*words):
    """What a command said that was wrongly used."""
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    return result.stderr


def marks(folder):
    return rows(folder / "annotations" / "annotations.json")


def mark(quote, *options, text="town-hall"):
    """The id of a new mark."""
    return done("annotate", text, "--quote", quote, *options).strip()


@pytest.fixture
def three():
    """The ids of three marks, made in the order opposite to that of reading."""
    return (
        mark("waste paper", text="xinjiang-visit"),
        mark(
            "will be repercussions",
            *("--tag", "claim", "--note", "Which?\n\nLeft open.", "--color", "red"),
        ),
        mark("about two hours", "--tag", "fact/number", "--tag", "claim"),
    )


# texts


@pytest.mark.parametrize("option", ["-w", "--workspace", "--config"])
def test_an_option_behind_the_verb_that_goes_before_it_is_told(option):
    result = run("add", "a.md", option, "b")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == f"Error: {option} goes before the verb add."


@pytest.mark.usefixtures("three")
def test_texts_lists_the_library_with_its_marks():
    lines = [line.split("\t") for line in done("texts").splitlines()]
    assert [line[0] for line in lines] == ["texts/town-hall.md", "texts/xinjiang-visit.md"]
    assert lines[0][1] == "2 annotations"
    assert lines[1][2].startswith("Xinjiang officials ask")


@pytest.mark.usefixtures("three")
def test_texts_counts_one_mark_in_the_singular():
    assert done("texts").splitlines()[1].split("\t")[1] == "1 annotation"


@pytest.mark.usefixtures("three")
def test_texts_gives_records():
    first, second = json.loads(done("texts", "--json"))
    assert first["path"] == "texts/town-hall.md"
    assert first["annotations"] == 2
    assert first["words"] > 300
    assert set(first["csl_from"]) == set(first["csl"]) >= {"title", "author"}
    assert first["id"] == marks(Path())[1]["document"]
    assert second["annotations"] == 1


def test_texts_names_a_file_that_is_none_and_lists_the_others(place):
    (place / "texts" / "noise.txt").write_bytes(b"\x00\x01\x02\xff" * 40)
    result = run("texts")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "noise.txt" in result.stderr
    assert result.stderr.count("\n") == 1


def test_texts_tells_once_what_is_wrong_in_the_library_of_all_texts(place):
    (place / "works.bib").write_text("@book{town-hall, title {Ferries}}\n")
    (place / "reader.toml").write_text('library = "works.bib"\n')
    result = run("--config", str(place / "reader.toml"), "texts")
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == (
        "reader: works.bib, line 1, entry town-hall: “=” is missing behind title. "
        "This entry was not read.\n"
    )


def test_what_is_wrong_in_a_bibliography_is_told_where_its_work_is_used(place):
    (place / "texts" / "town-hall.bib").write_text("@book{hall, title {Ferries}}\n")
    (place / "works.bib").write_text(
        "@book{town-hall, year=2020}\n@book{xinjiang-visit, title {Ferries}}\n"
        "@book{other, title {Ferries}}\n"
    )
    (place / "reader.toml").write_text('library = "works.bib"\n')
    done("annotate", "texts/town-hall.md", "--quote", "two hours")
    done("annotate", "texts/xinjiang-visit.md", "--quote", "Global Times")
    told = {}
    for name in ("town-hall", "xinjiang-visit"):
        for verb in (["list"], ["cite"], ["texts"]):
            query = f"file:{name}"
            result = run("--config", str(place / "reader.toml"), *verb, query)
            told[name, verb[0]] = [line for line in result.stderr.splitlines() if ".bib" in line]
    hall = "reader: town-hall.bib, line 1, entry hall: “=” is missing behind title. "
    visit = "reader: works.bib, line 2, entry xinjiang-visit: “=” is missing behind title. "
    for verb in ("list", "cite", "texts"):
        assert told["town-hall", verb] == [hall + "Nothing of it was read."]
        assert told["xinjiang-visit", verb] == [visit + "This entry was not read."]


@pytest.mark.parametrize("verb", ["list", "cite", "texts"])
def test_a_query_that_may_mean_something_else_says_so(verb):
    assert "write OR" in run(verb, "hall", "or", "region").stderr
    assert run(verb, "hall", "OR", "region").stderr == ""
    assert run(verb, '"hall or region"').stderr == ""
    missing = run(verb, "file:nowhere").stderr
    assert missing == (
        "reader: No text of the library is called “nowhere”: reader texts lists them.\n"
    )
    assert run(verb, "file:town-hall note:nothing").stderr == ""


@pytest.mark.parametrize("verb", ["list", "cite", "matrix"])
def test_a_tag_that_no_annotation_has_is_told_with_one_like_it(verb):
    done("annotate", "town-hall", "--quote", "CNN in February", "--tag", "claim/access")
    told = "reader: No annotation has the tag “{}”."
    for query, line in (
        ("tag:clam", told.format("clam") + " Did you mean “claim/access”?"),
        ("tag:zzz", told.format("zzz")),
        ("tag:=claim", told.format("claim") + " Did you mean “claim/access”?"),
        ("-tag:none tag:zzz", told.format("zzz")),
        ("tag:claim note:nothing", ""),
        ("tag:none", ""),
    ):
        ended = run(verb, query)
        assert (ended.stderr.strip(), ended.exit_code) == (line, 0)


def test_texts_of_an_empty_workspace(tmp_path):
    (tmp_path / "empty").mkdir()
    assert done("-w", str(tmp_path / "empty"), "texts") == ""
    assert json.loads(done("-w", str(tmp_path / "empty"), "texts", "--json")) == []


# add


def test_add_copies_a_file(place, tmp_path):
    source = tmp_path / "A report.md"
    source.write_text("# A report\n\nIt says something.\n")
    assert done("add", str(source)) == "texts/A report.md\n"
    assert (place / "texts" / "A report.md").read_bytes() == source.read_bytes()


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("# The river at night\n\nIt is dark there.\n", "texts/the-river-at-night.md"),
        ("The River at Night\n\nIt is dark there.\n", "texts/the-river-at-night.txt"),
    ],
)
def test_add_names_what_comes_by_a_pipe_after_its_title(place, text, path):
    assert done("add", "-", stdin=text) == f"{path}\n"
    assert (place / path).read_text() == text


def test_add_calls_it_what_it_is_told_to(place):
    assert done("add", "-", "--name", "night.md", stdin="It is dark there.\n") == "texts/night.md\n"
    assert (place / "texts" / "night.md").exists()


def test_add_takes_a_text_once(place, tmp_path):
    source = tmp_path / "night.md"
    source.write_text("It is dark there.\n")
    done("add", str(source))
    shutil.copy(source, tmp_path / "other.md")
    result = run("add", str(tmp_path / "other.md"))
    assert result.exit_code == 0
    assert result.stdout == "texts/night.md\n"
    assert "already" in result.stderr
    assert not (place / "texts" / "other.md").exists()
    [record] = json.loads(run("add", str(source), "--json").stdout)
    assert record == {"path": "texts/night.md", "new": False}


def test_add_never_replaces_another_text_of_that_name(place):
    before = (place / "texts" / "town-hall.md").read_bytes()
    assert (
        done("add", "-", "--name", "town-hall.md", stdin="Another.\n") == "texts/town-hall-2.md\n"
    )
    assert (place / "texts" / "town-hall.md").read_bytes() == before
    assert (
        done("add", "-", "--name", "town-hall.md", stdin="A third.\n") == "texts/town-hall-3.md\n"
    )


def test_add_makes_the_folder(tmp_path):
    (tmp_path / "empty").mkdir()
    done("-w", str(tmp_path / "empty"), "add", "-", "--name", "a.txt", stdin="A text.\n")
    assert (tmp_path / "empty" / "texts" / "a.txt").read_text() == "A text.\n"


def test_add_goes_on_after_what_can_not_be_read(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("A good text.\n")
    result = run("add", str(tmp_path / "none.txt"), os.devnull, str(good))
    assert result.exit_code == 1
    assert result.stdout == "texts/good.txt\n"
    assert [line[:7] for line in result.stderr.splitlines()] == ["reader:"] * 3
    assert result.stderr.endswith("reader: 1 added, 2 not added.\n")


@pytest.mark.parametrize(
    "data", [b"", b"\n \n", b"\x00\x01\xff" * 30], ids=["no", "blank", "noise"]
)
def test_add_refuses_what_is_no_text(place, data):
    assert "\n" not in refused("add", "-", stdin=data)
    assert len(list((place / "texts").iterdir())) == 2


def test_add_gives_one_name_to_one_text():
    assert "--name" in misused("add", "a.txt", "b.txt", "--name", "c.txt")
    assert misused("add")


def test_add_by_a_real_pipe(place):
    result = process("add", "-", input="Naïve: “dark” — 夜\n")
    assert result.returncode == 0
    assert (place / result.stdout.strip()).read_text(encoding="utf-8") == "Naïve: “dark” — 夜\n"


@pytest.mark.skipif(os.name == "nt", reason="there is no shell to close a stream")
@pytest.mark.parametrize("words", [("",), ("add", "-"), ("annotate", "town-hall", "--quote", "-")])
def test_closed_standard_input_is_one_line(words):
    line = 'exec "$@" <&-'
    command = [*COMMAND, *filter(None, words)]
    result = subprocess.run(
        ["sh", "-c", line, "sh", *command], capture_output=True, text=True, check=False
    )
    assert result.returncode in {1, 2}
    assert result.stderr.startswith("reader: ")


# annotate


def test_annotate_marks_a_passage_and_prints_its_id(place):
    printed = mark("will be repercussions")
    [row] = marks(place)
    assert printed == row["id"]
    assert row["exact"] == "will be repercussions"
    assert row["locator"] == {"paragraph": 4, "heading": "What the president said", "page": ""}
    assert row["color"] == "yellow"
    assert row["motivation"] == "highlighting"


def test_annotate_takes_all_that_a_mark_can_have(place):
    mark(
        "two hours",
        *("--note", " Long. "),
        *("--tag", "a, b/c"),
        *("--tag", "a"),
        "--color",
        "blue",
    )
    [row] = marks(place)
    assert (row["note"], row["tags"], row["color"]) == ("Long.", ["a", "b/c"], "blue")
    assert row["motivation"] == "commenting"


def test_annotate_gives_the_record():
    record = json.loads(done("annotate", "town-hall", "--quote", "two hours", "--json"))
    assert record["exact"] == "two hours"
    assert record["path"] == "texts/town-hall.md"
    assert record["title"].startswith("At a televised")


@pytest.mark.parametrize("color", COLORS)
def test_annotate_has_six_pens(place, color):
    mark("two hours", "--color", color)
    assert marks(place)[0]["color"] == color


@pytest.mark.parametrize(
    "name",
    [
        "town-hall",
        "Town-Hall",
        "town-hall.md",
        "texts/town-hall.md",
        "./texts/../texts/town-hall.md",
    ],
)
def test_annotate_finds_a_text_by_its_name_and_by_its_path(place, name):
    mark("two hours", text=name)
    with_path = mark("lengthy conversation", text=str(place / "texts" / "town-hall.md"))
    assert len({row["document"] for row in marks(place)}) == 1
    assert with_path in done("list", "--json")


def test_annotate_marks_a_file_outside_of_the_library(tmp_path):
    (tmp_path / "away.txt").write_text("A text that lies elsewhere.\n")
    mark("lies elsewhere", text=str(tmp_path / "away.txt"))
    assert json.loads(done("list", "--json"))[0]["path"] == str(tmp_path / "away.txt")


@pytest.mark.parametrize(
    "quote",
    [
        "it “will be repercussions”"[3:],
        '"united, tightly controlled"',
        "a china that is",
        "values of\n   the people",
        "mr. xi's conduct",
        "  two hours \n",
    ],
)
def test_annotate_passes_over_case_quotes_and_line_ends(place, quote):
    mark(quote)
    [row] = marks(place)
    assert row["exact"] in (place / "texts" / "town-hall.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("quote", ["Will be repercussions", "A China THAT IS"])
def test_annotate_passes_over_capitals_too(place, quote):
    mark(quote)
    assert len(marks(place)) == 1


def test_annotate_passes_over_accents(place):
    (place / "texts" / "cafe.txt").write_text("They met in a café in Besançon.\n", encoding="utf-8")
    mark("cafe in besancon", text="cafe")
    assert marks(place)[0]["exact"] == "café in Besançon"


def test_annotate_names_the_nearest_where_there_is_none(place):
    error = refused("annotate", "town-hall", "--quote", "the call lasted for about two hours")
    first, *candidates = error.splitlines()
    assert "has no “the call lasted for about two hours”" in first
    assert any("The call went on for about two hours" in line for line in candidates)
    assert marks(place) == []


def test_annotate_says_so_where_nothing_is_like_it(place):
    assert "\n" not in refused("annotate", "town-hall", "--quote", "zzyzx qwxv")
    assert not (place / "annotations" / "annotations.json").exists()


def test_annotate_shows_the_places_where_there_are_several(place):
    first, *candidates = refused("annotate", "town-hall", "--quote", "Xinjiang").splitlines()
    assert "2 times" in first
    assert "--nth" in first
    assert [line.split()[:2] for line in candidates] == [["1:", "¶2"], ["2:", "¶9"]]
    assert all("[Xinjiang]" in line for line in candidates)
    assert marks(place) == []


def test_annotate_takes_the_nth():
    record = json.loads(
        done("annotate", "town-hall", "--quote", "Xinjiang", "--nth", "2", "--json")
    )
    assert record["locator"]["paragraph"] == 9
    assert "2 times, not 3" in refused("annotate", "town-hall", "--quote", "Xinjiang", "--nth", "3")


def test_annotate_shows_no_more_places_than_one_can_read(place):
    (place / "texts" / "many.txt").write_text("Word and word. " * 40 + "\n")
    lines = refused("annotate", "many", "--quote", "and word").splitlines()
    assert "40 times" in lines[0]
    assert lines[-1].strip() == "…"
    assert len(lines) == 7


def test_annotate_reads_the_quote_from_a_pipe(place):
    assert process("annotate", "town-hall", "--quote", "-", input="two hours\n").returncode == 0
    assert marks(place)[0]["exact"] == "two hours"


@pytest.mark.parametrize("quote", ["", " \n "])
def test_annotate_wants_words(place, quote):
    assert "--quote" in refused("annotate", "town-hall", "--quote", quote)
    assert marks(place) == []


@pytest.mark.parametrize("name", ["nothing", "texts/nothing.md", "texts", ""])
def test_annotate_names_a_text_that_is_none(name):
    error = refused("annotate", name, "--quote", "two hours")
    assert "\n" not in error
    assert name in error


@pytest.mark.parametrize(
    "words",
    [
        ("annotate",),
        ("annotate", "town-hall"),
        ("annotate", "town-hall", "--quote", "two hours", "--color", "pink"),
        ("annotate", "town-hall", "--quote", "two hours", "--nth", "0"),
        ("list", "--nothing"),
        ("cite", "--format", "word"),
        ("cite", "--part", "half"),
        ("completion", "tcsh"),
        ("check", "more"),
        ("--nothing",),
    ],
)
def test_wrong_usage_is_2(place, words):
    assert "Error: " in misused(*words)
    assert not (place / "annotations").exists()


@pytest.mark.usefixtures("three")
def test_marks_of_a_file_that_was_renamed_come_along(place):
    (place / "texts" / "town-hall.md").rename(place / "texts" / "speech.md")
    assert done("annotate", "speech", "--quote", "lengthy conversation")
    assert done("list", "doc:speech").count("\n") == 3


@pytest.mark.usefixtures("three")
def test_texts_counts_the_marks_of_a_file_that_was_renamed(place):
    (place / "texts" / "town-hall.md").rename(place / "texts" / "speech.md")
    assert done("texts").splitlines()[0].split("\t")[1] == "2 annotations"


# list


def test_list_has_a_line_for_each_mark_in_reading_order(three):
    lines = [line.split("\t") for line in done("list").splitlines()]
    assert [line[0] for line in lines] == [three[2][:8], three[1][:8], three[0][:8]]
    assert lines[1][1:] == [
        "town-hall ¶4",
        "red",
        "claim",
        "“will be repercussions”",
        "Which? Left open.",
    ]
    assert lines[2][1:] == ["xinjiang-visit ¶4", "yellow", "", "“waste paper”"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (("tag:claim",), (2, 1)),
        (("tag:claim", "color:red"), (1,)),
        (("tag:claim color:red",), (1,)),
        (("tag:fact",), (2,)),
        (("tag:none", "OR", "has:note"), (1, 0)),
        (("--", "tag:claim", "-has:note"), (2,)),
        (("--", "-tag:claim"), (0,)),
        (("waste",), (0,)),
        (('"waste paper"',), (0,)),
        (("para:4",), (1, 0)),
        (("sort:-created", "limit:1"), (2,)),
        (("nothing of the kind",), ()),
        (("since:1d",), (2, 1, 0)),
    ],
)
def test_list_takes_a_query(three, query, found):
    lines = done("list", *query).splitlines()
    assert [line.split("\t")[0] for line in lines] == [three[at][:8] for at in found]


@pytest.mark.parametrize("query", ["-has:note", "-tag:claim"])
@pytest.mark.usefixtures("three")
def test_a_query_may_begin_with_a_minus(query):
    assert done("list", query)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("tga:claim", "“tag”"),
        ("is:losst", "“lost”"),
        ("color:pink", "color:"),
        ("since:someday", "date"),
        ("(claim", "not closed"),
        ("/(a+b/", "missing )"),
    ],
)
@pytest.mark.parametrize("verb", ["list", "cite"])
@pytest.mark.usefixtures("three")
def test_a_query_that_is_none_is_one_line(verb, query, told):
    error = refused(verb, query)
    assert "\n" not in error
    assert told in error


@pytest.mark.usefixtures("three")
def test_list_gives_rows_as_they_are_in_the_file(place):
    records = json.loads(done("list", "--json", "has:note"))
    [row] = [each for each in marks(place) if each["note"]]
    [record] = records
    assert {key: record[key] for key in row} == row
    assert record["path"] == "texts/town-hall.md"
    assert json.loads(done("list", "--json", "nothing")) == []


def test_saved_queries_are_listed_and_stand_for_their_lines(place, three):
    desk = Desk(Workspace(place))
    desk.refresh()
    SavedQueries(desk.store).save("claims", "tag:claim")
    SavedQueries(desk.store).save("bad", "tag:claim")
    found = done("list", "@claims").splitlines()
    assert found == done("list", "tag:claim").splitlines()
    assert found
    assert done("cite", "@claims", "--part", "citation")
    lines = [line.split("\t") for line in done("queries").splitlines()]
    assert lines == [
        ["@bad", str(len(found)), "tag:claim"],
        ["@claims", str(len(found)), "tag:claim"],
    ]
    assert {"name": "claims", "query": "tag:claim"} in json.loads(done("queries", "--json"))
    assert three


def test_an_unknown_saved_query_is_told_with_the_nearest(place, three):
    desk = Desk(Workspace(place))
    desk.refresh()
    SavedQueries(desk.store).save("claims", "tag:claim")
    result = run("list", "@claim")
    assert result.exit_code == 1
    assert "“@claims”" in result.stderr
    assert three


def test_list_of_nothing_is_nothing(place):
    assert done("list") == ""
    assert not (place / "annotations").exists()


def test_list_finds_what_was_deleted(place, three):
    desk = Desk(Workspace(place))
    desk.refresh()
    desk.store.delete([three[0]])
    assert done("list", "is:deleted").startswith(three[0][:8])


def test_list_without_what_was_deleted(place, three):
    desk = Desk(Workspace(place))
    desk.refresh()
    desk.store.delete([three[0]])
    assert done("list").count("\n") == 2


@pytest.mark.usefixtures("three")
def test_a_pipe_that_is_closed_early_is_no_error(place):
    desk = Desk(Workspace(place))
    desk.refresh()
    opened = desk.open(place / "texts" / "town-hall.md")
    desk.highlight(opened, [opened.document.blocks[1].span] * 300, note="long " * 100)
    for words in (("list",), ("list", "--json"), ("cite",)):
        with subprocess.Popen(
            [*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as ran:
            ran.stdout.read(10)
            ran.stdout.close()
            assert ran.stderr.read() == b""


# cite


@pytest.mark.parametrize(
    ("options", "cited"),
    [
        ((), "“waste paper” (Reader Sample Texts, 2021, para. 4)"),
        (("--style", "mla"), "“waste paper” (Reader Sample Texts)"),
        (("--style", "chicago"), "“waste paper” (Reader Sample Texts 2021, para. 4)"),
        (("--style", "harvard"), "‘waste paper’ (Reader Sample Texts, 2021, para. 4)"),
        (("--style", "modern-language-association"), "“waste paper” (Reader Sample Texts)"),
        (("--style", "vancouver"), "“waste paper” (1)"),
        (("--style", "ieee"), "“waste paper” [1, Para. 4]"),
        (("--part", "citation"), "(Reader Sample Texts, 2021, para. 4)"),
        (
            ("--part", "reference"),
            (
                "Reader Sample Texts. (2021, February 4). Xinjiang officials ask the new U.S. "
                "administration to come and see for itself. The Sample Observer. "
                "https://example.org/sample-texts/xinjiang-visit"
            ),
        ),
        (
            ("--part", "reference", "--format", "markdown"),
            (
                "Reader Sample Texts. (2021, February 4). Xinjiang officials ask the new U.S. "
                "administration to come and see for itself. *The Sample Observer*. "
                "https://example.org/sample-texts/xinjiang-visit"
            ),
        ),
    ],
)
@pytest.mark.usefixtures("three")
def test_cite_prints_in_a_style(options, cited):
    assert done("cite", "waste", *options) == f"{cited}\n"


@pytest.mark.usefixtures("three")
def test_cite_prints_html():
    entry = done("cite", "waste", "--part", "reference", "--format", "html")
    assert "<i>The Sample Observer</i>" in entry


@pytest.mark.usefixtures("three")
def test_cite_has_a_line_for_each_mark():
    assert len(done("cite").splitlines()) == 3


@pytest.mark.usefixtures("three")
def test_cite_has_one_reference_for_each_source():
    entries = done("cite", "--part", "reference").splitlines()
    assert [re.search(r"\((\d+[ab]),", entry)[1] for entry in entries] == ["2021a", "2021b"]


@pytest.mark.usefixtures("three")
def test_cite_tells_apart_what_the_references_tell_apart():
    cited = set(re.findall(r"20\d\d\w?", done("cite", "--part", "citation")))
    assert cited == {"2021a", "2021b"}


@pytest.mark.usefixtures("three")
def test_cite_numbers_what_the_references_number():
    cited = done("cite", "--part", "citation", "--style", "vancouver").splitlines()
    entries = done("cite", "--part", "reference", "--style", "vancouver").splitlines()
    assert sorted(set(cited)) == ["(1)", "(2)"]
    assert [entry[:2] for entry in entries] == ["1.", "2."]


@pytest.mark.usefixtures("three")
def test_cite_makes_a_footnote_in_markdown():
    note = done("cite", "waste", "--style", "chicago-notes", "--format", "markdown")
    assert note.startswith("“waste paper”^[Reader Sample Texts, “Xinjiang Officials")
    assert note.endswith(", para. 4, https://example.org/sample-texts/xinjiang-visit.]\n")


@pytest.mark.usefixtures("three")
def test_cite_prints_files_for_other_programs():
    items = json.loads(done("cite", "--format", "csl-json"))
    assert {item["title"][:8] for item in items} == {"At a tel", "Xinjiang"}
    assert all(item["type"] == "article-newspaper" for item in items)
    entries = done("cite", "--format", "biblatex")
    assert entries.count("@article{") == 2
    assert entries.endswith("}\n")


def test_cite_gives_records(three):
    [record] = json.loads(done("cite", "waste", "--json"))
    assert record["cited"] == "“waste paper” (Reader Sample Texts, 2021, para. 4)"
    assert record["id"] == three[0]
    assert json.loads(done("cite", "nothing", "--json")) == []


@pytest.mark.parametrize("options", [(), ("--part", "reference"), ("--format", "biblatex")])
@pytest.mark.usefixtures("three")
def test_cite_of_nothing_is_nothing(options):
    assert done("cite", "nothing", *options) == ""


@pytest.mark.usefixtures("three")
def test_cite_of_nothing_is_an_empty_list_in_csl_json():
    assert json.loads(done("cite", "nothing", "--format", "csl-json")) == []


@pytest.mark.usefixtures("three")
def test_cite_names_the_nearest_style():
    error = refused("cite", "--style", "appa")
    assert "Did you mean apa?" in error
    assert "\n" not in error


# check


@pytest.mark.usefixtures("three")
def test_check_of_what_is_sound():
    assert done("check") == "texts/town-hall.md\t2 exact\ntexts/xinjiang-visit.md\t1 exact\n"
    report = json.loads(done("check", "--json"))
    assert report["problems"] == []
    assert [text["statuses"] for text in report["texts"]] == [{"exact": 2}, {"exact": 1}]


def test_check_of_nothing():
    assert done("check") == ""


def test_check_names_a_lost_mark(place, three):
    path = place / "texts" / "town-hall.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("will be repercussions", "may be some"),
        encoding="utf-8",
    )
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.startswith("texts/town-hall.md\t1 exact, 1 lost\n")
    assert json.loads(run("check", "--json").stdout)["texts"][0]["statuses"]["orphan"] == 1
    for word in ("orphan", "lost"):
        assert done("list", f"is:{word}").startswith(three[1][:8])


@pytest.mark.usefixtures("three")
def test_check_finds_marks_that_moved(place):
    path = place / "texts" / "town-hall.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("\nPresident Joe", "\nNew here.\n\nPresident Joe"), encoding="utf-8"
    )
    assert done("check").startswith("texts/town-hall.md\t2 exact\n")


@pytest.mark.parametrize("damage", [None, b"", b"nonsense"])
@pytest.mark.usefixtures("three")
def test_without_the_text_that_they_were_made_on_marks_are_found_by_their_words(place, damage):
    path = place / "texts" / "town-hall.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("\nPresident Joe", "\nNew here.\n\nPresident Joe"), encoding="utf-8"
    )
    for file in (place / "annotations" / "versions").iterdir():
        file.unlink() if damage is None else file.write_bytes(damage)
    result = run("check")
    assert "texts/town-hall.md\t2 exact; 2 of them by their words alone\n" in result.stdout
    assert ("is damaged" in result.stdout) == (damage is not None)
    assert result.exit_code == (0 if damage is None else 1)


@pytest.mark.usefixtures("three")
def test_check_names_a_text_that_is_gone(place):
    (place / "texts" / "town-hall.md").unlink()
    result = run("check")
    assert result.exit_code == 1
    assert "town-hall.md" in result.stdout
    assert "no file" in result.stdout


def test_check_names_a_bad_row_and_leaves_it(place, three):
    path = place / "annotations" / "annotations.json"
    path.write_text(path.read_text().replace('"start":', '"start":"x","was":', 1))
    before = path.read_text()
    result = run("check")
    assert result.exit_code == 1
    assert any(key in result.stdout for key in three)
    assert len(done("list").splitlines()) == 2
    assert '"was":' in path.read_text()
    assert before.count("\n") == path.read_text().count("\n")


@pytest.mark.parametrize("verb", [("check",), ("list",), ("cite",), ("texts",)])
@pytest.mark.usefixtures("three")
def test_a_broken_file_is_named_and_left(place, verb):
    path = place / "annotations" / "annotations.json"
    broken = path.read_bytes()[:300]
    path.write_bytes(broken)
    error = refused(*verb)
    assert "annotations.json" in error
    assert "line 3" in error
    assert "\n" not in error
    assert path.read_bytes() == broken


@pytest.mark.usefixtures("three")
def test_nothing_is_marked_in_a_broken_file(place):
    path = place / "annotations" / "annotations.json"
    path.write_bytes(b"{")
    refused("annotate", "town-hall", "--quote", "two hours")
    assert path.read_bytes() == b"{"


@pytest.mark.usefixtures("three")
def test_a_broken_file_is_named_with_the_way_out(place):
    (place / "annotations" / "annotations.json").write_bytes(b"{")
    assert "check --restore" in refused("list")


def test_check_puts_the_last_good_copy_back(place, three):
    path = place / "annotations" / "annotations.json"
    path.write_bytes(b"{")
    result = run("check", "--restore")
    assert result.exit_code == 0
    [aside] = path.parent.glob("annotations.json.broken-*")
    assert str(aside) in result.stderr
    assert aside.read_bytes() == b"{"
    assert {row["id"] for row in marks(place)} == set(three)


def test_check_has_nothing_to_put_back():
    assert "\n" not in refused("check", "--restore")


@pytest.mark.usefixtures("three")
def test_check_leaves_a_sound_file_where_it_is(place):
    run("check", "--restore")
    assert list((place / "annotations").glob("*.broken-*")) == []


# Completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell):
    script = done("completion", shell)
    assert "_READER_COMPLETE" in script
    if shutil.which(shell):
        flags = ["--no-execute"] if shell == "fish" else ["-n"]
        subprocess.run([shell, *flags], input=script, text=True, check=True)


def completed(*words):
    """What a shell is told that the last word can become."""
    environ = {
        "COMP_WORDS": " ".join(("reader", *words)),
        "COMP_CWORD": str(len(words)),
        "_READER_COMPLETE": "bash_complete",
    }
    told = process(env={**os.environ, **environ}).stdout.splitlines()
    return [each.partition(",")[2] for each in told if each.startswith("plain,")]


@pytest.mark.usefixtures("three")
def test_completion_of_what_a_verb_takes():
    assert completed("annotate", "to") == ["town-hall"]
    assert completed("annotate", "town-hall", "--co") == ["--color"]
    assert completed("annotate", "town-hall", "--color", "o") == ["orange"]
    assert completed("annotate", "town-hall", "--tag", "cl") == ["claim"]
    assert completed("list", "tag:c") == ["tag:claim"]
    assert completed("cite", "sin") == ["since:"]
    assert completed("cite", "--format", "bi") == ["biblatex"]


def test_completion_of_verbs():
    assert completed("ann") == ["annotate"]


def test_completion_of_styles():
    assert completed("cite", "--style", "m") == ["mla"]


def test_completion_of_the_order():
    assert completed("list", "so") == ["sort:"]


def completed_in_bash(line, place):
    """What bash itself makes of a line's last word, with the script loaded."""
    (place / "bin").mkdir(exist_ok=True)
    command = place / "bin" / "reader"
    quoted = " ".join(f"'{each}'" for each in COMMAND)
    command.write_text(f'#!/bin/sh\nexec {quoted} "$@"\n')
    command.chmod(0o755)
    words = line.split()
    told = subprocess.run(
        [
            "bash",
            "--norc",
            "-c",
            (
                # Readline cuts words where this says, before the script is asked.
                'eval "$1"; shift; case "$COMP_WORDBREAKS" in *:*) exit 3;; esac; '
                'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
                "compopt() { :; }; _reader_completion reader; printf '%s\\n' \"${COMPREPLY[@]}\""
            ),
            "bash",
            done("completion", "bash"),
            *words,
        ],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}"},
    )
    return told.stdout.split()


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
def test_completion_of_an_option_in_bash(place):
    assert completed_in_bash("reader cite --form", place) == ["--format"]


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
def test_completion_of_a_text_in_bash(place):
    assert completed_in_bash("reader annotate to", place) == ["town-hall"]


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
@pytest.mark.usefixtures("three")
def test_completion_of_a_tag_in_bash(place):
    assert completed_in_bash("reader list tag:cl", place) == ["tag:claim"]


# The workspace


def test_the_workspace_that_is_asked_for_goes_first(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name / "texts").mkdir(parents=True)
        (tmp_path / name / "texts" / f"{name}.txt").write_text(f"Text {name}.\n")
    environ = {**os.environ, "READER_WORKSPACE": str(tmp_path / "two")}
    assert (
        process("--workspace", str(tmp_path / "one"), "texts", env=environ).stdout[:13]
        == "texts/one.txt"
    )
    assert process("-w", "../one", "texts", env=environ).stdout[:13] == "texts/one.txt"
    assert process("texts", env=environ).stdout[:13] == "texts/two.txt"
    assert process("texts").stdout[:18] == "texts/town-hall.md"


def test_the_workspace_is_where_marks_go(place, tmp_path):
    (tmp_path / "other").mkdir()
    done("-w", str(tmp_path / "other"), "annotate", "texts/town-hall.md", "--quote", "two hours")
    assert len(marks(tmp_path / "other")) == 1
    assert not (place / "annotations").exists()


@pytest.mark.parametrize("verb", [("list",), ("texts",), ("cite",), ("check",), ("add", "x.txt")])
def test_a_workspace_that_is_none_is_one_line(verb):
    error = refused("-w", "nowhere", *verb)
    assert "--workspace" in error
    assert "\n" not in error


# Streams, and what is loaded


@pytest.mark.parametrize(
    "words",
    [
        ("list", "tga:x"),
        ("annotate", "nothing", "--quote", "x"),
        ("cite", "--style", "none"),
        ("add", "nowhere.txt"),
        ("-w", "nowhere", "texts"),
    ],
)
def test_a_refusal_is_one_line_of_a_real_process(words):
    mark("two hours")
    result = process(*words)
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith("reader: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.usefixtures("three")
def test_an_encoding_that_lacks_a_letter_is_no_reason_to_stop():
    result = process("list", env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert result.returncode == 0
    assert len(result.stdout.splitlines()) == 3


@pytest.mark.parametrize(
    "words",
    [
        ("list", "tag:claim"),
        ("list", "--json"),
        ("cite", "--style", "mla"),
        ("cite", "--format", "biblatex"),
        ("texts",),
        ("check",),
        ("annotate", "town-hall", "--quote", "two hours", "--nth", "1"),
        ("completion", "bash"),
        ("--help",),
        ("--version",),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("three")
def test_no_verb_but_opening_loads_textual(words):
    code = (
        "import sys\nfrom reader.cli.main import cli\n"
        "try:\n    cli(sys.argv[1:], prog_name='reader')\n"
        "finally:\n    assert 'textual' not in sys.modules, 'textual'\n"
    )
    ran = subprocess.run(
        [sys.executable, "-P", "-c", code, *words], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


def test_help_names_every_verb_but_the_hidden_one():
    help_ = done("--help")
    assert re.findall(r"^  (\w+)  ", help_, re.MULTILINE) == sorted(VERBS)
    assert done("-h") == help_
    for verb in VERBS:
        assert done(verb, "--help").startswith(f"Usage: reader {verb}")


# What a terminal is sent


@pytest.fixture
def hostile(place):
    """A mark whose text, title, note and tags hold what a terminal would obey."""
    (place / "texts" / "hostile.txt").write_text(
        f"A Title {HOSTILE}\n\nSome calm words and {HOSTILE} here.\n", encoding="utf-8", newline=""
    )
    desk = Desk(Workspace(place))
    desk.refresh()
    opened = desk.open(place / "texts" / "hostile.txt")
    block = opened.document.blocks[-1]
    desk.highlight(opened, [block.span], note=f"Note {HOSTILE}", tags=(f"tag {HOSTILE}",))
    return place


def sent(place, *words):
    """What a terminal gets when the command is run in it."""
    terminal = pytest.importorskip("terminal", reason="there are no pseudo-terminals here")
    with terminal.Terminal(*words, cwd=place) as ran:
        ran.ended()
        return ran.raw.decode("utf-8", "replace").replace("\r\n", "\n")


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("texts",),
        ("read", "hostile"),
        ("cite",),
        ("cite", "--format", "markdown"),
        ("cite", "--part", "reference"),
        ("cite", "--format", "biblatex"),
        ("check",),
        ("list", "is:" + HOSTILE),
        ("annotate", "hostile", "--quote", "calm words of another kind"),
        ("annotate", "hostile", "--quote", HOSTILE.strip("\x07") + "x"),
        ("annotate", HOSTILE, "--quote", "x"),
        ("add", HOSTILE),
        ("cite", "--style", HOSTILE),
        ("cite", "--format", HOSTILE),
        ("-w", HOSTILE, "list"),
        ("--" + HOSTILE,),
    ],
    ids=lambda words: " ".join(words).replace(HOSTILE, "hostile").encode("unicode_escape").decode(),
)
def test_no_control_character_reaches_a_terminal(hostile, words):
    raw = sent(hostile, *words)
    assert raw
    assert not RAW.search(raw)


@pytest.mark.parametrize("words", [("list", "--json"), ("cite", "--json"), ("texts", "--json")])
def test_no_control_character_of_json_reaches_a_terminal(hostile, words):
    raw = sent(hostile, *words)
    assert json.loads(raw)
    assert not RAW.search(raw)


@pytest.mark.usefixtures("hostile")
def test_a_line_of_a_list_is_one_line_whatever_is_in_it():
    [line] = done("list").splitlines()
    assert line.count("\t") == 5
    assert not RAW.search(line.replace("\t", ""))


@pytest.mark.usefixtures("hostile")
def test_json_in_a_pipe_holds_what_was_written():
    [record] = json.loads(done("list", "--json"))
    assert record["note"] == f"Note {HOSTILE}"


def test_a_list_shows_what_the_panes_show_of_flags_and_joined_emoji(place):
    odd = "flag 🇩🇪, family 👩‍👩‍👧, thumb 👍🏽, heart ❤️, sign ⚠︎"
    (place / "texts" / "emoji 🇫🇷.txt").write_text(f"Here is: {odd} and no more.\n")
    done("annotate", "emoji 🇫🇷", "--quote", odd, "--note", odd, "--tag", "tag 🇩🇪")
    cells = done("list").rstrip("\n").split("\t")
    assert cells[1:] == [
        showable("emoji 🇫🇷 ¶1"),
        "yellow",
        showable("tag 🇩🇪"),
        showable(f"“{odd}”"),
        showable(odd),
    ]


# A mistyped verb


@pytest.mark.parametrize(
    ("words", "verb"),
    [(["lisst"], "list"), (["LIST"], "list"), (["exprot"], ""), (["cites"], "cite")],
)
def test_a_mistyped_verb_is_told_the_one_that_was_meant(words, verb):
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 2
    assert (f"did you mean {verb}?" in done.stderr) == bool(verb)


def test_a_text_that_is_called_like_a_verb_is_no_mistake(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "lists.md").write_text("Words.\n")
    done = CliRunner().invoke(cli, ["--workspace", str(tmp_path), "lists"])
    assert "did you mean" not in done.stderr

"""LaTeX in `.bib` files: accents, commands, formulas, and whatever else people type."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.citation.references import biblatex
from reader.metadata import bibtex, bibtex_item, latex


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (
            r"Schr{\"o}dinger \'Etude {\'E}tude \v{C}apek Erd\H os",
            "Schrödinger Étude Étude Čapek Erdős",
        ),
        (
            r"Mu\~noz \~n \c{c}\c c \k{a} \.z \d{s} \r{a} \u{g} \=a \b{d}",
            "Muñoz ñ çç ą ż ṣ å ğ ā ḏ",
        ),
        (r"\'{\i}\"\i \^\i le \'\ae{} \t{oo}", "íïîle ǽ o͡o"),
        (r"\o re stra{\ss}e \aa{}rhus \L{}\'od\'z \dh\TH\DJ\ng", "øre straße århus Łódź ðÞĐŋ"),
        (r"\CYRA\cyrb", "Аб"),
        (r"50\% \& \$5 \#1 \_ \{x\}", "50% & $5 #1 _ {x}"),
        (
            "100% sure of AT&T and #1, foo_bar, a^b and $5",
            "100% sure of AT&T and #1, foo_bar, a^b and $5",
        ),
        ("``a'' `b' don't ?`Qu\\'e?", "“a” ‘b’ don't ¿Qué?"),
        (r"\textquotedblleft x\textquotedblright{} \guillemotleft y\guillemotright", "“x” «y»"),
        ("a~b -- c --- d", "a\u00a0b – c — d"),
        (r"\LaTeX{} and \TeX, \S 5, \pounds 3, \copyright, \ldots", "LaTeX and TeX, §5, £3, ©, …"),
        (r"{one} {two} \mbox{three} a\\b x\-y x\/y", "one two three a b xy xy"),
        (
            r"\url{https://a.example/b_c} \href{https://a.example}{a link}",
            "https://a.example/b_c a link",
        ),
        (r"{\noopsort{1973a}}1973\footnote{no} \textcolor{red}{x}", "1973 x"),
        (r"\unknown{kept} \'  \c", "kept"),
        (r"P$\neq$NP, $O(n \log n)$, $\frac{1}{2}$, $\sqrt{2}$", "P≠NP, O(n log n), 1/2, √(2)"),
    ],
)
def test_what_latex_prints(written, printed):
    assert latex.plain(written) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (r"On $\alpha$-rays and H$_2$O", "On α-rays and H<sub>2</sub>O"),
        (r"A \emph{Homo} \enquote{word}", "A <i>Homo</i> “word”"),
        (
            r"10$^{-6}$, x\textsubscript{2}, 5\textsuperscript{th}",
            "10<sup>-6</sup>, x<sub>2</sub>, 5<sup>th</sup>",
        ),
        (r"{\it a {\bf b} c} d", "<i>a <b>b</b> c</i> d"),
        (r"\enquote{a \enquote{b}}", "“a ‘b’”"),
        (r"\textsc{Nato}", '<span style="font-variant:small-caps;">Nato</span>'),
        (r"\'{\emph{e}}", "<i>é</i>"),
        (r"The {NASA} <i>way</i>", "The NASA <i>way</i>"),
    ],
)
def test_what_of_it_csl_has_markup_for(written, printed):
    assert latex.rich(written) == printed
    assert "<" not in latex.plain(written.replace("<i>way</i>", ""))


COMMANDS = st.sampled_from(
    [
        *(r"\emph", r"\frac", r"\sqrt", r"\href", r"\url", r"\textcolor", r"\em", r"\verb|", r"\t"),
        *(r"\'", r"\c", r"\i", r"\begin{array}", r"\end{array}", r"\begin{x}", r"\(", r"\)", r"\["),
        *(
            r"\]",
            r"\def",
            r"\texorpdfstring",
            r"\author",
            r"\item",
            r"\\",
            "\\",
            "{",
            "}",
            "[",
            "]",
        ),
        *("$", "$$", "^", "_", "~", "`", "'", "--", "%", "&", "#", "a", " ", "é", "\ue000", "\n"),
    ]
)


@given(st.lists(COMMANDS, max_size=14).map("".join))
def test_anything_is_printed_without_a_command(written):
    for printed in (latex.rich(written), latex.plain(written)):
        assert not {"\ue000", "\x00"} & set(printed)
    assert latex.plain(written).count("<") <= written.count("<")


@given(
    st.lists(
        st.sampled_from(
            ["a", "e", "Z", "Müller", " ", "{", "}", r"\'", r"\'e", r"\"{u}", r"{\^o}", r"\~n",
             r"\\", "%", "&", "‘", "'", ",", "\n", "\u0301", "\u00a0", r"\'{\i}", "{Ab Cd}",
             r"\v{C}", r"\v C", r"\c c", r"\H{o}", r"\k{a}", r"\r u", r"\d{s}", r"\u{g}", r"\v"]
        )
    ).map("".join)
)  # fmt: skip
def test_simple_accents_and_braces_are_printed_as_pylatexenc_prints_them(written):
    printed = latex.plain(written)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(latex, "_simply_printed", lambda _: None)
        patch.setattr(latex.latex_pieces, "printed", lambda *_: None)
        assert latex.plain(written) == printed


_PIECES = [
    *(r"\emph{a}", r"\emph{", r"\textbf{ b }", r"\relax", r"\foo{c}", r"\foo[a]{b}", r"\unknown "),
    *("{", "}", "{}", " ", "a", "word", "~", "--", "-", "``", "''", "`", "'", "?`", "&", "%", "\n"),
    *(
        "\n\n",
        r"\'e",
        r"\'{\i}",
        r"\'\i",
        r"\c c",
        r"\v{s}",
        r"\=a",
        r"\t{oo}",
        r"\^",
        r"\&",
        r"\ss",
    ),
    *(
        r"\o ",
        r"\LaTeX{}",
        r"\\",
        r"\ ",
        r"\-",
        r"\enquote{",
        r"\footnote{n}",
        r"\href{u}{t}",
        r"\em ",
    ),
    *(
        r"\frac{1}{2}",
        r"\sqrt{2}",
        "$x_1$",
        "$",
        "$a$",
        "$x_{12}^2$",
        r"$\alpha$",
        "^2",
        "_b",
        r"\cite",
    ),
    *(r"\cite[p]{k}", r"\item", r"\(", r"\begin{x}", r"\dots", "é", "\u0301", "²", r"\mathbb{R}"),
]


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
def test_commands_one_by_one_are_printed_as_pylatexenc_prints_the_whole(written):
    found = (latex.plain(written), latex.rich(written))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(latex.latex_pieces, "printed", lambda *_: None)
        assert found == (latex.plain(written), latex.rich(written))


@pytest.mark.parametrize(
    ("piece", "printed"),
    [
        (r"\emph{{a{0}}} ", "a{0}"), (r"\'{{\i}}{0} ", "í{0}"), (r"\relax{{}}b{0} ", "b{0}"),
        (r"\href{{u{0}}}{{t{0}}} ", "t{0}"), ("``a{0}''--b ", "“a{0}”–b"), ("$x_{0}$ ", "x{0}"),
        ("$n^{{{0}}}$ ", "n{0}"),
        (r"{{\foo {{\ss}}{0}}} ", "ß{0}"), (r"\enquote{{a~{0}}} ", "“a {0}”"),
    ],
)  # fmt: skip
def test_of_hundreds_of_commands_each_is_converted_once(piece, printed, monkeypatch):
    calls = []
    printer = latex._printer
    monkeypatch.setattr(latex, "_printer", lambda: (calls.append(1), printer())[1])
    written = "".join(map(piece.format, range(300)))
    wanted = " ".join(map(printed.format, range(300))).replace("a ", "a\u00a0")
    assert latex.plain(written) == wanted
    assert len(calls) < 10


@pytest.mark.parametrize("wrap", ["{", r"\emph{", r"\'{", r"\begin{a}", "$"])
def test_commands_hundreds_deep_are_left_out(wrap):
    text = wrap * 600 + "word" + "}" * 600
    assert "word" in latex.plain(text)


TITLES = st.text(st.sampled_from([*"abÅéß αЖ中 -&%$#_{}~^\\.,:;!?()[]/"]), min_size=1, max_size=30)


@given(TITLES)
def test_what_is_exported_is_read_back(title):
    written = biblatex.entry({"type": "book", "title": title, "language": "de"}, "k")
    [entry] = bibtex.readable(written)[0]
    read = bibtex_item.item(entry).get("title", "")
    [again] = bibtex.readable(
        biblatex.entry({"type": "book", "title": read, "language": "de"}, "k")
    )[0]
    assert bibtex_item.item(again).get("title", "") == read
    letters = [char for char in title if char.isalnum()]
    assert [char for char in read if char.isalnum()] == letters


def test_pylatexenc_is_loaded_by_a_bib_file_alone():
    code = (
        "import sys, json\n"
        "from reader.metadata import sidecar, bibtex, bibtex_item\n"
        "print(json.dumps('pylatexenc' in sys.modules))\n"
        "bibtex_item.item(bibtex.readable('@book{a, title={B}}')[0][0])\n"
        "print(json.dumps('pylatexenc' in sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [*map(json.loads, done.stdout.splitlines())] == [False, True]


def test_abbreviations_of_abbreviations_do_not_grow_without_end():
    chain = "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60))
    text = f'@string{{s0 = "ab"}}\n{chain}@book{{a, title = s60}}\n@book{{b, title = {{Rain}}}}\n'
    found, wrong = bibtex.readable(text)
    assert [each.fields["title"] for each in found][-1] == "Rain"
    assert sum(len(value) for each in found for value in each.fields.values()) < 100 * len(text)
    assert "abbreviations stand for far more" in str(wrong[0])

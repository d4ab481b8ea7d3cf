"""Paragraphs of an article in elements that are not for paragraphs, and in rare elements."""

from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.formats.registry import Source
from reader.formats.web import page
from reader.text.document import BlockKind

TOWN = (
    "The harbour office counted the boats twice that evening, because the lists of both clerks "
    "disagreed and neither of them wanted to be the one who had missed a ferry."
)
LONG = (
    "The pilot went out again at noon with two of his men, and when the fog lifted they saw that "
    "the lighthouse had been dark since the storm, so that nobody had been warned."
)
SENTENCES = {
    "en": "Nobody had been warned.",
    "de": "Niemand war gewarnt worden, „nicht einmal der Lotse“.",
    "fr": "Personne n’avait été prévenu !",
    "ru": "Никто не был предупреждён.",
    "ar": "لم يتم تحذير أحد من العاصفة؟",
    "hi": "किसी को चेतावनी नहीं दी गई थी।",
    "ja": "誰も警告されていなかった。",
    "zh": "没有人得到过警告。",
}


def parsed(between, start="<article>", end="</article>", language="en", after=""):
    rest = "".join(f"<p>{TOWN} No. {number}.</p>" for number in range(9))
    text = (
        f"<!doctype html><html lang={language}><head><title>The dark lighthouse</title></head>"
        f"<body><nav><a href='/'>Home</a></nav>{start}<h1>The dark lighthouse</h1><p>{TOWN}</p>"
        f"{between}{rest}{end}{after}<footer>The harbour office</footer></body></html>"
    )
    return page.parse(Source(text.encode(), Path("a.html")))


def read(between, *around, **options):
    document = parsed(between, *around, **options)
    return [document.text[slice(*each.span)] for each in document.blocks]


@pytest.mark.parametrize("element", ["div", "section", "center", "article", "form", "fieldset"])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_paragraphs_in_other_elements_are_read_in_any_number(element, count):
    said = [f"{LONG} So said boat {number}." for number in range(count)]
    between = "".join(f"<{element}>{each}</{element}>" for each in said)
    assert read(between)[2 : 2 + count] == said


@pytest.mark.parametrize("language", SENTENCES)
def test_a_short_sentence_without_a_paragraph_is_one_in_any_language(language):
    said = SENTENCES[language]
    assert read(f"<div>{said}</div>", language=language)[2] == said


def test_they_are_read_between_other_texts_of_the_article():
    found = read(
        f"<div>{LONG} One.</div><h2>At noon</h2><div>{LONG} Two.</div><ul><li>rope</li><li>tar</li>"
        f"</ul><div>{LONG} Three.</div><figure><img src=a.png></figure><div>{LONG} Four.</div>"
        f"<blockquote>We saw no light at all.</blockquote><div><em>{LONG}</em> Five.</div>"
    )
    assert found[2:10] == [
        f"{LONG} One.", "At noon", f"{LONG} Two.", "rope", "tar", f"{LONG} Three.",
        f"{LONG} Four.", "We saw no light at all."
    ]  # fmt: skip
    assert found[10] == f"{LONG} Five."


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<center>", "</center>"),
        ("", ""),
        ("<table><tr><td>", "</td></tr></table>"),
        ('<div class="post-body">', "</div>"),
    ],
)
def test_they_are_read_in_whatever_the_article_is(start, end):
    assert f"{LONG} So." in read(f"<div>{LONG} So.</div>", start, end)


def test_paragraphs_in_elements_of_elements_are_read():
    found = read(f"<section><div>{LONG} One.</div><div>{LONG} Two.</div></section>")
    assert found[2:4] == [f"{LONG} One.", f"{LONG} Two."]


@pytest.mark.parametrize(
    ("element", "wanted"),
    [
        (f"<div>{LONG}<br>So they said.</div>", [f"{LONG}\nSo they said."]),
        (f"<div>{LONG}<p>So they said.</p></div>", [LONG, "So they said."]),
        (f"<section>{LONG} <p>So.</p> They left.</section>", [LONG, "So.", "They left."]),
        (f"<div>{LONG}<ul><li>rope</li></ul>So.</div>", [LONG, "rope", "So."]),
    ],
)
def test_an_element_of_which_some_texts_were_chosen_is_read_whole(element, wanted):
    assert read(element)[2 : 2 + len(wanted)] == wanted


def test_a_class_that_paragraphs_of_the_article_have_says_nothing():
    assert "It was dark." in read(f'<p class="t">{TOWN}</p><div class="t">It was dark.</div>')


@pytest.mark.parametrize("beside", [
    f'<div class="newsletter-box">{LONG}</div>',
    f'<div class="call-widget-wrap"><p class="call">{LONG}</p></div>',
    f'<div id="related">{LONG}</div>',
    f'<div role="complementary">{LONG}</div>',
    f'<div style="display:none">{LONG}</div>',
    f'<div><a href="/next">{LONG}</a></div>',
    '<div class="quote-box">Nobody had been warned.</div>',
    "<div>Advertisement</div>",
    f'<div class="photo"><img src="a.jpg">{LONG}</div>',
    f'<div><div><picture><img src="a.jpg"></picture></div><div>{LONG}</div></div>',
    f'<div>{LONG}<form><input name="mail"></form></div>',
    '<div><a href="#a">What did they see?</a> <a href="#b">Who was warned?</a></div>',
])  # fmt: skip
def test_what_is_no_paragraph_of_the_article_is_left_out(beside):
    assert len(read(beside)) == len(read(""))


def test_they_are_not_read_outside_of_the_article():
    assert len(read("", after=f"<div>{LONG}</div>")) == len(read(""))


@pytest.mark.parametrize(
    ("element", "kind", "wanted"),
    [
        ("<xmp>if a < b:\n  <b>ring()</b></xmp>", BlockKind.CODE, ["if a < b:\n  <b>ring()</b>"]),
        ("<listing>wait(3)\n  ring()</listing>", BlockKind.CODE, ["wait(3)\n  ring()"]),
        ("<menu><li>rope<li>tar</menu>", BlockKind.LIST_ITEM, ["rope", "tar"]),
        ("<dir><li>rope<li>tar</dir>", BlockKind.LIST_ITEM, ["rope", "tar"]),
        (f"<dialog open>{LONG}</dialog>", BlockKind.PARAGRAPH, [LONG]),
    ],
)
def test_rare_elements_are_read_as_they_are_shown(element, kind, wanted):
    document = parsed(f"{element}<p>{TOWN} So.</p>")
    found = [(document.text[slice(*each.span)], each.kind) for each in document.blocks]
    assert found[2 : 2 + len(wanted)] == [(each, kind) for each in wanted]


def test_a_dialog_that_is_closed_is_not_read():
    assert read(f"<dialog>{LONG}</dialog>") == read("")


def without_scripts(text, before=""):
    page_text = f"""<!doctype html><html><head><title>The dark lighthouse</title></head><body>
      {before}<div id="app"></div><noscript>{text}</noscript><script>start()</script></body>"""
    return page.parse(Source(page_text.encode(), Path("a.html"))).text


def test_a_page_that_has_all_its_words_for_browsers_without_scripts_is_read():
    found = without_scripts(f"<h1>The dark lighthouse</h1><p>{TOWN}</p><p>{LONG}</p>")
    assert found == f"The dark lighthouse\n\n{TOWN}\n\n{LONG}"


def test_a_request_to_turn_scripts_on_is_no_article():
    asked = "This page works with scripts alone, so please turn them on in your browser."
    with pytest.raises(ReaderError, match="nothing"):
        without_scripts(f"<h1>Scripts are off</h1><p>{asked} {TOWN}</p>")
    article = "".join(f"<p>{TOWN} No. {number}.</p>" for number in range(4))
    assert LONG not in without_scripts(f"<p>{LONG}</p><p>{LONG} So.</p>", article)

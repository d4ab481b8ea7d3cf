"""Sentences as a close reader sees them."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.formats import markdown, plain
from reader.text import motions
from reader.text.document import Block, BlockKind, Blocks, Document, Span
from reader.text.sentences import language_of, split

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"


def sentences(text, language=""):
    return [text[span.start : span.end] for span in split(text, language_of(text, language))]


@pytest.mark.parametrize(
    "marked",
    [
        "“We must act,” he said.|Then he left.",
        "“It rained.|We went home.” She left.".replace("” She", "”|She"),
        "“It was fine at home…|The rest is not.|And so on.”|He left.",
        "Dr. J. K. Moss met Mr. Lee at 3.5 p.m. on Jan. 5 in the U.S.|He left.|Harry S. Lee won.",
        "The values of all…I’m not going… he gets it.|Then it changes.",
        "“We’re followed by a car.|… You can see that.|They don’t,” Ann Lee said.|“They had all.”",
        'He said “Stop!” and left.|“Stop!” she said.|"Is it?" he asked.',
        "“Is this real?” Roe asked.|“Yes.”|Roe left.",
        "'Why?' she asked.|‘Because.’|He went.",
        "It rained.|(It was not long.|Never.)|Next one.",
        "1. First item.|2. Second item.|No. 5 is alive.|See Fig. 3.|Smith et al. (2020) say so.",
        "What?!|Really??|Yes... maybe.|Visit www.example.com.|Write to a.b@c.de now.",
        "He lives in Washington, D.C.|The end.|The U.S. President spoke.",
        "He met Sen. Bob Lee, a dept. head.|iPhone sales fell.|iPad sales rose.",
        "no capitals here.|just small letters.|like this.",
        "She replied (“No.”) at once.|It cost $3.5 million.|It was plan B.|Then he left.",
        "The dogs’ food was gone.|They ate ‘all of it.’|Less is more.",
    ],
)
def test_english(marked):
    assert sentences(marked.replace("|", " ")) == marked.split("|")


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("de", "Am 3. Oktober kam Dr. Müller z. B. nach Berlin.|„Das ist gut.“|Er ging."),
        ("de", "»Ja!«, sagte er.|„Nein.“, sagte sie.|Ende."),
        ("fr", "« Bonjour. » dit-il.|Il est parti.|M. Dupont est là.|« Oui. »|Elle part."),
        ("ar", "قال الرئيس إنه سيزور المنطقة.|هل هذا صحيح؟|نعم!"),
        ("hi", "यह एक वाक्य है।|यह दूसरा है।"),
        ("ru", "Он ушёл в 5 ч. утра.|Почему?|Никто не знает."),
    ],
)
def test_other_languages(language, marked):
    assert sentences(marked.replace("|", " "), language) == marked.split("|")


@pytest.mark.parametrize(
    "marked",
    [
        "他说：“我们必须行动。|我们走吧。”|然后他走了。|为什么？|“不知道！”他说。|（真的。）|好。",
        "「そうですね。」と彼は言った。|次の文です。|『何？』|彼女は聞いた！",
    ],
)
def test_scripts_without_spaces(marked):
    assert sentences(marked.replace("|", "")) == marked.split("|")


# A case a line; sentences are parted by a bar.
TABLE = {
    "en": """
Mr. Lee met Mrs. Roe and Ms. Poe.|They spoke.
Dr. Moss, Prof. Hale and Gov. Reed came.|Rep. Doe (D-Ohio) did not.
J. R. R. Tolkien wrote it.|C. S. Lewis read it.
It was, e.g., late.|It was late, i.e. after nine.|That is, etc., all.
He sold cars, boats, etc.|Then he stopped.
The U.S. Senate voted.|He lives in the U.S.|It is large.
The U.N. and the E.U. agreed.|The U.K. did not.
She came at 5 p.m. on Friday.|He came at 6 p.m.|They left.
It rose 3.5 percent to $1.2 billion.|It fell later.
It cost 1,200.50 dollars.|Really.
See No. 5 and Nos. 6 to 9.|See Vol. 2, pp. 3–5.|See Fig. 3.
Smith et al. found it.|Others (cf. Roe 2020) did not.
“Really?” she said.|“Yes!” he said.|“No.”
“Really?”|She left.
“I came,” she said.|“I saw.|I won.”
“Where are you?” asked Mr. Lee.|“Here,” said Ann.
“Stop!” cried the man in the hat.|Nobody stopped.
He asked, “Why?” and left.|She asked why.
She said: “It is late.|We should go.”
‘Is it?’ he asked.|‘It is.’
Well… maybe.|I don’t know...|Perhaps not.
He paused… then went on.|“Wait…”|“What…?”|She left.
“I thought . . . maybe not,” he said.|Then . . . nothing.
Acme Inc. sold it to Beta Co. for cash.|Gamma Ltd. did not.
Acme Inc.|Then the next.
On Jan. 5, Feb. 6 and Sept. 7 it rained.|In Dec. it snowed.
St. Louis is far.|Mt. Hood is near.|Ft. Worth is hot.
John F. Kennedy spoke.|Harry S. Truman did, too.
George W. Bush won.|He served twice.
Martin Luther King Jr. spoke.|Sammy Davis Jr. sang.
Gen. Lee, Col. Roe, Lt. Poe, Sgt. Doe and Capt. Moe came.|All left.
Visit example.com.|Write to me@example.org.|Use v2.0.1 now.
Is it 5 a.m.?|Yes, it is.
What?!|No!!|Hm.
He has a Ph.D. in law.|She has an M.A. and a B.Sc. from Oslo.
The vote was 5-4.|The court (9th Cir.) agreed.
Sen. Roe (R-Tex.) and Rep. Poe (D-Calif.) agreed.|Nobody else did.
1. First comes this.|2. Second comes that.
(a) First this.|(b) Then that.
It works (I think).|It does.|(It did not before.)|Good.
It is 98.6 degrees.|At 10.30 it ends.
“We lost.|It hurts,” she said.|He nodded.
He said “no.”|She said “yes.”|They agreed.
The “U.S.” is a country.|So is Chile.
“It’s over.” —Ann Roe
It was a big win for the company’s No. 1 brand.|No. 2 fell.
Does this work?|Yes.
We met in Washington D.C. on Friday.|It rained.
We met in Washington, D.C.|It rained.
“What did Mr. Lee say?”|“Nothing.”
Yahoo! is a company.|Jeopardy! is a show.
The man (who came late.) left.|He ran.
Approx. 50 people came.|Dept. heads did not.
Plan A vs. plan B was hard.|Roe v. Wade was decided in 1973.
I am here.|I. M. Pei built it.
He got an A.|She got a B.|They passed.
So did I.|Then we left.
It was World War I.|It ended in 1918.
Vitamin C.|Then vitamin D.
It ended at 3 a.m. Eastern time.|He slept.
He was born c. 1850 and died ca. 1900.|His son lived.
“Go.”|She went.|“Stay.”|He stayed.
“Go,” he said, “or stay.|I do not care.”
“Go!” he said.|“Now!”|And she went.
She read “Who Is It?” twice.|Then she slept.
His book, “What Now?”, sold well.|It did.
Is that ‘the end’?|It is ‘the end.’|Good.
Rev. Moss and Hon. Judge Lee met Messrs. Roe and Poe.|They ate.
Ms. Ann Lee lives on Main St.|Her son does not.
He lives on Elm St. near the park.|She lives in St. Paul.
Turn left on 5th Ave. and go on.|Then stop.
The 6 ft. 2 in. man weighs 180 lbs.|He is tall.
He was a.k.a. Big Joe.|Nobody knew.
The co. went broke.|Its dept. of sales did not.
Cf. Roe 1999.|Ibid., p. 5.
They left at 5 p.m. Friday.|They came at 9 a.m. Eastern.|Good.
He came at 5 p.m.|She did not.
By 3 a.m. he slept.|At 4 a.m. EST she woke.
The company (Acme Corp.) failed.|Its rival (Beta Bros.) won.
Jan. 6 was cold.|On Oct. 31, it rained.|It ended in Nov.|Then came winter.
In the U.S. he is known.|In the U.S. Mr. Roe is not.
The U.S. said so.|U.S. officials agreed.|So did U.K. ones.
Robert E. Lee lost.|Ulysses S. Grant won.|J. Edgar Hoover spied.
He gave it to J. P. Morgan.|J.K. Rowling wrote.
It rose to 3.5.|It fell to 2.|It was 7.
The year was 2020.|2021 came next.
They paid $5 million.|$3 million was lost.
Version 3.2.1 is out.|See www.example.com/a.b?c=d.|It is free.
“It’s late,” he said.|“We should go.|Now.”
“We won!” the crowd shouted.|“We won!”
“Will you come?” I asked her.|“No.”
“Will you come?” the tall man from the north asked.|She did not.
“He is gone.”|That was all she said.
“Who?”|“Me.”
He said, ‘I saw it.’|Then he sat.
“He told me, ‘Go home!’ and I went,” she said.|I laughed.
“He told me, ‘Go home.’”|She laughed.
“I … I do not know,” he said.|“Oh … well.”
“I wonder…” he began.|“What?”
Then… silence.|And then…|Boom!
Wait... what?|No...|No!
He wrote “Mr. Roe’s Dr. Poe.”|It sold.
(See p. 5.)|It is there.
He left (he had to).|She stayed (why?) and slept.|He wept.
He left.|(She did not.)|They met again.
The rule [sic] holds.|[It did.]|Good.
• One item here.|• Another item there.
1) Wash it.|2) Dry it.
2.1. The method is new.|2.2. The data are old.
i. The first.|ii. The second.|iv. The fourth.
Who?|What?|When?
Ask Who? no one knows.
Hello!|How are you?|I am fine...|Thanks.
It’s No. 1!|We’re No. 1!
I said no.|He said yes.
Mr. and Mrs. Roe left.|Drs. Poe and Moe stayed.
Sgt. Maj. Roe saluted.|Lt. Col. Poe did, too.
The 1990s were fun.|The ’80s were better.
Temperatures hit 100 F.|Then 50 C.|Nobody cared.
It was in Sec. 5, Art. 3, para. 2 of the act.|It is law.
The case, Roe v. Wade, is old.|So is Doe vs. Poe.
She works at Acme, Inc.|He works at Beta Corp. in Ohio.
The plan, i.e., plan A, failed.|E.g., it rained.
Prof. A. B. Roe, Ph.D., spoke.|She has a Ph.D.|He has none.
Mr. Roe, M.D., came.|The M.D. left.
It was approx. 5 miles.|It was ca. 1900.
He came, saw, etc., and won.|She left.
“I’m from the U.S.”|He smiled.
Let’s go to Washington, D.C., now.|Fine.
At 5 o’clock.|At six.
She read it on p. 12.|He did not.
""",
    "de": """
Dr. Müller kam um 8 Uhr.|Prof. Weiß kam nicht.
Er las z. B. Zeitungen.|Er las z.B. Bücher.|Er las d. h. viel.
Nr. 5 lebt.|Die Nr. 6 nicht.
Am 3. Oktober 1990 war es so weit.|Am 4. war es vorbei.
Das kostet 1.200,50 Euro.|Das ist viel.
„Wirklich?“, fragte sie.|„Ja“, sagte er.|„Gut.“
„Wirklich?“|Sie ging.
„Ich gehe“, sagte er.|„Kommst du mit?“
Er kam bzw. ging.|Er kam ca. um acht.|Er kam evtl. gar nicht.
Sie kamen, u. a. aus Bonn.|Sie gingen usw.|Dann war Ruhe.
Im 19. Jahrhundert war das so.|Heute nicht.
Kaiser Wilhelm II. war alt.|Ludwig XIV. war jung.
Hr. Maier und Fr. Huber sind da.|Sie essen.
Die GmbH & Co. KG ist pleite.|Die AG nicht.
Er wohnt in der Hauptstr. 5.|Sie wohnt nebenan.
Vgl. S. 5 ff.|Siehe auch Abb. 3.
Das ist … gut.|Oder nicht …|Wer weiß?
Das ist gut...|Wer weiß?
J. W. von Goethe schrieb.|E. T. A. Hoffmann auch.
»Komm!«, rief sie.|»Nein«, sagte er.
Der 1. FC Köln gewann.|Der 2. Platz ging an Bonn.
Es war der 5. Mai.|Es regnete.
Die Firma Roe Inc. kam.|Sie blieb.
Mio. Menschen sahen es.|Es waren 5 Mio. Euro.
Er ist Bundeskanzler a. D. und lebt in Bonn.|Er ist 80.
St. Pölten liegt dort.|St. Gallen nicht.
Er war 30.|Sie war 40.
Es geschah 1990.|Danach kam nichts.
Am Montag, dem 5. Mai, regnete es.|Am 6. Mai nicht.
Das 20. und 21. Jahrhundert sind lang.|Das 19. war kurz.
Sie wurde 2. und er wurde 3.|Das war gut.
Er ist 20.|Sie ist 21.|Beide sind jung.
Frau Dr. Roe und Herr Prof. Dr. Moe kamen.|Sie sprachen.
Das gilt i. d. R. immer.|Es gilt z. T. nie.
Die Fa. Roe e. K. ist neu.|Sie ist klein.
Das ist lt. Polizei falsch.|Es ist vermutl. wahr.
Sie sagte: „Ich gehe.“|Dann ging sie.
„Warum?“, fragte er.|„Ich weiß es nicht“, sagte sie.
„Warum?“ fragte er.|„Darum!“ sagte sie.
Er sagte, „das geht nicht.“|Sie nickte.
Der sog. Experte kam.|Der ehem. Chef ging.
Im Jahr 1989 fiel die Mauer.|Im Jahr 1990.|Danach kam nichts.
Es kostet 3,50 Euro.|Es wiegt 2,5 kg.|Gut.
Friedrich II. von Preußen starb.|Papst Johannes Paul II. auch.
Laut § 5 Abs. 2 Nr. 3 BGB gilt das.|So ist es.
Hans-J. Roe kam.|H. Poe ging.
Die Sitzung begann um 9.30 Uhr.|Sie endete um 11 Uhr.
Das Spiel endete 3:2.|Alle jubelten.
Er kam aus St. Gallen.|Sie kam aus Bad Ems.
Das geschah im 3. Quartal.|Im 4. Quartal nicht.
""",
    "zh": """
他说：“我们走吧。”|然后他走了。
“真的吗？”她问。|“真的！”他说。
你好！|你是谁？|我是李。
他去了U.S.A.，然后回来。|好。
价格是3.5元。|很贵。
“我不知道……”他说。|她笑了……天黑了。
（他来了。）|她走了。
他问：“为什么？”|没有人回答。
《你好吗？》是一本书。|很好看。
第一，很好；第二，不好。|完了。
“好。”|“不好。”
他说，今天是2021年2月16日。|天气很好。
“你是谁？”老人问道。|“我是他的儿子。”
“我走了。”他说，“再见。”|门关上了。
她说：“好的。|我明白了。”|他点点头。
他大喊：“救命啊！”
一、开始。|二、结束。
这是“一带一路”吗？|是的。
王先生（52岁）说，他不知道。|他走了。
“为什么？！”她喊道。|“因为……”他没有说完。
他看了《红楼梦》。|他也看了《三国》。
什么？！|真的！！|好吧。
""",
    "ja": """
「そうですね。」と彼は言った。|次です。
彼は「行こう。」と言った。|雨だ。
何？|本当！|はい。
「本当？」|「うん。」
値段は3.5ドルです。|高い。
彼は来た（遅れて。）。|終わり。
そう……雨が降った。
『本』を読んだ。|面白い。
彼女は「なぜ？」と聞いた。|答えはない。
「行くよ。」|彼は言った。|雨だ。
「どこへ行くの？」|彼女は聞いた。|「家。」
彼は言った。|「帰ろう。」
これは「テスト」です。|はい。
2021年2月16日です。|寒い。
（これは例です。）|次へ。
「はい」と言って、帰った。|終わり。
え？！|まさか！|うん。
""",
    "ar": """
قال الرئيس إنه سيزور المنطقة.|هل هذا صحيح؟|نعم!
قال د. أحمد إنه قادم.|لم يأت.
«هل هذا صحيح؟» سأل الرجل.|لم يجب أحد.
بلغت النسبة 3.5 في المئة.|كانت أقل.
ذهب إلى السوق؛ ثم عاد.|نام.
قال: «نعم.»|ثم خرج.
قال محمد: «لا أعرف.»|ثم مضى.
وصل أ. د. أحمد إلى القاهرة.|ألقى كلمة.
بدأت الحرب عام 1990.|انتهت عام 1991.
هل تعرف؟|لا.
يا له من يوم!|إنه جميل.|نعم.
""",
    "fr": """
M. Dupont et Mme Roux sont là.|Ils mangent.
« Vraiment ? » demanda-t-elle.|« Oui ! »|Elle part.
Il a dit : « Non. »|Elle est partie.
Cela coûte 3,5 euros.|C’est cher.
Il vit av. J.-C. peut-être.|Non.
M. Roe, Mme Poe et Mlle Doe arrivent.|Le Dr Moe part.
Hier, M. Dupont et MM. Roe et Poe vinrent avec Me Doe.|Le Pr. Moe part.
« Non ! » cria-t-il.|« Jamais ! »
— Tu viens ?|— Non.|— Pourquoi ?
Voir p. 5, vol. 2, n° 3.|C’est là.
""",
    "es": """
Ayer vino D. Pedro con Dña. Ana.|Se fueron.
El Sr. López y la Sra. Ruiz vinieron.|Se fueron.
¿Vienes?|¡Sí!|«No», dijo.
EE. UU. votó.|Ganó.
—¿Vienes? —preguntó ella.|—No.
El Dr. Roe y la Dra. Poe llegaron.|¡Qué bien!|¿Y tú?
Vive en la Av. Central.|Ud. no.
EE. UU. ganó.|El Sr. Moe no.
""",
    "ru": """
Он родился в 1990 г. в Москве.|Там он жил.
А. С. Пушкин писал.|Он жил в XIX в. в России.
«Правда?» — спросила она.|«Да», — сказал он.
Это стоит 5 руб. и т. д.|Он ушёл.
В 2020 г. было тепло.|В 2021 г. нет.
— Ты идёшь?|— Нет.
Л. Н. Толстой жил в г. Туле.|Он писал.
Он купил хлеб, молоко и т. д.|Потом ушёл.
""",
    "hi": """
डॉ. शर्मा आए।|वे बैठे।|क्या हुआ?
""",
    "it": """
Il sig. Roe e la sig.ra Poe arrivano.|Il dott. Moe parte.
«Vieni?» chiese.|«No.»
""",
    "nl": """
Dhr. Roe en mevr. Poe kwamen.|Dr. Moe ging bijv. niet.
""",
}


@pytest.mark.parametrize(
    ("language", "marked"),
    [(language, line) for language, lines in TABLE.items() for line in lines.strip().splitlines()],
)
def test_table(language, marked):
    space = "" if language in {"zh", "ja"} else " "
    assert sentences(marked.replace("|", space), language) == marked.split("|")


@settings(max_examples=300, deadline=None)
@given(
    st.text("aB. ,’'\"“”«»()…!?\n 1é新。「」か", max_size=80), st.sampled_from(["en", "de", "ja"])
)
def test_the_sentences_are_all_of_the_text(text, language):
    spans = split(text, language)
    at = 0
    for span in spans:
        assert at <= span.start < span.end
        assert not text[at : span.start].strip()
        words = text[span.start : span.end]
        assert words == words.strip()
        at = span.end
    assert not text[at:].strip()


PAGE = markdown.parse(
    "# What now? The next steps.\n\nOne is here. Two is there.\n\n"
    "```\na = 1. B\n\nc\n```\n\n| A. B. | C. D. |\n|---|---|\n\nThe end. Of it."
)


def words_at(offset, count=1):
    span = motions.sentence_at(PAGE, offset, count)
    return PAGE.text[span.start : span.end]


def test_headings_rows_and_lines_of_code_are_whole():
    found = [
        [PAGE.text[span.start : span.end] for span in motions.sentences_of(PAGE, index)]
        for index in range(len(PAGE.blocks))
    ]
    assert found == [
        ["What now? The next steps."],
        ["One is here.", "Two is there."],
        ["a = 1. B", "c"],
        ["A. B. | C. D."],
        ["The end.", "Of it."],
    ]


def test_the_sentence_at_an_offset():
    start = PAGE.text.index("One")
    assert words_at(start) == "One is here."
    assert words_at(PAGE.text.index(" Two")) == "One is here."
    assert words_at(PAGE.text.index("Two")) == "Two is there."
    assert words_at(start, 2) == "One is here. Two is there."
    assert words_at(start, 3).endswith("a = 1. B")
    assert words_at(10**6, 5) == "Of it."


def test_from_sentence_to_sentence():
    starts = [0]
    while (at := motions.next_sentence(PAGE, starts[-1])) != starts[-1]:
        starts.append(at)
    assert [PAGE.text[at : at + 3] for at in starts] == [
        *("Wha", "One", "Two", "a =", "c\n\n", "A. ", "The", "Of "),
    ]
    assert motions.next_sentence(PAGE, 0, 2) == starts[2]
    assert motions.next_sentence(PAGE, 0, 99) == starts[-1]
    assert motions.previous_sentence(PAGE, starts[2] + 1) == starts[2]
    assert motions.previous_sentence(PAGE, starts[2]) == starts[1]
    assert motions.previous_sentence(PAGE, starts[-1], 3) == starts[-4]
    assert motions.previous_sentence(PAGE, starts[1], 99) == 0


def test_a_declared_language_counts():
    text = "Das ist z. B. gut. Am 3. Oktober ist er da."
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    document = Document(text, Blocks(blocks), "", csl={"language": "de-AT"})
    assert len(motions.sentences_of(document, 0)) == 2


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        ("Hello", "", "en"),
        ("Hallo", "de-DE", "de"),
        ("Слово", "", "ru"),
        ("Слово", "uk", "uk"),
        ("新疆", "en", "zh"),
        ("新疆です", "", "ja"),
        ("Hello 新", "", "en"),
        ("Hello", "日本", "en"),
    ],
)
def test_language(text, declared, expected):
    assert language_of(text, declared) == expected


def test_a_block_of_megabytes_is_split_where_it_is_read():
    text = "It rained all of the day. Nobody came, and “nothing” was said. " * 80_000
    document = plain.parse(text)
    begun = time.process_time()
    for offset in range(0, 5_000_000, 500_000):
        span = motions.sentence_at(document, offset)
        assert document.text[span.start : span.end] in {
            "It rained all of the day.",
            "Nobody came, and “nothing” was said.",
        }
    assert time.process_time() - begun < 5


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the real articles are not here")
def test_real_articles_have_as_many_sentences_as_a_reader_counts():
    found = [plain.parse(path.read_text()) for path in sorted(ARTICLES.glob("*.txt"))]
    counts = [
        sum(len(motions.sentences_of(document, at)) for at in range(len(document.blocks)))
        for document in found
    ]
    assert counts == [26, 37]

"""Names on bylines, as newspapers and the web have them."""

import pytest
from spelled_names import together

from reader.metadata.people import names

LEE = {"family": "Lee", "given": "Ann"}
DAY = {"family": "Day", "given": "Bo"}


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Ann Lee",
            "By Ann Lee",
            "BY ANN LEE",
            "by: Ann Lee",
            "Written by Ann Lee",
            "Von Ann Lee",
        ),
        *("Par Ann Lee", "Por Ann Lee", "Di Ann Lee", "Text: Ann Lee", "Story by Ann Lee"),
        *("Ann Lee, Reuters", "Ann Lee | Reuters", "Ann Lee, The Courier", "Ann Lee / AFP"),
        *("Ann Lee, Associated Press", "Ann Lee - BBC News", "Ann Lee for The Courier"),
        *(
            "Ann Lee in London",
            "Ann Lee, staff writer",
            "Ann Lee, Senior Editor",
            "Ann Lee (Courier)",
        ),
        *(
            "Dr. Ann Lee",
            "Prof. Dr. Ann Lee",
            "Ann Lee, PhD",
            "Ann Lee, M.D., Ph.D.",
            "Ann Lee PhD",
        ),
        *("Sir Ann Lee", "Professor Ann Lee", "Ms. Ann Lee", "Ann Lee, MSc (Hons)"),
        *("Ann Lee <ann@example.org>", "Ann Lee (ann@example.org)", "ann@example.org (Ann Lee)"),
        *("Ann Lee, ann@example.org", "[Ann Lee](https://example.org/ann)", "[[Ann Lee]]"),
        *(
            "Ann Lee (ORCID 0000-0002-1825-0097)",
            "Ann Lee (@annlee)",
            "Ann Lee @annlee",
            "**Ann Lee**",
        ),
        *(
            "Ann Lee (ed.)",
            "Ann Lee, editor",
            "Ann Lee https://example.org/ann",
            "Ann Lee¹",
            "Ann Lee*",
        ),
        *("Lee, Ann", "Ann  Lee.", "Ann Lee, Chief Correspondent", "Ann Lee, 12 March 2024"),
        *("Ann Lee | March 5, 2024", "Ann Lee, Special to The Courier", "@Ann Lee"),
    ],
)
def test_one_person_with_what_stands_beside(line):
    found = names.parse(line)
    assert [{key: value.title() for key, value in each.items()} for each in found] == [LEE]


@pytest.mark.parametrize(
    "line",
    [
        *("Ann Lee and Bo Day", "Ann Lee & Bo Day", "Ann Lee, Bo Day", "Ann Lee; Bo Day"),
        *(
            "By Ann Lee and Bo Day, Reuters",
            "Dr. Ann Lee, Dr. Bo Day",
            "Ann Lee, PhD, and Bo Day, MD",
        ),
        *("Ann Lee / Bo Day", "Ann Lee | Bo Day", "Ann Lee with Bo Day", "Ann Lee, with Bo Day"),
        *(
            "Ann Lee and Bo Day in London",
            "Ann Lee und Bo Day",
            "Ann Lee et Bo Day",
            "Ann Lee e Bo Day",
        ),
        *("Lee, Ann and Day, Bo", "Lee, Ann; Day, Bo", "Ann Lee <a@x.org>, Bo Day <b@x.org>"),
        *("Ann Lee (ORCID 0000-0002-1825-0097) <ann@example.org>, Bo Day <bo@example.org>",),
        *("Ann Lee • Bo Day", "[Ann Lee](https://x.org/a), [Bo Day](https://x.org/b)"),
    ],
)
def test_two_persons(line):
    assert names.parse(line) == [LEE, DAY]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Ann Lee et al.", [LEE]),
        ("Ann Lee, et al", [LEE]),
        ("Ann Lee and others", [LEE]),
        ("李安、王波", [{"literal": "李安"}, {"literal": "王波"}]),
        ("村上春樹", [{"literal": "村上春樹"}]),
        ("김철수·이영희", [{"literal": "김철수"}, {"literal": "이영희"}]),
        ("Reuters", [{"literal": "Reuters"}]),
        ("World Health Organization", [{"literal": "World Health Organization"}]),
        ("Ministry of Health and Welfare", [{"literal": "Ministry of Health and Welfare"}]),
        ("Human Rights Watch", [{"literal": "Human Rights Watch"}]),
        ("The Courier", [{"literal": "The Courier"}]),
        ("Courier Staff", [{"literal": "Courier Staff"}]),
        ("University of Shore", [{"literal": "University of Shore"}]),
        ("Gabriel García Márquez", [{"family": "García Márquez", "given": "Gabriel"}]),
        ("María José López Obrador", [{"family": "López Obrador", "given": "María José"}]),
        ("Mario Vargas Llosa", [{"family": "Vargas Llosa", "given": "Mario"}]),
        ("José Saramago", [{"family": "Saramago", "given": "José"}]),
        ("Mary Jane Watson", [{"family": "Watson", "given": "Mary Jane"}]),
        (
            "Ludwig Van Beethoven",
            [{"family": "Van Beethoven", "given": "Ludwig"}],
        ),
        ("Martin Cole, Jr.", [{"family": "Cole", "given": "Martin", "suffix": "Jr."}]),
        (
            "Ann Lee and the Courier Staff",
            [LEE, {"literal": "the Courier Staff"}],
        ),
        ("J. R. R. Tolkien", [{"family": "Tolkien", "given": "J. R. R."}]),
        (
            "Department of Health, Education, and Welfare",
            [{"literal": "Department of Health, Education, and Welfare"}],
        ),
        ("Ann Lee, Dept. of Physics, Shore University", [LEE]),
        ("https://example.org/ann", []),
        ("@annlee", [{"literal": "annlee"}]),
    ],
)
def test_others(line, found):
    assert names.parse(line) == found


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Von Anna Müller und Hans-Peter Schmidt, Berlin", ["Müller", "Schmidt"]),
        ("Smith JA, Doe B and Lee KQ", ["Smith", "Doe", "Lee"]),
        ("José Ortega y Gasset", ["Ortega y Gasset"]),
        ("Jane Smith; photographs by John Doe", ["Smith"]),
        ("Story by Jane Smith. Photos by John Doe", ["Smith"]),
        ("Hrsg. von Peter Meier", ["Meier"]),
        ("Eds. Jane Smith and John Doe", ["Smith", "Doe"]),
        ("Jane Smith 5 March 2024", ["Smith"]),
        ("Updated by Jane Smith", ["Smith"]),
        ("김철수 기자", ["김철수"]),
        ("Malcolm X", ["X"]),
        ("Juana y Pedro", ["Juana", "Pedro"]),
    ],
)
def test_what_stands_beside_names_is_left_out(line, wanted):
    assert [name.get("family", name.get("literal")) for name in names.parse(line)] == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("村上 春樹", ["村上|春樹"]),
        ("김 철수", ["김|철수"]),
        ("王 小明", ["王|小明"]),
        ("欧阳 修", ["欧阳|修"]),
        ("佐々木 希", ["佐々木|希"]),
        ("佐藤, 花子", ["佐藤|花子"]),
        ("田中 太郎, 鈴木 花子", ["田中|太郎", "鈴木|花子"]),
        ("田中太郎、鈴木花子、佐藤次郎", ["=田中太郎", "=鈴木花子", "=佐藤次郎"]),
        ("山田太郎・鈴木花子", ["=山田太郎", "=鈴木花子"]),
        ("ジョン・スミス", ["=ジョン・スミス"]),
        ("列夫·托尔斯泰", ["=列夫·托尔斯泰"]),
        ("李安和王波", ["=李安", "=王波"]),
        ("李安, 王波", ["=李安", "=王波"]),
        ("王小明 李安 张三", ["=王小明", "=李安", "=张三"]),
        ("撰文：王小明 李安", ["=王小明", "=李安"]),
        ("本报记者 王小明", ["=王小明"]),
        ("新华社记者李安、王波", ["=李安", "=王波"]),
        ("记者 王小明 通讯员 李安", ["=王小明", "=李安"]),
        ("作者 | 王小明", ["=王小明"]),
        ("文/王小明 图/李安", ["=王小明"]),
        ("王小明/文", ["=王小明"]),
        ("責任編輯：王小明", ["=王小明"]),
        ("記者王小明／台北報導", ["=王小明"]),
        ("中央社記者王小明台北5日電", ["=王小明"]),
        ("聞き手・山田太郎", ["=山田太郎"]),
        ("文・山田太郎 写真・鈴木花子", ["=山田太郎"]),
        ("山田太郎（編集委員）", ["=山田太郎"]),
        ("取材・文／山田太郎", ["=山田太郎"]),
        ("김철수 기자, 이영희 기자", ["=김철수", "=이영희"]),
        ("김철수·이영희 기자", ["=김철수", "=이영희"]),
        ("(서울=연합뉴스) 김철수 기자", ["=김철수"]),
        ("글 김철수 사진 이영희", ["=김철수"]),
        ("南京大学", ["=南京大学"]),
        ("朝日新聞社", ["=朝日新聞社"]),
        ("한국은행", ["=한국은행"]),
        ("Kim Jong-un", ["Kim|Jong-un"]),
        ("Jong-un Kim", ["Kim|Jong-un"]),
        ("Chiang Kai-shek", ["Chiang|Kai-shek"]),
        ("Jean-Paul Sartre", ["Sartre|Jean-Paul"]),
        ("Mao Zedong", ["Mao|Zedong"]),
        ("Xiaoming Wang", ["Wang|Xiaoming"]),
        ("Ang Lee", ["Lee|Ang"]),
        ("Lin Carter", ["Carter|Lin"]),
        ("Nguyễn Văn An", ["Nguyễn|Văn An"]),
        ("An Nguyễn", ["Nguyễn|An"]),
        ("Nguyen Van An", ["Nguyen|Van An"]),
    ],
)
def test_east_asian_order(line, wanted):
    found = names.parse(line)
    assert [
        f"={each['literal']}" if "literal" in each else f"{each['family']}|{each['given']}"
        for each in found
    ] == wanted


def test_a_name_without_a_space_stays_whole():
    # Its own language cites it whole, and nothing says where the family name ends.
    assert names.parse("王小明") == [{"literal": "王小明"}]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Jane Smith / AFP", "Smith|Jane"),
        ("[Jane Smith](https://example.org)", "Smith|Jane"),
        ("Af Hans Jensen", "Jensen|Hans"),
        ("Autor: Anna Müller", "Müller|Anna"),
        ("Text: Anna Müller; Fotos: Karl Schmidt", "Müller|Anna"),
        ("Text by Jane Smith, photographs by John Doe", "Smith|Jane"),
        ("Words: Jane Smith. Photos: John Doe", "Smith|Jane"),
        ("Edited by Jane Smith", "Smith|Jane"),
        ("United Nations", "=United Nations"),
        ("Office for National Statistics", "=Office for National Statistics"),
        ("Médecins Sans Frontières", "=Médecins Sans Frontières"),
        ("Amnesty International", "=Amnesty International"),
        (
            "Centers for Disease Control and Prevention",
            "=Centers for Disease Control and Prevention",
        ),
        ("Bundesministerium der Justiz", "=Bundesministerium der Justiz"),
        ("Statistisches Bundesamt", "=Statistisches Bundesamt"),
        ("Google LLC", "=Google LLC"),
        ("Jane Smith in Berlin", "Smith|Jane"),
        ("Jane Smith in Berlin and John Doe in Paris", "Smith|Jane; Doe|John"),
        ("By Jane Smith in New York, John Doe in London", "Smith|Jane; Doe|John"),
        ("Jane Smith, Political Correspondent", "Smith|Jane"),
        ("Jane Smith Political editor", "Smith|Jane"),
        ("Seán Ó Faoláin", "Ó Faoláin|Seán"),
        ("Máire Ní Bhraonáin", "Ní Bhraonáin|Máire"),
        ("Петров И. И.", "Петров|И. И."),
        ("И. И. Петров", "Петров|И. И."),
        ("Автор: Иван Петров", "Петров|Иван"),
        ("Posted by Jane Smith on March 5, 2024", "Smith|Jane"),
        ("Jane Smith on 5 March 2024", "Smith|Jane"),
        ("Jane Smith • 5 min read", "Smith|Jane"),
        ("Jane Smith - March 5, 2024", "Smith|Jane"),
        ("Jane Smith with agencies", "Smith|Jane"),
        ("Jane Smith and agencies", "Smith|Jane"),
        ("Jane Smith1,2, John Doe2*", "Smith|Jane; Doe|John"),
        ("Jane Smith/John Doe", "Smith|Jane; Doe|John"),
        ("Jane Smith + John Doe", "Smith|Jane; Doe|John"),
        ("Jane Smith, as told to John Doe", "Smith|Jane"),
        ("Opinion by Jane Smith", "Smith|Jane"),
        ("Analysis by Jane Smith", "Smith|Jane"),
        ("Review by Jane Smith", "Smith|Jane"),
        ("Guest post by Jane Smith", "Smith|Jane"),
        ("Story by Jane Smith", "Smith|Jane"),
        ("Written by: Jane Smith", "Smith|Jane"),
        ("Author: Jane Smith", "Smith|Jane"),
        ("Texte : Anne Lefèvre", "Lefèvre|Anne"),
        ("Propos recueillis par Anne Lefèvre", "Lefèvre|Anne"),
        ("Ein Gastbeitrag von Anna Müller", "Müller|Anna"),
        ("Interview: Anna Müller", "Müller|Anna"),
        ("Eine Analyse von Anna Müller", "Müller|Anna"),
        ("Ein Kommentar von Anna Müller", "Müller|Anna"),
        ("Texto: Ana Gómez", "Gómez|Ana"),
        ("La rédaction", "=La rédaction"),
        ("Testo di Marco Rossi", "Rossi|Marco"),
        ("a cura di Marco Rossi", "Rossi|Marco"),
        ("Tekst: Jan de Vries", "Vries|Jan|de"),
        ("Autorka: Anna Kowalska", "Kowalska|Anna"),
        ("Yazan: Ahmet Yılmaz", "Yılmaz|Ahmet"),
        ("Kirjoittaja: Matti Virtanen", "Virtanen|Matti"),
        ("Text: Anna Svensson", "Svensson|Anna"),
        ("Anna Müller, dpa", "Müller|Anna"),
        ("Anna Müller (dpa)", "Müller|Anna"),
        ("Anna Müller/dpa", "Müller|Anna"),
        ("Anna Müller, mit dpa", "Müller|Anna"),
        ("Le Monde avec AFP", "=Le Monde; =AFP"),
        ("JANE SMITH", "Smith|Jane"),
        ("By JANE SMITH and JOHN O'BRIEN", "Smith|Jane; O'Brien|John"),
        ("URSULA VON DER LEYEN", "Leyen|Ursula|von der"),
        ("Jane SMITH", "Smith|Jane"),
        ("Jean DUPONT et Marie MARTIN", "Dupont|Jean; Martin|Marie"),
        ("DUPONT Jean", "Dupont|Jean"),
        ("LI Wei", "Li|Wei"),
        ("Jean-Marie LE PEN", "Le Pen|Jean-Marie"),
        ("Иванов Иван Иванович", "Иванов|Иван Иванович"),
        ("Иванов И.И., Петров П.П.", "Иванов|И.И.; Петров|П.П."),
        ("Jane Smith, Ph.D., RN, FAAN", "Smith|Jane"),
        ("The Hon. Jane Smith", "Smith|Jane"),
        ("Captain John Smith", "Smith|John"),
        ("Jane Smith 🐦", "Smith|Jane"),
        ("Jane Smith · Mar 5", "Smith|Jane"),
        ("Jane Smith is a writer based in Berlin", "Smith|Jane"),
        ("Ann Lee\nBo Day", "Lee|Ann; Day|Bo"),
        ("Foto: Karl Schmidt", "Schmidt|Karl"),
        ("Avec AFP", "=AFP"),
        ("mit Material von dpa", "=dpa"),
        ("BBC Sport", "=BBC Sport"),
        ("RONALD MCDONALD", "McDonald|Ronald"),
        ("Von Karen Blixen und Tom Reed, Washington", "Blixen|Karen; Reed|Tom"),
        ("Karen Blixen, Washington Bureau Chief", "Blixen|Karen"),
        ("Prof. Karen Blixen, University of Oslo", "Blixen|Karen"),
        ("Par Karen Blixen (avec AFP)", "Blixen|Karen"),
        ("Par Karen Blixen, envoyée spéciale à Lyon", "Blixen|Karen"),
        ("de nuestra corresponsal Karen Blixen", "Blixen|Karen"),
        ("Karen Blixen / Madrid", "Blixen|Karen"),
        ("di Karen Blixen", "Blixen|Karen"),
        ("door onze redacteur Karen Blixen", "Blixen|Karen"),
        ("Karen Blixen & Tom Reed (2020)", "Blixen|Karen; Reed|Tom"),
        ("Reviewed by Karen Blixen", "Blixen|Karen"),
        ("Karen Blixen, Contributor", "Blixen|Karen"),
        ("Karen Blixen Contributor", "Blixen|Karen"),
        ("Karen Blixen Updated March 5, 2024", "Blixen|Karen"),
        ("Karen Blixen, BBC News, Nairobi", "Blixen|Karen"),
        ("Blixen, K., & Reed, T.", "Blixen|K.; Reed|T."),
        ("Karen Van den Broeck", "Van den Broeck|Karen"),
        ("Karen St. John", "St. John|Karen"),
        ("Ministry of Justice", "=Ministry of Justice"),
        ("Министерство юстиции", "=Министерство юстиции"),
        ("International Committee of the Red Cross", "=International Committee of the Red Cross"),
        (
            "Food and Agriculture Organization of the United Nations",
            "=Food and Agriculture Organization of the United Nations",
        ),
        ("Bill & Melinda Gates Foundation", "=Bill & Melinda Gates Foundation"),
        ("Johnson & Johnson", "=Johnson & Johnson"),
        ("Ernst & Young", "=Ernst & Young"),
        ("Federal Reserve Bank of New York", "=Federal Reserve Bank of New York"),
        ("U.S. Department of Energy", "=U.S. Department of Energy"),
        ("Supreme Court of Canada", "=Supreme Court of Canada"),
        ("City of London", "=City of London"),
        ("Government of India", "=Government of India"),
        ("State of California", "=State of California"),
        ("Der Spiegel", "=Der Spiegel"),
        ("Wikipedia contributors", "=Wikipedia contributors"),
        ("Open Knowledge Foundation", "=Open Knowledge Foundation"),
        ("Free Software Foundation Europe", "=Free Software Foundation Europe"),
        ("Assemblée nationale", "=Assemblée nationale"),
        ("特派员 李明", "=李明"),
    ],
)
def test_bylines_of_the_press(line, wanted):
    assert together(names.parse(line)) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Von Ann Lee, Berlin", [LEE]),
        ("By Ann Lee, Bo Day and 3 others", [LEE, DAY]),
        ("Ann Lee, корреспондент РИА Новости", [LEE]),
        ("Sir Ann Lee MP", [LEE]),
        ("dpa/Ann Lee", [LEE]),
        ("Lee MA", [{"family": "Lee", "given": "M. A."}]),
        (["Lee MA", "Day B"], [LEE | {"given": "M. A."}, DAY | {"given": "B."}]),
        ("Ann Lee MA", [LEE]),
    ],
)
def test_what_stands_beside_names_of_more_kinds(line, wanted):
    assert names.parse(line) == wanted

"""Dates as headers have them and people type them, in the languages that citations know."""

import time

import pytest

from reader.errors import ReaderError
from reader.metadata import dates

DAY = [[2024, 3, 5]]


@pytest.mark.parametrize(
    "text",
    [
        *("20240305", "2024-3-5", "2024.03.05", "2024. 3. 5.", "2024/3/5", "5.3.2024"),
        "5. 3. 2024",
        *("2024-03-05T10:00", "2024-03-05T10:00:00.000Z", "2024-03-05 14:07:00 +0200"),
        *("2024-03-05T12:20:11 (UTC +02:00)", "20240305T1000", "5-March-2024", "05MAR2024"),
        *("Tue, 05 Mar 2024 10:00:00 GMT", "Tuesday, 5th of March, 2024", "the 5th March 2024"),
        *("March 5th, 2024, 10:30 p.m. ET", "10:30, 5 March 2024", "5 March 2024 at 9am"),
        *("Mar. 5, 2024 10:00 AM PST", "Published: March 5, 2024", "Posted on 5 March 2024"),
        *("5.III.2024", "2024 March 5", "(5 March 2024)", "Tue Mar 5 2024"),
        *("5. März 2024, 10:00 Uhr", "Dienstag, 5. März 2024", "le 5 mars 2024"),
        "mardi 5 mars 2024",
        *("5 de marzo de 2024", "martes, 5 de marzo de 2024", "5 de março de 2024", "5 marzo 2024"),
        *("5 maart 2024", "5 mars 2024 kl. 10:00", "5. marts 2024"),
        *("5. března 2024", "5 marca 2024"),
        *("5 марта 2024 г.", "вторник, 5 марта 2024", "5 березня 2024 р.", "2024. március 5."),
        *("5. maaliskuuta 2024", "5 Mart 2024", "5 Μαρτίου 2024", "5 במרץ 2024", "5 مارس 2024"),
        *("2024 m. kovo 5 d.", "5 martie 2024", "5 Maret 2024"),
        *("5 มีนาคม 2567", "ngày 5 tháng 3 năm 2024"),
        *("2024年3月5日", "2024년 3월 5일 화요일", "令和6年3月5日"),
        *("二〇二四年三月五日", "٢٠٢٤-٠٣-٠٥"),
        *("5 ožujka 2024", "5 de març del 2024", "5. marec 2024", "mer. 5 mars 2024"),
    ],
)  # fmt: skip
def test_one_day_in_many_forms(text):
    assert dates.parse(text) == {"date-parts": DAY}
    assert dates.of_header(text) == {"date-parts": DAY}
    assert dates.read(text) == {"date-parts": DAY}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023/24", {"date-parts": [[2023], [2024]]}),
        ("2023-24", {"date-parts": [[2023], [2024]]}),
        ("1999/00", {"date-parts": [[1999], [2000]]}),
        ("2023/2024", {"date-parts": [[2023], [2024]]}),
        ("5–7 March 2024", {"date-parts": [[2024, 3, 5], [2024, 3, 7]]}),
        ("5-7 March 2024", {"date-parts": [[2024, 3, 5], [2024, 3, 7]]}),
        ("March 5–7, 2024", {"date-parts": [[2024, 3, 5], [2024, 3, 7]]}),
        ("28 February – 3 March 2024", {"date-parts": [[2024, 2, 28], [2024, 3, 3]]}),
        ("March–April 2024", {"date-parts": [[2024, 3], [2024, 4]]}),
        ("March/April 2024", {"date-parts": [[2024, 3], [2024, 4]]}),
        ("December 2023/January 2024", {"date-parts": [[2023, 12], [2024, 1]]}),
        ("from 5 March 2024 to 7 March 2024", {"date-parts": [[2024, 3, 5], [2024, 3, 7]]}),
        ("2024-03-05/2024-03-07", {"date-parts": [[2024, 3, 5], [2024, 3, 7]]}),
        ("Spring 2024", {"date-parts": [[2024]], "season": 1}),
        ("Herbst 2024", {"date-parts": [[2024]], "season": 3}),
        ("été 2024", {"date-parts": [[2024]], "season": 2}),
        ("Fall, 2024", {"date-parts": [[2024]], "season": 3}),
        ("2024春", {"date-parts": [[2024]], "season": 1}),
        ("Winter 2020-21", {"date-parts": [[2020], [2021]], "season": 4}),
        ("Winter 2010/11", {"date-parts": [[2010], [2011]], "season": 4}),
        ("Winter 1999-00", {"date-parts": [[1999], [2000]], "season": 4}),
        ("2020–2021, hiver", {"date-parts": [[2020], [2021]], "season": 4}),
        ("Spring 2018-2020", {"date-parts": [[2018], [2020]]}),
        ("Spring/Summer 2020", {"date-parts": [[2020, 21], [2020, 22]]}),
        ("2020 Spring–Summer", {"date-parts": [[2020, 21], [2020, 22]]}),
        ("Winter 2020–Spring 2021", {"date-parts": [[2020, 24], [2021, 21]]}),
        ("2020-24/2021-21", {"date-parts": [[2020, 24], [2021, 21]]}),
        ("c. 1850", {"date-parts": [[1850]], "circa": True}),
        ("circa 1850", {"date-parts": [[1850]], "circa": True}),
        ("um 1850", {"date-parts": [[1850]], "circa": True}),
        ("~1850", {"date-parts": [[1850]], "circa": True}),
        ("44 BC", {"date-parts": [[-44]]}),
        ("44 B.C.E.", {"date-parts": [[-44]]}),
        ("44 v. Chr.", {"date-parts": [[-44]]}),
        ("AD 79", {"date-parts": [[79]]}),
        ("100 BC – 44 BC", {"date-parts": [[-100], [-44]]}),
        ("März 2024", {"date-parts": [[2024, 3]]}),
        ("2024年3月", {"date-parts": [[2024, 3]]}),
        ("2024年度", None),
        ("1990s", {"literal": "1990s"}),
        ("in press", {"literal": "in press"}),
        ("03/04/2024", {"date-parts": [[2024]]}),
        ("03-04-2024", {"date-parts": [[2024]]}),
        ("2010/11", {"date-parts": [[2010]]}),
        ("13/04/2024", {"date-parts": [[2024, 4, 13]]}),
        ("2024-02-30", {"date-parts": [[2024, 2]]}),
        ("31 June 2024", {"date-parts": [[2024, 6]]}),
        ("5 March 24", None),
        ("5/3/24", None),
        ("soon", None),
        ("May", None),
        ("Monday", None),
        ("May I ask", None),
        ("page 5 of 2024", None),
        ("5 listopad 2024", {"date-parts": [[2024]]}),
        ("99", None),
        ("today", None),
        ("{{date}}", None),
        ("v1.2.2024 beta", None),
        ("12345", None),
        ("0000-00-00", None),
        ("`r Sys.Date()`", None),
    ],
)
def test_other_dates_and_what_is_none(text, date):
    assert dates.of_header(text) == date


@pytest.mark.parametrize("text", ["03/04/2024", "2010/11", "03-04-2024", "5 listopad 2024"])
def test_what_can_be_read_in_two_ways_is_asked_about(text):
    with pytest.raises(ReaderError, match="two ways"):
        dates.read(text)


@pytest.mark.parametrize(
    "text", ["x" * 20_000, "x " * 20_000, "1" * 20_000, "x." * 20_000, "x-1" * 9_000]
)
def test_what_is_too_long_for_a_date_is_told_at_once(text):
    begun = time.process_time()
    dates.of_header(text)
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("03/2024", [[2024, 3]]),
        ("1.2024", [[2024, 1]]),
        ("2024-03-05 Tue", [[2024, 3, 5]]),
        ("Dienstag, 2024-03-05", [[2024, 3, 5]]),
        ("Winter 2019/20", [[2019], [2020]]),
        ("ca. März 1850", [[1850, 3]]),
        ("2020 Mar-Apr", [[2020, 3], [2020, 4]]),
        ("mar. 5 abr. 2020", [[2020, 4, 5]]),
        ("Q1 2024", [[2024]]),
        ("2024-W10", [[2024]]),
        ("Easter 2024", [[2024]]),
        ("5 March 2024, updated 6 March 2024", [[2024, 3, 5]]),
        ("First published 5 March 2024 | Last modified: 6 March 2024", [[2024, 3, 5]]),
    ],
)
def test_dates_with_more_or_less_around_them(text, wanted):
    assert dates.of_header(text)["date-parts"] == wanted


@pytest.mark.parametrize("text", ["2023/13", "13/2024", "99/2024"])
def test_no_dates(text):
    assert dates.of_header(text) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("5 मार्च 2024", [2024, 3, 5]),
        ("५ जून २०२४", [2024, 6, 5]),
        ("5 জানু, 2024", [2024, 1, 5]),
        ("5 জুন, 2024", [2024, 6, 5]),
        ("5 ก.พ. 2567", [2024, 2, 5]),
        ("5 ม.ค. 2024", [2024, 1, 5]),
        ("5 มีนาคม พ.ศ. 2567", [2024, 3, 5]),
        ("พ.ศ. 2567", [2024]),
        ("5 מרץ 2024", [2024, 3, 5]),
        ("5 בינו׳ 2024", [2024, 1, 5]),
        ("5 ta’ Marzu 2024", [2024, 3, 5]),
        ("5 Márta 2024", [2024, 3, 5]),
        ("5 Machi 2024", [2024, 3, 5]),
        ("民國113年3月5日", [2024, 3, 5]),
        ("2024年3月5日星期二", [2024, 3, 5]),
        ("Publié le 5 mars 2024", [2024, 3, 5]),
        ("发布于2024年3月5日", [2024, 3, 5]),
        ("5 Sha'ban 1445", None),
        ("5 রমজান ১৪৪৫", None),
    ],
)
def test_dates_of_more_languages_are_read_or_left(text, parts):
    found = dates.of_header(text)
    assert (found and found["date-parts"][0]) == parts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12.10.2018 klo 14.30", [[2018, 10, 12]]),
        ("5 mars 2024 à 10.30", [[2024, 3, 5]]),
        ("5 de Março, 2024 às 10h30", [[2024, 3, 5]]),
        ("6 marca 2024, o godz. 10.30", [[2024, 3, 6]]),
        ("Mittwoch, 06.03.2024", [[2024, 3, 6]]),
        ("keskiviikko 6.3.2024", [[2024, 3, 6]]),
        ("06.03.2024 (Mi)", [[2024, 3, 6]]),
        ("Friday 12/25/2020", [[2020, 12, 25]]),
        ("du 3 au 5 mai 2020", [[2020, 5, 3], [2020, 5, 5]]),
        ("od 3 do 5 maja 2020", [[2020, 5, 3], [2020, 5, 5]]),
        ("с 3 по 5 мая 2020", [[2020, 5, 3], [2020, 5, 5]]),
        ("fra 3. til 5. mai 2020", [[2020, 5, 3], [2020, 5, 5]]),
        ("between 1850 and 1860", [[1850], [1860]]),
        ("mid-2020", [[2020]]),
        ("late March 2020", [[2020, 3]]),
        ("Published online: 5 March 2024", [[2024, 3, 5]]),
        ("© 2024", [[2024]]),
    ],
)
def test_times_weekdays_and_ranges_of_more_languages(text, wanted):
    assert dates.of_header(text) == {"date-parts": wanted}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("14 listopada 2023", [2023, 11, 14]),
        ("14 listopada 2023 r.", [2023, 11, 14]),
        ("14. listopada 2023.", [2023, 10, 14]),
        ("14. listopada 2023", [2023]),
        ("listopad 2023", [2023]),
        ("5. srp 2021", [2021, 8, 5]),
        ("5. srp 2021.", [2021, 7, 5]),
        ("5 lip 2021", [2021, 7, 5]),
    ],
)
def test_full_stops_tell_months_of_one_name_apart(text, wanted):
    assert dates.of_header(text) == {"date-parts": [wanted]}


def test_a_month_of_one_name_in_two_languages_is_asked_about():
    assert dates.ways("14. listopada 2023") == [
        {"date-parts": [[2023, 10, 14]]},
        {"date-parts": [[2023, 11, 14]]},
    ]
    assert dates.ways("14 listopada 2023") == []

"""Lines that say when a text appeared, as pages and headers of many languages have them."""

import time

import pytest

from reader.metadata import dates


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 1er juin 2021 à 10h00 - Mis à jour le 2 juin 2021 à 11h00",
        "Publié le 1er juin, mis à jour le 2 juin 2021",
        "Mis à jour le 2 juin 2021, publié le 1er juin 2021",
        "Mis en ligne le 1er juin 2021 (modifié le 2 juin)",
        "Published June 1, 2021 Updated June 2, 2021",
        "Updated June 2, 2021; published June 1, 2021",
        "June 1, 2021 | Last updated 4:05 pm June 2, 2021",
        "June 1, 2021 (updated)",
        "Veröffentlicht am 1. Juni 2021, zuletzt aktualisiert am 2. Juni 2021",
        "01.06.2021 – Stand: 02.06.2021, 11:30 Uhr",
        "Publicado el 1 de junio de 2021 a las 10:15 · Actualizado el 2 de junio de 2021",
        "Publicado em 1 de junho de 2021 às 10h15. Atualizado em 2 de junho de 2021",
        "Pubblicato il 1 giugno 2021 - Ultimo aggiornamento 2 giugno 2021",
        "1 giugno 2021 (modifica il 2 giugno 2021 | 10:15)",
        "Gepubliceerd op 1 juni 2021, laatst bijgewerkt op 2 juni 2021",
        "1 juni 2021 om 10:15, laatste update: 2 juni 2021",
        "Publicerad 1 juni 2021 kl. 10.15 Uppdaterad 2 juni 2021",
        "Publisert 1. juni 2021, oppdatert 2. juni 2021",
        "Offentliggjort 1. juni 2021 kl. 10.15, opdateret 2. juni 2021",
        "Julkaistu 1.6.2021 10:15 Päivitetty 2.6.2021",
        "Opublikowano: 1 czerwca 2021 | Aktualizacja: 2 czerwca 2021",
        "1. 6. 2021 10:15, aktualizováno 2. 6. 2021",
        "Megjelent: 2021. június 1. 10:15, frissítve: 2021. június 2.",
        "Publicat la 1 iunie 2021, actualizat la 2 iunie 2021",
        "1 июня 2021 в 10:15 (обновлено 2 июня 2021)",
        "Опубликовано 1 июня 2021. Обновлено 2 июня 2021",
        "Опубліковано 1 червня 2021, оновлено 2 червня 2021",
        "Δημοσιεύθηκε: 1 Ιουνίου 2021 | Ενημερώθηκε: 2 Ιουνίου 2021",
        "Yayınlanma: 1 Haziran 2021 - 10:15 Güncelleme: 2 Haziran 2021",
        "2021年6月1日 更新：2021年6月2日",
        "発行日 2021年6月1日 更新日 2021年6月2日",
        "发布时间：2021年6月1日 10:15　修改时间：2021年6月2日",
        "입력 2021.06.01 10:15 수정 2021.06.02 11:00",
        "نُشر في 1 يونيو 2021، آخر تحديث 2 يونيو 2021",
        "פורסם: 1 ביוני 2021 עודכן: 2 ביוני 2021",
        "Diterbitkan 1 Juni 2021, diperbarui 2 Juni 2021",
    ],
)
def test_the_day_of_publication_counts_before_that_of_a_change(line):
    assert dates.of_header(line) == {"date-parts": [[2021, 6, 1]]}


@pytest.mark.parametrize(
    "line",
    [
        "1 de junio de 2021 – 10:15 horas",
        "1 de junio de 2021 - 10:15 h",
        "1. Juni 2021 | 10.15 Uhr",
        "Di, 01.06.2021 - 10:15",
        "1.6.2021 10.15",
        "1 iunie 2021, ora 10:15",
        "1 giugno 2021, ore 10.15",
        "1 juin 2021 — 10 h 15",
        "1 June 2021 • 10:15pm",
        "1 June 2021, 10:15 PM IST",
        "1 июня 2021, 10:15 (мск)",
        "1 czerwca 2021, godz. 10.15",
        "1 Haziran 2021 Salı 10:15",
        "2021年6月1日 10時15分",
        "2021年6月1日10:15",
        "2021年6月1日 午前10時15分",
        "2021년 6월 1일 오전 10:15",
        "2021-06-01 10:15:00.000000 +0200",
        "1 يونيو 2021 - 10:15 ص",
    ],
)
def test_a_day_without_its_time(line):
    assert dates.of_header(line) == {"date-parts": [[2021, 6, 1]]}


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("2021-04-31", [2021, 4]),
        ("2021-02-30T10:00:00Z", [2021, 2]),
        ("31.04.2021", [2021, 4]),
        ("April 31, 2021", [2021, 4]),
        ("31 avril 2021", [2021, 4]),
        ("30 de febrero de 2020", [2020, 2]),
        ("2021年2月30日", [2021, 2]),
        ("20210431", [2021, 4]),
        ("2021-13-05", [2021]),
        ("45 April 2021", [2021, 4]),
    ],
)
def test_a_day_that_no_calendar_has_leaves_its_month(line, parts):
    assert dates.of_header(line) == {"date-parts": [parts]}


@pytest.mark.parametrize(
    "line",
    [
        "0001-01-01",
        "0001-01-01T00:00:00Z",
        "01/01/0001 00:00:00",
        "0000-00-00",
        "0101-01-01T00:00:00+00:00",
        "1900-01-01",
        "1970-01-01",
        "1970-01-01T00:00:00.000Z",
        "Thu, 01/01/1970 - 01:00",
        "12/31/1969 - 19:00",
        "January 1, 1970 12:00 am",
        "9999-12-31",
    ],
)
def test_the_date_that_a_program_has_for_none_is_none(line):
    assert dates.of_header(line) is None


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("1970", [1970]),
        ("1 January 1970", [1970, 1, 1]),
        ("1970-01-02", [1970, 1, 2]),
        ("1900", [1900]),
        ("AD 1", [1]),
    ],
)
def test_a_year_is_a_year(line, parts):
    assert dates.of_header(line) == {"date-parts": [parts]}


def test_a_line_that_only_says_when_a_text_was_changed_gives_that_day():
    assert dates.of_header("Stand: 02.06.2021, 10:15 Uhr") == {"date-parts": [[2021, 6, 2]]}
    assert dates.of_header("Updated 2 June 2021") == {"date-parts": [[2021, 6, 2]]}


@pytest.mark.parametrize(
    "line",
    ["updated " * 2_000, "1 juin 2021 - 10:15 " * 800, "à " * 9_000, "• " * 9_000, ", " * 9_000],
)
def test_a_line_of_any_length_is_read_at_once(line):
    begun = time.process_time()
    dates.of_header(line)
    assert time.process_time() - begun < 1

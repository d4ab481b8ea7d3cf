"""The Slavic and Baltic languages: what newspapers print before and between names."""

from __future__ import annotations

from reader.metadata.people.words.row import Words

ROWS = {
    "be": Words(
        "Ад",
        wrote="напісаў|напісала|падрыхтавала|падрыхтаваў",
        text="тэкст|аўтар*",
        photo="фота",
        work="пераклад|рэдактар|крыніца",
        role="карэспандэнт*|журналіст*",
    ),
    "bg": Words(
        "От|Автор",
        wrote="подготви|разговаря|написа",
        text="текст|автор*|репортаж",
        photo="снимк*|фото*|илюстрация",
        work="превод*|редактор|източник",
        role="репортер*|кореспондент*|журналист*|редактор*",
    ),
    "cs": Words(
        wrote="publikoval|publikovala|vydal|vydala|napsal|napsala|napsali|píše|píší|připravil"
        "|připravila|připravili|zpracoval"
        "|zpracovala"
        "|ptal se|ptala se|rozmlouval|rozmlouvala|vyzpovídal|vyzpovídala",
        text="text|autor|autorka|autoři|autorky|napsal|rozhovor",
        photo="foto|fota|fotografie|snímek|snímky|ilustrace|grafika|video",
        work="překlad|přeložil*|editor|editorka|zdroj|střih|kamera|korektury",
        role="redaktor*|reportér*|zpravodaj*|komentátor*|novinář*|dopisovatel*|šéfredaktor*"
        "|publicist*|analytik|analytička|ekonom|ekonomka|politolog*|historik|historička|docent*",
    ),
    "hr": Words(
        "Od",
        wrote="piše|pišu|napisao|napisala|napisali|razgovarao|razgovarala|razgovarali|intervju"
        " vodio"
        "|intervju vodila|priredio|priredila|priredili|pripremio|pripremila|snimio|snimila",
        text="tekst|autor|autorica|autorka|autori|piše|razgovarala?o?|novinar|novinarka|izvještaj",
        photo="foto|fotografij*|fotka|snimke|slika|slike|snimio|snimila|ilustracij*|fotograf|video",
        work="preveo|prevela|prijevod|prevod|urednik|urednica|uredio|uredila|izvor|lektura|montaža",
        role="novinar*|urednik|urednica|dopisnik|dopisnica|izvjestitelj*|reporter*|kolumnist*"
        "|komentator*|glavni urednik|profesor*|analitičar*|kritičar*|izveštač",
    ),
    "lt": Words(
        wrote="parengė|rašo|kalbino|kalbėjosi|parašė",
        text="tekstas|autor*|parengė|žurnalist*",
        photo="nuotrauk*|foto|fotograf*|iliustracij*|vaizdo įrašas",
        work="vertė|vertimas|redaktor*|redagavo|šaltinis",
        role="žurnalist*|korespondent*|redaktor*|apžvalgininkas|apžvalgininkė|profesor*",
    ),
    "lv": Words(
        wrote="raksta|sagatavoja|intervēja|sarunājās|uzrakstīja",
        text="teksts|autor*|žurnālist*",
        photo="foto|fotogrāfij*|attēls|ilustrācija*|video",
        work="tulkoja|tulkojums|redaktor*|avots",
        role="žurnālist*|korespondent*|redaktor*|reportier*|komentētāj*|profesor*",
    ),
    "mk": Words(
        "Од",
        wrote="пишува|пишуваат|подготви|подготвила|разговараше|напиша",
        text="текст|автор*|новинар*",
        photo="фото*|слика|снимка",
        work="превод|уредник|извор|лектура",
        role="новинар*|уредник|дописник|колумнист*",
    ),
    "pl": Words(
        wrote="opublikował|opublikowała|dodał|dodała|rozmawia|rozmawiał|rozmawiała|rozmawiali"
        "|rozmawiały|pisze|piszą|napisał|napisała"
        "|opracował|opracowała|opracowali|opracowanie|oprac|wysłuchał|wysłuchała|przygotował"
        "|przygotowała"
        "|notował|notowała|relacjonuje|spisał|spisała",
        text="tekst|teksty|autor|autorka|autorzy|autorki|rozmowa|opracowanie|rozmawiał|wywiad"
        "|reportaż"
        "|oprac",
        photo="zdjęci[ae]|foto|fot|fotografi*|ilustracj*|grafika|wideo|rysunek|rysunki|infografika",
        work="tłumaczenie|tłumaczył*|tłum|przełożył*|redakcja|redaktor|redagował*|źródło|korekta"
        "|montaż|red",
        role="dziennikarz*|dziennikarka|redaktor*|reporter*|korespondent*|publicyst*|komentator*"
        "|felietonist*|politolog*|historyk|socjolog*|ekonomist*|profesor|wykładowca|krytyk|prawnik"
        "|analityk|zastępca|kierownik",
    ),
    "ru": Words(
        wrote="опубликовал|опубликовала|записал|записала|записали|беседовал|беседовала"
        "|беседовали|подготовил|подготовила"
        "|подготовили|написал|написала|рассказал|рассказала|составил|составила|интервью взял"
        "|интервью взяла|расспросил|расспросила|пишет|перевела|передаёт|сообщает",
        text="текст*|автор*|интервью|репортаж|подготовила?|беседовала?|материал подготовила?"
        "|материал",
        photo="фото*|фотограф*|снимки|иллюстраци*|видео|рисунок|рисунки|инфографика",
        work="перевод*|перевёл|перевела|редактор*|источник*|монтаж|корректор*|оператор|вёрстка",
        role="корреспондент*|спецкор*|собкор|обозреватель|обозревательница|журналист*|редактор"
        "|репортёр|репортер|колумнист*|публицист|политолог|экономист|историк|аналитик|профессор"
        "|доцент|главред|шеф-редактор|парламентский корреспондент|писатель|критик",
    ),
    "sk": Words(
        wrote="napísal|napísala|napísali|píše|píšu|pripravil|pripravila|pripravili|spracoval"
        "|spracovala|rozprávala sa|rozprával sa",
        text="text|autor|autorka|autori|rozhovor",
        photo="foto|fotografi*|snímka|snímky|ilustráci*|grafika|video",
        work="preklad|preložil*|editor|editorka|zdroj|strih",
        role="redaktor*|reportér*|spravodajc*|spravodajkyňa|komentátor*|novinár*|publicist*"
        "|docent*",
    ),
    "sl": Words(
        "Od",
        wrote="piše|pišeta|pišejo|napisal|napisala|pripravil|pripravila|pogovarjal se|pogovarjala"
        " se",
        text="besedilo|avtor|avtorica|avtorja|avtorji|piše|tekst|pogovor",
        photo="foto|fotografij*|slika|slike|ilustracij*|fotograf|video",
        work="prevod|prevedla?|urednik|urednica|uredila?|vir|lektura",
        role="novinar*|urednik|urednica|dopisnik|dopisnica|kolumnist*|komentator*|poročeval*"
        "|odgovorna"
        "|profesor*",
    ),
    "sr": Words(
        "Од",
        wrote="пише|пишу|написао|написала|разговарао|разговарала|приредио|приредила|припремио"
        "|припремила|снимио|снимила",
        text="текст|аутор|ауторка|аутори|новинар",
        photo="фото*|снимио|слика|слике|илустрациј*",
        work="превод|превео|превела|уредник|уредница|извор",
        role="новинар*|уредник|уредница|дописник|колумнист*|репортер*|извештач",
    ),
    "uk": Words(
        "Від",
        wrote="опублікував|опублікувала|записав|записала|розмовляв|розмовляла|підготував"
        "|підготувала|підготували|написав"
        "|написала|спілкувалась|спілкувалася|спілкувався|розпитала|пише",
        text="текст*|автор*|інтерв'ю|інтерв’ю|репортаж|підготувала|підготував|матеріал",
        photo="фото*|світлин*|знімки|ілюстраці*|відео|малюнки",
        work="переклад*|переклала|редактор*|джерело|монтаж|верстка",
        role="кореспондент*|журналіст*|редактор*|оглядач*|репортер*|колумніст*|політолог|економіст"
        "|історик|аналітик|професор|доцент|публіцист|спецкор",
    ),
}

"""Other languages of Europe, Asia and Africa: what newspapers print before and between names."""

from __future__ import annotations

from reader.metadata.people.words.row import Words

ROWS = {
    "az": Words(
        text="mətn|müəllif|müxbir|hazırladı|yazdı",
        photo="foto|şəkil",
        work="redaktor|tərcümə|mənbə",
        role="müxbir*|jurnalist|redaktor",
    ),
    "cy": Words(
        also_name="Gan",
        text="testun|awdur|geiriau",
        photo="lluniau|llun|ffotograff*",
        work="cyfieith*|golygydd",
        role="gohebydd|golygydd|newyddiadurwr*|colofnydd",
    ),
    "el": Words(
        "Της|Του|Των|Από τον|Από την|Από τη|Από το|Γράφει ο|Γράφει η|Γράφουν οι|Γράφει|Γράφουν",
        wrote="γράφει|γράφουν|επιμέλεια|ρεπορτάζ|συνέντευξη",
        text="κείμεν[οα]|συντάκτ*|ρεπορτάζ|επιμέλεια|ανταπόκριση|αρθρογράφος|συντάκτρια",
        photo="φωτογραφ*|φωτο|φωτό|εικόνα|βίντεο",
        work="μετάφραση|πηγή|μοντάζ",
        role="δημοσιογράφος|ανταποκρι*|συντάκτ*|αρθρογράφος|διευθυντ*|καθηγητ*|αναλυτ*",
    ),
    "et": Words(
        wrote="kirjutas|kirjutab|kirjutasid|vahendas|küsitles|intervjueeris|vestles",
        text="tekst|autor|autorid|kirjutas",
        photo="foto|fotod|pilt|pildid|illustratsioon|video",
        work="tõlkis|tõlge|toimetas|toimetaja|allikas",
        role="ajakirjanik|reporter|toimetaja|peatoimetaja|korrespondent|kolumnist|arvamustoimetaja"
        "|professor|ajaloolane",
    ),
    "fi": Words(
        "Kirjoittanut",
        wrote="kirjoittaa|kirjoitti|kirjoittivat|haastatteli|kertoo",
        text="teksti|tekstit|kirjoittaja|kirjoittajat|toimittaja|kirjoittanut",
        photo="kuvat?|kuvaaja|valokuva*|kuvitus|video|grafiikka",
        work="käännös|suomennos|suomentanut|kääntäjä|toimitus|lähde|taitto|leikkaus",
        role="toimittaja*|\\w*toimittaja|kirjeenvaihtaja|päätoimittaja|kolumnisti|avustaja"
        "|professori|tutkija"
        "|uutispäällikkö|dosentti|kriitikko|ekonomisti|pääkirjoitustoimittaja",
    ),
    "ga": Words(
        also_name="Le",
        text="téacs|údar|scríofa ag",
        photo="grianghraf*|pictiúr*",
        work="aistri*|eagarthóir",
        role="tuairisceoir|eagarthóir|iriseoir|comhfhreagraí",
    ),
    "hu": Words(
        wrote="írta|írja|készítette|összeállította|kérdezte|lejegyezte|szerkesztette|tudósít",
        text="szöveg|szerző|szerzők|írta|interjú|riport",
        photo="fotó|fotók|fénykép*|képek?|illusztráció|videó|grafika|címlapkép|borítókép|nyitókép",
        work="fordította|fordítás|szerkesztő|szerkesztette|forrás|vágó|operatőr",
        role="újságíró*|tudósító*|szerkesztő*|főszerkesztő*|riporter*|publicista|rovatvezető"
        "|munkatárs*|egyetemi tanár|közgazdász|történész|elemző|kritikus|politológus",
    ),
    "hy": Words(
        wrote="գրել է",
        text="հեղինակ|հեղինակներ|տեքստ|լրագրող",
        photo="լուսանկար*|ֆոտո",
        work="թարգմանություն|խմբագիր|աղբյուր",
        role="լրագրող|թղթակից|խմբագիր",
    ),
    "id": Words(
        "Oleh|Ditulis oleh|Dilaporkan oleh|Laporan wartawan|Laporan|Karya",
        wrote="ditulis|dilaporkan|melaporkan",
        text="oleh|penulis|teks|reporter|wartawan|laporan|pewarta|naskah|pengarang|jurnalis",
        photo="foto|fotografer|gambar|ilustrasi|video|pewarta foto|infografis",
        work="editor|penyunting|redaktur|penerjemah|terjemahan|sumber|penyelaras",
        role="wartawan|reporter|koresponden|kontributor|jurnalis|redaktur|penulis|dosen|kolumnis"
        "|pengamat|pewarta|peneliti",
    ),
    "ka": Words(text="ავტორი|ტექსტი", photo="ფოტო", work="რედაქტორი|თარგმანი|წყარო"),
    "kk": Words(
        wrote="жазған|дайындаған",
        text="мәтін|автор*|тілші",
        photo="сурет*|фото",
        work="аударған|редактор|дереккөз",
        role="тілші|журналист|редактор",
    ),
    "ku": Words(
        "Ji",
        wrote="nivîsî|amade kir",
        text="nivîskar|nivîs|nûçegihan|raport",
        photo="wêne|foto",
        work="wergêr|werger|edîtor|çavkanî",
        role="rojnamevan|nûçegihan|nivîskar",
    ),
    "mn": Words(
        wrote="бичсэн|сурвалжилсан",
        text="сурвалжлагч|нийтэлсэн|зохиогч",
        photo="гэрэл зураг|зураг|фото",
        work="орчуулсан|редактор|эх сурвалж",
        role="сурвалжлагч|сэтгүүлч|редактор",
    ),
    "ms": Words(
        "Oleh",
        text="oleh|penulis|teks|wartawan|laporan|berita",
        photo="gambar|foto|jurugambar",
        work="penterjemah|sumber|penyunting|suntingan",
        role="wartawan|pemberita|koresponden|pensyarah|penganalisis",
    ),
    "sq": Words(
        "Nga|Shkruar nga",
        wrote="shkruan|shkroi|përgatiti|intervistoi|bisedoi",
        text="tekst|teksti|autor|autori|autorja|shkruan|gazetari|gazetarja",
        photo="foto|fotografi*|fotot|pamje",
        work="përktheu|përkthim|përgatiti|burimi|redaktor",
        role="gazetar*|redaktor*|korrespondent*|analist*|publicist*|reporter*",
    ),
    "sw": Words(
        "Imeandikwa na|Mwandishi|Mwandishi wetu",
        "Na",
        wrote="ameandika|anaandika",
        text="mwandishi|maandishi",
        photo="picha",
        work="mhariri|mtafsiri|chanzo",
        role="mwandishi|mhariri|mwanahabari|ripota",
    ),
    "tl": Words(
        "Sulat ni|Ulat ni|Isinulat ni|Akda ni|Ulat nina|Isinulat nina",
        "Ni|Nina",
        text="sulat|ulat|teksto|may-akda|awtor",
        photo="larawan|mga larawan|kuha",
        work="salin|isinalin|patnugot",
        role="mamamahayag|patnugot|kolumnista",
    ),
    "tr": Words(
        wrote="yazdı|hazırlayan|aktardı|bildirdi",
        text="yazan|yazar|yazı|haber|muhabir|metin|hazırlayan|röportaj|söyleşi|yazarlar|derleyen",
        photo="fotoğraf*|foto|görsel|video|kamera|çizim|illüstrasyon|grafik",
        work="çeviri|çeviren|editör|kaynak|kurgu|redaksiyon|montaj",
        role="muhabir*|gazeteci|editör*|yazar*|temsilci*|köşe yazarı|akademisyen|ekonomist"
        "|öğretim üyesi"
        "|öğretim görevlisi|genel yayın yönetmeni|avukat|yorumcu",
    ),
    "uz": Words(
        wrote="tayyorladi|yozdi",
        text="muallif|matn|muxbir|maqola",
        photo="surat|foto",
        work="tarjima|tarjimon|muharrir|manba",
        role="muxbir*|jurnalist|muharrir",
    ),
    "vi": Words(
        "Bài viết của|Bài viết|Bài và ảnh|Bài, ảnh|Bài|Viết bởi|Bởi|Thực hiện",
        "Theo",
        text="bài|bài viết|bài và ảnh|bài, ảnh|tác giả|người viết|phóng viên|thực hiện|lời",
        photo="ảnh|hình ảnh|hình|video|đồ họa|minh họa",
        work="dịch|biên dịch|người dịch|biên tập|biên soạn|nguồn|đạo diễn",
        role="phóng viên|nhà báo|biên tập viên",
    ),
    "zu": Words("Ngu", text="umbhali", photo="isithombe|izithombe"),
}

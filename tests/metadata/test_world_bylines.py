"""Bylines of papers, agencies and sites on five continents, with what they print beside names."""

import time

import pytest

from reader.metadata.people import names


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("By Sunita Deshpande, Senior Assistant Editor, Hindustan Chronicle", "Deshpande|Sunita"),
        ("Rakesh Kulkarni | TNN | Updated: Mar 4, 2023, 09:12 IST", "Kulkarni|Rakesh"),
        ("Meenakshi Iyer & Arvind Bhat, Deccan Courier", "Iyer|Meenakshi; Bhat|Arvind"),
        ("Written by Pooja Nair, Edited by Vikram Sethi", "Nair|Pooja"),
        ("Reported by: Harish Gowda, Edited by: Rekha Menon", "Gowda|Harish"),
        ("S. Ramanujam Iyengar", "Iyengar|S. Ramanujam"),
        ("K.V. Lakshmi, Chennai", "Lakshmi|K.V."),
        ("PTI", "=PTI"),
        ("Special Correspondent", "=Special Correspondent"),
        ("Dr. Anil Kumar Saxena, IAS (Retd.)", "Saxena|Anil Kumar"),
        ("By Chinedu Okafor, Abuja", "Okafor|Chinedu"),
        ("Chinedu Okafor, Abuja", "Okafor|Chinedu"),
        ("From Ngozi Eze, Enugu and Tunde Bakare, Ibadan", "Eze|Ngozi; Bakare|Tunde"),
        ("By Funke Adeyemi and Musa Ibrahim (Kano)", "Adeyemi|Funke; Ibrahim|Musa"),
        ("Our Correspondent", "=Our Correspondent"),
        ("Barr. Emeka Nwosu, SAN", "Nwosu|Emeka"),
        ("Alhaji Sani Bello writes from Kaduna", "Bello|Sani"),
        ("By WANJIKU KAMAU @wkamau", "Kamau|Wanjiku"),
        ("By BRIAN OTIENO and FAITH CHEBET", "Otieno|Brian; Chebet|Faith"),
        ("Otieno Odhiambo – Nairobi", "Odhiambo|Otieno"),
        ("By Mercy Wambui • 3 min read", "Wambui|Mercy"),
        ("Thabo Nkosi, Political Bureau", "Nkosi|Thabo"),
        (
            "Lerato Mokoena and Pieter du Plessis for GroundWire",
            "Mokoena|Lerato; Plessis|Pieter|du",
        ),
        ("Annelize van der Merwe", "Merwe|Annelize|van der"),
        ("Sipho Dlamini - Staff Reporter", "Dlamini|Sipho"),
        ("Por Rafaela Nogueira, g1 SP — Campinas", "Nogueira|Rafaela"),
        ("João Pedro Siqueira, do Rio de Janeiro", "Siqueira|João Pedro"),
        (
            "Por Thiago Barbosa e Camila Freitas, TV Globo — Brasília",
            "Barbosa|Thiago; Freitas|Camila",
        ),
        ("Redação, O Estado", "=Redação, O Estado"),
        ("Colaboração para o UOL, Beatriz Moraes", "Moraes|Beatriz"),
        ("Da Redação", "=Da Redação"),
        ("Luiz Carlos de Almeida Filho", "Almeida Filho|Luiz Carlos|de"),
        ("JORGE TREVIÑO / REPORTERO", "Treviño|Jorge"),
        ("Por Hernán Castelli, desde Rosario", "Castelli|Hernán"),
        ("Ximena Robledo | El Norte", "Robledo|Ximena"),
        ("Texto: Gonzalo Peralta. Fotos: Inés Ledesma", "Peralta|Gonzalo"),
        ("Hernán Castelli, para La Gaceta del Sur", "Castelli|Hernán"),
        ("Con la colaboración de Inés Ledesma", "Ledesma|Inés"),
        ("Rozmawiał Grzegorz Walczak", "Walczak|Grzegorz"),
        ("Opracowanie: Beata Kaczmarek", "Kaczmarek|Beata"),
        ("Beata Kaczmarek, Gazeta Poranna", "Kaczmarek|Beata"),
        ("oprac. Beata Kaczmarek, PAP", "Kaczmarek|Beata"),
        ("Beata Kaczmarek-Wrona, Grzegorz Walczak", "Kaczmarek-Wrona|Beata; Walczak|Grzegorz"),
        ("Napsal: Zdeněk Procházka", "Procházka|Zdeněk"),
        ("Zdeněk Procházka, spolupracovník redakce", "Procházka|Zdeněk"),
        ("Ing. Zdeněk Procházka, CSc.", "Procházka|Zdeněk"),
        ("Mgr. Lucie Beránková, Ph.D.", "Beránková|Lucie"),
        ("Lucie Beránková a Zdeněk Procházka", "Beránková|Lucie; Procházka|Zdeněk"),
        ("Autor: Răzvan Dumitrescu", "Dumitrescu|Răzvan"),
        ("De Răzvan Dumitrescu", "Dumitrescu|Răzvan"),
        ("Scris de Ioana Munteanu, 12 martie 2021, 14:30", "Munteanu|Ioana"),
        ("Ioana Munteanu și Răzvan Dumitrescu", "Munteanu|Ioana; Dumitrescu|Răzvan"),
        ("Γράφει ο Νίκος Αλεξίου", "Αλεξίου|Νίκος"),
        ("Της Ελένης Μαυρίδου", "Μαυρίδου|Ελένης"),
        ("Επιμέλεια: Μαρία Δήμου", "Δήμου|Μαρία"),
        ("Nikos Alexiou, Kathimerini English Edition", "Alexiou|Nikos"),
        ("Yazan: Emre Yıldırım", "Yıldırım|Emre"),
        ("Emre Yıldırım / ANKARA", "Yıldırım|Emre"),
        ("Muhabir: Zeynep Korkmaz", "Korkmaz|Zeynep"),
        ("ZEYNEP KORKMAZ, İSTANBUL", "Korkmaz|Zeynep"),
        ("Prof. Dr. Ayşe Gül Tekin", "Tekin|Ayşe Gül"),
        ("By Noa Ben-Shahar and Times Staff", "Ben-Shahar|Noa; =Times Staff"),
        ("By NOA BEN-SHAHAR, JPost Correspondent", "Ben-Shahar|Noa"),
        ("Eitan Bar-Lev, Haaretz Contributor", "Bar-Lev|Eitan"),
        ("Yael Peretz 12 March 2020, 10:45 pm", "Peretz|Yael"),
        ("Written by: Mahmoud El-Sherif", "El-Sherif|Mahmoud"),
        ("By Heba Abdel-Rahman, Ahram Weekly", "Abdel-Rahman|Heba"),
        ("Heba Abdel-Rahman, Cairo", "Abdel-Rahman|Heba"),
        ("كتب: محمود الشريف", "الشريف|محمود"),
        ("Penulis: Dewi Lestari Wulandari", "Wulandari|Dewi Lestari"),
        ("Reporter: Agus Setiawan | Editor: Rina Hartati", "Setiawan|Agus"),
        ("Oleh: Agus Setiawan, Jakarta", "Setiawan|Agus"),
        ("Suharjono", "=Suharjono"),
        ("By Nguyễn Thị Hoa", "Nguyễn|Thị Hoa"),
        ("Trần Văn Minh", "Trần|Văn Minh"),
        ("Somchai Rattanakorn, Bangkok Herald", "Rattanakorn|Somchai"),
        ("STORY: SOMCHAI RATTANAKORN / PHOTOS: MALEE SRISAI", "Rattanakorn|Somchai"),
        ("By Maria Cristina dela Cruz, Manila Ledger", "Cruz|Maria Cristina|dela"),
        ("By: Jose Ramon Villanueva - Reporter / @jrvillanueva", "Villanueva|Jose Ramon"),
        ("Atty. Grace Bautista-Lim", "Bautista-Lim|Grace"),
        ("By HARUKA SHIMADA/ Staff Writer", "Shimada|Haruka"),
        ("By Kenji Morimoto, Nikkei staff writer", "Morimoto|Kenji"),
        (
            "By Kenji Morimoto and Haruka Shimada / Yomiuri Shimbun Staff Writers",
            "Morimoto|Kenji; Shimada|Haruka",
        ),
        ("By Kang Min-seo", "Kang|Min-seo"),
        ("By Yoon Ji-hye, Korea Herald", "Yoon|Ji-hye"),
        ("By Bae Sung-ho (sungho@korea.example)", "Bae|Sung-ho"),
        ("Оксана Шевченко, для УП", "Шевченко|Оксана"),
        ("Автори: Оксана Шевченко, Тарас Бойко", "Шевченко|Оксана; Бойко|Тарас"),
        ("Оксана Шевченко — журналістка", "Шевченко|Оксана"),
        ("Текст: Дмитрий Лебедев, фото: Ольга Зайцева", "Лебедев|Дмитрий"),
        ("Дмитрий Лебедев, Москва", "Лебедев|Дмитрий"),
        ("Подготовила Ольга Зайцева", "Зайцева|Ольга"),
        ("ТАСС", "=ТАСС"),
        ("Av: Ingrid Solberg, NTB", "Solberg|Ingrid"),
        ("Ingrid Solberg (tekst) og Tor Hagen (foto)", "Solberg|Ingrid"),
        ("Publicerad av Elsa Sjögren", "Sjögren|Elsa"),
        ("Elsa Sjögren/TT", "Sjögren|Elsa"),
        ("Af Mette Kjær, Ritzau", "Kjær|Mette"),
        ("Mette Kjær, Kulturredaktør", "Kjær|Mette"),
        ("Jón Einarsson skrifar", "Einarsson|Jón"),
        ("Juha Koskela, Helsinki", "Koskela|Juha"),
        ("Kadri Tamm, toimetaja", "Tamm|Kadri"),
        ("Autors: Jānis Kalniņš, LETA", "Kalniņš|Jānis"),
        ("Rūta Petrauskienė, BNS", "Petrauskienė|Rūta"),
        ("Door: Jeroen van Dijk | 12 mei 2020", "Dijk|Jeroen|van"),
        ("Bart De Smet en Lieve Van den Bossche", "De Smet|Bart; Van den Bossche|Lieve"),
        ("Van onze verslaggever Femke Postma", "Postma|Femke"),
        ("Lieve Peeters, Brussel", "Peeters|Lieve"),
        ("Urs Zürcher, Bern", "Zürcher|Urs"),
        ("Text Regula Ammann, Bilder Urs Zürcher", "Ammann|Regula"),
        ("Mag. Stefan Gruber, Wien", "Gruber|Stefan"),
        ("Von Stefan Gruber/APA", "Gruber|Stefan"),
        ("Regula Ammann, Redaktorin Wirtschaft", "Ammann|Regula"),
        ("By Oliver Hartnell and 3 others", "Hartnell|Oliver"),
        ("Hosted by Oliver Hartnell; produced by Ruby Sloane", "Hartnell|Oliver"),
        ("Oliver Hartnell, Translated by Ruby Sloane", "Hartnell|Oliver"),
        ("By Oliver Hartnell Illustrations by Ruby Sloane", "Hartnell|Oliver"),
        ("Oliver Hartnell, Special to The Bay Record", "Hartnell|Oliver"),
        ("By Oliver Hartnell with contributions from Ruby Sloane", "Hartnell|Oliver; Sloane|Ruby"),
        ("Oliver Hartnell · Jan 4 · 7 min read", "Hartnell|Oliver"),
        ("Oliver Hartnell — Quill & Lantern", "Hartnell|Oliver"),
        ("Oliver Hartnell, Quill & Lantern", "Hartnell|Oliver"),
        ("Wang Liying and Zhao Pengfei, Xinhua", "Wang|Liying; Zhao|Pengfei"),
        ("By Ouyang Meiling", "Ouyang|Meiling"),
        ("欧阳美玲", "=欧阳美玲"),
        ("記者：司馬志明", "=司馬志明"),
    ],
)
def test_who_wrote_it(line, wanted):
    assert "; ".join(map(spelled, names.parse(line))) == wanted


def spelled(name):
    """A name as the cases spell it: `Family|Given|particle` or `=Organisation`."""
    parts = ("family", "given", "non-dropping-particle")
    return (
        f"={name['literal']}" if "literal" in name else "|".join(filter(None, map(name.get, parts)))
    )


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Robledo Ortiz, Gabriel", "Robledo Ortiz|Gabriel"),
        ("Moreno Gil, Sofia", "Moreno Gil|Sofia"),
        ("Wm. Jennings Blythe", "Blythe|Wm. Jennings"),
        ("Bank, Marta", "Bank|Marta"),
    ],
)
def test_what_looks_like_a_place_or_a_title_stays_a_name(line, wanted):
    assert "; ".join(map(spelled, names.parse(line))) == wanted


@pytest.mark.parametrize("line", ["Aa & ", "Aa/ ", "Aa. Bb Cc, ", "editor: ", "aa correspondent "])
def test_a_line_twice_as_long_takes_about_twice_as_long(line):
    took = []
    for times in (2_000, 4_000):
        begun = time.process_time()
        names.parse(line * times)
        took.append(time.process_time() - begun)
    assert took[1] < 3 * took[0] + 0.1

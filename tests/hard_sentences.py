"""Sentences that programs part wrongly, by language; a bar stands where one ends.

Each line is a case: a paragraph such as stands in articles, papers, sermons, laws and novels.
"""

TABLE = {
    "en": """
The tide rose in the night.¹² |It fell again at noon.
He denied it.[4] |She did not.[5][6] |Nobody asked.
The vote was lost.[^1] |It was repeated in May.[^long-note] |Then it passed.
“We were early.”³ |The rest is known.
They came first,¹ and then stayed.² |So it went on.
The treaty failed.* |A second one held.† |Both are lost.‡
It was settled in court.⁽¹⁾ |No appeal followed.
The ship sank (see below).⁷ |All were saved.
He called it “a mistake”.¹ |She called it “a crime.”² |Neither was right.
The plan was dropped.[citation needed] |It came back later.
Was it so?¹ |Nobody knows!² |Perhaps it was.
The price doubled.1 |Wages did not.2,3 |Rents fell.
The price doubled. ¹ |Wages did not. [2] |Rents fell.
It was warm.¹⁻³ |It was dry.¹,² |It was late.
As Rom. 8:28 says, all of it is well. |And 1 Cor. 13:4 agrees.
See Isa. 40:31, Heb. 11:1 and Deut. 6:4. |Compare Ps. 23.
He preached on Matt. 5:3–12 and on Lk. 6. |Few came.
In Ezek. 37:1 and Zech. 4:6 it is the spirit. |In Rev. 21:1 it is the sea.
As Gen. 1:1 has it, so has 2 Kgs. 2:1. |Ex. 20 does not.
I met Tim. |3 others came later.
It is said in Il. 1.1 and Aen. 6.851. |It is famous.
Compare Sect. 3.2 of the book. |Then read App. 2 and Bk. 3.
Cf. Arts. 5 and 6 of the treaty. |They are short.
Ll. 3–5 are lost, fol. 12 is not. |See n. 4.
His Op. 27 is older than Op. 59. |Both are for strings.
It is in Vol. II, Pt. III and Ch. IV of the work. |Nobody reads it.
The law (Pub. L. 94-553) changed that. |Few noticed.
He wrote to Messrs. Roe & Co. in May. |They did not reply.
“Is it late?” he asked. |“It is.” |He left.
The U.S. won 3–2. |The U.K. lost.
It opened at 9 a.m. |It closed at 5 p.m. on Friday.
He was born in St. Louis, Mo. |His wife was not.
She has a Ph.D. |He has none.
He paid $3.5 million. |She paid £2.1m.
We read “Who Goes There?” and slept. |It rained.
Dr. Roe (b. 1950) met Prof. Poe (d. 2001). |They talked.
She said: “I saw him. |He saw me.” |That was all.
""",
    "de": """
Das Schiff sank.¹ |Alle wurden gerettet.²
Er bestritt es.[3] |Sie nicht.[4]
„Wir gehen.“⁵ |Dann gingen sie.
Vgl. Röm. 8,28 und 1. Kor. 13,4. |Das genügt.
In Apg. 2,1 und Offb. 21,1 steht es. |In Jes. 40 auch.
Das regelt § 5 Abs. 2 S. 3 BGB. |Näheres sagt Art. 7.
Siehe Kap. 4, Abschn. 2 und Anm. 12. |Dort steht alles.
Das Buch erschien in 2. Aufl. 1999 in Bonn. |Es ist vergriffen.
Er wohnt in der Hauptstr. 12 in Köln. |Sie wohnt nebenan.
Das gilt seit Rn. 14 des Urteils. |Der BGH blieb dabei.
Die Zeitschrift hat im Jg. 12, H. 3, davon berichtet. |Dann nicht mehr.
Er kam am 5. Mai um 9.30 Uhr an. |Sie kam am 6.
Die Firma Roe & Co. KG zahlte 3,5 Mio. Euro. |Das war viel.
„Warum?“, fragte sie. |„Darum.“
Der 2. Weltkrieg endete 1945. |Der 1. endete 1918.
Er sprach mit Frau Dr. h. c. Roe. |Sie lachte.
Es waren ca. 50 Leute da. |Es waren bis zu 60.
Die Ausstellung beginnt am 3. März im Rathaus. |Der Eintritt ist frei.
Er starb am 4. |Sie starb am 5. desselben Monats.
Vom 12. bis zum 14. Juni bleibt das Bad zu. |Danach öffnet es wieder.
Der 20. Juli war ein Donnerstag. |Es regnete.
Ludwig XIV. regierte lange. |Ludwig XV. kürzer.
Das Buch von H. Keller ist vergriffen. |Man findet es noch.
Frau Prof. Dr. Lange sprach zuerst. |Hr. Adler folgte.
Der Zug fährt um 8 Uhr, d. h. in zehn Minuten. |Eile ist nötig.
Der Termin ist Mo., 3. April, 19 Uhr. |Alle kommen.
Er kommt in der 2. Woche. |Sie kommt in der 3.
Das steht in Bd. 3, S. 44 ff. der Akten. |Niemand las sie.
Die GmbH hat u. a. Möbel verkauft. |Das lief schlecht.
Z. B. Hunde bellen. |Katzen nicht.
Der 1. FC verlor 0:2. |Die Fans pfiffen.
Der Brief vom 8. Mai kam nie an. |Er lag im Amt.
Am 11. fährt niemand. |Am 12. fahren alle.
Sie wurde Zweite, er wurde 5. |Die Zuschauer jubelten.
Das Konzert ist am Fr., 6. Oktober. |Karten gibt es noch.
Er sah den 3. Teil. |Der 4. kam nie.
Papst Johannes XXIII. starb 1963. |Sein Nachfolger hieß Paul VI.
Die Sitzung vom 2. 2. 2020 wurde vertagt. |Niemand weiß, warum.
Kaiser Karl V. dankte ab. |Sein Sohn erbte alles.
""",
    "fr": """
Le bateau coula.¹ |Tous furent sauvés.[2]
« Nous partons. »³ |Ils partirent.
Voir Rm. 8, 28 et 1 Co. 13, 4. |Cela suffit.
L’art. 5, al. 2, et le chap. 3 le disent. |Le juge l’a suivi.
Il y avait env. 50 personnes. |Il y en avait moins hier.
Elle habite au 12, av. Foch. |Lui, non.
M. Dupont et Mme Roux arrivent. |Me Doe les attend.
Il vit le t. 2 et la p. 45. |Puis il sortit.
« Où vas-tu ? » demanda-t-il. |« Là-bas. »
La fig. 3 et le tabl. 4 le montrent. |C’est clair.
Il a payé 3,5 M€. |C’est beaucoup.
Né en 1950 à St-Malo, il y vit. |Sa sœur aussi.
L’éd. 3 est épuisée. |La 4e paraît.
J. Dupont a signé le texte. |Personne ne l’a lu.
MM. Faure et Petit sont venus. |Mme Roche était absente.
Selon J.-P. Garnier, tout va bien. |D’autres en doutent.
Le Dr. Colin arrive à 8 h. |Il repart à midi.
Le 1er. mars, il neigea. |Le 2, il plut.
Elle cite A. Leroy, B. Simon et al. dans sa thèse. |Le jury sourit.
Av. J.-C., la ville brûla deux fois. |Elle fut rebâtie.
St. Denis porta sa tête. |On le pria.
Né le 3 janv. 1950, il vit à Nice. |Sa femme aussi.
F. Roux écrit : « Tout est dit. » |Je le crois.
Il part avec sa fille, etc. |Elle reste.
Le prof. Henry enseigne ici. |Ses élèves l’aiment.
Sté. Martin & fils, 12 bd. Foch. |Ouvert le lundi.
Réf. 12, éd. Lacroix, Paris. |Épuisé.
Vous verrez E. Marchand. |Il vous attend.
Il faut de la vitamine C. |Le reste suit.
Elle habite dans le bloc B. |Nous y allons.
R. Le Goff et A. de Vigny dînent. |C’est tard.
Le plan A. |Il a échoué.
Ph. Martel et Ch. Renard l’ont dit. |Ils mentent.
On doit à E. Zola et à G. Flaubert ces pages. |Elles restent.
Rendez-vous le 5 oct. 1923, dit-il. |Elle attendit.
Le cap. Morin salua le cdt. Rey. |Tous rirent.
""",
    "es": """
La villa cayó en 44 a. C. o algo después. |Nadie la vio.
Fue fundada en el s. I d. C. por los romanos.
El barco se hundió.¹ |Todos se salvaron.[2]
«Nos vamos.»³ |Se fueron.
Véase Rom. 8, 28 y 1 Cor. 13, 4. |Basta.
El art. 5 y la pág. 12 lo dicen. |El juez también.
Vive en la c/ Mayor, núm. 5, de Madrid. |Ella no.
Había aprox. 50 personas. |Ayer había menos.
La Sra. Ruiz y el Dr. Moe llegaron. |¿Quién falta?
EE. UU. ganó 3 a 2. |Brasil perdió.
—¿Vienes? —preguntó. |—No.
El cap. 4 del vol. 2 es largo. |El 5 no.
Tel. 555 12 34. |Llame usted.
S. Martín firmó el acta. |Nadie protestó.
El libro de J. L. Campos es bueno. |Cuesta poco.
Según M. A. Rojas, no hay dinero. |Otros lo niegan.
El Ing. Salas diseñó el puente. |Se cayó.
Los Sres. García y Díaz firmaron. |El notario también.
El Prof. Iglesias explicó el tema. |Fue largo.
El Gral. Prieto dimitió. |El Cnel. Rubio también.
La Av. Libertad está cortada. |El tráfico es lento.
Sto. Tomás lo escribió. |Sta. Teresa también.
El S. XX fue duro. |El XXI también.
Los EE.UU. votaron ayer. |Ganó la oposición.
El Excmo. Ayuntamiento invita. |Habrá vino.
A. M. Delgado (n. 1950) y J. Reyes escriben. |Se venden.
Lo dijo E. Prado y lo negó T. Ibáñez. |No hubo más.
Toma vitamina C. |Es buena.
El plan B. |No funcionó.
Carlos V. |Después vino su hijo.
Todo está bien. |Los niños duermen.
La obra de B. Pérez Galdós gusta. |Se lee.
Don Q. Herrera y D.ª Sol cenan. |Ríen.
El Cap. Ríos y el Tte. Mora llegan. |Saludan.
""",
    "it": """
La nave affondò.¹ |Tutti si salvarono.[2]
Vedi pag. 3 del libro. |Poi basta.
L’art. 5 e gli artt. 6 e 7 lo dicono. |Il giudice anche.
Cfr. Rm. 8,28 e 1 Cor. 13,4. |Basta così.
Il dott. Roe e la sig.ra Poe arrivano. |Mangiano.
«Vieni?» chiese. |«No.»
La tav. 4 e la fig. 2 lo mostrano. |È chiaro.
Nel cap. 3, par. 2, si legge altro. |Nessuno lo sa.
Costa 3,5 euro. |È poco.
G. Ferri ha firmato il testo. |Nessuno l’ha letto.
Il libro di P. P. Serra vende bene. |Costa poco.
S. Francesco parlava agli uccelli. |S. Chiara pregava.
L’ing. Sala ha fatto il ponte. |È caduto.
Secondo M. L. Fabbri, mancano soldi. |Altri negano.
Mons. Bruni predica. |I fedeli dormono.
C. Rossetti dice: «È falso. |Non ho visto.» |Poi tace.
La S.p.A. Lombarda ha chiuso. |Restano debiti.
Nel sec. XIX la città crebbe. |Nel XX calò.
Il gen. Parisi si è dimesso. |Il col. Marini pure.
Vedi p. es. Testa. |Basta così.
Nato il 3 gen. 1950 a Bari, vive lì. |Sua moglie pure.
R. D. Neri (n. 1950) e L. Orlandi scrivono. |Vendono.
Gli U.S.A. hanno votato. |A. Valle commenta.
Il rag. Poli conta. |Il dr. Sanna cura.
Lo disse E. Montale e lo negò U. Saba. |Non fu tutto.
Prendi la vitamina C. |È buona.
Il piano B. |Non funzionò.
Carlo V. |Poi venne suo figlio.
Non lo so mai. |Lei lo sa.
Ecco il treno delle ore. |Poi parte.
L’opera di G. Di Stefano piace. |Si ascolta.
Il cap. Riva e il ten. Moro arrivano. |Ridono.
""",
    "nl": """
Het schip zonk.¹ |Allen werden gered.[2]
Zie blz. 12 en hfdst. 3. |Dat is genoeg.
Art. 5 en nr. 7 zeggen het. |De rechter ook.
Er waren ca. 50 mensen. |Gisteren minder.
Dhr. Roe en mevr. Poe kwamen. |Ze aten.
“Kom je?” vroeg hij. |“Nee.”
Vgl. Rom. 8:28. |Dat volstaat.
J. de Wit tekende de brief. |Niemand las hem.
Het boek van P. J. Smit verkoopt goed. |Het kost weinig.
Ir. Peters bouwde de brug. |Die viel.
Volgens A. van den Berg is er geen geld. |Anderen ontkennen dat.
St. Nicolaas komt in december. |Hij rijdt.
Drs. Vos en ing. Haan rekenen. |Het klopt niet.
Zie b.v. Timmer. |Dat volstaat.
Het bedrijf B. V. Noord sloot. |Er bleven schulden.
Gen. Maas trad af. |Kol. Bos ook.
Er was brood, wijn, enz. |Het feest duurde lang.
De heer T. H. Vermeer (geb. 1950) schrijft. |Zij niet.
In 70 n. Chr. viel de stad. |Velen vluchtten.
Fa. Brink & Zn. levert kaas. |Die smaakt.
Nr. 5 is dicht. |Nr. 7 is open.
Spreek met E. Blom. |Hij weet het.
Dat zeiden E. du Perron en M. ter Braak. |Meer niet.
Neem vitamine C. |Die is goed.
Het plan B. |Dat mislukte.
Karel V. |Daarna kwam zijn zoon.
Zij pakte zijn hand. |Toen ging ze.
Hij doet zijn best. |Niemand ziet het.
Het werk van G. A. Bredero en W. Kloos boeit. |Men leest het.
Prof. De Boer en dr. Van Loon komen. |Zij lachen.
""",
    "pt": """
O navio afundou.¹ |Todos se salvaram.[2]
Veja a pág. 12 e o cap. 3. |Basta.
O art. 5 diz isso. |O juiz também.
O Sr. Roe e a Sra. Poe chegaram. |Comeram.
“Vens?” perguntou. |“Não.”
Havia aprox. 50 pessoas. |Ontem menos.
Cf. Rom. 8:28. |É claro.
D. João fugiu para o Brasil. |A corte foi com ele.
O Sr. Ferreira chegou tarde. |A Sra. Lopes saiu.
O Dr. Araújo e a Dra. Moura falaram. |O público ouviu.
V. Exa. sabe disso. |Eu não.
A Profa. Cunha discordou. |Houve debate.
Segundo A. C. Barros, falta dinheiro. |Outros negam.
Mora na R. Augusta, n. 12. |É barulhento.
A Cia. Vale lucrou. |As ações subiram.
Em 44 a. C. morreu César. |Roma chorou.
P. Antunes disse: “É falso. |Não vi nada.” |Depois calou-se.
Ver pág. 12, fig. 3 e cap. 5. |Basta.
Os EUA votaram. |T. Moraes comentou.
O Exmo. Presidente fala hoje. |Há vinho.
O dep. Ramos votou contra. |O sen. Prado, a favor.
O min. Farias mentiu. |A imprensa viu.
Disse-o E. Queirós e negou-o T. Braga. |Não houve mais.
Tome vitamina C. |É boa.
O plano B. |Não deu certo.
Pedro V. |Depois veio Luís.
Não quero ver. |Ela também não.
A obra de C. Castelo Branco agrada. |Lê-se.
O Cap. Rocha e o Ten. Sousa chegam. |Riem.
A Al. Santos e a Pç. Sé estão fechadas. |Chove.
""",
    "ru": """
Корабль затонул.¹ |Все спаслись.[2]
См. стр. 12 и рис. 3. |Там всё сказано.
Согласно ст. 5 и п. 2 закона, это так. |Суд согласился.
В гл. 3 и табл. 4 это показано. |Читайте дальше.
Пришло ок. 50 человек. |Вчера меньше.
Он жил в 1990 г. в Москве. |Потом уехал.
«Ты идёшь?» — спросил он. |«Нет».
А. С. Пушкин и Л. Н. Толстой писали. |Их читают.
Ср. Рим. 8:28 и 1 Кор. 13:4. |Этого довольно.
Он живёт на ул. Мира, д. 5, кв. 12. |Она рядом.
Это стоит 3,5 млн руб. |Дорого.
""",
    "zh": """
船沉了。¹|所有人都得救了。[2]|后来没有人提起。
他说：“我们走吧。”³|然后他们走了。
“你去吗？”他问。|“不去。”
他否认了。[^1]|她没有。[^2]
价格是3.5元。|很贵。
《你好吗？》很好看。|他看了两遍。
（见第3页。）|他走了。
真的吗？¹|没人知道！²|也许吧。
他说“好。”，然后走了。|门关上了。
""",
    "ja": """
彼は（静かに。）去った。 |終わり。
船は沈んだ。¹|全員が助かった。[2]|その後は誰も語らない。
「行こう。」³|彼らは出て行った。
「行くの？」と彼は聞いた。|「いいえ。」
彼は否定した。[^1]|彼女はしなかった。[^2]
値段は3.5ドルだ。|高い。
（3頁を見よ。）|彼は去った。
本当か？¹|誰も知らない！²|たぶん。
""",
    "ko": """
배가 가라앉았다.¹ |모두 구조되었다.[2]
“왜 그랬어?”라고 그녀가 물었다. |“간다.”고 말했다. |‘그만!’이라며 울었다.
“갑시다.” |그가 일어섰다.
“정말이야?”는 그의 말버릇이다. |아무도 믿지 않는다.
“안 돼!”하고 소리쳤다. |문이 닫혔다.
“좋다.”라는 말이 들렸다. |그는 웃었다.
“간다.” 라고 그가 말했다. |비가 왔다.
“그만해.”라면서 나갔다. |조용해졌다.
“끝났다.”며 울었다. |끝났다.
값은 3.5달러다. |비싸다.
그는 “예.”와 “아니오.”만 말했다. |그뿐이다.
“누구야?” |“나야.”
“좋아요!”에 이어 박수가 나왔다. |모두 일어섰다.
‘그렇다.’가 답이었다. |끝.
""",
    "ar": """
غرقت السفينة.¹ |نجا الجميع.[2]
«لنذهب.»³ |ثم ذهبوا.
هل هذا صحيح؟¹ |لا أحد يعرف!
انظر ص. 12 من الكتاب. |ذلك يكفي.
قال د. أحمد: «نعم.» |ثم خرج.
السعر 3.5 دولار. |هذا غالٍ.
""",
    "pl": """
Przyszedł prof. dr hab. Nowak z synem. |Potem wyszli.
Statek zatonął.¹ |Wszyscy się uratowali.[2]
Zob. str. 12 i rys. 3. |To wystarczy.
Zgodnie z art. 5 ust. 2 pkt 3 tak jest. |Sąd się zgodził.
Przyszło ok. 50 osób. |Wczoraj mniej.
Mieszka przy ul. Długiej 5. |Ona obok.
„Idziesz?” – zapytał. |„Nie.”
Por. Rz. 8,28. |To jasne.
J. Kowal podpisał list. |Nikt go nie czytał.
Książka A. B. Mazura sprzedaje się dobrze. |Jest tania.
Ks. Jan odprawił mszę. |Ludzie śpiewali.
Urodził się 3 maja 1950 r. |Mieszka w Łodzi.
W 44 r. p.n.e. zginął Cezar. |Rzym płakał.
W XIX w. miasto rosło. |W XX w. malało.
Gen. Sowa odszedł. |Płk. Lis też.
Por. Maj, Rok 1920. |To wystarczy.
Był chleb, wino itd. |Bawiono się długo.
Mieszka na ul. Długiej 5. |Ona nie.
Nr. 5 jest zamknięty. |Nr. 7 otwarty.
Dn. 3 maja padało. |Dn. 4 maja nie.
Zob. Dudek. |To wystarczy.
Zmarł 3. maja. |Pochowano go 5. maja.
Bp. Michalik i abp. Górny modlili się. |Lud też.
Rzekli to E. Orzeszkowa i B. Prus. |Nic więcej.
Weź witaminę C. |To pomaga.
Plan B. |Nie wyszedł.
Karol V. |Potem przyszedł syn.
Statek minął port. |Nikt go nie widział.
Dzieło H. Sienkiewicza i W. Reymonta trwa. |Czyta się je.
Kpt. Zawada i por. Lis są tu. |Czekają.
Kim jest Cz. Miłosz? |To poeta.
""",
    "sv": """
Han kom kl. 5, bl.a. i maj, t.ex. sent. |Sedan gick han.
Det s.k. brevet, d.v.s. kopian, kom aldrig. |Jfr s. 12 och nr. 3.
A. Lindqvist skrev på. |Ingen läste det.
Boken av S. E. Nyman säljer bra. |Den är billig.
Enl. K. Strand saknas pengar. |Andra nekar.
Den 3. mars snöade det. |Den 4. regnade det.
Ing. Falk byggde bron. |Den föll.
Se t. ex. Dahl. |Det räcker.
Det gäller bl. a. Umeå och Kiruna. |Boden nämns inte.
År 70 e. Kr. föll staden. |Många flydde.
Det fanns bröd, vin m. m. |Festen höll på länge.
Gen. Wrede avgick. |Övste Ulf också.
J. P. Friberg (f. 1950) skriver. |Hon målar.
Nr. 5 är stängt. |Nr. 7 är öppet.
Jfr. Lund. |Det räcker så.
Ca. 50 personer kom. |Fler väntades.
Prof. em. Olof Ask dog. |Många sörjde.
Det sade E. Tegnér och G. Fröding. |Mer var det inte.
Ta vitamin C. |Den är bra.
Plan B. |Den gick inte.
Gustav V. |Sedan kom sonen.
Ingen visste det. |Alla teg.
Hon tog hans ord. |Sedan gick hon.
Verket av H. Söderberg och V. Moberg läses. |Det består.
Kapt. Hård och lt. Sparre kom. |De log.
""",
    "nb": """
Det var f.eks. sent, bl.a. i mai. |Slutt var det.
Den 3. mars kom hr. Hansen. |Jf. § 3 nr. 2.
""",
    "hr": """
Vidi str. 3, npr. ovo, tzv. pravo. |Kraj.
""",
    "el": """
Βλ. εικ. 3 και σημ. 4. |Τέλος.
""",
    "tr": """
Bkz. s. 12, örn. Kaya 2004. |Sonra gitti.
""",
    "ro": """
A venit Dl. Popescu. |Apoi a plecat.
""",
}

"""Newspapers, magazines, stations and agencies whose names have several words."""

from __future__ import annotations

from reader.lazy import late_pattern

_NAMES = """
al jazeera, al arabiya, al hayat, al-masry al-youm, asharq al-awsat, gulf news, khaleej times,
arab news, the national, daily sabah, yedioth ahronoth, jerusalem post, times of israel, kan
news, le monde, le figaro, le parisien, sud ouest, la croix, les echos, le point, la dépêche, la
voix du nord, le progrès, france inter, france info, france 24, bfm tv, le soir, la libre, la
libre belgique, le temps, la presse, le devoir, tribune de genève, 24 heures, l'orient-le jour,
jeune afrique, der spiegel, spiegel online, die zeit, zeit online, die welt, focus online,
süddeutsche zeitung, frankfurter rundschau, der tagesspiegel, die tageszeitung, heise online,
der freitag, der standard, die presse, der kurier, kronen zeitung, salzburger nachrichten, neue
zürcher zeitung, hessischer rundfunk, el país, el mundo, la vanguardia, el periódico, la razón,
el confidencial, el español, la sexta, antena 3, cadena ser, el correo, el diario vasco, la voz
de galicia, faro de vigo, heraldo de aragón, diario de sevilla, la nación, página 12, ámbito
financiero, el universal, la jornada, animal político, el financiero, el tiempo, el espectador,
la silla vacía, el comercio, la república, el mercurio, la tercera, el faro, la prensa gráfica,
el observador, abc color, última hora, el deber, página siete, prensa libre, plaza pública,
efecto cocuyo, corriere della sera, la repubblica, la stampa, il sole 24 ore, il messaggero, il
giornale, il foglio, il fatto quotidiano, il manifesto, il post, il mattino, il gazzettino, il
resto del carlino, la nazione, il tirreno, gazzetta dello sport, sky tg24, folha de s.paulo,
folha de são paulo, estadão conteúdo, o globo, o estado de s. paulo, valor econômico, carta capital,
agência brasil, agência pública, correio braziliense, zero hora, gazeta do povo, diário de notícias,
jornal de notícias, correio da manhã, sic notícias, the intercept brasil, de volkskrant, nrc
handelsblad, de telegraaf, algemeen dagblad, het parool, het financieele dagblad, de groene
amsterdammer, vrij nederland, follow the money, de correspondent, de standaard, de morgen, het
laatste nieuws, het nieuwsblad, de tijd, vrt nws, dagens nyheter, svenska dagbladet, dagens
industri, dagens etc, sveriges radio, svt nyheter, verdens gang, tv 2, dagens næringsliv,
bergens tidende, stavanger aftenblad, ekstra bladet, kristeligt dagblad, helsingin sanomat, yle
uutiset, suomen kuvalehti, turun sanomat, gazeta wyborcza, wirtualna polska, tygodnik
powszechny, newsweek polska, dziennik gazeta prawna, do rzeczy, polskie radio, krytyka
polityczna, mladá fronta, mf dnes, lidové noviny, hospodářské noviny, deník n, seznam zprávy,
česká televize, český rozhlas, denník n, hospodárske noviny, magyar nemzet, magyar hang,
evenimentul zilei, jutarnji list, večernji list, slobodna dalmacija, novi list, dnevni avaz,
koha ditore, ta nea, to vima, η καθημερινή, τα νέα, το βήμα, новая газета, новая газета европа,
российская газета, комсомольская правда, московский комсомолец, аргументы и факты, эхо москвы,
радио свобода, настоящее время, українська правда, дзеркало тижня, радіо свобода, новое время,
экономическая правда, європейська правда, novaya gazeta, moscow times, kyiv independent, kyiv
post, ukrainska pravda, the guardian, the observer, the independent, the telegraph, the times,
sunday times, daily mail, mail online, daily mirror, daily express, the sun, evening standard,
financial times, the economist, new statesman, the spectator, private eye, sky news, channel 4
news, itv news, bbc news, the scotsman, the herald, wales online, belfast telegraph, irish
times, irish independent, irish examiner, the journal, rté news, new york times, washington
post, wall street journal, usa today, los angeles times, boston globe, chicago tribune, san
francisco chronicle, miami herald, denver post, seattle times, star tribune, texas tribune,
dallas morning news, houston chronicle, philadelphia inquirer, detroit free press, new york
post, daily news, the atlantic, the new yorker, vanity fair, rolling stone, the nation, mother
jones, the hill, the intercept, the marshall project, the markup, 404 media, the verge, ars
technica, the information, business insider, bloomberg news, fast company, the huffington post,
buzzfeed news, the daily beast, the daily wire, fox news, fox business, nbc news, abc news, cbs
news, pbs newshour, democracy now, deseret news, globe and mail, toronto star, national post,
cbc news, ctv news, global news, the tyee, vancouver sun, sydney morning herald, the age, the
australian, guardian australia, the conversation, nz herald, radio new zealand, the spinoff,
otago daily times, times of india, hindustan times, the hindu, indian express, deccan herald,
the wire, the caravan, business standard, economic times, the print, kerala kaumudi, malayala
manorama, ananda bazar patrika, dainik jagran, dainik bhaskar, amar ujala, the news
international, express tribune, geo news, daily star, prothom alo, dhaka tribune, kathmandu
post, straits times, channel newsasia, the star, new straits times, bangkok post, jakarta post,
cnn indonesia, philippine daily inquirer, philippine star, manila bulletin, abs-cbn news, gma
news, tuổi trẻ, thanh niên, tiền phong, south china morning post, hong kong free press, sixth
tone, global times, china daily, people's daily, taipei times, focus taiwan, japan times, asahi
shimbun, mainichi shimbun, nikkei asia, yomiuri shimbun, kyodo news, nhk world, korea herald,
korea times, chosun ilbo, joongang ilbo, dong-a ilbo, yonhap news, mail & guardian, daily
maverick, business day, the east african, daily nation, the standard, premium times, the
guardian nigeria, this day, daily monitor, the citizen, el watan, tsa algérie
"""
_LAST = (
    "advertiser advocate appeal argus banner beacon bee bulletin capital chieftain chronicle "
    "clarion commercial courier daily democrat dispatch eagle echo enterprise examiner express "
    "gazette globe guardian herald independent inquirer intelligencer journal leader ledger "
    "mail mercury messenger mirror monitor news newsboy newspaper observer packet patriot "
    "picayune pilot pioneer post press record reflector register reporter republic republican "
    "review sentinel spectator standard star statesman sun telegram telegraph times today "
    "tribune union visitor voice watchman weekly anzeiger blatt bladet bote courant dagblad "
    "diario gazzetta giornale heraldo jornal kurier nachrichten noticias nieuws notizie "
    "nouvelles presse rundschau tageblatt tidning tidende zeitung"
)
_LAST_WORDS = frozenset(_LAST.split())
_STOPPED = late_pattern(r"\.\s*(?=\w)")


def _plain(name: str) -> str:
    """A name in small letters, with a space behind each stop and without an article."""
    return _STOPPED.sub(". ", " ".join(name.split()).casefold()).removeprefix("the ")


_KNOWN = frozenset(map(_plain, _NAMES.split(",")))


def is_one(text: str) -> bool:
    """Whether a text is the name of such a paper, station, agency or site."""
    return " " in text and _plain(text) in _KNOWN


def may_be_one(text: str) -> bool:
    """Whether a text ends as the names of papers do; some family names are the same words."""
    return text.rpartition(" ")[2].casefold() in _LAST_WORDS

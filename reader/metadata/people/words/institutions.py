"""Words that organisations, papers and agencies are called by, language by language."""

from __future__ import annotations

import re

from reader.lazy import late_pattern


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WIRES = _words(
    "reuters afp ap upi dpa bloomberg xinhua tass epa ansa efe kyodo yonhap pti sid apa "
    "ritzau ntb tt stt čtk leta bns belga anp pap lusa anadolu mti tanjug "
    "укрінформ интерфакс риа тасс "
    "bbc cnn npr axios politico getty ots agi adnkronos askanews lapresse télam telam notimex "
    "agerpres mediafax tasr elta ukrinform уніан рбк бта рыа антара antara bernama jiji newsis"
    " ians "
    "aap dha iha i̇ha irna isna kyodonews танјуг beta-press fonet hina fena srna απε-μπε απε белта"
    " казинформ "
    "angop prensa-latina agencia-efe keystone-sda sda-ats svt nrk yle lrt delfi"
)
"""Agencies and stations, whose names no person has."""
TAGS = _words(
    "HS STT ČTK CTK TASR SITA PAP IAR MTI NTB STA HINA FENA SRNA BETA MIA MAKFAX BTA БТА БГНЕС"
    " ТАСС РИА УНН УНІАН"
    " ANI APP INP BSS UNB UNI CNA NNA ANA AMNA ATS SDA ADN AGI AGR TNN ETB ACN ANSA EFE EP AFP AP"
    " DPA KNA GNA NAN ENA"
    " PANA APS MAP TAP MENA SPA WAM KUNA BNA QNA PETRA WAFA SANA INA SUNA LANA IRNA ISNA AA DHA"
    " IHA İHA ANKA TRT ÇNN"
    " ATSH ΑΠΕ ΑΠΕ-ΜΠΕ ABI ANDINA PL AIP ABP AGP ELTA BNS LETA ERR LSM LETA RÚV TV2 NRK SVT DR"
    " TT SR NOS ANP RTL"
    " VRT RTBF SRF ORF APA ARD"
    " ZDF WDR NDR MDR SWR HR BR RBB KNA EPD SID UPI PA PTI IANS RTÉ RNZ ABC SBS AAP NYT WSJ FT"
    " CBC CTV TVA RDI RAI UOL"
    " TTXVN VOV VTV VTC VNA RFI RFA RFE VOA DW NHK KBS MBC SBS YTN TVN ИТАР РБК ТСН УП ATA QMI"
    " KTA BBC CNN NPR HVG"
)
"""Abbreviations that stand for an agency or a station where they are in capitals."""
_OF = {
    "Polish": (
        "urząd ministerstwo instytut komenda związek towarzystwo fundacja stowarzyszenie"
        " uniwersytet"
        " politechnika wydawnictwo agencja biuro komisja centrum muzeum sejm senat polskie polska"
        " redakcja"
        " akademia kancelaria redakcji kuria izba rzecznik portal dział prezydium zespół"
    ),
    "Czech and Slovak": (
        "úřad úrad ministerstvo ústav univerzita akademie akadémia spolek sdružení združenie svaz"
        " zväz nadace"
        " nadácia česká český české slovenská slovenský slovenské agentura agentúra vláda"
        " knihovna knižnica"
        " muzeum múzeum rozhlas televize televízia redakce redakcia nakladatelství vydavateľstvo"
        " policie polícia"
        " ředitelství magistrát společnost spoločnosť komora inštitút institut tým"
    ),
    "South Slavic": (
        "agencija ministarstvo ministrstvo zavod ured urad vlada savez udruga udruženje društvo"
        " sveučilište"
        " univerzitet univerza institut inštitut centar center redakcija uredništvo služba"
        " hrvatska hrvatski"
        " televizija radiotelevizija državni statistički statistični akademija novinska komora"
        " portal odbor"
        " агенција министарство завод редакција удружење институт факултет савез државен завод"
        " министерство"
    ),
    "Hungarian": (
        "minisztérium hivatal központ intézet egyetem szövetség alapítvány egyesület társaság"
        " akadémia"
        " szerkesztőség kormány múzeum könyvtár bizottság tanács kiadó rovat"
    ),
    "Romanian": (
        "ministerul institutul universitatea agenția agentia asociația fundația guvernul"
        " parlamentul redacția"
        " redactia consiliul comisia banca academia biroul centrul oficiul societatea televiziunea"
    ),
    "Greek": (
        "υπουργείο πανεπιστήμιο ινστιτούτο τράπεζα πρακτορείο γραφείο σύνταξη συντακτική ελληνική"
        " εταιρεία"
        " ίδρυμα οργανισμός ένωση επιτροπή αρχή newsroom δίκτυο κέντρο σύλλογος ομάδα αθηναϊκό"
        " δημοκρατία"
    ),
    "Turkish and Azerbaijani": (
        "bakanlığı kurumu kurulu müdürlüğü başkanlığı üniversitesi enstitüsü derneği vakfı"
        " merkezi ajansı"
        " belediyesi bankası birliği odası haberleri servisi masası gazetesi editörü nazirliyi"
        " agentliyi"
        " agentliği federasyonu valiliği konseyi"
    ),
    "Russian, Ukrainian, Bulgarian": (
        "министерство міністерство міністерства агентство агенція агенция инфо служба управление"
        " управління"
        " отдел редакция редакція пресс-служба прес-служба пресс-центр союз академия академія музей"
        " библиотека бібліотека банк верховна кабінет общество организация організація компания"
        " компанія ассоциация асоціація федерация федерація институт інститут університет"
        " дирекция агенцыя"
        " міністэрства рэдакцыя национален държавна българска държавен национална росстат"
        " минздрав росія"
        " роскосмос центробанк держстат моз госслужба държавно радио телевизия тв суспільне"
        " громадське"
    ),
    "Baltic": (
        "ministerija universitetas universitāte institutas institūts draugija redakcija"
        " departamentas"
        " agentūra biuras birojs pārvalde tarnyba dienests asociacija asociācija bankas seimas"
        " saeima"
        " valsts statistikos akademija centras centrs"
    ),
    "Finnish and Estonian": (
        "ministeriö yliopisto laitos tilastokeskus keskus liitto säätiö seura toimitus virasto"
        " hallitus"
        " museo kirjasto pankki ministeerium ülikool instituut toimetus keskerakond liit selts"
        " statistikaamet uudised uutiset päästeamet muuseum oikeusministeriö"
    ),
    "Nordic": (
        "departementet ministeriet styrelsen myndigheten verket universitet universitetet institut"
        " instituttet institutet stiftelsen fonden förbundet forbundet forening föreningen"
        " foreningen"
        " redaksjon redaktionen redaksjonen nyhetsbyrå byrå sentralbyrå rådet råd direktoratet"
        " selskab"
        " sällskapet kommun kommune politiet regeringen regjeringen háskóli stofnun ráðuneyti"
        " hagstofa"
        " ritstjórn fréttastofa helsedirektoratet folkehelseinstituttet"
    ),
    "Dutch": (
        "ministerie instituut universiteit bureau stichting vereniging raad rijksinstituut gemeente"
        " hogeschool redactie nieuwsdienst persdienst centraal bibliotheek rijksoverheid"
    ),
    "German": (
        "amt bundesamt landesamt ministerium institut universität hochschule verband verein"
        " stiftung"
        " bundesregierung landesregierung redaktion nachrichtenagentur pressestelle gesellschaft"
        " zentrale"
        " polizei bundesverband akademie museum bundeszentrale kanzleramt staatskanzlei kollektiv"
    ),
    "French": (
        "ministère institut université conseil agence association fédération syndicat société"
        " académie"
        " rédaction observatoire comité commission direction préfecture mairie collectif"
        " secrétariat"
        " assemblée musée bibliothèque fondation ligue haut-commissariat centre office"
    ),
    "Spanish, Catalan, Galician, Basque": (
        "ministerio instituto universidad consejo agencia asociación federación sindicato sociedad"
        " academia redacción observatorio comité comisión dirección ayuntamiento colectivo"
        " secretaría"
        " museo biblioteca fundación institut universitat conselleria ajuntament generalitat xunta"
        " conselho consellería redacció agència fundació associació eusko jaurlaritza erredakzioa"
        " gobierno banco confederación instituto cámara superintendencia procuraduría defensoría"
    ),
    "Portuguese": (
        "ministério instituto universidade conselho agência associação federação sindicato"
        " sociedade"
        " academia redação redacção observatório comitê comité comissão direção câmara prefeitura"
        " coletivo secretaria museu biblioteca fundação governo senado tribunal supremo banco"
        " folhapress"
        " confederação"
    ),
    "Italian": (
        "ministero istituto università consiglio agenzia associazione federazione sindacato società"
        " accademia redazione osservatorio comitato commissione comune regione provincia museo"
        " biblioteca fondazione governo banca camera presidenza"
    ),
    "Indonesian, Malay, Filipino": (
        "kementerian badan universitas lembaga yayasan redaksi komisi dinas dewan pusat berita"
        " asosiasi jabatan universiti kagawaran tanggapan pamantasan kepolisian majelis"
    ),
    "Albanian": "ministria instituti universiteti agjencia redaksia banka qeveria shoqata qendra",
    "Swahili and Afrikaans": "wizara chuo shirika tume serikali universiteit departement redaksie"
    " nuusredaksie",
    "Irish and Welsh": "roinn ollscoil foras prifysgol llywodraeth cyngor oifig",
    "English": (
        "ministry commission department agency university institute bureau council committee"
        " newsroom"
        " collaboration consortium association federation federal organisation organization"
    ),
    "Armenian, Georgian": "նախարարություն ինստիտուտ համալսարան գործակալություն խմբագրություն",
}
"""Of each language, words of which one makes an organisation of a name."""
_ANY = frozenset(word for words in _OF.values() for word in words.split())
_JOINED = (
    "ministerium ministeriet departementet ministerie minisztérium ministeriö ministeerium "
    "direktoratet styrelsen verket myndigheten inspektionen laitos keskus liitto virasto "
    "gesellschaft stiftung verband bundesamt landesamt universität universitetet hochschule "
    "instituttet institutet redaktion redaksjon redaktionen nachrichtenagentur byrå byrån "
    "bureau agentur agency hivatal hírek ühing liit museum forbundet förbundet foreningen "
    "föreningen forening rådet kommun kommune zentrale"
)
"""How words end that stand for an office, in languages that join words."""
_ENDINGS = (*_JOINED.split(), "aamet")
_OFFICE = late_pattern(rf"\w+(?:{_JOINED.replace(' ', '|')}|\w{{2}}aamet)$", re.IGNORECASE)
_VIETNAMESE_OFFICE = late_pattern(
    r"^(?:Ban|Bộ|Báo|Cục|Viện|Đài|Tổng cục|Tạp chí|Ủy ban|Thông tấn|Nhóm|Trung tâm|Hội|Ngân hàng"
    r"|Trường|Sở)\s"
)
_LETTERS = late_pattern(r"(?![IVX]+$)[^\W\d_]{2,6}$")
_DESK = late_pattern(r"([A-Z]{2,6}|[a-z]{3})[-/][A-Z]\w+$")
"""An agency and one of its services, such as `dpa-AFX`."""


def is_office(text: str) -> bool:
    """Whether a name has a word that only organisations have."""
    words = text.casefold().split()
    return (
        any(word.strip(".,()") in _ANY for word in words)
        or any(word.endswith(_ENDINGS) and _OFFICE.match(word) for word in words)
        or _VIETNAMESE_OFFICE.match(text) is not None
    )


def is_agency(text: str) -> bool:
    """Whether a part of a byline is an agency's name or tag."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    desk = _DESK.match(first)
    return (
        first.casefold() in WIRES
        or text in TAGS
        or (desk is not None and desk[1].casefold() in WIRES)
    )


def has_letters(part: str) -> bool:
    """Whether a part of several words begins with an abbreviation, such as `TU Berlin`."""
    first, _, rest = part.partition(" ")
    return (
        bool(rest) and first.isupper() and not rest.isupper() and _LETTERS.match(first) is not None
    )

"""The capitals and large cities from which reports are sent, in English and in their languages.

Those that are given names too, such as Florence and Sofia, are left out: they do not show in which
order a name is.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CITIES = _words(
    "ciudad-de-méxico la-plata "
    "aalborg aarhus abeokuta abidjan abuja acapulco accra adana addis-ababa agadir ahmedabad "
    "akure aleppo alger algiers alicante allahabad almaty amman amritsar amsterdam ankara "
    "antalya antananarivo antofagasta antwerp antwerpen anvers aracaju arequipa arnhem arusha "
    "asaba astana asunción aswan atenas athen athens auckland augsburg aurangabad awka bagdad "
    "baghdad baguio bahía-blanca baku balikpapan baltimore bamako bandar-lampung bandung "
    "bangalore bangkok bangui barranquilla basel basra bauchi beersheba beijing beirut belgrad "
    "belgrade belo-horizonte belém bengaluru benghazi beograd bergamo bergen berlin bern berne "
    "beyrouth bhopal bhubaneswar białystok biel bielefeld bilbao birmingham bishkek "
    "bloemfontein bochum bodø bogota bogotá bologna bombay bonn bordeaux braga brasilia "
    "brasília bratislava brașov breda bregenz bremen brisbane brno bruges brugge brussel "
    "brussels bruxelles brüssel bucaramanga bucharest bucureşti bucurești budapest buenos-aires "
    "bulawayo burgas bursa busan bydgoszcz cagliari cairo calabar calcutta campinas canberra "
    "cancún cape-town caracas casablanca catania cebu chandigarh changsha charleroi chengdu "
    "chennai chernihiv chiang-mai chihuahua chittagong chișinău chongqing cluj cluj-napoca "
    "cochabamba coimbatore coimbra cologne colombo copenhagen cracow craiova cuiabá culiacán "
    "curitiba cusco częstochowa córdoba cúcuta cần-thơ da-nang daegu daejeon dakar dalian "
    "damascus damaskus daugavpils davao debrecen dehradun delhi den-haag denpasar detroit dhaka "
    "dijon diyarbakır dnipro dnipropetrovsk dodoma doha donetsk dortmund douala drammen dresden "
    "dubai dublin durban düsseldorf eindhoven eldoret enugu erbil erfurt ernakulam esbjerg "
    "eskişehir espoo essen faisalabad florianópolis fortaleza frankfurt freetown fribourg "
    "fukuoka fès gaborone galați garoua gaza gaziantep gdańsk gdynia geneva genf genoa gent "
    "genève ghent gijón ginebra giza gizeh glasgow goiânia goma gothenburg graz grenoble "
    "groningen guadalajara guangzhou guayaquil guwahati gwalior gwangju győr göteborg haifa "
    "hamburg hangzhou hannover hanoi hanover harare harbin havana hebron helsinki heraklion "
    "herat hermosillo hiroshima ho-chi-minh-city homs hong-kong hongkong honolulu huế hyderabad "
    "hà-nội hải-phòng iași ibadan iloilo ilorin incheon indore innsbruck isfahan islamabad "
    "istanbul izmir i̇stanbul i̇zmir jabalpur jaipur jakarta jamshedpur jeddah jerusalem "
    "jodhpur johannesburg johor-bahru joão-pessoa jyväskylä kabul kaduna kampala kandahar "
    "kano kanpur kaohsiung karachi karlsruhe kassel kathmandu katowice kaunas kawasaki kazan"
    " kharkiv "
    "khartoum kherson khon-kaen kiel kiev kiew kigali kinshasa kisii kisumu klagenfurt klaipėda "
    "kochi kolkata konya kopenhagen kota-kinabalu kozhikode košice krakau kraków kristiansand "
    "kuala-lumpur kumasi kunming kuopio kuwait kyiv kyoto köln københavn la-paz lagos lahore "
    "lausanne leipzig leuven lhasa liberec liepāja lille limassol linköping linz lisboa lisbon "
    "lissabon liverpool liège ljubljana lomé londen londra londres los-angeles lublin "
    "lubumbashi lucknow ludhiana lugano luhansk luik luleå lusaka luxembourg luxemburg luzern "
    "lviv lübeck maastricht maceió madrid madurai maiduguri mailand mainz makassar malmö "
    "managua manaus manchester mandalay mangaluru manila mannheim maputo mar-del-plata maribor "
    "mariupol marrakech marseille mashhad mbabane mbombela mechelen medan medellín meerut "
    "melbourne mersin mexico-city miami milano minneapolis minsk miskolc mogadishu mombasa "
    "monrovia monterrey montevideo montpellier montreal montréal morelia moscou moscow moscú "
    "moskau mosul multan mumbai munich mwanza mykolaiv mysuru málaga münchen münster n'djamena "
    "nablus nagoya nagpur nairobi nakuru namur nanjing nantes naples napoli nashik netanya "
    "neuchâtel neuquén new-delhi new-york newcastle niamey nicosia nijmegen niš norrköping "
    "novi-sad novosibirsk nürnberg oaxaca odense odesa olomouc olsztyn omdurman onitsha opole "
    "oradea oran osaka oslo ostrava ottawa ouagadougou oulu owerri palembang palermo pamplona "
    "panamá pardubice parigi patna patra patras pattaya peking penang perth peshawar "
    "philadelphia phnom-penh phuket pietermaritzburg pittsburgh ploiești plovdiv plzeň "
    "podgorica polokwane poltava pontianak port-au-prince port-harcourt porto porto-alegre "
    "potsdam poznań prag prague praha prayagraj pretoria pristina puebla pune pyongyang pärnu "
    "pécs qingdao querétaro quetta quezon-city quito rabat radom raipur ramallah ranchi "
    "rawalpindi recife reims rennes reykjavik reykjavík ribeirão-preto riga rijeka "
    "rio-de-janeiro riyadh roma rome rostock rotterdam rzeszów rīga saarbrücken saitama "
    "saltillo salzburg san-josé san-salvador sanaa sankt-gallen santo-domingo sapporo sarajevo "
    "seattle sejong semarang sendai seoul sevilla seville sfax shanghai shenyang shenzhen "
    "shiraz sibiu singapore singapur sitten skopje sokoto soweto srinagar st.-gallen stavanger "
    "stockholm strasbourg stuttgart sumy surabaya suva suwon sylhet szczecin szeged são-luís "
    "são-paulo tabriz taichung tainan taipei tallinn tampere tampico tangier tartu tashkent "
    "tbilisi tegucigalpa teheran tehran tel-aviv teresina the-hague thessaloniki thika "
    "thiruvananthapuram tianjin tijuana tilburg timișoara tirana tokio tokyo toluca torino "
    "toronto torreón toruń toulon toulouse trabzon trieste tripoli tromsø trondheim tucumán "
    "tunis turin turku ulsan umeå umuahia uppsala urumqi utrecht uyo vaasa vadodara vaduz "
    "valletta valparaíso vancouver varanasi varna varsovie veracruz vienne vientiane vigo "
    "vijayawada villach vilnius visakhapatnam vladivostok västerås warri warsaw warschau "
    "warszawa wels wien wiesbaden windhoek winterthur wrocław wuhan wuppertal xalapa xiamen "
    "yangon yaoundé yekaterinburg yerevan yogyakarta yokohama yola zacatecas zagreb zamboanga "
    "zaporizhzhia zaragoza zhengzhou zlín zurich zürich örebro đà-nẵng łódź šiauliai αθήνα "
    "ηράκλειο θεσσαλονίκη λευκωσία πάτρα владивосток волгоград воронеж дніпро донецк "
    "екатеринбург запоріжжя иркутск казань киев київ краснодар красноярск львів минск москва "
    "мінськ нижний-новгород новосибирск одеса омск пермь петербург полтава ростов-на-дону "
    "самара саратов тюмень уфа хабаровск харків челябинск "
)


FIRST_WORDS = _words(
    "nether chipping stoke isle market new nueva nuevo nova novo nuova los las san santa sant "
    "saint st. ste. são santo sankt puerto porto port fort mount lake north south east west "
    "northern southern eastern western upper lower great little rio río ciudad cidade città "
    "monte castel castello bad neu ober unter alt novi nova nowy nowa stary stare velké malé "
    "nový nová villa ville valle el palo costa cape buenos hong kuala tel abu addis ras dar "
    "phnom ho ulan nizhny the le la les den de het kota tanjung isla islas ilha mar playa "
)
"""With what the names of places of several words begin."""


def is_one(text: str) -> bool:
    """Whether a text is the name of a large city, and not a person's."""
    folded = "-".join(text.casefold().split())
    return folded in _CITIES or folded.endswith("-city")


def ends(text: str) -> bool:
    """Whether several words end with the name of a large city, as those of a university do."""
    return " " in text and text.rpartition(" ")[2].casefold() in _CITIES

"""The capitals and large cities from which reports are sent, in English and in their languages.

Those that are given names too, such as Florence and Sofia, are left out: they do not show in which
order a name is.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CITIES = _words(
    "aarhus abidjan abuja accra addis-ababa ahmedabad aleppo alger algiers almaty amman amsterdam "
    "ankara antananarivo antwerp antwerpen anvers astana asunción atenas athen athens auckland "
    "bagdad baghdad baku baltimore bamako bandung bangalore bangkok bangui barranquilla basel "
    "beijing beirut belgrad belgrade bengaluru beograd bergen berlin bern berne beyrouth bilbao "
    "birmingham bishkek bogota bogotá bologna bombay bonn bordeaux brasilia brasília bratislava "
    "bremen brisbane brno bruges brugge brussel brussels bruxelles brüssel bucharest bucureşti "
    "bucurești budapest buenos-aires bulawayo bursa busan cairo calcutta campinas canberra "
    "cape-town caracas casablanca cebu chennai chișinău cluj-napoca cologne colombo copenhagen "
    "cracow curitiba córdoba dakar damascus damaskus delhi den-haag detroit dhaka doha dortmund "
    "dresden dubai dublin durban düsseldorf enugu espoo essen fortaleza frankfurt freetown "
    "gaborone gaza gdańsk geneva genf gent genève ghent ginebra glasgow gothenburg graz "
    "guadalajara guangzhou guayaquil göteborg haifa hamburg hannover hanoi hanover harare havana "
    "helsinki ho-chi-minh-city hong-kong hongkong honolulu hyderabad iași ibadan innsbruck "
    "istanbul izmir i̇stanbul i̇zmir jaipur jakarta jeddah jerusalem johannesburg kabul kaduna "
    "kampala kaohsiung karachi kathmandu kaunas kazan kharkiv khartoum kiev kiew kigali kinshasa "
    "kisumu kolkata kopenhagen krakau kraków kuala-lumpur kumasi kuwait kyiv kyoto köln københavn "
    "la-paz lagos lahore lausanne leipzig lille limassol linz lisboa lisbon lissabon liverpool "
    "ljubljana lomé londen londra londres los-angeles lusaka luxembourg luxemburg luzern lviv "
    "madrid mailand malmö managua manchester manila maputo marrakech marseille mbabane medellín "
    "melbourne mexico-city miami milano minneapolis minsk mogadishu mombasa monrovia monterrey "
    "montevideo montreal montréal moscou moscow moscú moskau mumbai munich münchen n'djamena "
    "nagoya nairobi nantes naples napoli new-delhi new-york newcastle niamey nicosia nürnberg "
    "oaxaca odense odesa osaka oslo ostrava ottawa ouagadougou palermo parigi peking perth "
    "philadelphia pittsburgh plzeň podgorica port-harcourt porto poznań prag prague praha "
    "pretoria pristina puebla pune pyongyang quito rabat ramallah recife reykjavik reykjavík riga "
    "rio-de-janeiro riyadh roma rome rotterdam rīga salzburg sanaa sankt-gallen sapporo sarajevo "
    "seattle seoul sevilla seville shanghai shenzhen singapore singapur skopje stavanger "
    "stockholm strasbourg stuttgart surabaya suva são-paulo taipei tallinn tampere tartu tashkent "
    "tbilisi teheran tehran tel-aviv the-hague thessaloniki tianjin tijuana timișoara tirana "
    "tokio tokyo torino toronto toulouse tripoli trondheim tunis turin turku uppsala utrecht "
    "vaduz valletta valparaíso vancouver varsovie vienne vilnius warsaw warschau warszawa wien "
    "windhoek wrocław wuhan yangon yaoundé yerevan yokohama zagreb zaragoza zurich zürich łódź "
    "αθήνα θεσσαλονίκη λευκωσία екатеринбург казань киев київ львів минск москва мінськ "
    "новосибирск одеса петербург харків"
)


def is_one(text: str) -> bool:
    """Whether a text is the name of a large city, and not a person's."""
    return "-".join(text.casefold().split()) in _CITIES

"""Spanish names, which have two family names where others have one."""

from __future__ import annotations

from reader.lazy import late_pattern
from reader.metadata.people.given_names import (
    CATALAN,
    GALICIAN,
    GIVEN,
    ONLY_SPANISH,
    PLACES,
    SPANISH,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SURNAME = late_pattern(r"\w*ñ\w*$|\w{2,}[eé]z$|ru[ií]z$|garc[ií]a$|mu[ñn]oz$|d[ií]az$")
_SURNAMES = _words(
    "abad acosta acuña aguado aguilar aguilera aguirre alarcón alba alcalá alcántara alcázar"
    " alfaro almeida"
    " alonso altamirano alvarado amador amaya amoros andrade andreu aparicio aragón aranda araujo"
    " arango"
    " aranguren arce arcos arenas arévalo arias ariza arjona armas armenteros arnaiz arredondo"
    " arrieta arroyo"
    " arteaga asensio avendaño ávila ayala aznar azcona báez ballesteros baena balaguer baltasar"
    " bañuelos barba barbero"
    " barrera barreto barrios barrientos barros bastidas batista bautista becerra bejarano"
    " belmonte beltrán"
    " benavente benavides benito benítez bermejo bermúdez bernal bernabé berrocal betancourt"
    " bilbao blanco blasco bonilla"
    " borrego bosch botella bravo briones brito bueno burgos bustamante bustos caballero cabello"
    " cabezas cabrera cáceres"
    " calderón calero calle calvo camacho campos candela cano cárdenas cardona carbonell carmona"
    " caro carranza"
    " carrasco carrera carretero carrillo carrión carvajal casado casanova casas castaño"
    " castellanos castells castillo"
    " castro cazorla ceballos cedeño centeno cepeda cerda cervantes céspedes chacón chamorro"
    " chaves cisneros"
    " clemente cobo coello collado colmenares concha conde contreras cordero córdoba corona"
    " coronado correa corrales"
    " cortés cortázar costa crespo cruz cuadrado cuesta cueva cuevas cuenca dávila delgado"
    " domenech domingo"
    " donoso duarte dueñas duque durán echeverría elizalde escobar escobedo escribano escudero"
    " espejo espinosa"
    " espinoza esparza esteban esteve estévez expósito fajardo falcón farías ferrer ferrera"
    " ferreira figueroa flores fonseca"
    " font fontana franco frías fuente fuentes fuertes galán galdós galindo gallardo gallego"
    " gallegos galeano"
    " gálvez gamboa gaona garay garrido garza gascón gil gimeno godoy godínez gordillo gracia"
    " granados grau"
    " guardia guerra guerrero guevara guillén guisado haro heredia hermoso hernán herrera herrero"
    " hidalgo hierro"
    " hoyos huerta hurtado ibarra iglesias izquierdo jara jaramillo jerez jordán juárez jurado"
    " labrador lafuente"
    " laguna lago landa lara larrañaga latorre lázaro leal ledesma leiva león lemus lerma lira"
    " llamas llorente lorenzo"
    " lobo lorente lozano lucas luján luna luque macías madrid madrigal maldonado manrique"
    " manzano manso marco marcos marín"
    " márquez marqués martí martín mas mata matas matos maya maza mayoral medina medrano mejía"
    " mena méndez mendieta mendoza"
    " menéndez merchán merino mesa millán miranda moles molina molinero moncada monge monroy"
    " montalvo montenegro"
    " montero montes montesinos montiel montoya mora moral morales morán morato moreno moreira"
    " moya muriel"
    " murillo nadal naranjo narváez nava navarrete navarro nieto nogales noguera novoa núñez"
    " obregón ocampo ochoa"
    " ojeda olivares olivera oliver olmedo olmo orellana ordóñez ordoñez orozco orta ortega ortiz"
    " osorio otero oviedo padilla"
    " padrón palacio palacios palma palomo palomino pantoja pardo paredes parejo parra pascual"
    " pastor pastrana"
    " patiño paz pedraza pedrosa peinado pelayo peña peñalver peralta perdomo pereira pereda"
    " pinto pineda pino piñeiro"
    " pizarro plaza polanco pons ponce porras portillo posada pozo prado prados prats prieto"
    " puente puig pulido quevedo"
    " quesada quijano quintana quintanilla quintero quiroga quirós quispe ramos rangel real"
    " rebollo redondo reina"
    " rentería requena reverte rey reyes ribera ribas riera ríos ripoll rivas rivera rivero"
    " robledo robles roca rocha"
    " roig rojas rojo roldán román romero romo rosado rosales rosas rossi rosell rubio rueda"
    " sáenz sáez salas salazar"
    " salcedo saldaña salgado salinas salvador samaniego samper sanabria sancho sandoval sanz"
    " santamaría"
    " santana santander santiago santillán santos sanmartín saavedra sarmiento segovia segura"
    " sepúlveda serna serra"
    " serrano sevilla sierra silva simón solano solís soler solana solorzano soria soriano sosa"
    " sotelo soto suárez tapia"
    " tejada tejera tejero téllez toledo tolosa tomás toro torralba torre torrecilla torrente"
    " torres torrijos tovar trejo triana"
    " trigo trujillo ugarte urbina uribe urrutia valdés valdivia valencia valenzuela valera"
    " valero valle vallejo"
    " valls valverde varela vargas vega vela velasco vélez vera vergara vicente vidal viejo vila"
    " vilchez villa"
    " villalba villalobos villanueva villar villareal villarreal villegas viñas vives yáñez yepes"
    " zabala zafra"
    " zambrano zamora zamorano zapata zapatero zárate zavala zorrilla zubiri zuluaga zúñiga zurita"
    " agirre etxeberria etxebarria goikoetxea mendizabal urkullu zubizarreta iturbe azkarate"
    " otegi fraga"
    " castaños condori mamani choque huamán ccori machado sabater seoane couto lema rial ferro"
    " fontela souto"
)
"""Family names that are common in Spain and Latin America."""
_SECOND = _words(
    "maría josé luis antonio manuel carlos javier ángel miguel ignacio alberto fernando pablo"
    " jesús ramón"
    " enrique andrés david daniel alejandro francisco felipe eduardo rafael isabel luisa teresa"
    " cristina"
    " belén paula carmen pilar ángeles dolores victoria elena rosa eugenia cecilia fernanda"
    " alejandra del"
    " mercedes soledad inés lucía beatriz julia antonia josefa amparo gabriela laura sofía"
    " valentina camila"
    " augusto arturo armando alfredo mario julio césar pedro gabriel guadalupe joaquín agustín"
    " roberto"
    " gonzalo emilio ernesto marta sol paz luz nuria mariana jorge juan ricardo patricia carolina"
    " rosario consuelo"
    " ana eva mar raquel adolfo hugo iván diego"
)
"""Given names that stand second after another one."""
_PORTUGUESE = _words(
    "joão luís josé-carlos antónio antônio manuela-maria nuno rui inês gonçalo tiago thiago luiz"
    " vinícius"
    " guilherme henrique mônica cláudia cláudio sérgio márcia márcio fábio flávio patrícia caio"
    " vítor hélder"
)
_LUSITANIAN = late_pattern(
    r"[ãõçê]|lh|^(?:silva|souza|sousa|oliveira|santos|ferreira|pereira|carvalho|almeida|ribeiro"
    r"|lopes|gomes|martins"
    r"|rodrigues|fernandes|alves|nunes|mendes|pires|teixeira|moreira|barbosa|rocha|dias|cardoso"
    r"|azevedo|melo|araújo)$"
)
"""Spellings and family names of Portuguese."""
_FEMALE = late_pattern(
    r"\w+a$|beatriz|carmen|isabel|pilar|raquel|mercedes|dolores|inés|luz|soledad|rocío|belén"
)
_MALE = late_pattern(
    r"\w+[osn]$|miguel|manuel|rafael|gabriel|daniel|ángel|david|josé|felipe|enrique|jorge|vicente"
)
_FULL = 4
_SMALL = frozenset(("de", "del", "la", "las", "los", "y", "i"))
_DEVOTIONAL = late_pattern(
    r"(?P<given>(?:Mar[ií]a|José|Ana)\s(?:del?|de\sl[ao]s?)\s(?:[ÁA]ngeles|Carmen|Pilar|Mar"
    r"|Rosario|Socorro|Luz"
    r"|Paz|Dolores|Mercedes|Jes[úu]s|Lourdes|Guadalupe|Consuelo|Rocío|Sol|Pino|Milagros|Nieves"
    r"|Cruz))"
    r"\s(?P<family>[^\W\d_a-z]\S*(?:\s[^\W\d_a-z]\S*)?)$"
)
_FIRST = SPANISH | CATALAN | GALICIAN
_FEWEST = 3
_BOTH = 2
_PARTICLES = _words(
    "ben el al van von de di da du le la del dos st abu bin ibn mac ter ten das do lo san"
)


def devotional(text: str) -> tuple[str, str] | None:
    """The given name and the rest of a name such as “María de los Ángeles Ruiz”."""
    found = _DEVOTIONAL.match(text)
    return (found["given"], found["family"]) if found else None


def two_surnames(text: str) -> tuple[str, str] | None:
    """The given names and both family names; None if the name is not Spanish, or has only one."""
    words = text.split()
    folded = [word.casefold() for word in words]
    if len(words) < _FEWEST or folded[0] not in _FIRST:
        return None
    at = _given_names(folded)
    family = words[at:]
    if any("." in word for word in family):
        return None
    is_spanish = any(word in ONLY_SPANISH for word in folded[:at]) or any(
        map(_is_surname, folded[at:])
    )
    is_four = at > 1 and len(family) > 1 and folded[1] in _SECOND
    is_spanish = (is_spanish or is_four) and not any(map(_is_portuguese, folded))
    names = [word for word in family if word not in _SMALL]
    is_both = len(names) == _BOTH and family[0] not in _SMALL and family[-1] in names
    return (" ".join(words[:at]), " ".join(family)) if is_spanish and is_both else None


def _given_names(words: list[str]) -> int:
    """How many words of a name are given names; of four, at most two."""
    is_second = words[1] in _SECOND or (words[1] in GIVEN and not _is_surname(words[1]))
    is_male = _MALE.fullmatch(words[1]) and not _FEMALE.fullmatch(words[1])
    is_other = _FEMALE.fullmatch(words[0]) and is_male and "maría" not in words[:2]
    if not is_second or (is_other and words[1] not in {"josé", "jesús"}):
        return 1
    at = 2
    while _FULL <= at < len(words) - 2 and words[at] in SPANISH:
        at += 1
    return at if at < len(words) else len(words) - 1


def is_natural(name: str) -> bool:
    """Whether a name of two words can't be two family names, as before a comma in catalogues."""
    words = name.casefold().split()
    is_first = any(map(_is_surname, words)) or any(map(_is_portuguese, words))
    is_said = words[0] in _PARTICLES or words[0] in PLACES
    return len(words) == _BOTH and not is_first and not is_said


def _is_portuguese(word: str) -> bool:
    return word in _PORTUGUESE or _LUSITANIAN.search(word) is not None


def _is_surname(word: str) -> bool:
    return word in _SURNAMES or _SURNAME.match(word) is not None

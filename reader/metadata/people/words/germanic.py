"""The Germanic languages: what newspapers print before and between names."""

from __future__ import annotations

from reader.metadata.people.words.row import Words

ROWS = {
    "af": Words(
        "Deur",
        text="teks|storie|berig",
        photo="foto's",
        work="vertaal|redakteur",
        role="verslaggewer|joernalis|redakteur|korrespondent|rubriekskrywer",
    ),
    "da": Words(
        "Af|Skrevet af|Interview af",
        wrote="skriver|fortæller",
        text="tekst|forfatter|skrevet|artikel",
        photo="foto|fotos|fotograf|billede|billeder|illustration*|grafik|video|pressefoto",
        work="oversat|oversættelse|oversætter|redaktør|redigering|kilde|redigeret",
        role="journalist|korrespondent|redaktør|\\w*redaktør|korrespondent|\\w*korrespondent"
        "|reporter|anmelder|kommentator|debattør"
        "|lektor|adjunkt|forsker|skribent|praktikant|medarbejder",
    ),
    "de": Words(
        "Von|Vom",
        wrote="aufgezeichnet|protokolliert",
        text="texte?|autor|autorin|autoren|interview|protokoll|gespräch|bericht",
        photo="fotos?|fotografie|fotograf|fotografin|bild|bilder|illustration*|grafik*|video"
        "|titelbild"
        "|titelfoto|archivfoto|symbolbild|aufmacherbild",
        work="redaktion|übersetzung|übersetzt|quelle|kamera|schnitt|mitarbeit|redigiert|lektorat",
        role="leiter*|chef|chefin|redaktion*|sportredaktion|redakteur*|korrespondent*|reporter*"
        "|journalist*|kolumnist*|autor|autorin|volontär*"
        "|chefredakteur*|ressortleiter*|chefreporter*|herausgeber*|professor*|dozent*|politolog*"
        "|historiker*|ökonom*|soziolog*|publizist*|kritiker*|volkswirt*|politikwissenschaftler*",
    ),
    "en": Words(
        "By|Written by|Text by|Words by|Story by|Report by|Reported by|Posted by|Published by"
        "|Compiled by|Interview by",
        text="text|words|story|report|reporting|author|authors|written by|reporter|writer|byline"
        "|interview",
        photo="photos?|photographs?|photograph*|pictures?|images?|illustrations?|illustrator"
        "|graphics?"
        "|video|artwork|cover image|main image|file photo|photo credit|image credit|cover photo"
        "|featured image|header image",
        work="edit|editing|editor|edited|producer|produced|translation|translated|translator|source"
        "|sources|fact-checking|fact check|layout|design|sound",
        role="correspondent|reporter|editor|columnist|journalist|producer|commentator|writer"
        "|analyst"
        "|critic|contributor|photographer|presenter|broadcaster|lecturer|professor|fellow"
        "|researcher"
        "|director|blogger|economist|strategist|specialist|chief",
    ),
    "fo": Words(also_name="Eftir", text="tekstur|høvundur", photo="mynd|myndir"),
    "fy": Words(also_name="Fan", text="tekst|skriuwer", photo="foto|foto's"),
    "is": Words(
        "Eftir|Skrifað af",
        wrote="skrifar|skrifaði|tók saman",
        text="texti|höfundur|höfundar|grein",
        photo="myndir|mynd|ljósmynd*|myndband",
        work="þýðing|þýddi|ritstjóri|heimild",
        role="blaðamaður|fréttamaður|ritstjóri|fréttaritari|prófessor|blaðakona|dósent",
    ),
    "lb": Words("Vun|Vum", text="text|auteur", photo="fotoen|foto|biller", role="journalist"),
    "nl": Words(
        "Door|Vanuit|Geschreven door",
        "Van",
        "schrijft|bericht|tekende op",
        "tekst|teksten|auteur|auteurs|interview|reportage|verslag",
        "foto|foto's|foto’s|fotograaf|fotografie|beeld|illustratie*|video|graphics?|infographic",
        "vertaling|vertaald|vertaler|redactie|eindredactie|bron|montage|vormgeving|onderzoek",
        "redacteur*|verslaggever|verslaggeefster|correspondent*|journalist*|columnist*|hoogleraar"
        "|medewerker|hoofdredacteur|docent|onderzoeker|recensent*|commentator|econoom|historicus"
        "|politicoloog|chef|schrijver|schrijfster|promovend*",
    ),
    "no": Words(
        "Av|Skrevet av|Skreve av",
        wrote="skriver|skriv",
        text="tekst|forfatter|skrevet|intervju",
        photo="foto|fotograf|bilde|bilder|illustrasjon*|grafikk|video",
        work="oversatt|oversettelse|oversetter|redaktør|redigering|kilde|kjelde",
        role="journalist|korrespondent|\\w*korrespondent|redaktør|\\w*redaktør|reporter"
        "|kommentator|spaltist|skribent|anmelder"
        "|utenriksreporter|sjefredaktør|førsteamanuensis|forsker|frilansjournalist|stipendiat",
    ),
    "sv": Words(
        "Av|Skriven av",
        wrote="skriver|rapporterar|berättar",
        text="text|texter|skribent|författare|reporter|intervju",
        photo="foto|foton|fotograf|bild|bilder|illustration*|grafik|video|pressbild|arkivbild"
        "|genrebild",
        work="översättning|översatt|översättare|redaktör|redigering|källa|klippning",
        role="journalist|korrespondent*|\\w*korrespondent*|redaktör|\\w*redaktör|chefredaktör"
        "|reporter*|krönikör|ledarskribent"
        "|kulturskribent|frilansjournalist|kolumnist|kritiker|docent|forskare|skribent|medarbetare"
        "|politisk redaktör|nationalekonom|doktorand|utrikesreporter|kommentator|lektor|recensent",
    ),
}

"""The Romance languages, Basque, Maltese and Esperanto: what papers print beside names."""

from __future__ import annotations

from reader.metadata.people.words.row import Words

ROWS = {
    "ca": Words(
        also_name="Per|De",
        wrote="escriu|informa|redacta",
        text="text|textos|autora?|redacció i text|entrevista",
        photo="fot[oò]|fotos|fotografi*|imatge|imatges|il·lustraci*|vídeo|gràfics",
        work="edició|traducció|font|correcció",
        role="redactora?|periodista|corresponsal|col·laboradora?|enviat especial|enviada especial"
        "|professora?|catedràtic*|directora?",
    ),
    "eo": Words(text="teksto|verkinto|aŭtoro", photo="foto|fotoj", work="traduko|tradukis"),
    "es": Words(
        "Por",
        "De",
        "publicó|redactó|escribe|escriben|informa|informan",
        "textos?|autora?|autores|redacción|redactora?|entrevista|crónica|reportaje|reportera"
        "|reportero",
        "fotos?|fotograf*|imagen|imágenes|video|vídeo|ilustraci*|infografía|gráficos?|cámara",
        "edición|editora?|traducción|traductora?|fuente|diseño|producción|revisión|montaje",
        "jefe|jefa|periodista|corresponsal|redactora?|reporter[oa]|columnista|editora?"
        "|enviad[oa] especial"
        "|enviad[oa]|analista|profesora?|catedrátic[oa]|economista|historiadora?|politólog[oa]"
        "|abogad[oa]"
        "|directora?|escritora?|sociólog[oa]|filósof[oa]|académic[oa]|investigadora?|crítico"
        "|colaboradora?",
    ),
    "eu": Words(
        wrote="idatzia|egina",
        text="testua|testuak|egilea|egileak|idazlea|kazetaria|elkarrizketa",
        photo="argazki*|irudia|irudiak|bideoa",
        work="itzulpena|itzultzailea|editorea|iturria",
        role="kazetari*|berriemaile*|idazle*|zuzendari*|irakasle*|korrespontsal*|kolaboratzaile*",
    ),
    "fr": Words(
        "Par",
        "De",
        "écrit|signé|recueilli",
        "textes?|auteure?s?|autrices?|reportage|propos recueillis|entretien|rédaction|récit",
        "photos?|photograph*|images?|illustrations?|infographie|vidéo|dessins?|crédit photo",
        "traduction|traduit|source|sources|montage|édition|réalisation|mise en page|relecture",
        "journaliste|correspondant|correspondante|rédacteur*|rédactrice*|chroniqueu*|reporter"
        "|envoyée?"
        "|éditorialiste|professeure?|maître de conférences|maîtresse de conférences|chercheu*"
        "|sociologue|historien|historienne|économiste|politologue|philosophe|essayiste|avocate?"
        "|écrivaine?|auteure?|autrice|directeur|directrice|doctorante?|enseignante?|critique"
        "|juriste",
    ),
    "gl": Words(
        "Por",
        text="texto|textos|autora?|redacción",
        photo="fotos?|fotograf*|imaxe|imaxes",
        work="tradución|edición|fonte",
        role="xornalista|redactora?|correspondente|correspondenta|profesora?",
    ),
    "it": Words(
        "Di",
        "Da|Del|Dal|Dalla",
        "scrive|scritto|raccolto",
        "testi|testo|autore|autrice|articolo|intervista|servizio|cronaca",
        "foto|fotografi*|immagine|immagini|illustrazion*|video|grafica|disegni",
        "traduzione|traduttore|fonte|montaggio|editing|revisione|redazione|regia",
        "capo|giornalista|corrispondente|inviat[oa]|redattore|redattrice|editorialista|cronista"
        "|collaboratore|collaboratrice|direttore|direttrice|docente|professore|professoressa"
        "|economista|storico|storica|sociolog[oa]|filosof[oa]|critico|scrittore|scrittrice"
        "|ricercat*"
        "|caporedattore|caporedattrice|vicedirettore|opinionista|analista|avvocato",
    ),
    "mt": Words(
        "Minn|Kitba ta'|Kitba ta’|Ta'|Ta’",
        text="kitba|test|awtur",
        photo="ritratt*|stampi",
        work="traduzzjoni|editur",
        role="ġurnalist*|editur|korrispondent*",
    ),
    "pt": Words(
        "Por|Pelo|Pela",
        "De|Do|Da|Dos|Das",
        "escreve|escrevem|escrito",
        "textos?|autora?|autores|reportagem|entrevista|redação|redacção|crônica|crónica|repórter",
        "fotos?|fotograf*|imagem|imagens|ilustraç*|vídeo|infografia|grafismo|arte",
        "edição|editora?|tradução|tradutora?|fonte|revisão|produção|montagem",
        "jornalista|repórter|correspondente|editora?|colunista|redatora?|enviad[oa] especial"
        "|enviad[oa]"
        "|professora?|economista|historiadora?|analista|advogad[oa]|diretora?|escritora?"
        "|sociólog[oa]"
        "|investigadora?|pesquisadora?|estagiári[oa]|colaboradora?|politólog[oa]|crítico"
        "|subeditora?",
    ),
    "ro": Words(
        "Scris de|Text de|Un articol de|Interviu de|Material de|Autor|Realizat de",
        "De",
        "scrie|relatează|a consemnat|realizat",
        "text|texte|autor|autoare|autori|articol|reportaj|redactor|reporter",
        "foto|fotografi*|imagini|imagine|ilustraț*|video|grafică|infografie",
        "traducere|traducător|sursa|sursă|editor|corectură|montaj",
        "jurnalist*|reporter*|corespondent*|redactor*|editor|comentator*|analist|profesor*"
        "|economist"
        "|istoric|sociolog|scriitor|scriitoare",
    ),
}

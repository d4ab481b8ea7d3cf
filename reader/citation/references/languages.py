"""LaTeX's names of languages, which tell BibLaTeX how to print them."""

from __future__ import annotations

from reader.lazy import late_pattern
from reader.metadata.bibtex_item import BABEL

_NAMES = {
    "de": "ngerman",
    "de-at": "naustrian",
    "de-ch": "nswissgerman",
    "en": "english",
    "en-us": "american",
    "en-gb": "british",
    "pt-br": "brazilian",
    "nb": "norsk",
    "no": "norsk",
    "hu": "magyar",
    "fa": "persian",
    "sl": "slovene",
}
"""The name that is written for languages with several names, or with none of their own."""
_THREE_LETTERS = (
    "eng=en deu=de ger=de fra=fr fre=fr spa=es ita=it nld=nl dut=nl por=pt cat=ca glg=gl eus=eu "
    "baq=eu rus=ru ukr=uk bul=bg srp=sr hrv=hr slv=sl slk=sk slo=sk ces=cs cze=cs pol=pl hun=hu "
    "ron=ro rum=ro ell=el gre=el tur=tr dan=da swe=sv nor=no nob=nb nno=nn fin=fi isl=is ice=is "
    "est=et lav=lv lit=lt lat=la heb=he ara=ar fas=fa per=fa zho=zh chi=zh jpn=ja kor=ko vie=vi"
)
_OWN_NAMES = {
    "anglais": "en",
    "inglés": "en",
    "englisch": "en",
    "deutsch": "de",
    "allemand": "de",
    "français": "fr",
    "französisch": "fr",
    "español": "es",
    "castellano": "es",
    "italiano": "it",
    "nederlands": "nl",
    "português": "pt",
    "català": "ca",
    "русский": "ru",
    "українська": "uk",
    "polski": "pl",
    "čeština": "cs",
    "svenska": "sv",
    "dansk": "da",
    "suomi": "fi",
    "magyar": "hu",
    "türkçe": "tr",
    "ελληνικά": "el",
    "中文": "zh",
    "日本語": "ja",
    "한국어": "ko",
}
_CODES = {
    **dict(pair.split("=") for pair in _THREE_LETTERS.split()),
    **{name: code.casefold() for name, code in BABEL.items()},
    **_OWN_NAMES,
}
_BABEL = {**{code.casefold(): name for name, code in reversed(BABEL.items())}, **_NAMES}
_WORD = late_pattern(r"[^\W\d_]+(?:[-_][^\W_]+)*")


def babel(language: str) -> str:
    """Babel's name of a language, by its tag or its common name; empty if it has none."""
    said = _WORD.search(language.casefold())
    if said is None:
        return ""
    tag = said[0].replace("_", "-")
    primary, _, rest = tag.partition("-")
    code = _CODES.get(primary, primary)
    return _BABEL.get(f"{code}-{rest}") or _BABEL.get(code, "")

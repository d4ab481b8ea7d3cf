"""The names of types in headers, in reference managers and in schema.org, as CSL's types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from reader.lazy import late_pattern, lazy

if TYPE_CHECKING:
    from reader.metadata import schema
else:
    schema = lazy("reader.metadata.schema")

_SAID: Mapping[str, str] = {
    "article-newspaper": "news newspaper newspaperarticle newsarticle newsstory "
    "reportagenewsarticle analysisnewsarticle opinionnewsarticle zeitungsartikel",
    "article-magazine": "magazine magazinearticle zeitschriftenartikel",
    "article-journal": "journal journalarticle scholarlyarticle paper researchpaper "
    "researcharticle reviewarticle academicjournal",
    "article": "preprint workingpaper discussionpaper",
    "bill": "draftlaw",
    "book": "monograph ebook editedbook audiobook textbook novel buch livre libro collectedworks",
    "broadcast": "podcast podcastepisode tv television tvepisode tvshow tvseries tvbroadcast "
    "radio radiobroadcast radioepisode episode broadcastevent",
    "chapter": "booksection bookchapter incollection inbook",
    "dataset": "data datafile database",
    "document": "misc other generic",
    "entry-dictionary": "dictionary dictionaryentry definedterm",
    "entry-encyclopedia": "encyclopedia encyclopediaarticle encyclopediaentry wikipedia "
    "wikipediaarticle",
    "graphic": "image picture photo photograph painting drawing artwork illustration infographic "
    "visualartwork cartoon poster",
    "hearing": "testimony",
    "legal_case": "case courtcase caselaw judgment judgement ruling decision jurisdiction",
    "legislation": "statute law gesetz loi ley directive",
    "manuscript": "unpublished unpublishedwork",
    "map": "atlas",
    "motion_picture": "film movie video videorecording documentary youtube youtubevideo "
    "onlinevideo videoobject vimeo",
    "musical_score": "sheetmusic",
    "pamphlet": "pressrelease brochure leaflet booklet flyer",
    "paper-conference": "conference conferencepaper conferenceproceedings conferencearticle "
    "inproceedings proceedings proceedingsarticle",
    "performance": "concert theatre theater",
    "personal_communication": "letter email mail message instantmessage correspondence "
    "attorneyletter memo memorandum personalcommunication",
    "post": "forumpost forum socialmedia socialmediapost socialmediaposting tweet toot comment "
    "discussionforumposting thread",
    "post-weblog": "blog blogpost blogposting blogarticle blogentry weblog newsletter",
    "regulation": "ordinance verordnung executiveorder",
    "report": "techreport technicalreport whitepaper policybrief governmentdocument "
    "factsheet bericht rapport manual",
    "review-book": "bookreview",
    "software": "computerprogram computersoftware program softwareapplication sourcecode "
    "softwaresourcecode",
    "song": "music audio audiorecording album musicrecording soundrecording recording",
    "speech": "talk lecture presentation slides keynote sermon",
    "thesis": "dissertation phdthesis doctoralthesis doctoraldissertation mastersthesis "
    "masterthesis bachelorthesis bachelorsthesis doctorate",
    "webpage": "web website online onlinesource www wwwdocument electronic internet",
}
"""Type names of headers, reference managers and schema.org, reduced to letters."""
_GENRES_SAID: Mapping[str, str] = {
    **dict.fromkeys(("phdthesis", "doctoralthesis"), "PhD thesis"),
    "doctoraldissertation": "Doctoral dissertation",
    **dict.fromkeys(("mastersthesis", "masterthesis"), "Master’s thesis"),
    **dict.fromkeys(("bachelorthesis", "bachelorsthesis"), "Bachelor’s thesis"),
    **dict.fromkeys(("techreport", "technicalreport"), "Technical report"),
    "whitepaper": "White paper",
    "workingpaper": "Working paper",
    "policybrief": "Policy brief",
    "pressrelease": "Press release",
    "tweet": "Tweet",
    "toot": "Toot",
}
_VAGUE = frozenset({"article", "post", "document"})
"""Types that most headers give to any text."""
_SCHEMA = late_pattern(r"^(?:https?://)?schema(?:\.org)?[:/]", re.IGNORECASE)
_SIGNS_INSIDE = late_pattern(r"[\W_]+")


def said(text: str) -> str:
    """The type that a word stands for; empty for uninformative words."""
    bare = _SCHEMA.sub("", text.strip())
    if bare.casefold() in _VAGUE:
        return ""
    return _by_name().get(_SIGNS_INSIDE.sub("", bare).casefold(), "")


def is_csl(text: str) -> bool:
    """Whether a type is given in CSL's terms, so that other fields may be CSL's too."""
    return bool(text) and text in schema.TYPES and text not in _VAGUE


@cache
def _by_name() -> Mapping[str, str]:
    named = {_SIGNS_INSIDE.sub("", each): each for each in schema.TYPES}
    return {word: each for each, words in _SAID.items() for word in words.split()} | named


def genre(text: str) -> str:
    """The genre that a word for a type names more precisely; empty for others."""
    bare = _SIGNS_INSIDE.sub("", text).casefold()
    return _GENRES_SAID.get(bare, "")

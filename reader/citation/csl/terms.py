"""The words that styles add, in American English: labels, roles, verbs."""

from __future__ import annotations

from collections.abc import Mapping

Label = tuple[str, str]
"""A label in the singular and the plural."""

_SAME = [
    "act",
    "chapter",
    "section",
    "volume",
    "page",
    "line",
    "note",
    "part",
    "book",
    "figure",
    "folio",
    "issue",
    "table",
    "scene",
    "verse",
    "paragraph",
    "column",
    "canon",
    "equation",
    "rule",
    "appendix",
    "opus",
]

LABELS: Mapping[str, Label] = {
    **{name: (name, name + "s") for name in _SAME},
    "appendix": ("appendix", "appendices"),
    "article-locator": ("article", "articles"),
    "edition": ("edition", "editions"),
    "elocation": ("location", "locations"),
    "opus": ("opus", "opera"),
    "sub-verbo": ("sub verbo", "sub verbis"),
    "supplement": ("supplement", "supplements"),
    "timestamp": ("", ""),
    "title-locator": ("title", "titles"),
    "version": ("version", "versions"),
}
"""Labels in full."""

SHORT_LABELS: Mapping[str, Label] = {
    **LABELS,
    "appendix": ("app.", "apps."),
    "article-locator": ("art.", "arts."),
    "book": ("bk.", "bks."),
    "canon": ("can.", "cann."),
    "chapter": ("chap.", "chaps."),
    "collection-number": ("no.", "nos."),
    "column": ("col.", "cols."),
    "edition": ("ed.", "eds."),
    "elocation": ("loc.", "locs."),
    "equation": ("eq.", "eqq."),
    "figure": ("fig.", "figs."),
    "folio": ("fol.", "fols."),
    "issue": ("no.", "nos."),
    "line": ("l.", "ll."),
    "note": ("n.", "nn."),
    "number": ("no.", "nos."),
    "opus": ("op.", "opp."),
    "page": ("p.", "pp."),
    "paragraph": ("para.", "paras."),
    "part": ("pt.", "pts."),
    "rule": ("r.", "rr."),
    "scene": ("sc.", "scs."),
    "section": ("sec.", "secs."),
    "sub-verbo": ("s.v.", "s.vv."),
    "supplement": ("supp.", "supps."),
    "table": ("tbl.", "tbls."),
    "title-locator": ("tit.", "titt."),
    "verse": ("v.", "vv."),
    "version": ("v.", "v."),
    "volume": ("vol.", "vols."),
}
"""Abbreviated labels."""

SYMBOLS: Mapping[str, Label] = {
    "chapter": ("c.", "cc."),
    "paragraph": ("¶", "¶¶"),
    "section": ("§", "§§"),
}
"""Abbreviated labels in legal citations."""

ROLES: Mapping[str, Label] = {
    **{
        role: (role.replace("-", " "), role.replace("-", " ") + "s")
        for role in [
            "chair",
            "compiler",
            "contributor",
            "curator",
            "director",
            "editor",
            "executive-producer",
            "guest",
            "host",
            "illustrator",
            "narrator",
            "organizer",
            "performer",
            "producer",
            "series-creator",
            "translator",
        ]
    },
    "collection-editor": ("editor", "editors"),
    "editor-translator": ("editor & translator", "editors & translators"),
    "editorial-director": ("editor", "editors"),
    "script-writer": ("writer", "writers"),
}
"""The names of roles, in full; authors have none."""

SHORT_ROLES: Mapping[str, Label] = {
    **ROLES,
    "collection-editor": ("ed.", "eds."),
    "compiler": ("comp.", "comps."),
    "contributor": ("contrib.", "contribs."),
    "curator": ("cur.", "curs."),
    "director": ("dir.", "dirs."),
    "editor": ("ed.", "eds."),
    "editor-translator": ("ed. & trans.", "eds. & trans."),
    "editorial-director": ("ed.", "eds."),
    "executive-producer": ("exec. prod.", "exec. prods."),
    "illustrator": ("ill.", "ills."),
    "narrator": ("narr.", "narrs."),
    "organizer": ("org.", "orgs."),
    "performer": ("perf.", "perfs."),
    "producer": ("prod.", "prods."),
    "script-writer": ("wrtr.", "wrtrs."),
    "series-creator": ("ser. creator", "ser. creators"),
    "translator": ("trans.", "trans."),
}
"""The names of roles, abbreviated."""

VERBS: Mapping[str, str] = {
    "chair": "chaired by",
    "collection-editor": "edited by",
    "compiler": "compiled by",
    "composer": "composed by",
    "container-author": "by",
    "contributor": "with",
    "curator": "curated by",
    "director": "directed by",
    "editor": "edited by",
    "editor-translator": "edited & translated by",
    "editorial-director": "edited by",
    "executive-producer": "executive produced by",
    "guest": "with guest",
    "host": "hosted by",
    "illustrator": "illustrated by",
    "interviewer": "interview by",
    "narrator": "narrated by",
    "organizer": "organized by",
    "original-author": "by",
    "performer": "performed by",
    "producer": "produced by",
    "recipient": "to",
    "reviewed-author": "by",
    "script-writer": "written by",
    "series-creator": "created by",
    "translator": "translated by",
}
"""The verbs of roles, before the name."""

ALIASES: Mapping[str, str] = {
    "article": "article-locator",
    "title": "title-locator",
    "sub verbo": "sub-verbo",
    "s.v.": "sub-verbo",
    "p": "page",
    "para": "paragraph",
    "ch": "chapter",
    "sec": "section",
    "heading": "section",
}
"""Synonyms for a locator's label."""

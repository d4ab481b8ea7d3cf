"""What a line says of when a text appeared, and when it was changed, in many languages."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.lazy import late_pattern

_PUBLISHED = (
    r"published(?: online)?|first published|publication|posted|created|dated?|issued|released"
    r"|publiée?s?|parue?s?|mise? en ligne|diffusée?|créée?"
    r"|veröffentlicht|veröffentlichung|erschienen|publiziert|erstellt|datum"
    r"|publicad[oa]|publicación|publicação|postado|creado|criado|fecha|data"
    r"|pubblicat[oa]|pubblicazione"
    r"|gepubliceerd|geplaatst|publicer\w{1,4}|publisert|offentliggjort|udgivet|julkaistu"
    r"|opublikowan[oya]|publikacj[ai]|dodano|utworzono"
    r"|publikován[oa]?|vydáno|zveřejněno|publikované|uverejnené"
    r"|megjelent|megjelenés|közzétéve|publikálva|létrehozva|publicat[ăa]?|publicării"
    r"|опубликован[оа]?|публикации|создано|опубліковано|публікації|публикувана?|публикуван[оа]?"
    r"|δημοσιεύ[θτ]ηκε|δημοσίευση|yayın(?:lan\w{2,4})?|giriş|eklenme|oluşturulma"
    r"|نُ?شر(?:ت)?|النشر|انتشار|פורסם|פרסום|diterbitkan|dipublikasikan|tayang|đăng"
)
_CHANGED = (
    r"updated?|modified|revised|edited|amended|corrected|changed|reviewed|modification"
    r"|mise? à jour|mise? a jour|màj|maj|actualisée?|modifiée?"
    r"|aktualisiert|aktualisierung|geändert|bearbeitet|überarbeitet|stand|änderung"
    r"|actualizad[oa]|actualización|modificad[oa]|modificación"
    r"|atualizad[oa]|atualização|editado|aggiornat[oa]|aggiornamento|modificat[oa]|modifica"
    r"|bijgewerkt|gewijzigd|aangepast|geüpdatet|uppdatera[dt]s?|ändra[dt]|oppdatert|endret"
    r"|opdateret|ændret|päivitetty|muokattu"
    r"|aktualizacj[ai]|zaktualizowano|zmodyfikowano|aktualizován[oa]|aktualizace|upraveno"
    r"|aktualizované|upravené|frissítve|frissült|frissítés|módosítva|módosítás"
    r"|actualizat[ăa]?|modificat[ăa]?"
    r"|обновлен[оа]?|обновлён|обновление|изменен[оа]?|изменение|оновлен[оа]?|оновлення|змінено"
    r"|ενημερώθηκε|ενημέρωση|güncellen\w{2,4}|güncelleme|değiştirilme"
    r"|تحديث|به‌روزرسانی|עודכן|עדכון|diperbarui|diubah|cập nhật"
)
_SIGNS_PUBLISHED = (
    r"发布|发表|發佈|發布|發表|刊登|公開|投稿|掲載|配信|発行"
    r"|기사입력|입력|등록|작성|게시|발행|승인"
)
_SIGNS_CHANGED = r"更新|修改|编辑|編輯|최종수정|수정|업데이트"
_LABEL = late_pattern(
    rf"(?P<published>(?<!\w)(?:{_PUBLISHED})(?!\w)|{_SIGNS_PUBLISHED})"
    rf"|(?P<changed>(?<!\w)(?:{_CHANGED})(?!\w)|{_SIGNS_CHANGED})",
    re.IGNORECASE,
)
_BEFORE = late_pattern(
    r"(?<!\w)(?:last|latest|first|originally|online|zuletzt|letzter?|dernière|última?|último|ultim[oa]|laatste?"
    r"|sist|senast|sidst|viimeksi|ostatnia|naposledy|poslední|utolsó|ultima|son|последнее"
    r"|останнє|τελευταία|آخر|تم|في|תאריך|terakhir|and|und|et|y|e|en|og|och|ja|i|a|и|та)"
    r"[\s:]*$",
    re.IGNORECASE,
)
"""Words in front of a label that belong to it."""
_BEHIND = late_pattern(
    r"^(?:[于於日时間间時]{1,2}(?=\W|\d)|(?:(?:on|le|am|vom|el|em|il|op|den|la|dne|στις|at|time"
    r"|date|tarihi|в|بتاريخ|في|pada|da|del|ngày)(?!\w)\s*)?)"
)
_EDGES = " \t\u3000,;:：|/()[]–—·•-.،"


class Dateline(NamedTuple):
    """The texts of the dates on a line; empty where it gives none."""

    published: str
    """When the text appeared, or a date of which nothing is said."""
    changed: str
    """When it was last changed."""


def cut(line: str) -> Dateline:
    """What a line says of the dates of a text."""
    published = changed = ""
    labels = list(_LABEL.finditer(line))
    if not labels:
        return Dateline(line, "")
    unlabelled = _bare(line[: labels[0].start()])
    ends = [*(each.start() for each in labels[1:]), len(line)]
    for label, end in zip(labels, ends, strict=True):
        said = _bare(_BEHIND.sub("", line[label.end() : end].lstrip(_EDGES)))
        if not any(map(str.isdecimal, said)):
            continue
        if label["published"]:
            published = published or said
        else:
            changed = changed or said
    dated = unlabelled if any(map(str.isdecimal, unlabelled)) else ""
    published = published or dated
    return Dateline(published, changed)


def day(line: str) -> str:
    """The text of the date that counts: of the publication, or else of the last change."""
    said = cut(line)
    return said.published or said.changed or line


def _bare(text: str) -> str:
    """A text without the signs around it, and the words before the next label."""
    return _BEFORE.sub("", text.strip(_EDGES[:-1])).strip(_EDGES[:-1])

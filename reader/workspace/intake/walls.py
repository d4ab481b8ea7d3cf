"""Pages shown in place of a text: logins, cookie consent, bot checks, waiting pages, frames."""

from __future__ import annotations

from urllib.parse import urlsplit

from reader.lazy import late_pattern
from reader.workspace.intake import onward

_FEW = 150
"""Words; a page with more contains a text, whatever else is on it."""
_HOW = "open it in a browser, save the page, and add that file"
_LOGIN = late_pattern(
    r"(?:^|[./_-])(?:log-?in|sign-?in|sso|oauth2?|auth|accounts?|openid|shibboleth|idp|cas)(?:[./_-]|$)"
)
_CONSENT = late_pattern(
    r"(?:^|[./_-])(?:consent|privacy-?(?:gate|wall)|cookie-?wall|gdpr|cmp)(?:[./_-]|$)"
)
_PASSWORD = late_pattern(rb"(?i)<input\b[^>]{0,300}\btype\s*=\s*[\"']?password\b")
_HUMAN = late_pattern(
    rb"(?i)<title[^>]*>\s*(?:just a moment|attention required|access denied|are you a robot"
    rb"|security check|one more step|please wait|human verification|bot verification)\b"
    rb"|cf-chl-|/cdn-cgi/challenge-platform/|g-recaptcha|hcaptcha\.com|captcha-delivery"
)
_AGREE = late_pattern(
    rb"(?i)\b(?:accept (?:all )?cookies|we value your privacy|before you continue"
    rb"|alle (?:cookies )?akzeptieren|tout accepter|zustimmen und weiter|consent)\b"
)
_SCRIPTED = late_pattern(
    rb"(?i)(?:enable|activate|requires?|needs?|turn on|aktivieren sie|activer?)\s.{0,20}javascript"
    rb"|javascript\s.{0,20}(?:is (?:disabled|required)|erforderlich|deaktiviert)"
)


def wall(asked: str, address: str, data: bytes, words: int) -> str:
    """Why a page is not the requested text; empty if it may be.

    Args:
        asked: The requested address.
        address: The address that it led to.
        data: The bytes of the page.
        words: How many words were extracted from it.
    """
    if words >= _FEW:
        return ""
    host = urlsplit(address).hostname or address
    if barred := _barred(asked, address, data[:1_000_000], words):
        return f"{host} {barred}: {_HOW}."
    if other := onward.refresh(data, address):
        return f"{host} goes on to {other.address} after {other.seconds} s: add that address."
    if words < _FEW // 3 and (inside := onward.frames(data, address)):
        return f"{host} shows its text in a frame: add the address of that, {inside[0]}."
    return ""


def _barred(asked: str, address: str, head: bytes, words: int) -> str:
    """What a server wants before it shows a text; empty if it may be nothing."""
    moved = _places(address) if _places(address) != _places(asked) else ""
    if _HUMAN.search(head):
        return "wants proof that a human asks"
    if (moved and _LOGIN.search(moved)) or _PASSWORD.search(head):
        return "shows a login in place of the text"
    if (moved and _CONSENT.search(moved)) or (words < _FEW // 3 and _AGREE.search(head)):
        return "asks for consent in place of the text"
    if words < _FEW // 3 and _SCRIPTED.search(head):
        return "shows its text only to a browser that runs scripts"
    return ""


def _places(address: str) -> str:
    """The host and path of an address."""
    parts = urlsplit(address)
    return f"{parts.hostname or ''}{parts.path}".casefold()

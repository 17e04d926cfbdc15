"""What is asked of one field, whatever it belongs to: filled in, with a reason, not in the future, after today.

Each raises RegelFout at the field `veld`; what is asked of an entity as a whole stands with that entity.
"""

from __future__ import annotations

from datetime import date, datetime

from ivbdesk.cases.taal.fouten import refuse
from ivbdesk.cases.taal.lege_woorden import NOTHING_SAID, puts_off, says_nothing, words_of
from ivbdesk.cases.taal.nederlands import short_date

_FEWEST_WORDS, _FEWEST_LETTERS = 2, 8


def is_named(tekst: str) -> bool:
    """Whether a name or a fact was typed: "OM" and "per post" are, a full stop, an `x` and "n.v.t." are not."""
    letters = "".join(char for char in tekst.casefold() if char.isalnum())
    return len(letters) > 1 and letters not in NOTHING_SAID


def is_argued(tekst: str) -> bool:
    """The one rule for what counts as a reason: two different words and eight letters, that do not put it off.

    A judge must be able to follow it (Awb 3:46); that it will still come is no reason, so the item stays open.
    """
    words = words_of(tekst) - NOTHING_SAID
    if len(words) < _FEWEST_WORDS or sum(map(len, words)) < _FEWEST_LETTERS:
        return False
    return not says_nothing(tekst) and not puts_off(tekst)


def is_place(tekst: str) -> bool:
    """Whether a text names which document lies where: at least two words or a number of it, and that it is there."""
    told = len(words_of(tekst)) > 1 or any(char.isdigit() for char in tekst)
    return is_named(tekst) and told and not puts_off(tekst)


def require_named(veld: str, tekst: str, melding: str, bron: str = "") -> None:
    """Raise RegelFout with `melding` where no name or fact was typed."""
    if not is_named(tekst):
        refuse(veld, melding, bron)


def require_argued(veld: str, tekst: str, melding: str, bron: str = "") -> None:
    """Raise RegelFout where a text that must carry a decision says too little; `melding` asks for it."""
    if puts_off(tekst):
        told = "Dat het nog volgt is geen reden. Laat dit leeg: het punt blijft dan open tot het er is."
        refuse(veld, told, bron)
    elif not is_argued(tekst):
        refuse(veld, f"{melding} Een paar woorden: een rechter moet het kunnen volgen.", bron)


def require_filled(veld: str, tekst: str, melding: str, bron: str = "") -> None:
    """Raise RegelFout with `melding` where a text holds nothing but spaces."""
    if not tekst.strip():
        refuse(veld, melding, bron)


def require_reason(reden: str, waarom: str, bron: str = "", *, veld: str = "reden") -> None:
    """Raise RegelFout where a reason is missing or says too little; `waarom` goes on from "Schrijf op waarom"."""
    if not is_argued(reden):
        refuse(veld, f"Schrijf op waarom {waarom}. Een paar woorden.", bron)


def require_not_future(veld: str, dag: date | None, vandaag: date, raad: str = "") -> None:
    """Raise RegelFout for a day that is still to come; `raad` says what to do then."""
    if dag is not None and dag > vandaag:
        refuse(veld, f"Deze datum ligt in de toekomst{'; ' if raad else ''}{raad}.")


def require_running(tot: date | None, vandaag: date) -> None:
    """Raise RegelFout for what ended already: the day on which it did stays."""
    if tot is not None and tot <= vandaag:
        refuse("", f"Dit is al beëindigd, op {short_date(tot)}. Dat blijft zo staan.")


def require_passed(veld: str, moment: datetime, nu: datetime) -> None:
    """Raise RegelFout for a moment that is still to come."""
    if moment > nu:
        refuse(veld, "Dit tijdstip ligt in de toekomst.")


def require_after_today(veld: str, dag: date | None, vandaag: date, bron: str = "") -> None:
    """Raise RegelFout for a day that is not still to come."""
    if dag is not None and dag <= vandaag:
        refuse(veld, "Kies een dag na vandaag.", bron)

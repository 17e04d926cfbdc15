"""What is asked of one field, whatever it belongs to: filled in, with a reason, not in the future, after today.

Each raises RegelFout at the field `veld`; what is asked of an entity as a whole stands with that entity.
"""

from __future__ import annotations

from datetime import date

from ivbdesk.cases.taal.fouten import RegelFout


def require_filled(veld: str, tekst: str, melding: str, bron: str = "") -> None:
    """Raise RegelFout with `melding` where a text holds nothing but spaces."""
    if not tekst.strip():
        raise RegelFout(veld, melding, bron)


def require_reason(reden: str, waarom: str, bron: str = "", *, veld: str = "reden") -> None:
    """Raise RegelFout where a reason is missing; `waarom` goes on from "Schrijf op waarom"."""
    require_filled(veld, reden, f"Schrijf op waarom {waarom}.", bron)


def require_not_future(veld: str, dag: date | None, vandaag: date, raad: str = "") -> None:
    """Raise RegelFout for a day that is still to come; `raad` says what to do then."""
    if dag is not None and dag > vandaag:
        raise RegelFout(veld, f"Deze datum ligt in de toekomst{'; ' if raad else ''}{raad}.")


def require_after_today(veld: str, dag: date | None, vandaag: date, bron: str = "") -> None:
    """Raise RegelFout for a day that is not still to come."""
    if dag is not None and dag <= vandaag:
        raise RegelFout(veld, "Kies een dag na vandaag.", bron)

"""What may be done with a signal in the state it is in: weighed, opened again, held, or let go (domein 3.4, 6.3)."""

from __future__ import annotations

from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.signaal.signaal import Signaal, SignaalStatus
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout


def require_open(signaal: Signaal) -> None:
    """Raise RegelFout for a signal that was weighed already."""
    if not signaal.is_open:
        raise RegelFout("uitkomst", "Dit signaal is al gewogen. Heropen het om opnieuw te wegen.")


def require_joinable(casus: Casus) -> None:
    """Raise RegelFout for a casus that is closed: a signal cannot be joined to it."""
    if not casus.status.is_open:
        raise RegelFout("casus_id", "Deze casus is gesloten. Heropen hem eerst, of begin een nieuwe casus.")


def reopen(signaal: Signaal) -> None:
    """Weigh a finished signal again: its outcome is taken back; raises RegelFout where it belongs to a casus.

    With whom it was shared, and on which ground, stays: that has happened.
    """
    if signaal.status is not SignaalStatus.AFGEROND:
        raise RegelFout("reden", "Dit signaal is nog niet gewogen.")
    if signaal.casus_id is not None:
        raise RegelFout("reden", "Dit signaal hoort al bij een casus. Werk daar verder.")
    signaal.status = SignaalStatus.IN_WEGING
    signaal.uitkomst = signaal.gewogen_op = signaal.gewogen_door = signaal.vernietigen_op = None
    signaal.reden = signaal.kenmerk = signaal.categorie = signaal.leeftijdsgroep = ""


def hold(signaal: Signaal, reden: str) -> None:
    """Put a legal hold on a signal; raises RegelFout where one lies there, or where its casus is to be held."""
    require_reason(reden, "het signaal bewaard moet blijven, bijvoorbeeld een klacht")
    if signaal.casus_id is not None:
        raise RegelFout("reden", "Dit signaal hoort bij een casus. Leg de bewaarplicht daar op.")
    if signaal.bewaarplicht:
        raise RegelFout("reden", "Op dit signaal rust al een bewaarplicht.")
    signaal.bewaarplicht = reden.strip()


def require_may_go(signaal: Signaal) -> None:
    """Raise RegelFout for a signal that is in use again, or held: it may not be destroyed (domein 3.4)."""
    if signaal.is_open or signaal.casus_id is not None:
        raise RegelFout("", f"{signaal.nummer} is weer in gebruik; het mag niet weg. Wijs het voorstel af.")
    if signaal.bewaarplicht:
        raise RegelFout("", f"Op {signaal.nummer} rust een bewaarplicht; er mag niets weg.")

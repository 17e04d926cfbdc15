"""What usually comes next in a casus: a pointer for the officer, never a rule (domein 6.3; IVB 5)."""

from __future__ import annotations

from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.overgang import objections
from ivbdesk.cases.kader.kader import Handelingskader

_TO_DO = {
    CasusStatus.AANGEMELD: "Weeg de aanmelding met een partner en zet de status op ‘In weging’.",
    CasusStatus.WEGING: "Besluit: lokale aanpak (‘Actief’), doorzetten of afwijzen.",
}
_NEXT = {CasusStatus.AANGEMELD: CasusStatus.WEGING, CasusStatus.WEGING: CasusStatus.ACTIEF}


def next_steps(casus: Casus, kader: Handelingskader) -> tuple[str, ...]:
    """Dutch sentences in the order in which they are usually done; empty where nothing is asked now."""
    if not casus.status.is_open:
        return ()
    steps = []
    if not casus.leefgebieden:
        steps.append("Beoordeel de leefgebieden waar iets speelt, bij Keten.")
    following = _NEXT.get(casus.status)
    if following is not None:
        steps += [missing for missing in objections(casus, kader, following) if missing not in steps]
        steps.append(_TO_DO[casus.status])
    elif not casus.maatregelen:
        steps.append("Begin op de ladder met het lichtste middel dat past.")
    return tuple(steps)

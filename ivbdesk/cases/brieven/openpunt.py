"""What a letter would tell untruly of what was decided: told before it is made, and refused where no reason helps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.handhavingsverzoek import Handhavingsverzoek
from ivbdesk.cases.brieven.briefsoort import Briefsoort, Verzendgevolg
from ivbdesk.cases.brieven.projectie import Briefopdracht
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Maatregelsoort
from ivbdesk.cases.taal.nederlands import short_date

NO_EXTENSION = (
    "Er is geen besluit tot verlenging voorbereid. Doe dat eerst op het tabblad Ladder (knop ‘Verlengen …’)."
)


@dataclass(frozen=True, slots=True)
class Openpunt:
    """One thing that the file of this letter lacks; `verplicht` where a judge annuls for it.

    `weigert` where the letter would tell what was not decided: it is then not made, for whatever reason.
    """

    tekst: str
    verplicht: bool
    weigert: bool = False


def of_request(soort: Briefsoort, request: Handhavingsverzoek | None) -> Iterator[Openpunt]:
    """Of a letter that answers a request to act: that it is there, and was decided as the letter says (Awb 3:46)."""
    if not soort.verzoek:
        return
    if request is None:
        yield Openpunt("Er staat geen verzoek om handhaving in de casus (Awb 1:3).", verplicht=True)
    elif request.is_open:
        yield Openpunt("Op het verzoek is in het register nog niet beslist (Awb 3:46).", verplicht=True)
    elif told := decided_otherwise(soort, request):
        yield Openpunt(told, verplicht=True, weigert=True)
    if soort.beslist is not None:
        told = (
            "Wie op het verzoek beslist, volgt uit het middel waar het om vraagt: vul in de brief in of dat de burgemeester "
            "of het college is. Een brief van het college ondertekent ook de secretaris (Gemeentewet 59a)."
        )
        yield Openpunt(told, verplicht=False)


def decided_otherwise(soort: Briefsoort, request: Handhavingsverzoek) -> str:
    """That a request was decided otherwise than this letter tells; empty where it was not (Awb 3:46)."""
    if soort.beslist is None or request.status is soort.beslist:
        return ""
    return (
        f"Op het verzoek is anders beslist: {request.status.label.lower()}. Maak de brief die daarbij hoort."
    )


def is_new_extension(decision: Besluit) -> bool:
    """Whether it extends another one and was not announced yet."""
    return decision.verlengt_id is not None and decision.bekend_op is None


def of_decision(casus: Casus, means: Maatregelsoort, opdracht: Briefopdracht) -> Iterator[Openpunt]:
    """Of a letter about a means: that what it tells of the decision is so on its day."""
    soort, op = opdracht.soort, opdracht.datum
    decision = casus.besluit_over(means.code, op)
    if soort.bijlage and not _is_imposed(casus, means.code):
        told = f"In de casus staat geen ‘{means.naam}’: deze brief legt uit wat er niet is."
        yield Openpunt(told, verplicht=True, weigert=True)
    if soort.verlengt and (decision is None or decision.verlengt_id is None):
        yield Openpunt(NO_EXTENSION, verplicht=True, weigert=True)
    elif soort.is_besluit and decision is None:
        yield Openpunt(f"Het besluit ‘{means.naam}’ is nog niet voorbereid (tabblad Ladder).", verplicht=True)
    if decision is not None:
        yield from _of_prepared(soort, decision, op)
    if soort.verzending in (Verzendgevolg.VOORNEMEN, Verzendgevolg.BEKENDMAKING):
        yield from _of_authority(casus, means, op)
    announced = decision is not None and bool(decision.dwangsom)
    if soort.verzending is Verzendgevolg.VOORNEMEN and "5:32" in means.grondslag and not announced:
        told = "De dwangsom staat niet in het dossier. Vul haar in: anders kan betrokkene er niet op reageren (Awb 4:8)."
        yield Openpunt(told, verplicht=False)


def _is_imposed(casus: Casus, code: str) -> bool:
    begun = any(item.code == code and item.begonnen_op is not None for item in casus.maatregelen)
    return begun or casus.bekendgemaakt(code) is not None


def _of_prepared(soort: Briefsoort, decision: Besluit, op: date) -> Iterator[Openpunt]:
    known = decision.bekend_op
    if soort.verzending is Verzendgevolg.VOORNEMEN and known is not None:
        told = f"Het besluit is al bekendgemaakt op {short_date(known)}; een voornemen gaat daaraan vooraf (Awb 4:8)."
        yield Openpunt(told, verplicht=True)
    if not soort.is_besluit:
        return
    if known is not None:
        told = f"Dit besluit is al bekendgemaakt op {short_date(known)}: een tweede brief begint geen nieuwe termijn (Awb 6:8)."
        yield Openpunt(told, verplicht=True)
    if decision.verlengt_id is not None and not soort.verlengt:
        told = "Dit besluit verlengt een eerder besluit: daarvoor is er de brief over verlenging."
        yield Openpunt(told, verplicht=True)
    if soort.zonder_dwangsom and decision.dwangsom:
        told = (
            "In het besluit staat een dwangsom. Een dwangsom en bestuursdwang tegelijk kan niet (Awb 5:36)."
        )
        yield Openpunt(told, verplicht=True)
    if decision.begunstiging_tot is not None and decision.begunstiging_tot < op and not soort.verlengt:
        last = short_date(decision.begunstiging_tot)
        told = f"De laatste dag om te voldoen, {last}, ligt voor de datum van de brief (Awb 5:24 en 5:32a)."
        yield Openpunt(told, verplicht=True)


def _of_authority(casus: Casus, means: Maatregelsoort, op: date) -> Iterator[Openpunt]:
    """Where the means is of the college or of the burgemeester, the weighing says of which; the letter is of the college."""
    shared = means.bevoegd.startswith("College") and "burgemeester" in means.bevoegd.lower()
    weighing = casus.laatste_afweging(means.code, op)
    if shared and (weighing is None or not weighing.bevoegd.lower().startswith(means.bevoegd[:7].lower())):
        told = (
            f"‘{means.naam}’ is van het college of van de burgemeester, en in de afweging staat niet dat het college bevoegd is. "
            "Deze brief is van het college."
        )
        yield Openpunt(told, verplicht=True)

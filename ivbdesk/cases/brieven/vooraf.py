"""What is told before a letter is made: what its file still lacks, and what only the writer can fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.handhavingsverzoek import Handhavingsverzoek
from ivbdesk.cases.brieven.briefsoort import Briefsoort, Briefvraag
from ivbdesk.cases.brieven.projectie import Briefopdracht, means_of, request_of
from ivbdesk.cases.brieven.velden import Briefinhoud
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.ladder.dossiercheck import check_dossier
from ivbdesk.cases.ladder.ladder import Situatie
from ivbdesk.cases.taal.eisen import is_argued
from ivbdesk.cases.taal.fouten import refuse, together
from ivbdesk.cases.taal.nederlands import short_date

LACKS = "Dit staat niet in het dossier. Vul het in voor de brief."
ONDANKS = "ondanks"
"""The field in which the writer says why the letter is made though the file is not complete."""


NO_EXTENSION = (
    "Er is geen besluit tot verlenging voorbereid. Doe dat eerst op het tabblad Ladder (knop ‘Verlengen …’)."
)


@dataclass(frozen=True, slots=True)
class Openpunt:
    """One thing that the file of this letter lacks; `verplicht` where a judge annuls for it."""

    tekst: str
    verplicht: bool


def open_points(
    casus: Casus, kader: Handelingskader, situatie: Situatie, opdracht: Briefopdracht
) -> tuple[Openpunt, ...]:
    """What the check of the file finds open for this letter, what the letter itself makes true left out."""
    return tuple(_open(casus, kader, situatie, opdracht))


def _open(
    casus: Casus, kader: Handelingskader, situatie: Situatie, opdracht: Briefopdracht
) -> Iterator[Openpunt]:
    soort, means = opdracht.soort, means_of(casus, opdracht.soort, kader)
    if soort.verzoek:
        request = request_of(casus, opdracht)
        if request is None:
            yield Openpunt("Er staat geen verzoek om handhaving in de casus (Awb 1:3).", verplicht=True)
        elif request.is_open:
            yield Openpunt("Op het verzoek is in het register nog niet beslist (Awb 3:46).", verplicht=True)
        elif told := decided_otherwise(soort, request):
            yield Openpunt(told, verplicht=True)
    if means is None:
        return
    if soort.is_besluit:
        decision = casus.besluit_over(means.code, opdracht.datum)
        if decision is None:
            yield Openpunt(
                f"Het besluit ‘{means.naam}’ is nog niet voorbereid (tabblad Ladder).", verplicht=True
            )
        elif soort.is_verlenging and not is_new_extension(decision):
            yield Openpunt(NO_EXTENSION, verplicht=True)
        elif decision.bekend_op is not None:
            yield Openpunt(
                f"Dit besluit is al bekendgemaakt op {short_date(decision.bekend_op)}: met deze brief begint geen "
                "nieuwe termijn.",
                verplicht=False,
            )
    weighing = casus.laatste_afweging(means.code, opdracht.datum)
    for row in check_dossier(casus, kader, situatie, means.code, weighing):
        if not row.is_beantwoord and row.soort.code not in soort.later:
            how = row.staat.label.lower()
            yield Openpunt(f"{row.soort.code} {row.soort.naam}: {row.woorden or how}", row.verplicht)


def decided_otherwise(soort: Briefsoort, verzoek: Handhavingsverzoek) -> str:
    """That the request was decided otherwise than this letter tells; empty where it was not."""
    if soort.beslist is None or verzoek.status is soort.beslist:
        return ""
    return (
        f"Op het verzoek is anders beslist: {verzoek.status.label.lower()}. Maak de brief die daarbij hoort."
    )


def is_new_extension(besluit: Besluit) -> bool:
    """Whether it extends a decision and was not announced yet."""
    return besluit.verlengt_id is not None and besluit.bekend_op is None


def questions_of(soort: Briefsoort, inhoud: Briefinhoud) -> tuple[Briefvraag, ...]:
    """What the writer fills in for this letter: only what the dossier does not hold."""
    known = inhoud.waarden()
    return tuple(vraag for vraag in soort.vragen if not known.get(vraag.code))


@together()
def require_complete(
    antwoorden: Mapping[str, str], vragen: tuple[Briefvraag, ...], punten: tuple[Openpunt, ...], ondanks: str
) -> None:
    """Raise RegelFout, naming each field, where an answer lacks, or a mandatory item is open without a reason."""
    for vraag in vragen:
        if vraag.nodig and not antwoorden.get(vraag.code, "").strip():
            refuse(vraag.code, LACKS)
    if any(punt.verplicht for punt in punten) and not is_argued(ondanks):
        told = "Er staat nog iets verplichts open. Maak het in orde, of schrijf waarom de brief er toch komt."
        refuse(ONDANKS, told, "Awb 3:2")

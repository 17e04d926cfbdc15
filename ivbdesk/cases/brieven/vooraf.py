"""What is told before a letter is made: what its file still lacks, and what only the writer can fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ivbdesk.cases.brieven.briefsoort import Briefsoort, Briefvraag, Wanneer
from ivbdesk.cases.brieven.openpunt import Openpunt as Openpunt
from ivbdesk.cases.brieven.openpunt import of_decision, of_request
from ivbdesk.cases.brieven.projectie import Briefopdracht, means_of, request_of
from ivbdesk.cases.brieven.velden import Briefinhoud
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort
from ivbdesk.cases.ladder.dossiercheck import check_dossier
from ivbdesk.cases.ladder.ladder import Situatie
from ivbdesk.cases.taal.eisen import is_argued
from ivbdesk.cases.taal.fouten import refuse, together
from ivbdesk.cases.taal.nederlands import short_date

LACKS = "Dit staat niet in het dossier. Vul het in voor de brief."
ONDANKS = "ondanks"
"""The field in which the writer says why the letter is made though the file is not complete."""


def open_points(
    casus: Casus, kader: Handelingskader, situatie: Situatie, opdracht: Briefopdracht
) -> tuple[Openpunt, ...]:
    """What the check of the file finds open for this letter, what the letter itself makes true left out.

    First what the letter would say untruly of what was decided: that is refused, or told as mandatory.
    """
    soort, means = opdracht.soort, means_of(casus, opdracht.soort, kader)
    found = [*of_request(soort, request_of(casus, opdracht))]
    if means is not None:
        found += of_decision(casus, means, opdracht)
        found += _of_file(casus, kader, situatie, opdracht, means)
    return tuple(found)


def _of_file(
    casus: Casus, kader: Handelingskader, situatie: Situatie, opdracht: Briefopdracht, means: Maatregelsoort
) -> Iterator[Openpunt]:
    weighing = casus.laatste_afweging(means.code, opdracht.datum)
    for row in check_dossier(casus, kader, situatie, means.code, weighing):
        if not row.is_beantwoord and row.soort.code not in opdracht.soort.later:
            how = row.staat.label.lower()
            yield Openpunt(f"{row.soort.code} {row.soort.naam}: {row.woorden or how}", row.verplicht)


def questions_of(soort: Briefsoort, inhoud: Briefinhoud) -> tuple[Briefvraag, ...]:
    """What the writer fills in for this letter: only what the dossier does not hold, and the secretary of the college."""
    known, college = inhoud.waarden(), inhoud.orgaan.startswith("het college")
    return tuple(
        vraag for vraag in soort.vragen if not known.get(vraag.code) and (college or not vraag.van_college)
    )


def wrong_days(soort: Briefsoort, datum: date, dagen: Mapping[str, date]) -> dict[str, str]:
    """What is wrong with the dates that were typed in a letter of this day, by the code of the question."""
    return {
        vraag.code: told
        for vraag in soort.vragen
        if vraag.code in dagen and (told := _wrong_day(soort, vraag, datum, dagen))
    }


def _wrong_day(soort: Briefsoort, vraag: Briefvraag, datum: date, dagen: Mapping[str, date]) -> str:
    day, until = dagen[vraag.code], dagen.get("geldig_tot")
    if vraag.wanneer is Wanneer.NA and day < datum:
        return f"Deze dag ligt voor de datum van de brief, {short_date(datum)}."
    if vraag.wanneer is Wanneer.VOOR and day > datum:
        return f"Deze dag ligt na de datum van de brief, {short_date(datum)}."
    if vraag.code in ("sluit_op", "voldoen_tot") and until is not None and day >= until:
        return f"Deze dag moet voor het einde van het besluit liggen, {short_date(until)}."
    if vraag.code == "geldig_tot" and soort.hoogstens and (day - datum).days > soort.hoogstens:
        return f"Dit duurt hoogstens {soort.hoogstens} dagen vanaf de brief ({soort.bron})."
    return ""


@together()
def require_complete(
    antwoorden: Mapping[str, str], vragen: tuple[Briefvraag, ...], punten: tuple[Openpunt, ...], ondanks: str
) -> None:
    """Raise RegelFout, naming each field, where an answer lacks, or a mandatory item is open without a reason.

    Where the letter would tell what was not decided, no reason helps.
    """
    for punt in punten:
        if punt.weigert:
            refuse("soort", punt.tekst)
    for vraag in vragen:
        if vraag.nodig and not antwoorden.get(vraag.code, "").strip():
            refuse(vraag.code, LACKS)
    if any(punt.verplicht for punt in punten) and not is_argued(ondanks):
        told = "Er staat nog iets verplichts open. Maak het in orde, of schrijf waarom de brief er toch komt."
        refuse(ONDANKS, told, "Awb 3:2")

"""One letter of each kind from the demonstration register, each for one addressee of a vignette."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from ivbdesk.actions.brieven.maken import Briefverzoek, Voorbereid, make_brief, prepare, read_over_brief
from ivbdesk.cases.brieven.briefsoort import Briefsoort, Briefvraag, Wanneer
from ivbdesk.cases.brieven.geadresseerden import Aan, addressees
from ivbdesk.cases.brieven.projectie import written_day
from ivbdesk.cases.publiek.bevinding import Keuzewijze, Naleeskeuze
from ivbdesk.desk import Desk

_OFFICE = "Anne Verzonnen, team openbare orde en veiligheid (verzonnen)"
_INVENTED = "Verzonnen voorbeeld: dit schrijft de medewerker zelf."
_ANSWERS = {
    "last": "Na 22.00 uur is er geen bezoek in of bij de woning.",
    "verwacht": "Na 22.00 uur is er geen muziek meer die bij de buren te horen is.",
    "hulp": "Het sociaal team belt u deze week. Zij denken met u mee over de bezoekers.",
    "noodzakelijk": "Gesprekken en hulp hielpen niet genoeg; de buren liggen nog elke week wakker.",
    "evenwichtig": "U kunt in uw huis blijven wonen. Alleen bezoek in de avond kan niet.",
    "herkomst": "De politie en de woningcorporatie.",
    "ontvangers": "Het sociaal team.",
    "fg": "fg@voorbeeld.invalid",
    "wat_gevraagd": "Wilt u met de bewoner in gesprek gaan over hulp?",
    "verblijf": "De opvang is gebeld en heeft plek. Uw contactpersoon gaat met u mee.",
    "beslissing": "Wij gingen na wat er is gebeurd, en spraken met de wijkagent en de verhuurder.",
    "aanwezig": "De bewoner, een medewerker van de gemeente en een verslaglegger.",
    "zienswijze": "De bewoner vertelt dat het na het gesprek rustiger is geworden.",
    "contact": _OFFICE,
}
_IN_SPITE = "verzonnen voorbeeld, zodat van elke soort een brief te zien is"


def write_letters(desk: Desk, ids: Sequence[UUID], target: Path) -> list[Path]:
    """Write a Word file of each kind for which one of these cases has an addressee, into a folder; gives the files."""
    target.mkdir(parents=True, exist_ok=True)
    made = []
    for soort in desk.ctx.naslag.brieven.soorten.values():
        found = _fitting(desk, soort, ids)
        if found is not None:
            made.append(_write(desk, soort, *found, target / f"brief-{soort.code}.docx"))
    return made


def _fitting(desk: Desk, soort: Briefsoort, ids: Sequence[UUID]) -> tuple[UUID, Aan] | None:
    """The first casus that knows a means of this kind, else the first in which somebody can be written to.

    None where in no casus was decided what this kind of letter tells."""
    partners, others = desk.ctx.reads.keten.partners(), None
    for casus_id in ids:
        casus = desk.ctx.reads.dossier.casus_om_te_delen(casus_id)
        choices = addressees(casus, soort, partners)
        if not choices:
            continue
        if any(punt.weigert for punt in _bare(desk, soort, casus_id, choices[0][0])[1].punten):
            continue
        known = {item.code for item in casus.besluiten} | {item.code for item in casus.maatregelen}
        if known & set(soort.middelen):
            return casus_id, choices[0][0]
        others = others or (casus_id, choices[0][0])
    return others


def _bare(desk: Desk, soort: Briefsoort, casus_id: UUID, aan: Aan) -> tuple[Briefverzoek, Voorbereid]:
    asked = Briefverzoek(soort.code, aan, desk.ctx.today(), "Bo Verzonnen")
    return asked, prepare(desk.ctx, casus_id, asked)


def _day(vraag: Briefvraag, today: date) -> date:
    days = {"geldig_tot": 90, "sluit_op": 7}.get(vraag.code, 14)
    return today - timedelta(days=14) if vraag.wanneer is Wanneer.VOOR else today + timedelta(days=days)


def _write(desk: Desk, soort: Briefsoort, casus_id: UUID, aan: Aan, target: Path) -> Path:
    ctx, today = desk.ctx, desk.ctx.today()
    bare, found_before = _bare(desk, soort, casus_id, aan)
    answers = []
    for vraag in found_before.vragen:
        if vraag.soort.is_datum:
            words = written_day(_day(vraag, today))
        else:
            words = _ANSWERS.get(vraag.code) or vraag.hint or _INVENTED
        answers.append((vraag.code, words))
    asked = Briefverzoek(soort.code, aan, today, bare.ondertekenaar, tuple(answers), _IN_SPITE)
    found = read_over_brief(ctx, casus_id, asked).bevindingen
    keuzes = [Naleeskeuze(item, Keuzewijze.MASKEREN) for item in found]
    make_brief(ctx, desk.brieven, casus_id, asked, target, keuzes)
    return target

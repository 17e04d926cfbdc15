"""What was promised with a day: made where it is said, taken along, and ended by what came of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.terugnemen import Stond
from ivbdesk.cases.besluitvorming.rekendagen import after
from ivbdesk.cases.dossier import belofte as rules
from ivbdesk.cases.dossier.belofte import SPOED, Afronding, Belofte, BelofteSoort
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.duur import Duur, Eenheid
from ivbdesk.cases.kader.signaalregels import Maat
from ivbdesk.cases.signaal.signaal import Signaal


def feedback_due(ctx: Context, op: date) -> Belofte:
    """The promise, made on this day, to tell the melder what was done."""
    term = Duur(ctx.naslag.signaalregels.regel(Maat.TERUGKOPPELING).werkdagen, Eenheid.WERKDAG)
    last = after(op, term, ctx.naslag.feestdagen)
    return Belofte(ctx.new_id(), BelofteSoort.TERUGKOPPELING, op, last)


def promise_urgency(ctx: Context, casus: Casus, signaal_id: UUID | None = None) -> None:
    """Where the urgency of a casus names a day, that is promised from today on; what an earlier one promised lapses."""
    today = ctx.today()
    for item in casus.beloften:
        if item.is_open and not item.soort.is_terugkoppeling:
            rules.lapse(item, "de urgentie is gewijzigd", ctx.officer, today)
    soort = BelofteSoort.van(casus.urgentie)
    if soort is not None:
        last = after(today, SPOED[soort], ctx.naslag.feestdagen)
        casus.beloften.append(Belofte(ctx.new_id(), soort, today, last, signaal_id, casus.id))


def take_along(unit: Unit, signaal_id: UUID, casus: Casus) -> None:
    """What was promised of a signal that comes to a casus is promised there, within an open unit of work."""
    for item in unit.register.beloften(signaal_id):
        if item.is_open:
            item.casus_id = casus.id
            casus.beloften.append(item)


def finish_promise(ctx: Context, belofte_id: UUID, afronding: Afronding) -> None:
    """Record that a promise was kept, or will not be and why; raises RegelFout that names the field."""
    how = f", {afronding.wijze.label.lower()}" if afronding.wijze else ""
    with ctx.begin("toezegging afronden", f"{afronding.uitkomst.label.lower()}{how}") as unit:
        found = unit.find(Belofte, belofte_id)
        names: list[str] = []
        where = ""
        if found.casus_id is not None:
            casus = unit.casus(found.casus_id)
            where = f" bij casus {casus.nummer}"
            names += [melder.naam for melder in casus.melders]
            names += [role.persoon.gegevens.achternaam for role in casus.betrokkenen]
        if found.signaal_id is not None:
            signaal = unit.find(Signaal, found.signaal_id)
            names += [signaal.melder_naam, signaal.achternaam]
        stond = Stond(
            found.casus_id, found, "uitkomst", "wijze", "afgerond_op", "afgerond_door", "toelichting"
        )
        rules.finish(found, afronding, ctx.officer, ctx.today(), names)
        ctx.laatste.kan_terug(f"toezegging afgerond{where}", stond.terug())

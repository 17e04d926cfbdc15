"""Officers and what they may see: giving and taking access, and opening a closed casus in an emergency."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import timedelta
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.dossier.besloten import WIE_MAG, demand_lasting, let_in, refresh_elsewhere
from ivbdesk.cases.betrokkenen.medewerker import (
    Medewerker,
    Recht,
    Toegang,
    require_emergency,
    require_own_name,
    require_valid_officers,
)
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout

NOOD_DUURT = timedelta(hours=8)
OPNIEUW_NA = timedelta(minutes=30)
_NOT_OPENED = "geen besloten casus geopend"


def add_officer(ctx: Context, naam: str, functie: str, recht: Recht) -> UUID:
    """Name a colleague in the register; the passphrase comes after, as the colleague's own."""
    id = ctx.new_id()
    with ctx.begin("medewerker toevoegen", recht.label, Recht.BEHEERDER) as unit:
        unit.alone(WIE_MAG)
        require_own_name(naam, unit.register.medewerkers())
        unit.add(Medewerker(id, naam.strip(), functie.strip(), recht))
    return id


def change_officer(ctx: Context, medewerker_id: UUID, naam: str, functie: str, recht: Recht) -> None:
    """Change what a colleague is called or may do; raises RegelFout where no beheerder would be left."""
    with ctx.begin("medewerker wijzigen", recht.label, Recht.BEHEERDER) as unit:
        unit.alone(WIE_MAG)
        officers = unit.register.medewerkers()
        found = next(item for item in officers if item.id == medewerker_id)
        require_own_name(naam, [item for item in officers if item is not found])
        found.naam, found.functie, found.recht = naam.strip(), functie.strip(), recht
        require_valid_officers(officers)


def nothing_else(_unit: Unit) -> None:
    """Where the keys stand beside the database, and are changed after it."""


def end_officer(
    ctx: Context, medewerker_id: UUID, reden: str, along: Callable[[Unit], None] = nothing_else
) -> None:
    """A colleague leaves: the name stays in the log, the access ends; `along` goes in the same unit of work.

    A closed casus that nobody else could see goes to whoever ends it: else it would be lost to everyone.
    """
    with ctx.begin("medewerker beëindigen", reden.strip(), Recht.BEHEERDER) as unit:
        for casus_id in sorted(unit.register.alleen_van(medewerker_id)):
            unit.hold_casus(casus_id)  # a casus comes before the name, as where a casus is closed
        unit.alone(WIE_MAG)
        officers = unit.register.medewerkers()
        found = next(item for item in officers if item.id == medewerker_id)
        found.leave(ctx.today(), ctx.officer)
        require_valid_officers(officers)
        left = unit.register.alleen_van(medewerker_id)
        for casus_id in left:
            let_in(ctx, unit, casus_id, (ctx.officer,), "niemand anders kon deze casus nog zien")
        along(unit)
    _refresh_after(ctx, left)


def _refresh_after(ctx: Context, cases: Collection[UUID]) -> None:
    """What lists tell of these, now that this officer is let in: on a server she sees nothing of them before that is committed."""
    if cases:
        with ctx.begin("bijwerken", "") as unit:
            for casus_id in cases:
                unit.refresh(casus_id)


def log_key_change(
    ctx: Context,
    medewerker_id: UUID,
    wat: str,
    nodig: Recht = Recht.BEHEERDER,
    along: Callable[[Unit], None] = nothing_else,
) -> None:
    """Note a change of keys in the log before it is made, or with it; raises RegelFout for an officer who may not manage them."""
    with ctx.begin("sleutels beheren", wat, nodig) as unit:
        unit.log("medewerker", medewerker_id, wat)
        along(unit)


def log_wrong_tries(ctx: Context, number: int) -> None:
    """Note how many wrong passphrases were typed since the register was last opened."""
    with ctx.begin("verkeerde wachtwoordzin", f"{number} keer", Recht.LEZER) as unit:
        unit.log("register", ctx.officer, f"{number} keer een verkeerde wachtwoordzin")


_OPEN = "Iedereen mag deze casus al zien. Haal dit vinkje weg als dat niet zo moet blijven."


def close_casus_to(ctx: Context, casus_id: UUID, medewerkers: Collection[UUID], reden: str) -> None:
    """Close a casus to all but these officers; whoever closes it keeps access."""
    require_reason(reden, "niet iedereen deze casus mag zien")
    with ctx.begin("casus besluiten", reden.strip()) as unit:
        casus = unit.casus(casus_id)
        unit.alone(WIE_MAG)
        demand_lasting(ctx, unit, casus)
        wanted = {ctx.officer, *medewerkers}
        now = unit.at_moment()
        present = {item.medewerker_id: item for item in unit.register.toegangen(casus_id) if item.tot is None}
        for officer, item in present.items():
            if officer not in wanted:
                item.tot = now
        let_in(ctx, unit, casus_id, wanted - set(present), reden.strip())
        casus.besloten = True
        refresh_elsewhere(unit, casus)


def open_casus_to_all(ctx: Context, casus_id: UUID, reden: str) -> None:
    """Let every officer of the register see the casus again; raises RegelFout that names the field where they do."""
    with ctx.begin("casus openstellen", reden.strip()) as unit:
        casus = unit.casus(casus_id)
        if not casus.besloten:
            raise RegelFout("iedereen", _OPEN)
        require_reason(reden, "iedereen deze casus weer mag zien")
        demand_lasting(ctx, unit, casus)
        casus.besloten = False
        for item in unit.register.toegangen(casus_id):
            if item.tot is None:
                item.tot = unit.at_moment()
        refresh_elsewhere(unit, casus)


def open_in_nood(ctx: Context, nummer: str, reden: str) -> UUID:
    """Open a closed casus in an emergency, for eight hours; gives its id, and tells who has it.

    Only by its whole number, which the caller has from elsewhere: it stands in no list. Where no such casus is closed
    to this officer, that it was tried is logged too, without the reason: that tells of a casus to all who read the log.
    Raises RegelFout then, whatever the cause.
    """
    require_emergency(reden)
    with ctx.begin("noodopening", _NOT_OPENED) as unit:
        found = unit.register.besloten_op_nummer(nummer.strip().upper())
        if found is None:
            unit.log("medewerker", ctx.officer, _NOT_OPENED)
    if found is None:
        raise RegelFout("nummer", "Met dit nummer valt geen besloten casus in nood te openen.")
    with ctx.begin("noodopening", reden.strip()) as unit:
        if not any(
            item.medewerker_id == ctx.officer and item.tot is None for item in unit.register.toegangen(found)
        ):
            now = unit.at_moment()
            unit.add(Toegang(ctx.new_id(), found, ctx.officer, now, now + NOOD_DUURT, True, reden.strip()))
    _refresh_after(ctx, [found])
    return found


def note_emergency_seen(ctx: Context, casus_id: UUID) -> None:
    """Whoever has a closed casus has seen who opened it in an emergency, and why."""
    with ctx.begin("noodopening gezien", "gelezen door wie de casus heeft") as unit:
        casus = unit.casus(casus_id)
        demand_lasting(ctx, unit, casus)
        for item in unit.register.toegangen(casus_id):
            if item.nood and item.gezien_op is None:
                item.gezien_op = unit.at_moment()


def log_view(ctx: Context, casus_id: UUID) -> None:
    """Note that this officer looked at a casus; once in half an hour is enough."""
    last = ctx.reads.dossier.laatst_bekeken(casus_id)
    if last is not None and abs(ctx.now() - last) < OPNIEUW_NA:  # a log may be on another clock than ours
        return
    with ctx.begin("casus bekijken", "", Recht.LEZER) as unit:
        unit.log("casus", casus_id, "bekeken")

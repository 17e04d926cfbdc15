"""Trying what the register promises, and telling a CISO of it; each try is in the log, with its outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from ivbdesk import __version__
from ivbdesk.actions.bestand import write_file
from ivbdesk.actions.context import AMSTERDAM, Context
from ivbdesk.actions.publiek.uitvoer import Drukkerij, gemeente_of, hand_over
from ivbdesk.cases.beheer.programmadeel import Programmadeel
from ivbdesk.cases.beheer.veiligheid import Beproefd, Bewijssoort, Gedaan, uitkomst
from ivbdesk.cases.beheer.veiligheidsblad import Ingang, Veiligheidsblad
from ivbdesk.cases.beheer.verwerking import Verwerking
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.taal.nederlands import short_date

_ACTS = {
    Bewijssoort.NAGEKEKEN: "reservekopie nakijken",
    Bewijssoort.OEFENING: "herstelsleutel oefenen",
    Bewijssoort.CONTROLE: "register controleren",
    Bewijssoort.SLEUTELS: "hoofdsleutel vernieuwen",
}
_OF_A_FOLDER = frozenset({Bewijssoort.KOPIE, Bewijssoort.NAGEKEKEN, Bewijssoort.SLEUTELS})
"""What cannot be shown of a register on a server: it has no copies here, and its keys are not renewed."""
_KEYS, RECOVERY_REPLACED = "sleutels beheren", "herstelsleutel vervangen"
OWN = Programmadeel("ivbdesk", __version__, "EUPL-1.2", is_spdx=True)


@dataclass(frozen=True)
class Omstandigheden:
    """What the page tells that stands outside the database."""

    kopie_op: datetime | None
    met_wachtwoordzin: frozenset[UUID]
    met_sleutelring: frozenset[UUID]
    versleuteling: tuple[tuple[str, str], ...]
    delen: tuple[Programmadeel, ...]
    op_server: bool = False


def log_proof(ctx: Context, soort: Bewijssoort, told: str, *, goed: bool, nodig: Recht = Recht.LEZER) -> None:
    """Note in the log that something was tried, and what came of it."""
    outcome = uitkomst(told, goed=goed)
    with ctx.begin(_ACTS[soort], outcome, nodig) as unit:
        unit.log("register", ctx.officer, outcome)


def last_proof(ctx: Context, soort: Bewijssoort) -> Gedaan | None:
    """When something was tried last, by the log."""
    return ctx.reads.beheer.laatst_gedaan(_ACTS[soort])


def veiligheidsblad(ctx: Context, rond: Omstandigheden) -> Veiligheidsblad:
    """All that the page tells, of today."""
    kader = ctx.naslag.veiligheid
    officers = [item for item in ctx.reads.beheer.medewerkers() if item.tot is None]
    ways = [
        Ingang(
            item.recht.label, item.functie, item.id in rond.met_wachtwoordzin, item.id in rond.met_sleutelring
        )
        for item in officers
    ]
    strange = (rond.met_wachtwoordzin | rond.met_sleutelring) - {item.id for item in officers}
    return Veiligheidsblad(
        gemeente_of(ctx),
        __version__,
        ctx.today(),
        kader,
        tuple(
            Beproefd(eis, *_given(ctx, eis.soort, rond.kopie_op))
            for eis in kader.eisen
            if not (rond.op_server and eis.soort in _OF_A_FOLDER)
        ),
        tuple(sorted(ways, key=lambda way: (way.recht, way.functie))),
        len(strange),
        rond.versleuteling,
        rond.delen,
        verwerking(ctx),
        rond.op_server,
    )


def _given(ctx: Context, soort: Bewijssoort, kopie_op: datetime | None) -> tuple[Gedaan | None, str]:
    if soort is Bewijssoort.KOPIE:
        return (Gedaan(kopie_op.astimezone(AMSTERDAM).date(), "") if kopie_op else None), ""
    found = last_proof(ctx, soort)
    if soort is Bewijssoort.SLEUTELS and found:
        return replace(found, uitkomst=""), ""
    if soort is not Bewijssoort.OEFENING or found is None:
        return found, ""
    read = ctx.reads.beheer
    others = (read.laatst_gedaan(_KEYS, RECOVERY_REPLACED), last_proof(ctx, Bewijssoort.SLEUTELS))
    later = [item.op for item in others if item and item.nummer > found.nummer]
    return found, f"op {short_date(max(later))} kwam er een andere herstelsleutel" if later else ""


def verwerking(ctx: Context) -> Verwerking:
    """What is kept of whom, why, how long and for whom: from the tables, and from the lists that the program works by."""
    known, reads = ctx.naslag, ctx.reads.verwerking
    groups, used = reads.groepen(), reads.onder_grondslag()
    numbers = {group.naam: group.rijen for group in groups}
    return Verwerking(
        aantallen=tuple((name, numbers[name]) for name in ("casussen", "personen", "signalen", "stukken")),
        groepen=groups,
        rollen=tuple((rol.label, number) for rol, number in reads.rollen().items()),
        bijzonder=tuple(
            dict.fromkeys((item.groep.naam, item.groep.artikel) for item in known.woordkeus.lijst)
        ),
        herkomst=tuple(item.label for item in Herkomst),
        zaken=tuple(item.label for item in CasusSoort),
        grondslagen=tuple(
            (item.naam, f"{item.artikel}{_used(used.get(item.code, 0))}")
            for item in known.grondslagen.values()
            if item.actief
        ),
        ontvangers=reads.ontvangers(),
        documenten_voor=tuple(item.label for item in Ontvanger),
        termijnen=tuple((item.naam, item.duur, item.bron) for item in known.termijnen.lijst),
    )


def _used(number: int) -> str:
    return f"; {number} keer verstrekt" if number else ""


def save_veiligheid(ctx: Context, drukkerij: Drukkerij, told: Veiligheidsblad, target: Path) -> None:
    """Write the page as a PDF; that it left is logged. Raises KanNietSchrijven."""
    about = [("medewerker", ctx.officer)]
    hand_over(ctx, target, "veiligheidsblad", "de CISO", about, lambda head: drukkerij.veiligheid(told, head))


def save_parts(ctx: Context, drukkerij: Drukkerij, delen: Sequence[Programmadeel], target: Path) -> None:
    """Write the list of parts; nothing of the register is in it. Raises KanNietSchrijven."""
    write_file(target, drukkerij.delen(OWN, delen, ctx.new_id()))

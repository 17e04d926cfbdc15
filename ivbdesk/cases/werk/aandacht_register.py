"""Points of attention of the register itself: convenants, partner cards, retention, copies (S14, S16, S20, S24)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.bewaren.bewaren import Vervallen
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.kader.signaalregels import Maat, Signaalregel, Signaalregels
from ivbdesk.cases.taal.nederlands import count, short_date


@dataclass(frozen=True, slots=True)
class Registerpunt:
    """What a rule found in the register: what, why, and on which page it is answered."""

    regel: str
    wat: str
    toelichting: str
    pagina: str


def convenants(items: Sequence[Convenant], regel: Signaalregel, vandaag: date) -> Iterator[Registerpunt]:
    """Convenants that end soon; one that has ended opens nothing any more and asks nothing (S14)."""
    for item in items:
        if item.geldig_tot is not None and item.geldig_tot - regel.vooraf <= vandaag <= item.geldig_tot:
            told = f"Geldt tot en met {short_date(item.geldig_tot)} · {regel.doen[0]}"
            yield Registerpunt(regel.code, f"Convenant loopt af: {item.naam}", told, "partners")


def partner_cards(partners: Sequence[Partner], regel: Signaalregel, vandaag: date) -> Iterator[Registerpunt]:
    """Cards that nobody went through for too long, reported as one (S16)."""
    old = [p for p in partners if p.gecontroleerd_op is None or vandaag - p.gecontroleerd_op >= regel.na]
    if old:
        names = ", ".join(partner.kort for partner in old[:3]) + (" …" if len(old) > 3 else "")
        what = f"{count(len(old), 'partnerkaart', 'partnerkaarten')} nalopen"
        yield Registerpunt(regel.code, what, f"{names} · {regel.doen[0]}", "partners")


def retention(due: Sequence[Vervallen], regel: Signaalregel) -> Iterator[Registerpunt]:
    """What may or must go soon, reported as one; `due` is what goes before the bound of the rule (S20)."""
    going = [item for item in due if not item.bewaarplicht]
    if going:
        what = f"Bewaartermijn loopt af van {count(len(going), 'onderdeel', 'onderdelen')}"
        first = min(item.datum for item in going)
        yield Registerpunt(regel.code, what, f"Vanaf {short_date(first)} · {regel.doen[0]}", "beheer")


def copies(newest: date | None, regel: Signaalregel, vandaag: date) -> Iterator[Registerpunt]:
    """No copy was made for too long (S24)."""
    if newest is None or vandaag - newest >= regel.na:
        told = f"De nieuwste is van {short_date(newest)}" if newest else "Er is nog geen kopie"
        yield Registerpunt(regel.code, "Geen recente reservekopie", f"{told} · {regel.doen[0]}", "beheer")


def register_points(
    regels: Signaalregels,
    items: Sequence[Convenant],
    partners: Sequence[Partner],
    due: Sequence[Vervallen],
    newest: date | None,
    vandaag: date,
) -> tuple[Registerpunt, ...]:
    """What each rule that is on finds in the register, in the order of the file."""
    found: dict[Maat, Iterator[Registerpunt]] = {
        Maat.CONVENANT: convenants(items, regels.regel(Maat.CONVENANT), vandaag),
        Maat.PARTNERKAART: partner_cards(partners, regels.regel(Maat.PARTNERKAART), vandaag),
        Maat.BEWAREN: retention(due, regels.regel(Maat.BEWAREN)),
        Maat.RESERVEKOPIE: copies(newest, regels.regel(Maat.RESERVEKOPIE), vandaag),
    }
    return tuple(
        point for regel in regels.lijst if regel.aan and regel.meet in found for point in found[regel.meet]
    )

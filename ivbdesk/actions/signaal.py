"""Recording a signal: what was heard, where, when and from whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.object import Adres
from ivbdesk.cases.signaal import Signaal, SignaalBron, Thema, number_signaal, require_valid

NO_ADDRESS = Adres()


@dataclass(frozen=True)
class SignaalGegevens:
    """A signal as typed; an empty `adres` means that no address is known. `ontvangen_op` None means now."""

    bron: SignaalBron
    thema: Thema
    tekst: str
    gebeurd_op: date | None = None
    ontvangen_op: datetime | None = None
    van: str = ""
    melder_naam: str = ""
    melder_contact: str = ""
    wil_terugkoppeling: bool = False
    adres: Adres = NO_ADDRESS
    voornaam: str = ""
    tussenvoegsel: str = ""
    achternaam: str = ""
    acuut: bool = False


def record_signaal(ctx: Context, gegevens: SignaalGegevens) -> UUID:
    """Record a signal; gives its id. Raises RegelFout that names the field."""
    with ctx.begin("signaal vastleggen", gegevens.thema.label.lower()) as unit:
        return make_signaal(ctx, unit, gegevens).id


def make_signaal(ctx: Context, unit: Unit, gegevens: SignaalGegevens) -> Signaal:
    """A new signal, within a unit of work that is open; raises RegelFout that names the field."""
    received = gegevens.ontvangen_op or unit.at_moment()
    in_year, running = unit.next_signaal(received.year)
    place = gegevens.adres
    signaal = Signaal(
        id=ctx.new_id(),
        nummer=number_signaal(received.year, in_year),
        volgnr=running,
        ontvangen_op=received,
        bron=gegevens.bron,
        thema=gegevens.thema,
        tekst=gegevens.tekst.strip(),
        gebeurd_op=gegevens.gebeurd_op,
        van=gegevens.van.strip(),
        melder_naam=gegevens.melder_naam.strip(),
        melder_contact=gegevens.melder_contact.strip(),
        wil_terugkoppeling=gegevens.wil_terugkoppeling,
        straat=place.straat,
        huisnummer=place.huisnummer or None,
        toevoeging=place.toevoeging,
        postcode=place.postcode,
        plaats=place.plaats,
        voornaam=gegevens.voornaam.strip(),
        tussenvoegsel=gegevens.tussenvoegsel.strip().lower(),
        achternaam=gegevens.achternaam.strip(),
        acuut=gegevens.acuut,
    )
    require_valid(signaal, unit.at_moment())
    unit.add(signaal)
    return signaal

"""A signal: recording and correcting it, deciding what it resembles, and showing its sealed reporter once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ivbdesk.actions.context import AMSTERDAM, Context, Unit
from ivbdesk.cases.betrokkenen.betrokkene import tidy_initials
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import Dubbelbesluit, Signaal, SignaalBron, number_signaal, require_valid
from ivbdesk.cases.taal.eisen import require_reason

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
    voorletters: str = ""
    tussenvoegsel: str = ""
    achternaam: str = ""
    acuut: bool = False


@dataclass(frozen=True)
class Gelijkenisbesluit:
    """What an officer decided of a likeness: the same matter (or about this person) or not, and why."""

    soort: str
    id: UUID
    zelfde: bool
    reden: str = ""


@dataclass(frozen=True)
class Onthuld:
    """The sealed reporter, shown once."""

    naam: str
    contact: str
    wil_terugkoppeling: bool


def record_signaal(
    ctx: Context, gegevens: SignaalGegevens, besluiten: Sequence[Gelijkenisbesluit] = ()
) -> UUID:
    """Record a signal, with what was decided of earlier ones; gives its id. Raises RegelFout that names the field."""
    with ctx.begin("signaal vastleggen", gegevens.thema.label.lower()) as unit:
        made = make_signaal(ctx, unit, gegevens)
        for besluit in besluiten:
            keep_decision(ctx, made, besluit)
        return made.id


def change_signaal(ctx: Context, signaal_id: UUID, gegevens: SignaalGegevens, reden: str) -> None:
    """Correct a signal; a reporter that is left empty stays as it was. The reason goes into the log."""
    require_reason(reden, "u dit verbetert; dit komt in het logboek")
    with ctx.begin("signaal verbeteren", reden.strip()) as unit:
        found = unit.find(Signaal, signaal_id)
        for name in ("bron", "thema", "gebeurd_op", "acuut", "wil_terugkoppeling"):
            setattr(found, name, getattr(gegevens, name))
        for name in ("tekst", "van", "voornaam", "achternaam"):
            setattr(found, name, getattr(gegevens, name).strip())
        found.voorletters = tidy_initials(gegevens.voorletters)
        found.tussenvoegsel = gegevens.tussenvoegsel.strip().lower()
        found.melder_naam = gegevens.melder_naam.strip() or found.melder_naam
        found.melder_contact = gegevens.melder_contact.strip() or found.melder_contact
        place = gegevens.adres
        found.straat, found.huisnummer = place.straat, place.huisnummer or None
        found.toevoeging, found.postcode, found.plaats = place.toevoeging, place.postcode, place.plaats
        require_valid(found, unit.at_moment().astimezone(AMSTERDAM))


def judge_likeness(ctx: Context, signaal_id: UUID, besluit: Gelijkenisbesluit) -> None:
    """Keep whether a signal is about the same as an earlier one or a casus; an earlier decision gives way."""
    with ctx.begin("gelijkenis beoordelen", "hetzelfde" if besluit.zelfde else "iets anders") as unit:
        keep_decision(ctx, unit.find(Signaal, signaal_id), besluit)


def keep_decision(ctx: Context, signaal: Signaal, besluit: Gelijkenisbesluit) -> None:
    """Keep a decision with a signal, replacing an earlier one on the same thing; within a unit of work that is open."""
    signaal.dubbelbesluiten[:] = [item for item in signaal.dubbelbesluiten if item.ander_id != besluit.id]
    signaal.dubbelbesluiten.append(
        Dubbelbesluit(
            ctx.new_id(),
            signaal.id,
            besluit.soort,
            besluit.id,
            besluit.zelfde,
            ctx.today(),
            besluit.reden.strip(),
        )
    )


def unseal_melder(ctx: Context, signaal_id: UUID, reden: str) -> Onthuld:
    """Who reported, shown once; asking for it is logged with the reason."""
    require_reason(reden, "u de melder wilt zien; dit komt in het logboek")
    with ctx.begin("melder tonen", reden.strip()) as unit:
        found = unit.find(Signaal, signaal_id)
        unit.log("signaal", signaal_id, f"identiteit van de melder van {found.nummer} getoond")
        return Onthuld(found.melder_naam, found.melder_contact, found.wil_terugkoppeling)


def make_signaal(ctx: Context, unit: Unit, gegevens: SignaalGegevens) -> Signaal:
    """A new signal, within a unit of work that is open; raises RegelFout that names the field."""
    received = gegevens.ontvangen_op or unit.at_moment()
    in_year, running = unit.nummers.signaal(received.year)
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
        voorletters=tidy_initials(gegevens.voorletters),
        tussenvoegsel=gegevens.tussenvoegsel.strip().lower(),
        achternaam=gegevens.achternaam.strip(),
        acuut=gegevens.acuut,
    )
    require_valid(signaal, unit.at_moment().astimezone(AMSTERDAM))
    unit.add(signaal)
    return signaal

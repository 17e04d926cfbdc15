"""Setting up a register and keeping its settings and partner cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Recht
from ivbdesk.cases.betrokkenen.partner import (
    ContactGegevens,
    Contactpersoon,
    KaartGegevens,
    Partner,
    require_valid_contact,
)
from ivbdesk.cases.betrokkenen.register import INSTELLINGEN, VERZEGELD, Instelling, require_valid_setting
from ivbdesk.cases.kader.partnerkaart import Partnerkaart
from ivbdesk.cases.taal.eisen import require_filled, require_reason


def set_up_register(
    ctx: Context, naam: str, functie: str, instellingen: dict[str, str], kaarten: Sequence[Partnerkaart]
) -> None:
    """Fill a new register: its officer, its settings and the partners of the handelingskader."""
    require_filled("naam", naam, "Vul uw naam in; het logboek laat zien wie wat deed.")
    with ctx.begin("register inrichten", "nieuw register") as unit:
        unit.add(Medewerker(ctx.officer, naam.strip(), functie.strip()))
        for name in INSTELLINGEN:
            unit.add(Instelling(name, require_valid_setting(name, instellingen[name])))
        unit.add(Instelling(VERZEGELD, ctx.today().isoformat()))
        for kaart in kaarten:
            unit.add(_partner_from(ctx.new_id(), kaart))


def _partner_from(id: UUID, kaart: Partnerkaart) -> Partner:
    return Partner(
        id=id,
        code=kaart.code,
        naam=kaart.naam,
        kort=kaart.kort,
        domein=kaart.domein,
        taken=kaart.taken,
        bevoegdheden=kaart.bevoegdheden,
        expertise=",".join(str(number) for number in kaart.expertise),
        diensten=kaart.diensten,
        prioriteiten=kaart.prioriteiten,
        grenzen=kaart.grenzen,
        deelt=kaart.deelt,
        bereikbaar=kaart.bereikbaar,
        codes=",".join(kaart.codes),
        gecontroleerd_op=kaart.gecontroleerd_op,
        klasse=kaart.klasse,
        verwijzen=kaart.verwijzen,
        ontvangt=kaart.ontvangt,
        trefwoorden=kaart.trefwoorden,
    )


def change_settings(ctx: Context, waarden: Mapping[str, str], reden: str) -> None:
    """Change settings by name, all or none; raises RegelFout on a value that cannot be used."""
    with ctx.begin("instellingen wijzigen", reden, Recht.BEHEERDER) as unit:
        for naam, waarde in waarden.items():
            value = require_valid_setting(naam, waarde)
            setting = unit.register.instelling(naam)
            if setting is None:
                unit.add(Instelling(naam, value))
            else:
                setting.waarde = value


def log_restore(ctx: Context, kopie: str) -> None:
    """Note in the log that this register came from a copy; `kopie` is its moment, as its folder is named."""
    with ctx.begin("reservekopie terugzetten", f"uit de kopie van {kopie}", Recht.LEZER) as unit:
        unit.log("register", ctx.officer, f"teruggezet uit de kopie van {kopie}")


def change_partner(ctx: Context, partner_id: UUID, gegevens: KaartGegevens, reden: str) -> None:
    """Change a partner card; changing it does not yet confirm it. `klasse` decides what it may be told."""
    with ctx.begin("partnerkaart wijzigen", reden) as unit:
        unit.find(Partner, partner_id).change_card(gegevens)


def save_contact(ctx: Context, partner_id: UUID, id: UUID | None, gegevens: ContactGegevens) -> UUID:
    """Keep a contact person of a partner, new or changed. Raises RegelFout."""
    with ctx.begin("contactpersoon vastleggen", gegevens.naam.strip()) as unit:
        partner = unit.find(Partner, partner_id)
        if id is None:
            found = Contactpersoon(ctx.new_id(), partner_id, "")
            partner.contactpersonen.append(found)
        else:
            found = next(contact for contact in partner.contactpersonen if contact.id == id)
        found.change(gegevens)
        require_valid_contact(found)
        return found.id


def remove_contact(ctx: Context, partner_id: UUID, id: UUID, reden: str) -> None:
    """Take a contact person off the card of a partner."""
    require_reason(reden, "deze contactpersoon vervalt")
    with ctx.begin("contactpersoon verwijderen", reden.strip()) as unit:
        partner = unit.find(Partner, partner_id)
        found = next(contact for contact in partner.contactpersonen if contact.id == id)
        partner.contactpersonen.remove(found)
        unit.remove(found)  # by name, so that the log shows what was taken away


def confirm_partner(ctx: Context, partner_id: UUID) -> None:
    """Record that the card was checked today with the partner (IVB 6.2.2)."""
    with ctx.begin("partnerkaart controleren", "gegevens nagelopen met de partner") as unit:
        unit.find(Partner, partner_id).gecontroleerd_op = ctx.today()

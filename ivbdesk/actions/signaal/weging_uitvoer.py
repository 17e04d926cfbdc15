"""Carrying out the outcome of a weighing, within the unit of work of the decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from ivbdesk.actions.context import AMSTERDAM, Context, Unit
from ivbdesk.actions.dossier.beloften import promise_urgency, take_along
from ivbdesk.actions.dossier.casus import NO_ADDRESS, PERSONEN, CasusGegevens, NieuwePersoon, make_casus
from ivbdesk.actions.signaal.weging_bekend import require_person_looked_up
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.partner import Inzet, InzetRol, Partner
from ivbdesk.cases.bewaren.vernietiging import Bewaarplicht
from ivbdesk.cases.dossier.bron import find_melder, seal_melder
from ivbdesk.cases.dossier.casus import Casus, require_nameless
from ivbdesk.cases.dossier.delen import Drager
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem
from ivbdesk.cases.dossier.verstrekking import (
    Convenant,
    Verstrekking,
    require_allowed,
    require_some_convenant,
)
from ivbdesk.cases.kader.grondslag import Grondslag
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.cases.kader.soorten import Herkomst, Uitkomst
from ivbdesk.cases.kader.wegingskader import Uitkomstregel
from ivbdesk.cases.signaal.signaal import Signaal, SignaalBron, Signaaldeling
from ivbdesk.cases.signaal.signaal_verloop import require_joinable
from ivbdesk.cases.signaal.weging import Ingevuld, Wegingsbesluit
from ivbdesk.cases.signaal.weging_partners import Partnervoorstel
from ivbdesk.cases.signaal.wegingseisen import explained_fields, special_goes
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import join_nl

_HERKOMST = {
    SignaalBron.WIJKAGENT: Herkomst.POLITIE,
    SignaalBron.BOA: Herkomst.EIGEN,
    SignaalBron.GEMEENTE: Herkomst.EIGEN,
    SignaalBron.CORPORATIE: Herkomst.CORPORATIE,
    SignaalBron.SOCIAAL_TEAM: Herkomst.ZORG,
    SignaalBron.GGD: Herkomst.ZORG,
}
"""Where what was told comes from; all others are melders."""
_PRIVATE = (SignaalBron.BEWONER, SignaalBron.ANONIEM)


def carry_out(
    ctx: Context,
    unit: Unit,
    signaal: Signaal,
    rule: Uitkomstregel,
    besluit: Wegingsbesluit,
    ingevuld: Ingevuld,
    partners: Sequence[Partnervoorstel],
) -> None:
    """Do what the outcome says; raises RegelFout that names the field, and then nothing of it is kept."""
    _keep_reason(ctx, signaal, rule, besluit)
    if rule.code is Uitkomst.NIEUWE_CASUS:
        casus = _open_casus(ctx, unit, signaal, besluit)
        _join(ctx, unit, signaal, casus, besluit)
        _name_partners(ctx, unit, casus, partners)
        ctx.laatste.geeft(f"Casus {casus.nummer} is geopend")
    elif rule.code is Uitkomst.BESTAANDE_CASUS and besluit.casus_id is not None:
        casus = unit.casus(besluit.casus_id)
        require_joinable(casus)
        _join(ctx, unit, signaal, casus, besluit)
        ctx.laatste.geeft(f"Het signaal hoort nu bij casus {casus.nummer}")
    elif "partner" in rule.eist and besluit.partner_id is not None:
        _hand_over(ctx, unit, signaal, rule, besluit, ingevuld)


def _open_casus(ctx: Context, unit: Unit, signaal: Signaal, besluit: Wegingsbesluit) -> Casus:
    if besluit.nazoeken:
        unit.alone(PERSONEN)
        require_person_looked_up(ctx, signaal, besluit)
    theme = ctx.naslag.wegingskader.themas[signaal.thema]
    assert besluit.urgentie is not None  # demanded before
    known = unit.object_at(signaal.adres) if signaal.adres else None
    given = CasusGegevens(
        soort=theme.soort,
        titel=besluit.titel,
        doel=besluit.doel,
        grondslag=besluit.grondslag,
        urgentie=besluit.urgentie,
        urgentie_reden=besluit.urgentie_reden,
        procesregie=unit.find(Partner, _own(ctx, unit)).kort,
        adres=signaal.adres or NO_ADDRESS,
        huurvorm=known.huurvorm if known else Huurvorm.ONBEKEND,
        eigenaar=known.eigenaar if known else "",
    )
    person = None
    if signaal.naam:
        named = replace(signaal.persoon, achternaam=signaal.persoon.achternaam or "onbekend")
        person = NieuwePersoon(named, Rol.BETROKKENE, besluit.persoon_id, besluit.iemand_anders)
    casus = make_casus(ctx, unit, given, person, None)
    require_nameless(casus)
    promise_urgency(ctx, casus, signaal.id)
    return casus


def _own(ctx: Context, unit: Unit) -> UUID:
    return next(
        partner.id for partner in unit.register.partners() if partner.code == ctx.naslag.wegingskader.eigen
    )


def _join(ctx: Context, unit: Unit, signaal: Signaal, casus: Casus, besluit: Wegingsbesluit) -> None:
    """The signal becomes a melding in the tijdlijn, as the officer words it; who told it goes sealed to the casus."""
    guarded = any(item.is_bijzonder for item in ctx.naslag.woordkeus.find(besluit.tijdlijn))
    special = guarded or besluit.tijdlijn_bijzonder
    melder = None
    if signaal.melder_naam:
        melder = find_melder(casus, signaal.melder_naam, ctx.kader.bronregels)
        if melder is None:
            melder = seal_melder(casus, ctx.new_id(), signaal.melder_naam, ctx.kader.bronregels)
        melder.contact = signaal.melder_contact or melder.contact
        melder.wil_terugkoppeling = melder.wil_terugkoppeling or signaal.wil_terugkoppeling
    private = signaal.bron in _PRIVATE
    casus.tijdlijn.append(
        Tijdlijnitem(
            id=ctx.new_id(),
            casus_id=casus.id,
            soort=ItemSoort.MELDING,
            aard=Aard.VERKLARING,
            herkomst=_HERKOMST.get(signaal.bron, Herkomst.MELDER),
            bron=signaal.bron.label if private else signaal.van or signaal.bron.label,
            tekst=besluit.tijdlijn.strip(),
            datum=signaal.gebeurd_op or signaal.ontvangen_op.astimezone(AMSTERDAM).date(),
            vastgelegd_op=unit.at_moment(),
            melder_id=melder.id if melder else None,
            bijzonder=special,
        )
    )
    if signaal.bewaarplicht:  # it goes with the casus from here on, and so does what holds it
        unit.add(Bewaarplicht(ctx.new_id(), casus.id, signaal.bewaarplicht, ctx.today()))
        signaal.bewaarplicht = ""
    signaal.casus_id = casus.id
    take_along(unit, signaal.id, casus)
    _book_earlier_sharing(ctx, unit, signaal, casus)


def _book_earlier_sharing(ctx: Context, unit: Unit, signaal: Signaal, casus: Casus) -> None:
    """What went to partners before there was a casus stands in its ledger too."""
    for told in signaal.delingen:
        name = unit.find(Partner, told.partner_id).naam if told.partner_id else "niet vastgelegd"
        what = ", ".join(
            part for part in (f"signaal {signaal.nummer}, voor de casus", told.convenant) if part
        )
        casus.verstrekkingen.append(
            Verstrekking(
                ctx.new_id(), casus.id, told.op, unit.at_moment(), Drager.SCHRIFTELIJK, name, what, told.grondslag,
                told.noodzaak, told.partner_id,
            )
        )  # fmt: skip


def _keep_reason(ctx: Context, signaal: Signaal, rule: Uitkomstregel, besluit: Wegingsbesluit) -> None:
    """Where guarded words stay, the signal keeps the reason with its necessity."""
    texts = [getattr(besluit, name) for name in explained_fields(rule)]
    words = {f"‘{item.woord}’": None for text in texts for item in ctx.naslag.woordkeus.find(text)}
    if words:
        why = besluit.woord_reden.strip()
        signaal.noodzaak = f"{signaal.noodzaak}\nKan niet zonder {join_nl(list(words))}: {why}".strip()


def _name_partners(ctx: Context, unit: Unit, casus: Casus, partners: Sequence[Partnervoorstel]) -> None:
    """The chosen partners stand in the chain as named: they have been told nothing yet."""
    for chosen in partners:
        partner = unit.find(Partner, chosen.id)
        for number in chosen.leefgebieden:
            casus.inzetten.append(
                Inzet(
                    ctx.new_id(), casus.id, partner.id, number, InzetRol.GENOEMD, ctx.today(), toelichting=chosen.waarom
                )
            )  # fmt: skip


def _hand_over(
    ctx: Context,
    unit: Unit,
    signaal: Signaal,
    rule: Uitkomstregel,
    besluit: Wegingsbesluit,
    ingevuld: Ingevuld,
) -> None:
    """Tell a partner, on a ground that carries it, by the same check as sharing from a casus.

    The ledger of a casus has no place for it, so the signal keeps it and the log mentions it.
    """
    assert besluit.partner_id is not None  # demanded before
    partner = unit.find(Partner, besluit.partner_id)
    rule.require_partner(partner.code)
    ground = ctx.naslag.grondslagen.get(rule.grond or besluit.deelgrond)
    if ground is not None:
        ground.require_active("deelgrond")
        if ground.besluit or ground.toestemming:
            raise RegelFout(
                "deelgrond",
                "Deze grondslag vraagt een besluit of toestemming met datum en stuk. Open eerst een casus en leg het daar vast.",
                ground.artikel,
            )
    agreed = _agreement(ctx, partner, ground, besluit)
    special = special_goes(ingevuld, besluit)
    origin = _HERKOMST.get(signaal.bron, Herkomst.MELDER)
    try:
        soort = ctx.naslag.wegingskader.themas[signaal.thema].soort
        require_allowed(partner, [origin], special, ground, agreed, ctx.today(), soort)
    except RegelFout as wrong:
        field = "deelgrond" if wrong.veld == "grondslag" else wrong.veld
        raise RegelFout(field, wrong.melding, wrong.bron) from None
    assert ground is not None  # refused above
    signaal.partner_id, signaal.deelgrond = partner.id, ground.code
    convenant = agreed.naam if agreed is not None else ""
    told = Signaaldeling(
        ctx.new_id(), signaal.id, ctx.today(), ground.code, signaal.noodzaak, convenant, partner.id
    )
    signaal.delingen.append(told)
    under = f", {agreed.naam}" if agreed is not None else ""
    goes = ", met bijzondere gegevens" if special else ""
    unit.log("signaal", signaal.id, f"gedeeld met {partner.naam} op {ground.code} {ground.naam}{under}{goes}")


def _agreement(
    ctx: Context, partner: Partner, ground: Grondslag | None, besluit: Wegingsbesluit
) -> Convenant | None:
    """The convenant that was chosen, where the ground asks for one; refused where there is none to choose."""
    if ground is None or not ground.convenant:
        return None
    known = ctx.reads.keten.convenanten()
    require_some_convenant(partner, known, ground, ctx.today())
    return next((c for c in known if c.id == besluit.convenant_id), None)

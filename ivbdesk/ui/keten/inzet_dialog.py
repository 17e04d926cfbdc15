"""A partner's role on a leefgebied: trekker, betrokken or genoemd; refused, waiting, or ended."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.keten.keten import InzetGegevens, assign_partner, end_inzet
from ivbdesk.cases.betrokkenen.partner import Inzet, InzetRol
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import CheckField, OptionalNumberField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_LONG_WAIT = 104
"""A wait of more weeks is asked about."""


class InzetDialog(FormDialog):
    """Sets a role in the place of an earlier one, or ends it with the reason."""

    def __init__(
        self,
        place: Workplace,
        blad: CasusBlad,
        leefgebied: int | None,
        partner_id: UUID | None,
        parent: QWidget,
    ) -> None:
        casus_id, gebieden = blad.casus.id, place.ctx.naslag.gebieden
        current = _running(blad.casus, leefgebied, partner_id)

        def submit(values: FormValues) -> None:
            if current is not None and values.get(self.eindigt):
                end_inzet(place.ctx, casus_id, current.id, values[self.toelichting])
                return
            gegevens = InzetGegevens(
                partner_id=values[self.partner_id],
                leefgebied=values[self.leefgebied],
                rol=values[self.rol],
                geweigerd=values[self.geweigerd],
                wachttijd_weken=values[self.wachttijd_weken] or 0,
                toelichting=values[self.toelichting],
                dekking=values[self.dekking],
            )
            assign_partner(place.ctx, casus_id, gegevens)

        super().__init__(
            place, "Partner inzetten", submit, draft=("partner inzetten", f"{casus_id}/{leefgebied}/{partner_id}"), parent=parent,
            intro="Een partner telt pas mee in een sluitende keten als hij ja heeft gezegd: trekker of betrokken.",
        )  # fmt: skip
        able = [p for p in blad.partners if leefgebied in p.leefgebieden]
        ordered = [*able, *(p for p in blad.partners if p not in able)]
        self.leefgebied = ChoiceField(
            "leefgebied", "Leefgebied", [(g.nummer, g.naam) for g in gebieden.lijst]
        )
        self.partner_id = ChoiceField("partner_id", "Partner", [(p.id, p.naam) for p in ordered])
        self.add_row(self.leefgebied, self.partner_id)
        self.rol = ChoiceField("rol", "Rol", [(r, f"{r.teken} {r.label}") for r in InzetRol])
        self.wachttijd_weken = OptionalNumberField(
            "wachttijd_weken", "Wachttijd in weken", "Meer dan 8 weken telt als gat."
        )
        self.add_row(self.rol, self.wachttijd_weken)
        self.geweigerd = self.add(CheckField("geweigerd", "Deze partner kan of wil niet"))
        self.eindigt = CheckField("eindigt", "Deze inzet eindigt vandaag")
        if current is not None:
            self.add(self.eindigt)
        self.dekking = self.add(
            TextField(
                "dekking",
                "Waarom dekt deze partner dit leefgebied",
                "De kaart van deze partner noemt dit leefgebied niet. Zonder reden blijft het een gat.",
            )
        )
        self.toelichting = self.add(TextField("toelichting", "Toelichting of reden"))
        self._partners = {partner.id: partner for partner in blad.partners}
        for field in (self.leefgebied, self.partner_id, self.rol):
            field.changed.connect(self._ask_cover)
        if leefgebied is not None:
            self.leefgebied.set_value(leefgebied)
        if partner_id is not None:
            self.partner_id.set_value(partner_id)
        if leefgebied is not None and partner_id is not None:
            self.follow(
                _shown(blad.casus, leefgebied, partner_id),
                lambda unit: _shown(unit.casus(casus_id), leefgebied, partner_id),
                {"Wat deze partner doet": ("rol", "geweigerd", "wachttijd_weken", "dekking", "toelichting")},
            )
        self._ask_cover()

    def _ask_cover(self) -> None:
        """Ask why a partner covers what its card does not name, as soon as it is more than named."""
        chosen, area, rol = self.partner_id.chosen(), self.leefgebied.chosen(), self.rol.chosen()
        partner = self._partners.get(chosen) if chosen else None
        outside = partner is not None and area is not None and area not in partner.leefgebieden
        asked = outside and rol is not None and rol.heeft_aanvaard
        if asked != self.dekking.isVisibleTo(self):
            self.dekking.setVisible(asked)
            self.frame.fit(self.design_width)

    def doubts(self, values: FormValues) -> dict[str, str]:
        """A wait of years."""
        weeks = values[self.wachttijd_weken] or 0
        told = f"{weeks} weken is {weeks // 52} jaar. Klopt dat?" if weeks > _LONG_WAIT else ""
        return {self.wachttijd_weken.name: told}


def _running(casus: Casus, leefgebied: int | None, partner_id: UUID | None) -> Inzet | None:
    """What this partner does on this leefgebied now."""
    wanted = (leefgebied, partner_id)
    return next((i for i in casus.inzetten if i.tot is None and (i.leefgebied, i.partner_id) == wanted), None)


def _shown(casus: Casus, leefgebied: int, partner_id: UUID) -> Getoond:
    item = _running(casus, leefgebied, partner_id)
    if item is None:
        nothing = {
            "rol": None,
            "geweigerd": False,
            "wachttijd_weken": None,
            "dekking": "",
            "toelichting": "",
        }
        return Getoond(nothing, (casus.id,))
    shown = Getoond.of(item, "rol", "geweigerd", "dekking", "toelichting")
    return Getoond({**shown.waarden, "wachttijd_weken": item.wachttijd_weken or None}, shown.van)

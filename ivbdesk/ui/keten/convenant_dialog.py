"""A convenant: its name, how long it holds, and who are party to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.publiek.delen import ConvenantGegevens, save_convenant
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.ui.fields.date_field import DateField, OptionalDateField
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.fields.pick_field import PickField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class ConvenantDialog(FormDialog):
    """A new convenant, or a change to one; what is shared under it closes after its last day."""

    def __init__(
        self, place: Workplace, convenant: Convenant | None, partners: Sequence[Partner], parent: QWidget
    ) -> None:
        id = convenant.id if convenant else None
        codes = {partner.id: partner.code for partner in partners}
        known = frozenset(codes.values())
        named = _parties(convenant) if convenant else []
        # Parties that this register does not know stay: the convenant itself names them.
        strange = tuple(code for code in named if code not in known)

        def submit(values: FormValues) -> UUID:
            gegevens = ConvenantGegevens(
                naam=values[self.naam],
                geldig_van=values[self.geldig_van],
                geldig_tot=values[self.geldig_tot],
                partijen=(*(codes[chosen] for chosen in values[self.partijen]), *strange),
                kenmerk=values[self.kenmerk],
                toelichting=values[self.toelichting],
            )
            return save_convenant(place.ctx, id, gegevens)

        super().__init__(
            place,
            "Convenant wijzigen" if convenant else "Nieuw convenant",
            submit,
            draft=("convenant", str(id or "nieuw")),
            parent=parent,
            intro="Na de laatste dag kan er niet meer onder dit convenant worden gedeeld.",
        )
        self.naam = self.add(TextField("naam", "Naam van het convenant", needed=True))
        self.geldig_van = DateField("geldig_van", "Geldig vanaf", place.today(), ver=True)
        self.geldig_tot = OptionalDateField(
            "geldig_tot", "Geldig tot en met", place.today(), "Leeg: geen einddatum.", ver=True
        )
        self.add_row(self.geldig_van, self.geldig_tot)
        self.partijen = self.add(
            PickField(
                "partijen",
                "Partijen",
                [(partner.id, partner.naam) for partner in partners],
                "Niets gekozen: alle partners zijn partij.",
                verb="Partijen kiezen",
            )
        )
        self.kenmerk = self.add(TextField("kenmerk", "Kenmerk of vindplaats"))
        self.toelichting = self.add(
            LongTextField("toelichting", "Toelichting", "Waarvoor en wat er wel en niet onder valt.")
        )
        if convenant is not None:
            self.follow(
                _shown(convenant, codes), lambda unit: _shown(unit.find(Convenant, convenant.id), codes)
            )


def _parties(convenant: Convenant) -> list[str]:
    return [code.strip() for code in convenant.partijen.split(",") if code.strip()]


def _shown(convenant: Convenant, codes: Mapping[UUID, str]) -> Getoond:
    names = ("naam", "geldig_van", "geldig_tot", "kenmerk", "toelichting")
    named = _parties(convenant)
    parties = [id for id, code in codes.items() if code in named]
    return Getoond(
        {name: getattr(convenant, name) for name in names} | {"partijen": parties}, (convenant.id,)
    )

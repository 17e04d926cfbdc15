"""Sharing something of a casus, and informing the resident."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.publiek import delen
from ivbdesk.actions.publiek.delen import VerstrekkingGegevens
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Drager
from ivbdesk.cases.dossier.leesregels import DEELBAAR
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.keten.keten import partners_in
from ivbdesk.cases.taal.nederlands import join_nl, short_date
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField, OptionalDateField
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.fields.pick_field import PickField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.workplace import Workplace

_NO_CONVENANT = "Geen convenant"


class DeelDialog(FormDialog):
    """What goes to whom on which ground; while choosing it shows what this partner may read at all."""

    def __init__(
        self, place: Workplace, blad: CasusBlad, convenanten: Sequence[Convenant], parent: QWidget
    ) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> UUID:
            return delen.share(place.ctx, casus_id, self._gather(values))

        super().__init__(
            place, "Delen vastleggen", submit, draft=("delen", str(casus_id)), parent=parent,
            intro="Wat u hier vastlegt, bewijst waarom het mocht. Wat een grondslag opent, is daarna ook in het overleg te zien.",
        )  # fmt: skip
        self._blad, self._today = blad, place.today()
        busy = partners_in(blad.casus)
        nearest = sorted(blad.partners, key=lambda partner: partner.id not in busy)
        partners = [(partner.id, partner.naam) for partner in nearest]
        self.partner_id = ChoiceField("partner_id", "Met welke partner", partners)
        self.aan = TextField("aan", "Aan wie", hint="naam en functie")
        self.add_row(self.partner_id, self.aan)
        self._told = Label("", "small")
        self.form.addWidget(self._told)
        self.drager = ChoiceField("drager", "Hoe", [(d, d.label) for d in Drager])
        self.op = DateField("op", "Op", place.today(), geweest=True)
        self.add_row(self.drager, self.op)
        self.wat = self.add(
            LongTextField(
                "wat",
                "Wat is gedeeld",
                "In het kort; de onderdelen wijst u hieronder aan.",
                lines=2,
                needed=True,
            )
        )
        parts = [
            (id, f"{'Bijzonder · ' if special else ''}{origin.label} · {words}")
            for id, words, origin, special in delen.parts_of(blad.casus, place.ctx.naslag.gebieden)
        ]
        self.onderdelen = self.add(
            PickField("onderdelen", "Onderdelen van het dossier", parts, verb="Aanwijzen")
        )
        grounds = [
            (g.code, f"{g.naam} ({g.artikel})") for g in place.ctx.naslag.grondslagen.values() if g.actief
        ]
        self.grondslag = self.add(ChoiceField("grondslag", "Grondslag", grounds))
        self._meaning = Label("", "small")
        self.form.addWidget(self._meaning)
        agreements: list[tuple[UUID | None, str]] = [(None, _NO_CONVENANT)]
        agreements += [(c.id, self._named(c)) for c in convenanten]
        self.convenant_id = self.add(ChoiceField("convenant_id", "Convenant", agreements))
        self._add_proof()
        self.noodzaak = self.add(
            LongTextField(
                "noodzaak", "Waarom is dit nodig, en kan het niet met minder?", lines=2, needed=True
            )
        )
        self.geldig_tot = OptionalDateField(
            "geldig_tot", "Geldt tot en met", place.today(), "Leeg: geen einddatum.", komt=True
        )
        self.voorwaarden = TextField("voorwaarden", "Voorwaarden", hint="bijvoorbeeld: niet verder delen")
        self.add_row(self.geldig_tot, self.voorwaarden)
        self.geinformeerd = self.add(
            TextField("geinformeerd", "Weet betrokkene hiervan?", hint="ja, op 3 nov; of nee, omdat …")
        )
        self.op.set_value(place.today())
        self.partner_id.changed.connect(self._tell)
        self.grondslag.changed.connect(self._tell)
        self._tell()

    def _add_proof(self) -> None:
        """The decision or the consent that some grounds ask, shown with those."""
        today = self.place.today()
        self.besluit_kenmerk = TextField(
            "besluit_kenmerk", "Kenmerk van het besluit", "Het besluit van politie of OM waarop dit berust."
        )
        self.besluit_op = OptionalDateField("besluit_op", "Besluit van", today, geweest=True)
        self.add_row(self.besluit_kenmerk, self.besluit_op)
        papers: list[tuple[UUID | None, str]] = [(None, "Kies een stuk")]
        papers += [(s.id, f"{short_date(s.datum)} · {s.naam}") for s in self._blad.casus.stukken]
        self.toestemming_op = OptionalDateField(
            "toestemming_op", "Toestemming gegeven op", today, geweest=True
        )
        self.toestemming_stuk_id = ChoiceField(
            "toestemming_stuk_id",
            "Stuk met de toestemming",
            papers,
            "Voeg het zo nodig eerst toe bij Stukken.",
        )
        self.add_row(self.toestemming_op, self.toestemming_stuk_id)

    def _gather(self, values: FormValues) -> VerstrekkingGegevens:
        return VerstrekkingGegevens(
            partner_id=values[self.partner_id],
            aan=values[self.aan],
            drager=values[self.drager],
            wat=values[self.wat],
            grondslag=values[self.grondslag],
            noodzaak=values[self.noodzaak],
            op=values[self.op],
            onderdelen=tuple(values[self.onderdelen]),
            convenant_id=values[self.convenant_id],
            geldig_tot=values[self.geldig_tot],
            voorwaarden=values[self.voorwaarden],
            geinformeerd=values[self.geinformeerd],
            besluit_kenmerk=values[self.besluit_kenmerk],
            besluit_op=values[self.besluit_op],
            toestemming_op=values[self.toestemming_op],
            toestemming_stuk_id=values[self.toestemming_stuk_id],
        )

    def _named(self, convenant: Convenant) -> str:
        if convenant.is_valid(self._today):
            return convenant.naam
        ended = convenant.geldig_tot is not None and convenant.geldig_tot < self._today
        when = short_date(convenant.geldig_tot) if ended and convenant.geldig_tot else ""
        return f"{convenant.naam} (verlopen op {when})" if ended else f"{convenant.naam} (geldt nog niet)"

    def _tell(self) -> None:
        partner = self._blad.partner(self.partner_id.chosen())
        if partner is not None:
            own = [_lower(h) for h in Herkomst if partner.klasse in DEELBAAR[h]]
            may = f". Mag zonder meer lezen wat komt van: {join_nl(own)}." if own else "."
            receives = f" {partner.ontvangt}" if partner.ontvangt and not own else ""
            self._told.setText(f"{partner.klasse.label}{may}{receives}")
        ground = self.place.ctx.naslag.grondslagen.get(self.grondslag.chosen() or "")
        asked: dict[Field, bool] = {
            self.besluit_kenmerk: ground is not None and ground.besluit,
            self.besluit_op: ground is not None and ground.besluit,
            self.toestemming_op: ground is not None and ground.toestemming,
            self.toestemming_stuk_id: ground is not None and ground.toestemming,
        }
        for field, shown in asked.items():
            field.setVisible(shown)
        if ground is not None:
            opened = [_lower(h) for h in Herkomst if h in ground.opent]
            more = f" Opent ook wat komt van {join_nl(opened)}." if opened else " Opent niets extra."
            under = " Alleen onder een geldig convenant." if ground.convenant else ""
            self._meaning.setText(f"{ground.uitleg}{more}{under}".strip())


def _lower(herkomst: Herkomst) -> str:
    return herkomst.label if herkomst is Herkomst.OM else herkomst.label.lower()


class InformeerDialog(FormDialog):
    """When the resident was informed; or why not yet, and when that is looked at again."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        casus = blad.casus

        def submit(values: FormValues) -> None:
            delen.inform_resident(
                place.ctx, casus.id, values[self.op], values[self.reden], values[self.opnieuw]
            )

        super().__init__(
            place, "Betrokkene informeren", submit, draft=("informeren", str(casus.id)), parent=parent,
            intro="Wie gegevens over iemand verwerkt, vertelt dat binnen een maand, tenzij dat het doel schaadt (AVG art. 13 en 14).",
        )  # fmt: skip
        today = place.today()
        self.op = self.add(
            OptionalDateField("op", "Geïnformeerd op", today, "Leeg als het nog niet kon.", geweest=True)
        )
        self.reden = self.add(LongTextField("reden", "Waarom nog niet", lines=2))
        self.opnieuw = self.add(OptionalDateField("opnieuw", "Opnieuw bekijken op", today, komt=True))
        self.follow(
            _informed(casus),
            lambda unit: _informed(unit.casus(casus.id)),
            {"Informeren": ("op", "reden", "opnieuw")},
        )


def _informed(casus: Casus) -> Getoond:
    told, why, again = casus.geinformeerd_op, casus.niet_geinformeerd_reden, casus.informeren_op
    return Getoond({"op": told, "reden": why, "opnieuw": again}, (casus.id,))

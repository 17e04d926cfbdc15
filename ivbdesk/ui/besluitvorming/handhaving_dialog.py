"""A resident's request to act: received, a notice of default, and the decision."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.besluitvorming import handhaving
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus, Handhavingsverzoek
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class HandhavingsverzoekDialog(FormDialog):
    """A new request; who asks is a sealed melder, told apart by a number only."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> UUID:
            return handhaving.record_handhavingsverzoek(
                place.ctx, casus_id, values[self.ontvangen_op], values[self.vraag], values[self.melder_id]
            )

        super().__init__(
            place, "Verzoek om handhaving", submit, draft=("handhavingsverzoek", str(casus_id)), parent=parent,
            intro="Wie schriftelijk vraagt om op te treden doet een aanvraag: binnen acht weken volgt een besluit (Awb 4:13).",
        )  # fmt: skip
        self.ontvangen_op = DateField("ontvangen_op", "Ontvangen op", place.today(), geweest=True)
        self.ontvangen_op.set_value(place.today())
        who: list[tuple[UUID | None, str]] = [(None, "Niet bij naam vastgelegd")]
        who += [(m.id, f"Melder {number}, verzegeld") for number, m in enumerate(blad.casus.melders, 1)]
        self.melder_id = ChoiceField(
            "melder_id",
            "Wie vraagt het",
            who,
            "Staat die er niet bij? Leg eerst een melder vast bij Betrokkenen.",
        )
        self.add_row(self.ontvangen_op, self.melder_id)
        self.vraag = self.add(
            LongTextField(
                "vraag",
                "Waarom en waartegen moet de gemeente optreden",
                "Zonder namen.",
                lines=4,
                needed=True,
            )
        )


class IngebrekeDialog(FormDialog):
    """The notice of default: two weeks later a penalty runs."""

    def __init__(
        self, place: Workplace, casus_id: UUID, verzoek: Handhavingsverzoek, parent: QWidget
    ) -> None:
        def submit(values: FormValues) -> None:
            handhaving.record_notice(place.ctx, casus_id, verzoek.id, values[self.op])

        super().__init__(
            place, "Ingebrekestelling", submit, draft=("ingebrekestelling", f"{casus_id}/{verzoek.id}"), parent=parent,
            intro="Na twee weken zonder besluit loopt een dwangsom (Awb 4:17 lid 3).",
        )  # fmt: skip
        self.op = DateField("op", "Ontvangen op", place.today(), geweest=True)
        self.op.set_value(place.today())
        self.add(self.op)


class HandhavingsbesluitDialog(FormDialog):
    """The decision on a request, with its reasons."""

    def __init__(
        self, place: Workplace, casus_id: UUID, verzoek: Handhavingsverzoek, parent: QWidget
    ) -> None:
        def submit(values: FormValues) -> None:
            handhaving.decide_handhavingsverzoek(
                place.ctx,
                casus_id,
                verzoek.id,
                values[self.status],
                values[self.besluit],
                values[self.op],
                values[self.feiten],
                values[self.ontlastend],
            )

        super().__init__(
            place, "Beslissen op het verzoek om handhaving", submit, draft=("handhavingsbesluit", f"{casus_id}/{verzoek.id}"),
            verb="Beslissen", parent=parent, intro=verzoek.vraag,
        )  # fmt: skip
        ends = [(s, s.label) for s in HandhavingStatus if s is not HandhavingStatus.LOOPT]
        self.op = DateField("op", "Besloten op", place.today())
        self.op.set_value(place.today())
        self.status = ChoiceField("status", "Besluit", ends)
        self.add_row(self.status, self.op)
        self.besluit = self.add(
            LongTextField(
                "besluit",
                "Wat is besloten, en waarom",
                "Ook weigeren is een besluit met redenen.",
                lines=4,
                needed=True,
            )
        )
        self.add_heading("Bij een afwijzing")
        self.feiten = LongTextField(
            "feiten", "Welke feiten zijn nagegaan", "Wat, wanneer en bij wie (Awb 3:2).", lines=3
        )
        self.ontlastend = LongTextField(
            "ontlastend", "Wat voor betrokkene pleit", "Of dat daarnaar is gezocht.", lines=3
        )
        self.add_row(self.feiten, self.ontlastend)

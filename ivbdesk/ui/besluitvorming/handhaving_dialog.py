"""A resident's request to act: received, a notice of default, and the decision."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.besluitvorming import handhaving
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus, Handhavingsverzoek
from ivbdesk.ui.widgets.fields import ChoiceField, DateField, LongTextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.workplace import Workplace


class HandhavingsverzoekDialog(FormDialog):
    """A new request; who asks is a sealed melder, told apart by a number only."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        casus_id = blad.casus.id

        def submit(values: dict[str, Any]) -> UUID:
            return handhaving.record_handhavingsverzoek(
                place.ctx, casus_id, values["ontvangen_op"], values["vraag"], values["melder_id"]
            )

        super().__init__(
            place, "Verzoek om handhaving", submit, draft=("handhavingsverzoek", str(casus_id)), parent=parent,
            intro="Wie schriftelijk vraagt om op te treden doet een aanvraag: binnen acht weken volgt een besluit (Awb 4:13).",
        )  # fmt: skip
        came = DateField("ontvangen_op", "Ontvangen op", place.today())
        came.set_value(place.today())
        who: list[tuple[UUID | None, str]] = [(None, "Niet bij naam vastgelegd")]
        who += [(m.id, f"Melder {number}, verzegeld") for number, m in enumerate(blad.casus.melders, 1)]
        self.add_row(
            came, ChoiceField("melder_id", "Wie vraagt het", who, "Leg een melder vast bij Betrokkenen.")
        )
        self.add(
            LongTextField("vraag", "Waarom en waartegen moet de gemeente optreden", "Zonder namen.", lines=4)
        )


class IngebrekeDialog(FormDialog):
    """The notice of default: two weeks later a penalty runs."""

    def __init__(
        self, place: Workplace, casus_id: UUID, verzoek: Handhavingsverzoek, parent: QWidget
    ) -> None:
        def submit(values: dict[str, Any]) -> None:
            handhaving.record_notice(place.ctx, casus_id, verzoek.id, values["op"])

        super().__init__(
            place, "Ingebrekestelling", submit, draft=("ingebrekestelling", f"{casus_id}/{verzoek.id}"), parent=parent,
            intro="Na twee weken zonder besluit loopt een dwangsom (Awb 4:17 lid 3).",
        )  # fmt: skip
        came = DateField("op", "Ontvangen op", place.today())
        came.set_value(place.today())
        self.add(came)


class HandhavingsbesluitDialog(FormDialog):
    """The decision on a request, with its reasons."""

    def __init__(
        self, place: Workplace, casus_id: UUID, verzoek: Handhavingsverzoek, parent: QWidget
    ) -> None:
        def submit(values: dict[str, Any]) -> None:
            handhaving.decide_handhavingsverzoek(
                place.ctx, casus_id, verzoek.id, values["status"], values["besluit"], values["op"]
            )

        super().__init__(
            place, "Beslissen op het verzoek om handhaving", submit, draft=("handhavingsbesluit", f"{casus_id}/{verzoek.id}"),
            verb="Beslissen", parent=parent, intro=verzoek.vraag,
        )  # fmt: skip
        ends: list[tuple[HandhavingStatus | None, str]] = [(None, "Kies het besluit")]
        ends += [(s, s.label) for s in HandhavingStatus if s is not HandhavingStatus.LOOPT]
        at = DateField("op", "Besloten op", place.today())
        at.set_value(place.today())
        self.add_row(ChoiceField("status", "Besluit", ends), at)
        self.add(
            LongTextField(
                "besluit", "Wat is besloten, en waarom", "Ook weigeren is een besluit met redenen.", lines=4
            )
        )

    def problems(self, values: dict[str, Any]) -> dict[str, str]:
        """No decision is taken for the officer."""
        return {} if values["status"] else {"status": "Kies wat er is besloten."}

"""A resident's request about their own data: taken in, and answered."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.bewaren.verzoeken import answer, take_in, take_in_new
from ivbdesk.cases.besluitvorming.verzoek import Verzoek, VerzoekSoort, VerzoekStatus
from ivbdesk.cases.betrokkenen.ongewoon import doubts_about
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.betrokkenen.persoon_fields import NewPersonFields
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import CheckField, LongTextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class VerzoekDialog(FormDialog):
    """Records what was asked, by whom, and when it came in."""

    def __init__(self, place: Workplace, persoon_id: UUID, naam: str, parent: QWidget) -> None:
        def submit(values: FormValues) -> UUID:
            return take_in(
                place.ctx, persoon_id, values[self.soort], values[self.ontvangen_op], values[self.vraag]
            )

        super().__init__(
            place,
            f"Verzoek van {naam}",
            submit,
            draft=("verzoek", str(persoon_id)),
            parent=parent,
            intro="De gemeente antwoordt binnen een maand na ontvangst. Een e-mail of een vraag aan de balie telt ook.",
        )
        self.soort = ChoiceField("soort", "Wat wordt gevraagd", [(s, s.label) for s in VerzoekSoort])
        self.ontvangen_op = DateField("ontvangen_op", "Ontvangen op", place.today(), geweest=True)
        self.add_row(self.soort, self.ontvangen_op)
        self.ontvangen_op.set_value(place.today())
        self.vraag = self.add(
            LongTextField("vraag", "Wat vraagt de inwoner", "In diens eigen woorden.", needed=True)
        )


class NieuwVerzoekDialog(FormDialog):
    """Records the request of somebody by name: who is in the register is picked, who is not is taken in."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        def submit(values: FormValues) -> UUID:
            who = values[self._persoon.bekend]
            asked = values[self.soort], values[self.ontvangen_op], values[self.vraag]
            if who.persoon_id is not None:
                return take_in(place.ctx, who.persoon_id, *asked)
            return take_in_new(
                place.ctx, self._persoon.gather(values), *asked, iemand_anders=who.iemand_anders
            )

        super().__init__(
            place, "Verzoek van een inwoner", submit, draft=("verzoek van een inwoner", ""), parent=parent,
            intro="Typ de naam. Staat de inwoner al in het register, kies die dan: het verzoek gaat over wat van die persoon is "
            "vastgelegd. Alleen de naam en het geboortejaar; geen BSN.",
        )  # fmt: skip
        self._persoon = NewPersonFields(self)
        self._persoon.achternaam.needed = True
        self.soort = ChoiceField("soort", "Wat wordt gevraagd", [(s, s.label) for s in VerzoekSoort])
        self.ontvangen_op = DateField("ontvangen_op", "Ontvangen op", place.today(), geweest=True)
        self.add_row(self.soort, self.ontvangen_op)
        self.ontvangen_op.set_value(place.today())
        self.vraag = self.add(
            LongTextField("vraag", "Wat vraagt de inwoner", "In diens eigen woorden.", needed=True)
        )

    def problems(self, values: FormValues) -> dict[str, str]:
        """What is wrong with the person."""
        return self._persoon.faults(values)

    def doubts(self, values: FormValues) -> dict[str, str]:
        """What is unusual in the person."""
        return doubts_about(self._persoon.gather(values), None, self.place.today())


class AfhandelDialog(FormDialog):
    """The answer: what was decided, and why. It is given once, so what a colleague answered meanwhile is shown whole."""

    def __init__(self, place: Workplace, verzoek: Verzoek, naam: str, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            answer(place.ctx, verzoek.id, values[self.status], values[self.besluit], values[self.identiteit])

        super().__init__(
            place,
            f"{verzoek.soort.label} · {naam}",
            submit,
            draft=("verzoek afhandelen", str(verzoek.id)),
            verb="Afhandelen",
            parent=parent,
            intro=f"Antwoord uiterlijk {short_date(verzoek.uiterlijk)}. Weigeren is een besluit waartegen bezwaar kan.",
        )
        self.identiteit = self.add(
            CheckField(
                "identiteit_vastgesteld",
                "De identiteit is vastgesteld",
                "Bijvoorbeeld aan de balie. Bewaar geen kopie van het identiteitsbewijs.",
            )
        )
        self.status = self.add(ChoiceField("status", "Uitkomst", [(s, s.label) for s in VerzoekStatus]))
        help = (
            "Een oordeel verbetert u door een verklaring toe te voegen."
            if verzoek.soort is VerzoekSoort.RECTIFICATIE
            else ""
        )
        self.besluit = self.add(LongTextField("besluit", "Besluit en reden", help, needed=True))
        names = tuple(self.fields)

        def shown(item: Verzoek) -> Getoond:
            return Getoond.of(item, *names, vast=not item.is_open)

        self.follow(
            shown(verzoek), lambda unit: shown(unit.find(Verzoek, verzoek.id)), {"Het antwoord": names}
        )
        if verzoek.is_open:
            self.status.set_value(None)

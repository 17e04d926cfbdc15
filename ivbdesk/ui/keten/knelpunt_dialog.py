"""A knelpunt for policy: a gap in the chain that comes back, and how far it is."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.besluitvorming.verschil import KnelpuntGegevens, save_knelpunt
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.kader.leefgebied_kader import Leefgebieden
from ivbdesk.cases.keten.keten import GatSoort
from ivbdesk.cases.keten.knelpunt import Knelpunt, KnelpuntStatus, Terugkerend, gap_words
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_FEW = 5


def few(number: int) -> str:
    """A number of cases that can point at nobody: "<5" where it is lower."""
    return f"<{_FEW}" if number < _FEW else str(number)


class KnelpuntDialog(FormDialog):
    """A new knelpunt, filled in from what recurs where that is given, or a change to one that was kept."""

    def __init__(
        self, place: Workplace, knelpunt: Knelpunt | None, terugkerend: Terugkerend | None, parent: QWidget
    ) -> None:
        id, gebieden = knelpunt.id if knelpunt else None, place.ctx.naslag.gebieden
        about = knelpunt or terugkerend

        def submit(values: FormValues) -> UUID:
            gegevens = KnelpuntGegevens(
                gat=about.gat if about else values[self.gat],
                leefgebied=about.leefgebied if about else values[self.leefgebied],
                omschrijving=values[self.omschrijving],
                advies=values[self.advies],
                status=values[self.status],
                uitkomst=values[self.uitkomst],
            )
            return save_knelpunt(place.ctx, id, gegevens)

        ref = str(id) if id else f"{about.gat}/{about.leefgebied}" if about else "nieuw"
        super().__init__(
            place,
            gap_words(gebieden, about.gat, about.leefgebied) if about else "Nieuw knelpunt",
            submit,
            draft=("knelpunt", ref),
            parent=parent,
            intro="Een knelpunt gaat over beleid en afspraken tussen partners: zonder namen, adressen of casusnummers.",
        )
        if about is None:
            areas = [(0, "De casus als geheel"), *((g.nummer, g.naam) for g in gebieden.lijst)]
            self.gat = ChoiceField("gat", "Wat er misgaat", [(s, s.label.capitalize()) for s in GatSoort])
            self.leefgebied = ChoiceField("leefgebied", "Leefgebied", areas)
            self.add_row(self.gat, self.leefgebied)
        self.omschrijving = self.add(
            LongTextField(
                "omschrijving", "Omschrijving", "Wat gaat er telkens mis, en wat is de oorzaak?", needed=True
            )
        )
        self.advies = self.add(LongTextField("advies", "Advies", "Wat zou helpen, en wie kan dat besluiten?"))
        self.status = self.add(ChoiceField("status", "Hoe ver", [(s, s.label) for s in KnelpuntStatus]))
        self.status.set_value(KnelpuntStatus.GEMELD)
        self.uitkomst = self.add(
            LongTextField(
                "uitkomst",
                "Uitkomst",
                "Nodig als het knelpunt is opgelost of bewust zo wordt gelaten.",
                lines=2,
            )
        )
        if knelpunt is not None:
            names = ("omschrijving", "advies", "status", "uitkomst")
            self.follow(
                Getoond.of(knelpunt, *names),
                lambda unit: Getoond.of(unit.find(Knelpunt, knelpunt.id), *names),
            )
        elif terugkerend is not None:
            self.omschrijving.set_value(_first_words(gebieden, terugkerend))


def _first_words(gebieden: Leefgebieden, item: Terugkerend) -> str:
    cases = f"{item.casussen} casussen" if item.casussen >= _FEW else f"minder dan {_FEW} casussen"
    where = gap_words(gebieden, item.gat, item.leefgebied)
    return f"{where}: dit speelt nu in {cases}, het langst sinds {short_date(item.sinds)}."

"""What the law asks of one measure in its weighing: its ground, what is weighed of a home, policy, and urgency."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort
from ivbdesk.cases.kader.maatregelgrond import Beleidsregel, Maatregelgrond
from ivbdesk.cases.ladder.bevinding import Oordeel
from ivbdesk.cases.ladder.dossiercheck import Checkregel
from ivbdesk.cases.ladder.gericht import GERICHT
from ivbdesk.cases.ladder.opschaling import check_heavier
from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.ui.fields.fields import CheckField, LongTextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import HeaderLabel, Label, MutedLabel


class Grondkeuze:
    """The grounds in the law on which a measure may rest: none is chosen for the officer, and each must carry it."""

    def __init__(self, gronden: Sequence[Maatregelgrond]) -> None:
        self.fields = {
            g.code: CheckField(f"grond_{g.code}", f"{g.code}: {g.naam}", _told(g)) for g in gronden
        }

    def add_to(self, form: FormDialog, soort: Maatregelsoort) -> None:
        """Put the choice in the form, where there is one."""
        if not self.fields:
            return
        form.add_heading("Grond in de wet")
        form.form.addWidget(
            MutedLabel(
                f"{soort.grondslag}. Kies alleen gronden die het besluit elk zelf kunnen dragen.", small=True
            )
        )
        for field in self.fields.values():
            form.add(field)

    def take_over(self, last: Afweging) -> None:
        """Show what was chosen before."""
        for code, field in self.fields.items():
            field.set_value(code in last.gronden.split())

    def given(self, values: FormValues) -> str:
        """The codes of what was chosen."""
        return " ".join(code for code, field in self.fields.items() if values[field])


def _told(grond: Maatregelgrond) -> str:
    before = " Wat normaal voorafgaat, hoeft dan niet." if grond.zonder_vooraf else ""
    return f"{grond.bron}.{before}"


class Woningvelden:
    """What is weighed before a home is closed or left; only where the file of the measure asks for it."""

    def __init__(self, kader: Handelingskader, soort: Maatregelsoort, blad: CasusBlad) -> None:
        every = (
            LongTextField("verwijtbaarheid", "Verwijtbaarheid: wist of kon de bewoner dit weten?", lines=3),
            LongTextField("woningband", "Band met juist deze woning", lines=3),
            LongTextField("woonruimte", "Vervangende woonruimte: waar kan men heen?", lines=3),
            LongTextField(
                "toezeggingen",
                "Eigen afspraken en toezeggingen: gaat dit middel daar tegenin?",
                _agreed(blad),
                lines=3,
            ),
        )
        self.fields = {field.name: field for field in every if kader.asks_field(soort, field.name)}

    def add_to(self, form: FormDialog) -> None:
        """Those of the home beside each other, and below them what was promised."""
        home = [field for name, field in self.fields.items() if name != "toezeggingen"]
        if home:
            form.add_row(*home)
        if "toezeggingen" in self.fields:
            form.add(self.fields["toezeggingen"])

    def given(self, values: FormValues) -> dict[str, str]:
        """What was typed, by the name of the field."""
        return {name: values[field] for name, field in self.fields.items()}


def _agreed(blad: CasusBlad) -> str:
    """What was agreed in the casus and still runs, to lay beside the measure."""
    running = [item.wat.rstrip(". ") for item in blad.casus.afspraken if item.status.is_running]
    return f"Loopt nog: {'; '.join(running)}." if running else "Er loopt geen afspraak in deze casus."


class Beleidstabel(QWidget):
    """What own policy says for each find, to lay beside this one (Awb 4:84)."""

    HEAD = ("Gevonden", "Hoeveelheid", "In", "Hoe vaak", "Het beleid zegt")

    def __init__(self, regels: Sequence[Beleidsregel]) -> None:
        super().__init__()
        self.setAccessibleName("Wat het beleid zegt")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        for column, title in enumerate(self.HEAD):
            grid.addWidget(HeaderLabel(title, 3), 0, column)
            grid.setColumnStretch(column, 3 if column == len(self.HEAD) - 1 else 2)
        for line, regel in enumerate(regels, 1):
            cells = (regel.vondst, regel.hoeveelheid, regel.pand, regel.keer, regel.gevolg)
            for column, text in enumerate(cells):
                grid.addWidget(Label(text, "small"), line, column, Qt.AlignmentFlag.AlignTop)
        sources = "; ".join(dict.fromkeys(regel.bron for regel in regels))
        grid.addWidget(MutedLabel(f"Bron: {sources}.", small=True), len(regels) + 1, 0, 1, len(self.HEAD))


def deviations(
    blad: CasusBlad, kader: Handelingskader, soort: Maatregelsoort, lighter: Sequence[Maatregelsoort]
) -> list[str]:
    """What the check objects to that is no lighter means, item of the file or ground, and not the weighing itself."""
    findings = check_heavier(blad.casus, kader, blad.situatie, soort.code, None)
    known = {item.code for item in lighter} | set(kader.dossierpunten)
    return [
        f.tekst
        for f in findings
        if f.oordeel is not Oordeel.GOED
        and f.code not in {*known, GERICHT}
        and "afweging" not in f.tekst
        and "grond van de wet" not in f.tekst
    ]


def told_later(lines: Sequence[Checkregel]) -> str:
    """Which items of the file the decision or the hearing brings, so that nobody need write that they will follow."""
    names = join_nl([f"{line.soort.code} {line.soort.naam}" for line in lines])
    return f"Volgt na deze afweging, en is tot dan open: {names}."


def gap_field(line: Checkregel) -> LongTextField:
    """Where is said why an item of the file lacks; left empty it stays open."""
    title = f"✕ {line.soort.code} {line.soort.naam}: waarom ontbreekt dit? Leeg: het blijft open."
    return LongTextField(f"gat_{line.soort.code}", title, line.woorden or line.soort.uitleg, lines=1)

"""What makes a person vulnerable or keeps them standing: recorded or changed in functional words, and ended."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.betrokkenen.kwetsbaarheid import (
    KwetsbaarheidGegevens,
    change_factor,
    end_factor,
    record_factor,
)
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.kwetsbaarheid import Kwetsbaarheid
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.kader.kwetsbaarheid_kader import FactorSoort
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import MutedLabel
from ivbdesk.ui.workplace import Workplace

_BURDENS = {1: "1 · licht", 2: "2", 3: "3 · merkbaar", 4: "4", 5: "5 · zwaar"}
_CARRIES = {1: "1 · zwak", 2: "2", 3: "3 · merkbaar", 4: "4", 5: "5 · sterk"}


class KwetsbaarheidDialog(FormDialog):
    """A factor with its weight; words that the law guards are pointed out at the field while they are typed."""

    def __init__(
        self, place: Workplace, casus_id: UUID, persoon: Persoon, item: Kwetsbaarheid | None, parent: QWidget
    ) -> None:
        def submit(values: FormValues) -> None:
            given = KwetsbaarheidGegevens(
                values[self._factor],
                values[self._weight],
                values[self._words],
                values[self.bron],
                values[self.sinds],
            )
            if item is None:
                record_factor(place.ctx, casus_id, persoon.id, given)
            else:
                change_factor(place.ctx, casus_id, item.id, given, values[self.reden])

        title = f"Draaglast of draagkracht van {persoon.naam}"
        super().__init__(
            place, title, submit, draft=("kwetsbaarheid", f"{casus_id}/{persoon.id}/{item.id if item else ''}"),
            parent=parent,
            intro="Alleen wat voor de casus nodig is, in gewone woorden. Nooit een diagnose of medicijn, geloof, afkomst, "
            "geaardheid of strafblad. De betrokkene leest dit terug bij inzage.",
        )  # fmt: skip
        factors = sorted(
            place.ctx.naslag.kwetsbaarheid.factoren, key=lambda f: list(FactorSoort).index(f.soort)
        )
        self._factor = ChoiceField(
            "factor", "Wat speelt er", [(f.code, f"{f.naam} ({f.soort.label.lower()})") for f in factors]
        )
        self._weight = ChoiceField("gewicht", "Hoe zwaar weegt het", list(_BURDENS.items()))
        self.add(self._factor)
        self.add(self._weight)
        self._asks = MutedLabel("", small=True)
        self._words = LongTextField("woorden", "Wat ziet u in het dagelijks leven", needed=True)
        self.add(self._words)
        self.form.addWidget(self._asks)
        self.bron = TextField("bron", "Wie ziet dit", "Een functie of organisatie, geen naam.", needed=True)
        self.sinds = DateField("sinds", "Sinds", place.today(), ver=True, geweest=True)
        self.add_row(self.bron, self.sinds)
        self.sinds.set_value(place.today())
        if item is not None:
            self.reden = self.add(
                TextField("reden", "Wat is er veranderd", "Wat er stond blijft in het logboek.")
            )
            self.follow(
                _shown(item),
                lambda unit: _shown(next(k for k in unit.casus(casus_id).kwetsbaarheden if k.id == item.id)),
                {"Wat er speelt, en hoe zwaar": ("factor", "gewicht")},
            )
        self._factor.changed.connect(self._follow)
        self._words.changed.connect(self._warn)
        self._follow()

    def _follow(self) -> None:
        """Ask what belongs to the chosen factor."""
        code = self._factor.chosen()
        if code is None:
            return
        factor = self.place.ctx.naslag.kwetsbaarheid.factor(code)
        self._asks.setText(factor.uitleg)
        burdens = factor.soort.is_last
        self._weight.set_title("Hoe zwaar weegt het" if burdens else "Hoe sterk is het")
        self._weight.show_choices(list((_BURDENS if burdens else _CARRIES).items()))

    def _warn(self) -> None:
        """Point out a word that the law guards where it is typed; saving would refuse it."""
        self._words.show_error(self.place.ctx.naslag.woordkeus.told_of(self._words.value()))


def _shown(item: Kwetsbaarheid) -> Getoond:
    return Getoond.of(item, "factor", "gewicht", "woorden", "bron", "sinds")


class KwetsbaarheidKlaarDialog(FormDialog):
    """A factor plays no part any more; it stays in the register with its days."""

    def __init__(self, place: Workplace, casus_id: UUID, item: Kwetsbaarheid, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            end_factor(place.ctx, casus_id, item.id, values[self.reden])

        name = place.ctx.naslag.kwetsbaarheid.factor(item.factor).naam
        super().__init__(
            place, f"{name}: speelt niet meer", submit, draft=("kwetsbaarheid klaar", f"{casus_id}/{item.id}"),
            verb="Beëindigen", parent=parent,
        )  # fmt: skip
        self.reden = self.add(LongTextField("reden", "Waarom speelt dit niet meer", lines=2))

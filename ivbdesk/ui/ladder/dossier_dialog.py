"""The dossiercheck of a measure: what is there, what proves it, and what an officer says of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.ladder.dossierpunten import answer_dossierpunten
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Maatregelsoort
from ivbdesk.cases.ladder.bewijsregels import LINKED
from ivbdesk.cases.ladder.dossiercheck import Checkregel, check_dossier, stand_of
from ivbdesk.cases.ladder.gericht import aimed_at, asks_addressee, name_of
from ivbdesk.cases.taal.nederlands import short_date, shorten
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.fields.pick_field import PickField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.ladder.check_lines import CheckBlock
from ivbdesk.ui.workplace import Workplace

_STATES = [
    (PuntStaat.OPEN, "Door bewijs, of nog open"),
    *((s, s.label) for s in (PuntStaat.ELDERS, PuntStaat.NVT, PuntStaat.ONTBREEKT_GEACCEPTEERD)),
]

_MOST_LINES = 12


def _states(mandatory: bool, kept: PuntStaat) -> list[tuple[PuntStaat, str]]:
    """What an officer may say; that a mandatory item does not apply is shown only where it was said before."""
    return [(s, label) for s, label in _STATES if not (mandatory and s is PuntStaat.NVT) or s is kept]


class RedenField(LongTextField):
    """A reason that is seen in full: as high as its words need, from one line on."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name, title, lines=1)
        self.edit.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = round(self.edit.document().size().height())  # a plain text edit counts in lines
        shown = min(max(1, lines), _MOST_LINES)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > shown else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.edit.setVerticalScrollBarPolicy(bar)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * shown + 22)


@dataclass(frozen=True)
class _Puntvelden:
    """What is asked of one item: how it stands, in which words, and what proves it."""

    line: Checkregel
    staat: ChoiceField[PuntStaat]
    toelichting: RedenField
    bewijs: PickField

    @classmethod
    def of(cls, line: Checkregel, said: PuntStaat, choices: Sequence[tuple[UUID, str]]) -> _Puntvelden:
        """The fields of this item; only one that can be linked shows what proves it."""
        code = line.soort.code
        staat = ChoiceField(f"staat_{code}", "Hoe staat het ervoor", _states(line.verplicht, said))
        toelichting = RedenField(f"toelichting_{code}", "Waar het ligt, of de reden")
        for field in (staat, toelichting):
            field.tell_about(line.soort.naam)
        bewijs = PickField(f"bewijs_{code}", "Bewijs", choices, verb="Bewijs koppelen")
        return cls(line, staat, toelichting, bewijs)

    def shown(self, casus: Casus) -> dict[str, object]:
        """What the register holds for them."""
        code = self.line.soort.code
        staat, toelichting = _said(casus, code)
        return {
            self.staat.name: staat,
            self.toelichting.name: toelichting,
            self.bewijs.name: _linked(casus, code),
        }

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields."""
        return self.bewijs.name, self.staat.name, self.toelichting.name


def _said(casus: Casus, code: str) -> tuple[PuntStaat, str]:
    found = (punt for punt in casus.dossierpunten if punt.code == code)
    return next(((punt.staat, punt.toelichting) for punt in found), (PuntStaat.OPEN, ""))


def _holders(casus: Casus, code: str) -> tuple[UUID, ...]:
    said = [punt.id for punt in casus.dossierpunten if punt.code == code]
    return (*said, *(item.id for item in casus.bewijzen if item.code == code))


def _linked(casus: Casus, code: str) -> set[UUID]:
    found = {item.item_id or item.stuk_id for item in casus.bewijzen if item.code == code}
    return {id for id in found if id is not None}


class DossierDialog(FormDialog):
    """Each item with its evidence; only what changed is saved."""

    design_width = 940

    def __init__(self, place: Workplace, blad: CasusBlad, soort: Maatregelsoort, parent: QWidget) -> None:
        casus = blad.casus
        weighing = casus.laatste_afweging(soort.code, blad.situatie.op)
        rows = check_dossier(casus, place.ctx.kader_under(weighing), blad.situatie, soort.code, weighing)

        def submit(values: FormValues) -> None:
            answer_dossierpunten(place.ctx, casus.id, self._answers(values), self._proof(values))

        aim = name_of(casus, aimed_at(casus, soort))
        aimed = f"Gericht aan: {aim}. " if aim and asks_addressee(soort) else ""
        super().__init__(
            place, f"Dossiercheck voor {soort.naam.lower()}", submit, draft=("dossierpunten", f"{casus.id}/{soort.code}"),
            parent=parent,
            intro=f"{aimed}{stand_of(rows).zin.capitalize()}. Een verplicht punt is er alleen als het hier bewezen is. Wat het register zelf weet, staat er vanzelf; "
            "koppel bij de rest een regel of stuk, of schrijf op waar het ligt of waarom het ontbreekt.",
        )  # fmt: skip
        self._points: list[_Puntvelden] = []
        choices = _evidence_choices(blad)
        for line in rows:
            self.form.addWidget(CheckBlock(line))
            if line.staat is PuntStaat.VOLDAAN and not _linked(casus, line.soort.code):
                continue  # the register itself proves it: nothing is asked
            said, _ = _said(casus, line.soort.code)
            self._add_point(_Puntvelden.of(line, said, choices))
        self.follow(
            self._shown(casus),
            lambda unit: self._shown(unit.casus(casus.id)),
            {f"{p.line.soort.code} {p.line.soort.naam}": p.names for p in self._points},
        )

    def _add_point(self, point: _Puntvelden) -> None:
        self._points.append(point)
        if point.line.soort.toets in LINKED:
            self.add_row(point.bewijs, point.staat)
            self.add(point.toelichting)
        else:
            self.add_row(point.staat, point.toelichting)

    def _shown(self, casus: Casus) -> Getoond:
        values: dict[str, object] = {}
        holders: dict[str, tuple[UUID, ...]] = {}
        for point in self._points:
            values |= point.shown(casus)
            holders |= dict.fromkeys(point.names, _holders(casus, point.line.soort.code))
        return Getoond(values, (casus.id,), holders)

    def _answers(self, values: FormValues) -> dict[str, tuple[PuntStaat, str]]:
        """What is said otherwise than the register held when it was asked last."""
        said = [(point, values[point.staat], values[point.toelichting].strip()) for point in self._points]
        return {
            point.line.soort.code: (staat, words)
            for point, staat, words in said
            if (staat, words) != (self.held[point.staat.name], self.held[point.toelichting.name])
        }

    def _proof(self, values: FormValues) -> dict[str, list[UUID]]:
        """What proves an item, where that is otherwise than the register held when it was asked last."""
        return {
            point.line.soort.code: values[point.bewijs]
            for point in self._points
            if point.bewijs in values and set(values[point.bewijs]) != self.held[point.bewijs.name]
        }


def _evidence_choices(blad: CasusBlad) -> list[tuple[UUID, str]]:
    """Documents first, then entries, the newest of each first."""
    papers = sorted(blad.casus.stukken, key=lambda stuk: stuk.datum, reverse=True)
    entries = sorted(blad.casus.tijdlijn, key=lambda item: (item.datum, item.vastgelegd_op), reverse=True)
    found = [(stuk.id, f"Stuk · {short_date(stuk.datum)} · {stuk.naam}") for stuk in papers]
    found += [(i.id, f"{short_date(i.datum)} · {i.soort.label} · {shorten(i.tekst, 110)}") for i in entries]
    return found

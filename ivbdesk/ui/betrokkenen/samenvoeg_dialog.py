"""Two records of one person: found, shown side by side, chosen field by field, and made one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from ivbdesk.actions.betrokkenen.samenvoegen import cases_of, merge_people
from ivbdesk.actions.context import Unit
from ivbdesk.actions.vooraf import TRIED
from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Persoonsgegevens
from ivbdesk.cases.betrokkenen.samenvoeging import Samengesteld
from ivbdesk.cases.betrokkenen.woonadres import Woonadres
from ivbdesk.cases.dossier.basis import NOTHING_SHOWN, Getoond
from ivbdesk.cases.signaal.bekende import Bekende
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.betrokkenen.bekenden_field import BekendenField
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.forms.vooraf import foresee
from ivbdesk.ui.widgets.basics import Label, MutedLabel
from ivbdesk.ui.workplace import Workplace

_MOVED = "Een collega wijzigde intussen een van beide registraties. Sluit dit venster, en open het opnieuw om te kiezen."
_PAUSE_MS = 200
_OF_NAME = tuple(part.name for part in fields(Persoonsgegevens))
_TITLES = {
    "voornaam": "Voornaam",
    "tussenvoegsel": "Tussenvoegsel",
    "achternaam": "Achternaam",
    "geboortejaar": "Geboortejaar",
    "voorletters": "Voorletters",
    "geboortenaam": "Geboortenaam",
    "telefoon": "Telefoon",
    "taal": "Taal",
    "tolk": "Een tolk is nodig",
    "adres": "Woonadres nu",
}


class ZoekTweedeDialog(FormDialog):
    """Finds the other record; `saved` gives both, with in which cases each stands."""

    def __init__(self, place: Workplace, person: Persoon, parent: QWidget) -> None:
        def submit(values: FormValues) -> tuple[Bekende, Bekende]:
            picked = values[self.bekend].persoon_id
            found = place.ctx.reads.mensen.bekenden(Persoonsgegevens(achternaam=values[self.naam]))
            other = next((item for item in found if item.id == picked), None)
            if other is None:
                raise RegelFout("bekend", "Kies wie dezelfde persoon is.")
            own = place.ctx.reads.mensen.bekenden(person.gegevens)
            return next(item for item in own if item.id == person.id), other

        super().__init__(
            place, f"Wie is dezelfde als {person.naam}?", submit, draft=None, verb="Naast elkaar zetten", parent=parent,
        )  # fmt: skip
        self._person = person
        self.naam = self.add(TextField("naam", "Achternaam van de andere registratie"))
        self.bekend = self.add(BekendenField(title="In het register", anders=False))
        self._looking = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._looking.timeout.connect(self._look)
        self.naam.changed.connect(self._looking.start)
        self.naam.set_value(person.gegevens.achternaam)

    def _look(self) -> None:
        named = Persoonsgegevens(achternaam=self.naam.value())
        reads = self.place.ctx.reads
        self.place.read(self, lambda: reads.mensen.bekenden(named), self._show_known, key="bekenden")

    def _show_known(self, found: Sequence[Bekende]) -> None:
        self.bekend.show_people([item for item in found if item.id != self._person.id])


class SamenvoegDialog(FormDialog):
    """Both records side by side; where they differ the officer chooses, then one goes up in the other."""

    def __init__(
        self,
        place: Workplace,
        casus_id: UUID,
        people: tuple[Persoon, Persoon],
        waar: tuple[Bekende, Bekende],
        parent: QWidget,
    ) -> None:
        stays, goes = people

        def submit(values: FormValues) -> UUID:
            return merge_people(place.ctx, stays.id, goes.id, self._chosen(values), values[self.reden])

        super().__init__(
            place, "Twee registraties van één persoon", submit, draft=("samenvoegen", f"{casus_id}/{stays.id}/{goes.id}"),
            verb="Samenvoegen", parent=parent,
            intro="Rollen, verzoeken, afwegingen, middelen, besluiten, adressen en oordelen over signalen van beide komen bij "
            "één persoon. Was het een vergissing, dan kunt u dit weer splitsen.",
        )  # fmt: skip
        self._people = people
        self._values = (_values(stays), _values(goes))
        self._differing: dict[str, ChoiceField[int | None]] = {}
        self._put_beside(people, waar)
        for name, title in _TITLES.items():
            self._add_choice(name, title)
        if not self._differing:
            self.form.addWidget(MutedLabel("Beide registraties zeggen hetzelfde.", small=True))
        self.reden = self.add(
            LongTextField("reden", "Waaraan ziet u dat dit dezelfde persoon is", lines=2, needed=True)
        )
        self.follow(NOTHING_SHOWN, self._require_as_shown)

    def start(self) -> None:
        """Show both, and whether they cannot be made one now."""
        super().start()
        stays, goes = self._people
        of_one, of_other = (self._made(dict.fromkeys(self._differing, number)) for number in (0, 1))
        foresee(
            self,
            lambda ctx: merge_people(ctx, stays.id, goes.id, of_one, TRIED),
            lambda ctx: merge_people(ctx, stays.id, goes.id, of_other, TRIED),
        )

    def _require_as_shown(self, unit: Unit) -> Getoond:
        """Of the two that are shown the officer chose; of what a colleague wrote in one since, not."""
        cases_of(unit, *(person.id for person in self._people))
        for person, shown in zip(self._people, self._values, strict=True):
            now = _values(unit.find(Persoon, person.id))
            if any(not _same(now[name], shown[name]) for name in shown):
                raise RegelFout("", _MOVED)
        return NOTHING_SHOWN

    def _put_beside(self, people: tuple[Persoon, Persoon], waar: tuple[Bekende, Bekende]) -> None:
        """What each record says, a line for each field on the same height."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.place.theme.px(18))
        for column, (letter, person, known) in enumerate(zip("AB", people, waar, strict=True)):
            grid.addWidget(Label(f"{letter}. {person.gegevens.volledig}", "strong"), 0, column)
            lines = [f"{title}: {_text(_values(person)[name]) or '–'}" for name, title in _TITLES.items()]
            lines += known.waar or ("Staat in geen casus",)
            for number, line in enumerate(lines, 1):
                grid.addWidget(MutedLabel(line, small=True), number, column)
            grid.setColumnStretch(column, 1)
        self.form.addLayout(grid)

    def _add_choice(self, name: str, title: str) -> None:
        """Ask only where both say something, and not the same."""
        one, other = (values[name] for values in self._values)
        if _same(one, other) or not _said(one) or not _said(other):
            return
        choices: list[tuple[int | None, str]] = [(None, "Kies …")]
        choices += [(number, f"{'AB'[number]}: {_text(value)}") for number, value in enumerate((one, other))]
        self._differing[name] = self.add(ChoiceField(name, title, choices))

    def problems(self, values: FormValues) -> dict[str, str]:
        """Every field that both filled in otherwise is chosen."""
        open_ = [name for name, field in self._differing.items() if values[field] is None]
        return dict.fromkeys(open_, "Kies welke van de twee juist is.")

    def _chosen(self, values: FormValues) -> Samengesteld:
        return self._made({name: values[field] or 0 for name, field in self._differing.items()})

    def _made(self, numbers: Mapping[str, int]) -> Samengesteld:
        """What both say together, with of each field in which they differ the value of this record."""
        made: dict[str, object] = {}
        for name in _TITLES:
            one, other = (known[name] for known in self._values)
            made[name] = (one, other)[numbers.get(name, 0 if _said(one) else 1)]
        home = made["adres"]
        return Samengesteld(
            Persoonsgegevens(**{name: made[name] for name in _OF_NAME}),  # type: ignore[arg-type]  # each by its name
            str(made["telefoon"]), str(made["taal"]), bool(made["tolk"]), home.id if isinstance(home, Woonadres) else None,
        )  # fmt: skip


def _values(person: Persoon) -> dict[str, object]:
    """What a record says, by field."""
    said: dict[str, object] = {name: getattr(person.gegevens, name) for name in _OF_NAME}
    return said | {
        "telefoon": person.telefoon,
        "taal": person.taal,
        "tolk": person.tolk,
        "adres": person.adres,
    }


def _said(value: object) -> bool:
    return value not in ("", None)


def _same(one: object, other: object) -> bool:
    return _text(one) == _text(other)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value or "")

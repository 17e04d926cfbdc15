"""Signals that may be about a person, to read and to decide on; a field, so that a draft keeps the decisions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QLineEdit

from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.cases.bewaren.inzage_signaal import Inzageoordeel, Signaaloordeel, Signaalvondst
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.fields.besluit_field import BesluitField
from ivbdesk.ui.widgets.basics import Label, MutedLabel, Rule

NONE = "Er is geen signaal gevonden bij deze naam of dit adres."


@dataclass(frozen=True)
class Signaalwoorden:
    """One signal, as what two officers may both decide on."""

    name: str
    title: str

    def as_text(self, value: object) -> str:
        """A decision, with its ground or what is left out."""
        if not isinstance(value, Signaaloordeel):
            return ""
        return ": ".join(part for part in (value.oordeel.label, value.reden) if part)


class OordeelField(BesluitField):
    """The signals in a column, each with the three decisions.

    Where it is not given a ground is asked; where it is, what to leave out beside the names.
    """

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name, title)
        self.found: Sequence[Signaalvondst] = ()
        self._decided: dict[UUID, Signaaloordeel] = {}
        self._kept: dict[UUID, Signaaloordeel | None] = {}
        self._fill()

    def show_found(self, found: Sequence[Signaalvondst]) -> None:
        """Show these signals; what was decided of them before stands there, unless it is decided anew here."""
        self.found = found
        for item in found:
            if item.id not in self._decided or item.id not in self._kept:
                self._kept[item.id] = item.oordeel
        self._fill()

    def _made(self, id: UUID) -> Signaaloordeel | None:
        return self._decided.get(id) or self._kept.get(id)

    @property
    def seen(self) -> Mapping[UUID, Signaaloordeel | None]:
        """What was kept with each signal when it was shown here, or decided on anew."""
        return {item.id: self._kept[item.id] for item in self.found}

    @property
    def parts(self) -> Mapping[str, Signaalwoorden]:
        """The signals as what two officers may both decide on."""
        return {
            str(item.id): Signaalwoorden(str(item.id), f"{item.nummer} · {item.wat}") for item in self.found
        }

    def go_on_from(self, nu: Mapping[str, object], theirs: Collection[str]) -> None:
        """Go on from what a colleague decided; in `theirs` that holds, what was decided here of the others stays."""
        for name, kept in nu.items():
            self._kept[UUID(name)] = kept if isinstance(kept, Signaaloordeel) else None
            if name in theirs:
                self._decided.pop(UUID(name), None)
        self._fill()

    def value(self) -> list[Signaaloordeel]:
        """What was decided of the signals that are shown."""
        made = [self._made(item.id) for item in self.found]
        return [oordeel for oordeel in made if oordeel is not None]

    def raw(self) -> list[list[str]]:
        """What was decided here, each with what was kept when that was done, as plain JSON."""
        return [[str(id), *_plain(item), *_plain(self._kept.get(id))] for id, item in self._decided.items()]

    def set_raw(self, raw: object) -> None:
        """Put back the decisions of a draft."""
        kept = raw if isinstance(raw, list) else []
        self._decided, self._kept = {}, {}
        for name, word, reden, *before in kept:
            id = UUID(name)
            self._decided[id] = Signaaloordeel(id, Inzageoordeel(word), reden)
            self._kept[id] = Signaaloordeel(id, Inzageoordeel(before[0]), before[1]) if any(before) else None
        self.show_found(self.found)

    def _show_things(self) -> None:
        if not self.found:
            self._list.addWidget(MutedLabel(NONE, small=True))
        for number, item in enumerate(self.found):
            if number:
                self._list.addWidget(Rule())
            self._add(item)

    def _add(self, item: Signaalvondst) -> None:
        on = short_date(item.op.astimezone(AMSTERDAM).date())
        self._list.addWidget(Label(f"{item.nummer} · {item.wat}", "strong"))
        told = " · ".join(part for part in (on, item.waar, item.wie, item.stand) if part)
        self._list.addWidget(MutedLabel(told, small=True))
        self._list.addWidget(Label(item.tekst))
        self._list.addWidget(Label(item.reden[:1].upper() + item.reden[1:], "near"))
        made = self._made(item.id)
        self._add_choices(
            item.id,
            item.nummer,
            [(oordeel, oordeel.label) for oordeel in Inzageoordeel],
            made.oordeel if made is not None else None,
            partial(self._decide, item),
        )
        if made is not None and made.oordeel is not Inzageoordeel.ANDER:
            self._ask(item, made)

    def _ask(self, item: Signaalvondst, made: Signaaloordeel) -> None:
        withheld = made.oordeel is Inzageoordeel.NIET
        edit = QLineEdit(made.reden)
        edit.setPlaceholderText(
            "Waarom niet, en op welke grond (AVG art. 23, UAVG art. 41)"
            if withheld
            else "Wat verraadt wie meldde? Bijvoorbeeld: nummer 14; de buurvrouw"
        )
        edit.setAccessibleName(
            f"Waarom {item.nummer} niet wordt gegeven"
            if withheld
            else f"Wat bij {item.nummer} wordt weggelaten"
        )
        edit.textChanged.connect(partial(self._keep_reason, item, made.oordeel))
        self._reasons[item.id] = edit
        self._list.addWidget(edit)
        if not withheld:
            self._list.addWidget(
                MutedLabel(
                    "Namen die het programma kent vallen vanzelf weg. Zet een puntkomma tussen wat ook weg moet.",
                    small=True,
                )
            )

    def _keep_reason(self, item: Signaalvondst, oordeel: Inzageoordeel, text: str) -> None:
        self._decided[item.id] = Signaaloordeel(item.id, oordeel, text)
        self.changed.emit()

    def _decide(self, item: Signaalvondst, oordeel: Inzageoordeel) -> None:
        known = self._made(item.id)
        if known is None or known.oordeel is not oordeel:
            self._decided[item.id] = Signaaloordeel(item.id, oordeel)
        self._fill()
        self._focus_again(item.id, oordeel)
        self.changed.emit()


def _plain(oordeel: Signaaloordeel | None) -> tuple[str, str]:
    return (oordeel.oordeel.value, oordeel.reden) if oordeel is not None else ("", "")

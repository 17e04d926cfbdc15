"""Who in the register may be the person that is typed: the officer picks one, or says that it is somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer

from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.cases.signaal.bekende import Bekende, require_looked_at
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.fields.besluit_field import BesluitField
from ivbdesk.ui.widgets.basics import Label, MutedLabel, Rule, SecondaryButton

_NOBODY = UUID(int=0)
"""Stands for none of those who are shown."""
_CASES_SHOWN = 3
NOBODY_KNOWN = "Nog niemand in het register heeft een naam die hierop lijkt."


@dataclass(frozen=True)
class Wie:
    """What was decided: it is this person, or knowingly somebody else; nothing yet where neither is so."""

    persoon_id: UUID | None = None
    iemand_anders: bool = False


class BekendenField(BesluitField):
    """Those who are known in a column, each with a button. Showing them never takes the focus.

    Where somebody is `added` it asks for a decision on who has the same name; that it is somebody else is no answer
    where nothing follows from it.
    """

    def __init__(
        self,
        name: str = "bekend",
        title: str = "Al bekend in het register",
        *,
        added: bool = False,
        anders: bool = True,
    ) -> None:
        super().__init__(name, title)
        self._added, self._anders = added, anders
        self._people: Sequence[Bekende] = ()
        self._chosen = Wie()
        self._by_hand = False
        self._title.setProperty("role", "h3")

    def show_people(self, found: Sequence[Bekende]) -> None:
        """Show these; a choice of somebody who is no longer among them is dropped."""
        gone = self._chosen.persoon_id not in (None, *(item.id for item in found))
        if list(found) == list(self._people) and not gone and self._list.count():
            return
        more = len(found) > len(self._people)
        self._people = found
        if (gone or not found) and self._chosen != Wie():
            self._chosen = Wie()
            self.changed.emit()
        self._fill()
        if more:
            QTimer.singleShot(0, self, self.grown.emit)  # once what is new is as high as it will be

    @property
    def person(self) -> Bekende | None:
        """Who was picked."""
        return next((item for item in self._people if item.id == self._chosen.persoon_id), None)

    @property
    def by_hand(self) -> bool:
        """Whether the officer chose here, or let go; not where somebody only is not among those shown."""
        return self._by_hand

    def value(self) -> Wie:
        """What was decided."""
        return self._chosen

    def objection(self) -> str:
        """That somebody has this name, and nobody said whether it is that person."""
        if not self._added or self._chosen != Wie():
            return ""
        try:
            require_looked_at(self._people)
        except RegelFout as fout:
            return fout.melding
        return ""

    def set_value(self, value: object) -> None:
        """Show another decision."""
        self._chosen = value if isinstance(value, Wie) else Wie()
        self._fill()
        self.changed.emit()

    def raw(self) -> list[object]:
        """The decision as plain JSON, and whether it was made by hand."""
        id = self._chosen.persoon_id
        return [str(id) if id else "", self._chosen.iemand_anders, self._by_hand]

    def set_raw(self, raw: object) -> None:
        """Put back the decision of a draft; who it is about is looked up anew."""
        id, other, *hand = raw if isinstance(raw, list) and len(raw) in (2, 3) else ("", False)
        self._by_hand = any(hand)
        self.set_value(Wie(UUID(id) if id else None, bool(other)))

    def show_error(self, message: str) -> None:
        """Say what is wrong; the focus goes to the first button."""
        super().show_error(message)
        if message:
            self.setFocusProxy(next(iter(self.input.findChildren(SecondaryButton)), self.input))

    def _show_things(self) -> None:
        if not self._people:
            self._list.addWidget(MutedLabel(NOBODY_KNOWN, small=True))
            return
        for number, item in enumerate(self._people):
            if number:
                self._list.addWidget(Rule())
            self._add(item)
        if self._anders:
            self._add_other()

    def _add_other(self) -> None:
        self._list.addWidget(Rule())
        other = _NOBODY if self._chosen.iemand_anders else None
        choose = partial(self._choose, Wie(iemand_anders=True))
        self._add_choices(_NOBODY, "Geen van deze:", ((_NOBODY, "Iemand anders"),), other, choose)

    def _add(self, item: Bekende) -> None:
        self._list.addWidget(Label(known_words(item.gegevens), "strong"))
        for line in item.waar[:_CASES_SHOWN] or ("Staat in geen casus; vroeg iets over eigen gegevens",):
            self._list.addWidget(MutedLabel(line, small=True))
        more = len(item.waar) - _CASES_SHOWN
        told = [item.reden[:1].upper() + item.reden[1:]]
        told += [f"nog {more} casussen"] if more > 0 else []
        told += ["de verwerking is beperkt op verzoek (AVG art. 18)"] if item.beperkt else []
        self._list.addWidget(Label("; ".join(told), "near"))
        chosen = item.id if self._chosen.persoon_id == item.id else None
        choose = partial(self._choose, Wie(item.id))
        self._add_choices(item.id, item.gegevens.naam, ((item.id, "Deze persoon"),), chosen, choose)

    def _choose(self, wie: Wie, choice: UUID) -> None:
        """Take it, or let go of it where it was taken already."""
        self._by_hand = True
        self._chosen = Wie() if self._chosen == wie else wie
        self._fill()
        self._focus_again(choice, choice)
        self.changed.emit()


def known_words(gegevens: Persoonsgegevens) -> str:
    """A person as it is told apart from others: the whole name and the year of birth."""
    year = gegevens.geboortejaar
    return f"{gegevens.volledig}, {f'geboren in {year}' if year else 'geboortejaar onbekend'}"

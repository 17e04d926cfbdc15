"""What resembles a signal that is being typed, with a decision on each; a field, so that a draft keeps the decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QWidget

from ivbdesk.actions.signaal.signaal import Gelijkenisbesluit
from ivbdesk.cases.signaal.gelijkenis import STERK, Buur, needs_reason
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.fields.besluit_field import BesluitField
from ivbdesk.ui.widgets.basics import Label, MutedLabel, Rule, SecondaryButton

EMPTY = "Typ een adres of een naam. Eerdere signalen en casussen die daarop lijken, komen hier te staan."

_CHOICES = ((True, "Hetzelfde"), (False, "Iets anders"))
NOTHING_LIKE = "Geen eerder signaal en geen casus lijkt op dit adres of deze naam."


def buur_words(buur: Buur) -> str:
    """One line on what it is: its number, when, where and who."""
    rest = (short_date(buur.op), buur.waar, buur.wie)
    return " · ".join(part for part in rest if part)


class BurenField(BesluitField):
    """The neighbours in a column, each with the buttons Hetzelfde and Iets anders. Showing them never takes the focus."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name, title)
        self._buren: Sequence[Buur] = ()
        self._empty = EMPTY
        self._decided: dict[UUID, Gelijkenisbesluit] = {}
        self._column.removeWidget(self._error)
        self._column.insertWidget(1, self._error)
        self._error.setContentsMargins(0, 0, 0, 4)
        self._column.addStretch(1)
        self._fill()

    def show_neighbours(self, buren: Sequence[Buur], empty: str = EMPTY) -> None:
        """Show these, or why there are none; one that has the focus is left in peace until they really differ."""
        if list(buren) != list(self._buren) or empty != self._empty:
            self._buren, self._empty = buren, empty
            self._fill()
            if self.error:
                self._tell_again()

    def _tell_again(self) -> None:
        """What was asked of others may not be asked of these."""
        try:
            self.value()
        except ValueError as error:
            self.show_error(str(error))
        else:
            self.changed.emit()

    def value(self) -> list[Gelijkenisbesluit]:
        """What was decided; raises ValueError where a decision or a reason is still needed.

        Of what is strongly alike one decision is enough: who says what it is, or is not, has looked.
        """
        strong = self._strong()
        if strong and not any(buur.id in self._decided for buur in strong):
            raise ValueError(f"{strong[0].nummer} lijkt er sterk op. Kies ‘Hetzelfde’ of ‘Iets anders’.")
        for buur in self._buren:
            made = self._decided.get(buur.id)
            if made is not None and needs_reason(buur.score, made.zelfde) and not made.reden.strip():
                raise ValueError(f"Schrijf bij {buur.nummer} waarom het iets anders is.")
        return list(self._decided.values())

    def _strong(self) -> list[Buur]:
        return [buur for buur in self._buren if buur.score >= STERK]

    def show_error(self, message: str) -> None:
        """Say it above the list; the focus goes to where it can be mended."""
        super().show_error(message)
        if message:
            self.setFocusProxy(self._where_to_mend())

    def _where_to_mend(self) -> QWidget:
        for edit in self._reasons.values():
            if not edit.text().strip():
                return edit
        choices = [button for button in self.input.findChildren(SecondaryButton) if not button.isHidden()]
        wanted = next((f"{buur.id}/True" for buur in self._strong()), "")
        return next((button for button in choices if button.property("keuze") == wanted), self.input)

    def raw(self) -> list[dict[str, object]]:
        """The decisions as plain JSON."""
        return [asdict(item) | {"id": str(item.id)} for item in self._decided.values()]

    def set_raw(self, raw: object) -> None:
        """Put back the decisions of a draft."""
        kept = raw if isinstance(raw, list) else []
        made = [Gelijkenisbesluit(k["soort"], UUID(k["id"]), k["zelfde"], k["reden"]) for k in kept]
        self._decided = {besluit.id: besluit for besluit in made}
        self._fill()

    def _show_things(self) -> None:
        if not self._buren:
            self._list.addWidget(MutedLabel(self._empty, small=True))
        for number, buur in enumerate(self._buren):
            if number:
                self._list.addWidget(Rule())
            self._add(buur)

    def _add(self, buur: Buur) -> None:
        self._list.addWidget(Label(f"{buur.nummer} {buur.wat}", "strong"))
        self._list.addWidget(MutedLabel(buur_words(buur), small=True))
        self._list.addWidget(Label(buur.reden[:1].upper() + buur.reden[1:], "near"))
        made = self._decided.get(buur.id)
        chosen = made.zelfde if made is not None else None
        self._add_choices(buur.id, buur.nummer, _CHOICES, chosen, partial(self._decide, buur))
        if made is not None and needs_reason(buur.score, made.zelfde):
            self._ask(buur, made)

    def _ask(self, buur: Buur, made: Gelijkenisbesluit) -> None:
        edit = QLineEdit(made.reden)
        edit.setPlaceholderText("Waarom iets anders? Bijvoorbeeld: andere bewoner")
        edit.setAccessibleName(f"Waarom is {buur.nummer} iets anders")
        edit.textChanged.connect(partial(self._keep_reason, buur))
        self._reasons[buur.id] = edit
        self._list.addWidget(edit)

    def _keep_reason(self, buur: Buur, text: str) -> None:
        self._decided[buur.id] = Gelijkenisbesluit(buur.soort, buur.id, False, text)
        self.changed.emit()

    def _decide(self, buur: Buur, zelfde: bool) -> None:
        known = self._decided.get(buur.id)
        if known is not None and known.zelfde is zelfde:
            del self._decided[buur.id]
        else:
            self._decided[buur.id] = Gelijkenisbesluit(buur.soort, buur.id, zelfde)
        self._fill()
        self._focus_again(buur.id, zelfde)
        self.changed.emit()

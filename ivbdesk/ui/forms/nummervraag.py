"""Asks once about a number of a person in a free text: saving a second time answers it. A BSN is refused."""

from __future__ import annotations

from collections.abc import Mapping

from ivbdesk.cases.taal.persoonsnummers import told_of_bsn, told_of_numbers
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.fields import FreeText

_STAYS = "Moet het zo blijven staan? Sla dan nog een keer op."


class Nummervraag:
    """The texts of one form about which was asked; the same text is not asked twice."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def ask(
        self, fields: Mapping[str, Field], values: Mapping[str, object], initial: Mapping[str, object]
    ) -> dict[str, str]:
        """The questions by name of the field; none for a text that the form itself showed."""
        asked = {}
        for name, value in values.items():
            field = fields[name]
            if not isinstance(field, FreeText) or not field.watched or not isinstance(value, str):
                continue
            if refused := told_of_bsn(value):
                asked[name] = refused
            elif value not in (self._known.get(name), initial.get(name)) and told_of_numbers(value):
                self._known[name], asked[name] = value, _STAYS
        return asked

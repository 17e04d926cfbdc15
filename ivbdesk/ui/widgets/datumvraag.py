"""Asks once about a day that lies far away: saving a second time answers it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from ivbdesk.cases.kader.datumvragen import Datumvragen
from ivbdesk.ui.widgets.field import Field

ASKED = "Klopt de aangegeven datum? Sla dan nog een keer op."


class Datumvraag:
    """The days of one form about which was asked; the same day is not asked twice."""

    def __init__(self, vragen: Datumvragen, vandaag: date) -> None:
        self._vragen, self._today = vragen, vandaag
        self._known: dict[str, date] = {}

    def ask(
        self, fields: Mapping[str, Field], values: Mapping[str, object], initial: Mapping[str, object]
    ) -> dict[str, str]:
        """The questions by name of the field; none for a day that the form itself showed."""
        asked = {}
        for name, value in values.items():
            if not isinstance(value, date) or isinstance(value, datetime):
                continue
            if (
                fields[name].may_be_far
                or self._known.get(name) == value
                or fields[name].raw() == initial.get(name)
            ):
                continue
            question = self._vragen.ask(value, self._today)
            if question:
                self._known[name], asked[name] = value, question
        return asked

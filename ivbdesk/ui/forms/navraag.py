"""Asks once about what may be right and seldom is, as a day that lies far away: saving a second time answers it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from ivbdesk.cases.kader.datumvragen import Datumvragen
from ivbdesk.ui.fields.field import Field

ASKED = "Klopt wat is aangegeven? Sla dan nog een keer op."


class Navraag:
    """The questions of one form; the same is not asked twice."""

    def __init__(self, vragen: Datumvragen, vandaag: date) -> None:
        self._vragen, self._today = vragen, vandaag
        self._known: set[tuple[str, str]] = set()

    def ask(self, questions: Mapping[str, str]) -> dict[str, str]:
        """Those that were not asked yet, by name of the field."""
        new = {name: told for name, told in questions.items() if told and (name, told) not in self._known}
        self._known |= new.items()
        return new

    def far_days(
        self, fields: Mapping[str, Field], values: Mapping[str, object], initial: Mapping[str, object]
    ) -> dict[str, str]:
        """What there is to ask about the days in a form; nothing about a day that the form itself showed."""
        return {
            name: self._vragen.ask(value, self._today)
            for name, value in values.items()
            if isinstance(value, date)
            and not isinstance(value, datetime)
            and not fields[name].may_be_far
            and fields[name].raw() != initial.get(name)
        }

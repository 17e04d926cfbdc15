"""Fields of the weighing that come more than once: an option, a lighter means, and the stand of an organisation."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from ivbdesk.actions.ladder.ladder import StandGegevens
from ivbdesk.cases.besluitvorming.afweging import (
    Grond,
    Optie,
    Stand,
    Standpunt,
    Verantwoording,
    require_told,
)
from ivbdesk.cases.taal.eisen import is_argued
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.besluitvorming.deelbaar_velden import Deelbaarvelden
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_values import FormValues

_GROUNDS: list[tuple[Grond | None, str]] = [
    (None, "Nog te verantwoorden"),
    *((g, g.label) for g in Grond if g not in (Grond.UITKOMST, Grond.MOTIVERING)),
]
_STANDS: list[tuple[Stand | None, str]] = [(None, "–"), *((s, s.label) for s in Stand)]


class Optievelden:
    """What speaks for and against the option `title`; the names of the fields end in `key`."""

    def __init__(self, key: str, title: str) -> None:
        self.voor = LongTextField(f"voor_{key}", "Wat het oplevert", lines=3)
        self.tegen = LongTextField(f"tegen_{key}", "Gevolgen en bezwaren", lines=3)
        for field in (self.voor, self.tegen):
            field.tell_about(title)

    def take_over(self, option: Optie) -> None:
        """Show what was said before."""
        self.voor.set_value(option.voor)
        self.tegen.set_value(option.tegen)

    def given(self, values: FormValues) -> tuple[str, str]:
        """What was typed for and against."""
        return values[self.voor].strip(), values[self.tegen].strip()


class Grondvelden:
    """Why one lighter means is not tried first."""

    def __init__(self, code: str, title: str, *, runs: bool) -> None:
        grounds = [(g, label) for g, label in _GROUNDS if runs or g is not Grond.LOOPT_DOOR]
        self._choices = {ground for ground, _ in grounds}
        self.grond = ChoiceField(f"grond_{code}", title, grounds)
        self.reden = LongTextField(f"reden_{code}", "Waarom, in uw eigen woorden", lines=1)
        self.reden.tell_about(title)

    def take_over(self, given: Verantwoording) -> None:
        """Show what was said before."""
        if given.grond in self._choices:
            self.grond.set_value(given.grond)
        self.reden.set_value(given.toelichting)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its fields, that of the words first."""
        return self.reden.name, self.grond.name

    def problems(self, values: FormValues) -> dict[str, str]:
        """A ground with words of why."""
        if self.grond not in values:
            return {}
        wrong = {}
        if values[self.grond] is None:
            wrong[self.grond.name] = "Kies waarom dit middel niet (eerst) wordt ingezet."
        if not is_argued(values[self.reden]):
            wrong[self.reden.name] = "Schrijf in een paar woorden op waarom."
        return wrong


class Standvelden:
    """The stand of one organisation, in its own words."""

    def __init__(self, number: int, vandaag: date) -> None:
        self._vandaag, self._suffix = vandaag, f"_{number}"
        self.organisatie = TextField(f"organisatie_{number}", "Organisatie")
        self.stand = ChoiceField(f"stand_{number}", "Standpunt", _STANDS)
        self.tekst = LongTextField(f"standpunt_{number}", "In hun eigen woorden", lines=1)
        self.shared = Deelbaarvelden(self._suffix, vandaag)
        for field in (self.organisatie, self.stand, self.tekst, *self.shared.fields):
            field.tell_about(f"{number + 1}e organisatie")
        self.stand.changed.connect(self._show)
        self._show()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its fields, that of the words first."""
        return tuple(f.name for f in (self.tekst, self.organisatie, self.stand, *self.shared.fields))

    def _show(self) -> None:
        """Words that may be shared are asked of who differs."""
        stand = self.stand.value()
        for field in self.shared.fields:
            field.setVisible(stand is not None and stand.is_dissent)

    def take_over(self, given: Standpunt) -> None:
        """Show what was said before."""
        self.organisatie.set_value(given.organisatie)
        self.stand.set_value(given.stand)
        self.tekst.set_value(given.tekst)
        self.shared.take_over(given)

    def problems(self, values: FormValues) -> dict[str, str]:
        """A stand is that of an organisation; what may be shared of it was approved by someone, on a day."""
        wrong = {}
        if values[self.stand] and not values[self.organisatie].strip():
            wrong[self.organisatie.name] = "Noem de organisatie."
        for given in self.given(values):
            try:
                require_told(Standpunt(uuid4(), uuid4(), *given), self._vandaag)
            except RegelFout as error:
                wrong |= {f"{name}{self._suffix}": one.gezegd for name, one in error.per_veld().items()}
        return wrong

    def given(self, values: FormValues) -> tuple[StandGegevens, ...]:
        """The stand as typed; none where none was chosen."""
        stand = values[self.stand]
        if not stand:
            return ()
        shared = self.shared.given(values) if stand.is_dissent else ("", "", None)
        return (StandGegevens(values[self.organisatie].strip(), stand, values[self.tekst].strip(), *shared),)

"""Fields of the weighing that come more than once: an option, a lighter means, and the stand of an organisation."""

from __future__ import annotations

from ivbdesk.cases.besluitvorming.afweging import Grond, Optie, Stand, Standpunt, Verantwoording
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.fields import LongTextField, TextField
from ivbdesk.ui.widgets.form_values import FormValues

_GROUNDS: list[tuple[Grond | None, str]] = [
    (None, "Nog te verantwoorden"),
    *((g, g.label) for g in Grond if g not in (Grond.UITKOMST, Grond.MOTIVERING)),
]
_STANDS: list[tuple[Stand | None, str]] = [(None, "–"), *((s, s.label) for s in Stand)]


class Optievelden:
    """What speaks for and against one option; the names of the fields end in `key`."""

    def __init__(self, key: str) -> None:
        self.voor = LongTextField(f"voor_{key}", "Wat het oplevert", lines=3)
        self.tegen = LongTextField(f"tegen_{key}", "Gevolgen en bezwaren", lines=3)

    def take_over(self, option: Optie) -> None:
        """Show what was said before."""
        self.voor.set_value(option.voor)
        self.tegen.set_value(option.tegen)


class Grondvelden:
    """Why one lighter means is not tried first."""

    def __init__(self, code: str, title: str) -> None:
        self.grond = ChoiceField(f"grond_{code}", title, _GROUNDS)
        self.reden = TextField(f"reden_{code}", "Waarom, in uw eigen woorden")

    def take_over(self, given: Verantwoording) -> None:
        """Show what was said before."""
        self.grond.set_value(given.grond)
        self.reden.set_value(given.toelichting)

    def problems(self, values: FormValues) -> dict[str, str]:
        """A ground with words of why."""
        if self.grond not in values:
            return {}
        if values[self.grond] is None:
            return {self.grond.name: "Kies waarom dit middel niet (eerst) wordt ingezet."}
        if not values[self.reden].strip():
            return {self.reden.name: "Schrijf kort op waarom."}
        return {}


class Standvelden:
    """The stand of one organisation, in its own words."""

    def __init__(self, number: int) -> None:
        self.organisatie = TextField(f"organisatie_{number}", "Organisatie")
        self.stand = ChoiceField(f"stand_{number}", "Standpunt", _STANDS)
        self.tekst = TextField(f"standpunt_{number}", "In hun eigen woorden")

    def take_over(self, given: Standpunt) -> None:
        """Show what was said before."""
        self.organisatie.set_value(given.organisatie)
        self.stand.set_value(given.stand)
        self.tekst.set_value(given.tekst)

    def problems(self, values: FormValues) -> dict[str, str]:
        """A stand is that of an organisation."""
        if values[self.stand] and not values[self.organisatie].strip():
            return {self.organisatie.name: "Noem de organisatie."}
        return {}

    def given(self, values: FormValues) -> tuple[tuple[str, Stand, str], ...]:
        """The stand as typed; none where none was chosen."""
        stand = values[self.stand]
        return ((values[self.organisatie].strip(), stand, values[self.tekst].strip()),) if stand else ()

"""The field that asks at whom a measure or decision is aimed, the same in every form that does."""

from __future__ import annotations

from ivbdesk.cases.betrokkenen.leeftijd import leeftijdsklasse
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import GerichtAan, Maatregelsoort
from ivbdesk.cases.ladder.gericht import GERICHT, aimed_at, choices_of, name_of
from ivbdesk.cases.ladder.ladder import Situatie
from ivbdesk.ui.fields.choice_field import ChoiceField


def addressee_field(casus: Casus, situatie: Situatie, soort: Maatregelsoort) -> ChoiceField[str]:
    """Everybody at whom it may be aimed, with the age where that counts; the only one is proposed."""
    rows = [("", "Nog niet gekozen")]
    for aim in choices_of(casus, soort):
        told = name_of(casus, aim)
        if aim.soort is GerichtAan.EIGENAAR and casus.object is not None and casus.object.eigenaar:
            told = f"{told}, {casus.object.eigenaar}"
        if aim.persoon_id is not None and soort.asks_age:
            told = f"{told}, {leeftijdsklasse(situatie.leeftijden[aim.persoon_id])}"
        rows.append((aim.sleutel, told[:1].upper() + told[1:]))
    help = "De leeftijd van deze persoon telt." if soort.asks_age else ""
    field = ChoiceField(GERICHT, "Gericht aan", rows, help)
    field.set_value(aimed_at(casus, soort).sleutel)
    return field

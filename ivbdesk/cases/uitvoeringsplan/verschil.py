"""What a version of the plan does otherwise than the one before, in sentences; an action is known by its line."""

from __future__ import annotations

from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.cases.uitvoeringsplan.plan import Planactie, Uitvoeringsplan

_PARTS = {
    "prioriteit": "de prioriteit",
    "doel": "het doel",
    "actie": "wat er gebeurt",
    "partners": "de partners",
    "trekker": "wie trekt",
    "moment": "wanneer",
    "indicator": "de indicator",
    "antwoord": "de indicator",
    "streven": "het streven",
    "knelpunt_id": "het knelpunt",
}
_LONGEST = 90


def differences(vorige: Uitvoeringsplan, nu: Uitvoeringsplan) -> tuple[str, ...]:
    """What is new, what went, and what of an action changed; lights and evaluations are progress, and no change."""
    before = {actie.lijn: actie for actie in vorige.acties}
    after = {actie.lijn for actie in nu.acties}
    told = []
    for actie in nu.acties:
        old = before.get(actie.lijn)
        if old is None:
            told.append(f"Nieuw: {_called(actie)}")
        elif changed := _changed(old, actie):
            told.append(f"Gewijzigd ({join_nl(changed)}): {_called(actie)}")
    told += [f"Vervallen: {_called(old)}" for old in vorige.acties if old.lijn not in after]
    return tuple(told)


def _changed(old: Planactie, new: Planactie) -> list[str]:
    names = (told for name, told in _PARTS.items() if getattr(old, name) != getattr(new, name))
    return list(dict.fromkeys(names))


def _called(actie: Planactie) -> str:
    words = " ".join(actie.actie.split()).partition(". ")[0]
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"

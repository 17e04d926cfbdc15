"""A version of the uitvoeringsplan in the words of its page."""

from __future__ import annotations

from ivbdesk.actions.uitvoeringsplan.overzicht import Planoverzicht
from ivbdesk.cases.uitvoeringsplan.planblad import Planhoofdstuk, Planregel
from ivbdesk.cases.uitvoeringsplan.plantekst import count_lights

NO_NAMES = "Het plan gaat naar college en raad: zonder namen, adressen of casusnummers."
_NONE = "Er is nog geen uitvoeringsplan. Kies Plan beginnen."
_BROKEN = " Let op: de vastgestelde tekst hoort niet meer bij dit kenmerk."
_NOW = " hoort bij het vastgestelde plan; lichten en cijfers zijn van nu"


def told_of(found: Planoverzicht) -> str:
    """What version is shown, with its mark, and how many actions have which light."""
    plan, blad = found.plan, found.blad
    if plan is None or blad is None:
        return _NONE
    mark = f" Kenmerk {plan.sha256[:12]}{_NOW if found.is_laatste else ''}." if plan.sha256 else ""
    if not plan.is_heel:
        mark += _BROKEN
    lines = [line for part in blad.hoofdstukken for line in part.regels]
    return f"{plan.stand}.{mark} {count_lights(lines)}"


def cells_of(part: Planhoofdstuk, line: Planregel, now: str) -> tuple[str, ...]:
    """The row of one action; `now` is what its figure is today, for own use."""
    figure = [line.indicator, line.waarde, f"Nu: {now}" if now else ""]
    return (
        "\n".join(words for words in (line.actie, part.naam, line.knelpunt) if words),
        f"{line.trekker}\n{line.wanneer}",
        "\n".join(words for words in figure if words),
        f"{line.licht}\n{line.reden}".strip(),
    )

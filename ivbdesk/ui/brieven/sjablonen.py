"""The municipality's own templates of letters: examples to begin with, and every fault in what stands there."""

from __future__ import annotations

from collections.abc import Sequence

from ivbdesk.cases.taal.fouten import Bestandsfout
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.ui.workplace import Workplace

_WRITE = "Voorbeelden klaarzetten"


def check_templates(place: Workplace) -> None:
    """Tell every fault of the own templates; where there are none, offer ours to begin with."""
    place.background.run(place.desk.brieven.check, lambda found: _tell(place, *found), owner=place)


def _tell(place: Workplace, names: Sequence[str], faults: Sequence[Bestandsfout]) -> None:
    where = str(place.desk.brieven.map)
    if faults:
        told = f"Zolang een sjabloon een fout heeft, kan de brief ervan niet worden gemaakt. De sjablonen staan in {where}."
        place.messages.error("Dit klopt niet in de briefsjablonen", "\n".join(map(str, faults)), told)
    elif names:
        place.messages.notice(f"{count(len(names), 'sjabloon', 'sjablonen')} in orde, in {where}.")
    else:
        asked = f"Er zijn geen eigen sjablonen: brieven krijgen de vorm van het programma. Voorbeelden komen in {where}."
        if place.messages.confirm("Voorbeelden van briefsjablonen klaarzetten?", _WRITE, asked):
            write = place.desk.brieven.write_examples
            place.background.run(write, lambda made: _made(place, made), owner=place)


def _made(place: Workplace, names: Sequence[str]) -> None:
    told = count(len(names), "sjabloon staat", "sjablonen staan")
    place.messages.notice(f"{told} klaar in {place.desk.brieven.map}. Verander ze in Word.")

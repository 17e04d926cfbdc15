"""One thing done to a copy of a trial, and what did not hold after it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable

from ivbdesk.torture.child import where
from ivbdesk.torture.tally import Tally
from ivbdesk.torture.trial_register import Trial


def tried(
    soort: str, wat: str, place: Trial, do: Callable[[Trial], object], judge: Callable[[Trial], Iterable[str]]
) -> Tally:
    """Does it to the copy and has it judged; the copy is gone after. An error without words is a fault too."""
    tally = Tally(soort, wat, 1)
    do(place)
    try:
        tally.fouten += judge(place)
    except Exception as error:  # what nobody foresaw is what is looked for here
        tally.fouten.append(f"een fout zonder woorden: {where(error)}")
    shutil.rmtree(place.root)
    return tally

"""What must hold of a register after anything: it opens, it is whole, and what was confirmed is in it."""

from __future__ import annotations

from collections.abc import Iterator

from ivbdesk.storage.errors import RegisterError
from ivbdesk.torture.acts import TrialAct, found_in
from ivbdesk.torture.child import where
from ivbdesk.torture.trial_register import LINES, Trial, lines_of


def faults_after(trial: Trial, act: TrialAct, confirmed: bool) -> list[str]:
    """What does not hold after the act was cut off, or confirmed; a register that meets an error is among it."""
    try:
        return list(_faults(trial, act, confirmed))
    except RegisterError as error:
        return [f"het register weigert: {error}"]
    except Exception as error:  # what nobody foresaw is what is looked for here
        return [f"een fout zonder woorden: {where(error)}"]


def _faults(trial: Trial, act: TrialAct, confirmed: bool) -> Iterator[str]:
    desk = trial.open()
    try:
        yield from (f"bij het openen: {warning}" for warning in desk.register.warnings)
        fixed = [line for line in lines_of(desk, trial.casus) if line.startswith("Vaste")]
        if len(fixed) != LINES:
            yield "regels van voor de handeling ontbreken"
        yield from act.holds(trial, desk, confirmed)
    finally:
        desk.close()
    yield from (f"de keuring vindt: {found}" for found in found_in(trial.place))

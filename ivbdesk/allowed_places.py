"""Where a register or its copies may stand: by what the administrator decided, and by what the disk can hold."""

from __future__ import annotations

from pathlib import Path

from ivbdesk.beleid import in_force
from ivbdesk.cases.beheer.beleid import VASTGELEGD, Beleid
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.demo.place import holds_nobody
from ivbdesk.storage.sqlite.location import check_new


def permitted(folder: Path) -> Beleid:
    """What the administrator decided, under which a register may stand here; raises `WrongPolicy` or RegelFout.

    The demonstration stands where the program puts it: it holds nobody, and a policy is about those who are real.
    """
    beleid = in_force()
    if not holds_nobody(folder):
        demand_place(beleid, folder)
    return beleid


def demand_new(folder: Path) -> None:
    """Raises why no register can be made here, by what was decided or by the disk; makes nothing."""
    permitted(folder)
    check_new(folder.absolute())


def demand_place(beleid: Beleid, folder: Path) -> None:
    """Raise RegelFout for a folder in which the administrator wants no register or copy."""
    real = _real(folder)
    if beleid.mappen and not any(real.is_relative_to(_real(place)) for place in beleid.mappen):
        told = " of ".join(map(str, beleid.mappen))
        raise RegelFout(
            "map", f"{VASTGELEGD} Een register of kopie staat alleen binnen {told}; kies een map daarbinnen."
        )


def demand_copies(beleid: Beleid, place: Path) -> None:
    """Raise RegelFout where copies go to another folder than this one, as the administrator wants it."""
    if beleid.kopieenmap is not None and _real(place) != _real(beleid.kopieenmap):
        raise RegelFout(
            "map",
            f"Uw beheerder legde vast dat reservekopieën in {beleid.kopieenmap} komen. Er is niets gemaakt. "
            "Laat --to weg.",
        )


def _real(folder: Path) -> Path:
    """Links followed, so that none leads out of what is allowed."""
    try:
        return folder.resolve()
    except OSError:  # a share that does not answer
        return folder.absolute()

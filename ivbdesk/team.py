"""The ways into a team register: opening it, and making one. What they need of a driver is loaded only then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from ivbdesk.allowed_places import permitted
from ivbdesk.desk import Clock, Desk, utc_now, with_passphrase
from ivbdesk.officer_keys import OfficerKeys
from ivbdesk.storage.driver import with_driver
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.keys.attempts import Attempts
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.slots import Argon2Params, calibrate
from ivbdesk.storage.line_errors import NOT_OPENED, NOT_SAVED
from ivbdesk.storage.mapping import start_mappers
from ivbdesk.storage.team_folder import SUFFIX, TeamFolder, is_team


def open_team(folder: Path, passphrase: str, first: str = "", clock: Clock = utc_now) -> Desk:
    """Open the register of a team; raises RegisterError in Dutch: `NotIncluded` without a driver."""
    with with_driver():
        from ivbdesk.storage.postgres.team_register import TeamRegister
        from ivbdesk.team_line import RegisterLine
    start_mappers()
    beleid = permitted(folder)
    with _nothing_to_save():
        register = TeamRegister.open(folder, passphrase, first, clock)
        try:
            desk = Desk.around(register, register.clock, beleid)
            desk.team, desk.drafts = RegisterLine(register, desk), register.drafts()
        except BaseException:
            register.close()
            raise
    return desk


@contextmanager
def _nothing_to_save() -> Iterator[None]:
    """Who opens a register is told of no change that was not saved."""
    try:
        yield
    except RegisterError as error:
        if error.behouden == NOT_SAVED:
            error.behouden = NOT_OPENED
        raise


def open_any(folder: Path, passphrase: str, first: str = "") -> Desk:
    """Open a register with a passphrase, wherever its database is; raises RegisterError in Dutch."""
    if is_team(folder):
        return open_team(folder, passphrase, first)
    return Desk.open(folder, with_passphrase(passphrase, first))


def found_team(
    folder: Path,
    conninfo: str,
    passphrase: str,
    recovery: RecoveryKey,
    naam: str,
    functie: str = "",
    instellingen: dict[str, str] | None = None,
    clock: Clock = utc_now,
    params: Argon2Params | None = None,
) -> Path:
    """Make the register of a team in an empty database, over the line of who installed that, for its first officer.

    Gives the folder with which she opens it. Raises RegisterError, or RegelFout for what was filled in; where the database
    has something by then, it must be made anew.
    """
    with with_driver():
        from ivbdesk.storage.postgres.founding import NewTeamRegister
    start_mappers()
    OfficerKeys.phrases.demand(passphrase)
    place = named(folder)
    beleid = permitted(place)
    cost = params or calibrate()
    made = NewTeamRegister.found(place, conninfo, passphrase, uuid4(), recovery, clock, cost)
    try:
        Desk.new(made, clock, beleid, naam, functie, instellingen or {})
        made.let_in_first()
    except BaseException:
        made.abandon()
        raise
    made.close()
    return place


def moved_team(folder: Path, conninfo: str, target: Path, passphrase: str, clock: Clock = utc_now) -> Path:
    """Make another folder for a team register of which the server, its name or its certificate is another now; gives it.

    Nothing is asked of that server, and the earlier folder stays as it is. Raises RegisterError in Dutch.
    """
    with with_driver():
        from ivbdesk.storage.postgres.founding import place_of
    permitted(named(target))
    own, tries = TeamFolder(folder.absolute()), Attempts(folder)
    envelope = own.envelope()
    tries.demand_patience(clock())
    with tries.counted(clock()):
        root, _ = envelope.unlock_passphrase(passphrase)
    cost = own.sealed_place(root).cost
    place, certificate = place_of(conninfo, envelope.header.register_id, cost)
    TeamFolder.make(named(target), place, certificate, envelope, root)
    return named(target)


def demand_team_place(folder: Path) -> None:
    """Raises where the administrator wants no such folder, before anything is asked."""
    permitted(named(folder))


def named(folder: Path) -> Path:
    """The folder of a team, with the ending by which it is known."""
    folder = folder.absolute()
    return folder if folder.suffix == SUFFIX else folder.with_name(folder.name + SUFFIX)

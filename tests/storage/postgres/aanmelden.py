"""Opening a team register on a server that asks for passwords, and letting a colleague in."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.desk import Desk
from ivbdesk.team import open_team
from tests.werkplaats import PASSPHRASE, Klok

BRAM = "wortel kapper stelten zandbak magneet"
ANDERS = "pinda koffer lantaarn bezem zwaluw"


def opened(folder: Path, passphrase: str = PASSPHRASE, first: str = "") -> Desk:
    """The register as who has this passphrase has it open."""
    return open_team(folder, passphrase, first, Klok())


def let_in(folder: Path, recht: Recht = Recht.REGIEVOERDER) -> UUID:
    """A colleague with a passphrase of his own."""
    desk = opened(folder)
    id = add_officer(desk.ctx, "Bram Proef", "OOV", recht)
    desk.keys.give_passphrase(id, BRAM)
    desk.close()
    return id

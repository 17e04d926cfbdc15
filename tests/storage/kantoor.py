"""A register of two officers, of whom one is about to leave."""

from __future__ import annotations

import shutil
from pathlib import Path

from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.desk import Desk, with_passphrase, with_recovery
from ivbdesk.storage.findings import Severity
from ivbdesk.storage.keys.envelope import SPARE_SUFFIX, Envelope
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.file_names import KEYS
from tests.storage.opened import CHEAP, PASSPHRASE
from tests.werkplaats import Klok

LEAVER = "vlinder-kachel-drempel-oever-wiek"


class Kantoor:
    """A register of two officers, of whom the second is about to leave, with what she took along."""

    def __init__(self, place: Path) -> None:
        self.folder, self.stolen = place / "r.ivb", place / "meegenomen.keys"
        self.recovery = RecoveryKey.new()
        desk = Desk.create(self.folder, PASSPHRASE, self.recovery, "Anne Verzonnen", "OOV", {}, Klok(), CHEAP)
        self.anne = desk.ctx.officer
        self.bo = add_officer(desk.ctx, "Bo Verzonnen", "OOV", Recht.BEHEERDER)
        desk.register.keys.set_passphrase(self.bo, LEAVER, CHEAP)
        desk.close()
        shutil.copyfile(self.folder / KEYS, self.stolen)

    def open(self, passphrase: str = PASSPHRASE) -> Desk:
        return Desk.open(self.folder, with_passphrase(passphrase), Klok())

    def open_by_paper(self) -> Desk:
        return Desk.open(self.folder, with_recovery(str(self.recovery)), Klok())

    def bo_leaves(self) -> None:
        desk = self.open()
        desk.keys.end_officer(self.bo, "andere baan")
        desk.close()

    def put_back(self, keys: Path) -> None:
        for name in (KEYS, KEYS + SPARE_SUFFIX):
            shutil.copyfile(keys, self.folder / name)

    def holders(self) -> set[str]:
        return set(Envelope.load(self.folder / KEYS).header.holders)

    def findings(self) -> list[str]:
        found = check_register(self.folder, with_passphrase(PASSPHRASE)).bevindingen
        return [item.onderdeel for item in found if item.ernst is not Severity.GOED]

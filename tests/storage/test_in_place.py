"""A second instance that came in past the lock: the first keeps nothing that would be lost, and says so."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.sqlite.file_names import DATABASE
from ivbdesk.storage.sqlite.in_place import FilesExchanged
from ivbdesk.storage.sqlite.lockfile import LOCK
from tests.storage.kantoor import LEAVER, Kantoor

# Where a file that is open can be taken away.
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows houdt een open bestand vast")


def test_what_a_second_instance_renewed_is_not_written_over(tmp_path: Path) -> None:
    kantoor = Kantoor(tmp_path)
    first = kantoor.open()
    (kantoor.folder / LOCK).unlink()
    second = kantoor.open(LEAVER)
    second.keys.renew(str(RecoveryKey.new()))
    before = {path: path.read_bytes() for path in kantoor.folder.iterdir() if path.is_file()}
    with pytest.raises(FilesExchanged, match="tweede ivbdesk"):
        add_officer(first.ctx, "Cee Verzonnen", "OOV", Recht.LEZER)
    with pytest.raises(FilesExchanged):
        first.close()
    assert {path: path.read_bytes() for path in before} == before
    again = kantoor.open()
    assert again.register.warnings == ()
    again.close()


def test_a_database_that_was_put_in_its_place_is_told(tmp_path: Path) -> None:
    kantoor = Kantoor(tmp_path)
    older = tmp_path / "ouder.db"
    shutil.copyfile(kantoor.folder / DATABASE, older)
    desk = kantoor.open()
    older.replace(kantoor.folder / DATABASE)
    with pytest.raises(FilesExchanged):
        add_officer(desk.ctx, "Cee Verzonnen", "OOV", Recht.LEZER)
    with pytest.raises(FilesExchanged):
        desk.close()

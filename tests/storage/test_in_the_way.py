"""A folder where a file of the register belongs: told as what it is, and never taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.keys.envelope import SPARE_SUFFIX
from ivbdesk.storage.sqlite.disk import InTheWay
from ivbdesk.storage.sqlite.file_names import DATABASE, KEYS
from tests.storage.kantoor import Kantoor
from tests.storage.opened import PASSPHRASE


@pytest.mark.parametrize("name", [KEYS, KEYS + SPARE_SUFFIX, DATABASE])
@pytest.mark.parametrize("full", [False, True], ids=["leeg", "vol"])
def test_a_folder_in_the_place_of_a_file_is_told_and_kept(tmp_path: Path, name: str, full: bool) -> None:
    kantoor = Kantoor(tmp_path)
    there, aside = kantoor.folder / name, kantoor.folder / "opzij"
    there.rename(aside)
    there.mkdir()
    if full:
        (there / "brief.txt").write_text("van een ander")
    with pytest.raises(RegisterError) as told:
        Desk.open(kantoor.folder, with_passphrase(PASSPHRASE)).close()
    assert isinstance(told.value, InTheWay), str(told.value)
    assert there.is_dir()
    assert (there / "brief.txt").exists() is full
    (there / "brief.txt").unlink(missing_ok=True)
    there.rmdir()
    aside.rename(there)
    Desk.open(kantoor.folder, with_passphrase(PASSPHRASE)).close()

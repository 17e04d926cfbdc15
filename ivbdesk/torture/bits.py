"""One flipped bit in any file of a register: is it reported, and never shown as data?"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from uuid import UUID

from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk, read_stuk
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.file_names import DATABASE, KEYS
from ivbdesk.storage.sqlite.findings import CheckResult
from ivbdesk.torture.trial_register import PASSPHRASE, make_register, open_register, write_line

_LINES = 12
_DOCUMENT = b"Een verzonnen brief. " * 3000


@dataclass
class BitErrors:
    """What the flips gave: found by the check, harmless, or neither; and data that was shown wrong."""

    geprobeerd: int = 0
    gevonden: int = 0
    onschadelijk: int = 0
    gemist: int = 0
    verkeerd_getoond: int = 0

    @property
    def is_heel(self) -> bool:
        """Whether no flip was missed, and none shown."""
        return not self.gemist and not self.verkeerd_getoond

    def __str__(self) -> str:
        return (
            f"Omgevallen bits: {self.geprobeerd} geprobeerd, {self.gevonden} gevonden, {self.onschadelijk} zonder "
            f"gevolg, {self.gemist} gemist, {self.verkeerd_getoond} keer verkeerd getoond."
        )


def flip_bits(flips: int, seed: int = 0) -> BitErrors:
    """Flip a number of single bits, spread over database, journal, key file and documents, each in a fresh copy."""
    random, told = Random(seed), BitErrors()
    with tempfile.TemporaryDirectory(prefix="ivbdesk-bits-") as folder:
        whole = Path(folder) / "heel.ivb"
        casus_id = make_register(whole)
        expected, document = _fill(whole, casus_id)
        files = [p for p in (whole / DATABASE, whole / f"{DATABASE}-wal", whole / KEYS) if p.stat().st_size]
        files += sorted((whole / "stukken").iterdir())
        for number in range(flips):
            file = files[number % len(files)]
            copy = Path(folder) / "proef.ivb"
            shutil.copytree(whole, copy)
            _flip(copy / file.relative_to(whole), random)
            told.geprobeerd += 1
            found = not _plain(check_register(copy, with_passphrase(PASSPHRASE)))
            shown_wrong, noticed, as_it_was = _open_and_look(copy, casus_id, expected, document)
            told.verkeerd_getoond += shown_wrong
            if found or noticed:
                told.gevonden += 1
            elif as_it_was:
                told.onschadelijk += 1
            else:
                told.gemist += 1
            shutil.rmtree(copy)
    return told


def _plain(result: CheckResult) -> bool:
    """Whether the check found nothing but that a journal was left behind, as it was here on purpose."""
    return all(item.ernst.value != "fout" for item in result.bevindingen)


def _fill(place: Path, casus_id: UUID) -> tuple[list[str], UUID]:
    """Lines in the database and in a journal that was left behind, and a document; gives what stands in them."""
    desk = open_register(place)
    note = StukGegevens("Brief", StukSoort.BRIEF, date(2026, 1, 2), Herkomst.EIGEN, "OOV")
    document = add_stuk(desk.ctx, casus_id, note, _DOCUMENT)
    for number in range(_LINES):
        write_line(desk, casus_id, f"Vaste regel {number}.")
    desk.close()
    desk = open_register(place)
    for number in range(_LINES):
        write_line(desk, casus_id, f"Regel {number} in het journaal.")
    expected = [item.tekst for item in desk.ctx.reads.dossier.casus(casus_id).tijdlijn]
    kept = {path: path.read_bytes() for path in place.iterdir() if path.is_file()}
    desk.close()
    for path, data in kept.items():  # as a process leaves them that was ended
        if path.name.startswith("register."):
            path.write_bytes(data)
    for name in ("register.lock", "register.lock.json", f"{DATABASE}-shm"):
        (place / name).unlink(missing_ok=True)
    return expected, document


def _flip(path: Path, random: Random) -> None:
    data = bytearray(path.read_bytes())
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    path.unlink()
    path.write_bytes(data)


def _open_and_look(
    copy: Path, casus_id: UUID, expected: list[str], document: UUID
) -> tuple[bool, bool, bool]:
    """Whether something else is shown than was kept; whether the program reports it; whether all is as it was."""
    try:
        desk = Desk.open(copy, with_passphrase(PASSPHRASE))
    except RegisterError:
        return False, True, False
    noticed = bool(desk.register.warnings)
    shown: list[str] = []
    content = b""
    try:
        shown = [item.tekst for item in desk.ctx.reads.dossier.casus(casus_id).tijdlijn]
        content = read_stuk(desk.ctx, document)[1]
    except (RegisterError, KeyError):
        noticed = True
    except Exception as error:  # the driver's own, as the window would show it
        noticed = "SQL" in type(error).__module__ or "sqlalchemy" in type(error).__module__
    wrong = any(line not in expected for line in shown) or content not in (b"", _DOCUMENT)
    desk.register.engine.dispose()
    desk.register._slot.release()
    return wrong, noticed, shown == expected and content == _DOCUMENT

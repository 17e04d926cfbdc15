"""A way in gets its voucher when it opens; whenever that is cut off, the register opens, and nothing strange is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.file_names import KEYS
from ivbdesk.storage.ways_errors import FirstVouching
from tests.posix import NO_KILL, posix
from tests.storage.cut_off import cut_off, opening, steps_of
from tests.storage.opened import new_register, reopened, unlock
from tests.storage.populate import OFFICER, employ

Made = Callable[[Path, pytest.MonkeyPatch], Path]

STEPS = ("replace", "fsync", "commit", "unlink")


class Cut(BaseException):
    """The computer goes off here."""


def of_before(place: Path, _: pytest.MonkeyPatch) -> Path:
    return Path(shutil.copytree(Path(__file__).parent / "registers" / "0017", place))


def of_a_renewal_that_was_cut_off(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database is under the new root key, and the key file of that still has the name of a renewal."""
    register = new_register(place)
    employ(register.engine, OFFICER)
    whole = Envelope.save

    def save(envelope: Envelope, path: Path) -> None:
        if path.name == KEYS and envelope.header.dek_epoch > 1:
            raise Cut
        whole(envelope, path)

    with monkeypatch.context() as patched, pytest.raises(Cut):
        patched.setattr(Envelope, "save", save)
        register.renew(RecoveryKey.new())
    register._slot.release()
    return place


@posix(NO_KILL)
@pytest.mark.parametrize("make", [of_before, of_a_renewal_that_was_cut_off])
def test_the_voucher_may_be_cut_off_at_any_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Made
) -> None:
    kept = make(tmp_path / "bewaard.ivb", monkeypatch)

    steps = steps_of(opening, shutil.copytree(kept, tmp_path / "heel.ivb"), STEPS)
    assert steps > 10
    for step in range(1, steps + 1, steps // 10):
        place = Path(shutil.copytree(kept, tmp_path / f"{step}.ivb"))
        cut_off(opening, place, STEPS, step)
        register = reopened(place)
        assert {type(warning) for warning in register.warnings} <= {FirstVouching}
        register.close()
        found = Envelope.load(place / KEYS)
        assert found.header.version == 3
        unlock(found)
        assert not found.was_unvouched
        assert check_register(place, unlock).in_orde
        shutil.rmtree(place)


@pytest.mark.parametrize("make", [of_before, of_a_renewal_that_was_cut_off])
def test_the_log_knows_the_file_before_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Made
) -> None:
    kept, whole = make(tmp_path / "bewaard.ivb", monkeypatch), Envelope.save

    def save(envelope: Envelope, path: Path) -> None:
        whole(envelope, path)
        raise Cut

    with monkeypatch.context() as patched, pytest.raises(Cut):
        patched.setattr(Envelope, "save", save)
        reopened(kept)
    reopened(kept).close()

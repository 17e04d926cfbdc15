"""A register that was closed is sealed: pages of an older day put in it are told, and an end without closing is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.drafts import LostDraft
from ivbdesk.storage.errors import ReturnedPages
from ivbdesk.storage.findings import Severity
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.engine import raw_connection
from ivbdesk.storage.sqlite.file_names import DATABASE
from tests.werkplaats import PASSPHRASE, casus_gegevens, new_desk, reopen

PAGE = 4096


def with_an_old_page(tmp_path: Path) -> Path:
    """A closed register with a page in it of before a draft was changed, which nothing else in it can tell."""
    file, states = tmp_path / "proef.ivb" / DATABASE, []
    desk = new_desk(tmp_path)
    for text in ('{"a": 1}', '{"a": 2}'):
        desk.drafts.save("tijdlijn", "een", text, desk.ctx.now())
        desk.close()
        states.append(file.read_bytes())
        desk = reopen(tmp_path)
    desk.close()
    before, now = states
    at = next(at for at in range(PAGE, len(now), PAGE) if before[at : at + PAGE] != now[at : at + PAGE])
    file.write_bytes(now[:at] + before[at : at + PAGE] + now[at + PAGE :])
    return tmp_path / "proef.ivb"


def warnings(desk: Desk) -> list[type[Exception]]:
    return [type(warning) for warning in desk.register.warnings]


def told_until_accepted(tmp_path: Path, warning: type[Exception]) -> Desk:
    """The register, opened again after it was told twice and then accepted."""
    for _ in range(2):
        desk = reopen(tmp_path)
        assert warnings(desk) == [warning]
        desk.close()
    desk = reopen(tmp_path)
    desk.register.accept_warnings()
    desk.close()
    desk = reopen(tmp_path)
    assert warnings(desk) == []
    return desk


def test_a_page_of_an_older_day_is_told_at_every_opening_until_it_is_accepted(tmp_path: Path) -> None:
    place = with_an_old_page(tmp_path)
    found = check_register(place, with_passphrase(PASSPHRASE)).bevindingen
    assert [item.melding for item in found if item.ernst is not Severity.GOED] == [ReturnedPages.wat]
    told_until_accepted(tmp_path, ReturnedPages).close()


def work_and_end() -> None:
    """Writes, also in the database itself, and ends as by kill -9; for a process of its own."""
    desk = reopen(Path(sys.argv[1]))
    open_casus(desk.ctx, casus_gegevens(), None)
    with desk.register.engine.connect() as connection:
        raw_connection(connection).execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    os._exit(0)


def test_a_register_that_was_not_closed_is_no_reason_to_worry(tmp_path: Path) -> None:
    new_desk(tmp_path).close()
    body = "from tests.storage.test_seal import work_and_end; work_and_end()"
    subprocess.run([sys.executable, "-c", body, str(tmp_path)], check=True)
    desk = reopen(tmp_path)
    assert warnings(desk) == []
    desk.close()


def type_and_end() -> None:
    """Saves something, types on, and ends as by kill -9; for a process of its own."""
    desk = reopen(Path(sys.argv[1]))
    open_casus(desk.ctx, casus_gegevens(), None)
    for text in ('{"a": 1}', '{"a": 2}'):
        desk.drafts.save("tijdlijn", "een", text, desk.ctx.now())
    os._exit(0)


@pytest.fixture
def cut_off(tmp_path: Path) -> Path:
    """The journal of a register that was cut off while somebody typed."""
    new_desk(tmp_path).close()
    body = "from tests.storage.test_seal import type_and_end; type_and_end()"
    subprocess.run([sys.executable, "-c", body, str(tmp_path)], check=True)
    return tmp_path / "proef.ivb" / f"{DATABASE}-wal"


def test_a_draft_behind_the_last_line_of_the_log_is_not_lost_in_silence(
    tmp_path: Path, cut_off: Path
) -> None:
    whole = bytearray(cut_off.read_bytes())
    whole[-100] ^= 1  # in the last page of the last draft
    cut_off.write_bytes(whole)
    found = check_register(tmp_path / "proef.ivb", with_passphrase(PASSPHRASE)).bevindingen
    assert [item.melding for item in found if item.ernst is Severity.FOUT] == [LostDraft.wat]
    desk = told_until_accepted(tmp_path, LostDraft)
    kept = desk.drafts.load("tijdlijn", "een")
    assert kept is not None
    assert kept.inhoud == '{"a": 1}'
    desk.close()


def test_a_draft_that_is_whole_is_there_after_a_cut_off(tmp_path: Path, cut_off: Path) -> None:
    desk = reopen(tmp_path)
    assert warnings(desk) == []
    kept = desk.drafts.load("tijdlijn", "een")
    assert kept is not None
    assert kept.inhoud == '{"a": 2}'
    desk.drafts.discard("tijdlijn", "een")
    desk.close()
    desk = reopen(tmp_path)
    assert warnings(desk) == []
    desk.close()


def test_a_journal_put_beside_a_register_that_was_closed_is_told(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    open_casus(desk.ctx, casus_gegevens(), None)
    journal = tmp_path / "proef.ivb" / f"{DATABASE}-wal"
    older = journal.read_bytes()
    desk.close()
    journal.write_bytes(older)
    desk = reopen(tmp_path)
    assert warnings(desk) == [ReturnedPages]
    desk.close()

"""What was destroyed stays so, whichever way a copy comes back; and nobody destroys by a list of his own making."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.zoeken.rijen import CasusFilter
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.errors import ReturnedCopy
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.sqlite import tombstones
from ivbdesk.storage.sqlite.backup import restore
from ivbdesk.storage.sqlite.tombstones import COPIED, signed
from tests.actions.bewaren.test_bewaren import destroy, marked_casus
from tests.werkplaats import PASSPHRASE, PERSOON, Klok, casus_gegevens, new_desk

pytestmark = pytest.mark.alleen_in_een_map("of copies, and what is put back from them")

ENTER = with_passphrase(PASSPHRASE)


class Kopieen:
    """A register with a copy of before a casus was destroyed, and a casus that lives on."""

    def __init__(self, desk: Desk, klok: Klok, place: Path) -> None:
        self.desk, self.klok, self.place, self.target = desk, klok, place / "kopieen", place / "terug.ivb"
        marked_casus(desk)
        self.copy = desk.copies.make(self.place).folder
        klok.nu += timedelta(days=1)
        self.living = open_casus(desk.ctx, casus_gegevens(titel="Leeft nog"), PERSOON)
        self.later = desk.copies.make(self.place).folder
        destroy(desk, klok)
        desk.copies.note_destroyed(self.place)

    @property
    def list_beside(self) -> Path:
        (found,) = self.place.glob("vernietigd-*.json")
        return found

    def restored(self, copy: Path | None = None) -> tuple[list[str], bool]:
        return self.look(Desk.restored(copy or self.copy, self.target, ENTER, self.klok))

    def opened(self, folder: Path) -> tuple[list[str], bool]:
        return self.look(Desk.open(folder, ENTER, self.klok))

    def look(self, desk: Desk) -> tuple[list[str], bool]:
        """The titles in it, and whether the officer is told that not all may be gone."""
        rows = desk.ctx.reads.dossier.casussen(CasusFilter(alleen_open=False), desk.ctx.today(), 0, 9)
        told = any(isinstance(warning, ReturnedCopy) for warning in desk.register.warnings)
        desk.close()
        return [row.titel for row in rows], told


@pytest.fixture
def kopieen(desk: Desk, klok: Klok, tmp_path: Path) -> Kopieen:
    return Kopieen(desk, klok, tmp_path)


def test_it_is_told_at_the_destruction_not_only_with_the_next_copy(kopieen: Kopieen) -> None:
    assert kopieen.restored() == ([], False)
    assert kopieen.opened(kopieen.target) == ([], False)


def test_a_copy_that_is_opened_as_it_is_destroys_again(kopieen: Kopieen) -> None:
    assert kopieen.opened(kopieen.later) == (["Leeft nog"], False)


def test_a_restore_that_was_cut_off_destroys_again_at_the_next_opening(kopieen: Kopieen) -> None:
    restore(kopieen.copy, kopieen.target, ENTER)
    shutil.rmtree(kopieen.place)
    assert kopieen.opened(kopieen.target) == ([], False)


def test_a_copy_that_was_carried_off_says_what_it_can_not_know(kopieen: Kopieen, tmp_path: Path) -> None:
    away = shutil.copytree(kopieen.copy, tmp_path / "elders" / "weg.ivb")
    titles, told = kopieen.opened(away)
    assert (len(titles), told) == (1, True)
    desk = Desk.open(away, ENTER, kopieen.klok)
    desk.register.accept_warnings()
    desk.close()
    assert kopieen.opened(away) == (titles, False)


@pytest.mark.parametrize("how", ["weg", "leeg", "stuk", "ouder"])
def test_a_list_that_is_lost_or_put_back_is_told_and_the_manifests_tell_it_too(
    kopieen: Kopieen, how: str
) -> None:
    file = kopieen.list_beside
    kopieen.klok.nu += timedelta(days=1)
    older = tombstones.signed([], kopieen.desk.register.destroyed()[1])
    kopieen.desk.copies.make(kopieen.place)
    if how == "weg":
        file.unlink()
    else:
        file.write_text({"leeg": "[]", "stuk": "{", "ouder": json.dumps(older)}[how], encoding="utf-8")
    assert kopieen.restored() == ([], True)


def test_an_older_list_put_back_before_the_next_copy_is_told(kopieen: Kopieen) -> None:
    """The description of every copy tells of the destruction too, from the moment of it."""
    told = json.loads(kopieen.list_beside.read_bytes())
    assert told["vernietigd"]
    for copy in (kopieen.copy, kopieen.later):
        assert json.loads(copy.with_suffix(".json").read_bytes())["vernietigd"] == told["vernietigd"]
    older = tombstones.signed([], kopieen.desk.register.destroyed()[1])
    kopieen.list_beside.write_text(json.dumps(older), encoding="utf-8")
    assert kopieen.restored() == ([], True)


def test_a_forged_list_destroys_nothing_and_is_told(kopieen: Kopieen) -> None:
    told = json.loads(kopieen.list_beside.read_bytes())
    forged = {**told["vernietigd"][0], "casus_id": str(kopieen.living), "id": str(RecoveryKey.new())[:8]}
    told["vernietigd"].append(forged)
    kopieen.list_beside.write_text(json.dumps(told), encoding="utf-8")
    titles, warned = kopieen.restored(kopieen.later)
    assert "Leeft nog" in titles
    assert warned


def test_a_list_that_was_not_whole_can_not_be_called_so_by_hand(kopieen: Kopieen) -> None:
    kopieen.list_beside.unlink()
    restore(kopieen.copy, kopieen.target, ENTER)
    marked = kopieen.target / COPIED
    assert b'"heel": false' in marked.read_bytes()
    marked.write_bytes(marked.read_bytes().replace(b'"heel": false', b'"heel": true'))
    assert kopieen.opened(kopieen.target)[1]


def test_who_had_an_earlier_key_destroys_nothing(klok: Klok, tmp_path: Path) -> None:
    kopieen = Kopieen(new_desk(tmp_path, klok), klok, tmp_path)
    earlier = kopieen.desk.register.audit_key
    rows = json.loads(kopieen.list_beside.read_bytes())["vernietigd"]
    kopieen.desk.keys.renew(str(RecoveryKey.new()))
    again = Desk.open(tmp_path / "proef.ivb", ENTER, klok)
    living = [{**row, "id": str(uuid4()), "casus_id": str(kopieen.living)} for row in rows]
    copy = again.copies.make(kopieen.place).folder
    again.close()
    kopieen.list_beside.write_text(json.dumps(signed([*rows, *living], [earlier])))
    assert kopieen.restored(copy) == (["Leeft nog"], True)


def test_a_copy_of_before_a_renewal_knows_the_list_of_after_it(klok: Klok, tmp_path: Path) -> None:
    kopieen = Kopieen(new_desk(tmp_path, klok), klok, tmp_path)
    kopieen.desk.keys.renew(str(RecoveryKey.new()))
    again = Desk.open(tmp_path / "proef.ivb", ENTER, klok)
    again.copies.make(kopieen.place)
    again.close()
    assert kopieen.restored() == ([], False)

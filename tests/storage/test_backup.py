"""Copies that are verified, rotated, and put back beside the register, never over it."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.zoeken.rijen import CasusFilter
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage import errors as fouten
from ivbdesk.storage.sqlite.backup import (
    DAYS,
    MONTHS,
    WEEKS,
    copies_in,
    days_without,
    default_place,
    make_copy,
    restore,
    to_keep,
)
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.put_back import LeftInCopy
from tests.posix import NO_LINKS, posix
from tests.werkplaats import NOW, PASSPHRASE, PERSOON, Klok, casus_gegevens, new_desk, reopen

MOMENTS = st.lists(
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 23), timezones=st.just(UTC)),
    max_size=80,
    unique=True,
)


@given(MOMENTS)
def test_the_newest_stays_and_the_rest_thins_out(moments: list[datetime]) -> None:
    kept = to_keep(moments)
    assert kept <= set(moments)
    assert len(kept) <= DAYS + WEEKS + MONTHS
    assert to_keep(kept) == kept
    if moments:
        newest = max(moments)
        assert newest in kept
        for at in moments:
            if (newest - at).days < DAYS:
                assert any(other.date() == at.date() for other in kept)
            assert any((other.year, other.month) == (at.year, at.month) for other in kept) or (
                len({(m.year, m.month) for m in moments if m >= at}) > MONTHS
            )


def test_a_copy_is_a_register_of_that_moment(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    open_casus(desk.ctx, casus_gegevens(), PERSOON)
    copy = make_copy(desk.register, tmp_path / "kopieen", NOW)
    open_casus(desk.ctx, casus_gegevens(titel="Later"), None)
    desk.close()
    assert (copy.casussen, copy.folder.name) == (1, "2026-11-23T100000.ivb")
    assert copies_in(tmp_path / "kopieen") == (copy,)
    assert check_register(copy.folder, with_passphrase(PASSPHRASE)).in_orde
    manifest = copy.folder.with_suffix(".json").read_text(encoding="utf-8")
    assert "Berg" not in manifest
    assert "Proeflaan" not in manifest


def test_a_restore_stands_beside_and_leaves_all_as_it_was(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    open_casus(desk.ctx, casus_gegevens(), PERSOON)
    copy = make_copy(desk.register, tmp_path / "kopieen", NOW)
    open_casus(desk.ctx, casus_gegevens(titel="Later"), None)
    desk.close()
    restore(copy.folder, tmp_path / "terug.ivb", with_passphrase(PASSPHRASE))
    back = Desk.open(tmp_path / "terug.ivb", with_passphrase(PASSPHRASE), Klok())
    assert back.register.warnings == ()
    assert back.ctx.reads.dossier.count_casussen(CasusFilter(), NOW.date()) == 1
    back.close()
    present = reopen(tmp_path)
    assert present.ctx.reads.dossier.count_casussen(CasusFilter(), NOW.date()) == 2
    present.close()


def test_only_what_belongs_to_a_register_goes_back_and_the_rest_is_told(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    stuk = StukGegevens("Brief", StukSoort.BRIEF, NOW.date(), Herkomst.EIGEN, "OOV")
    add_stuk(desk.ctx, open_casus(desk.ctx, casus_gegevens(), PERSOON), stuk, b"Een brief.")
    copy = make_copy(desk.register, tmp_path / "kopieen", NOW).folder
    desk.close()
    belongs = {path.relative_to(copy) for path in copy.rglob("*")}
    strange = ["lees\u202emij.exe", "stukken/rekening.stuk", "map/dieper.txt", "register.db-wal"]
    for name in strange:
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).write_bytes(b"van een ander")
    (copy / "register.stand").write_bytes(b"van toen de kopie zelf open was")
    back = Desk.restored(copy, tmp_path / "terug.ivb", with_passphrase(PASSPHRASE), Klok())
    assert [type(warning) for warning in back.register.warnings] == [LeftInCopy]
    told = str(back.register.warnings[0])
    assert all(name in told for name in ("lees?mij.exe", *strange[1:]))
    assert "register.stand" not in told
    assert back.ctx.reads.dossier.count_casussen(CasusFilter(), NOW.date()) == 1
    back.close()
    there = {path.relative_to(tmp_path / "terug.ivb") for path in (tmp_path / "terug.ivb").rglob("*")}
    assert belongs - {Path("register.kopie")} <= there
    assert not {Path(name) for name in strange} & there


@posix(NO_LINKS)
def test_a_link_in_a_copy_does_not_go_back(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    copy = make_copy(desk.register, tmp_path / "kopieen", NOW).folder
    desk.close()
    (copy / "sluiproute").symlink_to(tmp_path)
    back = Desk.restored(copy, tmp_path / "terug.ivb", with_passphrase(PASSPHRASE), Klok())
    assert "sluiproute" in str(back.register.warnings[0])
    back.close()
    assert not (tmp_path / "terug.ivb" / "sluiproute").is_symlink()


def test_nothing_is_put_over_a_register(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    copy = make_copy(desk.register, tmp_path / "kopieen", NOW)
    desk.close()
    with pytest.raises(fouten.AlreadyExists):
        restore(copy.folder, tmp_path / "proef.ivb", with_passphrase(PASSPHRASE))


def test_a_wrong_passphrase_restores_nothing(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    copy = make_copy(desk.register, tmp_path / "kopieen", NOW)
    desk.close()
    with pytest.raises(fouten.WrongPassphrase):
        restore(copy.folder, tmp_path / "terug.ivb", with_passphrase("iets heel anders"))
    assert not (tmp_path / "terug.ivb").exists()


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_damaged_copy_is_not_put_back(tmp_path: Path, place: float) -> None:
    desk = new_desk(tmp_path)
    copy = make_copy(desk.register, tmp_path / "kopieen", NOW)
    desk.close()
    database = copy.folder / "register.db"
    data = bytearray(database.read_bytes())
    data[int(len(data) * place)] ^= 1
    database.write_bytes(data)
    with pytest.raises(fouten.RegisterError):
        restore(copy.folder, tmp_path / "terug.ivb", with_passphrase(PASSPHRASE))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kopieen", "proef.ivb"]


def test_old_copies_go_and_those_of_another_register_stay(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    place = tmp_path / "kopieen"
    for days in range(0, 40):
        make_copy(desk.register, place, NOW - timedelta(days=39 - days))
    foreign = place / "2020-01-01T000000.ivb"
    shutil.copytree(copies_in(place)[0].folder, foreign)
    text = copies_in(place)[0].folder.with_suffix(".json").read_text(encoding="utf-8")
    foreign.with_suffix(".json").write_text(
        text.replace(desk.register.keys.register_id, "anders").replace("2026-11-23", "2020-01-01"),
        encoding="utf-8",
    )
    make_copy(desk.register, place, NOW + timedelta(hours=1))
    own = copies_in(place, desk.register.keys.register_id)
    assert {copy.gemaakt_op for copy in own} == to_keep(copy.gemaakt_op for copy in own)
    assert len(own) < 14
    assert own[0].gemaakt_op == NOW + timedelta(hours=1)
    assert foreign.is_dir()
    desk.close()


def test_what_is_no_copy_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "notities.json").write_text("{}", encoding="utf-8")
    (tmp_path / "leeg.ivb").mkdir()
    assert copies_in(tmp_path) == ()
    assert copies_in(tmp_path / "er is niets") == ()
    with pytest.raises(fouten.NotACopy):
        restore(tmp_path / "leeg.ivb", tmp_path / "terug.ivb", with_passphrase(PASSPHRASE))


def test_a_description_in_which_something_was_changed_is_not_believed(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    copy = make_copy(desk.register, tmp_path / "kopieen", NOW)
    desk.close()
    manifest = copy.folder.with_suffix(".json")
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace('"casussen": 0', '"casussen": 4'), encoding="utf-8")
    assert copies_in(tmp_path / "kopieen") == ()
    manifest.write_text(text, encoding="utf-8")
    assert copies_in(tmp_path / "kopieen") == (copy,)


def test_days_without_a_copy_are_counted(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    assert days_without((), NOW.date()) is None
    copy = make_copy(desk.register, default_place(desk.register.folder), NOW)
    assert copy.folder.parent.name == "proef-reservekopieen"
    assert days_without((copy,), NOW.date() + timedelta(days=9)) == 9
    desk.close()


def test_two_who_ask_for_a_copy_at_once_get_the_same_one(tmp_path: Path) -> None:
    """The copy of every day may be under way when an officer asks for one."""
    desk = new_desk(tmp_path)
    open_casus(desk.ctx, casus_gegevens(), PERSOON)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(desk.copies.make, [tmp_path / "kopieen"] * 4))
    assert copies_in(tmp_path / "kopieen") == (made[0],)
    assert made == [made[0]] * 4
    desk.close()


def test_copies_made_in_one_second_stand_beside_each_other(tmp_path: Path) -> None:
    """Two presses one after the other; also by a clock that was put back an hour."""
    desk = new_desk(tmp_path)
    place = tmp_path / "kopieen"
    for number, ms in enumerate((0, 300, 600, 300)):
        copy = make_copy(desk.register, place, NOW + timedelta(milliseconds=ms))
        assert copy in copies_in(place)
        restore(copy.folder, tmp_path / f"terug-{number}.ivb", with_passphrase(PASSPHRASE))
    assert copies_in(place)[0].gemaakt_op == NOW + timedelta(milliseconds=600)
    desk.close()

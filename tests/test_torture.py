"""What goes wrong with a computer on purpose: nothing that was confirmed is lost, and damage is reported."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ivbdesk.desk import Desk
from ivbdesk.storage.keys.header import Header
from ivbdesk.storage.keys.voucher import Voucher
from ivbdesk.storage.sqlite.engine import NETWORK_PRAGMAS
from ivbdesk.storage.sqlite.file_names import HIGH_WATER
from ivbdesk.torture import put_back, run
from ivbdesk.torture.acts import ACTS, TrialAct
from ivbdesk.torture.bits import flip_bits
from ivbdesk.torture.crash_points import kill_at_points, refuse_at_points
from ivbdesk.torture.exchanged import KEY_FILES, exchange_keys
from ivbdesk.torture.killing import kill_often
from ivbdesk.torture.power import cut_power
from ivbdesk.torture.put_back import LISTS, put_pages_back, spoil_lists
from ivbdesk.torture.tally import Tally
from ivbdesk.torture.trial_register import Trial, lines_of, make_trial, write_line
from tests.posix import posix

no_layer = posix("the layer below SQLite has another name there")
SAVING = ACTS[0]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return make_trial(tmp_path_factory.mktemp("torture") / "heel")


def faults(told: list[Tally]) -> list[str]:
    return [f"{tally.wat}: {fault}" for tally in told for fault in tally.fouten]


def two_steps(trial: Trial) -> Callable[[], object]:
    desk = trial.open()
    return lambda: [write_line(desk, trial.casus, text) for text in ("een", "twee")]


def both_or_none(trial: Trial, desk: Desk, confirmed: bool) -> Iterator[str]:
    if len({"een", "twee"} & set(lines_of(desk, trial.casus))) == 1:
        yield "half gedaan"


HALF = TrialAct("in twee stappen", two_steps, both_or_none)


def test_what_was_confirmed_survives_the_end_of_the_process(trial: Trial, tmp_path: Path) -> None:
    told = kill_often(trial.copied_to(tmp_path / "proef"), 4, seed=7)
    assert told.keren == 4
    assert told.telling["bevestigde regels"] >= 4
    assert faults([told]) == []


@no_layer
def test_every_act_survives_its_crash_points(trial: Trial, tmp_path: Path) -> None:
    told = kill_at_points(trial, tmp_path, 11)
    assert [tally.wat for tally in told] == [act.naam for act in ACTS]
    assert all(tally.keren for tally in told)
    assert faults(told) == []


@no_layer
def test_a_closing_that_loses_power_is_not_taken_for_an_older_page(trial: Trial, tmp_path: Path) -> None:
    """The journal that was emptied came back beside a database that was sealed already."""
    closing = [act for act in ACTS if act.naam == "sluiten"]
    assert faults(cut_power(trial, tmp_path, 8, seed=1, acts=closing)) == []


@no_layer
def test_an_act_that_is_done_by_half_is_seen(trial: Trial, tmp_path: Path) -> None:
    assert "half gedaan" in faults(kill_at_points(trial, tmp_path, 100, acts=[HALF]))[0]


@no_layer
def test_a_disk_that_is_full_or_gone_is_told_in_words(trial: Trial, tmp_path: Path) -> None:
    told = refuse_at_points(trial, tmp_path, 11)
    assert sum(tally.telling["in woorden geweigerd"] for tally in told) >= 8
    assert faults(told) == []


@no_layer
def test_what_was_confirmed_survives_a_loss_of_power(trial: Trial, tmp_path: Path) -> None:
    told = cut_power(trial, tmp_path, 22, seed=3)
    assert sum(tally.keren for tally in told) == 22
    assert sum(tally.telling["bevestigd"] for tally in told) > 1
    assert faults(told) == []


@no_layer
def test_the_simulation_of_power_loss_sees_what_a_weaker_setting_loses(trial: Trial, tmp_path: Path) -> None:
    weak = ("journal_mode = WAL", "synchronous = NORMAL")
    assert faults(cut_power(trial, tmp_path, 12, seed=3, pragmas=weak, acts=[SAVING]))


@no_layer
def test_the_journal_of_a_network_drive_survives_a_loss_of_power(trial: Trial, tmp_path: Path) -> None:
    assert NETWORK_PRAGMAS == ("synchronous = EXTRA", "journal_mode = DELETE")
    assert faults(cut_power(trial, tmp_path, 8, seed=4, pragmas=NETWORK_PRAGMAS, acts=ACTS[:4])) == []


@no_layer
def test_a_flipped_bit_in_any_file_is_found_and_never_shown(trial: Trial, tmp_path: Path) -> None:
    told = flip_bits(trial, tmp_path, 62, seed=5)
    files = {tally.wat for tally in told}
    assert {"gesloten: kopie, beschrijving", "journaal: register.db-wal", "gesloten: stuk"} <= files
    assert sum(tally.telling["gevonden"] for tally in told) > 30
    assert faults(told) == []


def whole(trial: Trial, scratch: Path) -> list[Tally]:
    return [Tally("proef", "heel", 2)]


def broken(trial: Trial, scratch: Path) -> list[Tally]:
    return [Tally("proef", "stuk", 1, ["er ontbreekt iets"])]


@pytest.mark.parametrize(("parts", "code"), [([whole], 0), ([whole, broken], 1)])
def test_the_command_tells_each_kind_and_whether_all_held(
    parts: list[run.Part],
    code: int,
    trial: Trial,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(run, "make_trial", lambda root: trial)
    monkeypatch.setattr(run, "_parts", lambda *_: parts)
    assert run.run_torture(1, 1, 1, as_json=False) == code
    shown = capsys.readouterr().out
    assert "proef            heel                                      2      0" in shown
    assert ("er ontbreekt iets" in shown) == bool(code)
    assert run.run_torture(1, 1, 1, as_json=True) == code
    assert json.loads(capsys.readouterr().out)["is_heel"] == (not code)


def test_key_files_that_are_exchanged_open_nothing_in_silence(trial: Trial, tmp_path: Path) -> None:
    told = exchange_keys(trial, tmp_path)
    assert len(told) == len(KEY_FILES)
    assert faults(told) == []


def test_a_program_that_believes_every_root_key_would_let_it_in(
    trial: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the vouchers are for."""
    monkeypatch.setattr(Voucher, "is_of", lambda *_: True)
    monkeypatch.setattr(Header, "vouches", lambda *_: True)
    assert "een eigen register onder ieders zin: het register opent zonder iets te zeggen" in faults(
        exchange_keys(trial, tmp_path)
    )


def test_what_was_destroyed_stays_so_or_it_is_told(trial: Trial, tmp_path: Path) -> None:
    told = spoil_lists(trial, tmp_path)
    assert len(told) == len(LISTS)
    assert faults(told) == []


def test_pages_of_an_older_day_that_are_put_back_are_told(trial: Trial, tmp_path: Path) -> None:
    (told,) = put_pages_back(trial, tmp_path)
    assert told.telling["gevonden"] == told.keren > 10
    assert faults([told]) == []


def test_without_the_seal_some_of_those_pages_would_go_untold(
    trial: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the seal is for."""

    def unsealed(place: Trial, root: Path) -> Trial:
        made = copied(place, root)
        (made.place / HIGH_WATER).unlink(missing_ok=True)
        return made

    copied = Trial.copied_to
    monkeypatch.setattr(put_back.Trial, "copied_to", unsealed)
    (told,) = put_pages_back(trial, tmp_path)
    assert told.telling["gevonden"] < told.keren

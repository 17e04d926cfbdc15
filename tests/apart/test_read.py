"""A stranger's file is read in a process of its own, which may fall over without the program noticing."""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from pathlib import Path
from threading import Thread

import pytest

from ivbdesk.apart.read import DuurtTeLang, Gestopt, Limits, NietGelezen, Stop, TeGroot, read_apart, stop_all
from ivbdesk.cases.kader.soorten import StukSoort
from ivbdesk.cases.taal.fouten import RegelFout
from tests.apart import vreemd
from tests.posix import NO_LIMIT, posix


def test_the_bytes_go_there_and_the_answer_comes_back() -> None:
    assert read_apart(vreemd.turned, b"abc") == b"cba"
    assert read_apart(vreemd.turned, bytes(9_000_000)) == bytes(9_000_000)
    told = read_apart(partial(vreemd.chosen, "over "), b"niets")
    assert told == ("over niets", date(2026, 7, 4), StukSoort.MAIL, frozenset({5}))


def test_a_rule_of_the_domain_is_raised_here_as_it_was_there() -> None:
    with pytest.raises(RegelFout) as told:
        read_apart(vreemd.refused, b"x")
    assert (told.value.veld, told.value.melding, told.value.bron) == (
        "bestand",
        "Dit is geen lijst.",
        "een bron",
    )
    assert str(told.value) == "Dit is geen lijst."


@pytest.mark.parametrize("work", [vreemd.falls, vreemd.dies, vreemd.answers_a_trick])
def test_what_falls_over_there_is_told_and_ends_there(work: object) -> None:
    with pytest.raises(NietGelezen) as told:
        read_apart(work, b"x")  # type: ignore[arg-type]
    assert all((told.value.wat, told.value.behouden, told.value.doen))


def test_what_a_library_prints_is_no_part_of_the_answer() -> None:
    assert read_apart(vreemd.prints, b"x") == "goed"


def test_more_bytes_than_the_limit_are_not_even_sent() -> None:
    with pytest.raises(TeGroot):
        read_apart(vreemd.turned, b"abcd", Limits(content=3))


def test_an_answer_that_is_too_large_is_not_taken() -> None:
    with pytest.raises(TeGroot):
        read_apart(vreemd.flies, b"x", Limits(answer=1_000_000))


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no limit of the memory of a process")
def test_what_swells_is_stopped_by_the_memory_it_may_take() -> None:
    with pytest.raises(TeGroot):
        read_apart(vreemd.swells, bytes(1_000_000), Limits(memory=600_000_000))


def test_what_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IVBDESK_PROEF_BEGONNEN", str(tmp_path / "begonnen"))
    with pytest.raises(DuurtTeLang):
        read_apart(vreemd.never_ends, b"x", Limits(seconds=0.2))


@pytest.mark.parametrize("by_all", [False, True])
def test_the_officer_and_the_lock_stop_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_all: bool
) -> None:
    begun, stop, told = tmp_path / "begonnen", Stop(), []
    monkeypatch.setenv("IVBDESK_PROEF_BEGONNEN", str(begun))

    def read() -> None:
        try:
            read_apart(vreemd.never_ends, b"x", Limits(seconds=600), stop)
        except Gestopt as ended:
            told.append(ended)

    thread = Thread(target=read)
    thread.start()
    while not begun.exists() and thread.is_alive():
        thread.join(0.01)
    stop_all() if by_all else stop.set()
    thread.join()
    assert len(told) == 1


@posix(NO_LIMIT)
def test_it_cannot_write_a_readable_copy_anywhere(tmp_path: Path) -> None:
    assert read_apart(vreemd.writes, str(tmp_path / "kopie").encode())


def test_a_module_beside_the_strangers_file_is_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "email.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert read_apart(vreemd.where_modules_come_from, b"x") is False


def test_a_bundle_starts_itself_without_the_name_of_a_module(monkeypatch: pytest.MonkeyPatch) -> None:
    from ivbdesk.own_process import own_command

    assert own_command("open") == [sys.executable, "-m", "ivbdesk", "open"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command("open") == [sys.executable, "open"]

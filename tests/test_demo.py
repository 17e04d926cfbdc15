"""The demonstration register: three vignettes and some forty cases, all sound, so that every screen has something."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ivbdesk import beleid
from ivbdesk.actions.uitvoeringsplan.plan import sheet_of
from ivbdesk.cases.uitvoeringsplan.plan import Stoplicht
from ivbdesk.cases.werk.werkvoorraad import AandachtSoort
from ivbdesk.cases.zoeken.rijen import CasusFilter
from ivbdesk.demo.beelden import NOW, draw_scenes, kept_prints, print_of
from ivbdesk.demo.brieven import write_letters
from ivbdesk.demo.place import PASSPHRASE
from ivbdesk.demo.run import make_demo, open_demo
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.tables import dossier as t
from ivbdesk.ui.widgets.basics import Label, SecondaryButton
from tests.export.test_brief import words_of

ALL = CasusFilter(alleen_open=False)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A workplace of which the administrator wants registers in one folder only: the demonstration holds nobody."""
    place = tmp_path_factory.mktemp("beleid") / "beleid.toml"
    place.write_text(f"toegestane_mappen = ['{place.parent}']", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        if sys.platform == "win32":
            patched.setattr(beleid, "of_registry", lambda _: beleid.of_file(place))
        patched.setattr(beleid, "PLACE", place)
        yield


@pytest.fixture(scope="module")
def made(elsewhere: None, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[UUID]]:
    place = tmp_path_factory.mktemp("demo") / "Demonstratie.ivb"
    return place, make_demo(place, NOW)


@pytest.fixture(scope="module")
def copied(made: tuple[Path, list[UUID]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same register once more, for a window that opens it itself."""
    place: Path = tmp_path_factory.mktemp("beelden") / made[0].name
    shutil.copytree(made[0], place)
    return place


@pytest.fixture(scope="module")
def desk(copied: Path, made: tuple[Path, list[UUID]]) -> Desk:
    opened = open_demo(made[0], lambda: NOW)
    yield opened  # type: ignore[misc]  # a fixture that closes afterwards
    opened.close()


def test_the_vignettes_stand_where_the_policy_has_them(desk: Desk, made: tuple[Path, list[UUID]]) -> None:
    rows = {row.id: row for row in desk.ctx.reads.dossier.casussen(ALL, NOW.date(), 0, 100)}
    levels = {rows[casus_id].titel.split()[0]: rows[casus_id].trede for casus_id in made[1][:3]}
    assert levels == {"Woonoverlast": 4, "Illegale": 4, "Meervoudig": 2}


def test_the_plan_of_the_year_was_established_evaluated_and_adjusted(desk: Desk) -> None:
    second, first = desk.ctx.reads.plan.plannen()
    assert first.sha256
    assert not second.is_vastgesteld
    assert {one.licht for one in second.acties} == set(Stoplicht)
    assert any(one.knelpunt_id for one in second.acties)
    changed, new = sheet_of(desk.ctx, second).verschillen
    assert changed.startswith("Gewijzigd (wanneer): ")
    assert new.startswith("Nieuw: ")


def test_there_are_some_forty_more_over_two_years(desk: Desk, made: tuple[Path, list[UUID]]) -> None:
    rows = desk.ctx.reads.dossier.casussen(ALL, NOW.date(), 0, 100)
    assert len(rows) == len(made[1]) == 44
    assert {row.nummer[3:7] for row in rows} == {"2024", "2025", "2026"} or {
        row.nummer[3:7] for row in rows
    } == {"2025", "2026"}
    assert len({row.status for row in rows}) >= 4


def test_no_binding_means_runs_without_a_weighing(desk: Desk, made: tuple[Path, list[UUID]]) -> None:
    heavy = 0
    for casus_id in made[1]:
        casus = desk.ctx.reads.dossier.casus(casus_id)
        for measure in casus.maatregelen:
            if desk.ctx.kader.soort(measure.code).trede >= 4 and measure.begonnen_op is not None:
                heavy += 1
                assert casus.laatste_afweging(measure.code) is not None
    assert heavy >= 3


def test_every_list_has_something(desk: Desk) -> None:
    work = desk.ctx.reads.werk.werkvoorraad(NOW.date())
    assert {row.soort for row in work} == set(AandachtSoort)
    late = [
        row
        for row in work
        if row.termijn and row.termijn < NOW.date() and row.soort is AandachtSoort.AFSPRAAK
    ]
    assert 0 < len(late) < 20


def test_the_pictures_of_the_manual_show_the_screens_as_they_are(
    qapp: object, copied: Path, made: tuple[Path, list[UUID]], tmp_path: Path
) -> None:
    """Where this fails a screen changed: make the pictures again with `python -m ivbdesk.demo.beelden`."""
    settings = QSettings(str(tmp_path / "beelden.ini"), QSettings.Format.IniFormat)
    prints = {name: print_of(window) for name, window in draw_scenes(copied, made[1], settings)}
    assert prints == kept_prints()


def test_a_screen_with_another_button_has_another_print(qtbot: QtBot) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    column = QVBoxLayout(screen)
    button, told = SecondaryButton("Bewaren"), Label("LD-2026-001")
    for widget in (button, told):
        column.addWidget(widget)
    screen.show()
    before = print_of(screen)
    told.setText("LD-2026-002")
    assert print_of(screen) == before
    button.setText("Opslaan")
    assert print_of(screen) != before
    button.setText("Bewaren")
    button.hide()
    assert print_of(screen) != before


def test_its_log_runs_forward_and_the_register_is_sound(made: tuple[Path, list[UUID]], desk: Desk) -> None:
    with desk.register.engine.execution_options(readonly=True).connect() as connection:
        back = connection.scalar(sa.select(sa.func.count()).where(t.audit.c.klok_terug))
    assert back == 0
    desk.close()
    result = check_register(made[0], with_passphrase(PASSPHRASE))
    assert result.in_orde, result.bevindingen


_UNDECIDED = ("huisverbod", "verlenging", "afwijzing")
"""What no vignette decided: a letter that would tell it is not made."""


def test_there_is_a_letter_of_each_kind(desk: Desk, made: tuple[Path, list[UUID]], tmp_path: Path) -> None:
    files = write_letters(desk, made[1], tmp_path)
    decided = [code for code in desk.ctx.naslag.brieven.soorten if code not in _UNDECIDED]
    assert [file.stem for file in files] == [f"brief-{code}" for code in decided], (
        "of what no vignette decided: none"
    )
    told = {file.stem: words_of(file.read_bytes()) for file in files}
    assert not [name for name, words in told.items() if "{" in words or "[[" in words]
    assert [name for name, words in told.items() if "bezwaar maken. Dat is gratis" in words] == [
        f"brief-{code}"
        for code in (
            "dwangsom",
            "bestuursdwang",
            "gedragsaanwijzing",
            "sluiting",
            "toewijzing",
        )
    ]

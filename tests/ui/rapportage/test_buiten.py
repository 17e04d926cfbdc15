"""Figures of others by hand: a file is seen before it is kept, its faults are told, and what was loaded goes again."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivbdesk.ui.rapportage.buiten import BuitenKaart
from ivbdesk.ui.rapportage.page import RapportagePage
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import seen, settle

HEAD = "bron;indicator;periode;eenheid;waarde\n"


@pytest.fixture
def kaart(window: MainWindow) -> BuitenKaart:
    window.go_to("rapportage")
    settle(window)
    tab = seen(window, RapportagePage, lambda _: True).cijfers
    tab.keuze.deel.set_value("Cijfers van anderen")
    settle(window)
    assert tab.buiten.isVisible()
    return tab.buiten


def column(table: object, at: int) -> list[str]:
    model = table.model()  # type: ignore[attr-defined]  # any of the three tables
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def test_a_file_is_seen_kept_and_taken_out(window: MainWindow, kaart: BuitenKaart, tmp_path: Path) -> None:
    assert column(kaart.table, 3) == ["168"]
    assert "Winkeldiefstallen" in kaart.lacking.text()
    file = tmp_path / "bbv.csv"
    file.write_text(f"{HEAD}CBS;Winkeldiefstallen;2025;per 1.000 inwoners;1,1\n", encoding="utf-8")
    kaart.load(file)
    settle(window)
    assert kaart.told.text().startswith("1 nieuw getal, 0 met een ander getal, 0 gelijk.")
    assert column(kaart.ahead, 4) == ["1,1 per 1.000 inwoners"]
    assert column(kaart.table, 3) == ["168"]
    kaart.leave.click()
    assert not kaart.ahead.isVisible()
    kaart.load(file)
    settle(window)
    kaart.keep.click()
    settle(window)
    assert sorted(column(kaart.table, 3)) == ["1,1", "168"]
    assert "Winkeldiefstallen" not in kaart.lacking.text()
    assert not kaart.forget.isEnabled()
    kaart.kept.selectRow(0)
    kaart.forget.click()
    settle(window)
    assert column(kaart.table, 3) == ["168"]
    assert column(kaart.kept, 0) == []


def test_faults_are_told_and_nothing_is_kept(window: MainWindow, kaart: BuitenKaart, tmp_path: Path) -> None:
    file = tmp_path / "fout.csv"
    file.write_text(f"{HEAD}CBS;Diefstal;vroeger;aantal;=A1\n", encoding="utf-8")
    kaart.load(file)
    settle(window)
    assert "Rij 2, kolom waarde: hier staat een formule" in kaart.errors.text
    assert "Rij 2, kolom periode: ‘vroeger’ is geen periode" in kaart.errors.text
    assert "Er is niets bewaard" in kaart.errors.text
    assert not kaart.keep.isVisible()
    assert window.place.ctx.reads.cijfers.buitencijfers() == []

"""Rows that are pasted in a spreadsheet program: there stands what stands in the register, and nothing is worked out."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.actions.zoeken.lijsten import cases_source, signals_source
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.zoeken.rijen import CasusFilter, SignaalFilter
from ivbdesk.ui.clipboard import put_table
from ivbdesk.ui.window.main_window import MainWindow
from ivbdesk.ui.zoeken.lijst_dialog import KopieDialog, LijstDialog
from tests.ui.hand import rest
from tests.werkplaats import NOW


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not here")
def test_what_is_pasted_in_calc_is_what_stands_in_the_workbook(qapp: QApplication, tmp_path: Path) -> None:
    texts = [
        "=1+1",
        "-3",
        "@x",
        "- belt vaak aan",
        "+31 6 1",
        "007",
        "1-2",
        "3,14",
        "=SUM(A1;B1)",
        "'t hek",
        "a <b> & c",
    ]
    put_table([texts])
    (tmp_path / "plak.html").write_text(QGuiApplication.clipboard().mimeData().html(), encoding="utf-8")
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}", "--headless",
            "--infilter=HTML (StarCalc)", "--convert-to", "xlsx", "--outdir", str(tmp_path), str(tmp_path / "plak.html"),
        ],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    sheet = load_workbook(tmp_path / "plak.xlsx").active
    assert sheet is not None
    (row,) = sheet.iter_rows()
    assert [cell.value for cell in row] == texts
    assert {cell.data_type for cell in row} == {"s"}, "no formula"


def test_the_dialog_says_what_a_list_of_signals_leaves_out(window: MainWindow) -> None:
    ctx = window.place.ctx
    rows = [
        SignaalGegevens(SignaalBron.BOA, Thema.JEUGD, text, ontvangen_op=NOW)
        for text in ("onrust", "vuurwerk")
    ]
    for told in rows:
        record_signaal(ctx, told)
    window.go_to("signalen")
    rest(window)
    source = signals_source(ctx, SignaalFilter())
    kopie = KopieDialog(window.place, source, source.lees(0, 9), window)
    for dialog in (kopie, LijstDialog(window.place, source, frozenset(), window)):
        told_by = " ".join(label.text() for label in dialog.findChildren(QLabel))
        assert "Wat is gemeld, over wie en door wie staat er niet in" in told_by
    other = LijstDialog(window.place, cases_source(ctx, CasusFilter()), frozenset(), window)
    assert "Wat is gemeld" not in " ".join(label.text() for label in other.findChildren(QLabel))

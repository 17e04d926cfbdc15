"""Rows that are pasted in a spreadsheet program: there stands what stands in the register, and nothing is worked out."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ivbdesk.ui.clipboard import put_table


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

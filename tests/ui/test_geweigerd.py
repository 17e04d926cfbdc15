"""A file that the disk refuses: the form that asked for it stays, with all that was chosen and typed, and it is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

import ivbdesk.ui
from ivbdesk.ui.brieven.brief_dialog import BriefDialog
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.messages import ErrorDialog
from ivbdesk.ui.publiek.nalezen_dialog import NalezenDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.formulieren import dialogs
from tests.ui.hand import choose_rest, seen, settle
from tests.werkplaats import NOW


def writers() -> set[str]:
    """The forms that ask where a file goes."""
    found = set()
    for module in Path(*ivbdesk.ui.__path__).rglob("*.py"):
        for form in re.split(r"^(?=class )", module.read_text("utf-8"), flags=re.MULTILINE):
            if "ask_where(self" in form:
                found |= set(re.findall(r"^class (\w+)\(FormDialog\)", form))
    return found


def raws(dialog: FormDialog) -> dict[str, object]:
    return {name: field.raw() for name, field in dialog.fields.items()}


def answer(dialog: BriefDialog) -> None:
    """What an invitation asks, which is in no dossier."""
    dialog.soort.set_value("uitnodiging")
    dialog.vragen["gesprek_op"].set_value(NOW.date())
    for code in ("gesprek_tijd", "gesprek_plaats", "contact"):
        dialog.vragen[code].set_value("zoals afgesproken")


def read_over(window: MainWindow) -> None:
    """Let everything out as it stands, where the form has it read over first."""
    for asked in window.findChildren(NalezenDialog):
        if asked.isVisible():
            asked.mask_rest()
            asked.submit()
            settle(window)


def test_a_refused_file_leaves_every_form_as_it_was(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stands = tmp_path / "bestand"
    stands.write_bytes(b"van een ander")
    asked: list[str] = []

    def ask(*given: object) -> tuple[str, str]:
        name = Path(str(given[2])).name
        asked.append(name)
        return str(stands / name), ""  # below a file: no disk takes that

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(ask))
    walked, wanted = set(), writers()
    for dialog in dialogs(window):
        name = type(dialog).__name__
        if name not in wanted:
            dialog.deleteLater()
            continue
        dialog.start()
        settle(window)
        choose_rest(dialog)
        if "besluit" in dialog.fields:
            dialog.fields["besluit"].set_value("Wij vragen om een last onder dwangsom.")
        if isinstance(dialog, BriefDialog):
            answer(dialog)
            settle(window)
        chosen, before = raws(dialog), len(asked)
        dialog.submit()
        settle(window)
        read_over(window)
        settle(window)
        assert len(asked) == before + 1, (name, {n: f.error for n, f in dialog.fields.items()})
        error = seen(window, ErrorDialog, lambda _: True)
        assert "bestand" in error.accessibleName().lower(), name
        error.reject()
        assert dialog.isVisible(), name
        assert dialog.save_button.isEnabled(), name
        assert raws(dialog) == chosen, name
        walked.add(name)
        dialog.reject()
        settle(window)
    assert walked == wanted
    assert stands.read_bytes() == b"van een ander"

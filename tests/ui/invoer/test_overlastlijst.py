"""A list of 300 reports of another municipality through the window: what comes in at each step, and nothing of the melder in the open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from ivbdesk.cases.invoer.schuil import Schuilsoort
from ivbdesk.cases.zoeken.rijen import SignaalFilter
from ivbdesk.ui.invoer.invoer_controle import CheckStep
from ivbdesk.ui.widgets.basics import Chip
from ivbdesk.ui.window.main_window import MainWindow
from tests.overlastlijst import FINISHED, make
from tests.ui.hand import enter, press, settle
from tests.ui.invoer.test_invoer import open_tab

_TAKEN = (Schuilsoort.RIJEN, Schuilsoort.OPMERKINGEN, Schuilsoort.OVER_MELDER)
_RIGHT = {
    ("bron", "bew."): "bewoner", ("bron", "pol"): "wijkagent", ("bron", "bij RHW"): "corporatie", ("bron", "SWT"): "sociaal_team",
    ("bron", "wijkagt"): "wijkagent", ("bron", "via KCC"): "gemeente", ("bron", "THH"): "boa", ("thema", "gel.ovl."): "woonoverlast",
    ("thema", "GO"): "woonoverlast", ("thema", "verw. pers."): "verward", ("thema", "jeugdovl."): "jeugd",
    ("thema", "woonovl."): "woonoverlast", ("thema", "div."): "anders", ("signaalstatus", "nw"): "nieuw",
    ("signaalstatus", "i.b.h."): "in_weging", ("signaalstatus", "afgeh."): "afgerond", ("straat", "Verzonnenstr."): "Verzonnenstraat",
    ("straat", "Proefln"): "Proeflaan", ("ja_nee", "j"): "ja", ("ja_nee", "n"): "nee",
}  # fmt: skip
_OWN = {("bron", "omw."): "bewoner", ("thema", "hond"): "anders", ("naamwoord", "fam."): "wel_een_naam"}


def good(window: MainWindow) -> str:
    return next(
        chip.text() for chip in window.findChildren(Chip) if chip.isVisible() and "goed" in chip.text()
    )


def checked(window: MainWindow, tmp_path: Path) -> CheckStep:
    """The step in which the rows of the list were judged, with all that it hides taken along."""
    tab = open_tab(window)
    tab.open_file(make(tmp_path / "lijst.xlsx"))
    settle(window)
    for soort, field in tab.columns_step.schuil.asked.items():
        enter(field, soort in _TAKEN)
    settle(window)
    press(window, "Rijen controleren")
    return tab.check_step


def test_each_step_brings_more_and_no_proposal_is_wrong(window: MainWindow, tmp_path: Path) -> None:
    step = checked(window, tmp_path)
    press(window, "Alle voorstellen invullen")
    chosen = {key: field.chosen() for key, field in step.words.fields.items()}
    assert {key for key, value in chosen.items() if not value} == set(_OWN)
    assert {key: value for key, value in chosen.items() if value and _RIGHT[key] != value} == {}
    for key, value in _OWN.items():
        enter(step.words.fields[key], value)
    press(window, "Onthouden en opnieuw controleren")
    assert "224 rijen" in good(window)
    press(window, f"{FINISHED} afgeronde rijen weglaten")
    step.tabs.setCurrentWidget(step.herstel)
    settle(window)
    press(window, "Alle voorstellen overnemen (4)")
    assert "228 rijen" in good(window)
    model, table = step.herstel.model, step.herstel.table
    doubt = next(
        n for n in range(model.rowCount()) if model.finding((model.row_at(n).nummer, "thema")) is not None
    )
    table.setCurrentIndex(model.index(doubt, model.codes.index("thema") + 1))
    settle(window)
    assert step.herstel.same.text() == "Ook in 19 andere rijen waar ‘drugs?’ staat"
    step.herstel.same.setChecked(True)
    model.setData(table.currentIndex(), "Ondermijning", Qt.ItemDataRole.EditRole)
    settle(window)
    assert "248 rijen" in good(window)
    empty = next(
        n for n in range(model.rowCount()) if model.finding((model.row_at(n).nummer, "tekst")) is not None
    )
    table.setCurrentIndex(model.index(empty, model.codes.index("tekst") + 1))
    settle(window)
    press(window, "Alle 2 rijen met dit bezwaar weglaten")
    press(window, "248 rijen invoeren")
    reads = window.place.ctx.reads.signaal
    kept = [reads.signaal(row.id) for row in reads.signalen(SignaalFilter(), 0, 300)]
    assert len(kept) == 248
    assert not [
        one for one in kept if "zes uur" in one.tekst or "neemt op" in one.tekst or "Melder" in one.tekst
    ]


def test_on_a_small_screen_the_words_scroll_and_the_page_does_not(window: MainWindow, tmp_path: Path) -> None:
    window.resize(1024, 768)
    step = checked(window, tmp_path)
    assert step.words.isVisible()
    for button in (step.words.keep, step.words.propose, step.go):
        assert button.visibleRegion().boundingRect().size() == button.size(), button.text()

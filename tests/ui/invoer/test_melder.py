"""The melder of an import stays out of lists, of the log, of the screen and of the clipboard."""

from __future__ import annotations

from pathlib import Path

from ivbdesk.ui.invoer.invoerconcept import Invoerconcept
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import press, settle
from tests.ui.invoer.test_herstel import checked

HEADS = "Datum melding;Gemeld door;Categorie;Omschrijving;Straat;Huisnummer;Naam melder;Telefoon"


def test_a_word_that_may_be_a_name_holds_for_this_list_only(window: MainWindow, tmp_path: Path) -> None:
    line = "3-4-2026;mw. Klaagmans;overlast;muziek 1;Proeflaan;1;;"
    tab = checked(window, tmp_path / "l.csv", HEADS, line, line.replace("1;;", "2;;"))
    words = tab.check_step.words
    words.fields["bron", "mw. Klaagmans"].set_value("bewoner")
    press(window, "Onthouden en opnieuw controleren")
    settle(window)
    assert tab.check_step.go.text() == "2 rijen invoeren"
    assert not window.place.ctx.reads.invoer.vertalingen()
    draft = window.place.desk.drafts.load("invoer", "signaal")
    assert draft is not None
    kept = Invoerconcept.read(draft.inhoud)
    assert kept is not None
    assert kept.mended == {(2, "bron"): "Bewoner", (3, "bron"): "Bewoner"}
    assert "Klaagmans" not in draft.inhoud

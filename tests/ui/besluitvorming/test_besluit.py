"""The form of a decision: what still stands in the way is told at its field, and extending is a form of its own."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.actions.ladder import ladder
from ivbdesk.ui.besluitvorming.besluit_dialog import BesluitDialog
from ivbdesk.ui.besluitvorming.termijnen import TermijnenTab
from ivbdesk.ui.besluitvorming.zienswijze_dialog import ZienswijzeDialog
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.actions.ladder.dossier_vol import active, answer, decision, hear, weigh
from tests.ui.hand import errors, fill, form, press, save, seen, settle
from tests.ui.ladder.test_ladder import words
from tests.werkplaats import NOW, Klok

TODAY = NOW.date()
END = date(2027, 2, 19)


def closed_home(window: MainWindow) -> UUID:
    """A casus in which a home is closed until END."""
    desk = window.place.desk
    casus_id = active(desk)
    answer(desk, casus_id, "B12")
    hear(desk, casus_id, "B12", TODAY, TODAY + timedelta(days=7), TODAY, uitgesproken=True)
    weigh(desk, casus_id, "B12")
    dossier.record_besluit(desk.ctx, casus_id, decision(desk, "B12", END))
    ladder.start_measure(desk.ctx, casus_id, "B12")
    return casus_id


def try_to_save(window: MainWindow, dialog: FormDialog) -> dict[str, str]:
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    return errors(dialog)


def extension(window: MainWindow, casus_id: UUID) -> BesluitDialog:
    """The form to which Verlengen at the term of the closure leads."""
    window.open_casus(casus_id, "Termijnen")
    settle(window)
    tab = seen(window, TermijnenTab, lambda _: True)
    model = tab.terms.model()
    names = [str(model.index(row, 1).data()) for row in range(model.rowCount())]
    tab.terms.selectRow(next(row for row, name in enumerate(names) if "Sluiting" in name))
    press(window, "Verlengen …")
    settle(window)
    dialog = form(window)
    assert isinstance(dialog, BesluitDialog)
    return dialog


def test_extending_a_closure_leads_to_a_decision_that_is_heard_and_weighed(
    window: MainWindow, klok: Klok
) -> None:
    casus_id = closed_home(window)
    klok.nu += timedelta(days=20)
    dialog = extension(window, casus_id)
    assert "Verlengen is een nieuw besluit" in words(window)
    assert "19 feb 2027" in words(window)
    assert dialog.fields["last"].value() == "de woning blijft dicht voor iedereen"
    assert dialog.fields["bekend_op"].value() is None
    fill(window, geldig_tot=date(2027, 5, 19), bekend_op=klok.nu.date(), bekend_wijze="per brief")
    told = try_to_save(window, dialog)
    assert set(told) == {"bekend_op"}
    assert "Voornemen en zienswijze" in told["bekend_op"]
    fill(window, bekend_op="")
    save(window)
    first, second = window.place.ctx.reads.dossier.casus(casus_id).besluiten
    assert (second.verlengt_id, second.bekend_op) == (first.id, None)


def test_what_is_open_at_the_announcement_asks_a_reason_at_its_own_field(window: MainWindow) -> None:
    desk = window.place.desk
    casus_id = active(desk)
    answer(desk, casus_id, "B12")
    hear(desk, casus_id, "B12", TODAY, TODAY + timedelta(days=7), TODAY, uitgesproken=True)
    weigh(desk, casus_id, "B12")
    dossier.record_besluit(
        desk.ctx, casus_id, decision(desk, "B12", END, bekend_op=None, rechtsmiddelen=False)
    )
    soort = desk.ctx.kader.soort("B12")
    BesluitDialog(window.place, read_blad(desk.ctx, casus_id), soort, window).start()
    settle(window)
    dialog = fill(window, bekend_op=TODAY)
    told = try_to_save(window, dialog)
    assert set(told) == {"ondanks"}
    assert "Rechtsmiddelenclausule" in told["ondanks"]
    fill(window, ondanks="de clausule staat in een bijlage bij de brief")
    save(window)
    (made,) = desk.ctx.reads.dossier.casus(casus_id).besluiten
    assert made.bekend_op == TODAY


def test_a_day_far_away_is_asked_about_once(window: MainWindow) -> None:
    """A wrong year is typed easily; the second press says that it was meant."""
    desk = window.place.desk
    casus_id = active(desk)
    soort = desk.ctx.kader.soort("B12")
    BesluitDialog(window.place, read_blad(desk.ctx, casus_id), soort, window).start()
    settle(window)
    dialog = fill(
        window, afgestemd_op=date(2025, 11, 20), geldig_tot=date(2032, 2, 19), last="de woning dicht"
    )
    told = try_to_save(window, dialog)
    assert told == {
        "afgestemd_op": "20 nov 2025 ligt meer dan 6 maanden terug. Klopt dat?",
        "geldig_tot": "19 feb 2032 ligt meer dan 2 jaar vooruit. Klopt dat?",
    }
    assert desk.ctx.reads.dossier.casus(casus_id).besluiten == []
    fill(window, geldig_tot=date(2033, 2, 19))
    assert set(try_to_save(window, dialog)) == {"geldig_tot"}, "another day is another question"
    save(window)
    (made,) = desk.ctx.reads.dossier.casus(casus_id).besluiten
    assert (made.afgestemd_op, made.geldig_tot) == (date(2025, 11, 20), date(2033, 2, 19))
    BesluitDialog(window.place, read_blad(desk.ctx, casus_id), soort, window).start()
    settle(window)
    fill(window, toezicht="boa, elke week")
    save(window)  # what the form showed is not asked


def test_the_hearing_keeps_that_there_is_nothing_to_add(window: MainWindow) -> None:
    desk = window.place.desk
    casus_id = active(desk)
    hear(desk, casus_id, "B12", TODAY, TODAY + timedelta(days=7), TODAY)
    soort = desk.ctx.kader.soort("B12")
    ZienswijzeDialog(window.place, read_blad(desk.ctx, casus_id), soort, window).start()
    settle(window)
    fill(window, uitgesproken=True)
    save(window)
    (kept,) = desk.ctx.reads.dossier.casus(casus_id).zienswijzen
    assert kept.uitgesproken

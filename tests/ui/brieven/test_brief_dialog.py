"""Making a letter on the screen: what is asked, what is told to be open, and how it comes back."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.brieven.geadresseerden import addressees
from ivbdesk.cases.brieven.verzending import Verzendwijze
from ivbdesk.ui.brieven.brief_dialog import BriefDialog
from ivbdesk.ui.brieven.opneem_dialog import OpneemDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.actions.brieven.test_brieven import final
from tests.export.test_brief import words_of
from tests.ui.hand import errors, fill, press, settle
from tests.werkplaats import PERSOON, casus_gegevens


@pytest.fixture
def casus_id(window: MainWindow) -> UUID:
    return open_casus(window.place.ctx, casus_gegevens(), PERSOON)


def first(window: MainWindow, casus_id: UUID, kind: str) -> str:
    ctx = window.place.ctx
    casus = ctx.reads.dossier.casus_om_te_delen(casus_id)
    return addressees(casus, ctx.naslag.brieven.soorten[kind], ctx.reads.keten.partners())[0][0].sleutel


def making(window: MainWindow, casus_id: UUID, kind: str) -> BriefDialog:
    dialog = BriefDialog(window.place, read_blad(window.place.ctx, casus_id), window)
    dialog.start()
    dialog.soort.set_value(kind)
    dialog.aan.set_value(first(window, casus_id, dialog.soort.value()))
    settle(window)
    return dialog


def test_only_what_the_dossier_lacks_is_asked_and_all_of_it_is_told_at_once(
    window: MainWindow, casus_id: UUID, tmp_path: Path
) -> None:
    dialog = making(window, casus_id, "uitnodiging")
    shown = {code for code, field in dialog.vragen.items() if field.isVisible()}
    assert shown == {"gesprek_op", "gesprek_tijd", "gesprek_plaats", "contact"}
    assert dialog.ondertekenaar.value() == "", "a function is no name"
    press(window, "Brief maken …", dialog)
    settle(window)
    assert shown <= set(errors(dialog))
    fill(
        window,
        ondertekenaar="Bo Verzonnen",
        gesprek_op="14 okt 2026",
        gesprek_tijd="10.00 uur",
        gesprek_plaats="het gemeentehuis",
        contact="team OOV",
    )
    press(window, "Brief maken …", dialog)
    settle(window)
    assert set(errors(dialog)) == {"gesprek_op"}, "a talk lies after its letter"
    fill(window, gesprek_op="14 dec")
    dialog.save_to(tmp_path / "brief.docx")
    settle(window)
    told = words_of((tmp_path / "brief.docx").read_bytes())
    assert "maandag 14 december 2026, 10.00 uur, het gemeentehuis." in told


def test_what_is_open_in_the_file_is_shown_before_the_letter_is_made(
    window: MainWindow, casus_id: UUID
) -> None:
    dialog = making(window, casus_id, "dwangsom")
    assert "nog niet voorbereid" in dialog.punten.text
    assert dialog.ondanks.isVisible()
    dialog.soort.set_value("avg")
    settle(window)
    assert dialog.punten.text == ""
    assert not dialog.ondanks.isVisible()


def test_the_final_letter_stands_with_the_documents(
    window: MainWindow, casus_id: UUID, tmp_path: Path
) -> None:
    paper = tmp_path / "brief.docx"
    paper.write_bytes(final())
    dialog = OpneemDialog(window.place, read_blad(window.place.ctx, casus_id), window)
    dialog.start()
    dialog.soort.set_value("voornemen")
    dialog.aan.set_value(first(window, casus_id, dialog.soort.value()))
    assert dialog.uiterlijk.isVisible()
    fill(window, bestand=str(paper), wijze=Verzendwijze.PERSOONLIJK)
    press(window, "Opnemen", dialog)
    settle(window)
    casus = window.place.ctx.reads.dossier.casus(casus_id)
    assert [hearing.uitgenodigd_op for hearing in casus.zienswijzen] == [window.place.today()]
    window.open_casus(casus_id, "Stukken")
    settle(window)
    assert "persoonlijk" in window.casus_page.stukken.table.words.index(0, 1).data()

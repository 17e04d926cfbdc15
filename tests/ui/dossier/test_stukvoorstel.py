"""A mail or a picture that is dropped tells its day and its subject: they are proposed, and never written over."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PIL import ExifTags, Image
from PySide6.QtTest import QTest

from ivbdesk.cases.dossier.stukinhoud import Mail
from ivbdesk.cases.dossier.stukvoorstel import of_mail
from ivbdesk.ui.dossier.bestanden import Bestand
from ivbdesk.ui.dossier.stuk_dialog import StukDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.dossier.test_stukken import casus_id as casus_id
from tests.ui.dossier.test_stukken import drop, files
from tests.ui.hand import fill, form, press, save, settle

MAIL = """From: Wijkagent <wijkagent@voorbeeld.nl>
To: oov@voorbeeld.nl
Date: Fri, 3 Jul 2026 22:30:00 +0000
Subject: FW: Re: Geluid in de Proeflaan

Weer geluid.
"""


def dropped(window: MainWindow, path: Path, content: bytes) -> StukDialog:
    path.write_bytes(content)
    assert drop(window, files(path))
    settle(window)
    found = form(window)
    assert isinstance(found, StukDialog)
    return found


def test_the_subject_and_the_dutch_day_of_a_mail_are_proposed(
    window: MainWindow, casus_id: UUID, tmp_path: Path
) -> None:
    dialog = dropped(window, tmp_path / "mail.eml", MAIL.encode())
    assert dialog.velden.naam.value() == "", "a subject may name who reported"
    press(window, "Het onderwerp overnemen: ‘Geluid in de Proeflaan’", dialog)
    assert dialog.velden.naam.value() == "Geluid in de Proeflaan"
    assert dialog.velden.datum.value() == date(2026, 7, 4), "half past midnight in the Netherlands"
    fill(window, bron="wijkagent")
    save(window)
    (stuk,) = window.place.ctx.reads.dossier.stukken(casus_id)
    assert (stuk.naam, stuk.datum) == ("Geluid in de Proeflaan", date(2026, 7, 4))


def test_the_day_on_which_a_picture_was_taken_is_proposed(
    window: MainWindow, casus_id: UUID, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:06:30 21:10:11"
    out = io.BytesIO()
    Image.new("RGB", (20, 20)).save(out, "JPEG", exif=exif)
    dialog = dropped(window, tmp_path / "IMG_1.jpg", out.getvalue())
    assert dialog.velden.datum.value() == date(2026, 6, 30)
    assert dialog.velden.naam.value() == ""
    dialog.reject()


def test_what_was_typed_stays(window: MainWindow, casus_id: UUID, tmp_path: Path) -> None:
    (tmp_path / "mail.eml").write_text(MAIL)
    assert drop(window, files(tmp_path / "mail.eml"))
    dialog = form(window)
    assert isinstance(dialog, StukDialog)
    velden = dialog.velden
    velden.naam.edit.setText("")
    QTest.keyClicks(velden.naam.edit, "Eigen naam")
    velden.datum.edit.selectAll()
    QTest.keyClicks(velden.datum.edit, "1-7-2026")
    dialog._choose(dialog._files)
    settle(window)
    assert velden.naam.value() == "Eigen naam"
    assert velden.datum.value() == date(2026, 7, 1)
    dialog.reject()


def test_what_a_mail_says_goes_as_another_document_is_chosen(
    window: MainWindow, casus_id: UUID, tmp_path: Path
) -> None:
    dialog = dropped(window, tmp_path / "mail.eml", MAIL.encode())
    press(window, "Het onderwerp overnemen: ‘Geluid in de Proeflaan’", dialog)
    velden = dialog.velden
    assert "e-mail" in velden.datum.input.accessibleDescription()
    (tmp_path / "logboek.txt").write_text("weer geluid")
    dialog._choose([Bestand.at(tmp_path / "logboek.txt")])
    settle(window)
    assert (velden.naam.value(), velden.datum.value()) == ("", window.place.today())
    assert velden.datum.input.accessibleDescription() == ""
    dialog.reject()


def test_an_answer_of_a_file_that_was_put_aside_is_dropped(
    window: MainWindow, casus_id: UUID, tmp_path: Path
) -> None:
    (tmp_path / "mail.eml").write_text(MAIL)
    (tmp_path / "logboek.txt").write_text("weer geluid")
    assert drop(window, files(tmp_path / "logboek.txt"))
    dialog = form(window)
    assert isinstance(dialog, StukDialog)
    mail, other = Bestand.at(tmp_path / "mail.eml"), Bestand.at(tmp_path / "logboek.txt")
    dialog._choose([mail])
    dialog._choose([other, mail])
    settle(window)
    assert dialog.velden.datum.value() == window.place.today()
    dialog.reject()


def test_another_day_that_is_typed_is_not_said_to_be_of_the_mail(
    window: MainWindow, casus_id: UUID, tmp_path: Path
) -> None:
    dialog = dropped(window, tmp_path / "mail.eml", MAIL.encode())
    dialog.velden.datum.edit.selectAll()
    QTest.keyClicks(dialog.velden.datum.edit, "1-7-2026")
    assert dialog.velden.datum.input.accessibleDescription() == ""
    dialog.reject()


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Re: overlast", "overlast"), ("Antw: FW: Doorst: overlast", "overlast"), ("RE[2]: overlast", "overlast"),
        ("Recht op rust", "Recht op rust"), ("Re:", ""), ("", ""), ("x" * 90, f"{'x' * 79}…"),
    ],
)  # fmt: skip
def test_only_what_programs_put_before_a_subject_goes(subject: str, name: str) -> None:
    assert of_mail(Mail("", "", "", None, subject, ""), date(2026, 7, 1)).naam == name

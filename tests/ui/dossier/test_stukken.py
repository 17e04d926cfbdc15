"""Documents of a casus through the window: dropped anywhere, of any program, looked at and let out."""

from __future__ import annotations

import io
import struct
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PIL import ExifTags, Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk, read_stuk
from ivbdesk.apart.read import Limits, read_apart
from ivbdesk.cases.dossier.stuk import Stuk, Vorm
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.zoeken.zoeken import MARK_OFF, MARK_ON, snippet
from ivbdesk.ui import outside
from ivbdesk.ui.dossier.bestanden import FROM_OUTLOOK, names_of
from ivbdesk.ui.dossier.lezen import read_with_stop
from ivbdesk.ui.dossier.stuk_view import StukView
from ivbdesk.ui.messages import ChoiceDialog, ConfirmDialog, ErrorDialog, ReadingDialog, Toast
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.apart import vreemd
from tests.documents.outlookbestand import message
from tests.ui.hand import choose_rest, errors, fill, form, press, save, seen, settle
from tests.werkplaats import PERSOON, casus_gegevens

MAIL = """From: Wijkagent <wijkagent@voorbeeld.nl>
To: oov@voorbeeld.nl
Date: Fri, 3 Jul 2026 22:30:00 +0000
Subject: Geluid
Content-Type: multipart/mixed; boundary="mix"

--mix
Content-Type: text/plain; charset="x-onbekend"

Weer geluid bij de buren.
--mix
Content-Type: text/plain; name="logboek.txt"
Content-Disposition: attachment; filename="logboek.txt"

3 juli: muziek tot 2 uur
--mix--
"""
GROUP, CONTENTS = (
    f'application/x-qt-windows-mime;value="{name}"' for name in ("FileGroupDescriptorW", "FileContents")
)


@pytest.fixture
def casus_id(window: MainWindow) -> UUID:
    id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(id)
    settle(window)
    return id


def drop(window: MainWindow, data: QMimeData, on: QWidget | None = None) -> bool:
    """Drag it over a part of the window and let go; gives whether it was welcome."""
    target, at = on or window.casus_page, QPoint(5, 5)
    given = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(at, *given)
    QApplication.sendEvent(target, entering)
    if entering.isAccepted():
        QApplication.sendEvent(target, QDropEvent(at, *given))
        settle(window)
    return entering.isAccepted()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def kept(window: MainWindow, casus_id: UUID) -> list[Stuk]:
    return window.place.ctx.reads.dossier.stukken(casus_id)


def chosen_row(window: MainWindow) -> None:
    settle(window)
    window.casus_page.stukken.table.selectRow(0)


def add(window: MainWindow, casus_id: UUID, content: bytes) -> UUID:
    said = StukGegevens("Bericht", StukSoort.MAIL, window.place.today(), Herkomst.POLITIE, "wijkagent")
    made = add_stuk(window.place.ctx, casus_id, said, content)
    window.open_casus(casus_id, "Stukken")
    settle(window)
    chosen_row(window)
    return made


@pytest.mark.parametrize("tab", ["Overzicht", "Tijdlijn", "Ladder", "Keten", "Stukken"])
def test_several_files_may_be_dropped_on_any_tab(
    window: MainWindow, casus_id: UUID, tmp_path: Path, tab: str
) -> None:
    window.casus_page.go_to_tab(tab)
    settle(window)
    paths = [tmp_path / "een.txt", tmp_path / "twee.pdf"]
    paths[0].write_text("eerste")
    paths[1].write_bytes(b"%PDF-1.4\n")
    assert drop(window, files(*paths), window.casus_page.tabs.currentWidget())
    assert window.casus_page.current_tab == "Stukken"
    fill(window, naam="Huisbezoek", bron="OOV")
    save(window)
    assert {(stuk.naam, stuk.vorm) for stuk in kept(window, casus_id)} == {
        ("Huisbezoek · een", Vorm.TEKST),
        ("Huisbezoek · twee", Vorm.PDF),
    }


def test_a_file_that_falls_on_a_field_is_no_text(window: MainWindow, casus_id: UUID, tmp_path: Path) -> None:
    window.casus_page.go_to_tab("Tijdlijn")
    settle(window)
    (tmp_path / "een.txt").write_text("eerste")
    kinds = (QLineEdit, QPlainTextEdit)
    fields = [
        part for kind in kinds for part in window.casus_page.tijdlijn.findChildren(kind) if part.isVisible()
    ]
    field = fields[0]
    inner = field.viewport() if isinstance(field, QPlainTextEdit) else field
    assert drop(window, files(tmp_path / "een.txt"), inner)
    assert form(window).fields["bestand"].value() == str(tmp_path / "een.txt")
    form(window).reject()


def test_one_file_that_is_not_kept_leaves_none_of_them(
    window: MainWindow, casus_id: UUID, tmp_path: Path
) -> None:
    (tmp_path / "een.txt").write_text("eerste")
    (tmp_path / "twee.exe").write_bytes(b"MZ\x90\x00" + bytes(90))
    drop(window, files(tmp_path / "een.txt", tmp_path / "twee.exe"))
    choose_rest(fill(window, naam="x", bron="OOV")).submit()
    settle(window)
    assert set(errors(form(window))) == {"bestand"}
    assert kept(window, casus_id) == []
    form(window).reject()


def test_a_folder_is_refused_in_words(window: MainWindow, casus_id: UUID, tmp_path: Path) -> None:
    drop(window, files(tmp_path))
    assert "map" in seen(window, ErrorDialog, lambda _: True).accessibleDescription()


def test_a_web_address_is_kept_as_a_note(window: MainWindow, casus_id: UUID) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://www.voorbeeld.nl/bericht?nr=3")])
    assert drop(window, data)
    fill(window, naam="Bericht op een website", bron="OOV")
    save(window)
    (stuk,) = kept(window, casus_id)
    content = read_stuk(window.place.ctx, stuk.id)[1].decode()
    assert "https://www.voorbeeld.nl/bericht?nr=3" in content


def descriptors(*names: str) -> bytes:
    parts = [bytes(72) + name.encode("utf-16-le").ljust(520, b"\0") for name in names]
    return struct.pack("<I", len(names)) + b"".join(parts)


def test_a_mail_dragged_out_of_outlook_is_kept_where_windows_gives_it(
    window: MainWindow, casus_id: UUID
) -> None:
    data = QMimeData()
    data.setData(GROUP, descriptors("Geluid.eml"))
    data.setData(CONTENTS, MAIL.encode())
    assert drop(window, data)
    assert form(window).fields["bestand"].value() == "Geluid.eml"
    fill(window, naam="Bericht", bron="wijkagent")
    save(window)
    assert [stuk.vorm for stuk in kept(window, casus_id)] == [Vorm.MAIL]


def test_where_outlook_gives_only_a_name_it_is_said_how_to_do_it(window: MainWindow, casus_id: UUID) -> None:
    data = QMimeData()
    data.setData(GROUP, descriptors("Geluid.msg", "Nog een.msg"))
    assert drop(window, data)
    assert seen(window, ErrorDialog, lambda _: True).accessibleDescription().strip() == FROM_OUTLOOK
    assert kept(window, casus_id) == []


def test_a_picture_that_is_dragged_by_itself_is_kept(window: MainWindow, casus_id: UUID) -> None:
    data, image = QMimeData(), QImage(9, 7, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data.setImageData(image)
    assert drop(window, data)
    fill(window, naam="Plaatje", bron="OOV")
    save(window)
    assert [(stuk.vorm, stuk.uitgang) for stuk in kept(window, casus_id)] == [(Vorm.BEELD, ".png")]


def test_reading_that_takes_long_is_told_and_can_be_stopped(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, given = tmp_path / "begonnen", list[object]()
    monkeypatch.setenv("IVBDESK_PROEF_BEGONNEN", str(begun))
    work = partial(read_apart, vreemd.never_ends, b"x", Limits(seconds=600))
    read_with_stop(window.place, window, "Het stuk wordt geopend.", work, given.append)
    qtbot.waitUntil(begun.exists)
    qtbot.waitUntil(lambda: any(part.isVisible() for part in window.findChildren(ReadingDialog)))
    press(window, "Stoppen")
    seen(window, Toast, lambda toast: toast.text == "Het lezen is gestopt.")
    assert given == []
    settle(window)
    assert not [part for part in window.findChildren(ReadingDialog) if part.isVisible()]


def test_a_mail_that_cannot_be_read_here_can_be_opened_outside(
    window: MainWindow, casus_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = bytes.fromhex("d0cf11e0a1b11ae1") + "__properties_version1.0".encode("utf-16-le") * 30
    add(window, casus_id, content)
    opened: list[str] = []
    monkeypatch.setattr(outside.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    monkeypatch.setattr(ConfirmDialog, "exec", lambda _: ConfirmDialog.DialogCode.Accepted)
    press(window, "Buiten ivbdesk openen …")
    assert Path(opened[0]).read_bytes() == content
    assert Path(opened[0]).suffix == ".msg"


def test_a_text_that_is_dragged_is_no_document(window: MainWindow, casus_id: UUID) -> None:
    data = QMimeData()
    data.setText("zomaar een zin")
    assert not drop(window, data)


@pytest.mark.parametrize("raw", [b"", b"\1", struct.pack("<I", 4_000_000), descriptors("a")[:300]])
def test_a_list_of_names_that_is_cut_off_gives_none(raw: bytes) -> None:
    assert names_of(raw) == []


def test_a_mail_shows_when_it_was_and_its_attachment_becomes_a_document(
    window: MainWindow, casus_id: UUID
) -> None:
    add(window, casus_id, MAIL.encode())
    press(window, "Bekijken")
    view = seen(window, StukView, lambda _: True)
    assert "Datum: zaterdag 4 juli 2026, 00:30 uur" in view.heads.text()
    assert "Van: Wijkagent" in view.heads.text()
    assert "Weer geluid" in seen(view, QPlainTextEdit, lambda _: True).toPlainText()
    seen(view, Label, lambda label: "x-onbekend" in label.text())
    press(window, "Bijlage als stuk bewaren …", view)
    fill(window, naam="Logboek", bron="wijkagent")
    save(window)
    papers = {stuk.naam: stuk for stuk in kept(window, casus_id)}
    assert read_stuk(window.place.ctx, papers["Logboek"].id)[1].startswith(b"3 juli: muziek")
    view.accept()


def test_a_document_that_cannot_be_read_says_so(window: MainWindow, casus_id: UUID) -> None:
    add(
        window,
        casus_id,
        bytes.fromhex("d0cf11e0a1b11ae1") + "__properties_version1.0".encode("utf-16-le") * 30,
    )
    press(window, "Bekijken")
    seen(window, ErrorDialog, lambda dialog: "kan niet worden gelezen" in dialog.accessibleName())
    assert not [part for part in window.findChildren(ReadingDialog) if part.isVisible()]


def photo() -> bytes:
    image, exif, out = Image.new("RGB", (60, 20), "red"), Image.Exif(), io.BytesIO()
    exif[ExifTags.Base.Model] = "Proeffoon 3"
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("answer", ["Weglaten", "Meegeven", ""])
def test_what_a_photo_tells_goes_out_only_when_the_officer_wants_it(
    window: MainWindow, casus_id: UUID, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    add(window, casus_id, photo())
    press(window, "Bekijken")
    view = seen(window, StukView, lambda _: True)
    seen(view, Label, lambda label: "Proeffoon 3" in label.text())
    view.accept()
    opened: list[str] = []
    asked: list[str] = []

    def choose(dialog: ChoiceDialog) -> ChoiceDialog.DialogCode:
        asked.append(dialog.accessibleDescription())
        dialog.chosen = answer
        return ChoiceDialog.DialogCode.Accepted

    monkeypatch.setattr(outside.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    monkeypatch.setattr(ConfirmDialog, "exec", lambda _: ConfirmDialog.DialogCode.Accepted)
    monkeypatch.setattr(ChoiceDialog, "exec", choose)
    press(window, "Buiten ivbdesk openen …")
    settle(window)
    assert "Proeffoon 3" in asked[0]
    assert [b"Proeffoon" in Path(path).read_bytes() for path in opened] == (
        [answer == "Meegeven"] if answer else []
    )


@pytest.mark.parametrize(
    ("content", "ending"),
    [(b"\0\0\0\x18ftypmp42" + bytes(300), ".mp4"), (b"ID3\x04\0\0\0\0\x01\x10" + bytes(300), ".mp3")],
)
def test_video_and_sound_are_kept_and_opened_outside(
    window: MainWindow, casus_id: UUID, monkeypatch: pytest.MonkeyPatch, content: bytes, ending: str
) -> None:
    add(window, casus_id, content)
    press(window, "Bekijken")
    seen(window, Toast, lambda toast: "open het stuk erbuiten" in toast.text)
    opened: list[str] = []
    monkeypatch.setattr(outside.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    monkeypatch.setattr(ConfirmDialog, "exec", lambda _: ConfirmDialog.DialogCode.Accepted)
    press(window, "Buiten ivbdesk openen …")
    assert Path(opened[0]).suffix == ending
    assert Path(opened[0]).read_bytes() == content


def test_a_photo_of_an_iphone_that_is_damaged_is_kept_and_said_not_to_be_shown(
    window: MainWindow, casus_id: UUID
) -> None:
    add(window, casus_id, b"\0\0\0\x18ftypheic" + bytes(200))
    press(window, "Bekijken")
    view = seen(window, StukView, lambda _: True)
    seen(view, Label, lambda label: "kan hier niet worden getoond" in label.text())
    view.accept()


def test_a_document_in_the_zaaksysteem_stands_in_the_list(window: MainWindow, casus_id: UUID) -> None:
    window.open_casus(casus_id, "Stukken")
    settle(window)
    press(window, "In het zaaksysteem …")
    fill(
        window,
        zaaksysteem="Djuma",
        zaaknummer="Z-26-104",
        naam="Besluit",
        bron="team Handhaving",
        lezers="OOV",
    )
    save(window)
    chosen_row(window)
    table = window.casus_page.stukken.table
    assert "Djuma, nummer Z-26-104" in table.words.index(0, 1).data()
    press(window, "Bekijken")
    seen(
        window,
        Toast,
        lambda toast: toast.text == "Dit stuk staat in Djuma, nummer Z-26-104. Wie het mag lezen: OOV.",
    )


def test_what_stands_in_a_document_is_found_by_search(window: MainWindow, casus_id: UUID) -> None:
    made = add(window, casus_id, MAIL.replace("Weer geluid", "Het kwispelstaartje blafte").encode())
    hits = window.place.ctx.reads.zoeken.zoek_teksten("kwispelst", window.place.today())
    assert [hit.id for hit in hits] == [made]
    assert f"{MARK_ON}kwispelst{MARK_OFF}aartje" in hits[0].tekst
    (stuk,) = kept(window, casus_id)
    assert f"· {stuk.naam} ·" in hits[0].kop, "which of the documents it is"
    assert stuk.naam not in hits[0].tekst


def test_of_a_long_document_the_part_with_most_of_the_words_is_shown() -> None:
    text = f"Bericht van de wijkagent. {'En verder niets. ' * 60}Er was geluid bij de buren. {'Slot. ' * 60}"
    assert f"{MARK_ON}geluid{MARK_OFF}" in snippet(text, "geluid bij de buren")


def test_a_mail_of_outlook_is_dropped_kept_and_shown_with_its_attachment(
    window: MainWindow, casus_id: UUID, tmp_path: Path
) -> None:
    path = tmp_path / "mail.msg"
    sent = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    said = ("Overlast Proeflaan", "Het is weer raak.", ("P. Verzonnen", "p@voorbeeld.nl"), "oov@voorbeeld.nl")
    path.write_bytes(message(*said, sent, [("logboek.txt", b"3 juli: muziek")]))
    assert drop(window, files(path), window.casus_page.tabs.currentWidget())
    fill(
        window,
        naam="Mail van de corporatie",
        soort=StukSoort.MAIL,
        herkomst=Herkomst.POLITIE,
        bron="wijkagent",
    )
    save(window)
    settle(window)
    window.open_casus(casus_id, "Stukken")
    chosen_row(window)
    press(window, "Bekijken")
    view = seen(window, StukView, lambda _: True)
    assert 'Van: "P. Verzonnen" <p@voorbeeld.nl>' in view.heads.text()
    assert "Overlast Proeflaan" in view.heads.text()
    assert "weer raak" in seen(view, QPlainTextEdit, lambda _: True).toPlainText()
    press(window, "Bijlage als stuk bewaren …", view)
    fill(window, naam="Logboek", bron="wijkagent")
    save(window)
    assert {stuk.naam for stuk in kept(window, casus_id)} == {"Mail van de corporatie", "Logboek"}
    view.accept()

"""Officers, closed cases, documents, retention, requests and other keys: through the real window."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import UUID

import pypdf
import pytest
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ivbdesk.actions.beheer.toegang import NOOD_DUURT, add_officer, close_casus_to
from ivbdesk.actions.bewaren.bewaren import hold, release
from ivbdesk.actions.bewaren.verzoeken import take_in
from ivbdesk.actions.dossier.casus import change_status, open_casus
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort, VerzoekStatus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.bewaren.vernietiging import ANOTHER_DECIDES
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.soorten import StukSoort, Thema
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.ui import outside
from ivbdesk.ui.beheer.sleutel_dialogs import HerstelsleutelDialog
from ivbdesk.ui.dossier.platen import Platen
from ivbdesk.ui.dossier.stuk_view import StukView
from ivbdesk.ui.messages import ConfirmDialog, ErrorDialog
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.werk.toezicht_card import ToezichtCard
from ivbdesk.ui.widgets.basics import Chip, MutedLabel, PrimaryButton
from ivbdesk.ui.window.main_window import MainWindow
from tests.storage.collega import context_of
from tests.ui.hand import choose_rest, errors, fill, form, press, save, seen, settle
from tests.werkplaats import PASSPHRASE, PERSOON, Klok, casus_gegevens, reopen

THEIRS = "vlinder kachel drempel oever wiek"


@pytest.fixture
def saved_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the next file goes that the officer saves."""
    target = tmp_path / "uit.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    return target


def beheer(window: MainWindow, tab: str) -> None:
    window.go_to("beheer")
    window.beheer.tabs.show_tab(tab)
    settle(window)


def as_colleague(
    folder: Path, klok: Klok, theme: Theme, settings: QSettings, phrase: str = THEIRS
) -> MainWindow:
    window = MainWindow(Desk.open(folder, with_passphrase(phrase), klok), theme, settings)
    window.resize(1440, 900)
    window.show()
    settle(window)
    return window


def give_colleague(window: MainWindow, naam: str, recht: Recht) -> UUID:
    beheer(window, "Medewerkers")
    press(window, "Medewerker toevoegen")
    fill(window, naam=naam, functie="OOV", recht=recht)
    save(window)
    press(window, f"Wachtwoordzin geven aan {naam}")
    fill(window, nieuw=THEIRS, nogmaals=THEIRS)
    save(window)
    return next(item.id for item in window.place.ctx.reads.beheer.medewerkers() if item.naam == naam)


def test_a_colleague_comes_in_by_an_own_passphrase_and_may_not_do_all(
    window: MainWindow, klok: Klok, theme: Theme, settings: QSettings
) -> None:
    press_add = give_colleague(window, "Bram Collega", Recht.LEZER)
    folder = window.place.desk.register.folder
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.close()
    theirs = as_colleague(folder, klok, theme, settings)
    assert theirs.place.ctx.officer == press_add
    assert not theirs._new.isVisible()
    theirs.open_casus(casus_id)
    settle(theirs)
    theirs.casus_page.edit()
    dialog = form(theirs)
    assert not dialog.save_button.isEnabled()
    assert "bekijken" in dialog.frame.problem.text()
    theirs.close()
    desk = reopen(folder.parent, klok)
    looked = desk.ctx.reads.beheer.auditregels(0, 20, casus_id=casus_id, actie="casus bekijken")
    assert {line.wie for line in looked} == {"Bram Collega"}
    desk.close()


def test_a_weak_passphrase_for_a_colleague_is_told_and_nothing_is_lost(window: MainWindow) -> None:
    beheer(window, "Medewerkers")
    press(window, "Medewerker toevoegen")
    fill(window, naam=" ")
    window_form = form(window)
    window_form.submit()
    settle(window)
    assert "naam" in errors(window_form)
    fill(window, naam="Bram Collega")
    save(window)
    press(window, "Wachtwoordzin geven aan Bram Collega")
    fill(window, nieuw="welkom", nogmaals="welkom")
    form(window).submit()
    settle(window)
    assert form(window).isVisible()


def test_a_closed_casus_is_not_there_and_opens_in_an_emergency_by_its_number(
    window: MainWindow, klok: Klok, theme: Theme, settings: QSettings
) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    give_colleague(window, "Bram Collega", Recht.REGIEVOERDER)
    window.open_casus(casus_id)
    settle(window)
    press(window, "Toegang: Iedereen")
    fill(window, iedereen=False, reden="familie van een medewerker")
    save(window)
    press(window, "Toegang: Besloten: 1 medewerker")
    form(window).reject()
    folder = window.place.desk.register.folder
    window.close()
    theirs = as_colleague(folder, klok, theme, settings)
    theirs.open_casus(casus_id)
    settle(theirs)
    assert theirs.stack.currentWidget() is theirs.pages["casussen"]
    theirs.open_in_emergency()
    fill(theirs, nummer="LD-2026-001", reden="nood")
    form(theirs).submit()
    settle(theirs)
    assert "reden" in errors(form(theirs))
    fill(theirs, reden="politie staat voor de deur")
    save(theirs)
    assert theirs.casus_page.tabs.isVisible()
    assert theirs.casus_page.shown_id == casus_id
    seen(theirs, Chip, lambda chip: chip.text().startswith("! U ziet deze casus tot"))
    seen(theirs, MutedLabel, lambda label: label.text().startswith("Toegang: Besloten"))
    klok.nu += NOOD_DUURT
    theirs.casus_page._until.timeout.emit()
    settle(theirs)
    assert theirs.stack.currentWidget() is theirs.pages["casussen"]
    theirs.close()


def documents(window: MainWindow, casus_id: UUID) -> None:
    window.open_casus(casus_id, "Stukken")
    settle(window)


def test_a_dropped_file_is_kept_looked_at_and_taken_away(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    documents(window, casus_id)
    letter = tmp_path / "Jansen.txt"
    letter.write_text("Geachte heer, wij spraken over het geluid.", encoding="utf-8")
    tab = window.casus_page._tabs["Stukken"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(letter))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window.casus_page, entering)
    assert entering.isAccepted()
    falling = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window.casus_page, falling)
    settle(window)
    form(window).submit()
    settle(window)
    assert set(errors(form(window))) == {"naam", "soort", "herkomst", "bron"}
    choose_rest(fill(window, naam="Brief aan de huurder", bron="Rijnhart Wonen"))
    save(window)
    table = tab.table  # type: ignore[attr-defined]
    assert table.words.rowCount() == 1
    table.selectRow(0)
    press(window, "Bekijken")
    view = seen(window, StukView, lambda _: True)
    assert "over het geluid" in seen(view, QPlainTextEdit, lambda _: True).toPlainText()
    view.accept()
    opened: list[str] = []
    monkeypatch.setattr(outside.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    monkeypatch.setattr(ConfirmDialog, "exec", lambda _: ConfirmDialog.DialogCode.Accepted)
    press(window, "Buiten ivbdesk openen …")
    written = Path(opened[0])
    assert written.read_text(encoding="utf-8").startswith("Geachte heer")
    assert "Jansen" not in str(written)
    assert written.stat().st_mode & 0o077 == 0
    press(window, "Verwijderen …")
    fill(window, reden="hoort bij een andere casus")
    save(window)
    assert table.words.rowCount() == 0
    window.close()
    assert not written.exists()


@pytest.mark.parametrize("kind", ["beeld", "pdf", "kapot"])
def test_pictures_and_pdf_are_shown_from_memory(
    window: MainWindow, tmp_path: Path, kind: str, theme: Theme
) -> None:
    from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk, look_at
    from ivbdesk.cases.kader.soorten import Herkomst

    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(tmp_path / "x.png"))
    content = {
        "beeld": (tmp_path / "x.png").read_bytes(),
        "pdf": b"%PDF-1.4\nkapot",
        "kapot": b"\x89PNG\r\n\x1a\n" + bytes(60),
    }[kind]
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), None)
    gegevens = StukGegevens("Foto", StukSoort.FOTO, ctx.today(), Herkomst.EIGEN, "OOV")
    found = look_at(ctx, add_stuk(ctx, casus_id, gegevens, content))
    view = StukView(window.place, found, None, window)
    view.open()
    settle(window)
    assert isinstance(view.body, Platen)
    if kind == "beeld":
        assert [label.accessibleName() for label in view.body.area.findChildren(QLabel)] == ["Afbeelding"]
    else:
        assert "kan hier niet worden getoond" in view.body.told.text()
    view.accept()


def test_a_request_is_taken_in_extended_answered_and_the_copy_is_saved(
    window: MainWindow, saved_to: Path
) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(casus_id, "Betrokkenen")
    settle(window)
    press(window, "Verzoek van Jo van der Berg vastleggen")
    fill(window, vraag="Wat staat er over mij?")
    save(window)
    press(window, "Inzage voor Jo van der Berg als PDF")
    save(window)
    assert saved_to.read_bytes().startswith(b"%PDF")
    beheer(window, "Verzoeken")
    table = window.beheer.tab_pages["Verzoeken"].table  # type: ignore[attr-defined]
    assert table.words.rowCount() == 1
    table.selectRow(0)
    press(window, "Verlengen …")
    fill(window, reden="veel stukken")
    save(window)
    table.selectRow(0)
    press(window, "Afhandelen …")
    fill(window, status=VerzoekStatus.INGEWILLIGD, besluit="Afschrift meegegeven")
    form(window).submit()
    settle(window)
    assert "identiteit_vastgesteld" in errors(form(window))
    fill(window, identiteit_vastgesteld=True)
    save(window)
    (request,) = window.place.ctx.reads.inzage.verzoeken()
    assert (request.status, request.verlenging_reden) == (VerzoekStatus.INGEWILLIGD, "veel stukken")


def test_who_stands_in_no_casus_asks_and_the_officer_says_which_signal_is_about_them(
    window: MainWindow, saved_to: Path
) -> None:
    ctx = window.place.ctx
    record_signaal(ctx, SignaalGegevens(SignaalBron.BEWONER, Thema.ANDERS, "lawaai", achternaam="Smit"))
    beheer(window, "Verzoeken")
    press(window, "Verzoek vastleggen …")
    fill(window, voornaam="Kim", achternaam="Smit", vraag="Wat staat er over mij?")
    save(window)
    window.beheer.tab_pages["Verzoeken"].table.selectRow(0)  # type: ignore[attr-defined]
    press(window, "Inzage als PDF …")
    form(window).submit()
    settle(window)
    assert "S-2026-001" in errors(form(window))["signalen"]
    press(window, "S-2026-001 wel, maar niet geven")
    form(window).submit()
    settle(window)
    assert "waarom" in errors(form(window))["signalen"]
    press(window, "S-2026-001 over deze persoon")
    save(window)
    told = " ".join(page.extract_text() for page in pypdf.PdfReader(saved_to).pages)
    assert "S-2026-001" in told


def test_two_officers_destroy_a_casus_and_keep_the_declaration(
    window: MainWindow,
    klok: Klok,
    theme: Theme,
    settings: QSettings,
    saved_to: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    change_status(ctx, casus_id, CasusStatus.GESLOTEN, "het is klaar")
    give_colleague(window, "Bram Collega", Recht.BEHEERDER)
    klok.nu = datetime(2035, 1, 3, 9, tzinfo=klok.nu.tzinfo)
    beheer(window, "Bewaren")
    window.beheer.reload()
    settle(window)
    tab = window.beheer.tab_pages["Bewaren"]
    tab.due.selectRow(0)  # type: ignore[attr-defined]
    press(window, "Vernietiging voorstellen")
    asked: list[str] = []

    def agree(dialog: ConfirmDialog) -> int:
        asked.append(dialog.accessibleName())
        return int(ConfirmDialog.DialogCode.Accepted)

    monkeypatch.setattr(ConfirmDialog, "exec", agree)
    tab.proposals.selectRow(0)  # type: ignore[attr-defined]
    button = seen(window, PrimaryButton, lambda one: one.text() == "Vernietigen …")
    assert not button.isEnabled(), "the same officer may not"
    assert button.toolTip() == button.accessibleDescription() == ANOTHER_DECIDES
    assert any(label.text() == ANOTHER_DECIDES for label in tab.findChildren(MutedLabel))
    tab.due.selectRow(0)  # type: ignore[attr-defined]
    proposing = seen(window, PrimaryButton, lambda one: one.text() == "Vernietiging voorstellen")
    assert proposing.toolTip() == "Voor LD-2026-001 ligt er al een voorstel, van 3 jan 2035."
    folder = window.place.desk.register.folder
    window.close()
    theirs = as_colleague(folder, klok, theme, settings)
    beheer(theirs, "Bewaren")
    tab = theirs.beheer.tab_pages["Bewaren"]
    hold(theirs.place.ctx, casus_id, "er loopt beroep")
    tab.proposals.selectRow(0)  # type: ignore[attr-defined]
    press(theirs, "Vernietigen …")
    assert not asked, "what is refused is told before the question"
    seen(theirs, ErrorDialog, lambda _: True).accept()
    settle(theirs)
    tab.due.selectRow(0)  # type: ignore[attr-defined]
    proposing = seen(theirs, PrimaryButton, lambda one: one.text() == "Vernietiging voorstellen")
    assert not proposing.isEnabled()
    assert proposing.toolTip() == "Op LD-2026-001 rust een bewaarplicht; er mag niets weg."
    release(theirs.place.ctx, casus_id, "het beroep is ingetrokken")
    tab.proposals.selectRow(0)  # type: ignore[attr-defined]
    press(theirs, "Vernietigen …")
    assert len(asked) == 1
    with pytest.raises(KeyError):
        theirs.place.ctx.reads.dossier.casus(casus_id)
    tab.proposals.selectRow(0)  # type: ignore[attr-defined]
    press(theirs, "Verklaring opslaan …")
    assert saved_to.read_bytes().startswith(b"%PDF")
    theirs.open_casus(casus_id)
    settle(theirs)
    assert theirs.stack.currentWidget() is theirs.pages["casussen"]
    theirs.close()


def type_words_back(window: MainWindow) -> None:
    dialog = form(window)
    assert isinstance(dialog, HerstelsleutelDialog)
    words = dialog.recovery.split()
    dialog.submit()
    settle(window)
    assert not dialog._sheet.isVisible()
    dialog.submit()
    settle(window)
    assert dialog._back.fields[0].error
    for field, at in zip(dialog._back.fields, dialog._back.places, strict=True):
        field.set_value(words[at])


def test_another_recovery_key_replaces_the_earlier_one(window: MainWindow, tmp_path: Path) -> None:
    beheer(window, "Medewerkers")
    press(window, "Nieuwe herstelsleutel")
    type_words_back(window)
    words = form(window).recovery  # type: ignore[attr-defined]
    save(window)
    folder = window.place.desk.register.folder
    window.close()
    from ivbdesk.desk import with_recovery

    Desk.open(folder, with_recovery(words)).close()


def test_other_keys_for_the_whole_register_end_this_process_and_the_same_passphrase_opens(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    folder = window.place.desk.register.folder
    before = (folder / "register.db").read_bytes()[:16]
    beheer(window, "Medewerkers")
    press(window, "Sleutels vernieuwen …")
    type_words_back(window)
    with qtbot.waitSignal(window.leaving.locked):
        form(window).submit()
    assert (folder / "register.db").read_bytes()[:16] != before
    desk = reopen(tmp_path)
    assert desk.register.warnings == ()
    assert desk.ctx.reads.dossier.casus(casus_id).betrokkenen
    desk.close()


def test_wrong_tries_are_told_to_who_opens_the_register(
    window: MainWindow, klok: Klok, theme: Theme, settings: QSettings
) -> None:
    from ivbdesk.storage.errors import WrongPassphrase

    folder = window.place.desk.register.folder
    window.close()
    for _ in range(2):
        with pytest.raises(WrongPassphrase):
            Desk.open(folder, with_passphrase("mis"), klok)
    again = as_colleague(folder, klok, theme, settings, PASSPHRASE)
    told = [line.reden for line in again.place.ctx.reads.beheer.auditregels(0, 5)]
    assert "2 keer" in told
    again.close()


def test_the_log_turns_its_pages_and_shows_only_views_when_asked(window: MainWindow) -> None:
    ctx = window.place.ctx
    colleague = add_officer(ctx, "Bram Collega", "", Recht.LEZER)
    for number in range(12):
        id = open_casus(ctx, casus_gegevens(titel=f"Casus {number}"), PERSOON)
        close_casus_to(ctx, id, (colleague,), "voor een proef")
    window.open_casus(id)
    settle(window)
    beheer(window, "Logboek")
    tab = window.beheer.tab_pages["Logboek"]
    pages = [ctx.reads.beheer.auditregels(start, 100) for start in (0, 100)]
    assert tab.log.words.rowCount() == len(pages[0])  # type: ignore[attr-defined]
    press(window, "Ouder")
    assert tab.log.words.rowCount() == len(pages[1]) != len(pages[0])  # type: ignore[attr-defined]
    press(window, "Nieuwer")
    tab.only_views.setChecked(True)  # type: ignore[attr-defined]
    settle(window)
    assert tab.log.words.rowCount() == 1  # type: ignore[attr-defined]


def test_what_waits_outside_the_cases_stands_in_the_werkvoorraad(
    window: MainWindow, klok: Klok, theme: Theme, settings: QSettings
) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    card = window.pages["werkvoorraad"].findChild(ToezichtCard)
    assert card is not None
    assert not card.isVisible()
    person = ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.id
    take_in(ctx, person, VerzoekSoort.INZAGE, ctx.today(), "alles")
    window.place.desk.drafts.save("stuk", str(casus_id), "{}", ctx.now())
    window.go_to("casussen")
    window.go_to("werkvoorraad")
    settle(window)
    assert card.isVisible()
    other = give_colleague(window, "Bram Collega", Recht.REGIEVOERDER)
    desk = window.place.desk
    assert isinstance(desk, Desk)
    close_casus_to(context_of(desk, other), casus_id, (), "alleen ik")
    window.go_to("werkvoorraad")
    settle(window)
    assert not [d for d in window.findChildren(ErrorDialog) if d.isVisible()]

"""Errors, notices and questions as the officer meets them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.messages import ConfirmDialog, Messages, error_code

SECRET = "Van der Meulen"


class ExplainedError(Exception):
    """An error that explains itself."""

    wat = "De schijf is vol."
    behouden = "Alles tot 14:02 is bewaard."
    doen = "Maak ruimte."


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def words(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_an_error_tells_what_happened_what_was_kept_and_what_to_do(window: QWidget) -> None:
    dialog = Messages(window).show_exception(ExplainedError())
    for part in (ExplainedError.wat, ExplainedError.behouden, ExplainedError.doen):
        assert part in words(dialog)
    assert dialog.accessibleName() == ExplainedError.wat
    assert [button.text() for button in dialog.findChildren(QPushButton)] == ["Sluiten"]


def test_a_rule_is_shown_with_its_source(window: QWidget) -> None:
    dialog = Messages(window).show_exception(RegelFout("besluit", "Leg eerst het besluit vast.", "Awb 3:46"))
    assert "Leg eerst het besluit vast." in words(dialog)
    assert "Awb 3:46" in words(dialog)


def test_that_what_was_typed_is_still_there_is_said_only_where_one_types(window: QWidget) -> None:
    messages, refused = Messages(window), RegelFout("", "Dit kan niet meer terug.")
    outside = messages.show_exception(refused)
    assert "Er is niets opgeslagen." in words(outside)
    assert "Wat u typte" not in words(outside)
    outside.close()
    form = QDialog(window)
    QLineEdit(form)
    form.open()
    assert "Er is niets opgeslagen. Wat u typte, staat er nog." in words(messages.show_exception(refused))


def test_an_unknown_error_gives_a_code_without_values(
    window: QWidget, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise LookupError(SECRET)
    except LookupError as error:
        shown, code = Messages(window).show_exception(error), error_code(error)
    assert code.startswith("LookupError ")
    assert code in words(shown)
    assert SECRET not in words(shown) + caplog.text


def test_text_is_never_read_as_markup(window: QWidget) -> None:
    assert "<b>" in words(Messages(window).error("<b>Vet</b>", "", ""))
    labels = window.findChildren(QLabel)
    assert all(label.textFormat().name == "PlainText" for label in labels)


def test_a_notice_lies_in_the_lower_right_and_a_next_one_takes_its_place(
    window: QWidget, qtbot: QtBot
) -> None:
    messages = Messages(window)
    first = messages.notice("Opgeslagen.")
    second = messages.notice("Als concept bewaard.")
    qtbot.waitUntil(lambda: second.isVisible())
    assert not first.isVisible()
    assert second.accessibleName() == "Als concept bewaard."
    assert second.geometry().right() > window.width() * 0.9
    assert window.rect().contains(second.geometry())
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: second.geometry().right() > 900)


@pytest.mark.parametrize(("chosen", "answer"), [("Verwijderen", True), ("Annuleren", False)])
def test_a_question_is_answered_with_a_verb(window: QWidget, chosen: str, answer: bool) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ConfirmDialog)
        buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
        assert list(buttons) == ["Annuleren", "Verwijderen"]
        assert buttons["Annuleren"].isDefault()
        buttons[chosen].click()

    QTimer.singleShot(0, press)
    assert Messages(window).confirm("Deze afspraak verwijderen?", "Verwijderen") is answer


def test_an_error_over_a_dialog_belongs_to_that_dialog(window: QWidget, qtbot: QtBot) -> None:
    front = QDialog(window)
    front.open()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is front)
    assert Messages(window).error("Mis.", "", "").parent() is front


def test_a_notice_leaves_the_buttons_free(window: QWidget) -> None:
    buttons = [QPushButton(text, window) for text in ("Opslaan", "Verwijderen …")]
    for number, button in enumerate(buttons):
        button.setGeometry(500 + number * 140, 560 - number * 40, 130, 30)
        button.show()
    notice = Messages(window).notice("De PDF is opgeslagen in /home/anne/Documenten/dossier.pdf.")
    assert notice.y() > window.height() // 2
    assert not [button.text() for button in buttons if button.geometry().intersects(notice.geometry())]

"""A document that a stranger made is shown as far as a window can bear it, and never holds the window up."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk, look_at
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.ui.dossier.platen import Platen
from ivbdesk.ui.dossier.stuk_view import StukView
from ivbdesk.ui.window.main_window import MainWindow
from tests.documents.test_bladzijden import HOSTILE, pdf
from tests.ui.hand import settle
from tests.werkplaats import casus_gegevens


def shown(window: MainWindow, content: bytes) -> StukView:
    ctx = window.place.ctx
    told = StukGegevens("Stuk", StukSoort.BRIEF, ctx.today(), Herkomst.EIGEN, "OOV")
    found = look_at(ctx, add_stuk(ctx, open_casus(ctx, casus_gegevens(), None), told, content))
    view = StukView(window.place, found, None, window)
    view.open()
    settle(window)
    return view


def test_the_pages_of_a_pdf_are_turned(window: MainWindow, tmp_path: Path) -> None:
    view = shown(window, pdf(13))
    pages = view.body
    assert isinstance(pages, Platen)

    def names() -> list[str]:
        return [label.accessibleName() for label in pages.area.findChildren(QLabel)]

    assert names() == [f"Bladzijde {n}" for n in range(1, 11)]
    assert not pages.back.isEnabled()
    pages.on.click()
    settle(window)
    assert names() == ["Bladzijde 11", "Bladzijde 12", "Bladzijde 13"]
    assert "Dit is blad 13" in pages.area.findChildren(QLabel)[-1].accessibleDescription()
    assert not pages.on.isEnabled()
    pages.back.click()
    settle(window)
    assert names()[0] == "Bladzijde 1"
    view.accept()


@pytest.mark.parametrize("name", ["wachtwoord", "boom die zichzelf noemt"])
def test_a_pdf_that_cannot_be_drawn_is_told_in_words(window: MainWindow, name: str) -> None:
    view = shown(window, HOSTILE[name])
    assert isinstance(view.body, Platen)
    assert "Het origineel is bewaard" in view.body.told.text()
    view.accept()


@pytest.mark.parametrize(
    "text", ["א1" * 500_000, "x" * 2_000_000, "\n" * 1_000_000, "à" + "\u0301" * 900_000]
)
def test_of_a_text_without_end_the_beginning_is_shown_in_lines(window: MainWindow, text: str) -> None:
    view = shown(window, b"Regel een\n" + text.encode() + b"\nslot")
    assert isinstance(view.body, QPlainTextEdit)
    lines = view.body.toPlainText().split("\n")
    assert max(map(len, lines)) <= 1000
    assert len(lines) <= 5_002
    assert "begin van een lange tekst" in lines[-1]
    view.accept()


def test_a_mail_with_everything_too_long_is_shown_in_part(window: MainWindow) -> None:
    addresses = ", ".join(f"adres{n}@voorbeeld.nl" for n in range(60_000))
    files = "".join(
        f'--x\nContent-Type: application/pdf; name="{n}.pdf"\nContent-Disposition: attachment\n\nx\n'
        for n in range(400)
    )
    mail = (
        f"From: a@b.nl\nDate: Fri, 3 Jul 2026 10:00:00 +0200\nTo: {addresses}\nSubject: {'x' * 9000}\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain; charset=utf-8\n\n{"א" * 400_000}\n{files}--x--\n'
    )
    view = shown(window, mail.encode())
    assert isinstance(view.body, QPlainTextEdit)
    assert len(view.heads.text()) < 9_000
    assert len(view.attachments.things) == 200
    assert any("400 bijlagen" in label.text() for label in view.findChildren(QLabel))
    view.accept()

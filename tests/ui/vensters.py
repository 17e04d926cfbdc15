"""One of each dialog that is no form; one that is added and not named here fails a test."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

from PySide6.QtWidgets import QDialog

from ivbdesk.actions.dossier.stukken import Ingezien
from ivbdesk.cases.beheer.programma import Nieuwtje, Versie
from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.dossier.basis import Botsing, Botspunt, Getoond
from ivbdesk.cases.dossier.stuk import Stuk, Vorm
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.ui.beheer.over_dialog import OverDialog
from ivbdesk.ui.besluitvorming.afweging_view import AfwegingView
from ivbdesk.ui.dossier.stuk_view import StukView
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.forms.botsing_dialog import BotsingDialog
from ivbdesk.ui.handleiding.news import NewsDialog
from ivbdesk.ui.messages import ChoiceDialog, ConfirmDialog, ErrorDialog, ReadingDialog, WaitDialog
from ivbdesk.ui.widgets.progress import ProgressDialog
from ivbdesk.ui.widgets.toetsen_dialog import ToetsenDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.cases.zaak import zaak
from tests.ui.lange_woorden import LANG, TITEL
from tests.werkplaats import NOW

OTHERS = (
    ErrorDialog,
    ConfirmDialog,
    WaitDialog,
    ReadingDialog,
    ChoiceDialog,
    ProgressDialog,
    StukView,
    AfwegingView,
    ToetsenDialog,
    OverDialog,
    BotsingDialog,
    NewsDialog,
)


def other_dialogs(window: MainWindow) -> Iterator[QDialog]:
    """One of each, with words of real length."""
    yield ErrorDialog(TITEL, LANG, LANG, window)
    yield ConfirmDialog(TITEL, "Doorgaan", LANG, window)
    yield WaitDialog(LANG, window)
    yield ReadingDialog(LANG, lambda: None, window)
    yield ChoiceDialog(TITEL, ["Weglaten", "Meegeven"], LANG, window)
    yield ProgressDialog(window.place, f"{TITEL} wordt opgeslagen", window)
    now = NOW
    stuk = Stuk(
        uuid4(), uuid4(), TITEL, StukSoort.BRIEF, Vorm.TEKST, ".txt", now.date(), Herkomst.EIGEN, "OOV", now, uuid4(), 1, "", b""
    )  # fmt: skip
    yield StukView(window.place, Ingezien(stuk, b"tekst", tekst=LANG), None, window)
    weighing = Afweging(
        uuid4(),
        uuid4(),
        "B04",
        now.date(),
        now,
        LANG,
        "GGZ",
        LANG,
        "Politie",
        LANG,
        "Burgemeester",
        None,
        "1",
    )
    casus = zaak()
    casus.afwegingen = [weighing]
    yield AfwegingView(window.place, casus, lambda _: None, window)
    yield ToetsenDialog(window.place, [("F9", "Signaal vastleggen")], window)
    yield OverDialog(window.place, window)
    both = Botspunt({"titel": "toen"}, {"titel": TITEL}, {"titel": LANG})
    title = TextField("titel", "Titel")
    yield BotsingDialog(
        window.place, Botsing([both], Getoond({"titel": TITEL}, ("iets",))), {"titel": title}, {}, window
    )
    yield NewsDialog(
        window.place.theme,
        [Versie("9.9.9", "1 jan 2030", ((TITEL, (Nieuwtje(TITEL, LANG), Nieuwtje("", LANG))),))],
        window,
        lambda: None,
    )

"""The hands of two officers over one register: two forms, what is asked where both changed, and what is chosen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.dossier.casus_dialog import CasusDialog
from ivbdesk.ui.forms.botsing_dialog import BotsingDialog, Keuze
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import choose_rest, enter, press, seen, settle
from tests.werkplaats import PERSOON, casus_gegevens


def type_in(dialog: FormDialog, **values: Any) -> None:
    for name, value in values.items():
        enter(dialog.fields[name], value)


def save_form(window: MainWindow, dialog: FormDialog) -> None:
    choose_rest(dialog).submit()
    settle(window)


def casus_form(window: MainWindow, casus_id: UUID) -> CasusDialog:
    made = CasusDialog(window.place, read_blad(window.place.ctx, casus_id), window)
    made.start()
    settle(window)
    return made


def two_forms(window: MainWindow) -> tuple[UUID, CasusDialog, CasusDialog]:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    return casus_id, casus_form(window, casus_id), casus_form(window, casus_id)


def asked(window: MainWindow) -> BotsingDialog:
    settle(window)
    return seen(window, BotsingDialog, lambda _: True)


def none_asked(window: MainWindow) -> bool:
    settle(window)
    return not [box for box in window.findChildren(BotsingDialog) if box.isVisible()]


def texts(dialog: BotsingDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(Label)]


def decide(window: MainWindow, *choices: Keuze) -> None:
    dialog = asked(window)
    for point, choice in zip(dialog.points, choices, strict=True):
        point.choose(choice)
    press(window, dialog.go_on.text(), dialog)


def log_of(window: MainWindow, casus_id: UUID) -> str:
    lines = window.place.ctx.reads.beheer.auditregels(0, 100, casus_id=casus_id)
    return "\n".join(line.wijzigingen for line in lines)

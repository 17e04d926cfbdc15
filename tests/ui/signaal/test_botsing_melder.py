"""Two officers over who reported: neither is overwritten in silence, and the seal stays whole."""

from __future__ import annotations

from uuid import UUID

import pytest

from ivbdesk.actions.signaal.signaal import Onthuld, change_signaal, record_signaal, unseal_melder
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.signaal.zegel import Zegel
from ivbdesk.ui.forms.botsing_dialog import Keuze
from ivbdesk.ui.messages import Toast
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.signaal.verzegeld_field import SEALED
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.botsing import asked, decide, none_asked, save_form, texts, type_in
from tests.ui.hand import errors, settle

_HIDDEN = ("Geheim", "Stil", "071 1", "071 2")


def told(naam: str, contact: str = "", tekst: str = "veel aanloop") -> SignaalGegevens:
    return SignaalGegevens(
        SignaalBron.BOA, Thema.WOONOVERLAST, tekst, melder_naam=naam, melder_contact=contact
    )


def signal(window: MainWindow) -> UUID:
    return record_signaal(window.place.ctx, told("Mevrouw Geheim", "071 1"))


def signal_form(window: MainWindow, id: UUID) -> SignaalDialog:
    made = SignaalDialog(window.place, window.place.ctx.reads.signaal.signaal(id), window)
    made.start()
    settle(window)
    return made


def they_change(window: MainWindow, id: UUID, naam: str = "De heer Stil", contact: str = "071 2") -> None:
    change_signaal(window.place.ctx, id, told(naam, contact), "andere melder")


def melder(window: MainWindow, id: UUID) -> Onthuld:
    return unseal_melder(window.place.ctx, id, "voor een controle")


def unsealed(words: list[str]) -> list[str]:
    return [text for text in words if any(hidden in text for hidden in _HIDDEN)]


@pytest.mark.parametrize(("choice", "kept"), [(Keuze.HUN, "De heer Stil"), (Keuze.MIJN, "Mevrouw Anders")])
def test_a_melder_that_both_changed_is_asked_and_stays_sealed(
    window: MainWindow, choice: Keuze, kept: str
) -> None:
    id = signal(window)
    form = signal_form(window, id)
    they_change(window, id)
    type_in(form, melder_naam="Mevrouw Anders", reden="tekst is verbeterd")
    save_form(window, form)
    shown = texts(asked(window))
    assert {"Melder", f"Naam van de melder: {SEALED}"} <= {
        line for text in shown for line in text.split("\n")
    }
    assert any("Naam van de melder: Mevrouw Anders" in text for text in shown)
    assert any(text.startswith("Anne Proef, ") for text in shown)
    assert unsealed(shown) == []
    assert melder(window, id).naam == "De heer Stil"
    decide(window, choice)
    assert none_asked(window)
    assert melder(window, id).naam == kept


def test_a_melder_that_nobody_else_changed_is_not_asked(window: MainWindow) -> None:
    id = signal(window)
    form = signal_form(window, id)
    type_in(form, melder_naam="Mevrouw Anders", reden="tekst is verbeterd")
    save_form(window, form)
    assert none_asked(window)
    assert melder(window, id) == Onthuld("Mevrouw Anders", "071 1", False)


def test_what_is_told_at_the_field_stays_sealed_too(window: MainWindow) -> None:
    id = signal(window)
    form = signal_form(window, id)
    they_change(window, id)
    type_in(form, melder_naam="Mevrouw Anders", reden="tekst is verbeterd")
    save_form(window, form)
    decide(window, Keuze.ANDERS)
    assert SEALED in errors(form)["melder_naam"]
    assert unsealed(list(errors(form).values())) == []
    type_in(form, melder_naam="")
    save_form(window, form)
    assert none_asked(window)
    assert melder(window, id).naam == "De heer Stil"


def test_a_number_for_the_earlier_melder_does_not_go_to_another_in_silence(window: MainWindow) -> None:
    id = signal(window)
    form = signal_form(window, id)
    they_change(window, id, contact="")
    type_in(form, melder_contact="06 9", reden="nummer gekregen")
    save_form(window, form)
    assert unsealed(texts(asked(window))) == []
    decide(window, Keuze.HUN)
    assert melder(window, id) == Onthuld("De heer Stil", "071 1", False)


def test_typing_the_same_does_not_tell_that_it_is_the_same(window: MainWindow) -> None:
    id = signal(window)
    form = signal_form(window, id)
    they_change(window, id)
    type_in(form, melder_naam="De heer Stil", reden="tekst is verbeterd")
    save_form(window, form)
    asked(window)


def test_a_melder_that_only_a_colleague_changed_stays(window: MainWindow) -> None:
    id = signal(window)
    form = signal_form(window, id)
    they_change(window, id)
    type_in(form, tekst="veel aanloop en geur", reden="de geur staat er nu bij")
    save_form(window, form)
    assert none_asked(window)
    assert melder(window, id) == Onthuld("De heer Stil", "071 2", False)
    notices = [toast.text for toast in window.findChildren(Toast)]
    assert any("blijft staan: Melder." in text for text in notices)
    assert unsealed(notices) == []


def test_a_draft_of_yesterday_keeps_the_seal_and_not_the_name(window: MainWindow) -> None:
    id = signal(window)
    yesterday = signal_form(window, id)
    type_in(yesterday, melder_naam="Mevrouw Anders", reden="tekst is verbeterd")
    yesterday.reject()
    settle(window)
    draft = window.place.desk.drafts.load("signaal verbeteren", str(id))
    assert draft is not None
    assert unsealed([draft.inhoud]) == []
    they_change(window, id)
    form = signal_form(window, id)
    assert isinstance(form.fields["melder_naam"].value(), Zegel), "who reported is kept in no draft"
    assert form.fields["reden"].value() == "tekst is verbeterd"
    save_form(window, form)
    assert melder(window, id).naam == "De heer Stil"

"""All that is wrong is told at once, at its field; the first has the focus, and it is spoken."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import shiboken6
from PySide6.QtGui import QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.keten import keten
from ivbdesk.cases.besluitvorming.termijn_grenzen import NEEDS_HOUR
from ivbdesk.cases.betrokkenen.afwezigheid import Afwezigheid
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.woonadres import Adressoort
from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.kader.duur import Eenheid
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.ui.beheer.afwezig_dialog import AfwezigDialog
from ivbdesk.ui.beheer.overdraag_dialog import OverdraagDialog
from ivbdesk.ui.besluitvorming.termijn_dialog import TermijnDialog
from ivbdesk.ui.betrokkenen.betrokkene_dialog import BetrokkeneDialog
from ivbdesk.ui.betrokkenen.persoon_dialog import WoonadresDialog
from ivbdesk.ui.betrokkenen.samengaan_dialogs import OpgaanDialog
from ivbdesk.ui.betrokkenen.samenhang_dialogs import VerbindDialog
from ivbdesk.ui.bewaren.verzoek_dialog import NieuwVerzoekDialog
from ivbdesk.ui.dossier.afspraak_dialog import VerzetDialog
from ivbdesk.ui.dossier.item_dialog import ItemDialog
from ivbdesk.ui.dossier.nieuwe_casus import NieuweCasusDialog
from ivbdesk.ui.dossier.snelle_regel import SnelleRegel
from ivbdesk.ui.fields import field_errors
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField, OptionalDateField
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.field_errors import NEEDED, read_errors
from ivbdesk.ui.fields.fields import LongTextField, NumberField, OptionalNumberField, TextField
from ivbdesk.ui.fields.suggest_field import SuggestField
from ivbdesk.ui.fields.tick_field import TickField
from ivbdesk.ui.forms.form_dialog import CHECK, FormDialog
from ivbdesk.ui.forms.navraag import ASKED
from ivbdesk.ui.messages import Messages
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import errors, fill, press, rest, seen, settle
from tests.ui.ladder.test_ladder import words
from tests.ui.rondgang import forms
from tests.werkplaats import NOW, PERSOON, casus_gegevens

_ROUNDS = 5
_PLAIN = "een paar gewone woorden"


def mend(field: Field) -> bool:
    """Fill a field with the first thing that may do; false where that stands there already."""
    before = field.raw()
    if isinstance(field, ChoiceField):
        named = (n for n, (value, _) in enumerate(field._choices) if value not in (None, ""))
        field.combo.setCurrentIndex(next(named, -1))
    elif isinstance(field, DateField | OptionalDateField):
        field.set_value(NOW.date())
    elif isinstance(field, NumberField | OptionalNumberField):
        field.set_value(1)
    elif isinstance(field, TextField | LongTextField | SuggestField):
        field.set_value(_PLAIN)
    elif isinstance(field, TickField):
        field.set_value(list(field.boxes)[:1])
    else:
        return False
    return field.raw() != before


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Qt is asked to have spoken."""
    said: list[str] = []

    class Ear:
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            said.append(event.message())

    monkeypatch.setattr(field_errors, "QAccessible", Ear)
    return said


def test_every_form_tells_all_at_once_at_the_first_with_the_focus(
    window: MainWindow, spoken: list[str]
) -> None:
    wrong = {}
    for name, dialog in forms(window):
        assert isinstance(dialog, FormDialog)
        unreadable = set(read_errors(dialog.fields.values()))
        if not unreadable or not dialog.save_button.isEnabled():  # one that says it is of no use asks nothing
            continue
        empty = {field.name for field in dialog.fields.values() if field.needed and not field.raw()}
        spoken.clear()
        dialog.values()
        settle(window)
        told, focus = errors(dialog), QApplication.focusWidget()
        first = next(field for field in dialog.fields.values() if field.error)
        at_first = focus is not None and (first is focus or first.isAncestorOf(focus))
        if not (
            unreadable | empty <= told.keys() and at_first and len(spoken) == 1 and first.error in spoken[0]
        ):
            wrong[name] = (unreadable | empty, told, at_first, list(spoken))
    assert wrong == {}


def test_what_the_act_itself_refuses_is_told_in_the_first_round(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it opens, then with only what was told mended: nothing may be told that was wrong before already."""
    for way in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, way, staticmethod(lambda *_, **__: ("", "")))
    monkeypatch.setattr(Messages, "confirm", lambda *_: True)
    late: dict[str, list[list[str]]] = {}
    for name, dialog in forms(window):
        assert isinstance(dialog, FormDialog)
        told: set[str] = set()
        for _ in range(_ROUNDS):
            dialog.submit()
            settle(window)
            if not shiboken6.isValid(dialog) or not dialog.isVisible():
                break
            new = errors(dialog).keys() - told if dialog.frame.problem.text() != ASKED else set()
            if told and new:
                late.setdefault(name, []).append(sorted(new))
            told |= new
            mended = [mend(dialog.fields[wrong]) for wrong in errors(dialog)]
            told |= errors(dialog).keys()  # what is asked as soon as something is chosen, is not late
            if not any(mended):
                break
    assert not late, "\n".join(f"{name}: {told}" for name, told in late.items())


def test_what_is_not_chosen_and_what_is_empty_are_told_together(
    window: MainWindow, spoken: list[str]
) -> None:
    dialog = NieuweCasusDialog(window.place, window)
    dialog.start()
    fill(window, achternaam="Berg")
    press(window, "Casus openen", dialog)
    assert set(errors(dialog)) == {"rol", "soort", "urgentie", "titel", "doel", "grondslag"}
    assert dialog.rol.combo.hasFocus()
    assert dialog.fields["titel"].error == NEEDED
    assert spoken[-1].startswith("6 velden vragen aandacht.")


def test_all_that_the_rules_object_to_is_told_at_once(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    dialog = ItemDialog(window.place, read_blad(window.place.ctx, casus_id), None, window)
    dialog.start()
    fill(window, soort=ItemSoort.CONTACT, herkomst=Herkomst.POLITIE)
    press(window, "Vastleggen", dialog)
    assert set(errors(dialog)) == {"tekst", "bron"}


def test_a_new_casus_tells_of_its_address_and_its_person_before_it_asks_what_is_unusual(
    window: MainWindow,
) -> None:
    dialog = NieuweCasusDialog(window.place, window)
    dialog.start()
    fill(window, achternaam="Stichting Wonen", geboortejaar="1700", straat="Proeflaan", huisnummer="9 en 11")
    fill(window, postcode="23", rol=Rol.OVERLASTGEVER)
    press(window, "Casus openen", dialog)
    assert {"huisnummer", "postcode", "geboortejaar", "titel", "soort"} <= errors(dialog).keys()
    assert dialog.frame.problem.text() == CHECK


def test_who_is_known_by_the_name_is_asked_with_all_else(window: MainWindow) -> None:
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    dialog = NieuweCasusDialog(window.place, window)
    dialog.start()
    fill(window, voornaam="Jo", tussenvoegsel="van der", achternaam="Berg", geboortejaar="1980")
    rest(window)
    press(window, "Casus openen", dialog)
    assert {"bekend", "rol", "titel"} <= errors(dialog).keys()


@pytest.mark.parametrize("year", ["1750", "abc"])
def test_all_that_is_wrong_with_a_person_is_told_in_one_round(window: MainWindow, year: str) -> None:
    ctx = window.place.ctx
    blad = read_blad(ctx, open_casus(ctx, casus_gegevens(), None))
    wrong = {"achternaam", "geboortejaar", "voorletters"}
    for dialog in (
        BetrokkeneDialog(window.place, blad, None, window),
        NieuweCasusDialog(window.place, window),
        NieuwVerzoekDialog(window.place, window),
    ):
        dialog.start()
        fill(window, voorletters="J1", geboortejaar=year)
        press(window, dialog.save_button.text(), dialog)
        assert wrong <= errors(dialog).keys(), type(dialog)
        dialog.reject()
        settle(window)
    signal = SignaalDialog(window.place, None, window)
    signal.start()
    fill(window, voorletters="J1", huisnummer="x")
    rest(window)
    press(window, signal.save_button.text(), signal)
    rest(window)
    assert {"voorletters", "tekst", "huisnummer"} <= errors(signal).keys()


def test_linking_and_handing_over_ask_all_at_once(window: MainWindow) -> None:
    ctx = window.place.ctx
    blad = read_blad(ctx, open_casus(ctx, casus_gegevens(), PERSOON))
    officers = ctx.reads.beheer.medewerkers()
    hands = ctx.reads.werk.in_handen(ctx.officer, NOW.date())
    for dialog, asked in (
        (VerbindDialog(window.place, blad, window), {"ander_id", "soort", "reden"}),
        (OpgaanDialog(window.place, blad, window), {"naar_id", "reden"}),
        (OverdraagDialog(window.place, officers[0], officers, hands, window), {"naar", "reden"}),
    ):
        dialog.start()
        press(window, dialog.save_button.text(), dialog)
        assert errors(dialog).keys() == asked
        dialog.reject()
        settle(window)


def test_an_absence_tells_of_its_days_and_of_who_stands_in_at_once(window: MainWindow) -> None:
    ctx, today = window.place.ctx, NOW.date()
    officers = ctx.reads.beheer.medewerkers()
    own = officers[0].id
    away = Afwezigheid(uuid4(), own, uuid4(), today, today + timedelta(days=9))
    dialog = AfwezigDialog(window.place, officers[0], officers, [away], window)
    dialog.start()
    fill(window, van=today + timedelta(days=3), tot=today + timedelta(days=1))
    press(window, dialog.save_button.text(), dialog)
    told = "In deze dagen is al een afwezigheid vastgelegd. Beëindig die eerst."
    assert errors(dialog) == {
        "van": told,
        "tot": "De laatste dag ligt voor de eerste.",
        "vervanger_id": "Kies wie vervangt.",
    }
    fill(window, tot=today + timedelta(days=5))
    press(window, dialog.save_button.text(), dialog)
    assert errors(dialog) == {"van": told, "vervanger_id": "Kies wie vervangt."}


def test_a_home_asks_its_kind_and_its_address_at_once(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    person = ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon
    dialog = WoonadresDialog(window.place, casus_id, person, window)
    dialog.start()
    press(window, dialog.save_button.text(), dialog)
    assert errors(dialog).keys() == {"soort", "straat", "huisnummer"}
    fill(window, soort=Adressoort.ZONDER)
    assert not dialog.fields["straat"].isVisible()


def test_a_term_in_hours_asks_the_hour_as_soon_as_hours_are_chosen(window: MainWindow) -> None:
    dialog = TermijnDialog(window.place, open_casus(window.place.ctx, casus_gegevens(), PERSOON), window)
    dialog.start()
    fill(window, eenheid=Eenheid.UUR)
    assert dialog.fields["tijd"].error == NEEDS_HOUR
    press(window, dialog.save_button.text(), dialog)
    assert {"tijd", "naam", "aantal", "soort"} <= errors(dialog).keys()
    fill(window, tijd="14:30")
    assert not dialog.fields["tijd"].error


def test_what_is_finished_already_is_told_before_it_is_moved(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    partner = ctx.reads.keten.partners()[0].id
    id = keten.make_afspraak(ctx, casus_id, keten.AfspraakGegevens("bellen", partner, "", NOW.date()))
    (afspraak,) = ctx.reads.dossier.casus(casus_id).afspraken
    keten.finish_afspraak(ctx, casus_id, id, AfspraakStatus.GEDAAN, "gebeld")
    dialog = VerzetDialog(window.place, casus_id, afspraak, window)
    dialog.start()
    settle(window)
    assert "Dit kan nu niet. Deze afspraak is al afgerond." in words(dialog)
    assert not dialog.save_button.isEnabled()


def test_the_quick_line_tells_all_at_once(window: MainWindow) -> None:
    window.open_casus(open_casus(window.place.ctx, casus_gegevens(), PERSOON), "Tijdlijn")
    settle(window)
    line = seen(window, SnelleRegel, lambda _: True)
    line.record()
    assert {field.name for field in line._fields() if field.error} == {"soort", "aard", "herkomst", "tekst"}

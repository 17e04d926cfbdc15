"""Who is in the register already is picked in a signal, so that the name stands as it is known."""

from __future__ import annotations

from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.signaal.signaal import picked, record_signaal
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.zoeken.rijen import SignaalFilter
from ivbdesk.ui.betrokkenen.bekenden_field import Wie
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.signaal.weging_dialog import WegingDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import fill, press, rest, save
from tests.werkplaats import PERSOON, casus_gegevens


def test_a_known_person_is_picked_and_let_go_of(window: MainWindow) -> None:
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    dialog = SignaalDialog(window.place, None, window)
    dialog.start()
    fill(window, achternaam="Smit")
    rest(window)
    assert not dialog.fields["bekend"].isVisible()
    fill(window, voornaam="J", achternaam="Berg")
    rest(window)
    assert dialog.fields["bekend"].isVisible()
    press(window, "Jo van der Berg deze persoon", dialog)
    rest(window)
    shown = {name: dialog.fields[name].value() for name in ("voornaam", "tussenvoegsel", "achternaam")}
    assert shown == {"voornaam": "Jo", "tussenvoegsel": "van der", "achternaam": "Berg"}
    assert not dialog.fields["achternaam"].isEnabled()
    press(window, "Jo van der Berg deze persoon, gekozen", dialog)
    assert dialog.fields["achternaam"].isEnabled()


def test_who_was_picked_comes_back_with_the_draft(window: MainWindow) -> None:
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    dialog = SignaalDialog(window.place, None, window)
    dialog.start()
    fill(window, achternaam="Berg")
    rest(window)
    press(window, "Jo van der Berg deze persoon", dialog)
    dialog.reject()
    rest(window)
    again = SignaalDialog(window.place, None, window)
    again.start()
    rest(window)
    assert again.fields["achternaam"].value() == "Berg"
    assert not again.fields["achternaam"].isEnabled()


def test_who_was_picked_is_kept_with_the_signal_and_not_asked_again(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    person = ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon
    dialog = SignaalDialog(window.place, None, window)
    dialog.start()
    fill(window, tekst="weer lawaai", achternaam="Berg")
    rest(window)
    press(window, "Jo van der Berg deze persoon", dialog)
    rest(window)
    press(window, "LD-2026-001 hetzelfde", dialog)
    save(window)
    (row,) = ctx.reads.signaal.signalen(SignaalFilter(), 0, 2)
    signal = ctx.reads.signaal.signaal(row.id)
    assert signal.aangewezen == person.id
    assert signal.oordeel_over(person.id) is None, "what the person is given is decided apart"
    (found,) = ctx.reads.inzage.gevonden_signalen(person.id)
    assert (found.oordeel, "aangewezen bij het vastleggen" in found.reden) == (None, True)
    weighing = WegingDialog(window.place, signal, window)
    weighing.start()
    rest(window)
    assert weighing.fields["bekend"].value() == Wie(person.id)
    weighing.reject()
    better = SignaalDialog(window.place, signal, window)
    better.start()
    rest(window)
    assert better.fields["bekend"].isVisible()
    assert better.fields["bekend"].value() == Wie(person.id)
    press(window, "Jo van der Berg deze persoon, gekozen", better)
    fill(window, achternaam="Smit", reden="het ging over een ander")
    save(window)
    assert ctx.reads.signaal.signaal(row.id).aangewezen is None


def test_who_was_picked_and_is_not_among_those_shown_stays_picked(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    person = ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon
    heard = SignaalGegevens(SignaalBron.BOA, Thema.WOONOVERLAST, "lawaaii", achternaam="Zoethout")
    id = record_signaal(ctx, heard, [picked(person.id)])
    dialog = SignaalDialog(window.place, ctx.reads.signaal.signaal(id), window)
    dialog.start()
    rest(window)
    fill(window, tekst="lawaai", reden="een typefout")
    save(window)
    after = ctx.reads.signaal.signaal(id)
    assert (after.tekst, after.aangewezen) == ("lawaai", person.id)


def test_a_born_name_of_an_imported_signal_comes_along_to_the_casus(window: MainWindow) -> None:
    ctx = window.place.ctx
    heard = SignaalGegevens(
        SignaalBron.BOA, Thema.WOONOVERLAST, "lawaai", voornaam="K.", achternaam="Bos geb. de Wit"
    )
    signal = ctx.reads.signaal.signaal(record_signaal(ctx, heard))
    assert (signal.persoon.achternaam, signal.persoon.geboortenaam) == ("Bos", "de Wit")
    assert signal.naam == "K. Bos geb. de Wit"
    open_casus(ctx, casus_gegevens(), NieuwePersoon(Persoonsgegevens("Karin", "de", "Wit"), Rol.BETROKKENE))
    (known,) = ctx.reads.mensen.bekenden(signal.persoon)
    assert known.gegevens.naam == "Karin de Wit"

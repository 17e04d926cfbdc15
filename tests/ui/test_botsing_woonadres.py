"""Two officers over where somebody lives, how a leefgebied is judged, and two records that are made one."""

from __future__ import annotations

from uuid import UUID

from ivbdesk.actions.betrokkenen.betrokkenen import add_betrokkene
from ivbdesk.actions.betrokkenen.persoon import Bereik, change_bereik, record_woonadres
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.keten.keten import score_leefgebied
from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.leefgebied import latest_scores
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.woonadres import Adressoort, WoonadresGegevens
from ivbdesk.cases.signaal.bekende import Bekende
from ivbdesk.ui.betrokkenen.persoon_dialog import WoonadresDialog
from ivbdesk.ui.betrokkenen.samenvoeg_dialog import SamenvoegDialog
from ivbdesk.ui.forms.botsing_dialog import Keuze
from ivbdesk.ui.keten.leefgebied_dialog import LeefgebiedDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.botsing import asked, decide, none_asked, save_form, texts, type_in
from tests.ui.hand import settle
from tests.werkplaats import PERSOON, casus_gegevens

HOME = Adres("Proeflaan", 3, "", "2351 AB", "Leiderdorp")
MOVED = Adres("Houtkamp", 8, "", "2351 CD", "Leiderdorp")


def people(window: MainWindow, casus_id: UUID) -> list[Persoon]:
    return [role.persoon for role in window.place.ctx.reads.dossier.casus(casus_id).betrokkenen]


def home_form(window: MainWindow) -> tuple[UUID, UUID, WoonadresDialog]:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    (person,) = people(window, casus_id)
    typed = WoonadresGegevens(Adressoort.NEDERLAND, HOME, toelichting="achterom")
    record_woonadres(ctx, casus_id, person.id, typed, verbetering=False)
    form = WoonadresDialog(window.place, casus_id, people(window, casus_id)[0], window)
    form.start()
    settle(window)
    return casus_id, person.id, form


def test_a_correction_does_not_undo_the_move_that_a_colleague_kept(window: MainWindow) -> None:
    casus_id, person_id, form = home_form(window)
    moved = WoonadresGegevens(Adressoort.NEDERLAND, MOVED)
    record_woonadres(window.place.ctx, casus_id, person_id, moved, verbetering=False)
    type_in(form, verbetering=True, toelichting="aan de achterkant")
    save_form(window, form)
    dialog = asked(window)
    assert any("Houtkamp" in text for text in texts(dialog))
    decide(window, Keuze.HUN)
    (person,) = people(window, casus_id)
    assert person.adres is not None
    assert (person.adres.adres, person.adres.toelichting) == (MOVED, "")
    assert [str(home.adres) for home in person.adressen if home.tot] == [str(HOME)]


def test_what_nobody_else_changed_is_corrected(window: MainWindow) -> None:
    casus_id, _, form = home_form(window)
    assert (form.fields["straat"].value(), form.fields["toelichting"].value()) == ("Proeflaan", "achterom")
    type_in(form, verbetering=True, huisnummer="5")
    save_form(window, form)
    assert none_asked(window)
    (person,) = people(window, casus_id)
    assert person.adres is not None
    assert (person.adres.adres.huisnummer, person.adres.toelichting) == (5, "achterom")


def test_a_judgement_of_now_is_not_set_back_with_its_words(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    score_leefgebied(ctx, casus_id, 1, 3, "sociaal team", "aanloop")
    form = LeefgebiedDialog(window.place, read_blad(ctx, casus_id), 1, window)
    form.start()
    settle(window)
    score_leefgebied(ctx, casus_id, 1, 1, "GGD", "crisis")
    type_in(form, toelichting="minder aanloop")
    save_form(window, form)
    assert {"Oordeel", "Anne Proef, 23 nov 2026 10:00"} <= set(texts(asked(window)))
    decide(window, Keuze.MIJN)
    newest = latest_scores(ctx.reads.dossier.casus(casus_id).leefgebieden)[1]
    assert (newest.score, newest.toelichting) == (3, "minder aanloop")


def test_two_records_are_not_made_one_of_what_stood_there_before(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    other = Persoonsgegevens(voornaam="Els", achternaam="Tegelijk")
    add_betrokkene(ctx, casus_id, NieuwePersoon(other, Rol.BETROKKENE))
    stays, goes = people(window, casus_id)
    known = [Bekende(person.id, person.gegevens, (), "", 0) for person in (stays, goes)]
    form = SamenvoegDialog(window.place, casus_id, (stays, goes), (known[0], known[1]), window)
    form.start()
    settle(window)
    change_bereik(ctx, casus_id, stays.id, Bereik("06 12345678", "", False))
    chosen = dict.fromkeys(set(form.fields) - {"reden"}, 0)
    type_in(form, **chosen, reden="het is dezelfde persoon")
    save_form(window, form)
    assert form.frame.problem.text().startswith("Een collega wijzigde intussen een van beide")
    assert {person.id for person in people(window, casus_id)} == {stays.id, goes.id}

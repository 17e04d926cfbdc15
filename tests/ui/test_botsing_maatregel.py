"""Two officers over one measure: its file, hearing, decision, terms and weighing; nothing is written over in silence."""

from __future__ import annotations

from datetime import timedelta
from typing import TypeVar
from uuid import UUID

import pytest

from ivbdesk.actions.besluitvorming import termijnen
from ivbdesk.actions.besluitvorming.verschil import VisieGegevens, decide_difference, record_difference
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.afweging import Grond, Stand
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.besluitvorming.inzichtverschil import Perspectief
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.duur import Duur, Eenheid, TermijnSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.ui.besluitvorming.afweging_dialog import AfwegingDialog
from ivbdesk.ui.besluitvorming.besluit_dialog import BesluitDialog
from ivbdesk.ui.besluitvorming.termijn_dialog import VerlengDialog
from ivbdesk.ui.besluitvorming.verschil_dialog import KeuzeDialog
from ivbdesk.ui.besluitvorming.zienswijze_dialog import ZienswijzeDialog
from ivbdesk.ui.forms.botsing_dialog import Keuze
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.ladder.dossier_dialog import DossierDialog
from ivbdesk.ui.ladder.maatregel_dialog import EvaluatieDialog, IntrekDialog, StartDialog
from ivbdesk.ui.messages import Toast
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.botsing import asked, decide, none_asked, save_form, texts, type_in
from tests.ui.hand import enter, errors, settle
from tests.werkplaats import NOW, PERSOON, casus_gegevens

D = TypeVar("D", bound=FormDialog)
TODAY = NOW.date()
CODE = "B04"
PLACE = "zaaknummer 2026-18"


@pytest.fixture
def casus_id(window: MainWindow) -> UUID:
    return open_casus(window.place.ctx, casus_gegevens(), PERSOON)


def casus(window: MainWindow, casus_id: UUID) -> Casus:
    return window.place.ctx.reads.dossier.casus(casus_id)


def opened(window: MainWindow, form: D) -> D:
    form.start()
    settle(window)
    return form


def told(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.findChildren(Toast)]


def of_measure(
    window: MainWindow, casus_id: UUID, kind: type[BesluitDialog | ZienswijzeDialog | DossierDialog]
) -> FormDialog:
    ctx = window.place.ctx
    return opened(window, kind(window.place, read_blad(ctx, casus_id), ctx.kader.soort(CODE), window))


def item_nobody_proved(form: FormDialog) -> str:
    """The code of an item that the form asks about."""
    return next(name.removeprefix("staat_") for name in form.fields if name.startswith("staat_"))


def answer(window: MainWindow, casus_id: UUID, code: str, words: str) -> None:
    dossier.answer_dossierpunten(window.place.ctx, casus_id, {code: (PuntStaat.ELDERS, words)})


def said_of(window: MainWindow, casus_id: UUID, code: str) -> tuple[PuntStaat, str]:
    return next((p.staat, p.toelichting) for p in casus(window, casus_id).dossierpunten if p.code == code)


def test_what_a_colleague_said_of_an_item_stays_where_i_said_nothing(
    window: MainWindow, casus_id: UUID
) -> None:
    form = of_measure(window, casus_id, DossierDialog)
    one, other = [name.removeprefix("staat_") for name in form.fields if name.startswith("staat_")][:2]
    answer(window, casus_id, one, PLACE)
    type_in(form, **{f"staat_{other}": PuntStaat.ELDERS, f"toelichting_{other}": "kast 3, map 12"})
    save_form(window, form)
    assert none_asked(window)
    assert said_of(window, casus_id, one) == (PuntStaat.ELDERS, PLACE)
    assert said_of(window, casus_id, other) == (PuntStaat.ELDERS, "kast 3, map 12")
    name = window.place.ctx.kader.dossierpunten[one].naam
    assert told(window) == [f"Opgeslagen. Wat een collega intussen wijzigde, blijft staan: {one} {name}."]


def test_an_item_that_both_answered_is_asked_as_one(window: MainWindow, casus_id: UUID) -> None:
    form = of_measure(window, casus_id, DossierDialog)
    code = item_nobody_proved(form)
    answer(window, casus_id, code, PLACE)
    type_in(
        form,
        **{
            f"staat_{code}": PuntStaat.ONTBREEKT_GEACCEPTEERD,
            f"toelichting_{code}": "bestaat niet in deze buurt",
        },
    )
    save_form(window, form)
    shown = texts(asked(window))
    assert any(PLACE in text for text in shown)
    assert any("bestaat niet in deze buurt" in text for text in shown)
    assert any(text.startswith("Anne Proef, ") for text in shown)
    assert said_of(window, casus_id, code) == (PuntStaat.ELDERS, PLACE)
    decide(window, Keuze.MIJN)
    assert said_of(window, casus_id, code) == (PuntStaat.ONTBREEKT_GEACCEPTEERD, "bestaat niet in deze buurt")


def test_evidence_that_a_colleague_linked_since_is_told_and_may_stay(
    window: MainWindow, casus_id: UUID
) -> None:
    ctx = window.place.ctx
    form = of_measure(window, casus_id, DossierDialog)
    code = next(name.removeprefix("bewijs_") for name in form.fields if name.startswith("bewijs_"))
    given = ItemGegevens(
        ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", "brief van de verhuurder", TODAY
    )
    proof = record_entry(ctx, casus_id, given)
    dossier.answer_dossierpunten(ctx, casus_id, {}, {code: [proof]})
    type_in(form, **{f"staat_{code}": PuntStaat.ELDERS, f"toelichting_{code}": PLACE})
    save_form(window, form)
    assert any("1 regel van na het openen van dit formulier" in text for text in texts(asked(window)))
    decide(window, Keuze.HUN)
    assert [item.item_id for item in casus(window, casus_id).bewijzen] == [proof]


def test_an_answer_that_a_colleague_took_away_does_not_come_back(window: MainWindow, casus_id: UUID) -> None:
    code = item_nobody_proved(of_measure(window, casus_id, DossierDialog))
    answer(window, casus_id, code, PLACE)
    form = of_measure(window, casus_id, DossierDialog)
    dossier.answer_dossierpunten(window.place.ctx, casus_id, {code: (PuntStaat.OPEN, "")})
    other = next(n for n in form.fields if n.startswith("staat_") and n != f"staat_{code}")
    type_in(form, **{other: PuntStaat.ELDERS, other.replace("staat_", "toelichting_"): "kast 3, map 12"})
    save_form(window, form)
    assert none_asked(window)
    assert said_of(window, casus_id, code) == (PuntStaat.OPEN, "")


def test_two_first_decisions_are_asked_and_become_one(window: MainWindow, casus_id: UUID) -> None:
    mine, theirs = (of_measure(window, casus_id, BesluitDialog) for _ in range(2))
    type_in(theirs, last="deur dicht na 22.00 uur", toezicht="wijkagent, wekelijks")
    save_form(window, theirs)
    type_in(mine, last="deur dicht na 21.00 uur")
    save_form(window, mine)
    assert any("deur dicht na 22.00 uur" in text for text in texts(asked(window)))
    assert mine.fields["last"].value() == "deur dicht na 21.00 uur"
    decide(window, Keuze.MIJN)
    (found,) = casus(window, casus_id).besluiten
    assert (found.last, found.toezicht) == ("deur dicht na 21.00 uur", "wijkagent, wekelijks")


def test_a_first_decision_of_a_colleague_beside_mine_is_told(window: MainWindow, casus_id: UUID) -> None:
    mine, theirs = (of_measure(window, casus_id, BesluitDialog) for _ in range(2))
    type_in(theirs, last="deur dicht na 22.00 uur")
    save_form(window, theirs)
    type_in(mine, toezicht="wijkagent, wekelijks")
    save_form(window, mine)
    assert none_asked(window)
    assert told(window) == ["Opgeslagen. Wat een collega intussen wijzigde, blijft staan: De last."]
    (found,) = casus(window, casus_id).besluiten
    assert (found.last, found.toezicht) == ("deur dicht na 22.00 uur", "wijkagent, wekelijks")


def test_two_first_hearings_are_asked_and_become_one(window: MainWindow, casus_id: UUID) -> None:
    mine, theirs = (of_measure(window, casus_id, ZienswijzeDialog) for _ in range(2))
    type_in(theirs, vorm=Hoorvorm.NIET_GEHOORD, grond="acute dreiging in huis")
    save_form(window, theirs)
    enter(mine.fields["uiterlijk"], TODAY + timedelta(days=21))
    type_in(mine, vorm=Hoorvorm.NIET_GEHOORD, grond="het doel vraagt verrassing")
    save_form(window, mine)
    assert {"acute dreiging in huis", "het doel vraagt verrassing"} <= set(texts(asked(window)))
    decide(window, Keuze.HUN)
    (found,) = casus(window, casus_id).zienswijzen
    assert (found.code, found.grond) == (CODE, "acute dreiging in huis")
    assert found.uiterlijk == TODAY + timedelta(days=21)


def test_the_same_first_hearing_twice_is_one(window: MainWindow, casus_id: UUID) -> None:
    for form in [of_measure(window, casus_id, ZienswijzeDialog) for _ in range(2)]:
        save_form(window, form)
    assert none_asked(window)
    found = casus(window, casus_id)
    assert (len(found.zienswijzen), len(found.termijnen)) == (1, 1)


def test_a_difference_that_a_colleague_ended_is_not_opened_again(window: MainWindow, casus_id: UUID) -> None:
    ctx = window.place.ctx
    stand = VisieGegevens(ctx.reads.keten.partners()[0].id, Perspectief.ZORG, Stand.TEGEN, "nu nog te vroeg")
    record_difference(ctx, casus_id, "blijven of gaan", (stand,))
    (found,) = casus(window, casus_id).verschillen
    form = opened(window, KeuzeDialog(window.place, casus_id, found, window))
    decide_difference(ctx, casus_id, found.id, "blijven", "burgemeester", None, klaar=True)
    enter(form.fields["opnieuw_op"], TODAY + timedelta(days=30))
    type_in(form, gekozen="gaan", gekozen_door="wethouder")
    save_form(window, form)
    assert len(asked(window).points) == 2
    decide(window, Keuze.HUN, Keuze.HUN)
    (found,) = casus(window, casus_id).verschillen
    assert (found.gekozen, found.is_open) == ("blijven", False)


def test_a_term_is_not_made_longer_twice(window: MainWindow, casus_id: UUID) -> None:
    ctx = window.place.ctx
    given = termijnen.TermijnGegevens(
        "", "reactie", TermijnSoort.BESCHIKKING, "besluit", TODAY, 14, Eenheid.DAG
    )
    id = termijnen.open_termijn(ctx, casus_id, given)
    (term,) = casus(window, casus_id).termijnen
    form = opened(window, VerlengDialog(window.place, casus_id, term, window))
    termijnen.extend_termijn(ctx, casus_id, id, Duur(7, Eenheid.DAG), "meer tijd nodig")
    type_in(form, aantal=7, reden="meer tijd nodig")
    save_form(window, form)
    assert "net verlengd" in errors(form)["aantal"]
    assert form.fields["reden"].value() == "meer tijd nodig"
    (term,) = casus(window, casus_id).termijnen
    assert len(term.verlengingen) == 1


def weighing_form(window: MainWindow, casus_id: UUID) -> AfwegingDialog:
    ctx = window.place.ctx
    form = AfwegingDialog(window.place, read_blad(ctx, casus_id), ctx.kader.soort("B03"), window)
    for account in form._grounds.values():
        account.grond.set_value(Grond.NIET_PASSEND)
        account.reden.set_value("past hier niet")
    words = ("zorgperspectief", "zorg_door", "veiligheidsperspectief", "veiligheid_door", "besluit")
    for name in (*words, "bevoegd", "geschikt", "noodzakelijk", "evenwichtig", *form.fields):
        if name in words or name.startswith(("voor_", "tegen_")) or name in ("geschikt", "noodzakelijk"):
            form.fields[name].set_value("in hun woorden")
    form.evenwichtig.set_value("ja, want het is kort")
    form.gekozen.set_value("B03")
    return opened(window, form)


def test_a_second_first_weighing_is_refused_with_what_was_typed(window: MainWindow, casus_id: UUID) -> None:
    mine, theirs = (weighing_form(window, casus_id) for _ in range(2))
    save_form(window, theirs)
    assert len(casus(window, casus_id).afwegingen) == 1
    enter(mine.fields["besluit"], "anders besloten")
    save_form(window, mine)
    assert "versie 1" in mine.frame.problem.text()
    assert mine.fields["besluit"].value() == "anders besloten"
    assert len(casus(window, casus_id).afwegingen) == 1
    mine.reject()
    settle(window)
    ctx = window.place.ctx
    again = AfwegingDialog(window.place, read_blad(ctx, casus_id), ctx.kader.soort("B03"), window)
    again.start()
    settle(window)
    assert again.fields["besluit"].value() == "anders besloten"


def test_who_carries_out_a_proposal_is_shown_and_followed(window: MainWindow, casus_id: UUID) -> None:
    ctx = window.place.ctx
    one, two, *_ = ctx.reads.keten.partners()
    ladder.propose_measure(ctx, casus_id, "P03", one.id)
    form = opened(window, StartDialog(window.place, read_blad(ctx, casus_id), ctx.kader.soort("P03"), window))
    assert form.fields["partner"].value() == one.id
    (proposal,) = casus(window, casus_id).maatregelen
    ladder.withdraw_proposal(ctx, casus_id, proposal.id, "andere partner gekozen")
    ladder.propose_measure(ctx, casus_id, "P03", two.id)
    save_form(window, form)
    assert none_asked(window)
    (running,) = casus(window, casus_id).lopende_maatregelen()
    assert running.partner_id == two.id


def test_the_next_evaluation_of_a_colleague_is_asked(window: MainWindow, casus_id: UUID) -> None:
    ctx = window.place.ctx
    id = ladder.start_measure(ctx, casus_id, "P03")
    (measure,) = casus(window, casus_id).maatregelen
    form = opened(window, EvaluatieDialog(window.place, read_blad(ctx, casus_id), measure, window))
    theirs, mine = TODAY + timedelta(days=9), TODAY + timedelta(days=40)
    ladder.evaluate_measure(ctx, casus_id, id, "werkt een beetje", theirs)
    enter(form.fields["volgende"], mine)
    type_in(form, bevinding="werkt goed")
    save_form(window, form)
    asked(window)
    decide(window, Keuze.HUN)
    (measure,) = casus(window, casus_id).maatregelen
    assert measure.evaluatie_op == theirs
    assert {"werkt goed", "werkt een beetje"} == {
        item.tekst.rpartition(": ")[2] for item in casus(window, casus_id).tijdlijn
    }


def test_what_a_colleague_started_is_no_proposal_to_withdraw(window: MainWindow, casus_id: UUID) -> None:
    ctx = window.place.ctx
    ladder.propose_measure(ctx, casus_id, "P03", None)
    (measure,) = casus(window, casus_id).maatregelen
    form = opened(window, IntrekDialog(window.place, read_blad(ctx, casus_id), measure, window))
    ladder.start_measure(ctx, casus_id, "P03")
    type_in(form, reden="toch niet nodig")
    save_form(window, form)
    assert form.frame.problem.text() == "Dit is geen voorstel meer, maar loopt."
    assert len(casus(window, casus_id).lopende_maatregelen()) == 1

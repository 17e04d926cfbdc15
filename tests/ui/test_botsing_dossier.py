"""Two officers over what is agreed, planned, told and decided in a casus: nothing is written over in silence."""

from __future__ import annotations

from datetime import timedelta

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.plan import DoelGegevens, set_goal, tick_steps
from ivbdesk.actions.keten.keten import AfspraakGegevens, finish_afspraak, make_afspraak
from ivbdesk.actions.ladder.dossierpunten import BesluitGegevens, record_besluit
from ivbdesk.actions.publiek.delen import inform_resident
from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.ui.besluitvorming.besluit_dialog import BesluitDialog
from ivbdesk.ui.dossier.afspraak_dialog import AfrondDialog
from ivbdesk.ui.dossier.doel_dialog import StappenDialog
from ivbdesk.ui.forms.botsing_dialog import Keuze
from ivbdesk.ui.publiek.deel_dialog import InformeerDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.botsing import (
    asked,
    decide,
    none_asked,
    save_form,
    texts,
    type_in,
)
from tests.ui.hand import enter, settle
from tests.werkplaats import NOW, PERSOON, casus_gegevens


def test_what_came_of_an_afspraak_is_not_written_over(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    make_afspraak(ctx, casus_id, AfspraakGegevens("bellen", ctx.reads.keten.partners()[0].id, "", NOW.date()))
    item = ctx.reads.dossier.casus(casus_id).afspraken[0]
    form = AfrondDialog(window.place, casus_id, item, window)
    form.start()
    settle(window)
    finish_afspraak(ctx, casus_id, item.id, AfspraakStatus.NIET_GELUKT, "nam niet op")
    type_in(form, status=AfspraakStatus.GEDAAN, resultaat="met hem gesproken")
    save_form(window, form)
    assert any("nam niet op" in text for text in texts(asked(window)))
    decide(window, Keuze.MIJN)
    found = ctx.reads.dossier.casus(casus_id).afspraken[0]
    assert (found.status, found.resultaat) == (AfspraakStatus.GEDAAN, "met hem gesproken")


def test_steps_that_a_colleague_ticked_are_not_unticked(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    set_goal(ctx, casus_id, DoelGegevens(1, "huur betaald", "", None, ("bellen", "schrijven")))
    goal = ctx.reads.dossier.casus(casus_id).doelen[0]
    first, second = sorted(goal.stappen, key=lambda step: step.volgorde)
    form = StappenDialog(window.place, casus_id, goal, window)
    form.start()
    settle(window)
    tick_steps(ctx, casus_id, goal.id, [first.id])
    form.fields["klaar"].set_value([second.id])
    save_form(window, form)
    assert {"bellen", "schrijven"} <= set(texts(asked(window)))
    decide(window, Keuze.ANDERS)
    form.fields["klaar"].set_value([first.id, second.id])
    save_form(window, form)
    assert all(step.klaar_op for step in ctx.reads.dossier.casus(casus_id).doelen[0].stappen)


def test_what_the_resident_was_told_is_not_written_over(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    form = InformeerDialog(window.place, read_blad(ctx, casus_id), window)
    form.start()
    settle(window)
    day = NOW.date() - timedelta(days=3)
    inform_resident(ctx, casus_id, day, "", None)
    enter(form.fields["op"], NOW.date() - timedelta(days=1))
    save_form(window, form)
    assert any("20 nov 2026" in text for text in texts(asked(window)))
    decide(window, Keuze.HUN)
    assert ctx.reads.dossier.casus(casus_id).geinformeerd_op == day


def test_a_decision_takes_both_halves(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    heavy = ctx.kader.soort("B04")
    record_besluit(ctx, casus_id, BesluitGegevens("B04", last="deur dicht na 22.00 uur"))
    form = BesluitDialog(window.place, read_blad(ctx, casus_id), heavy, window)
    form.start()
    settle(window)
    record_besluit(ctx, casus_id, BesluitGegevens("B04", last="deur dicht na 21.00 uur"))
    type_in(form, toezicht="wijkagent, wekelijks")
    save_form(window, form)
    assert none_asked(window)
    found = ctx.reads.dossier.casus(casus_id).besluit_over("B04")
    assert found is not None
    assert (found.last, found.toezicht) == ("deur dicht na 21.00 uur", "wijkagent, wekelijks")

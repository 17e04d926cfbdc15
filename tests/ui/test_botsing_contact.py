"""Two officers over the same contact person of a partner: changed by both, or taken away by one."""

from __future__ import annotations

from uuid import UUID

from ivbdesk.actions.beheer.beheer import remove_contact, save_contact
from ivbdesk.cases.betrokkenen.partner import ContactGegevens, Contactpersoon
from ivbdesk.ui.forms.botsing_dialog import Keuze
from ivbdesk.ui.keten.contactpersoon_dialog import ContactpersoonDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.botsing import decide, none_asked, save_form, type_in
from tests.ui.hand import settle


def contact_form(window: MainWindow) -> tuple[UUID, UUID, ContactpersoonDialog]:
    """The form of the one contact person of a partner, with the ids of both."""
    ctx = window.place.ctx
    partner_id = ctx.reads.keten.partners()[0].id
    id = save_contact(ctx, partner_id, None, ContactGegevens("Jo", "", "071 1", ""))
    (contact,) = contacts(window, partner_id)
    partner = next(p for p in ctx.reads.keten.partners() if p.id == partner_id)
    form = ContactpersoonDialog(window.place, partner, contact, window)
    form.start()
    settle(window)
    return partner_id, id, form


def contacts(window: MainWindow, partner_id: UUID) -> list[Contactpersoon]:
    return next(p for p in window.place.ctx.reads.keten.partners() if p.id == partner_id).contactpersonen


def test_a_contact_person_that_both_changed_is_asked(window: MainWindow) -> None:
    partner_id, id, form = contact_form(window)
    save_contact(window.place.ctx, partner_id, id, ContactGegevens("Jo", "", "071 2", ""))
    type_in(form, telefoon="071 3", mail="jo@proef.nl")
    save_form(window, form)
    decide(window, Keuze.HUN)
    (found,) = contacts(window, partner_id)
    assert (found.telefoon, found.mail) == ("071 2", "jo@proef.nl")


def test_a_contact_person_that_was_taken_away_is_told(window: MainWindow) -> None:
    partner_id, id, form = contact_form(window)
    remove_contact(window.place.ctx, partner_id, id, "werkt daar niet meer")
    type_in(form, telefoon="071 3")
    save_form(window, form)
    assert none_asked(window)
    assert form.isVisible()
    assert form.frame.problem.text() == "Een collega heeft dit intussen uit het register gehaald."
    assert form.fields["telefoon"].value() == "071 3"
    assert contacts(window, partner_id) == []

"""Weighed once: the order begins with what was weighed for its voornemen, and what moved since is confirmed."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QAbstractButton, QLabel

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.ladder.dossierpunten import (
    BesluitGegevens,
    ZienswijzeGegevens,
    record_besluit,
    record_zienswijze,
)
from ivbdesk.cases.besluitvorming.afweging import Afweging, Grond, Stand
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.ui.besluitvorming.overname import MARK
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.ladder.ladder import LadderTab
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import enter, errors, fill, form, press, save, seen, settle
from tests.werkplaats import PERSOON, Klok, casus_gegevens

SPOED, ANDER, DEELBAAR = "spoed_reden", "_ander", ("deelbaar_", "akkoord_door_")


def weigh(window: MainWindow, code: str) -> FormDialog:
    window.casus_page.tabs.show_tab("Ladder")
    settle(window)
    seen(window, LadderTab, lambda _: True).grid.choose(code)
    settle(window)
    press(window, "Afweging maken")
    return form(window)


def type_what_is_empty(dialog: FormDialog, code: str) -> int:
    """Types in every field of the weighing that holds nothing yet; gives how many that were."""
    typed = 0
    for name, field in list(dialog.fields.items()):
        if isinstance(field, ChoiceField) and name.startswith("grond_") and field.value() is None:
            field.set_value(Grond.NIET_PASSEND)
            typed += 1
    for number, (who, stand) in enumerate((("GGZ", Stand.TEGEN), ("Rijnhart Wonen", Stand.VOOR))):
        if not dialog.fields[f"organisatie_{number}"].value():
            enter(dialog.fields[f"organisatie_{number}"], who)
            enter(dialog.fields[f"stand_{number}"], stand)
            typed += 2
    for name, field in list(dialog.fields.items()):
        unused = name == SPOED or name.endswith(ANDER) or name.startswith(DEELBAAR) or name.endswith("_2")
        if isinstance(field, TextField | LongTextField) and not field.value() and not unused:
            enter(field, f"In eigen woorden over {name}.")
            typed += 1
    if dialog.fields["gekozen"].raw() != code:
        enter(dialog.fields["gekozen"], code)
        typed += 1
    return typed


def intention_weighed(window: MainWindow, klok: Klok) -> tuple[UUID, int]:
    """A casus in which the voornemen was weighed three weeks ago; with the number of fields typed."""
    ctx = window.place.ctx
    now = klok.nu
    klok.nu = now - timedelta(days=21)
    casus_id = open_casus(ctx, casus_gegevens(geinformeerd_op=ctx.today()), PERSOON)
    window.open_casus(casus_id, "Ladder")
    settle(window)
    typed = type_what_is_empty(weigh(window, "B03"), "B03")
    save(window)
    klok.nu = now
    return casus_id, typed


def heard_and_prepared(window: MainWindow, casus_id: UUID) -> None:
    """The resident reacted, there was a new incident, and the decision was prepared."""
    ctx, today = window.place.ctx, window.place.today()
    invited = today - timedelta(days=20)
    record_zienswijze(
        ctx, casus_id,
        ZienswijzeGegevens("B03", invited, invited + timedelta(days=14), Hoorvorm.MONDELING, today,
                           "Ik durf bezoek niet te weigeren.", "De last gaat over bezoek na 22.00 uur."),
    )  # fmt: skip
    record_besluit(
        ctx, casus_id,
        BesluitGegevens("B04", "Geen bezoek na 22.00 uur.", today + timedelta(days=180), "Twee weken volstaan.", None, 250,
                        "overtreding", 2500, "Jurist, vandaag", today, None, "", True, "Boa, elke week", today + timedelta(days=90)),
    )  # fmt: skip
    record_entry(
        ctx, casus_id, ItemGegevens(ItemSoort.INCIDENT, Aard.WAARNEMING, Herkomst.EIGEN, "Boa", "Luide muziek.", today)
    )  # fmt: skip


def last_weighing(window: MainWindow, casus_id: UUID, code: str) -> Afweging:
    found = window.place.ctx.reads.dossier.casus(casus_id).laatste_afweging(code)
    assert found is not None
    return found


def test_from_voornemen_to_order_a_third_of_the_fields_is_typed_at_most(
    window: MainWindow, klok: Klok
) -> None:
    casus_id, first = intention_weighed(window, klok)
    heard_and_prepared(window, casus_id)
    dialog = weigh(window, "B04")
    fresh = ("besluit", "voor_B04", "tegen_B04")
    for name in fresh:
        enter(dialog.fields[name], f"Voor de last: {name}.")
    again = len(fresh) + type_what_is_empty(dialog, "B04")
    for name in [name for name in dialog.fields if name.startswith(MARK)]:
        fill(window, **{name: True})
    save(window)
    assert first >= 30
    assert 3 * again <= first, (again, first)
    intention, order = last_weighing(window, casus_id, "B03"), last_weighing(window, casus_id, "B04")
    assert order.overgenomen_van == intention.id
    assert order.noodzakelijk == intention.noodzakelijk
    assert order.besluit == "Voor de last: besluit."
    assert "noodzakelijk" in order.bevestigd.split()
    assert "besluit" not in order.bevestigd.split()
    assert [option.code for option in order.opties if option.gekozen] == ["B04"]
    press(window, "Notitie voor de driehoek")
    note = form(window)
    settle(window)
    assert str(note.fields["kern"].value()).endswith(order.noodzakelijk)
    assert "Niets doen: In eigen woorden over tegen_niets." in str(note.fields["alternatieven"].value())
    assert "Voor de last: tegen_B04." in str(note.fields["gevolgen"].value())
    assert note.fields["voorstel"].value() == order.besluit


def test_what_facts_moved_is_confirmed_or_written_again(window: MainWindow, klok: Klok) -> None:
    casus_id, _ = intention_weighed(window, klok)
    heard_and_prepared(window, casus_id)
    dialog = weigh(window, "B04")
    press(window, dialog.save_button.text(), dialog)
    asked = {name.removeprefix(MARK) for name in errors(dialog) if name.startswith(MARK)}
    assert {"noodzakelijk", "veiligheidsperspectief", "tegen_niets"} <= asked  # a new incident
    assert {"evenwichtig", "evrm", "derden", "kwetsbaarheid"} <= asked  # what the resident said
    assert {"voor_B04", "standpunt_0"} <= asked  # another measure
    assert dialog.fields["besluit"].value() == "", (
        "what was decided on the intention is no decision on the order"
    )
    assert not {"geschikt", "zorgperspectief", "zorg_door", "beleid", "mandaat", "afschaalplan"} & asked
    assert "Ik durf bezoek niet te weigeren." in told(dialog)
    assert "1 nieuw incident" in told(dialog)
    enter(dialog.fields["noodzakelijk"], "Ook het nieuwe incident bleef niet bij waarschuwen.")
    assert not dialog.fields[f"{MARK}noodzakelijk"].isVisible()
    press(window, dialog.save_button.text(), dialog)
    left = {name.removeprefix(MARK) for name in errors(dialog) if name.startswith(MARK)}
    assert left == asked - {"noodzakelijk"}


def test_what_is_not_touched_is_confirmed_with_one_press(window: MainWindow, klok: Klok) -> None:
    intention_weighed(window, klok)
    dialog = weigh(window, "B04")
    assert "Sindsdien is geen feit veranderd." in told(dialog)
    button = next(words for words in buttons(dialog) if words.startswith("Klopt nog"))
    press(window, button, dialog)
    assert dialog.fields[f"{MARK}geschikt"].value()
    assert dialog.fields[f"{MARK}evrm"].value()
    assert f"{MARK}besluit" not in dialog.fields
    assert not dialog.fields[f"{MARK}standpunt_0"].value()


def test_a_draft_keeps_what_was_confirmed(window: MainWindow, klok: Klok) -> None:
    intention_weighed(window, klok)
    dialog = weigh(window, "B04")
    fill(window, **{f"{MARK}geschikt": True}, derden="Er woont nu een kind.")
    dialog.reject()
    settle(window)
    press(window, "Afweging maken")
    again = form(window)
    assert again.fields[f"{MARK}geschikt"].value()
    assert again.fields["derden"].value() == "Er woont nu een kind."
    assert not again.fields[f"{MARK}derden"].isVisible()


def test_words_that_may_be_shared_are_approved_by_someone_on_a_day(window: MainWindow, klok: Klok) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(casus_id, "Ladder")
    settle(window)
    dialog = weigh(window, "B03")
    assert not dialog.fields["deelbaar_0"].isVisible()
    type_what_is_empty(dialog, "B03")
    assert dialog.fields["deelbaar_0"].isVisible()
    fill(window, deelbaar_0="Liever vier weken later.", akkoord_door_0="teamleider GGZ")
    press(window, dialog.save_button.text(), dialog)
    assert "wanneer" in errors(dialog)["akkoord_op_0"]
    fill(window, akkoord_op_0=window.place.today() + timedelta(days=1))
    press(window, dialog.save_button.text(), dialog)
    assert "toekomst" in errors(dialog)["akkoord_op_0"]
    fill(window, akkoord_op_0=window.place.today())
    save(window)
    stand = last_weighing(window, casus_id, "B03").standpunten[0]
    assert (stand.deelbaar, stand.akkoord_door) == ("Liever vier weken later.", "teamleider GGZ")
    assert stand.akkoord_op == window.place.today()
    order = weigh(window, "B04")
    assert order.fields["deelbaar_0"].value() == "Liever vier weken later."
    assert order.fields["akkoord_door_0"].value() == ""  # approved for the voornemen, not for the order


def told(dialog: FormDialog) -> str:

    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def buttons(dialog: FormDialog) -> list[str]:

    return [button.text() for button in dialog.findChildren(QAbstractButton) if button.isVisible()]

"""Two records of one person by hand: found, side by side, chosen, merged, and split again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivbdesk.actions.betrokkenen.betrokkenen import add_betrokkene
from ivbdesk.actions.betrokkenen.persoon import Bereik, change_bereik
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Persoonsgegevens, Rol
from ivbdesk.ui.betrokkenen.betrokkene_regel import BetrokkeneRegel
from ivbdesk.ui.betrokkenen.samenvoeg_dialog import SamenvoegDialog
from ivbdesk.ui.widgets.basics import Chip, Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import errors, fill, form, press, rest, save, seen, settle
from tests.werkplaats import PERSOON, casus_gegevens


def told(window: MainWindow) -> str:
    line = seen(window, BetrokkeneRegel, lambda _: True)
    return "\n".join(label.text() for label in line.findChildren(Label) if label.isVisible())


def test_two_records_become_one_and_two_again(window: MainWindow) -> None:
    ctx = window.place.ctx
    first = open_casus(ctx, casus_gegevens(), PERSOON)
    twin = NieuwePersoon(Persoonsgegevens("Johan", "", "Berg", 1980), Rol.KWETSBARE)
    second = open_casus(ctx, casus_gegevens(titel="Tweede zaak"), twin)
    johan = ctx.reads.dossier.casus(second).betrokkenen[0].persoon.id
    change_bereik(ctx, second, johan, Bereik("0612345678", "", False))
    window.open_casus(first, "Betrokkenen")
    settle(window)
    press(window, "Jo van der Berg samenvoegen met een andere registratie")
    rest(window)
    press(window, "Johan Berg deze persoon", form(window))
    press(window, "Naast elkaar zetten", form(window))
    rest(window)
    dialog = form(window)
    assert set(dialog.fields) == {"voornaam", "reden"}, "only where both say something and differ is asked"
    shown = "\n".join(label.text() for label in dialog.findChildren(Label) if label.isVisible())
    assert "A. Jo van der Berg" in shown
    assert "LD-2026-002 Tweede zaak: kwetsbare" in shown
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert set(errors(dialog)) == {"voornaam", "reden"}
    fill(window, voornaam=1, reden="zelfde geboortejaar, zelfde broer")
    save(window)
    assert "Johan van der Berg" in told(window)
    assert "06 12345678" in told(window)
    assert "Samengevoegd uit twee registraties op 23 nov 2026" in told(window)
    assert len(ctx.reads.mensen.bekenden(twin.gegevens)) == 1
    press(window, "Johan van der Berg weer splitsen")
    fill(window, reden="het zijn vader en zoon")
    save(window)
    assert "Jo van der Berg" in told(window)
    assert "06 12345678" not in told(window)
    assert ctx.reads.dossier.casus(second).betrokkenen[0].persoon.id == johan


def test_initials_that_are_none_in_one_record_do_not_bar_choosing_those_of_the_other(
    window: MainWindow,
) -> None:
    ctx = window.place.ctx
    ids = []
    for first in ("Jo", "Johan"):
        named = Persoonsgegevens(first, "van der", "Berg", 1980, voorletters="J.")
        casus_id = open_casus(ctx, casus_gegevens(), NieuwePersoon(named, Rol.KWETSBARE, iemand_anders=True))
        ids.append((casus_id, ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.id))
    with ctx.begin("betrokkene wijzigen", "zoals een ouder register het heeft") as unit:
        unit.find(Persoon, ids[0][1]).voorletters = "Mr."
    stays, goes = (ctx.reads.inzage.persoon(id) for _, id in ids)
    known = {one.id: one for person in (stays, goes) for one in ctx.reads.mensen.bekenden(person.gegevens)}
    waar = (known[stays.id], known[goes.id])
    dialog = SamenvoegDialog(window.place, ids[0][0], (stays, goes), waar, window)
    dialog.start()
    settle(window)
    assert dialog.save_button.isEnabled()
    fill(window, voornaam=0, voorletters=1, reden="zelfde geboortejaar, zelfde broer")
    save(window)
    merged = ctx.reads.inzage.persoon(stays.id).gegevens
    assert (merged.voornaam, merged.voorletters) == ("Jo", "J.")


def test_one_person_with_two_roles_is_one_block(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    known = ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon
    add_betrokkene(ctx, casus_id, NieuwePersoon(known.gegevens, Rol.KWETSBARE, known.id))
    window.open_casus(casus_id, "Betrokkenen")
    settle(window)
    blocks = [line for line in window.findChildren(BetrokkeneRegel) if line.isVisible()]
    assert len(blocks) == 1
    assert [chip.text() for chip in blocks[0].findChildren(Chip)] == [
        Rol.OVERLASTGEVER.label,
        Rol.KWETSBARE.label,
    ]
    press(window, "Rol van Jo van der Berg, kwetsbare, beëindigen")
    fill(window, reden="woont hier niet meer")
    save(window)
    roles = {role.rol: role.tot for role in ctx.reads.dossier.casus(casus_id).betrokkenen}
    assert roles == {Rol.OVERLASTGEVER: None, Rol.KWETSBARE: ctx.today()}

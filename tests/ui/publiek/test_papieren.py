"""Preparing a meeting and its papers in the work window: who comes, which cases, and what each reader gets."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QCheckBox, QFileDialog

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.keten import keten
from ivbdesk.actions.publiek import aanwezig, gezegd
from ivbdesk.actions.publiek import overleg as acts
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.publiek.bevinding import Keuzewijze
from ivbdesk.cases.publiek.overleg import Overleg, OverlegSoort, OverlegStatus
from ivbdesk.ui.messages import ErrorDialog
from ivbdesk.ui.publiek.overleg_dialog import OverlegDialog, PersonenDialog
from ivbdesk.ui.publiek.overleg_page import OverlegPage
from ivbdesk.ui.publiek.papieren import PapierenCard
from ivbdesk.ui.publiek.voorbereiden import PreparationPage
from ivbdesk.ui.publiek.wie_er_is import AanwezigCard
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import enter, form, seen, settle
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens

CODES = ("incluzio", "politie", "rijnhart_wonen")


class Voorbereiding:
    """A meeting over two cases on the page where it is prepared."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.ctx = window, window.place.ctx
        self.partners = {p.code: p for p in self.ctx.reads.keten.partners()}
        cases = [open_casus(self.ctx, casus_gegevens(), PERSOON) for _ in range(2)]
        for casus_id in cases:
            for code in CODES:
                given = keten.InzetGegevens(self.partners[code].id, 1, InzetRol.BETROKKEN)
                keten.assign_partner(self.ctx, casus_id, given)
        self.id = self.plan(0)
        acts.put_on_agenda(self.ctx, self.id, cases)
        window.resize(1440, 900)
        window.go_to("overleg")
        settle(window)
        (self.page,) = window.findChildren(OverlegPage)

    def plan(self, days: int) -> UUID:
        invited = tuple(self.partners[code].id for code in CODES)
        day = NOW.date() + timedelta(days=days)
        planned = acts.OverlegGegevens(
            OverlegSoort.LOKAAL, day, time(10), "Raadzaal", "Vera Verzonnen", invited
        )
        return acts.plan_overleg(self.ctx, planned)

    @property
    def overleg(self) -> Overleg:
        return self.ctx.reads.publiek.overleg(self.id)

    @property
    def detail(self) -> PreparationPage:
        settle(self.window)
        return self.page.detail

    def papers(self) -> PapierenCard:
        (card,) = [c for c in self.detail.findChildren(PapierenCard) if c.isVisible()]
        return card

    def room(self) -> list[QCheckBox]:
        (card,) = [c for c in self.detail.findChildren(AanwezigCard) if c.isVisible()]
        return card.findChildren(QCheckBox)


@pytest.fixture
def zaak(window: MainWindow) -> Voorbereiding:
    return Voorbereiding(window)


def test_the_agenda_says_what_each_casus_is_about_and_stands_as_high_as_its_rows(zaak: Voorbereiding) -> None:
    table = zaak.detail.agenda
    words = [table.words.index(row, 1).data() for row in range(table.words.rowCount())]
    assert [line.split("\n")[1] for line in words] == ["Woonoverlast Proeflaan 3"] * 2
    rows = sum(table.rowHeight(row) for row in range(2))
    assert rows < table.height() < rows + 2 * table.rowHeight(0)


def test_a_tick_says_who_comes_and_during_the_meeting_who_is_there(zaak: Voorbereiding, klok: Klok) -> None:
    zaak.room()[0].click()
    settle(zaak.window)
    assert [d.komt for d in zaak.overleg.deelnames].count(False) == 1
    acts.begin_overleg(zaak.ctx, zaak.id)
    inside = [box for box in zaak.room() if box.isChecked()]
    assert len(inside) == 2
    klok.nu += timedelta(minutes=7)
    inside[0].click()
    settle(zaak.window)
    times = [tijd for d in zaak.overleg.deelnames for tijd in d.tijden]
    assert sorted(tijd.tot is None for tijd in times) == [False, True]
    assert {tijd.tot - tijd.van for tijd in times if tijd.tot is not None} == {timedelta(minutes=7)}


def test_who_is_there_for_a_partner_is_written_down(zaak: Voorbereiding) -> None:
    overleg = zaak.overleg
    deelname = overleg.deelnames[0]
    partner = next(p for p in zaak.partners.values() if p.id == deelname.partner_id)
    dialog = PersonenDialog(zaak.window.place, overleg, deelname, partner, zaak.window)
    dialog.start()
    dialog.persoon.set_value("Wijkagent Verzonnen")
    dialog.submit()
    settle(zaak.window)
    assert [d.persoon for d in zaak.overleg.deelnames if d.id == deelname.id] == ["Wijkagent Verzonnen"]


def test_a_meeting_of_another_day_is_asked_about_and_gets_the_day_of_today(zaak: Voorbereiding) -> None:
    zaak.id = zaak.plan(3)
    acts.put_on_agenda(zaak.ctx, zaak.id, [zaak.ctx.reads.publiek.overleggen()[-1].agenda[0].casus_id])
    zaak.page.show_overleg(zaak.id)
    answers, asked = [False, True], list[str]()

    def answer(question: str, verb: str, told: str) -> bool:
        asked.append(f"{question} {told}")
        return answers[len(asked) - 1]

    zaak.window.place.messages.confirm = answer  # type: ignore[method-assign]  # the question itself is Qt's
    for status in (OverlegStatus.GEPLAND, OverlegStatus.BEZIG):
        zaak.detail.hold()
        settle(zaak.window)
        assert zaak.overleg.status is status
    assert zaak.overleg.datum == NOW.date()
    assert "do 26 nov" in asked[0]
    assert "ma 23 nov" in asked[0]


def test_everything_may_be_the_same_as_the_time_before(zaak: Voorbereiding) -> None:
    zaak.page.plan()
    settle(zaak.window)
    dialog = form(zaak.window)
    assert isinstance(dialog, OverlegDialog)
    enter(dialog.soort, OverlegSoort.LOKAAL)
    dialog.same.click()
    assert set(dialog.partners.value()) == {zaak.partners[code].id for code in CODES}
    assert (dialog.plaats.value(), dialog.voorzitter.value()) == ("Raadzaal", "Vera Verzonnen")
    dialog.draft.discard()
    dialog.reject()


def test_the_picker_opens_with_rows_to_choose_from(zaak: Voorbereiding) -> None:
    zaak.page.plan()
    settle(zaak.window)
    dialog = form(zaak.window)
    assert isinstance(dialog, OverlegDialog)
    dialog.partners.button.click()
    settle(zaak.window)
    shown = dialog.partners.list
    assert shown.viewport().height() >= 7 * shown.sizeHintForRow(0)
    assert not shown.visibleRegion().isEmpty()
    dialog.draft.discard()
    dialog.reject()


def test_each_reader_gets_its_own_papers(
    zaak: Voorbereiding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kind: str) -> tuple[str, str]:
        named.append(Path(name).name)
        return str(tmp_path / named[-1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    zaak.papers().agenda.click()
    settle(zaak.window)
    assert (tmp_path / "agenda_gemeente_23-11-2026.pdf").exists()
    acts.begin_overleg(zaak.ctx, zaak.id)
    item = zaak.overleg.in_order()[0]
    aanwezig.put_on_screen(zaak.ctx, zaak.id, item.id)
    for code in ("incluzio", "politie"):
        gezegd.agree(zaak.ctx, zaak.id, item.id, zaak.partners[code].id, "Belt terug", NOW.date())
    settle(zaak.window)
    card = zaak.papers()
    assert not card.action_list.isEnabled(), "ours has no list of actions of one partner"
    card.reader.set_value(zaak.partners["incluzio"].id)
    assert card.action_list.isEnabled()
    for button in (card.action_list, card.calendar, card.whole, card.lists):
        button.click()
        settle(zaak.window)
    calendar = (tmp_path / "agenda_incluzio_23-11-2026.ics").read_text(encoding="utf-8")
    assert "Incluzio" in calendar
    assert "Politie" not in calendar
    assert {path.name for path in tmp_path.glob("*.pdf")} == {
        "agenda_gemeente_23-11-2026.pdf", "verslag_incluzio_23-11-2026.pdf",
        "actielijst_incluzio_23-11-2026.pdf", "actielijst_politie_23-11-2026.pdf",
    }  # fmt: skip


def test_what_was_decided_when_it_was_read_over_is_there_again_after_the_disk_refused(
    zaak: Voorbereiding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, places = zaak.window, [tmp_path / "bestand" / "verslag.pdf", tmp_path / "verslag.pdf"]
    (tmp_path / "bestand").write_bytes(b"")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(places[0]), ""))
    acts.begin_overleg(zaak.ctx, zaak.id)
    item = zaak.overleg.in_order()[0]
    aanwezig.put_on_screen(zaak.ctx, zaak.id, item.id)
    gezegd.agree(
        zaak.ctx,
        zaak.id,
        item.id,
        zaak.partners["politie"].id,
        "belt mevrouw De Wit over haar verslaving",
        NOW.date(),
    )
    settle(window)
    zaak.papers().whole.click()
    first = form(window)
    words = [field for field in first.fields.values() if field.name.startswith("woorden_")]
    choices = [field for field in first.fields.values() if field.name.startswith("wijze_")]
    for field in choices:
        enter(field, Keuzewijze.LATEN)
    for field in words:
        enter(field, "afgesproken met de bewoner")
    chosen = {name: field.raw() for name, field in first.fields.items()}
    first.submit()
    settle(window)
    seen(window, ErrorDialog, lambda _: True).reject()
    del places[0]
    zaak.papers().whole.click()
    again = form(window)
    assert {name: field.raw() for name, field in again.fields.items()} == chosen
    again.submit()
    settle(window)
    assert (tmp_path / "verslag.pdf").exists()

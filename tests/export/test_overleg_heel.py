"""The papers of a whole meeting: agenda, minutes for one reader, the lists of all; each tells its reader its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from ivbdesk.actions.beheer.toegang import close_casus_to
from ivbdesk.actions.keten import keten
from ivbdesk.actions.publiek import aanwezig, gezegd
from ivbdesk.actions.publiek import overleg as acts
from ivbdesk.actions.publiek.actielijsten import save_actielijsten
from ivbdesk.actions.publiek.overleg_uitvoer import save_agendablad, save_overlegverslag
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.fouten import RegelFout
from tests.export.conftest import Findings
from tests.export.test_overleg_uitvoer import CODES, NEVER, TODAY, Zitting, everything, said
from tests.werkplaats import Klok, new_desk


class Middag(Zitting):
    """The meeting over both cases; the corporatie has no role in the second, and the police leaves halfway that."""

    def hold_all(self, klok: Klok) -> None:
        self.end("rijnhart_wonen", self.other)
        aanwezig.name_persons(self.ctx, self.overleg, self.id("politie"), "Wijkagent Verzonnen")
        self.hold()
        self.show()
        klok.nu += timedelta(minutes=12)
        self.leave("rijnhart_wonen")
        self.show(self.second)
        klok.nu += timedelta(minutes=2)
        self.leave("politie")
        gezegd.note_bespreking(
            self.ctx, self.overleg, self.second, beeld="", oordeel="", besluit="Zorgbesluit van de tweede"
        )
        klok.nu += timedelta(minutes=12)
        acts.close_overleg(self.ctx, self.overleg)

    def end(self, code: str, casus_id: object) -> None:
        casus = self.read(casus_id)
        mine = next(i for i in casus.inzetten if i.partner_id == self.id(code))
        keten.end_inzet(self.ctx, casus.id, mine.id, "de hulp is afgerond")

    def read(self, casus_id: object) -> Casus:
        return self.ctx.reads.dossier.casus(self.casus if casus_id == self.casus else self.other)

    def minutes(self, code: str = "") -> bytes:
        target = self.folder / "heel.pdf"
        save_overlegverslag(self.ctx, self.print, self.overleg, self.id(code) if code else None, target)
        return target.read_bytes()

    def paper_agenda(self, code: str = "") -> bytes:
        target = self.folder / "agenda.pdf"
        save_agendablad(self.ctx, self.print, self.overleg, self.id(code) if code else None, target)
        return target.read_bytes()


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def middag(tmp_path: Path, klok: Klok) -> Iterator[Middag]:
    desk = new_desk(tmp_path, klok)
    yield Middag(desk, tmp_path)
    desk.close()


def test_our_own_minutes_hold_every_casus_with_who_was_there_and_when(
    middag: Middag, klok: Klok, pdf_findings: Findings
) -> None:
    middag.hold_all(klok)
    data = middag.minutes()
    told = said(data)
    first, second = (middag.read(id).nummer for id in (middag.casus, middag.other))
    for words in (f"1. Casus {first}", f"2. Casus {second}", "Buurtkamer", "Voorzitster", "Wijkagent Verzonnen",
                  "10:00–10:12", "10:00–10:14", "10:00–10:26", "Zorgbesluit van de tweede", "Bellen met", "Langs bij"):  # fmt: skip
        assert words in told, words
    for code in CODES:
        assert middag.partners[code].naam in told
    for word in NEVER[:6]:
        assert word not in everything(data), word
    assert pdf_findings(data) == []
    assert middag.logged("verslag exporteren", middag.casus) == 1
    assert not [v for v in middag.read(middag.casus).verstrekkingen if "hele overleg" in v.wat]


def test_a_partner_reads_its_own_cases_and_what_it_may_of_them(
    middag: Middag, klok: Klok, pdf_findings: Findings
) -> None:
    middag.hold_all(klok)
    first, second = (middag.read(id).nummer for id in (middag.casus, middag.other))
    police = middag.minutes("politie")
    told = everything(police)
    assert first in told
    assert "Besluit over" in told
    for word in (*NEVER, "Zorgbesluit", "Langs bij"):
        assert word not in told, word
    assert "iets weggelaten" in told
    withheld = told.partition(second)[2]
    assert "is voor deze lezers weggelaten" in withheld
    assert "geen afspraken gemaakt" not in withheld
    assert "De rest is weggelaten" in told
    housing = everything(middag.minutes("rijnhart_wonen"))
    assert second not in housing
    assert "Langs bij" not in housing
    care = everything(middag.minutes("incluzio"))
    for words in (first, second, "Zorgbesluit van de tweede", "Langs bij"):
        assert words in care, words
    assert pdf_findings(police) == []
    shared = [v for v in middag.read(middag.casus).verstrekkingen if "hele overleg" in v.wat]
    assert {v.partner_id for v in shared} == {middag.id(c) for c in ("politie", "rijnhart_wonen", "incluzio")}
    other = [v for v in middag.read(middag.other).verstrekkingen if "hele overleg" in v.wat]
    assert {v.partner_id for v in other} == {middag.id("politie"), middag.id("incluzio")}


def test_who_never_met_in_the_room_are_not_told_to_each_other(middag: Middag, klok: Klok) -> None:
    for id in (middag.casus, middag.other):
        keten.assign_partner(middag.ctx, id, keten.InzetGegevens(middag.id("ggz"), 1, InzetRol.BETROKKEN))
    aanwezig.expect(middag.ctx, middag.overleg, middag.id("politie"), False)
    acts.begin_overleg(middag.ctx, middag.overleg)
    middag.show()
    klok.nu += timedelta(minutes=10)
    middag.leave("ggz")
    klok.nu += timedelta(minutes=1)
    middag.arrive("politie")
    klok.nu += timedelta(minutes=10)
    acts.close_overleg(middag.ctx, middag.overleg)
    ggz, police = middag.partners["ggz"].naam, middag.partners["politie"].naam
    assert ggz in said(middag.minutes())
    assert ggz not in said(middag.minutes("politie"))
    care = said(middag.minutes("incluzio"))
    assert ggz in care
    assert police in care


def test_who_receives_nothing_gets_no_minutes_of_the_meeting(middag: Middag, klok: Klok) -> None:
    keten.assign_partner(
        middag.ctx, middag.casus, keten.InzetGegevens(middag.id("halt"), 1, InzetRol.BETROKKEN)
    )
    acts.begin_overleg(middag.ctx, middag.overleg)
    middag.leave("ggz")
    with pytest.raises(RegelFout, match="zag in dit overleg geen casus"):
        middag.minutes("halt")
    middag.arrive("halt")
    middag.show()
    with pytest.raises(RegelFout, match="ontvangt niets"):
        middag.minutes("halt")
    assert not (middag.folder / "heel.pdf").exists()


def test_there_are_no_minutes_of_a_meeting_that_was_not_held(middag: Middag) -> None:
    with pytest.raises(RegelFout, match="nog niet gehouden"):
        middag.minutes()


def test_our_agenda_names_each_casus_and_a_partner_finds_its_own(
    middag: Middag, pdf_findings: Findings
) -> None:
    middag.end("rijnhart_wonen", middag.other)
    ours, theirs = middag.paper_agenda(), middag.paper_agenda("rijnhart_wonen")
    first, second = (middag.read(id).nummer for id in (middag.casus, middag.other))
    told = said(ours)
    for words in (first, second, "Woonoverlast Proeflaan 3", "13:30", "13:42", "Buurtkamer", "Voorzitster",
                  middag.partners["ggz"].naam):  # fmt: skip
        assert words in told, words
    for words in (first, "Proeflaan 3", "Buurtkamer"):
        assert words in said(theirs), words
    for words in (second, "Berg", middag.partners["ggz"].naam, middag.partners["politie"].naam):
        assert words not in everything(theirs), words
    assert pdf_findings(ours) == pdf_findings(theirs) == []
    (shared,) = middag.read(middag.casus).verstrekkingen
    assert (shared.partner_id, shared.wat) == (
        middag.id("rijnhart_wonen"),
        "Agenda van het overleg van 23 nov 2026",
    )
    assert middag.read(middag.other).verstrekkingen == []
    assert middag.logged("agenda exporteren", middag.casus) == 2


def test_a_closed_casus_stands_on_paper_by_its_number_only(middag: Middag) -> None:
    close_casus_to(middag.ctx, middag.casus, [middag.ctx.officer], "gevoelige gegevens van de familie")
    for code in ("", "incluzio"):
        told = everything(middag.paper_agenda(code))
        line = told.partition(middag.read(middag.casus).nummer)[2].partition(
            middag.read(middag.other).nummer
        )[0]
        assert "besloten" in line
        assert "Proeflaan" not in line


def test_the_lists_of_all_partners_are_made_in_one_go_each_with_its_own(
    middag: Middag, klok: Klok, pdf_findings: Findings, tmp_path: Path
) -> None:
    middag.hold_all(klok)
    folder = tmp_path / "lijsten"
    folder.mkdir()
    made = save_actielijsten(middag.ctx, middag.print, middag.overleg, folder)
    assert {partner.code for partner in made.gemaakt} == {"incluzio", "rijnhart_wonen"}
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert sorted(files) == ["actielijst_incluzio_23-11-2026.pdf", "actielijst_rijnhart_23-11-2026.pdf"]
    care, housing = (everything(files[name]) for name in sorted(files))
    assert "Bellen met" in care
    assert "Langs bij" in care
    assert "Brief aan" not in care
    assert "Brief aan" in housing
    assert "Bellen met" not in housing
    for data in files.values():
        assert pdf_findings(data) == []
        assert not [word for word in NEVER if word in everything(data)]
    assert middag.logged("actielijst exporteren", middag.casus) == 2
    shared = [v for v in middag.read(middag.casus).verstrekkingen if "Actielijst" in v.wat]
    assert {v.partner_id for v in shared} == {middag.id("incluzio"), middag.id("rijnhart_wonen")}


def test_no_list_where_nobody_agreed_to_anything(middag: Middag, tmp_path: Path) -> None:
    acts.begin_overleg(middag.ctx, middag.overleg)
    with pytest.raises(RegelFout, match="geen afspraken"):
        save_actielijsten(middag.ctx, middag.print, middag.overleg, tmp_path)


def test_the_agenda_may_be_the_same_as_the_time_before(middag: Middag, klok: Klok) -> None:
    middag.hold_all(klok)
    invited = tuple(d.partner_id for d in middag.ctx.reads.publiek.overleg(middag.overleg).deelnames)
    soort = middag.ctx.reads.publiek.overleg(middag.overleg).soort
    later = acts.plan_overleg(
        middag.ctx, acts.OverlegGegevens(soort, TODAY + timedelta(days=14), None, "", "", invited)
    )
    proposed = acts.propose_agenda(middag.ctx, middag.ctx.reads.publiek.overleg(later))
    before = {item.casus_id for item in proposed if item.vorige}
    assert before == {middag.casus, middag.other}
    assert all("Proeflaan 3" in item.waarover for item in proposed)


def test_a_running_casus_for_which_nothing_is_due_can_be_put_on_an_agenda(
    middag: Middag, monkeypatch: pytest.MonkeyPatch
) -> None:
    for item in middag.ctx.reads.publiek.overleg(middag.overleg).agenda:
        acts.take_off_agenda(middag.ctx, middag.overleg, item.id)
    monkeypatch.setattr(type(middag.ctx.reads.werk), "werkvoorraad", lambda *_: [])
    proposed = acts.propose_agenda(middag.ctx, middag.ctx.reads.publiek.overleg(middag.overleg))
    assert {item.casus_id for item in proposed} >= {middag.casus, middag.other}
    assert [item.redenen for item in proposed] == [()] * len(proposed)


def test_a_meeting_is_held_on_another_day_only_when_that_is_meant(middag: Middag, klok: Klok) -> None:
    klok.nu += timedelta(days=3)
    with pytest.raises(RegelFout) as asked:
        acts.begin_overleg(middag.ctx, middag.overleg)
    assert asked.value.veld == "datum"
    acts.begin_overleg(middag.ctx, middag.overleg, andere_dag=True)
    assert middag.ctx.reads.publiek.overleg(middag.overleg).datum == TODAY + timedelta(days=3)

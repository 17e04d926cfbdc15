"""What a casusoverleg leaves behind: for those who were in the room, accessible, logged, and with nothing withheld in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

import pikepdf
import pypdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from ivbdesk.actions.besluitvorming import verschil
from ivbdesk.actions.betrokkenen import betrokkenen
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.keten import keten
from ivbdesk.actions.publiek import aanwezig, gezegd
from ivbdesk.actions.publiek import overleg as acts
from ivbdesk.actions.publiek.actielijsten import save_actielijst, save_agenda_ics
from ivbdesk.actions.publiek.overleg_uitvoer import save_verslag
from ivbdesk.actions.publiek.zaal import read_zaal
from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.besluitvorming.inzichtverschil import Perspectief
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.partner import InzetRol, Partner
from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.cases.dossier.delen import Drager
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.publiek.overleg import OverlegSoort
from ivbdesk.cases.publiek.overlegverslag import (
    Aanwezigregel,
    Actielijst,
    Actieregel,
    Verslag,
    Verslagpunt,
    meeting_file,
    verslag_file,
)
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from ivbdesk.drukwerk import drukkerij
from ivbdesk.export.actielijst import render_actielijst
from ivbdesk.export.verslag import render_verslag
from tests.diep import examples
from tests.export.conftest import Findings
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens, new_desk

TODAY = NOW.date()
MOMENT = datetime(2026, 11, 23, 9, tzinfo=UTC)
CARE, POLICE, SPECIAL = "Kwispelwaterzorg", "Mutatiegeheim", "Bijzonderheidje"
CHILD, CHILD_LAST, MELDER = "Pimpampoentje", "Roodborst", "Tuinkabouterman"
CARE_STAND, CARE_DEAL = "Zorgstandpunt", "Behandelafspraak"
NAMES = (CHILD, CHILD_LAST, MELDER, "Berg", "Proeflaan", "2351 AB")
NEVER = (*NAMES, CARE, POLICE, SPECIAL, CARE_DEAL)
CODES = ("gemeente_oov", "incluzio", "rijnhart_wonen", "politie")


class Zitting:
    """A meeting over two cases that hold something of all that someone may not read."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.ctx, self.folder = desk.ctx, folder
        self.print = drukkerij(desk.ctx)
        self.partners: dict[str, Partner] = {p.code: p for p in desk.ctx.reads.keten.partners()}
        self.casus, self.other = self._casus(), self._casus()
        invited = tuple(self.id(code) for code in (*CODES, "ggz"))
        made = acts.OverlegGegevens(
            OverlegSoort.LOKAAL, TODAY, time(13, 30), "Buurtkamer", "Voorzitster", invited
        )
        self.overleg = acts.plan_overleg(self.ctx, made)
        acts.put_on_agenda(self.ctx, self.overleg, [self.casus, self.other])
        self.item, self.second = (item.id for item in self.ctx.reads.publiek.overleg(self.overleg).in_order())

    def id(self, code: str) -> UUID:
        return self.partners[code].id

    def _casus(self) -> UUID:
        """A casus in which all but the GGZ have a role."""
        ctx = self.ctx
        made = open_casus(ctx, casus_gegevens(), PERSOON)
        betrokkenen.add_betrokkene(
            ctx, made, NieuwePersoon(Persoonsgegevens(CHILD, "", CHILD_LAST, 2018), Rol.MINDERJARIGE)
        )
        melder = betrokkenen.add_melder(ctx, made, f"Saar {MELDER}", "", True)
        for herkomst, text, special in (
            (Herkomst.ZORG, CARE, False),
            (Herkomst.POLITIE, POLICE, False),
            (Herkomst.EIGEN, SPECIAL, True),
        ):
            record_entry(ctx, made, ItemGegevens(ItemSoort.INCIDENT, Aard.FEIT, herkomst, "bron", text, TODAY,
                                                 verificatie=Verificatie.VASTGESTELD, bijzonder=special))  # fmt: skip
        record_entry(ctx, made, ItemGegevens(ItemSoort.MELDING, Aard.VERKLARING, Herkomst.MELDER, MELDER, "lawaai", TODAY,
                                             melder_id=melder))  # fmt: skip
        for code in CODES:
            keten.assign_partner(ctx, made, keten.InzetGegevens(self.id(code), 1, InzetRol.BETROKKEN))
        earlier = keten.AfspraakGegevens(CARE_DEAL, self.id("incluzio"), "", TODAY + timedelta(days=4))
        keten.make_afspraak(ctx, made, earlier)
        for code, side, words in (
            ("incluzio", Perspectief.ZORG, CARE_STAND),
            ("rijnhart_wonen", Perspectief.WONEN, "Huurstandpunt"),
        ):
            visie = verschil.VisieGegevens(self.id(code), side, Stand.TEGEN, f"{words} over {CHILD}")
            verschil.record_difference(ctx, made, f"Vraag over {words}", (visie,))
        return made

    def hold(self) -> None:
        """Talk about the first casus, without the GGZ in the room, and say the names aloud."""
        ctx, aloud = self.ctx, f"Jo van der Berg, {CHILD} en {MELDER} aan de Proeflaan 3"
        acts.begin_overleg(ctx, self.overleg)
        self.leave("ggz")
        acts.change_bespreking(ctx, self.overleg, self.item, f"Vraag over {aloud}", 12)
        gezegd.note_bespreking(ctx, self.overleg, self.item, beeld=f"Beeld van {aloud}", oordeel=f"Oordeel over {aloud}",
                             besluit=f"Besluit over {aloud}")  # fmt: skip
        for code, item, words in (("incluzio", self.item, "Bellen met"), ("rijnhart_wonen", self.item, "Brief aan"),
                                  ("incluzio", self.second, "Langs bij")):  # fmt: skip
            gezegd.agree(
                ctx, self.overleg, item, self.id(code), f"{words} {aloud}", TODAY + timedelta(days=9)
            )
        gezegd.dissent(
            ctx, self.overleg, self.item, self.id("politie"), Stand.VOOR_MITS, f"Alleen met {CHILD} erbij"
        )

    def leave(self, *codes: str) -> None:
        for code in codes:
            aanwezig.leave(self.ctx, self.overleg, self.id(code))

    def arrive(self, *codes: str) -> None:
        for code in codes:
            aanwezig.arrive(self.ctx, self.overleg, self.id(code))

    def show(self, item: UUID | None = None) -> None:
        aanwezig.put_on_screen(self.ctx, self.overleg, item or self.item)

    def verslag(self, name: str = "verslag.pdf") -> bytes:
        target = self.folder / name
        save_verslag(self.ctx, self.print, self.overleg, self.item, target)
        return target.read_bytes()

    def actielijst(self, code: str) -> bytes:
        target = self.folder / f"lijst-{code}.pdf"
        save_actielijst(self.ctx, self.print, self.overleg, self.id(code), target)
        return target.read_bytes()

    def agenda(self, overleg_id: UUID | None, code: str = "") -> bytes:
        target = self.folder / "agenda.ics"
        whose = self.id(code) if code else None
        save_agenda_ics(self.ctx, self.print, overleg_id, whose, target)
        return target.read_bytes()

    def logged(self, action: str, casus_id: UUID | None = None) -> int:
        """How many times this left, by the log; what it put in the ledger has lines of its own."""
        lines = self.ctx.reads.beheer.auditregels(0, 50, casus_id=casus_id, actie=action)
        return sum(line.entiteit in ("casus", "overleg") for line in lines)


@pytest.fixture
def zitting(tmp_path: Path) -> Iterator[Zitting]:
    desk = new_desk(tmp_path, Klok())
    yield Zitting(desk, tmp_path)
    desk.close()


def said(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages).split())


def everything(data: bytes) -> str:
    """The words, the metadata, the bookmarks, and what a screen reader hears."""
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_metadata() as meta:
        hidden = str(dict(pdf.docinfo.items())) + str(dict(meta.items()))
        for obj in pdf.objects:
            if isinstance(obj, pikepdf.Dictionary):
                hidden += " ".join(str(obj[key]) for key in ("/Alt", "/ActualText", "/Title") if key in obj)
    return said(data) + hidden


@pytest.mark.parametrize("room", [CODES, CODES[:3], CODES[:2], ("gemeente_oov", "politie"), ()])
def test_minutes_hold_what_the_room_saw_and_no_more(
    zitting: Zitting, pdf_findings: Findings, room: tuple[str, ...]
) -> None:
    zitting.hold()
    zitting.leave(*(code for code in CODES if code not in room))
    zitting.show()
    data = zitting.verslag()
    told = everything(data)
    for word in NEVER:
        assert word not in told, word
    only_care = set(room) <= {"gemeente_oov", "incluzio"}
    assert (CARE_STAND in told) is only_care
    present = said(data).partition("Aanwezig")[2].partition("Vraag")[0]
    # Among readers who may not be told that the police take part, it is not named.
    police = "andere partner" if room in (CODES[:3], CODES[:2]) else "Politie"
    for code in CODES:
        assert (zitting.partners[code].naam in present) is (code in room)
    for words in ("Buurtkamer", "Voorzitster", "Casusoverleg Zorg & Veiligheid", "23 november 2026, 13:30 uur", "Vraag over [overlastgever]", "Beeld van",
                  "Oordeel over", "Besluit over", "Bellen met", "Brief aan", "uiterlijk 2 dec 2026", "Huurstandpunt over [minderjarige]",
                  f"{police} · voor, mits", "Alleen met [minderjarige] erbij"):  # fmt: skip
        assert words in told, words
    assert "Langs bij" not in told  # of the other casus
    assert len(pypdf.PdfReader(BytesIO(data)).pages) == 1
    assert pdf_findings(data) == []


def test_minutes_stand_in_the_log_and_in_the_ledger_of_everyone_who_gets_them(zitting: Zitting) -> None:
    zitting.hold()
    zitting.leave("politie")
    zitting.show()
    zitting.show(zitting.second)
    zitting.arrive("politie")
    acts.close_overleg(zitting.ctx, zitting.overleg)
    data = zitting.verslag()
    assert zitting.logged("verslag exporteren", zitting.casus) == 1
    shared = zitting.ctx.reads.dossier.casus(zitting.casus).verstrekkingen
    there = {item.partner_id for item in shared if item.drager is Drager.OVERLEG}
    assert zitting.id("incluzio") in there, "who was in the room stands in the ledger too"
    assert zitting.id("politie") not in there, "who was not there for this casus does not"
    ledger = [item for item in shared if item.drager is not Drager.OVERLEG]
    assert {item.partner_id for item in ledger} == {zitting.id(code) for code in CODES[:3]}
    for item in ledger:
        assert (item.op, item.drager, item.grondslag) == (TODAY, Drager.PDF, "G04")
        assert item.wat == "Verslag van het overleg van 23 nov 2026"
        assert item.sha256 == hashlib.sha256(data).hexdigest()
        assert item.noodzaak
    other = zitting.ctx.reads.dossier.casus(zitting.other).verstrekkingen
    assert all(item.drager is Drager.OVERLEG for item in other), "of another casus no minutes left"


def test_who_receives_nothing_from_a_casus_gets_no_minutes_and_no_list(zitting: Zitting) -> None:
    halt = zitting.id("halt")
    keten.assign_partner(zitting.ctx, zitting.casus, keten.InzetGegevens(halt, 1, InzetRol.BETROKKEN))
    found = zitting.ctx.reads.publiek.overleg(zitting.overleg)
    invited = (*(d.partner_id for d in found.deelnames), halt)
    acts.change_overleg(
        zitting.ctx, zitting.overleg, acts.OverlegGegevens(found.soort, TODAY, None, "", "", invited)
    )
    zitting.hold()
    gezegd.agree(zitting.ctx, zitting.overleg, zitting.item, halt, "Meedoen", TODAY)
    zitting.show()
    told = said(zitting.verslag())
    assert "HALT" in told.partition("Aanwezig")[2].partition("Vraag")[0]
    assert "HALT" not in told.partition("Bestemd voor")[2].partition("Aanwezig")[0]
    assert halt not in {
        item.partner_id for item in zitting.ctx.reads.dossier.casus(zitting.casus).verstrekkingen
    }
    with pytest.raises(RegelFout, match="ontvangt niets"):
        zitting.actielijst("halt")
    assert zitting.logged("actielijst exporteren") == 0


def test_no_minutes_where_the_casus_was_not_to_be_shown(zitting: Zitting) -> None:
    def refused() -> str:
        with pytest.raises(RegelFout) as found:
            zitting.verslag()
        assert found.value.veld == ""
        assert not (zitting.folder / "verslag.pdf").exists()
        return found.value.melding

    assert "nog niet gehouden" in refused()
    zitting.hold()
    zitting.show()
    inzetten = zitting.ctx.reads.dossier.casus(zitting.casus).inzetten
    police = next(inzet for inzet in inzetten if inzet.partner_id == zitting.id("politie"))
    keten.end_inzet(zitting.ctx, zitting.casus, police.id, "de inzet is afgerond")
    assert "Politie" in refused()
    with pytest.raises(RegelFout, match="agenda"):
        save_verslag(zitting.ctx, zitting.print, zitting.overleg, uuid4(), zitting.folder / "verslag.pdf")
    assert zitting.ctx.reads.dossier.casus(zitting.casus).verstrekkingen == []
    assert zitting.logged("verslag exporteren") == 0


def test_a_list_holds_the_partners_own_part_and_nothing_of_others(
    zitting: Zitting, pdf_findings: Findings
) -> None:
    zitting.hold()
    data = zitting.actielijst("incluzio")
    told = everything(data)
    numbers = {zitting.ctx.reads.dossier.casus(id).nummer for id in (zitting.casus, zitting.other)}
    for words in ("Bellen met [overlastgever]", "Langs bij", "2 dec 2026", "Incluzio", *numbers):
        assert words in told, words
    for word in (
        *NEVER,
        CARE_STAND,
        "Brief aan",
        "Rijnhart",
        "Politie",
        "Besluit",
        "Buurtkamer",
        "Voorzitster",
    ):
        assert word not in told, word
    assert len(pypdf.PdfReader(BytesIO(data)).pages) == 1
    assert pdf_findings(data) == []
    for id in (zitting.casus, zitting.other):
        assert zitting.logged("actielijst exporteren", id) == 1
        (shared,) = zitting.ctx.reads.dossier.casus(id).verstrekkingen
        assert (shared.partner_id, shared.sha256) == (
            zitting.id("incluzio"),
            hashlib.sha256(data).hexdigest(),
        )


def test_a_casus_in_which_the_partner_has_no_role_is_not_on_its_list(zitting: Zitting) -> None:
    zitting.hold()
    inzet = next(
        i
        for i in zitting.ctx.reads.dossier.casus(zitting.other).inzetten
        if i.partner_id == zitting.id("incluzio")
    )
    keten.end_inzet(zitting.ctx, zitting.other, inzet.id, "het is klaar")
    told = everything(zitting.actielijst("incluzio"))
    assert "Bellen met" in told
    assert "Langs bij" not in told
    assert zitting.ctx.reads.dossier.casus(zitting.other).nummer not in told
    other = zitting.ctx.reads.dossier.casus(zitting.other).verstrekkingen
    assert all(item.drager is Drager.OVERLEG for item in other), "of another casus no minutes left"


def test_a_meeting_in_which_nothing_was_said_gives_papers_that_say_so(
    zitting: Zitting, pdf_findings: Findings
) -> None:
    acts.begin_overleg(zitting.ctx, zitting.overleg)
    zitting.leave("ggz")
    minutes, actions = zitting.verslag(), zitting.actielijst("politie")
    assert said(minutes).count("Niets vastgelegd.") == 4
    assert "geen afspraken gemaakt" in said(minutes)
    assert "geen afspraken gemaakt" in said(actions)
    assert pdf_findings(minutes) == pdf_findings(actions) == []
    assert zitting.logged("actielijst exporteren") == 1


def events(data: bytes) -> list[tuple[str, str, object]]:
    found = Calendar.from_ical(data)
    return [(str(e["uid"]), str(e["summary"]), e.decoded("dtstart")) for e in found.walk("VEVENT")]


def test_a_calendar_tells_when_and_by_which_partner_never_what_or_over_whom(zitting: Zitting) -> None:
    zitting.hold()
    data = zitting.agenda(zitting.overleg)
    number, other = (zitting.ctx.reads.dossier.casus(id).nummer for id in (zitting.casus, zitting.other))
    meeting, *rest = events(data)
    assert meeting[:2] == (str(zitting.overleg), "Casusoverleg Zorg & Veiligheid")
    assert meeting[2] == datetime(2026, 11, 23, 12, 30, tzinfo=UTC), (
        "in UTC, which every calendar reads alike"
    )
    made = {
        str(a.id): a
        for id in (zitting.casus, zitting.other)
        for a in zitting.ctx.reads.dossier.casus(id).afspraken
        if a.bespreking_id is not None
    }
    assert {uid for uid, _, _ in rest} == set(made)
    assert sorted(head for _, head, _ in rest) == [
        f"Afspraak {number} · Incluzio", f"Afspraak {number} · Rijnhart", f"Afspraak {other} · Incluzio",
    ]  # fmt: skip
    assert {day for _, _, day in rest} == {TODAY + timedelta(days=9)}
    text = data.decode().replace("\r\n ", "")
    for word in (
        *NEVER,
        CARE_STAND,
        "Bellen",
        "Brief",
        "Voorzitster",
        "ATTENDEE",
        "ORGANIZER",
        "COMMENT",
        "VTIMEZONE",
    ):
        assert word not in text, word
    found = Calendar.from_ical(data).walk("VEVENT")
    assert [str(event.get("location", "")) for event in found] == ["Buurtkamer", "", "", ""]
    assert all(event["description"] for event in found)
    alarms = [alarm.decoded("trigger") for event in found for alarm in event.walk("VALARM")]
    assert alarms == [timedelta(hours=-1), *[timedelta(hours=-15)] * 3]
    assert data == zitting.agenda(zitting.overleg)
    assert zitting.logged("agenda exporteren", zitting.casus) == 2
    assert zitting.ctx.reads.dossier.casus(zitting.casus).verstrekkingen == []


def test_the_calendar_of_one_partner_holds_its_own_afspraken_only_and_stands_in_the_ledger(
    zitting: Zitting,
) -> None:
    zitting.hold()
    found = [head for _, head, _ in events(zitting.agenda(zitting.overleg, "rijnhart_wonen"))]
    number = zitting.ctx.reads.dossier.casus(zitting.casus).nummer
    assert found == ["Casusoverleg Zorg & Veiligheid", f"Afspraak {number} · Rijnhart"]
    (shared,) = zitting.ctx.reads.dossier.casus(zitting.casus).verstrekkingen
    assert shared.partner_id == zitting.id("rijnhart_wonen")
    assert zitting.ctx.reads.dossier.casus(zitting.other).verstrekkingen == []
    assert [head for _, head, _ in events(zitting.agenda(zitting.overleg, "politie"))] == found[:1]


@pytest.mark.parametrize(("month", "hour"), [(7, 11), (12, 12)])
def test_summer_and_winter_time_are_told_in_utc(zitting: Zitting, month: int, hour: int) -> None:
    day = date(2027, month, 5)
    invited = (zitting.id("incluzio"),)
    made = acts.OverlegGegevens(OverlegSoort.PGA, day, time(13, 30), "", "", invited)
    (meeting,) = events(zitting.agenda(acts.plan_overleg(zitting.ctx, made)))
    assert meeting[2] == datetime(2027, month, 5, hour, 30, tzinfo=UTC)


def test_a_calendar_without_a_meeting_holds_every_afspraak_that_runs(zitting: Zitting) -> None:
    rows = zitting.ctx.reads.keten.lopende_afspraken()
    assert {uid for uid, _, _ in events(zitting.agenda(None))} == {str(row.id) for row in rows}
    for row in rows:
        keten.finish_afspraak(zitting.ctx, row.casus_id, row.id, AfspraakStatus.GEDAAN, "dat is gelukt")
    with pytest.raises(RegelFout, match="geen afspraak"):
        zitting.agenda(None)
    acts.cancel_overleg(zitting.ctx, zitting.overleg, "ziekte van de voorzitter")
    assert b"STATUS:CANCELLED" in zitting.agenda(zitting.overleg)


def test_the_proposed_names_name_no_person(zitting: Zitting) -> None:
    day = date(2026, 11, 26)
    assert verslag_file("LD-2026-005", day) == "LD-2026-005_verslag_26-11-2026.pdf"
    incluzio, boa = zitting.partners["incluzio"], zitting.partners["boa"]
    assert meeting_file("actielijst", incluzio, day) == "actielijst_incluzio_26-11-2026.pdf"
    assert meeting_file("actielijst", boa, day) == "actielijst_boa-s_26-11-2026.pdf"
    odd = Partner(uuid4(), "x", "Ééń/..\\", "…", "")
    assert meeting_file("verslag", odd, day) == "verslag_partner_26-11-2026.pdf"
    assert meeting_file("agenda", None, day, "ics") == "agenda_gemeente_26-11-2026.ics"


def _verslag(words: str) -> Verslag:
    punt = Verslagpunt("LD-2026-005", ("Incluzio", "Politie"), words, words, words, words, (("Incluzio", words),),
                       ((f"Politie · {words[:40]}", words),), True)  # fmt: skip
    there = (Aanwezigregel("Incluzio", words, "10:00–10:40"), Aanwezigregel("Politie"))
    return Verslag(
        "Leiderdorp", "Casusoverleg", TODAY, None, words, words, there, ("Incluzio", "Politie"), (punt,)
    )


def test_the_same_minutes_and_list_give_the_same_bytes() -> None:
    told = _verslag("Kort.")
    assert render_verslag(told, "9 · ab", MOMENT) == render_verslag(told, "9 · ab", MOMENT)
    actions = Actielijst(
        "Leiderdorp", "Incluzio", "Casusoverleg", TODAY, (Actieregel("LD-2026-005", "Kort.", TODAY),)
    )
    assert render_actielijst(actions, "9 · ab", MOMENT) == render_actielijst(actions, "9 · ab", MOMENT)


@settings(examples(8), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=0, max_size=300),
    st.integers(1, 400),
)
@example("0000", 230)
def test_however_long_the_words_they_can_be_printed(pdf_findings: Findings, words: str, length: int) -> None:
    long = words + " " + "meervoudigeproblematiek" * (length // 10) + " zin" * length
    minutes = render_verslag(_verslag(long), "9 · ab", MOMENT)
    lines = tuple(Actieregel("LD-2026-005", long, TODAY) for _ in range(12))
    actions = render_actielijst(
        Actielijst("Leiderdorp", "Incluzio " * 9, "Casusoverleg", TODAY, lines), "9 · ab", MOMENT
    )
    assert "Besluit" in said(minutes)
    assert said(actions).count("LD-2026-005") == 12
    assert pdf_findings(minutes) == pdf_findings(actions) == []


def test_what_was_decided_among_care_is_not_told_to_who_comes_back(zitting: Zitting) -> None:
    ctx, overleg, item = zitting.ctx, zitting.overleg, zitting.item
    acts.begin_overleg(ctx, overleg)
    zitting.leave("ggz", "politie", "rijnhart_wonen")
    gezegd.note_bespreking(ctx, overleg, item, beeld="", oordeel="", besluit="Zorgbesluit van vandaag")
    gezegd.agree(ctx, overleg, item, zitting.id("incluzio"), "Zorgafspraak van vandaag", TODAY)
    among_care = read_zaal(ctx, overleg, item).beeld
    assert among_care is not None
    assert among_care.besluit == "Zorgbesluit van vandaag"
    zitting.arrive("politie", "rijnhart_wonen")
    with_police = read_zaal(ctx, overleg, item).beeld
    assert with_police is not None
    assert (with_police.besluit, with_police.van_vandaag, with_police.weggelaten) == ("", (), True)
    with pytest.raises(RegelFout, match="niet iedereen in de zaal"):
        gezegd.note_bespreking(ctx, overleg, item, beeld="", oordeel="", besluit="Iets anders")
    acts.close_overleg(ctx, overleg)
    (entry,) = [i for i in ctx.reads.dossier.casus(zitting.casus).tijdlijn if "Zorgbesluit" in i.tekst]
    assert entry.herkomst is Herkomst.ZORG


def test_what_comes_back_with_names_hidden_does_not_write_over_what_was_typed(zitting: Zitting) -> None:
    ctx, overleg, item = zitting.ctx, zitting.overleg, zitting.item
    zitting.hold()
    shown = read_zaal(ctx, overleg, item).beeld
    assert shown is not None
    assert "Jo van der Berg" not in shown.besluit
    gezegd.note_bespreking(
        ctx, overleg, item, beeld=shown.beeld, oordeel="Een nieuw oordeel", besluit=shown.besluit
    )
    kept = next(b for b in ctx.reads.publiek.overleg(overleg).agenda if b.id == item)
    assert "Jo van der Berg" in kept.besluit
    assert kept.oordeel == "Een nieuw oordeel"

"""What a CISO is told: proofs are acts of the log with their outcome, and the facts come from the register itself."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from ivbdesk import resources
from ivbdesk.actions.beheer.toegang import add_officer, close_casus_to
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.publiek.delen import VerstrekkingGegevens, share
from ivbdesk.cases.beheer.veiligheid import Beproefd, Bewijssoort, Bewijsstand, read_veiligheid
from ivbdesk.cases.beheer.veiligheidsblad import Veiligheidsblad
from ivbdesk.cases.beheer.verwerking import Over
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.delen import Drager
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.taal.fouten import KaderFout, RegelFout
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.register_doors import RegisterDoors
from ivbdesk.storage.columns import day, metadata, own_id, ref, sealed, text
from ivbdesk.storage.declared import PROFESSIONALS, SEARCHED, TOLD, about
from ivbdesk.storage.errors import (
    DamagedDatabase,
    MissingKeyFile,
    NotACopy,
    WrongPassphrase,
    WrongRecoveryKey,
)
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.queries.verwerking import groups_of
from ivbdesk.storage.sqlite.file_names import DATABASE
from tests.werkplaats import CHEAP, NOW, PASSPHRASE, PERSOON, Klok, casus_gegevens


class Kluis:
    """A register of which the paper is known, and the page about it."""

    def __init__(self, place: Path) -> None:
        self.klok, self.paper = Klok(), RecoveryKey.new()
        self.folder = place / "proef.ivb"
        self.desk = Desk.create(
            self.folder, PASSPHRASE, self.paper, "Anne Verzonnen", "OOV", {}, self.klok, CHEAP
        )
        self.copies = self.desk.copies.usual_place

    def blad(self) -> Veiligheidsblad:
        return self.desk.proofs.tell(self.copies)

    def proof(self, soort: Bewijssoort) -> Beproefd:
        return next(item for item in self.blad().bewijzen if item.eis.soort is soort)

    def stand(self, soort: Bewijssoort) -> Bewijsstand:
        return self.proof(soort).stand(self.desk.ctx.today())

    def log(self) -> list[tuple[str, str]]:
        return [(line.actie, line.reden) for line in self.desk.ctx.reads.beheer.auditregels(0, 9)]


@pytest.fixture
def kluis(tmp_path: Path) -> Kluis:
    return Kluis(tmp_path)


def test_a_new_register_has_proven_nothing_yet(kluis: Kluis) -> None:
    assert {kluis.stand(soort) for soort in Bewijssoort} == {Bewijsstand.NOOIT}


def test_a_check_is_logged_and_grows_old(kluis: Kluis) -> None:
    assert kluis.desk.proofs.check(kluis.copies).in_orde
    assert kluis.log()[0] == ("register controleren", "in orde: geen fouten")
    assert kluis.stand(Bewijssoort.CONTROLE) is Bewijsstand.GOED
    kluis.klok.nu = NOW + timedelta(days=15)
    assert kluis.stand(Bewijssoort.CONTROLE) is Bewijsstand.OUD
    kluis.klok.nu = NOW - timedelta(days=1)
    assert kluis.stand(Bewijssoort.CONTROLE) is Bewijsstand.OUD, "a day still to come proves nothing"


def test_a_check_that_finds_a_fault_says_so(kluis: Kluis) -> None:
    found = kluis.desk.proofs.check(kluis.copies, [(3, "00" * 8)])
    assert not found.in_orde
    assert kluis.log()[0] == ("register controleren", "niet in orde: fout bij logboek elders")
    assert kluis.stand(Bewijssoort.CONTROLE) is Bewijsstand.FOUT


def test_a_remark_is_no_fault(kluis: Kluis) -> None:
    (kluis.folder / "vreemd.txt").touch()
    assert not kluis.desk.proofs.check(kluis.copies).in_orde
    assert kluis.log()[0][1] == "in orde: geen fouten; let op bij bestanden"
    assert kluis.stand(Bewijssoort.CONTROLE) is Bewijsstand.GOED


def test_a_copy_is_opened_as_after_a_calamity(kluis: Kluis) -> None:
    with pytest.raises(NotACopy):
        kluis.desk.proofs.open_copy(kluis.copies, PASSPHRASE)
    open_casus(kluis.desk.ctx, casus_gegevens(), PERSOON)
    copy = kluis.desk.copies.make(kluis.copies)
    assert kluis.stand(Bewijssoort.KOPIE) is Bewijsstand.GOED
    before = kluis.log()
    with pytest.raises(WrongPassphrase):
        kluis.desk.proofs.open_copy(kluis.copies, "een heel andere zin")
    assert kluis.log() == before
    assert "is geopend en heel: 1 casus, 0 stukken" in kluis.desk.proofs.open_copy(kluis.copies, PASSPHRASE)
    assert kluis.stand(Bewijssoort.NAGEKEKEN) is Bewijsstand.GOED
    data = bytearray((copy.folder / DATABASE).read_bytes())
    data[len(data) // 2] ^= 1
    (copy.folder / DATABASE).write_bytes(data)
    with pytest.raises(DamagedDatabase):
        kluis.desk.proofs.open_copy(kluis.copies, PASSPHRASE)
    assert kluis.log()[0][1].startswith("niet in orde: de kopie van 23 nov 2026")
    assert kluis.stand(Bewijssoort.NAGEKEKEN) is Bewijsstand.FOUT


def test_a_copy_without_keys_is_not_whole(kluis: Kluis) -> None:
    copy = kluis.desk.copies.make(kluis.copies)
    for keys in copy.folder.glob("register.keys*"):
        keys.unlink()
    with pytest.raises(MissingKeyFile):
        kluis.desk.proofs.open_copy(kluis.copies, PASSPHRASE)
    assert kluis.stand(Bewijssoort.NAGEKEKEN) is Bewijsstand.FOUT


def test_a_copy_that_is_not_what_its_manifest_tells_is_not_whole(kluis: Kluis) -> None:
    copy = kluis.desk.copies.make(kluis.copies)
    manifest = copy.folder.with_suffix(".json")
    told = json.loads(manifest.read_text())
    del told["som"]  # who changes it on purpose makes another
    manifest.write_text(json.dumps(told | {"casussen": 4}))
    with pytest.raises(DamagedDatabase):
        kluis.desk.proofs.open_copy(kluis.copies, PASSPHRASE)


def test_the_drill_counts_until_there_is_another_recovery_key(kluis: Kluis) -> None:
    with pytest.raises(WrongRecoveryKey):
        kluis.desk.proofs.drill_recovery(str(RecoveryKey.new()))
    assert kluis.stand(Bewijssoort.OEFENING) is Bewijsstand.NOOIT
    kluis.desk.proofs.drill_recovery(" ".join(kluis.paper.words))
    assert kluis.stand(Bewijssoort.OEFENING) is Bewijsstand.GOED
    kluis.desk.keys.change_recovery(" ".join(RecoveryKey.new().words))
    assert kluis.stand(Bewijssoort.OEFENING) is Bewijsstand.OUD
    assert "kwam er een andere herstelsleutel" in kluis.proof(Bewijssoort.OEFENING).told


def test_the_paper_that_was_needed_in_earnest_is_proven_too(kluis: Kluis) -> None:
    officer = kluis.desk.ctx.officer
    kluis.desk.close()
    typed = " ".join(kluis.paper.words)
    kluis.desk = RegisterDoors().open_with_recovery(
        kluis.folder, typed, "kalm-zeil-peper-wolk-linde", officer
    )
    assert kluis.stand(Bewijssoort.OEFENING) is Bewijsstand.GOED


def test_renewal_counts_and_asks_for_a_new_drill(kluis: Kluis) -> None:
    kluis.desk.proofs.drill_recovery(" ".join(kluis.paper.words))
    kluis.desk.keys.renew(" ".join(RecoveryKey.new().words))
    kluis.desk = Desk.open(kluis.folder, with_passphrase(PASSPHRASE), kluis.klok)
    assert kluis.stand(Bewijssoort.SLEUTELS) is Bewijsstand.GOED
    assert kluis.stand(Bewijssoort.OEFENING) is Bewijsstand.OUD


def test_who_only_reads_may_check_and_drills_nothing(kluis: Kluis) -> None:
    bo = add_officer(kluis.desk.ctx, "Bo Verzonnen", "wijkagent", Recht.LEZER)
    kluis.desk.register.keys.set_passphrase(bo, "de eigen zin van bo", CHEAP)
    kluis.desk.copies.make(kluis.copies)
    kluis.desk.close()
    kluis.desk = Desk.open(kluis.folder, with_passphrase("de eigen zin van bo"), kluis.klok)
    assert kluis.desk.proofs.check(kluis.copies).in_orde
    with pytest.raises(RegelFout):
        kluis.desk.proofs.drill_recovery(" ".join(kluis.paper.words))
    with pytest.raises(RegelFout):
        kluis.desk.proofs.open_copy(kluis.copies, "de eigen zin van bo")


def test_the_page_names_nobody(kluis: Kluis) -> None:
    open_casus(kluis.desk.ctx, casus_gegevens(), PERSOON)
    add_officer(kluis.desk.ctx, "Bo Verzonnen", "wijkagent", Recht.LEZER)
    told = kluis.blad()
    assert [(way.functie, way.told) for way in told.ingangen] == [
        ("OOV", "wachtwoordzin"),
        ("wijkagent", "nog geen wachtwoordzin"),
    ]
    assert told.vreemde_ingangen == 0
    assert dict(told.verwerking.aantallen) == {"casussen": 1, "personen": 1, "signalen": 0, "stukken": 0}
    for name in ("Anne", "Verzonnen", "Berg", "Proeflaan"):
        assert name not in repr(told)


def test_the_facts_come_from_the_lists_that_the_program_works_by(kluis: Kluis) -> None:
    facts, known = kluis.blad().verwerking, kluis.desk.ctx.naslag
    assert [name for name, _, _ in facts.termijnen] == [item.naam for item in known.termijnen.lijst]
    assert {name for name, _ in facts.grondslagen} == {g.naam for g in known.grondslagen.values() if g.actief}
    assert len(facts.ontvangers) == len(kluis.desk.ctx.reads.keten.partners())
    assert ("een strafrechtelijk gegeven", "AVG art. 10") in facts.bijzonder


def test_who_was_told_something_is_counted_of_what_the_officer_may_see(kluis: Kluis) -> None:
    ctx = kluis.desk.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    corporation = next(item for item in ctx.reads.keten.partners() if item.klasse is Klasse.CORPORATIE)
    gegevens = VerstrekkingGegevens(
        corporation.id, "", Drager.SCHRIFTELIJK, "adres en overlast", "G04", "anders kan zij haar deel niet doen", NOW.date()
    )  # fmt: skip
    share(ctx, casus_id, gegevens)
    facts = kluis.blad().verwerking
    assert (facts.ontvangers[0].naam, facts.ontvangers[0].verstrekkingen) == (corporation.naam, 1)
    assert facts.grondslagen[0][1].endswith("; 1 keer verstrekt")
    assert dict(facts.rollen)["Overlastgever"] == 1
    bo = add_officer(ctx, "Bo Verzonnen", "wijkagent", Recht.BEHEERDER)
    kluis.desk.register.keys.set_passphrase(bo, "de eigen zin van bo", CHEAP)
    close_casus_to(ctx, casus_id, (), "alleen voor mij")
    kluis.desk.close()
    kluis.desk = Desk.open(kluis.folder, with_passphrase("de eigen zin van bo"), kluis.klok)
    facts = kluis.blad().verwerking
    assert {item.verstrekkingen for item in facts.ontvangers} == {0}
    assert not [told for _, told in facts.grondslagen if "verstrekt" in told]
    assert dict(facts.rollen)["Overlastgever"] == 0
    assert dict(facts.aantallen)["casussen"] == 1


def test_every_table_and_field_that_is_declared_shows(kluis: Kluis) -> None:
    groups = kluis.blad().verwerking.groepen
    assert len(groups) == len(metadata.sorted_tables)
    told = sum(len(names) for group in groups for _, names in group.velden)
    keys = sum(isinstance(table.c.get("id", sa.Column()).type, sa.Uuid) for table in metadata.sorted_tables)
    assert told == sum(len(table.columns) for table in metadata.sorted_tables) - keys
    assert not [group.naam for group in groups if not group.velden]


class Verzonnen:
    """Stands for the class of a table that somebody adds."""


def test_one_that_is_added_shows_by_itself() -> None:
    made = sa.MetaData()
    sa.Table("casus", made, own_id(), text("titel", SEARCHED, PROFESSIONALS), info=about(Verzonnen))
    sa.Table(
        "oog_getuige", made, own_id(), ref("casus"), text("lengte", TOLD), sealed("naam"), day("gezien_op"), info=about(Verzonnen)
    )  # fmt: skip
    case, witness = groups_of(made, {"oog_getuige": 3})
    assert case.velden == ((Over.PROFESSIONAL, ("titel",)),)
    assert (witness.naam, witness.rijen) == ("oog getuige", 3)
    assert witness.personen == (Over.INWONER, Over.MELDER)
    assert witness.told == "Inwoner: lengte\nMelder: naam\nKenmerk: gezien op\nVerband: casus"


@pytest.mark.parametrize(
    ("found", "put", "wrong"),
    [
        ('soort = "kopie"', 'soort = "controle"', "komt twee keer voor"),
        ('soort = "kopie"', 'soort = "gok"', "is onbekend"),
        ("dagen = 366", "dagen = -1", "geheel getal"),
        ("[[grens]]", "[[grenzen]]", "onbekend"),
        ('kop = "Sleutels"', 'kop = ""', "mag niet leeg"),
    ],
)
def test_a_mistake_in_the_file_is_told(found: str, put: str, wrong: str) -> None:
    told = resources.read("veiligheid.toml")
    with pytest.raises(KaderFout, match=wrong):
        read_veiligheid(told.replace(found, put), "veiligheid.toml")


def test_a_proof_without_a_term_never_grows_old(kluis: Kluis) -> None:
    kluis.desk.keys.renew(" ".join(RecoveryKey.new().words))
    kluis.desk = Desk.open(kluis.folder, with_passphrase(PASSPHRASE), kluis.klok)
    assert kluis.proof(Bewijssoort.SLEUTELS).stand(date(2036, 1, 1)) is Bewijsstand.GOED

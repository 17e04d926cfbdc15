"""Documents: what goes in comes out, a changed bit is reported, and what is taken away is gone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.actions.bewaren.inzage import export_inzage
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.stukken import (
    StukGegevens,
    Zaakverwijzing,
    add_reference,
    add_stuk,
    add_stukken,
    read_stuk,
    remove_stuk,
)
from ivbdesk.actions.publiek.uitvoer import read_over_dossier
from ivbdesk.cases.bewaren.inzage import Inzage
from ivbdesk.cases.dossier.stuk import Vorm
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.zoeken.zoeken import Zoekgroep
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.errors import DamagedDocument
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.file_names import DOCUMENTS
from ivbdesk.storage.stukken import CHUNK, DocumentFolder, opened, sealed
from tests.diep import examples
from tests.werkplaats import NOW, PASSPHRASE, PERSOON, Klok, casus_gegevens, documents_of, new_desk, reopen

PDF = b"%PDF-1.7\n1 0 obj\n"
GEGEVENS = StukGegevens("Verslag huisbezoek", StukSoort.VERSLAG, NOW.date(), Herkomst.EIGEN, "OOV")


@given(st.integers(0, 3 * CHUNK // 2), st.randoms(use_true_random=False))
@examples(15)
def test_every_length_comes_back_and_no_bit_can_change(size: int, random: object) -> None:
    id, key = uuid4(), bytes(range(32))
    content = bytes(size)
    data = bytearray(sealed(id, key, content))
    assert opened(id, key, bytes(data)) == content
    place = random.randrange(len(data))  # type: ignore[attr-defined]
    data[place] ^= 1 << random.randrange(8)  # type: ignore[attr-defined]
    with pytest.raises(DamagedDocument):
        opened(id, key, bytes(data))


def test_chunks_can_not_be_cut_off_swapped_or_moved() -> None:
    id, key = uuid4(), bytes(32)
    content = bytes([1]) * CHUNK + bytes([2]) * CHUNK + b"rest"
    data = sealed(id, key, content)
    step, head = CHUNK + 16, 15
    first, second = data[head : head + step], data[head + step : head + 2 * step]
    for wrong in (
        data[: head + step],
        data[: head + 2 * step],
        data[:head] + second + first + data[head + 2 * step :],
        data + first,
        b"",
        data[:20],
    ):
        with pytest.raises(DamagedDocument):
            opened(id, key, wrong)
    with pytest.raises(DamagedDocument):
        opened(uuid4(), key, data)


def test_nothing_readable_is_in_the_folder(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    text = b"Zeldzaam woord kwispelstaartje in een verslag."
    id = add_stuk(desk.ctx, casus_id, GEGEVENS, text * 50)
    assert documents_of(desk) == {id}
    files = [path for path in desk.register.folder.rglob("*") if path.is_file()]
    assert all(b"kwispel" not in path.read_bytes() for path in files)
    assert read_stuk(desk.ctx, id)[1] == text * 50


def test_looking_at_a_document_is_logged(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    id = add_stuk(desk.ctx, casus_id, GEGEVENS, PDF)
    read_stuk(desk.ctx, id)
    (line,) = desk.ctx.reads.beheer.auditregels(0, 1, casus_id=casus_id)
    assert (line.actie, line.reden) == ("stuk bekijken", "bekeken")


def test_a_document_that_is_taken_away_is_gone_with_its_key(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    id = add_stuk(desk.ctx, casus_id, GEGEVENS, PDF)
    with pytest.raises(RegelFout):
        remove_stuk(desk.ctx, id, "  ")
    remove_stuk(desk.ctx, id, "hoort bij een andere casus")
    assert desk.ctx.reads.dossier.stukken(casus_id) == []
    assert documents_of(desk) == set()
    line = desk.ctx.reads.beheer.auditregels(0, 1, casus_id=casus_id)[0]
    assert (line.actie, line.reden, line.entiteit) == (
        "stuk verwijderen",
        "hoort bij een andere casus",
        "stuk",
    )
    assert json.loads(line.wijzigingen)["naam"] == ["Verslag huisbezoek", None]


@pytest.mark.alleen_in_een_map("of a server it is swept after a day: a colleague may be adding it")
def test_a_file_without_a_row_is_swept_at_the_next_opening(desk: Desk, tmp_path: Path) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    kept = add_stuk(desk.ctx, casus_id, GEGEVENS, PDF)
    desk.register.documents.put(uuid4(), b"zonder regel")
    desk.close()
    again = reopen(tmp_path)
    assert documents_of(again) == {kept}
    assert read_stuk(again.ctx, kept)[1] == PDF
    again.close()
    reopen(tmp_path).close()


def test_a_document_that_can_not_be_kept_leaves_no_row_and_no_file(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    for wrong in (
        replace(GEGEVENS, naam=" "),
        replace(GEGEVENS, bron=""),
        replace(GEGEVENS, datum=date(2031, 1, 1)),
    ):
        with pytest.raises(RegelFout):
            add_stuk(desk.ctx, casus_id, wrong, PDF)
    assert desk.ctx.reads.dossier.stukken(casus_id) == []
    assert documents_of(desk) == set()


@pytest.mark.alleen_in_een_map("checks the files, or copies them")
def test_check_and_copy_tell_of_a_damaged_document(desk: Desk, tmp_path: Path) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    id = add_stuk(desk.ctx, casus_id, GEGEVENS, PDF * 100)
    copy = desk.copies.make(tmp_path / "kopieen")
    assert DocumentFolder(copy.folder / DOCUMENTS).files()
    file = desk.register.documents.path(id)
    data = bytearray(file.read_bytes())
    data[60] ^= 1
    file.unlink()
    file.write_bytes(data)
    with pytest.raises(DamagedDocument):
        read_stuk(desk.ctx, id)
    with pytest.raises(DamagedDocument):
        desk.copies.make(tmp_path / "elders")
    desk.close()
    told = check_register(desk.register.folder, with_passphrase(PASSPHRASE))
    assert {item.onderdeel for item in told.bevindingen if item.ernst != "goed"} == {"stukken"}
    back = Desk.restored(copy.folder, tmp_path / "terug.ivb", with_passphrase(PASSPHRASE))
    assert read_stuk(back.ctx, id)[1] == PDF * 100
    back.close()
    reopen(tmp_path).close()


@pytest.mark.alleen_in_een_map("checks the files, or copies them")
def test_copies_share_a_document_with_each_other_but_never_with_the_register(tmp_path: Path) -> None:
    klok = Klok()
    desk = new_desk(tmp_path, klok)
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    id = add_stuk(desk.ctx, casus_id, GEGEVENS, PDF * 100)
    folders = []
    for _ in range(2):
        klok.nu += timedelta(days=1)
        open_casus(desk.ctx, casus_gegevens(), None)
        folders.append(desk.copies.make(tmp_path / "kopieen").folder / DOCUMENTS)
    files = [DocumentFolder(folder).path(id) for folder in folders]
    assert files[0].stat().st_ino == files[1].stat().st_ino
    assert files[0].stat().st_ino != desk.register.documents.path(id).stat().st_ino
    with files[1].open("rb+") as file:  # the copies go bad together; the next one is whole again
        file.seek(50)
        file.write(b"x")
    klok.nu += timedelta(days=1)
    open_casus(desk.ctx, casus_gegevens(), None)
    copy = desk.copies.make(tmp_path / "kopieen")
    back = Desk.restored(copy.folder, tmp_path / "terug.ivb", with_passphrase(PASSPHRASE), klok)
    assert read_stuk(back.ctx, id)[1] == PDF * 100
    back.close()
    desk.close()


@pytest.mark.alleen_in_een_map("of files that are half written")
def test_what_an_adding_that_was_cut_off_left_is_taken_away(desk: Desk, tmp_path: Path) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    kept = add_stuk(desk.ctx, casus_id, GEGEVENS, PDF)
    desk.close()
    left = desk.register.folder / DOCUMENTS / f"{casus_id}.stuk.tmp"
    left.write_bytes(b"half")
    reopen(tmp_path).close()
    assert not left.exists()
    assert desk.register.documents.path(kept).exists()


@pytest.mark.alleen_in_een_map("checks the files, or copies them")
def test_an_older_database_does_not_sweep_the_documents_of_a_newer_one(desk: Desk, tmp_path: Path) -> None:
    open_casus(desk.ctx, casus_gegevens(), None)
    desk.close()
    older = (desk.register.folder / "register.db").read_bytes()
    newer = reopen(tmp_path)
    casus_id = open_casus(newer.ctx, casus_gegevens(), None)
    id = add_stuk(newer.ctx, casus_id, GEGEVENS, PDF)
    newer.close()
    kept = (newer.register.folder / "register.db").read_bytes()
    (newer.register.folder / "register.db").write_bytes(older)
    wrong = reopen(tmp_path)
    assert wrong.register.warnings
    wrong.close()
    (newer.register.folder / "register.db").write_bytes(kept)
    right = reopen(tmp_path)
    assert read_stuk(right.ctx, id)[1] == PDF
    right.close()
    reopen(tmp_path).close()


def test_several_documents_are_kept_together_or_not_at_all(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    with pytest.raises(RegelFout):
        add_stukken(desk.ctx, casus_id, GEGEVENS, [PDF, b"", b"tekst"])
    assert desk.ctx.reads.dossier.stukken(casus_id) == []
    assert documents_of(desk) == set()
    ids = add_stukken(desk.ctx, casus_id, GEGEVENS, [PDF, b"tekst"])
    names = {stuk.id: stuk.naam for stuk in desk.ctx.reads.dossier.stukken(casus_id)}
    assert [names[id] for id in ids] == ["Verslag huisbezoek (1 van 2)", "Verslag huisbezoek (2 van 2)"]


@pytest.mark.alleen_in_een_map("checks the files, or copies them")
def test_a_document_in_the_zaaksysteem_is_named_checked_copied_and_destroyed_as_the_others(
    desk: Desk, tmp_path: Path
) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    with pytest.raises(RegelFout) as told:
        add_reference(desk.ctx, casus_id, GEGEVENS, Zaakverwijzing("Djuma", " "))
    assert told.value.veld == "zaaknummer"
    id = add_reference(desk.ctx, casus_id, GEGEVENS, Zaakverwijzing("Djuma", "Z-26-104", "team Handhaving"))
    (stuk,) = desk.ctx.reads.dossier.stukken(casus_id)
    assert (stuk.vorm, stuk.plek, stuk.lezers) == (Vorm.ZAAK, "Djuma, nummer Z-26-104", "team Handhaving")
    copy = desk.copies.make(tmp_path / "kopieen")
    assert copy.stukken == 0
    (hit,) = [
        hit
        for hit in desk.ctx.reads.zoeken.zoek_teksten("Z-26-104", desk.ctx.today())
        if hit.groep is Zoekgroep.STUK
    ]
    assert hit.id == id
    remove_stuk(desk.ctx, id, "bij een andere casus")
    assert desk.ctx.reads.dossier.stukken(casus_id) == []
    desk.close()
    assert check_register(desk.register.folder, with_passphrase(PASSPHRASE)).in_orde
    reopen(tmp_path).close()


def test_a_document_is_found_by_what_stands_in_it_until_it_is_gone(desk: Desk, tmp_path: Path) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    text = b"Het kwispelstaartje blafte de hele nacht."
    id = add_stuk(desk.ctx, casus_id, GEGEVENS, text)

    def found() -> list[UUID]:
        return [
            hit.id
            for hit in desk.ctx.reads.zoeken.zoek_teksten("kwispelstaartje", desk.ctx.today())
            if hit.groep is Zoekgroep.STUK
        ]

    assert found() == [id]
    lines = desk.ctx.reads.beheer.auditregels(0, 50, casus_id=casus_id)
    assert not any("kwispel" in line.wijzigingen for line in lines), "the log keeps no copy of a document"
    remove_stuk(desk.ctx, id, "hoort bij een andere casus")
    assert found() == []
    desk.close()
    files = [path for path in desk.register.folder.rglob("*") if path.is_file()]
    assert all(b"kwispel" not in path.read_bytes() for path in files)
    reopen(tmp_path).close()


def test_a_document_in_the_zaaksysteem_is_told_to_whom_it_may_be(desk: Desk) -> None:
    ctx = desk.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    for herkomst, number in ((Herkomst.EIGEN, "Z-26-104"), (Herkomst.ZORG, "Z-26-105")):
        add_reference(
            ctx, casus_id, replace(GEGEVENS, herkomst=herkomst), Zaakverwijzing("Djuma", number, "OOV")
        )
    told = read_over_dossier(ctx, casus_id, Ontvanger.JURIST)[0]
    words = [made.tekst for made in told.producties]
    assert words == ["Verslag huisbezoek (staat in Djuma, nummer Z-26-104)"]
    assert told.weggelaten == 1
    seen: list[Inzage] = []
    (person,) = (row.persoon.id for row in ctx.reads.dossier.casus(casus_id).betrokkenen)

    def render(inzage: Inzage, *_: object) -> bytes:
        seen.append(inzage)
        return b"pdf"

    export_inzage(ctx, person, render)
    assert set(seen[0].casussen[0].stukken) == {
        f"Verslag huisbezoek (Djuma, nummer {number})" for number in ("Z-26-104", "Z-26-105")
    }

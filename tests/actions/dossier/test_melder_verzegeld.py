"""Who reported stands in the sealed fields and nowhere else: every byte of every table is read after every act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine, event
from sqlalchemy.exc import SQLAlchemyError

from ivbdesk.actions.besluitvorming.handhaving import record_handhavingsverzoek
from ivbdesk.actions.betrokkenen.betrokkenen import add_melder, unseal_melders
from ivbdesk.actions.bewaren.inzage import find_for_inzage
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, correct_entry, record_entry
from ivbdesk.actions.publiek.uitvoer import read_over_dossier
from ivbdesk.actions.signaal.signaal import change_signaal, record_signaal, unseal_melder
from ivbdesk.cases.betrokkenen.register import VERZEGELD
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Herkomst, Thema, Uitkomst
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.desk import Desk
from ivbdesk.storage import audit
from ivbdesk.storage.tables import dossier as t
from tests.actions.signaal.test_wegen import weigh
from tests.werkplaats import NOW, PERSOON, casus_gegevens, database_of, new_desk, reopen

NAME, REACH = "Ria Boterbloem", "06 55501234"
SECRET = (b"boterbloem", b"55501234")
HOMES = {("melder", "naam"), ("melder", "contact"), ("signaal", "melder_naam"), ("signaal", "melder_contact")}


def places(engine: Engine) -> set[tuple[str, str]]:
    """The table and column of every value in which who reported can be read."""
    found = set()
    with engine.connect() as connection:
        for name in sa.inspect(connection).get_table_names():
            for row in connection.execute(sa.text(f'SELECT * FROM "{name}"')).mappings():
                found.update((name, column) for column, value in row.items() if _tells(value))
    return found


def _tells(value: object) -> bool:
    data = value if isinstance(value, bytes) else str(value).encode()
    return any(word in data.lower() for word in SECRET)


def entry(bron: str, tekst: str = "harde muziek") -> ItemGegevens:
    return ItemGegevens(ItemSoort.MELDING, Aard.VERKLARING, Herkomst.MELDER, bron, tekst, NOW.date())


def reported(naam: str = NAME) -> SignaalGegevens:
    return SignaalGegevens(
        SignaalBron.BEWONER, Thema.MEERVOUDIG, "veel aanloop", melder_naam=naam, melder_contact=REACH
    )


def sealed(ctx: Context, id: UUID) -> None:
    add_melder(ctx, id, NAME, REACH, True)


def named_in_an_entry(ctx: Context, id: UUID) -> None:
    item = record_entry(ctx, id, entry(NAME))
    record_entry(ctx, id, entry(f"mw {NAME}"))
    correct_entry(ctx, id, item, entry(NAME, "zachte muziek"), "het was zachte muziek")


def by_a_signal(ctx: Context, id: UUID) -> None:
    signal = record_signaal(ctx, reported())
    change_signaal(ctx, signal, reported("Mevrouw Ria Boterbloem"), "de naam was niet heel")
    unseal_melder(ctx, signal, "om terug te bellen")
    weigh(ctx, signal, Uitkomst.BESTAANDE_CASUS, casus_id=id)


def by_a_signal_of_its_own(ctx: Context, _: UUID) -> None:
    weigh(ctx, record_signaal(ctx, reported()), Uitkomst.NIEUWE_CASUS)


def asking_to_act(ctx: Context, id: UUID) -> None:
    melder = add_melder(ctx, id, NAME, REACH, False)
    record_handhavingsverzoek(ctx, id, NOW.date(), "laat de honden stil zijn", melder)


def shown_once(ctx: Context, id: UUID) -> None:
    sealed(ctx, id)
    assert [item.naam for item in unseal_melders(ctx, id, "om terug te bellen")] == [NAME]


ACTS = (sealed, named_in_an_entry, by_a_signal, by_a_signal_of_its_own, asking_to_act, shown_once)


@pytest.mark.parametrize("act", ACTS)
def test_no_table_tells_who_reported(desk: Desk, act: Callable[[Context, UUID], None]) -> None:
    act(desk.ctx, open_casus(desk.ctx, casus_gegevens(), PERSOON))
    found = places(database_of(desk))
    assert found & HOMES, "who reported is kept, where it belongs"
    assert found - HOMES == set()


def test_what_leaves_hides_who_reported(desk: Desk) -> None:
    ctx, casus_id = desk.ctx, open_casus(desk.ctx, casus_gegevens(), PERSOON)
    sealed(ctx, casus_id)
    record_entry(ctx, casus_id, entry("bewoner", f"de hond van {NAME} blaft"))
    told = repr(read_over_dossier(ctx, casus_id, Ontvanger.POLITIE)[0])
    assert "[naam]" in told
    assert "[melder]" not in told, "a mask that says melder tells who it is to who types a name"
    assert "Boterbloem" not in told
    find_for_inzage(ctx, ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon)


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """Every statement that runs meanwhile."""
    ran: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        ran.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield ran
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_a_casus_is_read_without_who_reported(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    sealed(desk.ctx, casus_id)
    with statements(desk.register.engine) as ran:
        casus = read_blad(desk.ctx, casus_id).casus
    assert any("melder.merk" in text for text in ran)
    assert not any("melder.naam" in text or "melder.contact" in text for text in ran)
    for field in ("naam", "contact"):
        with pytest.raises(SQLAlchemyError):
            getattr(casus.melders[0], field)


def test_names_of_one_melder_have_one_mark(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    for bron in (NAME, f"Mevr. {NAME}", "Piet Anders"):
        record_entry(desk.ctx, casus_id, entry(bron))
    add_melder(desk.ctx, casus_id, NAME, "", False)
    marks = [item.merk for item in desk.ctx.reads.dossier.casus(casus_id).melders]
    assert len(marks) == 3
    assert len(set(marks)) == 2


@pytest.mark.alleen_in_een_map("no older version wrote on a server: a register begins there sealed")
def test_what_an_older_version_left_open_is_closed_and_sealed(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    hidden = open_casus(desk.ctx, casus_gegevens(titel="Pand Proeflaan"), None)
    sealed(desk.ctx, casus_id)
    with desk.ctx.begin("melder vastleggen", "door een oudere versie") as unit:
        old = audit.Entry("melder", "x", {"naam": (None, NAME), "contact": ("", REACH)}, casus_id)
        unit._recorder.tell(old)  # type: ignore[attr-defined]  # as the program wrote it before
    engine = database_of(desk)
    with engine.begin() as connection:
        connection.execute(sa.delete(t.instelling).where(t.instelling.c.naam == VERZEGELD))
        connection.execute(sa.update(t.melder).values(merk=""))
        silent = sa.update(t.casus).where(t.casus.c.id == hidden)
        connection.execute(silent.values(soort=CasusSoort.ONDERMIJNING))
    assert places(engine) - HOMES == {("audit", "wijzigingen")}
    desk.close()
    again = reopen(tmp_path)
    assert places(again.register.engine) - HOMES == set()
    assert again.ctx.reads.dossier.casus(hidden).besloten
    assert [item.medewerker_id for item in again.ctx.reads.dossier.toegangen(hidden)] == [again.ctx.officer]
    assert again.ctx.reads.dossier.casus(casus_id).melders[0].merk
    with again.register.engine.connect() as connection:
        assert audit.verify_chain(connection, again.register.audit_key).broken_at is None
    assert again.ctx.reads.beheer.auditregels(0, 5, actie="ouder register verzegelen")
    again.close()

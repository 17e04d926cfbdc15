"""A line that is lost while the server saves: saved once and only once, and nobody is told what is not so."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Queue
from uuid import UUID

import psycopg
import pytest

from ivbdesk.actions.bewaren.bewaren import carry_out, due_items, propose
from ivbdesk.actions.dossier.casus import change_status, open_casus
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.desk import Desk
from ivbdesk.drukwerk import render_declaration
from ivbdesk.storage import audit
from ivbdesk.storage.drafts import Drafts
from ivbdesk.storage.keys.team_login import login_of
from ivbdesk.storage.line_errors import LineLost, SaveUnanswered
from ivbdesk.storage.postgres.doubt import is_there
from ivbdesk.storage.postgres.engine import _SETTINGS
from ivbdesk.storage.team_drafts import FILE
from ivbdesk.storage.unit_of_work import Changes
from ivbdesk.team import open_team
from tests.kabel import AFTER, BEFORE, Kabel
from tests.pg_server import server
from tests.server_register import made, new_team
from tests.storage.collega import colleague
from tests.werkplaats import CHEAP, NOW, PASSPHRASE, Klok, casus_gegevens, documents_of

ANDERS = "pinda koffer lantaarn bezem zwaluw"
PATIENCE_S = 60
_ENTRY = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", "geschreeuw", NOW.date())


@pytest.fixture
def kabel() -> Iterator[Kabel]:
    """The cable of Anne."""
    made = Kabel()
    yield made
    made.away()


@pytest.fixture
def anne(tmp_path: Path, kabel: Kabel, klok: Klok) -> Iterator[Desk]:
    """A team register, over that cable."""
    folder = tmp_path / "Proef.ivbteam"
    new_team(folder, PASSPHRASE, CHEAP, Klok())
    kabel.lay_to(folder)
    desk = open_team(folder, PASSPHRASE, clock=klok)
    yield desk
    desk.close()


def count(desk: Desk) -> int:
    return desk.ctx.reads.werk.tellingen(NOW.date()).casussen


def back(desk: Desk, kabel: Kabel) -> None:
    """The line is there again, and all that is shown may be old."""
    heard: Queue[Changes] = Queue()
    desk.on_change(heard.put)
    kabel.plug()
    while not heard.get(timeout=PATIENCE_S).onbekend:
        pass


def test_a_commit_that_was_done_and_not_answered_counts_as_done(anne: Desk, kabel: Kabel) -> None:
    kabel.pull_at_commit(AFTER, stays=False)
    casus_id = open_casus(anne.ctx, casus_gegevens(), None)
    assert kabel.pulled == 1
    assert anne.ctx.reads.dossier.casus(casus_id).titel == "Woonoverlast Proeflaan 3"
    assert count(anne) == 1


def test_a_commit_that_never_came_is_told_and_can_be_done_again(anne: Desk, kabel: Kabel) -> None:
    kabel.pull_at_commit(BEFORE, stays=False)
    with pytest.raises(LineLost) as told:
        open_casus(anne.ctx, casus_gegevens(), None)
    assert not isinstance(told.value, SaveUnanswered)
    assert "niet opgeslagen" in told.value.behouden
    open_casus(anne.ctx, casus_gegevens(), None)
    assert count(anne) == 1


@pytest.mark.parametrize(("when", "saved"), [(BEFORE, False), (AFTER, True)])
def test_while_nobody_answers_it_is_not_known_and_later_it_is(
    anne: Desk, kabel: Kabel, when: str, saved: bool
) -> None:
    assert anne.team is not None
    kabel.pull_at_commit(when, stays=True)
    with pytest.raises(SaveUnanswered) as told:
        open_casus(anne.ctx, casus_gegevens(), None)
    with pytest.raises(LineLost):
        anne.team.was_saved(told.value)
    with pytest.raises(LineLost):
        anne.ctx.reads.beheer.medewerkers()
    assert anne.team.lost_since is not None
    back(anne, kabel)
    assert anne.team.lost_since is None
    assert anne.team.was_saved(told.value) is saved
    assert count(anne) == int(saved)


def test_wherever_a_save_is_cut_off_it_is_done_once_or_not_at_all(anne: Desk, kabel: Kabel) -> None:
    """At each message in turn, until one save has no more of them (team.md C7, 11)."""
    assert anne.team is not None
    casus_id = open_casus(anne.ctx, casus_gegevens(), None)
    saved, cut = 0, 0
    while True:
        kabel.pull_at_message(cut + 1)
        before = kabel.pulled
        try:
            record_entry(anne.ctx, casus_id, _ENTRY)
        except SaveUnanswered as told:
            saved += anne.team.was_saved(told)
        except LineLost:
            pass
        else:
            saved += 1
        if kabel.pulled == before:
            break
        cut += 1
    kabel.pull_at_message(0)
    assert cut > 5
    assert len(anne.ctx.reads.dossier.casus(casus_id).tijdlijn) == saved > 0


def test_who_is_cut_off_in_the_middle_holds_up_nobody(anne: Desk, kabel: Kabel) -> None:
    """Her computer is gone, with a transaction open in which she held the casus (team.md C7, 13)."""
    casus_id = open_casus(anne.ctx, casus_gegevens(), None)
    bram = colleague(anne)
    with pytest.raises(LineLost), anne.ctx.begin("wijzigen", "proef") as unit:
        unit.casus(casus_id).titel = "Van Anne"
        kabel.pull()
        record_entry(bram, casus_id, _ENTRY)
    assert bram.reads.dossier.casus(casus_id).titel == "Woonoverlast Proeflaan 3"


def test_who_can_open_it_is_known_without_a_line_too(anne: Desk, kabel: Kabel) -> None:
    kabel.pull()
    assert anne.keys.holders() == {anne.ctx.officer}


def test_what_is_typed_without_a_line_is_kept_here_sealed_and_goes_along_when_it_is_back(
    anne: Desk, kabel: Kabel
) -> None:
    anne.drafts.save("signaal", "nieuw", "stond er al", NOW)
    anne.drafts.save("casus", "weg", "dit gaat weg", NOW)
    kabel.pull()
    anne.drafts.save("signaal", "nieuw", "getypt zonder lijn", NOW)
    anne.drafts.discard("casus", "weg")
    here = next(anne.register.folder.glob(f"{FILE}-*"))
    assert b"getypt" not in here.read_bytes()
    kept = anne.drafts.load("signaal", "nieuw")
    assert kept is not None
    assert kept.inhoud == "getypt zonder lijn"
    back(anne, kabel)
    assert [(soort, ref) for soort, ref, _ in anne.drafts.all()] == [("signaal", "nieuw")]
    kept = anne.drafts.load("signaal", "nieuw")
    assert kept is not None
    assert kept.inhoud == "getypt zonder lijn"
    assert not here.exists()


def kept(desk: Desk, ref: str = "nieuw") -> str | None:
    found = desk.drafts.load("signaal", ref)
    return found.inhoud if found else None


def test_a_draft_that_was_not_seen_is_replaced_by_none_that_was_typed_without_a_line(
    anne: Desk, kabel: Kabel
) -> None:
    """Another computer of hers kept one: the newest is shown, and the other comes once that is done with."""
    elsewhere = Drafts(anne.register.engine, anne.ctx.officer, lambda _: None)
    elsewhere.save("signaal", "nieuw", "van thuis", NOW - timedelta(hours=1))
    kabel.pull()
    assert kept(anne) is None
    anne.drafts.save("signaal", "nieuw", "getypt zonder lijn", NOW)
    assert kept(anne) == "getypt zonder lijn"
    back(anne, kabel)
    assert [(soort, ref) for soort, ref, _ in anne.drafts.all()] == [("signaal", "nieuw")]
    assert kept(anne) == "getypt zonder lijn"
    anne.drafts.discard("signaal", "nieuw")
    assert [(soort, ref) for soort, ref, _ in anne.drafts.all()] == [("signaal", "nieuw")]
    assert kept(anne) == "van thuis"
    anne.drafts.discard("signaal", "nieuw")
    assert anne.drafts.all() == []


def test_what_was_kept_elsewhere_later_stays_on_top(anne: Desk, kabel: Kabel) -> None:
    elsewhere = Drafts(anne.register.engine, anne.ctx.officer, lambda _: None)
    anne.drafts.save("signaal", "nieuw", "begin", NOW - timedelta(hours=2))
    anne.drafts.save("signaal", "weg", "begin", NOW - timedelta(hours=2))
    kabel.pull()
    anne.drafts.save("signaal", "nieuw", "getypt zonder lijn", NOW - timedelta(hours=1))
    anne.drafts.discard("signaal", "weg")
    kabel.plug()
    for ref in ("nieuw", "weg"):
        elsewhere.save("signaal", ref, "van thuis, later", NOW)
    assert kept(anne) == "van thuis, later"
    assert kept(anne, "weg") == "van thuis, later"
    anne.drafts.discard("signaal", "nieuw")
    assert kept(anne) == "getypt zonder lijn"


def test_whatever_the_server_refuses_a_draft_is_kept_here(anne: Desk, tmp_path: Path) -> None:
    with psycopg.connect(made[-1]) as connection:
        connection.execute("REVOKE ALL ON concept FROM ivb_beheerder, ivb_regievoerder, ivb_lezer")
    anne.drafts.save("signaal", "nieuw", "getypt zonder recht", NOW)
    assert kept(anne) == "getypt zonder recht"
    with psycopg.connect(made[-1]) as connection:
        connection.execute("GRANT ALL ON concept TO ivb_beheerder")
    assert kept(anne) == "getypt zonder recht"
    assert not list(anne.register.folder.glob(f"{FILE}-*"))


def test_no_message_ends_the_listening(anne: Desk) -> None:
    """Whoever may sign in may send one: of what cannot be read, and of a listener that fails, the next is heard."""
    heard: Queue[Changes] = Queue()

    def fails(_changes: Changes) -> None:
        raise ValueError

    anne.on_change(heard.put)
    anne.on_change(fails)
    with psycopg.connect(made[-1], autocommit=True) as connection:
        for _ in range(2):
            connection.execute("SELECT pg_notify('ivb', %s)", ("[" * 7000,))
            assert heard.get(timeout=PATIENCE_S).onbekend


def test_a_refusal_says_nothing_of_what_was_saved(anne: Desk, kabel: Kabel) -> None:
    """The password was changed elsewhere while the server saved: it is not known, and asked again later."""
    assert anne.team is not None
    login = login_of(anne.ctx.officer)
    open_casus(
        anne.ctx, casus_gegevens(titel="Eerder"), None
    )  # so that a line stands open before the login ends
    with psycopg.connect(server(), dbname="postgres", autocommit=True) as connection:
        connection.execute(f"ALTER ROLE {login} NOLOGIN".encode())
        try:
            kabel.pull_at_commit(AFTER, stays=False)
            with pytest.raises(SaveUnanswered) as told:
                open_casus(anne.ctx, casus_gegevens(), None)
        finally:
            connection.execute(f"ALTER ROLE {login} LOGIN".encode())
    assert anne.team.was_saved(told.value)


@pytest.mark.parametrize(("when", "left"), [(BEFORE, 2), (AFTER, 1)])
def test_a_destruction_that_was_not_answered_is_done_with_its_documents_or_not_at_all(
    anne: Desk, kabel: Kabel, klok: Klok, when: str, left: int
) -> None:
    assert anne.team is not None
    bram = colleague(anne)
    gone, _ = _with_document(anne), _with_document(anne)
    change_status(anne.ctx, gone, CasusStatus.GESLOTEN, "klaar met de aanpak")
    klok.nu = datetime(2040, 1, 2, 9, tzinfo=UTC)
    propose(bram, due_items(bram))
    (waiting,) = bram.reads.bewaren.vernietigingen()
    render = render_declaration(anne.ctx)
    kabel.pull_at_commit(when, stays=True)
    with pytest.raises(SaveUnanswered) as told:
        carry_out(anne.ctx, waiting.id, klok.nu.date(), render)
    back(anne, kabel)
    assert anne.team.was_saved(told.value) is (when == AFTER)
    assert len(documents_of(anne)) == left


def _with_document(desk: Desk) -> UUID:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    about = StukGegevens("Verslag huisbezoek", StukSoort.VERSLAG, NOW.date(), Herkomst.EIGEN, "OOV")
    add_stuk(desk.ctx, casus_id, about, b"een verslag")
    return casus_id


@pytest.mark.parametrize(("when", "opens"), [(BEFORE, PASSPHRASE), (AFTER, ANDERS)])
def test_a_change_of_passphrase_that_was_not_answered_is_done_or_not(
    anne: Desk, kabel: Kabel, when: str, opens: str
) -> None:
    assert anne.team is not None
    kabel.pull_at_commit(when, stays=True)
    with pytest.raises(SaveUnanswered) as told:
        anne.keys.change_passphrase(ANDERS)
    back(anne, kabel)
    assert anne.team.was_saved(told.value) is (when == AFTER)
    folder, officer = anne.register.folder, str(anne.ctx.officer)
    open_team(folder, opens, officer, Klok()).close()
    if when == AFTER:
        anne.keys.change_passphrase(PASSPHRASE)  # the login is of more tests than this


def test_what_the_server_may_still_be_saving_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Longer than any other statement waits: "not saved" of what is being saved would be saved twice."""
    monkeypatch.setitem(_SETTINGS, "lock_timeout", "100ms")
    new_team(tmp_path / "Proef.ivbteam", PASSPHRASE, CHEAP, Klok())
    desk = open_team(tmp_path / "Proef.ivbteam", PASSPHRASE, clock=Klok())
    engine = desk.register.engine
    with engine.connect() as connection:
        line = audit.head(connection)
    with psycopg.connect(made[-1]) as saving, ThreadPoolExecutor() as others:
        saving.execute("SELECT seq FROM auditkop FOR UPDATE")
        asked = others.submit(is_there, engine, line)
        saving.execute("SELECT pg_sleep(0.6)")
        assert not asked.done()
        saving.rollback()
        assert asked.result(timeout=PATIENCE_S)
    desk.close()

"""A line that is lost while the server saves: saved once and only once, and nobody is told what is not so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.desk import Desk
from ivbdesk.storage.line_errors import LineLost, SaveUnanswered
from ivbdesk.storage.team_drafts import FILE
from ivbdesk.storage.unit_of_work import Changes
from ivbdesk.team import open_team
from tests.kabel import AFTER, BEFORE, Kabel
from tests.server_register import new_team
from tests.werkplaats import CHEAP, NOW, PASSPHRASE, Klok, casus_gegevens

PATIENCE_S = 60


@pytest.fixture
def kabel() -> Iterator[Kabel]:
    """The cable of Anne."""
    made = Kabel()
    yield made
    made.away()


@pytest.fixture
def anne(tmp_path: Path, kabel: Kabel) -> Iterator[Desk]:
    """A team register, over that cable."""
    folder = tmp_path / "Proef.ivbteam"
    new_team(folder, PASSPHRASE, CHEAP, Klok())
    kabel.lay_to(folder)
    desk = open_team(folder, PASSPHRASE, clock=Klok())
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

"""The invented register that is tortured: two officers, a casus, one that was destroyed, one that is to be, a copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import ClassVar
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.actions.bewaren.bewaren import carry_out, due_items, propose
from ivbdesk.actions.dossier.casus import CasusGegevens, change_status, open_casus
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.bewaren.vernietiging import VernietigingStatus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort, Urgentie
from ivbdesk.desk import Desk, with_passphrase, with_recovery
from ivbdesk.drukwerk import render_declaration
from ivbdesk.storage.keys.keyring import SystemKeyring
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.slots import Argon2Params
from ivbdesk.storage.sqlite.opening import Unlock
from ivbdesk.storage.tables.dossier import stuk

PASSPHRASE = "pijnbank paraplu zeehond kachel fietsbel wandelpad"
COLLEAGUE = "vlinder kachel drempel oever wiek lantaarn"
TEXT = "Regel onder druk."
DOCUMENT = b"Een verzonnen brief. " * 1500
CHEAP = Argon2Params(memory_kib=19 * 1024, time_cost=1, parallelism=1)  # the key is not what is tortured here
BEGIN, LATER = datetime(2026, 1, 5, 9, tzinfo=UTC), datetime(2040, 1, 2, 9, tzinfo=UTC)
LINES = 3


@dataclass(frozen=True)
class Trial:
    """One copy of the trial: where it stands, and what is in it."""

    root: Path
    recovery: str
    anne: UUID
    bo: UUID
    casus: UUID
    stuk: UUID
    destroyed: UUID
    closed: UUID
    closed_stuk: UUID
    copy_name: str
    token: bytes
    """Opens the register as Anne, at no cost."""

    @property
    def place(self) -> Path:
        """The register."""
        return self.root / "proef.ivb"

    @property
    def copies(self) -> Path:
        """Where its copies stand."""
        return self.root / "proef-reservekopieen"

    @property
    def copy(self) -> Path:
        """The copy from before the destruction."""
        return self.copies / self.copy_name

    @property
    def restored(self) -> Path:
        """Where a copy is put back."""
        return self.root / "terug.ivb"

    def copied_to(self, root: Path) -> Trial:
        """The same, to be spoiled elsewhere."""
        shutil.copytree(self.root, root)
        return replace(self, root=root)

    def open(self, passphrase: str = PASSPHRASE) -> Desk:
        """The register, opened as an officer would."""
        return Desk.open(self.place, with_passphrase(passphrase), later)

    def open_by_paper(self, recovery: str = "") -> Desk:
        """The register, opened with the recovery key."""
        return Desk.open(self.place, with_recovery(recovery or self.recovery), later)


class _Pocket(SystemKeyring):
    """Keeps the token that the key store of this computer would keep."""

    kept: ClassVar[list[bytes]] = []

    def remember(self, register_id: str, holder: str, token: bytes) -> None:
        self.kept.append(token)


def later() -> datetime:
    """The moment at which all of the torture happens."""
    return LATER


ENTER: Unlock = with_passphrase(PASSPHRASE)


def make_trial(root: Path) -> Trial:
    """Make the register and its copy in this folder, and close it."""
    recovery = RecoveryKey.new()
    place = root / "proef.ivb"
    root.mkdir()
    desk = Desk.create(place, PASSPHRASE, recovery, "Anne Proef", "", {}, lambda: BEGIN, CHEAP)
    bo = add_officer(desk.ctx, "Bo Proef", "", Recht.BEHEERDER)
    desk.register.keys.set_passphrase(bo, COLLEAGUE, CHEAP)
    pocket = _Pocket()
    desk.register.keys.remember(pocket)
    casus, destroyed, closed = (_casus(desk, titel) for titel in ("Leeft", "Vernietigd", "Gesloten"))
    stukken = [_stuk(desk, id) for id in (casus, destroyed, closed)]
    for number in range(LINES):
        write_line(desk, casus, f"Vaste regel {number}.")
    for id in (destroyed, closed):
        change_status(desk.ctx, id, CasusStatus.GESLOTEN, "klaar met de aanpak")
    copy = desk.copies.make(desk.copies.usual_place)
    anne = desk.ctx.officer
    desk.close()
    made = Trial(
        root, str(recovery), anne, bo, casus, stukken[0], destroyed, closed, stukken[2], copy.folder.name,
        pocket.kept[-1],
    )  # fmt: skip
    _propose(made)
    desk = made.open()
    carry_out_of(desk, destroyed)()
    desk.copies.note_destroyed(desk.copies.usual_place)
    desk.close()
    return made


def carry_out_of(desk: Desk, casus: UUID) -> Callable[[], object]:
    """What destroys this casus, of which a colleague proposed it."""
    (waiting,) = [
        item
        for item in desk.ctx.reads.bewaren.vernietigingen()
        if item.casus_id == casus and item.status is VernietigingStatus.VOORGESTELD
    ]
    render = render_declaration(desk.ctx)
    return lambda: carry_out(desk.ctx, waiting.id, date(2041, 1, 1), render)


def write_line(desk: Desk, casus_id: UUID, text: str = TEXT) -> UUID:
    """One more line in the timeline, kept; gives its id."""
    entry = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", text, desk.ctx.today())
    return record_entry(desk.ctx, casus_id, entry)


def lines_of(desk: Desk, casus_id: UUID) -> list[str]:
    """The texts in the timeline of a casus."""
    return [item.tekst for item in desk.ctx.reads.dossier.casus(casus_id).tijdlijn]


def stukken_of(desk: Desk) -> set[UUID]:
    """The documents of the register."""
    with desk.register.engine.execution_options(readonly=True).connect() as connection:
        return set(connection.scalars(sa.select(stuk.c.id)))


def _casus(desk: Desk, titel: str) -> UUID:
    gegevens = CasusGegevens(
        soort=CasusSoort.WOONOVERLAST, titel=titel, doel="proef", grondslag="proef", urgentie=Urgentie.GROEN
    )
    return open_casus(desk.ctx, gegevens, None)


def _stuk(desk: Desk, casus: UUID) -> UUID:
    note = StukGegevens("Brief", StukSoort.BRIEF, desk.ctx.today(), Herkomst.EIGEN, "OOV")
    return add_stuk(desk.ctx, casus, note, DOCUMENT)


def _propose(made: Trial) -> None:
    desk = made.open(COLLEAGUE)
    propose(desk.ctx, due_items(desk.ctx))
    desk.close()

"""The ways into a register, for the start window."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from ivbdesk.allowed_places import demand_new
from ivbdesk.beleid import in_force
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.demo.place import cleared, demo_place, is_demonstration, phrase_of
from ivbdesk.desk import Desk, utc_now, with_keyring, with_passphrase, with_recovery
from ivbdesk.officer_keys import DutchPhrases
from ivbdesk.proofs import RegisterProofs
from ivbdesk.storage.errors import AlreadyOpen, RegisterError, WrongPolicy
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.keyring import SystemKeyring
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.sqlite.backup import BackupCopy, copies_in, default_place
from ivbdesk.storage.sqlite.file_names import KEYS
from ivbdesk.storage.sqlite.location import with_folders
from ivbdesk.storage.sqlite.opening import officers_by_recovery
from ivbdesk.storage.sqlite.reading import NoCopyToRead
from ivbdesk.storage.sqlite.turns import Turns
from ivbdesk.team import open_any
from ivbdesk.ui.doors import NieuwRegister


class RegisterDoors:
    """The ways in: each gives the register opened."""

    phrases = DutchPhrases()

    def demand_place(self, folder: Path) -> None:
        """Raises why no register can be made in this place, by what the policy or the disk says; makes nothing."""
        demand_new(folder)

    def allowed(self) -> tuple[Path, ...]:
        """Within which folders registers stand, where the administrator laid that down; empty where that can not be read."""
        with suppress(WrongPolicy):
            return in_force().mappen
        return ()

    def place_for_new(self, usual: Sequence[Path]) -> Path:
        """The first of the usual folders in which a register can come, or else of those that are allowed."""
        allowed = self.allowed()
        for place in (*usual, *allowed):
            with suppress(RegisterError, RegelFout):
                self.demand_place(place / "register.ivb")
                return place
        return (*allowed, *usual)[0]

    def create(self, new: NieuwRegister) -> Desk:
        """Make a register, with the folders that it comes in where those are not there yet, and open it."""
        self.demand_place(new.folder)
        recovery = RecoveryKey.parse(new.recovery)
        with with_folders(new.folder):
            return Desk.create(new.folder, new.passphrase, recovery, new.naam, new.functie, new.instellingen)

    def open(self, folder: Path, passphrase: str, first: str = "") -> Desk:
        """Open with the passphrase; that of officer `first` is tried first."""
        return open_any(folder, passphrase, first)

    def officers(self, folder: Path, typed: str) -> list[tuple[UUID, str]]:
        """Who works in the register, for somebody who has its recovery key: one of them is to get a new passphrase."""
        return officers_by_recovery(folder, with_recovery(typed), utc_now)

    def open_with_recovery(self, folder: Path, typed: str, passphrase: str, who: UUID) -> Desk:
        """Open with the recovery key, and give this officer a new passphrase."""
        self.phrases.demand(passphrase)
        desk = Desk.open(folder, with_recovery(typed, who))
        try:
            desk.keys.change_passphrase(passphrase)
        except RegisterError:
            with suppress(RegisterError):
                desk.close()  # left open, it would keep the next try out
            raise
        assert isinstance(desk.proofs, RegisterProofs)
        desk.proofs.note_recovery()
        return desk

    def open_from_keyring(self, folder: Path) -> Desk:
        """Open with what the keyring of this computer remembers."""
        return Desk.open(folder, with_keyring(SystemKeyring()))

    def is_taken(self, error: BaseException) -> bool:
        """Whether this says that somebody else has the register open."""
        return isinstance(error, AlreadyOpen)

    def turns(self, folder: Path) -> Turns:
        """Asking for the register in this folder."""
        return Turns(folder)

    def look(self, folder: Path, place: Path | None, passphrase: str, first: str = "") -> Desk:
        """Read the newest copy of the register, in `place` or where its copies usually are; raises NoCopyToRead."""
        envelope = Envelope.load(folder / KEYS)
        place = in_force().kopieenmap or place or default_place(folder)
        known = copies_in(place, envelope.header.register_id)
        if not known:
            raise NoCopyToRead()
        return Desk.look(folder, known[0], with_passphrase(passphrase, first))

    def copies_near(self, folder: Path) -> tuple[BackupCopy, ...]:
        """The copies in a folder, or beside a register, newest first."""
        return copies_in(folder) or copies_in(default_place(folder))

    def demonstration(self) -> Desk:
        """Make the demonstration register anew, and open it.

        Raises AlreadyOpen where it is open in another window, and NotInvented where another register stands in its place.
        """
        # A good deal of code, for a button that is pressed once.
        from ivbdesk.demo.run import make_demo, open_demo

        place = cleared(demo_place())
        make_demo(place, utc_now())
        return open_demo(place)

    def demonstration_phrase(self, folder: Path) -> str:
        """What opens the demonstration register; empty for any other."""
        return phrase_of(folder)

    def is_demonstration(self, folder: Path) -> bool:
        """Whether all in this register is invented."""
        return is_demonstration(folder)

    def restore(self, copy: Path, target: Path, passphrase: str) -> Desk:
        """Put a copy back as a new register, and open that."""
        with with_folders(target):
            return Desk.restored(copy, target, with_passphrase(passphrase))

"""An open register as the windows see it, and the ways into one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import SystemRandom
from uuid import UUID

from ivbdesk import resources
from ivbdesk.actions.beheer.toegang import log_key_change
from ivbdesk.actions.context import Context
from ivbdesk.actions.invoer.invoer import Invoerbank
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.invoer.invoerveld import read_invoervelden
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.desk import Desk, with_keyring, with_passphrase, with_recovery, words
from ivbdesk.drukwerk import drukkerij, render_declaration, render_note, render_own_data
from ivbdesk.kader_bestand import make_own
from ivbdesk.spreadsheet.lezer import read_rekenblad
from ivbdesk.storage.drafts import Drafts
from ivbdesk.storage.keys.keyring import SystemKeyring
from ivbdesk.storage.keys.passphrase import LEAST_BITS, demand, generate, strength_bits
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.sqlite.backup import BackupCopy, copies_in, default_place
from ivbdesk.storage.unit_of_work import Changes
from ivbdesk.ui.doors import NieuwRegister


class OpenRegister:
    """An open register as the windows see it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.ctx: Context = desk.ctx
        self.drafts: Drafts = desk.drafts
        self.render = render_note
        self.render_verklaring = render_declaration(desk.ctx)
        self.render_inzage = render_own_data(desk.ctx)
        self.drukkerij = drukkerij(desk.ctx)
        self.invoerbank = Invoerbank(
            read_rekenblad, read_invoervelden(resources.read("invoer.toml"), "invoer.toml")
        )
        self.kaderkeuze = desk.keuze
        self.folder: Path = desk.register.folder
        self.earlier_tries = desk.register.earlier_tries
        self.enough_bits = LEAST_BITS
        self.warnings = tuple(str(warning) for warning in desk.register.warnings)

    def on_change(self, tell: Callable[[Changes], None]) -> None:
        """Tell what each unit of work changes, in the thread in which it ran."""
        self._desk.listeners.append(tell)

    def accept_warnings(self) -> None:
        """The officer saw the warnings and goes on with this register."""
        self._desk.register.accept_warnings()

    def make_own_kader(self) -> Path:
        """Write the handelingskader that is in use beside the register, to change there; raises KaderFout or OSError."""
        return make_own(self.folder, self._desk.keuze.inhoud)

    def check_own_kader(self) -> Handelingskader:
        """The own copy as it is now; raises KaderFout with every mistake in it."""
        return self._desk.check_own_kader()

    def anchor(self) -> None:
        """Note the head of the audit log in the key file."""
        self._desk.register.anchor()

    def examine(self) -> None:
        """Read all of the register; raises what is damaged."""
        self._desk.register.examine()

    def change_passphrase(self, passphrase: str) -> None:
        """Give the officer another passphrase; raises WeakPassphrase."""
        demand(passphrase, words())
        log_key_change(self.ctx, self.ctx.officer, "wachtwoordzin gewijzigd", Recht.LEZER)
        self._desk.register.change_passphrase(passphrase)

    def give_passphrase(self, medewerker_id: UUID, passphrase: str) -> None:
        """Give a colleague a passphrase; raises WeakPassphrase, or RegelFout for who may not."""
        demand(passphrase, words())
        log_key_change(self.ctx, medewerker_id, "wachtwoordzin gegeven")
        self._desk.register.give_passphrase(medewerker_id, passphrase)

    def remove_officer(self, medewerker_id: UUID) -> None:
        """Take away the ways in of a colleague who left."""
        log_key_change(self.ctx, medewerker_id, "toegang beëindigd")
        self._desk.register.remove_officer(medewerker_id)

    def holders(self) -> frozenset[UUID]:
        """The officers who have a passphrase."""
        return self._desk.register.holders()

    def propose_passphrase(self) -> str:
        """A passphrase of random Dutch words."""
        return generate(words(), SystemRandom())

    def strength(self, passphrase: str) -> float:
        """The strength of a passphrase in bits."""
        return strength_bits(passphrase, words())

    def new_recovery(self) -> str:
        """A new recovery key: its words, with spaces."""
        return " ".join(RecoveryKey.new().words)

    def change_recovery(self, recovery: str) -> None:
        """Replace the recovery key; the paper of the earlier one opens nothing any more."""
        log_key_change(self.ctx, self.ctx.officer, "herstelsleutel vervangen")
        self._desk.register.change_recovery(RecoveryKey.parse(recovery))

    def renew(self, recovery: str) -> frozenset[UUID]:
        """Give the register other keys and close it; gives the officers who need a passphrase anew."""
        log_key_change(self.ctx, self.ctx.officer, "sleutels vernieuwen")
        return self._desk.register.renew(RecoveryKey.parse(recovery))

    def remember(self) -> None:
        """Let the keyring of this computer open the register too."""
        self._desk.register.remember(SystemKeyring())

    def forget(self) -> None:
        """Open it no longer by keyring."""
        self._desk.register.forget(SystemKeyring())

    def back_up(self, place: Path) -> BackupCopy:
        """The newest verified copy in `place`, made now if the register changed since."""
        return self._desk.back_up(place)

    def copies(self, place: Path) -> tuple[BackupCopy, ...]:
        """The copies of this register in `place`, newest first."""
        return copies_in(place, self._desk.register.register_id)

    def copies_place(self) -> Path:
        """Where the copies stand when no other place is chosen."""
        return default_place(self.folder)

    def close(self) -> None:
        """Close the register."""
        self._desk.close()


class RegisterDoors:
    """The ways in, for the start window."""

    def create(self, new: NieuwRegister) -> OpenRegister:
        """Make a register and open it."""
        recovery = RecoveryKey.parse(new.recovery)
        return OpenRegister(
            Desk.create(new.folder, new.passphrase, recovery, new.naam, new.functie, new.instellingen)
        )

    def open(self, folder: Path, passphrase: str, first: str = "") -> OpenRegister:
        """Open with the passphrase; that of officer `first` is tried first."""
        return OpenRegister(Desk.open(folder, with_passphrase(passphrase, first)))

    def officers(self, folder: Path, typed: str) -> list[tuple[UUID, str]]:
        """Who works in the register, for somebody who has its recovery key: one of them is to get a new passphrase."""
        desk = Desk.open(folder, with_recovery(typed))
        found = [(item.id, item.naam) for item in desk.ctx.reads.beheer.medewerkers() if item.tot is None]
        desk.close()
        return found

    def open_with_recovery(self, folder: Path, typed: str, passphrase: str, who: UUID) -> OpenRegister:
        """Open with the recovery key, and give this officer a new passphrase."""
        demand(passphrase, words())
        register = OpenRegister(Desk.open(folder, with_recovery(typed, who)))
        register.change_passphrase(passphrase)
        return register

    def open_from_keyring(self, folder: Path) -> OpenRegister:
        """Open with what the keyring of this computer remembers."""
        return OpenRegister(Desk.open(folder, with_keyring(SystemKeyring())))

    def copies_near(self, folder: Path) -> tuple[BackupCopy, ...]:
        """The copies in a folder, or beside a register, newest first."""
        return copies_in(folder) or copies_in(default_place(folder))

    def restore(self, copy: Path, target: Path, passphrase: str) -> OpenRegister:
        """Put a copy back as a new register, and open that."""
        return OpenRegister(Desk.restored(copy, target, with_passphrase(passphrase)))

    def new_recovery(self) -> str:
        """A new recovery key: its words, with spaces."""
        return " ".join(RecoveryKey.new().words)

    def propose_passphrase(self) -> str:
        """A passphrase of random Dutch words."""
        return generate(words(), SystemRandom())

    def strength(self, passphrase: str) -> float:
        """The strength of a passphrase in bits."""
        return strength_bits(passphrase, words())

    def demand(self, passphrase: str) -> None:
        """Raise WeakPassphrase for a passphrase that is too weak."""
        demand(passphrase, words())

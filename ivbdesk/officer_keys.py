"""The passphrases and keys of the officers: every change is judged and logged before it is made."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from random import SystemRandom
from uuid import UUID

from ivbdesk import resources
from ivbdesk.actions.beheer.toegang import end_officer, log_key_change
from ivbdesk.actions.context import Context
from ivbdesk.beleid import demand_keyring, in_force
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage.keys.keyring import SystemKeyring
from ivbdesk.storage.keys.passphrase import LEAST_BITS, demand, generate, strength_bits
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.open_register import OpenRegister
from ivbdesk.storage.sqlite.location import is_on_network, same_disk, synced_by


class DutchPhrases:
    """Passphrases of random Dutch words, and how strong one is."""

    enough_bits = LEAST_BITS

    @cached_property
    def _words(self) -> list[str]:
        return resources.read("woorden.txt").split()

    def propose(self) -> str:
        """A passphrase of random Dutch words."""
        return generate(self._words, SystemRandom())

    def strength(self, passphrase: str) -> float:
        """The strength of a passphrase in bits."""
        return strength_bits(passphrase, self._words)

    def demand(self, passphrase: str) -> None:
        """Raise WeakPassphrase for a passphrase that is too weak."""
        demand(passphrase, self._words)

    def new_recovery(self) -> str:
        """A new recovery key: its words, with spaces."""
        return " ".join(RecoveryKey.new().words)

    def risk_of(self, sheet: Path, register: Path) -> str:
        """What is wrong with keeping the sheet with the recovery key in this file; empty where nothing is known of it."""
        place, beside = sheet.absolute().parent, register.absolute().parent
        service = synced_by(place, os.environ) or synced_by(place.resolve(), os.environ)
        if service is not None:
            return (
                f"Deze map gaat mee naar een cloud ({service}): daar kan een ander bij, ook nadat u het wist."
            )
        if is_on_network(place):
            return "Deze map staat op een netwerkschijf: daar kunnen anderen bij, en er worden kopieën van gemaakt."
        if place == beside or place.is_relative_to(register.absolute()):
            return "Het bestand staat naast het register: wie het ene vindt, vindt ook het andere."
        if same_disk(place, beside):
            return (
                "Het bestand staat op dezelfde schijf als het register: raakt die kwijt, dan zijn beide weg."
            )
        return ""


class OfficerKeys:
    """Who opens the register, and with what."""

    phrases = DutchPhrases()

    def __init__(self, register: OpenRegister, ctx: Context) -> None:
        self._register, self._ctx = register, ctx

    def holders(self) -> frozenset[UUID]:
        """The officers who have a passphrase."""
        return self._register.keys.holders()

    def change_passphrase(self, passphrase: str) -> None:
        """Give the officer another passphrase; raises WeakPassphrase."""
        self.phrases.demand(passphrase)
        ctx, own = self._ctx, self._ctx.officer
        self._register.keys.along(
            lambda along: log_key_change(ctx, own, "wachtwoordzin gewijzigd", Recht.LEZER, along),
            lambda keys: keys.set_passphrase(own, passphrase),
        )

    def give_passphrase(self, medewerker_id: UUID, passphrase: str) -> None:
        """Give a colleague a passphrase; raises WeakPassphrase, or RegelFout for who may not."""
        self.phrases.demand(passphrase)
        ctx = self._ctx
        self._register.keys.along(
            lambda along: log_key_change(ctx, medewerker_id, "wachtwoordzin gegeven", along=along),
            lambda keys: keys.set_passphrase(medewerker_id, passphrase),
        )

    def end_officer(self, medewerker_id: UUID, reden: str, ctx: Context | None = None) -> None:
        """A colleague leaves, and has no way in any more; cut off between the two, the next opening takes it away.

        Within another `ctx` it may be that it is only tried.
        """
        self._register.keys.demand_another(medewerker_id)
        self._register.keys.along(
            lambda along: end_officer(ctx or self._ctx, medewerker_id, reden, along),
            lambda keys: keys.remove_officer(medewerker_id),
        )

    def change_recovery(self, recovery: str) -> None:
        """Replace the recovery key; the paper of the earlier one opens nothing any more."""
        ctx, wanted = self._ctx, RecoveryKey.parse(recovery)
        self._register.keys.along(
            lambda along: log_key_change(ctx, ctx.officer, "herstelsleutel vervangen", along=along),
            lambda keys: keys.change_recovery(wanted),
        )

    def renew(self, recovery: str) -> frozenset[UUID]:
        """Give the register other keys and close it; gives the officers who need a passphrase anew.

        Raises `NotesWait` where something waits that could not be read after that.
        """
        self._register.drop_box.demand_empty()
        log_key_change(self._ctx, self._ctx.officer, "sleutels vernieuwen")
        return self._register.renew(RecoveryKey.parse(recovery))

    def remember(self) -> None:
        """Let the keyring of this computer open the register too; raises RegelFout where the administrator wants none."""
        demand_keyring(in_force())
        self._register.keys.remember(SystemKeyring())

    def forget(self) -> None:
        """Open it no longer by keyring."""
        self._register.keys.forget(SystemKeyring())

"""Trying what an open register promises: its check, one of its copies, and its recovery key; each with its outcome in the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import UUID

from ivbdesk import __version__, resources
from ivbdesk.actions.beheer.veiligheid import Omstandigheden, log_proof, veiligheidsblad
from ivbdesk.actions.context import AMSTERDAM, Context
from ivbdesk.cases.beheer.programma import Programma, read_changes
from ivbdesk.cases.beheer.programmadeel import Programmadeel
from ivbdesk.cases.beheer.veiligheid import Bewijssoort
from ivbdesk.cases.beheer.veiligheidsblad import Veiligheidsblad
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.taal.nederlands import count, short_date
from ivbdesk.programmadelen import installed
from ivbdesk.storage.errors import DamagedDatabase, DamagedDocument, DamagedKeyFile, MissingKeyFile, NotACopy
from ivbdesk.storage.findings import CheckResult, Severity
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.sqlite.backup import copies_in, open_copy
from ivbdesk.storage.sqlite.check import check_open
from ivbdesk.storage.sqlite.check_around import Surroundings
from ivbdesk.storage.sqlite.cipher import Facts, cipher_facts, libraries_in
from ivbdesk.storage.sqlite.copies import RegisterCopies
from ivbdesk.storage.sqlite.file_names import KEYS
from ivbdesk.storage.sqlite.register import Register
from ivbdesk.storage.ways_errors import ForeignKeysInCopy, ForgedKeyFile

_NOT_WHOLE = (
    DamagedDatabase,
    DamagedDocument,
    DamagedKeyFile,
    ForeignKeysInCopy,
    ForgedKeyFile,
    MissingKeyFile,
)


class RegisterProofs:
    """What a CISO asks to be shown; safe in any thread, and not quick."""

    def __init__(self, register: Register, ctx: Context, copies: RegisterCopies) -> None:
        self._register, self._ctx, self._copies = register, ctx, copies

    def check(self, copies: Path, heads: Iterable[tuple[int, str]] = ()) -> CheckResult:
        """Examine every part of the register, with what stands around it.

        A damaged database is told and not written in.
        """
        with self._copies.at_rest():
            found = check_open(self._register, Surroundings(copies, self._ctx.now(), tuple(heads)))
        faults = [item.onderdeel for item in found.bevindingen if item.ernst is Severity.FOUT]
        others = [item.onderdeel for item in found.bevindingen if item.ernst is Severity.LET_OP]
        if "database" not in faults:
            told = f"fout bij {_named(faults)}" if faults else "geen fouten"
            if others:
                told += f"; let op bij {_named(others)}"
            log_proof(self._ctx, Bewijssoort.CONTROLE, told, goed=not faults)
        return found

    def open_copy(self, place: Path, passphrase: str) -> str:
        """Open the newest copy as after a calamity, with a passphrase of that moment, and look at all of it.

        Gives what was found. Raises `NotACopy` where there is none, `WrongPassphrase`, or what says in what it is not
        whole; that is logged too.
        """
        copy = next(iter(copies_in(place, self._register.id)), None)
        if copy is None:
            raise NotACopy()
        moment = copy.gemaakt_op.astimezone(AMSTERDAM)
        of = f"de kopie van {short_date(moment.date())} {moment:%H:%M}"
        try:
            open_copy(copy, lambda envelope: envelope.unlock_passphrase(passphrase, str(self._ctx.officer)))
        except _NOT_WHOLE:
            self._log(Bewijssoort.NAGEKEKEN, f"{of} is niet heel", goed=False)
            raise
        held = f"{count(copy.casussen, 'casus', 'casussen')}, {count(copy.stukken, 'stuk', 'stukken')}"
        self._log(Bewijssoort.NAGEKEKEN, f"{of}, {held}", goed=True)
        return f"{of[0].upper()}{of[1:]} is geopend en heel: {held}."

    def drill_recovery(self, typed: str) -> None:
        """Prove that the paper opens the register; raises `WrongRecoveryKey`, and then nothing is logged."""
        self._register.keys.prove_recovery(typed)
        self._log(Bewijssoort.OEFENING, "de woorden van het papier openen het register", goed=True)

    def note_recovery(self) -> None:
        """The register was opened with the paper, in earnest: that proves it too."""
        told = "het register is met de woorden van het papier geopend"
        log_proof(self._ctx, Bewijssoort.OEFENING, told, goed=True)

    def tell(self, copies: Path) -> Veiligheidsblad:
        """The page as it stands now, with the copies in this place."""
        newest = next(iter(copies_in(copies, self._register.id)), None)
        ways = Envelope.load(self._register.folder / KEYS).header
        cipher, cost = cipher_facts(self._register.engine), ways.least_cost
        derived = f"Argon2id, ten minste {cost.memory_kib // 1024} MiB en {count(cost.time_cost, 'ronde', 'rondes')}"
        return veiligheidsblad(
            self._ctx,
            Omstandigheden(
                newest.gemaakt_op if newest else None,
                frozenset(map(UUID, ways.holders)),
                frozenset(map(UUID, ways.keyring_holders)),
                (*cipher, ("Sleutel uit een wachtwoordzin", derived)),
                self._parts(cipher),
            ),
        )

    def programma(self) -> Programma:
        """The program with which it is open: its version, what changed, and its parts."""
        parts = self._parts(cipher_facts(self._register.engine))
        return Programma(__version__, read_changes(resources.changes()), parts)

    def _parts(self, cipher: Facts) -> tuple[Programmadeel, ...]:
        return (*libraries_in(cipher), *installed())

    def _log(self, soort: Bewijssoort, told: str, *, goed: bool) -> None:
        log_proof(self._ctx, soort, told, goed=goed, nodig=Recht.BEHEERDER)


def _named(parts: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(parts))

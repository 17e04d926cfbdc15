"""What a desk has for a team register where one in a folder has its copies and its files: much of it is the server's."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn
from uuid import UUID

from ivbdesk import __version__, resources
from ivbdesk.actions.beheer.veiligheid import Omstandigheden, log_proof, veiligheidsblad
from ivbdesk.actions.context import Context
from ivbdesk.cases.beheer.programma import Programma, read_changes
from ivbdesk.cases.beheer.veiligheid import Bewijssoort
from ivbdesk.cases.beheer.veiligheidsblad import Veiligheidsblad
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.programmadelen import installed
from ivbdesk.storage import audit
from ivbdesk.storage.errors import BrokenAudit, RegisterError
from ivbdesk.storage.findings import CheckResult, Finding, Severity
from ivbdesk.storage.open_register import OpenRegister
from ivbdesk.storage.sqlite.backup import BackupCopy


class ServerCopies(RegisterError):
    """A copy of a team register was asked of this computer."""

    wat = "Van een teamregister maakt ivbdesk hier geen reservekopieën; dat hoort de beheerder van de server te doen."
    doen = (
        "Vraag de beheerder van de server wanneer de laatste is gemaakt, en of hij is teruggezet om te proberen. Een kopie die "
        "zonder server opent, maakt een beheerder met ivbdesk team terug en --kopie."
    )


class TeamCopies:
    """The copies of a team register: none here."""

    def __init__(self, folder: Path) -> None:
        self.usual_place = folder

    def known(self, _place: Path) -> tuple[BackupCopy, ...]:
        """None that this computer knows of."""
        return ()

    def heads(self, _place: Path) -> list[tuple[int, str]]:
        """None that this computer knows of."""
        return []

    def note_destroyed(self, _place: Path) -> None:
        """There is nothing here to tell it beside."""

    def make(self, _place: Path) -> NoReturn:
        """Raises `ServerCopies`."""
        raise ServerCopies()


class TeamProofs:
    """What can be shown of a team register from here; safe in any thread, and not quick."""

    def __init__(self, register: OpenRegister, ctx: Context) -> None:
        self._register, self._ctx = register, ctx

    def check(self, _copies: Path, heads: Iterable[tuple[int, str]] = ()) -> CheckResult:
        """Examine the database as far as it can be seen from here, with the whole log."""
        from ivbdesk.storage.postgres.check import check_database  # with a driver that not everybody has

        found = [*check_database(self._register.engine).bevindingen, self._log_of(heads)]
        faults = [item.onderdeel for item in found if item.ernst is Severity.FOUT]
        told = f"fout bij {', '.join(dict.fromkeys(faults))}" if faults else "geen fouten"
        log_proof(self._ctx, Bewijssoort.CONTROLE, told, goed=not faults)
        return CheckResult(tuple(found))

    def _log_of(self, heads: Iterable[tuple[int, str]]) -> Finding:
        with self._register.engine.execution_options(readonly=True).connect() as connection:
            chain = audit.verify_chain(connection, self._register.audit_key)
        told = BrokenAudit(chain.broken_at) if chain.broken_at is not None else self._register.behind(heads)
        if told is not None:
            return Finding("logboek", Severity.FOUT, told.wat, told.doen)
        return Finding("logboek", Severity.GOED, f"{count(chain.rows, 'regel', 'regels')}, de keten is heel")

    def open_copy(self, _place: Path, _passphrase: str) -> str:
        """Raises `ServerCopies`."""
        raise ServerCopies()

    def drill_recovery(self, typed: str) -> None:
        """Prove that the paper holds the key of the register; raises `WrongRecoveryKey`, and then nothing is logged."""
        self._register.keys.prove_recovery(typed)
        told = "de woorden van het papier dragen de sleutel van het register"
        log_proof(self._ctx, Bewijssoort.OEFENING, told, goed=True, nodig=Recht.BEHEERDER)

    def tell(self, _copies: Path) -> Veiligheidsblad:
        """The page as it stands now."""
        ways = self._register.keys.of_now().header
        cost = ways.least_cost
        derived = f"Argon2id, ten minste {cost.memory_kib // 1024} MiB en {count(cost.time_cost, 'ronde', 'rondes')}"
        facts = (("Sleutel uit een wachtwoordzin", derived), ("Documenten", "AES-256-GCM, verzegeld vóór de server ze krijgt"))  # fmt: skip
        holders = frozenset(map(UUID, ways.holders))
        return veiligheidsblad(
            self._ctx, Omstandigheden(None, holders, frozenset(), facts, installed(), op_server=True)
        )

    def programma(self) -> Programma:
        """The program with which it is open: its version, what changed, and its parts."""
        return Programma(__version__, read_changes(resources.changes()), installed())

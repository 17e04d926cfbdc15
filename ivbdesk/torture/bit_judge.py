"""Looks at a register of which something was changed: is it told, is all as it was, or is something else shown?"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path

import sqlalchemy as sa

from ivbdesk.storage.errors import KeyringError, RegisterError
from ivbdesk.storage.findings import Severity
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.sqlite.backup import copies_in, restore
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.register import Register
from ivbdesk.storage.tables.dossier import stuk
from ivbdesk.storage.ways_errors import ReturnedWays
from ivbdesk.torture.child import where
from ivbdesk.torture.trial_register import PASSPHRASE, Trial, later


class Verdict(StrEnum):
    """What a change came to."""

    FOUND = "gevonden"
    HARMLESS = "zonder gevolg"
    MISSED = "gemist"
    SHOWN = "verkeerd getoond"
    BARE = "zonder woorden"


_TEXTS = (
    "SELECT id, tekst FROM tijdlijnitem",
    "SELECT id, nummer, titel FROM casus",
    "SELECT naam, functie, tot FROM medewerker",
    "SELECT soort, inhoud FROM concept",
)
ALWAYS = 10
"""Each so many times the check is asked too where the opening told enough."""
BAD = (Verdict.MISSED, Verdict.SHOWN, Verdict.BARE)


@dataclass
class Seen:
    """What an officer gets to see, and whether the program told that something is wrong."""

    told: bool = False
    shown: set[str] = field(default_factory=set)


class Judge:
    """Judges copies of one trial, opened by a token where there is one still: a passphrase costs more at each try."""

    def __init__(self, trial: Trial, scratch: Path) -> None:
        self.why, self._judged = "", 0
        self._token = trial.token
        whole = trial.copied_to(scratch)
        self._register = self._of_register(whole)
        self._copy = self._of_copy(whole) if whole.copies.exists() else Seen()
        shutil.rmtree(scratch)
        assert not self._register.told
        assert not self._copy.told

    def of(self, trial: Trial, changed: Path) -> Verdict:
        """What came of it that this file was changed."""
        self.why = ""
        in_copy = changed.parts[0] == trial.copies.name
        expected = self._copy if in_copy else self._register
        opened = trial.copied_to(trial.root.with_name("geopend"))  # opening mends what a check is to find
        try:
            seen = self._of_copy(opened) if in_copy else self._of_register(opened)
            self._judged += 1
            if not seen.told or self._judged % ALWAYS == 0:
                seen.told |= self._finds(trial.copy if in_copy else trial.place)
        except Exception as error:  # what nobody foresaw is what is looked for here
            self.why = where(error)
            return Verdict.BARE
        finally:
            shutil.rmtree(opened.root)
        if not seen.shown <= expected.shown:
            return Verdict.SHOWN
        if seen.told:
            return Verdict.FOUND
        return Verdict.HARMLESS if seen.shown == expected.shown else Verdict.MISSED

    def _unlock(self, envelope: Envelope) -> tuple[RootKey, str]:
        try:
            return envelope.unlock_token(self._token)
        except KeyringError:
            return envelope.unlock_passphrase(PASSPHRASE)

    def _of_register(self, trial: Trial) -> Seen:
        seen = Seen()
        self._open(trial.place, seen)
        return seen

    def _of_copy(self, trial: Trial) -> Seen:
        """A copy in the list, put back, with what is to be destroyed again there."""
        listed = copies_in(trial.copies)
        seen = Seen(told=not listed)
        seen.shown |= {str({**asdict(copy), "folder": copy.folder.name}) for copy in listed}
        try:
            restore(trial.copy, trial.restored, self._unlock)
        except RegisterError:
            seen.told = True
        else:
            self._open(trial.restored, seen)
        return seen

    def _finds(self, place: Path) -> bool:
        found = check_register(place, self._unlock).bevindingen
        return any(item.ernst is Severity.FOUT for item in found)

    def _open(self, place: Path, seen: Seen) -> None:
        try:
            register = Register.open(place, self._unlock, later)
        except RegisterError:
            seen.told = True
            return
        seen.told |= any(not isinstance(warning, ReturnedWays) for warning in register.warnings)
        for look in (_texts, _documents, _stones):
            try:
                seen.shown |= look(register, seen)
            except RegisterError:
                seen.told = True
        with suppress(RegisterError):
            register.close()
        register.engine.dispose()


def _texts(register: Register, _: Seen) -> set[str]:
    """What stands in the tables that hold texts."""
    with register.engine.execution_options(readonly=True).connect() as connection:
        return {str(row) for ask in _TEXTS for row in connection.execute(sa.text(ask))}


def _documents(register: Register, _: Seen) -> set[str]:
    """What stands in the documents."""
    with register.engine.execution_options(readonly=True).connect() as connection:
        rows = connection.execute(sa.select(stuk.c.id, stuk.c.sleutel)).all()
    return {f"{row.id} {hash(register.documents.get(row.id, row.sleutel))}" for row in rows}


def _stones(register: Register, seen: Seen) -> set[str]:
    """What is to be destroyed again where this came from a copy."""
    stones = register.returned()
    if stones is None:
        return set()
    seen.told |= not stones.heel
    return {f"vernietigd {row['id']}" for row in stones.rijen}

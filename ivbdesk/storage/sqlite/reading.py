"""A verified copy that is read while a colleague has the register open: nothing in it or beside it is made or changed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Self
from uuid import UUID

from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.keys.attempts import Attempts
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.migrations import SCHEMA_HEAD, revision_of
from ivbdesk.storage.sqlite.backup import BackupCopy
from ivbdesk.storage.sqlite.drop_box import DropBox
from ivbdesk.storage.sqlite.engine import translated
from ivbdesk.storage.sqlite.file_names import KEYS
from ivbdesk.storage.sqlite.lockfile import Slot
from ivbdesk.storage.sqlite.opening import Unlock, demand_register
from ivbdesk.storage.sqlite.register import Register
from ivbdesk.storage.sqlite.turns import Turns
from ivbdesk.storage.ways_errors import Unvouched


class OldCopy(RegisterError):
    """The copy is not of this version, or not under the keys of now: it cannot be read beside the register."""

    wat = "De reservekopie is van een eerdere versie of van vóór een vernieuwing van de sleutels."
    behouden = "Het register en de kopie zijn niet veranderd."
    doen = "Vraag om de beurt; zodra het register wordt gesloten, opent u het zelf."


class NoCopyToRead(RegisterError):
    """There is no copy of the register to read where they are looked for."""

    wat = "Er is geen reservekopie gevonden om in mee te lezen."
    doen = "Vraag om de beurt, of laat uw collega de reservekopieën op een plaats zetten waar u ook bij kunt."


class OnlyReading(RegisterError):
    """Something was to be recorded while only a copy is read."""

    wat = "U leest mee in een kopie van het register; daarin kan niets worden vastgelegd."
    behouden = "Er is niets opgeslagen. Wat u typte, staat er nog."
    doen = "Vraag om de beurt. Een nieuw signaal kunt u wel vastleggen: dat wacht verzegeld tot een collega het overneemt."


class ReadCopy(Register):
    """A copy opened to read; `folder` is that of the register itself, `gemaakt_op` the moment of the copy."""

    gemaakt_op: datetime

    @classmethod
    def look(cls, copy: BackupCopy, home: Path, unlock: Unlock, clock: Callable[[], datetime]) -> Self:
        """Opens the copy with what opens the register itself: who was ended there does not read on here.

        Raises what `unlock` raises, `TooManyTries`, `Unvouched` or `OldCopy`.
        """
        demand_register(copy.folder)
        tries = Attempts(home)
        tries.demand_patience(clock())
        with tries.counted(clock()):
            ways = Envelope.load(home / KEYS)
            now, holder = unlock(ways)
        if ways.was_unvouched:
            raise Unvouched()
        root, known = unlock(Envelope.load(copy.folder / KEYS))
        if known != holder or root.subkey("audit") != now.subkey("audit"):
            raise OldCopy()
        made = cls(copy.folder, root, UUID(holder), clock, Slot(copy.folder), readonly=True)
        try:
            with translated(), made.engine.connect() as connection:
                if revision_of(connection) != SCHEMA_HEAD:
                    raise OldCopy()
        except BaseException:
            made.engine.dispose()
            raise
        made.folder, made.gemaakt_op = home, copy.gemaakt_op
        made.turns, made.drop_box = Turns(home), DropBox(home, now.subkey("dropbox"))
        return made

    def anchor(self) -> None:
        """A copy stays as it was made."""

    def accept_warnings(self) -> None:
        """A copy stays as it was made."""

    def close(self) -> None:
        """Let go of the copy; who waits for the register waits no more."""
        with suppress(RegisterError):
            self.turns.withdraw()
        self.engine.dispose()

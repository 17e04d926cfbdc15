"""`NAAM.ivbteam`: where the register of a team is, and the key file of it as this computer last saw it. It holds no case data.

Nothing in it opens anything by itself, so that a beheerder can hand a copy to a colleague.
"""

from __future__ import annotations

import json
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, cast

from ivbdesk import whole_file
from ivbdesk.storage.errors import AlreadyExists, RegisterError
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.slots import Argon2Params
from ivbdesk.storage.sqlite.disk import disk_refusals, write_whole
from ivbdesk.storage.sqlite.file_names import KEYS

SUFFIX = ".ivbteam"
SETTINGS, CERTIFICATE = "team.json", "server.crt"
_FORMAT, _VERSION, _LARGEST = "ivbdesk-team", 1, 10_000


class DamagedTeamFolder(RegisterError):
    """The folder of a team register lacks its settings, or they cannot be read."""

    wat = "In deze map staat niet waar het teamregister is, of het is niet te lezen."
    behouden = "Het register op de server is niet geraakt."
    doen = "Vraag uw beheerder om een nieuw exemplaar van deze map; er staan geen gegevens in."


@dataclass(frozen=True)
class TeamPlace:
    """On which server a register is, and what stretching a passphrase costs there."""

    host: str
    port: int
    database: str
    register_id: str
    cost: Argon2Params

    def as_json(self) -> dict[str, object]:
        """As it stands in the folder."""
        cost = [self.cost.memory_kib, self.cost.time_cost, self.cost.parallelism]
        own = {"host": self.host, "poort": self.port, "database": self.database}
        return {"soort": _FORMAT, "versie": _VERSION, "register": self.register_id, "argon2id": cost} | own

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> Self:
        """Raises `ValueError`, `TypeError` or `KeyError` where it can be none."""
        if (fields["soort"], fields["versie"]) != (_FORMAT, _VERSION):
            raise ValueError("een andere soort of versie")
        host, database, register = (str(fields[name]) for name in ("host", "database", "register"))
        return cls(host, int(fields["poort"]), database, register, Argon2Params(*fields["argon2id"]))


@dataclass(frozen=True)
class TeamFolder:
    """The folder of a team register on this computer."""

    folder: Path

    def place(self) -> TeamPlace:
        """Where the register is; raises `DamagedTeamFolder`."""
        try:
            fields = whole_file.read_json(self.folder / SETTINGS, _LARGEST)
            return TeamPlace.from_json(cast(dict[str, Any], fields))
        except (OSError, ValueError, TypeError, KeyError):
            raise DamagedTeamFolder() from None

    @property
    def certificate(self) -> Path | None:
        """The certificate by which to know the server; None for a server on this computer."""
        file = self.folder / CERTIFICATE
        return file if file.exists() else None

    def envelope(self) -> Envelope:
        """The key file as this computer last saw it; raises `MissingKeyFile` or `DamagedKeyFile`."""
        return Envelope.load(self.folder / KEYS)

    def keep(self, envelope: Envelope) -> None:
        """Keep the key file of the server here too, where it is another: a passphrase opens it before there is a line."""
        with suppress(RegisterError):
            if self.envelope().as_bytes() == envelope.as_bytes():
                return
        envelope.save(self.folder / KEYS)

    @classmethod
    def make(cls, folder: Path, place: TeamPlace, certificate: bytes | None, envelope: Envelope) -> Self:
        """Makes it, built beside it and renamed; raises `AlreadyExists` or a refusal of the disk."""
        folder = folder.absolute()
        if folder.exists():
            raise AlreadyExists()
        building = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
        try:
            with disk_refusals():
                whole_file.make_private_folder(building)
                write_whole(building / SETTINGS, json.dumps(place.as_json(), indent=1).encode())
                if certificate is not None:
                    write_whole(building / CERTIFICATE, certificate)
                envelope.save(building / KEYS)
                building.rename(folder)
        finally:
            shutil.rmtree(building, ignore_errors=True)
        return cls(folder)


def is_team(folder: Path) -> bool:
    """Whether this is the folder of a team register, by its name or by what is in it."""
    return folder.suffix == SUFFIX or (folder / SETTINGS).exists()

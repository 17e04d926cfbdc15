"""`NAAM.ivbteam`: where the register of a team is, and the key file of it as this computer last saw it. It holds no case data.

Nothing in it opens anything by itself, so that a beheerder can hand a copy to a colleague. Who can write there decides
nothing: where the register is, what a try costs and the certificate are sealed by the key of the register.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, cast

from ivbdesk import whole_file
from ivbdesk.storage.errors import AlreadyExists, MissingKeyFile, RegisterError
from ivbdesk.storage.keys.encoding import canonical
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import MIB, Argon2Params
from ivbdesk.storage.sqlite.disk import disk_refusals, write_whole
from ivbdesk.storage.sqlite.file_names import KEYS

SUFFIX = ".ivbteam"
SETTINGS, CERTIFICATE = "team.json", "server.crt"
_LOG = logging.getLogger(__name__)
_FORMAT, _VERSION, _LARGEST = "ivbdesk-team", 1, 10_000
_LEAST_MEMORY, _LEAST_PASSES = 64 * MIB, 3
"""Of what `calibrate` gives: a password that was made more cheaply is tried more cheaply by whoever is shown it."""
OF_TESTS = False
"""Whether a socket of this computer and a cheap try will do: in our tests only."""


class DamagedTeamFolder(RegisterError):
    """The folder of a team register lacks its settings, or they cannot be read."""

    wat = "In deze map staat niet waar het teamregister is, of het is niet te lezen."
    behouden = "Het register op de server is niet geraakt."
    doen = "Vraag uw beheerder om een nieuw exemplaar van deze map; er staan geen gegevens in."


class MissingTeamKeys(MissingKeyFile):
    """The folder of a team register has no key file; the server and every copy of the folder have it still."""

    wat = "In deze map van het teamregister ontbreekt register.keys."
    behouden = "Het register op de server is niet geraakt."
    doen = "Vraag een collega om een kopie van haar map, en open die; er staan geen gegevens in."


class UnsafePlace(RegisterError):
    """What says where the register is cannot be of the program: a socket of this computer, or a try that costs too little."""

    wat = "Wat in deze map staat over de server van het register, is niet door ivbdesk geschreven."
    behouden = "Er is niets verstuurd, ook geen wachtwoord."
    doen = "Open het register hier niet. Vraag uw beheerder om een nieuw exemplaar van deze map, en zeg dat deze is veranderd."


class PlaceChanged(UnsafePlace):
    """Where the register is, what a try costs or the certificate is another than the register sealed."""


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

    def demand_safe(self) -> None:
        """Raises `UnsafePlace` for what no folder of a team has."""
        cheap = self.cost.memory_kib < _LEAST_MEMORY or self.cost.time_cost < _LEAST_PASSES
        if not OF_TESTS and (cheap or not self.host or self.host.startswith(("/", "@")) or "," in self.host):
            raise UnsafePlace()

    def seal(self, root: RootKey, certificate: bytes | None) -> str:
        """By which who has the key of the register sees that nobody else wrote this."""
        known = None if certificate is None else hashlib.sha256(certificate).hexdigest()
        told = canonical(self.as_json() | {"certificaat": known})
        return hmac.new(root.subkey("place"), told, hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class TeamFolder:
    """The folder of a team register on this computer."""

    folder: Path

    def place(self) -> TeamPlace:
        """Where the register is; raises `DamagedTeamFolder` or `UnsafePlace`."""
        try:
            place = TeamPlace.from_json(self._fields())
        except (OSError, ValueError, TypeError, KeyError):
            raise DamagedTeamFolder() from None
        place.demand_safe()
        return place

    def sealed_place(self, root: RootKey) -> TeamPlace:
        """The same; raises `PlaceChanged` where somebody without the key of the register changed where it is."""
        place, kept = self.place(), str(self._fields().get("zegel"))
        if not hmac.compare_digest(kept.encode(), place.seal(root, self._certificate()).encode()):
            raise PlaceChanged()
        return place

    def _fields(self) -> dict[str, Any]:
        return cast(dict[str, Any], whole_file.read_json(self.folder / SETTINGS, _LARGEST))

    def _certificate(self) -> bytes | None:
        return self.certificate.read_bytes() if self.certificate else None

    @property
    def certificate(self) -> Path | None:
        """The certificate by which to know the server; None for a server on this computer."""
        file = self.folder / CERTIFICATE
        return file if file.exists() else None

    def envelope(self) -> Envelope:
        """The key file as this computer last saw it; raises `MissingTeamKeys` or `DamagedKeyFile`."""
        try:
            return Envelope.load(self.folder / KEYS)
        except MissingKeyFile:
            raise MissingTeamKeys() from None

    def keep(self, envelope: Envelope) -> None:
        """Keep the key file of the server here too, where it is another: a passphrase opens it before there is a line.

        Where this disk refuses that, the server still has it: what was done there is not to fail by it.
        """
        with suppress(RegisterError):
            if self.envelope().as_bytes() == envelope.as_bytes():
                return
        try:
            envelope.save(self.folder / KEYS)
        except RegisterError as error:
            _LOG.warning("het sleutelbestand is hier niet bijgewerkt: %s", type(error).__name__)

    @classmethod
    def make(
        cls, folder: Path, place: TeamPlace, certificate: bytes | None, envelope: Envelope, root: RootKey
    ) -> Self:
        """Makes it, built beside it and renamed; raises `AlreadyExists` or a refusal of the disk."""
        folder = folder.absolute()
        if folder.exists():
            raise AlreadyExists()
        building = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
        try:
            with disk_refusals():
                whole_file.make_private_folder(building)
                told = place.as_json() | {"zegel": place.seal(root, certificate)}
                write_whole(building / SETTINGS, json.dumps(told, indent=1).encode())
                if certificate is not None:
                    write_whole(building / CERTIFICATE, certificate)
                envelope.save(building / KEYS)
                building.rename(folder)
        finally:
            shutil.rmtree(building, ignore_errors=True)
        return cls(folder)


def is_team(folder: Path) -> bool:
    """Whether this is the folder of a team register: by its name alone, since anybody may put a file in another."""
    return folder.suffix == SUFFIX

"""Signing in at the server of a team register: what was typed opens the key file here, and the line there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from psycopg.conninfo import make_conninfo
from sqlalchemy import Connection, Engine

from ivbdesk.storage.errors import NewerSchema, NotAnOfficer, RegisterError, WrongPassphrase
from ivbdesk.storage.key_lines import demand_known
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.team_login import login_of, password_from, stretched
from ivbdesk.storage.migrations import SCHEMA_HEAD, revision_of
from ivbdesk.storage.postgres.engine import Way, make_engine
from ivbdesk.storage.postgres.errors import SignInRefused, translated
from ivbdesk.storage.postgres.team_keys import key_file
from ivbdesk.storage.team_folder import TeamFolder, TeamPlace


class WrongTeamPassphrase(WrongPassphrase):
    """No officer of the team has this passphrase."""

    wat = "Deze wachtwoordzin hoort niet bij dit teamregister."
    doen = (
        "Let op hoofdletters en spaties en probeer het opnieuw. Is uw zin op een andere computer gewijzigd, neem dan de map van daar "
        "over. Bent u de zin kwijt, vraag dan een beheerder van het register om een nieuwe."
    )


class OtherPassphrase(RegisterError):
    """The server refuses what opens the key file of this computer: the passphrase was changed elsewhere, or the login ended."""

    wat = "De server van het register laat u met deze wachtwoordzin niet toe."
    doen = "Is uw wachtwoordzin op een andere computer gewijzigd, typ dan de nieuwe. Vraag anders de beheerder of uw aanmelding nog geldt."


class OlderSchema(RegisterError):
    """The database is of an earlier version: `gevonden`, where this program works with `bekend`."""

    doen = "Vraag de beheerder van de server om de database bij te werken, of gebruik zolang de vorige versie van ivbdesk."

    def __init__(self, gevonden: str = "", bekend: str = "") -> None:
        super().__init__(gevonden, bekend)
        self.wat = (
            f"De database van dit teamregister is van versie {gevonden}; dit programma werkt met {bekend}."
        )


class NoRegisterThere(RegisterError):
    """The database on the server holds no register, or another."""

    wat = "In de database op de server staat dit register niet."
    doen = "Vraag de beheerder van de server of de database is verplaatst of teruggezet."


@dataclass
class SignedIn:
    """Who came in, with the line and what opens data."""

    engine: Engine
    way: Way = field(repr=False)
    root: RootKey
    holder: UUID
    envelope: Envelope


def _way_to(place: TeamPlace, certificate: Path | None, officer: UUID, secret: bytes) -> Way:
    known = {} if certificate is None else {"sslrootcert": str(certificate)}
    login, password = login_of(officer), password_from(secret)
    return Way(
        make_conninfo(
            "",
            host=place.host,
            port=place.port,
            dbname=place.database,
            user=login,
            password=password,
            **known,
        )
    )


def sign_in(folder: TeamFolder, passphrase: str, first: str) -> SignedIn:
    """Open the key file and the line with one passphrase; that of officer `first` is tried first.

    Raises `WrongPassphrase`, `OtherPassphrase`, `PlaceChanged`, an error of the line, `OlderSchema`, `NewerSchema` or what is wrong with
    the key file; nothing is changed but the copy of the key file here.
    """
    envelope = folder.envelope()
    try:
        root, holder, lock = envelope.unlock_stretched(passphrase, first)
    except WrongPassphrase:
        return _after_a_change(folder, envelope, passphrase, first)
    place = folder.sealed_place(root)  # before anything is sent to whoever is there
    way = _way_to(place, folder.certificate, UUID(holder), lock)
    try:
        return _entered(folder, place, way, holder, root)
    except SignInRefused:
        raise OtherPassphrase() from None


def _after_a_change(folder: TeamFolder, known: Envelope, passphrase: str, first: str) -> SignedIn:
    """The passphrase was changed on another computer, perhaps: then the server knows it, and has the newer key file.

    Asked of one login only: a typing error is no try at that of a colleague. What it is asked of is not known to be
    sealed before it answered, so there a password goes by SCRAM only, of a stretching that is not cheap (`TeamPlace.demand_safe`).
    """
    holders, place = known.header.holders, folder.place()
    holder = first if first in holders else next(iter(holders)) if len(holders) == 1 else ""
    if not holder:
        raise WrongTeamPassphrase()
    secret = stretched(passphrase, place.register_id, UUID(holder), place.cost)
    way = _way_to(place, folder.certificate, UUID(holder), secret)
    try:
        with _looking(way) as (engine, connection):
            newer = key_file(connection)
        engine.dispose()
        root, opened = newer.unlock_passphrase(passphrase, holder)
    except (SignInRefused, WrongPassphrase):
        raise WrongTeamPassphrase() from None
    place = folder.sealed_place(root)
    way = _way_to(place, folder.certificate, UUID(opened), secret)
    return _entered(folder, place, way, opened, root)


def _entered(folder: TeamFolder, place: TeamPlace, way: Way, holder: str, root: RootKey) -> SignedIn:
    with _looking(way) as (engine, connection):
        demand_schema(connection)
        envelope = key_file(connection)
        if envelope.header.register_id != place.register_id:
            raise NoRegisterThere()
        envelope.demand_untouched(root)
        demand_known(connection, envelope)
        if holder not in envelope.header.holders:
            raise NotAnOfficer()
    folder.keep(envelope)
    return SignedIn(engine, way, root, UUID(holder), envelope)


def demand_schema(connection: Connection) -> None:
    """Raises `NoRegisterThere`, `OlderSchema` or `NewerSchema` where the schema is not that of this program."""
    found = revision_of(connection)
    if found is None:
        raise NoRegisterThere()
    if found != SCHEMA_HEAD:
        raise (NewerSchema if found > SCHEMA_HEAD else OlderSchema)(found, SCHEMA_HEAD)


@contextmanager
def _looking(way: Way) -> Iterator[tuple[Engine, Connection]]:
    """A line that only reads, and is let go of where something stands in the way."""
    engine = make_engine(way)
    try:
        with translated(), engine.execution_options(readonly=True).connect() as connection:
            yield engine, connection
    except BaseException:
        engine.dispose()
        raise

"""A register with its actions, for any test: quick to make, with a clock that the test sets."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Engine

from ivbdesk.actions.dossier.casus import CasusGegevens, NieuwePersoon
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.kader.kader import CasusSoort, Huurvorm
from ivbdesk.cases.kader.soorten import Urgentie
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.audit import verify_chain
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.slots import Argon2Params
from ivbdesk.storage.sqlite.check import check_open
from ivbdesk.storage.sqlite.check_around import Surroundings
from ivbdesk.storage.stukken import DocumentFolder

PASSPHRASE = "ballon kachel fietsbel zeehond paraplu"
CHEAP = Argon2Params(memory_kib=19 * 1024, time_cost=2, parallelism=1)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
REGISTER, TEAM = "proef.ivb", "proef.ivbteam"
_MADE = TemporaryDirectory(prefix="ivbdesk-tests-")


@dataclass
class _Engine:
    on_server: bool = False


engine = _Engine()
"""On which engine registers are made; the fixture `motor` sets it for a test."""


class Klok:
    """A clock that stands still until it is told."""

    def __init__(self, nu: datetime = NOW) -> None:
        self.nu = nu

    def __call__(self) -> datetime:
        return self.nu


def new_desk(folder: Path, klok: Klok | None = None, **settings: str) -> Desk:
    """A fresh register with one officer."""
    klok = klok or Klok()
    if engine.on_server:
        from tests.server_register import new_on_server

        return new_on_server(folder / TEAM, PASSPHRASE, CHEAP, klok, tuple(settings.items()))
    source = _made(klok.nu, tuple(settings.items()))
    shutil.copytree(source, folder / REGISTER)
    return reopen(folder, klok)


@cache
def _made(nu: datetime, settings: tuple[tuple[str, str], ...]) -> Path:
    """A register that nobody has worked in: to copy it takes a tenth of making one."""
    folder = Path(_MADE.name) / str(len(list(Path(_MADE.name).iterdir()))) / REGISTER
    folder.parent.mkdir()
    Desk.create(
        folder, PASSPHRASE, RecoveryKey.new(), "Anne Proef", "OOV", dict(settings), Klok(nu), CHEAP
    ).close()
    return folder


def reopen(folder: Path, klok: Klok | None = None) -> Desk:
    """The same register, opened again."""
    if engine.on_server:
        from tests.server_register import open_on_server

        return open_on_server(folder / TEAM, PASSPHRASE, klok or Klok())
    return Desk.open(folder / REGISTER, with_passphrase(PASSPHRASE), klok or Klok())


def documents_of(desk: Desk) -> set[UUID]:
    """Of which documents there is a content, in the folder or on the server."""
    if engine.on_server:
        with database_of(desk).connect() as connection:
            return set(connection.scalars(sa.text("SELECT DISTINCT stuk_id FROM stukinhoud")))
    documents = desk.register.documents
    assert isinstance(documents, DocumentFolder)
    return {UUID(path.stem) for path in documents.files()}


def database_of(desk: Desk) -> Engine:
    """That of who keeps the database, for a test that looks or meddles where no officer of a server may."""
    if engine.on_server:
        from tests.server_register import owner_engine

        return owner_engine(desk)
    return desk.register.engine


def is_whole(desk: Desk) -> bool:
    """Whether a check finds all in order; of a register on a server that is its log."""
    if engine.on_server:
        with desk.register.engine.connect() as connection:
            return verify_chain(connection, desk.register.audit_key).broken_at is None
    return check_open(desk.register, Surroundings(desk.copies.usual_place, desk.ctx.now())).in_orde


def casus_gegevens(**changes: object) -> CasusGegevens:
    """A plain casus."""
    plain: dict[str, object] = {
        "soort": CasusSoort.WOONOVERLAST,
        "titel": "Woonoverlast Proeflaan 3",
        "doel": "overlast beëindigen",
        "grondslag": "Gemeentewet art. 172",
        "urgentie": Urgentie.GEEL,
        "procesregie": "Gemeente OOV",
        "casusregie": "Incluzio",
        "adres": Adres("Proeflaan", 3, "", "2351 AB", "Leiderdorp"),
        "huurvorm": Huurvorm.SOCIALE_HUUR,
        "geinformeerd_op": NOW.date(),
    }
    return CasusGegevens(**{**plain, **changes})  # type: ignore[arg-type]  # a test's own fields


PERSOON = NieuwePersoon(Persoonsgegevens("Jo", "van der", "Berg", 1980), Rol.OVERLASTGEVER)

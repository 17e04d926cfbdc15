"""An act in a process of its own, in which something happens at a chosen thing that it asks of the disk."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ivbdesk.cases.taal.fouten import KanNietSchrijven, RegelFout
from ivbdesk.storage.errors import RegisterError
from ivbdesk.torture.acts import TrialAct
from ivbdesk.torture.python_disk import PythonLayer
from ivbdesk.torture.trial_register import Trial
from ivbdesk.torture.vfs import OK, DiskAct, FaultLayer

AtEach = Callable[[int, DiskAct], int]
"""Is told how many things were asked before, and what is asked now; gives OK, or the error of the disk."""
EXPLAINED = (RegisterError, RegelFout, KanNietSchrijven)
_SHARED_MEMORY = "-shm"


@dataclass(frozen=True)
class Ended:
    """How an act ended: confirmed, refused in words, or with an error that has none; neither where it was killed."""

    bevestigd: bool = False
    in_woorden: str = ""
    kaal: str = ""
    gevraagd: tuple[tuple[str, str], ...] = ()
    """Each thing that was asked of the disk: its kind and the name of the file."""


def kill() -> None:
    """End this process as kill -9 does."""
    os.kill(os.getpid(), signal.SIGKILL)


def where(error: BaseException) -> str:
    """The kind of an error that nobody foresaw, and the place in the house where it came from."""
    frames = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__)]
    own = [at for at, file in enumerate(frames) if "ivbdesk" in file.parts and "torture" not in file.parts]
    return (
        f"{type(error).__name__} in {frames[own[-1]].name}:{lines[own[-1]]}" if own else type(error).__name__
    )


def nothing(number: int, act: DiskAct) -> int:
    """The disk does as it is asked."""
    return OK


def in_child(
    trial: Trial, act: TrialAct, at_each: AtEach = nothing, told: Callable[[], object] = lambda: ()
) -> tuple[Ended, object]:
    """Do the act in a child; what comes before it is not counted. Gives how it ended, and what `told` gave then."""
    assert sys.platform != "win32"
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            ended = _do(trial, act, at_each)
            with open(writing, "wb") as pipe:
                pipe.write(pickle.dumps((ended, told())))
        finally:
            os._exit(0)  # the layer below SQLite does not outlive the interpreter
    os.close(writing)
    with open(reading, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    if not data:
        return Ended(), ()
    ended, more = pickle.loads(data)  # written by our own child just now
    return ended, more


def _do(trial: Trial, act: TrialAct, at_each: AtEach) -> Ended:
    asked: list[tuple[str, str]] = []
    counting = [False]

    def listen(item: DiskAct) -> int:
        if not counting[0] or item.pad.endswith(_SHARED_MEMORY):
            return OK
        asked.append((item.soort, item.naam))
        return at_each(len(asked) - 1, item)

    FaultLayer(listen)
    PythonLayer(listen, trial.root)
    do = act.begin(trial)
    counting[0] = True
    try:
        do()
    except EXPLAINED as error:
        return Ended(in_woorden=str(error) or "?", gevraagd=tuple(asked))
    except Exception as error:
        return Ended(kaal=where(error), gevraagd=tuple(asked))
    finally:
        counting[0] = False
    return Ended(bevestigd=True, gevraagd=tuple(asked))

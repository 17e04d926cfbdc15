"""The other end of `read_apart`: a process that reads one file, answers, and ends."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable

from ivbdesk.apart.confine import confine
from ivbdesk.apart.read import Limits


def serve() -> int:
    """Do the one piece of work that comes by standard input; gives the exit code."""
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no part of the answer
    with os.fdopen(0, "rb", closefd=False) as source:
        limits, work = pickle.loads(source.read(int.from_bytes(source.read(8), "big")))
        confine(limits.seconds, limits.memory)
        told = worked(limits, work, source.read())
    with answer:
        answer.write(told)
    return 0


def worked(limits: Limits, work: Callable[[bytes], object], content: bytes) -> bytes:
    """What `work` gives of it, or what was in the way, as it is sent back."""
    try:
        told = pickle.dumps(("gelezen", work(content)))
    except MemoryError:
        return pickle.dumps(("te groot", None))
    except Exception as error:
        if type(error).__module__.startswith("ivbdesk.cases."):
            return pickle.dumps(("fout", (type(error), error.args, error.__dict__)))
        return pickle.dumps(("onleesbaar", None))
    return told if len(told) <= limits.answer else pickle.dumps(("te groot", None))

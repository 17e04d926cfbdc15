"""The door: `ivbdesk` and `python -m ivbdesk`."""

from __future__ import annotations

import ctypes
import sys
from types import TracebackType

from ivbdesk import READ_APART
from ivbdesk.output import make_ready

_PR_SET_DUMPABLE = 4
_WER_NO_HEAP = 1


def main() -> int:
    """Run the command line; gives the exit code."""
    make_ready()
    _keep_memory_private()
    sys.excepthook = _tell_without_values
    if sys.argv[1:] == [READ_APART]:
        from ivbdesk.apart.worker import serve

        return serve()
    from ivbdesk.cli.main import main as run

    return run(sys.argv[1:])


def _keep_memory_private() -> None:
    """No core dumps or crash reports with memory in it; on Linux no reading of it by others of the same user."""
    if sys.platform == "win32":
        ctypes.windll.kernel32.WerSetFlags(_WER_NO_HEAP)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _tell_without_values(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """An unforeseen error by its kind and place: never its text or its variables, which may name people."""
    place = "onbekend"
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.startswith("ivbdesk"):
            place = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    if issubclass(kind, KeyboardInterrupt):
        sys.stderr.write("Afgebroken.\n")
        return
    sys.stderr.write(
        f"Er ging iets mis dat het programma niet kent. Wat was opgeslagen, is bewaard. Code: {kind.__name__} {place}\n"
    )


if __name__ == "__main__":
    sys.exit(main())

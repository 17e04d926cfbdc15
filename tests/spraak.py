"""`python -m tests.spraak LOG`: walks a vignette by the keyboard under Xvfb, and writes what a screen reader is told.

It needs Xvfb, openbox, dbus-daemon, at-spi2-core and python3-pyatspi of the system; no test runs it. Orca speaks from the same
events, in its own words and order: this log is what reaches it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
SYSTEM_PYTHON = "/usr/bin/python3"
DISPLAY = ":93"
_HEAD = """\
TOETS en TYPT is wat de behandelaar doet (Tab, tussen twee keer FOCUS, staat er niet bij).
VENSTER, FOCUS, VINKJE, WAARDE, KEUZE, MELDING en OMROEP is wat een schermlezer hoort.
"""


@contextmanager
def _running(*command: str, **more: object) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, text=True, **more)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        process.terminate()
        process.wait(10)


def record(log: Path) -> None:
    """Start a screen and a bus of their own, the hearer and the walker, and keep what was heard."""
    with tempfile.TemporaryDirectory(prefix="ivbdesk-spraak-") as aside:
        environment = {
            **os.environ,
            "DISPLAY": DISPLAY,
            "HOME": aside,
            "XDG_RUNTIME_DIR": aside,
            "QT_QPA_PLATFORM": "xcb",
            "QT_ACCESSIBILITY": "1",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONPATH": str(HERE.parent),
            "SPRAAK_LOG": str(log),
            "SPRAAK_MERK": str(Path(aside) / "merk"),
        }
        quiet = subprocess.DEVNULL
        with _running("Xvfb", DISPLAY, "-screen", "0", "1600x1000x24", stdout=quiet, stderr=quiet):
            time.sleep(1)
            inner = [sys.executable, "-m", "tests.spraak", "--binnen"]
            subprocess.run(["dbus-run-session", "--", *inner], env=environment, check=True)


def _inside(log: Path) -> None:
    hearer = [SYSTEM_PYTHON, str(HERE / "spraak_hoorder.py")]
    log.write_text(_HEAD, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    with (
        _running("openbox"),
        log.open("a", encoding="utf-8") as out,
        _running(*hearer, stdout=out, env=environment),
    ):
        time.sleep(3)
        subprocess.run([sys.executable, "-m", "tests.spraak_loper"], check=True, timeout=1800)
        time.sleep(2)


if __name__ == "__main__":
    if sys.argv[1] == "--binnen":
        _inside(Path(os.environ["SPRAAK_LOG"]))
    else:
        record(Path(sys.argv[1]).absolute())

"""How long programs take until their first window is on the screen, and how large they are, in turn and in one run.

`started.py RUNS NAME=FOLDER=COMMAND ...`, on a screen with xdotool at hand. Prints for each the size of its folder, and
the shortest, middle and longest time in seconds.
"""

from __future__ import annotations

import contextlib
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TITLE = "ivbdesk$"
LOOK_S = 0.02
PATIENCE_S = 120.0


def size_of(folder: Path) -> int:
    """What the files of a folder hold, in bytes."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def is_shown(*then: str) -> bool:
    """Whether a window with our title is on the screen; `then` is done to it."""
    command = ["xdotool", "search", "--onlyvisible", "--name", TITLE, *then]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def started(command: str) -> float:
    """Seconds from the command to its window, with settings of its own; raises TimeoutError."""
    with tempfile.TemporaryDirectory() as home:
        fresh = {**os.environ, "XDG_CONFIG_HOME": home}
        begun = time.monotonic()
        program = subprocess.Popen(command, shell=True, env=fresh, start_new_session=True)
        try:
            while not is_shown():
                if time.monotonic() - begun > PATIENCE_S:
                    raise TimeoutError(command)
                time.sleep(LOOK_S)
            return time.monotonic() - begun
        finally:
            # A small starter has ended by then, and what it started is nobody's child.
            while is_shown("windowkill"):
                time.sleep(LOOK_S)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(program.pid, signal.SIGKILL)
            program.wait()


def main(runs: int, named: list[tuple[str, ...]]) -> None:
    """Measure each in turn; the first round warms the disk and does not count."""
    times: dict[str, list[float]] = {name: [] for name, _, _ in named}
    for turn in range(runs + 1):
        for name, _, command in named:
            took = started(command)
            if turn:
                times[name].append(took)
    for name, folder, _ in named:
        all_of, size = times[name], size_of(Path(folder)) / 1_000_000
        least, middle, most = min(all_of), statistics.median(all_of), max(all_of)
        print(f"{name}: {size:.0f} MB, first window in {least:.2f} {middle:.2f} {most:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]), [tuple(text.split("=", 2)) for text in sys.argv[2:]])

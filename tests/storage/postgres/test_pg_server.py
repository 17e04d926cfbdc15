"""A computer on which no server can run leaves its tests out, with a reason, and does not try again for each."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.posix import posix

_ASKED = "from tests.pg_server import why_no_server; print(why_no_server())"


def told(script: str, **environment: str) -> str:
    given = {name: value for name, value in os.environ.items() if name != "IVBDESK_PG"}
    return subprocess.check_output([sys.executable, "-c", script], text=True, env=given | environment).strip()


@posix("rights on a folder")
def test_where_a_server_cannot_have_its_folder_the_reason_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o700 if os.getuid() == 0 else 0o500)
    assert told(_ASKED, TMPDIR=str(tmp_path)).startswith("POSIX: PostgreSQL does not start")
    tmp_path.chmod(0o700)


@posix("programs with a shebang")
@pytest.mark.parametrize(("says", "number"), [("9.6.24", 9), ("16.2 (Debian)", 16), ("", 0)])
def test_of_programs_is_asked_what_they_are(says: str, number: int) -> None:
    from tests.pg_server import _version

    with TemporaryDirectory() as made:  # the folders of pytest are of root alone
        folder = Path(made)
        folder.chmod(0o755)
        program = folder / "postgres"
        program.write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {says}'\n{'' if says else 'exit 1'}\n")
        program.chmod(0o755)
        assert _version(folder) == number
        assert _version(folder / "nergens") == 0


@posix("a folder of a process that is gone")
def test_what_a_dead_process_left_is_swept(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left, ours = (tmp_path / f"ivbdesk-pg-{pid}-x" for pid in (gone.pid, os.getpid()))
    for folder in (left, ours):
        folder.mkdir()
    told("from tests.pg_server import _sweep; _sweep()", TMPDIR=str(tmp_path))
    assert (left.exists(), ours.exists()) == (False, True)

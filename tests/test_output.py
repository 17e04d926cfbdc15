"""What is printed arrives in any code page, and without a stream at all; figures for programs are plain ASCII."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

SAYS = """
import sys
{before}
from ivbdesk.output import make_ready
make_ready()
print("✓ Özdemir … ‘Ĳsselmeer’ – 漢")
sys.stderr.write("klaar\\n")
"""


def run(code: str, encoding: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, check=False)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "✓ Özdemir … ‘Ĳsselmeer’ – 漢"),
        ("cp1252", "v Özdemir … ‘IJsselmeer’ – ?"),
        ("cp850", "v Özdemir ... 'IJsselmeer' - ?"),
        ("cp437", "v Özdemir ... 'IJsselmeer' - ?"),
        ("ascii", "v Ozdemir ... 'IJsselmeer' - ?"),
    ],
)
def test_a_sign_that_the_reader_lacks_is_printed_plainer(encoding: str, told: str) -> None:
    done = run(SAYS.format(before=""), encoding)
    assert (done.returncode, done.stderr.split()) == (0, [b"klaar"])
    assert done.stdout.decode(encoding).strip() == told


def test_without_streams_nothing_ends_the_program() -> None:
    done = run(SAYS.format(before="sys.stdout = sys.stderr = None"), "utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["check"]])
def test_the_command_line_speaks_in_an_old_code_page(arguments: list[str]) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "ivbdesk", *arguments]
    done = subprocess.run(command, capture_output=True, env=env, check=False)
    assert b"Traceback" not in done.stderr
    assert (done.stdout + done.stderr).isascii()


def test_json_is_ascii_so_that_no_code_page_can_spoil_it() -> None:
    command = [
        sys.executable,
        "-m",
        "ivbdesk",
        "check",
        "--json",
        "bestaat-ñiet.ivb",
        "--passphrase-file",
        os.devnull,
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.stdout.isascii()
    assert json.loads(done.stdout)["gelukt"] is False

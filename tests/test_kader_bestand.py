"""An own handelingskader that cannot be read keeps no register shut."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ivbdesk.kader_bestand import own_days, own_kader
from tests.posix import NO_PIPES, posix
from tests.werkplaats import new_desk, reopen


def pipe(file: Path) -> None:
    os.mkfifo(file)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda file: file.write_text("a = " + "[" * 3000, encoding="utf-8"), "te diep"),
        (lambda file: file.write_text("a = " + "9" * 5000, encoding="utf-8"), "cijfers"),
        (lambda file: file.write_bytes(b"#" * 2_000_001), "te groot"),
        (lambda file: file.write_bytes(b"versie = \xff"), "UTF-8"),
        pytest.param(pipe, "geen gewoon bestand", marks=posix(NO_PIPES)),
        (lambda file: file.mkdir(), "geen gewoon bestand"),
    ],
)
def test_what_stands_beside_the_register_never_keeps_it_shut(tmp_path: Path, make: object, told: str) -> None:
    new_desk(tmp_path).close()
    assert callable(make)
    make(own_kader(tmp_path / "proef.ivb"))
    make(tmp_path / "feestdagen.toml")
    desk = reopen(tmp_path)
    assert told in desk.own_kader.keuze.fout
    assert desk.ctx.kader.maatregelen
    assert told in own_days(tmp_path / "proef.ivb").fout
    desk.close()
